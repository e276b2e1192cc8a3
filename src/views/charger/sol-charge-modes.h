/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-charger.h"

G_BEGIN_DECLS

#define SOL_TYPE_CHARGE_MODES (sol_charge_modes_get_type ())
G_DECLARE_FINAL_TYPE (SolChargeModes, sol_charge_modes, SOL, CHARGE_MODES, GtkWidget)

/**
 * SolChargeModes:
 *
 * The charge modes that a charger offers, each with its consequence: as cards, or as one row for where there
 * is little room.
 *
 * Property `charger` (#SolCharger, nullable).
 */
GtkWidget *sol_charge_modes_new (void);

SolCharger *sol_charge_modes_get_charger (SolChargeModes *self);               /* (nullable) */
void sol_charge_modes_set_charger (SolChargeModes *self, SolCharger *charger); /* (nullable) */

/** sol_charge_modes_get_row: Returns: (transfer none): the same as an #AdwComboRow, for a list of rows. */
GtkWidget *sol_charge_modes_get_row (SolChargeModes *self);

/** sol_charge_modes_set_form: @narrow: the row is shown in place of the cards; @large: with large text the
 * cards are, one below the other. */
void sol_charge_modes_set_form (SolChargeModes *self, gboolean narrow, gboolean large);

/** sol_charge_modes_write: words that follow the clock. @next_slot: when the next slot starts, unknown
 * without one. @missing: (nullable): why nothing is known of the modes. */
void sol_charge_modes_write (SolChargeModes *self, SolTime next_slot, SolTime now, GTimeZone *zone,
                             const char *missing);

G_END_DECLS
