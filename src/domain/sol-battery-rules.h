/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-windows.h"

G_BEGIN_DECLS

/*
 * What the battery page may offer. Each rule is told by several answers, any of which may not have come yet
 * (%NULL); then it is unknown, and nothing is hidden or made before it is known (R19).
 */

/** sol_battery_rules_get_profile: Returns: (transfer none) (nullable): the key of the selected profile. The
 * profile view goes before the settings view, which may be stale for minutes (R42). */
const char *sol_battery_rules_get_profile (const SolProfile *profile, const SolBatterySettings *settings);

/** sol_battery_rules_get_reserve: the backup reserve in percent from the same two; NaN unknown. */
double sol_battery_rules_get_reserve (const SolProfile *profile, const SolBatterySettings *settings);

/** sol_battery_rules_offers_charge_from_grid: whether the switch can be used (addendum 1.7.22, trap 79). */
SolTruth sol_battery_rules_offers_charge_from_grid (const SolSiteSettings *site,
                                                    const SolBatterySettings *settings,
                                                    const SolBatteryWindows *windows);

/** sol_battery_rules_reserve_is_editable: whether the slider can be moved, in the order of addendum 1.7.22.
 */
SolTruth sol_battery_rules_reserve_is_editable (const SolSiteSettings *site, const SolProfile *profile,
                                                const SolBatterySettings *settings);

/** sol_battery_rules_offers_shutdown: whether the shutdown level is shown: by its presence, not by a flag
 * (addendum 1.7.19, trap 82). */
SolTruth sol_battery_rules_offers_shutdown (const SolBatterySettings *settings);

/** sol_battery_rules_get_profiles: Returns: (transfer full) (array zero-terminated=1): the keys to choose
 * from, in a fixed order; @current (nullable) is among them whatever it is (addendum 1.7.21). */
GStrv sol_battery_rules_get_profiles (const SolSiteSettings *site, const char *current);

/**
 * sol_battery_rules_reserve_for: the reserve to send along when switching to @key (addendum 1.7.21, R45).
 * @remembered: what was last used here with it; NaN for nothing
 * @profile: (nullable): for the cloud's memory and the bounds
 */
double sol_battery_rules_reserve_for (const char *key, double remembered, const SolProfile *profile);

/** sol_battery_rules_sub_type_for: Returns: (transfer none) (nullable): `operationModeSubType` to send with
 * @key; %NULL to leave it out (addendum 1.7.21). */
const char *sol_battery_rules_sub_type_for (const char *key, gboolean use_battery_after_peak);

/** sol_grid_mode_may_import, sol_grid_mode_may_export: whether `batteryGridMode` lets the battery do it; a
 * mode that we do not know is no permission, none at all is unknown. */
SolTruth sol_grid_mode_may_import (const char *mode);
SolTruth sol_grid_mode_may_export (const char *mode);

/** SolProfileReason: why the system may act differently from the selected profile (R49). */
typedef enum
{
  SOL_PROFILE_AS_SELECTED,
  SOL_PROFILE_STORM,
  SOL_PROFILE_DEMAND_RESPONSE,
} SolProfileReason;

/** sol_profile_get_reason: from an active alert with Storm Guard not off, or a running demand response. Both
 * may be %NULL. */
SolProfileReason sol_profile_get_reason (const SolProfile *profile, const SolStormAlerts *alerts);

/** sol_profile_reason_get_name: `storm` or `demand-response`; %NULL when there is none. */
const char *sol_profile_reason_get_name (SolProfileReason reason);

/** sol_storm_status_is_active: whether an alert with this `status` counts; one without a status does
 * (addendum 1.7.23, trap 96). */
gboolean sol_storm_status_is_active (const char *status);

G_END_DECLS
