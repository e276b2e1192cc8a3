/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-sim-battery.h"
#include "sol-sim-home-random.h"

#define CAPACITY_WS (G_GINT64_CONSTANT (10000) * 3600)

static const SolSimBatteryLimits limits = { CAPACITY_WS, 7680 };
static const SolSimPolicy usual = { .discharge = TRUE,
                                    .feed_car = TRUE,
                                    .floor = 20,
                                    .target = 100,
                                    .grid_up = TRUE,
                                    .follow_permille = 1000 };

static void
test_sun_first (void)
{
  int split[SOL_SIM_N_SPLITS];
  sol_sim_battery_split (&usual, &limits, 5000, 1000, 0, CAPACITY_WS / 2, 60, split);
  g_assert_cmpint (split[SOL_SIM_SPLIT_SOLAR_HOME], ==, 1000);
  g_assert_cmpint (split[SOL_SIM_SPLIT_SOLAR_BATTERY], ==, 4000);
  g_assert_cmpint (split[SOL_SIM_SPLIT_SOLAR_GRID], ==, 0);
  g_assert_cmpint (split[SOL_SIM_SPLIT_GRID_HOME], ==, 0);

  /* Full: the rest is exported. */
  sol_sim_battery_split (&usual, &limits, 5000, 1000, 0, CAPACITY_WS, 60, split);
  g_assert_cmpint (split[SOL_SIM_SPLIT_SOLAR_GRID], ==, 4000);

  /* At the reserve: the grid covers the home. */
  sol_sim_battery_split (&usual, &limits, 0, 1000, 3680, CAPACITY_WS / 5, 60, split);
  g_assert_cmpint (split[SOL_SIM_SPLIT_BATTERY_HOME], ==, 0);
  g_assert_cmpint (split[SOL_SIM_SPLIT_GRID_HOME], ==, 4680);
  g_assert_cmpint (split[SOL_SIM_SPLIT_EVSE], ==, 3680);

  SolSimPolicy spared = usual;
  spared.feed_car = FALSE;
  sol_sim_battery_split (&spared, &limits, 0, 400, 7360, CAPACITY_WS, 60, split);
  g_assert_cmpint (split[SOL_SIM_SPLIT_BATTERY_HOME], ==, 400);
  g_assert_cmpint (split[SOL_SIM_SPLIT_GRID_HOME], ==, 7360);
}

static void
test_losses (void)
{
  int split[SOL_SIM_N_SPLITS];
  gint64 stored = CAPACITY_WS / 2;
  sol_sim_battery_split (&usual, &limits, 2000, 0, 0, stored, 3600, split);
  gint64 after = sol_sim_battery_after (stored, split, 3600);
  g_assert_cmpint (after - stored, ==, (gint64) 2000 * 3600 * 9 / 10);
  sol_sim_battery_split (&usual, &limits, 0, 2000, 0, after, 3600, split);
  g_assert_cmpint (after - sol_sim_battery_after (after, split, 3600), ==, (gint64) 2000 * 3600);
}

static void
test_island (void)
{
  int split[SOL_SIM_N_SPLITS];
  SolSimPolicy island = usual;
  island.grid_up = FALSE;
  sol_sim_battery_split (&island, &limits, 9000, 1000, 0, CAPACITY_WS, 60, split);
  g_assert_cmpint (split[SOL_SIM_SPLIT_SOLAR_HOME], ==, 1000);
  g_assert_cmpint (split[SOL_SIM_SPLIT_SOLAR_GRID], ==, 0);
  /* An empty battery at night leaves the home dark; without one the panels stop too. */
  sol_sim_battery_split (&island, &limits, 0, 1000, 0, CAPACITY_WS / 5, 60, split);
  g_assert_cmpint (split[SOL_SIM_SPLIT_GRID_HOME] + split[SOL_SIM_SPLIT_BATTERY_HOME], ==, 0);
  SolSimBatteryLimits none = { 0, 0 };
  sol_sim_battery_split (&island, &none, 5000, 1000, 0, 0, 60, split);
  g_assert_cmpint (split[SOL_SIM_SPLIT_SOLAR_HOME], ==, 0);
}

/* Whatever is asked: nothing negative, all sun and all need accounted for, floor and target kept. */
static void
test_any (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      int split[SOL_SIM_N_SPLITS];
      SolSimPolicy policy = { .discharge = sol_sim_draw_int (1, 1, i, 0, 1),
                              .feed_car = sol_sim_draw_int (1, 2, i, 0, 1),
                              .floor = sol_sim_draw_int (1, 3, i, 5, 100),
                              .target = 100,
                              .grid_charge_w = sol_sim_draw_int (1, 4, i, 0, 3) == 0 ? 4900 : 0,
                              .grid_up = sol_sim_draw_int (1, 5, i, 0, 4) != 0,
                              .follow_permille = sol_sim_draw_int (1, 6, i, 800, 1000) };
      int solar = MAX (0, sol_sim_draw_int (1, 7, i, -4000, 9000)),
          home = sol_sim_draw_int (1, 8, i, 80, 6000);
      int car = sol_sim_draw_int (1, 9, i, 0, 1) * sol_sim_draw_int (1, 10, i, 6, 32) * 230;
      int seconds = sol_sim_draw_int (1, 11, i, 1, 900);
      gint64 stored = (gint64) (sol_sim_draw (1, 12, i) * CAPACITY_WS);
      sol_sim_battery_split (&policy, &limits, solar, home, car, stored, seconds, split);

      for (guint k = 0; k < SOL_SIM_N_SPLITS; k++)
        g_assert_cmpint (split[k], >=, 0);
      int made = split[SOL_SIM_SPLIT_SOLAR_HOME] + split[SOL_SIM_SPLIT_SOLAR_BATTERY]
                 + split[SOL_SIM_SPLIT_SOLAR_GRID];
      int used = split[SOL_SIM_SPLIT_SOLAR_HOME] + split[SOL_SIM_SPLIT_BATTERY_HOME]
                 + split[SOL_SIM_SPLIT_GRID_HOME];
      g_assert_cmpint (made, <=, solar);
      g_assert_cmpint (used, <=, home + car);
      g_assert_cmpint (split[SOL_SIM_SPLIT_EVSE], <=, used);
      if (policy.grid_up)
        {
          g_assert_cmpint (made, ==, solar);
          g_assert_cmpint (used, ==, home + car);
        }
      else
        g_assert_cmpint (split[SOL_SIM_SPLIT_GRID_HOME] + split[SOL_SIM_SPLIT_GRID_BATTERY], ==, 0);

      gint64 after = sol_sim_battery_after (stored, split, seconds);
      g_assert_cmpint (after, <=, CAPACITY_WS);
      g_assert_true (after >= stored || after >= (gint64) (policy.floor / 100 * CAPACITY_WS) - 1);
      g_assert_true (split[SOL_SIM_SPLIT_BATTERY_HOME] == 0 || split[SOL_SIM_SPLIT_GRID_BATTERY] == 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulator/battery/sun-first", test_sun_first);
  g_test_add_func ("/simulator/battery/losses", test_losses);
  g_test_add_func ("/simulator/battery/island", test_island);
  g_test_add_func ("/simulator/battery/any", test_any);
  return g_test_run ();
}
