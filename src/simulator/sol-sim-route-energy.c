/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-energy"

#include "sol-sim-format.h"
#include "sol-sim-route.h"

#include <math.h>

/* Production, today, and all days (addendum 1.7.8, 2.1, 2.2). */

typedef struct
{
  SolSimFlow flow;
  const char *name;
  gboolean battery;       /* only where there is one */
  gboolean null_later;    /* buckets to come are null, not 0 */
  gboolean null_lifetime; /* the list of days is all null, as it usually is on the cloud */
} Channel;

static const Channel channels[] = {
  { SOL_SIM_FLOW_PRODUCTION, "production", FALSE, FALSE, FALSE },
  { SOL_SIM_FLOW_CONSUMPTION, "consumption", FALSE, FALSE, FALSE },
  { SOL_SIM_FLOW_IMPORT, "import", FALSE, TRUE, FALSE },
  { SOL_SIM_FLOW_EXPORT, "export", FALSE, TRUE, TRUE },
  { SOL_SIM_FLOW_CHARGE, "charge", TRUE, FALSE, FALSE },
  { SOL_SIM_FLOW_DISCHARGE, "discharge", TRUE, FALSE, FALSE },
  { SOL_SIM_FLOW_SOLAR_HOME, "solar_home", FALSE, FALSE, FALSE },
  { SOL_SIM_FLOW_SOLAR_BATTERY, "solar_battery", TRUE, FALSE, FALSE },
  { SOL_SIM_FLOW_SOLAR_GRID, "solar_grid", FALSE, FALSE, FALSE },
  { SOL_SIM_FLOW_BATTERY_HOME, "battery_home", TRUE, FALSE, FALSE },
  { SOL_SIM_FLOW_BATTERY_GRID, "battery_grid", TRUE, FALSE, FALSE },
  { SOL_SIM_FLOW_GRID_HOME, "grid_home", FALSE, FALSE, FALSE },
  { SOL_SIM_FLOW_GRID_BATTERY, "grid_battery", TRUE, FALSE, FALSE },
  { SOL_SIM_FLOW_EVSE, "evse", FALSE, FALSE, FALSE },
};

static gboolean
is_there (const Channel *channel, const SolSimSite *site)
{
  return !channel->battery || site->n_batteries > 0;
}

static void
answer_latest_power (SolSimCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_object (builder, "latest_power");
  sol_sim_json_integer (builder, "value", call->site->latest_power);
  sol_sim_json_string (builder, "units", "W");
  sol_sim_json_integer (builder, "precision", 0);
  sol_sim_json_epoch (builder, "time", call->site->latest_power_time);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
write_buckets (JsonBuilder *builder, const Channel *channel, const SolSimSite *site, const SolSimDay *day)
{
  sol_sim_json_array (builder, channel->name);
  for (guint i = 0; is_there (channel, site) && i < day->n_buckets; i++)
    {
      if (i < day->n_elapsed)
        json_builder_add_int_value (builder, day->wh[channel->flow][i]);
      else if (channel->null_later)
        json_builder_add_null_value (builder);
      else
        json_builder_add_int_value (builder, 0);
    }
  json_builder_end_array (builder);
}

static void
write_soc (JsonBuilder *builder, const SolSimSite *site, const SolSimDay *day)
{
  sol_sim_json_array (builder, "soc");
  for (guint i = 0; site->n_batteries > 0 && i < day->n_buckets; i++)
    json_builder_add_int_value (builder, i < day->n_elapsed ? day->soc[i] : 0);
  json_builder_end_array (builder);
}

static void
write_day (JsonBuilder *builder, const SolSimSite *site, const SolSimDay *day)
{
  sol_sim_json_array (builder, "stats");
  json_builder_begin_object (builder);
  sol_sim_json_integer (builder, "start_time", day->start);
  sol_sim_json_integer (builder, "interval_length", 900);
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    write_buckets (builder, &channels[i], site, day);
  write_soc (builder, site, day);
  sol_sim_json_empty_array (builder, "generator");
  sol_sim_json_empty_array (builder, "heatpump");
  sol_sim_json_empty_array (builder, "water_heater");
  sol_sim_json_object (builder, "totals");
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (is_there (&channels[i], site))
      sol_sim_json_integer (builder, channels[i].name, day->total_wh[channels[i].flow]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
write_battery_part (JsonBuilder *builder, const SolSimSite *site)
{
  if (site->n_batteries == 0)
    return;
  sol_sim_json_object (builder, "battery_details");
  sol_sim_json_number (builder, "aggregate_soc", sol_sim_round (site->soc, 0));
  json_builder_end_object (builder);
  sol_sim_json_object (builder, "batteryConfig");
  sol_sim_json_string (builder, "usage", site->profile.key);
  sol_sim_json_integer (builder, "battery_backup_percentage", site->profile.reserve);
  sol_sim_json_boolean (builder, "charge_from_grid", site->settings.charge_from_grid);
  sol_sim_json_integer (builder, "very_low_soc", site->settings.very_low_soc);
  sol_sim_json_object (builder, "grid_mode_settings");
  sol_sim_json_integer (builder, "battery_grid_mode", 3);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
write_system_part (JsonBuilder *builder, const SolSimSite *site)
{
  sol_sim_json_object (builder, "system");
  sol_sim_json_string (builder, "connection_type", "ethernet");
  sol_sim_json_string (builder, "statusCode", site->status);
  json_builder_end_object (builder);
  sol_sim_json_array (builder, "connectionDetails");
  json_builder_begin_object (builder);
  sol_sim_json_boolean (builder, "ethernet", TRUE);
  sol_sim_json_null (builder, "wifi");
  sol_sim_json_boolean (builder, "cellular", FALSE);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  sol_sim_json_object (builder, "statusDetails");
  sol_sim_json_string (builder, "statusSeverity", "warning");
  sol_sim_json_integer (builder, "errorCount", 0);
  sol_sim_json_integer (builder, "totalCount", site->n_panels);
  json_builder_end_object (builder);
}

static void
answer_today (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  SolSimHome *home = call->server->home;
  SolSimDate today = sol_sim_home_today (home, site->id);
  g_autofree SolSimDay *day = g_new0 (SolSimDay, 1);
  gboolean known = sol_sim_home_day (home, site->id, today, day);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_integer (builder, "system_id", (gint64) site->id);
  sol_sim_json_string (builder, "siteStatus", site->status);
  sol_sim_json_date (builder, "start_date", today);
  sol_sim_json_date (builder, "end_date", today);
  sol_sim_json_epoch (builder, "last_report_date", known ? day->reported_until : site->gateway.last_report);
  sol_sim_json_boolean (builder, "update_pending", FALSE);
  sol_sim_json_boolean (builder, "isImportRate", TRUE);
  sol_sim_json_boolean (builder, "isExportRate", TRUE);
  if (known)
    write_day (builder, site, day);
  else
    sol_sim_json_empty_array (builder, "stats");
  write_battery_part (builder, site);
  write_system_part (builder, site);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
write_days (JsonBuilder *builder, const Channel *channel, const SolSimSite *site, const SolSimDayTotal *days,
            guint n)
{
  sol_sim_json_array (builder, channel->name);
  for (guint i = 0; is_there (channel, site) && i < n; i++)
    {
      if (channel->null_lifetime || (site->regional && channel->flow == SOL_SIM_FLOW_IMPORT))
        json_builder_add_null_value (builder);
      else
        json_builder_add_int_value (builder, days[i].wh[channel->flow]);
    }
  json_builder_end_array (builder);
}

static void
answer_lifetime (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  guint n_days = 0;
  const SolSimDayTotal *days = sol_sim_home_daily (call->server->home, site->id, &n_days);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_integer (builder, "system_id", (gint64) site->id);
  sol_sim_json_date (builder, "start_date", site->first_date);
  sol_sim_json_epoch (builder, "last_report_date", site->gateway.last_report);
  sol_sim_json_boolean (builder, "update_pending", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    write_days (builder, &channels[i], site, days, n_days);
  sol_sim_json_empty_array (builder, "heatpump");
  sol_sim_json_empty_array (builder, "water_heater");
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

const SolSimRoute sol_sim_routes_energy[] = {
  { "GET", "/app-api/{site}/get_latest_power", SOL_SIM_FAMILY_H, 0, answer_latest_power },
  { "GET", "/pv/systems/{site}/today", SOL_SIM_FAMILY_TJ, 0, answer_today },
  { "GET", "/pv/systems/{site}/lifetime_energy", SOL_SIM_FAMILY_L, 0, answer_lifetime },
  { NULL },
};
