/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "case-home.h"

#include <string.h>

/* The cases of polling.json, errors.json, grid_control.json and others that tell what a home asks, when, and
 * what it keeps when nobody answers. */

#define STATUS "GET /service/evse_controller/{site}/ev_chargers/status"
#define HISTORY "POST /service/enho_historical_events_ms/{site}/sessions/{sn}/history"
#define CHECK "GET /app-api/{site}/grid_control_check.json"

static void
serve_json (CaseHome *home, const char *route, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_assert_nonnull (node);
  case_home_serve (home, route, 200, node);
}

static void
fail (CaseHome *home, const char *route, guint status)
{
  g_autoptr (JsonNode) body = json_from_string ("{\"message\":\"no healthy upstream\"}", NULL);
  case_home_serve (home, route, status, body);
}

/* --- polling ------------------------------------------------------------------------------------------- */

/* Nothing that was read is asked for again before its time. */
static void
run_not_due (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  JsonObject *ages = json_node_get_object (cloud_case_member (run, "read_seconds_ago"));
  JsonObject *failed = json_node_get_object (cloud_case_member (run, "failed_seconds_ago"));
  JsonArray *not_due = json_object_get_array_member (run->expected, "not_due");
  double longest = 0;
  case_home_prepare (&home, run);
  for (guint i = 0; i < json_array_get_length (not_due); i++)
    {
      const char *route = json_array_get_string_element (not_due, i);
      const DecodeEndpoint *endpoint = decode_endpoint_find (route);
      g_assert_nonnull (endpoint);
      if (json_object_has_member (failed, route))
        continue;
      g_autoptr (JsonNode) sample = case_home_find_answer (route);
      longest = MAX (longest, json_object_get_double_member (ages, route));
      case_home_serve (&home, route, 200, sample);
    }
  case_home_serve_idle_charger (&home);
  case_home_mark (&home);
  case_home_open (&home, SOL_PAGE_OVERVIEW);
  case_home_advance (&home, longest);
  for (guint i = 0; i < json_array_get_length (not_due); i++)
    {
      const char *route = json_array_get_string_element (not_due, i);
      gboolean failing = json_object_has_member (failed, route);
      double age = json_object_get_double_member (failing ? failed : ages, route);
      g_autoptr (GArray) gaps = case_home_list_times (&home, route);
      g_test_message ("%s: %u times", route, gaps->len);
      g_assert_cmpuint (gaps->len, >, 0);
      for (guint k = 1; k < gaps->len; k++)
        g_assert_cmpfloat (g_array_index (gaps, double, k), >, age);
    }
}

static void
run_gate (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  cloud_fixture_delay (home.server, 30);
  case_home_open (&home, SOL_PAGE_QUIET);
  case_home_mark (&home);
  sol_site_set_page (home.site, SOL_PAGE_OVERVIEW);
  case_home_settle (&home);
  g_assert_cmpuint (cloud_fixture_most_at_once (home.server), <=,
                    json_node_get_int (cloud_case_fact (run, "reads_in_flight_at_most")));
  JsonArray *first = json_node_get_array (cloud_case_fact (run, "first_requests"));
  for (guint i = 0; i < json_array_get_length (first); i++)
    {
      const CloudReceived *received = cloud_fixture_get (home.server, NULL, home.begun + i);
      g_autofree char *line = g_strdup_printf ("%s %s", received->method, received->path);
      gboolean found = FALSE;
      for (guint k = 0; k < json_array_get_length (first); k++)
        {
          g_autoptr (GString) wanted = g_string_new (json_array_get_string_element (first, k));
          g_string_replace (wanted, "{site}", RIG_SITE, 0);
          found = found || strcmp (wanted->str, line) == 0;
        }
      if (!found)
        g_error ("%s came among the first", line);
    }
}

/* A home that has asked so often asks nothing, whoever wants it. */
static void
run_budget (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  guint most = (guint) json_node_get_int (cloud_case_member (run, "requests_last_hour"));
  case_home_open_idle (&home, run, SOL_PAGE_OVERVIEW);
  for (guint i = 0; i < 2 * most && sol_home_get_requests_last_hour (home.home) < most; i++)
    {
      sol_site_ensure_async (home.site, SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS), TRUE, NULL, NULL, NULL);
      case_home_settle (&home);
    }
  g_assert_cmpuint (sol_home_get_requests_last_hour (home.home), ==, most);
  case_home_mark (&home);
  sol_site_refresh (home.site);
  case_home_settle (&home);
  sol_home_try_again (home.home);
  case_home_advance (&home, 180);
  g_assert_cmpint (case_home_count (&home, NULL, NULL) > 0, ==,
                   json_node_get_boolean (cloud_case_fact (run, "request_sent")));
  g_assert_cmpint (sol_site_get_condition (home.site)->link, ==, SOL_LINK_BUDGET_SPENT);
}

/* --- failures ------------------------------------------------------------------------------------------ */

static void
check_gaps (GArray *gaps, JsonArray *wanted)
{
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      JsonArray *bounds = json_array_get_array_element (wanted, i);
      double gap = g_array_index (gaps, double, i + 1);
      g_test_message ("after failure %u: %.1f s", i + 1, gap);
      g_assert_cmpfloat (gap, >=, json_array_get_double_element (bounds, 0));
      /* A tenth of a second for the step of the clock. */
      g_assert_cmpfloat (gap, <=, json_array_get_double_element (bounds, 1) + 0.1);
    }
}

static void
serve_failures (CaseHome *home, const char *route)
{
  JsonArray *failures = json_node_get_array (cloud_case_member (home->run, "failures"));
  case_home_unserve (home, route);
  for (guint i = 0; i < json_array_get_length (failures); i++)
    fail (home, route, (guint) json_array_get_int_element (failures, i));
}

static void
run_core_back_off (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_open_idle (&home, run, SOL_PAGE_OVERVIEW);
  g_assert_cmpuint (sol_family_get_interval (SOL_FAMILY_EV_STATUS, SOL_PAGE_OVERVIEW), ==,
                    json_node_get_int (cloud_case_member (run, "slow_interval_s")));
  serve_failures (&home, STATUS);
  case_home_advance (&home, 60 + 180 + 360 + 720 + 1440 + 1440 + 10);
  g_autoptr (GArray) gaps = case_home_list_times (&home, STATUS);
  check_gaps (gaps, json_node_get_array (cloud_case_fact (run, "delays_s_between")));
}

/* Dry contacts are not asked for by a home; every optional family rests alike. */
static void
run_optional_rest (const CloudCase *run)
{
  static const char *const route = "GET /app-api/{site}/get_latest_power";
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  serve_failures (&home, route);
  case_home_mark (&home);
  case_home_open (&home, SOL_PAGE_SOLAR);
  case_home_advance (&home, 330 + 990 + 3960 + 3960 + 3960 + 10);
  g_autoptr (GArray) gaps = case_home_list_times (&home, route);
  check_gaps (gaps, json_node_get_array (cloud_case_fact (run, "delays_s_between")));
  g_assert_cmpint (sol_site_get_condition (home.site)->link == SOL_LINK_FRESH, ==,
                   !json_node_get_boolean (cloud_case_fact (run, "cloud_called_down")));
}

/* Returns: after how many failures the notice is there. */
static guint
count_until_notice (CaseHome *home)
{
  for (guint failures = 1; failures < 6; failures++)
    {
      guint sent = cloud_fixture_count (home->server,
                                        "GET /service/evse_controller/" RIG_SITE "/ev_chargers/status");
      for (guint i = 0; i < 4000
                        && cloud_fixture_count (home->server, "GET /service/evse_controller/" RIG_SITE
                                                              "/ev_chargers/status")
                               == sent;
           i++)
        case_home_advance (home, 1);
      if (sol_site_get_condition (home->site)->link != SOL_LINK_FRESH)
        return failures;
    }
  g_assert_not_reached ();
}

/* The same where nobody is there to count. */
static guint
count_until_offline (CaseHome *home)
{
  guint failures = 0;
  for (guint i = 0; i < 4000 && sol_site_get_condition (home->site)->link == SOL_LINK_FRESH; i++)
    {
      rig_log_start ();
      case_home_advance (home, 5);
      g_autofree char *log = rig_log_end ();
      failures += strstr (log, "ev-status: GET") != NULL;
    }
  return failures;
}

static void
run_notices (const CloudCase *run)
{
  JsonNode *failure = cloud_case_member (run, "failure");
  guint wanted = (guint) json_node_get_int (cloud_case_fact (run, "notice_after_failures"));
  g_auto (CaseHome) home = { 0 };
  case_home_open_idle (&home, run, SOL_PAGE_OVERVIEW);
  if (json_node_get_value_type (failure) == G_TYPE_STRING)
    {
      cloud_fixture_free (home.server);
      home.server = cloud_fixture_new ();
      /* A name that is not resolved is told like a network that is not there, after as many tries: three, not
       * two. */
      gboolean dns = strcmp (json_node_get_string (failure), "dns") == 0;
      g_assert_cmpuint (count_until_offline (&home), ==, dns ? wanted + 1 : wanted);
      g_assert_cmpint (sol_site_get_condition (home.site)->link, ==, SOL_LINK_OFFLINE);
      return;
    }
  guint status = (guint) json_node_get_int (failure);
  case_home_unserve (&home, STATUS);
  fail (&home, STATUS, status);
  /* A 429 pauses all, which is said at once with its end; a 401 that no renewal heals is two refusals in one.
   */
  g_assert_cmpuint (count_until_notice (&home), ==, status == 429 || status == 401 ? wanted - 1 : wanted);
  if (status == 401)
    g_assert_cmpuint (cloud_fixture_count (home.server, "GET /app-api/jwt_token.json"), ==, 1);
  if (status != 503)
    return;
  case_home_unserve (&home, STATUS);
  case_home_serve_idle_charger (&home);
  case_home_advance (&home, 600);
  g_assert_cmpint (sol_site_get_condition (home.site)->link == SOL_LINK_FRESH, ==,
                   json_node_get_boolean (cloud_case_fact (run, "notice_cleared_by_success")));
}

/* Two ask for sessions, of late and of old, and each keeps to the pause: the same is never asked sooner. */
static void
check_pause (CaseHome *home, double least)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  guint again = 0;
  for (guint i = home->begun; i < home->times->len; i++)
    {
      const CloudReceived *received = cloud_fixture_get (home->server, NULL, i);
      if (strstr (received->path, "/history") == NULL)
        continue;
      SolTime *at = &g_array_index (home->times, SolTime, i);
      const SolTime *before = g_hash_table_lookup (asked, received->body);
      if (before != NULL)
        g_assert_cmpfloat ((double) (*at - *before) / (double) SOL_SECOND, >=, least);
      again += before != NULL;
      g_hash_table_insert (asked, received->body, at);
    }
  g_assert_cmpuint (again, >, 0);
}

static void
run_one_service (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  serve_json (
      &home, HISTORY,
      "{\"data\":{\"result\":[{\"id\":\"s1\",\"startTime\":\"2026-05-05T18:00:00Z\",\"aggEnergy\":4.2}]}}");
  case_home_open (&home, SOL_PAGE_CHARGER);
  SolCharger *charger = case_home_find_charger (&home, RIG_SERIAL);
  g_assert_nonnull (sol_charger_get_history (charger));
  guint sessions = sol_charger_get_history (charger)->sessions->len;
  case_home_unserve (&home, HISTORY);
  fail (&home, HISTORY, cloud_case_get_status (run));
  case_home_mark (&home);
  case_home_advance (&home, 9000);
  check_pause (&home, (double) json_node_get_int (cloud_case_fact (run, "not_before_s")));
  const GError *error = sol_site_get_family_error (home.site, SOL_FAMILY_CHARGE_HISTORY);
  g_assert_cmpstr (sol_error_get_name ((SolError) error->code), ==, cloud_case_fact_text (run, "error"));
  g_assert_cmpint (sol_site_get_condition (home.site)->link != SOL_LINK_FRESH, ==,
                   json_node_get_boolean (cloud_case_fact (run, "cloud_called_down")));
  g_assert_cmpint (case_home_count (&home, NULL, "jwt_token") > 0, ==,
                   json_node_get_boolean (cloud_case_fact (run, "renews_session")));
  g_assert_true (json_node_get_boolean (cloud_case_fact (run, "keeps_last_good")));
  g_assert_cmpuint (sol_charger_get_history (charger)->sessions->len, ==, sessions);
}

/* --- the grid ------------------------------------------------------------------------------------------ */

static void
run_failed_check (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *earlier = json_node_get_object (cloud_case_member (run, "earlier"));
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  case_home_serve (&home, CHECK, 200, json_object_get_member (earlier, "guards"));
  case_home_open (&home, SOL_PAGE_GRID);
  case_home_unserve (&home, CHECK);
  fail (&home, CHECK, cloud_case_get_status (run));
  double now = 0;
  JsonObjectIter iter;
  const char *second;
  JsonNode *shows;
  json_object_iter_init_ordered (&iter, json_node_get_object (cloud_case_fact (run, "shows_guards_after_s")));
  while (json_object_iter_next_ordered (&iter, &second, &shows))
    {
      double at = g_ascii_strtod (second, NULL);
      case_home_advance (&home, at - now);
      now = at;
      g_test_message ("after %s s", second);
      g_assert_cmpint (sol_site_get_grid_check (home.site) != NULL, ==, json_node_get_boolean (shows));
    }
  sol_grid_switch_begin_async (sol_site_get_grid_switch (home.site), TRUE, NULL, case_home_done, &result);
  case_home_await (&result);
  g_assert_cmpint (sol_grid_switch_begin_finish (sol_site_get_grid_switch (home.site), result, &error), ==,
                   json_node_get_boolean (cloud_case_fact (run, "can_toggle")));
  g_assert_nonnull (error);
}

/* The guards are good for the code, and no longer when it is typed. */
static void
run_red_guard (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_autoptr (GAsyncResult) asked = NULL, typed = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *intent = json_object_get_object_member (run->one, "payload");
  JsonArray *checks
      = json_object_get_array_member (json_node_get_object (cloud_case_member (run, "reads_in_turn")), CHECK);
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  case_home_serve (&home, CHECK, 200, json_array_get_element (checks, 0));
  case_home_open (&home, SOL_PAGE_GRID);
  SolGridSwitch *grid = sol_site_get_grid_switch (home.site);
  case_home_mark (&home);
  sol_grid_switch_begin_async (grid, TRUE, NULL, case_home_done, &asked);
  case_home_await (&asked);
  g_assert_true (sol_grid_switch_begin_finish (grid, asked, &error));
  g_assert_no_error (error);
  case_home_unserve (&home, CHECK);
  case_home_serve (&home, CHECK, 200, json_array_get_element (checks, 1));
  sol_grid_switch_confirm_async (grid, json_object_get_string_member (intent, "code"), NULL, case_home_done,
                                 &typed);
  case_home_await (&typed);
  g_assert_false (sol_grid_switch_confirm_finish (grid, typed, &error));
  g_assert_cmpstr (cloud_case_fact_text (run, "outcome"), ==, sol_error_get_name ((SolError) error->code));
  g_assert_cmpstr (error->message, !=, "");
  case_home_check_writes (&home, json_node_get_array (cloud_case_fact (run, "writes")));
}

typedef struct
{
  gboolean confirmed;
  GError *error;
} Switched;

/* Both steps of a person: asking for the code, and typing it. */
static void
switch_grid (CaseHome *home, const CloudCase *run, Switched *switched)
{
  g_autoptr (GAsyncResult) asked = NULL, typed = NULL;
  JsonObject *intent = json_object_get_object_member (run->one, "payload");
  gboolean off = g_str_equal (json_object_get_string_member (intent, "wish"), "off-grid");
  SolGridSwitch *grid = sol_site_get_grid_switch (home->site);

  case_home_serve_writes (home);
  case_home_mark (home);
  sol_grid_switch_begin_async (grid, off, NULL, case_home_done, &asked);
  case_home_await (&asked);
  g_assert_true (sol_grid_switch_begin_finish (grid, asked, &switched->error));
  g_assert_cmpint (sol_grid_switch_get_phase (grid), ==, SOL_GRID_PHASE_CODE);
  sol_grid_switch_confirm_async (grid, json_object_get_string_member (intent, "code"), NULL, case_home_done,
                                 &typed);
  for (guint i = 0; i < 20 && sol_grid_switch_get_phase (grid) != SOL_GRID_PHASE_WAITING && typed == NULL;
       i++)
    case_home_advance (home, 0.2);
  switched->confirmed = typed != NULL;
  if (typed != NULL)
    sol_grid_switch_confirm_finish (grid, typed, &switched->error);
  /* Only the relay as it is read says where the home is. */
  if (cloud_case_fact (run, "claims_off_grid") != NULL)
    g_assert_cmpint (sol_site_get_grid (home->site), !=, SOL_GRID_OFF_BY_CHOICE);
  while (typed == NULL)
    case_home_advance (home, 10);
  if (!switched->confirmed)
    sol_grid_switch_confirm_finish (grid, typed, &switched->error);
}

static void
check_order (CaseHome *home, const CloudCase *run)
{
  JsonNode *wanted = cloud_case_fact (run, "requests_in_order");
  guint at = home->begun;
  for (guint i = 0; wanted != NULL && i < json_array_get_length (json_node_get_array (wanted)); i++)
    {
      const char *line = json_array_get_string_element (json_node_get_array (wanted), i);
      gboolean found = FALSE;
      for (; !found && at < cloud_fixture_count (home->server, NULL); at++)
        {
          const CloudReceived *received = cloud_fixture_get (home->server, NULL, at);
          g_autofree char *is = g_strdup_printf ("%s %s", received->method, received->path);
          found = strcmp (is, line) == 0;
        }
      if (!found)
        g_error ("%s does not follow", line);
    }
}

static void
run_switch (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  Switched switched = { 0 };
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  case_home_open (&home, SOL_PAGE_GRID);
  switch_grid (&home, run, &switched);
  check_order (&home, run);
  JsonNode *writes = cloud_case_fact (run, "writes"), *count = cloud_case_fact (run, "grid_state_count");
  JsonNode *mails = cloud_case_fact (run, "code_mails");
  if (writes != NULL)
    case_home_check_writes (&home, json_node_get_array (writes));
  if (count != NULL)
    g_assert_cmpuint (case_home_count (&home, "POST", "/grid_state.json"), ==, json_node_get_int (count));
  if (mails != NULL)
    g_assert_cmpuint (case_home_count (&home, "GET", "/grid_toggle_otp.json"), ==, json_node_get_int (mails));
  /* Accepted, and then not read in time: here nobody turns the relay. */
  g_assert_error (switched.error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpint (sol_grid_switch_get_phase (sol_site_get_grid_switch (home.site)), ==,
                   SOL_GRID_PHASE_NOT_CONFIRMED);
  g_clear_error (&switched.error);
}

static void
run_message (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *intent = json_object_get_object_member (run->one, "payload");
  case_home_open_idle (&home, run, SOL_PAGE_CHARGER);
  case_home_serve_writes (&home);
  case_home_mark (&home);
  sol_site_trigger_async (home.site, json_object_get_string_member (intent, "trigger"),
                          json_object_get_string_member (intent, "message"), NULL, case_home_done, &result);
  case_home_await (&result);
  gboolean accepted = sol_site_trigger_finish (home.site, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (accepted, ==, g_str_equal (cloud_case_fact_text (run, "outcome"), "accepted"));
  case_home_check_writes (&home, json_node_get_array (cloud_case_fact (run, "writes")));
  /* The first three of the list deserve a question. */
  JsonObject *asks = json_node_get_object (cloud_case_fact (run, "needs_confirmation"));
  g_assert_cmpuint (g_strv_length ((char **) sol_trigger_messages), ==, json_object_get_size (asks));
  for (guint i = 0; sol_trigger_messages[i] != NULL; i++)
    g_assert_cmpint (json_object_get_boolean_member (asks, sol_trigger_messages[i]), ==, i < 3);
}

/* --- others -------------------------------------------------------------------------------------------- */

/* No home asks for heat pumps; one that says it has none least of all. */
static void
run_no_heat_pump (const CloudCase *run)
{
  static const SolPage pages[] = { SOL_PAGE_OVERVIEW, SOL_PAGE_DEVICES, SOL_PAGE_ENERGY };
  g_auto (CaseHome) home = { 0 };
  case_home_open_idle (&home, run, SOL_PAGE_OVERVIEW);
  home.begun = 0;
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      sol_site_set_page (home.site, pages[i]);
      case_home_advance (&home, 600);
    }
  g_assert_cmpint (case_home_count (&home, NULL, "hems") > 0, ==,
                   json_node_get_boolean (cloud_case_fact (run, "request_sent")));
}

static void
run_diagnostics (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_open_idle (&home, run, SOL_PAGE_OVERVIEW);
  case_home_mark (&home);
  g_autofree char *text = sol_home_describe (home.home);
  case_home_settle (&home);
  g_assert_cmpint (case_home_count (&home, NULL, NULL) > 0, ==,
                   json_node_get_boolean (cloud_case_fact (run, "request_sent")));
  JsonArray *lacks = json_node_get_array (cloud_case_fact (run, "log_lacks"));
  g_assert_cmpstr (text, !=, "");
  for (guint i = 0; i < json_array_get_length (lacks); i++)
    if (strstr (text, json_array_get_string_element (lacks, i)) != NULL)
      g_error ("%s in the diagnostics", json_array_get_string_element (lacks, i));
}

static void
sign_in_as (CaseHome *home, const char *email)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_home_sign_in_async (home->home, email, "x", TRUE, NULL, case_home_done, &result);
  case_home_await (&result);
  sol_home_sign_in_finish (home->home, result, &error);
  g_assert_no_error (error);
  case_home_settle (home);
}

static const char *
present_site (CaseHome *home)
{
  SolSite *site = sol_home_get_site (home->home);
  return site == NULL ? "" : sol_site_get_id (site);
}

/* The case speaks of one account that is set up and refused when another one signs in. Here each account has
 * a place of its own: nobody is called wrong, but nothing is asked in the other's name, and what the first
 * one kept is kept. */
static void
run_other_account (const CloudCase *run)
{
  static const char *const route = "GET /app-api/search_sites.json";
  const char *first = cloud_case_get_text (run, "configured_site");
  g_auto (CaseHome) home = { 0 };
  case_home_open_idle (&home, run, SOL_PAGE_OVERVIEW);
  g_assert_cmpstr (present_site (&home), ==, first);
  case_home_unserve (&home, route);
  case_home_serve (&home, route, 200, json_object_get_member (run->one, "payload"));
  home.site = NULL;
  sign_in_as (&home, "somebody@example.org");
  g_assert_cmpstr (cloud_case_fact_text (run, "outcome"), ==, "wrong_account");
  g_assert_cmpstr (present_site (&home), !=, first);
  g_assert_cmpstr (sol_home_get_account (home.home), ==, "somebody@example.org");
  case_home_mark (&home);
  case_home_advance (&home, 600);
  g_assert_cmpuint (case_home_count (&home, NULL, first), ==, 0);

  case_home_unserve (&home, route);
  serve_json (&home, route, "{\"sites\":[{\"id\":" RIG_SITE ",\"title\":\"Heron Lane 12\"}]}");
  sign_in_as (&home, RIG_EMAIL);
  g_assert_cmpstr (present_site (&home), ==, first);
}

int
main (int argc, char **argv)
{
  static const CloudCaseRow rows[] = {
    { "polling.json", "nothing-is-asked-before-its-time", run_not_due },
    { "polling.json", "no-more-than-two-reads-at-a-time", run_gate },
    { "polling.json", "hard-stop-of-the-budget", run_budget },
    { "errors.json", "core-back-off-doubles-and-is-capped", run_core_back_off },
    { "errors.json", "optional-family-rests-longer-each-time", run_optional_rest },
    { "errors.json", "notices-wait-for-repetition", run_notices },
    { "errors.json", "one-service-down-is-not-the-cloud-down", run_one_service },
    { "grid_control.json", "a-failed-check-keeps-the-picture-not-the-permission", run_failed_check },
    { "grid_control.json", "a-guard-that-turns-red-after-the-code-stops-everything", run_red_guard },
    { "grid_control.json", "going-off-grid-step-by-step", run_switch },
    { "grid_control.json", "going-on-grid", run_switch },
    { "grid_control.json", "grid-command-that-may-have-landed-is-not-sent-twice", run_switch },
    { "ev_control.json", "diagnostic-messages-on-the-list", run_message },
    { "site_extras.json", "no-heat-pump-service-no-question", run_no_heat_pump },
    { "privacy.json", "diagnostics-ask-nothing", run_diagnostics },
    { "auth.json", "signing-in-again-as-somebody-else", run_other_account },
  };
  g_test_init (&argc, &argv, NULL);
  cloud_cases_add_rows (rows, G_N_ELEMENTS (rows));
  return g_test_run ();
}
