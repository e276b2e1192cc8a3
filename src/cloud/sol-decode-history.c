/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-history"

#include "sol-decode.h"

#include <math.h>

#include "sol-json.h"

#define MOST_KWH 1000
#define MOST_SECONDS (30 * 86400)
#define MOST_MONEY 1e6

/* The part before the colon of `id` is the serial; `sessionId` is the session alone. */
static char *
read_session_id (JsonObject *object)
{
  char *id = sol_json_id (object, "sessionId|session_id");
  return id != NULL ? id : sol_json_id (object, "id");
}

static SolTruth
read_running (JsonObject *object, const SolChargeRecord *record)
{
  if (record->ended_at != SOL_TIME_UNKNOWN || sol_json_member (object, "endTime|end_time") != NULL)
    return SOL_NO;
  return record->started_at != SOL_TIME_UNKNOWN ? SOL_YES : SOL_UNKNOWN;
}

static SolChargeRecord *
read_record (JsonObject *object, char *id)
{
  SolChargeRecord *record = sol_charge_record_new ();
  record->id = id;
  record->started_at = sol_json_time (object, "startTime|start_time", NULL);
  record->ended_at = sol_json_time (object, "endTime|end_time", NULL);
  if (record->ended_at < record->started_at)
    record->ended_at = SOL_TIME_UNKNOWN;
  record->running = read_running (object, record);
  record->energy_wh = sol_json_number_between (object, "aggEnergyValue", 0, MOST_KWH) * 1000;
  record->active_s = sol_json_int (object, "activeChargeTime", 0, MOST_SECONDS, -1);
  record->miles = sol_json_number_between (object, "milesAdded", 0, 1e5);
  record->cost = sol_json_number_between (object, "sessionCost", -MOST_MONEY, MOST_MONEY);
  record->cost_per_kwh = sol_json_number_between (object, "avgCostPerUnitEnergy", -MOST_MONEY, MOST_MONEY);
  record->cost_state = sol_json_text (object, "sessionCostState");
  record->cost_calculated = sol_json_truth (object, "costCalculated");
  record->manual_override = sol_json_truth (object, "manualOverridden");
  record->stack_level = sol_json_int (object, "chargeProfileStackLevel", 0, 1000, -1);
  return record;
}

SolChargeHistory *
sol_decode_charge_history (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *data = sol_json_node_object (sol_json_unwrap (root, "data"));
  JsonArray *list = sol_json_array (data, "result|sessions");
  if (list == NULL)
    return sol_json_refuse (error);

  SolChargeHistory *history = sol_charge_history_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      g_autofree char *id = read_session_id (object);
      if (id == NULL || g_hash_table_contains (seen, id))
        continue;
      SolChargeRecord *record = read_record (object, g_steal_pointer (&id));
      g_hash_table_add (seen, record->id);
      g_ptr_array_add (history->sessions, record);
    }
  history->has_more = sol_json_truth (data, "hasMore|has_more");
  history->offset = sol_json_int (data, "offset", 0, G_MAXINT, -1);
  history->limit = sol_json_int (data, "limit", 0, G_MAXINT, -1);
  return history;
}

SolHistoryCriteria *
sol_decode_history_criteria (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;
  if (sol_json_node_object (root) == NULL && sol_json_node_array (root) == NULL)
    return sol_json_refuse (error);

  JsonNode *data = sol_json_unwrap (root, "data");
  JsonArray *list = sol_json_node_array (sol_json_unwrap (data, "result|chargers|devices|evse"));
  SolHistoryCriteria *criteria = sol_history_criteria_new ();
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      g_autofree char *serial = object != NULL
                                    ? sol_json_id (object, "serialNumber|serial_number|serial|sn|id")
                                    : sol_json_node_id (sol_json_element (list, i));
      if (serial == NULL)
        continue;
      SolHistorySource *source = sol_history_source_new ();
      source->serial = g_steal_pointer (&serial);
      source->name = sol_json_text (object, "displayName|display_name|name");
      g_ptr_array_add (criteria->chargers, source);
    }
  return criteria;
}
