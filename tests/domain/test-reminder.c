/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "sol-reminder.h"
#include "sol-week.h"

#define SLOT "1:EV:a"
#define MONDAY 0x01
#define EVERY 0x7f

/* One slot, a charger and a moment; the reminder that comes of it, or none. */
typedef struct
{
  const char *name;
  const char *now; /* ISO 8601 */
  const char *zone;
  int start, end; /* minutes */
  guint days;
  int minutes; /* of the reminder; 0: it has none */
  SolTruth enabled, connected, plugged_in;
  SolChargeMode mode;
  int age_min;      /* since the charger was asked */
  const char *body; /* (nullable) */
  const char *next; /* (nullable) ISO 8601 in the zone: when to decide again */
} Row;

#define HOUR(h, m) ((h) *60 + (m))
#define BERLIN "Europe/Berlin"
#define FREE SOL_YES, SOL_YES, SOL_NO, SOL_CHARGE_MODE_SCHEDULED, 1
#define NIGHT HOUR (23, 0), HOUR (6, 0), EVERY, 10

static const Row rows[] = {
  { "near", "2026-06-13T22:50:00+02:00", BERLIN, NIGHT, FREE, "The slot 23:00 – 06:00 starts in 10 minutes.",
    "2026-06-13T23:00:00+02:00" },
  { "a-little-later", "2026-06-13T22:53:20+02:00", BERLIN, NIGHT, FREE,
    "The slot 23:00 – 06:00 starts in 7 minutes.", "2026-06-13T23:00:00+02:00" },
  { "one-minute", "2026-06-13T22:59:30+02:00", BERLIN, NIGHT, FREE,
    "The slot 23:00 – 06:00 starts in 1 minute.", "2026-06-13T23:00:00+02:00" },
  { "not-yet", "2026-06-13T22:49:59+02:00", BERLIN, NIGHT, FREE, NULL, "2026-06-13T22:50:00+02:00" },
  { "begun", "2026-06-13T23:00:00+02:00", BERLIN, NIGHT, FREE, NULL, "2026-06-14T22:50:00+02:00" },
  { "after-midnight", "2026-06-14T00:30:00+02:00", BERLIN, NIGHT, FREE, NULL, "2026-06-14T22:50:00+02:00" },
  { "reminder-the-day-before", "2026-06-14T23:55:00+02:00", BERLIN, HOUR (0, 15), HOUR (5, 0), MONDAY, 30,
    FREE, "The slot 00:15 – 05:00 starts in 20 minutes.", "2026-06-15T00:15:00+02:00" },
  { "another-day", "2026-06-13T22:55:00+02:00", BERLIN, HOUR (23, 0), HOUR (6, 0), MONDAY, 10, FREE, NULL,
    "2026-06-15T22:50:00+02:00" },
  /* The desktop of a test is in UTC; the site need not be. */
  { "zone-behind", "2026-06-14T05:52:00+00:00", "America/Los_Angeles", NIGHT, FREE,
    "The slot 23:00 – 06:00 starts in 8 minutes.", "2026-06-13T23:00:00-07:00" },
  { "zone-ahead", "2026-06-13T12:52:00+00:00", "Australia/Adelaide", HOUR (22, 30), HOUR (1, 0), EVERY, 10,
    FREE, "The slot 22:30 – 01:00 starts in 8 minutes.", "2026-06-13T22:30:00+09:30" },
  { "zone-not-there", "2026-06-13T22:52:00+00:00", BERLIN, NIGHT, FREE, NULL, "2026-06-14T22:50:00+02:00" },
  /* 29 March: 02:00 becomes 03:00. 25 October: 03:00 becomes 02:00. */
  { "spring-before-the-gap", "2026-03-29T01:45:00+01:00", BERLIN, HOUR (3, 0), HOUR (6, 0), EVERY, 20, FREE,
    "The slot 03:00 – 06:00 starts in 15 minutes.", "2026-03-29T03:00:00+02:00" },
  { "spring-in-the-gap", "2026-03-29T01:50:00+01:00", BERLIN, HOUR (2, 30), HOUR (6, 0), EVERY, 20, FREE,
    "The slot 03:00 – 06:00 starts in 10 minutes.", "2026-03-29T03:00:00+02:00" },
  { "autumn-first-of-two", "2026-10-25T02:20:00+02:00", BERLIN, HOUR (2, 30), HOUR (6, 0), EVERY, 15, FREE,
    "The slot 02:30 – 06:00 starts in 10 minutes.", "2026-10-25T02:30:00+02:00" },
  { "autumn-second-of-two", "2026-10-25T02:20:00+01:00", BERLIN, HOUR (2, 30), HOUR (6, 0), EVERY, 15, FREE,
    NULL, "2026-10-26T02:15:00+01:00" },
  { "autumn-an-hour-more", "2026-10-25T02:30:00+02:00", BERLIN, HOUR (3, 0), HOUR (6, 0), EVERY, 60, FREE,
    NULL, "2026-10-25T02:00:00+01:00" },
  { "disabled", "2026-06-13T22:55:00+02:00", BERLIN, NIGHT, SOL_NO, SOL_YES, SOL_NO,
    SOL_CHARGE_MODE_SCHEDULED, 1, NULL, NULL },
  { "enabled-unknown", "2026-06-13T22:55:00+02:00", BERLIN, NIGHT, SOL_UNKNOWN, SOL_YES, SOL_NO,
    SOL_CHARGE_MODE_SCHEDULED, 1, NULL, NULL },
  { "no-reminder", "2026-06-13T22:55:00+02:00", BERLIN, HOUR (23, 0), HOUR (6, 0), EVERY, 0, FREE, NULL,
    NULL },
  { "plugged", "2026-06-13T22:55:00+02:00", BERLIN, NIGHT, SOL_YES, SOL_YES, SOL_YES,
    SOL_CHARGE_MODE_SCHEDULED, 1, NULL, "2026-06-13T23:00:00+02:00" },
  { "plugged-unknown", "2026-06-13T22:55:00+02:00", BERLIN, NIGHT, SOL_YES, SOL_YES, SOL_UNKNOWN,
    SOL_CHARGE_MODE_SCHEDULED, 1, NULL, "2026-06-13T23:00:00+02:00" },
  { "offline", "2026-06-13T22:55:00+02:00", BERLIN, NIGHT, SOL_YES, SOL_NO, SOL_NO, SOL_CHARGE_MODE_SCHEDULED,
    1, NULL, "2026-06-13T23:00:00+02:00" },
  { "not-seen-lately", "2026-06-13T22:55:00+02:00", BERLIN, NIGHT, SOL_YES, SOL_YES, SOL_NO,
    SOL_CHARGE_MODE_SCHEDULED, 11, NULL, "2026-06-13T23:00:00+02:00" },
  { "mode-unknown", "2026-06-13T22:55:00+02:00", BERLIN, NIGHT, SOL_YES, SOL_YES, SOL_NO,
    SOL_CHARGE_MODE_UNKNOWN, 1, "The slot 23:00 – 06:00 starts in 5 minutes.", "2026-06-13T23:00:00+02:00" },
  { "green", "2026-06-13T22:55:00+02:00", BERLIN, NIGHT, SOL_YES, SOL_YES, SOL_NO, SOL_CHARGE_MODE_GREEN, 1,
    NULL, "2026-06-13T23:00:00+02:00" },
};

static SolScheduleSlot *
make_slot (const char *id, const Row *row)
{
  SolSlotEdit edit = { row->start, row->end, (SolDays) row->days, 16, row->enabled, row->minutes };
  SolScheduleSlot *slot = sol_schedule_slot_new_custom (id, &edit);
  slot->enabled = row->enabled;
  return slot;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SolSchedule) schedule = sol_schedule_new ();
  g_autoptr (GTimeZone) zone = sol_zone_new (row->zone);
  SolTime now = sol_time_parse (row->now, NULL);
  SolReminderState state
      = { schedule, row->mode, row->connected, row->plugged_in, now - row->age_min * SOL_MINUTE, zone };

  g_ptr_array_add (schedule->slots, make_slot (SLOT, row));
  g_autoptr (SolReminder) reminder = sol_reminder_decide (&state, now, NULL, NULL);
  g_assert_cmpstr (reminder == NULL ? NULL : reminder->body, ==, row->body);
  if (reminder != NULL)
    {
      g_assert_cmpstr (reminder->id, ==, "plug-" SLOT);
      g_assert_cmpstr (reminder->slot, ==, SLOT);
      g_assert_cmpstr (reminder->title, ==, "Plug in the car");
      g_assert_cmpint (reminder->start, >, now);
    }
  g_autofree char *next = sol_time_format_iso (sol_reminder_next (&state, now), zone);
  g_assert_cmpstr (next, ==, row->next);
}

typedef struct
{
  const char *slot;
  SolTime start;
} Told;

static gboolean
was_told (const char *slot, SolTime start, gpointer user_data)
{
  const Told *told = user_data;
  return g_strcmp0 (told->slot, slot) == 0 && told->start == start;
}

/* Once for each occurrence, and of two slots that are near the nearer one first. */
static void
test_once (void)
{
  const Row *row = &rows[0];
  Row other = *row;
  g_autoptr (SolSchedule) schedule = sol_schedule_new ();
  g_autoptr (GTimeZone) zone = sol_zone_new (BERLIN);
  SolTime now = sol_time_parse (row->now, NULL);
  SolReminderState state = { schedule, row->mode, SOL_YES, SOL_NO, now, zone };
  Told told = { NULL, SOL_TIME_UNKNOWN };

  other.start -= 5;
  g_ptr_array_add (schedule->slots, make_slot (SLOT, row));
  g_ptr_array_add (schedule->slots, make_slot ("1:EV:b", &other));
  g_autoptr (SolReminder) first = sol_reminder_decide (&state, now, was_told, &told);
  g_assert_cmpstr (first->slot, ==, "1:EV:b");
  told = (Told){ first->slot, first->start };
  g_autoptr (SolReminder) second = sol_reminder_decide (&state, now, was_told, &told);
  g_assert_cmpstr (second->slot, ==, SLOT);
  g_assert_cmpint (second->start, ==, first->start + 5 * SOL_MINUTE);

  g_ptr_array_remove_index (schedule->slots, 0);
  g_assert_null (sol_reminder_decide (&state, now, was_told, &told));
  now += SOL_DAY;
  state.seen_at = now;
  g_autoptr (SolReminder) tomorrow = sol_reminder_decide (&state, now, was_told, &told);
  g_assert_cmpstr (tomorrow->slot, ==, "1:EV:b");
}

static void
test_nothing (void)
{
  SolReminderState state = { NULL, SOL_CHARGE_MODE_SCHEDULED, SOL_YES, SOL_NO, 0, NULL };
  g_assert_null (sol_reminder_decide (&state, SOL_HOUR, NULL, NULL));
  g_assert_cmpint (sol_reminder_next (&state, SOL_HOUR), ==, SOL_TIME_UNKNOWN);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/domain/reminder/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/domain/reminder/once", test_once);
  g_test_add_func ("/domain/reminder/nothing", test_nothing);
  return g_test_run ();
}
