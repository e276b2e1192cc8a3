/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SolArc:
 * @start: where the arc begins, radians clockwise from twelve o'clock
 * @sweep: how far it goes; 0 for one that is not drawn
 */
typedef struct
{
  double start;
  double sweep;
} SolArc;

/**
 * sol_arc_split:
 * @shares: amounts of any unit; NaN and negative ones count as 0
 * @n: how many
 * @gap: space between two neighbours, radians
 * @arcs: (out) (array length=n): one arc per share
 *
 * Splits a ring by shares, clockwise from the top. A ring with one part only is whole and has no gap.
 *
 * Returns: the number of parts that are drawn
 */
guint sol_arc_split (const double *shares, guint n, double gap, SolArc *arcs);

G_END_DECLS
