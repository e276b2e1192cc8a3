/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-panels"

#include "decode-cases.h"

#include <math.h>

#define STATES "GET /systems/{site}/inverter_status_x.json"
#define ENERGY "GET /systems/{site}/inverter_data_x/energy.json"

static SolPanelList *
joined (const DecodeRun *run)
{
  return sol_panel_list_join (run->value, decode_run_also (run, STATES), decode_run_also (run, ENERGY));
}

static JsonNode *
read_inverters (const DecodeRun *run, JsonNode *expected)
{
  g_autoptr (SolPanelList) list = joined (run);
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < list->panels->len; i++)
    {
      const SolPanel *panel = g_ptr_array_index (list->panels, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "serial", decode_fact_text (panel->serial));
      json_object_set_member (object, "id", decode_fact_text (panel->id));
      json_object_set_member (object, "array", decode_fact_text (panel->array));
      json_object_set_member (object, "model", decode_fact_text (panel->model));
      json_object_set_member (object, "energy_wh", decode_fact_number (panel->energy_wh));
      json_object_set_member (object, "health", decode_fact_text (sol_health_get_name (panel->health)));
      json_object_set_member (object, "last_report", decode_fact_time (panel->last_report));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

static JsonNode *
read_counts (const DecodeRun *run, JsonNode *expected)
{
  const SolPanelList *list = run->value;
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "total", decode_fact_int (list->total, -1));
  json_object_set_member (object, "normal", decode_fact_int (list->normal_count, -1));
  json_object_set_member (object, "warning", decode_fact_int (list->warning_count, -1));
  json_object_set_member (object, "error", decode_fact_int (list->error_count, -1));
  json_object_set_member (object, "not_reporting", decode_fact_int (list->not_reporting, -1));
  return decode_fact_object (object);
}

static gboolean
has_serial (const SolPanelList *list, const char *serial)
{
  for (guint i = 0; i < list->panels->len; i++)
    {
      const SolPanel *panel = g_ptr_array_index (list->panels, i);
      if (g_strcmp0 (panel->serial, serial) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What the join leaves over. */
static JsonNode *
read_foreign (const DecodeRun *run, JsonNode *expected)
{
  const SolPanelStates *states = decode_run_also (run, STATES);
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < states->states->len; i++)
    {
      const SolPanelState *state = g_ptr_array_index (states->states, i);
      if (!has_serial (run->value, state->serial))
        json_array_add_element (array, decode_fact_text (state->id));
    }
  return decode_fact_array (array);
}

static void
add_serials (JsonArray *array, const SolPanelList *list)
{
  for (guint i = 0; i < list->panels->len; i++)
    {
      const SolPanel *panel = g_ptr_array_index (list->panels, i);
      json_array_add_element (array, decode_fact_text (panel->serial));
    }
}

/* Of all pages. */
static JsonNode *
read_serials (const DecodeRun *run, JsonNode *expected)
{
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < run->older->len; i++)
    add_serials (array, g_ptr_array_index (run->older, i));
  add_serials (array, run->value);
  return decode_fact_array (array);
}

static JsonNode *
read_energy (const DecodeRun *run, JsonNode *expected)
{
  const SolPanelEnergy *energy = run->value;
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, energy->wh);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    json_object_set_member (object, id, decode_fact_number (sol_panel_energy_get (energy, id)));
  return decode_fact_object (object);
}

static JsonNode *
read_without_value (const DecodeRun *run, JsonNode *expected)
{
  const SolPanelEnergy *energy = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < energy->without_value->len; i++)
    {
      const char *id = g_ptr_array_index (energy->without_value, i);
      g_assert_true (isnan (sol_panel_energy_get (energy, id)));
      json_array_add_element (array, decode_fact_text (id));
    }
  return decode_fact_array (array);
}

static JsonNode *
read_start_date (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (((SolPanelEnergy *) run->value)->start_date);
}

static JsonNode *
read_end_date (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (((SolPanelEnergy *) run->value)->end_date);
}

static JsonNode *
read_ids (const DecodeRun *run, JsonNode *expected)
{
  const SolPanelStates *states = run->value;
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < states->states->len; i++)
    {
      const SolPanelState *state = g_ptr_array_index (states->states, i);
      if (state->serial != NULL)
        json_object_set_member (object, state->serial, decode_fact_text (state->id));
    }
  return decode_fact_object (object);
}

static JsonNode *
read_signals (const DecodeRun *run, JsonNode *expected)
{
  const SolPanelStates *states = run->value;
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < states->states->len; i++)
    {
      const SolPanelState *state = g_ptr_array_index (states->states, i);
      if (state->serial == NULL)
        continue;
      JsonNode *signal = NULL;
      if (!isnan (state->signal_dbm))
        {
          JsonObject *both = json_object_new ();
          json_object_set_member (both, "dbm", decode_fact_number (state->signal_dbm));
          json_object_set_member (both, "level", decode_fact_int (state->signal_level, -1));
          signal = decode_fact_object (both);
        }
      if (signal == NULL)
        signal = decode_fact_null ();
      json_object_set_member (object, state->serial, signal);
    }
  return decode_fact_object (object);
}

const DecodeFact decode_facts_panels[] = {
  { "inverters", read_inverters },
  { "counts", read_counts },
  { "foreign_ids", read_foreign },
  { "serials", read_serials },
  { "energy_wh", read_energy },
  { "ids_without_value", read_without_value },
  { "start_date", read_start_date },
  { "end_date", read_end_date },
  { "id_by_serial", read_ids },
  { "signal_by_serial", read_signals },
  { NULL, NULL },
};
