/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-hit"

#include "sol-hit.h"

#include <math.h>

gssize
sol_hit_nearest (const double *positions, gsize n, double x)
{
  if (n == 0 || isnan (x))
    return -1;

  /* The first position that is not left of x. */
  gsize low = 0;
  gsize high = n;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (positions[middle] < x)
        low = middle + 1;
      else
        high = middle;
    }

  if (low == n)
    return (gssize) n - 1;
  if (low > 0 && x - positions[low - 1] <= positions[low] - x)
    return (gssize) low - 1;
  return (gssize) low;
}

gssize
sol_hit_bucket (double x, double start, double end, gsize n)
{
  if (n == 0 || !(x >= start && x < end))
    return -1;

  gssize index = (gssize) floor ((x - start) / (end - start) * (double) n);

  return MIN (index, (gssize) n - 1);
}
