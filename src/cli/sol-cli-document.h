/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cli-json.h"
#include "sol-home.h"

G_BEGIN_DECLS

/* The shapes of docs/command-line.md, member by member. */

/** sol_cli_write_charger: one element of `chargers`. */
void sol_cli_write_charger (SolCliJson *json, SolCharger *charger, GTimeZone *zone);

/** sol_cli_write_battery: the member `battery` as `battery show` has it, without its units. */
void sol_cli_write_battery (SolCliJson *json, SolSite *site);

/** sol_cli_write_battery_members: the same without an object around it. */
void sol_cli_write_battery_members (SolCliJson *json, SolSite *site);

/** sol_cli_write_storm_guard_members: what `storm_guard` holds. */
void sol_cli_write_storm_guard_members (SolCliJson *json, SolSite *site);

/** sol_cli_write_storm_guard: the member `storm_guard`. */
void sol_cli_write_storm_guard (SolCliJson *json, SolSite *site);

/** sol_cli_write_home: `site`, `power` and `today`, `battery`, `chargers`, `storm_guard`, `grid`: what of the
 * status changes only when the home does. */
void sol_cli_write_home (SolCliJson *json, SolSite *site, SolTime now);

/** sol_cli_write_ages: `time`, `age_s` and `requests_last_hour`: what changes by itself. */
void sol_cli_write_ages (SolCliJson *json, SolHome *home, SolSite *site);

/** sol_cli_get_today: Returns: (transfer none) (nullable): today's quarter-hours; %NULL when the last that
 * were read are of another day. */
const SolToday *sol_cli_get_today (SolSite *site, SolTime now);

/** sol_cli_get_profile_name: Returns: (transfer none) (nullable): `savings` for `cost_savings`, …; unknown
 * keys as they are. */
const char *sol_cli_get_profile_name (const char *key);

/** sol_cli_get_profile_key: Returns: (transfer none): the cloud's key for @name; unknown names as they are.
 */
const char *sol_cli_get_profile_key (const char *name);

G_END_DECLS
