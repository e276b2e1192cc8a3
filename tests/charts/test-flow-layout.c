/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-flow-layout"

#include "math/sol-flow-layout.h"

static const SolFlowLayoutInput complete = {
  .width = 526,
  .present = { TRUE, TRUE, TRUE, TRUE, TRUE },
  .home_text_width = 75,
  .side_text_width = 95,
  .side_text_height = 38,
  .below_text_width = 78,
  .below_text_height = 38,
};

static void
test_wide (void)
{
  SolFlowLayout layout = sol_flow_layout (&complete);

  g_assert_false (layout.narrow);
  g_assert_cmpfloat (layout.home_radius, ==, 54);
  g_assert_cmpfloat (layout.node_radius, ==, 32);
  g_assert_cmpfloat (layout.x[SOL_FLOW_HOME], ==, 263);
  g_assert_cmpfloat (layout.x[SOL_FLOW_GRID], ==, 66);
  g_assert_cmpfloat (layout.x[SOL_FLOW_CAR], ==, 460);
  g_assert_cmpfloat (layout.y[SOL_FLOW_SOLAR], ==, 32);
  g_assert_cmpfloat (layout.y[SOL_FLOW_HOME], ==, 162);
  g_assert_cmpfloat (layout.y[SOL_FLOW_BATTERY], ==, 292);
  g_assert_cmpfloat (layout.height, ==, 324);
}

static void
test_narrow (void)
{
  SolFlowLayoutInput input = complete;

  input.width = 336;
  SolFlowLayout layout = sol_flow_layout (&input);
  g_assert_true (layout.narrow);
  g_assert_cmpfloat (layout.home_radius, ==, 51);
  g_assert_cmpfloat (layout.node_radius, ==, 28);
  g_assert_cmpfloat (layout.x[SOL_FLOW_GRID], ==, 47);
  g_assert_cmpfloat (layout.x[SOL_FLOW_CAR], ==, 289);
  g_assert_cmpfloat (layout.height, ==, 278);

  input.width = SOL_FLOW_NARROW_WIDTH;
  g_assert_false (sol_flow_layout (&input).narrow);
}

/* The home keeps the middle; only height is given up. */
static void
test_absent (void)
{
  SolFlowLayoutInput input = complete;

  input.present[SOL_FLOW_BATTERY] = FALSE;
  SolFlowLayout layout = sol_flow_layout (&input);
  g_assert_cmpfloat (layout.x[SOL_FLOW_HOME], ==, 263);
  g_assert_cmpfloat (layout.y[SOL_FLOW_HOME], ==, 162);
  g_assert_cmpfloat (layout.height, ==, 162 + 32 + 44);

  input.present[SOL_FLOW_GRID] = input.present[SOL_FLOW_CAR] = FALSE;
  g_assert_cmpfloat (sol_flow_layout (&input).height, ==, 162 + 54);

  input.present[SOL_FLOW_SOLAR] = FALSE;
  g_assert_cmpfloat (sol_flow_layout (&input).height, ==, 108);
  g_assert_cmpfloat (sol_flow_layout (&input).x[SOL_FLOW_HOME], ==, 263);
}

/* Twice as large text in the narrowest window: nothing overlaps, and nothing leaves the picture. */
static void
test_large_text (void)
{
  SolFlowLayoutInput input = complete;

  input.width = 336;
  input.home_text_width = 130;
  input.side_text_width = 125;
  input.side_text_height = 105;
  input.below_text_width = 126;
  input.below_text_height = 105;
  g_assert_cmpfloat (sol_flow_layout_min_width (&input), <=, 336);
  SolFlowLayout layout = sol_flow_layout (&input);

  double text = layout.x[SOL_FLOW_CAR] - layout.text_shift;
  g_assert_cmpfloat (layout.home_radius, >, 70);
  g_assert_cmpfloat (layout.x[SOL_FLOW_GRID] - layout.node_radius, >=, 0);
  g_assert_cmpfloat (layout.x[SOL_FLOW_GRID] + layout.node_radius, <,
                     layout.x[SOL_FLOW_HOME] - layout.home_radius);
  g_assert_cmpfloat (text + input.below_text_width / 2, <=, 336);
  g_assert_cmpfloat (layout.text_top, >=, layout.home_radius);
  g_assert_cmpfloat (layout.y[SOL_FLOW_BATTERY] - input.side_text_height / 2, >=,
                     layout.y[SOL_FLOW_CAR] + layout.text_top + input.below_text_height);
  g_assert_cmpfloat (layout.y[SOL_FLOW_SOLAR], >=, input.side_text_height / 2);
}

static void
test_long_arm (void)
{
  SolFlowLayoutInput input = complete;

  input.width = 900;
  SolFlowLayout layout = sol_flow_layout (&input);
  g_assert_cmpfloat (layout.x[SOL_FLOW_HOME] - layout.x[SOL_FLOW_GRID], ==, 240);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/flow-layout/wide", test_wide);
  g_test_add_func ("/charts/flow-layout/narrow", test_narrow);
  g_test_add_func ("/charts/flow-layout/absent", test_absent);
  g_test_add_func ("/charts/flow-layout/large-text", test_large_text);
  g_test_add_func ("/charts/flow-layout/long-arm", test_long_arm);
  return g_test_run ();
}
