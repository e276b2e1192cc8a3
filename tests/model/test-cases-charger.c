/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "case-home.h"
#include "sol-charger-schedule.h"

#include <math.h>
#include <string.h>

/* The cases of ev_control.json and ev_scheduler.json, from what a person wishes to what is shown. */

static JsonObject *
intent_of (const CloudCase *run, guint which)
{
  JsonNode *intent = cloud_case_member (run, "intent");
  if (intent == NULL)
    intent = json_object_get_member (run->one, "payload");
  if (JSON_NODE_HOLDS_ARRAY (intent))
    intent = json_array_get_element (json_node_get_array (intent), which);
  return json_node_get_object (intent);
}

static guint
count_intents (const CloudCase *run)
{
  JsonNode *payload = json_object_get_member (run->one, "payload");
  return JSON_NODE_HOLDS_ARRAY (payload) ? json_array_get_length (json_node_get_array (payload)) : 1;
}

static GVariant *
amps_of (JsonObject *intent)
{
  return g_variant_new_int32 ((gint32) json_object_get_int_member (intent, "amps"));
}

static void
wish (CaseHome *home, JsonObject *intent, CaseEnd *end)
{
  gboolean starts = json_object_has_member (intent, "start");
  if (starts || json_object_has_member (intent, "stop"))
    {
      const char *serial = json_object_get_string_member (intent, starts ? "start" : "stop");
      SolCharger *charger = case_home_find_charger (home, serial);
      case_home_wish (home, sol_charger_get_charging (charger), g_variant_new_boolean (starts),
                      json_object_has_member (intent, "amps") ? amps_of (intent) : NULL, end);
      return;
    }
  SolCharger *charger = case_home_find_charger (home, json_object_get_string_member (intent, "charger"));
  if (json_object_has_member (intent, "mode"))
    case_home_wish (home, sol_charger_get_control (charger, SOL_CHARGER_MODE),
                    g_variant_new_string (json_object_get_string_member (intent, "mode")), NULL, end);
  else
    case_home_wish (home, sol_charger_get_control (charger, SOL_CHARGER_AMPS), amps_of (intent), NULL, end);
}

static void
begin (CaseHome *home, const CloudCase *run)
{
  case_home_prepare (home, run);
  case_home_open (home, SOL_PAGE_CHARGER);
  case_home_serve_writes (home);
  case_home_mark (home);
}

static SolCharger *
only_charger (CaseHome *home, const CloudCase *run)
{
  JsonObject *intent = intent_of (run, 0);
  const char *serial = json_object_get_string_member_with_default (intent, "start", NULL);
  if (serial == NULL)
    serial = json_object_get_string_member_with_default (intent, "stop", NULL);
  if (serial == NULL)
    serial = json_object_get_string_member (intent, "charger");
  return case_home_find_charger (home, serial);
}

static void
check_shown (CaseHome *home, const CloudCase *run, const CaseEnd *end)
{
  SolCharger *charger = only_charger (home, run);
  if (cloud_case_fact (run, "refreshes_now") != NULL)
    {
      /* At once, or as the first of the reads that tell. */
      case_home_advance (home, 3);
      g_assert_cmpuint (case_home_count (home, "GET", "/ev_chargers/status"), >, 0);
    }
  const char *state = cloud_case_fact_text (run, "shown_state");
  if (state != NULL)
    {
      g_assert_cmpstr (state, ==, "waiting");
      g_assert_cmpint (sol_control_get_state (end->control), ==, SOL_CONTROL_WAITING);
    }
  if (cloud_case_fact (run, "claims_charging") != NULL)
    g_assert_cmpint (sol_charger_get_state (charger), !=, SOL_CHARGER_STATE_CHARGING);
  JsonNode *amps = cloud_case_fact (run, "amps_for_next_start");
  if (amps != NULL)
    g_assert_cmpint (sol_charger_get_amps_next (charger), ==, json_node_get_int (amps));
  const char *mode = cloud_case_fact_text (run, "mode_shown");
  if (mode != NULL)
    g_assert_cmpstr (sol_charge_mode_get_name (sol_charger_get_mode (charger)), ==, mode);
  /* That it may need a sign-in is known before and said on its page. */
  if (cloud_case_fact (run, "warns") != NULL)
    g_assert_cmpint (
        sol_charger_config_get_switch (sol_charger_get_config (charger), SOL_CONFIG_APP_AUTHENTICATION), ==,
        SOL_YES);
}

static const char *const shown[] = {
  "refreshes_now", "shown_state", "claims_charging", "warns", "mode_shown", "amps_for_next_start", NULL
};

static void
run_wishes (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  begin (&home, run);
  /* What the cloud says is so already is looked at until it is read, or nobody waits any more. */
  const char *outcome = cloud_case_fact_text (run, "outcome");
  home.patient
      = outcome != NULL && (strcmp (outcome, "already_charging") == 0 || strcmp (outcome, "not_active") == 0);
  for (guint i = 0; i < count_intents (run); i++)
    {
      /* The first has come to its end before the next one is wished. */
      if (i > 0)
        case_home_advance (&home, 100);
      wish (&home, intent_of (run, i), &end);
    }
  check_shown (&home, run, &end);
  /* A charger in its schedule is put back when the start has been read. */
  JsonObject *charger = json_node_get_object (cloud_case_member (run, "charger"));
  if (strcmp (json_object_get_string_member (charger, "mode"), "scheduled") == 0)
    {
      g_assert_cmpstr (case_end_name (&end), ==, "accepted");
      case_home_serve_charging (&home, TRUE);
    }
  case_home_advance (&home, 5);
  case_home_check (&home, &end, shown);
}

static void
run_amps (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  begin (&home, run);
  JsonObject *intent = intent_of (run, 0);
  double amps = json_object_get_double_member (intent, "amps");
  if (amps != floor (amps))
    /* Half amperes are no current that could be hinted at; as a wish of their own they are refused alike. */
    case_home_wish (&home, sol_charger_get_control (only_charger (&home, run), SOL_CHARGER_AMPS),
                    g_variant_new_double (amps), NULL, &end);
  else
    wish (&home, intent, &end);
  case_home_check (&home, &end, NULL);
}

/* The first is told without a level, the second at once so. */
static void
run_old_firmware (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  begin (&home, run);
  JsonObject *otherwise = json_node_get_object (cloud_case_member (run, "otherwise"));
  JsonObject *accepts = json_node_get_object (cloud_case_member (run, "accepts"));
  case_home_serve (&home, CLOUD_FIXTURE_WRITES, (guint) json_object_get_int_member (otherwise, "http_status"),
                   json_object_get_member (otherwise, "body"));
  g_autoptr (JsonNode) good = json_from_string ("{\"status\":\"accepted\"}", NULL);
  case_home_serve (&home, CLOUD_FIXTURE_WRITES, 200, good);
  guint without = 0;
  for (guint i = 0; i < count_intents (run); i++)
    {
      g_auto (CaseEnd) end = { 0 };
      case_home_mark (&home);
      wish (&home, intent_of (run, i), &end);
      g_assert_cmpstr (case_end_name (&end), ==, cloud_case_fact_text (run, "outcome"));
      g_autoptr (GPtrArray) writes = case_home_list_writes (&home);
      g_assert_cmpuint (writes->len, ==, i == 0 ? 2 : 1);
      /* What was accepted is the only body that such a charger takes. */
      g_autoptr (JsonObject) wanted = json_object_new ();
      json_object_set_member (wanted, "json", json_node_copy (json_object_get_member (accepts, "json")));
      cloud_case_check_request (wanted, g_ptr_array_index (writes, writes->len - 1));
      without++;
      if (i + 1 == count_intents (run))
        case_home_check_writes (&home, json_node_get_array (cloud_case_fact (run, "writes_of_last_intent")));
      /* Time for the first to be forgotten. */
      case_home_advance (&home, 100);
    }
  g_assert_cmpuint (without, ==, json_node_get_int (cloud_case_fact (run, "writes_without_amps")));
}

/* New amperes for a session: stop, a pause, start. */
static void
run_restart (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  begin (&home, run);
  SolCharger *charger = only_charger (&home, run);
  SolControl *control = sol_charger_get_control (charger, SOL_CHARGER_AMPS);
  sol_control_request_async (control, amps_of (intent_of (run, 0)), NULL, NULL, NULL, NULL);
  case_home_await_request (&home, "stop_charging");
  case_home_settle (&home);
  g_assert_cmpuint (case_home_count (&home, NULL, "stop_charging"), ==, 1);
  JsonNode *pause = cloud_case_fact (run, "start_after_stop_s");
  if (pause != NULL)
    {
      /* It begins when the stop has been read. */
      case_home_serve_charging (&home, FALSE);
      while (sol_charger_status_is_charging (sol_charger_get_status (charger)) == SOL_YES)
        case_home_advance (&home, 0.1);
      case_home_advance (&home, (double) json_node_get_int (pause) - 1);
      g_assert_cmpuint (case_home_count (&home, NULL, "start_charging"), ==, 0);
      case_home_advance (&home, 1.1);
      case_home_await_request (&home, "start_charging");
    }
  else
    {
      g_assert_nonnull (strstr (json_object_get_string_member (intent_of (run, 1), "event"), "10 s"));
      case_home_advance (&home, 10);
      sol_home_sign_out_async (home.home, FALSE, NULL, NULL, NULL);
      case_home_settle (&home);
      home.site = NULL;
      case_home_advance (&home, 300);
    }
  case_home_check_writes (&home, json_node_get_array (cloud_case_fact (run, "writes")));
}

static void
run_optimistic (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  begin (&home, run);
  wish (&home, intent_of (run, 0), &end);
  JsonObjectIter iter;
  const char *second;
  JsonNode *wanted;
  double now = 0;
  json_object_iter_init_ordered (&iter, json_node_get_object (cloud_case_fact (run, "shown_charging_at_s")));
  while (json_object_iter_next_ordered (&iter, &second, &wanted))
    {
      double at = g_ascii_strtod (second, NULL);
      case_home_advance (&home, at - now);
      now = at;
      g_test_message ("%s s", second);
      g_assert_cmpint (g_variant_get_boolean (sol_control_get_shown (end.control)), ==,
                       json_node_get_boolean (wanted));
    }
  g_assert_cmpint (sol_control_get_state (end.control), ==, SOL_CONTROL_NOT_CONFIRMED);
}

/* Whatever the status says, nobody but a person starts it. */
static void
run_watched (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  JsonArray *payload = json_object_get_array_member (run->one, "payload");
  const char *endpoint = json_object_get_string_member (run->one, "endpoint");
  for (guint i = 0; i < json_array_get_length (payload); i++)
    case_home_serve (&home, endpoint, 200, json_array_get_element (payload, i));
  case_home_open (&home, SOL_PAGE_CHARGER);
  case_home_advance (&home, 1200);
  g_assert_cmpuint (case_home_count (&home, "GET", "/ev_chargers/status"), >,
                    json_array_get_length (payload));
  g_assert_nonnull (case_home_find_charger (&home, RIG_SERIAL));
  case_home_check_writes (&home, json_node_get_array (cloud_case_fact (run, "writes")));
}

/* --- the charge mode ------------------------------------------------------------------------------------ */

/* The charger itself, of whose modes the case tells. */
static void
open_with_modes (CaseHome *home, const CloudCase *run)
{
  static const char *const charger
      = "{\"data\":{\"chargers\":[{\"sn\":\"" RIG_SERIAL
        "\",\"connected\":true,\"pluggedIn\":true,\"charging\":false,"
        "\"commissioned\":1,\"offGrid\":\"ON_GRID\",\"lst_rpt_at\":\"2026-05-06T09:00:00Z[UTC]\"}]}}";
  case_home_prepare (home, run);
  g_autoptr (JsonNode) status = json_from_string (charger, NULL);
  case_home_serve (home, "GET /service/evse_controller/{site}/ev_chargers/status", 200, status);
  case_home_open (home, SOL_PAGE_CHARGER);
  case_home_serve_writes (home);
  case_home_mark (home);
}

static void
run_mode (const CloudCase *run)
{
  static const char *const others[]
      = { "mode_shown", "error", "cloud_called_down", "read_backs_at_most", NULL };
  const char *outcome = cloud_case_fact_text (run, "outcome");
  g_auto (CaseHome) home = { 0 };
  g_auto (CaseEnd) end = { 0 };
  open_with_modes (&home, run);
  /* Whether it is confirmed is known at the end only. */
  home.patient = strcmp (outcome, "confirmed") == 0;
  wish (&home, intent_of (run, 0), &end);
  JsonNode *most = cloud_case_fact (run, "read_backs_at_most");
  if (most != NULL)
    g_assert_cmpuint (case_home_count (&home, "GET", "/preference"), <=, json_node_get_int (most));
  check_shown (&home, run, &end);
  case_home_check (&home, &end, others);
  const char *error = cloud_case_fact_text (run, "error");
  if (error == NULL)
    return;
  /* A service that is down is unclear for what was sent, and nothing at all for the rest. */
  g_assert_true (sol_control_get_uncertain (end.control));
  case_home_advance (&home, 100);
  g_assert_cmpint (sol_control_get_state (end.control), ==, SOL_CONTROL_NOT_CONFIRMED);
  g_assert_cmpint (sol_site_get_condition (home.site)->link, ==, SOL_LINK_FRESH);
  check_shown (&home, run, &end);
}

/* In cookie-only mode the question would be refused: the mode is what the status says. */
static void
run_without_bearer (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  case_home_prepare (&home, run);
  case_home_open (&home, SOL_PAGE_CHARGER);
  SolCharger *charger = case_home_find_charger (&home, RIG_SERIAL);
  g_assert_cmpint (case_home_count (&home, NULL, "/preference") > 0, ==,
                   json_node_get_boolean (cloud_case_fact (run, "request_sent")));
  g_assert_cmpstr (sol_charge_mode_get_name (sol_charger_get_mode (charger)), ==,
                   cloud_case_fact_text (run, "mode"));
}

/* What was begun with an older list is shown beside the newer one, and sent by nobody. */
static void
run_conflict (const CloudCase *run)
{
  g_auto (CaseHome) home = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  open_with_modes (&home, run);
  SolCharger *charger = case_home_find_charger (&home, RIG_SERIAL);
  JsonObject *wish = json_object_get_object_member (intent_of (run, 0), "edit");
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.end = sol_minute_from_text (json_object_get_string_member (wish, "end"));
  g_autoptr (SolScheduleDraft) begun = sol_schedule_draft_begin (sol_charger_get_schedule (charger));
  g_autoptr (SolScheduleDraft) draft
      = sol_schedule_draft_edit (begun, json_object_get_string_member (wish, "id"), &edit);
  g_assert_true (sol_schedule_draft_is_changed (draft));
  sol_charger_save_schedule_async (charger, draft, NULL, case_home_done, &result);
  case_home_await (&result);
  g_autoptr (SolScheduleSaved) saved = sol_charger_save_schedule_finish (charger, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cloud_case_fact_text (run, "outcome"), ==, "conflict");
  g_assert_cmpuint (saved->conflicts->len, ==, 1);
  case_home_check_writes (&home, json_node_get_array (cloud_case_fact (run, "writes")));
}

int
main (int argc, char **argv)
{
  static const char *const wishes[] = {
    "chosen-amps-never-fall-back-to-a-start-without-amps",
    "unchosen-amps-may-fall-back-to-a-start-without-amps",
    "green-start-carries-no-amps-and-never-falls-back-to-amps",
    "scheduled-mode-is-put-back-after-a-start",
    "refusals-nobody-understands-try-the-next-dialect",
    "start-that-may-have-landed-is-not-sent-twice",
    "start-without-a-car-is-refused-here",
    "new-amps-on-an-idle-charger-send-nothing",
    "command-goes-to-the-site-that-owns-the-charger",
    "start-of-a-charger-that-wants-sign-in-is-sent-with-a-warning",
    "start-with-chosen-amps-is-queued",
    "car-not-ready-ends-the-attempt",
    "refusals-that-mean-already-charging-or-no-car",
    "start-in-a-region-with-another-dialect-is-remembered",
    "stop-of-what-is-stopped-is-fine",
    "stop-in-a-region-with-another-dialect",
  };
  static const char *const modes[] = {
    "choosing-a-mode",
    "choosing-the-mode-that-is-on-sends-nothing",
    "mode-change-refused-with-400-yet-applied",
    "scheduled-mode-wants-an-enabled-slot",
    "scheduler-down-while-choosing-a-mode",
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    cloud_cases_add ("ev_control.json", NULL, wishes[i], run_wishes);
  cloud_cases_add ("ev_control.json", NULL, "amps-the-charger-does-not-offer-are-refused-here", run_amps);
  cloud_cases_add ("ev_control.json", NULL, "level-refused-by-old-firmware-starts-without", run_old_firmware);
  cloud_cases_add ("ev_control.json", NULL, "new-amps-in-a-running-session-restart-it-once", run_restart);
  cloud_cases_add ("ev_control.json", NULL, "delayed-restart-dies-with-the-sign-out", run_restart);
  cloud_cases_add ("ev_control.json", NULL, "optimistic-state-ends-with-the-status-or-after-90-s",
                   run_optimistic);
  cloud_cases_add ("ev_control.json", NULL, "suspended-charger-is-never-started-by-the-program", run_watched);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    cloud_cases_add ("ev_scheduler.json", NULL, modes[i], run_mode);
  cloud_cases_add ("ev_scheduler.json", NULL, "mode-is-not-asked-without-a-bearer", run_without_bearer);
  cloud_cases_add ("ev_scheduler.json", NULL, "slot-changed-elsewhere-meanwhile-is-shown-not-overwritten",
                   run_conflict);
  return g_test_run ();
}
