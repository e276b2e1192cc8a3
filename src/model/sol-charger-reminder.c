/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-reminder"

#include "sol-charger-private.h"

/* The timer stands still while the computer sleeps; the wall clock does not. */
#define NAP_MAX SOL_HOUR

static void
get_key (const char *slot, char **key)
{
  *key = g_strconcat ("reminded/", slot, NULL);
}

static gboolean
was_told (const char *slot, SolTime start, gpointer user_data)
{
  SolCharger *self = user_data;
  g_autofree char *key = NULL;
  get_key (slot, &key);
  const char *told = sol_remember_get (self->context->remember, self->scope, key);
  return told != NULL && g_ascii_strtoll (told, NULL, 10) == start;
}

static void
note_told (SolCharger *self, const SolReminder *reminder)
{
  g_autofree char *key = NULL;
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, reminder->start);
  get_key (reminder->slot, &key);
  sol_remember_set (self->context->remember, self->scope, key, start);
}

static void
timer_cb (gpointer data)
{
  SolCharger *self = data;
  self->reminder_timer = 0;
  sol_charger_update_reminder (self);
}

void
sol_charger_update_reminder (SolCharger *self)
{
  SolClock *clock = self->context->clock;
  SolTime now = sol_clock_now (clock);
  /* As it was read: what lingers on the screen does not start anything. */
  SolReading *schedule = sol_refresh_get_reading (self->refresh, SOL_FAMILY_SCHEDULE, self->serial);
  SolReading *seen = sol_refresh_get_reading (self->refresh, SOL_FAMILY_EV_STATUS, NULL);

  sol_clock_clear (clock, &self->reminder_timer);
  if (g_cancellable_is_cancelled (self->cancellable) || schedule == NULL || self->status == NULL
      || self->zone == NULL)
    return;
  const SolReminderState state = {
    .schedule = sol_reading_get_value (schedule),
    .mode = self->preference != NULL ? self->preference->mode : SOL_CHARGE_MODE_UNKNOWN,
    .connected = self->status->connected,
    .plugged_in = self->status->plugged_in,
    .seen_at = seen == NULL ? SOL_TIME_UNKNOWN : sol_reading_get_asked_at (seen),
    .zone = self->zone,
  };
  SolTime next = sol_reminder_next (&state, now);
  if (next != SOL_TIME_UNKNOWN)
    self->reminder_timer
        = sol_clock_add (clock, MIN (next - now, NAP_MAX), G_PRIORITY_DEFAULT, timer_cb, self);
  for (;;)
    {
      g_autoptr (SolReminder) reminder = sol_reminder_decide (&state, now, was_told, self);
      if (reminder == NULL)
        return;
      note_told (self, reminder);
      sol_charger_emit_reminder (self, reminder);
    }
}

void
sol_charger_take_zone (SolCharger *self, GTimeZone *zone)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  if (zone == self->zone)
    return;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  sol_charger_update_reminder (self);
}
