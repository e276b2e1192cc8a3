/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-evse-config"

#include "sol-sim-evse.h"

#include <string.h>

/* Authentication, default level and phase switching of a charger (addendum 1.7.5). */

static const char *const keys[SOL_SIM_N_CONFIGS] = {
  [SOL_SIM_CONFIG_APP_AUTH] = "sessionAuthentication",
  [SOL_SIM_CONFIG_RFID_AUTH] = "rfidSessionAuthentication",
  [SOL_SIM_CONFIG_DEFAULT_LEVEL] = "DefaultChargeLevel",
  [SOL_SIM_CONFIG_PHASE_SWITCH] = "phase_switch_config",
};

static int
find_key (JsonObject *object)
{
  const char *key = sol_sim_json_get_string (object, "key", "");
  for (int i = 0; i < SOL_SIM_N_CONFIGS; i++)
    if (strcmp (keys[i], key) == 0)
      return i;
  return -1;
}

/* On some accounts the service knows cookies only and takes every token for a forgery. */
static gboolean
may_ask (SolSimCall *call)
{
  gboolean tokens = sol_sim_call_header (call, "Authorization") != NULL
                    || sol_sim_call_header (call, "e-auth-token") != NULL;
  const char *bearer = sol_sim_call_bearer (call);
  if (call->server->quirks & SOL_SIM_QUIRK_BARE_CONFIG && tokens)
    {
      sol_sim_answer_message (call, 403, "Forbidden");
      return FALSE;
    }
  SolSimSignIn *owner = sol_sim_sign_ins_by_token (call->server->sign_ins, bearer, call->now);
  if (bearer != NULL && (owner == NULL || owner->account != call->sign_in->account))
    {
      sol_sim_answer_message (call, 401, "Unauthorized");
      return FALSE;
    }
  return TRUE;
}

/* The list of the body when every key in it is known; else NULL and an answer. */
static JsonArray *
read_list (SolSimCall *call)
{
  JsonNode *node = sol_sim_call_json_node (call);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean right = array != NULL && json_array_get_length (array) > 0;
  for (guint i = 0; right && i < json_array_get_length (array); i++)
    right = find_key (sol_sim_json_to_object (json_array_get_element (array, i))) >= 0;
  if (!right)
    sol_sim_answer_message (call, 400, "Unknown configuration key");
  return right ? array : NULL;
}

static void
write_row (JsonBuilder *builder, int key, const SolSimConfig *config, int status)
{
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "key", keys[key]);
  sol_sim_json_string (builder, "value", config->value);
  sol_sim_json_string (builder, "reqValue", config->requested);
  sol_sim_json_integer (builder, "status", status);
  json_builder_end_object (builder);
}

static void
answer_list (SolSimCall *call, JsonArray *array, int status)
{
  guint n = json_array_get_length (array);
  g_autoptr (JsonBuilder) builder = sol_sim_evse_begin (call, (int) n);
  sol_sim_json_array (builder, "data");
  for (guint i = 0; i < n; i++)
    {
      int key = find_key (sol_sim_json_to_object (json_array_get_element (array, i)));
      write_row (builder, key, &call->charger->config[key], status);
    }
  json_builder_end_array (builder);
  sol_sim_evse_finish (call, builder);
}

void
sol_sim_evse_config_read (SolSimCall *call)
{
  JsonArray *array = may_ask (call) ? read_list (call) : NULL;
  if (array != NULL)
    answer_list (call, array, 1);
}

/* A level may come as a number or as text; "disabled" and null unset it. */
static SolSimResult
set_one (SolSimCall *call, JsonObject *object)
{
  int key = find_key (object);
  JsonNode *value = sol_sim_json_member (object, "value");
  const char *text = sol_sim_json_get_string (object, "value", NULL);
  g_autofree char *number = NULL;
  if (value == NULL)
    return SOL_SIM_INVALID;
  if (text == NULL && JSON_NODE_HOLDS_VALUE (value))
    text = number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));
  if (key == SOL_SIM_CONFIG_DEFAULT_LEVEL && g_strcmp0 (text, "disabled") == 0)
    text = NULL;
  return sol_sim_home_set_charger_config (call->server->home, call->site->id, call->charger->serial,
                                          (SolSimConfigKey) key, text);
}

void
sol_sim_evse_config_write (SolSimCall *call)
{
  JsonArray *array = may_ask (call) ? read_list (call) : NULL;
  if (array == NULL)
    return;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SolSimResult result = set_one (call, sol_sim_json_to_object (json_array_get_element (array, i)));
      if (result == SOL_SIM_OK)
        continue;
      sol_sim_answer_message (call, result == SOL_SIM_REFUSED ? 422 : 400, "The value is not possible");
      return;
    }
  answer_list (call, array, 2);
}
