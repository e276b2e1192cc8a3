/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-mqtt-broker"

#include "mqtt-rig.h"

#include "sol-error.h"

#include <string.h>

/* The client and mosquitto; publications come from mosquitto_pub. */

#ifdef SOL_SANITIZED
/* The leak checker of GCC 12 trips over the thread-local data of the TLS library's worker threads, which were
 * allocated behind its back. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "intercept_tls_get_addr=0";
}
#endif

#define TOPIC "v1/live-stream/7b1e09d2"

typedef struct
{
  GPtrArray *heard; /* of GBytes */
  GError *closed;
} Ears;

static void
message_cb (SolMqttClient *client, const char *topic, GBytes *payload, gpointer user_data)
{
  Ears *ears = user_data;
  g_assert_cmpstr (topic, ==, TOPIC);
  g_ptr_array_add (ears->heard, g_bytes_ref (payload));
}

static void
closed_cb (SolMqttClient *client, const GError *error, gpointer user_data)
{
  Ears *ears = user_data;
  g_assert_null (ears->closed);
  ears->closed = g_error_copy (error);
}

static void
ears_init (Ears *ears, SolMqttClient *client)
{
  *ears = (Ears){
    .heard = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) g_bytes_unref),
  };
  g_signal_connect (client, "message", G_CALLBACK (message_cb), ears);
  g_signal_connect (client, "closed", G_CALLBACK (closed_cb), ears);
}

static void
ears_clear (Ears *ears)
{
  g_ptr_array_unref (ears->heard);
  g_clear_error (&ears->closed);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ears, ears_clear)

static void
await (const Ears *ears, guint messages, gboolean closed)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (ears->heard->len < messages || (closed && ears->closed == NULL))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      broker_fixture_turn (5);
    }
}

static SolMqttClient *
new_client (BrokerFixture *broker)
{
  g_autoptr (SolClock) clock = sol_clock_new_system ();
  return sol_mqtt_client_new (clock, broker_fixture_get_origin (broker), NULL);
}

static void
listen (SolMqttClient *client)
{
  g_autoptr (GError) error = NULL;
  mqtt_connect (client, "?x=1&site-id=5210846", &error);
  g_assert_no_error (error);
  mqtt_subscribe (client, TOPIC, &error);
  g_assert_no_error (error);
}

static void
test_listen (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_autoptr (BrokerFixture) broker = broker_fixture_new (BROKER_OPEN);
  g_autoptr (SolMqttClient) client = new_client (broker);
  g_autoptr (GBytes) payload = g_bytes_new_static ("\0\xff\x80 frame\n", 10);
  g_auto (Ears) ears = { 0 };
  ears_init (&ears, client);

  listen (client);
  broker_fixture_publish (broker, "v1/live-stream/another", payload, 1, 0);
  broker_fixture_publish (broker, TOPIC, payload, 1, 0);
  await (&ears, 1, FALSE);
  g_assert_true (g_bytes_equal (g_ptr_array_index (ears.heard, 0), payload));

  /* MQTT 3.1.1, clean, with the keep-alive and the whole name */
  broker_fixture_await (broker, "(p2, c1, k30, u'?x=1&site-id=5210846')", 1);
  broker_fixture_await (broker, TOPIC " (QoS 0)", 1);
  g_assert_true (mqtt_close (client, NULL));
  broker_fixture_await (broker, "disconnected.", 3);
  g_assert_cmpuint (broker_fixture_count (broker, "Received DISCONNECT"), ==, 3);
  g_assert_cmpuint (broker_fixture_count (broker, "protocol error"), ==, 0);
  g_assert_null (ears.closed);
}

/* Some tens a second, none lost, in order. */
static void
test_many (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_autoptr (BrokerFixture) broker = broker_fixture_new (BROKER_OPEN);
  g_autoptr (SolMqttClient) client = new_client (broker);
  g_autoptr (GBytes) payload = g_bytes_new_static ("168 bytes or so", 15);
  g_auto (Ears) ears = { 0 };
  ears_init (&ears, client);

  listen (client);
  g_autoptr (GSubprocess) publisher = broker_fixture_publish_begin (broker, TOPIC, payload, 40, 20);
  await (&ears, 40, FALSE);
  g_assert_true (g_subprocess_wait_check (publisher, NULL, NULL));
  for (guint i = 0; i < 40; i++)
    g_assert_true (g_bytes_equal (g_ptr_array_index (ears.heard, i), payload));
  g_assert_null (ears.closed);
}

static void
test_too_large (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_autoptr (BrokerFixture) broker = broker_fixture_new (BROKER_OPEN);
  g_autoptr (SolMqttClient) client = new_client (broker);
  g_autofree char *text = g_strnfill (257 * 1024, 'x');
  g_autoptr (GBytes) payload = g_bytes_new_static (text, 257 * 1024);
  g_auto (Ears) ears = { 0 };
  ears_init (&ears, client);

  listen (client);
  broker_fixture_publish (broker, TOPIC, payload, 1, 0);
  await (&ears, 0, TRUE);
  g_assert_error (ears.closed, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
  g_assert_cmpuint (ears.heard->len, ==, 0);
  g_assert_false (sol_mqtt_client_is_connected (client));
}

static void
test_killed (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_autoptr (BrokerFixture) broker = broker_fixture_new (BROKER_OPEN);
  g_autoptr (SolMqttClient) client = new_client (broker);
  g_autoptr (SolMqttClient) later = new_client (broker);
  g_autoptr (GError) error = NULL;
  g_auto (Ears) ears = { 0 };
  ears_init (&ears, client);

  listen (client);
  broker_fixture_kill (broker);
  await (&ears, 0, TRUE);
  g_assert_error (ears.closed, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_false (mqtt_connect (later, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_OFFLINE);
}

static void
test_refused (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_autoptr (BrokerFixture) broker = broker_fixture_new (BROKER_CLOSED);
  g_autoptr (SolMqttClient) client = new_client (broker);
  g_autoptr (GError) error = NULL;
  g_assert_false (mqtt_connect (client, "?token", &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_FORBIDDEN);
}

/* A second of keep-alive: the broker would drop us after one and a half. */
static void
test_keeps_alive (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_autoptr (BrokerFixture) broker = broker_fixture_new (BROKER_OPEN);
  g_autoptr (SolMqttClient) client = new_client (broker);
  g_auto (Ears) ears = { 0 };
  ears_init (&ears, client);
  sol_mqtt_client_set_keep_alive (client, 1);

  listen (client);
  broker_fixture_await (broker, "Received PINGREQ", 4);
  g_assert_true (sol_mqtt_client_is_connected (client));
  g_assert_null (ears.closed);
  g_assert_cmpuint (broker_fixture_count (broker, "exceeded timeout"), ==, 0);

  /* It stands still: no pong, and closing does not wait for ever. */
  sol_mqtt_client_set_timeout (client, SOL_SECOND / 5);
  broker_fixture_freeze (broker);
  await (&ears, 0, TRUE);
  g_assert_error (ears.closed, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
}

static void
test_close_frozen (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_autoptr (BrokerFixture) broker = broker_fixture_new (BROKER_OPEN);
  g_autoptr (SolMqttClient) client = new_client (broker);
  g_autoptr (SolMqttClient) late = new_client (broker);
  g_autoptr (GError) error = NULL;
  sol_mqtt_client_set_timeout (late, SOL_SECOND / 5);

  listen (client);
  broker_fixture_freeze (broker);
  sol_mqtt_client_set_timeout (client, SOL_SECOND / 5);
  g_assert_true (mqtt_close (client, &error));
  g_assert_no_error (error);
  g_assert_false (mqtt_connect (late, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
}

/* --- TLS ----------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  BrokerFixtureKind kind;
  gboolean trusted; /* its authority is */
  gboolean good;
} Tls;

static const Tls tls_rows[] = {
  { "good", BROKER_TLS, TRUE, TRUE },
  { "unknown-authority", BROKER_TLS, FALSE, FALSE },
  { "another-host", BROKER_TLS_ELSE, TRUE, FALSE },
  { "expired", BROKER_TLS_OLD, TRUE, FALSE },
};

static void
test_tls (gconstpointer user_data)
{
  const Tls *row = user_data;
  if (!broker_fixture_is_there ())
    return;
  g_autoptr (BrokerFixture) broker = broker_fixture_new (row->kind);
  g_autoptr (GTlsDatabase) authority = broker_fixture_get_authority (broker);
  g_autoptr (SolClock) clock = sol_clock_new_system ();
  g_autoptr (SolMqttClient) client
      = sol_mqtt_client_new (clock, broker_fixture_get_origin (broker), row->trusted ? authority : NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mqtt_connect (client, "?token", &error), ==, row->good);
  if (row->good)
    g_assert_true (mqtt_subscribe (client, TOPIC, &error));
  else
    {
      g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
      g_assert_nonnull (strstr (error->message, "certificate"));
      g_assert_cmpuint (broker_fixture_count (broker, "New client connected"), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mqtt-broker/listen", test_listen);
  g_test_add_func ("/mqtt-broker/many", test_many);
  g_test_add_func ("/mqtt-broker/too-large", test_too_large);
  g_test_add_func ("/mqtt-broker/killed", test_killed);
  g_test_add_func ("/mqtt-broker/refused", test_refused);
  g_test_add_func ("/mqtt-broker/keeps-alive", test_keeps_alive);
  g_test_add_func ("/mqtt-broker/close-frozen", test_close_frozen);
  for (guint i = 0; i < G_N_ELEMENTS (tls_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mqtt-broker/tls/%s", tls_rows[i].name);
      g_test_add_data_func (path, &tls_rows[i], test_tls);
    }
  return g_test_run ();
}
