/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-hit"

#include "math/sol-hit.h"

#include <math.h>

static void
test_nearest (void)
{
  const double positions[] = { 0, 10, 20, 40 };
  static const struct
  {
    double x;
    gssize index;
  } rows[] = { { -99, 0 }, { 0, 0 },  { 4.9, 0 }, { 5, 0 },  { 5.1, 1 }, { 14, 1 },
               { 20, 2 },  { 29, 2 }, { 31, 3 },  { 40, 3 }, { 1e9, 3 }, { NAN, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (sol_hit_nearest (positions, 4, rows[i].x), ==, rows[i].index);
  g_assert_cmpint (sol_hit_nearest (positions, 0, 3), ==, -1);
  g_assert_cmpint (sol_hit_nearest (positions, 1, 3), ==, 0);
}

static void
test_bucket (void)
{
  static const struct
  {
    double x;
    gssize index;
  } rows[] = { { 29.9, -1 }, { 30, 0 }, { 34.4, 0 }, { 34.5, 1 }, { 461.9, 95 }, { 462, -1 }, { NAN, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (sol_hit_bucket (rows[i].x, 30, 462, 96), ==, rows[i].index);
  g_assert_cmpint (sol_hit_bucket (1, 0, 2, 0), ==, -1);
  g_assert_cmpint (sol_hit_bucket (1, 1, 1, 5), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/hit/nearest", test_nearest);
  g_test_add_func ("/charts/hit/bucket", test_bucket);
  return g_test_run ();
}
