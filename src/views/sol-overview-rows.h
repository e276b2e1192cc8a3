/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-overview-card.h"
#include "sol-overview-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_ROWS (sol_overview_rows_get_type ())
G_DECLARE_FINAL_TYPE (SolOverviewRows, sol_overview_rows, SOL, OVERVIEW_ROWS, GtkWidget)

/**
 * SolOverviewRows:
 *
 * Chargers and battery as rows of a list, for narrow windows. A row shows the states of its source as a card
 * does. Signal `try-again`.
 */

/** sol_overview_rows_set_chargers: (nullable): a list of #SolCharger, one row each */
void sol_overview_rows_set_chargers (SolOverviewRows *self, GListModel *chargers);

/** sol_overview_rows_set_charger: the words of the charger at @index of that list; @age: (nullable) */
void sol_overview_rows_set_charger (SolOverviewRows *self, guint index, const char *name,
                                    const SolChargerWords *words, SolFamilyState state, const char *age);
void sol_overview_rows_set_battery (SolOverviewRows *self, const SolBatteryWords *words, SolFamilyState state,
                                    const char *age);

/** sol_overview_rows_set_shown: whether the window is narrow; without a row it is not seen all the same. */
void sol_overview_rows_set_shown (SolOverviewRows *self, gboolean shown);

G_END_DECLS
