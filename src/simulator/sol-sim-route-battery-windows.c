/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-battery-windows"

#include "sol-sim-route-battery.h"

#include <string.h>

/* The battery's schedules (addendum 2.5). */

#define BASE "/service/batteryConfig/api/v1/battery/sites/{site}/schedules"

static const char *const upper[] = { "CFG", "DTG", "RBD" };
static const char *const lower[] = { "cfg", "dtg", "rbd" };

static void
write_window (JsonBuilder *builder, const SolSimWindow *window)
{
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "scheduleId", window->id);
  sol_sim_json_string (builder, "scheduleType", upper[window->kind]);
  sol_sim_json_string (builder, "timezone", window->timezone);
  sol_sim_json_minutes (builder, "startTime", window->start);
  sol_sim_json_minutes (builder, "endTime", window->end);
  if (window->limit >= 0)
    sol_sim_json_integer (builder, "limit", window->limit);
  sol_sim_json_array (builder, "days");
  for (int day = 0; day < 7; day++)
    if (window->days & (1u << day))
      json_builder_add_int_value (builder, day + 1);
  json_builder_end_array (builder);
  sol_sim_json_string (builder, "scheduleStatus", window->pending ? "pending" : "active");
  /* Says so of every schedule, also where the kind is switched off. */
  sol_sim_json_boolean (builder, "isEnabled", TRUE);
  sol_sim_json_boolean (builder, "isDeleted", window->deleted);
  sol_sim_json_format (builder, "createdAt", "%" G_GINT64_FORMAT, window->created_ms);
  sol_sim_json_format (builder, "updatedAt", "%" G_GINT64_FORMAT, window->updated_ms);
  json_builder_end_object (builder);
}

static void
write_kind (JsonBuilder *builder, const SolSimSite *site, SolSimWindowKind kind)
{
  gboolean pending = FALSE;
  guint count = 0;
  for (guint i = 0; i < site->n_windows; i++)
    if (site->windows[i].kind == kind)
      {
        pending = pending || site->windows[i].pending;
        count += !site->windows[i].deleted;
      }
  sol_sim_json_object (builder, lower[kind]);
  sol_sim_json_string (builder, "scheduleStatus", pending ? "pending" : "active");
  sol_sim_json_integer (builder, "count", count);
  sol_sim_json_array (builder, "details");
  for (guint i = 0; i < site->n_windows; i++)
    if (site->windows[i].kind == kind)
      write_window (builder, &site->windows[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
answer_windows (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  gboolean pending = FALSE;
  for (guint i = 0; i < site->n_windows; i++)
    pending = pending || site->windows[i].pending;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "type", "BATTERY_SCHEDULES_CONFIG");
  sol_sim_json_boolean (builder, "anySchedulePending", pending);
  for (int kind = 0; kind < SOL_SIM_N_WINDOWS; kind++)
    write_kind (builder, site, (SolSimWindowKind) kind);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static gboolean
read_time (JsonObject *object, const char *name, int *minute)
{
  const char *text = sol_sim_json_get_string (object, name, "");
  if (strlen (text) != 5 || text[2] != ':' || strspn (text, "0123456789:") != 5)
    return FALSE;
  int hours = (int) g_ascii_strtoll (text, NULL, 10), minutes = (int) g_ascii_strtoll (text + 3, NULL, 10);
  *minute = hours * 60 + minutes;
  return hours < 24 && minutes < 60;
}

static gboolean
read_days (JsonObject *object, guint *days)
{
  JsonNode *node = sol_sim_json_member (object, "days");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      gint64 day = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_int (element) : 0;
      if (day < 1 || day > 7)
        return FALSE;
      *days |= 1u << (day - 1);
    }
  return *days != 0;
}

static gboolean
read_window (SolSimCall *call, SolSimWindow *window)
{
  JsonObject *object = sol_sim_call_json (call);
  const char *type = sol_sim_json_get_string (object, "scheduleType", "");
  const char *zone = sol_sim_json_get_string (object, "timezone", NULL);
  int kind = 0;
  while (kind < SOL_SIM_N_WINDOWS && strcmp (upper[kind], type) != 0)
    kind++;
  window->kind = (SolSimWindowKind) kind;
  window->timezone = g_intern_string (zone);
  window->limit = (int) CLAMP (sol_sim_json_get_integer (object, "limit", -1), -1, 1000);
  if (kind < SOL_SIM_N_WINDOWS && zone != NULL && read_time (object, "startTime", &window->start)
      && read_time (object, "endTime", &window->end) && read_days (object, &window->days))
    return TRUE;
  sol_sim_answer_message (call, 400, "Bad Request");
  return FALSE;
}

/* Names the kind that was written, which need not be the one that is in the way. */
static void
answer_conflict (SolSimCall *call, SolSimWindowKind kind)
{
  g_autofree char *text
      = g_strdup_printf ("{\"error\":{\"status\":\"CONFLICTING_SCHEDULE_%s\"}}", upper[kind]);
  sol_sim_answer_literal (call, 409, text);
}

static void
answer_written (SolSimCall *call, SolSimResult result, SolSimWindowKind kind)
{
  if (result == SOL_SIM_CONFLICT)
    answer_conflict (call, kind);
  else if (result == SOL_SIM_NO_SLOT)
    sol_sim_answer_message (call, 404, "Not Found");
  else
    sol_sim_config_answer_result (call, result);
}

static void
add_window (SolSimCall *call)
{
  SolSimWindow window = { 0 };
  char id[40];
  if (!sol_sim_config_may_write (call, FALSE) || !read_window (call, &window))
    return;
  if (!json_object_has_member (sol_sim_call_json (call), "isEnabled"))
    answer_conflict (call, window.kind);
  else
    answer_written (call, sol_sim_home_add_window (call->server->home, call->site->id, &window, id),
                    window.kind);
}

static void
edit_window (SolSimCall *call)
{
  SolSimWindow window = { 0 };
  SolSimHome *home = call->server->home;
  if (!sol_sim_config_may_write (call, FALSE) || !read_window (call, &window))
    return;
  if (sol_sim_json_get_boolean (sol_sim_call_json (call), "isDeleted", FALSE))
    answer_written (call, sol_sim_home_delete_window (home, call->site->id, call->id), window.kind);
  else
    answer_written (call, sol_sim_home_edit_window (home, call->site->id, call->id, &window), window.kind);
}

static void
delete_window (SolSimCall *call)
{
  if (sol_sim_config_may_write (call, FALSE))
    answer_written (call, sol_sim_home_delete_window (call->server->home, call->site->id, call->id),
                    SOL_SIM_WINDOW_CFG);
}

/* Also a source of the token for writes: as a cookie, and in its refusals, too (addendum 1.5.2). */
static void
answer_is_valid (SolSimCall *call)
{
  const char *xsrf = sol_sim_call_header (call, "X-XSRF-Token");
  JsonObject *object = sol_sim_call_json (call);
  const char *type = sol_sim_json_get_string (object, "scheduleType", "");
  gboolean cfg = strcmp (type, "cfg") == 0;
  if (xsrf == NULL || g_strcmp0 (xsrf, call->sign_in->config_xsrf) != 0)
    sol_sim_answer_message (call, 403, "Forbidden");
  else if (!cfg && strcmp (type, "dtg") != 0 && strcmp (type, "rbd") != 0)
    sol_sim_answer_message (call, 400, "Unknown scheduleType");
  else if (cfg != json_object_has_member (object, "forceScheduleOpted"))
    sol_sim_answer_message (call, 400, "forceScheduleOpted belongs to cfg");
  else
    sol_sim_answer_literal (call, 200,
                            call->site->system_task ? "{\"isValid\":false}" : "{\"isValid\":true}");
  if (call->server->quirks & SOL_SIM_WIRE_EMEA)
    return;
  const char *fresh = sol_sim_sign_ins_new_config_xsrf (call->server->sign_ins, call->sign_in);
  sol_sim_answer_cookie (call, "BP-XSRF-Token", fresh, 0, FALSE);
}

#define BC SOL_SIM_FAMILY_BC
#define WRITE SOL_SIM_ROUTE_CONFIG_WRITE

const SolSimRoute sol_sim_routes_battery_windows[] = {
  { "GET", BASE, BC, 0, answer_windows },
  { "POST", BASE "/isValid", BC, 0, answer_is_valid },
  { "POST", BASE, BC, WRITE, add_window },
  { "PUT", BASE "/{id}", BC, WRITE, edit_window },
  { "POST", BASE "/{id}/delete", BC, WRITE, delete_window },
  { NULL },
};
