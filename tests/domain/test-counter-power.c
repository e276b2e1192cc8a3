/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-counter-power.h"
#include "sol-heat-pump.h"

#include <math.h>

#define same(got, want)                                                                                      \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    double got_ = (got), want_ = (want);                                                                     \
    if (isnan (want_) != isnan (got_) || (!isnan (want_) && fabs (got_ - want_) > 0.01))                     \
      g_error ("row %u: %g, not %g", i, got_, want_);                                                        \
  }                                                                                                          \
  G_STMT_END

typedef struct
{
  double in_wh, out_wh;
  gint64 at_s;
  double power_w;
} Step;

static void
run_steps (const Step *steps, guint n, gint64 interval)
{
  SolCounterPower power;
  sol_counter_power_init (&power);
  for (guint i = 0; i < n; i++)
    same (sol_counter_power_step (&power, steps[i].in_wh, steps[i].out_wh,
                                  SOL_DAY + steps[i].at_s * SOL_SECOND, interval),
          steps[i].power_w);
}

static void
test_counter (void)
{
  static const Step plain[] = {
    { NAN, NAN, 0, NAN },           { 3700000, 900000, 0, NAN }, /* a whole lifetime is no power */
    { 3700010, 900000, 60, NAN },                                /* too soon */
    { 3700270, 900000, 900, 1080 }, { 3700270, 900100, 1200, -1200 }, { 3700270, 900100, 1200, -1200 },
    { 3700370, 900200, 1800, 0 }, /* in and out at once */
  };
  run_steps (plain, G_N_ELEMENTS (plain), 0);
  static const Step quarters[] = { { 1000, NAN, 0, NAN }, { 1100, NAN, 600, NAN }, { 1100, NAN, 900, 400 } };
  run_steps (quarters, G_N_ELEMENTS (quarters), 15 * SOL_MINUTE);
}

static void
test_counter_holes (void)
{
  static const Step gone_once[] = {
    { 5000, 900, 0, NAN },
    { 5100, 900, 600, 600 },
    { NAN, 900, 1200, 600 },
    { 5300, 900, 1800, 600 },
  };
  run_steps (gone_once, G_N_ELEMENTS (gone_once), 0);
  static const Step zero_once[] = {
    { 5000, 900, 0, NAN },
    { 0, 900, 600, NAN },
    { 5100, 900, 1200, 300 },
  };
  run_steps (zero_once, G_N_ELEMENTS (zero_once), 0);
  static const Step reset[] = {
    { 5000, 900, 0, NAN }, { 100, 900, 600, 0 }, { 200, 900, 1200, 600 },
    { 0, 900, 1800, 600 }, { 0, 900, 2400, 0 },  { 50, 900, 3000, 300 },
  };
  run_steps (reset, G_N_ELEMENTS (reset), 0);
  static const Step absurd[] = {
    { 10, NAN, 0, NAN },
    { 4000000, NAN, 600, NAN },
    { 4000100, NAN, 1200, 600 },
  };
  run_steps (absurd, G_N_ELEMENTS (absurd), 0);
  /* Large, but only a small part of a large counter: a factory, not a mistake. */
  static const Step large[] = { { 4000000, NAN, 0, NAN }, { 4020000, NAN, 600, 120000 } };
  run_steps (large, G_N_ELEMENTS (large), 0);
}

static void
test_heat_pump (void)
{
  static const struct
  {
    double wh;
    gint64 at_min;
    double power_w;
  } rows[] = {
    { NAN, 0, NAN },    { 4180, 0, NAN },  { 4200, 5, NAN },  { 4660, 20, 1440 },
    { 4660, 20, 1440 }, { NAN, 25, 1440 }, { 4660, 30, 960 }, { 4660, 45, 0 }, /* since 20 minutes nothing */
    { 20, 50, NAN },                                                           /* a new day */
    { 120, 70, 300 },   { 400, 300, NAN }, /* a long silence says nothing of now */
    { 500, 320, 300 },
  };
  SolHeatPumpPower power;
  sol_heat_pump_power_init (&power);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    same (sol_heat_pump_power_step (&power, rows[i].wh, SOL_DAY + rows[i].at_min * SOL_MINUTE),
          rows[i].power_w);
  g_assert_true (isnan (sol_heat_pump_power_step (&power, 0, SOL_DAY + 321 * SOL_MINUTE)));

  /* More samples than it keeps. */
  sol_heat_pump_power_init (&power);
  for (guint i = 0; i < 200; i++)
    same (sol_heat_pump_power_step (&power, 10 * i, SOL_DAY + i * SOL_MINUTE), i < 15 ? NAN : 600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/counter-power/steps", test_counter);
  g_test_add_func ("/domain/counter-power/holes", test_counter_holes);
  g_test_add_func ("/domain/counter-power/heat-pump", test_heat_pump);
  return g_test_run ();
}
