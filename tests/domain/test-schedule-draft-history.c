/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-schedule-draft-history.h"
#include "sol-schedule-draft-words.h"

#define AT(h, m) ((h) *60 + (m))
#define MON sol_day (1)
#define NBSP "\302\240"

static SolScheduleSlot *
make_slot (const char *id, int start, int end, SolDays days, int amps)
{
  SolSlotEdit edit = { start, end, days, amps, SOL_YES, -1 };
  return sol_schedule_slot_new_custom (id, &edit);
}

/* "night" 23:00 to 05:00 from Monday to Thursday with 16 A, "noon" 11:00 to 15:30 at the weekend with 10 A.
 */
static SolScheduleDraft *
begin (void)
{
  g_autoptr (SolSchedule) schedule = sol_schedule_new ();
  g_ptr_array_add (schedule->slots, make_slot ("night", AT (23, 0), AT (5, 0), 0x0f, 16));
  g_ptr_array_add (schedule->slots, make_slot ("noon", AT (11, 0), AT (15, 30), 0x60, 10));
  return sol_schedule_draft_begin (schedule);
}

static SolScheduleDraft *
edit (const SolScheduleDraft *draft, const char *id, SolSlotEdit edit)
{
  return sol_schedule_draft_edit (draft, id, &edit);
}

static SolSlotEdit
amps (int wanted)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.amps = wanted;
  return edit;
}

static gboolean
push_amps (SolDraftHistory *history, int wanted, const char *gesture)
{
  g_autoptr (SolScheduleDraft) next = edit (sol_draft_history_get (history), "night", amps (wanted));
  return sol_draft_history_push (history, next, gesture);
}

static int
get_amps (SolDraftHistory *history)
{
  return sol_schedule_find (sol_draft_history_get (history)->mine, "night")->amps;
}

static void
test_back_and_forth (void)
{
  g_autoptr (SolScheduleDraft) draft = begin ();
  g_autoptr (SolDraftHistory) history = sol_draft_history_new (draft);

  g_assert_false (sol_draft_history_can_undo (history));
  g_assert_false (sol_draft_history_undo (history));
  g_assert_false (sol_draft_history_redo (history));
  g_assert_true (push_amps (history, 20, NULL));
  g_assert_true (push_amps (history, 25, NULL));
  g_assert_true (push_amps (history, 32, NULL));
  g_assert_true (sol_draft_history_undo (history));
  g_assert_true (sol_draft_history_undo (history));
  g_assert_cmpint (get_amps (history), ==, 20);
  g_assert_true (sol_draft_history_redo (history));
  g_assert_cmpint (get_amps (history), ==, 25);
  /* Another way from here: what was taken back is gone. */
  g_assert_true (push_amps (history, 6, NULL));
  g_assert_false (sol_draft_history_can_redo (history));
  while (sol_draft_history_undo (history))
    ;
  g_assert_cmpint (get_amps (history), ==, 16);
  g_assert_true (sol_draft_history_get (history) == draft);
}

static void
test_nothing_new (void)
{
  g_autoptr (SolScheduleDraft) draft = begin ();
  g_autoptr (SolDraftHistory) history = sol_draft_history_new (draft);

  g_assert_false (push_amps (history, 16, NULL));
  g_assert_false (sol_draft_history_can_undo (history));
  g_assert_true (push_amps (history, 20, NULL));
  g_assert_false (push_amps (history, 20, "amps"));
}

/* A slider that moves is one step. */
static void
test_gestures (void)
{
  g_autoptr (SolScheduleDraft) draft = begin ();
  g_autoptr (SolDraftHistory) history = sol_draft_history_new (draft);

  for (int wanted = 17; wanted <= 30; wanted++)
    g_assert_true (push_amps (history, wanted, "amps night"));
  g_assert_true (push_amps (history, 10, "other"));
  g_assert_true (sol_draft_history_undo (history));
  g_assert_cmpint (get_amps (history), ==, 30);
  /* The same gesture after a step back is another one. */
  g_assert_true (push_amps (history, 31, "other"));
  g_assert_true (sol_draft_history_undo (history));
  g_assert_true (sol_draft_history_undo (history));
  g_assert_cmpint (get_amps (history), ==, 16);
  g_assert_false (sol_draft_history_can_undo (history));
}

static void
assert_words (const SolScheduleDraft *draft, const char *count, const char *words)
{
  g_autofree char *shown_count = sol_draft_count_words (draft);
  g_autofree char *shown = sol_draft_words (draft);
  g_assert_cmpstr (shown_count, ==, count);
  g_assert_cmpstr (shown, ==, words);
}

static void
take (SolScheduleDraft **draft, SolScheduleDraft *next)
{
  sol_schedule_draft_unref (*draft);
  *draft = next;
}

static void
test_words (void)
{
  g_autoptr (SolScheduleDraft) draft = begin ();
  SolSlotEdit ends = SOL_SLOT_EDIT_NONE, off = SOL_SLOT_EDIT_NONE, days = SOL_SLOT_EDIT_NONE;
  SolSlotEdit evening = { AT (17, 0), AT (19, 0), sol_day (3), 10, SOL_NO, -1 };

  ends.end = AT (6, 0);
  off.enabled = SOL_NO;
  days.days = 0x1f;
  take (&draft, edit (draft, "night", ends));
  assert_words (draft, "1 unsaved change", "ends 05:00 → 06:00");
  take (&draft, edit (draft, "night", amps (32)));
  /* The words of the picture. */
  assert_words (draft, "2 unsaved changes", "ends 05:00 → 06:00, 16" NBSP "A → 32" NBSP "A");
  take (&draft, edit (draft, "night", days));
  take (&draft, edit (draft, "night", off));
  assert_words (draft, "4 unsaved changes",
                "ends 05:00 → 06:00, Mon–Thu → Mon–Fri, 16" NBSP "A → 32" NBSP "A, on → off");
  take (&draft, begin ());
  take (&draft, sol_schedule_draft_move (draft, "night", -60, 0));
  take (&draft, sol_schedule_draft_remove (draft, "noon"));
  take (&draft, sol_schedule_draft_add (draft, "evening", &evening));
  assert_words (
      draft, "3 unsaved changes",
      "new Wed 17:00 – 19:00; Mon–Thu 23:00 – 05:00: 23:00 – 05:00 → 22:00 – 04:00; without Sat, Sun "
      "11:00 – 15:30");
}

static void
test_days (void)
{
  static const struct
  {
    SolDays days;
    const char *words;
  } rows[] = { { SOL_EVERY_DAY, "Every day" },
               { 0x0f, "Mon–Thu" },
               { 0x6f, "Mon–Thu, Sat, Sun" },
               { 0x60, "Sat, Sun" },
               { 0x01, "Mon" },
               { 0x55, "Mon, Wed, Fri, Sun" },
               { 0x70, "Fri–Sun" },
               { SOL_NO_DAY, "–" },
               { 0x05, "Mon, Wed" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = sol_days_words (rows[i].days);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_slot (void)
{
  g_autoptr (SolScheduleSlot) night = make_slot ("night", AT (23, 0), AT (6, 0), 0x6f, 32);
  g_autoptr (SolScheduleSlot) noon = make_slot ("noon", AT (11, 0), AT (15, 30), 0x60, 0);
  g_autofree char *spoken = sol_slot_spoken_words (night, 3, 1, 3);
  g_autofree char *spoken_noon = sol_slot_spoken_words (noon, 7, 2, 3);
  g_autofree char *span = sol_slot_span_words (night);
  g_autofree char *span_noon = sol_slot_span_words (noon);
  g_autofree char *most = sol_slot_most_words (night, 230, 32);
  g_autofree char *most_noon = sol_slot_most_words (noon, 230, 32);
  g_autofree char *unknown = sol_slot_most_words (night, G_MAXDOUBLE * 2, 32);

  g_assert_cmpstr (spoken, ==, "Wednesday 23:00 to Thursday 06:00, 32 amps, enabled, slot 1 of 3");
  g_assert_cmpstr (spoken_noon, ==, "Sunday 11:00 to 15:30, maximum current, enabled, slot 2 of 3");
  g_assert_cmpstr (span, ==, "Next day · 7" NBSP "h");
  g_assert_cmpstr (span_noon, ==, "4" NBSP "h 30" NBSP "min");
  g_assert_cmpstr (most, ==, "Up to 51.5" NBSP "kWh per night at 32" NBSP "A.");
  g_assert_cmpstr (most_noon, ==, "Up to 33.1" NBSP "kWh per day at 32" NBSP "A.");
  g_assert_null (unknown);
}

static char *
merge_words (SolScheduleDraft *mine, const SolScheduleDraft *theirs)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (SolScheduleDraft) merged = sol_schedule_draft_merge (mine, theirs->mine, &conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_true (sol_schedule_draft_conflict_stands (merged, g_ptr_array_index (conflicts, 0)));
  return sol_slot_conflict_words (g_ptr_array_index (conflicts, 0));
}

static void
test_conflicts (void)
{
  g_autoptr (SolScheduleDraft) base = begin ();
  g_autoptr (SolScheduleDraft) mine = edit (base, "night", amps (32));
  g_autoptr (SolScheduleDraft) moved = sol_schedule_draft_move (base, "night", -60, 0);
  g_autoptr (SolScheduleDraft) gone = sol_schedule_draft_remove (base, "night");
  g_autoptr (SolScheduleDraft) louder = edit (base, "night", amps (20));
  g_autofree char *a = merge_words (mine, moved);
  g_autofree char *b = merge_words (mine, gone);
  g_autofree char *c = merge_words (gone, louder);

  /* The sentence of the specification. */
  g_assert_cmpstr (a, ==, "Mon–Thu 23:00 – 05:00 was changed to 22:00 – 04:00 while you were editing.");
  g_assert_cmpstr (b, ==, "Mon–Thu 23:00 – 05:00 was deleted while you were editing.");
  g_assert_cmpstr (
      c, ==, "Mon–Thu 23:00 – 05:00, which you deleted, was changed to 20" NBSP "A while you were editing.");
}

/* Two questions about one slot: the answer to the first may be the end of the second. */
static void
test_stands (void)
{
  g_autoptr (SolScheduleDraft) base = begin ();
  SolSlotEdit later = SOL_SLOT_EDIT_NONE, other = { AT (16, 0), AT (17, 0), 0x60, 10, SOL_YES, -1 };
  later.end = AT (16, 30);
  g_autoptr (SolScheduleDraft) mine = edit (base, "noon", later);
  g_autoptr (SolScheduleDraft) changed = edit (base, "noon", amps (8));
  g_autoptr (SolScheduleDraft) theirs = sol_schedule_draft_add (changed, "other", &other);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (SolScheduleDraft) merged = sol_schedule_draft_merge (mine, theirs->mine, &conflicts);

  g_assert_cmpuint (conflicts->len, ==, 2);
  const SolSlotConflict *both = g_ptr_array_index (conflicts, 0), *overlap = g_ptr_array_index (conflicts, 1);
  g_assert_cmpint (both->kind, ==, SOL_CONFLICT_BOTH_CHANGED);
  g_autofree char *words = sol_slot_conflict_words (overlap);
  g_assert_cmpstr (
      words, ==,
      "Your Sat, Sun 11:00 – 16:30 overlaps Sat, Sun 16:00 – 17:00, which was set while you were "
      "editing.");
  g_autoptr (SolScheduleDraft) kept = sol_schedule_draft_settle (merged, both, TRUE);
  g_assert_true (sol_schedule_draft_conflict_stands (kept, overlap));
  g_autoptr (SolScheduleDraft) given = sol_schedule_draft_settle (merged, both, FALSE);
  g_assert_false (sol_schedule_draft_conflict_stands (given, overlap));
  g_autoptr (SolScheduleDraft) alone = sol_schedule_draft_settle (kept, overlap, TRUE);
  g_assert_null (sol_schedule_find (alone->mine, "other"));
  g_assert_false (sol_schedule_draft_conflict_stands (alone, overlap));
}

static void
test_problems (void)
{
  g_autoptr (SolScheduleSlot) noon = make_slot ("noon", AT (11, 0), AT (15, 30), MON, 10);
  g_autofree char *overlap = sol_slot_problem_words (SOL_SLOT_OK, noon);

  g_assert_cmpstr (overlap, ==, "Overlaps 11:00 – 15:30");
  g_assert_null (sol_slot_problem_words (SOL_SLOT_OK, NULL));
  for (SolSlotProblem problem = SOL_SLOT_NOT_EDITABLE; problem <= SOL_SLOT_BAD_REMINDER; problem++)
    {
      g_autofree char *words = sol_slot_problem_words (problem, NULL);
      g_assert_nonnull (words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/schedule-draft/back-and-forth", test_back_and_forth);
  g_test_add_func ("/domain/schedule-draft/nothing-new", test_nothing_new);
  g_test_add_func ("/domain/schedule-draft/gestures", test_gestures);
  g_test_add_func ("/domain/schedule-draft/words", test_words);
  g_test_add_func ("/domain/schedule-draft/days", test_days);
  g_test_add_func ("/domain/schedule-draft/slot", test_slot);
  g_test_add_func ("/domain/schedule-draft/conflicts", test_conflicts);
  g_test_add_func ("/domain/schedule-draft/stands", test_stands);
  g_test_add_func ("/domain/schedule-draft/problems", test_problems);
  return g_test_run ();
}
