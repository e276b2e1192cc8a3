/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-panels"

#include "sol-decode.h"

#include <math.h>

#include "sol-decode-parts.h"
#include "sol-json.h"

/* More panels than any site has, to keep counts believable. */
#define MAX_COUNT 1000000

static SolPanel *
read_panel (JsonObject *object)
{
  g_autofree char *serial = sol_json_id (object, "serial_number|serialNumber|serialNum");
  if (serial == NULL)
    return NULL;

  SolPanel *panel = sol_panel_new ();
  panel->serial = g_steal_pointer (&serial);
  panel->array = sol_json_text (object, "array_name|arrayName");
  panel->model = sol_json_text (object, "name");
  panel->part_number = sol_json_text (object, "part_num|partNum");
  panel->firmware = sol_json_text (object, "fw1|fw2");
  panel->status_text = sol_json_text (object, "statusText|status_text|status");
  panel->health = sol_decode_health (object, "statusCode|status");
  panel->last_report = sol_json_time (object, "last_report|lastReport", NULL);
  panel->warranty_until = sol_json_date (object, "warranty_end_date");
  return panel;
}

static void
take_panel (SolPanelList *list, GHashTable *seen, JsonObject *object)
{
  if (object != NULL && sol_decode_is_retired (object))
    {
      if (list->total > 0)
        list->total--;
      return;
    }
  SolPanel *panel = object != NULL ? read_panel (object) : NULL;
  if (panel == NULL || g_hash_table_contains (seen, panel->serial))
    {
      g_clear_pointer (&panel, sol_panel_unref);
      return;
    }
  g_hash_table_add (seen, panel->serial);
  g_ptr_array_add (list->panels, panel);
}

SolPanelList *
sol_decode_panels (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (sol_json_array (object, "inverters") == NULL)
    object = sol_json_node_object (sol_json_unwrap (root, "result|data"));
  JsonArray *rows = sol_json_array (object, "inverters");
  if (rows == NULL)
    return sol_json_refuse (error);

  SolPanelList *list = sol_panel_list_new ();
  list->total = sol_json_int (object, "total", 0, MAX_COUNT, -1);
  list->not_reporting = sol_json_int (object, "not_reporting", 0, MAX_COUNT, -1);
  list->error_count = sol_json_int (object, "error_count", 0, MAX_COUNT, -1);
  list->warning_count = sol_json_int (object, "warning_count", 0, MAX_COUNT, -1);
  list->normal_count = sol_json_int (object, "normal_count", 0, MAX_COUNT, -1);

  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < sol_json_length (rows); i++)
    take_panel (list, seen, sol_json_node_object (sol_json_element (rows, i)));
  return list;
}

/* Keys are identifiers; a blank one names nothing. */
static gboolean
is_blank (const char *key)
{
  while (g_ascii_isspace (*key))
    key++;
  return *key == '\0';
}

SolPanelEnergy *
sol_decode_panel_energy (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (sol_json_object (object, "production") == NULL)
    object = sol_json_object (object, "data|result");
  JsonObject *production = sol_json_object (object, "production");
  if (production == NULL)
    return sol_json_refuse (error);

  SolPanelEnergy *energy = sol_panel_energy_new ();
  energy->start_date = sol_json_date (object, "start_date|startDate");
  energy->end_date = sol_json_date (object, "end_date|endDate");

  JsonObjectIter iter;
  const char *id;
  JsonNode *node;
  json_object_iter_init_ordered (&iter, production);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    {
      double wh = sol_json_node_number (node);
      if (is_blank (id))
        continue;
      if (wh >= 0)
        g_hash_table_insert (energy->wh, g_strdup (id), g_memdup2 (&wh, sizeof wh));
      else
        g_ptr_array_add (energy->without_value, g_strdup (id));
    }
  return energy;
}

static void
read_signal (SolPanelState *state, JsonObject *object)
{
  if (sol_json_truth (object, "show_sig_str") != SOL_YES)
    return;
  JsonObject *signal = sol_json_object (object, "rssi|issi");
  state->signal_dbm = sol_json_number_between (signal, "sig_str", -200, 100);
  state->signal_level = sol_json_int (signal, "level", 0, 100, -1);
}

static SolPanelState *
read_state (const char *id, JsonObject *object)
{
  g_autofree char *serial = sol_json_id (object, "serialNum|serial_number|serialNumber");
  g_autofree char *device = sol_json_id (object, "deviceId|device_id");
  if (is_blank (id) || (serial == NULL && device == NULL))
    return NULL;

  SolPanelState *state = sol_panel_state_new ();
  state->id = g_strdup (id);
  state->serial = g_steal_pointer (&serial);
  state->device_id = g_steal_pointer (&device);
  state->type = sol_json_text (object, "type");
  state->status_text = sol_json_text (object, "status|statusText");
  state->health = sol_decode_health (object, "statusCode|status");
  read_signal (state, object);
  return state;
}

SolPanelStates *
sol_decode_panel_states (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (object == NULL)
    return sol_json_refuse (error);

  g_autoptr (SolPanelStates) states = sol_panel_states_new ();
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    {
      SolPanelState *state = read_state (id, sol_json_node_object (node));
      if (state != NULL)
        g_ptr_array_add (states->states, state);
    }
  /* An empty map is a site without panels; one in which nothing can be read is some other answer. */
  if (states->states->len == 0 && json_object_get_size (object) > 0)
    return sol_json_refuse (error);
  return g_steal_pointer (&states);
}
