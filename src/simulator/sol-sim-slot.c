/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-slot"

#include "sol-sim-slot.h"

#include "sol-sim-format.h"

#include <string.h>

static void
write_amount (JsonBuilder *builder, const char *name, int amount)
{
  if (amount < 0)
    sol_sim_json_null (builder, name);
  else
    sol_sim_json_integer (builder, name, amount);
}

void
sol_sim_slot_write (JsonBuilder *builder, const SolSimSlot *slot)
{
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "id", slot->id);
  sol_sim_json_minutes (builder, "startTime", slot->start_minute);
  sol_sim_json_minutes (builder, "endTime", slot->end_minute);
  write_amount (builder, "chargingLevel", slot->level);
  write_amount (builder, "chargingLevelAmp", slot->level_amps);
  sol_sim_json_string (builder, "scheduleType", slot->off_peak ? "OFF_PEAK" : "CUSTOM");
  sol_sim_json_array (builder, "days");
  for (const char *day = slot->day_order; *day != '\0'; day++)
    json_builder_add_int_value (builder, *day - '0');
  json_builder_end_array (builder);
  write_amount (builder, "remindTime", slot->remind_minutes);
  sol_sim_json_boolean (builder, "remindFlag", slot->remind);
  sol_sim_json_boolean (builder, "enabled", slot->enabled);
  sol_sim_json_string (builder, "recurringKind", slot->recurring);
  sol_sim_json_string (builder, "chargeLevelType", slot->level_type);
  sol_sim_json_string (builder, "sourceType", slot->source);
  sol_sim_json_string (builder, "reminderTimeUtc", slot->reminder_utc);
  sol_sim_json_string (builder, "serializedDays", slot->serialized_days);
  json_builder_end_object (builder);
}

static gboolean
only_known_members (JsonObject *object)
{
  static const char *const known[] = { "id",
                                       "startTime",
                                       "endTime",
                                       "chargingLevel",
                                       "chargingLevelAmp",
                                       "scheduleType",
                                       "days",
                                       "remindTime",
                                       "remindFlag",
                                       "enabled",
                                       "recurringKind",
                                       "chargeLevelType",
                                       "sourceType",
                                       "reminderTimeUtc",
                                       "serializedDays",
                                       NULL };
  g_autoptr (GList) names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      return FALSE;
  return TRUE;
}

static gboolean
is_null (JsonObject *object, const char *name)
{
  JsonNode *node = sol_sim_json_member (object, name);
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
read_text (JsonObject *object, const char *name, const char **text)
{
  *text = g_intern_string (sol_sim_json_get_string (object, name, NULL));
  return *text != NULL || is_null (object, name);
}

static gboolean
read_time (JsonObject *object, const char *name, int *minute)
{
  const char *text = sol_sim_json_get_string (object, name, NULL);
  *minute = -1;
  if (text == NULL)
    return is_null (object, name);
  gboolean form = strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
                  && text[2] == ':' && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4]);
  if (!form)
    return FALSE;
  int hour = (text[0] - '0') * 10 + text[1] - '0', minutes = (text[3] - '0') * 10 + text[4] - '0';
  *minute = hour * 60 + minutes;
  return hour < 24 && minutes < 60;
}

static gboolean
read_amount (JsonObject *object, const char *name, int *amount)
{
  gint64 value = sol_sim_json_get_integer (object, name, -1);
  *amount = (int) CLAMP (value, -1, 10000);
  return is_null (object, name) || (value >= 0 && value <= 10000);
}

static gboolean
read_days (JsonObject *object, SolSimSlot *slot)
{
  JsonNode *node = sol_sim_json_member (object, "days");
  if (is_null (object, "days"))
    {
      slot->days = 0x7f;
      g_strlcpy (slot->day_order, "1234567", sizeof slot->day_order);
      return slot->off_peak;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) > 7)
    return FALSE;
  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      gint64 day = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_int (element) : 0;
      if (day < 1 || day > 7 || slot->days & (1u << (day - 1)))
        return FALSE;
      slot->days |= 1u << (day - 1);
      slot->day_order[i] = (char) ('0' + day);
    }
  return TRUE;
}

static gboolean
read_level (JsonObject *object, int max_amps, SolSimSlot *slot)
{
  if (!read_amount (object, "chargingLevel", &slot->level)
      || !read_amount (object, "chargingLevelAmp", &slot->level_amps))
    return FALSE;
  if (slot->level == 100 && slot->level_amps < 0)
    slot->level = slot->level_amps = max_amps;
  int amps = slot->level_amps >= 0 ? slot->level_amps : slot->level;
  slot->amps = amps < 0 ? 0 : amps;
  /* Nothing is no level to charge at. */
  return amps != 0;
}

gboolean
sol_sim_slot_read (JsonObject *object, int max_amps, SolSimSlot *slot)
{
  memset (slot, 0, sizeof *slot);
  const char *id = sol_sim_json_get_string (object, "id", "");
  const char *type = sol_sim_json_get_string (object, "scheduleType", "");
  slot->off_peak = strcmp (type, "OFF_PEAK") == 0;
  slot->enabled = sol_sim_json_get_boolean (object, "enabled", FALSE);
  slot->remind = sol_sim_json_get_boolean (object, "remindFlag", FALSE);
  if (object == NULL || *id == '\0' || strlen (id) >= sizeof slot->id || !only_known_members (object)
      || (!slot->off_peak && strcmp (type, "CUSTOM") != 0) || is_null (object, "enabled"))
    return FALSE;
  g_strlcpy (slot->id, id, sizeof slot->id);
  return read_time (object, "startTime", &slot->start_minute)
         && read_time (object, "endTime", &slot->end_minute) && read_level (object, max_amps, slot)
         && read_days (object, slot) && read_amount (object, "remindTime", &slot->remind_minutes)
         && read_text (object, "recurringKind", &slot->recurring)
         && read_text (object, "chargeLevelType", &slot->level_type)
         && read_text (object, "sourceType", &slot->source)
         && read_text (object, "reminderTimeUtc", &slot->reminder_utc)
         && read_text (object, "serializedDays", &slot->serialized_days);
}
