/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-schedule-draft.h"

#define WORKDAYS ((SolDays) 0x1f)
#define GONE (-1)

static void
add_slot (SolSchedule *schedule, const char *id, SolDays days, int start, int end)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.days = days;
  edit.start = start;
  edit.end = end;
  edit.amps = 16;
  g_ptr_array_add (schedule->slots, sol_schedule_slot_new_custom (id, &edit));
}

static SolScheduleDraft *
draft_of (SolSchedule *base, SolSchedule *mine)
{
  SolScheduleDraft *draft = sol_schedule_draft_new ();
  draft->base = sol_schedule_ref (base);
  draft->mine = sol_schedule_ref (mine);
  return draft;
}

/* A schedule with one slot that ends at @end, or with none. */
static SolSchedule *
schedule_of_one (int end)
{
  SolSchedule *schedule = sol_schedule_new ();
  if (end != GONE)
    add_slot (schedule, "b", sol_day (6), 60, end);
  return schedule;
}

static void
assert_end (const SolScheduleDraft *draft, int end)
{
  GPtrArray *slots = draft->mine->slots;
  g_assert_cmpuint (slots->len, ==, end == GONE ? 0 : 1);
  if (end != GONE)
    g_assert_cmpint (((const SolScheduleSlot *) g_ptr_array_index (slots, 0))->window.end, ==, end);
}

/* One slot, each side of which is missing, as it was, or ends at another time. */
static void
test_sides (void)
{
  static const struct
  {
    int base, mine, theirs;
    gboolean asks;
    int kept, given; /* what a person gets who keeps mine, or gives way; the same when nobody is asked */
  } rows[] = {
    { 120, 120, 120, FALSE, 120, 120 },      { 120, 150, 120, FALSE, 150, 150 },
    { 120, 120, 150, FALSE, 150, 150 },      { 120, 150, 150, FALSE, 150, 150 },
    { 120, 150, 180, TRUE, 150, 180 },       { 120, GONE, 120, FALSE, GONE, GONE },
    { 120, GONE, 150, TRUE, GONE, 150 },     { 120, 120, GONE, FALSE, GONE, GONE },
    { 120, 150, GONE, TRUE, 150, GONE },     { 120, GONE, GONE, FALSE, GONE, GONE },
    { GONE, 120, GONE, FALSE, 120, 120 },    { GONE, GONE, 120, FALSE, 120, 120 },
    { GONE, 120, 120, FALSE, 120, 120 },     { GONE, 120, 150, TRUE, 120, 150 },
    { GONE, GONE, GONE, FALSE, GONE, GONE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolSchedule) base = schedule_of_one (rows[i].base);
      g_autoptr (SolSchedule) mine = schedule_of_one (rows[i].mine);
      g_autoptr (SolSchedule) theirs = schedule_of_one (rows[i].theirs);
      g_autoptr (SolScheduleDraft) draft = draft_of (base, mine);
      g_autoptr (GPtrArray) conflicts = NULL;

      g_test_message ("row %u", i);
      g_autoptr (SolScheduleDraft) merged = sol_schedule_draft_merge (draft, theirs, &conflicts);
      g_assert_true (merged->base == theirs);
      assert_end (merged, rows[i].kept);
      g_assert_cmpuint (conflicts->len, ==, rows[i].asks ? 1 : 0);
      if (!rows[i].asks)
        continue;
      const SolSlotConflict *conflict = g_ptr_array_index (conflicts, 0);
      g_assert_cmpint (conflict->kind, ==, SOL_CONFLICT_BOTH_CHANGED);
      g_assert_cmpstr (conflict->id, ==, "b");
      g_assert_true (conflict->before == sol_schedule_find (base, "b"));
      g_assert_true (conflict->mine == sol_schedule_find (mine, "b"));
      g_assert_true (conflict->theirs == sol_schedule_find (theirs, "b"));
      g_autoptr (SolScheduleDraft) given = sol_schedule_draft_settle (merged, conflict, FALSE);
      assert_end (given, rows[i].given);
      g_assert_false (sol_schedule_draft_is_changed (given));
    }
}

/* Mine meets what somebody else has added; what they have among themselves is theirs. */
static void
test_overlaps (void)
{
  g_autoptr (SolSchedule) base = sol_schedule_new ();
  g_autoptr (SolSchedule) theirs = sol_schedule_new ();
  g_autoptr (SolSchedule) mine = sol_schedule_new ();
  add_slot (base, "a", WORKDAYS, 60, 120);
  add_slot (mine, "a", WORKDAYS, 60, 120);
  add_slot (mine, "m", sol_day (5), 100, 110);
  add_slot (mine, "n", sol_day (6), 100, 110);
  add_slot (theirs, "a", WORKDAYS, 60, 120);
  add_slot (theirs, "x", WORKDAYS, 60, 120);
  add_slot (theirs, "y", WORKDAYS, 60, 120);

  g_autoptr (SolScheduleDraft) draft = draft_of (base, mine);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (SolScheduleDraft) merged = sol_schedule_draft_merge (draft, theirs, &conflicts);
  g_assert_cmpuint (merged->mine->slots->len, ==, 5);
  g_assert_cmpuint (conflicts->len, ==, 2);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SolSlotConflict *conflict = g_ptr_array_index (conflicts, i);
      g_assert_cmpint (conflict->kind, ==, SOL_CONFLICT_OVERLAP);
      g_assert_cmpstr (conflict->id, ==, "m");
      g_assert_cmpstr (conflict->mine->id, ==, "m");
      g_assert_cmpstr (conflict->theirs->id, ==, i == 0 ? "x" : "y");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/schedule-draft-merge/sides", test_sides);
  g_test_add_func ("/domain/schedule-draft-merge/overlaps", test_overlaps);
  return g_test_run ();
}
