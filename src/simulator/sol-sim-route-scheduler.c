/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-scheduler"

#include "sol-sim-evse.h"

#include <string.h>

/* Charge mode and green settings (addendum 1.7.16, 1.7.17). */

#define BASE "/service/evse_scheduler/api/v1/iqevc/charging-mode"
#define USE_BATTERY "USE_BATTERY_FOR_SELF_CONSUMPTION"

static const struct
{
  SolSimMode mode;
  const char *member;
  const char *key;
  gboolean settings, schedules;
} modes[] = {
  { SOL_SIM_MODE_GREEN, "greenCharging", "GREEN_CHARGING", TRUE, FALSE },
  { SOL_SIM_MODE_MANUAL, "manualCharging", "MANUAL_CHARGING", FALSE, FALSE },
  { SOL_SIM_MODE_SCHEDULED, "scheduledCharging", "SCHEDULED_CHARGING", TRUE, TRUE },
  { SOL_SIM_MODE_SMART, "smartCharging", "SMART_CHARGING", TRUE, FALSE },
};

/* Under the AI profile smart charging takes the place of green charging. */
static gboolean
is_offered (const SolSimSite *site, SolSimMode mode)
{
  gboolean smart = strcmp (site->profile.key, "ai_optimisation") == 0;
  return mode == SOL_SIM_MODE_SMART ? smart : mode == SOL_SIM_MODE_GREEN ? !smart : TRUE;
}

static void
write_modes (JsonBuilder *builder, SolSimCall *call, SolSimMode enabled)
{
  sol_sim_json_object (builder, "modes");
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      if (!is_offered (call->site, modes[i].mode))
        continue;
      sol_sim_json_object (builder, modes[i].member);
      sol_sim_json_string (builder, "chargingMode", modes[i].key);
      sol_sim_json_boolean (builder, "enabled", modes[i].mode == enabled);
      sol_sim_json_boolean (builder, "isHidden", FALSE);
      sol_sim_json_boolean (builder, "isDisabledByStorm",
                            call->site->storm_active && call->site->settings.evse_storm_guard);
      sol_sim_json_boolean (builder, "showSettings", modes[i].settings);
      sol_sim_json_boolean (builder, "schedulesEnabled", modes[i].schedules);
      sol_sim_json_boolean (builder, "goalsEnabled", FALSE);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
answer_modes (SolSimCall *call, SolSimMode enabled, gboolean pending)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_meta_text (builder, call->now, -1);
  sol_sim_json_object (builder, "data");
  write_modes (builder, call, enabled);
  sol_sim_json_object (builder, "config");
  sol_sim_json_string (builder, "profile", call->site->profile.key);
  sol_sim_json_string (builder, "modeSyncStatus", pending ? "pending" : "synced");
  sol_sim_json_boolean (builder, "stormActive", call->site->storm_active);
  sol_sim_json_boolean (builder, "isModeCancellable", TRUE);
  sol_sim_json_boolean (builder, "pendingModesOffGrid", call->charger->off_grid && pending);
  sol_sim_json_boolean (builder, "pendingSchedulesOffGrid",
                        call->charger->off_grid && call->charger->slots_pending);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sol_sim_json_empty_object (builder, "error");
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_preference (SolSimCall *call)
{
  answer_modes (call, call->charger->mode, call->charger->mode_pending);
}

static void
set_preference (SolSimCall *call)
{
  const char *key = sol_sim_json_get_string (sol_sim_call_json (call), "mode", "");
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      if (strcmp (modes[i].key, key) != 0 || !is_offered (call->site, modes[i].mode))
        continue;
      SolSimResult result
          = sol_sim_home_set_mode (call->server->home, call->site->id, call->charger->serial, modes[i].mode);
      if (result == SOL_SIM_OK && sol_sim_home_knobs (call->server->home)->mode_400)
        sol_sim_evse_answer_error (call, 400, "iqevc_sch_10020", "The request could not be completed");
      else if (result == SOL_SIM_OK)
        answer_modes (call, modes[i].mode, TRUE);
      else if (result == SOL_SIM_NO_SLOT)
        sol_sim_evse_answer_error (call, 400, "iqevc_sch_10031", "At least one schedule must be enabled");
      else if (result == SOL_SIM_SAME)
        sol_sim_evse_answer_error (call, 400, "iqevc_sch_10028", "The charging mode is already active");
      else
        sol_sim_evse_answer_error (call, result == SOL_SIM_BUSY ? 409 : 400, "iqevc_sch_10040",
                                   "Not possible now");
      return;
    }
  sol_sim_evse_answer_error (call, 400, "iqevc_sch_10001", "Unknown charging mode");
}

static void
answer_green_settings (SolSimCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_meta_text (builder, call->now, call->charger->supports_use_battery);
  sol_sim_json_array (builder, "data");
  if (call->charger->supports_use_battery)
    {
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "chargerSettingName", USE_BATTERY);
      sol_sim_json_boolean (builder, "enabled", call->charger->use_battery);
      sol_sim_json_null (builder, "value");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sol_sim_json_empty_object (builder, "error");
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static JsonObject *
find_setting (SolSimCall *call, const char *name)
{
  JsonNode *list = sol_sim_json_member (sol_sim_call_json (call), "chargerSettingList");
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = sol_sim_json_to_object (json_array_get_element (array, i));
      if (g_strcmp0 (sol_sim_json_get_string (object, "chargerSettingName", NULL), name) == 0)
        return object;
    }
  return NULL;
}

static void
set_green_settings (SolSimCall *call)
{
  JsonObject *setting = find_setting (call, USE_BATTERY);
  if (setting == NULL || !json_object_has_member (setting, "enabled"))
    {
      sol_sim_evse_answer_error (call, 400, "iqevc_sch_10002", "Unknown setting");
      return;
    }
  sol_sim_home_set_use_battery (call->server->home, call->site->id, call->charger->serial,
                                sol_sim_json_get_boolean (setting, "enabled", FALSE));
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_meta_text (builder, call->now, -1);
  sol_sim_json_object (builder, "data");
  sol_sim_json_meta_text (builder, call->now, -1);
  sol_sim_json_null (builder, "data");
  sol_sim_json_empty_object (builder, "error");
  json_builder_end_object (builder);
  sol_sim_json_empty_object (builder, "error");
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

#define TJ SOL_SIM_FAMILY_TJ
#define BEARER SOL_SIM_ROUTE_BEARER

const SolSimRoute sol_sim_routes_scheduler[] = {
  { "GET", BASE "/{site}/{sn}/preference", TJ, BEARER, answer_preference },
  { "PUT", BASE "/{site}/{sn}/preference", TJ, BEARER, set_preference },
  { "GET", BASE "/GREEN_CHARGING/{site}/{sn}/settings", TJ, BEARER, answer_green_settings },
  { "PUT", BASE "/GREEN_CHARGING/{site}/{sn}/settings", TJ, BEARER, set_green_settings },
  { NULL },
};
