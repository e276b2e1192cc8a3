/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-calls"

#include <string.h>

#include "sol-cloud-table.h"
#include "sol-decode.h"

#define MIB ((gsize) 1024 * 1024)

#define EVSE "/service/evse_controller"
#define SCHEDULER "/service/evse_scheduler/api/v1/iqevc/charging-mode"
#define BATTERY_CONFIG "/service/batteryConfig/api/v1"

static const SolAttempt sites_attempts[] = {
  { "plain", "GET", "/app-api/search_sites.json", "searchText={search}&favourite=false", SOL_BODY_NONE,
    SOL_HEADERS_SITES },
};

static const SolAttempt ev_status_attempts[] = {
  { "plural", "GET", EVSE "/{site}/ev_chargers/status", NULL, SOL_BODY_NONE, SOL_HEADERS_TODAY },
  { "singular", "GET", EVSE "/{site}/ev_charger/status", NULL, SOL_BODY_NONE, SOL_HEADERS_TODAY },
};

static const SolAttempt ev_summary_attempts[] = {
  { "v2", "GET", EVSE "/api/v2/{site}/ev_chargers/summary", "filter_retired=true", SOL_BODY_NONE,
    SOL_HEADERS_TODAY },
  { "v1", "GET", EVSE "/{site}/ev_chargers/summary", "filter_retired=true", SOL_BODY_NONE,
    SOL_HEADERS_TODAY },
};

static const SolAttempt ev_summary_one_attempts[] = {
  { "v2", "GET", EVSE "/api/v2/{site}/ev_chargers/{sn}/summary", NULL, SOL_BODY_NONE, SOL_HEADERS_TODAY },
  { "v1", "GET", EVSE "/{site}/ev_chargers/{sn}/summary", NULL, SOL_BODY_NONE, SOL_HEADERS_TODAY },
};

static const SolAttempt lifetime_attempts[] = {
  { "plain", "GET", "/pv/systems/{site}/lifetime_energy", NULL, SOL_BODY_NONE, SOL_HEADERS_LAYOUT },
};

static const SolAttempt devices_attempts[] = {
  { "plain", "GET", "/app-api/{site}/devices.json", NULL, SOL_BODY_NONE, SOL_HEADERS_HISTORY },
};

static const SolAttempt grid_check_attempts[] = {
  { "plain", "GET", "/app-api/{site}/grid_control_check.json", NULL, SOL_BODY_NONE, SOL_HEADERS_HISTORY },
};

static const SolAttempt off_grid_context_attempts[] = {
  { "plain", "GET", "/app-api/{site}/off_grid_due_to_grid_outage", NULL, SOL_BODY_NONE, SOL_HEADERS_HISTORY },
};

static const SolAttempt panels_attempts[] = {
  { "plain", "GET", "/app-api/{site}/inverters.json", "limit=1000&offset={offset}&search={search}",
    SOL_BODY_NONE, SOL_HEADERS_HISTORY },
};

static const SolAttempt panel_energy_attempts[] = {
  { "plain", "GET", "/systems/{site}/inverter_data_x/energy.json", "start_date={from}&end_date={to}",
    SOL_BODY_NONE, SOL_HEADERS_LAYOUT },
};

static const SolAttempt panel_states_attempts[] = {
  { "plain", "GET", "/systems/{site}/inverter_status_x.json", NULL, SOL_BODY_NONE, SOL_HEADERS_LAYOUT },
};

static const SolAttempt battery_status_attempts[] = {
  { "plain", "GET", "/pv/settings/{site}/battery_status.json", NULL, SOL_BODY_NONE, SOL_HEADERS_HISTORY },
};

static const SolAttempt latest_power_attempts[] = {
  { "plain", "GET", "/app-api/{site}/get_latest_power", NULL, SOL_BODY_NONE, SOL_HEADERS_HISTORY },
};

static const SolAttempt today_attempts[] = {
  { "plain", "GET", "/pv/systems/{site}/today", NULL, SOL_BODY_NONE, SOL_HEADERS_TODAY_READ },
};

/* In the order of the table in addendum 1.7.14; those that carry a level are group L there. */
static const SolAttempt start_attempts[] = {
  { "post", "POST", EVSE "/{site}/ev_chargers/{sn}/start_charging", NULL, SOL_BODY_LEVEL_AND_CONNECTOR,
    SOL_HEADERS_TODAY_JSON },
  { "put", "PUT", EVSE "/{site}/ev_chargers/{sn}/start_charging", NULL, SOL_BODY_LEVEL_AND_CONNECTOR,
    SOL_HEADERS_TODAY_JSON },
  { "singular", "POST", EVSE "/{site}/ev_charger/{sn}/start_charging", NULL, SOL_BODY_LEVEL_AND_CONNECTOR,
    SOL_HEADERS_TODAY_JSON },
  { "snake", "POST", EVSE "/{site}/ev_chargers/{sn}/start_charging", NULL, SOL_BODY_LEVEL_AND_CONNECTOR_SNAKE,
    SOL_HEADERS_TODAY_JSON },
  { "connector", "POST", EVSE "/{site}/ev_chargers/{sn}/start_charging", NULL, SOL_BODY_CONNECTOR,
    SOL_HEADERS_TODAY_JSON },
  { "bare", "POST", EVSE "/{site}/ev_chargers/{sn}/start_charging", NULL, SOL_BODY_NONE,
    SOL_HEADERS_TODAY_JSON },
  { "bare-singular", "POST", EVSE "/{site}/ev_charger/{sn}/start_charging", NULL, SOL_BODY_NONE,
    SOL_HEADERS_TODAY_JSON },
  { "level", "POST", EVSE "/{site}/ev_chargers/{sn}/start_charging", NULL, SOL_BODY_LEVEL,
    SOL_HEADERS_TODAY_JSON },
};

static const SolAttempt stop_attempts[] = {
  { "put", "PUT", EVSE "/{site}/ev_chargers/{sn}/stop_charging", NULL, SOL_BODY_NONE,
    SOL_HEADERS_TODAY_JSON },
  { "post", "POST", EVSE "/{site}/ev_chargers/{sn}/stop_charging", NULL, SOL_BODY_NONE,
    SOL_HEADERS_TODAY_JSON },
  { "singular", "POST", EVSE "/{site}/ev_charger/{sn}/stop_charging", NULL, SOL_BODY_NONE,
    SOL_HEADERS_TODAY_JSON },
};

static const SolAttempt charge_mode_attempts[] = {
  { "plain", "GET", SCHEDULER "/{site}/{sn}/preference", NULL, SOL_BODY_NONE, SOL_HEADERS_TODAY_JSON },
};

static const SolAttempt set_charge_mode_attempts[] = {
  { "plain", "PUT", SCHEDULER "/{site}/{sn}/preference", NULL, SOL_BODY_MODE, SOL_HEADERS_TODAY_JSON },
};

static const SolAttempt site_settings_attempts[] = {
  { "primary", "GET", BATTERY_CONFIG "/siteSettings/{site}", "userId={user}", SOL_BODY_NONE,
    SOL_HEADERS_BATTERY },
  { "lean", "GET", BATTERY_CONFIG "/siteSettings/{site}", "userId={user}", SOL_BODY_NONE,
    SOL_HEADERS_BATTERY_LEAN },
};

static const SolAttempt profile_attempts[] = {
  { "primary", "GET", BATTERY_CONFIG "/profile/{site}", "source=enho&userId={user}", SOL_BODY_NONE,
    SOL_HEADERS_BATTERY },
  { "lean", "GET", BATTERY_CONFIG "/profile/{site}", "source=enho&userId={user}", SOL_BODY_NONE,
    SOL_HEADERS_BATTERY_LEAN },
};

static const SolAttempt battery_settings_attempts[] = {
  { "primary", "GET", BATTERY_CONFIG "/batterySettings/{site}", "source=enlm&userId={user}", SOL_BODY_NONE,
    SOL_HEADERS_BATTERY },
  { "lean", "GET", BATTERY_CONFIG "/batterySettings/{site}", "source=enlm&userId={user}", SOL_BODY_NONE,
    SOL_HEADERS_BATTERY_LEAN },
};

static const SolAttempt storm_alerts_attempts[] = {
  { "primary", "GET", BATTERY_CONFIG "/stormGuard/{site}/stormAlert", NULL, SOL_BODY_NONE,
    SOL_HEADERS_BATTERY },
  { "lean", "GET", BATTERY_CONFIG "/stormGuard/{site}/stormAlert", NULL, SOL_BODY_NONE,
    SOL_HEADERS_BATTERY_LEAN },
};

static SolTime
ev_status_sampled_at (gconstpointer value)
{
  const SolEvStatus *status = value;
  SolTime newest = SOL_TIME_UNKNOWN;
  for (guint i = 0; status->chargers != NULL && i < status->chargers->len; i++)
    {
      const SolChargerStatus *charger = g_ptr_array_index (status->chargers, i);
      newest = MAX (newest, charger->last_report);
    }
  return newest;
}

static SolTime
battery_status_sampled_at (gconstpointer value)
{
  return ((const SolBatteryStatus *) value)->last_report;
}

static SolTime
latest_power_sampled_at (gconstpointer value)
{
  return ((const SolPowerSample *) value)->sampled_at;
}

static SolTime
today_sampled_at (gconstpointer value)
{
  return ((const SolToday *) value)->last_report;
}

static SolTime
lifetime_sampled_at (gconstpointer value)
{
  return ((const SolLifetime *) value)->last_report;
}

#define ATTEMPTS(list) .attempts = list, .n_attempts = G_N_ELEMENTS (list)
#define VALUE(type, decoder) .value_type = type, .decode = (gpointer (*) (GBytes *, GError **)) decoder

static const SolCallRow rows[SOL_N_CALLS] = {
  [SOL_CALL_SITES] = { "sites", "1.1", SOL_SCOPE_ACCOUNT, 0, 4 * MIB, ATTEMPTS (sites_attempts),
                       VALUE (sol_sites_get_type, sol_decode_sites) },
  [SOL_CALL_EV_STATUS]
  = { "ev-status", "2.1", SOL_SCOPE_SITE, 0, 4 * MIB, ATTEMPTS (ev_status_attempts), .next_on = { 404 },
      VALUE (sol_ev_status_get_type, sol_decode_ev_status), .sampled_at = ev_status_sampled_at },
  [SOL_CALL_EV_SUMMARY] = { "ev-summary", "2.2", SOL_SCOPE_SITE, 0, 4 * MIB, ATTEMPTS (ev_summary_attempts),
                            .next_on = { 404 }, VALUE (sol_ev_summary_get_type, sol_decode_ev_summary) },
  [SOL_CALL_EV_SUMMARY_ONE]
  = { "ev-summary-one", "2.2", SOL_SCOPE_CHARGER, 0, 4 * MIB, ATTEMPTS (ev_summary_one_attempts),
      .next_on = { 404 }, VALUE (sol_ev_summary_get_type, sol_decode_ev_summary) },
  [SOL_CALL_LIFETIME]
  = { "lifetime", "2.8", SOL_SCOPE_SITE, 0, 32 * MIB, ATTEMPTS (lifetime_attempts),
      VALUE (sol_lifetime_get_type, sol_decode_lifetime), .sampled_at = lifetime_sampled_at },
  [SOL_CALL_DEVICES] = { "devices", "2.9", SOL_SCOPE_SITE, 0, 16 * MIB, ATTEMPTS (devices_attempts),
                         VALUE (sol_devices_get_type, sol_decode_devices) },
  [SOL_CALL_GRID_CHECK]
  = { "grid-check", "2.12", SOL_SCOPE_SITE, SOL_ROW_OPTIONAL, MIB, ATTEMPTS (grid_check_attempts),
      VALUE (sol_grid_check_get_type, sol_decode_grid_check) },
  [SOL_CALL_OFF_GRID_CONTEXT] = { "off-grid-context", "2.12.5", SOL_SCOPE_SITE, SOL_ROW_OPTIONAL, MIB,
                                  ATTEMPTS (off_grid_context_attempts),
                                  VALUE (sol_off_grid_context_get_type, sol_decode_off_grid_context) },
  [SOL_CALL_PANELS] = { "panels", "2.13", SOL_SCOPE_SITE, SOL_ROW_OPTIONAL | SOL_ROW_PAGED, 16 * MIB,
                        ATTEMPTS (panels_attempts), VALUE (sol_panel_list_get_type, sol_decode_panels) },
  [SOL_CALL_PANEL_ENERGY]
  = { "panel-energy", "2.14", SOL_SCOPE_SITE, SOL_ROW_OPTIONAL, 16 * MIB, ATTEMPTS (panel_energy_attempts),
      VALUE (sol_panel_energy_get_type, sol_decode_panel_energy) },
  [SOL_CALL_PANEL_STATES]
  = { "panel-states", "2.15", SOL_SCOPE_SITE, SOL_ROW_OPTIONAL, 16 * MIB, ATTEMPTS (panel_states_attempts),
      VALUE (sol_panel_states_get_type, sol_decode_panel_states) },
  [SOL_CALL_BATTERY_STATUS]
  = { "battery-status", "2.16", SOL_SCOPE_SITE, 0, 8 * MIB, ATTEMPTS (battery_status_attempts),
      VALUE (sol_battery_status_get_type, sol_decode_battery_status),
      .sampled_at = battery_status_sampled_at },
  [SOL_CALL_LATEST_POWER]
  = { "latest-power", "addendum 2.1", SOL_SCOPE_SITE, SOL_ROW_OPTIONAL, MIB, ATTEMPTS (latest_power_attempts),
      VALUE (sol_power_sample_get_type, sol_decode_latest_power), .sampled_at = latest_power_sampled_at },
  [SOL_CALL_TODAY] = { "today", "addendum 2.2", SOL_SCOPE_SITE, SOL_ROW_OPTIONAL | SOL_ROW_NO_RENEWAL,
                       8 * MIB, ATTEMPTS (today_attempts), VALUE (sol_today_get_type, sol_decode_today),
                       .sampled_at = today_sampled_at },
  [SOL_CALL_START_CHARGING]
  = { "start-charging", "3.1", SOL_SCOPE_CHARGER, SOL_ROW_ACTS, MIB, ATTEMPTS (start_attempts),
      .order = sol_order_start, .judge = sol_judge_start, .slot = sol_slot_start },
  [SOL_CALL_STOP_CHARGING] = { "stop-charging", "3.2", SOL_SCOPE_CHARGER, SOL_ROW_ACTS, MIB,
                               ATTEMPTS (stop_attempts), .judge = sol_judge_stop },
  [SOL_CALL_CHARGE_MODE] = { "charge-mode", "4.1", SOL_SCOPE_CHARGER, 0, MIB, ATTEMPTS (charge_mode_attempts),
                             VALUE (sol_charge_preference_get_type, sol_decode_charge_preference) },
  [SOL_CALL_SET_CHARGE_MODE] = { "set-charge-mode", "4.2", SOL_SCOPE_CHARGER, SOL_ROW_ACTS, MIB,
                                 ATTEMPTS (set_charge_mode_attempts), .judge = sol_judge_mode },
  [SOL_CALL_SITE_SETTINGS]
  = { "site-settings", "5.2", SOL_SCOPE_SITE, SOL_ROW_BY_USER, MIB, ATTEMPTS (site_settings_attempts),
      .next_on = { 403 }, VALUE (sol_site_settings_get_type, sol_decode_site_settings) },
  [SOL_CALL_PROFILE] = { "profile", "5.3", SOL_SCOPE_SITE, SOL_ROW_BY_USER, MIB, ATTEMPTS (profile_attempts),
                         .next_on = { 403 }, VALUE (sol_profile_get_type, sol_decode_profile) },
  [SOL_CALL_BATTERY_SETTINGS]
  = { "battery-settings", "5.5", SOL_SCOPE_SITE, SOL_ROW_BY_USER, MIB, ATTEMPTS (battery_settings_attempts),
      .next_on = { 403 }, VALUE (sol_battery_settings_get_type, sol_decode_battery_settings) },
  [SOL_CALL_STORM_ALERTS]
  = { "storm-alerts", "5.6", SOL_SCOPE_SITE, SOL_ROW_BY_USER, MIB, ATTEMPTS (storm_alerts_attempts),
      .next_on = { 403 }, VALUE (sol_storm_alerts_get_type, sol_decode_storm_alerts) },
};

const SolCallRow *
sol_call_get_row (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, NULL);
  return &rows[call];
}

const char *
sol_call_get_name (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, NULL);
  return rows[call].name;
}

SolCallId
sol_call_from_name (const char *name)
{
  guint call = 0;
  while (call < SOL_N_CALLS && g_strcmp0 (name, rows[call].name) != 0)
    call++;
  return (SolCallId) call;
}

const char *
sol_call_get_section (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, NULL);
  return rows[call].section;
}

GType
sol_call_get_value_type (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, G_TYPE_INVALID);
  return rows[call].value_type == NULL ? G_TYPE_NONE : rows[call].value_type ();
}

gboolean
sol_call_acts (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, FALSE);
  return (rows[call].flags & SOL_ROW_ACTS) != 0;
}
