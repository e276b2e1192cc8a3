/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "math/sol-arc.h"
#include "sol-layer.h"

G_BEGIN_DECLS

/**
 * SolRing:
 * @arc: which part of the circle
 * @radius: outer radius
 * @width: width of the line
 * @alpha: strength of the colour
 * @round: whether the ends are round
 * @track: whether this is the ground of another ring: in high contrast an outline of 2 px in the full colour
 *
 * One stroke of a circle around the middle of its layer.
 */
typedef struct
{
  SolArc arc;
  double radius;
  double width;
  double alpha;
  gboolean round;
  gboolean track;
} SolRing;

/* A layer that draws @ring, which must outlive it; queue a redraw of the layer after a change of it. */
SolLayer *sol_ring_layer_new (const char *css_class, const SolRing *ring);

/* The part of a gauge from @start that @fraction (0 to 1, NaN for none) of @sweep covers. Never shorter than
 * a visible dot when the fraction is above 0. */
SolArc sol_ring_fraction (double start, double sweep, double fraction);

G_END_DECLS
