/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_TOTAL (sol_overview_total_get_type ())
G_DECLARE_FINAL_TYPE (SolOverviewTotal, sol_overview_total, SOL, OVERVIEW_TOTAL, GtkWidget)

/**
 * SolOverviewTotal:
 *
 * One energy of the day: a tinted icon, its name, and so many kWh; as a row, or as a tile with the number on
 * top.
 *
 * Properties: `icon-name`, `energy` (style class of the colour), `title`, `number` (ready formatted; hidden
 * when %NULL), `tile` (construct only).
 */
void sol_overview_total_set_number (SolOverviewTotal *self, const char *number);
const char *sol_overview_total_get_number (SolOverviewTotal *self);

G_END_DECLS
