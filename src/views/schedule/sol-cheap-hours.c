/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cheap-hours"

#include "sol-cheap-hours.h"

#include <math.h>

/* Prices hold for quarter-hours at least. */
#define STEPS (SOL_WEEK_DAY_MINUTES / SOL_WEEK_STEP)
#define SAME 1e-9

static gboolean
holds (const SolTariffPeriod *period, int minute)
{
  if (period->all_day || period->start < 0 || period->end < 0)
    return period->all_day;
  if (period->start < period->end)
    return minute >= period->start && minute < period->end;
  return minute >= period->start || minute < period->end;
}

/* A timed period goes before one for the whole day. */
static double
price_at (const SolTariffDays *group, int minute)
{
  double all_day = NAN;

  for (guint i = 0; i < group->periods->len; i++)
    {
      const SolTariffPeriod *period = &g_array_index (group->periods, SolTariffPeriod, i);
      if (!holds (period, minute))
        continue;
      if (!period->all_day)
        return period->rate;
      all_day = period->rate;
    }
  return all_day;
}

static const SolTariffDays *
find_group (const SolTariffSeason *season, int iso)
{
  for (guint i = 0; i < season->groups->len; i++)
    {
      const SolTariffDays *group = g_ptr_array_index (season->groups, i);
      if (sol_days_has (group->days, iso))
        return group;
    }
  return NULL;
}

static void
add_day (GArray *spans, const SolTariffDays *group, int iso)
{
  double prices[STEPS], least = INFINITY, most = -INFINITY;

  for (int i = 0; i < STEPS; i++)
    {
      prices[i] = price_at (group, i * SOL_WEEK_STEP);
      least = isnan (prices[i]) ? least : MIN (least, prices[i]);
      most = isnan (prices[i]) ? most : MAX (most, prices[i]);
    }
  if (!(most > least + SAME))
    return;
  for (int i = 0; i < STEPS; i++)
    {
      int start = i;
      while (i < STEPS && prices[i] <= least + SAME)
        i++;
      if (i == start)
        continue;
      SolWeekSpan span = { iso, start * SOL_WEEK_STEP, i * SOL_WEEK_STEP % SOL_WEEK_DAY_MINUTES };
      g_array_append_val (spans, span);
    }
}

GArray *
sol_cheap_hours_list (const SolTariff *tariff, SolTime now, GTimeZone *zone)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (SolWeekSpan));
  const SolTariffSeason *season
      = tariff != NULL ? sol_tariff_branch_find_season (&tariff->import, now, zone) : NULL;

  for (int iso = 1; season != NULL && iso <= 7; iso++)
    {
      const SolTariffDays *group = find_group (season, iso);
      if (group != NULL)
        add_day (spans, group, iso);
    }
  return spans;
}
