/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "overview-days.h"

#include <math.h>

#define MISSING 2

static void
fill (SolSeries *series, guint n, double value)
{
  series->wh = g_new (double, n);
  series->n = n;
  for (guint i = 0; i < n; i++)
    series->wh[i] = i == MISSING ? NAN : value;
}

SolToday *
overview_day_new (guint n)
{
  SolToday *today = sol_today_new ();

  today->start = OVERVIEW_DAY;
  today->interval = 15 * SOL_MINUTE;
  today->n_slots = 96;
  today->n_elapsed = today->n_finished = n;
  today->last_report = OVERVIEW_DAY + n * today->interval;
  fill (&today->series[SOL_CHANNEL_PRODUCTION], n, 100);
  fill (&today->series[SOL_CHANNEL_CONSUMPTION], n, 200);
  fill (&today->soc, n, 50);
  if (n > 49)
    today->series[SOL_CHANNEL_PRODUCTION].wh[49] = 1500;
  today->totals.produced_wh = 28700;
  today->totals.consumed_wh = 25700;
  today->totals.imported_wh = 200;
  today->totals.exported_wh = 400;
  return today;
}
