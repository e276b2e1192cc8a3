/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SolSpan:
 * @from: end at the zero line
 * @to: outer end
 *
 * The part of a stacked bar that one value takes.
 */
typedef struct
{
  double from;
  double to;
} SolSpan;

/**
 * sol_stack:
 * @values: one value per series of one bucket; NaN where there is none
 * @n: number of series
 * @spans: (out) (array length=n): where each value lies
 *
 * Stacks positive values upwards and negative ones downwards, each in the order of the series. A NaN takes no
 * room: its span is empty and lies where the next one begins.
 *
 * Returns: the span from the lowest to the highest end
 */
SolSpan sol_stack (const double *values, gsize n, SolSpan *spans);

G_END_DECLS
