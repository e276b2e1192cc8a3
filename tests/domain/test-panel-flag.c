/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-panel-flag.h"

#include <math.h>

/* What the others made: nine bright days. */
#define BRIGHT                                                                                               \
  {                                                                                                          \
    1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000                                                     \
  }

static void
test_judge (void)
{
  static const struct
  {
    double wh[9], median[9];
    SolPanelFlag flag;
    guint days;
  } rows[] = {
    { BRIGHT, BRIGHT, SOL_PANEL_FINE, 0 },
    /* Nothing on the newest day, and for how long. */
    { { 900, 900, 900, 900, 900, 900, 900, 900, 0 }, BRIGHT, SOL_PANEL_DEAD, 1 },
    { { 900, 900, 900, 900, 900, 0, 0, 0, 0 }, BRIGHT, SOL_PANEL_DEAD, 4 },
    /* Without sun nothing is proven: neither dead, nor well again. */
    { { 900, 900, 900, 900, 900, 900, 900, 900, 0 },
      { 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 99 },
      SOL_PANEL_FINE,
      0 },
    { { 900, 900, 900, 900, 500, 500, 40, NAN, 500 },
      { 1000, 1000, 1000, 1000, 1000, 1000, 50, 1000, 1000 },
      SOL_PANEL_LOW,
      3 },
    /* Exactly 40 % less is not more than that. */
    { { 900, 900, 900, 900, 900, 900, 600, 600, 600 }, BRIGHT, SOL_PANEL_FINE, 0 },
    { { 900, 900, 900, 900, 900, 900, 900, 599, 599 }, BRIGHT, SOL_PANEL_FINE, 0 },
    { { 900, 900, 850, 850, 850, 850, 700, 500, 850 }, BRIGHT, SOL_PANEL_WEAK, 7 },
    { { 900, 900, 850, 850, 850, 851, 700, 500, 850 }, BRIGHT, SOL_PANEL_FINE, 0 },
    { { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN },
      { 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, NAN },
      SOL_PANEL_FINE,
      0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolPanelVerdict verdict = sol_panel_judge (rows[i].wh, rows[i].median, 9);
      g_test_message ("row %u", i);
      g_assert_cmpint (verdict.flag, ==, rows[i].flag);
      g_assert_cmpuint (verdict.days, ==, rows[i].days);
    }
  g_assert_cmpint (sol_panel_judge (NULL, NULL, 0).flag, ==, SOL_PANEL_FINE);
}

static void
test_medians (void)
{
  const double a[] = { 3, NAN, 1 }, b[] = { 1, NAN, 2 }, c[] = { 2, NAN, NAN };
  const double *const panels[] = { a, b, c };
  double medians[3];
  sol_panel_medians (panels, 3, 3, medians);
  g_assert_cmpfloat (medians[0], ==, 2);
  g_assert_true (isnan (medians[1]));
  g_assert_cmpfloat (medians[2], ==, 1.5);
  sol_panel_medians (NULL, 0, 1, medians);
  g_assert_true (isnan (medians[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/panel-flag/judge", test_judge);
  g_test_add_func ("/domain/panel-flag/medians", test_medians);
  return g_test_run ();
}
