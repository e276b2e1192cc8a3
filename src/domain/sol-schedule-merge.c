/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-merge"

#include "sol-schedule-merge.h"

SOL_DEFINE_VALUE (SolScheduleMerge, sol_schedule_merge)

static void
sol_schedule_merge_init (SolScheduleMerge *self)
{
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_schedule_slot_unref);
  self->conflicts = g_ptr_array_new_with_free_func (g_free);
  self->overlaps = g_ptr_array_new_with_free_func (g_free);
}

static void
sol_schedule_merge_clear (SolScheduleMerge *self)
{
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->overlaps, g_ptr_array_unref);
}

static const SolScheduleSlot *
find (GPtrArray *slots, const char *id)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (slots, i);
      if (g_strcmp0 (slot->id, id) == 0)
        return slot;
    }
  return NULL;
}

/* Two states of one slot, either of which may be "not there". */
static gboolean
same (const SolScheduleSlot *a, const SolScheduleSlot *b)
{
  return a == b || (a != NULL && b != NULL && sol_schedule_slot_same (a, b));
}

static void
join (SolScheduleMerge *merge, const SolScheduleSlot *base, const SolScheduleSlot *mine,
      const SolScheduleSlot *theirs)
{
  const SolScheduleSlot *taken = same (mine, base) ? theirs : mine;
  if (!same (mine, base) && !same (theirs, base) && !same (mine, theirs))
    {
      g_ptr_array_add (merge->conflicts, g_strdup (mine != NULL ? mine->id : theirs->id));
      taken = theirs;
    }
  if (taken != NULL)
    g_ptr_array_add (merge->slots, sol_schedule_slot_ref (taken));
}

/* What the person touched and what it meets in the joined list. */
static void
find_overlaps (SolScheduleMerge *merge, GPtrArray *theirs)
{
  for (guint i = 0; i < merge->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (merge->slots, i);
      if (same (find (theirs, slot->id), slot))
        continue;
      for (guint k = 0; k < merge->slots->len; k++)
        {
          const SolScheduleSlot *other = g_ptr_array_index (merge->slots, k);
          if (k == i || other->kind == SOL_SLOT_OFF_PEAK
              || !sol_week_windows_overlap (&slot->window, &other->window))
            continue;
          g_ptr_array_add (merge->overlaps, g_strdup (slot->id));
          break;
        }
    }
}

SolScheduleMerge *
sol_schedule_merge (const SolSchedule *base, GPtrArray *mine, const SolSchedule *theirs)
{
  g_return_val_if_fail (base != NULL && mine != NULL && theirs != NULL, NULL);

  SolScheduleMerge *merge = sol_schedule_merge_new ();
  for (guint i = 0; i < theirs->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (theirs->slots, i);
      join (merge, find (base->slots, slot->id), find (mine, slot->id), slot);
    }
  for (guint i = 0; i < mine->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (mine, i);
      if (find (theirs->slots, slot->id) == NULL)
        join (merge, find (base->slots, slot->id), slot, NULL);
    }
  find_overlaps (merge, theirs->slots);
  return merge;
}
