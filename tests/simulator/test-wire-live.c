/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-live"

#include "wire-client.h"

#include <string.h>

#define CLOUD "https://enlighten.enphaseenergy.com"

/* A listener with its own few bytes of MQTT. */
typedef struct
{
  SoupWebsocketConnection *connection;
  GByteArray *in;
  gboolean closed;
} Ear;

static void
on_message (SoupWebsocketConnection *connection, gint type, GBytes *message, gpointer data)
{
  Ear *ear = data;
  g_assert_cmpint (type, ==, SOUP_WEBSOCKET_DATA_BINARY);
  g_byte_array_append (ear->in, g_bytes_get_data (message, NULL), (guint) g_bytes_get_size (message));
}

static void
on_closed (SoupWebsocketConnection *connection, gpointer data)
{
  Ear *ear = data;
  ear->closed = TRUE;
}

static void
on_connected (GObject *session, GAsyncResult *result, gpointer data)
{
  Ear *ear = data;
  g_autoptr (GError) error = NULL;
  ear->connection = soup_session_websocket_connect_finish (SOUP_SESSION (session), result, &error);
  g_assert_no_error (error);
}

static void
ear_clear (Ear *ear)
{
  g_signal_handlers_disconnect_by_data (ear->connection, ear);
  g_clear_object (&ear->connection);
  g_byte_array_unref (ear->in);
}

static void
ear_open (Ear *ear, Wire *wire, const char *endpoint)
{
  char *protocols[] = { (char *) "mqtt", NULL };
  g_autofree char *url = g_strdup_printf ("ws://%s/mqtt", endpoint);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  memset (ear, 0, sizeof *ear);
  ear->in = g_byte_array_new ();
  soup_session_websocket_connect_async (wire->session, message, CLOUD, protocols, G_PRIORITY_DEFAULT, NULL,
                                        on_connected, ear);
  while (ear->connection == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (soup_websocket_connection_get_protocol (ear->connection), ==, "mqtt");
  g_signal_connect (ear->connection, "message", G_CALLBACK (on_message), ear);
  g_signal_connect (ear->connection, "closed", G_CALLBACK (on_closed), ear);
}

static void
add_text (GByteArray *out, const char *text)
{
  guint8 length[] = { (guint8) (strlen (text) >> 8), (guint8) strlen (text) };
  g_byte_array_append (out, length, 2);
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
}

static void
send_packet (Ear *ear, guint8 first, GByteArray *body)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_byte_array_append (out, &first, 1);
  guint length = body->len;
  do
    {
      guint8 byte = length % 128;
      length /= 128;
      byte = length > 0 ? byte | 0x80 : byte;
      g_byte_array_append (out, &byte, 1);
    }
  while (length > 0);
  g_byte_array_append (out, body->data, body->len);
  soup_websocket_connection_send_binary (ear->connection, out->data, out->len);
}

static void
say_hello (Ear *ear, const char *user_name)
{
  static const guint8 head[] = { 0, 4, 'M', 'Q', 'T', 'T', 4, 0x82, 0, 60 };
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_byte_array_append (body, head, sizeof head);
  add_text (body, "listener-1");
  add_text (body, user_name);
  send_packet (ear, 0x10, body);
}

static void
subscribe (Ear *ear, const char *topic)
{
  static const guint8 id[] = { 0, 9 }, qos = 0;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_byte_array_append (body, id, 2);
  add_text (body, topic);
  g_byte_array_append (body, &qos, 1);
  send_packet (ear, 0x82, body);
}

static gboolean
wake (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Until the next packet, or the end of the connection: NULL. Its first byte stays in front. */
static GBytes *
next_packet (Ear *ear)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (8, wake, &late);
  GBytes *packet = NULL;
  while (packet == NULL && !late)
    {
      guint length = 0, at = 1, shift = 0;
      gboolean whole = FALSE;
      while (at < ear->in->len && !whole)
        {
          length |= (guint) (ear->in->data[at] & 0x7f) << shift;
          shift += 7;
          whole = !(ear->in->data[at++] & 0x80);
        }
      if (whole && ear->in->len >= at + length)
        {
          packet = g_bytes_new (ear->in->data + at - 1, length + 1);
          ((guint8 *) g_bytes_get_data (packet, NULL))[0] = ear->in->data[0];
          g_byte_array_remove_range (ear->in, 0, at + length);
        }
      else if (ear->closed)
        break;
      else
        g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (timer);
  g_assert_false (late);
  return packet;
}

static guint8
byte_at (GBytes *packet, gsize at)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (packet, &length);
  g_assert_cmpuint (at, <, length);
  return data[at];
}

typedef struct
{
  char *endpoint, *topic, *user_name, *without_site;
} Leave;

static void
leave_clear (Leave *leave)
{
  g_free (leave->endpoint);
  g_free (leave->topic);
  g_free (leave->user_name);
  g_free (leave->without_site);
}

static char *
gateway_of (Wire *wire)
{
  g_autoptr (Reply) devices = wire_send (wire, WIRE_H, "GET", "/app-api/%S/devices.json", NULL);
  return g_strdup (reply_string (devices, "result.0.devices.0.serial_number"));
}

static Leave
ask_leave (Wire *wire, gboolean vitals)
{
  g_autofree char *gateway = gateway_of (wire);
  g_autofree char *path = g_strdup_printf ("/pv/aws_sigv4/livestream.json?serial_num=%s%s", gateway,
                                           vitals ? "&live_debug=true" : "");
  g_autoptr (Reply) reply = wire_send (wire, WIRE_T, "GET", path, NULL);
  g_assert_cmpuint (reply->status, ==, 200);
  g_autofree char *digest = g_uri_escape_string (reply_string (reply, "aws_digest"), NULL, FALSE);
  Leave leave = {
    .endpoint = g_strdup (reply_string (reply, "aws_iot_endpoint")),
    .topic = g_strdup (reply_string (reply, vitals ? "live_debug_topic" : "live_stream_topic")),
    .user_name
    = g_strdup_printf ("?x-amz-customauthorizer-name=%s&%s=%s&site-id=%" G_GUINT64_FORMAT
                       "&x-amz-customauthorizer-signature=%s&env=production",
                       reply_string (reply, "aws_authorizer"), reply_string (reply, "aws_token_key"),
                       reply_string (reply, "aws_token_value"), wire->site, digest),
    .without_site
    = g_strdup_printf ("?x-amz-customauthorizer-name=%s&%s=%s"
                       "&x-amz-customauthorizer-signature=%s&env=production",
                       reply_string (reply, "aws_authorizer"), reply_string (reply, "aws_token_key"),
                       reply_string (reply, "aws_token_value"), digest),
  };
  return leave;
}

static Wire *
open_home (const char *scenario)
{
  Wire *wire = wire_new (scenario);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  return wire;
}

static void
test_leave (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) show = wire_send (wire, WIRE_D, "GET", "/app-api/%S/show_livestream", NULL);
  g_assert_true (reply_boolean (show, "live_status"));
  g_autofree char *path = g_strdup_printf ("/pv/aws_sigv4/livestream.json?serial_num=%s", wire->serial);
  g_autoptr (Reply) charger = wire_send (wire, WIRE_T, "GET", path, NULL);
  g_assert_cmpuint (charger->status, ==, 400);
  g_assert_nonnull (strstr (charger->body, "Envoy not found"));
  g_autoptr (Reply) acks
      = wire_send (wire, WIRE_BC, "GET", "/service/batteryConfig/api/v1/mqttSignedUrl/%S", NULL);
  g_assert_cmpuint (acks->status, ==, 200);
  g_assert_true (g_str_has_prefix (reply_string (acks, "topic"), "v1/server/response-stream/"));
}

/* Enough of the frame's reader to find a number by its path. */
static gint64
find_number (const guint8 *data, gsize length, const guint *path)
{
  gsize at = 0;
  while (at < length)
    {
      guint64 parts[2] = { 0, 0 };
      guint type = 0;
      for (guint p = 0; p < 2; p++)
        {
          if (p == 1 && (type == 1 || type == 5))
            break;
          for (guint shift = 0; at < length; shift += 7)
            {
              parts[p] |= (guint64) (data[at] & 0x7f) << shift;
              if (!(data[at++] & 0x80))
                break;
            }
          type = parts[0] & 7;
        }
      guint field = (guint) (parts[0] >> 3);
      if (field == path[0] && type == 0 && path[1] == 0)
        return (gint64) parts[1];
      if (field == path[0] && type == 2)
        return find_number (data + at, parts[1], path + 1);
      at += type == 2 ? parts[1] : type == 1 ? 8 : type == 5 ? 4 : 0;
    }
  g_assert_not_reached ();
}

static void
test_status (void)
{
  static const guint solar[] = { 3, 1, 1, 0 }, battery[] = { 3, 2, 1, 0 }, grid[] = { 3, 3, 1, 0 };
  static const guint load[] = { 3, 4, 1, 0 }, charger[] = { 3, 4, 2, 0 }, soc[] = { 3, 6, 0 };
  g_autoptr (Wire) wire = open_home (NULL);
  Leave leave = ask_leave (wire, FALSE);
  Ear ear;
  ear_open (&ear, wire, leave.endpoint);
  say_hello (&ear, leave.user_name);
  g_autoptr (GBytes) hello = next_packet (&ear);
  g_assert_cmpuint (byte_at (hello, 0), ==, 0x20);
  g_assert_cmpuint (byte_at (hello, 2), ==, 0);
  subscribe (&ear, leave.topic);
  g_autoptr (GBytes) taken = next_packet (&ear);
  g_assert_cmpuint (byte_at (taken, 0), ==, 0x90);
  g_assert_cmpuint (byte_at (taken, 3), ==, 0);
  g_autofree char *truth = wire_ask (wire, "GET", "truth", NULL);
  Reply home = { .json = json_from_string (truth, NULL) };
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) packet = next_packet (&ear);
      gsize length = 0, skip = 3 + strlen (leave.topic);
      const guint8 *data = g_bytes_get_data (packet, &length);
      g_assert_cmpuint (data[0], ==, 0x30);
      g_assert_cmpmem (data + 3, strlen (leave.topic), leave.topic, strlen (leave.topic));
      gint64 made = find_number (data + skip, length - skip, solar);
      gint64 stored = find_number (data + skip, length - skip, battery);
      gint64 bought = find_number (data + skip, length - skip, grid);
      gint64 used = find_number (data + skip, length - skip, load);
      g_assert_cmpint (made + stored + bought, ==, used);
      g_assert_cmpint (made, ==, reply_integer (&home, "sites.0.power.solar_w") * 1000);
      g_assert_cmpint (stored, ==, reply_integer (&home, "sites.0.power.battery_w") * 1000);
      g_assert_cmpint (find_number (data + skip, length - skip, charger), ==,
                       reply_integer (&home, "sites.0.power.charger_w") * 1000);
      g_assert_cmpint (find_number (data + skip, length - skip, soc), <=, 100);
    }
  json_node_unref (home.json);
  /* The lease ends by the simulated clock. */
  wire_advance (wire, 1000);
  g_autoptr (GBytes) last = NULL;
  do
    {
      g_clear_pointer (&last, g_bytes_unref);
      last = next_packet (&ear);
    }
  while (last != NULL);
  ear_clear (&ear);
  leave_clear (&leave);
}

static void
test_vitals (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  Leave leave = ask_leave (wire, TRUE);
  Ear ear;
  ear_open (&ear, wire, leave.endpoint);
  say_hello (&ear, leave.user_name);
  g_autoptr (GBytes) hello = next_packet (&ear);
  subscribe (&ear, leave.topic);
  g_autoptr (GBytes) taken = next_packet (&ear);
  g_autoptr (GBytes) packet = next_packet (&ear);
  gsize length = 0, skip = 3 + strlen (leave.topic);
  const char *data = g_bytes_get_data (packet, &length);
  g_autofree char *text = g_strndup (data + skip, length - skip);
  Reply vitals = { .body = text, .json = json_from_string (text, NULL) };
  g_assert_cmpstr (reply_string (&vitals, "devices.0.type"), ==, "enpower");
  g_assert_cmpint (reply_integer (&vitals, "devices.0.grid_ac_l1_v"), >, 200000);
  g_assert_cmpint (reply_integer (&vitals, "site.0.agg_soc"), <=, 100);
  json_node_unref (vitals.json);
  ear_clear (&ear);
  leave_clear (&leave);
}

static void
test_refusals (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  Leave leave = ask_leave (wire, FALSE);
  Ear ear;
  ear_open (&ear, wire, leave.endpoint);
  say_hello (&ear, leave.without_site);
  g_assert_null (next_packet (&ear));
  ear_clear (&ear);

  g_autofree char *wrong = g_strdup_printf ("%s2", leave.user_name);
  ear_open (&ear, wire, leave.endpoint);
  say_hello (&ear, wrong);
  g_autoptr (GBytes) no = next_packet (&ear);
  g_assert_cmpuint (byte_at (no, 2), ==, 5);
  g_assert_null (next_packet (&ear));
  ear_clear (&ear);

  ear_open (&ear, wire, leave.endpoint);
  say_hello (&ear, leave.user_name);
  g_autoptr (GBytes) hello = next_packet (&ear);
  subscribe (&ear, "v1/live-stream/other");
  g_autoptr (GBytes) refused = next_packet (&ear);
  g_assert_cmpuint (byte_at (refused, 3), ==, 0x80);
  g_autofree char *trouble = wire_ask (wire, "POST", "home", "{\"what\":\"live\",\"trouble\":\"drop\"}");
  g_assert_null (next_packet (&ear));
  ear_clear (&ear);
  leave_clear (&leave);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/live/leave", test_leave);
  g_test_add_func ("/live/status", test_status);
  g_test_add_func ("/live/vitals", test_vitals);
  g_test_add_func ("/live/refusals", test_refusals);
  return g_test_run ();
}
