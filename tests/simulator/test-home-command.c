/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-sim-home.h"

#include <math.h>

#define START G_GINT64_CONSTANT (1781353800)
#define HOUSE 4081126
#define SERIAL "EV202334117205"

static SolSimHome *
open_home (const char *scenario, guint32 seed)
{
  SolSimHome *home = sol_sim_home_new (sol_sim_scenario_find (scenario), seed, START);
  sol_sim_home_run_until (home, START);
  return home;
}

static void
pass (SolSimHome *home, gint64 seconds)
{
  sol_sim_home_run_until (home, sol_sim_home_now (home) + seconds);
}

static const SolSimCharger *
charger (SolSimHome *home)
{
  return sol_sim_home_find_charger (home, HOUSE, SERIAL);
}

static const SolSimSite *
house (SolSimHome *home)
{
  return sol_sim_home_find_site (home, HOUSE);
}

static void
test_start_stop (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 7);
  g_assert_true (charger (home)->charging);
  g_assert_cmpint (charger (home)->running_amps, ==, 16);
  g_assert_cmpint (sol_sim_home_start_charging (home, HOUSE, SERIAL, 10), ==, SOL_SIM_ALREADY_CHARGING);
  g_assert_cmpint (sol_sim_home_start_charging (home, HOUSE, "EV1", 10), ==, SOL_SIM_NO_DEVICE);

  g_assert_cmpint (sol_sim_home_stop_charging (home, HOUSE, SERIAL), ==, SOL_SIM_OK);
  pass (home, 3);
  g_assert_true (charger (home)->charging);
  pass (home, 6);
  g_assert_false (charger (home)->charging);
  g_assert_true (charger (home)->plugged_in);
  g_assert_cmpint (charger (home)->connector, ==, SOL_SIM_CONNECTOR_AVAILABLE);
  g_assert_cmpint (charger (home)->session.ended, >, 0);
  g_assert_cmpint (house (home)->power.car, ==, 0);
  g_assert_cmpint (sol_sim_home_stop_charging (home, HOUSE, SERIAL), ==, SOL_SIM_NOT_ACTIVE);

  g_assert_cmpint (sol_sim_home_start_charging (home, HOUSE, SERIAL, 5), ==, SOL_SIM_BAD_LEVEL);
  g_assert_cmpint (sol_sim_home_start_charging (home, HOUSE, SERIAL, 33), ==, SOL_SIM_BAD_LEVEL);
  g_assert_cmpint (sol_sim_home_start_charging (home, HOUSE, SERIAL, 20), ==, SOL_SIM_OK);
  pass (home, 9);
  g_assert_true (charger (home)->charging);
  g_assert_cmpint (charger (home)->running_amps, ==, 20);
  g_assert_cmpint (house (home)->power.car, ==, 4600);
  g_assert_cmpint (charger (home)->session.ended, ==, 0);

  sol_sim_home_car_leaves (home, HOUSE, NULL);
  g_assert_false (charger (home)->plugged_in);
  g_assert_cmpint (sol_sim_home_start_charging (home, HOUSE, SERIAL, 0), ==, SOL_SIM_NOT_READY);
}

/* A report every five minutes, and counters only with it. */
static void
test_reports (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 7);
  gint64 reported = charger (home)->last_report, energy = charger (home)->lifetime_wh;
  guint changes = 0;
  for (guint i = 0; i < 3600; i += 10)
    {
      pass (home, 10);
      g_assert_cmpint (sol_sim_home_now (home) - charger (home)->last_report, <, 300 + 10);
      if (charger (home)->last_report == reported)
        {
          g_assert_cmpint (charger (home)->lifetime_wh, ==, energy);
          continue;
        }
      g_assert_cmpint (charger (home)->last_report - reported, ==, 300);
      g_assert_cmpint (ABS (charger (home)->lifetime_wh - energy - 3680 / 12), <=, 1);
      reported = charger (home)->last_report;
      energy = charger (home)->lifetime_wh;
      changes++;
    }
  g_assert_cmpuint (changes, ==, 12);
}

/* The truth changes first, what the cloud tells follows. */
static void
test_read_lag (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 7);
  SolSimKnobs *knobs = sol_sim_home_knobs (home);
  knobs->read_lag = 40;
  knobs->kind[SOL_SIM_KIND_CHARGE].settle_min = knobs->kind[SOL_SIM_KIND_CHARGE].settle_max = 5;
  /* Right after a regular report, which would tell it at once. */
  while (charger (home)->last_report != sol_sim_home_now (home))
    pass (home, 1);
  g_assert_cmpint (sol_sim_home_stop_charging (home, HOUSE, SERIAL), ==, SOL_SIM_OK);
  pass (home, 5);
  g_assert_cmpint (house (home)->power.car, ==, 0);
  g_assert_true (charger (home)->charging);
  pass (home, 39);
  g_assert_true (charger (home)->charging);
  pass (home, 1);
  g_assert_false (charger (home)->charging);
}

static void
test_knobs (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 7);
  sol_sim_home_knobs (home)->kind[SOL_SIM_KIND_CHARGE].never = TRUE;
  g_assert_cmpint (sol_sim_home_stop_charging (home, HOUSE, SERIAL), ==, SOL_SIM_OK);
  pass (home, 600);
  g_assert_true (charger (home)->charging);
  sol_sim_home_knobs (home)->kind[SOL_SIM_KIND_CHARGE].refuse = TRUE;
  g_assert_cmpint (sol_sim_home_stop_charging (home, HOUSE, SERIAL), ==, SOL_SIM_REFUSED);
  sol_sim_home_knobs (home)->kind[SOL_SIM_KIND_CHARGE].never = FALSE;
  sol_sim_home_knobs (home)->kind[SOL_SIM_KIND_CHARGE].refuse = FALSE;
  sol_sim_home_skip_delays (home, TRUE);
  g_assert_cmpint (sol_sim_home_stop_charging (home, HOUSE, SERIAL), ==, SOL_SIM_OK);
  g_assert_false (charger (home)->charging);
}

static void
test_modes (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 7);
  g_assert_cmpint (sol_sim_home_set_mode (home, HOUSE, SERIAL, SOL_SIM_MODE_MANUAL), ==, SOL_SIM_SAME);
  g_assert_cmpint (sol_sim_home_set_mode (home, HOUSE, SERIAL, SOL_SIM_MODE_SCHEDULED), ==, SOL_SIM_OK);
  g_assert_true (charger (home)->mode_pending);
  pass (home, 9);
  g_assert_cmpint (charger (home)->mode, ==, SOL_SIM_MODE_SCHEDULED);
  g_assert_false (charger (home)->charging);
  g_assert_cmpint (charger (home)->connector, ==, SOL_SIM_CONNECTOR_SUSPENDED_EVSE);

  /* The usual slot begins at 23:00; a start by hand before it makes it manual. */
  sol_sim_home_run_until (home, START + 8 * 3600 + 1800 + 60);
  g_assert_true (charger (home)->charging);
  g_assert_cmpint (charger (home)->running_amps, ==, 32);
  g_assert_cmpint (sol_sim_home_stop_charging (home, HOUSE, SERIAL), ==, SOL_SIM_OK);
  pass (home, 9);
  g_assert_false (charger (home)->charging);
  g_assert_cmpint (charger (home)->mode, ==, SOL_SIM_MODE_SCHEDULED);
  g_assert_cmpint (sol_sim_home_start_charging (home, HOUSE, SERIAL, 8), ==, SOL_SIM_OK);
  pass (home, 9);
  g_assert_cmpint (charger (home)->mode, ==, SOL_SIM_MODE_MANUAL);
  g_assert_cmpint (charger (home)->running_amps, ==, 8);

  /* No sun at night: green waits, without the battery's help. */
  g_assert_cmpint (sol_sim_home_set_mode (home, HOUSE, SERIAL, SOL_SIM_MODE_GREEN), ==, SOL_SIM_OK);
  pass (home, 9);
  g_assert_false (charger (home)->charging);
  g_assert_cmpstr (charger (home)->connector_reason, ==, "INSUFFICIENT_SOLAR");

  sol_sim_home_set_slots (home, HOUSE, SERIAL, NULL, 0);
  pass (home, 9);
  g_assert_cmpuint (charger (home)->n_slots, ==, 0);
  g_assert_cmpint (sol_sim_home_set_mode (home, HOUSE, SERIAL, SOL_SIM_MODE_SCHEDULED), ==, SOL_SIM_NO_SLOT);
}

/* Green takes what is left over and no more than a little from the grid. */
static void
test_green (void)
{
  g_autoptr (SolSimHome) home = open_home ("no-battery", 21);
  sol_sim_home_skip_delays (home, TRUE);
  sol_sim_home_car_comes (home, HOUSE, NULL, 50000);
  sol_sim_home_set_mode (home, HOUSE, SERIAL, SOL_SIM_MODE_GREEN);
  gint64 car = 0, import = 0;
  for (guint i = 0; i < 2 * 1440; i++)
    {
      pass (home, 60);
      car += house (home)->power.car;
      import += house (home)->power.car > 0 ? MAX (house (home)->power.grid, 0) : 0;
    }
  g_assert_cmpint (car, >, 0);
  g_assert_cmpint (import * 4, <, car);
}

static void
test_profile (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 7);
  g_assert_cmpint (sol_sim_home_set_profile (home, HOUSE, "self-consumption", NULL, 60), ==, SOL_SIM_OK);
  pass (home, 100);
  g_assert_cmpint (house (home)->profile.reserve, ==, 20);

  g_assert_cmpint (sol_sim_home_set_profile (home, HOUSE, "backup_only", NULL, -1), ==, SOL_SIM_OK);
  g_assert_cmpstr (house (home)->pending_profile.key, ==, "backup_only");
  g_assert_cmpint (sol_sim_home_set_profile (home, HOUSE, "cost_savings", NULL, 20), ==, SOL_SIM_BUSY);
  pass (home, 50);
  g_assert_cmpstr (house (home)->profile.key, ==, "self-consumption");
  pass (home, 50);
  g_assert_cmpstr (house (home)->profile.key, ==, "backup_only");
  g_assert_cmpint (house (home)->profile.reserve, ==, 100);
  g_assert_cmpstr (house (home)->pending_profile.key, ==, "");

  /* It fills and then holds, night and car notwithstanding. */
  pass (home, 6 * 3600);
  g_assert_cmpfloat (house (home)->soc, >, 99.9);
  pass (home, 12 * 3600);
  g_assert_cmpfloat (house (home)->soc, >, 99.9);

  g_assert_cmpint (sol_sim_home_set_profile (home, HOUSE, "self-consumption", NULL, -1), ==, SOL_SIM_OK);
  g_assert_cmpint (house (home)->pending_profile.reserve, ==, 20);
  g_assert_cmpint (sol_sim_home_cancel_profile (home, HOUSE), ==, SOL_SIM_OK);
  g_assert_cmpint (sol_sim_home_cancel_profile (home, HOUSE), ==, SOL_SIM_DONE_ALREADY);
  pass (home, 200);
  g_assert_cmpstr (house (home)->profile.key, ==, "backup_only");
}

static void
test_reserve (void)
{
  g_autoptr (SolSimHome) home = open_home ("no-charger", 7);
  g_assert_cmpint (sol_sim_home_set_reserve (home, HOUSE, 5), ==, SOL_SIM_INVALID);
  g_assert_cmpint (sol_sim_home_set_reserve (home, HOUSE, 70), ==, SOL_SIM_OK);
  pass (home, 10);
  g_assert_cmpint (house (home)->profile.reserve, ==, 70);
  for (guint i = 0; i < 48; i++)
    {
      double before = house (home)->soc;
      pass (home, 1800);
      g_assert_true (house (home)->soc >= MIN (before, 70) - 0.01);
    }
}

static void
test_charge_from_grid (void)
{
  g_autoptr (SolSimHome) home = open_home ("no-charger", 7);
  SolSimBatterySettings settings = house (home)->settings;
  settings.charge_from_grid = settings.charge_from_grid_schedule = TRUE;
  settings.charge_begin = settings.charge_end = 120;
  g_assert_cmpint (sol_sim_home_set_settings (home, HOUSE, &settings), ==, SOL_SIM_INVALID);
  settings.charge_end = 300;
  settings.very_low_soc = 60;
  g_assert_cmpint (sol_sim_home_set_settings (home, HOUSE, &settings), ==, SOL_SIM_INVALID);
  settings.very_low_soc = 12;
  g_assert_cmpint (sol_sim_home_set_settings (home, HOUSE, &settings), ==, SOL_SIM_OK);
  sol_sim_home_run_until (home, START + 86400);
  SolSimDay day;
  g_assert_true (sol_sim_home_day (home, HOUSE, sol_sim_home_today (home, HOUSE), &day));
  g_assert_cmpint (day.wh[SOL_SIM_FLOW_GRID_BATTERY][7], ==, 0);
  g_assert_cmpint (day.wh[SOL_SIM_FLOW_GRID_BATTERY][8], >, 0);
  g_assert_cmpint (day.wh[SOL_SIM_FLOW_GRID_BATTERY][20], ==, 0);
}

static void
test_storm (void)
{
  g_autoptr (SolSimHome) home = open_home ("storm", 7);
  g_assert_true (house (home)->storm_active);
  g_assert_cmpstr (house (home)->effective.key, ==, "backup_only");
  g_assert_cmpstr (house (home)->profile.key, ==, "self-consumption");
  g_assert_cmpuint (house (home)->n_alerts, ==, 1);
  g_autofree char *id = g_strdup (house (home)->alerts[0].id);
  g_assert_cmpint (sol_sim_home_opt_out (home, HOUSE, "none"), ==, SOL_SIM_NO_DEVICE);
  g_assert_cmpint (sol_sim_home_opt_out (home, HOUSE, id), ==, SOL_SIM_OK);
  pass (home, 10);
  g_assert_false (house (home)->storm_active);
  g_assert_cmpstr (house (home)->effective.key, ==, "self-consumption");

  sol_sim_home_storm (home, HOUSE, START + 100, START + 5000, TRUE);
  g_assert_false (house (home)->storm_active);
  pass (home, 200);
  g_assert_true (house (home)->storm_active);
  g_assert_cmpint (sol_sim_home_opt_out (home, HOUSE, house (home)->alerts[1].id), ==, SOL_SIM_REFUSED);
  g_assert_cmpint (sol_sim_home_set_storm_guard (home, HOUSE, FALSE, FALSE), ==, SOL_SIM_OK);
  pass (home, 10);
  g_assert_cmpstr (house (home)->effective.key, ==, "self-consumption");
  sol_sim_home_storm_over (home, HOUSE);
  g_assert_false (house (home)->storm_active);
}

static void
test_grid (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 7);
  g_assert_cmpint (sol_sim_home_set_relay (home, HOUSE, TRUE), ==, SOL_SIM_SAME);
  g_assert_cmpint (sol_sim_home_set_relay (home, HOUSE, FALSE), ==, SOL_SIM_OK);
  g_assert_true (house (home)->grid.switching);
  g_assert_cmpint (sol_sim_home_set_relay (home, HOUSE, FALSE), ==, SOL_SIM_FORBIDDEN);
  pass (home, 31);
  g_assert_cmpint (house (home)->grid.state, ==, SOL_SIM_GRID_OFF_BY_CHOICE);
  g_assert_cmpint (house (home)->power.grid, ==, 0);
  g_assert_cmpint (house (home)->power.car, ==, 0);
  g_assert_true (charger (home)->off_grid);
  pass (home, 40 * 3600);
  g_assert_cmpint (house (home)->power.grid, ==, 0);
  g_assert_cmpfloat (house (home)->soc, >=, house (home)->settings.very_low_soc - 0.01);
  g_assert_cmpint (sol_sim_home_set_relay (home, HOUSE, TRUE), ==, SOL_SIM_OK);
  pass (home, 31);
  g_assert_cmpint (house (home)->grid.state, ==, SOL_SIM_GRID_ON);

  guint outages = house (home)->n_outages;
  sol_sim_home_outage (home, HOUSE, TRUE);
  g_assert_cmpint (house (home)->grid.state, ==, SOL_SIM_GRID_OUTAGE);
  g_assert_cmpint (sol_sim_home_set_relay (home, HOUSE, FALSE), ==, SOL_SIM_FORBIDDEN);
  pass (home, 600);
  sol_sim_home_outage (home, HOUSE, FALSE);
  g_assert_cmpuint (house (home)->n_outages, ==, outages + 1);
  g_assert_cmpint (house (home)->outages[0].duration, ==, 600);
}

static void
test_trouble (void)
{
  g_autoptr (SolSimHome) silent = open_home ("gateway-silent", 7);
  g_assert_cmpint (sol_sim_home_now (silent) - house (silent)->gateway.last_report, >=, 2 * 3600);
  SolSimDay day;
  g_assert_true (sol_sim_home_day (silent, HOUSE, sol_sim_home_today (silent, HOUSE), &day));
  g_assert_cmpint (day.reported_until, ==, house (silent)->gateway.last_report);
  g_assert_cmpint (day.wh[SOL_SIM_FLOW_CONSUMPTION][day.n_elapsed], ==, 0);
  sol_sim_home_gateway_silent (silent, HOUSE, FALSE);
  g_assert_cmpint (sol_sim_home_now (silent) - house (silent)->gateway.last_report, <, 300);

  g_autoptr (SolSimHome) safe = open_home ("safe-limit", 7);
  g_assert_cmpint (charger (safe)->running_amps, ==, charger (safe)->min_amps);
  g_assert_cmpint (charger (safe)->safe_limit, !=, 0);

  g_autoptr (SolSimHome) offline = open_home ("charger-offline", 7);
  g_assert_false (charger (offline)->connected);
  gint64 reported = charger (offline)->last_report;
  pass (offline, 1200);
  g_assert_cmpint (charger (offline)->last_report, ==, reported);

  g_autoptr (SolSimHome) reader = open_home ("read-only", 7);
  g_assert_cmpint (sol_sim_home_set_reserve (reader, HOUSE, 40), ==, SOL_SIM_READ_ONLY);

  g_autoptr (SolSimHome) pending = open_home ("pending-profile", 7);
  pass (pending, 3600);
  g_assert_cmpstr (house (pending)->pending_profile.key, ==, "cost_savings");

  g_autoptr (SolSimHome) unplugged = open_home ("unplugged", 7);
  g_assert_false (charger (unplugged)->plugged_in);
  pass (unplugged, 3 * 86400);
  g_assert_false (charger (unplugged)->plugged_in);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulator/home-command/start-stop", test_start_stop);
  g_test_add_func ("/simulator/home-command/reports", test_reports);
  g_test_add_func ("/simulator/home-command/read-lag", test_read_lag);
  g_test_add_func ("/simulator/home-command/knobs", test_knobs);
  g_test_add_func ("/simulator/home-command/modes", test_modes);
  g_test_add_func ("/simulator/home-command/green", test_green);
  g_test_add_func ("/simulator/home-command/profile", test_profile);
  g_test_add_func ("/simulator/home-command/reserve", test_reserve);
  g_test_add_func ("/simulator/home-command/charge-from-grid", test_charge_from_grid);
  g_test_add_func ("/simulator/home-command/storm", test_storm);
  g_test_add_func ("/simulator/home-command/grid", test_grid);
  g_test_add_func ("/simulator/home-command/trouble", test_trouble);
  return g_test_run ();
}
