/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-tariff.h"

#include <math.h>

static SolTariffDays *
add_group (SolTariffSeason *season, SolDays days)
{
  SolTariffDays *group = sol_tariff_days_new ();
  group->days = days;
  g_ptr_array_add (season->groups, group);
  return group;
}

static void
add_period (SolTariffDays *group, double rate, gboolean all_day, int start, int end)
{
  SolTariffPeriod period = { .rate = rate, .all_day = all_day, .start = start, .end = end };
  g_array_append_val (group->periods, period);
}

static SolTariffSeason *
add_season (SolTariff *tariff, int start, int end)
{
  SolTariffSeason *season = sol_tariff_season_new ();
  season->start_month = start;
  season->end_month = end;
  g_ptr_array_add (tariff->import.seasons, season);
  return season;
}

static double
price (const SolTariff *tariff, const char *time)
{
  return sol_tariff_branch_price (&tariff->import, sol_time_parse (time, NULL), NULL);
}

static void
test_day_and_time (void)
{
  g_autoptr (SolTariff) tariff = sol_tariff_new ();
  g_assert_false (sol_tariff_is_configured (tariff));
  g_assert_true (isnan (price (tariff, "2026-05-04T12:00:00Z")));

  SolTariffDays *week = add_group (add_season (tariff, 1, 12), SOL_EVERY_DAY);
  g_assert_false (sol_tariff_is_configured (tariff));
  add_period (week, 0.20, TRUE, -1, -1);
  add_period (week, 0.30, FALSE, 1020, 1260);
  add_period (week, 0.10, FALSE, 1380, 360);
  g_assert_true (sol_tariff_is_configured (tariff));
  g_assert_cmpfloat (price (tariff, "2026-05-04T16:59:59Z"), ==, 0.20);
  g_assert_cmpfloat (price (tariff, "2026-05-04T17:00:00Z"), ==, 0.30);
  g_assert_cmpfloat (price (tariff, "2026-05-04T21:00:00Z"), ==, 0.20);
  g_assert_cmpfloat (price (tariff, "2026-05-04T23:00:00Z"), ==, 0.10);
  g_assert_cmpfloat (price (tariff, "2026-05-04T05:59:00Z"), ==, 0.10);
  g_assert_cmpfloat (price (tariff, "2026-05-04T06:00:00Z"), ==, 0.20);

  /* Two timed ones at once cannot be told, nor two for the whole day, nor one that cannot be read. */
  add_period (week, 0.40, FALSE, 1200, 1230);
  g_assert_true (isnan (price (tariff, "2026-05-04T20:10:00Z")));
  g_assert_cmpfloat (price (tariff, "2026-05-04T20:30:00Z"), ==, 0.30);
  add_period (week, 0.25, TRUE, -1, -1);
  g_assert_true (isnan (price (tariff, "2026-05-04T12:00:00Z")));

  g_autoptr (SolTariff) broken = sol_tariff_new ();
  week = add_group (add_season (broken, 1, 12), SOL_EVERY_DAY);
  add_period (week, 0.20, TRUE, -1, -1);
  add_period (week, 0.30, FALSE, 1020, -1);
  g_assert_true (isnan (price (broken, "2026-05-04T12:00:00Z")));
}

static void
test_season_and_weekday (void)
{
  g_autoptr (SolTariff) tariff = sol_tariff_new ();
  SolTariffSeason *winter = add_season (tariff, 10, 3);
  add_period (add_group (winter, 0x1f), 0.30, TRUE, -1, -1);
  add_period (add_group (winter, 0x60), 0.20, TRUE, -1, -1);

  g_assert_cmpfloat (price (tariff, "2026-01-09T12:00:00Z"), ==, 0.30);
  g_assert_cmpfloat (price (tariff, "2026-01-10T12:00:00Z"), ==, 0.20);
  g_assert_cmpfloat (price (tariff, "2026-10-01T12:00:00Z"), ==, 0.30);
  g_assert_true (isnan (price (tariff, "2026-04-01T12:00:00Z")));
  g_assert_null (sol_tariff_branch_find_season (&tariff->import, sol_time_parse ("2026-04-01", NULL), NULL));

  /* Two that hold at once. */
  add_period (add_group (winter, 0x40), 0.10, TRUE, -1, -1);
  g_assert_true (isnan (price (tariff, "2026-01-11T12:00:00Z")));
  g_assert_cmpfloat (price (tariff, "2026-01-10T12:00:00Z"), ==, 0.20);
  add_period (add_group (add_season (tariff, 1, 1), SOL_EVERY_DAY), 0.10, TRUE, -1, -1);
  g_assert_true (isnan (price (tariff, "2026-01-10T12:00:00Z")));
  g_assert_true (isnan (sol_tariff_branch_price (&tariff->import, SOL_TIME_UNKNOWN, NULL)));
}

static void
test_tiers (void)
{
  g_autoptr (SolTariff) tariff = sol_tariff_new ();
  SolTariffSeason *season = add_season (tariff, 1, 12);
  SolTariffTier tier = { 0.14, 0, NAN };
  add_period (add_group (season, SOL_EVERY_DAY), 0.2, TRUE, -1, -1);
  g_array_append_val (season->tiers, tier);
  g_assert_true (sol_tariff_branch_is_usable (&tariff->import));
  g_assert_true (isnan (price (tariff, "2026-05-04T12:00:00Z")));
  g_array_set_size (season->tiers, 0);
  g_assert_cmpfloat (price (tariff, "2026-05-04T12:00:00Z"), ==, 0.2);
  tariff->import.type = g_strdup ("tiered");
  g_assert_true (isnan (price (tariff, "2026-05-04T12:00:00Z")));
}

static void
test_dated (void)
{
  static const SolDatedRate rates[] = { { 0, 359, 0.04 }, { 360, 1019, 0.02 }, { 1000, 1019, 0.03 } };
  g_autoptr (SolDatedRates) dated = sol_dated_rates_new ();
  g_autoptr (GTimeZone) denver = sol_zone_new ("America/Denver");
  g_array_append_vals (dated->rates, rates, G_N_ELEMENTS (rates));

  SolTime time = sol_time_parse ("2026-05-05T05:59:59Z", NULL);
  g_assert_cmpfloat (sol_dated_rates_price (dated, time, NULL), ==, 0.04);
  g_assert_cmpfloat (sol_dated_rates_price (dated, time + SOL_SECOND, NULL), ==, 0.02);
  g_assert_true (isnan (sol_dated_rates_price (dated, time, denver)));               /* 23:59 there */
  g_assert_true (isnan (sol_dated_rates_price (dated, time + 11 * SOL_HOUR, NULL))); /* two disagree */
  dated->timezone = g_strdup ("Europe/Amsterdam");
  g_assert_cmpfloat (sol_dated_rates_price (dated, time, denver), ==, 0.02);
}

static void
test_billing (void)
{
  static const struct
  {
    SolBillingUnit unit;
    int interval;
    const char *start, *today, *next;
  } rows[] = {
    { SOL_BILLING_MONTH, 1, "2025-08-18", "2026-03-05", "2026-03-18" },
    { SOL_BILLING_MONTH, 1, "2025-08-18", "2026-03-18", "2026-04-18" },
    { SOL_BILLING_MONTH, 1, "2025-08-18", "2026-03-17", "2026-03-18" },
    { SOL_BILLING_MONTH, 1, "2025-12-31", "2026-02-10", "2026-02-28" },
    { SOL_BILLING_MONTH, 1, "2025-12-31", "2026-02-28", "2026-03-31" },
    { SOL_BILLING_MONTH, 1, "2023-12-31", "2024-02-10", "2024-02-29" },
    { SOL_BILLING_MONTH, 3, "2025-01-31", "2026-03-05", "2026-04-30" },
    { SOL_BILLING_MONTH, 24, "2020-01-01", "2026-03-05", "2028-01-01" },
    { SOL_BILLING_MONTH, 1, "2026-09-01", "2026-03-05", "2026-09-01" }, /* not yet begun */
    { SOL_BILLING_DAY, 30, "2026-01-01", "2026-01-30", "2026-01-31" },
    { SOL_BILLING_DAY, 30, "2026-01-01", "2026-01-31", "2026-03-02" },
    { SOL_BILLING_DAY, 1, "2026-01-01", "2026-01-01", "2026-01-02" },
    { SOL_BILLING_DAY, 101, "2026-01-01", "2026-01-31", NULL },
    { SOL_BILLING_MONTH, 25, "2026-01-01", "2026-01-31", NULL },
    { SOL_BILLING_MONTH, 0, "2026-01-01", "2026-01-31", NULL },
    { SOL_BILLING_MONTH, -1, "2026-01-01", "2026-01-31", NULL },
    { SOL_BILLING_UNKNOWN, 1, "2026-01-01", "2026-01-31", NULL },
    { SOL_BILLING_MONTH, 1, NULL, "2026-01-31", NULL },
    { SOL_BILLING_MONTH, 1, "2026-02-30", "2026-03-31", NULL },
    { SOL_BILLING_MONTH, 1, "2026-01-01", NULL, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolBilling) billing = sol_billing_new ();
      billing->unit = rows[i].unit;
      billing->interval = rows[i].interval;
      billing->start_date = g_strdup (rows[i].start);
      g_autofree char *next = sol_billing_next (billing, rows[i].today);
      g_test_message ("row %u", i);
      g_assert_cmpstr (next, ==, rows[i].next);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/tariff/day-and-time", test_day_and_time);
  g_test_add_func ("/domain/tariff/season-and-weekday", test_season_and_weekday);
  g_test_add_func ("/domain/tariff/tiers", test_tiers);
  g_test_add_func ("/domain/tariff/dated", test_dated);
  g_test_add_func ("/domain/tariff/billing", test_billing);
  return g_test_run ();
}
