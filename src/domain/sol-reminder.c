/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-reminder"

#include "sol-reminder.h"

#include <glib/gi18n-lib.h>

#include "sol-format.h"

/* In the background a charger is asked every five minutes. */
#define SEEN_MAX_AGE (10 * SOL_MINUTE)

SOL_DEFINE_VALUE (SolReminder, sol_reminder)

static void
sol_reminder_init (SolReminder *self)
{
  self->start = self->end = SOL_TIME_UNKNOWN;
}

static void
sol_reminder_clear (SolReminder *self)
{
  g_free (self->id);
  g_free (self->slot);
  g_free (self->title);
  g_free (self->body);
}

static gboolean
reminds (const SolScheduleSlot *slot)
{
  return slot->enabled == SOL_YES && slot->reminder == SOL_YES && slot->reminder_min > 0
         && slot->kind == SOL_SLOT_CUSTOM && sol_week_window_is_valid (&slot->window);
}

static SolReminder *
reminder_new (const SolScheduleSlot *slot, SolTime start, SolTime end, SolTime now, GTimeZone *zone)
{
  SolReminder *self = sol_reminder_new ();
  g_autofree char *span = sol_format_span (start, end, zone);
  guint minutes = (guint) ((start - now + SOL_MINUTE - 1) / SOL_MINUTE);

  self->id = g_strconcat ("plug-", slot->id, NULL);
  self->slot = g_strdup (slot->id);
  self->start = start;
  self->end = end;
  self->title = g_strdup (_ ("Plug in the car"));
  self->body = g_strdup_printf (
      ngettext ("The slot %s starts in %u minute.", "The slot %s starts in %u minutes.", minutes), span,
      minutes);
  return self;
}

static gboolean
may_tell (const SolReminderState *state, SolTime now)
{
  return state->schedule != NULL && state->connected == SOL_YES && state->plugged_in == SOL_NO
         && state->seen_at != SOL_TIME_UNKNOWN && now - state->seen_at <= SEEN_MAX_AGE
         && (state->mode == SOL_CHARGE_MODE_SCHEDULED || state->mode == SOL_CHARGE_MODE_UNKNOWN);
}

/* The nearest of those that are near. */
SolReminder *
sol_reminder_decide (const SolReminderState *state, SolTime now, SolReminderToldFunc told, gpointer user_data)
{
  g_return_val_if_fail (state != NULL, NULL);
  const SolScheduleSlot *nearest = NULL;
  SolTime nearest_start = G_MAXINT64, nearest_end = SOL_TIME_UNKNOWN;

  for (guint i = 0; may_tell (state, now) && i < state->schedule->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (state->schedule->slots, i);
      SolTime end;
      if (!reminds (slot))
        continue;
      SolTime start = sol_week_window_next (&slot->window, now, state->zone, &end);
      if (start == SOL_TIME_UNKNOWN || start - slot->reminder_min * SOL_MINUTE > now || start >= nearest_start
          || (told != NULL && told (slot->id, start, user_data)))
        continue;
      nearest = slot;
      nearest_start = start;
      nearest_end = end;
    }
  return nearest == NULL ? NULL : reminder_new (nearest, nearest_start, nearest_end, now, state->zone);
}

SolTime
sol_reminder_next (const SolReminderState *state, SolTime now)
{
  g_return_val_if_fail (state != NULL, SOL_TIME_UNKNOWN);
  SolTime next = G_MAXINT64;

  for (guint i = 0; state->schedule != NULL && i < state->schedule->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (state->schedule->slots, i);
      if (!reminds (slot))
        continue;
      SolTime start = sol_week_window_next (&slot->window, now, state->zone, NULL);
      if (start == SOL_TIME_UNKNOWN)
        continue;
      SolTime near = start - slot->reminder_min * SOL_MINUTE;
      next = MIN (next, near > now ? near : start);
    }
  return next == G_MAXINT64 ? SOL_TIME_UNKNOWN : next;
}
