/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-tariff-rules"

#include "sol-tariff.h"

#include <math.h>
#include <stdio.h>

#define MOST_MONTHS 24
#define MOST_DAYS 100

static gboolean
season_has_price (const SolTariffSeason *season)
{
  for (guint i = 0; i < season->groups->len; i++)
    {
      const SolTariffDays *group = g_ptr_array_index (season->groups, i);
      for (guint k = 0; k < group->periods->len; k++)
        if (!isnan (g_array_index (group->periods, SolTariffPeriod, k).rate))
          return TRUE;
    }
  for (guint i = 0; i < season->tiers->len; i++)
    if (!isnan (g_array_index (season->tiers, SolTariffTier, i).rate))
      return TRUE;
  return FALSE;
}

gboolean
sol_tariff_branch_is_usable (const SolTariffBranch *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->seasons->len; i++)
    if (season_has_price (g_ptr_array_index (self->seasons, i)))
      return TRUE;
  return FALSE;
}

gboolean
sol_tariff_is_configured (const SolTariff *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return sol_tariff_branch_is_usable (&self->import) || sol_tariff_branch_is_usable (&self->export);
}

static gboolean
season_holds (const SolTariffSeason *season, int month)
{
  if (season->start_month < 1 || season->end_month < 1)
    return FALSE;
  if (season->start_month <= season->end_month)
    return month >= season->start_month && month <= season->end_month;
  return month >= season->start_month || month <= season->end_month;
}

static const SolTariffSeason *
find_season (const SolTariffBranch *branch, int month)
{
  const SolTariffSeason *found = NULL;
  for (guint i = 0; i < branch->seasons->len; i++)
    {
      const SolTariffSeason *season = g_ptr_array_index (branch->seasons, i);
      if (!season_holds (season, month))
        continue;
      if (found != NULL)
        return NULL;
      found = season;
    }
  return found;
}

const SolTariffSeason *
sol_tariff_branch_find_season (const SolTariffBranch *self, SolTime time, GTimeZone *zone)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  return local != NULL ? find_season (self, g_date_time_get_month (local)) : NULL;
}

static const SolTariffDays *
find_group (const SolTariffSeason *season, int weekday)
{
  const SolTariffDays *found = NULL;
  for (guint i = 0; i < season->groups->len; i++)
    {
      const SolTariffDays *group = g_ptr_array_index (season->groups, i);
      if (!sol_days_has (group->days, weekday))
        continue;
      if (found != NULL)
        return NULL;
      found = group;
    }
  return found;
}

static gboolean
period_holds (const SolTariffPeriod *period, int minute)
{
  if (period->start <= period->end)
    return minute >= period->start && minute < period->end;
  return minute >= period->start || minute < period->end;
}

static double
group_price (const SolTariffDays *group, int minute)
{
  const SolTariffPeriod *timed = NULL, *whole = NULL;
  for (guint i = 0; i < group->periods->len; i++)
    {
      const SolTariffPeriod *period = &g_array_index (group->periods, SolTariffPeriod, i);
      const SolTariffPeriod **slot = period->all_day ? &whole : &timed;
      /* Where one does not know when a price holds, it may hold now. */
      if (!period->all_day && (period->start < 0 || period->end < 0))
        return NAN;
      if (!period->all_day && !period_holds (period, minute))
        continue;
      if (*slot != NULL)
        return NAN;
      *slot = period;
    }
  return timed != NULL ? timed->rate : whole != NULL ? whole->rate : NAN;
}

double
sol_tariff_branch_price (const SolTariffBranch *self, SolTime time, GTimeZone *zone)
{
  g_return_val_if_fail (self != NULL, NAN);

  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  const SolTariffSeason *season = local != NULL ? find_season (self, g_date_time_get_month (local)) : NULL;
  if (season == NULL || season->tiers->len > 0 || g_strcmp0 (self->type, "tiered") == 0)
    return NAN;

  const SolTariffDays *group = find_group (season, g_date_time_get_day_of_week (local));
  if (group == NULL)
    return NAN;
  return group_price (group, g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local));
}

double
sol_dated_rates_price (const SolDatedRates *self, SolTime time, GTimeZone *zone)
{
  g_return_val_if_fail (self != NULL, NAN);

  g_autoptr (GTimeZone) own = self->timezone != NULL ? g_time_zone_new_identifier (self->timezone) : NULL;
  g_autoptr (GDateTime) local = sol_time_to_local (time, own != NULL ? own : zone);
  if (local == NULL)
    return NAN;

  int minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
  double found = NAN;
  for (guint i = 0; i < self->rates->len; i++)
    {
      const SolDatedRate *rate = &g_array_index (self->rates, SolDatedRate, i);
      if (minute < rate->start || minute > rate->end)
        continue;
      if (!isnan (found) && found != rate->rate)
        return NAN;
      found = rate->rate;
    }
  return found;
}

static gboolean
date_from_text (GDate *date, const char *text)
{
  int year, month, day;
  g_date_clear (date, 1);
  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1 || month < 1
      || day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
date_to_text (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), (int) g_date_get_month (date),
                          g_date_get_day (date));
}

char *
sol_billing_next (const SolBilling *self, const char *today)
{
  g_return_val_if_fail (self != NULL, NULL);

  GDate start, now;
  int most = self->unit == SOL_BILLING_MONTH ? MOST_MONTHS : MOST_DAYS;
  if (self->unit == SOL_BILLING_UNKNOWN || self->interval < 1 || self->interval > most
      || !date_from_text (&start, self->start_date) || !date_from_text (&now, today))
    return NULL;
  if (g_date_compare (&start, &now) > 0)
    return date_to_text (&start);

  if (self->unit == SOL_BILLING_DAY)
    {
      guint passed = (guint) g_date_days_between (&start, &now) / (guint) self->interval + 1;
      g_date_add_days (&start, passed * (guint) self->interval);
      return date_to_text (&start);
    }

  int months = (g_date_get_year (&now) - g_date_get_year (&start)) * 12 + (int) g_date_get_month (&now)
               - (int) g_date_get_month (&start);
  for (int n = months / self->interval;; n++)
    {
      GDate next = start;
      /* Adding months to the 31st ends on the last day of a shorter month. */
      g_date_add_months (&next, (guint) (n * self->interval));
      if (g_date_compare (&next, &now) > 0)
        return date_to_text (&next);
    }
}
