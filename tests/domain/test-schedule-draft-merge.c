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

/* --- any two edits ------------------------------------------------------------------------------------- */

#define SEEDS 500

/* A few ids, so that both sides often meet the same slot. */
static char *
make_id (GRand *rand)
{
  return g_strdup_printf ("s%d", g_rand_int_range (rand, 0, 12));
}

static SolSlotEdit
make_edit (GRand *rand)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.start = g_rand_int_range (rand, 0, 96) * SOL_DRAFT_STEP;
  edit.end = (edit.start + g_rand_int_range (rand, 1, 40) * SOL_DRAFT_STEP) % SOL_MINUTES_PER_DAY;
  edit.days = (SolDays) g_rand_int_range (rand, 1, 0x80);
  edit.amps = g_rand_int_range (rand, 6, 33);
  edit.enabled = g_rand_boolean (rand) ? SOL_YES : SOL_NO;
  return edit;
}

static SolScheduleDraft *
edit_once (GRand *rand, const SolScheduleDraft *draft)
{
  g_autofree char *id = make_id (rand);
  SolSlotEdit edit = make_edit (rand), off = SOL_SLOT_EDIT_NONE;
  off.enabled = SOL_NO;
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return sol_schedule_draft_remove (draft, id);
    case 1:
      return sol_schedule_draft_move (draft, id, g_rand_int_range (rand, -96, 97) * SOL_DRAFT_STEP,
                                      g_rand_int_range (rand, -6, 7));
    case 2:
      return sol_schedule_draft_resize (draft, id, g_rand_boolean (rand),
                                        g_rand_int_range (rand, -20, 21) * SOL_DRAFT_STEP);
    case 3:
      return sol_schedule_draft_edit (draft, id, &off);
    case 4:
      return sol_schedule_draft_edit (draft, id, &edit);
    default:
      return sol_schedule_draft_add (draft, id, &edit);
    }
}

static SolScheduleDraft *
edit_often (GRand *rand, const SolSchedule *base)
{
  SolScheduleDraft *draft = sol_schedule_draft_begin (base);
  for (int left = g_rand_int_range (rand, 0, 8); left > 0; left--)
    {
      SolScheduleDraft *next = edit_once (rand, draft);
      sol_schedule_draft_unref (draft);
      draft = next;
    }
  return draft;
}

static SolSchedule *
make_base (GRand *rand)
{
  g_autoptr (SolSchedule) empty = sol_schedule_new ();
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (empty);
  for (int left = g_rand_int_range (rand, 0, 8); left > 0; left--)
    {
      g_autofree char *id = make_id (rand);
      SolSlotEdit edit = make_edit (rand);
      SolScheduleDraft *next = sol_schedule_draft_add (draft, id, &edit);
      sol_schedule_draft_unref (draft);
      draft = next;
    }
  return sol_schedule_ref (draft->mine);
}

static gboolean
same (const SolScheduleSlot *a, const SolScheduleSlot *b)
{
  return a == b || (a != NULL && b != NULL && sol_schedule_slot_same (a, b));
}

static gboolean
touched (const SolScheduleDraft *draft, const char *id)
{
  return !same (sol_schedule_find (draft->base, id), sol_schedule_find (draft->mine, id));
}

static const SolSlotConflict *
find_conflict (GPtrArray *conflicts, SolConflictKind kind, const char *mine, const char *theirs)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SolSlotConflict *conflict = g_ptr_array_index (conflicts, i);
      if (conflict->kind == kind && g_str_equal (conflict->id, mine)
          && (theirs == NULL || g_str_equal (conflict->theirs->id, theirs)))
        return conflict;
    }
  return NULL;
}

/* Whatever one side did alone is there, whatever both did alike is there once, the rest asks. */
static void
check_slot (const SolScheduleDraft *mine, const SolScheduleDraft *theirs, const SolScheduleDraft *merged,
            GPtrArray *conflicts, const char *id)
{
  const SolScheduleSlot *here = sol_schedule_find (mine->mine, id);
  const SolScheduleSlot *there = sol_schedule_find (theirs->mine, id);
  const SolScheduleSlot *kept = sol_schedule_find (merged->mine, id);
  gboolean differ = touched (mine, id) && touched (theirs, id) && !same (here, there);

  g_assert_true (same (kept, touched (mine, id) ? here : there));
  g_assert_cmpint (find_conflict (conflicts, SOL_CONFLICT_BOTH_CHANGED, id, NULL) != NULL, ==, differ);
  guint times = 0;
  for (guint i = 0; i < merged->mine->slots->len; i++)
    times += g_str_equal (((SolScheduleSlot *) g_ptr_array_index (merged->mine->slots, i))->id, id);
  g_assert_cmpuint (times, ==, kept == NULL ? 0 : 1);
}

/* What only one of the two touched must come out alike from both sides, and ask alike. */
static void
check_mirrored (const SolScheduleDraft *mine, const SolScheduleDraft *theirs, GPtrArray *here,
                GPtrArray *there)
{
  for (guint i = 0; i < here->len; i++)
    {
      const SolSlotConflict *conflict = g_ptr_array_index (here, i);
      if (conflict->kind == SOL_CONFLICT_BOTH_CHANGED)
        {
          const SolSlotConflict *other = find_conflict (there, SOL_CONFLICT_BOTH_CHANGED, conflict->id, NULL);
          g_assert_nonnull (other);
          g_assert_true (same (conflict->mine, other->theirs) && same (conflict->theirs, other->mine));
        }
      else if (!touched (theirs, conflict->id) && !touched (mine, conflict->theirs->id))
        g_assert_nonnull (find_conflict (there, SOL_CONFLICT_OVERLAP, conflict->theirs->id, conflict->id));
    }
}

static void
run_seed (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (SolSchedule) base = make_base (rand);
  g_autoptr (SolScheduleDraft) mine = edit_often (rand, base);
  g_autoptr (SolScheduleDraft) theirs = edit_often (rand, base);
  g_autoptr (GPtrArray) here = NULL, there = NULL, none = NULL;
  g_autoptr (SolScheduleDraft) merged = sol_schedule_draft_merge (mine, theirs->mine, &here);
  g_autoptr (SolScheduleDraft) mirrored = sol_schedule_draft_merge (theirs, mine->mine, &there);
  g_autoptr (SolScheduleDraft) equal = sol_schedule_draft_merge (mine, mine->mine, &none);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (sol_schedule_draft_is_changed (equal));
  g_assert_cmpuint (equal->mine->slots->len, ==, mine->mine->slots->len);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      check_slot (mine, theirs, merged, here, id);
      check_slot (theirs, mine, mirrored, there, id);
      if (find_conflict (here, SOL_CONFLICT_BOTH_CHANGED, id, NULL) == NULL)
        g_assert_true (same (sol_schedule_find (merged->mine, id), sol_schedule_find (mirrored->mine, id)));
    }
  check_mirrored (mine, theirs, here, there);
  check_mirrored (theirs, mine, there, here);
}

static void
test_seeds (void)
{
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      g_test_message ("seed %u", seed);
      run_seed (seed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/schedule-draft-merge/sides", test_sides);
  g_test_add_func ("/domain/schedule-draft-merge/overlaps", test_overlaps);
  g_test_add_func ("/domain/schedule-draft-merge/any-two-edits", test_seeds);
  return g_test_run ();
}
