/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-flow-state"

#include "sol-flow-state.h"

#include <math.h>

static const SolFlowDiagramState sample = {
  .nodes = { [SOL_FLOW_SOLAR] = { TRUE, "5.64 kW", "Solar", "weather-clear-symbolic", 5.64, SOL_FLOW_IN,
                                  SOL_FLOW_LOOK_AUTO, "Solar", "5.64 kilowatts", NULL } },
  .solar_share = 1,
  .battery_level = NAN,
  .description = "Solar to home.",
};

static void
test_copy (void)
{
  g_autoptr (SolFlowDiagramState) copy = sol_flow_diagram_state_copy (&sample);

  g_assert_true (sol_flow_diagram_state_equal (copy, &sample));
  g_assert_true (copy->nodes[SOL_FLOW_SOLAR].power != sample.nodes[SOL_FLOW_SOLAR].power);
  g_assert_cmpstr (copy->nodes[SOL_FLOW_SOLAR].description, ==, "5.64 kilowatts");
  g_assert_null (copy->nodes[SOL_FLOW_CAR].power);
}

static void
test_equal (void)
{
  SolFlowDiagramState other = sample;

  g_assert_true (sol_flow_diagram_state_equal (&sample, &other));
  other.nodes[SOL_FLOW_SOLAR].power = "5.65 kW";
  g_assert_false (sol_flow_diagram_state_equal (&sample, &other));
  other = sample;
  other.nodes[SOL_FLOW_CAR].direction = SOL_FLOW_OUT;
  g_assert_false (sol_flow_diagram_state_equal (&sample, &other));
  other = sample;
  other.nodes[SOL_FLOW_CAR].look = SOL_FLOW_LOOK_DIM;
  g_assert_false (sol_flow_diagram_state_equal (&sample, &other));
  other = sample;
  other.battery_level = 50;
  g_assert_false (sol_flow_diagram_state_equal (&sample, &other));
  other = sample;
  other.stale = TRUE;
  g_assert_false (sol_flow_diagram_state_equal (&sample, &other));
  other = sample;
  other.description = NULL;
  g_assert_false (sol_flow_diagram_state_equal (&sample, &other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/flow-state/copy", test_copy);
  g_test_add_func ("/charts/flow-state/equal", test_equal);
  return g_test_run ();
}
