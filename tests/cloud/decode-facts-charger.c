/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-charger"

#include "decode-cases.h"

#define CONFIG "POST /service/evse_controller/api/v1/{site}/ev_chargers/{sn}/ev_charger_config"

static const SolSchedule *
schedule_of (const DecodeRun *run)
{
  g_assert_cmpstr (run->endpoint->name, ==, "schedule");
  return run->value;
}

static JsonNode *
read_app (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_charger_config_get_switch (run->value, SOL_CONFIG_APP_AUTHENTICATION));
}

static JsonNode *
read_app_requested (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_charger_config_get_requested (run->value, SOL_CONFIG_APP_AUTHENTICATION));
}

static JsonNode *
read_card (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_charger_config_get_switch (run->value, SOL_CONFIG_CARD_AUTHENTICATION));
}

static JsonNode *
read_settings (const DecodeRun *run, JsonNode *expected)
{
  const SolChargerConfig *config = run->value;
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < config->entries->len; i++)
    {
      const SolConfigEntry *entry = g_ptr_array_index (config->entries, i);
      if (!g_str_equal (entry->key, SOL_CONFIG_APP_AUTHENTICATION)
          && !g_str_equal (entry->key, SOL_CONFIG_CARD_AUTHENTICATION))
        json_object_set_member (object, entry->key, decode_fact_text (sol_config_entry_get_value (entry)));
    }
  return decode_fact_object (object);
}

static JsonNode *
read_outcome (const DecodeRun *run, JsonNode *expected)
{
  const SolLiveBurst *burst = run->value;
  return decode_fact_text (burst->accepted == SOL_YES ? "accepted" : "refused");
}

static JsonNode *
read_duration (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_int (((const SolLiveBurst *) run->value)->duration_s, -1);
}

static JsonNode *
read_use_battery (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((const SolGreenSettings *) run->value)->use_battery);
}

static JsonNode *
read_use_battery_offered (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_green_settings_offers_battery (run->value, SOL_UNKNOWN));
}

static JsonNode *
read_server_timestamp (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (schedule_of (run)->server_timestamp);
}

static JsonNode *
read_sync (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (schedule_of (run)->sync);
}

static JsonNode *
weekdays_fact (SolDays days)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  JsonArray *array = json_array_new ();
  for (int iso = 1; iso <= 7; iso++)
    if (sol_days_has (days, iso))
      json_array_add_string_element (array, names[iso - 1]);
  return decode_fact_array (array);
}

static JsonNode *
slot_fact (const SolSchedule *schedule, const SolScheduleSlot *slot)
{
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "id", decode_fact_text (slot->id));
  json_object_set_member (object, "type", decode_fact_text (sol_slot_kind_get_name (slot->kind)));
  json_object_set_member (object, "start", decode_fact_minute (slot->window.start));
  json_object_set_member (object, "end", decode_fact_minute (slot->window.end));
  json_object_set_member (object, "days", decode_fact_days (slot->window.days));
  json_object_set_member (object, "weekdays", weekdays_fact (slot->window.days));
  json_object_set_member (object, "amps", decode_fact_int (slot->amps, 0));
  json_object_set_member (object, "amps_is_maximum", decode_fact_truth (slot->amps_max));
  json_object_set_member (object, "enabled", decode_fact_truth (slot->enabled));
  json_object_set_member (object, "reminder_min", decode_fact_int (slot->reminder_min, -1));
  if (slot->window.start >= 0 && slot->window.end >= 0)
    json_object_set_boolean_member (object, "overnight", sol_week_window_is_overnight (&slot->window));
  json_object_set_member (object, "editable",
                          decode_fact_truth (sol_truth (sol_schedule_slot_is_editable (slot))));
  json_object_set_member (object, "shown",
                          decode_fact_truth (sol_truth (sol_schedule_shows (schedule, slot))));
  return decode_fact_object (object);
}

static JsonNode *
read_slots (const DecodeRun *run, JsonNode *expected)
{
  const SolSchedule *schedule = schedule_of (run);
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < schedule->slots->len; i++)
    json_array_add_element (array, slot_fact (schedule, g_ptr_array_index (schedule->slots, i)));
  return decode_fact_array (array);
}

static JsonNode *
read_next_start (const DecodeRun *run, JsonNode *expected)
{
  SolTime start;
  sol_schedule_next (schedule_of (run), run->now, run->zone, &start, NULL);
  return decode_fact_time (start);
}

static JsonNode *
read_next_end (const DecodeRun *run, JsonNode *expected)
{
  SolTime end;
  sol_schedule_next (schedule_of (run), run->now, run->zone, NULL, &end);
  return decode_fact_time (end);
}

/* For the ids that the case asks for. */
static JsonNode *
read_slot_shown (const DecodeRun *run, JsonNode *expected)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) ids = json_object_get_members (json_node_get_object (expected));
  for (GList *l = ids; l != NULL; l = l->next)
    json_object_set_boolean_member (object, l->data,
                                    sol_schedule_find (run->shown_schedule, l->data) != NULL);
  return decode_fact_object (object);
}

static JsonNode *
flags_fact (GHashTable *flags)
{
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer name, flag;
  g_hash_table_iter_init (&iter, flags);
  while (g_hash_table_iter_next (&iter, &name, &flag))
    json_object_set_member (object, name, decode_fact_truth ((SolTruth) GPOINTER_TO_INT (flag)));
  return decode_fact_object (object);
}

static JsonNode *
read_site_flags (const DecodeRun *run, JsonNode *expected)
{
  return flags_fact (((const SolFeatureFlags *) run->value)->site);
}

static JsonNode *
read_charger_flags (const DecodeRun *run, JsonNode *expected)
{
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer serial, flags;
  g_hash_table_iter_init (&iter, ((const SolFeatureFlags *) run->value)->chargers);
  while (g_hash_table_iter_next (&iter, &serial, &flags))
    json_object_set_member (object, serial, flags_fact (flags));
  return decode_fact_object (object);
}

static JsonNode *
read_cards_offered (const DecodeRun *run, JsonNode *expected)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) serials = json_object_get_members (json_node_get_object (expected));
  for (GList *l = serials; l != NULL; l = l->next)
    json_object_set_member (object, l->data,
                            decode_fact_truth (sol_feature_flags_offers_cards (
                                run->value, l->data, decode_run_also (run, CONFIG))));
  return decode_fact_object (object);
}

static JsonNode *
read_firmware (const DecodeRun *run, JsonNode *expected)
{
  const SolFirmwareList *list = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < list->chargers->len; i++)
    {
      const SolFirmware *firmware = g_ptr_array_index (list->chargers, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "serial", decode_fact_text (firmware->serial));
      json_object_set_member (object, "current", decode_fact_text (firmware->current));
      json_object_set_member (object, "target", decode_fact_text (firmware->target));
      json_object_set_member (object, "update_available",
                              decode_fact_truth (sol_firmware_has_update (firmware)));
      json_object_set_member (object, "updated_at", decode_fact_time (firmware->updated_at));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

const DecodeFact decode_facts_charger[] = {
  { "app_authentication", read_app },
  { "app_authentication_requested", read_app_requested },
  { "rfid_authentication", read_card },
  { "settings", read_settings },
  { "outcome", read_outcome },
  { "live_duration_s", read_duration },
  { "use_battery", read_use_battery },
  { "use_battery_offered", read_use_battery_offered },
  { "server_timestamp", read_server_timestamp },
  { "sync", read_sync },
  { "slots", read_slots },
  { "next_start_at", read_next_start },
  { "next_end_at", read_next_end },
  { "slot_shown", read_slot_shown },
  { "site_flags", read_site_flags },
  { "charger_flags", read_charger_flags },
  { "rfid_control_offered", read_cards_offered },
  { "firmware", read_firmware },
  { NULL, NULL },
};
