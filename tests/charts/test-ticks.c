/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-ticks"

#include "math/sol-ticks.h"

#include <math.h>

static void
test_nice (void)
{
  static const struct
  {
    double low, high, step, bottom, top;
    guint n;
  } rows[] = {
    { 0, 6.05, 2, 0, 8, 5 },       { 0, 7.8, 2, 0, 8, 5 },        { 0, 8, 2, 0, 8, 5 },
    { 0, 8.01, 2, 0, 10, 6 },      { 0, 10.01, 2.5, 0, 12.5, 6 }, { 0, 1, 0.2, 0, 1, 6 },
    { 0, 0.6, 0.2, 0, 0.6, 4 },    { 0, 0, 0.2, 0, 1, 6 },        { 0, NAN, 0.2, 0, 1, 6 },
    { -3, -1, 1, -3, 0, 4 },       { -40, 38, 20, -40, 40, 5 },   { 0, 12345, 2500, 0, 12500, 6 },
    { 0, INFINITY, 0.2, 0, 1, 6 }, { -1, 7, 2, -2, 8, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolTicks ticks = sol_ticks_nice (rows[i].low, rows[i].high);

      g_assert_cmpfloat_with_epsilon (ticks.step, rows[i].step, 1e-9);
      g_assert_cmpfloat_with_epsilon (ticks.low, rows[i].bottom, 1e-9);
      g_assert_cmpfloat_with_epsilon (ticks.high, rows[i].top, 1e-9);
      g_assert_cmpuint (ticks.n, ==, rows[i].n);
    }
}

/* Whatever the highest value is: 4 to 6 lines that hold it. */
static void
test_nice_sweep (void)
{
  for (double high = 0.013; high < 1e6; high *= 1.07)
    {
      SolTicks ticks = sol_ticks_nice (0, high);

      g_assert_cmpuint (ticks.n, >=, 4);
      g_assert_cmpuint (ticks.n, <=, 6);
      g_assert_cmpfloat (ticks.high, >=, high * (1 - 1e-9));
      g_assert_cmpfloat (ticks.high - ticks.step, <, high);
      g_assert_cmpfloat_with_epsilon (sol_ticks_value (&ticks, ticks.n - 1), ticks.high, high * 1e-9);
    }
}

static void
test_value (void)
{
  SolTicks ticks = sol_ticks_nice (-40, 38);

  g_assert_cmpfloat (sol_ticks_value (&ticks, 0), ==, -40);
  g_assert_cmpfloat (sol_ticks_value (&ticks, 2), ==, 0);
  g_assert_cmpfloat (sol_ticks_value (&ticks, 4), ==, 40);
}

static void
test_day (void)
{
  static const struct
  {
    guint n_slots, jump, step;
    guint n;
    double slots[6];
    guint hours[6];
  } rows[] = {
    { 96, 0, 6, 5, { 0, 24, 48, 72, 96 }, { 0, 6, 12, 18, 24 } },
    { 92, 8, 6, 5, { 0, 20, 44, 68, 92 }, { 0, 6, 12, 18, 24 } },
    { 100, 12, 6, 5, { 0, 28, 52, 76, 100 }, { 0, 6, 12, 18, 24 } },
    { 94, 8, 12, 3, { 0, 46, 94 }, { 0, 12, 24 } },
    /* The clock never shows 2 when it jumps from 2 to 3. */
    { 92, 8, 2, 0, { 0 }, { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolDayTick ticks[SOL_TICKS_DAY_MAX];
      guint n = sol_ticks_day (rows[i].n_slots, rows[i].jump, rows[i].step, ticks);

      if (rows[i].n == 0)
        {
          g_assert_cmpuint (n, ==, 12);
          g_assert_cmpuint (ticks[1].hour, ==, 4);
          g_assert_cmpfloat (ticks[1].slot, ==, 12);
          continue;
        }
      g_assert_cmpuint (n, ==, rows[i].n);
      for (guint t = 0; t < n; t++)
        {
          g_assert_cmpfloat (ticks[t].slot, ==, rows[i].slots[t]);
          g_assert_cmpuint (ticks[t].hour, ==, rows[i].hours[t]);
        }
    }
}

static void
test_day_hourly (void)
{
  SolDayTick ticks[SOL_TICKS_DAY_MAX];

  g_assert_cmpuint (sol_ticks_day (96, 0, 1, ticks), ==, 25);
  g_assert_cmpuint (sol_ticks_day (92, 8, 1, ticks), ==, 24);
  g_assert_cmpuint (sol_ticks_day (100, 12, 1, ticks), ==, 25);
  /* The repeated hour has its tick at the first time. */
  g_assert_cmpfloat (ticks[2].slot, ==, 8);
  g_assert_cmpfloat (ticks[3].slot, ==, 16);
}

static void
test_thin (void)
{
  const double starts[] = { 0, 30, 60, 90, 120 };
  const double narrow[] = { 20, 20, 20, 20, 20 };
  const double wide[] = { 40, 40, 40, 40, 40 };
  const double huge[] = { 500, 500, 500, 500, 500 };

  g_assert_cmpuint (sol_ticks_thin (starts, narrow, 5, 8), ==, 1);
  g_assert_cmpuint (sol_ticks_thin (starts, narrow, 5, 12), ==, 2);
  g_assert_cmpuint (sol_ticks_thin (starts, wide, 5, 8), ==, 2);
  g_assert_cmpuint (sol_ticks_thin (starts, huge, 5, 8), ==, 5);
  g_assert_cmpuint (sol_ticks_thin (NULL, NULL, 0, 8), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/ticks/nice", test_nice);
  g_test_add_func ("/charts/ticks/nice-sweep", test_nice_sweep);
  g_test_add_func ("/charts/ticks/value", test_value);
  g_test_add_func ("/charts/ticks/day", test_day);
  g_test_add_func ("/charts/ticks/day-hourly", test_day_hourly);
  g_test_add_func ("/charts/ticks/thin", test_thin);
  return g_test_run ();
}
