/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-session-period.h"

G_BEGIN_DECLS

#define SOL_TYPE_PERIOD_BAR (sol_period_bar_get_type ())
G_DECLARE_FINAL_TYPE (SolPeriodBar, sol_period_bar, SOL, PERIOD_BAR, GtkWidget)

/**
 * SolPeriodBar:
 *
 * A segmented switch of month, year and all, and the way to the period before and after. Signals: `range`
 * (int, a #SolPeriodRange) and `step` (int: -1, 1, or 0 for the present).
 */
SolPeriodBar *sol_period_bar_new (void);

/** sol_period_bar_set: what is shown; @title: its name; whether there is a period before and after. */
void sol_period_bar_set (SolPeriodBar *self, SolPeriodRange range, const char *title, gboolean before,
                         gboolean after);

G_END_DECLS
