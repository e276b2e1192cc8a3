/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-period"

#include "sol-session-period.h"

SolTime
sol_time_of_date (int year, int month, int day, GTimeZone *zone)
{
  /* At noon the clocks never change. */
  g_autoptr (GDateTime) noon = g_date_time_new (zone, year, month, day, 12, 0, 0);

  return noon == NULL ? SOL_TIME_UNKNOWN : sol_time_day_start (g_date_time_to_unix (noon) * SOL_SECOND, zone);
}

/* Months since the year 0. */
static int
count_of (int year, int month)
{
  return year * 12 + month - 1;
}

static SolPeriod
make (SolPeriodRange range, int count, int n_months)
{
  return (SolPeriod){ .range = range, .year = count / 12, .month = count % 12 + 1, .n_months = n_months };
}

SolPeriod
sol_period_at (SolPeriodRange range, SolTime time, SolTime first, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  g_autoptr (GDateTime) oldest = first != SOL_TIME_UNKNOWN ? sol_time_to_local (first, zone) : NULL;

  g_return_val_if_fail (local != NULL, make (range, 0, 1));

  int last = count_of (g_date_time_get_year (local), g_date_time_get_month (local));
  if (range == SOL_PERIOD_MONTH)
    return make (range, last, 1);
  if (range == SOL_PERIOD_YEAR)
    return make (range, count_of (g_date_time_get_year (local), 1), 12);

  int from = oldest != NULL ? count_of (g_date_time_get_year (oldest), g_date_time_get_month (oldest)) : last;
  from = MIN (from, last);
  return make (range, from, last - from + 1);
}

SolPeriod
sol_period_step (const SolPeriod *self, int n)
{
  if (self->range == SOL_PERIOD_ALL)
    return *self;
  return make (self->range, count_of (self->year, self->month) + n * self->n_months, self->n_months);
}

gboolean
sol_period_equal (const SolPeriod *a, const SolPeriod *b)
{
  return a->range == b->range && a->year == b->year && a->month == b->month && a->n_months == b->n_months;
}

SolTime
sol_period_begin (const SolPeriod *self, GTimeZone *zone)
{
  return sol_time_of_date (self->year, self->month, 1, zone);
}

SolTime
sol_period_end (const SolPeriod *self, GTimeZone *zone)
{
  int count = count_of (self->year, self->month) + self->n_months;

  return sol_time_of_date (count / 12, count % 12 + 1, 1, zone);
}

guint
sol_period_n_buckets (const SolPeriod *self)
{
  if (self->range == SOL_PERIOD_MONTH)
    return g_date_get_days_in_month ((GDateMonth) self->month, (GDateYear) self->year);
  return (guint) self->n_months;
}

SolTime
sol_period_bucket (const SolPeriod *self, guint index, GTimeZone *zone)
{
  if (index >= sol_period_n_buckets (self))
    return sol_period_end (self, zone);
  if (self->range == SOL_PERIOD_MONTH)
    return sol_time_of_date (self->year, self->month, (int) index + 1, zone);

  int count = count_of (self->year, self->month) + (int) index;
  return sol_time_of_date (count / 12, count % 12 + 1, 1, zone);
}
