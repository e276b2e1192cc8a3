/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-battery-config.h"
#include "sol-battery-status.h"
#include "sol-car-energy.h"
#include "sol-charge-preference.h"
#include "sol-charge-record.h"
#include "sol-charger-extras.h"
#include "sol-charger-summary.h"
#include "sol-device.h"
#include "sol-dry-contact.h"
#include "sol-energy.h"
#include "sol-event.h"
#include "sol-flow.h"
#include "sol-grid.h"
#include "sol-heat-pump.h"
#include "sol-battery-stream.h"
#include "sol-panels.h"
#include "sol-reply.h"
#include "sol-roof-plan.h"
#include "sol-schedule-draft.h"
#include "sol-site-info.h"
#include "sol-site-status.h"
#include "sol-tariff.h"

#include <math.h>

/* Every value type: made, kept by a GValue, and let go; the sanitizers watch. */
static void
test_life (void)
{
  static GType (*const types[]) (void) = {
    sol_site_info_get_type,
    sol_sites_get_type,
    sol_charger_status_get_type,
    sol_ev_status_get_type,
    sol_charger_summary_get_type,
    sol_ev_summary_get_type,
    sol_charge_preference_get_type,
    sol_battery_unit_get_type,
    sol_battery_status_get_type,
    sol_today_get_type,
    sol_lifetime_get_type,
    sol_power_sample_get_type,
    sol_panel_get_type,
    sol_panel_list_get_type,
    sol_panel_state_get_type,
    sol_panel_states_get_type,
    sol_panel_energy_get_type,
    sol_device_get_type,
    sol_devices_get_type,
    sol_site_settings_get_type,
    sol_profile_get_type,
    sol_battery_settings_get_type,
    sol_storm_alerts_get_type,
    sol_grid_check_get_type,
    sol_off_grid_context_get_type,
    sol_flow_get_type,
    sol_charge_history_get_type,
    sol_history_criteria_get_type,
    sol_charger_config_get_type,
    sol_green_settings_get_type,
    sol_live_burst_get_type,
    sol_schedule_slot_get_type,
    sol_schedule_get_type,
    sol_schedule_draft_get_type,
    sol_battery_window_get_type,
    sol_battery_windows_get_type,
    sol_events_get_type,
    sol_outages_get_type,
    sol_alarms_get_type,
    sol_reply_get_type,
    sol_validity_get_type,
    sol_conflict_get_type,
    sol_code_sent_get_type,
    sol_code_check_get_type,
    sol_grid_request_get_type,
    sol_grid_logged_get_type,
    sol_tariff_get_type,
    sol_dated_rates_get_type,
    sol_billing_get_type,
    sol_currency_rate_get_type,
    sol_roof_plan_get_type,
    sol_car_energy_get_type,
    sol_feature_flags_get_type,
    sol_firmware_list_get_type,
    sol_battery_stream_get_type,
    sol_site_status_get_type,
    sol_site_summary_get_type,
    sol_hems_devices_get_type,
    sol_heat_pump_state_get_type,
    sol_dry_contacts_get_type,
  };
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_true (G_TYPE_IS_BOXED (types[i]()));

#define LIVE(Type, prefix)                                                                                   \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_auto (GValue) value = G_VALUE_INIT;                                                                    \
    g_autoptr (Type) one = prefix##_new ();                                                                  \
    g_value_init (&value, prefix##_get_type ());                                                             \
    g_value_set_boxed (&value, one);                                                                         \
    g_assert_true (g_value_get_boxed (&value) == (gpointer) one);                                            \
    g_autoptr (Type) two = prefix##_ref (one);                                                               \
    g_assert_true (one == two);                                                                              \
  }                                                                                                          \
  G_STMT_END
  LIVE (SolSiteInfo, sol_site_info);
  LIVE (SolSites, sol_sites);
  LIVE (SolChargerStatus, sol_charger_status);
  LIVE (SolEvStatus, sol_ev_status);
  LIVE (SolChargerSummary, sol_charger_summary);
  LIVE (SolEvSummary, sol_ev_summary);
  LIVE (SolChargePreference, sol_charge_preference);
  LIVE (SolBatteryUnit, sol_battery_unit);
  LIVE (SolBatteryStatus, sol_battery_status);
  LIVE (SolToday, sol_today);
  LIVE (SolLifetime, sol_lifetime);
  LIVE (SolPowerSample, sol_power_sample);
  LIVE (SolPanel, sol_panel);
  LIVE (SolPanelList, sol_panel_list);
  LIVE (SolPanelState, sol_panel_state);
  LIVE (SolPanelStates, sol_panel_states);
  LIVE (SolPanelEnergy, sol_panel_energy);
  LIVE (SolDevice, sol_device);
  LIVE (SolDevices, sol_devices);
  LIVE (SolSiteSettings, sol_site_settings);
  LIVE (SolProfile, sol_profile);
  LIVE (SolBatterySettings, sol_battery_settings);
  LIVE (SolStormAlerts, sol_storm_alerts);
  LIVE (SolGridCheck, sol_grid_check);
  LIVE (SolOffGridContext, sol_off_grid_context);
  LIVE (SolFlow, sol_flow);
  LIVE (SolChargeHistory, sol_charge_history);
  LIVE (SolHistoryCriteria, sol_history_criteria);
  LIVE (SolChargerConfig, sol_charger_config);
  LIVE (SolGreenSettings, sol_green_settings);
  LIVE (SolLiveBurst, sol_live_burst);
  LIVE (SolScheduleSlot, sol_schedule_slot);
  LIVE (SolSchedule, sol_schedule);
  LIVE (SolScheduleDraft, sol_schedule_draft);
  LIVE (SolBatteryWindow, sol_battery_window);
  LIVE (SolBatteryWindows, sol_battery_windows);
  LIVE (SolEvents, sol_events);
  LIVE (SolOutages, sol_outages);
  LIVE (SolAlarms, sol_alarms);
  LIVE (SolReply, sol_reply);
  LIVE (SolValidity, sol_validity);
  LIVE (SolConflict, sol_conflict);
  LIVE (SolCodeSent, sol_code_sent);
  LIVE (SolCodeCheck, sol_code_check);
  LIVE (SolGridRequest, sol_grid_request);
  LIVE (SolGridLogged, sol_grid_logged);
  LIVE (SolTariff, sol_tariff);
  LIVE (SolDatedRates, sol_dated_rates);
  LIVE (SolBilling, sol_billing);
  LIVE (SolCurrencyRate, sol_currency_rate);
  LIVE (SolRoofPlan, sol_roof_plan);
  LIVE (SolCarEnergy, sol_car_energy);
  LIVE (SolFeatureFlags, sol_feature_flags);
  LIVE (SolFirmwareList, sol_firmware_list);
  LIVE (SolBatteryStream, sol_battery_stream);
  LIVE (SolSiteStatus, sol_site_status);
  LIVE (SolSiteSummary, sol_site_summary);
  LIVE (SolHemsDevices, sol_hems_devices);
  LIVE (SolHeatPumpState, sol_heat_pump_state);
  LIVE (SolDryContacts, sol_dry_contacts);
#undef LIVE
}

static void
test_unknown (void)
{
  g_autoptr (SolChargerStatus) charger = sol_charger_status_new ();
  g_assert_cmpint (charger->connected, ==, SOL_UNKNOWN);
  g_assert_cmpint (charger->safe_limit, ==, SOL_UNKNOWN);
  g_assert_cmpint (charger->mode, ==, -1);
  g_assert_cmpint (charger->last_report, ==, SOL_TIME_UNKNOWN);
  g_assert_true (isnan (charger->session.energy_wh));
  g_assert_cmpint (charger->session.auth_status, ==, -1);
  g_assert_cmpuint (charger->policies->len, ==, 0);
  g_ptr_array_add (charger->policies, sol_charge_policy_new ());

  g_autoptr (SolProfile) profile = sol_profile_new ();
  g_assert_true (isnan (profile->reserve_percent));
  g_assert_cmpint (profile->restrict_control.start_minute, ==, -1);
  g_assert_cmpint (profile->charge_control.locked, ==, SOL_UNKNOWN);
  g_hash_table_insert (profile->previous_reserves, g_strdup ("savings"), g_new0 (double, 1));
  g_ptr_array_add (profile->chargers, sol_profile_device_new ());

  g_autoptr (SolStormAlerts) alerts = sol_storm_alerts_new ();
  SolStormAlert *alert = sol_storm_alert_new ();
  g_assert_cmpint (alert->active, ==, SOL_UNKNOWN);
  g_assert_cmpint (alert->ends_at, ==, SOL_TIME_UNKNOWN);
  g_ptr_array_add (alerts->alerts, alert);

  g_autoptr (SolBatteryUnit) unit = sol_battery_unit_new ();
  g_assert_cmpint (unit->cycles, ==, -1);
  g_assert_cmpint (unit->health, ==, SOL_HEALTH_UNKNOWN);
  g_assert_cmpint (unit->activity, ==, SOL_BATTERY_ACTIVITY_UNKNOWN);

  g_autoptr (SolChargePreference) preference = sol_charge_preference_new ();
  g_assert_cmpint (preference->offers[SOL_CHARGE_MODE_SMART].hidden, ==, SOL_UNKNOWN);
  g_assert_cmpint (preference->mode, ==, SOL_CHARGE_MODE_UNKNOWN);

  sol_charge_policy_free (NULL);
  sol_profile_device_free (NULL);
  sol_storm_alert_free (NULL);
}

/* A list owns what is put into it. */
static void
test_lists (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolChargeRecord *record = sol_charge_record_new ();
  g_assert_true (isnan (record->energy_wh) && isnan (record->cost) && record->active_s == -1);
  g_assert_cmpint (record->running, ==, SOL_UNKNOWN);
  g_ptr_array_add (history->sessions, record);

  g_autoptr (SolTariff) tariff = sol_tariff_new ();
  SolTariffSeason *season = sol_tariff_season_new ();
  SolTariffDays *group = sol_tariff_days_new ();
  SolTariffPeriod period = { .id = g_strdup ("peak"), .type = g_strdup ("peak"), .rate = 1 };
  g_array_append_val (group->periods, period);
  g_ptr_array_add (season->groups, group);
  g_ptr_array_add (tariff->import.seasons, season);
  g_assert_cmpint (tariff->export.present, ==, SOL_UNKNOWN);
  g_assert_true (isnan (season->off_peak_rate) && season->start_month == -1);

  g_autoptr (SolRoofPlan) plan = sol_roof_plan_new ();
  SolRoofArray *array = sol_roof_array_new ();
  SolRoofModule *module = sol_roof_module_new ();
  g_assert_true (isnan (plan->rotation) && isnan (array->azimuth) && isnan (module->rotation));
  g_ptr_array_add (array->modules, module);
  g_ptr_array_add (plan->arrays, array);

  g_autoptr (SolDryContacts) contacts = sol_dry_contacts_new ();
  SolDryContact *contact = sol_dry_contact_new ();
  g_assert_true (isnan (contact->soc_threshold) && contact->polling_s == -1);
  g_ptr_array_add (contacts->contacts, contact);

  sol_charge_record_free (NULL);
  sol_history_source_free (NULL);
  sol_config_entry_free (NULL);
  sol_event_free (NULL);
  sol_alarm_free (NULL);
  sol_tariff_days_free (NULL);
  sol_tariff_season_free (NULL);
  sol_roof_module_free (NULL);
  sol_roof_array_free (NULL);
  sol_firmware_free (NULL);
  sol_hems_device_free (NULL);
  sol_dry_contact_free (NULL);
}

static void
test_site_name (void)
{
  static const struct
  {
    const char *id, *name, *shown;
  } rows[] = {
    { "4081126", "Birchwood House", "Birchwood House" },
    { "4081126", NULL, "Site 4081126" },
    { "4081126", "  ", "Site 4081126" },
    { "4081126", " Müller & Söhne ", "Müller & Söhne" },
    { NULL, NULL, "Site –" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolSiteInfo) site = sol_site_info_new ();
      site->id = g_strdup (rows[i].id);
      site->name = g_strdup (rows[i].name);
      g_autofree char *shown = sol_site_info_get_name (site);
      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
test_settings (void)
{
  static const struct
  {
    SolTruth owner, installer, may;
  } rows[] = {
    { SOL_YES, SOL_UNKNOWN, SOL_YES }, { SOL_NO, SOL_YES, SOL_YES },
    { SOL_NO, SOL_NO, SOL_NO },        { SOL_NO, SOL_UNKNOWN, SOL_NO },
    { SOL_UNKNOWN, SOL_NO, SOL_NO },   { SOL_UNKNOWN, SOL_UNKNOWN, SOL_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolSiteSettings) settings = sol_site_settings_new ();
      settings->is_owner = rows[i].owner;
      settings->is_installer = rows[i].installer;
      g_assert_cmpint (sol_site_settings_may_write (settings), ==, rows[i].may);
    }

  g_autoptr (SolProfile) profile = sol_profile_new ();
  g_assert_false (sol_profile_is_pending (profile));
  profile->change_pending = SOL_NO;
  profile->system_task = SOL_YES;
  g_assert_false (sol_profile_is_pending (profile));
  profile->requested = g_strdup ("");
  g_assert_false (sol_profile_is_pending (profile));
  g_free (profile->requested);
  profile->requested = g_strdup ("cost_savings");
  g_assert_true (sol_profile_is_pending (profile));
  g_clear_pointer (&profile->requested, g_free);
  profile->change_pending = SOL_YES;
  g_assert_true (sol_profile_is_pending (profile));
}

static void
add_device (SolDevices *devices, const char *type, const char *serial)
{
  SolDevice *device = sol_device_new ();
  device->type = g_strdup (type);
  device->serial = g_strdup (serial);
  g_ptr_array_add (devices->devices, device);
}

static void
test_devices (void)
{
  g_autoptr (SolDevices) devices = sol_devices_new ();
  g_assert_null (sol_devices_get_gateway (devices));
  g_assert_null (sol_devices_get_gateway (NULL));
  add_device (devices, "meter", "121900000001EIM1");
  add_device (devices, "envoy", NULL);
  add_device (devices, "envoy", "");
  add_device (devices, "envoy", "121900000001");
  add_device (devices, "envoy", "121900000002");
  add_device (devices, "enpower", NULL);

  g_assert_cmpstr (sol_devices_get_gateway (devices)->serial, ==, "121900000001");
  g_assert_nonnull (sol_devices_find_type (devices, "enpower"));
  g_assert_true (sol_devices_find_type (devices, "envoy") == g_ptr_array_index (devices->devices, 1));
  g_assert_null (sol_devices_find_type (devices, "encharge"));
  g_assert_null (sol_devices_find_type (devices, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/values/life", test_life);
  g_test_add_func ("/domain/values/unknown", test_unknown);
  g_test_add_func ("/domain/values/lists", test_lists);
  g_test_add_func ("/domain/values/site-name", test_site_name);
  g_test_add_func ("/domain/values/settings", test_settings);
  g_test_add_func ("/domain/values/devices", test_devices);
  return g_test_run ();
}
