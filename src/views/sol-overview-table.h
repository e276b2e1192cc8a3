/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-overview-day.h"

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_TABLE (sol_overview_table_get_type ())
G_DECLARE_FINAL_TYPE (SolOverviewTable, sol_overview_table, SOL, OVERVIEW_TABLE, GtkWidget)

/**
 * SolOverviewTable:
 *
 * The quarter-hours of a day as a table: what the chart draws, in numbers.
 */

/** sol_overview_table_set_day: @day: (nullable): the caller's, valid until the next one is set */
void sol_overview_table_set_day (SolOverviewTable *self, const SolOverviewDay *day);

G_END_DECLS
