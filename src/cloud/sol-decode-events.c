/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-events"

#include "sol-decode.h"

#include "sol-json.h"

#define MOST_SECONDS (10.0 * 365 * 86400)

static SolEvent *
read_event (JsonObject *object, char *id)
{
  SolEvent *event = sol_event_new ();
  event->id = id;
  event->key = sol_json_text (object, "event_key");
  event->type = sol_json_text (object, "type");
  event->text = sol_json_text (object, "description");
  event->status_text = sol_json_text (object, "status");
  event->severity = sol_event_severity_from_text (event->status_text);
  event->at = sol_json_time (object, "event_date|event_start_date", NULL);
  event->cleared_at = sol_json_time (object, "event_clear_date", NULL);
  event->open = sol_json_truth (object, "standing");
  if (event->open == SOL_UNKNOWN && event->at != SOL_TIME_UNKNOWN
      && sol_json_has (object, "event_clear_date"))
    event->open = sol_truth (event->cleared_at == SOL_TIME_UNKNOWN);
  event->device_serial = sol_json_id (object, "serial_num");
  event->advice = sol_json_text (object, "recommended_action");
  return event;
}

SolEvents *
sol_decode_events (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (!sol_json_has (object, "events"))
    object = sol_json_object (object, "data");
  JsonArray *list = sol_json_array (object, "events");
  if (list == NULL)
    return sol_json_refuse (error);

  SolEvents *events = sol_events_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *row = sol_json_node_object (sol_json_element (list, i));
      g_autofree char *id = sol_json_id (row, "id");
      if (id == NULL || g_hash_table_contains (seen, id))
        continue;
      SolEvent *event = read_event (row, g_steal_pointer (&id));
      g_hash_table_add (seen, event->id);
      g_ptr_array_add (events->events, event);
    }
  events->next = sol_json_text (object, "next");
  events->timezone = sol_json_text (object, "site_timezone");
  return events;
}

/* A text without an offset means another moment in another zone. */
static gboolean
names_no_offset (JsonObject *object, const char *names, SolTime as_utc)
{
  g_autoptr (GTimeZone) far = g_time_zone_new_offset (9 * 3600);
  return sol_json_time (object, names, far) != as_utc;
}

SolOutages *
sol_decode_outages (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (!sol_json_has (object, "histories"))
    object = sol_json_object (object, "data");
  JsonArray *list = sol_json_array (object, "histories");
  if (list == NULL)
    return sol_json_refuse (error);

  SolOutages *outages = sol_outages_new ();
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *row = sol_json_node_object (sol_json_element (list, i));
      double duration = sol_json_number_between (row, "duration", 0, MOST_SECONDS);
      SolOutage outage = { .started_at = sol_json_time (row, "start_time", NULL) };
      if (outage.started_at == SOL_TIME_UNKNOWN || !(duration > 0))
        continue;
      outage.duration_s = (gint64) duration;
      outage.is_local = names_no_offset (row, "start_time", outage.started_at);
      g_array_append_val (outages->outages, outage);
    }
  outages->count = sol_json_int (object, "total_records", 0, G_MAXINT, -1);
  outages->total_s = sol_json_number_between (object, "total_backup", 0, MOST_SECONDS);
  return outages;
}

static SolAlarm *
read_alarm (JsonObject *object, char *id)
{
  SolAlarm *alarm = sol_alarm_new ();
  alarm->id = id;
  alarm->severity = sol_json_int (object, "severity", 0, 1000, -1);
  alarm->type = sol_json_text (object, "type");
  alarm->text = sol_json_text (object, "description");
  alarm->device_serial = sol_json_id (object, "serial_num|serial_number");
  alarm->device_text = sol_json_text (object, "serial_num|serial_number");
  if (alarm->device_serial != NULL)
    g_clear_pointer (&alarm->device_text, g_free);
  alarm->since = sol_json_time (object, "first_set", NULL);
  alarm->clearable = sol_json_truth (object, "force_clearable");
  return alarm;
}

SolAlarms *
sol_decode_alarms (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (!sol_json_has (object, "alarms"))
    object = sol_json_object (object, "data");
  JsonArray *list = sol_json_array (object, "alarms");
  if (list == NULL)
    return sol_json_refuse (error);

  SolAlarms *alarms = sol_alarms_new ();
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *row = sol_json_node_object (sol_json_element (list, i));
      char *id = sol_json_id (row, "id");
      if (id != NULL)
        g_ptr_array_add (alarms->alarms, read_alarm (row, id));
    }
  alarms->total = sol_json_int (object, "total", 0, G_MAXINT, -1);
  return alarms;
}
