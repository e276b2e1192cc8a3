/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-decode-rules"

#include "decode-cases.h"
#include "sol-battery-rules.h"
#include "sol-schedule-draft.h"

#include <math.h>

/* The parts of the cases of the controls that a rule over decoded answers decides: what is refused before
 * anything is sent, and what a body is made of. The requests themselves are tests of the controls. */

#define WINDOWS "GET /service/batteryConfig/api/v1/battery/sites/{site}/schedules"
#define SETTINGS "GET /service/batteryConfig/api/v1/batterySettings/{site}"
#define PROFILE "GET /service/batteryConfig/api/v1/profile/{site}"

static JsonNode *root;

static JsonObject *
find_case (const char *file, const char *name)
{
  g_clear_pointer (&root, json_node_unref);
  root = decode_cases_load (file);
  JsonArray *cases = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      if (g_str_equal (json_object_get_string_member (object, "name"), name))
        return object;
    }
  g_error ("There is no case %s", name);
}

static JsonObject *
context_of (JsonObject *object)
{
  return json_object_get_object_member (object, "context");
}

static JsonObject *
expected_of (JsonObject *object)
{
  return json_object_get_object_member (object, "expected");
}

static JsonObject *
intent_of (JsonObject *object, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (context_of (object), "each_intent"),
                                        index);
}

static guint
count_intents (JsonObject *object)
{
  return json_array_get_length (json_object_get_array_member (context_of (object), "each_intent"));
}

static gpointer
decode (JsonNode *body, gpointer (*decoder) (GBytes *, GError **))
{
  g_autoptr (GBytes) json = decode_cases_body (body);
  g_autoptr (GError) error = NULL;
  gpointer value = decoder (json, &error);
  g_assert_no_error (error);
  return value;
}

#define decode_read(object, list, endpoint, decoder)                                                         \
  decode (json_object_get_member (json_object_get_object_member (context_of (object), list), endpoint),      \
          (gpointer (*) (GBytes *, GError **)) decoder)

static SolWeekWindow
window_of (JsonObject *wish)
{
  JsonArray *days = json_object_get_array_member (wish, "days");
  SolWeekWindow window = { SOL_NO_DAY, sol_minute_from_text (json_object_get_string_member (wish, "start")),
                           sol_minute_from_text (json_object_get_string_member (wish, "end")) };
  for (guint i = 0; i < json_array_get_length (days); i++)
    window.days |= sol_day ((int) json_array_get_int_element (days, i));
  return window;
}

static SolBatteryWindowKind
kind_of (JsonObject *wish)
{
  for (SolBatteryWindowKind kind = 0; kind < SOL_N_BATTERY_WINDOW_KINDS; kind++)
    if (g_str_equal (sol_battery_window_kind_get_name (kind), json_object_get_string_member (wish, "kind")))
      return kind;
  g_assert_not_reached ();
}

static void
test_window_overlap (void)
{
  JsonObject *object = find_case ("battery_schedules.json", "overlap-is-found-across-kinds-and-midnight");
  JsonArray *wanted = json_object_get_array_member (expected_of (object), "overlap_each");
  g_autoptr (SolBatteryWindows) windows = decode_read (object, "reads", WINDOWS, sol_decode_battery_windows);

  for (guint i = 0; i < count_intents (object); i++)
    {
      SolWeekWindow window = window_of (json_object_get_object_member (intent_of (object, i), "add"));
      const SolBatteryWindow *other = sol_battery_windows_find_overlap (windows, &window, NULL);
      g_test_message ("intent %u", i);
      g_assert_cmpint (other != NULL, ==, json_array_get_boolean_element (wanted, i));
    }
}

static void
test_window_limits (void)
{
  JsonObject *object = find_case ("battery_schedules.json", "limits-and-lengths-of-windows");
  JsonArray *wanted = json_object_get_array_member (expected_of (object), "allowed_each");
  g_autoptr (SolBatterySettings) settings
      = decode_read (object, "reads", SETTINGS, sol_decode_battery_settings);

  for (guint i = 0; i < count_intents (object); i++)
    {
      JsonObject *wish = json_object_get_object_member (intent_of (object, i), "add");
      SolWeekWindow window = window_of (wish);
      SolBatteryWindowProblem problem = sol_battery_window_check (
          kind_of (wish), &window, json_object_get_double_member (wish, "limit_percent"),
          settings->shutdown_percent);
      g_test_message ("intent %u", i);
      g_assert_cmpint (problem == SOL_BATTERY_WINDOW_OK, ==, json_array_get_boolean_element (wanted, i));
    }
}

static void
test_window_waits (void)
{
  JsonObject *object
      = find_case ("battery_schedules.json", "a-window-that-waits-for-the-gateway-is-not-edited");
  g_autoptr (SolBatteryWindows) windows = decode_read (object, "reads", WINDOWS, sol_decode_battery_windows);

  for (guint i = 0; i < count_intents (object); i++)
    {
      JsonObject *wish = json_object_get_object_member (intent_of (object, i), "edit");
      const SolBatteryWindow *window
          = sol_battery_windows_find (windows, json_object_get_string_member (wish, "id"));
      g_assert_true (sol_battery_windows_is_pending (windows, window->kind));
    }
}

static void
test_window_conflict (void)
{
  JsonObject *object = find_case ("battery_schedules.json", "conflict-of-the-cloud-may-name-the-wrong-kind");
  JsonObject *answer
      = json_array_get_object_element (json_object_get_array_member (context_of (object), "answers"), 0);
  g_autoptr (SolConflict) conflict = decode (json_object_get_member (answer, "body"),
                                             (gpointer (*) (GBytes *, GError **)) sol_decode_conflict);
  g_assert_true (conflict->names_kind);
  g_assert_cmpint (conflict->kind, ==, SOL_BATTERY_WINDOW_RESTRICT);
  g_assert_false (conflict->already_done);
}

static void
test_restrict_needs_a_window (void)
{
  JsonObject *object = find_case ("battery_schedules.json", "restrict-discharge-needs-a-real-window");
  g_autoptr (SolBatteryWindows) windows = decode_read (object, "reads", WINDOWS, sol_decode_battery_windows);
  g_autoptr (SolBatterySettings) settings
      = decode_read (object, "reads", SETTINGS, sol_decode_battery_settings);
  g_assert_cmpint (sol_battery_windows_family_on (windows, settings, SOL_BATTERY_WINDOW_RESTRICT), ==,
                   SOL_NO);
  g_assert_cmpuint (sol_battery_windows_count (windows, SOL_BATTERY_WINDOW_RESTRICT), ==, 0);
}

static void
test_reserve_when_switching (void)
{
  JsonObject *object = find_case ("battery_config.json", "choosing-profiles-with-remembered-reserves");
  JsonArray *wanted = json_object_get_array_member (expected_of (object), "json_each");
  JsonObject *memory = json_object_get_object_member (context_of (object), "own_memory");
  g_autoptr (SolProfile) profile = decode_read (object, "also", PROFILE, sol_decode_profile);

  for (guint i = 0; i < count_intents (object); i++)
    {
      const char *key = json_object_get_string_member (intent_of (object, i), "profile");
      JsonObject *body = json_array_get_object_element (wanted, i);
      double own = json_object_has_member (memory, key) ? json_object_get_double_member (memory, key) : NAN;
      const char *sub_type = json_object_has_member (body, "operationModeSubType")
                                 ? json_object_get_string_member (body, "operationModeSubType")
                                 : NULL;
      g_assert_cmpfloat (sol_battery_rules_reserve_for (key, own, profile), ==,
                         json_object_get_double_member (body, "batteryBackupPercentage"));
      g_assert_cmpstr (sol_battery_rules_sub_type_for (key, FALSE), ==, sub_type);
    }
}

static void
test_amps (void)
{
  JsonObject *object = find_case ("ev_control.json", "amps-the-charger-does-not-offer-are-refused-here");
  JsonObject *charger = json_object_get_object_member (context_of (object), "charger");
  SolAmpsRange range = { (int) json_object_get_int_member (charger, "amps_min"),
                         (int) json_object_get_int_member (charger, "amps_max"),
                         (int) json_object_get_int_member (charger, "amps_step") };
  for (guint i = 0; i < count_intents (object); i++)
    {
      double amps = json_object_get_double_member (intent_of (object, i), "amps");
      g_assert_false (amps == floor (amps) && sol_amps_range_has (range, (int) amps));
    }
  g_assert_true (sol_amps_range_has (range, 20));
}

static SolSlotEdit
edit_of (JsonObject *wish)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  if (json_object_has_member (wish, "start"))
    edit.start = sol_minute_from_text (json_object_get_string_member (wish, "start"));
  if (json_object_has_member (wish, "end"))
    edit.end = sol_minute_from_text (json_object_get_string_member (wish, "end"));
  if (json_object_has_member (wish, "amps"))
    edit.amps = (int) json_object_get_int_member (wish, "amps");
  if (json_object_has_member (wish, "days"))
    edit.days = window_of (wish).days;
  return edit;
}

static void
assert_same_json (const char *got, JsonNode *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (got, &error);
  g_assert_no_error (error);
  g_autofree char *difference = NULL;
  if (!decode_fact_same (wanted, node, 0, &difference))
    g_error ("%s", difference);
}

/* What a person makes of @read: the slot that @wish names, with what it says of it. */
static SolScheduleDraft *
edit_slot (const SolSchedule *read, JsonObject *wish)
{
  SolSlotEdit edit = edit_of (wish);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (read);
  SolScheduleDraft *edited
      = sol_schedule_draft_edit (draft, json_object_get_string_member (wish, "id"), &edit);
  g_assert_true (sol_schedule_draft_is_changed (edited));
  return edited;
}

static SolSchedule *
first_read (JsonObject *object)
{
  JsonNode *reads = json_object_get_member (context_of (object), "reads");
  return decode (json_array_get_element (json_node_get_array (reads), 0),
                 (gpointer (*) (GBytes *, GError **)) sol_decode_schedule);
}

static JsonNode *
first_write (JsonObject *object)
{
  JsonArray *writes = json_object_get_array_member (expected_of (object), "writes");
  return json_object_get_member (json_array_get_object_element (writes, 0), "json");
}

/* The list that is sent: every slot, the one that was edited with just that changed. */
static void
test_replace_all (gconstpointer name)
{
  JsonObject *object = find_case ("ev_scheduler.json", name);
  JsonObject *wish = json_object_get_object_member (object, "payload");
  g_autoptr (SolSchedule) read = first_read (object);
  g_autoptr (SolScheduleDraft) mine = edit_slot (read, json_object_get_object_member (wish, "edit"));

  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (SolScheduleDraft) merged = sol_schedule_draft_merge (mine, read, &conflicts);
  GPtrArray *slots = merged->mine->slots;
  g_autoptr (GString) body = g_string_new (NULL);
  g_string_printf (body, "{\"meta\":{\"serverTimeStamp\":\"%s\",\"rowCount\":%u},\"data\":[",
                   merged->mine->server_timestamp, slots->len);
  for (guint i = 0; i < slots->len; i++)
    {
      g_autofree char *slot = sol_schedule_slot_to_json (g_ptr_array_index (slots, i));
      g_string_append_printf (body, "%s%s", i > 0 ? "," : "", slot);
    }
  g_string_append (body, "]}");
  g_assert_cmpuint (conflicts->len, ==, 0);
  assert_same_json (body->str, first_write (object));
  g_assert_null (g_strstr_len (body->str, -1, "vendorColour"));
}

static void
test_change_one (void)
{
  JsonObject *object = find_case ("ev_scheduler.json", "changing-one-slot-goes-to-the-singular-path");
  JsonObject *wish
      = json_object_get_object_member (json_object_get_object_member (object, "payload"), "edit");
  g_autoptr (SolSchedule) read = first_read (object);
  SolSlotEdit edit = edit_of (wish);
  g_autoptr (SolScheduleSlot) slot
      = sol_schedule_slot_edit (sol_schedule_find (read, json_object_get_string_member (wish, "id")), &edit);
  g_autofree char *body = sol_schedule_slot_to_json (slot);
  assert_same_json (body, first_write (object));
}

static void
test_add_one (void)
{
  JsonObject *object = find_case ("ev_scheduler.json", "adding-a-slot-makes-its-own-id");
  JsonObject *wish = json_object_get_object_member (json_object_get_object_member (object, "payload"), "add");
  SolSlotEdit edit = edit_of (wish);
  g_autoptr (SolScheduleSlot) slot = sol_schedule_slot_new_custom ("5210846:482309115570:x", &edit);
  g_autofree char *body = sol_schedule_slot_to_json (slot);
  assert_same_json (body,
                    json_object_get_member (json_object_get_object_member (expected_of (object), "request"),
                                            "json_contains"));
}

static void
test_changed_elsewhere (void)
{
  JsonObject *object
      = find_case ("ev_scheduler.json", "slot-changed-elsewhere-meanwhile-is-shown-not-overwritten");
  JsonObject *wish
      = json_object_get_object_member (json_object_get_object_member (object, "payload"), "edit");
  g_autoptr (SolSchedule) base = decode (json_object_get_member (context_of (object), "edit_began_with"),
                                         (gpointer (*) (GBytes *, GError **)) sol_decode_schedule);
  g_autoptr (SolSchedule) theirs = first_read (object);
  g_autoptr (SolScheduleDraft) mine = edit_slot (base, wish);

  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (SolScheduleDraft) merged = sol_schedule_draft_merge (mine, theirs, &conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  const SolSlotConflict *conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (conflict->kind, ==, SOL_CONFLICT_BOTH_CHANGED);
  g_assert_cmpstr (conflict->id, ==, json_object_get_string_member (wish, "id"));
  /* Unless a person says otherwise, nothing of theirs is overwritten. */
  g_autoptr (SolScheduleDraft) given = sol_schedule_draft_settle (merged, conflict, FALSE);
  g_assert_false (sol_schedule_draft_is_changed (given));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/rules/window-overlap", test_window_overlap);
  g_test_add_func ("/cloud/rules/window-limits", test_window_limits);
  g_test_add_func ("/cloud/rules/window-waits", test_window_waits);
  g_test_add_func ("/cloud/rules/window-conflict", test_window_conflict);
  g_test_add_func ("/cloud/rules/restrict-needs-a-window", test_restrict_needs_a_window);
  g_test_add_func ("/cloud/rules/reserve-when-switching", test_reserve_when_switching);
  g_test_add_func ("/cloud/rules/amps", test_amps);
  g_test_add_data_func ("/cloud/rules/replace-all", "replacing-the-list-sends-every-slot-untouched",
                        test_replace_all);
  g_test_add_data_func ("/cloud/rules/known-fields",
                        "only-the-known-fields-of-a-slot-travel-and-untouched-ones-unchanged",
                        test_replace_all);
  g_test_add_func ("/cloud/rules/change-one", test_change_one);
  g_test_add_func ("/cloud/rules/add-one", test_add_one);
  g_test_add_func ("/cloud/rules/changed-elsewhere", test_changed_elsewhere);
  int result = g_test_run ();
  g_clear_pointer (&root, json_node_unref);
  return result;
}
