/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SolDaySeries:
 * @SOL_DAY_PRODUCTION: bars, kW
 * @SOL_DAY_CONSUMPTION: step line, kW
 * @SOL_DAY_LEVEL: area below, percent
 * @SOL_DAY_N_SERIES: number of series
 */
typedef enum
{
  SOL_DAY_PRODUCTION,
  SOL_DAY_CONSUMPTION,
  SOL_DAY_LEVEL,
  SOL_DAY_N_SERIES,
} SolDaySeries;

/**
 * SolDayChartData:
 * @n_slots: quarter-hours of this day, 96, or 92 and 100 when the clocks change
 * @n: length of the arrays that are given, at most @n_slots; what is beyond has no data
 * @production_kw: (nullable): average power per quarter-hour, kW, NaN where there is none; %NULL without the
 * series
 * @consumption_kw: (nullable): likewise
 * @level_percent: (nullable): charge of the battery at the end of each quarter-hour, percent; %NULL without
 * battery
 * @reserve_percent: reserve, percent, NaN for no line
 * @now: the present in quarter-hours since the start of the day (58.0 is 14:30), NaN when the day is over
 */
typedef struct
{
  guint n_slots;
  guint n;
  const double *production_kw;
  const double *consumption_kw;
  const double *level_percent;
  double reserve_percent;
  double now;
} SolDayChartData;

/**
 * SolDayData:
 *
 * A copy of what a day chart shows: every series that there is has @n_slots values.
 */
typedef struct
{
  guint n_slots;
  double *values[SOL_DAY_N_SERIES];
  double reserve;
  double now;
} SolDayData;

SolDayData *sol_day_data_new (const SolDayChartData *source) G_GNUC_WARN_UNUSED_RESULT;
void sol_day_data_free (SolDayData *data);
gboolean sol_day_data_equal (const SolDayData *a, const SolDayData *b);

/* How many quarter-hours have begun: the cursor goes no further, and only among them can data be missing. */
guint sol_day_data_begun (const SolDayData *data);

/* Whether no visible series has any value. */
gboolean sol_day_data_is_empty (const SolDayData *data, const gboolean visible[SOL_DAY_N_SERIES]);

/* The highest power among the visible series, 0 when there is none. */
double sol_day_data_peak (const SolDayData *data, const gboolean visible[SOL_DAY_N_SERIES]);

/* Finds the next gap, in which neither power is known though the time is past, at or after *@start; fills in
 * where it begins and ends (exclusive). */
gboolean sol_day_data_next_gap (const SolDayData *data, guint *start, guint *end);

/* Finds the next run of known values of one series at or after *@start, likewise. */
gboolean sol_day_data_next_run (const SolDayData *data, SolDaySeries series, guint *start, guint *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolDayData, sol_day_data_free)

G_END_DECLS
