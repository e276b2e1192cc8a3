/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-energy"

#include "decode-cases.h"
#include "sol-flow.h"

#include <math.h>

static gboolean
is_today (const DecodeRun *run)
{
  return g_str_equal (run->endpoint->name, "today");
}

static JsonNode *
read_totals (const DecodeRun *run, JsonNode *expected)
{
  const SolTotals *totals
      = is_today (run) ? &((SolToday *) run->value)->totals : &((SolLifetime *) run->value)->totals;
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "produced_wh", decode_fact_number (totals->produced_wh));
  json_object_set_member (object, "consumed_wh", decode_fact_number (totals->consumed_wh));
  json_object_set_member (object, "imported_wh", decode_fact_number (totals->imported_wh));
  json_object_set_member (object, "exported_wh", decode_fact_number (totals->exported_wh));
  json_object_set_member (object, "charged_wh", decode_fact_number (totals->charged_wh));
  json_object_set_member (object, "discharged_wh", decode_fact_number (totals->discharged_wh));
  json_object_set_member (object, "charger_wh", decode_fact_number (totals->charger_wh));
  json_object_set_member (object, "heat_pump_wh", decode_fact_number (totals->heat_pump_wh));
  json_object_set_member (object, "water_heater_wh", decode_fact_number (totals->water_heater_wh));
  return decode_fact_object (object);
}

static JsonNode *
read_imported (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (((SolLifetime *) run->value)->totals.imported_wh);
}

static JsonNode *
read_start_date (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (is_today (run) ? ((SolToday *) run->value)->date
                                          : ((SolLifetime *) run->value)->start_date);
}

static JsonNode *
read_last_report (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_time (is_today (run) ? ((SolToday *) run->value)->last_report
                                          : ((SolLifetime *) run->value)->last_report);
}

static JsonNode *
read_update_pending (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((SolLifetime *) run->value)->update_pending);
}

/* The case lists them in any order. */
static JsonNode *
read_flows_absent (const DecodeRun *run, JsonNode *expected)
{
  const SolLifetime *lifetime = run->value;
  JsonArray *wanted = json_node_get_array (expected);
  JsonArray *array = json_array_new ();
  g_autoptr (GHashTable) absent = g_hash_table_new (g_str_hash, g_str_equal);

  for (SolChannel channel = 0; channel < SOL_N_CHANNELS; channel++)
    if (lifetime->series[channel].wh != NULL && !lifetime->present[channel])
      g_hash_table_add (absent, (gpointer) sol_channel_get_name (channel));
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    if (g_hash_table_remove (absent, json_array_get_string_element (wanted, i)))
      json_array_add_string_element (array, json_array_get_string_element (wanted, i));

  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init (&iter, absent);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    json_array_add_string_element (array, name);
  return decode_fact_array (array);
}

static JsonNode *
read_buckets_are_days (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((SolLifetime *) run->value)->buckets_are_days);
}

static JsonNode *
read_solar_w (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (((SolPowerSample *) run->value)->solar_w);
}

static JsonNode *
read_sample_time (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_time (((SolPowerSample *) run->value)->sampled_at);
}

static JsonNode *
read_buckets (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_int (((SolToday *) run->value)->n_elapsed, -1);
}

static JsonNode *
read_bucket_s (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_int (((SolToday *) run->value)->interval / SOL_SECOND, -1);
}

static JsonNode *
read_first_bucket (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_time (((SolToday *) run->value)->start);
}

static JsonNode *
read_last_bucket_end (const DecodeRun *run, JsonNode *expected)
{
  const SolToday *today = run->value;
  return decode_fact_time (today->start + today->interval * today->n_elapsed);
}

static JsonNode *
read_production_wh (const DecodeRun *run, JsonNode *expected)
{
  const SolSeries *series = &((SolToday *) run->value)->series[SOL_CHANNEL_PRODUCTION];
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < series->n; i++)
    {
      g_autofree char *index = g_strdup_printf ("%u", i);
      json_object_set_member (object, index, decode_fact_number (series->wh[i]));
    }
  return decode_fact_object (object);
}

static JsonNode *
read_production_w (const DecodeRun *run, JsonNode *expected)
{
  const SolToday *today = run->value;
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < today->n_elapsed; i++)
    {
      g_autofree char *index = g_strdup_printf ("%u", i);
      json_object_set_member (
          object, index, decode_fact_number (sol_today_get_average_w (today, SOL_CHANNEL_PRODUCTION, i)));
    }
  return decode_fact_object (object);
}

static JsonNode *
read_soc_at (const DecodeRun *run, JsonNode *expected)
{
  const SolSeries *series = &((SolToday *) run->value)->soc;
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < series->n; i++)
    {
      g_autofree char *index = g_strdup_printf ("%u", i);
      json_object_set_member (object, index, decode_fact_number (series->wh[i]));
    }
  return decode_fact_object (object);
}

static JsonNode *
read_soc (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (((SolToday *) run->value)->soc_percent);
}

static JsonNode *
read_site_health (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (((SolToday *) run->value)->site_status);
}

static JsonNode *
read_average (const DecodeRun *run, JsonNode *expected)
{
  g_autoptr (SolFlow) flow = sol_flow_from_today (run->value, SOL_GRID_UNKNOWN, TRUE, FALSE, run->now);
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "solar_w", decode_fact_number (flow->solar_w));
  json_object_set_member (object, "home_w", decode_fact_number (flow->home_w));
  json_object_set_member (object, "from", decode_fact_time (flow->from));
  json_object_set_member (object, "to", decode_fact_time (flow->to));
  return decode_fact_object (object);
}

static JsonNode *
read_grid_power (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (run->grid_power.power_w);
}

static JsonNode *
read_battery_power (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (run->battery_power.power_w);
}

static JsonNode *
read_heat_pump_power (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (run->heat_pump_power.power_w);
}

const DecodeFact decode_facts_energy[] = {
  { "grid_w", read_grid_power },
  { "battery_w", read_battery_power },
  { "heat_pump_w", read_heat_pump_power },
  { "totals", read_totals },
  { "imported_wh", read_imported },
  { "start_date", read_start_date },
  { "last_report", read_last_report },
  { "update_pending", read_update_pending },
  { "flows_absent", read_flows_absent },
  { "buckets_are_days", read_buckets_are_days },
  { "solar_w", read_solar_w },
  { "sample_time", read_sample_time },
  { "buckets", read_buckets },
  { "bucket_s", read_bucket_s },
  { "first_bucket_at", read_first_bucket },
  { "last_bucket_ends_at", read_last_bucket_end },
  { "production_wh_at", read_production_wh },
  { "production_w_at", read_production_w },
  { "soc_percent_at", read_soc_at },
  { "soc_percent", read_soc },
  { "site_health", read_site_health },
  { "average", read_average },
  { NULL, NULL },
};
