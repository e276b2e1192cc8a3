/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-arc"

#include "sol-arc.h"

#include <math.h>

static double
amount (double share)
{
  return share > 0 && isfinite (share) ? share : 0;
}

guint
sol_arc_split (const double *shares, guint n, double gap, SolArc *arcs)
{
  double total = 0;
  guint parts = 0;

  for (guint i = 0; i < n; i++)
    {
      total += amount (shares[i]);
      parts += amount (shares[i]) > 0;
    }

  double space = parts > 1 ? gap : 0;
  double at = 0;
  for (guint i = 0; i < n; i++)
    {
      double turn = total > 0 ? 2 * G_PI * amount (shares[i]) / total : 0;

      /* Half the gap on either side, so that the borders stay where the shares put them. */
      arcs[i].start = at + MIN (space, turn) / 2;
      arcs[i].sweep = turn > 0 ? MAX (turn - space, 0) : 0;
      at += turn;
    }

  return parts;
}
