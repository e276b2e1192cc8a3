/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-charger.h"
#include "sol-site.h"

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_ROW (sol_overview_row_get_type ())
G_DECLARE_FINAL_TYPE (SolOverviewRow, sol_overview_row, SOL, OVERVIEW_ROW, AdwActionRow)

/**
 * SolOverviewRow:
 *
 * A charger with its Stop or Start, or the battery with its charge, as a row. Signal `try-again`.
 */

/** sol_overview_row_new: @charger: (nullable): the battery without */
SolOverviewRow *sol_overview_row_new (SolCharger *charger);
SolCharger *sol_overview_row_get_charger (SolOverviewRow *self); /* (nullable) */

/** sol_overview_row_set_texts: @value: (nullable): at the end of the row */
void sol_overview_row_set_texts (SolOverviewRow *self, const char *title, const char *subtitle,
                                 const char *value);

/** sol_overview_row_set_state: as a card shows its state; @age: (nullable): "as of 14:05" */
void sol_overview_row_set_state (SolOverviewRow *self, SolFamilyState state, const char *age);

G_END_DECLS
