/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-admin-truth"

#include "sol-sim-admin.h"

#include "sol-sim-format.h"
#include "sol-sim-slot.h"

/* The home as it really is, in plain units and whole: what a client's numbers are held against. */

static const char *const flow_names[SOL_SIM_N_FLOWS] = {
  [SOL_SIM_FLOW_PRODUCTION] = "production",
  [SOL_SIM_FLOW_CONSUMPTION] = "consumption",
  [SOL_SIM_FLOW_IMPORT] = "import",
  [SOL_SIM_FLOW_EXPORT] = "export",
  [SOL_SIM_FLOW_CHARGE] = "charge",
  [SOL_SIM_FLOW_DISCHARGE] = "discharge",
  [SOL_SIM_FLOW_SOLAR_HOME] = "solar_home",
  [SOL_SIM_FLOW_SOLAR_BATTERY] = "solar_battery",
  [SOL_SIM_FLOW_SOLAR_GRID] = "solar_grid",
  [SOL_SIM_FLOW_BATTERY_HOME] = "battery_home",
  [SOL_SIM_FLOW_BATTERY_GRID] = "battery_grid",
  [SOL_SIM_FLOW_GRID_HOME] = "grid_home",
  [SOL_SIM_FLOW_GRID_BATTERY] = "grid_battery",
  [SOL_SIM_FLOW_EVSE] = "evse",
};
static const char *const mode_names[] = { [SOL_SIM_MODE_MANUAL] = "manual",
                                          [SOL_SIM_MODE_SCHEDULED] = "scheduled",
                                          [SOL_SIM_MODE_GREEN] = "green",
                                          [SOL_SIM_MODE_SMART] = "smart" };
static const char *const grid_names[] = { [SOL_SIM_GRID_ON] = "on-grid",
                                          [SOL_SIM_GRID_OFF_BY_CHOICE] = "off-grid",
                                          [SOL_SIM_GRID_OUTAGE] = "outage" };

static void
write_power (JsonBuilder *builder, const SolSimSite *site)
{
  sol_sim_json_object (builder, "power");
  sol_sim_json_integer (builder, "solar_w", site->power.solar);
  sol_sim_json_integer (builder, "home_w", site->power.home);
  sol_sim_json_integer (builder, "charger_w", site->power.car);
  sol_sim_json_integer (builder, "battery_w", site->power.battery);
  sol_sim_json_integer (builder, "grid_w", site->power.grid);
  json_builder_end_object (builder);
}

static void
write_days (JsonBuilder *builder, SolSimHome *home, const SolSimSite *site)
{
  guint n_days = 0;
  const SolSimDayTotal *days = sol_sim_home_daily (home, site->id, &n_days);
  sol_sim_json_object (builder, "days");
  for (guint i = 0; i < n_days; i++)
    {
      char date[16];
      sol_sim_date_format (site->first_date + (SolSimDate) i, date);
      sol_sim_json_object (builder, date);
      for (guint f = 0; f < SOL_SIM_N_FLOWS; f++)
        sol_sim_json_integer (builder, flow_names[f], days[i].wh[f]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
write_panels (JsonBuilder *builder, const SolSimSite *site)
{
  sol_sim_json_array (builder, "panels");
  for (guint i = 0; i < site->n_panels; i++)
    {
      const SolSimPanel *panel = &site->panels[i];
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "serial", panel->serial);
      sol_sim_json_integer (builder, "inverter_id", panel->inverter_id);
      sol_sim_json_string (builder, "status", panel->status);
      sol_sim_json_integer (builder, "today_wh", panel->today_wh);
      sol_sim_json_integer (builder, "lifetime_wh", panel->lifetime_wh);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_sessions (JsonBuilder *builder, SolSimHome *home, const SolSimSite *site, const SolSimCharger *charger)
{
  SolSimDate today = sol_sim_home_today (home, site->id);
  g_autoptr (GArray) sessions = sol_sim_home_sessions (home, site->id, charger->serial, today - 30, today);
  sol_sim_json_array (builder, "sessions");
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const SolSimSession *session = &g_array_index (sessions, SolSimSession, i);
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "id", session->id);
      sol_sim_json_epoch (builder, "plugged_in", session->plugged_in);
      sol_sim_json_epoch (builder, "started", session->started);
      sol_sim_json_epoch (builder, "ended", session->ended);
      sol_sim_json_integer (builder, "active_s", session->active_s);
      sol_sim_json_integer (builder, "energy_wh", session->energy_wh);
      sol_sim_json_number (builder, "cost", session->cost);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_config (JsonBuilder *builder, const SolSimCharger *charger)
{
  sol_sim_json_string (builder, "app_authentication", charger->config[SOL_SIM_CONFIG_APP_AUTH].value);
  sol_sim_json_string (builder, "rfid_authentication", charger->config[SOL_SIM_CONFIG_RFID_AUTH].value);
  sol_sim_json_string (builder, "default_level", charger->config[SOL_SIM_CONFIG_DEFAULT_LEVEL].value);
  sol_sim_json_string (builder, "phase_switch", charger->config[SOL_SIM_CONFIG_PHASE_SWITCH].value);
  sol_sim_json_array (builder, "slots");
  for (guint i = 0; i < charger->n_slots; i++)
    sol_sim_slot_write (builder, &charger->slots[i]);
  json_builder_end_array (builder);
  sol_sim_json_boolean (builder, "slots_pending", charger->slots_pending);
}

static void
write_chargers (JsonBuilder *builder, SolSimHome *home, const SolSimSite *site)
{
  sol_sim_json_array (builder, "chargers");
  for (guint i = 0; i < site->n_chargers; i++)
    {
      const SolSimCharger *charger = &site->chargers[i];
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "serial", charger->serial);
      sol_sim_json_boolean (builder, "connected", charger->connected);
      sol_sim_json_boolean (builder, "plugged_in", charger->plugged_in);
      sol_sim_json_boolean (builder, "charging", charger->charging);
      sol_sim_json_string (builder, "mode", mode_names[charger->mode]);
      sol_sim_json_integer (builder, "set_amps", charger->set_amps);
      sol_sim_json_integer (builder, "running_amps", charger->running_amps);
      sol_sim_json_boolean (builder, "use_battery", charger->use_battery);
      sol_sim_json_integer (builder, "lifetime_wh", charger->lifetime_wh);
      sol_sim_json_epoch (builder, "last_report", charger->last_report);
      write_config (builder, charger);
      write_sessions (builder, home, site, charger);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_profile (JsonBuilder *builder, const char *name, const SolSimProfile *profile)
{
  if (*profile->key == '\0')
    {
      sol_sim_json_null (builder, name);
      return;
    }
  sol_sim_json_object (builder, name);
  sol_sim_json_string (builder, "profile", profile->key);
  sol_sim_json_string (builder, "subtype", profile->subtype);
  sol_sim_json_integer (builder, "reserve", profile->reserve);
  json_builder_end_object (builder);
}

static void
write_windows (JsonBuilder *builder, const SolSimSite *site)
{
  static const char *const names[] = { [SOL_SIM_WINDOW_CFG] = "charge-from-grid",
                                       [SOL_SIM_WINDOW_DTG] = "discharge-to-grid",
                                       [SOL_SIM_WINDOW_RBD] = "restrict-discharge" };
  sol_sim_json_array (builder, "battery_schedules");
  for (guint i = 0; i < site->n_windows; i++)
    {
      const SolSimWindow *window = &site->windows[i];
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "id", window->id);
      sol_sim_json_string (builder, "kind", names[window->kind]);
      sol_sim_json_minutes (builder, "start", window->start);
      sol_sim_json_minutes (builder, "end", window->end);
      sol_sim_json_integer (builder, "days", window->days);
      sol_sim_json_integer (builder, "limit", window->limit);
      sol_sim_json_boolean (builder, "pending", window->pending);
      sol_sim_json_boolean (builder, "deleted", window->deleted);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_settings (JsonBuilder *builder, const SolSimSite *site)
{
  const SolSimBatterySettings *settings = &site->settings;
  write_profile (builder, "profile", &site->profile);
  write_profile (builder, "pending_profile", &site->pending_profile);
  write_profile (builder, "effective_profile", &site->effective);
  sol_sim_json_object (builder, "settings");
  sol_sim_json_boolean (builder, "charge_from_grid", settings->charge_from_grid);
  sol_sim_json_boolean (builder, "charge_from_grid_schedule", settings->charge_from_grid_schedule);
  sol_sim_json_integer (builder, "charge_begin", settings->charge_begin);
  sol_sim_json_integer (builder, "charge_end", settings->charge_end);
  sol_sim_json_epoch (builder, "itc_accepted", settings->itc_accepted);
  sol_sim_json_integer (builder, "very_low_soc", settings->very_low_soc);
  sol_sim_json_boolean (builder, "storm_guard", settings->storm_guard);
  sol_sim_json_boolean (builder, "storm_guard_charger", settings->evse_storm_guard);
  sol_sim_json_boolean (builder, "discharge_to_grid", settings->dtg);
  sol_sim_json_boolean (builder, "restrict_discharge", settings->rbd);
  json_builder_end_object (builder);
  write_windows (builder, site);
}

static void
write_site (JsonBuilder *builder, SolSimHome *home, const SolSimSite *site)
{
  json_builder_begin_object (builder);
  sol_sim_json_format (builder, "id", "%" G_GUINT64_FORMAT, site->id);
  sol_sim_json_string (builder, "name", site->name);
  sol_sim_json_string (builder, "timezone", site->timezone);
  sol_sim_json_string (builder, "grid", grid_names[site->grid.state]);
  sol_sim_json_boolean (builder, "storm_active", site->storm_active);
  sol_sim_json_number (builder, "charge_percent", site->soc);
  sol_sim_json_integer (builder, "latest_power_w", site->latest_power);
  sol_sim_json_epoch (builder, "gateway_last_report", site->gateway.last_report);
  write_power (builder, site);
  write_settings (builder, site);
  write_chargers (builder, home, site);
  write_panels (builder, site);
  write_days (builder, home, site);
  json_builder_end_object (builder);
}

void
sol_sim_admin_write_truth (SolSimServer *server, JsonBuilder *builder)
{
  SolSimHome *home = server->home;
  sol_sim_json_integer (builder, "time", sol_sim_home_now (home));
  sol_sim_json_array (builder, "sites");
  for (guint i = 0; i < sol_sim_home_n_sites (home); i++)
    write_site (builder, home, sol_sim_home_site (home, i));
  json_builder_end_array (builder);
}

void
sol_sim_admin_write_schedules (SolSimServer *server, JsonBuilder *builder)
{
  SolSimHome *home = server->home;
  sol_sim_json_array (builder, "sites");
  for (guint i = 0; i < sol_sim_home_n_sites (home); i++)
    {
      json_builder_begin_object (builder);
      write_chargers (builder, home, sol_sim_home_site (home, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
