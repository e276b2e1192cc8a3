/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-decode-values"

#include "decode-reader.h"

#include <math.h>
#include <string.h>

/* What the protocol pages say of the answers and no case shows. */

READER (SolSites, sites)
READER (SolEvStatus, ev_status)
READER (SolEvSummary, ev_summary)
READER (SolChargePreference, charge_preference)
READER (SolLifetime, lifetime)
READER (SolPowerSample, latest_power)
READER (SolToday, today)
READER (SolDevices, devices)
READER (SolGridCheck, grid_check)
READER (SolOffGridContext, off_grid_context)
READER (SolPanelList, panels)
READER (SolPanelEnergy, panel_energy)
READER (SolPanelStates, panel_states)
READER (SolBatteryStatus, battery_status)
READER (SolProfile, profile)
READER (SolBatterySettings, battery_settings)
READER (SolSiteSettings, site_settings)
READER (SolStormAlerts, storm_alerts)

static void
test_sites (void)
{
  g_autoptr (SolSites) nested
      = read_sites ("{\"data\":{\"systems\":[{\"id\":5},{\"id\":\"x7\"},{\"id\":5.0}]}}");
  g_assert_cmpuint (nested->sites->len, ==, 1);
  const SolSiteInfo *site = g_ptr_array_index (nested->sites, 0);
  g_assert_cmpstr (site->id, ==, "5");
  g_assert_null (site->name);
  g_assert_cmpint (site->favourite, ==, SOL_UNKNOWN);

  g_autoptr (SolSites) none = read_sites ("{\"sites\":[]}");
  g_assert_cmpuint (none->sites->len, ==, 0);
  g_assert_null (read_sites ("{}"));
  g_assert_null (read_sites ("{\"sites\":null}"));
}

static void
test_ev_status_shapes (void)
{
  g_autoptr (SolEvStatus) status
      = read_ev_status ("{\"data\":{\"chargers\":[{\"sn\":7,\"name\":\"first\",\"mode\":\"GREEN\"},"
                        "{\"sn\":\"7\",\"name\":\"second\"}]}}");
  g_assert_cmpuint (status->chargers->len, ==, 1);
  const SolChargerStatus *charger = sol_ev_status_find (status, "7");
  g_assert_cmpstr (charger->name, ==, "first");
  g_assert_cmpstr (charger->mode_text, ==, "GREEN");
  g_assert_cmpint (charger->mode, ==, -1);
  g_assert_cmpint (charger->session.running, ==, SOL_UNKNOWN);
  g_assert_cmpint (charger->charging_reported, ==, SOL_UNKNOWN);
  g_assert_cmpint (status->partial, ==, SOL_NO);

  g_autoptr (SolEvStatus) beat = read_ev_status ("{\"data\":{\"7\":{\"connected\":true}}}");
  g_assert_cmpint (beat->partial, ==, SOL_YES);
  g_autoptr (SolEvStatus) empty = read_ev_status ("{\"data\":{\"chargers\":[]}}");
  g_assert_cmpuint (empty->chargers->len, ==, 0);
  g_assert_null (read_ev_status ("{\"data\":{}}"));
  g_assert_null (read_ev_status ("{\"data\":null}"));
  g_assert_null (read_ev_status ("{\"data\":{\"error\":{\"code\":5}}}"));
  g_assert_null (read_ev_status ("[{\"sn\":\"7\"}]"));
}

static void
test_ev_session (void)
{
  g_autoptr (SolEvStatus) status
      = read_ev_status ("{\"data\":{\"chargers\":[{\"sn\":\"7\",\"charging\":true,\"connected\":false,"
                        "\"offlineAt\":\"2026-09-01T02:08:50Z\",\"connectors\":[{\"connectorStatusType\":"
                        "\" suspended_evse \",\"safeLimitState\":0}],\"session_d\":{\"e_c\":-4,"
                        "\"charge_level\":100000,\"auth_status\":-1,\"miles\":\"3.5\"}}]}}");
  const SolChargerStatus *charger = sol_ev_status_find (status, "7");
  g_assert_cmpint (charger->connector, ==, SOL_CONNECTOR_SUSPENDED_EVSE);
  g_assert_cmpint (sol_charger_status_is_charging (charger), ==, SOL_NO);
  g_assert_cmpint (charger->session.running, ==, SOL_NO);
  g_assert_true (isnan (charger->session.energy_wh));
  g_assert_cmpint (charger->session.amps, ==, 0);
  g_assert_cmpint (charger->session.auth_status, ==, -1);
  g_assert_cmpfloat (charger->session.miles, ==, 3.5);
  g_assert_cmpint (charger->safe_limit, ==, SOL_NO);
  g_assert_cmpint (charger->offline_since, !=, SOL_TIME_UNKNOWN);
}

static const SolChargerSummary *
only (const SolEvSummary *summary)
{
  g_assert_cmpuint (summary->chargers->len, ==, 1);
  return g_ptr_array_index (summary->chargers, 0);
}

static void
test_ev_summary (void)
{
  g_autoptr (SolEvSummary) summary = read_ev_summary (
      "{\"data\":{\"serialNumber\":\"7\",\"wiringConfiguration\":{\"L1\":\"L1\",\"N\":\"N\"},"
      "\"networkConfig\":\"[{\\\"connectionStatus\\\":1,\\\"ipaddr\\\":[\\\"192.0.2.4\\\"]}]\","
      "\"hoControlScope\":[\"a\"],\"operatingVoltage\":0,\"phaseCount\":9}}");
  const SolChargerSummary *charger = only (summary);
  g_assert_cmpstr (charger->wiring_neutral, ==, "N");
  g_assert_cmpstr (charger->address, ==, "192.0.2.4");
  g_assert_cmpint (charger->owner_control, ==, SOL_YES);
  g_assert_true (isnan (charger->voltage));
  g_assert_cmpint (charger->phases, ==, 0);

  g_autoptr (SolEvSummary) plain
      = read_ev_summary ("{\"data\":[{\"serialNumber\":\"7\",\"networkConfig\":\"[not json\"}]}");
  g_assert_null (only (plain)->address);
  g_autoptr (SolEvSummary) retired
      = read_ev_summary ("{\"data\":{\"serialNumber\":\"7\",\"isRetired\":true}}");
  g_assert_cmpuint (retired->chargers->len, ==, 0);
  g_assert_null (read_ev_summary ("{\"data\":{\"serialNumber\":null}}"));
  g_assert_null (read_ev_summary ("{\"data\":\"none\"}"));
}

static void
test_preference (void)
{
  g_autoptr (SolChargePreference) preference
      = read_charge_preference ("{\"data\":{\"modes\":{\"manualCharging\":{\"enabled\":true},"
                                "\"greenCharging\":{\"enabled\":true,\"isHidden\":true}},"
                                "\"config\":{\"stormActive\":\"true\",\"pendingSchedulesOffGrid\":true}}}");
  g_assert_cmpint (preference->mode, ==, SOL_CHARGE_MODE_GREEN);
  g_assert_cmpint (preference->offers[SOL_CHARGE_MODE_SMART].present, ==, SOL_NO);
  g_assert_cmpint (preference->offers[SOL_CHARGE_MODE_GREEN].hidden, ==, SOL_YES);
  g_assert_cmpint (preference->offers[SOL_CHARGE_MODE_MANUAL].hidden, ==, SOL_UNKNOWN);
  g_assert_cmpint (preference->storm_active, ==, SOL_YES);
  g_assert_cmpint (preference->pending_off_grid, ==, SOL_YES);
}

static void
test_lifetime (void)
{
  g_autoptr (SolLifetime) lifetime = read_lifetime (
      "{\"data\":{\"startDate\":\"2026-06-01\",\"lastReportDate\":1780437000,"
      "\"updatePending\":true,\"production\":[1,2],\"heat-pump\":[0,5],\"evse_charging\":[0,0],"
      "\"interval\":1440}}");
  g_assert_cmpstr (lifetime->start_date, ==, "2026-06-01");
  g_assert_cmpint (lifetime->update_pending, ==, SOL_YES);
  g_assert_cmpint (lifetime->interval_minutes, ==, 1440);
  g_assert_cmpint (lifetime->buckets_are_days, ==, SOL_YES);
  g_assert_cmpfloat (lifetime->totals.heat_pump_wh, ==, 5);
  g_assert_true (lifetime->present[SOL_CHANNEL_HEATPUMP]);
  g_assert_false (lifetime->present[SOL_CHANNEL_EVSE]);
  g_assert_true (isnan (lifetime->totals.charger_wh));
  g_assert_null (lifetime->series[SOL_CHANNEL_GENERATOR].wh);

  g_assert_null (read_lifetime ("{\"start_date\":\"2026-06-01\"}"));
  g_assert_null (read_lifetime ("{\"production\":null}"));
}

static void
test_latest_power (void)
{
  g_autoptr (SolPowerSample) kilo
      = read_latest_power ("{\"latest_power\":{\"value\":\"2.5\",\"units\":\"kW\"}}");
  g_assert_cmpfloat (kilo->solar_w, ==, 2500);
  g_assert_cmpint (kilo->sampled_at, ==, SOL_TIME_UNKNOWN);
  g_autoptr (SolPowerSample) other = read_latest_power ("{\"value\":3,\"units\":\"VA\"}");
  g_assert_true (isnan (other->solar_w));
  g_autoptr (SolPowerSample) twice = read_latest_power ("{\"value\":3,\"value\":null,\"value\":4}");
  g_assert_cmpfloat (twice->solar_w, ==, 4);
  g_autoptr (SolPowerSample) absurd = read_latest_power ("{\"value\":1e999,\"time\":1e30}");
  g_assert_true (isnan (absurd->solar_w));
  g_assert_cmpint (absurd->sampled_at, ==, SOL_TIME_UNKNOWN);
}

#define STATS(report, rest)                                                                                  \
  "{" report "\"stats\":[{\"start_time\":1781301600,\"production\":[0,5,9,0],\"soc\":[30,31,101,0]" rest "}" \
  "]"                                                                                                        \
  "}"

static void
test_today (void)
{
  g_autoptr (SolToday) cut = read_today (STATS ("\"last_report_date\":1781303500,", ""));
  g_assert_cmpuint (cut->n_slots, ==, 4);
  g_assert_cmpuint (cut->n_elapsed, ==, 3);
  g_assert_cmpuint (cut->n_finished, ==, 2);
  g_assert_cmpuint (cut->series[SOL_CHANNEL_PRODUCTION].n, ==, 3);
  g_assert_cmpfloat (cut->soc.wh[1], ==, 31);
  g_assert_true (isnan (cut->soc.wh[2]));
  g_assert_cmpfloat (cut->totals.produced_wh, ==, 14);
  g_assert_true (isnan (cut->totals.consumed_wh));

  /* Without a time of the last report nothing behind the last value is taken for a reading. */
  g_autoptr (SolToday) open = read_today (STATS ("", ""));
  g_assert_cmpint (open->last_report, ==, SOL_TIME_UNKNOWN);
  g_assert_cmpuint (open->n_elapsed, ==, 3);
  g_assert_cmpuint (open->n_finished, ==, 2);

  g_autoptr (SolToday) early = read_today (STATS ("\"last_report_date\":1781300000,", ""));
  g_assert_cmpuint (early->n_elapsed, ==, 0);
  g_assert_cmpuint (early->n_finished, ==, 0);

  g_autoptr (SolToday) pump
      = read_today (STATS ("\"last_report_date\":1781303500,",
                           ",\"heat_pump\":{\"total\":4180},\"evse\":7.5,\"interval_length\":\"0\","
                           "\"totals\":{\"production\":99,\"grid_import\":9723000}"));
  g_assert_cmpfloat (pump->totals.heat_pump_wh, ==, 4180);
  g_assert_cmpfloat (pump->totals.charger_wh, ==, 7.5);
  g_assert_cmpfloat (pump->totals.produced_wh, ==, 99);
  g_assert_true (isnan (pump->totals.imported_wh));
  g_assert_cmpint (pump->interval, ==, 15 * SOL_MINUTE);

  g_assert_null (read_today ("{}"));
  g_assert_null (read_today ("{\"stats\":[]}"));
}

static void
test_devices (void)
{
  g_autoptr (SolDevices) devices
      = read_devices ("{\"result\":[{\"type\":\"envoy\",\"devices\":[{\"name\":\"no serial\"},"
                      "{\"serial_number\":121,\"status\":\"zz\"}]},{\"type\":\"hemsDevices\",\"devices\":[{"
                      "\"heat-pump\":[{\"device-uid\":\"HP-1\",\"name\":\"Pump\"}],\"gateway\":null}]},"
                      "{\"devices\":[{\"serial_number\":\"9\"}]}]}");
  g_assert_cmpuint (devices->devices->len, ==, 3);
  g_assert_cmpstr (sol_devices_get_gateway (devices)->serial, ==, "121");
  g_assert_cmpint (sol_devices_get_gateway (devices)->health, ==, SOL_HEALTH_UNKNOWN);
  g_assert_cmpstr (sol_devices_find_type (devices, "heat-pump")->serial, ==, "HP-1");
  g_autoptr (SolDevices) bare = read_devices ("[]");
  g_assert_cmpuint (bare->devices->len, ==, 0);
  g_assert_null (read_devices ("{\"result\":{}}"));
}

static void
test_grid (void)
{
  g_autoptr (SolGridCheck) wrapped
      = read_grid_check ("{\"data\":{\"disableGridControl\":false,\"activeDownload\":\"false\"}}");
  g_assert_cmpint (wrapped->available, ==, SOL_YES);
  g_assert_cmpint (wrapped->disabled, ==, SOL_NO);
  g_assert_cmpint (wrapped->outage_check, ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_grid_check_may_toggle (wrapped), !=, SOL_YES);
  g_autoptr (SolGridCheck) null = read_grid_check ("{\"gridOutageCheck\":null}");
  g_assert_cmpint (null->available, ==, SOL_YES);
  g_assert_null (read_grid_check ("[]"));
  g_assert_null (read_off_grid_context ("{\"phone\":\"+31\",\"country_code\":\"NL\"}"));
}

static void
test_panels (void)
{
  g_autoptr (SolPanelList) list = read_panels (
      "{\"data\":{\"total\":4,\"inverters\":[{\"serial_number\":\"1\",\"name\":\"a\"},"
      "{\"serial_number\":1,\"name\":\"b\"},{\"serial_number\":\"1\"},{\"serial_number\":\"2\","
      "\"statusText\":\"RETIRED\"}]}}");
  g_assert_cmpuint (list->panels->len, ==, 1);
  g_assert_cmpint (list->total, ==, 3);
  g_assert_cmpint (list->error_count, ==, -1);
  const SolPanel *panel = g_ptr_array_index (list->panels, 0);
  g_assert_cmpstr (panel->model, ==, "a");
  g_assert_true (isnan (panel->energy_wh));

  g_autoptr (SolPanelStates) none = read_panel_states ("{}");
  g_assert_cmpuint (none->states->len, ==, 0);
  g_assert_null (read_panel_states ("{\"message\":\"no\"}"));
  g_autoptr (SolPanelEnergy) energy = read_panel_energy ("{\"production\":{\"5\":-3,\"6\":\"4\"}}");
  g_assert_true (isnan (sol_panel_energy_get (energy, "5")));
  g_assert_cmpfloat (sol_panel_energy_get (energy, "6"), ==, 4);
  g_assert_cmpuint (energy->without_value->len, ==, 1);
}

static void
test_battery (void)
{
  g_autoptr (SolBatteryStatus) none = read_battery_status ("{\"storages\":[]}");
  g_assert_cmpint (none->included_count, ==, 0);
  g_assert_true (isnan (none->soc_percent));
  g_assert_true (isnan (none->available_wh));
  g_assert_cmpint (none->health, ==, SOL_HEALTH_UNKNOWN);

  g_autoptr (SolBatteryStatus) top
      = read_battery_status ("{\"current_charge\":\"48%\",\"available_energy\":4.75,\"included_count\":2}");
  g_assert_cmpfloat (top->soc_percent, ==, 48);
  g_assert_cmpfloat (top->available_wh, ==, 4750);
  g_assert_cmpint (top->included_count, ==, 2);
  g_assert_cmpint (top->excluded_count, ==, -1);

  g_autoptr (SolBatteryStatus) both = read_battery_status (
      "{\"storages\":[{\"id\":1,\"led_status\":12,\"current_charge\":\"101%\"},"
      "{\"id\":2,\"led_status\":13},{\"id\":3,\"led_status\":14,\"excluded\":\"true\"}]}");
  g_assert_cmpint (both->activity, ==, SOL_BATTERY_ACTIVITY_UNKNOWN);
  g_assert_cmpint (both->excluded_count, ==, 1);
  const SolBatteryUnit *unit = g_ptr_array_index (both->units, 0);
  g_assert_true (isnan (unit->soc_percent));
  g_assert_cmpint (unit->excluded, ==, SOL_UNKNOWN);
  g_assert_cmpint (unit->cycles, ==, -1);
  g_assert_null (read_battery_status ("{}"));
}

static void
test_profile (void)
{
  g_autoptr (SolProfile) other
      = read_profile ("{\"data\":{\"profile\":\"self-consumption\",\"requestedConfigMqtt\":{\"profile\":"
                      "\"backup_only\"},\"previousBatteryBackupPercentage\":{\"a\":\"15\",\"b\":500}}}");
  g_assert_cmpstr (other->requested, ==, "backup_only");
  g_assert_true (sol_profile_is_pending (other));
  g_assert_cmpuint (g_hash_table_size (other->previous_reserves), ==, 1);
  g_assert_cmpfloat (*(double *) g_hash_table_lookup (other->previous_reserves, "a"), ==, 15);
  g_assert_cmpint (other->charge_control.present, ==, SOL_NO);

  g_autoptr (SolProfile) same = read_profile (
      "{\"profile\":\"x\",\"requestedConfig\":{\"batteryBackupPercentage\":30},\"rbdControl\":{"
      "\"enabled\":1,\"startTime\":1440,\"endTime\":\"60\"}}");
  g_assert_cmpstr (same->requested, ==, "x");
  g_assert_cmpint (same->restrict_control.enabled, ==, SOL_YES);
  g_assert_cmpint (same->restrict_control.start_minute, ==, -1);
  g_assert_cmpint (same->restrict_control.end_minute, ==, 60);
  g_assert_null (read_profile ("{\"message\":\"success\"}"));
}

static void
test_settings (void)
{
  g_autoptr (SolBatterySettings) flag
      = read_battery_settings ("{\"data\":{\"profile\":\"x\",\"acceptedItcDisclaimer\":true}}");
  g_assert_cmpint (flag->disclaimer_accepted, ==, SOL_YES);
  g_assert_cmpint (flag->disclaimer_accepted_at, ==, SOL_TIME_UNKNOWN);
  g_autoptr (SolBatterySettings) absent = read_battery_settings ("{\"data\":{\"veryLowSoc\":12}}");
  g_assert_cmpint (absent->disclaimer_accepted, ==, SOL_UNKNOWN);
  g_assert_cmpint (absent->charge_from_grid, ==, SOL_UNKNOWN);
  g_assert_cmpint (absent->charge_begin_minute, ==, -1);

  g_autoptr (SolSiteSettings) site = read_site_settings (
      "{\"data\":{\"timezone\":\"Europe/Amsterdam\",\"userDetails\":{\"isOwner\":null}}}");
  g_assert_cmpint (sol_site_settings_may_write (site), ==, SOL_UNKNOWN);
  g_assert_null (read_site_settings ("{\"data\":{\"email\":\"x\"}}"));
}

static void
test_storm (void)
{
  g_autoptr (SolStormAlerts) flag = read_storm_alerts (
      "{\"data\":{\"stormAlerts\":[{\"id\":1,\"active\":false,\"status\":\"active\"}]}}");
  g_assert_cmpint (flag->active, ==, SOL_NO);
  g_assert_cmpint (flag->critical_active, ==, SOL_UNKNOWN);
  g_autoptr (SolStormAlerts) unknown = read_storm_alerts ("{\"criticalAlertsOverride\":true}");
  g_assert_cmpint (unknown->active, ==, SOL_UNKNOWN);
  g_assert_null (read_storm_alerts ("{\"stormAlerts\":null}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/sites", test_sites);
  g_test_add_func ("/values/ev-status-shapes", test_ev_status_shapes);
  g_test_add_func ("/values/ev-session", test_ev_session);
  g_test_add_func ("/values/ev-summary", test_ev_summary);
  g_test_add_func ("/values/preference", test_preference);
  g_test_add_func ("/values/lifetime", test_lifetime);
  g_test_add_func ("/values/latest-power", test_latest_power);
  g_test_add_func ("/values/today", test_today);
  g_test_add_func ("/values/devices", test_devices);
  g_test_add_func ("/values/grid", test_grid);
  g_test_add_func ("/values/panels", test_panels);
  g_test_add_func ("/values/battery", test_battery);
  g_test_add_func ("/values/profile", test_profile);
  g_test_add_func ("/values/settings", test_settings);
  g_test_add_func ("/values/storm", test_storm);
  return g_test_run ();
}
