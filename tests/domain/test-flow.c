/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cases.h"

#include "sol-flow.h"

#include <math.h>

#define START (1781301600 * SOL_SECOND)

typedef struct
{
  SolChannel channel;
  double wh;
} Part;

/* A day whose second quarter-hour is the last finished one and holds @parts; the third runs. */
static SolToday *
today_of (const Part *parts, guint n)
{
  SolToday *today = sol_today_new ();
  today->start = START;
  today->n_finished = 2;
  today->n_elapsed = 3;
  for (guint i = 0; i < n; i++)
    {
      SolSeries *series = &today->series[parts[i].channel];
      series->n = 3;
      series->wh = g_new (double, 3);
      series->wh[0] = 777;
      series->wh[1] = parts[i].wh;
      series->wh[2] = 999;
    }
  return today;
}

#define TODAY(...) today_of ((const Part[]){ __VA_ARGS__ }, G_N_ELEMENTS (((const Part[]){ __VA_ARGS__ })))

static void
test_compose (void)
{
  g_autoptr (SolToday) today
      = TODAY ({ SOL_CHANNEL_PRODUCTION, 1410 }, { SOL_CHANNEL_CONSUMPTION, 1150 }, { SOL_CHANNEL_EVSE, 920 },
               { SOL_CHANNEL_IMPORT, 0 }, { SOL_CHANNEL_EXPORT, 30 }, { SOL_CHANNEL_CHARGE, 230 },
               { SOL_CHANNEL_DISCHARGE, 0 });
  g_autoptr (SolFlow) flow = sol_flow_from_today (today, SOL_GRID_ON, TRUE, TRUE, START + SOL_HOUR);

  g_assert_cmpint (flow->source, ==, SOL_FLOW_AVERAGE);
  g_assert_cmpint (flow->from, ==, START + 15 * SOL_MINUTE);
  g_assert_cmpint (flow->to, ==, START + 30 * SOL_MINUTE);
  cases_assert_number (flow->solar_w, 5640, 0);
  cases_assert_number (flow->home_with_car_w, 4600, 0);
  cases_assert_number (flow->home_w, 920, 0);
  cases_assert_number (flow->car_w, 3680, 0);
  cases_assert_number (flow->battery_w, -920, 0);
  cases_assert_number (flow->grid_w, -120, 0);
  cases_assert_number (flow->unaccounted_w, 0, 0);
  cases_assert_number (flow->share_solar, 1, 0);
  cases_assert_number (flow->share_battery, 0, 0);

  g_autofree char *headline = sol_flow_get_headline (flow, TRUE);
  g_assert_cmpstr (headline, ==, "Running on solar");
  g_autofree char *spoken = sol_flow_describe (flow, "3 seconds ago");
  g_assert_cmpstr (spoken, ==,
                   "Solar 5.64 kilowatts to home 0.92, car 3.68, battery 0.92, grid 0.12. "
                   "Average, 3 seconds ago.");
  flow->source = SOL_FLOW_LIVE;
  g_autofree char *live = sol_flow_describe (flow, "3 seconds ago");
  g_assert_true (g_str_has_suffix (live, " Live, 3 seconds ago."));
}

static void
test_case (void)
{
  g_autoptr (JsonParser) parser = cases_load ("power_and_today");
  JsonObject *one = cases_find (parser, "today-in-the-newest-finished-quarter");
  JsonObject *payload = json_object_get_object_member (one, "payload");
  JsonObject *stats = json_array_get_object_element (json_object_get_array_member (payload, "stats"), 0);
  JsonObject *wanted
      = json_object_get_object_member (json_object_get_object_member (one, "expected"), "average");
  g_autoptr (SolToday) today = sol_today_new ();

  cases_read_series (stats, today->series);
  today->start = sol_time_from_epoch (cases_member (stats, "start_time"));
  today->last_report = sol_time_from_epoch (cases_member (payload, "last_report_date"));
  today->n_finished = (guint) ((today->last_report - today->start) / today->interval);

  g_autoptr (SolFlow) flow = sol_flow_from_today (today, SOL_GRID_ON, TRUE, TRUE, today->last_report);
  cases_assert_number (flow->solar_w, cases_member (wanted, "solar_w"), 0);
  cases_assert_number (flow->home_w, cases_member (wanted, "home_w"), 0);
  cases_assert_number ((double) (flow->from / SOL_SECOND), cases_member (wanted, "from"), 0);
  cases_assert_number ((double) (flow->to / SOL_SECOND), cases_member (wanted, "to"), 0);
  cases_assert_number (flow->grid_w, -1912, 0);
  cases_assert_number (flow->share_solar, 1, 0);
  cases_assert_number (flow->unaccounted_w, 0, 0);
}

static void
test_missing (void)
{
  g_autoptr (SolFlow) nothing = sol_flow_from_today (NULL, SOL_GRID_OUTAGE, TRUE, TRUE, START);
  g_assert_cmpint (nothing->source, ==, SOL_FLOW_NONE);
  g_assert_cmpint (nothing->grid_state, ==, SOL_GRID_OUTAGE);

  g_autoptr (SolToday) empty = sol_today_new ();
  g_autoptr (SolFlow) midnight = sol_flow_from_today (empty, SOL_GRID_ON, TRUE, TRUE, START);
  g_assert_cmpint (midnight->source, ==, SOL_FLOW_NONE);

  g_autoptr (SolToday) holes = TODAY ({ SOL_CHANNEL_PRODUCTION, NAN }, { SOL_CHANNEL_CONSUMPTION, NAN });
  g_autoptr (SolFlow) unknown = sol_flow_from_today (holes, SOL_GRID_ON, TRUE, TRUE, START);
  g_assert_cmpint (unknown->source, ==, SOL_FLOW_NONE);
  cases_assert_number (unknown->solar_w, NAN, 0);

  /* No consumption meter, no battery, no charger. */
  g_autoptr (SolToday) sun = TODAY ({ SOL_CHANNEL_PRODUCTION, 500 });
  g_autoptr (SolFlow) plain = sol_flow_from_today (sun, SOL_GRID_UNKNOWN, FALSE, FALSE, START);
  g_assert_cmpint (plain->source, ==, SOL_FLOW_AVERAGE);
  cases_assert_number (plain->solar_w, 2000, 0);
  cases_assert_number (plain->home_w, NAN, 0);
  cases_assert_number (plain->battery_w, NAN, 0);
  cases_assert_number (plain->car_w, NAN, 0);
  cases_assert_number (plain->grid_w, NAN, 0);
  cases_assert_number (plain->share_solar, NAN, 0);
  g_autofree char *headline = sol_flow_get_headline (plain, TRUE);
  g_assert_cmpstr (headline, ==, "Your system does not measure consumption");
}

static void
test_car (void)
{
  g_autoptr (SolToday) hole = TODAY ({ SOL_CHANNEL_CONSUMPTION, 500 }, { SOL_CHANNEL_EVSE, NAN });
  g_autoptr (SolFlow) unknown = sol_flow_from_today (hole, SOL_GRID_ON, FALSE, TRUE, START);
  cases_assert_number (unknown->home_with_car_w, 2000, 0);
  cases_assert_number (unknown->home_w, NAN, 0);
  cases_assert_number (unknown->car_w, NAN, 0);

  /* A system that does not tell the car apart still has a home. */
  g_autoptr (SolToday) absent = TODAY ({ SOL_CHANNEL_CONSUMPTION, 500 });
  g_autoptr (SolFlow) whole = sol_flow_from_today (absent, SOL_GRID_ON, FALSE, TRUE, START);
  cases_assert_number (whole->home_w, 2000, 0);
  cases_assert_number (whole->car_w, NAN, 0);

  g_autoptr (SolToday) more = TODAY ({ SOL_CHANNEL_CONSUMPTION, 500 }, { SOL_CHANNEL_EVSE, 501 });
  g_autoptr (SolFlow) nought = sol_flow_from_today (more, SOL_GRID_ON, FALSE, TRUE, START);
  cases_assert_number (nought->home_w, 0, 0);

  /* A channel of a charger that the site does not have changes nothing. */
  g_autoptr (SolFlow) without = sol_flow_from_today (more, SOL_GRID_ON, FALSE, FALSE, START);
  cases_assert_number (without->home_w, 2000, 0);
  cases_assert_number (without->car_w, NAN, 0);
}

static void
test_parts (void)
{
  g_autoptr (SolToday) today = TODAY (
      { SOL_CHANNEL_PRODUCTION, 100 }, { SOL_CHANNEL_CONSUMPTION, 400 }, { SOL_CHANNEL_SOLAR_HOME, 100 },
      { SOL_CHANNEL_BATTERY_HOME, 100 }, { SOL_CHANNEL_GRID_HOME, 200 }, { SOL_CHANNEL_GRID_BATTERY, 50 },
      { SOL_CHANNEL_IMPORT, 0 }, { SOL_CHANNEL_EXPORT, 0 }, { SOL_CHANNEL_CHARGE, 0 });
  g_autoptr (SolFlow) flow = sol_flow_from_today (today, SOL_GRID_ON, TRUE, FALSE, START);
  cases_assert_number (flow->grid_w, 1000, 0);
  cases_assert_number (flow->battery_w, 200, 0);
  cases_assert_number (flow->share_solar, 0.25, 0);
  cases_assert_number (flow->share_battery, 0.25, 0);
  cases_assert_number (flow->share_grid, 0.5, 0);
}

static void
test_unaccounted (void)
{
  static const struct
  {
    double produced, consumed, imported, unaccounted;
  } rows[] = {
    { 1000, 1000, 0, 0 },    { 1000, 910, 0, 0 }, /* within 10% */
    { 1000, 890, 0, 440 },                        /* more in than out */
    { 1000, 1120, 0, -480 },                      /* more out than in */
    { 10, 6, 0, 0 },                              /* 16 W are idle */
    { 1000, 890, NAN, 0 },                        /* nothing can be said */
    { 800, 890, 90, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolToday) today = TODAY (
          { SOL_CHANNEL_PRODUCTION, rows[i].produced }, { SOL_CHANNEL_CONSUMPTION, rows[i].consumed },
          { SOL_CHANNEL_IMPORT, rows[i].imported }, { SOL_CHANNEL_EXPORT, 0 });
      g_autoptr (SolFlow) flow = sol_flow_from_today (today, SOL_GRID_ON, FALSE, FALSE, START);
      g_test_message ("row %u", i);
      cases_assert_number (flow->unaccounted_w, rows[i].unaccounted, 1e-6);
    }
}

static void
test_headline (void)
{
  static const struct
  {
    double solar, battery, grid;
    SolGridState state;
    const char *text;
  } rows[] = {
    { 1, 0, 0, SOL_GRID_ON, "Running on solar" },
    { 0.96, 0, 0.04, SOL_GRID_ON, "Running on solar" },
    { 0.95, 0, 0.05, SOL_GRID_ON, "Running on solar and grid" },
    { 0.5, 0.5, 0, SOL_GRID_ON, "Running on solar and battery" },
    { 0, 1, 0, SOL_GRID_UNKNOWN, "Running on battery" },
    { 0, 0.5, 0.5, SOL_GRID_ON, "Running on battery and grid" },
    { 0.3, 0.3, 0.4, SOL_GRID_ON, "Running on solar, battery and grid" },
    { 0, 0, 1, SOL_GRID_ON, "Running on the grid" },
    { NAN, NAN, NAN, SOL_GRID_ON, "No current readings" },
    { 0, 1, 0, SOL_GRID_OUTAGE, "Power cut: running on battery" },
    { 0.5, 0.5, 0, SOL_GRID_OUTAGE, "Power cut: running on solar and battery" },
    { 0, 0.2, 0.8, SOL_GRID_OUTAGE, "Power cut: running on battery" },
    { NAN, NAN, NAN, SOL_GRID_OUTAGE, "Power cut" },
    { 1, 0, 0, SOL_GRID_OFF, "Off grid: running on solar" },
    { 0.5, 0.5, 0, SOL_GRID_OFF_BY_CHOICE, "Off grid: running on solar and battery" },
    { 0, 0, 1, SOL_GRID_OFF, "Off grid" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolFlow) flow = sol_flow_new ();
      flow->source = SOL_FLOW_AVERAGE;
      flow->home_with_car_w = 1000;
      flow->share_solar = rows[i].solar;
      flow->share_battery = rows[i].battery;
      flow->share_grid = rows[i].grid;
      flow->grid_state = rows[i].state;
      g_autofree char *text = sol_flow_get_headline (flow, TRUE);
      g_assert_cmpstr (text, ==, rows[i].text);
      g_autofree char *old = sol_flow_get_headline (flow, FALSE);
      g_assert_cmpstr (old, ==, "Not up to date");
    }
  g_autofree char *none = sol_flow_get_headline (NULL, TRUE);
  g_assert_cmpstr (none, ==, "No current readings");
}

static void
test_live (void)
{
  g_autoptr (SolFlow) flow = sol_flow_new ();
  flow->solar_w = 1000;
  flow->battery_w = 500;
  flow->grid_w = 2500;
  flow->home_with_car_w = 4000;
  flow->home_w = 400;
  flow->car_w = 3600;
  flow->grid_state = SOL_GRID_ON;
  sol_flow_compose_live (flow);
  g_assert_cmpint (flow->source, ==, SOL_FLOW_LIVE);
  cases_assert_number (flow->share_solar, 0.25, 0);
  cases_assert_number (flow->share_battery, 0.125, 0);
  cases_assert_number (flow->share_grid, 0.625, 0);
  cases_assert_number (flow->unaccounted_w, 0, 0);
  g_autofree char *spoken = sol_flow_describe (flow, NULL);
  g_assert_cmpstr (spoken, ==, "Solar 1.00 kilowatts, battery 0.50, grid 2.50 to home 0.40, car 3.60. Live.");

  g_autoptr (SolFlow) night = sol_flow_new ();
  night->solar_w = -10;
  night->home_w = NAN;
  sol_flow_compose_live (night);
  g_autofree char *quiet = sol_flow_describe (night, "just now");
  g_assert_cmpstr (quiet, ==, "No source to home unknown. Live, just now.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/flow/case/today-in-the-newest-finished-quarter", test_case);
  g_test_add_func ("/domain/flow/compose", test_compose);
  g_test_add_func ("/domain/flow/missing", test_missing);
  g_test_add_func ("/domain/flow/car", test_car);
  g_test_add_func ("/domain/flow/parts", test_parts);
  g_test_add_func ("/domain/flow/unaccounted", test_unaccounted);
  g_test_add_func ("/domain/flow/headline", test_headline);
  g_test_add_func ("/domain/flow/live", test_live);
  return g_test_run ();
}
