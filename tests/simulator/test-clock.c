/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-sim-clock.h"

#include <math.h>

#define START G_GINT64_CONSTANT (1781353800000000)

static void
test_still (void)
{
  g_autoptr (SolSimClock) clock = sol_sim_clock_new (START, 0);
  g_assert_cmpint (sol_sim_clock_now_us (clock), ==, START);
  sol_sim_clock_advance (clock, -5);
  g_assert_cmpint (sol_sim_clock_now_us (clock), ==, START);
  sol_sim_clock_advance (clock, 90 * G_USEC_PER_SEC);
  g_assert_cmpint (sol_sim_clock_now (clock), ==, START / G_USEC_PER_SEC + 90);
}

static void
test_speed (void)
{
  g_autoptr (SolSimClock) clock = sol_sim_clock_new (START, 1000);
  gint64 begin = g_get_monotonic_time ();
  gint64 before = sol_sim_clock_now_us (clock);
  g_usleep (20000);
  gint64 passed = sol_sim_clock_now_us (clock) - before;
  gint64 real = g_get_monotonic_time () - begin;
  g_assert_cmpint (passed, >=, 20000 * G_GINT64_CONSTANT (1000));
  g_assert_cmpint (passed, <=, real * 1000);

  /* What has passed stays passed, and it never turns back. */
  before = sol_sim_clock_now_us (clock);
  sol_sim_clock_set_speed (clock, 0);
  g_assert_cmpint (sol_sim_clock_now_us (clock), >=, before);
  before = sol_sim_clock_now_us (clock);
  sol_sim_clock_set_speed (clock, -3);
  sol_sim_clock_set_speed (clock, NAN);
  g_assert_cmpfloat (sol_sim_clock_get_speed (clock), ==, 0);
  g_assert_cmpint (sol_sim_clock_now_us (clock), ==, before);
}

static void
test_now (void)
{
  g_autoptr (SolSimClock) clock = sol_sim_clock_new (-1, 1);
  g_assert_cmpint (ABS (sol_sim_clock_now_us (clock) - g_get_real_time ()), <, 5 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulator/clock/still", test_still);
  g_test_add_func ("/simulator/clock/speed", test_speed);
  g_test_add_func ("/simulator/clock/now", test_now);
  return g_test_run ();
}
