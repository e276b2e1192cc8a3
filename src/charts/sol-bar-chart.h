/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-bar-data.h"

G_BEGIN_DECLS

#define SOL_TYPE_BAR_CHART (sol_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (SolBarChart, sol_bar_chart, SOL, BAR_CHART, GtkWidget)

/**
 * SolBarChart:
 *
 * Amounts per day, month or stretch of minutes as bars, or as a stepped area where they are averages of one
 * thing that goes on. Its colour is the CSS `color` of one of the energy classes, given to
 * sol_bar_chart_new(). Pointer, touch and keys share one cursor; property `cursor` (-1 without) notifies.
 * Title, unit and table are the view's.
 *
 * Keys: Left and Right one bucket, with Ctrl a stride, Home, End, Esc. The rest is asked of the view by
 * signals:
 *  - `step-period` (int): PageUp -1, PageDown 1
 *  - `step-range` (int): Up 1 (coarser), Down -1 (finer)
 *  - `open` (uint): Enter, or a second click, at a bucket
 *
 * The period and range keys go on to the parent when nobody is connected.
 *
 * Role *image*, focusable, described by its read-out. The caller sets the accessible label and description.
 */
SolBarChart *sol_bar_chart_new (const char *energy);

/* Which colour: "solar", "home", "battery", "grid" or "car". */
void sol_bar_chart_set_energy (SolBarChart *self, const char *energy);

/* @data: (nullable): shown until the next. The same again changes nothing. The scale only grows, until
 * sol_bar_chart_begin_period(). */
void sol_bar_chart_set_data (SolBarChart *self, SolBarData *data);
SolBarData *sol_bar_chart_get_data (SolBarChart *self); /* (transfer none) (nullable) */

/* Another period begins: the scale starts afresh with the next data, the cursor goes, the bars cross-fade. */
void sol_bar_chart_begin_period (SolBarChart *self);

/* Whether values are drawn as a stepped area with a line instead of bars. */
void sol_bar_chart_set_stepped (SolBarChart *self, gboolean stepped);

/* How many buckets Ctrl+Left and Ctrl+Right go; 7 at first. */
void sol_bar_chart_set_stride (SolBarChart *self, guint stride);

/* What stands in the middle while there is no value above 0. */
void sol_bar_chart_set_empty_text (SolBarChart *self, const char *text);

/* Height that the chart asks for, 170 at least at first. */
void sol_bar_chart_set_plot_height (SolBarChart *self, int minimum);

/* Bucket under the cursor, -1 without. One that has not begun is none. */
int sol_bar_chart_get_cursor (SolBarChart *self);
void sol_bar_chart_set_cursor (SolBarChart *self, int cursor);

G_END_DECLS
