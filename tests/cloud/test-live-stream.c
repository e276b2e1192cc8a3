/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-live-stream"

#include "mqtt-rig.h"

#include "sol-error.h"
#include "sol-hosts.h"
#include "sol-live-stream.h"

#include <string.h>

/* A lease, with mosquitto as the broker and a clock that is set by hand. */

#define SITE "5210846"
#define TOPIC "v1/live-stream/7b1e09d2"
#define NOW (20000 * SOL_DAY)

#define AUTHORISER                                                                                           \
  "{\"live_stream_topic\":\"" TOPIC "\",\"live_stream_duration\":600,\"timeout\":15,"                        \
  "\"aws_iot_endpoint\":\"" MQTT_HOST "\",\"aws_authorizer\":\"live-auth-eu\","                              \
  "\"aws_token_key\":\"enph_token\",\"aws_token_value\":\"9c0f77\",\"aws_digest\":\"Qm9/ae+1d2==\"}"
#define USER_NAME                                                                                            \
  "?x-amz-customauthorizer-name=live-auth-eu&enph_token=9c0f77&site-id=5210846"                              \
  "&x-amz-customauthorizer-signature=Qm9%2Fae%2B1d2%3D%3D&env=production"

/* Solar 2000 W, battery -500 W, grid -300 W, load 1200 W; charge 71%, on grid. */
static const char frame[]
    = "\x08\x01\x1a\x2a\x0a\x04\x08\x80\x89\x7a\x12\x0b\x08\xe0\xbd\xe1\xff\xff\xff\xff\xff\xff"
      "\x01\x1a\x0b\x08\xa0\xd8\xed\xff\xff\xff\xff\xff\xff\x01\x22\x04\x08\x80\x9f\x49"
      "\x30\x47\x40\x06";

typedef struct
{
  BrokerFixture *broker;
  SolClock *clock;
  SolLiveStream *stream;
  GString *states;
  guint samples;
} Home;

static void
state_cb (SolLiveStream *stream, GParamSpec *pspec, gpointer user_data)
{
  static const char *const names[] = { "idle", "connecting", "live", "ended", "failed" };
  Home *home = user_data;
  g_string_append_printf (home->states, "%s ", names[sol_live_stream_get_state (stream)]);
}

static void
sample_cb (SolLiveStream *stream, GParamSpec *pspec, gpointer user_data)
{
  Home *home = user_data;
  g_assert_nonnull (sol_live_stream_get_sample (stream));
  g_assert_cmpint (sol_live_stream_get_state (stream), ==, SOL_LIVE_LIVE);
  home->samples++;
}

/* @broker: (transfer full) */
static void
home_init_at (Home *home, BrokerFixture *broker)
{
  *home = (Home){
    .broker = broker,
    .clock = sol_clock_new_test (NOW),
    .states = g_string_new (NULL),
  };
  home->stream = sol_live_stream_new (home->clock, broker_fixture_get_origin (home->broker), NULL);
  g_signal_connect (home->stream, "notify::state", G_CALLBACK (state_cb), home);
  g_signal_connect (home->stream, "notify::sample", G_CALLBACK (sample_cb), home);
}

static void
home_init (Home *home)
{
  home_init_at (home, broker_fixture_new (BROKER_OPEN));
}

static void
home_clear (Home *home)
{
  if (home->stream != NULL)
    g_assert_finalize_object (g_steal_pointer (&home->stream));
  /* Saying good-bye takes a moment; then nothing is planned any more. */
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (sol_clock_test_next (home->clock) != -1 && g_get_monotonic_time () < until)
    broker_fixture_turn (5);
  g_assert_cmpint (sol_clock_test_next (home->clock), ==, -1);
  g_clear_pointer (&home->broker, broker_fixture_free);
  g_clear_object (&home->clock);
  g_string_free (home->states, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Home, home_clear)

static SolLiveAuthoriser *
authoriser_from (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  SolLiveAuthoriser *authoriser = sol_live_authoriser_decode (bytes, &error);
  g_assert_no_error (error);
  return authoriser;
}

static void
start (Home *home)
{
  g_autoptr (SolLiveAuthoriser) authoriser = authoriser_from (AUTHORISER);
  sol_live_stream_start (home->stream, authoriser, SITE);
}

static void
publish (Home *home, gconstpointer data, gsize size)
{
  g_autoptr (GBytes) payload = g_bytes_new_static (data, size);
  broker_fixture_publish (home->broker, TOPIC, payload, 1, 0);
}

static void
await_samples (Home *home, guint count)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (home->samples < count)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      broker_fixture_turn (5);
    }
}

static void
await_state (Home *home, SolLiveState state)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (sol_live_stream_get_state (home->stream) != state)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      broker_fixture_turn (5);
    }
}

/* Started, subscribed, and one value there. */
static void
go_live (Home *home)
{
  start (home);
  broker_fixture_await (home->broker, "Sending SUBACK", 1);
  publish (home, frame, sizeof frame - 1);
  await_samples (home, 1);
}

static void
test_lease (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_auto (Home) home = { 0 };
  home_init (&home);
  g_assert_cmpint (sol_live_stream_get_remaining (home.stream), ==, 0);

  start (&home);
  g_assert_cmpstr (home.states->str, ==, "connecting ");
  g_assert_cmpint (sol_live_stream_get_remaining (home.stream), ==, 600 * SOL_SECOND);
  broker_fixture_await (home.broker, "Sending SUBACK", 1);
  broker_fixture_await (home.broker, "u'" USER_NAME "')", 1);
  g_assert_null (sol_live_stream_get_sample (home.stream));

  sol_clock_test_advance (home.clock, 3 * SOL_SECOND);
  publish (&home, frame, sizeof frame - 1);
  await_samples (&home, 1);
  const SolLiveSample *sample = sol_live_stream_get_sample (home.stream);
  g_assert_cmpfloat (sample->solar_w, ==, 2000);
  g_assert_cmpfloat (sample->battery_w, ==, -500);
  g_assert_cmpfloat (sample->grid_w, ==, -300);
  g_assert_cmpfloat (sample->load_w, ==, 1200);
  g_assert_cmpint (sample->relay_closed, ==, SOL_YES);
  g_assert_cmpint (sample->sampled_at, ==, NOW + 3 * SOL_SECOND);
  g_assert_cmpint (sol_live_stream_get_remaining (home.stream), ==, 597 * SOL_SECOND);

  /* A value now and then, each behind the pong that is due, until the lease ends: then good-bye, and never
   * again. */
  for (guint i = 1; i < 40; i++)
    {
      sol_clock_test_advance (home.clock, 15 * SOL_SECOND);
      broker_fixture_await (home.broker, "Sending PINGRESP", (3 + 15 * i) * 2 / 45);
      publish (&home, frame, sizeof frame - 1);
      await_samples (&home, 1 + i);
    }
  g_assert_cmpuint (broker_fixture_count (home.broker, "Received DISCONNECT from"), ==, 40);
  sol_clock_test_advance (home.clock, 12 * SOL_SECOND - 1);
  g_assert_cmpint (sol_live_stream_get_state (home.stream), ==, SOL_LIVE_LIVE);
  sol_clock_test_advance (home.clock, 1);
  g_assert_cmpstr (home.states->str, ==, "connecting live ended ");
  g_assert_cmpint (sol_live_stream_get_remaining (home.stream), ==, 0);
  g_assert_null (sol_live_stream_get_error (home.stream));
  broker_fixture_await (home.broker, "Received DISCONNECT from", 41);
  sol_clock_test_advance (home.clock, 2 * SOL_DAY);
  broker_fixture_turn (50);
  g_assert_cmpuint (broker_fixture_count (home.broker, USER_NAME), ==, 1);
  g_assert_nonnull (sol_live_stream_get_sample (home.stream));
}

static void
test_several_a_second (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_auto (Home) home = { 0 };
  g_autoptr (GBytes) payload = g_bytes_new_static (frame, sizeof frame - 1);
  home_init (&home);
  go_live (&home);
  g_autoptr (GSubprocess) publisher = broker_fixture_publish_begin (home.broker, TOPIC, payload, 20, 50);
  await_samples (&home, 21);
  g_assert_true (g_subprocess_wait_check (publisher, NULL, NULL));
}

/* What cannot be read is counted and passed over; what does not add up has no powers. */
static void
test_bad_frames (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_auto (Home) home = { 0 };
  home_init (&home);
  start (&home);
  broker_fixture_await (home.broker, "Sending SUBACK", 1);
  publish (&home, frame, 20);
  publish (&home, "", 0);
  publish (&home, "{\"site\":[]}", 11);
  publish (&home, "\x1a\xff\x01\x08", 4);
  broker_fixture_await (home.broker, "Sending PUBLISH", 4);
  broker_fixture_turn (100);
  g_assert_cmpuint (sol_live_stream_get_unread (home.stream), ==, 4);
  g_assert_cmpstr (home.states->str, ==, "connecting ");

  publish (&home, "\x1a\x12\x0a\x04\x08\x80\x89\x7a\x1a\x02\x08\x00\x22\x02\x08\x00\x30\x32\x40\x06", 20);
  await_samples (&home, 1);
  const SolLiveSample *sample = sol_live_stream_get_sample (home.stream);
  g_assert_cmpint (sample->balance_ok, ==, SOL_NO);
  g_assert_true (sample->solar_w != sample->solar_w);
  g_assert_cmpfloat (sample->soc_percent, ==, 50);
}

static void
test_silence (void)
{
  if (!broker_fixture_is_there ())
    return;
  for (guint with_value = 0; with_value < 2; with_value++)
    {
      g_auto (Home) home = { 0 };
      home_init (&home);
      if (with_value)
        go_live (&home);
      else
        start (&home);
      broker_fixture_await (home.broker, "Sending SUBACK", 1);
      broker_fixture_turn (50);
      /* Pings are answered, so it is not the connection that fell silent. */
      for (guint i = 0; i < 5; i++)
        {
          sol_clock_test_advance (home.clock, 11 * SOL_SECOND);
          broker_fixture_turn (100);
        }
      g_assert_cmpint (sol_live_stream_get_state (home.stream), ==,
                       with_value ? SOL_LIVE_LIVE : SOL_LIVE_CONNECTING);
      sol_clock_test_advance (home.clock, 5 * SOL_SECOND);
      g_assert_cmpint (sol_live_stream_get_state (home.stream), ==, SOL_LIVE_FAILED);
      g_assert_error (sol_live_stream_get_error (home.stream), SOL_ERROR, SOL_ERROR_UNAVAILABLE);
      broker_fixture_await (home.broker, "Received DISCONNECT from", with_value + 1);
    }
}

/* The computer slept past the end of the lease: the first value afterwards ends it. */
static void
test_sleep (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_auto (Home) home = { 0 };
  home_init (&home);
  go_live (&home);
  sol_clock_test_suspend (home.clock, SOL_HOUR);
  publish (&home, frame, sizeof frame - 1);
  await_state (&home, SOL_LIVE_ENDED);
  g_assert_cmpuint (home.samples, ==, 1);
}

static void
test_killed (void)
{
  if (!broker_fixture_is_there ())
    return;
  g_auto (Home) home = { 0 };
  home_init (&home);
  go_live (&home);
  broker_fixture_kill (home.broker);
  await_state (&home, SOL_LIVE_FAILED);
  g_assert_error (sol_live_stream_get_error (home.stream), SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpstr (home.states->str, ==, "connecting live failed ");
  /* A failure is final. */
  sol_live_stream_stop (home.stream);
  g_assert_cmpint (sol_live_stream_get_state (home.stream), ==, SOL_LIVE_FAILED);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *host;
    const char *site;
  } rows[] = {
    { "evil.example.org", SITE },
    { MQTT_HOST, "" },
    { MQTT_HOST, NULL },
    { MQTT_HOST, "12&env=x" },
  };
  if (!broker_fixture_is_there ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Home) home = { 0 };
      g_autoptr (SolLiveAuthoriser) authoriser = authoriser_from (AUTHORISER);
      home_init (&home);
      g_free (authoriser->host);
      authoriser->host = g_strdup (rows[i].host);
      sol_live_stream_start (home.stream, authoriser, rows[i].site);
      await_state (&home, SOL_LIVE_FAILED);
      g_assert_error (sol_live_stream_get_error (home.stream), SOL_ERROR, SOL_ERROR_REFUSED);
      g_assert_cmpuint (broker_fixture_count (home.broker, "New client connected"), ==, 0);
    }
}

/* Stopped, and dropped, wherever it stands; home_clear() asserts that nothing holds it and that no timer is
 * left. */
static void
test_stop (gconstpointer user_data)
{
  gboolean drop = GPOINTER_TO_UINT (user_data) != 0;
  if (!broker_fixture_is_there ())
    return;
  g_autoptr (BrokerFixture) broker = broker_fixture_new (BROKER_OPEN);
  for (guint turns = 0; turns < 40; turns++)
    {
      g_auto (Home) home = { 0 };
      home_init_at (&home, broker);
      start (&home);
      for (guint i = 0; i < turns; i++)
        if (i % 4 == 3)
          broker_fixture_turn (1);
        else
          g_main_context_iteration (NULL, FALSE);
      if (drop)
        g_assert_finalize_object (g_steal_pointer (&home.stream));
      else
        {
          sol_live_stream_stop (home.stream);
          sol_live_stream_stop (home.stream);
          g_assert_cmpstr (home.states->str, ==, "connecting ended ");
        }
      broker_fixture_turn (10);
      /* It serves the next one too. */
      home.broker = NULL;
    }
}

static void
test_stop_live (void)
{
  if (!broker_fixture_is_there ())
    return;
  for (guint drop = 0; drop < 2; drop++)
    {
      g_auto (Home) home = { 0 };
      home_init (&home);
      go_live (&home);
      if (drop)
        g_assert_finalize_object (g_steal_pointer (&home.stream));
      else
        sol_live_stream_stop (home.stream);
      broker_fixture_await (home.broker, "Received DISCONNECT from", 2);
      broker_fixture_turn (20);
    }
}

static void
stop_cb (SolLiveStream *stream, GParamSpec *pspec, gpointer user_data)
{
  sol_live_stream_stop (stream);
}

static void
test_stop_in_handler (void)
{
  if (!broker_fixture_is_there ())
    return;
  static const char *const signals[] = { "notify::state", "notify::sample" };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_auto (Home) home = { 0 };
      home_init (&home);
      g_signal_connect (home.stream, signals[i], G_CALLBACK (stop_cb), NULL);
      start (&home);
      if (i == 1)
        {
          broker_fixture_await (home.broker, "Sending SUBACK", 1);
          publish (&home, frame, sizeof frame - 1);
        }
      await_state (&home, SOL_LIVE_ENDED);
      broker_fixture_turn (50);
    }
}

static void
test_vitals (void)
{
  if (!broker_fixture_is_there ())
    return;
  static const char json[] = "{\"site\":[{\"agg_soc\":64}],\"devices\":[{\"type\":\"encharge\",\"soc\":64}]}";
  g_auto (Home) home = { 0 };
  home_init (&home);
  g_autoptr (SolLiveAuthoriser) authoriser = authoriser_from (
      "{\"live_debug_topic\":\"v1/live-debug/json/"
      "1\",\"live_debug_duration\":900,\"aws_iot_endpoint\":\"" MQTT_HOST
      "\",\"aws_authorizer\":\"a\",\"aws_token_key\":\"k\",\"aws_token_value\":\"v\",\"aws_digest\":\"d\"}");
  sol_live_stream_start (home.stream, authoriser, SITE);
  broker_fixture_await (home.broker, "Sending SUBACK", 1);
  g_autoptr (GBytes) payload = g_bytes_new_static (json, sizeof json - 1);
  broker_fixture_publish (home.broker, "v1/live-debug/json/1", payload, 1, 0);
  await_state (&home, SOL_LIVE_LIVE);
  const SolLiveVitals *vitals = sol_live_stream_get_vitals (home.stream);
  g_assert_cmpfloat (vitals->soc_percent, ==, 64);
  g_assert_cmpuint (vitals->batteries->len, ==, 1);
  g_assert_cmpint (vitals->sampled_at, ==, NOW);
  g_assert_null (sol_live_stream_get_sample (home.stream));
}

/* Whatever is logged by whomever, at any level: not the name that lets us in. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      {
        const char *text = fields[i].value;
        g_assert_null (strstr (text, "9c0f77"));
        g_assert_null (strstr (text, "Qm9"));
      }
  return g_log_writer_default (level, fields, n_fields, user_data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_add_func ("/live-stream/lease", test_lease);
  g_test_add_func ("/live-stream/several-a-second", test_several_a_second);
  g_test_add_func ("/live-stream/bad-frames", test_bad_frames);
  g_test_add_func ("/live-stream/silence", test_silence);
  g_test_add_func ("/live-stream/sleep", test_sleep);
  g_test_add_func ("/live-stream/killed", test_killed);
  g_test_add_func ("/live-stream/refused", test_refused);
  g_test_add_data_func ("/live-stream/stop", GUINT_TO_POINTER (0), test_stop);
  g_test_add_data_func ("/live-stream/drop", GUINT_TO_POINTER (1), test_stop);
  g_test_add_func ("/live-stream/stop-live", test_stop_live);
  g_test_add_func ("/live-stream/stop-in-handler", test_stop_in_handler);
  g_test_add_func ("/live-stream/vitals", test_vitals);
  return g_test_run ();
}
