/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-charger.h"

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_CHARGE_BUTTON (sol_overview_charge_button_get_type ())
G_DECLARE_FINAL_TYPE (SolOverviewChargeButton, sol_overview_charge_button, SOL, OVERVIEW_CHARGE_BUTTON,
                      GtkButton)

/**
 * SolOverviewChargeButton:
 *
 * Stops or starts a charger (ui.md 6). While a change is on its way it keeps what was pressed, spins and is
 * insensitive; when it cannot be used, tooltip and description say why. How a press
 * ends is told by the window, which watches the control.
 *
 * Properties: `charger` (#SolCharger), `phase` (read-only: "Sending…", %NULL while nothing is on its way),
 * `full` (boolean: "Start Charging" in place of "Start", over the whole width).
 */
SolCharger *sol_overview_charge_button_get_charger (SolOverviewChargeButton *self); /* (nullable) */
void sol_overview_charge_button_set_charger (SolOverviewChargeButton *self,
                                             SolCharger *charger); /* (nullable) */
void sol_overview_charge_button_set_full (SolOverviewChargeButton *self, gboolean full);
const char *sol_overview_charge_button_get_phase (SolOverviewChargeButton *self); /* (nullable) */

G_END_DECLS
