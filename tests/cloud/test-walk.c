/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-targets.h"
#include "sol-cloud-table.h"

/* Every row of the table: works, fails with a typed error, is cancelled, loses its owner. */

/* A good answer, where an empty object is none. */
static const char *
body_for (SolCallId call)
{
  static const struct
  {
    SolCallId call;
    const char *body;
  } rows[] = {
    { SOL_CALL_SITES, "{\"sites\":[]}" },
    { SOL_CALL_EV_STATUS, "{\"data\":{\"chargers\":[]}}" },
    { SOL_CALL_EV_HEARTBEAT, "{\"data\":{\"482309115570\":{\"connected\":true}}}" },
    { SOL_CALL_EV_SUMMARY, "{\"data\":[]}" },
    { SOL_CALL_EV_SUMMARY_ONE, "{\"data\":{\"serialNumber\":\"482309115570\"}}" },
    { SOL_CALL_START_EV_LIVE, "{\"data\":{\"liveStreamDuration\":600}}" },
    { SOL_CALL_STOP_EV_LIVE, "{\"data\":null}" },
    { SOL_CALL_CHARGER_CONFIG, "{\"data\":[]}" },
    { SOL_CALL_SET_CHARGER_CONFIG, "{\"data\":[{\"key\":\"sessionAuthentication\"}]}" },
    { SOL_CALL_CHARGE_HISTORY, "{\"data\":{\"result\":[],\"hasMore\":true}}" },
    { SOL_CALL_LIFETIME, "{\"production\":[1]}" },
    { SOL_CALL_DEVICES, "{\"result\":[]}" },
    { SOL_CALL_EVENTS, "{\"events\":[]}" },
    { SOL_CALL_OUTAGES, "{\"histories\":[]}" },
    { SOL_CALL_SEND_GRID_CODE, "{\"success\":\"email sent successfully\"}" },
    { SOL_CALL_SET_GRID_STATE, "{\"request_id\":\"req_1\"}" },
    { SOL_CALL_LOG_GRID_CHANGE, "{\"status\":\"Grid Change Logged\"}" },
    { SOL_CALL_VERIFY_GRID_CODE, "{\"valid\":true}" },
    { SOL_CALL_PANELS, "{\"inverters\":[]}" },
    { SOL_CALL_BATTERY_STATUS, "{\"storages\":[]}" },
    { SOL_CALL_LIVE_STATUS_GRANT,
      "{\"live_stream_topic\":\"v1/t\",\"aws_iot_endpoint\":\"a-ats.iot.eu-1.amazonaws.com\","
      "\"aws_authorizer\":\"a\",\"aws_token_key\":\"k\",\"aws_token_value\":\"v\",\"aws_digest\":\"d\"}" },
    { SOL_CALL_LIVE_VITALS_GRANT,
      "{\"live_debug_topic\":\"v1/t\",\"aws_iot_endpoint\":\"a-ats.iot.eu-1.amazonaws.com\","
      "\"aws_authorizer\":\"a\",\"aws_token_key\":\"k\",\"aws_token_value\":\"v\",\"aws_digest\":\"d\"}" },
    { SOL_CALL_BATTERY_STREAM_GRANT,
      "{\"topic\":\"v1/t\",\"aws_iot_endpoint\":\"a-ats.iot.eu-1.amazonaws.com\","
      "\"aws_authorizer\":\"a\",\"aws_token_key\":\"k\",\"aws_token_value\":\"v\",\"aws_digest\":\"d\"}" },
    { SOL_CALL_GREEN_SETTINGS, "{\"data\":[]}" },
    { SOL_CALL_SCHEDULE, "{\"data\":{\"slots\":[]}}" },
    { SOL_CALL_ADD_SLOT, "{\"data\":\"" TARGETS_SLOT "\"}" },
    { SOL_CALL_CHECK_BATTERY_WINDOWS, "{\"isValid\":false}" },
    { SOL_CALL_DATED_RATES, "{\"data\":{\"buyback\":[]}}" },
    { SOL_CALL_ALARMS, "{\"alarms\":[]}" },
    { SOL_CALL_ROOF_PLAN, "{\"arrays\":[]}" },
    { SOL_CALL_FIRMWARE, "[]" },
    { SOL_CALL_CHARGE_MODE, "{\"data\":{\"modes\":{}}}" },
    { SOL_CALL_HISTORY_CRITERIA, "{\"data\":[]}" },
    { SOL_CALL_OFF_GRID_CONTEXT, "{\"is_grid_outage\":false,\"has_battery\":true}" },
    { SOL_CALL_PANEL_ENERGY, "{\"system_id\":1,\"start_date\":\"2024-02-11\",\"production\":{\"1\":5}}" },
    { SOL_CALL_TODAY,
      "{\"stats\":[{\"start_time\":1772665200,\"interval_length\":900,\"production\":[1]}]}" },
    { SOL_CALL_SITE_SETTINGS, "{\"data\":{\"timezone\":\"Europe/Amsterdam\"}}" },
    { SOL_CALL_PROFILE, "{\"data\":{\"profile\":\"self-consumption\"}}" },
    { SOL_CALL_BATTERY_SETTINGS, "{\"data\":{\"profile\":\"self-consumption\"}}" },
    { SOL_CALL_STORM_ALERTS, "{\"stormAlerts\":[]}" },
    { SOL_CALL_BATTERY_WINDOWS, "{\"cfg\":{\"count\":0,\"details\":[]}}" },
    { SOL_CALL_SITE_STATUS, "{\"status\":\"normal\"}" },
    { SOL_CALL_FEATURE_FLAGS, "{\"data\":{\"off_peak_schedule\":true}}" },
    { SOL_CALL_SITE_SUMMARY, "{\"is_hems\":false}" },
    { SOL_CALL_CURRENCY, "{\"currency_conversion\":{\"value_per_kwh\":\"0.3\"}}" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].call == call)
      return rows[i].body;
  return sol_call_acts (call) ? "{\"message\":\"success\"}" : "{}";
}

#define TARIFF                                                                                               \
  "{\"purchase\":{\"seasons\":[{\"id\":\"default\",\"days\":[{\"id\":\"week\",\"periods\":[{\"id\":\"peak-"  \
  "1\","                                                                                                     \
  "\"rate\":\"0.31\"}]}]}]}}"

typedef struct
{
  Rig rig;
  SolCallId call;
  SolWrite *write;
  SolCallTarget target;
  char *route; /* of the first attempt */
} Walk;

static void
walk_begin (Walk *walk, SolCallId call)
{
  memset (walk, 0, sizeof *walk);
  g_test_message ("%s", sol_call_get_name (call));
  static const char *const cookies[]
      = { "_enlighten_4_session=ck-1", "enlighten_manager_token_production=" RIG_MANAGER_TOKEN, NULL };
  rig_init (&walk->rig);
  targets_sign_in (&walk->rig, cookies, "aT-1");
  walk->call = call;
  walk->write = targets_write_for (call);
  walk->target = targets_fill (walk->write);
  /* as a charger in manual mode starts with the first attempt of all */
  walk->target.mode = "manual";
  const SolAttempt *attempt = &sol_call_get_row (call)->attempts[0];
  const SolStamp stamp = { .user = "6049921", .request_id = "u-1" };
  g_autofree char *path = sol_attempt_dup_target (attempt, &walk->target, &stamp);
  g_auto (GStrv) parts = g_strsplit (path, "?", 2);
  g_autoptr (GUri) uri = g_uri_parse (cloud_fixture_get_origin (walk->rig.server), G_URI_FLAGS_NONE, NULL);
  g_assert_nonnull (uri);
  walk->route = g_strdup_printf ("%s %s", attempt->method, parts[0]);
}

/* Everything answers so from now on. */
static void
walk_serve (Walk *walk, guint status, const char *body)
{
  cloud_fixture_clear (walk->rig.server);
  if (walk->call == SOL_CALL_SET_TARIFF)
    cloud_fixture_answer (walk->rig.server, "GET /service/tariff/tariff-ms/systems/" RIG_SITE "/tariff", 200,
                          TARIFF, NULL);
  cloud_fixture_answer (walk->rig.server, CLOUD_FIXTURE_ANY, status, body, NULL);
}

static void
walk_end (Walk *walk)
{
  g_free (walk->route);
  g_clear_pointer (&walk->write, sol_write_unref);
  rig_clear (&walk->rig);
}

static void
walk_start (Walk *walk, SolCloud *cloud, GCancellable *cancellable, Waiting *waiting)
{
  if (sol_call_acts (walk->call))
    sol_cloud_act_async (cloud, walk->call, &walk->target, cancellable, rig_done, waiting);
  else
    sol_cloud_read_async (cloud, walk->call, &walk->target, TRUE, cancellable, rig_done, waiting);
}

/* Returns: (transfer full) (nullable): what the answer was worth; an act without a value has no reading. */
static SolReading *
walk_finish (Walk *walk, Waiting *waiting, GError **error)
{
  g_autoptr (GAsyncResult) result = rig_wait (waiting);
  SolCloud *cloud = SOL_CLOUD (g_async_result_get_source_object (result));
  SolReading *reading = NULL;
  if (sol_call_acts (walk->call))
    {
      g_autoptr (SolActResult) act = sol_cloud_act_finish (cloud, result, error);
      reading = act == NULL || act->reading == NULL ? NULL : sol_reading_ref (act->reading);
    }
  else
    reading = sol_cloud_read_finish (cloud, result, error);
  g_object_unref (cloud);
  return reading;
}

/* Requests to the row's own address. */
static guint
walk_count (Walk *walk)
{
  g_auto (GStrv) parts = g_strsplit (walk->route, " ", 2);
  g_autofree char *plain = g_uri_unescape_string (parts[1], NULL);
  guint n = 0;
  for (guint i = 0; i < cloud_fixture_count (walk->rig.server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (walk->rig.server, NULL, i);
      n += strcmp (received->method, parts[0]) == 0
           && (strcmp (received->path, parts[1]) == 0 || strcmp (received->path, plain) == 0);
    }
  return n;
}

static void
walk_works (SolCallId call)
{
  Walk walk;
  walk_begin (&walk, call);
  walk_serve (&walk, 200, body_for (call));
  Waiting waiting = { 0 };
  rig_log_start ();
  walk_start (&walk, walk.rig.cloud, NULL, &waiting);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = walk_finish (&walk, &waiting, &error);
  g_autofree char *log = rig_log_end ();
  g_assert_no_error (error);
  static const char *const secrets[]
      = { RIG_SITE, RIG_SERIAL, TARGETS_GATEWAY, "0391", RIG_MANAGER_TOKEN, "aT-1", "6049921" };
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (log, secrets[i]) != NULL)
      g_error ("%s in the log: %s", secrets[i], log);
  GType type = sol_call_get_value_type (call);
  g_assert_cmpint (reading != NULL, ==, type != G_TYPE_NONE);
  if (reading != NULL)
    {
      g_assert_true (sol_reading_get_value_type (reading) == type);
      gboolean secret = (sol_call_get_row (call)->flags & SOL_ROW_SECRET) != 0;
      g_assert_cmpint (sol_reading_get_json (reading) == NULL, ==, secret || sol_call_acts (call));
    }
  /* the token's own check is one of these */
  g_assert_cmpuint (walk_count (&walk), ==, call == SOL_CALL_CHECK_BATTERY_WINDOWS ? 2 : 1);
  walk_end (&walk);
}

static void
walk_fails (SolCallId call)
{
  static const struct
  {
    guint status;
    int read, act;
  } rows[] = {
    { 403, -1, SOL_ERROR_FORBIDDEN },
    { 404, SOL_ERROR_NOT_SUPPORTED, -1 },
    { 429, SOL_ERROR_RATE_LIMITED, SOL_ERROR_RATE_LIMITED },
    { 473, SOL_ERROR_GATEWAY_OFFLINE, SOL_ERROR_GATEWAY_OFFLINE },
    { 500, SOL_ERROR_UNAVAILABLE, SOL_ERROR_UNCERTAIN },
    { 503, SOL_ERROR_UNAVAILABLE, SOL_ERROR_UNCERTAIN },
    { 550, SOL_ERROR_UNAVAILABLE, SOL_ERROR_UNCERTAIN },
  };
  Walk walk;
  walk_begin (&walk, call);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      walk_serve (&walk, rows[i].status, "{}");
      Waiting waiting = { 0 };
      walk_start (&walk, walk.rig.cloud, NULL, &waiting);
      g_autoptr (GError) error = NULL;
      g_assert_null (walk_finish (&walk, &waiting, &error));
      int wanted = sol_call_acts (call) ? rows[i].act : rows[i].read;
      if (error == NULL)
        g_assert_true (rows[i].status == 404 && sol_call_acts (call));
      else
        g_assert_true (error->domain == SOL_ERROR && *error->message != '\0');
      if (wanted >= 0)
        g_assert_error (error, SOL_ERROR, wanted);
      /* what may have arrived is not sent again, but for the check that comes before it */
      if (wanted == SOL_ERROR_UNCERTAIN)
        g_assert_cmpuint (walk_count (&walk), ==, call == SOL_CALL_CHECK_BATTERY_WINDOWS ? 2 : 1);
    }
  walk_end (&walk);
}

static void
walk_breaks (SolCallId call)
{
  static const char *const bodies[] = { "", "<html><body>Busy</body></html>" };
  Walk walk;
  walk_begin (&walk, call);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      walk_serve (&walk, 200, bodies[i]);
      Waiting waiting = { 0 };
      walk_start (&walk, walk.rig.cloud, NULL, &waiting);
      g_autoptr (GError) error = NULL;
      g_assert_null (walk_finish (&walk, &waiting, &error));
      if (sol_call_acts (call))
        g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
      else
        g_assert_true (error != NULL && error->domain == SOL_ERROR);
    }
  walk_end (&walk);
}

static void
walk_cancelled (SolCallId call)
{
  Walk walk;
  walk_begin (&walk, call);
  walk_serve (&walk, 200, body_for (call));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { 0 };
  walk_start (&walk, walk.rig.cloud, cancellable, &waiting);
  g_cancellable_cancel (cancellable);
  g_autoptr (GError) error = NULL;
  g_assert_null (walk_finish (&walk, &waiting, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (walk_count (&walk), ==, 0);
  walk_end (&walk);
}

static void
walk_loses_owner (SolCallId call)
{
  Walk walk;
  walk_begin (&walk, call);
  cloud_fixture_delay (walk.rig.server, 2);
  walk_serve (&walk, 200, body_for (call));
  SolCloud *other = sol_cloud_new (walk.rig.clock, SOL_CLOUD_STORE (walk.rig.store),
                                   cloud_fixture_get_origin (walk.rig.server), NULL);
  Waiting restoring = { 0 };
  sol_cloud_restore_async (other, NULL, rig_done, &restoring);
  g_autoptr (GAsyncResult) restored = rig_wait (&restoring);
  g_clear_object (&restored);
  Waiting waiting = { 0 };
  walk_start (&walk, other, NULL, &waiting);
  g_object_unref (other);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = walk_finish (&walk, &waiting, &error);
  g_assert_no_error (error);
  walk_end (&walk);
}

static void
walk_all (gconstpointer data)
{
  void (*const *func) (SolCallId) = data;
  for (guint call = 0; call < SOL_N_CALLS; call++)
    (*func) ((SolCallId) call);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (SolCallId);
  } walks[] = {
    { "/cloud/walk/works", walk_works },
    { "/cloud/walk/fails", walk_fails },
    { "/cloud/walk/breaks", walk_breaks },
    { "/cloud/walk/cancelled", walk_cancelled },
    { "/cloud/walk/loses-owner", walk_loses_owner },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    g_test_add_data_func (walks[i].name, &walks[i].func, walk_all);
  return g_test_run ();
}
