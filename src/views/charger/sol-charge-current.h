/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-charger.h"
#include "sol-clock.h"

G_BEGIN_DECLS

#define SOL_TYPE_CHARGE_CURRENT (sol_charge_current_get_type ())
G_DECLARE_FINAL_TYPE (SolChargeCurrent, sol_charge_current, SOL, CHARGE_CURRENT, AdwPreferencesRow)

/**
 * SolChargeCurrent:
 *
 * The row of the charging current: the charger's own range, and below it what a change does. A change is sent
 * 700 ms after the last movement, and not while a pointer holds the scale. While it charges the line says
 * beforehand that charging pauses for it.
 *
 * Property `charger` (#SolCharger, nullable).
 */
GtkWidget *sol_charge_current_new (void);

SolCharger *sol_charge_current_get_charger (SolChargeCurrent *self);               /* (nullable) */
void sol_charge_current_set_charger (SolChargeCurrent *self, SolCharger *charger); /* (nullable) */

/** sol_charge_current_set_clock: whose 700 ms they are. */
void sol_charge_current_set_clock (SolChargeCurrent *self, SolClock *clock);

void sol_charge_current_set_narrow (SolChargeCurrent *self, gboolean narrow);

G_END_DECLS
