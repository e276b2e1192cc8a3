/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-day-data"

#include "sol-day-data.h"

#include <math.h>

static const double production[] = { 0, 1, NAN, NAN, 4, 5 };
static const double consumption[] = { 0.5, 7, NAN, NAN, 0.5, NAN };
static const gboolean all[SOL_DAY_N_SERIES] = { TRUE, TRUE, TRUE };

static SolDayData *
sample (double now)
{
  return sol_day_data_new (&(SolDayChartData){ .n_slots = 96,
                                               .n = 6,
                                               .production_kw = production,
                                               .consumption_kw = consumption,
                                               .reserve_percent = NAN,
                                               .now = now });
}

static void
test_copy (void)
{
  g_autoptr (SolDayData) data = sample (6);
  g_autoptr (SolDayData) same = sample (6);
  g_autoptr (SolDayData) later = sample (6.5);

  g_assert_cmpfloat (data->values[SOL_DAY_PRODUCTION][5], ==, 5);
  g_assert_true (isnan (data->values[SOL_DAY_PRODUCTION][6]));
  g_assert_true (isnan (data->values[SOL_DAY_PRODUCTION][95]));
  g_assert_null (data->values[SOL_DAY_LEVEL]);
  g_assert_true (sol_day_data_equal (data, same));
  g_assert_false (sol_day_data_equal (data, later));
  same->values[SOL_DAY_CONSUMPTION][0] = NAN;
  g_assert_false (sol_day_data_equal (data, same));
}

static void
test_begun (void)
{
  static const struct
  {
    double now;
    guint begun;
  } rows[]
      = { { 0, 0 }, { 0.1, 1 }, { 58, 58 }, { 58.2, 59 }, { 96, 96 }, { 200, 96 }, { NAN, 96 }, { -4, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolDayData) data = sample (rows[i].now);

      g_assert_cmpuint (sol_day_data_begun (data), ==, rows[i].begun);
    }
}

static void
test_gaps (void)
{
  g_autoptr (SolDayData) data = sample (6.5);
  g_autoptr (SolDayData) over = sample (NAN);
  guint start = 0, end = 0;

  g_assert_true (sol_day_data_next_gap (data, &start, &end));
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpuint (end, ==, 4);
  start = end;
  /* The running quarter-hour is no gap. */
  g_assert_false (sol_day_data_next_gap (data, &start, &end));

  start = 4;
  g_assert_true (sol_day_data_next_gap (over, &start, &end));
  g_assert_cmpuint (start, ==, 6);
  g_assert_cmpuint (end, ==, 96);
}

static void
test_runs (void)
{
  g_autoptr (SolDayData) data = sample (6);
  guint start = 0, end = 0;

  g_assert_true (sol_day_data_next_run (data, SOL_DAY_CONSUMPTION, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  start = end;
  g_assert_true (sol_day_data_next_run (data, SOL_DAY_CONSUMPTION, &start, &end));
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 5);
  start = end;
  g_assert_false (sol_day_data_next_run (data, SOL_DAY_CONSUMPTION, &start, &end));
  start = 0;
  g_assert_false (sol_day_data_next_run (data, SOL_DAY_LEVEL, &start, &end));
}

static void
test_peak (void)
{
  g_autoptr (SolDayData) data = sample (6);
  const gboolean bars[SOL_DAY_N_SERIES] = { TRUE, FALSE, TRUE };
  const gboolean level[SOL_DAY_N_SERIES] = { FALSE, FALSE, TRUE };

  g_assert_cmpfloat (sol_day_data_peak (data, all), ==, 7);
  g_assert_cmpfloat (sol_day_data_peak (data, bars), ==, 5);
  g_assert_cmpfloat (sol_day_data_peak (data, level), ==, 0);
  g_assert_false (sol_day_data_is_empty (data, bars));
  g_assert_true (sol_day_data_is_empty (data, level));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/day-data/copy", test_copy);
  g_test_add_func ("/charts/day-data/begun", test_begun);
  g_test_add_func ("/charts/day-data/gaps", test_gaps);
  g_test_add_func ("/charts/day-data/runs", test_runs);
  g_test_add_func ("/charts/day-data/peak", test_peak);
  return g_test_run ();
}
