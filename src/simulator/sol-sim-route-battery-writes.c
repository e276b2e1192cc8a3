/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-battery-writes"

#include "sol-sim-route-battery.h"

#include <string.h>

void
sol_sim_config_answer_result (SolSimCall *call, SolSimResult result)
{
  switch (result)
    {
    case SOL_SIM_OK:
    case SOL_SIM_SAME:
      sol_sim_answer_literal (call, 200, "{\"message\":\"success\"}");
      break;
    case SOL_SIM_READ_ONLY:
    case SOL_SIM_FORBIDDEN:
    case SOL_SIM_REFUSED:
      sol_sim_answer_message (call, 403, "Forbidden");
      break;
    case SOL_SIM_DONE_ALREADY:
      sol_sim_answer_literal (call, 409, "{\"error\":{\"status\":\"ALREADY_PROCESSED\"}}");
      break;
    case SOL_SIM_BUSY:
    case SOL_SIM_CONFLICT:
      sol_sim_answer_literal (call, 409, "{\"error\":{\"status\":\"CHANGE_PENDING\"}}");
      break;
    case SOL_SIM_NO_DEVICE:
      sol_sim_answer_message (call, 404, "Not Found");
      break;
    case SOL_SIM_NOT_READY:
    case SOL_SIM_ALREADY_CHARGING:
    case SOL_SIM_NOT_ACTIVE:
    case SOL_SIM_BAD_LEVEL:
    case SOL_SIM_NO_SLOT:
    case SOL_SIM_INVALID:
      sol_sim_answer_message (call, 400, "Bad Request");
      break;
    }
}

gboolean
sol_sim_config_may_write (SolSimCall *call, gboolean with_query)
{
  g_autofree char *user = g_strdup_printf ("%u", call->sign_in->account->user_id);
  const char *sent = sol_sim_call_query (call, "userId");
  gboolean viewer = call->sign_in->account->flags & SOL_SIM_ACCOUNT_READ_ONLY;
  if (viewer || (with_query && g_strcmp0 (sent, user) != 0))
    sol_sim_answer_message (call, 403, "Forbidden");
  else if (sol_sim_call_json (call) == NULL)
    sol_sim_answer_message (call, 400, "Malformed JSON request");
  else
    return TRUE;
  return FALSE;
}

/* What a profile write says about the chargers. */
static void
set_charge_modes (SolSimCall *call, JsonNode *devices)
{
  static const char *const names[] = { [SOL_SIM_MODE_MANUAL] = "MANUAL",
                                       [SOL_SIM_MODE_SCHEDULED] = "SCHEDULED",
                                       [SOL_SIM_MODE_GREEN] = "GREEN",
                                       [SOL_SIM_MODE_SMART] = "SMART" };
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (devices) ? json_node_get_array (devices) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *device = sol_sim_json_to_object (json_array_get_element (array, i));
      const char *mode = sol_sim_json_get_string (device, "chargeMode", "");
      for (guint c = 0; c < call->site->n_chargers; c++)
        {
          const SolSimCharger *charger = &call->site->chargers[c];
          g_autofree char *uuid = g_compute_checksum_for_string (G_CHECKSUM_MD5, charger->serial, -1);
          if (g_strcmp0 (sol_sim_json_get_string (device, "uuid", NULL), uuid) != 0)
            continue;
          for (guint m = 0; m < G_N_ELEMENTS (names); m++)
            if (strcmp (names[m], mode) == 0)
              sol_sim_home_set_mode (call->server->home, call->site->id, charger->serial, (SolSimMode) m);
        }
    }
}

void
sol_sim_config_set_profile (SolSimCall *call)
{
  if (!sol_sim_config_may_write (call, TRUE))
    return;
  JsonObject *object = sol_sim_call_json (call);
  const char *key = sol_sim_json_get_string (object, "profile", NULL);
  JsonNode *devices = sol_sim_json_member (object, "devices");
  if (key == NULL || (devices != NULL && call->server->quirks & SOL_SIM_WIRE_NO_DEVICES)
      || !json_object_has_member (object, "batteryBackupPercentage"))
    {
      sol_sim_answer_message (call, 400, "Bad Request");
      return;
    }
  const char *subtype = sol_sim_json_get_string (object, "operationModeSubType", "");
  int reserve = (int) CLAMP (sol_sim_json_get_integer (object, "batteryBackupPercentage", -1), -1, 1000);
  SolSimResult result = sol_sim_home_set_profile (call->server->home, call->site->id, key, subtype, reserve);
  if (result == SOL_SIM_OK && devices != NULL)
    set_charge_modes (call, devices);
  sol_sim_config_answer_result (call, result);
}

void
sol_sim_config_cancel_profile (SolSimCall *call)
{
  if (sol_sim_config_may_write (call, TRUE))
    sol_sim_config_answer_result (call, sol_sim_home_cancel_profile (call->server->home, call->site->id));
}

static JsonObject *
control_of (JsonObject *object, const char *name)
{
  return sol_sim_json_to_object (sol_sim_json_member (object, name));
}

static gboolean
has_window (const SolSimSite *site, SolSimWindowKind kind)
{
  for (guint i = 0; i < site->n_windows; i++)
    if (site->windows[i].kind == kind && !site->windows[i].deleted)
      return TRUE;
  return FALSE;
}

/* Discharging to the grid needs a window. */
static void
overlay_dtg (SolSimBatterySettings *settings, JsonObject *control)
{
  gint64 begin = sol_sim_json_get_integer (control, "startTime", -1);
  gint64 end = sol_sim_json_get_integer (control, "endTime", -1);
  gboolean window = begin >= 0 && begin < 1440 && end >= 0 && end < 1440 && begin != end;
  if (window)
    {
      settings->dtg_begin = (int) begin;
      settings->dtg_end = (int) end;
    }
  gboolean on = sol_sim_json_get_boolean (control, "enabled", settings->dtg);
  if (!on || window)
    settings->dtg = on;
}

/* The restriction is touchy: it comes on only with its whole block and a schedule of its own, and goes off
 * only with the whole body and nothing beside it. Whatever it does not like it answers with success. */
static void
overlay_rbd (SolSimCall *call, SolSimBatterySettings *settings, JsonObject *control)
{
  JsonObject *body = sol_sim_call_json (call);
  gboolean rich = control != NULL && json_object_has_member (control, "show")
                  && json_object_has_member (control, "locked");
  gboolean merged = json_object_has_member (body, "batteryBackupPercentage")
                    && json_object_has_member (body, "cfgControl");
  gboolean bare = sol_sim_call_query (call, "source") == NULL && !json_object_has_member (body, "devices");
  gboolean on = sol_sim_json_get_boolean (control, "enabled", settings->rbd);
  if (on && rich && has_window (call->site, SOL_SIM_WINDOW_RBD))
    settings->rbd = TRUE;
  else if (!on && merged && bare)
    settings->rbd = FALSE;
}

static guint
named_kinds (JsonObject *object)
{
  guint kinds = 0;
  if (json_object_has_member (object, "cfgControl")
      || json_object_has_member (object, "chargeFromGridScheduleEnabled"))
    kinds |= 1 << SOL_SIM_WINDOW_CFG;
  if (json_object_has_member (object, "dtgControl"))
    kinds |= 1 << SOL_SIM_WINDOW_DTG;
  if (json_object_has_member (object, "rbdControl"))
    kinds |= 1 << SOL_SIM_WINDOW_RBD;
  return kinds;
}

/* What the body names is overlaid on what is there. */
static void
overlay (SolSimBatterySettings *settings, JsonObject *object, gint64 now)
{
  JsonObject *control = control_of (object, "cfgControl");
  settings->charge_from_grid
      = sol_sim_json_get_boolean (object, "chargeFromGrid", settings->charge_from_grid);
  settings->charge_from_grid_schedule = sol_sim_json_get_boolean (object, "chargeFromGridScheduleEnabled",
                                                                  settings->charge_from_grid_schedule);
  settings->charge_from_grid_schedule
      = sol_sim_json_get_boolean (control, "forceScheduleOpted", settings->charge_from_grid_schedule);
  settings->charge_begin = (int) sol_sim_json_get_integer (object, "chargeBeginTime", settings->charge_begin);
  settings->charge_end = (int) sol_sim_json_get_integer (object, "chargeEndTime", settings->charge_end);
  settings->very_low_soc = (int) sol_sim_json_get_integer (object, "veryLowSoc", settings->very_low_soc);
  if (json_object_has_member (object, "acceptedItcDisclaimer") && settings->itc_accepted == 0)
    settings->itc_accepted = now;
  const char *storm = sol_sim_json_get_string (object, "stormGuardState", NULL);
  if (storm != NULL)
    settings->storm_guard = strcmp (storm, "enabled") == 0;
  settings->evse_storm_guard
      = sol_sim_json_get_boolean (object, "evseStormEnabled", settings->evse_storm_guard);
}

/* Part of the settings as long as Savings is on; a null or an empty text is none. */
static SolSimResult
set_subtype (SolSimCall *call, JsonObject *object)
{
  const char *subtype = sol_sim_json_get_string (object, "operationModeSubType", "");
  if (g_strcmp0 (subtype, call->site->profile.subtype) == 0)
    return SOL_SIM_OK;
  return sol_sim_home_set_subtype (call->server->home, call->site->id, subtype);
}

void
sol_sim_config_set_settings (SolSimCall *call)
{
  if (!sol_sim_config_may_write (call, TRUE))
    return;
  SolSimHome *home = call->server->home;
  JsonObject *object = sol_sim_call_json (call);
  int present = call->site->profile.reserve;
  int reserve = (int) sol_sim_json_get_integer (object, "batteryBackupPercentage", present);
  SolSimBatterySettings settings = call->site->settings;
  SolSimBatterySettings before = settings;
  overlay (&settings, object, call->now);
  overlay_dtg (&settings, control_of (object, "dtgControl"));
  overlay_rbd (call, &settings, control_of (object, "rbdControl"));
  SolSimResult result = SOL_SIM_OK;
  if (memcmp (&before, &settings, sizeof settings) != 0)
    result = sol_sim_home_set_settings (home, call->site->id, &settings);
  if ((result == SOL_SIM_OK || result == SOL_SIM_SAME) && reserve != present)
    result = sol_sim_home_set_reserve (home, call->site->id, reserve);
  if ((result == SOL_SIM_OK || result == SOL_SIM_SAME)
      && json_object_has_member (object, "operationModeSubType"))
    result = set_subtype (call, object);
  if (result == SOL_SIM_OK && named_kinds (object) != 0)
    result = sol_sim_home_apply_windows (home, call->site->id, named_kinds (object));
  sol_sim_config_answer_result (call, result);
}

void
sol_sim_config_accept_disclaimer (SolSimCall *call)
{
  if (!sol_sim_config_may_write (call, FALSE))
    return;
  if (strcmp (sol_sim_json_get_string (sol_sim_call_json (call), "disclaimer-type", ""), "itc") != 0)
    {
      sol_sim_answer_message (call, 400, "Bad Request");
      return;
    }
  SolSimBatterySettings settings = call->site->settings;
  settings.itc_accepted = call->now;
  sol_sim_config_answer_result (call,
                                sol_sim_home_set_settings (call->server->home, call->site->id, &settings));
}

void
sol_sim_config_set_storm_guard (SolSimCall *call)
{
  if (!sol_sim_config_may_write (call, TRUE))
    return;
  JsonObject *object = sol_sim_call_json (call);
  const char *state = sol_sim_json_get_string (object, "stormGuardState", "");
  gboolean on = strcmp (state, "enabled") == 0;
  if (!on && strcmp (state, "disabled") != 0)
    {
      sol_sim_answer_message (call, 400, "Bad Request");
      return;
    }
  /* What is left out is taken as off: a client that sends one of the two changes the other. */
  gboolean evse = sol_sim_json_get_boolean (object, "evseStormEnabled", FALSE);
  sol_sim_config_answer_result (call,
                                sol_sim_home_set_storm_guard (call->server->home, call->site->id, on, evse));
}

void
sol_sim_config_opt_out (SolSimCall *call)
{
  if (!sol_sim_config_may_write (call, FALSE))
    return;
  JsonNode *list = sol_sim_json_member (sol_sim_call_json (call), "stormAlerts");
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
  SolSimResult result = SOL_SIM_INVALID;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *alert = sol_sim_json_to_object (json_array_get_element (array, i));
      const char *id = sol_sim_json_get_string (alert, "id", "");
      result = SOL_SIM_INVALID;
      if (strcmp (sol_sim_json_get_string (alert, "status", ""), "opted-out") == 0)
        result = sol_sim_home_opt_out (call->server->home, call->site->id, id);
    }
  sol_sim_config_answer_result (call, result);
}
