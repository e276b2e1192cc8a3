/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-cases.h"
#include "cloud-targets.h"
#include "sol-answer.h"

/* The cases of errors.json, privacy.json and inverters.json that one call tells. */

#define LOGIN "POST /login/login.json"
#define JWT "GET /app-api/jwt_token.json"

static const struct
{
  const char *endpoint;
  SolCallId call;
} calls[] = {
  { "GET /service/evse_controller/{site}/ev_chargers/status", SOL_CALL_EV_STATUS },
  { "GET /service/evse_controller/api/v2/{site}/ev_chargers/summary", SOL_CALL_EV_SUMMARY },
  { "GET /app-api/{site}/devices.json", SOL_CALL_DEVICES },
  { "GET /app-api/{site}/inverters.json", SOL_CALL_PANELS },
  { "GET /pv/systems/{site}/today", SOL_CALL_TODAY },
  { "GET /pv/systems/{site}/lifetime_energy", SOL_CALL_LIFETIME },
  { "GET /pv/settings/{site}/battery_status.json", SOL_CALL_BATTERY_STATUS },
  { "GET /systems/{site}/inverter_data_x/energy.json", SOL_CALL_PANEL_ENERGY },
  { "GET /systems/{site}/inverter_status_x.json", SOL_CALL_PANEL_STATES },
  { "GET /service/batteryConfig/api/v1/batterySettings/{site}", SOL_CALL_BATTERY_SETTINGS },
  { "GET /service/batteryConfig/api/v1/profile/{site}", SOL_CALL_PROFILE },
  { "PUT /service/evse_scheduler/api/v1/iqevc/charging-mode/{site}/{sn}/preference",
    SOL_CALL_SET_CHARGE_MODE },
  { "GET /service/evse_management/fwDetails/{site}", SOL_CALL_FIRMWARE },
  { "POST /service/tariff/tariff-ms/systems/{site}/billing-details", SOL_CALL_SET_BILLING },
  { "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULED_CHARGING/{site}/{sn}/schedules",
    SOL_CALL_SCHEDULE },
  { "POST /service/enho_historical_events_ms/{site}/sessions/{sn}/history", SOL_CALL_CHARGE_HISTORY },
  { "GET /app-api/{site}/battery_backup_history.json", SOL_CALL_OUTAGES },
  { "GET /service/events-platform-service/v1.0/{site}/events/homeowner", SOL_CALL_EVENTS },
  { "GET /app-api/{site}/show_livestream", SOL_CALL_LIVE_OFFER },
};

/* The rest is for the refresh plan and the controls of the model. */
static const char *const known[] = { "error",
                                     "cloud_text",
                                     "keeps_last_good",
                                     "shown_text_is_empty",
                                     "renews_session",
                                     "crash",
                                     "refresh_goes_on",
                                     "outcome",
                                     "is_error",
                                     "request_repeated",
                                     "feature_available",
                                     "redirect_followed",
                                     "cloud_called_down",
                                     "not_before_s",
                                     "delay_s_at_least",
                                     "cloud_code",
                                     "log_lacks",
                                     "shown_text_lacks",
                                     "sign_in_count",
                                     "retries_per_request",
                                     "headers_rebuilt",
                                     "request",
                                     "request_queries",
                                     "request_count",
                                     "serials",
                                     "complete",
                                     NULL };

static SolCallId
call_of (const char *endpoint)
{
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    if (g_str_equal (calls[i].endpoint, endpoint))
      return calls[i].call;
  return SOL_N_CALLS;
}

static char *
route_of (SolCallId call)
{
  GString *route = g_string_new (NULL);
  for (guint i = 0; route->len == 0 && i < G_N_ELEMENTS (calls); i++)
    if (calls[i].call == call)
      g_string_assign (route, calls[i].endpoint);
  g_string_replace (route, "{site}", RIG_SITE, 0);
  g_string_replace (route, "{sn}", RIG_SERIAL, 0);
  return g_string_free (route, FALSE);
}

typedef struct
{
  const CloudCase *run;
  Rig rig;
  SolCallId call;
  char *route;
  GError *error;
  char *log;
} Story;

static void
check_lacks (Story *story, const char *fact, const char *text)
{
  JsonNode *node = cloud_case_fact (story->run, fact);
  for (guint i = 0; node != NULL && i < json_array_get_length (json_node_get_array (node)); i++)
    {
      const char *part = json_array_get_string_element (json_node_get_array (node), i);
      if (text != NULL && strstr (text, part) != NULL)
        g_error ("«%s» in «%s»", part, text);
    }
}

static gboolean
fact_is (Story *story, const char *fact, gboolean value)
{
  JsonNode *node = cloud_case_fact (story->run, fact);
  return node == NULL || json_node_get_boolean (node) == value;
}

static void
check_error (Story *story)
{
  JsonNode *wanted = cloud_case_fact (story->run, "error");
  if (wanted != NULL && JSON_NODE_HOLDS_NULL (wanted))
    g_assert_no_error (story->error);
  else if (wanted != NULL)
    g_assert_cmpstr (sol_error_get_name ((SolError) story->error->code), ==, json_node_get_string (wanted));
  JsonNode *wait = cloud_case_fact (story->run, "not_before_s");
  if (wait != NULL)
    g_assert_cmpint (sol_error_get_retry_at (story->error), ==,
                     RIG_NOW + json_node_get_int (wait) * SOL_SECOND);
  const char *code = cloud_case_fact_text (story->run, "cloud_code");
  if (code != NULL)
    g_assert_cmpstr (sol_error_get_cloud_code (story->error), ==, code);
  if (cloud_case_fact (story->run, "feature_available") != NULL)
    g_assert_error (story->error, SOL_ERROR, SOL_ERROR_NOT_SUPPORTED);
  if (g_strcmp0 (cloud_case_fact_text (story->run, "outcome"), "error") == 0)
    g_assert_nonnull (story->error);
  if (!fact_is (story, "is_error", FALSE))
    g_assert_nonnull (story->error);
  if (!fact_is (story, "shown_text_is_empty", TRUE))
    g_assert_cmpuint (strlen (story->error->message), >, 0);
  check_lacks (story, "shown_text_lacks", story->error == NULL ? NULL : story->error->message);
  check_lacks (story, "log_lacks", story->log);
  check_lacks (story, "log_lacks", story->error == NULL ? NULL : story->error->message);
}

static void
check_requests (Story *story)
{
  CloudFixture *server = story->rig.server;
  guint sent = cloud_fixture_count (server, story->route);
  gboolean renewed = cloud_fixture_count (server, JWT) > 0;
  g_assert_true (fact_is (story, "renews_session", renewed));
  g_assert_true (fact_is (story, "request_repeated", sent > 1));
  if (!fact_is (story, "redirect_followed", TRUE))
    g_assert_cmpuint (cloud_fixture_count (server, "GET /login"), ==, 0);
  JsonNode *sign_ins = cloud_case_fact (story->run, "sign_in_count");
  if (sign_ins != NULL)
    g_assert_cmpuint (cloud_fixture_count (server, LOGIN), ==, json_node_get_int (sign_ins));
  JsonNode *repeats = cloud_case_fact (story->run, "retries_per_request");
  if (repeats != NULL)
    g_assert_cmpuint (sent, ==, json_node_get_int (repeats) + 1);
  if (cloud_case_fact (story->run, "headers_rebuilt") != NULL)
    g_assert_cmpstr (cloud_received_header (cloud_fixture_get (server, story->route, 1), "e-auth-token"), ==,
                     "aT-2");
}

static void
story_serve (Story *story)
{
  CloudFixture *server = story->rig.server;
  cloud_fixture_answer (server, JWT, 401, "{}", NULL);
  cloud_fixture_answer (server, LOGIN, 200, "{\"session_id\":\"s-2\"}", NULL);
  cloud_fixture_answer (server, "POST /tokens", 200, "{\"token\":\"aT-2\"}", NULL);
  JsonNode *answers = cloud_case_member (story->run, "answers");
  if (answers == NULL)
    {
      cloud_case_serve (story->run, server, story->route);
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (answers)); i++)
    {
      JsonObject *answer = json_array_get_object_element (json_node_get_array (answers), i);
      g_autoptr (GBytes) body = decode_cases_body (json_object_get_member (answer, "body"));
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      cloud_fixture_answer (server, story->route, (guint) json_object_get_int_member (answer, "http_status"),
                            text, NULL);
    }
}

static void
story_ask (Story *story)
{
  if (sol_call_acts (story->call))
    {
      g_autoptr (SolActResult) result
          = story->call == SOL_CALL_SET_BILLING
                ? targets_act (story->rig.cloud, story->call, NULL, &story->error)
                : rig_act (story->rig.cloud, story->call, "manual", 0, 0, &story->error);
    }
  else
    {
      g_autoptr (SolReading) reading = rig_read (story->rig.cloud, story->call, &story->error);
    }
}

/* The name that cannot be found: there is nobody at all. */
static void
story_go_offline (Story *story)
{
  Rig *rig = &story->rig;
  g_clear_object (&rig->cloud);
  rig->cloud = sol_cloud_new (rig->clock, SOL_CLOUD_STORE (rig->store), "http://127.0.0.1:1", NULL);
  Waiting waiting = { 0 };
  sol_cloud_restore_async (rig->cloud, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_assert_true (sol_cloud_restore_finish (rig->cloud, result, NULL));
}

static void
run_call (const CloudCase *run)
{
  const char *endpoint = cloud_case_get_text (run, "to");
  if (endpoint == NULL)
    endpoint = json_object_get_string_member (run->one, "endpoint");
  SolCallId call = call_of (endpoint);
  g_test_message ("%s", endpoint);
  if (call == SOL_N_CALLS)
    g_error ("%s is no call of ours", endpoint);

  cloud_case_check_known (run, known);
  Story story = { .run = run, .call = call, .route = route_of (call) };
  rig_init (&story.rig);
  rig_sign_in (&story.rig);
  cloud_store_double_set_password (story.rig.store, "Süd+Ost");
  if (g_strcmp0 (cloud_case_get_text (run, "transport_error"), "name not resolved") == 0)
    story_go_offline (&story);
  else
    story_serve (&story);
  /* past the half minute in which a sign-in is reused, unless the case sets the clock */
  if (cloud_case_member (run, "now") == NULL)
    sol_clock_test_advance (story.rig.clock, SOL_MINUTE);
  rig_log_start ();
  story_ask (&story);
  story.log = rig_log_end ();
  check_error (&story);
  check_requests (&story);
  g_clear_error (&story.error);
  g_free (story.log);
  g_free (story.route);
  rig_clear (&story.rig);
}

/* --- what an answer alone tells ------------------------------------------------------------------------ */

static SolAnswer *
make_answer (const CloudCase *run)
{
  SolAnswer *answer = g_new0 (SolAnswer, 1);
  answer->status = cloud_case_get_status (run);
  answer->body = cloud_case_dup_body (run);
  answer->retry_at = SOL_TIME_UNKNOWN;
  answer->path = g_strdup ("/service/x");
  return answer;
}

static void
run_answer (const CloudCase *run)
{
  g_autoptr (SolAnswer) answer = make_answer (run);
  cloud_case_check_known (run, known);
  g_autoptr (GError) error = sol_answer_to_error (answer, FALSE);
  g_assert_cmpstr (sol_error_get_name ((SolError) error->code), ==, cloud_case_fact_text (run, "error"));
  const char *text = cloud_case_fact_text (run, "cloud_text");
  g_autofree char *found = sol_answer_get_cloud_text (answer);
  if (text != NULL)
    g_assert_cmpstr (found, ==, text);
}

/* --- pages --------------------------------------------------------------------------------------------- */

static void
run_pages (const CloudCase *run)
{
  static const char *const route = "GET /app-api/" RIG_SITE "/inverters.json";
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  JsonArray *payload = json_object_get_array_member (run->one, "payload");
  for (guint i = 0; i < json_array_get_length (payload); i++)
    {
      g_autoptr (GBytes) body = decode_cases_body (json_array_get_element (payload, i));
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      cloud_fixture_answer (rig.server, route, 200, text, NULL);
    }
  cloud_case_check_known (run, known);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = rig_read (rig.cloud, SOL_CALL_PANELS, &error);
  g_assert_no_error (error);
  const SolPanelList *list = sol_reading_get_value (reading);
  JsonArray *serials = json_node_get_array (cloud_case_fact (run, "serials"));
  g_assert_cmpuint (list->panels->len, ==, json_array_get_length (serials));
  for (guint i = 0; i < list->panels->len; i++)
    g_assert_cmpstr (((const SolPanel *) g_ptr_array_index (list->panels, i))->serial, ==,
                     json_array_get_string_element (serials, i));
  JsonNode *count = cloud_case_fact (run, "request_count");
  if (count != NULL)
    g_assert_cmpuint (cloud_fixture_count (rig.server, route), ==, json_node_get_int (count));
  JsonNode *complete = cloud_case_fact (run, "complete");
  if (complete != NULL)
    g_assert_cmpint (list->total == (int) list->panels->len, ==, json_node_get_boolean (complete));
  JsonNode *queries = cloud_case_fact (run, "request_queries");
  for (guint i = 0; queries != NULL && i < json_array_get_length (json_node_get_array (queries)); i++)
    {
      g_autoptr (JsonObject) wanted = json_object_new ();
      json_object_set_object_member (
          wanted, "query",
          json_object_ref (json_array_get_object_element (json_node_get_array (queries), i)));
      cloud_case_check_request (wanted, cloud_fixture_get (rig.server, route, i));
    }
  /* what is kept reads the same again */
  g_autoptr (SolReading) kept
      = sol_cloud_decode (SOL_CALL_PANELS, sol_reading_get_json (reading), RIG_NOW, SOL_TIME_UNKNOWN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((const SolPanelList *) sol_reading_get_value (kept))->panels->len, ==,
                    list->panels->len);
}

/* --- requests ------------------------------------------------------------------------------------------ */

static void
sign_in_with (Rig *rig, const CloudCase *run)
{
  JsonNode *cookies = cloud_case_member (run, "cookies");
  const char *token = cloud_case_get_text (run, "access_token");
  g_autofree char *manager = g_strdup_printf (
      "enlighten_manager_token_production=%s; Path=/",
      cookies == NULL ? RIG_MANAGER_TOKEN
                      : json_object_get_string_member (json_node_get_object (cookies),
                                                       "enlighten_manager_token_production"));
  g_autofree char *body = g_strdup_printf ("{\"token\":\"%s\"}", token == NULL ? "aT-1" : token);
  cloud_fixture_answer (rig->server, LOGIN, 200, "{\"session_id\":\"s-1\"}", "Set-Cookie", manager, NULL);
  cloud_fixture_answer (rig->server, "POST /tokens", 200, body, NULL);
  g_autoptr (SolSites) sites = rig_try_sign_in (rig->cloud, RIG_EMAIL, "x", TRUE, NULL);
  g_assert_nonnull (sites);
}

/* @end: of the path that is asked for */
static void
check_asked (Rig *rig, const CloudCase *run, SolCallId call, const SolCallTarget *target, const char *end)
{
  Waiting waiting = { 0 };
  sol_cloud_read_async (rig->cloud, call, target, FALSE, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (SolReading) reading = sol_cloud_read_finish (rig->cloud, result, NULL);
  const CloudReceived *received
      = cloud_fixture_get (rig->server, NULL, cloud_fixture_count (rig->server, NULL) - 1);
  g_assert_true (g_str_has_suffix (received->path, end));
  cloud_case_check_request (json_node_get_object (cloud_case_fact (run, "request")), received);
}

static void
run_request (const CloudCase *run)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  sign_in_with (&rig, run);
  SolCallId call = call_of (json_object_get_string_member (run->one, "endpoint"));
  const SolCallTarget target = { .site = RIG_SITE, .serial = RIG_SERIAL };
  check_asked (&rig, run, call, &target, "/profile/" RIG_SITE);
}

static void
run_car_energy (const CloudCase *run)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  sign_in_with (&rig, run);
  const SolCallTarget target = {
    .site = cloud_case_get_text (run, "site"),
    .from
    = json_object_get_string_member (json_object_get_object_member (run->one, "payload"), "car_energy_from"),
  };
  check_asked (&rig, run, SOL_CALL_CAR_ENERGY_DAYS, &target, "/daily_energy");
}

/* From the first day that the lifetime answer names to today at the site. The home itself asks for today
 * alone, since it shows nothing older of a panel. */
static void
run_panel_energy (const CloudCase *run)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  sign_in_with (&rig, run);
  JsonObject *also = json_node_get_object (cloud_case_member (run, "also"));
  g_autoptr (GBytes) body
      = decode_cases_body (json_object_get_member (also, "GET /pv/systems/{site}/lifetime_energy"));
  g_autoptr (SolLifetime) lifetime = sol_decode_lifetime (body, NULL);
  g_autoptr (GTimeZone) zone = sol_zone_new (cloud_case_get_text (run, "site_timezone"));
  g_autofree char *today = sol_time_day (sol_time_parse (cloud_case_get_text (run, "now"), NULL), zone);
  const SolCallTarget target = { .site = RIG_SITE, .from = lifetime->start_date, .to = today };
  check_asked (&rig, run, SOL_CALL_PANEL_ENERGY, &target, "/energy.json");
}

/* The page of old AC batteries is of priority C and read by nobody: no decoder takes it for data, and it
 * would not end a session either. What it says (`ac_batteries`) is checked nowhere. */
static void
run_page_of_devices (const CloudCase *run)
{
  const char *endpoint = json_object_get_string_member (run->one, "endpoint");
  g_autoptr (SolAnswer) answer = make_answer (run);
  g_clear_pointer (&answer->path, g_free);
  answer->path = g_strdup ("/systems/" RIG_SITE "/devices");
  g_assert_null (decode_endpoint_find (endpoint));
  g_assert_cmpint (call_of (endpoint), ==, SOL_N_CALLS);
  g_assert_true (sol_answer_is_page (answer));
  g_assert_false (sol_answer_is_login_wall (answer));
  for (const DecodeEndpoint *known_one = decode_endpoints; known_one->endpoint != NULL; known_one++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (known_one->decode (answer->body, &error));
      g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
    }
}

int
main (int argc, char **argv)
{
  static const char *const by_call[] = {
    "blank-body-still-has-words-for-people",
    "web-page-from-ev-status-keeps-the-chargers",
    "name-lookup-failure-keeps-every-value",
    "scheduler-envelope-is-read-before-it-is-hidden",
    "scheduler-error-in-hostile-shapes",
    "login-wall-with-200-is-an-ended-session",
    "plain-web-page-means-the-feature-is-not-there",
    "redirect-to-the-login-page-is-an-ended-session",
    "nothing-to-parse-in-204-and-205",
    "pause-of-nonsense-still-backs-off",
    "pause-in-seconds-or-as-a-date",
    "one-401-is-healed-and-a-second-is-final",
    "features-that-are-not-offered",
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (by_call); i++)
    cloud_cases_add ("errors.json", NULL, by_call[i], run_call);
  cloud_cases_add_part ("errors.json", "half-an-object-is-a-broken-answer-not-an-outage", run_call);
  cloud_cases_add_part ("errors.json", "answers-of-the-wrong-json-type", run_call);
  cloud_cases_add ("privacy.json", NULL, "message-of-a-failed-call", run_call);
  cloud_cases_add ("errors.json", NULL, "sentence-of-the-cloud-in-nested-details", run_answer);
  cloud_cases_add ("errors.json", NULL, "codes-of-the-control-interface", run_answer);
  cloud_cases_add_part ("inverters.json", "pages-until-the-total", run_pages);
  cloud_cases_add_part ("inverters.json", "pages-end-with-an-empty-one", run_pages);
  cloud_cases_add ("battery_config.json", NULL, "reading-the-profile-in-its-first-shape", run_request);
  cloud_cases_add ("power_and_today.json", NULL, "asking-for-car-energy-by-day", run_car_energy);
  cloud_cases_add ("inverters.json", NULL, "energy-is-asked-from-the-first-day-of-the-site",
                   run_panel_energy);
  cloud_cases_add ("site_extras.json", NULL, "ac-batteries-of-the-devices-page", run_page_of_devices);
  return g_test_run ();
}
