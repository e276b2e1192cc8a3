/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charge-record"

#include "sol-charge-record.h"

#include <math.h>

SOL_DEFINE_VALUE (SolChargeHistory, sol_charge_history)
SOL_DEFINE_VALUE (SolHistoryCriteria, sol_history_criteria)

SolChargeRecord *
sol_charge_record_new (void)
{
  SolChargeRecord *self = g_new0 (SolChargeRecord, 1);
  self->started_at = self->ended_at = SOL_TIME_UNKNOWN;
  self->running = self->cost_calculated = self->manual_override = SOL_UNKNOWN;
  self->energy_wh = self->miles = self->cost = self->cost_per_kwh = NAN;
  self->active_s = self->stack_level = -1;
  return self;
}

SolChargeRecord *
sol_charge_record_copy (const SolChargeRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  SolChargeRecord *copy = g_new (SolChargeRecord, 1);
  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->cost_state = g_strdup (self->cost_state);
  return copy;
}

void
sol_charge_record_free (SolChargeRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->cost_state);
  g_free (self);
}

double
sol_charge_record_share (const SolChargeRecord *self, SolTime from, SolTime to, SolTime now)
{
  g_return_val_if_fail (self != NULL, NAN);

  SolTime end = self->ended_at == SOL_TIME_UNKNOWN && self->running == SOL_YES ? now : self->ended_at;
  if (isnan (self->energy_wh) || self->started_at == SOL_TIME_UNKNOWN || from == SOL_TIME_UNKNOWN
      || to == SOL_TIME_UNKNOWN || (end == SOL_TIME_UNKNOWN && self->running == SOL_YES))
    return NAN;
  /* It has just ended, and the history has not told when: its energy is not lost meanwhile. */
  if (end == SOL_TIME_UNKNOWN)
    end = self->started_at;

  SolTime common = MIN (end, to) - MAX (self->started_at, from);
  SolTime whole
      = self->active_s > 0 && end > self->started_at ? self->active_s * SOL_SECOND : end - self->started_at;
  /* A session without length lies on the day on which it began. */
  if (whole <= 0)
    return self->started_at >= from && self->started_at < to ? self->energy_wh : 0;
  return self->energy_wh * CLAMP ((double) common / (double) whole, 0, 1);
}

static void
sol_charge_history_init (SolChargeHistory *self)
{
  self->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_charge_record_free);
  self->has_more = SOL_UNKNOWN;
  self->offset = self->limit = -1;
}

static void
sol_charge_history_clear (SolChargeHistory *self)
{
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
}

const SolChargeRecord *
sol_charge_history_find (const SolChargeHistory *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SolChargeRecord *record = g_ptr_array_index (self->sessions, i);
      if (g_strcmp0 (record->id, id) == 0)
        return record;
    }
  return NULL;
}

const SolChargeRecord *
sol_charge_history_last (const SolChargeHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  const SolChargeRecord *last = NULL;
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SolChargeRecord *record = g_ptr_array_index (self->sessions, i);
      if (record->ended_at != SOL_TIME_UNKNOWN && (last == NULL || record->ended_at > last->ended_at))
        last = record;
    }
  return last;
}

double
sol_charge_history_day_wh (const SolChargeHistory *self, SolTime day, GTimeZone *zone, SolTime now)
{
  g_return_val_if_fail (self != NULL, NAN);

  SolTime from = sol_time_day_start (day, zone);
  if (from == SOL_TIME_UNKNOWN)
    return NAN;
  /* Every day of the world is between 22 and 26 hours long. */
  SolTime to = sol_time_day_start (from + 30 * SOL_HOUR, zone);
  double sum = self->sessions->len == 0 ? 0 : NAN;
  for (guint i = 0; i < self->sessions->len; i++)
    {
      double share = sol_charge_record_share (g_ptr_array_index (self->sessions, i), from, to, now);
      if (!isnan (share))
        sum = isnan (sum) ? share : sum + share;
    }
  return sum;
}

SolHistorySource *
sol_history_source_new (void)
{
  return g_new0 (SolHistorySource, 1);
}

void
sol_history_source_free (SolHistorySource *self)
{
  if (self == NULL)
    return;
  g_free (self->serial);
  g_free (self->name);
  g_free (self);
}

static void
sol_history_criteria_init (SolHistoryCriteria *self)
{
  self->chargers = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_history_source_free);
}

static void
sol_history_criteria_clear (SolHistoryCriteria *self)
{
  g_clear_pointer (&self->chargers, g_ptr_array_unref);
}
