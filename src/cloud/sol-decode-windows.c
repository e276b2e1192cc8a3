/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-windows"

#include "sol-decode.h"

#include "sol-decode-parts.h"

static SolBatteryWindow *
read_window (JsonObject *object, SolBatteryWindowKind kind, SolBatteryWindowState family)
{
  g_autofree char *id = sol_json_id (object, "scheduleId|id");
  if (id == NULL || sol_json_truth (object, "isDeleted") == SOL_YES)
    return NULL;

  g_autofree char *start = sol_json_text (object, "startTime");
  g_autofree char *end = sol_json_text (object, "endTime");
  g_autofree char *state = sol_json_text (object, "scheduleStatus");
  SolBatteryWindow *window = sol_battery_window_new ();
  window->id = g_steal_pointer (&id);
  window->kind = kind;
  window->window.start = sol_minute_from_text (start);
  window->window.end = sol_minute_from_text (end);
  window->window.days = sol_decode_days (object, "days");
  if (kind != SOL_BATTERY_WINDOW_RESTRICT)
    window->limit_percent = sol_json_int (object, "limit", 0, 100, -1);
  window->state = state != NULL ? sol_battery_window_state_from_text (state) : family;
  window->enabled_echo = sol_json_truth (object, "isEnabled");
  window->timezone = sol_json_text (object, "timezone");
  window->created_at = sol_json_time (object, "createdAt", NULL);
  window->updated_at = sol_json_time (object, "updatedAt", NULL);
  return window;
}

static void
read_family (SolBatteryWindows *windows, SolBatteryWindowKind kind, JsonObject *object)
{
  SolBatteryWindowFamily *family = &windows->families[kind];
  g_autofree char *state = sol_json_text (object, "scheduleStatus");
  JsonArray *list = sol_json_array (object, "details");

  family->present = sol_truth (object != NULL);
  family->state = sol_battery_window_state_from_text (state);
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      SolBatteryWindow *window
          = read_window (sol_json_node_object (sol_json_element (list, i)), kind, family->state);
      if (window != NULL && sol_battery_windows_find (windows, window->id) == NULL)
        g_ptr_array_add (windows->windows, g_steal_pointer (&window));
      g_clear_pointer (&window, sol_battery_window_unref);
    }
}

SolBatteryWindows *
sol_decode_battery_windows (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (!sol_json_has (object, "cfg|dtg|rbd|anySchedulePending"))
    object = sol_json_object (object, "data");
  if (!sol_json_has (object, "cfg|dtg|rbd|anySchedulePending"))
    return sol_json_refuse (error);

  SolBatteryWindows *windows = sol_battery_windows_new ();
  windows->any_pending = sol_json_truth (object, "anySchedulePending");
  for (SolBatteryWindowKind kind = 0; kind < SOL_N_BATTERY_WINDOW_KINDS; kind++)
    read_family (windows, kind, sol_json_object (object, sol_battery_window_kind_get_key (kind)));
  return windows;
}
