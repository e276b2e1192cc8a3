/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-panel-flag"

#include "sol-panel-flag.h"

#include <math.h>

#define LOW_LESS 0.40
#define LOW_DAYS 3
#define WEAK_LESS 0.15
#define WEAK_DAYS 7

/* How many of the newest counted days in a row are at most @share of the median. */
static guint
run_of (const double *wh, const double *median_wh, guint n, double share, gboolean strictly)
{
  guint days = 0;
  for (guint i = n; i-- > 0;)
    {
      if (isnan (wh[i]) || isnan (median_wh[i]) || median_wh[i] < SOL_PANEL_SUN_WH)
        continue;
      double most = share * median_wh[i];
      if (strictly ? wh[i] >= most : wh[i] > most)
        break;
      days++;
    }
  return days;
}

SolPanelVerdict
sol_panel_judge (const double *wh, const double *median_wh, guint n)
{
  g_return_val_if_fail (n == 0 || (wh != NULL && median_wh != NULL),
                        ((SolPanelVerdict){ SOL_PANEL_FINE, 0 }));

  guint dead = run_of (wh, median_wh, n, 0, FALSE);
  if (dead >= 1)
    return (SolPanelVerdict){ SOL_PANEL_DEAD, dead };
  guint low = run_of (wh, median_wh, n, 1 - LOW_LESS, TRUE);
  if (low >= LOW_DAYS)
    return (SolPanelVerdict){ SOL_PANEL_LOW, low };
  guint weak = run_of (wh, median_wh, n, 1 - WEAK_LESS, FALSE);
  if (weak >= WEAK_DAYS)
    return (SolPanelVerdict){ SOL_PANEL_WEAK, weak };
  return (SolPanelVerdict){ SOL_PANEL_FINE, 0 };
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;
  return one < two ? -1 : one > two;
}

void
sol_panel_medians (const double *const *panels, guint n_panels, guint n_days, double *medians)
{
  g_return_if_fail (n_panels == 0 || panels != NULL);
  g_return_if_fail (n_days == 0 || medians != NULL);

  g_autoptr (GArray) values = g_array_sized_new (FALSE, FALSE, sizeof (double), n_panels);
  for (guint day = 0; day < n_days; day++)
    {
      g_array_set_size (values, 0);
      for (guint i = 0; i < n_panels; i++)
        if (!isnan (panels[i][day]))
          g_array_append_val (values, panels[i][day]);
      g_array_sort (values, compare);
      guint n = values->len;
      medians[day]
          = n == 0
                ? NAN
                : (g_array_index (values, double, (n - 1) / 2) + g_array_index (values, double, n / 2)) / 2;
    }
}
