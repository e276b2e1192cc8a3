/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-rules"

#include "sol-session-rules.h"

#include <math.h>

/* The status and the history may name the start of the same session a little differently. */
#define SAME_START (10 * SOL_MINUTE)
#define EXPLAINED 0.9

/* What is stored and what is running. */

static gboolean
is_same (const SolChargeRecord *record, const SolChargeSession *session)
{
  return record->running != SOL_NO && record->started_at != SOL_TIME_UNKNOWN
         && ABS (record->started_at - session->started_at) <= SAME_START;
}

static void
take_session (SolChargeRecord *record, const SolChargeSession *session)
{
  record->running = SOL_YES;
  record->ended_at = SOL_TIME_UNKNOWN;
  record->active_s = -1; /* what the history says was so when it was read */
  if (!isnan (session->energy_wh))
    record->energy_wh = session->energy_wh;
  if (!isnan (session->miles))
    record->miles = session->miles;
  /* What is on its way has no cost yet, but 0 would say that it was free. */
  if (!isnan (session->cost) && session->cost > 0)
    record->cost = session->cost;
  else if (record->cost_calculated != SOL_YES)
    record->cost = NAN;
}

static SolChargeRecord *
new_from_session (const SolChargeSession *session)
{
  SolChargeRecord *record = sol_charge_record_new ();

  record->id = g_strdup (SOL_SESSION_NOW);
  record->started_at = session->started_at;
  take_session (record, session);
  return record;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const SolChargeRecord *first = *(const SolChargeRecord *const *) a;
  const SolChargeRecord *second = *(const SolChargeRecord *const *) b;

  return (first->started_at < second->started_at) - (first->started_at > second->started_at);
}

SolChargeHistory *
sol_sessions_merge (const SolChargeHistory *stored, const SolChargerStatus *status)
{
  g_return_val_if_fail (stored != NULL, NULL);

  SolChargeHistory *merged = sol_charge_history_new ();
  const SolChargeSession *now
      = status != NULL && status->session.running == SOL_YES && status->session.started_at != SOL_TIME_UNKNOWN
            ? &status->session
            : NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < stored->sessions->len; i++)
    {
      SolChargeRecord *record = sol_charge_record_copy (g_ptr_array_index (stored->sessions, i));

      if (now != NULL && !found && is_same (record, now))
        {
          take_session (record, now);
          found = TRUE;
        }
      else if (record->running == SOL_YES && (status != NULL || i > 0))
        record->running = SOL_NO;
      g_ptr_array_add (merged->sessions, record);
    }
  if (now != NULL && !found)
    g_ptr_array_add (merged->sessions, new_from_session (now));
  g_ptr_array_sort (merged->sessions, compare_newest);
  merged->has_more = stored->has_more;
  return merged;
}

const SolChargeRecord *
sol_session_find_start (const SolChargeHistory *self, SolTime time)
{
  for (guint i = 0; self != NULL && time != SOL_TIME_UNKNOWN && i < self->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (self->sessions, i);
      if (session->started_at != SOL_TIME_UNKNOWN && ABS (session->started_at - time) <= SAME_START)
        return session;
    }
  return NULL;
}

/* One session. */

SolTime
sol_session_end (const SolChargeRecord *session, SolTime now)
{
  return session->ended_at == SOL_TIME_UNKNOWN && session->running == SOL_YES ? now : session->ended_at;
}

gboolean
sol_session_overlaps (const SolChargeRecord *session, SolTime from, SolTime to, SolTime now)
{
  SolTime end = sol_session_end (session, now);

  if (session->started_at == SOL_TIME_UNKNOWN)
    return FALSE;
  if (end == SOL_TIME_UNKNOWN || end <= session->started_at)
    return session->started_at >= from && session->started_at < to;
  return session->started_at < to && end > from;
}

double
sol_session_price (const SolChargeRecord *session)
{
  if (!isnan (session->cost_per_kwh))
    return session->cost_per_kwh;
  return session->energy_wh > 0 ? session->cost / (session->energy_wh / 1000) : NAN;
}

double
sol_session_seconds (const SolChargeRecord *session, SolTime now)
{
  SolTime end = sol_session_end (session, now);

  if (session->active_s >= 0)
    return session->active_s;
  if (session->started_at == SOL_TIME_UNKNOWN || end == SOL_TIME_UNKNOWN || end < session->started_at)
    return NAN;
  return (double) (end - session->started_at) / SOL_SECOND;
}

/* Many. */

static double
add (double sum, double more)
{
  return isnan (more) ? sum : isnan (sum) ? more : sum + more;
}

SolSessionTotals
sol_sessions_total (const SolChargeHistory *self, SolTime from, SolTime to, SolTime now)
{
  SolSessionTotals totals = { .energy_wh = NAN, .miles = NAN, .cost = NAN, .cost_whole = TRUE };

  g_return_val_if_fail (self != NULL, totals);
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (self->sessions, i);

      if (!sol_session_overlaps (session, from, to, now))
        continue;
      double wh = sol_charge_record_share (session, from, to, now);
      double part = session->energy_wh > 0 && !isnan (wh) ? wh / session->energy_wh : 1;
      totals.n++;
      totals.energy_wh = add (totals.energy_wh, wh);
      totals.miles = add (totals.miles, session->miles * part);
      totals.cost = add (totals.cost, session->cost * part);
      if (session->energy_wh > 0 && isnan (session->cost))
        totals.cost_whole = FALSE;
    }
  if (totals.n == 0)
    totals.energy_wh = 0;
  return totals;
}

/* Where it came from. */

static double
home_wh (const SolFlowQuarter *quarter)
{
  double sum = 0;

  if (isnan (quarter->solar_home_wh) && isnan (quarter->battery_home_wh) && isnan (quarter->grid_home_wh))
    return NAN;
  sum = add (sum, quarter->solar_home_wh);
  sum = add (sum, quarter->battery_home_wh);
  return add (sum, quarter->grid_home_wh);
}

/* What the car's own meter counted in the quarter-hours of the session; NaN when one of them does not say. */
static double
metered_wh (const SolChargeRecord *session, const SolFlowQuarter *quarters, guint n, SolTime now)
{
  SolTime end = sol_session_end (session, now);
  SolTime reached = session->started_at;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      if (quarters[i].end <= session->started_at || quarters[i].start >= end)
        continue;
      if (quarters[i].start > reached || isnan (quarters[i].charger_wh))
        return NAN;
      reached = quarters[i].end;
      sum += quarters[i].charger_wh;
    }
  return reached >= end && sum > 0 ? sum : NAN;
}

static void
add_quarter (SolSessionMix *mix, const SolFlowQuarter *quarter, double wh)
{
  double whole = home_wh (quarter);

  if (isnan (wh) || wh <= 0 || !(whole > 0))
    return;
  mix->known_wh += wh;
  mix->solar_wh += wh * (isnan (quarter->solar_home_wh) ? 0 : quarter->solar_home_wh) / whole;
  mix->battery_wh += wh * (isnan (quarter->battery_home_wh) ? 0 : quarter->battery_home_wh) / whole;
  mix->grid_wh += wh * (isnan (quarter->grid_home_wh) ? 0 : quarter->grid_home_wh) / whole;
}

SolSessionMix
sol_session_mix (const SolChargeRecord *session, const SolFlowQuarter *quarters, guint n, SolTime from,
                 SolTime to, SolTime now)
{
  SolSessionMix mix = { 0 };
  SolTime end = sol_session_end (session, now);

  if (isnan (session->energy_wh) || session->started_at == SOL_TIME_UNKNOWN || end == SOL_TIME_UNKNOWN)
    return mix;

  gboolean whole = from == SOL_TIME_UNKNOWN || to == SOL_TIME_UNKNOWN;
  SolTime first = whole ? session->started_at : MAX (from, session->started_at);
  SolTime last = whole ? end : MIN (to, end);
  double metered = metered_wh (session, quarters, n, now);
  /* Even shares go by the whole length, so that all of them together are all of the energy. */
  double length = (double) MAX (end - session->started_at, 1);
  mix.total_wh = whole ? session->energy_wh : session->energy_wh * MAX (0, (double) (last - first) / length);
  double placed = 0;
  for (guint i = 0; i < n; i++)
    {
      double common = (double) (MIN (last, quarters[i].end) - MAX (first, quarters[i].start));

      if (common <= 0)
        continue;
      double wh = isnan (metered) ? session->energy_wh * common / length
                                  : session->energy_wh * quarters[i].charger_wh / metered;
      placed += wh;
      add_quarter (&mix, &quarters[i], wh);
    }
  if (!isnan (metered))
    mix.total_wh = placed;
  return mix;
}

void
sol_session_mix_add (SolSessionMix *self, const SolSessionMix *other)
{
  self->solar_wh += other->solar_wh;
  self->battery_wh += other->battery_wh;
  self->grid_wh += other->grid_wh;
  self->known_wh += other->known_wh;
  self->total_wh += other->total_wh;
}

double
sol_session_mix_get_solar_percent (const SolSessionMix *self)
{
  if (!(self->total_wh > 0) || self->known_wh < self->total_wh * EXPLAINED)
    return NAN;
  return 100 * self->solar_wh / self->known_wh;
}

/* The curve. */

void
sol_charge_curve (const SolChargePoint *samples, guint n, SolTime from, gint64 step, gint64 reach,
                  double *buckets, guint n_buckets)
{
  g_autofree double *told = g_new0 (double, n_buckets);

  g_return_if_fail (step > 0);
  for (guint b = 0; b < n_buckets; b++)
    buckets[b] = 0;
  for (guint i = 0; i < n; i++)
    {
      SolTime since = samples[i].time - reach;

      if (i > 0)
        since = MAX (since, samples[i - 1].time);
      if (isnan (samples[i].power_w))
        continue;
      for (guint b = (guint) MAX (0, (since - from) / step); b < n_buckets; b++)
        {
          SolTime begin = from + b * step;
          double common = (double) (MIN (samples[i].time, begin + step) - MAX (since, begin));

          if (begin >= samples[i].time)
            break;
          if (common <= 0)
            continue;
          told[b] += common;
          buckets[b] += samples[i].power_w * common;
        }
    }
  for (guint b = 0; b < n_buckets; b++)
    buckets[b] = told[b] * 2 >= (double) step ? buckets[b] / told[b] : NAN;
}
