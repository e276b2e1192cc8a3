/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-battery-config.h"
#include "sol-battery-status.h"
#include "sol-battery-stream.h"
#include "sol-battery-windows.h"
#include "sol-car-energy.h"
#include "sol-charge-preference.h"
#include "sol-charge-record.h"
#include "sol-charger-config.h"
#include "sol-charger-extras.h"
#include "sol-charger-status.h"
#include "sol-charger-summary.h"
#include "sol-device.h"
#include "sol-dry-contact.h"
#include "sol-energy.h"
#include "sol-error.h"
#include "sol-event.h"
#include "sol-grid.h"
#include "sol-heat-pump.h"
#include "sol-panels.h"
#include "sol-reply.h"
#include "sol-roof-plan.h"
#include "sol-schedule.h"
#include "sol-site-info.h"
#include "sol-site-status.h"
#include "sol-tariff.h"

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
SolBatteryWindows *sol_decode_battery_windows (GBytes *json, GError **error);
SolChargerConfig *sol_decode_charger_config (GBytes *json, GError **error);
SolGreenSettings *sol_decode_green_settings (GBytes *json, GError **error);
SolSchedule *sol_decode_schedule (GBytes *json, GError **error);
SolChargeHistory *sol_decode_charge_history (GBytes *json, GError **error);
SolHistoryCriteria *sol_decode_history_criteria (GBytes *json, GError **error);
SolCarEnergy *sol_decode_car_energy (GBytes *json, GError **error);
SolFeatureFlags *sol_decode_feature_flags (GBytes *json, GError **error);
SolFirmwareList *sol_decode_firmware (GBytes *json, GError **error);
SolEvents *sol_decode_events (GBytes *json, GError **error);
SolOutages *sol_decode_outages (GBytes *json, GError **error);
SolAlarms *sol_decode_alarms (GBytes *json, GError **error);
SolSiteStatus *sol_decode_site_status (GBytes *json, GError **error);
SolSiteSummary *sol_decode_site_summary (GBytes *json, GError **error);
SolTariff *sol_decode_tariff (GBytes *json, GError **error);
SolDatedRates *sol_decode_dated_rates (GBytes *json, GError **error);
SolBilling *sol_decode_billing (GBytes *json, GError **error);
SolCurrencyRate *sol_decode_currency_rate (GBytes *json, GError **error);
SolRoofPlan *sol_decode_roof_plan (GBytes *json, GError **error);
SolHemsDevices *sol_decode_hems_devices (GBytes *json, GError **error);
SolHeatPumpState *sol_decode_heat_pump_state (GBytes *json, GError **error);
SolDryContacts *sol_decode_dry_contacts (GBytes *json, GError **error);

/** sol_decode_battery_stream: neither the bytes nor the value may be kept or logged. */
SolBatteryStream *sol_decode_battery_stream (GBytes *json, GError **error);

/* Answers to acts. */
SolLiveBurst *sol_decode_live_burst (GBytes *json, GError **error);
SolReply *sol_decode_reply (GBytes *json, GError **error);
SolValidity *sol_decode_validity (GBytes *json, GError **error);
SolConflict *sol_decode_conflict (GBytes *json, GError **error);
SolCodeSent *sol_decode_code_sent (GBytes *json, GError **error);
SolCodeCheck *sol_decode_code_check (GBytes *json, GError **error);
SolGridRequest *sol_decode_grid_request (GBytes *json, GError **error);
SolGridLogged *sol_decode_grid_logged (GBytes *json, GError **error);

/** sol_scrub_json: Returns: (transfer full) (nullable): @json less the members that must not be kept (R58:
 * tokens, authentication ids, mail, addresses, LAN addresses, postcodes), compact; %NULL when it is no JSON.
 */
GBytes *sol_scrub_json (GBytes *json);

G_END_DECLS
