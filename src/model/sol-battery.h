/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sol-battery-config.h"
#include "sol-battery-status.h"

G_BEGIN_DECLS

#define SOL_TYPE_BATTERY (sol_battery_get_type ())
G_DECLARE_FINAL_TYPE (SolBattery, sol_battery, SOL, BATTERY, GObject)

/**
 * SolBattery:
 *
 * The battery of the site. Properties, read-only, notified once a change: `status` (#SolBatteryStatus),
 * `profile`
 * (#SolProfile), `settings` (#SolBatterySettings), `exists` (a #SolTruth as int, by evidence R19).
 */

SolTruth sol_battery_get_exists (SolBattery *self);
const SolBatteryStatus *sol_battery_get_status (SolBattery *self);     /* (nullable) */
const SolProfile *sol_battery_get_profile (SolBattery *self);          /* (nullable) */
const SolBatterySettings *sol_battery_get_settings (SolBattery *self); /* (nullable) */

/** sol_battery_get_soc: percent, NaN unknown: status, else today. */
double sol_battery_get_soc (SolBattery *self);

/** sol_battery_get_reserve: percent, NaN unknown: profile, else settings, else today. */
double sol_battery_get_reserve (SolBattery *self);
double sol_battery_get_shutdown (SolBattery *self); /* percent, NaN unknown */

/** sol_battery_describe_profile: Returns: (transfer full) (nullable): "Self-consumption", "Savings", …;
 * unknown keys as they are; %NULL when not read. */
char *sol_battery_describe_profile (SolBattery *self);

G_END_DECLS
