/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decimate"

#include "sol-decimate.h"

#include <math.h>

SolExtent
sol_extent_of (const double *values, gsize n)
{
  SolExtent extent = { .min = NAN, .max = NAN };

  for (gsize i = 0; i < n; i++)
    {
      /* fmin and fmax prefer the number over the NaN. */
      extent.min = fmin (extent.min, values[i]);
      extent.max = fmax (extent.max, values[i]);
    }

  return extent;
}

void
sol_decimate (const double *values, gsize n, SolExtent *columns, gsize n_columns)
{
  g_return_if_fail (columns != NULL || n_columns == 0);

  for (gsize c = 0; c < n_columns; c++)
    {
      gsize from = n * c / n_columns;
      gsize to = n * (c + 1) / n_columns;

      if (to == from && from < n)
        to = from + 1;
      columns[c] = sol_extent_of (values + from, to - from);
    }
}
