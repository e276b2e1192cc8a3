/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-day-data.h"
#include "sol-energy.h"

G_BEGIN_DECLS

/**
 * SolOverviewDay:
 *
 * The quarter-hours of a day as the chart, the table and their words show them. Plain; the same day may be
 * asked often.
 */
typedef struct
{
  SolDayChartData data; /* its arrays belong to this */
  SolTime start;
  gint64 interval;
  GTimeZone *zone;
  double produced_wh, consumed_wh; /* NaN unknown */

  /*< private >*/
  double *values[SOL_DAY_N_SERIES];
} SolOverviewDay;

/** SolOverviewDayFacts: what a day is made of. */
typedef struct
{
  const SolToday *today; /* (nullable) */
  SolTruth has_solar, has_meter, has_battery;
  double reserve_percent; /* NaN unknown */
  SolTime asked_at;       /* what counts as the present: nothing later was read */
  GTimeZone *zone;
} SolOverviewDayFacts;

SolOverviewDay *sol_overview_day_new (const SolOverviewDayFacts *facts);
void sol_overview_day_free (SolOverviewDay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolOverviewDay, sol_overview_day_free)

/** sol_overview_day_get_slot: Returns: (transfer full): "13:00 – 13:15" */
char *sol_overview_day_get_slot (const SolOverviewDay *self, guint index);

/** sol_overview_day_get_name: Returns: (transfer none): "Production", "Consumption" or "Battery level" */
const char *sol_overview_day_get_name (SolDaySeries series);

/** sol_overview_day_get_value: Returns: (transfer full): with its unit, "–" when unknown; %NULL without the
 * series. */
char *sol_overview_day_get_value (const SolOverviewDay *self, SolDaySeries series, guint index);

/** sol_overview_day_has: whether the home has such a series. */
gboolean sol_overview_day_has (const SolOverviewDay *self, SolDaySeries series);

/** sol_overview_day_describe_slot: Returns: (transfer full): the read-out of the chart at @index. */
char *sol_overview_day_describe_slot (const SolOverviewDay *self, guint index,
                                      const gboolean visible[SOL_DAY_N_SERIES]);

/** sol_overview_day_describe: Returns: (transfer full): one sentence: totals, peak and its time. */
char *sol_overview_day_describe (const SolOverviewDay *self);

/** sol_overview_day_to_text: Returns: (transfer full): the table with tabs and lines, for the clipboard.
 * Times local, numbers in the signs of the locale. */
char *sol_overview_day_to_text (const SolOverviewDay *self);

/** sol_overview_day_get_length: how many quarter-hours have begun. */
guint sol_overview_day_get_length (const SolOverviewDay *self);

/** sol_overview_day_get_hour: where the wall clock shows @hour, 0 to 24, in quarter-hours since the start;
 * NaN when the day leaves it out. */
double sol_overview_day_get_hour (const SolOverviewDay *self, int hour);

G_END_DECLS
