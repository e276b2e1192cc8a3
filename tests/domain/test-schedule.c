/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-schedule-rules.h"

static SolScheduleSlot *
make_slot (const char *id, SolDays days, int start, int end)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.days = days;
  edit.start = start;
  edit.end = end;
  edit.amps = 16;
  return sol_schedule_slot_new_custom (id, &edit);
}

static SolSchedule *
make_schedule (const char *first, ...)
{
  SolSchedule *schedule = sol_schedule_new ();
  va_list ids;
  va_start (ids, first);
  for (const char *id = first; id != NULL; id = va_arg (ids, const char *))
    g_ptr_array_add (schedule->slots, make_slot (id, 0x1f, 60, 120));
  va_end (ids);
  return schedule;
}

static void
test_new (void)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.start = 23 * 60;
  edit.end = 6 * 60;
  edit.days = 0x41;
  g_autoptr (SolScheduleSlot) most = sol_schedule_slot_new_custom ("5210846:1:a", &edit);
  g_autofree char *text = sol_schedule_slot_to_json (most);
  g_assert_cmpstr (
      text, ==,
      "{\"id\":\"5210846:1:a\",\"startTime\":\"23:00\",\"endTime\":\"06:00\",\"chargingLevel\":100,"
      "\"chargingLevelAmp\":null,\"scheduleType\":\"CUSTOM\",\"days\":[1,7],\"remindTime\":null,"
      "\"remindFlag\":false,\"enabled\":true,\"recurringKind\":\"Recurring\",\"chargeLevelType\":"
      "\"Weekly\",\"sourceType\":\"SYSTEM\",\"reminderTimeUtc\":null,\"serializedDays\":null}");
  g_assert_cmpint (most->amps_max, ==, SOL_YES);
  g_assert_cmpint (most->amps, ==, 0);
  g_assert_true (sol_week_window_is_overnight (&most->window));
  g_assert_true (sol_schedule_slot_is_editable (most));

  edit.amps = 20;
  edit.reminder_min = 15;
  edit.enabled = SOL_NO;
  g_autoptr (SolScheduleSlot) some = sol_schedule_slot_edit (most, &edit);
  g_assert_cmpstr (some->json[SOL_SLOT_CHARGING_LEVEL], ==, "20");
  g_assert_cmpstr (some->json[SOL_SLOT_CHARGING_LEVEL_AMP], ==, "20");
  g_assert_cmpstr (some->json[SOL_SLOT_REMIND_TIME], ==, "15");
  g_assert_cmpstr (some->json[SOL_SLOT_REMIND_FLAG], ==, "true");
  g_assert_cmpstr (some->json[SOL_SLOT_ENABLED], ==, "false");
  g_assert_cmpint (some->amps_max, ==, SOL_NO);
  g_assert_false (sol_schedule_slot_same (most, some));
  /* What was made before stays as it was. */
  g_assert_cmpstr (most->json[SOL_SLOT_ENABLED], ==, "true");
}

static void
test_edit_leaves_the_rest (void)
{
  g_autoptr (SolScheduleSlot) slot = make_slot ("a", 0x06, 960, 1020);
  g_free (slot->json[SOL_SLOT_REMIND_TIME]);
  slot->json[SOL_SLOT_REMIND_TIME] = g_strdup ("\"30\"");
  g_free (slot->json[SOL_SLOT_RECURRING_KIND]);
  slot->json[SOL_SLOT_RECURRING_KIND] = NULL;

  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  g_autoptr (SolScheduleSlot) same = sol_schedule_slot_edit (slot, &edit);
  g_assert_true (sol_schedule_slot_same (slot, same));

  edit.end = 1080;
  g_autoptr (SolScheduleSlot) later = sol_schedule_slot_edit (slot, &edit);
  for (SolSlotField field = 0; field < SOL_SLOT_N_FIELDS; field++)
    if (field != SOL_SLOT_END_TIME)
      g_assert_cmpstr (later->json[field], ==, slot->json[field]);
  g_assert_cmpstr (later->json[SOL_SLOT_END_TIME], ==, "\"18:00\"");

  edit = SOL_SLOT_EDIT_NONE;
  edit.reminder_min = 0;
  g_autoptr (SolScheduleSlot) silent = sol_schedule_slot_edit (slot, &edit);
  g_assert_cmpstr (silent->json[SOL_SLOT_REMIND_FLAG], ==, "false");
  g_assert_cmpstr (silent->json[SOL_SLOT_REMIND_TIME], ==, "\"30\"");
  g_assert_cmpint (silent->reminder_min, ==, -1);
}

static void
test_check (void)
{
  static const struct
  {
    SolSlotKind kind;
    SolWeekWindow window;
    int amps;
    SolTruth max, reminder;
    int reminder_min;
    SolSlotProblem problem;
  } rows[] = {
    { SOL_SLOT_CUSTOM, { 1, 60, 120 }, 16, SOL_NO, SOL_NO, -1, SOL_SLOT_OK },
    { SOL_SLOT_OFF_PEAK, { 1, 60, 120 }, 16, SOL_NO, SOL_NO, -1, SOL_SLOT_NOT_EDITABLE },
    { SOL_SLOT_OTHER, { 1, 60, 120 }, 16, SOL_NO, SOL_NO, -1, SOL_SLOT_NOT_EDITABLE },
    { SOL_SLOT_CUSTOM, { 1, -1, 120 }, 16, SOL_NO, SOL_NO, -1, SOL_SLOT_NO_TIMES },
    { SOL_SLOT_CUSTOM, { 1, 60, -1 }, 16, SOL_NO, SOL_NO, -1, SOL_SLOT_NO_TIMES },
    { SOL_SLOT_CUSTOM, { 1, 60, 60 }, 16, SOL_NO, SOL_NO, -1, SOL_SLOT_EQUAL_TIMES },
    { SOL_SLOT_CUSTOM, { 0, 60, 120 }, 16, SOL_NO, SOL_NO, -1, SOL_SLOT_NO_DAYS },
    { SOL_SLOT_CUSTOM, { 1, 60, 120 }, 5, SOL_NO, SOL_NO, -1, SOL_SLOT_BAD_AMPS },
    { SOL_SLOT_CUSTOM, { 1, 60, 120 }, 33, SOL_NO, SOL_NO, -1, SOL_SLOT_BAD_AMPS },
    { SOL_SLOT_CUSTOM, { 1, 60, 120 }, 15, SOL_NO, SOL_NO, -1, SOL_SLOT_BAD_AMPS }, /* the step is 2 */
    { SOL_SLOT_CUSTOM, { 1, 60, 120 }, 0, SOL_YES, SOL_NO, -1, SOL_SLOT_OK },
    { SOL_SLOT_CUSTOM, { 1, 60, 120 }, 16, SOL_NO, SOL_YES, 0, SOL_SLOT_BAD_REMINDER },
    { SOL_SLOT_CUSTOM, { 1, 60, 120 }, 16, SOL_NO, SOL_YES, 1441, SOL_SLOT_BAD_REMINDER },
    { SOL_SLOT_CUSTOM, { 1, 60, 120 }, 16, SOL_NO, SOL_YES, 30, SOL_SLOT_OK },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolScheduleSlot) slot = sol_schedule_slot_new ();
      slot->kind = rows[i].kind;
      slot->window = rows[i].window;
      slot->amps = rows[i].amps;
      slot->amps_max = rows[i].max;
      slot->reminder = rows[i].reminder;
      slot->reminder_min = rows[i].reminder_min;
      g_test_message ("row %u", i);
      g_assert_cmpint (sol_schedule_slot_check (slot, (SolAmpsRange){ 6, 32, 2 }), ==, rows[i].problem);
    }
}

static void
test_range (void)
{
  g_assert_true (sol_amps_range_has ((SolAmpsRange){ 0, 0, 0 }, 6));
  g_assert_true (sol_amps_range_has ((SolAmpsRange){ 0, 0, 0 }, 40));
  g_assert_false (sol_amps_range_has ((SolAmpsRange){ 0, 0, 0 }, 41));
  g_assert_true (sol_amps_range_has ((SolAmpsRange){ 16, 80, 1 }, 80));
  g_assert_false (sol_amps_range_has ((SolAmpsRange){ 16, 80, 1 }, 15));
  /* Bounds that contradict each other leave one value. */
  g_assert_true (sol_amps_range_has ((SolAmpsRange){ 48, 0, 1 }, 48));
}

static void
test_overlap (void)
{
  g_autoptr (SolSchedule) schedule = make_schedule ("a", "b", NULL);
  g_autoptr (SolScheduleSlot) same = make_slot ("a", 0x01, 60, 120);
  g_autoptr (SolScheduleSlot) apart = make_slot ("c", 0x60, 60, 120);

  g_assert_true (sol_schedule_find_overlap (schedule, same) == g_ptr_array_index (schedule->slots, 1));
  g_assert_null (sol_schedule_find_overlap (schedule, apart));
}

static void
test_next (void)
{
  g_autoptr (SolSchedule) schedule = make_schedule ("a", NULL);
  SolScheduleSlot *off = make_slot ("b", SOL_EVERY_DAY, 1, 2);
  off->enabled = SOL_NO;
  g_ptr_array_add (schedule->slots, off);
  g_ptr_array_add (schedule->slots, make_slot ("c", SOL_EVERY_DAY, 90, 100));
  SolTime now = sol_time_parse ("2026-03-21T00:00:00Z", NULL), start, end;

  const SolScheduleSlot *next = sol_schedule_next (schedule, now, NULL, &start, &end);
  g_assert_cmpstr (next->id, ==, "c"); /* a Saturday */
  g_assert_cmpint (start, ==, now + 90 * SOL_MINUTE);
  g_assert_cmpint (end, ==, now + 100 * SOL_MINUTE);
  next = sol_schedule_next (schedule, now + 2 * SOL_DAY, NULL, &start, NULL);
  g_assert_cmpstr (next->id, ==, "a");

  g_autoptr (SolSchedule) none = sol_schedule_new ();
  g_assert_null (sol_schedule_next (none, now, NULL, &start, &end));
  g_assert_cmpint (start, ==, SOL_TIME_UNKNOWN);
  g_assert_cmpint (end, ==, SOL_TIME_UNKNOWN);
}

static void
test_shows (void)
{
  g_autoptr (SolSchedule) schedule = make_schedule ("a", NULL);
  SolScheduleSlot *slot = g_ptr_array_index (schedule->slots, 0);
  g_assert_true (sol_schedule_shows (schedule, slot));
  slot->kind = SOL_SLOT_OFF_PEAK;
  g_assert_false (sol_schedule_shows (schedule, slot));
  schedule->off_peak_eligible = SOL_YES;
  g_assert_true (sol_schedule_shows (schedule, slot));
}

/* A slot is gone after three reads without it, and one read with it forgives all. */
static void
test_linger (void)
{
  static const struct
  {
    gboolean read, shown;
  } rows[] = { { TRUE, TRUE },  { FALSE, TRUE },  { FALSE, TRUE },  { TRUE, TRUE }, { FALSE, TRUE },
               { FALSE, TRUE }, { FALSE, FALSE }, { FALSE, FALSE }, { TRUE, TRUE }, { FALSE, TRUE } };
  g_autoptr (GHashTable) missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SolSchedule) shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolSchedule) read = make_schedule ("a", rows[i].read ? "b" : NULL, NULL);
      SolSchedule *next = sol_schedule_linger (shown, read, missed);
      g_clear_pointer (&shown, sol_schedule_unref);
      shown = next;
      g_test_message ("row %u", i);
      g_assert_nonnull (sol_schedule_find (shown, "a"));
      g_assert_cmpint (sol_schedule_find (shown, "b") != NULL, ==, rows[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/schedule/new", test_new);
  g_test_add_func ("/domain/schedule/edit-leaves-the-rest", test_edit_leaves_the_rest);
  g_test_add_func ("/domain/schedule/check", test_check);
  g_test_add_func ("/domain/schedule/range", test_range);
  g_test_add_func ("/domain/schedule/overlap", test_overlap);
  g_test_add_func ("/domain/schedule/next", test_next);
  g_test_add_func ("/domain/schedule/shows", test_shows);
  g_test_add_func ("/domain/schedule/linger", test_linger);
  return g_test_run ();
}
