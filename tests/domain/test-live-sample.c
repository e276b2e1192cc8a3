/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-live-sample.h"

#include <math.h>

static void
assert_number (double got, double want)
{
  if (isnan (want))
    g_assert_true (isnan (got));
  else
    g_assert_cmpfloat (got, ==, want);
}

/* In a fresh value nothing is known, and the balance of nothing is not known either. */
static void
test_unknown (void)
{
  g_autoptr (SolLiveSample) sample = sol_live_sample_new ();
  for (guint i = 0; i < 2; i++)
    {
      assert_number (sample->solar_w, NAN);
      assert_number (sample->battery_w, NAN);
      assert_number (sample->grid_w, NAN);
      assert_number (sample->load_w, NAN);
      assert_number (sample->charger_w, NAN);
      assert_number (sample->soc_percent, NAN);
      assert_number (sample->reserve_percent, NAN);
      g_assert_cmpint (sample->sampled_at, ==, SOL_TIME_UNKNOWN);
      g_assert_cmpint (sample->profile, ==, -1);
      g_assert_cmpint (sample->relay_code, ==, -1);
      g_assert_cmpint (sample->relay_closed, ==, SOL_UNKNOWN);
      g_assert_cmpint (sample->balance_ok, ==, SOL_UNKNOWN);
      sol_live_sample_check_balance (sample);
    }

  g_autoptr (SolLiveVitals) vitals = sol_live_vitals_new ();
  g_autoptr (SolLiveBattery) battery = sol_live_battery_new ();
  assert_number (vitals->soc_percent, NAN);
  assert_number (vitals->grid_volts, NAN);
  assert_number (vitals->home_hz, NAN);
  g_assert_cmpint (vitals->relay_closed, ==, SOL_UNKNOWN);
  g_assert_cmpuint (vitals->batteries->len, ==, 0);
  assert_number (battery->soc_percent, NAN);
  assert_number (battery->power_w, NAN);
  g_assert_cmpint (battery->led_status, ==, -1);
}

static void
test_balance (void)
{
  static const struct
  {
    double solar, battery, grid, load, charger;
    SolTruth ok;
    double charger_read;
  } rows[] = {
    { 5000, -1000, -1000, 3000, 2000, SOL_YES, 2000 },
    { 5000, -1000, -1000, 3499, 2000, SOL_YES, 2000 },
    { 5000, -1000, -1000, 3501, 2000, SOL_NO, NAN },
    { 5000, -1000, -1000, 2501, 2000, SOL_YES, 2000 },
    { 5000, -1000, -1000, 2499, 2000, SOL_NO, NAN },
    { 0, 0, 0, 20, NAN, SOL_YES, NAN },
    { 0, 0, 0, 21, NAN, SOL_NO, NAN },
    { 5000, NAN, -1000, 4000, 4420, SOL_YES, 4420 },
    { 5000, NAN, -1000, 4000, 4421, SOL_YES, NAN },
    { 5000, NAN, -1000, 4000, -1, SOL_YES, NAN },
    { 5000, 0, INFINITY, 4000, 0, SOL_UNKNOWN, NAN },
    { NAN, NAN, 4000, 4000, 0, SOL_UNKNOWN, NAN },
    { 5000, 0, NAN, 4000, 0, SOL_UNKNOWN, NAN },
    { 5000, 0, -1000, NAN, 0, SOL_UNKNOWN, NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean known = rows[i].ok == SOL_YES;
      g_autoptr (SolLiveSample) sample = sol_live_sample_new ();
      sample->solar_w = rows[i].solar;
      sample->battery_w = rows[i].battery;
      sample->grid_w = rows[i].grid;
      sample->load_w = rows[i].load;
      sample->charger_w = rows[i].charger;
      sample->soc_percent = 50;
      sol_live_sample_check_balance (sample);
      g_assert_cmpint (sample->balance_ok, ==, rows[i].ok);
      assert_number (sample->solar_w, known ? rows[i].solar : NAN);
      assert_number (sample->battery_w, known ? rows[i].battery : NAN);
      assert_number (sample->grid_w, known ? rows[i].grid : NAN);
      assert_number (sample->load_w, known ? rows[i].load : NAN);
      assert_number (sample->charger_w, rows[i].charger_read);
      assert_number (sample->soc_percent, 50);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/live-sample/unknown", test_unknown);
  g_test_add_func ("/live-sample/balance", test_balance);
  return g_test_run ();
}
