/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-rig.h"

static void
test_works (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, "GET /app-api/" RIG_SITE "/get_latest_power", 200,
                        "{\"latest_power\":{\"value\":2310,\"units\":\"W\",\"time\":1778058000}}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = rig_read (rig.cloud, SOL_CALL_LATEST_POWER, &error);
  g_assert_no_error (error);
  g_assert_true (sol_reading_get_value_type (reading) == SOL_TYPE_POWER_SAMPLE);
  const SolPowerSample *sample = sol_reading_get_value (reading);
  g_assert_cmpfloat (sample->solar_w, ==, 2310);
  g_assert_cmpint (sol_reading_get_asked_at (reading), ==, RIG_NOW);
  g_assert_cmpint (sol_reading_get_sampled_at (reading), ==, (SolTime) 1778058000 * SOL_SECOND);
  g_assert_nonnull (sol_reading_get_json (reading));

  const CloudReceived *received = cloud_fixture_get (rig.server, NULL, 0);
  g_assert_cmpstr (cloud_received_header (received, "e-auth-token"), ==, "aT-1");
  g_assert_nonnull (strstr (cloud_received_header (received, "Cookie"), "_enlighten_4_session=ck-1"));
}

#define POWER "GET /app-api/" RIG_SITE "/get_latest_power"
#define POWER_BODY "{\"latest_power\":{\"value\":2310,\"units\":\"W\",\"time\":1778058000}}"
#define EV "/service/evse_controller/" RIG_SITE
#define EV_BODY                                                                                              \
  "{\"data\":{\"site\":\"" RIG_SITE "\",\"chargers\":[{\"sn\":\"" RIG_SERIAL                                 \
  "\",\"auth_token\":\"geheim\",\"lst_rpt_at\":\"2026-05-06T08:55:00Z[UTC]\"}]}}"

static void
test_typed_errors (void)
{
  const struct
  {
    guint status;
    const char *body;
    int error;
  } rows[] = {
    { 400, "{}", SOL_ERROR_REFUSED },
    { 403, "{}", SOL_ERROR_FORBIDDEN },
    { 404, "{}", SOL_ERROR_NOT_SUPPORTED },
    { 405, "{}", SOL_ERROR_NOT_SUPPORTED },
    { 406, "", SOL_ERROR_UNAVAILABLE },
    { 409, "{}", SOL_ERROR_CONFLICT },
    { 429, "{}", SOL_ERROR_RATE_LIMITED },
    { 466, "{}", SOL_ERROR_NOT_SUPPORTED },
    { 468, "{}", SOL_ERROR_FORBIDDEN },
    { 472, "{}", SOL_ERROR_NOT_SUPPORTED },
    { 473, "{}", SOL_ERROR_GATEWAY_OFFLINE },
    { 500, "", SOL_ERROR_UNAVAILABLE },
    { 500, "{\"status\":\"error\",\"message\":\"IQ_GATEWAY_NOT_REPORTING\"}", SOL_ERROR_GATEWAY_OFFLINE },
    { 400, "{\"status\":\"error\",\"details\":{\"code\":468}}", SOL_ERROR_FORBIDDEN },
    { 200, "{\"status\":\"error\",\"message\":\"SERVICE_UNREACHABLE\"}", SOL_ERROR_UNAVAILABLE },
    { 550, "{}", SOL_ERROR_UNAVAILABLE },
    { 302, "", SOL_ERROR_UNAVAILABLE },
    { 200, "", SOL_ERROR_BAD_RESPONSE },
    { 200, "{\"result\":", SOL_ERROR_BAD_RESPONSE },
    { 200, "<html>Busy</html>", SOL_ERROR_UNAVAILABLE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u %s", rows[i].status, rows[i].body);
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      rig_sign_in (&rig);
      cloud_fixture_answer (rig.server, "GET /app-api/" RIG_SITE "/devices.json", rows[i].status,
                            rows[i].body, NULL);
      g_autoptr (GError) error = NULL;
      g_assert_null (rig_read (rig.cloud, SOL_CALL_DEVICES, &error));
      g_assert_error (error, SOL_ERROR, rows[i].error);
      g_assert_cmpuint (strlen (error->message), >, 0);
    }
}

/* The older path is found, remembered, and the newer one is tried again when the older one goes. */
static void
test_fallback (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, "GET " EV "/ev_charger/status", 200, EV_BODY, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) first = rig_read (rig.cloud, SOL_CALL_EV_STATUS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 2);
  g_autoptr (SolReading) second = rig_read (rig.cloud, SOL_CALL_EV_STATUS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 3);
  g_assert_cmpstr (cloud_fixture_get (rig.server, NULL, 2)->path, ==, EV "/ev_charger/status");

  cloud_fixture_clear (rig.server);
  cloud_fixture_answer (rig.server, "GET " EV "/ev_chargers/status", 200, EV_BODY, NULL);
  g_autoptr (SolReading) third = rig_read (rig.cloud, SOL_CALL_EV_STATUS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 2);

  /* what must not be kept is not */
  gsize n = 0;
  const char *json = g_bytes_get_data (sol_reading_get_json (third), &n);
  g_assert_null (g_strstr_len (json, (gssize) n, "geheim"));
  g_assert_cmpint (sol_reading_get_sampled_at (third), ==, RIG_NOW - 335 * SOL_SECOND);
}

/* Only 403 leads to the lean shape, which is then remembered per user. */
static void
test_battery_shapes (void)
{
  static const char *const path = "GET /service/batteryConfig/api/v1/profile/" RIG_SITE;
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, path, 403, "{}", NULL);
  cloud_fixture_answer (rig.server, path, 200, "{\"data\":{\"profile\":\"self-consumption\"}}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) first = rig_read (rig.cloud, SOL_CALL_PROFILE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (cloud_received_header (cloud_fixture_get (rig.server, path, 0), "e-auth-token"));
  g_assert_nonnull (cloud_received_header (cloud_fixture_get (rig.server, path, 0), "Cookie"));
  g_assert_null (cloud_received_header (cloud_fixture_get (rig.server, path, 1), "e-auth-token"));
  g_autoptr (SolReading) second = rig_read (rig.cloud, SOL_CALL_PROFILE, &error);
  g_assert_cmpuint (cloud_fixture_count (rig.server, path), ==, 3);
  g_assert_null (cloud_received_header (cloud_fixture_get (rig.server, path, 2), "requestid"));
  cloud_fixture_clear (rig.server);
  cloud_fixture_answer (rig.server, path, 500, "", NULL);
  g_assert_null (rig_read (rig.cloud, SOL_CALL_PROFILE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpuint (cloud_fixture_count (rig.server, path), ==, 1);
}

/* A 401 of the day says that the site has none, unless the session is known to be too old. */
static void
test_day_without_renewal (void)
{
  static const char *const path = "GET /pv/systems/" RIG_SITE "/today";
  static const char *const jwt = "GET /app-api/jwt_token.json";
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, path, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, jwt, 200, "{\"token\":\"aT-2\",\"expires_at\":1990000000}", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_read (rig.cloud, SOL_CALL_TODAY, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_SUPPORTED);
  g_assert_cmpuint (cloud_fixture_count (rig.server, jwt), ==, 0);
  sol_clock_test_advance (rig.clock, 180 * SOL_DAY);
  g_clear_error (&error);
  g_assert_null (rig_read (rig.cloud, SOL_CALL_TODAY, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  g_assert_cmpuint (cloud_fixture_count (rig.server, jwt), ==, 1);
  g_assert_cmpuint (cloud_fixture_count (rig.server, path), ==, 3);
}

static void
test_two_at_a_time (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, POWER, 200, POWER_BODY, NULL);
  cloud_fixture_delay (rig.server, 20);
  const SolCallTarget target = { .site = RIG_SITE };
  Waiting waiting[9] = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    sol_cloud_read_async (rig.cloud, SOL_CALL_LATEST_POWER, &target, FALSE, NULL, rig_done, &waiting[i]);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = rig_wait (&waiting[i]);
      g_autoptr (SolReading) reading = sol_cloud_read_finish (rig.cloud, result, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (cloud_fixture_most_at_once (rig.server), ==, 2);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 9);
}

static void
test_budget (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, POWER, 200, POWER_BODY, NULL);
  const struct
  {
    guint spent;
    gboolean by_hand;
    gboolean goes;
  } rows[] = { { 100, FALSE, TRUE }, { 200, FALSE, FALSE }, { 200, TRUE, TRUE }, { 400, TRUE, FALSE } };
  const SolCallTarget target = { .site = RIG_SITE };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint before = cloud_fixture_count (rig.server, NULL);
      cloud_store_double_set_spent (rig.store, rows[i].spent);
      Waiting waiting = { 0 };
      sol_cloud_read_async (rig.cloud, SOL_CALL_LATEST_POWER, &target, rows[i].by_hand, NULL, rig_done,
                            &waiting);
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = rig_wait (&waiting);
      g_autoptr (SolReading) reading = sol_cloud_read_finish (rig.cloud, result, &error);
      if (!rows[i].goes)
        g_assert_error (error, SOL_ERROR, SOL_ERROR_BUDGET_SPENT);
      g_assert_cmpint (reading != NULL, ==, rows[i].goes);
      g_assert_cmpuint (cloud_fixture_count (rig.server, NULL) - before, ==, rows[i].goes);
    }
}

static void
test_large_answer (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  g_autoptr (GString) text = g_string_new ("{\"total\":2000,\"inverters\":[");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%s{\"serial_number\":\"5319027%05u\",\"status\":\"normal\"}", i ? "," : "",
                            i);
  g_string_append (text, "]}");
  g_assert_cmpuint (text->len, >, 65536);
  cloud_fixture_answer (rig.server, "GET /app-api/" RIG_SITE "/inverters.json", 200, text->str, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = rig_read (rig.cloud, SOL_CALL_PANELS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((const SolPanelList *) sol_reading_get_value (reading))->panels->len, ==, 2000);
}

/* A total that is never reached ends the walk. */
static void
test_endless_pages (void)
{
  static const char *const path = "GET /app-api/" RIG_SITE "/inverters.json";
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, path, 200,
                        "{\"total\":100000,\"inverters\":[{\"serial_number\":\"531902774410\"}]}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = rig_read (rig.cloud, SOL_CALL_PANELS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cloud_fixture_count (rig.server, path), ==, 20);
}

static void
test_nesting (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, '[');
  cloud_fixture_answer (rig.server, "GET /app-api/" RIG_SITE "/devices.json", 200, text->str, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_read (rig.cloud, SOL_CALL_DEVICES, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
  cloud_fixture_clear (rig.server);
  cloud_fixture_answer (rig.server, "GET /app-api/" RIG_SITE "/devices.json", 500, text->str, NULL);
  g_clear_error (&error);
  g_assert_null (rig_read (rig.cloud, SOL_CALL_DEVICES, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
}

static void
test_needs (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_read (rig.cloud, SOL_CALL_DEVICES, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  rig_sign_in (&rig);
  const SolCallTarget no_dates = { .site = RIG_SITE };
  Waiting waiting = { 0 };
  sol_cloud_read_async (rig.cloud, SOL_CALL_PANEL_ENERGY, &no_dates, FALSE, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_clear_error (&error);
  g_assert_null (sol_cloud_read_finish (rig.cloud, result, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_READY);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 0);
}

static void
test_cancelled (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_trick (rig.server, POWER, CLOUD_FIXTURE_HOLD, NULL);
  const SolCallTarget target = { .site = RIG_SITE };
  for (guint late = 0; late < 2; late++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Waiting waiting = { 0 };
      sol_cloud_read_async (rig.cloud, SOL_CALL_LATEST_POWER, &target, FALSE, cancellable, rig_done,
                            &waiting);
      while (late && cloud_fixture_count (rig.server, POWER) == 0)
        rig_turn (5);
      g_cancellable_cancel (cancellable);
      g_autoptr (GAsyncResult) result = rig_wait (&waiting);
      g_autoptr (GError) error = NULL;
      g_assert_null (sol_cloud_read_finish (rig.cloud, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_owner_dropped (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, POWER, 200, POWER_BODY, NULL);
  cloud_fixture_delay (rig.server, 20);
  SolCloud *cloud
      = sol_cloud_new (rig.clock, SOL_CLOUD_STORE (rig.store), cloud_fixture_get_origin (rig.server), NULL);
  Waiting waiting = { 0 };
  sol_cloud_restore_async (cloud, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) restored = rig_wait (&waiting);
  const SolCallTarget target = { .site = RIG_SITE };
  sol_cloud_read_async (cloud, SOL_CALL_LATEST_POWER, &target, FALSE, NULL, rig_done, &waiting);
  g_clear_object (&restored);
  g_object_unref (cloud);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (SolReading) reading = sol_cloud_read_finish (cloud, result, NULL);
  g_assert_nonnull (reading);
}

static void
test_signed_out_in_flight (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_trick (rig.server, POWER, CLOUD_FIXTURE_HOLD, NULL);
  const SolCallTarget target = { .site = RIG_SITE };
  Waiting waiting[4] = { 0 }, leaving = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    sol_cloud_read_async (rig.cloud, SOL_CALL_LATEST_POWER, &target, FALSE, NULL, rig_done, &waiting[i]);
  while (cloud_fixture_count (rig.server, POWER) < 2)
    rig_turn (5);
  sol_cloud_sign_out_async (rig.cloud, NULL, rig_done, &leaving);
  g_autoptr (GAsyncResult) left = rig_wait (&leaving);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      g_autoptr (GAsyncResult) result = rig_wait (&waiting[i]);
      g_autoptr (GError) error = NULL;
      g_assert_null (sol_cloud_read_finish (rig.cloud, result, &error));
      g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
    }
  g_assert_cmpuint (cloud_fixture_count (rig.server, POWER), ==, 2);
}

static void
test_kept_json (void)
{
  g_autoptr (GBytes) json = g_bytes_new_static (POWER_BODY, strlen (POWER_BODY));
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("[", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_cloud_decode (SOL_CALL_LATEST_POWER, json, 5, 7, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sol_reading_get_asked_at (reading), ==, 5);
  g_assert_cmpint (sol_reading_get_sampled_at (reading), ==, 7);
  g_autoptr (SolReading) same = g_boxed_copy (SOL_TYPE_READING, reading);
  g_assert_true (sol_reading_get_value (same) == sol_reading_get_value (reading));
  g_assert_null (sol_cloud_decode (SOL_CALL_DEVICES, rubbish, 5, SOL_TIME_UNKNOWN, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/read/works", test_works);
  g_test_add_func ("/cloud/read/typed-errors", test_typed_errors);
  g_test_add_func ("/cloud/read/fallback", test_fallback);
  g_test_add_func ("/cloud/read/battery-shapes", test_battery_shapes);
  g_test_add_func ("/cloud/read/day-without-renewal", test_day_without_renewal);
  g_test_add_func ("/cloud/read/two-at-a-time", test_two_at_a_time);
  g_test_add_func ("/cloud/read/budget", test_budget);
  g_test_add_func ("/cloud/read/large-answer", test_large_answer);
  g_test_add_func ("/cloud/read/endless-pages", test_endless_pages);
  g_test_add_func ("/cloud/read/nesting", test_nesting);
  g_test_add_func ("/cloud/read/needs", test_needs);
  g_test_add_func ("/cloud/read/cancelled", test_cancelled);
  g_test_add_func ("/cloud/read/owner-dropped", test_owner_dropped);
  g_test_add_func ("/cloud/read/signed-out-in-flight", test_signed_out_in_flight);
  g_test_add_func ("/cloud/read/kept-json", test_kept_json);
  return g_test_run ();
}
