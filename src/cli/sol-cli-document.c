/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-document"

#include "sol-cli-document.h"

#include <math.h>

static void
write_session (SolCliJson *json, const SolChargeSession *session, GTimeZone *zone)
{
  sol_cli_json_open (json, "session");
  sol_cli_json_number (json, "energy_wh", session != NULL ? session->energy_wh : NAN);
  sol_cli_json_time (json, "started_at", session != NULL ? session->started_at : SOL_TIME_UNKNOWN, zone);
  sol_cli_json_time (json, "plugged_in_at", session != NULL ? session->plugged_in_at : SOL_TIME_UNKNOWN,
                     zone);
  sol_cli_json_number (json, "range_added", session != NULL ? session->miles : NAN);
  sol_cli_json_number (json, "cost", session != NULL ? session->cost : NAN);
  sol_cli_json_close (json);
}

static void
write_amps (SolCliJson *json, const SolChargerStatus *status, const SolChargerSummary *summary)
{
  sol_cli_json_open (json, "amps");
  sol_cli_json_positive (json, "set", status != NULL ? status->amps_set : 0);
  sol_cli_json_positive (json, "min", summary != NULL ? summary->amps_min : 0);
  sol_cli_json_positive (json, "max", summary != NULL ? summary->amps_max : 0);
  sol_cli_json_positive (json, "step", summary != NULL ? summary->amps_step : 0);
  sol_cli_json_close (json);
}

static void
write_charger_state (SolCliJson *json, const SolChargerStatus *status)
{
  sol_cli_json_truth (json, "connected", status != NULL ? status->connected : SOL_UNKNOWN);
  sol_cli_json_truth (json, "plugged_in", status != NULL ? status->plugged_in : SOL_UNKNOWN);
  sol_cli_json_truth (json, "charging",
                      status != NULL ? sol_charger_status_is_charging (status) : SOL_UNKNOWN);
  sol_cli_json_truth (json, "faulted", status != NULL ? status->faulted : SOL_UNKNOWN);
  sol_cli_json_string (json, "connector_status", status != NULL ? status->connector_text : NULL);
  sol_cli_json_string (json, "connector_reason", status != NULL ? status->connector_reason : NULL);
}

static void
write_charger_settings (SolCliJson *json, SolCharger *charger)
{
  const SolGreenSettings *green = sol_charger_get_green (charger);
  const SolChargerConfig *config = sol_charger_get_config (charger);
  SolTruth app = SOL_UNKNOWN, card = SOL_UNKNOWN;

  if (config != NULL)
    {
      app = sol_charger_config_get_switch (config, SOL_CONFIG_APP_AUTHENTICATION);
      card = sol_charger_config_get_switch (config, SOL_CONFIG_CARD_AUTHENTICATION);
    }
  sol_cli_json_truth (json, "use_battery",
                      green != NULL && green->use_battery_present == SOL_YES ? green->use_battery
                                                                             : SOL_UNKNOWN);
  sol_cli_json_truth (json, "app_authentication", app);
  sol_cli_json_truth (json, "rfid_authentication", card);
}

static SolTruth
is_off_grid (const SolChargerStatus *status)
{
  if (status == NULL || status->grid == SOL_GRID_UNKNOWN)
    return SOL_UNKNOWN;
  return sol_truth (status->grid != SOL_GRID_ON);
}

void
sol_cli_write_charger (SolCliJson *json, SolCharger *charger, GTimeZone *zone)
{
  const SolChargerStatus *status = sol_charger_get_status (charger);
  const SolChargerSummary *summary = sol_charger_get_summary (charger);
  SolChargeMode mode = sol_charger_get_mode (charger);

  sol_cli_json_open (json, NULL);
  sol_cli_json_string (json, "serial", sol_charger_get_serial (charger));
  sol_cli_json_string (json, "name", sol_charger_get_name (charger));
  sol_cli_json_string (json, "model", summary != NULL ? summary->model : NULL);
  write_charger_state (json, status);
  sol_cli_json_string (json, "mode",
                       mode == SOL_CHARGE_MODE_UNKNOWN ? NULL : sol_charge_mode_get_name (mode));
  write_amps (json, status, summary);
  sol_cli_json_number (json, "power_w", sol_charger_get_power_w (charger));
  write_session (json, status != NULL ? &status->session : NULL, zone);
  sol_cli_json_truth (json, "load_balancing", status != NULL ? status->load_balancing : SOL_UNKNOWN);
  sol_cli_json_truth (json, "safe_limit", status != NULL ? status->safe_limit : SOL_UNKNOWN);
  write_charger_settings (json, charger);
  sol_cli_json_truth (json, "off_grid", is_off_grid (status));
  sol_cli_json_time (json, "last_report", status != NULL ? status->last_report : SOL_TIME_UNKNOWN, zone);
  sol_cli_json_string (json, "firmware", summary != NULL ? summary->firmware : NULL);
  sol_cli_json_number (json, "voltage", summary != NULL ? summary->voltage : NAN);
  sol_cli_json_time (json, "warranty_until", summary != NULL ? summary->warranty_until : SOL_TIME_UNKNOWN,
                     zone);
  sol_cli_json_close (json);
}

/* The cloud's key, and what people and scripts say. */
static const char *const profiles[][2] = {
  { "self-consumption", "self-consumption" }, { "cost_savings", "savings" }, { "backup_only", "full-backup" },
  { "ai_optimisation", "ai-optimisation" },   { "expert", "expert" },
};

const char *
sol_cli_get_profile_name (const char *key)
{
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (profiles); i++)
    if (g_str_equal (key, profiles[i][0]))
      return profiles[i][1];
  return key;
}

const char *
sol_cli_get_profile_key (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (g_str_equal (name, profiles[i][1]))
      return profiles[i][0];
  return name;
}

static void
write_charge_from_grid (SolCliJson *json, const SolBatterySettings *settings)
{
  sol_cli_json_open (json, "charge_from_grid");
  sol_cli_json_truth (json, "enabled", settings != NULL ? settings->charge_from_grid : SOL_UNKNOWN);
  sol_cli_json_truth (json, "schedule_enabled",
                      settings != NULL ? settings->charge_schedule_enabled : SOL_UNKNOWN);
  sol_cli_json_minute (json, "start", settings != NULL ? settings->charge_begin_minute : -1);
  sol_cli_json_minute (json, "end", settings != NULL ? settings->charge_end_minute : -1);
  sol_cli_json_truth (json, "disclaimer_accepted",
                      settings != NULL ? settings->disclaimer_accepted : SOL_UNKNOWN);
  sol_cli_json_close (json);
}

static double
first_known (double a, double b)
{
  return isnan (a) ? b : a;
}

static const char *
profile_key (SolSite *site, const SolProfile *profile, const SolBatterySettings *settings)
{
  const SolToday *today = sol_energy_today_get_today (sol_site_get_energy (site));

  if (profile != NULL && profile->profile != NULL)
    return profile->profile;
  if (settings != NULL && settings->profile != NULL)
    return settings->profile;
  return today != NULL ? today->profile : NULL;
}

static void
write_levels (SolCliJson *json, SolBattery *battery)
{
  const SolProfile *profile = sol_battery_get_profile (battery);
  const SolBatterySettings *settings = sol_battery_get_settings (battery);

  sol_cli_json_number (json, "reserve_percent", sol_battery_get_reserve (battery));
  sol_cli_json_number (json, "reserve_min",
                       first_known (profile != NULL ? profile->reserve_min : NAN,
                                    settings != NULL ? settings->reserve_min : NAN));
  sol_cli_json_number (json, "reserve_max",
                       first_known (profile != NULL ? profile->reserve_max : NAN,
                                    settings != NULL ? settings->reserve_max : NAN));
  write_charge_from_grid (json, settings);
  sol_cli_json_number (json, "shutdown_percent", sol_battery_get_shutdown (battery));
  sol_cli_json_number (json, "shutdown_min", settings != NULL ? settings->shutdown_min : NAN);
  sol_cli_json_number (json, "shutdown_max", settings != NULL ? settings->shutdown_max : NAN);
}

void
sol_cli_write_battery_members (SolCliJson *json, SolSite *site)
{
  SolBattery *battery = sol_site_get_battery (site);
  const SolBatteryStatus *status = sol_battery_get_status (battery);
  const SolProfile *profile = sol_battery_get_profile (battery);
  const SolBatterySettings *settings = sol_battery_get_settings (battery);
  const SolSiteSettings *gates = sol_site_get_settings (site);
  const char *grid_mode = settings != NULL && settings->grid_mode != NULL ? settings->grid_mode
                          : gates != NULL                                 ? gates->grid_mode
                                                                          : NULL;

  sol_cli_json_number (json, "charge_percent", sol_battery_get_soc (battery));
  sol_cli_json_number (json, "available_wh", status != NULL ? status->available_wh : NAN);
  sol_cli_json_number (json, "capacity_wh", status != NULL ? status->capacity_wh : NAN);
  sol_cli_json_number (json, "available_w", status != NULL ? status->available_w : NAN);
  sol_cli_json_number (json, "max_w", status != NULL ? status->max_w : NAN);
  sol_cli_json_string (json, "profile", sol_cli_get_profile_name (profile_key (site, profile, settings)));
  sol_cli_json_string (json, "pending_profile",
                       profile != NULL ? sol_cli_get_profile_name (profile->requested) : NULL);
  write_levels (json, battery);
  sol_cli_json_string (json, "grid_mode", grid_mode);
}

void
sol_cli_write_battery (SolCliJson *json, SolSite *site)
{
  if (sol_battery_get_exists (sol_site_get_battery (site)) == SOL_NO)
    {
      sol_cli_json_null (json, "battery");
      return;
    }
  sol_cli_json_open (json, "battery");
  sol_cli_write_battery_members (json, site);
  sol_cli_json_close (json);
}

void
sol_cli_write_storm_guard_members (SolCliJson *json, SolSite *site)
{
  GTimeZone *zone = sol_site_get_zone (site);
  const SolProfile *profile = sol_battery_get_profile (sol_site_get_battery (site));
  const SolStormAlerts *alerts = sol_site_get_storm_alerts (site);

  sol_cli_json_truth (json, "enabled", profile != NULL ? profile->storm_guard : SOL_UNKNOWN);
  sol_cli_json_truth (json, "charger", profile != NULL ? profile->storm_charger : SOL_UNKNOWN);
  sol_cli_json_truth (json, "alert_active", alerts != NULL ? alerts->active : SOL_UNKNOWN);
  if (alerts == NULL)
    sol_cli_json_null (json, "alerts");
  else
    sol_cli_json_open_array (json, "alerts");
  for (guint i = 0; alerts != NULL && i < alerts->alerts->len; i++)
    {
      const SolStormAlert *alert = g_ptr_array_index (alerts->alerts, i);
      sol_cli_json_open (json, NULL);
      sol_cli_json_string (json, "id", alert->id);
      sol_cli_json_string (json, "name", alert->name);
      sol_cli_json_string (json, "source", alert->source);
      sol_cli_json_string (json, "status", alert->status);
      sol_cli_json_time (json, "starts_at", alert->starts_at, zone);
      sol_cli_json_time (json, "ends_at", alert->ends_at, zone);
      sol_cli_json_truth (json, "critical", alert->critical);
      sol_cli_json_close (json);
    }
  if (alerts != NULL)
    sol_cli_json_close (json);
}

void
sol_cli_write_storm_guard (SolCliJson *json, SolSite *site)
{
  sol_cli_json_open (json, "storm_guard");
  sol_cli_write_storm_guard_members (json, site);
  sol_cli_json_close (json);
}
