/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-draft-merge"

#include "sol-schedule-draft.h"

void
sol_slot_conflict_free (SolSlotConflict *self)
{
  g_free (self->id);
  g_clear_pointer (&self->before, sol_schedule_slot_unref);
  g_clear_pointer (&self->mine, sol_schedule_slot_unref);
  g_clear_pointer (&self->theirs, sol_schedule_slot_unref);
  g_free (self);
}

static SolScheduleSlot *
ref_slot (const SolScheduleSlot *slot)
{
  return slot == NULL ? NULL : sol_schedule_slot_ref (slot);
}

static void
add_conflict (GPtrArray *conflicts, SolConflictKind kind, const SolScheduleSlot *before,
              const SolScheduleSlot *mine, const SolScheduleSlot *theirs)
{
  SolSlotConflict *conflict = g_new0 (SolSlotConflict, 1);
  conflict->kind = kind;
  conflict->id = g_strdup (mine != NULL ? mine->id : theirs->id);
  conflict->before = ref_slot (before);
  conflict->mine = ref_slot (mine);
  conflict->theirs = ref_slot (theirs);
  g_ptr_array_add (conflicts, conflict);
}

static gboolean
same (const SolScheduleSlot *a, const SolScheduleSlot *b)
{
  return a == b || (a != NULL && b != NULL && sol_schedule_slot_same (a, b));
}

/* Whether @mine is what this side made of it. */
static gboolean
is_mine (const SolScheduleDraft *self, const SolScheduleSlot *slot)
{
  return !same (sol_schedule_find (self->base, slot->id), sol_schedule_find (self->mine, slot->id));
}

static SolSchedule *
begin_merge (const SolSchedule *theirs)
{
  SolSchedule *merged = sol_schedule_new ();
  merged->server_timestamp = g_strdup (theirs->server_timestamp);
  merged->sync = g_strdup (theirs->sync);
  merged->off_peak_eligible = theirs->off_peak_eligible;
  merged->cancellable = theirs->cancellable;
  merged->pending_off_grid = theirs->pending_off_grid;
  return merged;
}

/* The one of three that counts; what both sides made of it in different ways is noted, and mine stays. */
static const SolScheduleSlot *
merge_slot (const SolScheduleSlot *before, const SolScheduleSlot *mine, const SolScheduleSlot *theirs,
            GPtrArray *conflicts)
{
  if (same (before, mine))
    return theirs;
  if (!same (before, theirs) && !same (mine, theirs))
    add_conflict (conflicts, SOL_CONFLICT_BOTH_CHANGED, before, mine, theirs);
  return mine;
}

static void
find_overlaps (const SolScheduleDraft *self, const SolSchedule *merged, const SolSchedule *theirs,
               GPtrArray *conflicts)
{
  for (guint i = 0; i < merged->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (merged->slots, i);
      if (!is_mine (self, slot))
        continue;
      for (guint k = 0; k < merged->slots->len; k++)
        {
          const SolScheduleSlot *other = g_ptr_array_index (merged->slots, k);
          /* What met already in the draft was seen by the person who drew it. */
          if (k == i || is_mine (self, other) || other->kind == SOL_SLOT_OFF_PEAK
              || slot->kind == SOL_SLOT_OFF_PEAK
              || same (sol_schedule_find (self->base, other->id), sol_schedule_find (theirs, other->id))
              || !sol_week_windows_overlap (&slot->window, &other->window))
            continue;
          add_conflict (conflicts, SOL_CONFLICT_OVERLAP, sol_schedule_find (self->base, slot->id), slot,
                        other);
        }
    }
}

SolScheduleDraft *
sol_schedule_draft_merge (const SolScheduleDraft *self, const SolSchedule *theirs, GPtrArray **conflicts)
{
  g_return_val_if_fail (self != NULL && theirs != NULL && conflicts != NULL, NULL);
  SolSchedule *merged = begin_merge (theirs);
  *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_slot_conflict_free);

  for (guint i = 0; i < theirs->slots->len; i++)
    {
      const SolScheduleSlot *there = g_ptr_array_index (theirs->slots, i);
      const SolScheduleSlot *kept = merge_slot (sol_schedule_find (self->base, there->id),
                                                sol_schedule_find (self->mine, there->id), there, *conflicts);
      if (kept != NULL)
        g_ptr_array_add (merged->slots, sol_schedule_slot_ref (kept));
    }
  for (guint i = 0; i < self->mine->slots->len; i++)
    {
      const SolScheduleSlot *mine = g_ptr_array_index (self->mine->slots, i);
      if (sol_schedule_find (theirs, mine->id) != NULL)
        continue;
      const SolScheduleSlot *kept
          = merge_slot (sol_schedule_find (self->base, mine->id), mine, NULL, *conflicts);
      if (kept != NULL)
        g_ptr_array_add (merged->slots, sol_schedule_slot_ref (kept));
    }
  find_overlaps (self, merged, theirs, *conflicts);
  SolScheduleDraft *draft = sol_schedule_draft_new ();
  draft->base = sol_schedule_ref (theirs);
  draft->mine = merged;
  return draft;
}

SolScheduleDraft *
sol_schedule_draft_settle (const SolScheduleDraft *self, const SolSlotConflict *conflict, gboolean keep_mine)
{
  g_return_val_if_fail (self != NULL && conflict != NULL, NULL);
  gboolean overlap = conflict->kind == SOL_CONFLICT_OVERLAP;

  /* Of two that overlap, mine kept means theirs removed, and theirs kept means mine as the cloud has it. */
  if (overlap && keep_mine)
    return sol_schedule_draft_remove (self, conflict->theirs->id);
  if (keep_mine)
    return sol_schedule_draft_ref (self);
  const SolScheduleSlot *there = sol_schedule_find (self->base, conflict->id);
  SolScheduleDraft *draft = sol_schedule_draft_new ();
  draft->base = sol_schedule_ref (self->base);
  draft->mine = begin_merge (self->mine);
  gboolean placed = FALSE;
  for (guint i = 0; i < self->mine->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (self->mine->slots, i);
      gboolean is_it = g_strcmp0 (slot->id, conflict->id) == 0;
      if (!is_it || there != NULL)
        g_ptr_array_add (draft->mine->slots, sol_schedule_slot_ref (is_it ? there : slot));
      placed = placed || is_it;
    }
  if (!placed && there != NULL)
    g_ptr_array_add (draft->mine->slots, sol_schedule_slot_ref (there));
  return draft;
}

gboolean
sol_schedule_draft_conflict_stands (const SolScheduleDraft *self, const SolSlotConflict *conflict)
{
  g_return_val_if_fail (self != NULL && conflict != NULL, FALSE);
  if (conflict->kind != SOL_CONFLICT_OVERLAP)
    return TRUE;
  const SolScheduleSlot *mine = sol_schedule_find (self->mine, conflict->id);
  const SolScheduleSlot *theirs = sol_schedule_find (self->mine, conflict->theirs->id);
  return mine != NULL && theirs != NULL && sol_week_windows_overlap (&mine->window, &theirs->window);
}
