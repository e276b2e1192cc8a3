/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-day-data.h"

G_BEGIN_DECLS

#define SOL_TYPE_DAY_CHART (sol_day_chart_get_type ())
G_DECLARE_FINAL_TYPE (SolDayChart, sol_day_chart, SOL, DAY_CHART, GtkWidget)

/**
 * SolDayChartReadoutFunc:
 * @chart: the chart
 * @index: quarter-hour under the cursor
 * @user_data: what was registered
 *
 * Tells what a quarter-hour holds. The first line is the title; in each other line a tab parts the name from
 * the value, both ready formatted: "13:00 – 13:15\nProduction\t5.64 kW".
 *
 * Returns: (transfer full): the text
 */
typedef char *(*SolDayChartReadoutFunc) (SolDayChart *chart, guint index, gpointer user_data);

/**
 * SolDayChart:
 *
 * One local day in quarter-hours: production as bars, consumption as a step line, below on the same axis the
 * charge of the battery. Pointer, touch and keys (Left, Right, Home, End, Esc) share one cursor; property
 * `cursor` (-1 without) notifies. Title, unit, legend and table are the view's.
 *
 * Role *image*, focusable, described by its read-out. The caller sets the accessible label and description.
 */
SolDayChart *sol_day_chart_new (void);

/* Shows @data, which is copied. The same again changes nothing. The scale of power only grows, until
 * sol_day_chart_begin_period() or a day of another length. */
void sol_day_chart_set_data (SolDayChart *self, const SolDayChartData *data);

/* Forgets scale, cursor and data: another day begins, and the next sol_day_chart_set_data() starts afresh. */
void sol_day_chart_begin_period (SolDayChart *self);

/**
 * sol_day_chart_set_ticks:
 * @slots: (nullable): rising positions in quarter-hours since the start of the day
 * @labels: (nullable): their texts
 * @n: how many
 *
 * What stands along the time axis; see sol_ticks_day() for days of 23 and 25 hours. Labels that do not fit
 * thin out. Without (%NULL) the chart writes every sixth hour as "06:00".
 */
void sol_day_chart_set_ticks (SolDayChart *self, const double *slots, const char *const *labels, guint n);

/* What stands in the middle while there is no value at all. */
void sol_day_chart_set_empty_text (SolDayChart *self, const char *text);

/* Takes a series out of chart and scale, or back in; for the legend. The last visible one stays, and the
 * answer is %FALSE then. */
gboolean sol_day_chart_set_series_visible (SolDayChart *self, SolDaySeries series, gboolean visible);
gboolean sol_day_chart_get_series_visible (SolDayChart *self, SolDaySeries series);

/* The values of one series, one per quarter-hour of the day, NaN where there is none. %NULL when there is no
 * such series. The chart's own, valid until the next change. */
const double *sol_day_chart_get_values (SolDayChart *self, SolDaySeries series, guint *n_slots);

/* Quarter-hour under the cursor, -1 without. */
int sol_day_chart_get_cursor (SolDayChart *self);
/* Beyond the present, or below 0: no cursor. */
void sol_day_chart_set_cursor (SolDayChart *self, int cursor);

void sol_day_chart_set_readout_func (SolDayChart *self, SolDayChartReadoutFunc func, gpointer user_data,
                                     GDestroyNotify destroy);

G_END_DECLS
