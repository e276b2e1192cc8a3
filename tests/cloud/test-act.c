/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-cases.h"

#define EVSE "/service/evse_controller/" RIG_SITE
#define START EVSE "/ev_chargers/" RIG_SERIAL "/start_charging"
#define START_SINGULAR EVSE "/ev_charger/" RIG_SERIAL "/start_charging"
#define STOP EVSE "/ev_chargers/" RIG_SERIAL "/stop_charging"
#define STOP_SINGULAR EVSE "/ev_charger/" RIG_SERIAL "/stop_charging"
#define MODE "/service/evse_scheduler/api/v1/iqevc/charging-mode/" RIG_SITE "/" RIG_SERIAL "/preference"
#define POWER "GET /app-api/" RIG_SITE "/get_latest_power"
#define ACCEPTED "{\"status\":\"accepted\"}"

/* Everything that changes something, in the order of arrival. */
static guint
count_writes (CloudFixture *server)
{
  guint n = 0;
  for (guint i = 0; i < cloud_fixture_count (server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (server, NULL, i);
      n += strcmp (received->method, "GET") != 0 && !g_str_has_prefix (received->path, "/login")
           && strcmp (received->path, "/tokens") != 0;
    }
  return n;
}

static const CloudReceived *
get_write (CloudFixture *server, guint index)
{
  for (guint i = 0; i < cloud_fixture_count (server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (server, NULL, i);
      if (strcmp (received->method, "GET") != 0 && index-- == 0)
        return received;
    }
  return NULL;
}

/* --- what an answer means ------------------------------------------------------------------------------ */

typedef struct
{
  guint status;
  const char *body;
  int error; /* -1: accepted, -2: already */
} Row;

static void
check_rows (SolCallId call, const char *const *routes, const Row *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%u %s", rows[i].status, rows[i].body);
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      rig_sign_in (&rig);
      for (const char *const *route = routes; *route != NULL; route++)
        cloud_fixture_answer (rig.server, *route, rows[i].status, rows[i].body, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolActResult) result = rig_act (rig.cloud, call, "manual", 16, 0, &error);
      g_assert_cmpint (result != NULL, ==, rows[i].error < 0);
      if (result != NULL)
        g_assert_cmpint (result->outcome, ==, rows[i].error == -1 ? SOL_ACT_ACCEPTED : SOL_ACT_ALREADY);
      else
        {
          g_assert_error (error, SOL_ERROR, rows[i].error);
          g_assert_cmpuint (sol_error_get_http_status (error), ==, rows[i].status);
        }
      /* what may have arrived is sent once */
      if (rows[i].error == SOL_ERROR_UNCERTAIN)
        g_assert_cmpuint (count_writes (rig.server), ==, 1);
    }
}

static void
test_start_answers (void)
{
  static const char *const routes[] = { "POST " START, "PUT " START, "POST " START_SINGULAR, NULL };
  static const Row rows[] = {
    { 200, ACCEPTED, -1 },
    { 200, "{\"status\":\"accepted\",\"chargingLevel\":16}", -1 },
    { 202, "{\"message\":\"Request sent successfully\"}", -1 },
    { 202, "", -1 },
    { 200, "", SOL_ERROR_UNCERTAIN },
    { 200, "<html><body>Busy</body></html>", SOL_ERROR_UNCERTAIN },
    { 400, "{\"error\":{\"errorMessageCode\":\"iqevc_ms-10012\"}}", -2 },
    { 400, "{\"error\":{\"errorMessageCode\":\"iqevc_ms-10008\"}}", SOL_ERROR_NOT_PLUGGED_IN },
    { 400, "'EV is already in charging state'", -2 },
    { 400, "nonsense", SOL_ERROR_REFUSED },
    { 403, "{}", SOL_ERROR_FORBIDDEN },
    { 404, "{}", SOL_ERROR_REFUSED },
    { 405, "{}", SOL_ERROR_REFUSED },
    { 415, "{}", SOL_ERROR_REFUSED },
    { 406, "", SOL_ERROR_UNAVAILABLE },
    { 409, "{}", SOL_ERROR_NOT_READY },
    { 422, "{}", SOL_ERROR_NOT_READY },
    { 429, "{}", SOL_ERROR_RATE_LIMITED },
    { 466, "{}", SOL_ERROR_NOT_SUPPORTED },
    { 468, "{}", SOL_ERROR_FORBIDDEN },
    { 473, "{}", SOL_ERROR_GATEWAY_OFFLINE },
    { 500, "{\"message\":\"Invalid charge level\"}", SOL_ERROR_REFUSED },
    { 500, "{}", SOL_ERROR_UNCERTAIN },
    { 502, "<html>Bad gateway</html>", SOL_ERROR_UNCERTAIN },
    { 503, "", SOL_ERROR_UNCERTAIN },
    { 504, "", SOL_ERROR_UNCERTAIN },
    { 550, "{}", SOL_ERROR_UNCERTAIN },
    { 552, "{}", SOL_ERROR_UNCERTAIN },
    { 302, "", SOL_ERROR_UNCERTAIN },
    { 418, "", SOL_ERROR_UNCERTAIN },
  };
  check_rows (SOL_CALL_START_CHARGING, routes, rows, G_N_ELEMENTS (rows));
}

static void
test_stop_answers (void)
{
  static const char *const routes[] = { "PUT " STOP, "POST " STOP, "POST " STOP_SINGULAR, NULL };
  static const Row rows[] = {
    { 200, ACCEPTED, -1 },
    { 204, NULL, -1 },
    { 400, "{}", -2 },
    { 404, "none", -2 },
    { 409, "{}", -2 },
    { 422, "{}", -2 },
    { 405, "", SOL_ERROR_REFUSED },
    { 415, "", SOL_ERROR_REFUSED },
    { 500, "", SOL_ERROR_UNCERTAIN },
    { 403, "", SOL_ERROR_FORBIDDEN },
    { 473, "", SOL_ERROR_GATEWAY_OFFLINE },
  };
  check_rows (SOL_CALL_STOP_CHARGING, routes, rows, G_N_ELEMENTS (rows));
}

static void
test_mode_answers (void)
{
  static const char *const routes[] = { "PUT " MODE, NULL };
  static const Row rows[] = {
    { 200, "{\"data\":{}}", -1 },
    { 400, "{\"error\":{\"errorMessageCode\":\"iqevc_sch_10031\"}}", SOL_ERROR_NO_ENABLED_SLOT },
    { 400, "{\"error\":{\"errorMessageCode\":\"iqevc_sch_10017\"}}", SOL_ERROR_UNCERTAIN },
    { 400, "upstream", SOL_ERROR_UNCERTAIN },
    { 403, "", SOL_ERROR_FORBIDDEN },
    { 404, "", SOL_ERROR_NOT_SUPPORTED },
    { 500, "", SOL_ERROR_UNCERTAIN },
    { 502, "", SOL_ERROR_UNCERTAIN },
    { 503, "IQEVC Scheduler MS is unavailable", SOL_ERROR_UNCERTAIN },
    { 504, "", SOL_ERROR_UNCERTAIN },
  };
  check_rows (SOL_CALL_SET_CHARGE_MODE, routes, rows, G_N_ELEMENTS (rows));
}

/* A second 401 after a renewal is final, and nothing was done. */
static void
test_refused_session (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, "GET /app-api/jwt_token.json", 200, "{\"token\":\"aT-2\"}", NULL);
  cloud_fixture_answer (rig.server, "PUT " STOP, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, "PUT " STOP, 200, ACCEPTED, NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) result = rig_act (rig.cloud, SOL_CALL_STOP_CHARGING, NULL, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_writes (rig.server), ==, 2);
  g_assert_cmpstr (cloud_received_header (get_write (rig.server, 1), "e-auth-token"), ==, "aT-2");

  cloud_fixture_clear_route (rig.server, "PUT " STOP);
  cloud_fixture_answer (rig.server, "PUT " STOP, 401, "{}", NULL);
  g_autoptr (SolActResult) second = rig_act (rig.cloud, SOL_CALL_STOP_CHARGING, NULL, 0, 0, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  g_assert_cmpuint (count_writes (rig.server), ==, 4);
}

static void
test_login_wall (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, "GET /app-api/jwt_token.json", 200, "{\"token\":\"aT-2\"}", NULL);
  cloud_fixture_answer (rig.server, "PUT " STOP, 200, "<!doctype html><html>x-ua-compatible</html>", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) result = rig_act (rig.cloud, SOL_CALL_STOP_CHARGING, NULL, 0, 0, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpuint (count_writes (rig.server), ==, 1);
  while (cloud_fixture_count (rig.server, "GET /app-api/jwt_token.json") == 0)
    rig_turn (5);
}

/* --- on the way ---------------------------------------------------------------------------------------- */

/* The connection is warmed with a read and breaks after the command was read. */
static void
test_warmed_and_reset (void)
{
  static const struct
  {
    SolCallId call;
    const char *route;
  } rows[] = {
    { SOL_CALL_START_CHARGING, "POST " START },
    { SOL_CALL_STOP_CHARGING, "PUT " STOP },
    { SOL_CALL_SET_CHARGE_MODE, "PUT " MODE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      rig_sign_in (&rig);
      cloud_fixture_answer (rig.server, POWER, 200, "{\"latest_power\":{\"value\":1}}", NULL);
      cloud_fixture_trick (rig.server, rows[i].route, CLOUD_FIXTURE_RESET, NULL);
      g_autoptr (SolReading) warm = rig_read (rig.cloud, SOL_CALL_LATEST_POWER, NULL);
      g_assert_nonnull (warm);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolActResult) result = rig_act (rig.cloud, rows[i].call, "manual", 16, 0, &error);
      g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
      rig_turn (50);
      g_assert_cmpuint (count_writes (rig.server), ==, 1);
    }
}

static void
test_no_answer_in_time (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_trick (rig.server, "PUT " STOP, CLOUD_FIXTURE_HOLD, NULL);
  const SolCallTarget target = { .site = RIG_SITE, .serial = RIG_SERIAL };
  Waiting waiting = { 0 };
  sol_cloud_act_async (rig.cloud, SOL_CALL_STOP_CHARGING, &target, NULL, rig_done, &waiting);
  while (count_writes (rig.server) == 0)
    rig_turn (5);
  sol_clock_test_advance (rig.clock, 15 * SOL_SECOND);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (GError) error = NULL;
  g_assert_null (sol_cloud_act_finish (rig.cloud, result, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpuint (count_writes (rig.server), ==, 1);
}

static void
test_nobody_there (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  g_clear_pointer (&rig.server, cloud_fixture_free);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_act (rig.cloud, SOL_CALL_STOP_CHARGING, NULL, 0, 0, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_OFFLINE);
  rig.server = cloud_fixture_new ();
}

static void
test_cancelled (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_trick (rig.server, "PUT " STOP, CLOUD_FIXTURE_HOLD, NULL);
  const SolCallTarget target = { .site = RIG_SITE, .serial = RIG_SERIAL };
  for (guint late = 0; late < 2; late++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Waiting waiting = { 0 };
      sol_cloud_act_async (rig.cloud, SOL_CALL_STOP_CHARGING, &target, cancellable, rig_done, &waiting);
      while (late && count_writes (rig.server) == 0)
        rig_turn (5);
      g_cancellable_cancel (cancellable);
      g_autoptr (GAsyncResult) result = rig_wait (&waiting);
      g_autoptr (GError) error = NULL;
      g_assert_null (sol_cloud_act_finish (rig.cloud, result, &error));
      if (late)
        g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_writes (rig.server), ==, late);
    }
}

static void
test_signed_out_in_flight (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_trick (rig.server, "PUT " STOP, CLOUD_FIXTURE_HOLD, NULL);
  const SolCallTarget target = { .site = RIG_SITE, .serial = RIG_SERIAL };
  Waiting waiting = { 0 }, leaving = { 0 };
  sol_cloud_act_async (rig.cloud, SOL_CALL_STOP_CHARGING, &target, NULL, rig_done, &waiting);
  while (count_writes (rig.server) == 0)
    rig_turn (5);
  sol_cloud_sign_out_async (rig.cloud, NULL, rig_done, &leaving);
  g_autoptr (GAsyncResult) left = rig_wait (&leaving);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (GError) error = NULL;
  g_assert_null (sol_cloud_act_finish (rig.cloud, result, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
}

static void
test_owner_dropped (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_delay (rig.server, 20);
  cloud_fixture_answer (rig.server, "PUT " STOP, 200, ACCEPTED, NULL);
  g_autoptr (SolCloud) other
      = sol_cloud_new (rig.clock, SOL_CLOUD_STORE (rig.store), cloud_fixture_get_origin (rig.server), NULL);
  Waiting restoring = { 0 };
  sol_cloud_restore_async (other, NULL, rig_done, &restoring);
  g_autoptr (GAsyncResult) restored = rig_wait (&restoring);
  const SolCallTarget target = { .site = RIG_SITE, .serial = RIG_SERIAL };
  Waiting waiting = { 0 };
  sol_cloud_act_async (other, SOL_CALL_STOP_CHARGING, &target, NULL, rig_done, &waiting);
  SolCloud *gone = other;
  g_clear_object (&restored);
  g_clear_object (&other);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (SolActResult) done = sol_cloud_act_finish (gone, result, NULL);
  g_assert_nonnull (done);
}

/* --- memory, budget, bearer ---------------------------------------------------------------------------- */

static void
test_budget (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, "PUT " STOP, 200, ACCEPTED, NULL);
  cloud_store_double_set_spent (rig.store, 350);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) result = rig_act (rig.cloud, SOL_CALL_STOP_CHARGING, NULL, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cloud_store_double_get_last_limit (rig.store), ==, 400);
  g_assert_cmpuint (sol_cloud_get_requests_last_hour (rig.cloud), >, 350);
  cloud_store_double_set_spent (rig.store, 400);
  g_autoptr (SolActResult) refused = rig_act (rig.cloud, SOL_CALL_STOP_CHARGING, NULL, 0, 0, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUDGET_SPENT);
  g_assert_cmpuint (count_writes (rig.server), ==, 1);
}

static void
test_writes_do_not_queue (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_trick (rig.server, POWER, CLOUD_FIXTURE_HOLD, NULL);
  cloud_fixture_answer (rig.server, "PUT " STOP, 200, ACCEPTED, NULL);
  const SolCallTarget target = { .site = RIG_SITE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting[6] = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    sol_cloud_read_async (rig.cloud, SOL_CALL_LATEST_POWER, &target, FALSE, cancellable, rig_done,
                          &waiting[i]);
  while (cloud_fixture_count (rig.server, POWER) < 2)
    rig_turn (5);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) result = rig_act (rig.cloud, SOL_CALL_STOP_CHARGING, NULL, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cloud_fixture_count (rig.server, POWER), ==, 2);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      g_autoptr (GAsyncResult) read = rig_wait (&waiting[i]);
      g_autoptr (GError) cancelled = NULL;
      g_assert_null (sol_cloud_read_finish (rig.cloud, read, &cancelled));
      g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_no_bearer (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  cloud_fixture_answer (rig.server, "POST /login/login.json", 200, "{}", "Set-Cookie",
                        "_enlighten_4_session=s1", NULL);
  g_autoptr (SolSites) sites = rig_try_sign_in (rig.cloud, RIG_EMAIL, "x", TRUE, NULL);
  g_assert_nonnull (sites);
  cloud_fixture_clear (rig.server);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_read (rig.cloud, SOL_CALL_CHARGE_MODE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_SUPPORTED);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 0);
}

/* --- cases --------------------------------------------------------------------------------------------- */

static const char *const known[] = { "outcome",
                                     "writes",
                                     "crash",
                                     "writes_without_amps",
                                     "writes_of_last_intent",
                                     "refreshes_now",
                                     "shown_state",
                                     "claims_charging",
                                     "is_error",
                                     "hold_ended",
                                     "warns",
                                     "reason",
                                     "error",
                                     "cloud_called_down",
                                     "mode_shown",
                                     NULL };

static const char *
name_outcome (SolCallId call, const SolActResult *result, const GError *error)
{
  if (result != NULL && result->outcome == SOL_ACT_ACCEPTED)
    return "accepted";
  if (result != NULL)
    return call == SOL_CALL_STOP_CHARGING ? "not_active" : "already_charging";
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN))
    return "uncertain";
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_NOT_READY)
      || g_error_matches (error, SOL_ERROR, SOL_ERROR_NOT_PLUGGED_IN))
    return "not_ready";
  return g_error_matches (error, SOL_ERROR, SOL_ERROR_NO_ENABLED_SLOT) ? "refused" : "error";
}

static const char *const command_routes[]
    = { "POST " START, "PUT " START, "POST " START_SINGULAR, "PUT " STOP, "POST " STOP, "POST " STOP_SINGULAR,
        "PUT " MODE,   NULL };

/* The answers of a case come in turn, whatever the route of the request. */
static void
serve_in_turn (const CloudCase *run, CloudFixture *server)
{
  JsonNode *answers = cloud_case_member (run, "answers");
  if (answers == NULL)
    {
      for (const char *const *route = command_routes; *route != NULL; route++)
        if (cloud_case_get_text (run, "transport_error") != NULL)
          cloud_fixture_trick (server, *route, CLOUD_FIXTURE_RESET, NULL);
        else
          cloud_case_serve (run, server, *route);
      return;
    }
  JsonArray *list = json_node_get_array (answers);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *answer = json_array_get_object_element (list, i);
      g_autoptr (GBytes) body = decode_cases_body (json_object_get_member (answer, "body"));
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      cloud_fixture_answer (server, CLOUD_FIXTURE_ANY,
                            (guint) json_object_get_int_member (answer, "http_status"), text, NULL);
    }
}

static void
check_writes (JsonArray *wanted, CloudFixture *server, guint first)
{
  /* putting the mode back after a start is a step of the model's procedure */
  guint n = 0;
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      JsonObject *write = json_array_get_object_element (wanted, i);
      if (g_str_has_suffix (json_object_get_string_member (write, "path"), "/preference")
          && json_array_get_length (wanted) > 1)
        continue;
      cloud_case_check_request (write, get_write (server, first + n++));
    }
  g_assert_cmpuint (count_writes (server), ==, first + n);
}

static void
run_one_intent (const CloudCase *run, Rig *rig, JsonObject *intent, GError **error, SolActResult **result)
{
  JsonNode *charger = cloud_case_member (run, "charger");
  JsonObject *facts = charger == NULL ? NULL : json_node_get_object (charger);
  const char *mode = facts == NULL ? NULL : json_object_get_string_member (facts, "mode");
  int stored = facts == NULL ? 0 : (int) json_object_get_int_member (facts, "last_amps");
  int amps = json_object_has_member (intent, "amps") ? (int) json_object_get_int_member (intent, "amps") : 0;
  SolCallId call = SOL_CALL_SET_CHARGE_MODE;
  if (json_object_has_member (intent, "start"))
    call = SOL_CALL_START_CHARGING;
  else if (json_object_has_member (intent, "stop"))
    call = SOL_CALL_STOP_CHARGING;
  else
    mode = json_object_get_string_member (intent, "mode");
  *result = rig_act (rig->cloud, call, mode, amps, stored, error);
  const char *wanted = cloud_case_fact_text (run, "outcome");
  if (wanted != NULL)
    g_assert_cmpstr (name_outcome (call, *result, *error), ==, wanted);
}

static void
run_command (const CloudCase *run)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_case_check_known (run, known);
  serve_in_turn (run, rig.server);
  JsonNode *payload = json_object_get_member (run->one, "payload");
  guint n = JSON_NODE_HOLDS_ARRAY (payload) ? json_array_get_length (json_node_get_array (payload)) : 1;
  guint before = 0;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *intent = JSON_NODE_HOLDS_ARRAY (payload)
                               ? json_array_get_object_element (json_node_get_array (payload), i)
                               : json_node_get_object (payload);
      before = count_writes (rig.server);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolActResult) result = NULL;
      run_one_intent (run, &rig, intent, &error, &result);
    }
  JsonNode *writes = cloud_case_fact (run, "writes");
  if (writes != NULL)
    check_writes (json_node_get_array (writes), rig.server, 0);
  JsonNode *last = cloud_case_fact (run, "writes_of_last_intent");
  if (last != NULL)
    check_writes (json_node_get_array (last), rig.server, before);
}

/* Firmware that refuses every level. */
static void
run_no_level (const CloudCase *run)
{
  JsonObject *otherwise = json_object_get_object_member (run->context, "otherwise");
  g_autoptr (GBytes) body = decode_cases_body (json_object_get_member (otherwise, "body"));
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_case_check_known (run, known);
  cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, 500, text, NULL);
  cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, 200, ACCEPTED, NULL);
  guint before = 0;
  for (guint i = 0; i < 2; i++)
    {
      before = count_writes (rig.server);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolActResult) result = rig_act (rig.cloud, SOL_CALL_START_CHARGING, "manual", 0, 20, &error);
      g_assert_no_error (error);
    }
  guint without = 0;
  for (guint i = 0; i < count_writes (rig.server); i++)
    {
      GBytes *sent = get_write (rig.server, i)->body;
      g_autofree char *json = g_strndup (g_bytes_get_data (sent, NULL), g_bytes_get_size (sent));
      without += strstr (json, "evel") == NULL;
    }
  g_assert_cmpuint (without, ==, json_node_get_int (cloud_case_fact (run, "writes_without_amps")));
  check_writes (json_node_get_array (cloud_case_fact (run, "writes_of_last_intent")), rig.server, before);
}

int
main (int argc, char **argv)
{
  static const char *const commands[] = {
    "chosen-amps-never-fall-back-to-a-start-without-amps",
    "unchosen-amps-may-fall-back-to-a-start-without-amps",
    "green-start-carries-no-amps-and-never-falls-back-to-amps",
    "scheduled-mode-is-put-back-after-a-start",
    "refusals-nobody-understands-try-the-next-dialect",
    "start-that-may-have-landed-is-not-sent-twice",
    "start-of-a-charger-that-wants-sign-in-is-sent-with-a-warning",
    "start-with-chosen-amps-is-queued",
    "car-not-ready-ends-the-attempt",
    "refusals-that-mean-already-charging-or-no-car",
    "start-in-a-region-with-another-dialect-is-remembered",
    "stop-of-what-is-stopped-is-fine",
    "stop-in-a-region-with-another-dialect",
  };
  static const char *const modes[]
      = { "scheduled-mode-wants-an-enabled-slot", "scheduler-down-while-choosing-a-mode" };
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/act/start-answers", test_start_answers);
  g_test_add_func ("/cloud/act/stop-answers", test_stop_answers);
  g_test_add_func ("/cloud/act/mode-answers", test_mode_answers);
  g_test_add_func ("/cloud/act/refused-session", test_refused_session);
  g_test_add_func ("/cloud/act/login-wall", test_login_wall);
  g_test_add_func ("/cloud/act/warmed-and-reset", test_warmed_and_reset);
  g_test_add_func ("/cloud/act/no-answer-in-time", test_no_answer_in_time);
  g_test_add_func ("/cloud/act/nobody-there", test_nobody_there);
  g_test_add_func ("/cloud/act/cancelled", test_cancelled);
  g_test_add_func ("/cloud/act/signed-out-in-flight", test_signed_out_in_flight);
  g_test_add_func ("/cloud/act/owner-dropped", test_owner_dropped);
  g_test_add_func ("/cloud/act/budget", test_budget);
  g_test_add_func ("/cloud/act/writes-do-not-queue", test_writes_do_not_queue);
  g_test_add_func ("/cloud/act/no-bearer", test_no_bearer);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    cloud_cases_add_part ("ev_control.json", commands[i], run_command);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    cloud_cases_add_part ("ev_scheduler.json", modes[i], run_command);
  cloud_cases_add_part ("ev_control.json", "level-refused-by-old-firmware-starts-without", run_no_level);
  return g_test_run ();
}
