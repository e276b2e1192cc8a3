/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-stack"

#include "math/sol-stack.h"

#include <math.h>

static void
test_stack (void)
{
  const double values[] = { 12.3, -8.5, NAN, 4.8, -4.8, 0 };
  const SolSpan wanted[]
      = { { 0, 12.3 }, { 0, -8.5 }, { 12.3, 12.3 }, { 12.3, 17.1 }, { -8.5, -13.3 }, { 17.1, 17.1 } };
  SolSpan spans[6];
  SolSpan ends = sol_stack (values, 6, spans);

  g_assert_cmpfloat_with_epsilon (ends.from, -13.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (ends.to, 17.1, 1e-9);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpfloat_with_epsilon (spans[i].from, wanted[i].from, 1e-9);
      g_assert_cmpfloat_with_epsilon (spans[i].to, wanted[i].to, 1e-9);
    }
}

static void
test_nothing (void)
{
  SolSpan ends = sol_stack (NULL, 0, NULL);

  g_assert_cmpfloat (ends.from, ==, 0);
  g_assert_cmpfloat (ends.to, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/stack/stack", test_stack);
  g_test_add_func ("/charts/stack/nothing", test_nothing);
  return g_test_run ();
}
