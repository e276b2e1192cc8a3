/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-battery"

#include "decode-cases.h"

static const char *
activity_name (SolBatteryActivity activity)
{
  static const char *const names[] = {
    [SOL_BATTERY_ACTIVITY_UNKNOWN] = "unknown",
    [SOL_BATTERY_CHARGING] = "charging",
    [SOL_BATTERY_DISCHARGING] = "discharging",
    [SOL_BATTERY_IDLE] = "idle",
  };
  return names[activity];
}

static JsonNode *
unit_fact (const SolBatteryUnit *unit)
{
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "serial", decode_fact_text (unit->serial));
  json_object_set_member (object, "id", decode_fact_text (unit->id));
  json_object_set_member (object, "soc_percent", decode_fact_number (unit->soc_percent));
  json_object_set_member (object, "available_wh", decode_fact_number (unit->available_wh));
  json_object_set_member (object, "capacity_wh", decode_fact_number (unit->capacity_wh));
  json_object_set_member (object, "health", decode_fact_text (sol_health_get_name (unit->health)));
  json_object_set_member (object, "shown_as_normal",
                          decode_fact_truth (sol_truth (unit->health == SOL_HEALTH_NORMAL)));
  json_object_set_member (object, "activity", decode_fact_text (activity_name (unit->activity)));
  json_object_set_member (object, "excluded", decode_fact_truth (unit->excluded));
  json_object_set_member (object, "cycles", decode_fact_int (unit->cycles, -1));
  json_object_set_member (object, "health_percent", decode_fact_number (unit->health_percent));
  json_object_set_member (object, "error",
                          decode_fact_text (unit->error_text != NULL ? unit->error_text : unit->error));
  json_object_set_member (object, "advice", decode_fact_text (unit->advice));
  json_object_set_member (object, "since", decode_fact_time (unit->event_since));
  json_object_set_member (object, "inactive_units", decode_fact_int (unit->micros_inactive, -1));
  return decode_fact_object (object);
}

static JsonNode *
read_batteries (const DecodeRun *run, JsonNode *expected)
{
  const SolBatteryStatus *status = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < status->units->len; i++)
    json_array_add_element (array, unit_fact (g_ptr_array_index (status->units, i)));
  return decode_fact_array (array);
}

static JsonNode *
read_soc (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (((SolBatteryStatus *) run->value)->soc_percent);
}

static JsonNode *
read_available (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (((SolBatteryStatus *) run->value)->available_wh);
}

static JsonNode *
read_capacity (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (((SolBatteryStatus *) run->value)->capacity_wh);
}

static JsonNode *
read_included (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_int (((SolBatteryStatus *) run->value)->included_count, -1);
}

static JsonNode *
read_excluded (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_int (((SolBatteryStatus *) run->value)->excluded_count, -1);
}

static JsonNode *
read_health (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (sol_health_get_name (((SolBatteryStatus *) run->value)->health));
}

/* The serial that is asked for when a battery has it. */
static JsonNode *
read_contains (const DecodeRun *run, JsonNode *expected)
{
  const SolBatteryStatus *status = run->value;
  for (guint i = 0; i < status->units->len; i++)
    {
      const SolBatteryUnit *unit = g_ptr_array_index (status->units, i);
      if (g_strcmp0 (unit->serial, json_node_get_string (expected)) == 0)
        return decode_fact_text (unit->serial);
    }
  return decode_fact_null ();
}

static JsonNode *
read_controller_mode (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (((SolBatteryStatus *) run->value)->controller_mode);
}

/* Never from the words of the controller. */
static JsonNode *
read_profile (const DecodeRun *run, JsonNode *expected)
{
  const SolProfile *profile = decode_run_also (run, "GET /service/batteryConfig/api/v1/profile/{site}");
  return decode_fact_text (profile != NULL ? profile->profile : NULL);
}

const DecodeFact decode_facts_battery[] = {
  { "batteries", read_batteries },
  { "soc_percent", read_soc },
  { "available_wh", read_available },
  { "capacity_wh", read_capacity },
  { "included_count", read_included },
  { "excluded_count", read_excluded },
  { "health", read_health },
  { "contains_serial", read_contains },
  { "controller_mode", read_controller_mode },
  { "profile", read_profile },
  { NULL, NULL },
};
