/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-extras"

#include "decode-cases.h"

static JsonNode *
hems_fact (const SolHemsDevice *device)
{
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "id", decode_fact_text (device->uid));
  json_object_set_member (object, "name", decode_fact_text (device->name));
  json_object_set_member (object, "last_report", decode_fact_time (device->last_report));
  return decode_fact_object (object);
}

static JsonNode *
read_has_heat_pump (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_truth (sol_hems_devices_has (run->value, SOL_HEMS_HEAT_PUMP)));
}

static JsonNode *
read_heat_pumps (const DecodeRun *run, JsonNode *expected)
{
  const SolHemsDevices *devices = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < devices->devices->len; i++)
    {
      const SolHemsDevice *device = g_ptr_array_index (devices->devices, i);
      if (device->kind == SOL_HEMS_HEAT_PUMP)
        json_array_add_element (array, hems_fact (device));
    }
  return decode_fact_array (array);
}

static JsonNode *
read_contacts (const DecodeRun *run, JsonNode *expected)
{
  const SolDryContacts *contacts = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < contacts->contacts->len; i++)
    {
      const SolDryContact *contact = g_ptr_array_index (contacts->contacts, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "id", decode_fact_text (contact->id));
      json_object_set_member (object, "name", decode_fact_text (contact->name));
      json_object_set_member (object, "override_active", decode_fact_truth (contact->override_active));
      json_object_set_member (object, "soc_threshold", decode_fact_number (contact->soc_threshold));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

static JsonNode *
modules_fact (const SolRoofArray *array)
{
  JsonArray *panels = json_array_new ();
  for (guint i = 0; i < array->modules->len; i++)
    {
      const SolRoofModule *module = g_ptr_array_index (array->modules, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "inverter_id", decode_fact_text (module->inverter_id));
      json_object_set_member (object, "serial", decode_fact_text (module->inverter_serial));
      json_object_set_member (object, "rotation", decode_fact_number (module->rotation));
      json_array_add_element (panels, decode_fact_object (object));
    }
  return decode_fact_array (panels);
}

static JsonNode *
read_arrays (const DecodeRun *run, JsonNode *expected)
{
  const SolRoofPlan *plan = run->value;
  JsonArray *arrays = json_array_new ();
  for (guint i = 0; i < plan->arrays->len; i++)
    {
      const SolRoofArray *array = g_ptr_array_index (plan->arrays, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "name", decode_fact_text (array->name));
      json_object_set_member (object, "azimuth", decode_fact_number (array->azimuth));
      json_object_set_member (object, "panels", modules_fact (array));
      json_array_add_element (arrays, decode_fact_object (object));
    }
  return decode_fact_array (arrays);
}

const DecodeFact decode_facts_extras[] = {
  { "has_heat_pump", read_has_heat_pump },
  { "heat_pumps", read_heat_pumps },
  { "contacts", read_contacts },
  { "arrays", read_arrays },
  { NULL, NULL },
};
