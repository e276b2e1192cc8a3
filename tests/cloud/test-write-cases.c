/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-cases.h"
#include "cloud-targets.h"
#include "sol-cloud-table.h"

/* The cases of writes, as far as the client goes: what is sent for a wish that has passed all guards. Guards,
 * read-backs and what is shown are for the model. */

#define CONFIG "/service/batteryConfig/api/v1"
#define CHECK_PATH CONFIG "/battery/sites/" RIG_SITE "/schedules/isValid"

typedef struct
{
  const CloudCase *run;
  Rig rig;
  SolActResult *result; /* of the last act */
  GError *error;
} Story;

/* --- the scene ----------------------------------------------------------------------------------------- */

static char *
fill_places (const char *text)
{
  GString *filled = g_string_new (text);
  g_string_replace (filled, "{site}", RIG_SITE, 0);
  g_string_replace (filled, "{sn}", RIG_SERIAL, 0);
  return g_string_free (filled, FALSE);
}

static void
serve_node (CloudFixture *server, const char *route, guint status, JsonNode *node)
{
  g_autofree char *path = fill_places (route);
  g_autofree char *plain = g_uri_unescape_string (path, NULL);
  g_autoptr (GBytes) body = decode_cases_body (node);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  cloud_fixture_answer (server, plain, status, text, NULL);
}

/* Those of the sign-in; the jar hands them out the other way round. */
static GStrv
make_cookies (const CloudCase *run)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *raw = cloud_case_get_text (run, "raw_cookies");
  JsonNode *cookies = cloud_case_member (run, "cookies");
  if (raw != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (raw, "; ", -1);
      for (guint n = g_strv_length (parts); n > 0; n--)
        g_strv_builder_add (builder, parts[n - 1]);
    }
  else if (cookies != NULL)
    {
      g_autoptr (GList) names = json_object_get_members (json_node_get_object (cookies));
      for (GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *one
              = g_strdup_printf ("%s=%s", (char *) l->data,
                                 json_object_get_string_member (json_node_get_object (cookies), l->data));
          g_strv_builder_add (builder, one);
        }
    }
  else
    g_strv_builder_add (builder, "enlighten_manager_token_production=" RIG_MANAGER_TOKEN);
  return g_strv_builder_end (builder);
}

/* A list of reads is one of schedules. */
static void
serve_schedules (Story *story, JsonArray *reads)
{
  for (guint i = 0; i < json_array_get_length (reads); i++)
    serve_node (
        story->rig.server,
        "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULED_CHARGING/{site}/{sn}/schedules",
        200, json_array_get_element (reads, i));
}

static void
serve_reads (Story *story)
{
  static const char *const members[] = { "reads", "also" };
  JsonNode *header = cloud_case_member (story->run, "site_settings_header");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *reads = cloud_case_member (story->run, members[i]);
      if (reads != NULL && JSON_NODE_HOLDS_ARRAY (reads))
        {
          serve_schedules (story, json_node_get_array (reads));
          continue;
        }
      g_autoptr (GList) names = reads == NULL ? NULL : json_object_get_members (json_node_get_object (reads));
      for (GList *l = names; l != NULL; l = l->next)
        if (header == NULL || strstr (l->data, "/siteSettings/") == NULL)
          serve_node (story->rig.server, l->data, 200,
                      json_object_get_member (json_node_get_object (reads), l->data));
    }
  if (header != NULL)
    cloud_fixture_answer (
        story->rig.server, "GET " CONFIG "/siteSettings/" RIG_SITE, 200, "{\"data\":{}}", "x-csrf-token",
        json_object_get_string_member (json_node_get_object (header), "x-csrf-token"), NULL);
}

/* The answers belong to the writes in turn. */
static void
serve_writes (Story *story)
{
  JsonNode *answers = cloud_case_member (story->run, "answers");
  JsonArray *writes = json_object_has_member (story->run->expected, "writes")
                          ? json_object_get_array_member (story->run->expected, "writes")
                          : NULL;
  guint n = answers == NULL ? 0 : json_array_get_length (json_node_get_array (answers));
  for (guint i = 0; writes != NULL && n > 0 && i < json_array_get_length (writes); i++)
    {
      JsonObject *write = json_array_get_object_element (writes, i);
      g_autofree char *route = g_strdup_printf ("%s %s", json_object_get_string_member (write, "method"),
                                                json_object_get_string_member (write, "path"));
      JsonObject *answer = json_array_get_object_element (json_node_get_array (answers), MIN (i, n - 1));
      serve_node (story->rig.server, route, (guint) json_object_get_int_member (answer, "http_status"),
                  json_object_get_member (answer, "body"));
    }
}

/* What is asked at one address, and answered in turn by the case. */
static void
serve_endpoint (Story *story)
{
  const char *endpoint = json_object_get_string_member (story->run->one, "endpoint");
  JsonNode *answers = cloud_case_member (story->run, "answers");
  if (answers == NULL || json_array_get_length (json_node_get_array (answers)) == 0)
    {
      g_autofree char *route = fill_places (endpoint);
      cloud_case_serve (story->run, story->rig.server, route);
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (answers)); i++)
    {
      JsonObject *answer = json_array_get_object_element (json_node_get_array (answers), i);
      serve_node (story->rig.server, endpoint, (guint) json_object_get_int_member (answer, "http_status"),
                  json_object_get_member (answer, "body"));
    }
}

static void
story_begin (Story *story, const CloudCase *run)
{
  *story = (Story){ .run = run };
  rig_init (&story->rig);
  g_auto (GStrv) cookies = make_cookies (run);
  const char *token = cloud_case_get_text (run, "access_token");
  targets_sign_in (&story->rig, (const char *const *) cookies, token == NULL ? "aT-1" : token);
}

static void
story_end (Story *story)
{
  g_clear_pointer (&story->result, sol_act_result_free);
  g_clear_error (&story->error);
  rig_clear (&story->rig);
}

/* (transfer full) @write */
static void
story_act (Story *story, SolCallId call, SolWrite *write)
{
  g_clear_pointer (&story->result, sol_act_result_free);
  g_clear_error (&story->error);
  story->result = targets_act (story->rig.cloud, call, write, &story->error);
  g_clear_pointer (&write, sol_write_unref);
}

static gboolean
is_write (const CloudReceived *received)
{
  return strcmp (received->method, "GET") != 0 && !g_str_has_prefix (received->path, "/login")
         && strcmp (received->path, "/tokens") != 0;
}

static void
check_writes (Story *story)
{
  JsonArray *writes = json_object_get_array_member (story->run->expected, "writes");
  guint n = 0;
  for (guint i = 0; i < cloud_fixture_count (story->rig.server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (story->rig.server, NULL, i);
      if (!is_write (received))
        continue;
      g_assert_cmpuint (n, <, json_array_get_length (writes));
      cloud_case_check_request (json_array_get_object_element (writes, n), received);
      n++;
    }
  g_assert_cmpuint (n, ==, json_array_get_length (writes));
}

static const char *
intent_text (const CloudCase *run, const char *name)
{
  JsonNode *each = cloud_case_member (run, "intent");
  JsonNode *payload = each != NULL ? each : json_object_get_member (run->one, "payload");
  return json_object_get_string_member (json_node_get_object (payload), name);
}

/* --- wishes -------------------------------------------------------------------------------------------- */

static SolReading *
read_first (Story *story, SolCallId call)
{
  SolReading *reading = rig_read (story->rig.cloud, call, NULL);
  g_assert_nonnull (reading);
  return reading;
}

static void
wish_reserve (Story *story)
{
  story_act (story, SOL_CALL_SET_BATTERY_SETTINGS, sol_write_new_reserve (40));
}

static void
wish_grid_charging_off (Story *story)
{
  story_act (story, SOL_CALL_SET_BATTERY_SETTINGS, sol_write_new_charge_from_grid (FALSE));
}

static void
wish_grid_charging_on (Story *story)
{
  story_act (story, SOL_CALL_ACCEPT_DISCLAIMER, NULL);
  g_assert_no_error (story->error);
  story_act (story, SOL_CALL_CHECK_BATTERY_WINDOWS, sol_write_new_window_check (SOL_BATTERY_WINDOW_CHARGE));
  story_act (story, SOL_CALL_SET_BATTERY_SETTINGS, sol_write_new_charge_from_grid (TRUE));
}

static void
wish_shutdown_level (Story *story)
{
  story_act (story, SOL_CALL_SET_BATTERY_SETTINGS, sol_write_new_shutdown_level (15));
}

static void
wish_savings (Story *story)
{
  story_act (story, SOL_CALL_SET_PROFILE, sol_write_new_profile ("cost_savings", 22, TRUE));
}

static void
wish_cancel (Story *story)
{
  JsonNode *answer = cloud_case_member (story->run, "body");
  g_assert_nonnull (answer);
  serve_node (story->rig.server, "PUT " CONFIG "/cancel/profile/{site}", cloud_case_get_status (story->run),
              answer);
  story_act (story, SOL_CALL_CANCEL_PROFILE, NULL);
  g_assert_no_error (story->error);
}

static void
wish_new_window (Story *story)
{
  g_autoptr (SolBatteryWindow) window = sol_battery_window_new ();
  window->kind = SOL_BATTERY_WINDOW_CHARGE;
  window->window = (SolWeekWindow){ SOL_EVERY_DAY, 135, 300 };
  window->limit_percent = 90;
  window->timezone = g_strdup ("Europe/Amsterdam");
  story_act (story, SOL_CALL_ADD_BATTERY_WINDOW, sol_write_new_window_add (window, TRUE));
  const SolChargeApply apply = { TRUE, TRUE, 135, 300, SOL_TIME_UNKNOWN };
  story_act (story, SOL_CALL_SET_BATTERY_SETTINGS, sol_write_new_charge_apply (&apply));
}

static const SolBatteryWindow *
find_window (const SolReading *reading)
{
  const SolBatteryWindow *window = sol_battery_windows_find (sol_reading_get_value (reading), TARGETS_WINDOW);
  g_assert_nonnull (window);
  return window;
}

static void
wish_other_window (Story *story)
{
  g_autoptr (SolReading) reading = read_first (story, SOL_CALL_BATTERY_WINDOWS);
  const SolBatteryWindow *old = find_window (reading);
  g_autoptr (SolBatteryWindow) window = sol_battery_window_new ();
  window->id = g_strdup (old->id);
  window->kind = old->kind;
  window->window = old->window;
  window->window.end = 315;
  window->limit_percent = 80;
  window->timezone = g_strdup (old->timezone);
  story_act (story, SOL_CALL_CHANGE_BATTERY_WINDOW, sol_write_new_window_change (window, SOL_UNKNOWN));
  const SolChargeApply apply = { TRUE, TRUE, 90, 315, SOL_TIME_UNKNOWN };
  story_act (story, SOL_CALL_SET_BATTERY_SETTINGS, sol_write_new_charge_apply (&apply));
}

static void
wish_no_window (Story *story)
{
  g_autoptr (SolReading) reading = read_first (story, SOL_CALL_BATTERY_WINDOWS);
  story_act (story, SOL_CALL_DELETE_BATTERY_WINDOW, sol_write_new_window_delete (find_window (reading)));
  const SolChargeApply apply = { FALSE, TRUE, -1, -1, SOL_TIME_UNKNOWN };
  story_act (story, SOL_CALL_SET_BATTERY_SETTINGS, sol_write_new_charge_apply (&apply));
}

static void
wish_discharge (Story *story)
{
  story_act (story, SOL_CALL_SET_BATTERY_SETTINGS,
             sol_write_new_window_switch (SOL_BATTERY_WINDOW_DISCHARGE, TRUE, 1050, 1170));
}

static void
wish_storm_guard (Story *story)
{
  g_autoptr (SolReading) reading = read_first (story, SOL_CALL_PROFILE);
  const SolProfile *profile = sol_reading_get_value (reading);
  g_assert_cmpint (profile->storm_charger, !=, SOL_UNKNOWN);
  story_act (story, SOL_CALL_SET_STORM_GUARD, sol_write_new_storm_guard (TRUE, profile->storm_charger));
}

static void
wish_opt_out (Story *story)
{
  g_autoptr (SolReading) reading = read_first (story, SOL_CALL_STORM_ALERTS);
  const SolStormAlerts *alerts = sol_reading_get_value (reading);
  for (guint i = 0; i < alerts->alerts->len; i++)
    {
      const SolStormAlert *alert = g_ptr_array_index (alerts->alerts, i);
      if (alert->active == SOL_YES)
        story_act (story, SOL_CALL_OPT_OUT_STORM, sol_write_new_storm_opt_out (alert));
    }
}

static void
story_act_for (Story *story, SolCallId call, const SolCallTarget *target)
{
  g_clear_pointer (&story->result, sol_act_result_free);
  g_clear_error (&story->error);
  Waiting waiting = { 0 };
  sol_cloud_act_async (story->rig.cloud, call, target, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  story->result = sol_cloud_act_finish (story->rig.cloud, result, &story->error);
}

static void
wish_grid (Story *story)
{
  const SolCallTarget target = { .site = RIG_SITE,
                                 .gateway = TARGETS_GATEWAY,
                                 .code = intent_text (story->run, "code"),
                                 .off_grid = g_strcmp0 (intent_text (story->run, "wish"), "off-grid") == 0 };
  static const SolCallId calls[]
      = { SOL_CALL_VERIFY_GRID_CODE, SOL_CALL_SET_GRID_STATE, SOL_CALL_LOG_GRID_CHANGE };
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      story_act_for (story, calls[i], &target);
      g_assert_no_error (story->error);
    }
}

static void
wish_message (Story *story)
{
  const SolCallTarget target
      = { .site = RIG_SITE, .serial = RIG_SERIAL, .message = intent_text (story->run, "message") };
  story_act_for (story, SOL_CALL_TRIGGER_MESSAGE, &target);
  const SolReply *reply = sol_reading_get_value (story->result->reading);
  g_assert_nonnull (reply);
}

static void
wish_sign_in_to_charge (Story *story)
{
  story_act (story, SOL_CALL_SET_CHARGER_CONFIG,
             sol_write_new_charger_config (SOL_CONFIG_APP_AUTHENTICATION, "enabled"));
  const SolChargerConfig *config = sol_reading_get_value (story->result->reading);
  g_assert_cmpint (sol_charger_config_get_switch (config, SOL_CONFIG_APP_AUTHENTICATION), ==, SOL_NO);
  g_assert_cmpint (sol_charger_config_get_requested (config, SOL_CONFIG_APP_AUTHENTICATION), ==, SOL_YES);
}

static void
wish_green_without_battery (Story *story)
{
  story_act (story, SOL_CALL_SET_GREEN_SETTINGS, sol_write_new_green_battery (FALSE));
}

/* The slot of the intent, with the times or amperes that it wishes. */
static SolScheduleSlot *
edit_slot (Story *story, const SolSchedule *schedule)
{
  JsonObject *intent = json_object_get_object_member (story->run->one, "payload");
  JsonObject *wish = json_object_get_object_member (intent, "edit");
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  if (json_object_has_member (wish, "start"))
    edit.start = sol_minute_from_text (json_object_get_string_member (wish, "start"));
  if (json_object_has_member (wish, "end"))
    edit.end = sol_minute_from_text (json_object_get_string_member (wish, "end"));
  if (json_object_has_member (wish, "amps"))
    edit.amps = (int) json_object_get_int_member (wish, "amps");
  const SolScheduleSlot *slot = sol_schedule_find (schedule, json_object_get_string_member (wish, "id"));
  g_assert_nonnull (slot);
  return sol_schedule_slot_edit (slot, &edit);
}

static void
wish_schedule (Story *story)
{
  g_autoptr (SolReading) reading = read_first (story, SOL_CALL_SCHEDULE);
  const SolSchedule *old = sol_reading_get_value (reading);
  g_autoptr (SolScheduleSlot) slot = edit_slot (story, old);
  g_autoptr (SolSchedule) schedule = sol_schedule_new ();
  schedule->server_timestamp = g_strdup (old->server_timestamp);
  for (guint i = 0; i < old->slots->len; i++)
    {
      const SolScheduleSlot *one = g_ptr_array_index (old->slots, i);
      g_ptr_array_add (schedule->slots, sol_schedule_slot_ref (g_str_equal (one->id, slot->id) ? slot : one));
    }
  story_act (story, SOL_CALL_REPLACE_SCHEDULE, sol_write_new_schedule (schedule));
}

static void
wish_one_slot (Story *story)
{
  g_autoptr (SolReading) reading = read_first (story, SOL_CALL_SCHEDULE);
  g_autoptr (SolScheduleSlot) slot = edit_slot (story, sol_reading_get_value (reading));
  story_act (story, SOL_CALL_CHANGE_SLOT, sol_write_new_slot_change (slot));
}

static void
wish_slot_on (Story *story)
{
  g_autoptr (SolReading) reading = read_first (story, SOL_CALL_SCHEDULE);
  story_act (story, SOL_CALL_ENABLE_SLOTS,
             sol_write_new_slots_enabled (sol_reading_get_value (reading), intent_text (story->run, "enable"),
                                          TRUE));
}

/* --- runs ---------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *file, *name;
  void (*wish) (Story *story);
  gboolean part; /* guards, read-backs and what is shown: tests/model/test-cases-….c */
} Row;

static const Row rows[] = {
  { "battery_config.json", "a-new-reserve-goes-through-the-settings", wish_reserve, TRUE },
  { "battery_config.json", "grid-charging-off-is-one-field", wish_grid_charging_off },
  { "battery_config.json", "grid-charging-on-begins-with-the-disclaimer", wish_grid_charging_on, TRUE },
  { "battery_config.json", "write-with-the-stored-cookies-comes-first-when-possible", wish_shutdown_level },
  { "battery_config.json", "choosing-savings", wish_savings },
  { "battery_config.json", "cancelling-a-change", wish_cancel, TRUE },
  { "battery_schedules.json", "adding-a-window-and-applying-it", wish_new_window },
  { "battery_schedules.json", "editing-a-window-in-place", wish_other_window },
  { "battery_schedules.json", "deleting-the-last-grid-window-also-switches-it-off", wish_no_window },
  { "battery_schedules.json", "discharge-to-grid-on-copies-its-block", wish_discharge },
  { "storm_guard.json", "storm-guard-on-carries-the-car-option-along", wish_storm_guard, TRUE },
  { "storm_guard.json", "opting-out-is-one-request-per-live-alert", wish_opt_out, TRUE },
  { "grid_control.json", "going-off-grid-step-by-step", wish_grid, TRUE },
  { "grid_control.json", "going-on-grid", wish_grid, TRUE },
  { "ev_control.json", "diagnostic-messages-on-the-list", wish_message, TRUE },
  { "ev_control.json", "asking-for-sign-in-to-charge", wish_sign_in_to_charge },
  { "ev_scheduler.json", "switching-the-battery-for-the-car-off", wish_green_without_battery },
  { "ev_scheduler.json", "replacing-the-list-sends-every-slot-untouched", wish_schedule },
  { "ev_scheduler.json", "only-the-known-fields-of-a-slot-travel-and-untouched-ones-unchanged",
    wish_schedule },
  { "ev_scheduler.json", "changing-one-slot-goes-to-the-singular-path", wish_one_slot },
  { "ev_scheduler.json", "enabling-a-slot-names-all-slots", wish_slot_on },
};

static void
run_writes (const CloudCase *run)
{
  Story story;
  story_begin (&story, run);
  serve_reads (&story);
  serve_writes (&story);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].name, cloud_case_get_name (run)) == 0)
      rows[i].wish (&story);
  g_assert_no_error (story.error);
  check_writes (&story);
  story_end (&story);
}

static void
run_shapes_of_profile (const CloudCase *run)
{
  static const char *const route = "PUT " CONFIG "/profile/" RIG_SITE;
  Story story;
  story_begin (&story, run);
  serve_reads (&story);
  JsonArray *answers = json_node_get_array (cloud_case_member (run, "answers"));
  for (guint i = 0; i < json_array_get_length (answers); i++)
    {
      JsonObject *answer = json_array_get_object_element (answers, i);
      serve_node (story.rig.server, route, (guint) json_object_get_int_member (answer, "http_status"),
                  json_object_get_member (answer, "body"));
    }
  /* past the half minute in which a sign-in is reused */
  sol_clock_test_advance (story.rig.clock, SOL_MINUTE);
  story_act (&story, SOL_CALL_SET_PROFILE, sol_write_new_profile ("self-consumption", 20, FALSE));
  const char *outcome = cloud_case_fact_text (run, "outcome");
  if (strcmp (outcome, "accepted") == 0)
    g_assert_no_error (story.error);
  else if (strcmp (outcome, "signed_out") == 0)
    g_assert_error (story.error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  else
    g_assert_error (story.error, SOL_ERROR, SOL_ERROR_REFUSED);
  g_assert_cmpuint (cloud_fixture_count (story.rig.server, route), ==,
                    json_node_get_int (cloud_case_fact (run, "write_count")));
  story_end (&story);
}

static void
run_write_token (const CloudCase *run)
{
  static const char *const route = "PUT " CONFIG "/cancel/profile/" RIG_SITE;
  Story story;
  story_begin (&story, run);
  serve_endpoint (&story);
  cloud_fixture_answer (story.rig.server, route, 200, "{\"message\":\"success\"}", NULL);
  story_act (&story, SOL_CALL_CANCEL_PROFILE, NULL);
  g_assert_no_error (story.error);
  g_autoptr (JsonObject) wanted = json_object_new ();
  json_object_set_member (wanted, "header", json_node_copy (cloud_case_fact (run, "write_header")));
  cloud_case_check_request (wanted, cloud_fixture_get (story.rig.server, route, 0));
  story_end (&story);
}

static void
run_checks (const CloudCase *run)
{
  Story story;
  story_begin (&story, run);
  cloud_fixture_answer (story.rig.server, CLOUD_FIXTURE_ANY, 200, "{\"isValid\":true}", "x-csrf-token", "t",
                        NULL);
  story_act (&story, SOL_CALL_CHECK_BATTERY_WINDOWS,
             sol_write_new_window_check ((SolBatteryWindowKind) run->index));
  g_autoptr (JsonObject) wanted = json_object_new ();
  json_object_set_member (wanted, "json", json_node_copy (cloud_case_fact (run, "json")));
  cloud_case_check_request (wanted, cloud_fixture_get (story.rig.server, "POST " CHECK_PATH, 0));
  story_end (&story);
}

static void
run_conflict (const CloudCase *run)
{
  Story story;
  story_begin (&story, run);
  serve_reads (&story);
  serve_endpoint (&story);
  g_autoptr (SolBatteryWindow) window = targets_make_window (SOL_BATTERY_WINDOW_DISCHARGE);
  story_act (&story, SOL_CALL_ADD_BATTERY_WINDOW, sol_write_new_window_add (window, TRUE));
  g_assert_error (story.error, SOL_ERROR, SOL_ERROR_CONFLICT);
  g_assert_cmpstr (sol_error_get_cloud_code (story.error), ==, "CONFLICTING_SCHEDULE_RBD");
  g_assert_cmpuint (
      cloud_fixture_count (story.rig.server, "POST " CONFIG "/battery/sites/" RIG_SITE "/schedules"), ==,
      json_node_get_int (cloud_case_fact (run, "write_count")));
  story_end (&story);
}

static void
run_code (const CloudCase *run)
{
  Story story;
  story_begin (&story, run);
  serve_endpoint (&story);
  const SolCallTarget target = { .site = RIG_SITE, .code = cloud_case_get_text (run, "code") };
  story_act_for (&story, SOL_CALL_VERIFY_GRID_CODE, &target);
  gboolean valid = json_node_get_boolean (cloud_case_fact (run, "code_valid"));
  g_assert_cmpint (story.result != NULL, ==, valid);
  if (cloud_case_fact (run, "request") != NULL)
    cloud_case_check_request (json_node_get_object (cloud_case_fact (run, "request")),
                              cloud_fixture_get (story.rig.server, "POST /app-api/grid_toggle_otp.json", 0));
  story_end (&story);
}

static void
run_not_sent (const CloudCase *run)
{
  Story story;
  story_begin (&story, run);
  cloud_fixture_answer (story.rig.server, CLOUD_FIXTURE_ANY, 200, "{\"valid\":true}", NULL);
  gboolean code = strstr (json_object_get_string_member (run->one, "endpoint"), "otp") != NULL;
  const SolCallTarget target = { .site = RIG_SITE,
                                 .serial = RIG_SERIAL,
                                 .code = code ? intent_text (run, "code") : NULL,
                                 .message = code ? NULL : intent_text (run, "message") };
  story_act_for (&story, code ? SOL_CALL_VERIFY_GRID_CODE : SOL_CALL_TRIGGER_MESSAGE, &target);
  g_assert_nonnull (story.error);
  g_assert_cmpuint (cloud_fixture_count (story.rig.server, NULL), ==, 0);
  story_end (&story);
}

static void
run_grid_uncertain (const CloudCase *run)
{
  static const char *const route = "POST /pv/settings/grid_state.json";
  Story story;
  story_begin (&story, run);
  cloud_fixture_answer (story.rig.server, route, 504, "Gateway Time-out", NULL);
  const SolCallTarget target = { .site = RIG_SITE, .gateway = TARGETS_GATEWAY, .off_grid = TRUE };
  story_act_for (&story, SOL_CALL_SET_GRID_STATE, &target);
  g_assert_error (story.error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpuint (cloud_fixture_count (story.rig.server, route), ==,
                    json_node_get_int (cloud_case_fact (run, "grid_state_count")));
  story_end (&story);
}

/* --- reads that are not plain -------------------------------------------------------------------------- */

static void
run_read (const CloudCase *run)
{
  static const struct
  {
    const char *part;
    SolCallId call;
    const char *body;
  } calls[] = {
    { "ev_charger_config", SOL_CALL_CHARGER_CONFIG, "{\"data\":[]}" },
    { "filter_criteria", SOL_CALL_HISTORY_CRITERIA, "{\"data\":[]}" },
    { "/history", SOL_CALL_CHARGE_HISTORY, "{\"data\":{\"result\":[]}}" },
  };
  Story story;
  story_begin (&story, run);
  const char *endpoint = json_object_get_string_member (run->one, "endpoint");
  guint n = 0;
  while (strstr (endpoint, calls[n].part) == NULL)
    n++;
  g_autofree char *route = fill_places (endpoint);
  if (cloud_case_member (run, "answers") != NULL)
    serve_endpoint (&story);
  else
    cloud_fixture_answer (story.rig.server, route, 200, calls[n].body, NULL);
  const SolCallTarget target = { .site = RIG_SITE,
                                 .serial = RIG_SERIAL,
                                 .from = "2026-03-05",
                                 .to = "2026-03-05",
                                 .timezone = cloud_case_get_text (run, "site_timezone") };
  Waiting waiting = { 0 };
  sol_cloud_read_async (story.rig.cloud, calls[n].call, &target, TRUE, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (SolReading) reading = sol_cloud_read_finish (story.rig.cloud, result, &story.error);
  g_clear_object (&result);
  g_assert_no_error (story.error);
  JsonNode *request = cloud_case_fact (run, "request");
  if (request != NULL)
    cloud_case_check_request (json_node_get_object (request), cloud_fixture_get (story.rig.server, route, 0));
  JsonNode *last = cloud_case_fact (run, "last_request");
  if (last != NULL)
    {
      g_assert_cmpuint (cloud_fixture_count (story.rig.server, route), ==,
                        json_node_get_int (cloud_case_fact (run, "request_count")));
      g_assert_cmpuint (cloud_fixture_count (story.rig.server, "POST /login/login.json"), ==, 0);
      cloud_case_check_request (json_node_get_object (last), cloud_fixture_get (story.rig.server, route, 1));
    }
  story_end (&story);
}

static void
run_pages (const CloudCase *run)
{
  Story story;
  story_begin (&story, run);
  g_autofree char *route = fill_places (json_object_get_string_member (run->one, "endpoint"));
  JsonArray *pages = json_object_get_array_member (run->one, "payload");
  for (guint i = 0; i < json_array_get_length (pages); i++)
    serve_node (story.rig.server, route, 200, json_array_get_element (pages, i));
  g_autoptr (SolReading) reading = rig_read (story.rig.cloud, SOL_CALL_CHARGE_HISTORY, &story.error);
  g_assert_no_error (story.error);
  const SolChargeHistory *history = sol_reading_get_value (reading);
  guint n = cloud_fixture_count (story.rig.server, route);
  JsonNode *fact = cloud_case_fact (run, "session_count");
  if (fact != NULL)
    g_assert_cmpuint (history->sessions->len, ==, json_node_get_int (fact));
  if ((fact = cloud_case_fact (run, "request_count")) != NULL)
    g_assert_cmpuint (n, ==, json_node_get_int (fact));
  if ((fact = cloud_case_fact (run, "request_count_at_most")) != NULL)
    {
      g_assert_cmpuint (n, <=, json_node_get_int (fact));
      g_assert_cmpint (history->has_more, ==, SOL_YES);
    }
  JsonNode *params = cloud_case_fact (run, "request_params");
  for (guint i = 0; params != NULL && i < json_array_get_length (json_node_get_array (params)); i++)
    {
      JsonObject *inner = json_object_new ();
      json_object_set_member (inner, "params",
                              json_node_copy (json_array_get_element (json_node_get_array (params), i)));
      g_autoptr (JsonObject) wanted = json_object_new ();
      json_object_set_object_member (wanted, "json_contains", inner);
      cloud_case_check_request (wanted, cloud_fixture_get (story.rig.server, route, i));
    }
  story_end (&story);
}

/* --- prices -------------------------------------------------------------------------------------------- */

static void
run_tariff (const CloudCase *run)
{
  static const char *const route = "PUT /service/tariff/tariff-ms/systems/" RIG_SITE "/tariff";
  Story story;
  story_begin (&story, run);
  serve_reads (&story);
  cloud_fixture_answer (story.rig.server, route, 200, "{\"message\":\"success\"}", NULL);
  const SolRateChange change = { FALSE, "default", "week", "peak-1", 0.335 };
  story_act (&story, SOL_CALL_SET_TARIFF, sol_write_new_rates (&change, 1));
  g_assert_no_error (story.error);

  /* the read, with the one price put into it */
  JsonObject *reads = json_node_get_object (cloud_case_member (run, "reads"));
  JsonObject *tariff
      = json_object_get_object_member (reads, "GET /service/tariff/tariff-ms/systems/{site}/tariff");
  JsonObject *season = json_array_get_object_element (
      json_object_get_array_member (json_object_get_object_member (tariff, "purchase"), "seasons"), 0);
  JsonObject *days = json_array_get_object_element (json_object_get_array_member (season, "days"), 0);
  json_object_set_string_member (
      json_array_get_object_element (json_object_get_array_member (days, "periods"), 1), "rate", "0.335");
  g_autoptr (JsonObject) wanted = json_object_new ();
  json_object_set_object_member (wanted, "json", json_object_ref (tariff));
  JsonObject *request = json_node_get_object (cloud_case_fact (run, "request"));
  json_object_set_member (wanted, "query", json_node_copy (json_object_get_member (request, "query")));
  cloud_case_check_request (wanted, cloud_fixture_get (story.rig.server, route, 0));

  /* a price that is not there is not written somewhere else */
  const SolRateChange gone = { FALSE, "default", "week", "peak-9", 0.335 };
  story_act (&story, SOL_CALL_SET_TARIFF, sol_write_new_rates (&gone, 1));
  g_assert_error (story.error, SOL_ERROR, SOL_ERROR_CONFLICT);
  g_assert_cmpuint (cloud_fixture_count (story.rig.server, route), ==, 1);
  story_end (&story);
}

static void
run_new_slot (const CloudCase *run)
{
  Story story;
  story_begin (&story, run);
  serve_endpoint (&story);
  g_autofree char *id = sol_slot_make_id (RIG_SITE, RIG_SERIAL);
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.start = 75;
  edit.end = 240;
  edit.days = sol_day (6) | sol_day (7);
  edit.amps = 20;
  g_autoptr (SolScheduleSlot) slot = sol_schedule_slot_new_custom (id, &edit);
  story_act (&story, SOL_CALL_ADD_SLOT, sol_write_new_slot_add (slot));
  g_assert_no_error (story.error);
  const SolReply *reply = sol_reading_get_value (story.result->reading);
  g_assert_nonnull (reply->id);
  g_autofree char *route = fill_places (json_object_get_string_member (run->one, "endpoint"));
  cloud_case_check_request (json_node_get_object (cloud_case_fact (run, "request")),
                            cloud_fixture_get (story.rig.server, route, 0));
  story_end (&story);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].part)
      cloud_cases_add_part (rows[i].file, rows[i].name, run_writes);
    else
      cloud_cases_add (rows[i].file, NULL, rows[i].name, run_writes);
  cloud_cases_add ("battery_config.json", NULL, "refused-write-goes-to-the-next-shape-only-after-403",
                   run_shapes_of_profile);
  cloud_cases_add ("battery_config.json", NULL, "write-token-from-the-answer-header", run_write_token);
  cloud_cases_add ("battery_config.json", NULL, "write-token-from-the-cookie-of-the-check", run_write_token);
  cloud_cases_add ("battery_schedules.json", NULL, "checks-ask-about-their-own-kind", run_checks);
  cloud_cases_add_part ("battery_schedules.json", "conflict-of-the-cloud-may-name-the-wrong-kind",
                        run_conflict);
  cloud_cases_add_part ("grid_control.json", "code-accepted", run_code);
  cloud_cases_add_part ("grid_control.json", "code-accepted-only-by-the-json-value-true", run_code);
  cloud_cases_add ("grid_control.json", NULL, "codes-that-are-not-four-digits-stay-here", run_not_sent);
  cloud_cases_add ("ev_control.json", NULL, "diagnostic-messages-off-the-list-are-not-sent", run_not_sent);
  cloud_cases_add_part ("grid_control.json", "grid-command-that-may-have-landed-is-not-sent-twice",
                        run_grid_uncertain);
  cloud_cases_add ("ev_control.json", NULL, "who-may-charge-is-asked-with-two-keys", run_read);
  cloud_cases_add ("ev_control.json", NULL, "settings-refused-with-tokens-are-asked-with-cookies-only",
                   run_read);
  cloud_cases_add ("session_history.json", NULL, "asking-for-a-day", run_read);
  cloud_cases_add ("session_history.json", NULL, "asking-which-chargers-have-a-history", run_read);
  cloud_cases_add_part ("session_history.json", "pages-are-walked-while-there-is-more", run_pages);
  cloud_cases_add_part ("session_history.json", "pages-end-although-more-is-promised", run_pages);
  cloud_cases_add ("tariff.json", NULL, "tariff-travels-back-whole", run_tariff);
  cloud_cases_add ("ev_scheduler.json", NULL, "adding-a-slot-makes-its-own-id", run_new_slot);
  return g_test_run ();
}
