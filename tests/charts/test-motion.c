/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-motion"

#include "math/sol-motion.h"

#include <math.h>

static void
test_ease (void)
{
  g_assert_cmpfloat (sol_motion_ease_out_cubic (-1), ==, 0);
  g_assert_cmpfloat (sol_motion_ease_out_cubic (0), ==, 0);
  g_assert_cmpfloat (sol_motion_ease_out_cubic (0.5), ==, 0.875);
  g_assert_cmpfloat (sol_motion_ease_out_cubic (1), ==, 1);
  g_assert_cmpfloat (sol_motion_ease_out_cubic (7), ==, 1);
}

static void
test_channel_width (void)
{
  g_assert_cmpfloat (sol_motion_channel_width (0), ==, 8);
  g_assert_cmpfloat (sol_motion_channel_width (4), ==, 12);
  g_assert_cmpfloat (sol_motion_channel_width (-4), ==, 12);
  g_assert_cmpfloat (sol_motion_channel_width (8), ==, 16);
  g_assert_cmpfloat (sol_motion_channel_width (80), ==, 16);
  g_assert_cmpfloat (sol_motion_channel_width (NAN), ==, 8);
}

static void
test_cycle (void)
{
  double before = 7;

  g_assert_cmpfloat_with_epsilon (sol_motion_chevron_cycle (0.1), 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (sol_motion_chevron_cycle (8), 0.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (sol_motion_chevron_cycle (0), 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (sol_motion_chevron_cycle (100), 0.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (sol_motion_chevron_cycle (NAN), 6, 1e-9);
  for (double kw = 0.1; kw <= 8; kw *= 1.3)
    {
      g_assert_cmpfloat (sol_motion_chevron_cycle (kw), <, before);
      before = sol_motion_chevron_cycle (kw);
    }
}

static void
test_advance (void)
{
  g_assert_cmpfloat_with_epsilon (sol_motion_chevron_advance (0, 0.75, 8), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sol_motion_chevron_advance (2.5, 6, 0.1), 0.5, 1e-9);
}

static void
test_chevrons (void)
{
  SolChevrons wide = sol_motion_chevrons (97);
  SolChevrons narrow = sol_motion_chevrons (18);

  g_assert_cmpuint (wide.n, ==, 6);
  g_assert_cmpfloat (wide.spacing, ==, 14);
  g_assert_cmpfloat (wide.first, ==, 13.5);
  g_assert_cmpuint (narrow.n, ==, 2);
  g_assert_cmpfloat (narrow.spacing, ==, 9);
  g_assert_cmpuint (sol_motion_chevrons (-5).n, ==, 2);
}

/* A chevron keeps its strength while it wanders, and the pattern repeats after three cycles. */
static void
test_strength (void)
{
  g_assert_cmpfloat (sol_motion_chevron_strength (5, 6, 0), ==, 1.0);
  g_assert_cmpfloat (sol_motion_chevron_strength (4, 6, 0), ==, 0.7);
  g_assert_cmpfloat (sol_motion_chevron_strength (3, 6, 0), ==, 0.4);
  g_assert_cmpfloat (sol_motion_chevron_strength (2, 6, 0), ==, 1.0);
  for (int i = -1; i < 5; i++)
    g_assert_cmpfloat (sol_motion_chevron_strength (i, 6, 0.99), ==,
                       sol_motion_chevron_strength (i + 1, 6, 1.0));
  for (int i = 0; i < 6; i++)
    g_assert_cmpfloat (sol_motion_chevron_strength (i - 1, 6, 2.99), ==,
                       sol_motion_chevron_strength (i, 6, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/motion/ease", test_ease);
  g_test_add_func ("/charts/motion/channel-width", test_channel_width);
  g_test_add_func ("/charts/motion/cycle", test_cycle);
  g_test_add_func ("/charts/motion/advance", test_advance);
  g_test_add_func ("/charts/motion/chevrons", test_chevrons);
  g_test_add_func ("/charts/motion/strength", test_strength);
  return g_test_run ();
}
