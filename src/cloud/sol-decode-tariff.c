/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-tariff"

#include "sol-decode.h"

#include <math.h>

#include "sol-decode-parts.h"
#include "sol-json-raw.h"

#define LAST_MINUTE 1439
#define MOST_RATE 1e6
#define MOST_KWH 1e9

/* Members of the tariff that tell where somebody lives. */
static const char *const personal[] = { "zipcode", "installDate", NULL };

/* Both times blank or missing is the whole day; one of them alone says nothing. The end of a day may be
 * written as 1440. */
static void
read_period_times (SolTariffPeriod *period, JsonObject *object)
{
  g_autofree char *start = sol_json_text (object, "startTime");
  g_autofree char *end = sol_json_text (object, "endTime");

  period->all_day = start == NULL && end == NULL;
  period->start = sol_json_int (object, "startTime", 0, LAST_MINUTE, -1);
  period->end = sol_json_int (object, "endTime", 0, LAST_MINUTE + 1, -1);
}

static SolTariffDays *
read_group (JsonObject *object)
{
  SolTariffDays *group = sol_tariff_days_new ();
  JsonArray *list = sol_json_array (object, "periods");
  group->id = sol_json_text (object, "id");
  group->days = sol_decode_days (object, "days");
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *row = sol_json_node_object (sol_json_element (list, i));
      if (row == NULL)
        continue;
      SolTariffPeriod period = { .id = sol_json_text (row, "id"), .type = sol_json_text (row, "type") };
      period.rate = sol_json_number_between (row, "rate", -MOST_RATE, MOST_RATE);
      read_period_times (&period, row);
      g_array_append_val (group->periods, period);
    }
  return group;
}

static void
read_tiers (SolTariffSeason *season, JsonArray *list)
{
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *row = sol_json_node_object (sol_json_element (list, i));
      if (row == NULL)
        continue;
      SolTariffTier tier = { sol_json_number_between (row, "rate", -MOST_RATE, MOST_RATE),
                             sol_json_number_between (row, "startValue", 0, MOST_KWH),
                             sol_json_number_between (row, "endValue", 0, MOST_KWH) };
      g_array_append_val (season->tiers, tier);
    }
}

static SolTariffSeason *
read_season (JsonObject *object)
{
  SolTariffSeason *season = sol_tariff_season_new ();
  JsonArray *list = sol_json_array (object, "days");
  season->id = sol_json_text (object, "id");
  season->start_month = sol_json_int (object, "startMonth", 1, 12, -1);
  season->end_month = sol_json_int (object, "endMonth", 1, 12, -1);
  season->off_peak_rate = sol_json_number_between (object, "offPeak", -MOST_RATE, MOST_RATE);
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *group = sol_json_node_object (sol_json_element (list, i));
      if (group != NULL)
        g_ptr_array_add (season->groups, read_group (group));
    }
  read_tiers (season, sol_json_array (object, "tiers"));
  return season;
}

static void
read_branch (SolTariffBranch *branch, JsonObject *object)
{
  JsonArray *list = sol_json_array (object, "seasons");
  branch->present = sol_truth (object != NULL);
  branch->kind = sol_json_text (object, "typeKind");
  branch->type = sol_json_text (object, "typeId");
  branch->source = sol_json_text (object, "source");
  branch->export_plan = sol_json_text (object, "exportPlan");
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *season = sol_json_node_object (sol_json_element (list, i));
      if (season != NULL)
        g_ptr_array_add (branch->seasons, read_season (season));
    }
}

SolTariff *
sol_decode_tariff (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (object == NULL)
    return sol_json_refuse (error);

  g_autoptr (GString) clean = sol_json_clean (json);
  SolTariff *tariff = sol_tariff_new ();
  tariff->currency = sol_json_text (object, "currency");
  tariff->country = sol_json_text (object, "country");
  read_branch (&tariff->import, sol_json_object (object, "purchase"));
  read_branch (&tariff->export, sol_json_object (object, "buyback"));
  tariff->json = sol_json_text_without (sol_json_text_root (clean), personal);
  return tariff;
}

SolDatedRates *
sol_decode_dated_rates (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *data = sol_json_node_object (sol_json_unwrap (root, "data"));
  JsonArray *list = sol_json_array (data, "buyback");
  if (list == NULL)
    return sol_json_refuse (error);

  SolDatedRates *rates = sol_dated_rates_new ();
  rates->timezone = sol_json_text (data, "timezone");
  rates->currency = sol_json_text (data, "currency");
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *row = sol_json_node_object (sol_json_element (list, i));
      SolDatedRate rate = { sol_json_int (row, "start", 0, LAST_MINUTE, -1),
                            sol_json_int (row, "end", 0, LAST_MINUTE + 1, -1),
                            sol_json_number_between (row, "rate", -MOST_RATE, MOST_RATE) };
      if (rate.start >= 0 && rate.end >= rate.start && !isnan (rate.rate))
        g_array_append_val (rates->rates, rate);
    }
  return rates;
}

SolBilling *
sol_decode_billing (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  if (object == NULL)
    return sol_json_refuse (error);

  SolBilling *billing = sol_billing_new ();
  g_autofree char *unit = sol_json_text (object, "billingFrequency");
  if (unit != NULL && g_ascii_strcasecmp (unit, "MONTH") == 0)
    billing->unit = SOL_BILLING_MONTH;
  else if (unit != NULL && g_ascii_strcasecmp (unit, "DAY") == 0)
    billing->unit = SOL_BILLING_DAY;
  billing->interval = sol_json_int (object, "billingIntervalValue", 1, 1000, -1);
  billing->start_date = sol_json_date (object, "anyBillPeriodStartDate");
  return billing;
}

SolCurrencyRate *
sol_decode_currency_rate (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "currency_conversion"));
  if (!sol_json_has (object, "value_per_kwh|currency_symbol"))
    return sol_json_refuse (error);

  SolCurrencyRate *rate = sol_currency_rate_new ();
  rate->value_per_kwh = sol_json_number_between (object, "value_per_kwh", 0, MOST_RATE);
  rate->symbol = sol_json_text (object, "currency_symbol");
  if (rate->symbol == NULL)
    rate->symbol = sol_json_text (sol_json_node_object (root), "currency_symbol");
  return rate;
}
