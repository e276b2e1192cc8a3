/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-history"

#include "decode-cases.h"

#define STATUS "GET /service/evse_controller/{site}/ev_chargers/status"

static const SolChargeHistory *
history_of (const DecodeRun *run)
{
  return run->value;
}

static JsonNode *
record_fact (const SolChargeRecord *record)
{
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "id", decode_fact_text (record->id));
  json_object_set_member (object, "started_at", decode_fact_time (record->started_at));
  json_object_set_member (object, "ended_at", decode_fact_time (record->ended_at));
  json_object_set_member (object, "running", decode_fact_truth (record->running));
  json_object_set_member (object, "energy_wh", decode_fact_number (record->energy_wh));
  json_object_set_member (object, "active_s", decode_fact_int (record->active_s, -1));
  json_object_set_member (object, "miles", decode_fact_number (record->miles));
  json_object_set_member (object, "cost", decode_fact_number (record->cost));
  json_object_set_member (object, "cost_per_kwh", decode_fact_number (record->cost_per_kwh));
  json_object_set_member (object, "cost_state", decode_fact_text (record->cost_state));
  return decode_fact_object (object);
}

static JsonNode *
read_sessions (const DecodeRun *run, JsonNode *expected)
{
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < history_of (run)->sessions->len; i++)
    json_array_add_element (array, record_fact (g_ptr_array_index (history_of (run)->sessions, i)));
  return decode_fact_array (array);
}

static JsonNode *
read_sessions_by_id (const DecodeRun *run, JsonNode *expected)
{
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < history_of (run)->sessions->len; i++)
    {
      const SolChargeRecord *record = g_ptr_array_index (history_of (run)->sessions, i);
      json_object_set_member (object, record->id, record_fact (record));
    }
  return decode_fact_object (object);
}

/* Over all pages. */
static JsonNode *
read_session_count (const DecodeRun *run, JsonNode *expected)
{
  guint n = history_of (run)->sessions->len;
  for (guint i = 0; i < run->older->len; i++)
    n += ((const SolChargeHistory *) g_ptr_array_index (run->older, i))->sessions->len;
  return decode_fact_int (n, -1);
}

static JsonNode *
read_has_more (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (history_of (run)->has_more);
}

static JsonNode *
read_day_energy (const DecodeRun *run, JsonNode *expected)
{
  SolTime day = sol_time_parse (run->day, run->zone);
  g_assert_cmpint (day, !=, SOL_TIME_UNKNOWN);
  return decode_fact_number (sol_charge_history_day_wh (history_of (run), day, run->zone, run->now));
}

static JsonNode *
read_durations (const DecodeRun *run, JsonNode *expected)
{
  gboolean fine = TRUE;
  for (guint i = 0; i < history_of (run)->sessions->len; i++)
    {
      const SolChargeRecord *record = g_ptr_array_index (history_of (run)->sessions, i);
      fine &= record->active_s >= -1;
      fine &= record->ended_at == SOL_TIME_UNKNOWN || record->ended_at >= record->started_at;
    }
  return decode_fact_truth (sol_truth (fine));
}

static JsonNode *
read_last_session (const DecodeRun *run, JsonNode *expected)
{
  const SolEvStatus *status = decode_run_also (run, STATUS);
  const SolChargerStatus *charger = g_ptr_array_index (status->chargers, 0);
  const SolChargeRecord *record = sol_charge_history_last (history_of (run));

  g_assert_false (sol_charger_status_session_active (charger));
  return record != NULL ? record_fact (record) : decode_fact_null ();
}

static const SolCarEnergy *
car_energy_of (const DecodeRun *run)
{
  return run->value;
}

static JsonNode *
read_days (const DecodeRun *run, JsonNode *expected)
{
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < car_energy_of (run)->days.n; i++)
    {
      g_autofree char *date = sol_car_energy_get_date (car_energy_of (run), i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "date", decode_fact_text (date));
      json_object_set_member (object, "wh", decode_fact_number (car_energy_of (run)->days.wh[i]));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

static JsonNode *
read_by_serial (const DecodeRun *run, JsonNode *expected)
{
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer serial;
  g_hash_table_iter_init (&iter, car_energy_of (run)->by_charger);
  while (g_hash_table_iter_next (&iter, &serial, NULL))
    json_object_set_member (object, serial,
                            decode_fact_number (sol_car_energy_get (car_energy_of (run), serial)));
  return decode_fact_object (object);
}

const DecodeFact decode_facts_history[] = {
  { "sessions", read_sessions },
  { "sessions_by_id", read_sessions_by_id },
  { "session_count", read_session_count },
  { "has_more", read_has_more },
  { "day_energy_wh", read_day_energy },
  { "durations_not_negative", read_durations },
  { "last_session", read_last_session },
  { "days", read_days },
  { "lifetime_wh_by_serial", read_by_serial },
  { NULL, NULL },
};
