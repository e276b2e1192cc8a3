/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-grid"

#include "sol-sim-format.h"
#include "sol-sim-route.h"

#include <string.h>

/* The grid, outages, events (addendum 1.7.10 to 1.7.12, 2.3). */

static void
answer_check (SolSimCall *call)
{
  const SolSimGrid *grid = &call->site->grid;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  if (grid->supported)
    {
      sol_sim_json_boolean (builder, "disableGridControl", grid->disable_grid_control);
      sol_sim_json_boolean (builder, "activeDownload", grid->active_download);
      sol_sim_json_boolean (builder, "sunlightBackupSystemCheck", grid->sunlight_backup);
      sol_sim_json_boolean (builder, "gridOutageCheck", grid->grid_outage);
      sol_sim_json_boolean (builder, "userInitiatedGridToggle", grid->switching);
    }
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_context (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "continent_code", site->regional ? "EU" : "NA");
  sol_sim_json_string (builder, "country_code", site->country);
  sol_sim_json_string (builder, "isd_code", "+00");
  sol_sim_json_string (builder, "phone", "+00 000 000");
  sol_sim_json_boolean (builder, "is_sunlight_backup", site->grid.sunlight_backup);
  sol_sim_json_boolean (builder, "is_grid_outage", site->grid.state == SOL_SIM_GRID_OUTAGE);
  sol_sim_json_boolean (builder, "show_grid_connect", site->grid.state == SOL_SIM_GRID_OFF_BY_CHOICE);
  sol_sim_json_boolean (builder, "has_battery", site->n_batteries > 0);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_outages (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (site->timezone);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gint64 total = 0;
  gint64 count = 0;
  json_builder_begin_object (builder);
  sol_sim_json_array (builder, "histories");
  for (guint i = 0; i < site->n_outages; i++)
    {
      const SolSimOutage *outage = &site->outages[i];
      if (outage->duration <= 0)
        continue;
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (outage->start);
      g_autoptr (GDateTime) local
          = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);
      g_autofree char *start = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "start_time", start);
      sol_sim_json_integer (builder, "duration", outage->duration);
      json_builder_end_object (builder);
      total += outage->duration;
      count++;
    }
  json_builder_end_array (builder);
  sol_sim_json_integer (builder, "total_records", count);
  sol_sim_json_integer (builder, "total_backup", total);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static const char *
type_name (const char *type)
{
  static const struct
  {
    const char *type;
    const char *name;
  } names[] = { { "evse", "IQ EV Charger" },
                { "battery", "IQ Battery" },
                { "gateway", "IQ Gateway" },
                { "pcu", "Microinverter" },
                { "grid", "Grid" } };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].type, type) == 0)
      return names[i].name;
  return "System";
}

static void
write_event (JsonBuilder *builder, const SolSimEvent *event)
{
  json_builder_begin_object (builder);
  gboolean info = strcmp (event->severity, "Info") == 0;
  g_autofree char *short_id = g_strndup (event->id, 7);
  sol_sim_json_integer (builder, "id", (gint64) g_ascii_strtoull (short_id, NULL, 16));
  sol_sim_json_string (builder, "status", event->cleared != 0 && !info ? "Closed" : event->severity);
  sol_sim_json_string (builder, "type", type_name (event->type));
  sol_sim_json_string (builder, "description", event->text);
  sol_sim_json_boolean (builder, "standing", event->cleared == 0);
  sol_sim_json_epoch (builder, "event_start_date", event->start);
  sol_sim_json_epoch (builder, "event_clear_date", event->cleared);
  sol_sim_json_array (builder, "devices_impacted");
  if (event->device_serial != NULL)
    sol_sim_json_format (builder, NULL, "%s (SNo. %s)", type_name (event->type), event->device_serial);
  json_builder_end_array (builder);
  sol_sim_json_string (builder, "serial_num", event->device_serial);
  sol_sim_json_string (builder, "recommended_action",
                       event->advice != NULL ? event->advice : "No action is required.");
  sol_sim_json_integer (builder, "emu_event_id", -1);
  sol_sim_json_string (builder, "event_key", event->key);
  sol_sim_json_epoch (builder, "event_date", event->start);
  sol_sim_json_integer (builder, "event_type_id", g_str_hash (event->key) % 1000);
  sol_sim_json_string (
      builder, "message_params",
      strcmp (event->key, "evse_start_charging") == 0 ? "Charge Level = --, Mode = Charge Now" : NULL);
  json_builder_end_object (builder);
}

static guint
find_after (const SolSimSite *site, const char *cursor)
{
  if (cursor == NULL || *cursor == '\0' || strcmp (cursor, "start") == 0)
    return 0;
  for (guint i = 0; i < site->n_events; i++)
    {
      g_autofree char *own
          = g_strdup_printf ("%" G_GINT64_FORMAT ":%s", site->events[i].start, site->events[i].id);
      if (strcmp (own, cursor) == 0)
        return i + 1;
    }
  return site->n_events;
}

static void
answer_events (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  const char *text = sol_sim_call_query (call, "page_size");
  guint64 size = 30;
  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, 5000, &size, NULL))
    size = 30;
  guint first = find_after (site, sol_sim_call_query (call, "next"));
  guint end = (guint) MIN ((guint64) site->n_events, first + size);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_array (builder, "events");
  for (guint i = first; i < end; i++)
    write_event (builder, &site->events[i]);
  json_builder_end_array (builder);
  sol_sim_json_string (builder, "site_timezone", site->timezone);
  if (end > first && end < site->n_events)
    sol_sim_json_format (builder, "next", "%" G_GINT64_FORMAT ":%s", site->events[end - 1].start,
                         site->events[end - 1].id);
  else
    sol_sim_json_null (builder, "next");
  sol_sim_json_integer (builder, "page_size", (gint64) size);
  sol_sim_json_format (builder, "csv_link",
                       "%s/service/events-platform-service/v1.0/%" G_GUINT64_FORMAT
                       "/events/homeowner?export=true&next=start&page_size=5000",
                       call->server->origin, site->id);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

#define H SOL_SIM_FAMILY_H

const SolSimRoute sol_sim_routes_grid[] = {
  { "GET", "/app-api/{site}/grid_control_check.json", H, 0, answer_check },
  { "GET", "/app-api/{site}/off_grid_due_to_grid_outage", H, 0, answer_context },
  { "GET", "/app-api/{site}/battery_backup_history.json", H, 0, answer_outages },
  { "GET", "/service/events-platform-service/v1.0/{site}/events/homeowner", SOL_SIM_FAMILY_EVENTS, 0,
    answer_events },
  { NULL },
};
