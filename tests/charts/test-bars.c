/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "math/sol-bars.h"

static void
test_place (void)
{
  static const struct
  {
    guint n;
    double plot;
  } rows[] = { { 1, 300 }, { 16, 344 }, { 31, 750 }, { 96, 300 }, { 400, 300 } };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      double pitch = rows[r].plot / rows[r].n;
      double end = 0;

      for (guint i = 0; i < rows[r].n; i++)
        {
          double width = 0;
          double x = sol_bars_place (i, rows[r].n, rows[r].plot, &width);

          /* In the middle of its bucket, with some room to the one before. */
          g_assert_cmpfloat_with_epsilon (x + width / 2, (i + 0.5) * pitch, 1e-6);
          g_assert_cmpfloat (width, >, 0);
          g_assert_cmpfloat (width, <=, 32);
          g_assert_cmpfloat (x, >, end);
          end = x + width;
        }
      g_assert_cmpfloat (end, <, rows[r].plot);
    }
}

static void
test_free (void)
{
  g_assert_true (sol_bars_free (0, 10, 18, 10, 8));
  g_assert_false (sol_bars_free (0, 10, 17, 10, 8));
  g_assert_true (sol_bars_free (18, 10, 0, 10, 8));
  g_assert_false (sol_bars_free (5, 10, 0, 100, 0));
}

static void
test_gaps (void)
{
  const double values[] = { NAN, 1, NAN, NAN, 0, 2, NAN };
  guint start = 0, end = 0;

  g_assert_true (sol_bars_next_gap (values, 7, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 1);
  start = end;
  g_assert_true (sol_bars_next_gap (values, 7, &start, &end));
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpuint (end, ==, 4);
  start = end;
  /* What has not begun is not missing. */
  g_assert_false (sol_bars_next_gap (values, 6, &start, &end));

  start = end = 0;
  g_assert_true (sol_bars_next_run (values, 7, &start, &end));
  g_assert_cmpuint (start, ==, 1);
  g_assert_cmpuint (end, ==, 2);
  start = end;
  g_assert_true (sol_bars_next_run (values, 7, &start, &end));
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 6);
  start = end;
  g_assert_false (sol_bars_next_run (values, 7, &start, &end));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/bars/place", test_place);
  g_test_add_func ("/charts/bars/free", test_free);
  g_test_add_func ("/charts/bars/gaps", test_gaps);
  return g_test_run ();
}
