/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-scale"

#include "math/sol-scale.h"

#include <math.h>

static void
test_map (void)
{
  static const struct
  {
    double d0, d1, r0, r1, value, position;
  } rows[] = {
    { 0, 8, 155, 0, 0, 155 },   { 0, 8, 155, 0, 8, 0 },      { 0, 8, 155, 0, 2, 116.25 },
    { 0, 8, 155, 0, 16, -155 }, { 0, 96, 30, 460, 48, 245 }, { -5, 5, 0, 100, 0, 50 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolScale scale = sol_scale_linear (rows[i].d0, rows[i].d1, rows[i].r0, rows[i].r1);

      g_assert_cmpfloat_with_epsilon (sol_scale_map (&scale, rows[i].value), rows[i].position, 1e-9);
      g_assert_cmpfloat_with_epsilon (sol_scale_invert (&scale, rows[i].position), rows[i].value, 1e-9);
    }
}

static void
test_edges (void)
{
  SolScale flat = sol_scale_linear (3, 3, 10, 20);
  SolScale scale = sol_scale_linear (0, 1, 0, 1);

  g_assert_cmpfloat (sol_scale_map (&flat, 3), ==, 10);
  g_assert_cmpfloat (sol_scale_map (&flat, 99), ==, 10);
  g_assert_true (isnan (sol_scale_map (&scale, NAN)));
  g_assert_true (isnan (sol_scale_invert (&scale, NAN)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/scale/map", test_map);
  g_test_add_func ("/charts/scale/edges", test_edges);
  return g_test_run ();
}
