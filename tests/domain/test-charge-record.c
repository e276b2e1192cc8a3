/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-charge-record.h"

#include <math.h>

static SolTime
at (const char *text)
{
  SolTime time = sol_time_parse (text, NULL);
  g_assert_cmpint (time, !=, SOL_TIME_UNKNOWN);
  return time;
}

static void
add (SolChargeHistory *history, const char *id, const char *start, const char *end, double wh, int active_s)
{
  SolChargeRecord *record = sol_charge_record_new ();
  record->id = g_strdup (id);
  record->started_at = start != NULL ? at (start) : SOL_TIME_UNKNOWN;
  record->ended_at = end != NULL ? at (end) : SOL_TIME_UNKNOWN;
  record->running = sol_truth (start != NULL && end == NULL);
  record->energy_wh = wh;
  record->active_s = active_s;
  g_ptr_array_add (history->sessions, record);
}

/* One session, 2026-03-20 21:30 to 01:00 UTC, against days in two zones. */
static void
test_share (void)
{
  static const struct
  {
    const char *zone, *day;
    int active_s;
    double wh;
  } rows[] = {
    { "UTC", "2026-03-20", 12600, 15000 },
    { "UTC", "2026-03-21", 12600, 6000 },
    { "UTC", "2026-03-22", 12600, 0 },
    { "Europe/Amsterdam", "2026-03-21", 12600, 12000 },
    { "America/Denver", "2026-03-20", 12600, 21000 },
    /* Plugged in for longer than it charged: never more than all of it. */
    { "UTC", "2026-03-20", 3600, 21000 },
    /* Without the seconds of charging those of the session count. */
    { "UTC", "2026-03-21", -1, 6000 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
      g_autoptr (GTimeZone) zone = sol_zone_new (rows[i].zone);
      add (history, "1", "2026-03-20T21:30:00Z", "2026-03-21T01:00:00Z", 21000, rows[i].active_s);
      double wh = sol_charge_history_day_wh (history, sol_time_parse (rows[i].day, zone), zone, SOL_DAY);
      g_test_message ("row %u", i);
      g_assert_cmpfloat_with_epsilon (wh, rows[i].wh, 0.01);
    }
}

/* Days of 23 and 25 hours, filled by one session of constant power. */
static void
test_short_and_long_day (void)
{
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Amsterdam");
  g_autoptr (SolChargeHistory) spring = sol_charge_history_new ();
  add (spring, "1", "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z", 72000, 3 * 86400);
  g_assert_cmpfloat_with_epsilon (
      sol_charge_history_day_wh (spring, at ("2026-03-29T12:00:00Z"), zone, SOL_TIME_UNKNOWN), 23000, 0.01);
  g_autoptr (SolChargeHistory) autumn = sol_charge_history_new ();
  add (autumn, "1", "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z", 72000, 3 * 86400);
  g_assert_cmpfloat_with_epsilon (
      sol_charge_history_day_wh (autumn, at ("2026-10-25T12:00:00Z"), zone, SOL_TIME_UNKNOWN), 25000, 0.01);
}

static void
test_unknown (void)
{
  SolTime day = at ("2026-03-20T12:00:00Z");
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  g_assert_cmpfloat (sol_charge_history_day_wh (history, day, NULL, day), ==, 0);
  g_assert_null (sol_charge_history_last (history));
  g_assert_null (sol_charge_history_find (history, "1"));

  add (history, "1", "2026-03-20T08:00:00Z", "2026-03-20T09:00:00Z", NAN, 3600);
  add (history, "2", NULL, NULL, 5000, 60);
  g_assert_true (isnan (sol_charge_history_day_wh (history, day, NULL, day)));
  add (history, "3", "2026-03-20T10:00:00Z", "2026-03-20T10:00:00Z", 50, 0);
  g_assert_cmpfloat (sol_charge_history_day_wh (history, day, NULL, day), ==, 50);
  g_assert_true (isnan (sol_charge_history_day_wh (history, SOL_TIME_UNKNOWN, NULL, day)));
}

static void
test_running (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  add (history, "old", "2026-03-18T10:00:00Z", "2026-03-18T11:00:00Z", 100, 3600);
  add (history, "new", "2026-03-19T10:00:00Z", "2026-03-19T11:00:00Z", 100, 3600);
  add (history, "now", "2026-03-20T22:00:00Z", NULL, 4000, -1);
  g_assert_cmpstr (sol_charge_history_last (history)->id, ==, "new");
  /* Half of it after midnight so far. */
  SolTime now = at ("2026-03-21T02:00:00Z");
  g_assert_cmpfloat_with_epsilon (sol_charge_history_day_wh (history, now, NULL, now), 2000, 0.01);
  g_assert_true (isnan (
      sol_charge_record_share (sol_charge_history_find (history, "now"), 0, SOL_DAY, SOL_TIME_UNKNOWN)));
}

/* Until the history tells when a session ended, its energy lies on the day on which it began. */
static void
test_ended_unknown (void)
{
  SolTime now = at ("2026-03-21T02:00:00Z");
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  add (history, "1", "2026-03-20T22:00:00Z", NULL, 4000, 7200);
  SolChargeRecord *record = g_ptr_array_index (history->sessions, 0);
  record->running = SOL_NO;
  g_assert_cmpfloat (sol_charge_history_day_wh (history, record->started_at, NULL, now), ==, 4000);
  g_assert_cmpfloat (sol_charge_history_day_wh (history, now, NULL, now), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/charge-record/share", test_share);
  g_test_add_func ("/domain/charge-record/short-and-long-day", test_short_and_long_day);
  g_test_add_func ("/domain/charge-record/unknown", test_unknown);
  g_test_add_func ("/domain/charge-record/running", test_running);
  g_test_add_func ("/domain/charge-record/ended-unknown", test_ended_unknown);
  return g_test_run ();
}
