/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-draft"

#include "sol-schedule-draft.h"

#include <string.h>

SOL_DEFINE_VALUE (SolScheduleDraft, sol_schedule_draft)

static void
sol_schedule_draft_init (SolScheduleDraft *self)
{
}

static void
sol_schedule_draft_clear (SolScheduleDraft *self)
{
  g_clear_pointer (&self->base, sol_schedule_unref);
  g_clear_pointer (&self->mine, sol_schedule_unref);
}

static SolScheduleDraft *
draft_of (const SolSchedule *base, SolSchedule *mine)
{
  SolScheduleDraft *draft = sol_schedule_draft_new ();
  draft->base = sol_schedule_ref (base);
  draft->mine = mine;
  return draft;
}

/* The schedule with the same head and none of the slots. */
static SolSchedule *
copy_head (const SolSchedule *from)
{
  SolSchedule *copy = sol_schedule_new ();
  copy->server_timestamp = g_strdup (from->server_timestamp);
  copy->sync = g_strdup (from->sync);
  copy->off_peak_eligible = from->off_peak_eligible;
  copy->cancellable = from->cancellable;
  copy->pending_off_grid = from->pending_off_grid;
  return copy;
}

/* @from with @slot in place of the one with its id, or at the end; without @drop (nullable). */
static SolSchedule *
copy_with (const SolSchedule *from, const SolScheduleSlot *slot, const char *drop)
{
  SolSchedule *copy = copy_head (from);
  gboolean placed = slot == NULL;

  for (guint i = 0; i < from->slots->len; i++)
    {
      const SolScheduleSlot *old = g_ptr_array_index (from->slots, i);
      gboolean is_it = slot != NULL && g_strcmp0 (old->id, slot->id) == 0;
      if (drop != NULL && g_strcmp0 (old->id, drop) == 0)
        continue;
      g_ptr_array_add (copy->slots, sol_schedule_slot_ref (is_it ? slot : old));
      placed = placed || is_it;
    }
  if (!placed)
    g_ptr_array_add (copy->slots, sol_schedule_slot_ref (slot));
  return copy;
}

SolScheduleDraft *
sol_schedule_draft_begin (const SolSchedule *base)
{
  g_return_val_if_fail (base != NULL, NULL);
  return draft_of (base, sol_schedule_ref (base));
}

SolScheduleDraft *
sol_schedule_draft_add (const SolScheduleDraft *self, const char *id, const SolSlotEdit *edit)
{
  g_return_val_if_fail (self != NULL && id != NULL && edit != NULL, NULL);
  if (sol_schedule_find (self->mine, id) != NULL)
    return sol_schedule_draft_ref (self);
  g_autoptr (SolScheduleSlot) slot = sol_schedule_slot_new_custom (id, edit);
  return draft_of (self->base, copy_with (self->mine, slot, NULL));
}

static gboolean
edits_nothing (const SolScheduleSlot *slot, const SolSlotEdit *edit)
{
  return (edit->start < 0 || edit->start == slot->window.start)
         && (edit->end < 0 || edit->end == slot->window.end)
         && (edit->days == SOL_NO_DAY || edit->days == slot->window.days)
         && (edit->amps <= 0 || (edit->amps == slot->amps && slot->amps_max != SOL_YES))
         && (edit->enabled == SOL_UNKNOWN || edit->enabled == slot->enabled)
         && (edit->reminder_min < 0
             || edit->reminder_min == (slot->reminder == SOL_YES ? slot->reminder_min : 0));
}

SolScheduleDraft *
sol_schedule_draft_edit (const SolScheduleDraft *self, const char *id, const SolSlotEdit *edit)
{
  g_return_val_if_fail (self != NULL && edit != NULL, NULL);
  const SolScheduleSlot *slot = sol_schedule_find (self->mine, id);
  SolSlotEdit allowed = *edit;

  if (slot == NULL)
    return sol_schedule_draft_ref (self);
  if (!sol_schedule_slot_is_editable (slot))
    {
      allowed = SOL_SLOT_EDIT_NONE;
      allowed.enabled = edit->enabled;
      allowed.amps = edit->amps;
    }
  if (edits_nothing (slot, &allowed))
    return sol_schedule_draft_ref (self);
  g_autoptr (SolScheduleSlot) edited = sol_schedule_slot_edit (slot, &allowed);
  /* What was changed and changed back is as it was, byte for byte. */
  const SolScheduleSlot *before = sol_schedule_find (self->base, id);
  SolSlotEdit whole = { edited->window.start, edited->window.end,
                        edited->window.days,  edited->amps_max == SOL_YES ? 0 : edited->amps,
                        edited->enabled,      edited->reminder == SOL_YES ? edited->reminder_min : 0 };
  gboolean is_back = before != NULL && before->amps_max == edited->amps_max && edits_nothing (before, &whole);
  return draft_of (self->base, copy_with (self->mine, is_back ? before : edited, NULL));
}

SolScheduleDraft *
sol_schedule_draft_remove (const SolScheduleDraft *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  const SolScheduleSlot *slot = sol_schedule_find (self->mine, id);
  if (slot == NULL || !sol_schedule_slot_is_editable (slot))
    return sol_schedule_draft_ref (self);
  return draft_of (self->base, copy_with (self->mine, NULL, id));
}

static SolDays
rotate_days (SolDays days, int by)
{
  SolDays rotated = SOL_NO_DAY;
  for (int iso = 1; iso <= 7; iso++)
    if (sol_days_has (days, iso))
      rotated |= sol_day ((((iso - 1 + by) % 7) + 7) % 7 + 1);
  return rotated;
}

/* Minutes into the day, and in @days how many midnights were passed. */
static int
wrap_minute (int minute, int *days)
{
  int wrapped = ((minute % SOL_MINUTES_PER_DAY) + SOL_MINUTES_PER_DAY) % SOL_MINUTES_PER_DAY;
  *days = (minute - wrapped) / SOL_MINUTES_PER_DAY;
  return wrapped;
}

SolScheduleDraft *
sol_schedule_draft_move (const SolScheduleDraft *self, const char *id, int minutes, int days)
{
  g_return_val_if_fail (self != NULL, NULL);
  const SolScheduleSlot *slot = sol_schedule_find (self->mine, id);
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  int over, ignored;

  if (slot == NULL || !sol_schedule_slot_is_editable (slot) || !sol_week_window_is_valid (&slot->window))
    return sol_schedule_draft_ref (self);
  edit.start = wrap_minute (slot->window.start + minutes, &over);
  edit.end = wrap_minute (slot->window.end + minutes, &ignored);
  edit.days = rotate_days (slot->window.days, days + over);
  return sol_schedule_draft_edit (self, id, &edit);
}

SolScheduleDraft *
sol_schedule_draft_resize (const SolScheduleDraft *self, const char *id, gboolean end, int minutes)
{
  g_return_val_if_fail (self != NULL, NULL);
  const SolScheduleSlot *slot = sol_schedule_find (self->mine, id);
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  int over;

  if (slot == NULL || !sol_schedule_slot_is_editable (slot) || !sol_week_window_is_valid (&slot->window))
    return sol_schedule_draft_ref (self);
  int length = sol_week_window_minutes (&slot->window);
  int wanted
      = CLAMP (length + (end ? minutes : -minutes), SOL_DRAFT_STEP, SOL_MINUTES_PER_DAY - SOL_DRAFT_STEP);
  if (end)
    edit.end = wrap_minute (slot->window.start + wanted, &over);
  else
    {
      edit.start = wrap_minute (slot->window.start + length - wanted, &over);
      edit.days = rotate_days (slot->window.days, over);
    }
  return sol_schedule_draft_edit (self, id, &edit);
}

int
sol_draft_snap (int minute)
{
  int bounded = CLAMP (minute, 0, SOL_MINUTES_PER_DAY);
  return (bounded + SOL_DRAFT_STEP / 2) / SOL_DRAFT_STEP * SOL_DRAFT_STEP;
}

void
sol_slot_change_free (SolSlotChange *self)
{
  g_clear_pointer (&self->before, sol_schedule_slot_unref);
  g_clear_pointer (&self->after, sol_schedule_slot_unref);
  g_free (self);
}

static SolSlotChange *
change_new (SolSlotChangeKind kind, const SolScheduleSlot *before, const SolScheduleSlot *after)
{
  SolSlotChange *change = g_new0 (SolSlotChange, 1);
  change->kind = kind;
  change->before = before == NULL ? NULL : sol_schedule_slot_ref (before);
  change->after = after == NULL ? NULL : sol_schedule_slot_ref (after);
  return change;
}

static gboolean
only_switched (const SolScheduleSlot *before, const SolScheduleSlot *after)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.enabled = after->enabled;
  g_autoptr (SolScheduleSlot) switched = sol_schedule_slot_edit (before, &edit);
  return sol_schedule_slot_same (switched, after);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const SolSlotChange *left = *(SolSlotChange *const *) a;
  const SolSlotChange *right = *(SolSlotChange *const *) b;
  return (int) left->kind - (int) right->kind;
}

GPtrArray *
sol_schedule_draft_list_changes (const SolScheduleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_slot_change_free);

  for (guint i = 0; i < self->mine->slots->len; i++)
    {
      const SolScheduleSlot *after = g_ptr_array_index (self->mine->slots, i);
      const SolScheduleSlot *before = sol_schedule_find (self->base, after->id);
      if (before == NULL)
        g_ptr_array_add (changes, change_new (SOL_SLOT_ADDED, NULL, after));
      else if (!sol_schedule_slot_same (before, after))
        g_ptr_array_add (
            changes,
            change_new (only_switched (before, after) ? SOL_SLOT_SWITCHED : SOL_SLOT_CHANGED, before, after));
    }
  for (guint i = 0; i < self->base->slots->len; i++)
    {
      const SolScheduleSlot *before = g_ptr_array_index (self->base->slots, i);
      if (sol_schedule_find (self->mine, before->id) == NULL)
        g_ptr_array_add (changes, change_new (SOL_SLOT_REMOVED, before, NULL));
    }
  g_ptr_array_sort (changes, compare_changes);
  return changes;
}

gboolean
sol_schedule_draft_is_changed (const SolScheduleDraft *self)
{
  g_autoptr (GPtrArray) changes = sol_schedule_draft_list_changes (self);
  return changes->len > 0;
}

SolSlotProblem
sol_schedule_draft_check (const SolScheduleDraft *self, SolAmpsRange range, const SolScheduleSlot **slot,
                          const SolScheduleSlot **other)
{
  g_return_val_if_fail (self != NULL, SOL_SLOT_NOT_EDITABLE);
  g_autoptr (GPtrArray) changes = sol_schedule_draft_list_changes (self);
  const SolScheduleSlot *bad = NULL, *met = NULL;
  SolSlotProblem problem = SOL_SLOT_OK;

  for (guint i = 0; i < changes->len && problem == SOL_SLOT_OK && met == NULL; i++)
    {
      const SolSlotChange *change = g_ptr_array_index (changes, i);
      if (change->kind != SOL_SLOT_ADDED && change->kind != SOL_SLOT_CHANGED)
        continue;
      bad = sol_schedule_find (self->mine, change->after->id);
      if (sol_schedule_slot_is_editable (bad))
        problem = sol_schedule_slot_check (bad, range);
      if (problem == SOL_SLOT_OK)
        met = sol_schedule_find_overlap (self->mine, bad);
    }
  gboolean fine = problem == SOL_SLOT_OK && met == NULL;
  if (slot != NULL)
    *slot = fine ? NULL : bad;
  if (other != NULL)
    *other = met;
  return problem;
}

gboolean
sol_schedule_draft_is_saved (const SolScheduleDraft *self, const SolSchedule *read,
                             const SolSlotChange *change)
{
  g_return_val_if_fail (self != NULL && read != NULL, FALSE);
  if (change == NULL)
    {
      g_autoptr (GPtrArray) changes = sol_schedule_draft_list_changes (self);
      for (guint i = 0; i < changes->len; i++)
        if (!sol_schedule_draft_is_saved (self, read, g_ptr_array_index (changes, i)))
          return FALSE;
      return TRUE;
    }
  if (change->kind == SOL_SLOT_REMOVED)
    return sol_schedule_find (read, change->before->id) == NULL;
  const SolScheduleSlot *wanted = change->after;
  const SolScheduleSlot *is = sol_schedule_find (read, wanted->id);
  if (is == NULL)
    return FALSE;
  if (change->kind == SOL_SLOT_SWITCHED)
    return is->enabled == wanted->enabled;
  /* The cloud may spell "the most" as a number. */
  return is->window.start == wanted->window.start && is->window.end == wanted->window.end
         && is->window.days == wanted->window.days && is->enabled == wanted->enabled
         && (wanted->amps_max == SOL_YES || is->amps == wanted->amps)
         && (wanted->reminder == SOL_YES ? is->reminder_min == wanted->reminder_min
                                         : is->reminder != SOL_YES);
}

SolScheduleSync
sol_schedule_get_sync (const SolSchedule *self)
{
  static const char *const failures[] = { "fail", "error", "reject", "not" };

  g_return_val_if_fail (self != NULL, SOL_SYNC_UNKNOWN);
  if (self->sync == NULL)
    return SOL_SYNC_UNKNOWN;
  g_autofree char *word = g_ascii_strdown (self->sync, -1);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (strstr (word, failures[i]) != NULL)
      return SOL_SYNC_FAILED;
  return g_str_equal (word, "synced") ? SOL_SYNC_DONE : SOL_SYNC_WAITING;
}

const SolScheduleSlot *
sol_schedule_find_reminder (const SolSchedule *self, SolTime now, GTimeZone *zone, SolTruth plugged_in,
                            SolTime *start)
{
  g_return_val_if_fail (self != NULL, NULL);
  const SolScheduleSlot *found = NULL;
  SolTime first = SOL_TIME_UNKNOWN;

  for (guint i = 0; plugged_in == SOL_NO && i < self->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (self->slots, i);
      if (slot->enabled != SOL_YES || slot->reminder != SOL_YES || slot->reminder_min <= 0)
        continue;
      SolTime begins = sol_week_window_next (&slot->window, now, zone, NULL);
      if (begins == SOL_TIME_UNKNOWN || begins - now > slot->reminder_min * SOL_MINUTE
          || (found != NULL && begins >= first))
        continue;
      found = slot;
      first = begins;
    }
  if (start != NULL)
    *start = first;
  return found;
}
