/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-bar-chart.h"

G_BEGIN_DECLS

#define SOL_TYPE_SESSION_CHART (sol_session_chart_get_type ())
G_DECLARE_FINAL_TYPE (SolSessionChart, sol_session_chart, SOL, SESSION_CHART, GtkWidget)

/**
 * SolSessionChart:
 *
 * A bar chart in the colour of the car with its twin, a table of the same buckets, and a menu (secondary
 * button, Shift+F10, Menu): Show as Table, Copy Values, Export CSV…, Reset.
 *
 * Toasts go to the window's overlay, the file dialog over its window.
 */
SolSessionChart *sol_session_chart_new (void);

SolBarChart *sol_session_chart_get_chart (SolSessionChart *self); /* (transfer none) */

/**
 * sol_session_chart_set_titles:
 * @label: accessible name
 * @bucket: title of the buckets' column, "Day"
 * @value: title of the values' column, "Energy in kWh"
 * @slug: what the file is called: "sessions-2026-06"
 * @site: (nullable): the name of the home, likewise
 */
void sol_session_chart_set_titles (SolSessionChart *self, const char *label, const char *bucket,
                                   const char *value, const char *slug, const char *site);

/** sol_session_chart_set_data: @data: (nullable); @description: (nullable): one sentence for a screen reader.
 */
void sol_session_chart_set_data (SolSessionChart *self, SolBarData *data, const char *description);

gboolean sol_session_chart_get_show_table (SolSessionChart *self);
void sol_session_chart_set_show_table (SolSessionChart *self, gboolean show_table);

G_END_DECLS
