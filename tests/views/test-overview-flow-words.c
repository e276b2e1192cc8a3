/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-overview-flow-words.h"

#include <math.h>

#define NB "\xc2\xa0"

/* 13 June 2026, 14:30 UTC. */
#define NOW (1781361000 * SOL_SECOND)

static SolFlow *
make_flow (double solar, double grid, double battery, double home, double car)
{
  SolFlow *flow = sol_flow_new ();

  flow->source = SOL_FLOW_AVERAGE;
  flow->from = NOW - 15 * SOL_MINUTE;
  flow->to = NOW;
  flow->solar_w = solar;
  flow->grid_w = grid;
  flow->battery_w = battery;
  flow->home_w = home;
  flow->car_w = car;
  flow->home_with_car_w = home + (isnan (car) ? 0 : car);
  flow->share_solar = 1;
  flow->share_battery = flow->share_grid = 0;
  flow->unaccounted_w = 0;
  flow->grid_state = SOL_GRID_ON;
  return flow;
}

static SolFlowFacts
make_facts (const SolFlow *flow)
{
  return (SolFlowFacts){ .flow = flow,
                         .up_to_date = TRUE,
                         .has_solar = SOL_YES,
                         .has_battery = SOL_YES,
                         .has_charger = SOL_YES,
                         .soc_percent = 72,
                         .charger = SOL_CHARGER_STATE_CHARGING,
                         .latest_solar_w = NAN,
                         .latest_solar_at = SOL_TIME_UNKNOWN,
                         .now = NOW + 5 * SOL_MINUTE };
}

static void
assert_node (const SolFlowWords *words, SolFlowNodeId id, const char *power, const char *word,
             const char *description, SolFlowDirection direction)
{
  const SolFlowNodeState *node = &words->diagram.nodes[id];

  g_assert_cmpstr (node->power, ==, power);
  g_assert_cmpstr (node->word, ==, word);
  g_assert_cmpstr (node->description, ==, description);
  g_assert_cmpint (node->direction, ==, direction);
}

static void
test_day (void)
{
  g_autoptr (SolFlow) flow = make_flow (5640, -120, -920, 920, 3680);
  SolFlowFacts facts = make_facts (flow);
  facts.latest_solar_w = 5700;
  facts.latest_solar_at = NOW + 2 * SOL_MINUTE;
  g_autoptr (SolFlowWords) words = sol_flow_words_new (&facts);

  g_assert_cmpstr (words->headline, ==, "Running on solar");
  g_assert_cmpstr (words->age, ==, "Average of 14:15 – 14:30");
  g_assert_null (words->unaccounted);
  g_assert_false (words->stale);
  assert_node (words, SOL_FLOW_SOLAR, "5.64" NB "kW", "Solar", "producing 5.64 kilowatts", SOL_FLOW_IN);
  assert_node (words, SOL_FLOW_GRID, "0.12" NB "kW", "To the grid", "exporting 0.12 kilowatts", SOL_FLOW_OUT);
  assert_node (words, SOL_FLOW_HOME, "0.92" NB "kW", "Home", "using 0.92 kilowatts, 4.60 with the car",
               SOL_FLOW_IDLE);
  assert_node (words, SOL_FLOW_CAR, "3.68" NB "kW", "Car charging", "charging with 3.68 kilowatts",
               SOL_FLOW_OUT);
  assert_node (words, SOL_FLOW_BATTERY, "0.92" NB "kW", "Battery charging",
               "charging with 0.92 kilowatts, 72 percent", SOL_FLOW_OUT);
  g_assert_cmpstr (words->diagram.nodes[SOL_FLOW_HOME].tooltip, ==, "4.60" NB "kW with the car");
  g_assert_cmpstr (words->diagram.nodes[SOL_FLOW_SOLAR].tooltip, ==, "5.70" NB "kW at 14:32");
  g_assert_cmpfloat (words->diagram.nodes[SOL_FLOW_CAR].kw, ==, 3.68);
  g_assert_cmpstr (
      words->diagram.description, ==,
      "Solar 5.64 kilowatts to home 0.92, car 3.68, battery 0.92, grid 0.12. Average, 14:15 – 14:30.");
  g_assert_false (words->diagram.animate);
  /* It becomes old by itself half an hour after its end. */
  g_assert_cmpint (words->next, ==, 25 * SOL_MINUTE + SOL_SECOND);
}

static void
test_night (void)
{
  g_autoptr (SolFlow) flow = make_flow (-5, 7390, 370, 400, 7360);
  SolFlowFacts facts = make_facts (flow);
  g_autoptr (SolFlowWords) words = sol_flow_words_new (&facts);

  assert_node (words, SOL_FLOW_SOLAR, "0.00" NB "kW", "No sun", "No sun", SOL_FLOW_IDLE);
  assert_node (words, SOL_FLOW_GRID, "7.39" NB "kW", "From the grid", "importing 7.39 kilowatts",
               SOL_FLOW_IN);
  assert_node (words, SOL_FLOW_BATTERY, "0.37" NB "kW", "From battery",
               "powering your home with 0.37 kilowatts, 72 percent", SOL_FLOW_IN);
}

static void
test_idle (void)
{
  g_autoptr (SolFlow) flow = make_flow (NAN, 10, -10, NAN, 0);
  SolFlowFacts facts = make_facts (flow);
  facts.soc_percent = 100;
  facts.charger = SOL_CHARGER_STATE_PLUGGED_IN;
  g_autoptr (SolFlowWords) words = sol_flow_words_new (&facts);

  assert_node (words, SOL_FLOW_SOLAR, "–", "Not reporting", "Not reporting", SOL_FLOW_IDLE);
  assert_node (words, SOL_FLOW_GRID, "0.00" NB "kW", "Grid idle", "Grid idle", SOL_FLOW_IDLE);
  assert_node (words, SOL_FLOW_HOME, "–", "Home", "Your system does not measure consumption", SOL_FLOW_IDLE);
  assert_node (words, SOL_FLOW_BATTERY, "0.00" NB "kW", "Battery full", "Battery full, 100 percent",
               SOL_FLOW_IDLE);
  assert_node (words, SOL_FLOW_CAR, "0.00" NB "kW", "Car plugged in", "Car plugged in", SOL_FLOW_IDLE);
  g_assert_cmpstr (words->headline, ==, "Your system does not measure consumption");

  facts.soc_percent = 50;
  g_autoptr (SolFlowWords) half = sol_flow_words_new (&facts);
  g_assert_cmpstr (half->diagram.nodes[SOL_FLOW_BATTERY].word, ==, "Battery idle");
}

static void
test_chargers (void)
{
  static const struct
  {
    SolChargerState state;
    double watts;
    const char *word;
    SolFlowLook look;
  } cases[] = {
    { SOL_CHARGER_STATE_NO_CAR, 0, "No car", SOL_FLOW_LOOK_AUTO },
    { SOL_CHARGER_STATE_NO_CAR, 3680, "Car charging", SOL_FLOW_LOOK_NORMAL },
    { SOL_CHARGER_STATE_WAITING_FOR_SUN, 0, "Car plugged in", SOL_FLOW_LOOK_AUTO },
    { SOL_CHARGER_STATE_CHARGING, NAN, "Car charging", SOL_FLOW_LOOK_NORMAL },
    { SOL_CHARGER_STATE_FAULT, 0, "Charger fault", SOL_FLOW_LOOK_FAULT },
    { SOL_CHARGER_STATE_OFFLINE, 3680, "Charger offline", SOL_FLOW_LOOK_DIM },
    { SOL_CHARGER_STATE_UNKNOWN, NAN, "Not reporting", SOL_FLOW_LOOK_DIM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SolFlow) flow = make_flow (1000, 0, 0, 1000, cases[i].watts);
      SolFlowFacts facts = make_facts (flow);
      facts.charger = cases[i].state;
      g_autoptr (SolFlowWords) words = sol_flow_words_new (&facts);
      g_assert_cmpstr (words->diagram.nodes[SOL_FLOW_CAR].word, ==, cases[i].word);
      g_assert_cmpint (words->diagram.nodes[SOL_FLOW_CAR].look, ==, cases[i].look);
    }
  g_assert_cmpint (sol_flow_join_chargers (SOL_CHARGER_STATE_UNKNOWN, SOL_CHARGER_STATE_NO_CAR), ==,
                   SOL_CHARGER_STATE_NO_CAR);
  g_assert_cmpint (sol_flow_join_chargers (SOL_CHARGER_STATE_FAULT, SOL_CHARGER_STATE_CHARGING), ==,
                   SOL_CHARGER_STATE_CHARGING);
  g_assert_cmpint (sol_flow_join_chargers (SOL_CHARGER_STATE_OFFLINE, SOL_CHARGER_STATE_NO_CAR), ==,
                   SOL_CHARGER_STATE_NO_CAR);
}

static void
test_open_relay (void)
{
  g_autoptr (SolFlow) flow = make_flow (1000, 500, 200, 1700, 0);
  SolFlowFacts facts = make_facts (flow);

  flow->grid_state = SOL_GRID_OUTAGE;
  g_autoptr (SolFlowWords) cut = sol_flow_words_new (&facts);
  assert_node (cut, SOL_FLOW_GRID, "–", "Power cut", "Power cut", SOL_FLOW_IDLE);
  g_assert_cmpint (cut->diagram.nodes[SOL_FLOW_GRID].look, ==, SOL_FLOW_LOOK_FAULT);
  g_assert_cmpstr (cut->headline, ==, "Power cut: running on solar");

  flow->grid_state = SOL_GRID_OFF_BY_CHOICE;
  g_autoptr (SolFlowWords) off = sol_flow_words_new (&facts);
  assert_node (off, SOL_FLOW_GRID, "–", "Off grid", "Off grid", SOL_FLOW_IDLE);
  g_assert_cmpint (off->diagram.nodes[SOL_FLOW_GRID].look, ==, SOL_FLOW_LOOK_AUTO);
  g_assert_cmpstr (off->headline, ==, "Off grid: running on solar");
}

static void
test_stale (void)
{
  g_autoptr (SolFlow) flow = make_flow (5820, -40, -1790, 310, 3680);
  SolFlowFacts facts = make_facts (flow);

  facts.last_known = TRUE;
  facts.now = NOW + 25 * SOL_MINUTE;
  g_autoptr (SolFlowWords) offline = sol_flow_words_new (&facts);
  g_assert_cmpstr (offline->headline, ==, "Not up to date");
  g_assert_cmpstr (offline->age, ==, "Values of 14:30, 25 minutes ago");
  g_assert_true (offline->stale && offline->diagram.stale);
  g_assert_cmpint (offline->next, ==, SOL_MINUTE);
  g_assert_true (g_str_has_suffix (offline->diagram.description, "Values of 14:30, 25 minutes ago."));

  facts.last_known = FALSE;
  facts.up_to_date = FALSE;
  facts.now = NOW + 3 * SOL_HOUR;
  g_autoptr (SolFlowWords) old = sol_flow_words_new (&facts);
  g_assert_cmpstr (old->age, ==, "Values of 14:30");
  facts.now = NOW + SOL_DAY;
  g_autoptr (SolFlowWords) older = sol_flow_words_new (&facts);
  g_assert_cmpstr (older->age, ==, "Values of yesterday, 14:30");
}

static void
test_unaccounted (void)
{
  g_autoptr (SolFlow) flow = make_flow (5640, 0, 0, 920, 3680);
  SolFlowFacts facts = make_facts (flow);

  flow->unaccounted_w = -400;
  g_autoptr (SolFlowWords) words = sol_flow_words_new (&facts);
  g_assert_cmpstr (words->unaccounted, ==, "0.40" NB "kW unaccounted for");
}

static void
test_outline (void)
{
  SolFlowFacts facts = make_facts (NULL);
  facts.has_battery = SOL_NO;
  facts.has_charger = SOL_UNKNOWN;
  g_autoptr (SolFlowWords) none = sol_flow_words_new (&facts);

  g_assert_cmpstr (none->headline, ==, "No current readings");
  g_assert_cmpstr (none->age, ==, "");
  g_assert_cmpint (none->next, <, 0);
  assert_node (none, SOL_FLOW_HOME, "–", "Home", "No current readings", SOL_FLOW_IDLE);
  g_assert_false (none->diagram.nodes[SOL_FLOW_BATTERY].present);
  g_assert_true (none->diagram.nodes[SOL_FLOW_CAR].present);
  g_assert_true (isnan (none->diagram.battery_level));

  facts.loading = TRUE;
  g_autoptr (SolFlowWords) loading = sol_flow_words_new (&facts);
  g_assert_cmpstr (loading->diagram.description, ==, "Loading");
}

static void
test_absent (void)
{
  g_autoptr (SolFlow) flow = make_flow (1000, 0, NAN, 1000, NAN);
  SolFlowFacts facts = make_facts (flow);

  facts.has_solar = facts.has_battery = facts.has_charger = SOL_NO;
  g_autoptr (SolFlowWords) words = sol_flow_words_new (&facts);
  g_assert_false (words->diagram.nodes[SOL_FLOW_SOLAR].present);
  g_assert_false (words->diagram.nodes[SOL_FLOW_BATTERY].present);
  g_assert_false (words->diagram.nodes[SOL_FLOW_CAR].present);
  g_assert_null (words->diagram.nodes[SOL_FLOW_HOME].tooltip);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview-flow-words/day", test_day);
  g_test_add_func ("/overview-flow-words/night", test_night);
  g_test_add_func ("/overview-flow-words/idle", test_idle);
  g_test_add_func ("/overview-flow-words/chargers", test_chargers);
  g_test_add_func ("/overview-flow-words/open-relay", test_open_relay);
  g_test_add_func ("/overview-flow-words/stale", test_stale);
  g_test_add_func ("/overview-flow-words/unaccounted", test_unaccounted);
  g_test_add_func ("/overview-flow-words/outline", test_outline);
  g_test_add_func ("/overview-flow-words/absent", test_absent);
  return g_test_run ();
}
