/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-session-period.h"

static SolTime
at (const char *text)
{
  return sol_time_parse (text, NULL);
}

static void
assert_period (const SolPeriod *period, int year, int month, int n_months)
{
  g_assert_cmpint (period->year, ==, year);
  g_assert_cmpint (period->month, ==, month);
  g_assert_cmpint (period->n_months, ==, n_months);
}

static void
test_at (void)
{
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Berlin");
  /* In Berlin it is July already. */
  SolTime time = at ("2026-06-30T22:30:00Z");
  SolPeriod month = sol_period_at (SOL_PERIOD_MONTH, time, SOL_TIME_UNKNOWN, zone);
  SolPeriod year = sol_period_at (SOL_PERIOD_YEAR, time, SOL_TIME_UNKNOWN, zone);
  SolPeriod all = sol_period_at (SOL_PERIOD_ALL, time, at ("2024-11-20T10:00:00Z"), zone);
  SolPeriod none = sol_period_at (SOL_PERIOD_ALL, time, SOL_TIME_UNKNOWN, zone);

  assert_period (&month, 2026, 7, 1);
  assert_period (&year, 2026, 1, 12);
  assert_period (&all, 2024, 11, 21);
  assert_period (&none, 2026, 7, 1);
  g_assert_cmpuint (sol_period_n_buckets (&month), ==, 31);
  g_assert_cmpuint (sol_period_n_buckets (&year), ==, 12);
  g_assert_cmpuint (sol_period_n_buckets (&all), ==, 21);
}

static void
test_step (void)
{
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Berlin");
  SolPeriod month = sol_period_at (SOL_PERIOD_MONTH, at ("2026-01-10T12:00:00Z"), SOL_TIME_UNKNOWN, zone);
  SolPeriod before = sol_period_step (&month, -1);
  SolPeriod again = sol_period_step (&before, 1);
  SolPeriod year = sol_period_at (SOL_PERIOD_YEAR, at ("2026-01-10T12:00:00Z"), SOL_TIME_UNKNOWN, zone);
  SolPeriod next = sol_period_step (&year, 1);

  assert_period (&before, 2025, 12, 1);
  g_assert_true (sol_period_equal (&month, &again));
  g_assert_false (sol_period_equal (&month, &before));
  assert_period (&next, 2027, 1, 12);
}

/* Buckets meet, days of 23 and 25 hours among them. */
static void
test_buckets (void)
{
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Berlin");
  static const struct
  {
    const char *time;
    guint n;
    guint index;
    gint64 hours;
  } rows[] = { { "2026-03-10T12:00:00Z", 31, 28, 23 },
               { "2026-10-10T12:00:00Z", 31, 24, 25 },
               { "2028-02-10T12:00:00Z", 29, 28, 24 } };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      SolPeriod month = sol_period_at (SOL_PERIOD_MONTH, at (rows[r].time), SOL_TIME_UNKNOWN, zone);

      g_assert_cmpuint (sol_period_n_buckets (&month), ==, rows[r].n);
      g_assert_cmpint (sol_period_bucket (&month, 0, zone), ==, sol_period_begin (&month, zone));
      g_assert_cmpint (sol_period_bucket (&month, rows[r].n, zone), ==, sol_period_end (&month, zone));
      for (guint i = 0; i < rows[r].n; i++)
        {
          gint64 length = sol_period_bucket (&month, i + 1, zone) - sol_period_bucket (&month, i, zone);
          g_assert_cmpint (length, ==, (i == rows[r].index ? rows[r].hours : 24) * SOL_HOUR);
        }
    }
  SolPeriod year = sol_period_at (SOL_PERIOD_YEAR, at ("2026-10-10T12:00:00Z"), SOL_TIME_UNKNOWN, zone);
  g_assert_cmpint (sol_period_bucket (&year, 5, zone), ==, at ("2026-05-31T22:00:00Z"));
  g_assert_cmpint (sol_period_end (&year, zone), ==, at ("2026-12-31T23:00:00Z"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/session-period/at", test_at);
  g_test_add_func ("/domain/session-period/step", test_step);
  g_test_add_func ("/domain/session-period/buckets", test_buckets);
  return g_test_run ();
}
