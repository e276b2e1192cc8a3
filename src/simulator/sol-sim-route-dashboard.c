/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-dashboard"

#include "sol-sim-format.h"
#include "sol-sim-route.h"

#include <math.h>
#include <string.h>

/* The dashboard of installers as far as owners may look at it, the roof plan, and the price of a kWh where
 * there is no tariff (addendum 2.8, 2.10, 2.13, 2.17). */

#define DASHBOARD "/service/system_dashboard/api_internal"

/* Not every account has the right. */
static gboolean
may_look (SolSimCall *call)
{
  if (!(call->sign_in->account->flags & SOL_SIM_ACCOUNT_READ_ONLY))
    return TRUE;
  sol_sim_answer_message (call, 403, "Forbidden");
  return FALSE;
}

static char *
local_text (const SolSimSite *site, gint64 time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (site->timezone);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);
  return g_date_time_format (local, "%Y/%m/%d %H:%M:%S %z (%Z)");
}

static int
severity_of (const char *word)
{
  static const char *const words[] = { "Info", "Warning", "Error", "Critical" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      return (int) i + 1;
  return 0;
}

static void
write_alarm (JsonBuilder *builder, const SolSimSite *site, const SolSimEvent *event)
{
  static const struct
  {
    const char *type, *name;
  } names[] = { { "evse", "EV Charger" }, { "battery", "Battery" }, { "gateway", "Gateway" } };
  const char *name = "System";
  g_autofree char *since = local_text (site, event->start);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].type, event->type) == 0)
      name = names[i].name;
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "id", event->id);
  sol_sim_json_integer (builder, "severity", severity_of (event->severity));
  sol_sim_json_string (builder, "type", name);
  sol_sim_json_string (builder, "serial_num", event->device_serial);
  sol_sim_json_string (builder, "description", event->text);
  sol_sim_json_string (builder, "first_set", since);
  sol_sim_json_boolean (builder, "force_clearable", TRUE);
  json_builder_end_object (builder);
}

static void
answer_alarms (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  gint64 total = 0;
  if (!may_look (call))
    return;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_array (builder, "alarms");
  for (guint i = 0; i < site->n_events; i++)
    {
      if (site->events[i].cleared != 0)
        continue;
      write_alarm (builder, site, &site->events[i]);
      total++;
    }
  json_builder_end_array (builder);
  sol_sim_json_integer (builder, "total", total);
  sol_sim_json_string (builder, "page", "1");
  sol_sim_json_string (builder, "per_page", "200");
  sol_sim_json_object (builder, "availablePages");
  sol_sim_json_integer (builder, "1", 1);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_status (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  if (!may_look (call))
    return;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "status", site->status);
  sol_sim_json_string (builder, "statusText", sol_sim_status_text (site->status));
  sol_sim_json_string (builder, "battery_mode", site->n_batteries > 0 ? sol_sim_mode_label (site) : NULL);
  sol_sim_json_percent (builder, "soc", site->soc);
  sol_sim_json_string (builder, "storm_guard", site->settings.storm_guard ? "Enabled" : "Disabled");
  sol_sim_json_percent (builder, "reserved_soc", site->n_batteries > 0 ? site->profile.reserve : NAN);
  sol_sim_json_null (builder, "storage_setpoint");
  sol_sim_json_null (builder, "pv_setpoint");
  sol_sim_json_string (builder, "backup_type", site->gateway.controller_serial != NULL ? "whole_home" : NULL);
  sol_sim_json_string (builder, "timezone", site->timezone);
  sol_sim_json_string (builder, "name", site->name);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static const char *
symbol_of (const SolSimSite *site)
{
  return strcmp (site->currency, "EUR") == 0   ? "€"
         : strcmp (site->currency, "GBP") == 0 ? "£"
         : strcmp (site->currency, "USD") == 0 ? "$"
                                               : site->currency;
}

static void
answer_summary (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  if (!may_look (call))
    return;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_boolean (builder, "is_hems", FALSE);
  sol_sim_json_boolean (builder, "is_ensemble", site->n_batteries > 0);
  sol_sim_json_boolean (builder, "is_nem3", FALSE);
  sol_sim_json_string (builder, "currency_unit", site->currency);
  sol_sim_json_string (builder, "currency_symbol", symbol_of (site));
  sol_sim_json_string (builder, "geo", site->regional ? "EMEA" : "NA");
  sol_sim_json_string (builder, "country_code", site->country);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_currency (SolSimCall *call)
{
  char value[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (value, sizeof value, "%.3f", call->site->prices.dear / 1000.0);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_object (builder, "currency_conversion");
  sol_sim_json_string (builder, "value_per_kwh", value);
  sol_sim_json_string (builder, "currency_symbol", symbol_of (call->site));
  json_builder_end_object (builder);
  sol_sim_json_string (builder, "currency_symbol", symbol_of (call->site));
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
write_modules (JsonBuilder *builder, const SolSimSite *site, guint array)
{
  sol_sim_json_array (builder, "modules");
  for (guint i = 0; i < site->n_panels; i++)
    {
      const SolSimPanel *panel = &site->panels[i];
      if (panel->array != array)
        continue;
      json_builder_begin_object (builder);
      sol_sim_json_integer (builder, "module_id", panel->module_id);
      sol_sim_json_integer (builder, "rotation", 0);
      sol_sim_json_integer (builder, "x", panel->x);
      sol_sim_json_integer (builder, "y", panel->y);
      sol_sim_json_object (builder, "inverter");
      sol_sim_json_integer (builder, "inverter_id", panel->inverter_id);
      sol_sim_json_string (builder, "serial_num", panel->serial);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Wide enough for every module with its edges. */
static void
write_dimensions (JsonBuilder *builder, const SolSimSite *site)
{
  int x = 0, y = 0;
  for (guint i = 0; i < site->n_panels; i++)
    {
      const SolSimArray *array = &site->arrays[site->panels[i].array];
      x = MAX (x, array->x + ABS (site->panels[i].x) + 110);
      y = MAX (y, array->y + ABS (site->panels[i].y) + 180);
    }
  sol_sim_json_object (builder, "dimensions");
  sol_sim_json_integer (builder, "x_min", 0);
  sol_sim_json_integer (builder, "x_max", x);
  sol_sim_json_integer (builder, "y_min", 0);
  sol_sim_json_integer (builder, "y_max", y);
  json_builder_end_object (builder);
}

static void
answer_layout (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_integer (builder, "system_id", (gint64) site->id);
  sol_sim_json_integer (builder, "rotation", 0);
  write_dimensions (builder, site);
  sol_sim_json_array (builder, "arrays");
  for (guint i = 0; i < site->n_arrays; i++)
    {
      const SolSimArray *array = &site->arrays[i];
      json_builder_begin_object (builder);
      sol_sim_json_integer (builder, "array_id", array->id);
      sol_sim_json_string (builder, "label", array->label);
      sol_sim_json_integer (builder, "x", array->x);
      sol_sim_json_integer (builder, "y", array->y);
      sol_sim_json_integer (builder, "azimuth", array->azimuth);
      sol_sim_json_integer (builder, "rotation", array->rotation);
      write_modules (builder, site, i);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

#define D SOL_SIM_FAMILY_D
#define BEARER SOL_SIM_ROUTE_BEARER

const SolSimRoute sol_sim_routes_dashboard[] = {
  { "GET", DASHBOARD "/dashboard/sites/{site}/alarms", D, BEARER, answer_alarms },
  { "GET", DASHBOARD "/dashboard/sites/{site}/status", D, BEARER, answer_status },
  { "GET", DASHBOARD "/cs/sites/{site}/summary", D, BEARER, answer_summary },
  { "GET", "/app-api/{site}/get_currency_conversion.json", SOL_SIM_FAMILY_H, 0, answer_currency },
  { "GET", "/systems/{site}/site_array_layout_x", SOL_SIM_FAMILY_L, 0, answer_layout },
  { NULL },
};
