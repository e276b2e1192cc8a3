/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-broker"

#include "sol-sim-broker.h"

#include "sol-sim-live-frame.h"
#include "sol-sim-mqtt.h"

#include <string.h>

#define STATUS_MS 1000
#define VITALS_TICKS 5
#define CLOUD "https://enlighten.enphaseenergy.com"
#define PROFILE_UI "https://battery-profile-ui.enphaseenergy.com"
#define ACCEPTED 0
#define NOT_AUTHORIZED 5
#define REFUSED 0x80

struct _SolSimBroker
{
  SolSimServer *server;
  GPtrArray *leases;      /* SolSimLease */
  GPtrArray *subscribers; /* Subscriber */
  SolSimLiveTrouble trouble;
};

typedef struct
{
  SolSimBroker *broker;
  SoupWebsocketConnection *connection;
  GByteArray *in;
  const SolSimLease *lease; /* nullable: not yet connected */
  gboolean subscribed;
  guint keep_alive; /* s; 0 = for ever */
  gint64 heard;     /* monotonic µs */
  guint ticks;
  GSource *timer;
} Subscriber;

static void
lease_free (gpointer data)
{
  SolSimLease *lease = data;
  g_free (lease->topic);
  g_free (lease->token);
  g_free (lease->digest);
  g_free (lease);
}

static void
subscriber_free (gpointer data)
{
  Subscriber *self = data;
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  g_signal_handlers_disconnect_by_data (self->connection, self);
  g_object_unref (self->connection);
  g_byte_array_unref (self->in);
  g_free (self);
}

SolSimBroker *
sol_sim_broker_new (SolSimServer *server)
{
  SolSimBroker *self = g_new0 (SolSimBroker, 1);
  self->server = server;
  self->leases = g_ptr_array_new_with_free_func (lease_free);
  self->subscribers = g_ptr_array_new_with_free_func (subscriber_free);
  return self;
}

void
sol_sim_broker_free (SolSimBroker *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->subscribers);
  g_ptr_array_unref (self->leases);
  g_free (self);
}

void
sol_sim_broker_set_trouble (SolSimBroker *self, SolSimLiveTrouble trouble)
{
  self->trouble = trouble;
}

const SolSimLease *
sol_sim_broker_lease (SolSimBroker *self, SolSimLiveKind kind, guint64 site, const char *prefix,
                      const char *id, gint64 now)
{
  SolSimLease *lease = g_new0 (SolSimLease, 1);
  g_autofree char *random = g_uuid_string_random ();
  guint32 words[8];
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = g_random_int ();
  lease->kind = kind;
  lease->site = site;
  lease->topic = g_strdup_printf ("%s%.8s", prefix, id != NULL ? id : random);
  if (id != NULL)
    {
      g_free (lease->topic);
      lease->topic = g_strconcat (prefix, id, NULL);
    }
  lease->token = g_strdup (random);
  /* Ends with '=', and mostly has a '+' or '/': it must be escaped in the user name. */
  lease->digest = g_base64_encode ((const guchar *) words, sizeof words);
  lease->authorizer = "aws-lambda-authoriser-prod";
  lease->token_key = "enph_token";
  lease->until = now + SOL_SIM_LEASE_S;
  sol_sim_sign_ins_note_secret (self->server->sign_ins, lease->token);
  sol_sim_sign_ins_note_secret (self->server->sign_ins, lease->digest);
  g_ptr_array_add (self->leases, lease);
  return lease;
}

static void
send_bytes (Subscriber *self, const guint8 *data, gsize length)
{
  if (length > 0 && soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_send_binary (self->connection, data, length);
}

/* A packet may end in the middle of a message of the web socket, and begin there. */
static void
send_packets (Subscriber *self, GByteArray *out)
{
  gsize cut = self->ticks % 3 == 2 ? out->len / 2 : out->len;
  send_bytes (self, out->data, cut);
  send_bytes (self, out->data + cut, out->len - cut);
}

static void
drop (Subscriber *self)
{
  if (soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_close (self->connection, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
}

static GBytes *
make_payload (Subscriber *self, const SolSimSite *site, gint64 now)
{
  static const guint8 noise[] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1a };
  if (self->broker->trouble == SOL_SIM_LIVE_GARBAGE)
    return g_bytes_new_static (noise, sizeof noise);
  SolSimSite wrong = *site;
  if (self->broker->trouble == SOL_SIM_LIVE_UNBALANCED)
    wrong.power.solar += 2500;
  return self->lease->kind == SOL_SIM_LIVE_STATUS ? sol_sim_live_status (&wrong, now)
                                                  : sol_sim_live_vitals (&wrong, now);
}

/* What is due now is added to @out. */
static void
publish (Subscriber *self, GByteArray *out)
{
  const SolSimLease *lease = self->lease;
  if (!self->subscribed || lease->kind == SOL_SIM_LIVE_SILENT || self->broker->trouble == SOL_SIM_LIVE_MUTE)
    return;
  if (lease->kind == SOL_SIM_LIVE_VITALS && self->ticks % VITALS_TICKS != 0)
    return;
  gint64 now = sol_sim_server_live (self->broker->server);
  const SolSimSite *site = sol_sim_home_find_site (self->broker->server->home, lease->site);
  /* A gateway that is not there has nobody to speak for it. */
  if (site == NULL || site->gateway.silent)
    return;
  g_autoptr (GBytes) payload = make_payload (self, site, now);
  sol_sim_mqtt_add_publish (out, lease->topic, payload);
}

static gboolean
on_tick (gpointer data)
{
  Subscriber *self = data;
  gint64 silent_us = g_get_monotonic_time () - self->heard;
  gint64 now = sol_sim_server_now_us (self->broker->server) / G_USEC_PER_SEC;
  gboolean over = self->lease != NULL && now >= self->lease->until;
  gboolean asleep = self->keep_alive > 0 && silent_us > (gint64) self->keep_alive * 3 / 2 * G_USEC_PER_SEC;
  if (over || asleep || self->broker->trouble == SOL_SIM_LIVE_DROP)
    {
      drop (self);
      return G_SOURCE_CONTINUE;
    }
  self->ticks++;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  publish (self, out);
  send_packets (self, out);
  return G_SOURCE_CONTINUE;
}

void
sol_sim_broker_publish (SolSimBroker *self)
{
  for (guint i = 0; i < self->subscribers->len; i++)
    on_tick (self->subscribers->pdata[i]);
}

/* The user name is one string in a fixed order. */
static char *
user_name_of (const SolSimLease *lease)
{
  g_autofree char *digest = g_uri_escape_string (lease->digest, NULL, FALSE);
  return g_strdup_printf ("?x-amz-customauthorizer-name=%s&%s=%s&site-id=%" G_GUINT64_FORMAT
                          "&x-amz-customauthorizer-signature=%s&env=production",
                          lease->authorizer, lease->token_key, lease->token, lease->site, digest);
}

static const SolSimLease *
find_lease (SolSimBroker *self, const char *user_name)
{
  gint64 now = sol_sim_server_now_us (self->server) / G_USEC_PER_SEC;
  for (guint i = 0; i < self->leases->len; i++)
    {
      const SolSimLease *lease = self->leases->pdata[i];
      g_autofree char *wanted = user_name_of (lease);
      if (strcmp (wanted, user_name) == 0 && now < lease->until)
        return lease;
    }
  return NULL;
}

/* FALSE ends the connection, without a word or after one. */
static gboolean
on_connect (Subscriber *self, GBytes *rest, GByteArray *out)
{
  g_auto (SolSimMqttConnect) connect = { 0 };
  if (self->lease != NULL || !sol_sim_mqtt_read_connect (rest, &connect) || !connect.clean
      || connect.has_password || connect.user_name == NULL || *connect.client_id == '\0'
      || strstr (connect.user_name, "&site-id=") == NULL)
    return FALSE;
  self->lease = find_lease (self->broker, connect.user_name);
  self->keep_alive = connect.keep_alive;
  sol_sim_mqtt_add_connack (out, self->lease != NULL ? ACCEPTED : NOT_AUTHORIZED);
  return self->lease != NULL;
}

static gboolean
on_subscribe (Subscriber *self, const SolSimMqttPacket *packet, GByteArray *out)
{
  guint16 id = 0;
  g_autofree char *topic = sol_sim_mqtt_read_subscribe (packet->rest, &id);
  if (topic == NULL || packet->flags != 2)
    return FALSE;
  self->subscribed = strcmp (topic, self->lease->topic) == 0;
  sol_sim_mqtt_add_suback (out, id, self->subscribed ? 0 : REFUSED);
  self->ticks = 0;
  publish (self, out);
  return TRUE;
}

static gboolean
on_packet (Subscriber *self, const SolSimMqttPacket *packet, GByteArray *out)
{
  guint16 id = 0;
  if (packet->type == SOL_SIM_MQTT_CONNECT)
    return on_connect (self, packet->rest, out);
  if (self->lease == NULL)
    return FALSE;
  if (packet->type == SOL_SIM_MQTT_SUBSCRIBE)
    return on_subscribe (self, packet, out);
  if (packet->type == SOL_SIM_MQTT_UNSUBSCRIBE)
    {
      g_autofree char *topic = sol_sim_mqtt_read_subscribe (packet->rest, &id);
      self->subscribed = FALSE;
      sol_sim_mqtt_add_unsuback (out, id);
      return topic != NULL;
    }
  if (packet->type == SOL_SIM_MQTT_PINGREQ)
    sol_sim_mqtt_add_pingresp (out);
  /* Nobody publishes here, and DISCONNECT is the end of it. */
  return packet->type == SOL_SIM_MQTT_PINGREQ;
}

static void
on_message (SoupWebsocketConnection *connection, gint type, GBytes *message, gpointer data)
{
  Subscriber *self = data;
  g_auto (SolSimMqttPacket) packet = { 0 };
  g_autoptr (GByteArray) out = g_byte_array_new ();
  SolSimMqttRead read = SOL_SIM_MQTT_BAD;
  gboolean goes_on = type == SOUP_WEBSOCKET_DATA_BINARY;
  self->heard = g_get_monotonic_time ();
  if (goes_on)
    g_byte_array_append (self->in, g_bytes_get_data (message, NULL), (guint) g_bytes_get_size (message));
  while (goes_on && (read = sol_sim_mqtt_read (self->in, &packet)) == SOL_SIM_MQTT_PACKET)
    goes_on = on_packet (self, &packet, out);
  send_packets (self, out);
  if (!goes_on || read == SOL_SIM_MQTT_BAD)
    drop (self);
}

static void
on_closed (SoupWebsocketConnection *connection, gpointer data)
{
  Subscriber *self = data;
  g_ptr_array_remove_fast (self->broker->subscribers, self);
}

static gboolean
is_page (SolSimServer *server, const char *origin)
{
  return g_strcmp0 (origin, CLOUD) == 0 || g_strcmp0 (origin, PROFILE_UI) == 0
         || g_strcmp0 (origin, server->origin) == 0;
}

static void
on_socket (SoupServer *soup, SoupServerMessage *message, const char *path,
           SoupWebsocketConnection *connection, gpointer data)
{
  SolSimBroker *broker = data;
  SolSimServer *server = broker->server;
  const char *origin
      = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Origin");
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  guint64 number
      = sol_sim_log_add (server->log, sol_sim_server_now_us (server) / G_USEC_PER_SEC, message, path, none);
  sol_sim_log_note_answer (server->log, number, SOUP_STATUS_SWITCHING_PROTOCOLS, NULL);
  Subscriber *self = g_new0 (Subscriber, 1);
  self->broker = broker;
  self->connection = g_object_ref (connection);
  self->in = g_byte_array_new ();
  self->heard = g_get_monotonic_time ();
  self->timer = g_timeout_source_new (STATUS_MS);
  g_source_set_callback (self->timer, on_tick, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
  g_signal_connect (connection, "message", G_CALLBACK (on_message), self);
  g_signal_connect (connection, "closed", G_CALLBACK (on_closed), self);
  g_ptr_array_add (broker->subscribers, self);
  if (!is_page (server, origin) || broker->trouble == SOL_SIM_LIVE_DROP
      || g_strcmp0 (soup_websocket_connection_get_protocol (connection), "mqtt") != 0)
    drop (self);
}

void
sol_sim_broker_listen (SolSimBroker *self, SoupServer *soup)
{
  char *protocols[] = { (char *) "mqtt", NULL };
  soup_server_add_websocket_handler (soup, "/mqtt", NULL, protocols, on_socket, self, NULL);
}
