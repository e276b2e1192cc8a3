/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-overview-day.h"

#include <math.h>

#include "overview-days.h"

#define NB "\xc2\xa0"

static SolOverviewDay *
make_day (const SolToday *today, SolTruth has_meter, SolTruth has_battery)
{
  SolOverviewDayFacts facts = { .today = today,
                                .has_solar = SOL_YES,
                                .has_meter = has_meter,
                                .has_battery = has_battery,
                                .reserve_percent = 20,
                                .asked_at = OVERVIEW_DAY + 14 * SOL_HOUR + 30 * SOL_MINUTE };
  return sol_overview_day_new (&facts);
}

static void
test_data (void)
{
  g_autoptr (SolToday) today = overview_day_new (58);
  g_autoptr (SolOverviewDay) day = make_day (today, SOL_YES, SOL_YES);

  g_assert_cmpuint (day->data.n, ==, 58);
  g_assert_cmpuint (day->data.n_slots, ==, 96);
  g_assert_cmpfloat (day->data.now, ==, 58);
  g_assert_cmpfloat_with_epsilon (day->data.production_kw[49], 6, 1e-9);
  g_assert_true (isnan (day->data.production_kw[2]));
  g_assert_cmpfloat (day->data.level_percent[0], ==, 50);
  g_assert_cmpfloat (day->data.reserve_percent, ==, 20);

  g_autoptr (SolOverviewDay) less = make_day (today, SOL_NO, SOL_NO);
  g_assert_null (less->data.consumption_kw);
  g_assert_null (less->data.level_percent);
  g_assert_true (isnan (less->data.reserve_percent));
  g_assert_null (sol_overview_day_get_value (less, SOL_DAY_LEVEL, 0));
}

static void
test_no_day (void)
{
  g_autoptr (SolOverviewDay) day = make_day (NULL, SOL_YES, SOL_YES);
  g_autofree char *text = sol_overview_day_describe (day);
  g_autofree char *table = sol_overview_day_to_text (day);

  g_assert_cmpuint (day->data.n_slots, ==, 96);
  g_assert_true (isnan (day->data.now));
  g_assert_cmpstr (text, ==, "Nothing yet today");
  g_assert_cmpstr (table, ==, "Time\n");
  g_assert_cmpfloat (sol_overview_day_get_hour (day, 6), ==, 24);
}

/* The day is over: what is shown has no present any more. */
static void
test_past_day (void)
{
  g_autoptr (SolToday) today = overview_day_new (96);
  SolOverviewDayFacts facts
      = { .today = today, .reserve_percent = NAN, .asked_at = OVERVIEW_DAY + 25 * SOL_HOUR };
  g_autoptr (SolOverviewDay) day = sol_overview_day_new (&facts);

  g_assert_true (isnan (day->data.now));
}

static void
test_slots (void)
{
  const gboolean all[SOL_DAY_N_SERIES] = { TRUE, TRUE, TRUE };
  const gboolean one[SOL_DAY_N_SERIES] = { TRUE, FALSE, FALSE };
  g_autoptr (SolToday) today = overview_day_new (58);
  g_autoptr (SolOverviewDay) day = make_day (today, SOL_YES, SOL_YES);
  g_autofree char *full = sol_overview_day_describe_slot (day, 49, all);
  g_autofree char *part = sol_overview_day_describe_slot (day, 49, one);
  g_autofree char *gap = sol_overview_day_describe_slot (day, 2, all);
  g_autofree char *later = sol_overview_day_describe_slot (day, 80, all);

  g_assert_cmpstr (full, ==,
                   "12:15 – 12:30\nProduction\t6.00" NB "kW\nConsumption\t0.80" NB "kW\nBattery level\t50%");
  g_assert_cmpstr (part, ==, "12:15 – 12:30\nProduction\t6.00" NB "kW");
  g_assert_cmpstr (gap, ==, "No data 00:30 – 00:45");
  g_assert_cmpstr (later, ==, "No data 20:00 – 20:15");
}

static void
test_words (void)
{
  g_autoptr (SolToday) today = overview_day_new (58);
  g_autoptr (SolOverviewDay) day = make_day (today, SOL_YES, SOL_YES);
  g_autofree char *text = sol_overview_day_describe (day);

  g_assert_cmpstr (text, ==, "28.7 kilowatt hours produced, 25.7 consumed. Most 6.00 kilowatts at 12:15.");
  today->totals.produced_wh = NAN;
  g_autoptr (SolOverviewDay) other = make_day (today, SOL_YES, SOL_YES);
  g_autofree char *consumed = sol_overview_day_describe (other);
  g_assert_true (g_str_has_prefix (consumed, "25.7 kilowatt hours consumed."));
}

static void
test_table (void)
{
  g_autoptr (SolToday) today = overview_day_new (3);
  g_autoptr (SolOverviewDay) day = make_day (today, SOL_YES, SOL_YES);
  g_autofree char *table = sol_overview_day_to_text (day);

  g_assert_cmpuint (sol_overview_day_get_length (day), ==, 3);
  g_assert_cmpstr (table, ==,
                   "Time\tProduction (kW)\tConsumption (kW)\tBattery level (%)\n"
                   "00:00 – 00:15\t0.40\t0.80\t50\n"
                   "00:15 – 00:30\t0.40\t0.80\t50\n"
                   "00:30 – 00:45\t\t\t\n");
}

/* 29 March 2026 has 23 hours in Berlin: two o'clock does not come. */
static void
test_hours (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (SolToday) today = overview_day_new (4);
  if (zone == NULL)
    {
      g_test_skip ("no time zone data");
      return;
    }
  today->start = sol_time_parse ("2026-03-29T00:00:00+01:00", NULL);
  today->n_slots = 92;
  SolOverviewDayFacts facts
      = { .today = today, .reserve_percent = NAN, .asked_at = today->start, .zone = zone };
  g_autoptr (SolOverviewDay) day = sol_overview_day_new (&facts);

  g_assert_cmpfloat (sol_overview_day_get_hour (day, 0), ==, 0);
  g_assert_true (isnan (sol_overview_day_get_hour (day, 2)));
  g_assert_cmpfloat (sol_overview_day_get_hour (day, 6), ==, 20);
  g_assert_cmpfloat (sol_overview_day_get_hour (day, 24), ==, 92);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview-day/data", test_data);
  g_test_add_func ("/overview-day/no-day", test_no_day);
  g_test_add_func ("/overview-day/past-day", test_past_day);
  g_test_add_func ("/overview-day/slots", test_slots);
  g_test_add_func ("/overview-day/words", test_words);
  g_test_add_func ("/overview-day/table", test_table);
  g_test_add_func ("/overview-day/hours", test_hours);
  return g_test_run ();
}
