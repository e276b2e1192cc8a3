/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-battery-config.h"
#include "sol-battery-status.h"
#include "sol-charge-preference.h"
#include "sol-charger-status.h"
#include "sol-charger-summary.h"
#include "sol-device.h"
#include "sol-energy.h"
#include "sol-error.h"
#include "sol-grid.h"
#include "sol-panels.h"
#include "sol-site-info.h"

G_BEGIN_DECLS

/*
 * The decoders: bytes of an answer in, a value or a %SOL_ERROR_BAD_RESPONSE out. Pure, from any thread.
 * Tolerant of what the protocol pages name (numbers in strings, nulls, seconds or milliseconds, wrappers that
 * come and go), strict in what they return: an unknown number is NaN, an unknown time SOL_TIME_UNKNOWN, never
 * 0. They refuse more than 64 levels of nesting before the parser sees it, invalid UTF-8, and roots of the
 * wrong type.
 */

SolSites *sol_decode_sites (GBytes *json, GError **error);
SolEvStatus *sol_decode_ev_status (GBytes *json, GError **error);
SolEvSummary *sol_decode_ev_summary (GBytes *json, GError **error);
SolLifetime *sol_decode_lifetime (GBytes *json, GError **error);
SolDevices *sol_decode_devices (GBytes *json, GError **error);
SolGridCheck *sol_decode_grid_check (GBytes *json, GError **error);
SolOffGridContext *sol_decode_off_grid_context (GBytes *json, GError **error);
SolPanelList *sol_decode_panels (GBytes *json, GError **error);
SolPanelEnergy *sol_decode_panel_energy (GBytes *json, GError **error);
SolPanelStates *sol_decode_panel_states (GBytes *json, GError **error);
SolBatteryStatus *sol_decode_battery_status (GBytes *json, GError **error);
SolPowerSample *sol_decode_latest_power (GBytes *json, GError **error);
SolToday *sol_decode_today (GBytes *json, GError **error);
SolChargePreference *sol_decode_charge_preference (GBytes *json, GError **error);
SolSiteSettings *sol_decode_site_settings (GBytes *json, GError **error);
SolProfile *sol_decode_profile (GBytes *json, GError **error);
SolBatterySettings *sol_decode_battery_settings (GBytes *json, GError **error);
SolStormAlerts *sol_decode_storm_alerts (GBytes *json, GError **error);

/** sol_scrub_json: Returns: (transfer full) (nullable): @json less the members that must not be kept (R58:
 * tokens, authentication ids, mail, addresses, LAN addresses, postcodes), compact; %NULL when it is no JSON.
 */
GBytes *sol_scrub_json (GBytes *json);

G_END_DECLS
