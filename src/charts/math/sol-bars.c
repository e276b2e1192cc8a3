/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-bars"

#include "sol-bars.h"

#include <math.h>

#define SHARE 0.62
#define WIDEST 32.0
/* Below this there is room for one pixel between two bars, not more. */
#define NARROW 6.0

double
sol_bars_place (guint index, guint n, double plot, double *width)
{
  g_return_val_if_fail (n > 0 && width != NULL, 0);

  double pitch = plot / n;
  *width = pitch < NARROW ? pitch - MIN (1, pitch / 4) : MIN (pitch * SHARE, WIDEST);
  return index * pitch + (pitch - *width) / 2;
}

gboolean
sol_bars_free (double start, double width, double other_start, double other_width, double gap)
{
  return start + width + gap <= other_start || other_start + other_width + gap <= start;
}

static gboolean
next_of (const double *values, guint n, gboolean known, guint *start, guint *end)
{
  guint i = *start;

  while (i < n && isnan (values[i]) == known)
    i++;
  *start = i;
  while (i < n && isnan (values[i]) != known)
    i++;
  *end = i;
  return *end > *start;
}

gboolean
sol_bars_next_gap (const double *values, guint n, guint *start, guint *end)
{
  return next_of (values, n, FALSE, start, end);
}

gboolean
sol_bars_next_run (const double *values, guint n, guint *start, guint *end)
{
  return next_of (values, n, TRUE, start, end);
}
