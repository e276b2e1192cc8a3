/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-panels"

#include "sol-sim-route-panels.h"

#include "sol-sim-format.h"

#include <string.h>

static gboolean
is_found (SolSimCall *call, const SolSimPanel *panel)
{
  const char *text = sol_sim_call_query (call, "search");
  return text == NULL || *text == '\0' || strstr (panel->serial, text) != NULL
         || strstr (panel->model, text) != NULL;
}

static void
write_panel (JsonBuilder *builder, const SolSimSite *site, const SolSimPanel *panel)
{
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "name", panel->model);
  sol_sim_json_string (builder, "array_name", site->arrays[panel->array].label);
  sol_sim_json_string (builder, "serial_number", panel->serial);
  sol_sim_json_string (builder, "sku_id", panel->sku);
  sol_sim_json_string (builder, "status", panel->status);
  sol_sim_json_string (builder, "statusText", sol_sim_status_text (panel->status));
  sol_sim_json_string (builder, "part_num", panel->part_number);
  sol_sim_json_integer (builder, "sku", 3733);
  sol_sim_json_epoch (builder, "last_report", panel->last_report);
  sol_sim_json_string (builder, "fw1", panel->firmware);
  sol_sim_json_string (builder, "fw2", panel->firmware);
  sol_sim_json_day (builder, "warranty_end_date", panel->warranty_until);
  json_builder_end_object (builder);
}

static guint
count_status (const SolSimSite *site, const char *status)
{
  guint count = 0;
  for (guint i = 0; i < site->n_panels; i++)
    count += g_strcmp0 (site->panels[i].status, status) == 0;
  return count;
}

static gint64
query_number (SolSimCall *call, const char *name, gint64 fallback)
{
  const char *text = sol_sim_call_query (call, name);
  gint64 value = fallback;
  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &value, NULL))
    return fallback;
  return value;
}

void
sol_sim_panels_list (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  gint64 limit = query_number (call, "limit", 20);
  gint64 offset = query_number (call, "offset", 0);
  gint64 found = 0;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_array (builder, "inverters");
  for (guint i = 0; i < site->n_panels; i++)
    {
      if (!is_found (call, &site->panels[i]))
        continue;
      if (found >= offset && found < offset + limit)
        write_panel (builder, site, &site->panels[i]);
      found++;
    }
  json_builder_end_array (builder);
  sol_sim_json_integer (builder, "total", found);
  sol_sim_json_integer (builder, "not_reporting", count_status (site, "not_reporting"));
  sol_sim_json_integer (builder, "error_count", count_status (site, "error"));
  sol_sim_json_integer (builder, "warning_count", count_status (site, "warning"));
  sol_sim_json_integer (builder, "normal_count", count_status (site, "normal"));
  sol_sim_json_object (builder, "panel_info");
  sol_sim_json_null (builder, "pv_module_manufacturer");
  sol_sim_json_null (builder, "model_name");
  sol_sim_json_null (builder, "stc_rating");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
write_signal (JsonBuilder *builder, const char *name)
{
  sol_sim_json_object (builder, name);
  sol_sim_json_integer (builder, "sig_str", 0);
  sol_sim_json_integer (builder, "level", 0);
  json_builder_end_object (builder);
}

static void
write_status (JsonBuilder *builder, guint id, const char *serial, const char *status, const char *type)
{
  g_autofree char *key = g_strdup_printf ("%u", id);
  sol_sim_json_object (builder, key);
  sol_sim_json_string (builder, "serialNum", serial);
  sol_sim_json_string (builder, "statusCode", status);
  sol_sim_json_string (builder, "status", sol_sim_status_text (status));
  sol_sim_json_integer (builder, "deviceId", id);
  write_signal (builder, "issi");
  write_signal (builder, "rssi");
  sol_sim_json_string (builder, "emu_version", "8.3.5232");
  sol_sim_json_boolean (builder, "show_sig_str", FALSE);
  sol_sim_json_string (builder, "type", type);
  json_builder_end_object (builder);
}

/* The microinverters inside the batteries are in this map, too. */
void
sol_sim_panels_status (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  for (guint i = 0; i < site->n_panels; i++)
    write_status (builder, site->panels[i].inverter_id, site->panels[i].serial, site->panels[i].status,
                  site->panels[i].model);
  for (guint i = 0; i < site->n_batteries; i++)
    write_status (builder, site->batteries[i].id, site->batteries[i].serial, "normal", "ENC-PCU");
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

void
sol_sim_panels_energy (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  SolSimDate from;
  SolSimDate to;
  const char *start = sol_sim_call_query (call, "start_date");
  const char *end = sol_sim_call_query (call, "end_date");
  if (start == NULL || end == NULL || !sol_sim_date_parse (start, &from) || !sol_sim_date_parse (end, &to)
      || to < from)
    {
      sol_sim_answer_message (call, 400, "start_date and end_date are dates");
      return;
    }
  g_autofree gint64 *wh = g_new0 (gint64, site->n_panels + 1);
  gboolean known = sol_sim_home_panel_energy (call->server->home, site->id, from, to, wh);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_object (builder, "production");
  for (guint i = 0; known && i < site->n_panels; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", site->panels[i].inverter_id);
      sol_sim_json_integer (builder, key, wh[i]);
    }
  json_builder_end_object (builder);
  sol_sim_json_date (builder, "start_date", from);
  sol_sim_json_date (builder, "end_date", to);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}
