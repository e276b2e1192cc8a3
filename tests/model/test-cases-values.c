/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "case-home.h"

#include <math.h>
#include <string.h>

/* Parts of cases that a decoder or a call alone cannot tell: what a home makes of several answers, what it
 * keeps of a good one when a bad one follows, and what it no longer shows. */

#define STATUS "GET /service/evse_controller/{site}/ev_chargers/status"

static const char *
endpoint_of (const CloudCase *run)
{
  const char *to = cloud_case_get_text (run, "to");
  return to != NULL ? to : json_object_get_string_member (run->one, "endpoint");
}

/* --- joined -------------------------------------------------------------------------------------------- */

static void
check_charger (CaseHome *home, JsonObject *wanted)
{
  SolCharger *charger = case_home_find_charger (home, json_object_get_string_member (wanted, "serial"));
  const char *name = json_object_get_string_member_with_default (wanted, "name", NULL);
  const char *starts = json_object_get_string_member_with_default (wanted, "name_starts", NULL);
  if (name != NULL)
    g_assert_cmpstr (sol_charger_get_name (charger), ==, name);
  if (starts != NULL)
    g_assert_true (g_str_has_prefix (sol_charger_get_name (charger), starts));
  JsonNode *limited = json_object_get_member (wanted, "limited_to_amps");
  if (limited != NULL)
    g_assert_cmpint (sol_charger_get_limited_amps (charger), ==,
                     JSON_NODE_HOLDS_NULL (limited) ? 0 : json_node_get_int (limited));
}

static void
run_chargers (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_serve (&home, endpoint_of (run), 200, json_object_get_member (run->one, "payload"));
  case_home_open (&home, SOL_PAGE_CHARGER);
  JsonArray *chargers = json_node_get_array (cloud_case_fact (run, "chargers"));
  for (guint i = 0; i < json_array_get_length (chargers); i++)
    check_charger (&home, json_array_get_object_element (chargers, i));
  if (cloud_case_fact (run, "charger_count") != NULL)
    g_assert_cmpuint (g_list_model_get_n_items (sol_site_get_chargers (home.site)), ==,
                      json_node_get_int (cloud_case_fact (run, "charger_count")));
}

/* --- what is no longer shown --------------------------------------------------------------------------- */

static void
run_age_limit (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_autofree char *path = case_home_fill (endpoint_of (run));
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  case_home_serve (&home, path, 200, json_object_get_member (run->one, "payload"));
  case_home_open (&home, SOL_PAGE_SOLAR);
  g_assert_cmpfloat (sol_site_get_solar_w (home.site, NULL), ==,
                     json_node_get_double (cloud_case_fact (run, "solar_w")));
  g_assert_cmpstr (cloud_case_get_text (run, "later_reads"), ==, "fail");
  cloud_fixture_clear_route (home.server, path);
  JsonObjectIter iter;
  const char *at;
  JsonNode *wanted;
  json_object_iter_init_ordered (&iter, json_node_get_object (cloud_case_fact (run, "solar_w_at")));
  while (json_object_iter_next_ordered (&iter, &at, &wanted))
    {
      case_home_advance (&home,
                         (double) (sol_time_parse (at, NULL) - sol_clock_now (home.clock)) / SOL_SECOND);
      double shown = sol_site_get_solar_w (home.site, NULL);
      g_test_message ("%s: %g", at, shown);
      if (JSON_NODE_HOLDS_NULL (wanted))
        g_assert_true (isnan (shown));
      else
        g_assert_cmpfloat (shown, ==, json_node_get_double (wanted));
    }
}

/* --- page after page ----------------------------------------------------------------------------------- */

static void
run_events (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = case_home_fill (endpoint_of (run));
  JsonArray *pages = json_object_get_array_member (run->one, "payload");
  case_home_open_idle (&home, run, SOL_PAGE_QUIET);
  for (guint i = 0; i < json_array_get_length (pages); i++)
    case_home_serve (&home, path, 200, json_array_get_element (pages, i));
  g_autofree char *cursor = NULL;
  do
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      sol_site_read_events_async (home.site, cursor, NULL, case_home_done, &result);
      case_home_await (&result);
      g_autoptr (SolEvents) events = sol_site_read_events_finish (home.site, result, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < events->events->len; i++)
        g_ptr_array_add (ids, g_strdup (((const SolEvent *) g_ptr_array_index (events->events, i))->id));
      g_autofree char *asked = g_steal_pointer (&cursor);
      cursor = g_strdup (sol_events_get_next (events, asked));
    }
  while (cursor != NULL);
  JsonArray *wanted = json_node_get_array (cloud_case_fact (run, "event_ids"));
  g_assert_cmpuint (ids->len, ==, json_array_get_length (wanted));
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpstr (g_ptr_array_index (ids, i), ==, json_array_get_string_element (wanted, i));
  g_assert_cmpuint (cloud_fixture_count (home.server, path), ==,
                    json_node_get_int (cloud_case_fact (run, "request_count")));
  JsonArray *cursors = json_node_get_array (cloud_case_fact (run, "request_cursors"));
  for (guint i = 0; i < json_array_get_length (cursors); i++)
    {
      g_autoptr (GHashTable) pairs = soup_form_decode (cloud_fixture_get (home.server, path, i + 1)->query);
      GHashTableIter all;
      gpointer value;
      gboolean found = FALSE;
      g_hash_table_iter_init (&all, pairs);
      while (g_hash_table_iter_next (&all, NULL, &value))
        found = found || strcmp (value, json_array_get_string_element (cursors, i)) == 0;
      g_assert_true (found);
    }
}

/* --- the code ------------------------------------------------------------------------------------------ */

static void
run_code (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_autoptr (GAsyncResult) asked = NULL, typed = NULL;
  g_autoptr (GError) error = NULL;
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  g_autoptr (JsonNode) guards = json_from_string (
      "{\"userInitiatedGridToggle\":false,\"gridOutageCheck\":false,\"sunlightBackupSystemCheck\":false,"
      "\"activeDownload\":false,\"disableGridControl\":false}",
      NULL);
  g_autoptr (JsonNode) mailed = json_from_string ("{\"success\":\"email sent successfully\"}", NULL);
  g_autoptr (JsonNode) devices = json_from_string ("{\"result\":[{\"type\":\"envoy\",\"devices\":[{\"serial_"
                                                   "number\":\"121948003377\",\"name\":\"IQ Gateway\"}]}]}",
                                                   NULL);
  case_home_serve (&home, "GET /app-api/{site}/grid_control_check.json", 200, guards);
  case_home_serve (&home, "GET /app-api/{site}/grid_toggle_otp.json", 200, mailed);
  case_home_serve (&home, "GET /app-api/{site}/devices.json", 200, devices);
  case_home_open (&home, SOL_PAGE_GRID);
  SolGridSwitch *grid = sol_site_get_grid_switch (home.site);
  g_autoptr (GBytes) body = cloud_case_dup_body (run);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  cloud_fixture_answer (home.server, CLOUD_FIXTURE_WRITES, 200, text, NULL);
  case_home_mark (&home);
  sol_grid_switch_begin_async (grid, TRUE, NULL, case_home_done, &asked);
  case_home_await (&asked);
  g_assert_true (sol_grid_switch_begin_finish (grid, asked, &error));
  sol_grid_switch_confirm_async (grid, cloud_case_get_text (run, "code"), NULL, case_home_done, &typed);
  case_home_await (&typed);
  g_assert_cmpint (sol_grid_switch_confirm_finish (grid, typed, &error), ==,
                   json_node_get_boolean (cloud_case_fact (run, "code_valid")));
  g_assert_cmpuint (case_home_count (&home, "POST", "/grid_state.json"), ==,
                    json_node_get_int (cloud_case_fact (run, "grid_state_count")));
}

/* --- what is kept -------------------------------------------------------------------------------------- */

static const struct
{
  const char *endpoint;
  SolFamily family;
  SolPage page;
} families[] = {
  { STATUS, SOL_FAMILY_EV_STATUS, SOL_PAGE_OVERVIEW },
  { "GET /service/evse_controller/api/v2/{site}/ev_chargers/summary", SOL_FAMILY_EV_SUMMARY,
    SOL_PAGE_OVERVIEW },
  { "GET /app-api/{site}/devices.json", SOL_FAMILY_DEVICES, SOL_PAGE_DEVICES },
  { "GET /app-api/{site}/inverters.json", SOL_FAMILY_PANELS, SOL_PAGE_SOLAR },
  { "GET /pv/systems/{site}/today", SOL_FAMILY_TODAY, SOL_PAGE_OVERVIEW },
  { "GET /pv/systems/{site}/lifetime_energy", SOL_FAMILY_LIFETIME, SOL_PAGE_ENERGY },
  { "GET /pv/settings/{site}/battery_status.json", SOL_FAMILY_BATTERY_STATUS, SOL_PAGE_BATTERY },
  { "GET /systems/{site}/inverter_data_x/energy.json", SOL_FAMILY_PANEL_ENERGY, SOL_PAGE_SOLAR },
  { "GET /systems/{site}/inverter_status_x.json", SOL_FAMILY_PANEL_STATES, SOL_PAGE_SOLAR },
  { "GET /service/batteryConfig/api/v1/batterySettings/{site}", SOL_FAMILY_BATTERY_SETTINGS,
    SOL_PAGE_BATTERY },
  { "GET /service/batteryConfig/api/v1/profile/{site}", SOL_FAMILY_PROFILE, SOL_PAGE_BATTERY },
  { "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULED_CHARGING/{site}/{sn}/schedules",
    SOL_FAMILY_SCHEDULE, SOL_PAGE_CHARGER },
  { "POST /service/enho_historical_events_ms/{site}/sessions/{sn}/history", SOL_FAMILY_CHARGE_HISTORY,
    SOL_PAGE_CHARGER },
  { "GET /app-api/{site}/battery_backup_history.json", SOL_FAMILY_OUTAGES, SOL_PAGE_GRID },
  { "GET /service/events-platform-service/v1.0/{site}/events/homeowner", SOL_FAMILY_EVENTS, SOL_PAGE_EVENTS },
  { "GET /app-api/{site}/show_livestream", SOL_FAMILY_LIVE_OFFER, SOL_PAGE_OVERVIEW },
  { "GET /service/evse_management/fwDetails/{site}", SOL_FAMILY_FIRMWARE, SOL_PAGE_CHARGER },
};

static guint
find_family (const char *endpoint)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (strcmp (families[i].endpoint, endpoint) == 0)
      return i;
  g_error ("no home asks %s", endpoint);
}

static void
ensure (CaseHome *home, SolFamily family)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_site_ensure_async (home->site, SOL_FAMILY_BIT (family) | SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_STATUS),
                         TRUE, NULL, case_home_done, &result);
  for (guint i = 0; i < 60 && result == NULL; i++)
    case_home_advance (home, 1);
  case_home_await (&result);
  g_test_message ("%s", sol_site_ensure_finish (home->site, result, &error) ? "read" : error->message);
}

static gboolean
says (const CloudCase *run, const char *fact, gboolean value)
{
  JsonNode *node = cloud_case_fact (run, fact);
  return node != NULL && json_node_get_boolean (node) == value;
}

/* A good answer first, then the one of the case. */
static void
run_kept (const CloudCase *run)
{
  guint which = find_family (endpoint_of (run));
  SolFamily family = families[which].family;
  g_autofree char *path = case_home_fill (endpoint_of (run));
  g_autoptr (JsonNode) good = case_home_find_answer (endpoint_of (run));
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  if (family != SOL_FAMILY_EV_STATUS)
    case_home_serve (&home, path, 200, good);
  case_home_open (&home, families[which].page);
  /* Past the half minute in which a sign-in is reused. */
  case_home_advance (&home, 61);
  ensure (&home, family);
  g_assert_cmpint (sol_site_get_family_state (home.site, family), ==, SOL_FAMILY_FRESH);
  SolTime asked_at = sol_site_get_asked_at (home.site, family);
  cloud_fixture_clear_route (home.server, path);
  cloud_case_serve (run, home.server, path);
  case_home_mark (&home);
  ensure (&home, family);
  g_assert_cmpuint (case_home_count (&home, NULL, strchr (path, '/')), >, 0);
  g_assert_nonnull (sol_site_get_family_error (home.site, family));
  /* The value of the good answer is there still, with its age. */
  g_assert_true (says (run, "keeps_last_good", TRUE));
  g_assert_cmpint (sol_site_get_asked_at (home.site, family), ==, asked_at);
  g_assert_cmpint (sol_site_get_family_state (home.site, family), !=, SOL_FAMILY_FAILED);
  g_assert_cmpint (sol_site_get_family_state (home.site, family), !=, SOL_FAMILY_LOADING);
  g_assert_nonnull (case_home_find_charger (&home, RIG_SERIAL));
  /* One such answer is no outage. */
  if (says (run, "cloud_called_down", FALSE))
    g_assert_cmpint (sol_site_get_condition (home.site)->link, ==, SOL_LINK_FRESH);
  if (says (run, "refresh_goes_on", TRUE))
    g_assert_cmpuint (case_home_count (&home, "GET", "/battery_status.json"), >, 0);
}

static void
run_absent (const CloudCase *run)
{
  guint which = find_family (endpoint_of (run));
  g_autofree char *path = case_home_fill (endpoint_of (run));
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  cloud_case_serve (run, home.server, path);
  case_home_open (&home, families[which].page);
  ensure (&home, families[which].family);
  g_assert_true (says (run, "feature_available", FALSE));
  g_assert_cmpint (sol_site_get_family_state (home.site, families[which].family), ==, SOL_FAMILY_ABSENT);
  g_assert_cmpint (sol_site_get_condition (home.site)->link, ==, SOL_LINK_FRESH);
}

/* The pause holds for all, however it is worded. */
static void
run_pause (const CloudCase *run)
{
  g_autofree char *path = case_home_fill (endpoint_of (run));
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_serve_idle_charger (&home);
  cloud_case_serve (run, home.server, path);
  case_home_open (&home, SOL_PAGE_OVERVIEW);
  case_home_mark (&home);
  case_home_advance (&home, (double) json_node_get_int (cloud_case_fact (run, "delay_s_at_least")) - 1);
  g_assert_cmpuint (case_home_count (&home, NULL, NULL), ==, 0);
}

static void
run_site_number (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_open_idle (&home, run, SOL_PAGE_QUIET);
  JsonObjectIter iter;
  const char *typed;
  JsonNode *wanted;
  json_object_iter_init_ordered (&iter, json_node_get_object (cloud_case_fact (run, "accepts_site_number")));
  while (json_object_iter_next_ordered (&iter, &typed, &wanted))
    {
      /* Blanks are taken off where it is typed (src/views/sol-site-picker.c). */
      g_autofree char *stripped = g_strstrip (g_strdup (typed));
      g_test_message ("«%s»", typed);
      g_assert_cmpint (sol_home_choose_site (home.home, stripped, NULL), ==, json_node_get_boolean (wanted));
    }
  home.site = NULL;
}

int
main (int argc, char **argv)
{
  static const CloudCaseRow rows[] = {
    { "ev_status.json", "safe-limit-is-the-minimum-of-this-charger", run_chargers },
    { "ev_status.json", "safe-limit-says-nothing-while-idle", run_chargers },
    { "ev_status.json", "names-and-retired-fields-of-odd-chargers", run_chargers },
    { "ev_summary.json", "retired-and-nameless-entries", run_chargers },
    { "power_and_today.json", "solar-power-does-not-stay-for-hours", run_age_limit },
    { "devices_and_backup.json", "events-page-after-page", run_events },
    { "grid_control.json", "code-accepted-only-by-the-json-value-true", run_code },
    { "errors.json", "sentence-of-the-cloud-in-nested-details", run_kept },
    { "errors.json", "blank-body-still-has-words-for-people", run_kept },
    { "errors.json", "web-page-from-ev-status-keeps-the-chargers", run_kept },
    { "errors.json", "login-wall-with-200-is-an-ended-session", run_kept },
    { "errors.json", "half-an-object-is-a-broken-answer-not-an-outage", run_kept },
    { "errors.json", "answers-of-the-wrong-json-type", run_kept },
    { "errors.json", "plain-web-page-means-the-feature-is-not-there", run_absent },
    { "errors.json", "features-that-are-not-offered", run_absent },
    { "errors.json", "pause-of-nonsense-still-backs-off", run_pause },
    { "auth.json", "sites-not-readable-leave-the-number-entry", run_site_number },
  };
  g_test_init (&argc, &argv, NULL);
  cloud_cases_add_parts (rows, G_N_ELEMENTS (rows));
  return g_test_run ();
}
