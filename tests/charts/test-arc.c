/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-arc"

#include "math/sol-arc.h"

#include <math.h>

static void
test_whole (void)
{
  const double shares[] = { 0, 7.4, 0 };
  SolArc arcs[3];

  g_assert_cmpuint (sol_arc_split (shares, 3, 0.1, arcs), ==, 1);
  g_assert_cmpfloat_with_epsilon (arcs[1].sweep, 2 * G_PI, 1e-9);
  g_assert_cmpfloat (arcs[0].sweep, ==, 0);
  g_assert_cmpfloat (arcs[2].sweep, ==, 0);
}

static void
test_split (void)
{
  const double shares[] = { 1, 2, 1 };
  SolArc arcs[3];

  g_assert_cmpuint (sol_arc_split (shares, 3, 0.1, arcs), ==, 3);
  g_assert_cmpfloat_with_epsilon (arcs[0].start, 0.05, 1e-9);
  g_assert_cmpfloat_with_epsilon (arcs[0].sweep, G_PI / 2 - 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (arcs[1].start, G_PI / 2 + 0.05, 1e-9);
  g_assert_cmpfloat_with_epsilon (arcs[1].sweep, G_PI - 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (arcs[2].start + arcs[2].sweep, 2 * G_PI - 0.05, 1e-9);
}

static void
test_odd_shares (void)
{
  const double nothing[] = { 0, NAN, -3 };
  const double tiny[] = { 1000, 0.001 };
  SolArc arcs[3];

  g_assert_cmpuint (sol_arc_split (nothing, 3, 0.1, arcs), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (arcs[i].sweep, ==, 0);

  /* Smaller than the gap: it vanishes, it does not turn back. */
  g_assert_cmpuint (sol_arc_split (tiny, 2, 0.1, arcs), ==, 2);
  g_assert_cmpfloat (arcs[1].sweep, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/arc/whole", test_whole);
  g_test_add_func ("/charts/arc/split", test_split);
  g_test_add_func ("/charts/arc/odd-shares", test_odd_shares);
  return g_test_run ();
}
