/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-schedule"

#include "sol-decode.h"

#include "sol-decode-parts.h"
#include "sol-json-raw.h"

#define MOST_AMPS 1000

/* The level that means "as much as the charger offers" when no amps stand beside it. */
#define LEVEL_MAX 100

static SolSlotKind
read_kind (JsonObject *object)
{
  g_autofree char *word = sol_json_text (object, "scheduleType");
  if (word != NULL && g_ascii_strcasecmp (word, "CUSTOM") == 0)
    return SOL_SLOT_CUSTOM;
  return word != NULL && g_ascii_strcasecmp (word, "OFF_PEAK") == 0 ? SOL_SLOT_OFF_PEAK : SOL_SLOT_OTHER;
}

static int
read_minute (JsonObject *object, const char *name)
{
  g_autofree char *text = sol_json_text (object, name);
  return sol_minute_from_text (text);
}

SolDays
sol_decode_days (JsonObject *object, const char *names)
{
  JsonArray *list = sol_json_array (object, names);
  SolDays days = SOL_NO_DAY;
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      double iso = sol_json_node_number (sol_json_element (list, i));
      if (iso >= 1 && iso <= 7 && iso == (int) iso)
        days |= sol_day ((int) iso);
    }
  return days;
}

static void
read_amps (SolScheduleSlot *slot, JsonObject *object)
{
  int level = sol_json_int (object, "chargingLevel", 1, MOST_AMPS, 0);
  slot->amps = sol_json_int (object, "chargingLevelAmp", 1, MOST_AMPS, 0);
  slot->amps_max = slot->amps > 0 ? SOL_NO : level == 0 ? SOL_UNKNOWN : sol_truth (level == LEVEL_MAX);
  if (slot->amps == 0 && slot->amps_max == SOL_NO)
    slot->amps = level;
}

static SolScheduleSlot *
read_slot (JsonObject *object, SolJsonText text, char *id)
{
  SolScheduleSlot *slot = sol_schedule_slot_new ();
  slot->id = id;
  slot->kind = read_kind (object);
  slot->window.start = read_minute (object, "startTime");
  slot->window.end = read_minute (object, "endTime");
  slot->window.days = sol_decode_days (object, "days");
  if (slot->kind == SOL_SLOT_OFF_PEAK && sol_json_array (object, "days") == NULL)
    slot->window.days = SOL_EVERY_DAY;
  read_amps (slot, object);
  slot->enabled = sol_json_truth (object, "enabled");
  slot->reminder = sol_json_truth (object, "remindFlag");
  if (slot->reminder == SOL_YES)
    slot->reminder_min = sol_json_int (object, "remindTime", 0, 7 * SOL_MINUTES_PER_DAY, -1);
  for (SolSlotField field = 0; field < SOL_SLOT_N_FIELDS; field++)
    slot->json[field] = sol_json_text_dup (sol_json_text_member (text, sol_slot_field_get_name (field)));
  return slot;
}

static void
read_slots (SolSchedule *schedule, JsonArray *list, GArray *texts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < sol_json_length (list) && i < texts->len; i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      g_autofree char *id = sol_json_id (object, "id");
      if (id == NULL || g_hash_table_contains (seen, id))
        continue;
      SolScheduleSlot *slot
          = read_slot (object, g_array_index (texts, SolJsonText, i), g_steal_pointer (&id));
      g_hash_table_add (seen, slot->id);
      g_ptr_array_add (schedule->slots, slot);
    }
}

static SolTruth
read_pending (JsonObject *config)
{
  SolTruth modes = sol_json_truth (config, "pendingModesOffGrid");
  SolTruth schedules = sol_json_truth (config, "pendingSchedulesOffGrid");
  return schedules == SOL_YES || modes == SOL_UNKNOWN ? schedules : modes;
}

SolSchedule *
sol_decode_schedule (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  JsonObject *data = sol_json_object (object, "data");
  JsonArray *list = sol_json_array (data, "slots");
  if (list == NULL)
    return sol_json_refuse (error);

  g_autoptr (GString) clean = sol_json_clean (json);
  SolJsonText data_text = sol_json_text_member (sol_json_text_root (clean), "data");
  g_autoptr (GArray) texts = sol_json_text_elements (sol_json_text_member (data_text, "slots"));
  JsonObject *config = sol_json_object (data, "config");

  SolSchedule *schedule = sol_schedule_new ();
  schedule->server_timestamp = sol_json_text (sol_json_object (object, "meta"), "serverTimeStamp");
  schedule->sync = sol_json_text (config, "scheduleSyncStatus");
  schedule->off_peak_eligible = sol_json_truth (config, "isOffPeakEligible");
  schedule->cancellable = sol_json_truth (config, "isModeCancellable");
  schedule->pending_off_grid = read_pending (config);
  read_slots (schedule, list, texts);
  return schedule;
}

SolGreenSettings *
sol_decode_green_settings (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonArray *list = sol_json_node_array (sol_json_unwrap (root, "data|chargerSettingList"));
  if (list == NULL)
    return sol_json_refuse (error);

  SolGreenSettings *settings = sol_green_settings_new ();
  settings->use_battery_present = SOL_NO;
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      g_autofree char *name = sol_json_text (object, "chargerSettingName");
      if (g_strcmp0 (name, "USE_BATTERY_FOR_SELF_CONSUMPTION") != 0)
        continue;
      settings->use_battery_present = SOL_YES;
      settings->use_battery = sol_json_truth (object, "enabled");
    }
  return settings;
}
