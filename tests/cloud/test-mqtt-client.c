/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-mqtt-client"

#include "mqtt-rig.h"

#include "sol-error.h"
#include "sol-headers.h"
#include "sol-hosts.h"

#include <string.h>

/* The client against prepared bytes; what a real broker does is in test-mqtt-broker.c. */

#define LET_IN "\x20\2\0\0"
#define SUBSCRIBED "\x90\3\0\1\0"
#define SAY(canned, after, text) canned_say (canned, after, text, sizeof (text) - 1)

typedef struct
{
  GString *heard;
  GError *closed;
  guint times_closed;
} Ears;

static void
message_cb (SolMqttClient *client, const char *topic, GBytes *payload, gpointer user_data)
{
  Ears *ears = user_data;
  gsize size = 0;
  const char *data = g_bytes_get_data (payload, &size);
  g_string_append_printf (ears->heard, "%s=%.*s\n", topic, (int) size, size > 0 ? data : "");
}

static void
closed_cb (SolMqttClient *client, const GError *error, gpointer user_data)
{
  Ears *ears = user_data;
  ears->times_closed++;
  g_clear_error (&ears->closed);
  ears->closed = g_error_copy (error);
}

static void
ears_init (Ears *ears, SolMqttClient *client)
{
  *ears = (Ears){ .heard = g_string_new (NULL) };
  g_signal_connect (client, "message", G_CALLBACK (message_cb), ears);
  g_signal_connect (client, "closed", G_CALLBACK (closed_cb), ears);
}

static void
ears_clear (Ears *ears)
{
  g_string_free (ears->heard, TRUE);
  g_clear_error (&ears->closed);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ears, ears_clear)

static SolMqttClient *
new_client (GUri *origin)
{
  g_autoptr (SolClock) clock = sol_clock_new_system ();
  return sol_mqtt_client_new (clock, origin, NULL);
}

static void
await_closed (const Ears *ears)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (ears->times_closed == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      broker_fixture_turn (5);
    }
}

static void
await_heard (const Ears *ears, const char *all)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (strlen (ears->heard->str) < strlen (all) && g_get_monotonic_time () < until)
    broker_fixture_turn (5);
  g_assert_cmpstr (ears->heard->str, ==, all);
}

static void
test_hosts (void)
{
  static const char *const good[] = {
    "a2qk7x-ats.iot.eu-central-1.amazonaws.com",
    "0-ats.iot.us-east-1.amazonaws.com",
  };
  static const char *const bad[] = {
    "",
    "-ats.iot.us-east-1.amazonaws.com",
    "a.b-ats.iot.us-east-1.amazonaws.com",
    "A2qk7x-ats.iot.us-east-1.amazonaws.com",
    "a2-ats.iot.us-east-1.amazonaws.com.example.org",
    "a2-ats.iot.us-east-1.amazonaws.com\n",
    "a2-ats.iot.us-east-1.amazonaws.com:443",
    "a2-ats.iot.us-east-1.amazonaws.com/",
    "a2-ats.iot.us.east.amazonaws.com",
    "a2-ats.iot..amazonaws.com",
    "a2-ats-iot.us-east-1.amazonaws.com",
    "a2-ats.iot.us-east-1.amazonawsxcom",
    "evil@a2-ats.iot.us-east-1.amazonaws.com",
    "127.0.0.1",
    "localhost",
    "enlighten.enphaseenergy.com",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (sol_mqtt_host_is_allowed (good[i]));
  g_assert_false (sol_mqtt_host_is_allowed (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SolMqttClient) client = new_client (NULL);
      Call call = { 0 };
      g_autoptr (GError) error = NULL;
      g_assert_false (sol_mqtt_host_is_allowed (bad[i]));
      sol_mqtt_client_connect_async (client, bad[i], NULL, NULL, NULL, call_done, &call);
      g_autoptr (GAsyncResult) result = call_wait (&call);
      g_assert_false (sol_mqtt_client_connect_finish (client, result, &error));
      g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
    }
}

/* With an origin everything goes there, but only what would go to a broker or to the origin itself. */
static void
test_origin (void)
{
  g_autoptr (Canned) canned = canned_new ("mqtt");
  SAY (canned, 1, LET_IN);
  static const char *const hosts[] = { "127.0.0.1", "example.org" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
      Call call = { 0 };
      g_autoptr (GError) error = NULL;
      sol_mqtt_client_connect_async (client, hosts[i], NULL, NULL, NULL, call_done, &call);
      g_autoptr (GAsyncResult) result = call_wait (&call);
      gboolean connected = sol_mqtt_client_connect_finish (client, result, &error);
      g_assert_cmpint (connected, ==, i == 0);
      if (i == 1)
        g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
    }
}

static void
test_says (void)
{
  g_autoptr (Canned) canned = canned_new ("mqtt");
  g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
  g_autoptr (GError) error = NULL;
  SAY (canned, 1, LET_IN);
  SAY (canned, 2, SUBSCRIBED "\x32\7\0\1t\0\5hi");

  g_auto (Ears) ears = { 0 };
  ears_init (&ears, client);
  sol_mqtt_client_set_keep_alive (client, 0x1234);
  g_assert_false (sol_mqtt_client_is_connected (client));
  g_assert_true (mqtt_connect (client, "?name", &error));
  g_assert_no_error (error);
  g_assert_true (sol_mqtt_client_is_connected (client));
  g_assert_true (mqtt_subscribe (client, "t", &error));
  g_assert_no_error (error);
  await_heard (&ears, "t=hi\n");
  canned_await (canned, 3);

  gsize size = 0;
  const guint8 *hello = g_bytes_get_data (canned_get (canned, 0), &size);
  g_assert_cmpuint (size, ==, 2 + 10 + 2 + 22 + 2 + 5);
  g_assert_cmpmem (hello, 14, "\x10\x29\0\4MQTT\4\x82\x12\x34\0\x16", 14);
  for (guint i = 14; i < 14 + 22; i++)
    g_assert_true (g_ascii_isalnum (hello[i]));
  g_assert_cmpmem (hello + 36, 7, "\0\5?name", 7);
  const guint8 *wish = g_bytes_get_data (canned_get (canned, 1), &size);
  g_assert_cmpmem (wish, size, "\x82\6\0\1\0\1t\0", 8);
  const guint8 *receipt = g_bytes_get_data (canned_get (canned, 2), &size);
  g_assert_cmpmem (receipt, size, "\x40\2\0\5", 4);
  g_assert_cmpstr (canned_get_web_origin (canned), ==, "https://enlighten.enphaseenergy.com");
  g_assert_cmpstr (canned_get_user_agent (canned), ==, SOL_UA_SAFARI);

  g_assert_true (mqtt_close (client, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ears.times_closed, ==, 0);
  canned_await (canned, 4);
  const guint8 *goodbye = g_bytes_get_data (canned_get (canned, 3), &size);
  g_assert_cmpmem (goodbye, size, "\xe0\0", 2);
}

static void
test_ids_differ (void)
{
  g_autoptr (Canned) canned = canned_new ("mqtt");
  for (guint i = 1; i <= 3; i += 2)
    SAY (canned, i, LET_IN);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
      g_assert_true (mqtt_connect (client, NULL, NULL));
      g_assert_true (mqtt_close (client, NULL));
      canned_await (canned, 2 * i + 2);
    }
  g_assert_false (g_bytes_equal (canned_get (canned, 0), canned_get (canned, 2)));
}

/* Packets do not care how messages are cut. */
static void
test_pieces (void)
{
  g_autoptr (Canned) canned = canned_new ("mqtt");
  g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
  static const char last[] = SUBSCRIBED "\x30\5\0\1t.."
                                        "\x30\5\0\1tAB";
  SAY (canned, 1, "\x20");
  SAY (canned, 1, "\2\0");
  SAY (canned, 1, "\0");
  SAY (canned, 2, "\x30\4\0\1t1\x30\4\0\1t2\x30");
  SAY (canned, 2, "");
  SAY (canned, 2, "\4\0\1t3\xd0\0\x30\4\0");
  SAY (canned, 2, "\1t4");
  for (gsize i = 0; i < sizeof last - 1; i++)
    canned_say (canned, 2, last + i, 1);

  g_auto (Ears) ears = { 0 };
  ears_init (&ears, client);
  g_assert_true (mqtt_connect (client, NULL, NULL));
  g_assert_true (mqtt_subscribe (client, "t", NULL));
  await_heard (&ears, "t=1\nt=2\nt=3\nt=4\nt=..\nt=AB\n");
}

/* Up to the cap, in one message, with another packet behind it. */
static void
test_large (void)
{
  g_autoptr (Canned) canned = canned_new ("mqtt");
  g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
  g_autoptr (GString) packet = g_string_new (NULL);
  g_auto (Ears) ears = { 0 };
  ears_init (&ears, client);

  /* 0x40000 is 256 KiB: 0, 0, 16 in groups of seven bits */
  g_string_append_len (packet, "\x30\x80\x80\x10\0\1t", 7);
  for (guint i = 3; i < 256 * 1024; i++)
    g_string_append_c (packet, 'x');
  SAY (canned, 1, LET_IN);
  SAY (canned, 2, SUBSCRIBED);
  canned_say (canned, 2, packet->str, packet->len);
  SAY (canned, 2, "\x30\4\0\1t!");
  g_assert_true (mqtt_connect (client, NULL, NULL));
  g_assert_true (mqtt_subscribe (client, "t", NULL));
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (!g_str_has_suffix (ears.heard->str, "!\n") && g_get_monotonic_time () < until)
    broker_fixture_turn (5);
  g_assert_cmpuint (ears.heard->len, ==, 256 * 1024 - 3 + strlen ("t=\nt=!\n"));
}

typedef struct
{
  const char *name;
  const char *first; /* after CONNECT */
  gsize first_size;
  const char *second; /* after SUBSCRIBE; NULL when it does not get that far */
  gsize second_size;
  int code;
} Hostile;

#define MESSAGE(text) (text), (sizeof (text) - 1)
#define NOTHING NULL, 0

static const Hostile hostiles[] = {
  { "protocol-level", MESSAGE ("\x20\2\0\1"), NOTHING, SOL_ERROR_REFUSED },
  { "client-id", MESSAGE ("\x20\2\0\2"), NOTHING, SOL_ERROR_REFUSED },
  { "broker-unavailable", MESSAGE ("\x20\2\0\3"), NOTHING, SOL_ERROR_UNAVAILABLE },
  { "user-name", MESSAGE ("\x20\2\0\4"), NOTHING, SOL_ERROR_FORBIDDEN },
  { "not-authorised", MESSAGE ("\x20\2\0\5"), NOTHING, SOL_ERROR_FORBIDDEN },
  { "message-before-the-welcome", MESSAGE ("\x30\4\0\1t1"), NOTHING, SOL_ERROR_BAD_RESPONSE },
  { "pong-before-the-welcome", MESSAGE ("\xd0\0"), NOTHING, SOL_ERROR_BAD_RESPONSE },
  { "subscribed-before-the-welcome", MESSAGE (SUBSCRIBED), NOTHING, SOL_ERROR_BAD_RESPONSE },
  { "no-mqtt", MESSAGE ("HTTP/1.1 200 OK\r\n\r\n"), NOTHING, SOL_ERROR_BAD_RESPONSE },
  { "too-long", MESSAGE ("\x30\x81\x80\x10"), NOTHING, SOL_ERROR_BAD_RESPONSE },
  { "two-welcomes", MESSAGE (LET_IN), MESSAGE (LET_IN), SOL_ERROR_BAD_RESPONSE },
  { "topic-refused", MESSAGE (LET_IN), MESSAGE ("\x90\3\0\1\x80"), SOL_ERROR_FORBIDDEN },
  { "another-subscription", MESSAGE (LET_IN), MESSAGE ("\x90\3\0\2\0"), SOL_ERROR_BAD_RESPONSE },
  { "wildcard", MESSAGE (LET_IN), MESSAGE ("\x30\4\0\1#1"), SOL_ERROR_BAD_RESPONSE },
  { "quality-2", MESSAGE (LET_IN), MESSAGE ("\x34\6\0\1t\0\1!"), SOL_ERROR_BAD_RESPONSE },
};

static void
test_hostile (gconstpointer user_data)
{
  const Hostile *row = user_data;
  g_autoptr (Canned) canned = canned_new ("mqtt");
  g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
  g_autoptr (GError) error = NULL;
  g_auto (Ears) ears = { 0 };
  ears_init (&ears, client);

  canned_say (canned, 1, row->first, row->first_size);
  if (row->second != NULL)
    canned_say (canned, 2, row->second, row->second_size);
  gboolean connected = mqtt_connect (client, NULL, &error);
  g_assert_cmpint (connected, ==, row->second != NULL);
  if (connected)
    g_assert_false (mqtt_subscribe (client, "t", &error));
  g_assert_error (error, SOL_ERROR, row->code);
  g_assert_false (sol_mqtt_client_is_connected (client));
  g_assert_cmpuint (ears.times_closed, ==, 0);
  g_assert_cmpstr (ears.heard->str, ==, "");
  /* It is over, whatever else is asked. */
  g_clear_error (&error);
  g_assert_false (mqtt_subscribe (client, "t", &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_OFFLINE);
  g_assert_true (mqtt_close (client, NULL));
}

static void
test_closed_later (void)
{
  static const struct
  {
    const char *data;
    gsize size;
    int code;
  } ends[] = {
    { MESSAGE ("\x30\4\0\1+1"), SOL_ERROR_BAD_RESPONSE },
    { MESSAGE (LET_IN), SOL_ERROR_BAD_RESPONSE },
    { MESSAGE (SUBSCRIBED), SOL_ERROR_BAD_RESPONSE },
    { NOTHING, SOL_ERROR_UNAVAILABLE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (Canned) canned = canned_new ("mqtt");
      g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
      g_auto (Ears) ears = { 0 };
      ears_init (&ears, client);
      SAY (canned, 1, LET_IN);
      SAY (canned, 2, SUBSCRIBED "\x30\4\0\1t1");
      if (ends[i].data != NULL)
        canned_say (canned, 2, ends[i].data, ends[i].size);
      else
        canned_hang_up (canned, 2);
      g_assert_true (mqtt_connect (client, NULL, NULL));
      /* What ends it may come while the call is still being answered. */
      g_assert_true (mqtt_subscribe (client, "t", NULL));
      await_closed (&ears);
      g_assert_error (ears.closed, SOL_ERROR, ends[i].code);
      g_assert_cmpuint (ears.times_closed, ==, 1);
      g_assert_cmpstr (ears.heard->str, ==, "t=1\n");
    }
}

static void
test_text (void)
{
  g_autoptr (Canned) canned = canned_new ("mqtt");
  g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
  g_autoptr (GError) error = NULL;
  canned_say_text (canned, 1, "welcome");
  g_assert_false (mqtt_connect (client, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
}

static void
test_hangs_up (void)
{
  for (guint step = 1; step <= 2; step++)
    {
      g_autoptr (Canned) canned = canned_new ("mqtt");
      g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
      g_autoptr (GError) error = NULL;
      if (step == 2)
        SAY (canned, 1, LET_IN);
      canned_hang_up (canned, step);
      if (mqtt_connect (client, NULL, &error))
        mqtt_subscribe (client, "t", &error);
      g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
    }
}

static void
test_subprotocol (void)
{
  static const char *const protocols[] = { NULL, "mqttv3.1" };
  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    {
      g_autoptr (Canned) canned = canned_new (protocols[i]);
      g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
      g_autoptr (GError) error = NULL;
      SAY (canned, 1, LET_IN);
      g_assert_false (mqtt_connect (client, "secret", &error));
      g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
      /* The name was not told to whoever that is. */
      g_assert_null (canned_get (canned, 0));
    }
}

static void
test_turned_away (void)
{
  static const struct
  {
    guint status;
    int code;
  } rows[] = {
    { 200, SOL_ERROR_BAD_RESPONSE }, { 302, SOL_ERROR_BAD_RESPONSE }, { 400, SOL_ERROR_BAD_RESPONSE },
    { 401, SOL_ERROR_FORBIDDEN },    { 403, SOL_ERROR_FORBIDDEN },    { 404, SOL_ERROR_BAD_RESPONSE },
    { 429, SOL_ERROR_RATE_LIMITED }, { 500, SOL_ERROR_UNAVAILABLE },  { 503, SOL_ERROR_UNAVAILABLE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Canned) canned = canned_new ("mqtt");
      g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
      g_autoptr (GError) error = NULL;
      canned_turn_away (canned, rows[i].status);
      g_assert_false (mqtt_connect (client, NULL, &error));
      g_assert_error (error, SOL_ERROR, rows[i].code);
    }
}

static void
test_nobody_there (void)
{
  g_autoptr (Canned) canned = canned_new ("mqtt");
  g_autoptr (SolMqttClient) client = new_client (canned_get_origin (canned));
  g_autoptr (GError) error = NULL;
  g_clear_pointer (&canned, canned_free);
  g_assert_false (mqtt_connect (client, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_OFFLINE);
}

/* --- silence, cancelling, dropping -----------------------------------------------------------------------
 */

typedef enum
{
  STEP_HANDSHAKE,
  STEP_LOG_IN,
  STEP_SUBSCRIBE,
  STEP_CLOSE,
  N_STEPS,
} Step;

/* A server that falls silent at @step: one that accepts and never answers, or prepared bytes that end. */
typedef struct
{
  GSocketListener *mute;
  Canned *canned;
  SolClock *clock; /* of tests: time passes only by hand */
  SolMqttClient *client;
} Silent;

static void
silent_init (Silent *silent, Step step)
{
  *silent = (Silent){ .clock = sol_clock_new_test (SOL_DAY) };
  if (step == STEP_HANDSHAKE)
    {
      silent->mute = g_socket_listener_new ();
      guint16 port = g_socket_listener_add_any_inet_port (silent->mute, NULL, NULL);
      g_autofree char *text = g_strdup_printf ("http://127.0.0.1:%u", port);
      g_autoptr (GUri) origin = sol_hosts_parse_origin (text, NULL);
      silent->client = sol_mqtt_client_new (silent->clock, origin, NULL);
      return;
    }
  silent->canned = canned_new ("mqtt");
  if (step > STEP_LOG_IN)
    SAY (silent->canned, 1, LET_IN);
  if (step > STEP_SUBSCRIBE)
    SAY (silent->canned, 2, SUBSCRIBED);
  silent->client = sol_mqtt_client_new (silent->clock, canned_get_origin (silent->canned), NULL);
}

static void
silent_clear (Silent *silent)
{
  g_clear_object (&silent->client);
  g_clear_object (&silent->clock);
  g_clear_object (&silent->mute);
  g_clear_pointer (&silent->canned, canned_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Silent, silent_clear)

/* Goes as far as the step that nobody answers, and begins it. */
static void
silent_begin (Silent *silent, Step step, GCancellable *cancellable, Call *call)
{
  if (step <= STEP_LOG_IN)
    sol_mqtt_client_connect_async (silent->client, MQTT_HOST, NULL, "name", cancellable, call_done, call);
  else
    g_assert_true (mqtt_connect (silent->client, "name", NULL));
  if (step == STEP_SUBSCRIBE)
    sol_mqtt_client_subscribe_async (silent->client, "t", cancellable, call_done, call);
  if (step == STEP_CLOSE)
    {
      g_assert_true (mqtt_subscribe (silent->client, "t", NULL));
      sol_mqtt_client_close_async (silent->client, cancellable, call_done, call);
    }
}

static gboolean
finish (Silent *silent, Step step, Call *call, GError **error)
{
  g_autoptr (GAsyncResult) result = call_wait (call);
  switch (step)
    {
    case STEP_SUBSCRIBE:
      return sol_mqtt_client_subscribe_finish (silent->client, result, error);
    case STEP_CLOSE:
      return sol_mqtt_client_close_finish (silent->client, result, error);
    case STEP_HANDSHAKE:
    case STEP_LOG_IN:
    case N_STEPS:
    default:
      return sol_mqtt_client_connect_finish (silent->client, result, error);
    }
}

static void
reach (Silent *silent, Step step)
{
  if (step == STEP_HANDSHAKE)
    broker_fixture_turn (50);
  else if (step < STEP_CLOSE)
    canned_await (silent->canned, (guint) step);
}

static void
test_deadline (gconstpointer user_data)
{
  Step step = GPOINTER_TO_UINT (user_data);
  g_auto (Silent) silent = { 0 };
  g_autoptr (GError) error = NULL;
  Call call = { 0 };

  silent_init (&silent, step);
  silent_begin (&silent, step, NULL, &call);
  reach (&silent, step);
  sol_clock_test_advance (silent.clock, SOL_MQTT_TIMEOUT - SOL_SECOND);
  broker_fixture_turn (20);
  g_assert_null (call.result);
  sol_clock_test_advance (silent.clock, SOL_SECOND);
  g_assert_false (finish (&silent, step, &call, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpint (sol_clock_test_next (silent.clock), ==, -1);
}

static void
test_cancel (gconstpointer user_data)
{
  Step step = GPOINTER_TO_UINT (user_data);
  for (guint late = 0; late < 3; late++)
    {
      g_auto (Silent) silent = { 0 };
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Call call = { 0 };

      silent_init (&silent, step);
      if (late == 0)
        g_cancellable_cancel (cancellable);
      silent_begin (&silent, step, cancellable, &call);
      if (late == 2 && step != STEP_CLOSE)
        reach (&silent, step);
      g_cancellable_cancel (cancellable);
      g_assert_false (finish (&silent, step, &call, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      /* A call that was cancelled before it began has ended nothing. */
      gboolean untouched = late == 0 && step == STEP_SUBSCRIBE;
      g_assert_cmpint (sol_mqtt_client_is_connected (silent.client), ==, untouched);
      if (!untouched)
        g_assert_cmpint (sol_clock_test_next (silent.clock), ==, -1);
    }
}

/* Whoever began a call may be gone when it ends; the client stays until then, and no longer. */
static void
test_drop (gconstpointer user_data)
{
  Step step = GPOINTER_TO_UINT (user_data);
  g_auto (Silent) silent = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Call call = { 0 };

  silent_init (&silent, step);
  silent_begin (&silent, step, cancellable, &call);
  reach (&silent, step);
  SolMqttClient *client = silent.client;
  g_object_add_weak_pointer (G_OBJECT (client), (gpointer *) &client);
  g_clear_object (&silent.client);
  g_cancellable_cancel (cancellable);
  g_autoptr (GAsyncResult) result = call_wait (&call);
  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  broker_fixture_turn (20);
  g_assert_null (client);
  g_assert_cmpint (sol_clock_test_next (silent.clock), ==, -1);
}

/* Dropped while nothing is under way: says good-bye. */
static void
test_drop_connected (void)
{
  g_auto (Silent) silent = { 0 };
  silent_init (&silent, STEP_CLOSE);
  g_assert_true (mqtt_connect (silent.client, "name", NULL));
  g_assert_true (mqtt_subscribe (silent.client, "t", NULL));
  g_assert_finalize_object (g_steal_pointer (&silent.client));
  canned_await (silent.canned, 3);
  gsize size = 0;
  gconstpointer goodbye = g_bytes_get_data (canned_get (silent.canned, 2), &size);
  g_assert_cmpmem (goodbye, size, "\xe0\0", 2);
}

static void
drop_cb (SolMqttClient *client, const char *topic, GBytes *payload, gpointer user_data)
{
  SolMqttClient **held = user_data;
  g_clear_object (held);
}

/* The handler of a message drops the client, while more messages wait. */
static void
test_drop_in_handler (void)
{
  g_auto (Silent) silent = { 0 };
  silent_init (&silent, STEP_SUBSCRIBE);
  SAY (silent.canned, 2, SUBSCRIBED);
  SAY (silent.canned, 3, "\xd0\0\x30\4\0\1t1\x30\4\0\1t2");
  g_assert_true (mqtt_connect (silent.client, "name", NULL));
  g_assert_true (mqtt_subscribe (silent.client, "t", NULL));
  g_signal_connect (silent.client, "message", G_CALLBACK (drop_cb), &silent.client);
  sol_clock_test_advance (silent.clock, SOL_MQTT_KEEP_ALIVE * SOL_SECOND);
  canned_await (silent.canned, 4);
  g_assert_null (silent.client);
}

static void
test_pings (void)
{
  g_auto (Silent) silent = { 0 };
  g_auto (Ears) ears = { 0 };
  silent_init (&silent, STEP_CLOSE);
  for (guint i = 3; i < 6; i++)
    SAY (silent.canned, i, "\xd0\0");
  ears_init (&ears, silent.client);
  g_assert_true (mqtt_connect (silent.client, "name", NULL));
  g_assert_true (mqtt_subscribe (silent.client, "t", NULL));

  /* In time, again and again, as long as each is answered. */
  for (guint i = 0; i < 4; i++)
    {
      gsize size = 0;
      sol_clock_test_advance (silent.clock, (SOL_MQTT_KEEP_ALIVE - 1) * SOL_SECOND * 3 / 4);
      broker_fixture_turn (10);
      g_assert_null (canned_get (silent.canned, 2 + i));
      sol_clock_test_advance (silent.clock, SOL_SECOND * 3 / 4);
      canned_await (silent.canned, 3 + i);
      gconstpointer ping = g_bytes_get_data (canned_get (silent.canned, 2 + i), &size);
      g_assert_cmpmem (ping, size, "\xc0\0", 2);
      broker_fixture_turn (30);
    }
  /* The fourth is not. */
  g_assert_cmpuint (ears.times_closed, ==, 0);
  sol_clock_test_advance (silent.clock, SOL_MQTT_TIMEOUT);
  g_assert_cmpuint (ears.times_closed, ==, 1);
  g_assert_error (ears.closed, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpint (sol_clock_test_next (silent.clock), ==, -1);
}

static void
test_one_at_a_time (void)
{
  g_auto (Silent) silent = { 0 };
  g_autoptr (GError) error = NULL;
  Call call = { 0 };
  silent_init (&silent, STEP_SUBSCRIBE);

  g_assert_false (mqtt_subscribe (silent.client, "t", &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_OFFLINE);
  g_clear_error (&error);
  silent_begin (&silent, STEP_SUBSCRIBE, NULL, &call);
  g_assert_false (mqtt_subscribe (silent.client, "u", &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (mqtt_connect (silent.client, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (mqtt_subscribe (silent.client, "#", &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
  g_clear_error (&error);
  /* Closing ends the call that is under way. */
  g_assert_true (mqtt_close (silent.client, NULL));
  g_assert_false (finish (&silent, STEP_SUBSCRIBE, &call, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  static const char *const steps[N_STEPS] = { "handshake", "log-in", "subscribe", "close" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mqtt-client/hosts", test_hosts);
  g_test_add_func ("/mqtt-client/origin", test_origin);
  g_test_add_func ("/mqtt-client/says", test_says);
  g_test_add_func ("/mqtt-client/ids-differ", test_ids_differ);
  g_test_add_func ("/mqtt-client/pieces", test_pieces);
  g_test_add_func ("/mqtt-client/large", test_large);
  for (guint i = 0; i < G_N_ELEMENTS (hostiles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mqtt-client/hostile/%s", hostiles[i].name);
      g_test_add_data_func (path, &hostiles[i], test_hostile);
    }
  g_test_add_func ("/mqtt-client/closed-later", test_closed_later);
  g_test_add_func ("/mqtt-client/text", test_text);
  g_test_add_func ("/mqtt-client/hangs-up", test_hangs_up);
  g_test_add_func ("/mqtt-client/subprotocol", test_subprotocol);
  g_test_add_func ("/mqtt-client/turned-away", test_turned_away);
  g_test_add_func ("/mqtt-client/nobody-there", test_nobody_there);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *deadline = g_strdup_printf ("/mqtt-client/deadline/%s", steps[i]);
      g_autofree char *cancel = g_strdup_printf ("/mqtt-client/cancel/%s", steps[i]);
      g_autofree char *drop = g_strdup_printf ("/mqtt-client/drop/%s", steps[i]);
      /* A server that speaks WebSocket closes at once; closing a frozen one is in test-mqtt-broker.c. */
      if (i != STEP_CLOSE)
        g_test_add_data_func (deadline, GUINT_TO_POINTER (i), test_deadline);
      g_test_add_data_func (cancel, GUINT_TO_POINTER (i), test_cancel);
      g_test_add_data_func (drop, GUINT_TO_POINTER (i), test_drop);
    }
  g_test_add_func ("/mqtt-client/drop/connected", test_drop_connected);
  g_test_add_func ("/mqtt-client/drop/in-handler", test_drop_in_handler);
  g_test_add_func ("/mqtt-client/pings", test_pings);
  g_test_add_func ("/mqtt-client/one-at-a-time", test_one_at_a_time);
  return g_test_run ();
}
