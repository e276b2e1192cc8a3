/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-sim-home.h"

#include <math.h>

#define HOUSE 4081126
#define SERIAL "EV202334117205"

static void
near_wh (const SolSimDay *day, SolSimFlow flow, double kwh)
{
  g_assert_cmpfloat_with_epsilon (day->total_wh[flow] / 1000.0, kwh, 0.05);
}

/* The invented day of the design's pictures, at the two moments that they show. */
static void
test_mockup (void)
{
  const SolSimScenario *scenario = sol_sim_scenario_find ("mockup");
  gint64 start = scenario->default_start;
  g_autoptr (SolSimHome) home = sol_sim_home_new (scenario, 1, start);
  sol_sim_home_run_until (home, start);
  const SolSimSite *site = sol_sim_home_find_site (home, HOUSE);
  SolSimDate today = sol_sim_home_today (home, HOUSE);
  SolSimDay day;

  g_assert_true (sol_sim_home_day (home, HOUSE, today, &day));
  g_assert_cmpuint (day.n_elapsed, ==, 58);
  near_wh (&day, SOL_SIM_FLOW_PRODUCTION, 28.7);
  near_wh (&day, SOL_SIM_FLOW_CONSUMPTION, 25.7);
  near_wh (&day, SOL_SIM_FLOW_IMPORT, 0.2);
  near_wh (&day, SOL_SIM_FLOW_EXPORT, 0.4);
  near_wh (&day, SOL_SIM_FLOW_DISCHARGE, 2.6);
  near_wh (&day, SOL_SIM_FLOW_CHARGE, 5.4);
  g_assert_cmpint (site->power.solar, ==, 5640);
  g_assert_cmpint (site->power.home, ==, 920);
  g_assert_cmpint (site->power.car, ==, 3680);
  g_assert_cmpint (ABS (site->power.battery + 920), <=, 5);
  g_assert_cmpint (ABS (site->power.grid + 120), <=, 5);
  g_assert_cmpint (site->latest_power, ==, 5640);
  g_assert_cmpint ((int) lrint (site->soc), ==, 72);
  g_assert_cmpint (site->profile.reserve, ==, 20);
  g_assert_true (site->settings.storm_guard && !site->storm_active);
  const SolSimCharger *charger = sol_sim_home_find_charger (home, HOUSE, SERIAL);
  g_assert_cmpint (charger->session.energy_wh, ==, 17480);
  g_assert_cmpint (start - charger->session.started, ==, 4 * 3600 + 45 * 60);
  g_assert_cmpint (charger->running_amps, ==, 16);
  g_assert_cmpint (charger->mode, ==, SOL_SIM_MODE_MANUAL);
  /* South roof, panel 9 gives 0.75 where its neighbours give 1.34. */
  g_assert_cmpfloat_with_epsilon ((double) site->panels[8].today_wh / 1000, 0.75, 0.01);
  g_assert_cmpfloat_with_epsilon ((double) site->panels[9].today_wh / 1000, 1.34, 0.01);

  sol_sim_home_run_until (home, start + 9 * 3600);
  g_assert_true (sol_sim_home_day (home, HOUSE, today, &day));
  near_wh (&day, SOL_SIM_FLOW_PRODUCTION, 48.4);
  near_wh (&day, SOL_SIM_FLOW_CONSUMPTION, 43.3);
  near_wh (&day, SOL_SIM_FLOW_IMPORT, 4.0);
  near_wh (&day, SOL_SIM_FLOW_EXPORT, 5.3);
  g_assert_cmpint ((int) lrint (site->soc), ==, 79);
  g_assert_cmpint (site->power.car, ==, 7360);
  g_assert_cmpint (site->power.home, ==, 400);
  g_assert_cmpint (ABS (site->power.grid - 7390), <=, 5);
  g_assert_cmpint (charger->mode, ==, SOL_SIM_MODE_SCHEDULED);
  g_assert_cmpint (charger->session.energy_wh, ==, 3680);
}

/* Every row opens, lives for a day and has what it promises. */
static void
test_table (void)
{
  guint n;
  const SolSimScenario *list = sol_sim_scenario_list (&n);
  for (guint i = 0; i < n; i++)
    {
      gint64 start = list[i].default_start != 0 ? list[i].default_start : G_GINT64_CONSTANT (1763622000);
      g_assert_true (sol_sim_scenario_find (list[i].name) == &list[i]);
      g_assert_nonnull (list[i].summary);
      g_autoptr (SolSimHome) home = sol_sim_home_new (&list[i], 11, start);
      for (guint s = 0; s < sol_sim_home_n_sites (home); s++)
        g_assert_nonnull (sol_sim_home_find_site (home, sol_sim_home_site_id (home, s)));
      sol_sim_home_run_until (home, start + 86400);
    }
  g_assert_cmpstr (sol_sim_scenario_find (NULL)->name, ==, "home");
  g_assert_null (sol_sim_scenario_find ("no such"));
  g_assert_cmpuint (sol_sim_scenario_find ("two-sites")->n_sites, ==, 2);
  g_assert_cmpuint (sol_sim_scenario_find ("five-sites")->n_sites, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulator/scenario/mockup", test_mockup);
  g_test_add_func ("/simulator/scenario/table", test_table);
  return g_test_run ();
}
