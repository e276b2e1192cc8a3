/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-rules"

#include "sol-schedule-rules.h"

#define LEAST_AMPS 6
#define MOST_AMPS 40

SolAmpsRange
sol_amps_range_fill (SolAmpsRange range)
{
  SolAmpsRange filled = { range.min > 0 ? range.min : LEAST_AMPS, range.max > 0 ? range.max : MOST_AMPS,
                          MAX (range.step, 1) };
  if (filled.max < filled.min)
    filled.max = filled.min;
  return filled;
}

gboolean
sol_amps_range_has (SolAmpsRange range, int amps)
{
  SolAmpsRange filled = sol_amps_range_fill (range);
  return amps >= filled.min && amps <= filled.max && amps % filled.step == 0;
}

SolSlotProblem
sol_schedule_slot_check (const SolScheduleSlot *self, SolAmpsRange range)
{
  g_return_val_if_fail (self != NULL, SOL_SLOT_NOT_EDITABLE);

  if (!sol_schedule_slot_is_editable (self))
    return SOL_SLOT_NOT_EDITABLE;
  if (self->window.start < 0 || self->window.end < 0)
    return SOL_SLOT_NO_TIMES;
  if (self->window.start == self->window.end)
    return SOL_SLOT_EQUAL_TIMES;
  if (!sol_week_window_is_valid (&self->window))
    return SOL_SLOT_NO_DAYS;
  if (self->amps_max != SOL_YES && self->amps > 0 && !sol_amps_range_has (range, self->amps))
    return SOL_SLOT_BAD_AMPS;
  if (self->reminder == SOL_YES && (self->reminder_min < 1 || self->reminder_min > SOL_MINUTES_PER_DAY))
    return SOL_SLOT_BAD_REMINDER;
  return SOL_SLOT_OK;
}

const SolScheduleSlot *
sol_schedule_find_overlap (const SolSchedule *self, const SolScheduleSlot *slot)
{
  g_return_val_if_fail (self != NULL && slot != NULL, NULL);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const SolScheduleSlot *other = g_ptr_array_index (self->slots, i);
      if (other->kind != SOL_SLOT_OFF_PEAK && g_strcmp0 (other->id, slot->id) != 0
          && sol_week_windows_overlap (&other->window, &slot->window))
        return other;
    }
  return NULL;
}

const SolScheduleSlot *
sol_schedule_next (const SolSchedule *self, SolTime now, GTimeZone *zone, SolTime *start, SolTime *end)
{
  g_return_val_if_fail (self != NULL, NULL);

  const SolScheduleSlot *next = NULL;
  SolTime first = SOL_TIME_UNKNOWN, last = SOL_TIME_UNKNOWN;
  for (guint i = 0; i < self->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (self->slots, i);
      SolTime ends;
      SolTime begins = slot->enabled == SOL_YES ? sol_week_window_next (&slot->window, now, zone, &ends)
                                                : SOL_TIME_UNKNOWN;
      if (begins == SOL_TIME_UNKNOWN || (next != NULL && begins >= first))
        continue;
      next = slot;
      first = begins;
      last = ends;
    }
  if (start != NULL)
    *start = first;
  if (end != NULL)
    *end = last;
  return next;
}

static gboolean
still_lingers (GHashTable *missed, const SolScheduleSlot *slot)
{
  guint times = GPOINTER_TO_UINT (g_hash_table_lookup (missed, slot->id)) + 1;
  g_hash_table_insert (missed, g_strdup (slot->id), GUINT_TO_POINTER (times));
  return times < SOL_SLOT_PATIENCE;
}

SolSchedule *
sol_schedule_linger (const SolSchedule *shown, const SolSchedule *read, GHashTable *missed)
{
  g_return_val_if_fail (read != NULL && missed != NULL, NULL);

  SolSchedule *joined = sol_schedule_new ();
  joined->server_timestamp = g_strdup (read->server_timestamp);
  joined->sync = g_strdup (read->sync);
  joined->off_peak_eligible = read->off_peak_eligible;
  joined->cancellable = read->cancellable;
  joined->pending_off_grid = read->pending_off_grid;
  for (guint i = 0; i < read->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (read->slots, i);
      g_hash_table_remove (missed, slot->id);
      g_ptr_array_add (joined->slots, sol_schedule_slot_ref (slot));
    }
  for (guint i = 0; shown != NULL && i < shown->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (shown->slots, i);
      if (sol_schedule_find (read, slot->id) != NULL)
        continue;
      if (still_lingers (missed, slot))
        g_ptr_array_add (joined->slots, sol_schedule_slot_ref (slot));
      else
        g_hash_table_remove (missed, slot->id);
    }
  return joined;
}
