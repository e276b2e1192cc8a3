/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-schedule-draft.h"

#define AT(h, m) ((h) *60 + (m))
#define MON sol_day (1)
#define TUE sol_day (2)
#define SUN sol_day (7)

static const SolAmpsRange range = { 6, 32, 1 };

static SolScheduleSlot *
make_slot (const char *id, int start, int end, SolDays days, int amps)
{
  SolSlotEdit edit = { start, end, days, amps, SOL_YES, -1 };
  return sol_schedule_slot_new_custom (id, &edit);
}

/* Two slots: "night" 23:00 to 06:00 on Monday and Tuesday, "noon" 11:00 to 15:30 on every day. */
static SolSchedule *
make_schedule (void)
{
  SolSchedule *schedule = sol_schedule_new ();
  schedule->server_timestamp = g_strdup ("1");
  g_ptr_array_add (schedule->slots, make_slot ("night", AT (23, 0), AT (6, 0), MON | TUE, 16));
  g_ptr_array_add (schedule->slots, make_slot ("noon", AT (11, 0), AT (15, 30), SOL_EVERY_DAY, 10));
  return schedule;
}

static SolScheduleDraft *
begin (void)
{
  g_autoptr (SolSchedule) schedule = make_schedule ();
  return sol_schedule_draft_begin (schedule);
}

static void
take (SolScheduleDraft **draft, SolScheduleDraft *next)
{
  sol_schedule_draft_unref (*draft);
  *draft = next;
}

static char *
describe (const SolScheduleDraft *draft)
{
  static const char *const kinds[] = { "added", "changed", "switched", "removed" };
  g_autoptr (GPtrArray) changes = sol_schedule_draft_list_changes (draft);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      const SolSlotChange *change = g_ptr_array_index (changes, i);
      const SolScheduleSlot *slot = change->after != NULL ? change->after : change->before;
      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", kinds[change->kind], slot->id);
    }
  return g_string_free (text, FALSE);
}

static void
assert_changes (const SolScheduleDraft *draft, const char *wanted)
{
  g_autofree char *text = describe (draft);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_nothing (void)
{
  g_autoptr (SolScheduleDraft) draft = begin ();
  SolSlotEdit same = { AT (23, 0), AT (6, 0), MON | TUE, 16, SOL_YES, 0 };

  g_assert_false (sol_schedule_draft_is_changed (draft));
  g_autoptr (SolScheduleDraft) next = sol_schedule_draft_edit (draft, "night", &same);
  g_assert_true (next == draft);
  g_autoptr (SolScheduleDraft) missing = sol_schedule_draft_remove (draft, "nobody");
  g_assert_true (missing == draft);
}

static void
test_order (void)
{
  g_autoptr (SolScheduleDraft) draft = begin ();
  SolSlotEdit off = SOL_SLOT_EDIT_NONE;
  SolSlotEdit window = { AT (18, 0), AT (19, 0), MON, 20, SOL_UNKNOWN, 30 };

  off.enabled = SOL_NO;
  take (&draft, sol_schedule_draft_remove (draft, "noon"));
  take (&draft, sol_schedule_draft_edit (draft, "night", &off));
  take (&draft, sol_schedule_draft_add (draft, "evening", &window));
  assert_changes (draft, "added evening, switched night, removed noon");
  take (&draft, sol_schedule_draft_move (draft, "night", 15, 0));
  assert_changes (draft, "added evening, changed night, removed noon");
  g_assert_cmpint (sol_schedule_draft_check (draft, range, NULL, NULL), ==, SOL_SLOT_OK);
  /* Moving does not switch it on. */
  g_assert_cmpint (sol_schedule_find (draft->mine, "night")->enabled, ==, SOL_NO);
}

static void
test_back_again (void)
{
  g_autoptr (SolScheduleDraft) draft = begin ();
  take (&draft, sol_schedule_draft_move (draft, "night", 120, 3));
  take (&draft, sol_schedule_draft_move (draft, "night", -120, -3));
  assert_changes (draft, "");
}

static void
test_move (void)
{
  const struct
  {
    const char *id;
    int minutes, days;
    SolWeekWindow wanted;
  } rows[] = {
    { "noon", 15, 0, { SOL_EVERY_DAY, AT (11, 15), AT (15, 45) } },
    { "night", 60, 0, { TUE | sol_day (3), AT (0, 0), AT (7, 0) } },
    { "night", -15, 0, { MON | TUE, AT (22, 45), AT (5, 45) } },
    { "night", 0, 6, { SUN | MON, AT (23, 0), AT (6, 0) } },
    { "night", -AT (23, 15), 0, { SUN | MON, AT (23, 45), AT (6, 45) } },
    { "night", 7 * SOL_MINUTES_PER_DAY, 0, { MON | TUE, AT (23, 0), AT (6, 0) } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolScheduleDraft) draft = begin ();
      take (&draft, sol_schedule_draft_move (draft, rows[i].id, rows[i].minutes, rows[i].days));
      const SolWeekWindow *is = &sol_schedule_find (draft->mine, rows[i].id)->window;
      g_assert_cmpint (is->start, ==, rows[i].wanted.start);
      g_assert_cmpint (is->end, ==, rows[i].wanted.end);
      g_assert_cmpint (is->days, ==, rows[i].wanted.days);
    }
}

static void
test_resize (void)
{
  const struct
  {
    gboolean end;
    int minutes;
    SolWeekWindow wanted;
  } rows[] = {
    { TRUE, -60, { MON | TUE, AT (23, 0), AT (5, 0) } },
    { TRUE, -10000, { MON | TUE, AT (23, 0), AT (23, 15) } },
    { TRUE, 10000, { MON | TUE, AT (23, 0), AT (22, 45) } },
    { FALSE, -60, { MON | TUE, AT (22, 0), AT (6, 0) } },
    /* The start goes over midnight: the slot starts on the next days. */
    { FALSE, 120, { TUE | sol_day (3), AT (1, 0), AT (6, 0) } },
    { FALSE, 10000, { TUE | sol_day (3), AT (5, 45), AT (6, 0) } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolScheduleDraft) draft = begin ();
      take (&draft, sol_schedule_draft_resize (draft, "night", rows[i].end, rows[i].minutes));
      const SolWeekWindow *is = &sol_schedule_find (draft->mine, "night")->window;
      g_assert_cmpint (is->start, ==, rows[i].wanted.start);
      g_assert_cmpint (is->end, ==, rows[i].wanted.end);
      g_assert_cmpint (is->days, ==, rows[i].wanted.days);
    }
  g_assert_cmpint (sol_draft_snap (AT (11, 7)), ==, AT (11, 0));
  g_assert_cmpint (sol_draft_snap (AT (11, 8)), ==, AT (11, 15));
  g_assert_cmpint (sol_draft_snap (-5), ==, 0);
  g_assert_cmpint (sol_draft_snap (1439), ==, 1440);
}

static void
test_check (void)
{
  const struct
  {
    SolSlotEdit edit;
    SolSlotProblem problem;
    const char *meets;
  } rows[] = {
    { { AT (7, 0), AT (9, 0), MON, 16, SOL_YES, -1 }, SOL_SLOT_OK, NULL },
    { { AT (7, 0), AT (7, 0), MON, 16, SOL_YES, -1 }, SOL_SLOT_EQUAL_TIMES, NULL },
    { { AT (7, 0), AT (9, 0), SOL_NO_DAY, 16, SOL_YES, -1 }, SOL_SLOT_NO_DAYS, NULL },
    { { AT (7, 0), AT (9, 0), MON, 40, SOL_YES, -1 }, SOL_SLOT_BAD_AMPS, NULL },
    { { AT (7, 0), AT (11, 15), MON, 16, SOL_YES, -1 }, SOL_SLOT_OK, "noon" },
    /* Touching is not meeting. */
    { { AT (7, 0), AT (11, 0), MON, 16, SOL_YES, -1 }, SOL_SLOT_OK, NULL },
    /* The part of Tuesday's night after midnight. */
    { { AT (5, 0), AT (7, 0), sol_day (3), 16, SOL_YES, -1 }, SOL_SLOT_OK, "night" },
    { { AT (5, 0), AT (7, 0), sol_day (4), 16, SOL_YES, -1 }, SOL_SLOT_OK, NULL },
    /* Over the end of the week: Sunday's night reaches Monday, where "night" starts only at 23:00. */
    { { AT (22, 0), AT (10, 0), SUN, 16, SOL_YES, -1 }, SOL_SLOT_OK, NULL },
    { { AT (22, 0), AT (11, 15), SUN, 16, SOL_YES, -1 }, SOL_SLOT_OK, "noon" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolScheduleDraft) draft = begin ();
      const SolScheduleSlot *slot, *other;
      take (&draft, sol_schedule_draft_add (draft, "new", &rows[i].edit));
      g_assert_cmpint (sol_schedule_draft_check (draft, range, &slot, &other), ==, rows[i].problem);
      g_assert_cmpstr (other == NULL ? NULL : other->id, ==, rows[i].meets);
      g_assert_cmpint (slot != NULL, ==, rows[i].problem != SOL_SLOT_OK || rows[i].meets != NULL);
    }
}

/* What each side did to "night", and what comes of it. */
typedef enum
{
  LEFT,
  MOVED,
  MOVED_ELSEWHERE,
  GONE,
} Side;

static SolScheduleDraft *
do_side (Side side)
{
  SolScheduleDraft *draft = begin ();
  switch (side)
    {
    case LEFT:
      break;
    case MOVED:
      take (&draft, sol_schedule_draft_move (draft, "night", -60, 0));
      break;
    case MOVED_ELSEWHERE:
      take (&draft, sol_schedule_draft_move (draft, "night", -30, 0));
      break;
    case GONE:
      take (&draft, sol_schedule_draft_remove (draft, "night"));
      break;
    }
  return draft;
}

static void
test_merge (void)
{
  const struct
  {
    Side mine, theirs;
    gboolean asks;
    int start; /* of the merged one; -1 when it is gone */
    const char *changes;
  } rows[] = {
    { LEFT, LEFT, FALSE, AT (23, 0), "" },
    { MOVED, LEFT, FALSE, AT (22, 0), "changed night" },
    { LEFT, MOVED, FALSE, AT (22, 0), "" },
    { MOVED, MOVED, FALSE, AT (22, 0), "" },
    { MOVED, MOVED_ELSEWHERE, TRUE, AT (22, 0), "changed night" },
    { GONE, LEFT, FALSE, -1, "removed night" },
    { LEFT, GONE, FALSE, -1, "" },
    { GONE, GONE, FALSE, -1, "" },
    { GONE, MOVED, TRUE, -1, "removed night" },
    { MOVED, GONE, TRUE, AT (22, 0), "added night" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolScheduleDraft) mine = do_side (rows[i].mine);
      g_autoptr (SolScheduleDraft) theirs = do_side (rows[i].theirs);
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (SolScheduleDraft) merged = sol_schedule_draft_merge (mine, theirs->mine, &conflicts);
      const SolScheduleSlot *slot = sol_schedule_find (merged->mine, "night");

      g_assert_cmpuint (conflicts->len, ==, rows[i].asks ? 1 : 0);
      g_assert_cmpint (slot == NULL ? -1 : slot->window.start, ==, rows[i].start);
      assert_changes (merged, rows[i].changes);
      if (!rows[i].asks)
        continue;
      g_autoptr (SolScheduleDraft) kept
          = sol_schedule_draft_settle (merged, g_ptr_array_index (conflicts, 0), TRUE);
      g_assert_true (kept == merged);
      g_autoptr (SolScheduleDraft) given
          = sol_schedule_draft_settle (merged, g_ptr_array_index (conflicts, 0), FALSE);
      assert_changes (given, "");
    }
}

/* Both sides draw into the same empty hours. */
static void
test_merge_overlap (void)
{
  g_autoptr (SolScheduleDraft) mine = begin ();
  g_autoptr (SolScheduleDraft) theirs = begin ();
  SolSlotEdit here = { AT (17, 0), AT (19, 0), MON, 16, SOL_YES, -1 };
  SolSlotEdit there = { AT (18, 0), AT (20, 0), MON, 16, SOL_YES, -1 };
  g_autoptr (GPtrArray) conflicts = NULL;

  take (&mine, sol_schedule_draft_add (mine, "here", &here));
  take (&theirs, sol_schedule_draft_add (theirs, "there", &there));
  g_autoptr (SolScheduleDraft) merged = sol_schedule_draft_merge (mine, theirs->mine, &conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  const SolSlotConflict *conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (conflict->kind, ==, SOL_CONFLICT_OVERLAP);
  g_assert_cmpstr (conflict->mine->id, ==, "here");
  g_assert_cmpstr (conflict->theirs->id, ==, "there");
  g_autoptr (SolScheduleDraft) kept = sol_schedule_draft_settle (merged, conflict, TRUE);
  assert_changes (kept, "added here, removed there");
  g_autoptr (SolScheduleDraft) given = sol_schedule_draft_settle (merged, conflict, FALSE);
  assert_changes (given, "");
}

static void
test_saved (void)
{
  g_autoptr (SolScheduleDraft) draft = begin ();
  g_autoptr (SolSchedule) before = make_schedule ();
  take (&draft, sol_schedule_draft_remove (draft, "noon"));
  take (&draft, sol_schedule_draft_move (draft, "night", 15, 0));
  g_assert_false (sol_schedule_draft_is_saved (draft, before, NULL));
  g_assert_true (sol_schedule_draft_is_saved (draft, draft->mine, NULL));
}

/* A slot that starts in the hour that the clocks skip or repeat, seen from another zone. */
static void
test_reminder (void)
{
  const struct
  {
    const char *now; /* UTC */
    SolTruth plugged_in;
    const char *starts; /* UTC, NULL: nothing is due */
  } rows[] = {
    /* 02:30 at the site, on a usual night: 00:30 UTC. */
    { "2026-06-15T00:05:00Z", SOL_NO, "2026-06-15T00:30:00Z" },
    { "2026-06-15T00:05:00Z", SOL_YES, NULL },
    { "2026-06-15T00:05:00Z", SOL_UNKNOWN, NULL },
    { "2026-06-14T23:55:00Z", SOL_NO, NULL },
    /* Skipped: the first moment after the gap, 03:00 there. */
    { "2026-03-29T00:45:00Z", SOL_NO, "2026-03-29T01:00:00Z" },
    /* Comes twice: the first. */
    { "2026-10-25T00:05:00Z", SOL_NO, "2026-10-25T00:30:00Z" },
    { "2026-10-25T01:05:00Z", SOL_NO, NULL },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (SolSchedule) schedule = sol_schedule_new ();
  SolSlotEdit edit = { AT (2, 30), AT (5, 0), SOL_EVERY_DAY, 16, SOL_YES, 30 };

  g_ptr_array_add (schedule->slots, sol_schedule_slot_new_custom ("early", &edit));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (rows[i].now, NULL);
      SolTime start;
      const SolScheduleSlot *slot = sol_schedule_find_reminder (
          schedule, g_date_time_to_unix (now) * SOL_SECOND, zone, rows[i].plugged_in, &start);
      g_test_message ("%s", rows[i].now);
      g_assert_cmpint (slot != NULL, ==, rows[i].starts != NULL);
      if (slot == NULL)
        continue;
      g_autoptr (GDateTime) starts = g_date_time_new_from_iso8601 (rows[i].starts, NULL);
      g_assert_cmpint (start / SOL_SECOND, ==, g_date_time_to_unix (starts));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/schedule-draft/nothing", test_nothing);
  g_test_add_func ("/domain/schedule-draft/order", test_order);
  g_test_add_func ("/domain/schedule-draft/back-again", test_back_again);
  g_test_add_func ("/domain/schedule-draft/move", test_move);
  g_test_add_func ("/domain/schedule-draft/resize", test_resize);
  g_test_add_func ("/domain/schedule-draft/check", test_check);
  g_test_add_func ("/domain/schedule-draft/merge", test_merge);
  g_test_add_func ("/domain/schedule-draft/merge-overlap", test_merge_overlap);
  g_test_add_func ("/domain/schedule-draft/saved", test_saved);
  g_test_add_func ("/domain/schedule-draft/reminder", test_reminder);
  return g_test_run ();
}
