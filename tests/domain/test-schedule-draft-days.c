/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-schedule-draft.h"

#define AT(h, m) ((h) *60 + (m))
#define SAT sol_day (6)
#define SUN sol_day (7)

static SolScheduleDraft *
draw (int start, int end, SolDays days)
{
  SolSlotEdit edit = { start, end, days, 16, SOL_YES, -1 };
  g_autoptr (SolSchedule) empty = sol_schedule_new ();
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (empty);
  return sol_schedule_draft_add (draft, "slot", &edit);
}

static void
assert_utc (SolTime time, const char *wanted)
{
  if (time == sol_time_parse (wanted, NULL))
    return;
  g_autofree char *text = sol_time_format_iso (time, NULL);
  g_error ("%s instead of %s", text, wanted);
}

/* Days of 23 and 25 hours, and places that are not where the desktop is: a slot is wall clock of the site. */
static void
test_clock_changes (void)
{
  const struct
  {
    const char *zone;
    int start, end;
    SolDays days;
    const char *after, *starts, *ends; /* UTC */
  } rows[] = {
    /* 29 March has 23 hours in Berlin, 25 October has 25. */
    { "Europe/Berlin", AT (1, 0), AT (5, 0), SUN, "2026-03-28T12:00:00Z", "2026-03-29T00:00:00Z",
      "2026-03-29T03:00:00Z" },
    { "Europe/Berlin", AT (1, 0), AT (5, 0), SUN, "2026-10-24T12:00:00Z", "2026-10-24T23:00:00Z",
      "2026-10-25T04:00:00Z" },
    { "Europe/Berlin", AT (23, 0), AT (6, 0), SAT, "2026-03-28T12:00:00Z", "2026-03-28T22:00:00Z",
      "2026-03-29T04:00:00Z" },
    { "Europe/Berlin", AT (23, 0), AT (6, 0), SAT, "2026-10-24T12:00:00Z", "2026-10-24T21:00:00Z",
      "2026-10-25T05:00:00Z" },
    /* Begins in the hour that is not there. */
    { "Europe/Berlin", AT (2, 30), AT (5, 0), SUN, "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z",
      "2026-03-29T03:00:00Z" },
    /* Begins in the hour that comes twice, and ends in it. */
    { "Europe/Berlin", AT (2, 30), AT (5, 0), SUN, "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z",
      "2026-10-25T04:00:00Z" },
    /* The other half of the world, where spring is in September. */
    { "Pacific/Auckland", AT (1, 0), AT (5, 0), SUN, "2026-09-26T00:00:00Z", "2026-09-26T13:00:00Z",
      "2026-09-26T16:00:00Z" },
    { "Pacific/Auckland", AT (23, 30), AT (7, 15), SUN, "2026-06-13T00:00:00Z", "2026-06-14T11:30:00Z",
      "2026-06-14T19:15:00Z" },
    /* No change of clocks, and half an hour off. */
    { "Asia/Kolkata", AT (0, 15), AT (4, 0), SUN, "2026-06-13T00:00:00Z", "2026-06-13T18:45:00Z",
      "2026-06-13T22:30:00Z" },
    /* Half an hour forward only. */
    { "Australia/Lord_Howe", AT (1, 0), AT (5, 0), SUN, "2026-10-03T00:00:00Z", "2026-10-03T14:30:00Z",
      "2026-10-03T18:00:00Z" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);
      g_autoptr (SolScheduleDraft) draft = draw (rows[i].start, rows[i].end, rows[i].days);
      SolTime start, end;
      g_test_message ("row %u: %s", i, rows[i].zone);
      g_assert_nonnull (zone);
      g_assert_nonnull (
          sol_schedule_next (draft->mine, sol_time_parse (rows[i].after, NULL), zone, &start, &end));
      assert_utc (start, rows[i].starts);
      assert_utc (end, rows[i].ends);
    }
}

/* Moved and resized on such a day, a slot still is what the clock on the wall says. */
static void
test_moved (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  SolTime saturday = sol_time_parse ("2026-03-28T12:00:00Z", NULL), start, end;
  g_autoptr (SolScheduleDraft) draft = draw (AT (23, 0), AT (1, 0), SAT);
  g_autoptr (SolScheduleDraft) later = sol_schedule_draft_move (draft, "slot", AT (2, 30), 0);
  g_autoptr (SolScheduleDraft) longer = sol_schedule_draft_resize (later, "slot", TRUE, 60);

  g_assert_nonnull (sol_schedule_next (longer->mine, saturday, zone, &start, &end));
  /* 01:30 to 04:30 on the Sunday that has no hour after two: two hours. */
  assert_utc (start, "2026-03-29T00:30:00Z");
  assert_utc (end, "2026-03-29T02:30:00Z");
  const SolScheduleSlot *slot = sol_schedule_find (longer->mine, "slot");
  g_assert_cmpint (slot->window.days, ==, SUN);
  g_assert_cmpint (sol_week_window_minutes (&slot->window), ==, 180);
}

/* What a person draws against what is there, over midnight and over the end of the week. */
static void
test_overlaps (void)
{
  const struct
  {
    SolWeekWindow there, drawn;
    gboolean meets;
  } rows[] = {
    { { SUN, AT (22, 0), AT (6, 0) }, { sol_day (1), AT (5, 45), AT (7, 0) }, TRUE },
    { { SUN, AT (22, 0), AT (6, 0) }, { sol_day (1), AT (6, 0), AT (7, 0) }, FALSE },
    { { SUN, AT (22, 0), AT (6, 0) }, { sol_day (1), AT (22, 0), AT (6, 0) }, FALSE },
    { { sol_day (1), AT (0, 15), AT (1, 0) }, { SUN, AT (23, 45), AT (0, 30) }, TRUE },
    { { sol_day (1), AT (0, 15), AT (1, 0) }, { SUN, AT (23, 45), AT (0, 15) }, FALSE },
    { { sol_day (3), AT (12, 0), AT (11, 45) }, { sol_day (4), AT (11, 30), AT (11, 45) }, TRUE },
    { { sol_day (3), AT (12, 0), AT (11, 45) }, { sol_day (4), AT (11, 45), AT (12, 0) }, FALSE },
    { { SOL_EVERY_DAY, AT (23, 0), AT (1, 0) }, { SAT, AT (0, 45), AT (1, 15) }, TRUE },
    { { SOL_EVERY_DAY, AT (23, 0), AT (1, 0) }, { SAT, AT (1, 0), AT (23, 0) }, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint swapped = 0; swapped < 2; swapped++)
      {
        const SolWeekWindow *old = swapped ? &rows[i].drawn : &rows[i].there;
        const SolWeekWindow *drawn = swapped ? &rows[i].there : &rows[i].drawn;
        SolSlotEdit edit = { drawn->start, drawn->end, drawn->days, 16, SOL_YES, -1 };
        g_autoptr (SolScheduleDraft) before = draw (old->start, old->end, old->days);
        g_autoptr (SolScheduleDraft) begun = sol_schedule_draft_begin (before->mine);
        g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_add (begun, "drawn", &edit);
        const SolScheduleSlot *slot = NULL, *other = NULL;
        g_test_message ("row %u, swapped %u", i, swapped);
        g_assert_cmpint (sol_schedule_draft_check (draft, (SolAmpsRange){ 6, 32, 1 }, &slot, &other), ==,
                         SOL_SLOT_OK);
        g_assert_cmpstr (other == NULL ? NULL : other->id, ==, rows[i].meets ? "slot" : NULL);
      }
}

int
main (int argc, char **argv)
{
  /* The desktop is somewhere else than any of the sites. */
  g_setenv ("TZ", "America/New_York", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/schedule-draft-days/clock-changes", test_clock_changes);
  g_test_add_func ("/domain/schedule-draft-days/moved", test_moved);
  g_test_add_func ("/domain/schedule-draft-days/overlaps", test_overlaps);
  return g_test_run ();
}
