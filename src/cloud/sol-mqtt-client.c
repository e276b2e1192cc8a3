/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-mqtt-client"

#include "sol-mqtt-client.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "sol-error.h"
#include "sol-headers.h"
#include "sol-mqtt.h"
#include "sol-secret.h"

#define BROKER_PATTERN "^[a-z0-9]+-ats\\.iot\\.[a-z0-9-]+\\.amazonaws\\.com$"
#define BROKER_PATH "/mqtt"
#define CLIENT_ID_LENGTH 22

/* A WebSocket message may carry a whole packet with its head, or several small ones. */
#define MESSAGE_CAP (SOL_MQTT_CAP + 8)

typedef enum
{
  PHASE_NEW,
  PHASE_SHAKING_HANDS,
  PHASE_LOGGING_IN,
  PHASE_READY,
  PHASE_SUBSCRIBING,
  PHASE_CLOSING,
  PHASE_OVER,
} Phase;

struct _SolMqttClient
{
  GObject parent_instance;

  SolClock *clock;      /* (owned) */
  GUri *origin;         /* (owned) (nullable) */
  SoupSession *session; /* (owned) */
  gint64 timeout;
  guint16 keep_alive;

  Phase phase;
  SoupWebsocketConnection *connection; /* (owned) (nullable) */
  SolMqttParser *parser;               /* (owned) */
  GTask *step;                         /* (owned) (nullable): the call under way */
  GSource *caller_source;              /* (owned) (nullable): its cancellation */
  SoupMessage *message;                /* (owned) (nullable): while shaking hands */
  GCancellable *handshake;             /* (owned) */
  SolSecret *user_name;                /* (owned) (nullable): until it has been sent */
  guint deadline;                      /* of the step */
  guint ping;                          /* the next */
  guint pong;                          /* deadline of the answer */
  guint16 last_id;
  gboolean broken; /* the WebSocket itself was not spoken properly */
};

enum
{
  SIGNAL_MESSAGE,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolMqttClient, sol_mqtt_client, G_TYPE_OBJECT)

gboolean
sol_mqtt_host_is_allowed (const char *host)
{
  return host != NULL
         && g_regex_match_simple (BROKER_PATTERN, host, G_REGEX_DOLLAR_ENDONLY, (GRegexMatchFlags) 0);
}

/* Another server names itself, with or without its port. */
static gboolean
host_is_of_origin (const char *host, GUri *origin)
{
  g_autofree char *with_port = g_strdup_printf ("%s:%d", g_uri_get_host (origin), g_uri_get_port (origin));
  return g_strcmp0 (host, g_uri_get_host (origin)) == 0 || g_strcmp0 (host, with_port) == 0;
}

GUri *
sol_mqtt_map (const char *host, GUri *origin)
{
  gboolean allowed = sol_mqtt_host_is_allowed (host);

  if (origin == NULL)
    return allowed ? g_uri_build (SOUP_HTTP_URI_FLAGS, "wss", NULL, host, -1, BROKER_PATH, NULL, NULL) : NULL;
  if (!allowed && !host_is_of_origin (host, origin))
    return NULL;
  gboolean plain = g_str_equal (g_uri_get_scheme (origin), "http");
  return g_uri_build (SOUP_HTTP_URI_FLAGS, plain ? "ws" : "wss", NULL, g_uri_get_host (origin),
                      g_uri_get_port (origin), BROKER_PATH, NULL, NULL);
}

/* --- the connection ------------------------------------------------------------------------------------ */

static void
client_transmit (SolMqttClient *self, GBytes *packet)
{
  if (self->connection != NULL
      && soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_send_message (self->connection, SOUP_WEBSOCKET_DATA_BINARY, packet);
}

static void
client_say_goodbye (SolMqttClient *self)
{
  if (self->phase != PHASE_READY && self->phase != PHASE_SUBSCRIBING)
    return;
  g_autoptr (GBytes) packet = sol_mqtt_pack_disconnect ();
  client_transmit (self, packet);
}

static void
lingered_cb (SoupWebsocketConnection *connection, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (connection, lingered_cb, user_data);
  g_object_unref (connection);
}

/* Keeps a connection until what was said has left and it is closed; libsoup waits a few seconds at most. */
static void
linger (SoupWebsocketConnection *connection)
{
  SoupWebsocketState state = soup_websocket_connection_get_state (connection);
  if (state == SOUP_WEBSOCKET_STATE_CLOSED)
    return;
  g_signal_connect (g_object_ref (connection), "closed", G_CALLBACK (lingered_cb), NULL);
  if (state == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_close (connection, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
}

static void
client_disarm (SolMqttClient *self)
{
  sol_clock_clear (self->clock, &self->deadline);
  if (self->caller_source != NULL)
    g_source_destroy (self->caller_source);
  g_clear_pointer (&self->caller_source, g_source_unref);
}

static void
client_drop (SolMqttClient *self)
{
  client_disarm (self);
  sol_clock_clear (self->clock, &self->ping);
  sol_clock_clear (self->clock, &self->pong);
  client_say_goodbye (self);
  self->phase = PHASE_OVER;
  g_clear_pointer (&self->user_name, sol_secret_free);
  g_clear_object (&self->message);
  g_cancellable_cancel (self->handshake);
  if (self->connection == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->connection, self);
  linger (self->connection);
  g_clear_object (&self->connection);
}

/* The connection is over, whoever wanted it: the call under way says so, else the signal. */
static void
client_end (SolMqttClient *self, GError *reason)
{
  g_autoptr (SolMqttClient) alive = g_object_ref (self);
  g_autoptr (GError) error = reason;
  g_autoptr (GTask) step = g_steal_pointer (&self->step);
  gboolean tell = step == NULL && self->phase == PHASE_READY;
  gboolean wanted = self->phase == PHASE_CLOSING && error->domain == SOL_ERROR;

  client_drop (self);
  if (step != NULL && wanted)
    g_task_return_boolean (step, TRUE);
  else if (step != NULL)
    g_task_return_error (step, g_steal_pointer (&error));
  else if (tell)
    g_signal_emit (self, signals[SIGNAL_CLOSED], 0, error);
}

static void
client_succeed (SolMqttClient *self, Phase next)
{
  g_autoptr (GTask) step = g_steal_pointer (&self->step);
  client_disarm (self);
  self->phase = next;
  g_task_return_boolean (step, TRUE);
}

static GError *
broke_off (void)
{
  return sol_error_new_message (SOL_ERROR_UNAVAILABLE, _ ("Enphase broke off without an answer."));
}

/* --- time ---------------------------------------------------------------------------------------------- */

static void
too_late_cb (gpointer user_data)
{
  SolMqttClient *self = user_data;
  self->deadline = 0;
  client_end (self, sol_error_new_message (SOL_ERROR_UNAVAILABLE, _ ("Enphase did not answer in time.")));
}

static void
no_pong_cb (gpointer user_data)
{
  SolMqttClient *self = user_data;
  self->pong = 0;
  client_end (self, sol_error_new_message (SOL_ERROR_UNAVAILABLE, _ ("Enphase did not answer in time.")));
}

static void ping_cb (gpointer user_data);

static void
client_plan_ping (SolMqttClient *self)
{
  if (self->keep_alive > 0)
    self->ping = sol_clock_add (self->clock, self->keep_alive * SOL_SECOND * 3 / 4, G_PRIORITY_DEFAULT,
                                ping_cb, self);
}

static void
ping_cb (gpointer user_data)
{
  SolMqttClient *self = user_data;
  g_autoptr (GBytes) packet = sol_mqtt_pack_pingreq ();
  client_transmit (self, packet);
  if (self->pong == 0)
    self->pong = sol_clock_add (self->clock, self->timeout, G_PRIORITY_DEFAULT, no_pong_cb, self);
  client_plan_ping (self);
}

static void
client_set_deadline (SolMqttClient *self)
{
  sol_clock_clear (self->clock, &self->deadline);
  self->deadline = sol_clock_add (self->clock, self->timeout, G_PRIORITY_DEFAULT, too_late_cb, self);
}

/* --- what the broker says ------------------------------------------------------------------------------ */

static GError *
explain_connack (guint8 code)
{
  switch (code)
    {
    case 3:
      return sol_error_new (SOL_ERROR_UNAVAILABLE);
    case 4:
    case 5:
      return sol_error_new (SOL_ERROR_FORBIDDEN);
    default:
      return sol_error_new (SOL_ERROR_REFUSED);
    }
}

static void
client_take_publish (SolMqttClient *self, const SolMqttPacket *packet)
{
  if (packet->quality > 0)
    {
      g_autoptr (GBytes) receipt = sol_mqtt_pack_puback (packet->id);
      client_transmit (self, receipt);
    }
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, packet->topic, packet->payload);
}

static void
client_take (SolMqttClient *self, const SolMqttPacket *packet)
{
  gboolean let_in = self->phase == PHASE_READY || self->phase == PHASE_SUBSCRIBING;

  if (self->phase == PHASE_CLOSING)
    return;
  if (packet->type == SOL_MQTT_CONNACK && self->phase == PHASE_LOGGING_IN)
    {
      if (packet->code != 0)
        {
          client_end (self, explain_connack (packet->code));
          return;
        }
      client_plan_ping (self);
      client_succeed (self, PHASE_READY);
    }
  else if (packet->type == SOL_MQTT_SUBACK && self->phase == PHASE_SUBSCRIBING && packet->id == self->last_id)
    {
      if (packet->code == SOL_MQTT_REFUSED)
        client_end (self, sol_error_new (SOL_ERROR_FORBIDDEN));
      else
        client_succeed (self, PHASE_READY);
    }
  else if (packet->type == SOL_MQTT_PUBLISH && let_in)
    client_take_publish (self, packet);
  else if (packet->type == SOL_MQTT_PINGRESP && let_in)
    sol_clock_clear (self->clock, &self->pong);
  else
    client_end (self, sol_error_new (SOL_ERROR_BAD_RESPONSE));
}

static void
message_cb (SoupWebsocketConnection *connection, int type, GBytes *bytes, gpointer user_data)
{
  g_autoptr (SolMqttClient) self = g_object_ref (user_data);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (type != SOUP_WEBSOCKET_DATA_BINARY)
    {
      client_end (self, sol_error_new (SOL_ERROR_BAD_RESPONSE));
      return;
    }
  sol_mqtt_parser_push (self->parser, data, length);
  while (self->connection == connection)
    {
      g_autoptr (SolMqttPacket) packet = sol_mqtt_parser_next (self->parser, &error);
      if (packet == NULL)
        break;
      client_take (self, packet);
    }
  if (error != NULL)
    client_end (self, g_steal_pointer (&error));
}

static void
error_cb (SoupWebsocketConnection *connection, GError *error, gpointer user_data)
{
  SolMqttClient *self = user_data;
  self->broken |= error->domain == SOUP_WEBSOCKET_ERROR;
}

static void
closed_cb (SoupWebsocketConnection *connection, gpointer user_data)
{
  SolMqttClient *self = user_data;
  client_end (self, self->broken ? sol_error_new (SOL_ERROR_BAD_RESPONSE) : broke_off ());
}

/* --- connecting ---------------------------------------------------------------------------------------- */

static gboolean
no_way_there (const GError *cause)
{
  return cause->domain == G_RESOLVER_ERROR
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND)
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED);
}

static GError *
explain_handshake (const GError *cause, guint status)
{
  if (cause->domain == G_TLS_ERROR)
    return sol_error_new_message (SOL_ERROR_UNAVAILABLE,
                                  _ ("The connection to Enphase is not safe: its certificate is not valid."));
  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN)
    return sol_error_new_full (SOL_ERROR_FORBIDDEN, NULL, SOL_TIME_UNKNOWN, status, NULL);
  if (status == 429)
    return sol_error_new_full (SOL_ERROR_RATE_LIMITED, NULL, SOL_TIME_UNKNOWN, status, NULL);
  if (status >= 500)
    return sol_error_new_full (SOL_ERROR_UNAVAILABLE, NULL, SOL_TIME_UNKNOWN, status, NULL);
  if (status != 0)
    return sol_error_new_full (SOL_ERROR_BAD_RESPONSE, NULL, SOL_TIME_UNKNOWN, status, NULL);
  return no_way_there (cause) ? sol_error_new (SOL_ERROR_OFFLINE) : broke_off ();
}

static void
client_log_in (SolMqttClient *self)
{
  g_autofree char *id = g_uuid_string_random ();
  /* Letters and digits, no more than every broker must take. */
  char *to = id;
  for (const char *from = id; *from != '\0' && to - id < CLIENT_ID_LENGTH; from++)
    if (*from != '-')
      *to++ = *from;
  *to = '\0';

  g_autoptr (GBytes) packet = sol_mqtt_pack_connect (id, self->user_name, self->keep_alive);
  g_clear_pointer (&self->user_name, sol_secret_free);
  if (packet == NULL)
    {
      client_end (self, sol_error_new (SOL_ERROR_REFUSED));
      return;
    }
  self->phase = PHASE_LOGGING_IN;
  client_set_deadline (self);
  client_transmit (self, packet);
}

static void
handshake_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoupWebsocketConnection) connection
      = soup_session_websocket_connect_finish (SOUP_SESSION (source), result, &error);
  SolMqttClient *self = g_task_get_source_object (task);

  /* It was given up meanwhile, and the caller knows. */
  if (self->step != task)
    {
      if (connection != NULL)
        linger (connection);
      return;
    }
  if (connection == NULL)
    {
      client_end (self, explain_handshake (error, soup_message_get_status (self->message)));
      return;
    }
  g_clear_object (&self->message);
  self->connection = g_steal_pointer (&connection);
  soup_websocket_connection_set_max_incoming_payload_size (self->connection, MESSAGE_CAP);
  g_signal_connect (self->connection, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->connection, "error", G_CALLBACK (error_cb), self);
  g_signal_connect (self->connection, "closed", G_CALLBACK (closed_cb), self);
  if (g_strcmp0 (soup_websocket_connection_get_protocol (self->connection), "mqtt") != 0)
    client_end (self, sol_error_new (SOL_ERROR_BAD_RESPONSE));
  else
    client_log_in (self);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  client_end (user_data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  return G_SOURCE_REMOVE;
}

/* Returns: whether the call may begin; else it has been answered. */
static gboolean
client_begin (SolMqttClient *self, GTask *task, Phase from, Phase phase)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (g_task_return_error_if_cancelled (task))
    return FALSE;
  if (self->step != NULL || self->phase != from)
    {
      gboolean gone = from == PHASE_READY && self->phase != PHASE_SUBSCRIBING;
      g_task_return_error (task, sol_error_new (gone ? SOL_ERROR_OFFLINE : SOL_ERROR_BUSY));
      return FALSE;
    }
  self->step = g_object_ref (task);
  self->phase = phase;
  client_set_deadline (self);
  if (cancellable != NULL)
    {
      self->caller_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->caller_source, G_SOURCE_FUNC (cancelled_cb), self, NULL);
      g_source_attach (self->caller_source, g_main_context_get_thread_default ());
    }
  return TRUE;
}

void
sol_mqtt_client_connect_async (SolMqttClient *self, const char *host, const char *web_origin,
                               const char *user_name, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (SOL_IS_MQTT_CLIENT (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_mqtt_client_connect_async);
  g_autoptr (GUri) url = sol_mqtt_map (host, self->origin);
  if (url == NULL || (user_name != NULL && !sol_mqtt_text_is_valid (user_name)))
    {
      g_task_return_error (task, sol_error_new (SOL_ERROR_REFUSED));
      return;
    }
  if (!client_begin (self, task, PHASE_NEW, PHASE_SHAKING_HANDS))
    return;

  char *protocols[] = { (char *) "mqtt", NULL };
  self->user_name = g_strdup (user_name);
  self->message = soup_message_new_from_uri (SOUP_METHOD_GET, url);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (self->message), "User-Agent",
                                SOL_UA_SAFARI);
  /* Compressed messages could be larger than the cap on them. */
  soup_message_disable_feature (self->message, SOUP_TYPE_WEBSOCKET_EXTENSION_MANAGER);
  soup_session_websocket_connect_async (self->session, self->message, web_origin, protocols,
                                        G_PRIORITY_DEFAULT, self->handshake, handshake_cb,
                                        g_object_ref (task));
}

gboolean
sol_mqtt_client_connect_finish (SolMqttClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_mqtt_client_subscribe_async (SolMqttClient *self, const char *topic, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_MQTT_CLIENT (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_mqtt_client_subscribe_async);
  if (!sol_mqtt_topic_is_valid (topic))
    {
      g_task_return_error (task, sol_error_new (SOL_ERROR_REFUSED));
      return;
    }
  if (!client_begin (self, task, PHASE_READY, PHASE_SUBSCRIBING))
    return;
  self->last_id = self->last_id == G_MAXUINT16 ? 1 : self->last_id + 1;
  g_autoptr (GBytes) packet = sol_mqtt_pack_subscribe (self->last_id, topic, 0);
  client_transmit (self, packet);
}

gboolean
sol_mqtt_client_subscribe_finish (SolMqttClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_mqtt_client_close_async (SolMqttClient *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (SOL_IS_MQTT_CLIENT (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_mqtt_client_close_async);
  if (self->step != NULL)
    client_end (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  if (self->connection == NULL)
    {
      client_drop (self);
      g_task_return_boolean (task, TRUE);
      return;
    }
  client_say_goodbye (self);
  if (!client_begin (self, task, PHASE_READY, PHASE_CLOSING))
    {
      client_drop (self);
      return;
    }
  sol_clock_clear (self->clock, &self->ping);
  sol_clock_clear (self->clock, &self->pong);
  if (soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_close (self->connection, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
}

gboolean
sol_mqtt_client_close_finish (SolMqttClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- the object ---------------------------------------------------------------------------------------- */

void
sol_mqtt_client_set_timeout (SolMqttClient *self, gint64 timeout)
{
  g_return_if_fail (SOL_IS_MQTT_CLIENT (self));
  g_return_if_fail (timeout > 0);
  self->timeout = timeout;
}

void
sol_mqtt_client_set_keep_alive (SolMqttClient *self, guint16 seconds)
{
  g_return_if_fail (SOL_IS_MQTT_CLIENT (self));
  g_return_if_fail (self->phase == PHASE_NEW);
  self->keep_alive = seconds;
}

gboolean
sol_mqtt_client_is_connected (SolMqttClient *self)
{
  g_return_val_if_fail (SOL_IS_MQTT_CLIENT (self), FALSE);
  return self->phase == PHASE_READY || self->phase == PHASE_SUBSCRIBING;
}

static void
sol_mqtt_client_dispose (GObject *object)
{
  client_drop (SOL_MQTT_CLIENT (object));
  G_OBJECT_CLASS (sol_mqtt_client_parent_class)->dispose (object);
}

static void
sol_mqtt_client_finalize (GObject *object)
{
  SolMqttClient *self = SOL_MQTT_CLIENT (object);
  g_clear_pointer (&self->parser, sol_mqtt_parser_free);
  g_clear_pointer (&self->origin, g_uri_unref);
  g_clear_object (&self->handshake);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (sol_mqtt_client_parent_class)->finalize (object);
}

static void
sol_mqtt_client_class_init (SolMqttClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = sol_mqtt_client_dispose;
  object_class->finalize = sol_mqtt_client_finalize;

  signals[SIGNAL_MESSAGE]
      = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_BYTES);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
sol_mqtt_client_init (SolMqttClient *self)
{
  self->timeout = SOL_MQTT_TIMEOUT;
  self->keep_alive = SOL_MQTT_KEEP_ALIVE;
  self->parser = sol_mqtt_parser_new (SOL_MQTT_CAP);
  self->handshake = g_cancellable_new ();
  self->session = soup_session_new ();
}

SolMqttClient *
sol_mqtt_client_new (SolClock *clock, GUri *origin, GTlsDatabase *tls_database)
{
  g_return_val_if_fail (SOL_IS_CLOCK (clock), NULL);

  SolMqttClient *self = g_object_new (SOL_TYPE_MQTT_CLIENT, NULL);
  self->clock = g_object_ref (clock);
  if (origin != NULL)
    self->origin = g_uri_ref (origin);
  if (tls_database != NULL)
    soup_session_set_tls_database (self->session, tls_database);
  return self;
}
