/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "sol-session-rules.h"

#define NOON (1781344800 * SOL_SECOND)
#define QUARTER (15 * SOL_MINUTE)

static SolChargeRecord *
add (SolChargeHistory *history, const char *id, SolTime start, SolTime end, double wh)
{
  SolChargeRecord *record = sol_charge_record_new ();

  record->id = g_strdup (id);
  record->started_at = start;
  record->ended_at = end;
  record->running = sol_truth (end == SOL_TIME_UNKNOWN);
  record->energy_wh = wh;
  g_ptr_array_add (history->sessions, record);
  return record;
}

static SolChargerStatus *
charging (SolTruth running, SolTime start, double wh, double cost)
{
  SolChargerStatus *status = sol_charger_status_new ();

  status->session.running = running;
  status->session.started_at = start;
  status->session.energy_wh = wh;
  status->session.cost = cost;
  return status;
}

static const SolChargeRecord *
at (const SolChargeHistory *history, guint index)
{
  g_assert_cmpuint (index, <, history->sessions->len);
  return g_ptr_array_index (history->sessions, index);
}

/* What runs comes from the charger, in its own place or in front. */
static void
test_merge (void)
{
  g_autoptr (SolChargeHistory) stored = sol_charge_history_new ();
  g_autoptr (SolChargerStatus) runs = charging (SOL_YES, NOON, 2500, 0);
  g_autoptr (SolChargerStatus) idle = charging (SOL_NO, NOON - SOL_DAY, 9400, NAN);

  add (stored, "7", NOON - SOL_DAY, NOON - SOL_DAY + SOL_HOUR, 9400)->cost = 0.98;
  g_autoptr (SolChargeHistory) new = sol_sessions_merge (stored, runs);
  g_assert_cmpuint (new->sessions->len, ==, 2);
  g_assert_cmpstr (at (new, 0)->id, ==, SOL_SESSION_NOW);
  g_assert_cmpfloat (at (new, 0)->energy_wh, ==, 2500);
  g_assert_cmpint (at (new, 0)->running, ==, SOL_YES);
  /* 0 is no price. */
  g_assert_true (isnan (at (new, 0)->cost));
  g_assert_cmpfloat (at (new, 1)->cost, ==, 0.98);

  add (stored, "8", NOON + 2 * SOL_MINUTE, SOL_TIME_UNKNOWN, 2000)->active_s = 60;
  g_autoptr (SolChargeHistory) same = sol_sessions_merge (stored, runs);
  g_assert_cmpuint (same->sessions->len, ==, 2);
  g_assert_cmpstr (at (same, 0)->id, ==, "8");
  g_assert_cmpfloat (at (same, 0)->energy_wh, ==, 2500);
  g_assert_cmpfloat (sol_session_seconds (at (same, 0), NOON + SOL_HOUR), ==, 3480);

  /* Whoever does not charge has no session that runs; its end is just not known yet. */
  g_autoptr (SolChargeHistory) over = sol_sessions_merge (stored, idle);
  g_assert_cmpuint (over->sessions->len, ==, 2);
  g_assert_cmpint (at (over, 0)->running, ==, SOL_NO);
  g_assert_cmpint (sol_session_end (at (over, 0), NOON + SOL_HOUR), ==, SOL_TIME_UNKNOWN);
  g_assert_true (sol_session_find_start (over, NOON) == at (over, 0));
  g_assert_null (sol_session_find_start (over, NOON - SOL_HOUR));
  g_assert_null (sol_session_find_start (NULL, NOON));
}

static void
test_total (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolTime day = NOON - 12 * SOL_HOUR;
  /* Half of it before midnight. */
  SolChargeRecord *night = add (history, "1", day - SOL_HOUR, day + SOL_HOUR, 8000);
  SolChargeRecord *noon = add (history, "2", NOON, NOON + SOL_HOUR, 3000);
  add (history, "3", day - 5 * SOL_DAY, day - 5 * SOL_DAY + SOL_HOUR, 50000);

  night->miles = 20;
  night->cost = 2;
  SolSessionTotals totals = sol_sessions_total (history, day, day + SOL_DAY, NOON + SOL_DAY);
  g_assert_cmpuint (totals.n, ==, 2);
  g_assert_cmpfloat (totals.energy_wh, ==, 7000);
  g_assert_cmpfloat (totals.miles, ==, 10);
  g_assert_cmpfloat (totals.cost, ==, 1);
  g_assert_false (totals.cost_whole);
  noon->cost = 0.5;
  totals = sol_sessions_total (history, day, day + SOL_DAY, NOON + SOL_DAY);
  g_assert_true (totals.cost_whole);
  g_assert_cmpfloat (totals.cost, ==, 1.5);

  totals = sol_sessions_total (history, NOON + 5 * SOL_DAY, NOON + 6 * SOL_DAY, NOON + 7 * SOL_DAY);
  g_assert_cmpuint (totals.n, ==, 0);
  g_assert_cmpfloat (totals.energy_wh, ==, 0);
  g_assert_true (isnan (totals.cost));
}

static void
test_numbers (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolChargeRecord *record = add (history, "1", NOON, NOON + SOL_HOUR, 10000);

  g_assert_true (isnan (sol_session_price (record)));
  record->cost = 3;
  g_assert_cmpfloat_with_epsilon (sol_session_price (record), 0.3, 1e-9);
  record->cost_per_kwh = 0.25;
  g_assert_cmpfloat (sol_session_price (record), ==, 0.25);
  g_assert_cmpfloat (sol_session_seconds (record, NOON + SOL_DAY), ==, 3600);
  record->active_s = 1800;
  g_assert_cmpfloat (sol_session_seconds (record, NOON + SOL_DAY), ==, 1800);
  record->active_s = -1;
  record->ended_at = SOL_TIME_UNKNOWN;
  g_assert_true (isnan (sol_session_seconds (record, NOON + SOL_DAY)));
  record->running = SOL_YES;
  g_assert_cmpfloat (sol_session_seconds (record, NOON + 60 * SOL_SECOND), ==, 60);
}

static void
fill (SolFlowQuarter *quarters, guint n, SolTime from)
{
  for (guint i = 0; i < n; i++)
    quarters[i] = (SolFlowQuarter){ .start = from + i * QUARTER,
                                    .end = from + (i + 1) * QUARTER,
                                    .solar_home_wh = NAN,
                                    .battery_home_wh = NAN,
                                    .grid_home_wh = NAN,
                                    .charger_wh = NAN };
}

/* One hour: the sun feeds the first half, the grid the second. */
static void
test_mix (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolChargeRecord *record = add (history, "1", NOON, NOON + SOL_HOUR, 4000);
  SolTime later = NOON + SOL_DAY;
  SolFlowQuarter quarters[4];

  fill (quarters, 4, NOON);
  SolSessionMix mix = sol_session_mix (record, quarters, 4, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, later);
  g_assert_cmpfloat (mix.total_wh, ==, 4000);
  g_assert_cmpfloat (mix.known_wh, ==, 0);
  g_assert_true (isnan (sol_session_mix_get_solar_percent (&mix)));

  for (guint i = 0; i < 4; i++)
    {
      quarters[i].solar_home_wh = i < 2 ? 500 : 0;
      quarters[i].battery_home_wh = i < 2 ? 500 : 0;
      quarters[i].grid_home_wh = i < 2 ? 0 : 2000;
    }
  mix = sol_session_mix (record, quarters, 4, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, later);
  g_assert_cmpfloat_with_epsilon (sol_session_mix_get_solar_percent (&mix), 25, 1e-6);
  g_assert_cmpfloat_with_epsilon (mix.battery_wh, 1000, 1e-6);
  g_assert_cmpfloat_with_epsilon (mix.grid_wh, 2000, 1e-6);

  /* The car's own meter knows when it charged. */
  for (guint i = 0; i < 4; i++)
    quarters[i].charger_wh = i < 2 ? 1500 : 500;
  mix = sol_session_mix (record, quarters, 4, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, later);
  g_assert_cmpfloat_with_epsilon (sol_session_mix_get_solar_percent (&mix), 37.5, 1e-6);
  quarters[1].charger_wh = NAN;
  mix = sol_session_mix (record, quarters, 4, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, later);
  g_assert_cmpfloat_with_epsilon (sol_session_mix_get_solar_percent (&mix), 25, 1e-6);

  /* A quarter of the energy is not explained: nothing is said. */
  mix = sol_session_mix (record, quarters, 3, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, later);
  g_assert_cmpfloat_with_epsilon (mix.known_wh, 3000, 1e-6);
  g_assert_true (isnan (sol_session_mix_get_solar_percent (&mix)));

  /* Half of it in a stretch of time, and the sum of both halves. */
  SolSessionMix first = sol_session_mix (record, quarters, 4, NOON - SOL_HOUR, NOON + 2 * QUARTER, later);
  SolSessionMix second = sol_session_mix (record, quarters, 4, NOON + 2 * QUARTER, NOON + SOL_DAY, later);
  g_assert_cmpfloat_with_epsilon (first.total_wh, 2000, 1e-6);
  g_assert_cmpfloat_with_epsilon (sol_session_mix_get_solar_percent (&first), 50, 1e-6);
  sol_session_mix_add (&first, &second);
  g_assert_cmpfloat_with_epsilon (first.total_wh, 4000, 1e-6);
  g_assert_cmpfloat_with_epsilon (sol_session_mix_get_solar_percent (&first), 25, 1e-6);

  record->energy_wh = NAN;
  mix = sol_session_mix (record, quarters, 4, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, later);
  g_assert_true (isnan (sol_session_mix_get_solar_percent (&mix)));
}

/* A reading tells of the time before it; where there was none for long, nothing is told. */
static void
test_curve (void)
{
  const SolChargePoint points[] = {
    { NOON + 5 * SOL_MINUTE, 3000 }, { NOON + 10 * SOL_MINUTE, 6000 }, { NOON + 60 * SOL_MINUTE, 2000 },
    { NOON + 65 * SOL_MINUTE, NAN }, { NOON + 70 * SOL_MINUTE, 0 },
  };
  double watts[8];

  sol_charge_curve (points, G_N_ELEMENTS (points), NOON, 10 * SOL_MINUTE, 11 * SOL_MINUTE, watts, 8);
  g_assert_cmpfloat_with_epsilon (watts[0], 4500, 1e-6);
  for (guint i = 1; i < 5; i++)
    g_assert_true (isnan (watts[i]));
  g_assert_cmpfloat_with_epsilon (watts[5], 2000, 1e-6);
  g_assert_cmpfloat_with_epsilon (watts[6], 0, 1e-6);
  g_assert_true (isnan (watts[7]));

  sol_charge_curve (NULL, 0, NOON, SOL_MINUTE, SOL_MINUTE, watts, 8);
  g_assert_true (isnan (watts[0]));
  /* Readings of another time say nothing. */
  sol_charge_curve (points, 2, NOON + SOL_DAY, SOL_MINUTE, SOL_MINUTE, watts, 8);
  g_assert_true (isnan (watts[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/session-rules/merge", test_merge);
  g_test_add_func ("/domain/session-rules/total", test_total);
  g_test_add_func ("/domain/session-rules/numbers", test_numbers);
  g_test_add_func ("/domain/session-rules/mix", test_mix);
  g_test_add_func ("/domain/session-rules/curve", test_curve);
  return g_test_run ();
}
