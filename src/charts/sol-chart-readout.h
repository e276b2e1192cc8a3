/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_CHART_READOUT (sol_chart_readout_get_type ())
G_DECLARE_FINAL_TYPE (SolChartReadout, sol_chart_readout, SOL, CHART_READOUT, GtkWidget)

/**
 * SolChartReadout:
 *
 * The card that tells the values under the cursor of a chart. Its text has a title in the first line; in each
 * other line a tab parts the name from the value. Its accessible label is the whole text, so that a chart may
 * be described by it.
 */
SolChartReadout *sol_chart_readout_new (void);

void sol_chart_readout_set_text (SolChartReadout *self, const char *text);

/* Whether it is a card with one row per value, or running text without a frame, for narrow charts. */
void sol_chart_readout_set_floating (SolChartReadout *self, gboolean floating);
gboolean sol_chart_readout_get_floating (SolChartReadout *self);

G_END_DECLS
