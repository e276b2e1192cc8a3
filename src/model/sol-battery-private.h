/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery.h"
#include "sol-energy.h"

G_BEGIN_DECLS

SolBattery *sol_battery_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_battery_take_status (SolBattery *self, const SolBatteryStatus *status);
void sol_battery_take_profile (SolBattery *self, const SolProfile *profile);
void sol_battery_take_settings (SolBattery *self, const SolBatterySettings *settings);
void sol_battery_take_site_settings (SolBattery *self, const SolSiteSettings *settings);
void sol_battery_take_today (SolBattery *self, const SolToday *today);

G_END_DECLS
