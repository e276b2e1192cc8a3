/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "case-home.h"
#include "cloud-targets.h"
#include "sol-battery-rules.h"

#include <string.h>

/* The cases of battery_config.json, battery_schedules.json and storm_guard.json that guards, read-backs and
 * what is shown decide; what is sent for a wish that has passed them is in tests/cloud/test-write-cases.c. */

#define CONFIG "/service/batteryConfig/api/v1"
#define PROFILE "GET " CONFIG "/profile/" RIG_SITE

static SolBattery *
battery_of (CaseHome *home)
{
  return sol_site_get_battery (home->site);
}

static JsonObject *
intent_of (const CloudCase *run)
{
  JsonNode *intent = cloud_case_member (run, "intent");
  return json_node_get_object (intent != NULL ? intent : json_object_get_member (run->one, "payload"));
}

static void
begin (CaseHome *home, const CloudCase *run)
{
  case_home_prepare (home, run);
  case_home_open (home, SOL_PAGE_BATTERY);
  case_home_serve_writes (home);
  case_home_mark (home);
}

static void
ask (CaseHome *home, SolBatteryControl control, GVariant *wanted, CaseEnd *end)
{
  case_home_wish (home, sol_battery_get_control (battery_of (home), control), wanted, NULL, end);
}

/* --- windows ------------------------------------------------------------------------------------------- */

static SolBatteryWindowKind
kind_of (const char *name)
{
  for (SolBatteryWindowKind kind = 0; kind < SOL_N_BATTERY_WINDOW_KINDS; kind++)
    if (g_str_equal (sol_battery_window_kind_get_name (kind), name))
      return kind;
  g_assert_not_reached ();
}

static SolDays
days_of (JsonObject *wish)
{
  JsonArray *list = json_object_get_array_member (wish, "days");
  SolDays days = SOL_NO_DAY;
  for (guint i = 0; i < json_array_get_length (list); i++)
    days |= sol_day ((int) json_array_get_int_element (list, i));
  return days;
}

/* A new one, or @old with what @wish changes of it. */
static SolBatteryWindow *
make_window (JsonObject *wish, const SolBatteryWindow *old)
{
  SolBatteryWindow *window = sol_battery_window_new ();
  window->id = g_strdup (old == NULL ? NULL : old->id);
  window->kind = old == NULL ? kind_of (json_object_get_string_member (wish, "kind")) : old->kind;
  window->window = old == NULL ? (SolWeekWindow){ days_of (wish), -1, -1 } : old->window;
  window->limit_percent = old == NULL ? 100 : old->limit_percent;
  window->timezone = g_strdup (old == NULL ? "Europe/Amsterdam" : old->timezone);
  if (json_object_has_member (wish, "start"))
    window->window.start = sol_minute_from_text (json_object_get_string_member (wish, "start"));
  if (json_object_has_member (wish, "end"))
    window->window.end = sol_minute_from_text (json_object_get_string_member (wish, "end"));
  if (json_object_has_member (wish, "limit_percent"))
    window->limit_percent = json_object_get_double_member (wish, "limit_percent");
  return window;
}

static GVariant *
window_wish (CaseHome *home, JsonObject *intent)
{
  if (json_object_has_member (intent, "add"))
    {
      g_autoptr (SolBatteryWindow) window = make_window (json_object_get_object_member (intent, "add"), NULL);
      return sol_battery_window_to_add (window, TRUE);
    }
  JsonObject *wish = json_object_get_object_member (intent, "edit");
  const SolBatteryWindow *old = sol_battery_windows_find (sol_battery_get_windows (battery_of (home)),
                                                          json_object_get_string_member (wish, "id"));
  g_assert_nonnull (old);
  g_autoptr (SolBatteryWindow) window = make_window (wish, old);
  return sol_battery_window_to_change (window, SOL_UNKNOWN);
}

/* --- wishes -------------------------------------------------------------------------------------------- */

static void
wish (CaseHome *home, JsonObject *intent, CaseEnd *end)
{
  static const struct
  {
    const char *member;
    SolBatteryControl control;
  } switches[] = { { "charge_from_grid", SOL_BATTERY_CHARGE_FROM_GRID },
                   { "restrict_discharge", SOL_BATTERY_RESTRICT_DISCHARGE },
                   { "storm_guard", SOL_BATTERY_STORM_GUARD } },
    percents[] = { { "reserve_percent", SOL_BATTERY_RESERVE }, { "shutdown_percent", SOL_BATTERY_SHUTDOWN } };
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (json_object_has_member (intent, switches[i].member))
      {
        ask (home, switches[i].control,
             g_variant_new_boolean (json_object_get_boolean_member (intent, switches[i].member)), end);
        return;
      }
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    if (json_object_has_member (intent, percents[i].member) && !json_object_has_member (intent, "profile"))
      {
        ask (home, percents[i].control,
             g_variant_new_int32 ((gint32) json_object_get_int_member (intent, percents[i].member)), end);
        return;
      }
  if (json_object_has_member (intent, "cancel"))
    ask (home, SOL_BATTERY_CANCEL_PROFILE, g_variant_new_boolean (FALSE), end);
  else if (json_object_has_member (intent, "profile"))
    case_home_wish (home, sol_battery_get_control (battery_of (home), SOL_BATTERY_PROFILE),
                    g_variant_new_string (json_object_get_string_member (intent, "profile")),
                    json_object_has_member (intent, "reserve_percent") ? g_variant_new_int32 (
                        (gint32) json_object_get_int_member (intent, "reserve_percent"))
                                                                       : NULL,
                    end);
  else
    ask (home, SOL_BATTERY_WINDOW, window_wish (home, intent), end);
}

/* A change that is on its way when the home is opened. */
static void
serve_pending (CaseHome *home)
{
  const char *pending = cloud_case_get_text (home->run, "pending_profile");
  if (pending == NULL)
    return;
  g_autofree char *text
      = g_strdup_printf ("{\"data\":{\"profile\":\"self-consumption\",\"batteryBackupPercentage\":20,"
                         "\"requestedConfig\":{\"profile\":\"%s\"},\"isBatteryChangePending\":true}}",
                         pending);
  g_autoptr (JsonNode) body = json_from_string (text, NULL);
  cloud_fixture_clear_route (home->server, PROFILE);
  case_home_serve (home, PROFILE, 200, body);
}

static void
check_shown (CaseHome *home, const CloudCase *run, const CaseEnd *end)
{
  if (cloud_case_fact_text (run, "shown_state") != NULL)
    g_assert_cmpint (sol_control_get_state (end->control), ==, SOL_CONTROL_WAITING);
  if (cloud_case_fact (run, "refreshes_now") != NULL)
    {
      case_home_advance (home, 3);
      g_assert_cmpuint (case_home_count (home, "GET", "/profile/"), >, 0);
    }
  /* What is wanted is shown as long as nothing else is read. */
  JsonNode *hold = cloud_case_fact (run, "hold_s");
  if (hold == NULL)
    return;
  case_home_advance (home, (double) json_node_get_int (hold) - 1);
  g_assert_cmpint (sol_control_get_state (end->control), ==, SOL_CONTROL_WAITING);
  g_assert_nonnull (sol_control_get_wanted (end->control));
  case_home_advance (home, 2);
  g_assert_cmpint (sol_control_get_state (end->control), ==, SOL_CONTROL_NOT_CONFIRMED);
}

static void
run_wish (const CloudCase *run)
{
  static const char *const others[] = { "offers", "shown_state", "refreshes_now", "hold_s", NULL };
  JsonObject *intent = intent_of (run);
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  case_home_prepare (&home, run);
  serve_pending (&home);
  case_home_open (&home, SOL_PAGE_BATTERY);
  case_home_serve_writes (&home);
  case_home_mark (&home);
  home.agrees = json_object_get_boolean_member_with_default (intent, "confirmed", FALSE)
                || json_object_get_boolean_member_with_default (intent, "disclaimer_confirmed", FALSE);
  /* Windows and storm guard are judged by what was read right before. */
  home.rereads = !g_str_equal (run->file, "battery_config.json") || cloud_case_fact (run, "offers") != NULL;
  wish (&home, intent, &end);
  g_test_message ("%s", end.error == NULL ? "fine" : end.error->message);
  case_home_check (&home, &end, others);
  check_shown (&home, run, &end);
  /* Instead of a switch without a window, one is to be drawn. */
  if (cloud_case_fact (run, "offers") != NULL)
    {
      g_assert_error (end.error, SOL_ERROR, SOL_ERROR_NO_ENABLED_SLOT);
      g_assert_cmpstr (end.error->message, ==, "Add a window first");
    }
}

/* What of the case the control of the profile tells: use after peak hours is a control of its own, and stays
 * as it was read. */
static void
run_savings (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  begin (&home, run);
  JsonObject *intent = intent_of (run);
  wish (&home, intent, &end);
  g_assert_cmpstr (case_end_name (&end), ==, cloud_case_fact_text (run, "outcome"));
  g_autoptr (GPtrArray) writes = case_home_list_writes (&home);
  g_autofree char *body = targets_take_body (g_ptr_array_index (writes, 0));
  g_assert_cmpuint (writes->len, ==, 1);
  g_assert_nonnull (strstr (body, "\"cost_savings\""));
  g_assert_nonnull (strstr (body, "\"batteryBackupPercentage\":22"));
  check_shown (&home, run, &end);
}

/* The cloud calls it an overlap with windows of a kind that may be the wrong one: none is named. */
static void
run_conflict (const CloudCase *run)
{
  static const char *const kinds[] = { "restrict", "charg", "discharg" };
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  begin (&home, run);
  wish (&home, intent_of (run), &end);
  g_assert_error (end.error, SOL_ERROR, SOL_ERROR_CONFLICT);
  g_assert_cmpint (sol_control_get_state (end.control), ==, SOL_CONTROL_REFUSED);
  g_assert_cmpstr (cloud_case_fact_text (run, "outcome"), ==, "refused");
  g_assert_cmpstr (cloud_case_fact_text (run, "reason"), ==, "overlap");
  g_autoptr (GPtrArray) writes = case_home_list_writes (&home);
  guint adds = 0;
  for (guint i = 0; i < writes->len; i++)
    adds += g_str_has_suffix (((const CloudReceived *) g_ptr_array_index (writes, i))->path, "/schedules");
  g_assert_cmpuint (adds, ==, json_node_get_int (cloud_case_fact (run, "write_count")));
  g_assert_true (JSON_NODE_HOLDS_NULL (cloud_case_fact (run, "blames_kind")));
  g_autofree char *sentence = g_ascii_strdown (end.error->message, -1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_null (strstr (sentence, kinds[i]));
}

/* What is allowed would be sent, or asks for the terms first. */
static void
run_window (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  JsonNode *overlap = cloud_case_fact (run, "overlap"), *allowed = cloud_case_fact (run, "allowed");
  gboolean wanted = allowed != NULL ? json_node_get_boolean (allowed) : !json_node_get_boolean (overlap);
  begin (&home, run);
  JsonObject *add = json_object_get_object_member (intent_of (run), "add");
  double limit = json_object_get_double_member_with_default (add, "limit_percent", 100);
  if (limit != (int) limit)
    {
      /* Half a percent has no room in a window; the rule refuses it for whoever would ask. */
      g_autoptr (SolBatteryWindow) window = make_window (add, NULL);
      SolBatteryWindowProblem problem = sol_battery_window_check (
          window->kind, &window->window, limit, sol_battery_get_shutdown (battery_of (&home)));
      g_assert_cmpint (problem == SOL_BATTERY_WINDOW_OK, ==, wanted);
      return;
    }
  wish (&home, intent_of (run), &end);
  gboolean refused = end.error != NULL && !end.wrote;
  g_test_message ("%s", end.error == NULL ? "fine" : end.error->message);
  g_assert_cmpint (!refused, ==, wanted);
  if (refused)
    g_assert_cmpstr (end.error->message, !=, "");
}

static void
run_reserves (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  case_home_prepare (&home, run);
  /* What this computer has seen in use before. */
  JsonNode *profile = json_object_get_member (json_node_get_object (cloud_case_member (run, "also")),
                                              "GET " CONFIG "/profile/{site}");
  cloud_fixture_clear_route (home.server, PROFILE);
  g_autoptr (JsonNode) earlier = json_from_string (
      "{\"data\":{\"profile\":\"cost_savings\",\"batteryBackupPercentage\":35,\"requestedConfig\":{},"
      "\"isBatteryChangePending\":false}}",
      NULL);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (cloud_case_member (run, "own_memory")),
                                               "cost_savings"),
                   ==, 35);
  case_home_serve (&home, PROFILE, 200, earlier);
  case_home_open (&home, SOL_PAGE_BATTERY);
  g_assert_cmpfloat (sol_battery_get_reserve (battery_of (&home)), ==, 35);
  cloud_fixture_clear_route (home.server, PROFILE);
  case_home_serve (&home, PROFILE, 200, profile);
  case_home_advance (&home, 900);
  g_assert_cmpfloat (sol_battery_get_reserve (battery_of (&home)), ==, 50);
  case_home_serve_writes (&home);
  case_home_mark (&home);
  wish (&home, intent_of (run), &end);
  g_assert_cmpstr (case_end_name (&end), ==, "accepted");
  g_autoptr (GPtrArray) writes = case_home_list_writes (&home);
  g_autoptr (JsonObject) wanted = json_object_new ();
  json_object_set_member (wanted, "json", json_node_copy (cloud_case_fact (run, "json")));
  g_assert_cmpuint (writes->len, ==, 1);
  cloud_case_check_request (wanted, g_ptr_array_index (writes, 0));
}

/* Each write is seen when simulated time has come to it. */
static void
run_quick (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  begin (&home, run);
  JsonArray *intents = json_object_get_array_member (run->one, "payload");
  SolControl *control = sol_battery_get_control (battery_of (&home), SOL_BATTERY_PROFILE);
  double now = 0, last = -1e9,
         least = (double) json_node_get_int (cloud_case_fact (run, "gap_between_writes_s_at_least"));
  guint seen = 0, wished = 0;
  cloud_fixture_delay (home.server, 20);
  for (guint step = 0; step < 200; step++)
    {
      while (wished < json_array_get_length (intents)
             && json_object_get_double_member (json_array_get_object_element (intents, wished), "at_s")
                    <= now + 0.01)
        {
          JsonObject *intent = json_array_get_object_element (intents, wished++);
          const char *key = json_object_get_string_member (intent, "profile");
          sol_control_request_async (control, g_variant_new_string (key), NULL, NULL, NULL, NULL);
        }
      case_home_advance (&home, 0.1);
      now += 0.1;
      g_autoptr (GPtrArray) writes = case_home_list_writes (&home);
      g_assert_cmpuint (writes->len - seen, <=, 1);
      if (writes->len == seen)
        continue;
      g_assert_cmpfloat (now - last, >=, least);
      last = now;
      seen = writes->len;
    }
  g_assert_cmpuint (seen, >=, (guint) json_node_get_int (cloud_case_fact (run, "writes_in_flight_at_most")));
}

/* --- what is on its way -------------------------------------------------------------------------------- */

static void
serve_profile (CaseHome *home, JsonNode *body)
{
  cloud_fixture_clear_route (home->server, PROFILE);
  case_home_serve (home, PROFILE, 200, body);
}

static void
begin_written (CaseHome *home, const CloudCase *run, JsonNode *before, CaseEnd *end)
{
  JsonObject *written = json_node_get_object (cloud_case_member (run, "written"));
  g_autoptr (JsonNode) settings = json_from_string (
      "{\"data\":{\"userDetails\":{\"isOwner\":true},\"hasEncharge\":true,\"showSavingsMode\":true,"
      "\"showFullBackup\":true}}",
      NULL);
  g_autoptr (JsonNode) success = json_from_string ("{\"message\":\"success\"}", NULL);
  case_home_prepare (home, run);
  case_home_serve (home, "GET " CONFIG "/siteSettings/{site}", 200, settings);
  serve_profile (home, before);
  case_home_open (home, SOL_PAGE_BATTERY);
  case_home_serve (home, CLOUD_FIXTURE_WRITES, 200, success);
  case_home_mark (home);
  case_home_wish (home, sol_battery_get_control (battery_of (home), SOL_BATTERY_PROFILE),
                  g_variant_new_string (json_object_get_string_member (written, "profile")),
                  g_variant_new_int32 ((gint32) json_object_get_int_member (written, "reserve_percent")),
                  end);
  g_assert_cmpstr (case_end_name (end), ==, "accepted");
}

static gboolean
is_pending (const CaseEnd *end)
{
  return sol_control_get_state (end->control) == SOL_CONTROL_WAITING;
}

static void
run_pending (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  JsonArray *payload = json_object_get_array_member (run->one, "payload");
  JsonArray *wanted = json_object_get_array_member (run->expected, "pending_after_each");
  begin_written (&home, run, json_array_get_element (payload, 0), &end);
  for (guint i = 0; i < json_array_get_length (payload); i++)
    {
      serve_profile (&home, json_array_get_element (payload, i));
      case_home_advance (&home, 15);
      g_test_message ("read %u", i);
      g_assert_cmpint (is_pending (&end), ==, json_array_get_boolean_element (wanted, i));
    }
  g_assert_cmpint (sol_control_get_state (end.control), ==, SOL_CONTROL_CONFIRMED);
}

static void
run_other_views (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  begin_written (&home, run, json_object_get_member (run->one, "payload"), &end);
  JsonObject *written = json_node_get_object (cloud_case_member (run, "written"));
  case_home_advance (&home, (double) json_object_get_int_member (written, "seconds_ago"));
  g_assert_nonnull (sol_battery_get_settings (battery_of (&home)));
  g_assert_cmpint (is_pending (&end), ==, json_node_get_boolean (cloud_case_fact (run, "pending")));
  g_assert_cmpstr (g_variant_get_string (sol_control_get_wanted (end.control), NULL), ==,
                   cloud_case_fact_text (run, "pending_profile"));
  g_assert_cmpstr (g_variant_get_string (sol_control_get_value (end.control), NULL), ==,
                   cloud_case_fact_text (run, "profile"));
}

/* --- the storm ----------------------------------------------------------------------------------------- */

/* There is no alert that could be opted out of: none is offered, and those that are named are refused. */
static void
run_opt_out (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_open (&home, SOL_PAGE_STORM_GUARD);
  case_home_serve_writes (&home);
  case_home_mark (&home);
  g_assert_nonnull (sol_site_get_storm_alerts (home.site));
  g_autoptr (SolStormAlerts) alerts = sol_storm_alerts_ref (sol_site_get_storm_alerts (home.site));
  SolControl *control = sol_battery_get_control (battery_of (&home), SOL_BATTERY_STORM_OPT_OUT);
  g_assert_cmpuint (alerts->alerts->len, >, 0);
  g_assert_cmpuint (g_variant_n_children (sol_control_get_value (control)), ==, 0);
  for (guint i = 0; i < alerts->alerts->len; i++)
    {
      const SolStormAlert *alert = g_ptr_array_index (alerts->alerts, i);
      g_auto (CaseEnd) end = { 0 };
      case_home_wish (&home, control, g_variant_new_string (alert->id), NULL, &end);
      g_assert_false (end.wrote);
    }
  case_home_check_writes (&home, json_node_get_array (cloud_case_fact (run, "writes")));
}

static void
run_opt_out_of_each (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_open (&home, SOL_PAGE_STORM_GUARD);
  case_home_serve_writes (&home);
  case_home_mark (&home);
  SolControl *control = sol_battery_get_control (battery_of (&home), SOL_BATTERY_STORM_OPT_OUT);
  g_autoptr (GVariant) live = g_variant_ref (sol_control_get_value (control));
  JsonArray *wanted = json_node_get_array (cloud_case_fact (run, "writes"));
  g_assert_cmpuint (g_variant_n_children (live), ==, json_array_get_length (wanted));
  home.agrees = TRUE;
  for (gsize i = 0; i < g_variant_n_children (live); i++)
    {
      g_autoptr (GVariant) id = g_variant_get_child_value (live, i);
      g_auto (CaseEnd) end = { 0 };
      case_home_wish (&home, control, id, NULL, &end);
      g_assert_true (end.wrote);
      case_home_advance (&home, 100);
    }
  case_home_check_writes (&home, wanted);
  /* Read right before, and both that tell of it after. */
  g_assert_cmpstr (cloud_fixture_get (home.server, NULL, home.begun)->method, ==, "GET");
  g_assert_nonnull (strstr (cloud_fixture_get (home.server, NULL, home.begun)->path, "/stormAlert"));
  g_assert_cmpuint (case_home_count (&home, "GET", "/stormAlert"), >, g_variant_n_children (live));
  g_assert_cmpuint (case_home_count (&home, "GET", "/profile/"), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  static const CloudCaseRow rows[] = {
    { "battery_config.json", "who-may-change-the-battery-is-asked-again-when-unknown", run_wish },
    { "battery_config.json", "the-same-value-again-is-no-request", run_wish },
    { "battery_config.json", "grid-charging-on-needs-a-yes", run_wish },
    { "battery_config.json", "values-out-of-bounds-are-refused-here", run_wish },
    { "battery_config.json", "a-busy-system-is-not-written", run_wish },
    { "battery_config.json", "a-new-reserve-goes-through-the-settings", run_wish },
    { "battery_config.json", "grid-charging-on-begins-with-the-disclaimer", run_wish },
    { "battery_config.json", "cancelling-a-change", run_wish },
    { "battery_schedules.json", "conflict-of-the-cloud-may-name-the-wrong-kind", run_conflict },
    { "storm_guard.json", "storm-guard-on-carries-the-car-option-along", run_wish },
    { "storm_guard.json", "opting-out-is-one-request-per-live-alert", run_opt_out_of_each },
    { "battery_config.json", "choosing-profiles-with-remembered-reserves", run_reserves },
    { "battery_config.json", "two-quick-changes-are-not-two-writes-at-once", run_quick },
    { "battery_config.json", "pending-until-a-later-profile-read-agrees", run_pending },
    { "battery_config.json", "pending-is-not-settled-by-other-views", run_other_views },
    { "battery_schedules.json", "overlap-is-found-across-kinds-and-midnight", run_window },
    { "battery_schedules.json", "limits-and-lengths-of-windows", run_window },
    { "battery_schedules.json", "a-window-that-waits-for-the-gateway-is-not-edited", run_wish },
    { "battery_schedules.json", "restrict-discharge-needs-a-real-window", run_wish },
    { "storm_guard.json", "storm-guard-on-asks-first", run_wish },
    { "storm_guard.json", "opting-out-of-nothing-sends-nothing", run_opt_out },
  };
  cloud_cases_add_rows (rows, G_N_ELEMENTS (rows));
  cloud_cases_add_part ("battery_config.json", "choosing-savings", run_savings);
  return g_test_run ();
}
