/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-sim-home.h"

#include <stdlib.h>

#define START G_GINT64_CONSTANT (1781092800) /* 2026-06-10T12:00:00Z */
#define HOUSE 2100417
#define LEFT "EV202010010101"
#define RIGHT "EV202010010118"

static SolSimHome *
open_estate (void)
{
  SolSimHome *home = sol_sim_home_new (sol_sim_scenario_find ("estate"), 7, START);
  sol_sim_home_run_until (home, START);
  return home;
}

static void
test_size (void)
{
  gint64 before = g_get_monotonic_time ();
  g_autoptr (SolSimHome) home = open_estate ();
  guint chargers = 0, batteries = 0, panels = 0;
  for (guint i = 0; i < sol_sim_home_n_sites (home); i++)
    {
      const SolSimSite *site = sol_sim_home_site (home, i);
      guint n_days = 0;
      g_assert_nonnull (sol_sim_home_daily (home, site->id, &n_days));
      g_assert_cmpuint (n_days, >, 3650);
      chargers += site->n_chargers;
      batteries += site->n_batteries;
      panels += site->n_panels;
    }
  g_assert_cmpuint (sol_sim_home_n_sites (home), ==, 3);
  g_assert_cmpuint (chargers, ==, 4);
  g_assert_cmpuint (batteries, ==, 10);
  g_assert_cmpuint (panels, ==, 400);
  double seconds = (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC;
  g_test_message ("opened in %.2f s", seconds);
  g_assert_cmpfloat (seconds, <, 30);
}

static int
compare_serials (const void *a, const void *b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
test_panels (void)
{
  g_autoptr (SolSimHome) home = open_estate ();
  const SolSimSite *site = sol_sim_home_find_site (home, HOUSE);
  guint n_days = 0;
  const SolSimDayTotal *days = sol_sim_home_daily (home, HOUSE, &n_days);
  g_autofree gint64 *wh = g_new0 (gint64, site->n_panels);
  for (guint day = 1000; day < 1030; day++)
    {
      SolSimDate date = site->first_date + (SolSimDate) day;
      gint64 sum = 0;
      g_assert_true (sol_sim_home_panel_energy (home, HOUSE, date, date, wh));
      for (guint i = 0; i < site->n_panels; i++)
        sum += wh[i];
      g_assert_cmpint (sum, ==, days[day].wh[SOL_SIM_FLOW_PRODUCTION]);
    }
  g_autofree const char **serials = g_new (const char *, site->n_panels);
  for (guint i = 0; i < site->n_panels; i++)
    serials[i] = site->panels[i].serial;
  qsort (serials, site->n_panels, sizeof *serials, compare_serials);
  for (guint i = 1; i < site->n_panels; i++)
    g_assert_cmpstr (serials[i - 1], !=, serials[i]);
}

/* Each charger is its own; what they draw together is what the site draws for cars. */
static void
test_chargers (void)
{
  g_autoptr (SolSimHome) home = open_estate ();
  gint64 now = START;
  sol_sim_home_car_leaves (home, HOUSE, LEFT);
  sol_sim_home_car_leaves (home, HOUSE, RIGHT);
  sol_sim_home_car_comes (home, HOUSE, LEFT, 40000);
  sol_sim_home_car_comes (home, HOUSE, RIGHT, 40000);
  sol_sim_home_skip_delays (home, TRUE);
  sol_sim_home_set_mode (home, HOUSE, LEFT, SOL_SIM_MODE_MANUAL);
  sol_sim_home_set_mode (home, HOUSE, RIGHT, SOL_SIM_MODE_MANUAL);
  sol_sim_home_stop_charging (home, HOUSE, LEFT);
  sol_sim_home_stop_charging (home, HOUSE, RIGHT);
  sol_sim_home_run_until (home, now += 60);
  const SolSimCharger *left = sol_sim_home_find_charger (home, HOUSE, LEFT);
  const SolSimCharger *right = sol_sim_home_find_charger (home, HOUSE, RIGHT);
  g_assert_false (left->charging || right->charging);
  g_assert_cmpint (sol_sim_home_start_charging (home, HOUSE, LEFT, 10), ==, SOL_SIM_OK);
  sol_sim_home_run_until (home, now += 60);
  g_assert_true (left->charging && !right->charging);
  g_assert_cmpint (sol_sim_home_find_site (home, HOUSE)->power.car, ==, 3 * 230 * 10);
  g_assert_cmpint (sol_sim_home_start_charging (home, HOUSE, RIGHT, 20), ==, SOL_SIM_OK);
  sol_sim_home_run_until (home, now += 60);
  g_assert_cmpint (sol_sim_home_find_site (home, HOUSE)->power.car, ==, 3 * 230 * 10 + 230 * 20);

  gint64 left_before = left->lifetime_wh, right_before = right->lifetime_wh;
  sol_sim_home_run_until (home, now += 3600);
  g_assert_cmpint (ABS (left->lifetime_wh - left_before - 6900), <=, 700);
  g_assert_cmpint (ABS (right->lifetime_wh - right_before - 4600), <=, 500);
  g_autoptr (GArray) sessions = sol_sim_home_sessions (home, HOUSE, RIGHT, sol_sim_home_today (home, HOUSE),
                                                       sol_sim_home_today (home, HOUSE));
  g_assert_cmpuint (sessions->len, >=, 1);
  g_assert_cmpint (g_array_index (sessions, SolSimSession, 0).amps, ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulator/estate/size", test_size);
  g_test_add_func ("/simulator/estate/panels", test_panels);
  g_test_add_func ("/simulator/estate/chargers", test_chargers);
  return g_test_run ();
}
