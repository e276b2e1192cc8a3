/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-tariff"

#include "decode-cases.h"

static const SolTariff *
tariff_of (const DecodeRun *run)
{
  g_assert_cmpstr (run->endpoint->name, ==, "tariff");
  return run->value;
}

static JsonNode *
read_currency (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (tariff_of (run)->currency);
}

static JsonNode *
read_configured (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_truth (sol_tariff_is_configured (tariff_of (run))));
}

static JsonNode *
read_import_rate (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (sol_tariff_branch_price (&tariff_of (run)->import, run->now, run->zone));
}

static JsonNode *
read_export_rate (const DecodeRun *run, JsonNode *expected)
{
  if (g_str_equal (run->endpoint->name, "dated_rates"))
    return decode_fact_number (sol_dated_rates_price (run->value, run->now, run->zone));
  return decode_fact_number (sol_tariff_branch_price (&tariff_of (run)->export, run->now, run->zone));
}

static JsonNode *
read_tiers (const DecodeRun *run, JsonNode *expected)
{
  const SolTariffSeason *season
      = sol_tariff_branch_find_season (&tariff_of (run)->import, run->now, run->zone);
  JsonArray *array = json_array_new ();
  for (guint i = 0; season != NULL && i < season->tiers->len; i++)
    {
      const SolTariffTier *tier = &g_array_index (season->tiers, SolTariffTier, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "rate", decode_fact_number (tier->rate));
      json_object_set_member (object, "from_kwh", decode_fact_number (tier->from_kwh));
      json_object_set_member (object, "to_kwh", decode_fact_number (tier->to_kwh));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

static JsonNode *
read_error (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (run->error != NULL ? sol_error_get_name ((SolError) run->error->code) : NULL);
}

static JsonNode *
read_next_bill (const DecodeRun *run, JsonNode *expected)
{
  g_autofree char *today = sol_time_day (run->now, run->zone);
  g_autofree char *date = sol_billing_next (run->value, today);
  return decode_fact_text (date);
}

const DecodeFact decode_facts_tariff[] = {
  { "currency", read_currency },
  { "configured", read_configured },
  { "import_rate", read_import_rate },
  { "export_rate", read_export_rate },
  { "tiers", read_tiers },
  { "error", read_error },
  { "next_bill", read_next_bill },
  { NULL, NULL },
};
