/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-events"

#include "decode-cases.h"

static JsonNode *
event_fact (const SolEvent *event)
{
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "id", decode_fact_text (event->id));
  json_object_set_member (object, "key", decode_fact_text (event->key));
  json_object_set_member (object, "at", decode_fact_time (event->at));
  json_object_set_member (object, "cleared_at", decode_fact_time (event->cleared_at));
  json_object_set_member (object, "open", decode_fact_truth (event->open));
  json_object_set_member (object, "device_serial", decode_fact_text (event->device_serial));
  json_object_set_member (object, "advice", decode_fact_text (event->advice));
  return decode_fact_object (object);
}

static JsonNode *
read_events (const DecodeRun *run, JsonNode *expected)
{
  const SolEvents *events = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < events->events->len; i++)
    json_array_add_element (array, event_fact (g_ptr_array_index (events->events, i)));
  return decode_fact_array (array);
}

static void
add_ids (JsonArray *array, const SolEvents *events)
{
  for (guint i = 0; i < events->events->len; i++)
    json_array_add_string_element (array, ((const SolEvent *) g_ptr_array_index (events->events, i))->id);
}

/* Over all pages. */
static JsonNode *
read_event_ids (const DecodeRun *run, JsonNode *expected)
{
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < run->older->len; i++)
    add_ids (array, g_ptr_array_index (run->older, i));
  add_ids (array, run->value);
  return decode_fact_array (array);
}

static JsonNode *
read_next (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (((const SolEvents *) run->value)->next);
}

static JsonNode *
read_outages (const DecodeRun *run, JsonNode *expected)
{
  const SolOutages *outages = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < outages->outages->len; i++)
    {
      const SolOutage *outage = &g_array_index (outages->outages, SolOutage, i);
      SolTime start = sol_outage_get_start (outage, run->zone);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "started_at", decode_fact_time (start));
      json_object_set_member (object, "duration_s", decode_fact_int (outage->duration_s, -1));
      json_object_set_member (object, "ended_at", decode_fact_time (start + outage->duration_s * SOL_SECOND));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

static JsonNode *
read_outage_count (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_int (((const SolOutages *) run->value)->count, -1);
}

static JsonNode *
read_outage_total (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (((const SolOutages *) run->value)->total_s);
}

static JsonNode *
read_alarms (const DecodeRun *run, JsonNode *expected)
{
  const SolAlarms *alarms = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < alarms->alarms->len; i++)
    {
      const SolAlarm *alarm = g_ptr_array_index (alarms->alarms, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "id", decode_fact_text (alarm->id));
      json_object_set_member (object, "severity", decode_fact_int (alarm->severity, -1));
      json_object_set_member (object, "since", decode_fact_time (alarm->since));
      json_object_set_member (object, "device_serial", decode_fact_text (alarm->device_serial));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

const DecodeFact decode_facts_events[] = {
  { "events", read_events },
  { "event_ids", read_event_ids },
  { "next", read_next },
  { "outages", read_outages },
  { "outage_count", read_outage_count },
  { "outage_total_s", read_outage_total },
  { "alarms", read_alarms },
  { NULL, NULL },
};
