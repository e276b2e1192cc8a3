/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-energy-today.h"

G_BEGIN_DECLS

SolEnergyToday *sol_energy_today_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_energy_today_take_today (SolEnergyToday *self, const SolToday *today);
void sol_energy_today_take_latest_power (SolEnergyToday *self, const SolPowerSample *sample);
void sol_energy_today_take_lifetime (SolEnergyToday *self, const SolLifetime *lifetime);

/** sol_energy_today_compose: composes the flow anew from what is there. */
void sol_energy_today_compose (SolEnergyToday *self, SolGridState grid, gboolean has_battery,
                               gboolean has_charger, SolTime now);

G_END_DECLS
