/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-family.h"
#include "sol-plan.h"

/* The budget of docs/architecture.md. */
static void
test_budget (void)
{
  g_assert_cmpfloat (sol_plan_requests_per_hour (SOL_PAGE_BACKGROUND, 1), <=, 60);
  g_assert_cmpfloat (sol_plan_requests_per_hour (SOL_PAGE_OVERVIEW, 1), <=, 190);
  for (SolPage page = SOL_PAGE_ENERGY; page < SOL_PAGE_QUIET; page++)
    g_assert_cmpfloat (sol_plan_requests_per_hour (page, 1), <=, 200);
  g_assert_cmpfloat (sol_plan_requests_per_hour (SOL_PAGE_QUIET, 4), ==, 0);
  /* Further chargers share one round-robin. */
  g_assert_cmpfloat (sol_plan_requests_per_hour (SOL_PAGE_OVERVIEW, 4), ==,
                     sol_plan_requests_per_hour (SOL_PAGE_OVERVIEW, 1));
  g_assert_cmpfloat (sol_plan_requests_per_hour (SOL_PAGE_OVERVIEW, 0), <,
                     sol_plan_requests_per_hour (SOL_PAGE_OVERVIEW, 1));
}

static void
test_intervals (void)
{
  const struct
  {
    SolFamily family;
    guint overview, own, background;
    SolPage page;
  } rows[] = {
    { SOL_FAMILY_EV_STATUS, 60, 60, 300, SOL_PAGE_CHARGER },
    { SOL_FAMILY_TODAY, 300, 300, 300, SOL_PAGE_ENERGY },
    { SOL_FAMILY_LATEST_POWER, 120, 120, 0, SOL_PAGE_SOLAR },
    { SOL_FAMILY_BATTERY_STATUS, 300, 120, 600, SOL_PAGE_BATTERY },
    { SOL_FAMILY_PROFILE, 300, 120, 900, SOL_PAGE_BATTERY },
    { SOL_FAMILY_STORM_ALERTS, 600, 300, 600, SOL_PAGE_STORM_GUARD },
    { SOL_FAMILY_EV_SUMMARY, 600, 300, 1800, SOL_PAGE_CHARGER },
    { SOL_FAMILY_GRID_CHECK, 900, 60, 900, SOL_PAGE_GRID },
    { SOL_FAMILY_PANEL_STATES, 1800, 600, 3600, SOL_PAGE_SOLAR },
    { SOL_FAMILY_DEVICES, 3600, 900, 86400, SOL_PAGE_DEVICES },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (sol_family_get_interval (rows[i].family, SOL_PAGE_OVERVIEW), ==, rows[i].overview);
      g_assert_cmpuint (sol_family_get_interval (rows[i].family, rows[i].page), ==, rows[i].own);
      g_assert_cmpuint (sol_family_get_interval (rows[i].family, SOL_PAGE_BACKGROUND), ==,
                        rows[i].background);
      g_assert_cmpuint (sol_family_get_interval (rows[i].family, SOL_PAGE_QUIET), ==, 0);
    }
}

static void
test_names (void)
{
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    {
      g_assert_cmpuint (sol_plan_find (sol_family_get_name (family)), ==, family);
      g_assert_cmpuint (sol_family_get_cadence (family), >, 0);
      g_assert_false (sol_call_acts (sol_plan_get_row (family)->call));
    }
  g_assert_cmpuint (sol_plan_find ("nothing"), ==, SOL_N_FAMILIES);
  g_assert_cmpuint (sol_plan_find (NULL), ==, SOL_N_FAMILIES);
}

static void
test_back_off (void)
{
  /* R7: slow interval × 2^min(n−1, 3) × 1…3 for answers, × 1…2.5 without one. */
  const double factors[] = { 1, 2, 4, 8, 8, 8 };
  for (guint n = 1; n <= G_N_ELEMENTS (factors); n++)
    {
      g_assert_cmpfloat (sol_plan_retry_delay (SOL_FAMILY_EV_STATUS, 60, n, TRUE, 0), ==,
                         60 * factors[n - 1]);
      g_assert_cmpfloat (sol_plan_retry_delay (SOL_FAMILY_EV_STATUS, 60, n, TRUE, 1), ==,
                         180 * factors[n - 1]);
      g_assert_cmpfloat (sol_plan_retry_delay (SOL_FAMILY_EV_STATUS, 60, n, FALSE, 1), ==,
                         150 * factors[n - 1]);
    }
  /* R8 for the others. */
  const double steps[] = { 300, 900, 1800, 3600, 3600 };
  for (guint n = 1; n <= G_N_ELEMENTS (steps); n++)
    {
      g_assert_cmpfloat (sol_plan_retry_delay (SOL_FAMILY_STORM_ALERTS, 60, n, TRUE, 0), ==, steps[n - 1]);
      g_assert_cmpfloat_with_epsilon (sol_plan_retry_delay (SOL_FAMILY_STORM_ALERTS, 60, n, TRUE, 1),
                                      steps[n - 1] * 1.1, 0.001);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/plan/budget", test_budget);
  g_test_add_func ("/model/plan/intervals", test_intervals);
  g_test_add_func ("/model/plan/names", test_names);
  g_test_add_func ("/model/plan/back-off", test_back_off);
  return g_test_run ();
}
