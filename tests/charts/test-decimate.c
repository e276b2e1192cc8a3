/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-decimate"

#include "math/sol-decimate.h"

#include <math.h>

static void
test_peak_stays (void)
{
  double values[1440] = { 0 };
  SolExtent columns[100];
  guint peaks = 0;

  values[777] = 9.5;
  values[12] = -3;
  sol_decimate (values, G_N_ELEMENTS (values), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    peaks += columns[i].max == 9.5;
  g_assert_cmpuint (peaks, ==, 1);
  /* Column 54 holds the minutes 777 to 791. */
  g_assert_cmpfloat (columns[54].max, ==, 9.5);
  g_assert_cmpfloat (columns[0].min, ==, -3);
}

static void
test_gaps (void)
{
  const double values[] = { 1, NAN, NAN, NAN, 5, NAN };
  SolExtent columns[3];

  sol_decimate (values, G_N_ELEMENTS (values), columns, 3);
  g_assert_cmpfloat (columns[0].min, ==, 1);
  g_assert_cmpfloat (columns[0].max, ==, 1);
  g_assert_true (isnan (columns[1].min));
  g_assert_true (isnan (columns[1].max));
  g_assert_cmpfloat (columns[2].max, ==, 5);
}

static void
test_fewer_values_than_columns (void)
{
  const double values[] = { 1, 2 };
  SolExtent columns[4];

  sol_decimate (values, 2, columns, 4);
  g_assert_cmpfloat (columns[0].max, ==, 1);
  g_assert_cmpfloat (columns[1].max, ==, 1);
  g_assert_cmpfloat (columns[2].max, ==, 2);
  g_assert_cmpfloat (columns[3].max, ==, 2);

  sol_decimate (NULL, 0, columns, 4);
  g_assert_true (isnan (columns[3].max));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/decimate/peak-stays", test_peak_stays);
  g_test_add_func ("/charts/decimate/gaps", test_gaps);
  g_test_add_func ("/charts/decimate/fewer", test_fewer_values_than_columns);
  return g_test_run ();
}
