/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SolExtent:
 * @min: lowest value, NaN when there is none
 * @max: highest value, NaN when there is none
 */
typedef struct
{
  double min;
  double max;
} SolExtent;

/* The extent of all values that are not NaN. */
SolExtent sol_extent_of (const double *values, gsize n);

/**
 * sol_decimate:
 * @values: values at equal distances; NaN where there is none
 * @n: how many
 * @columns: (out) (array length=n_columns): one extent per column of pixels
 * @n_columns: how many columns
 *
 * Reduces a long row of values to what can be seen, so that no peak gets lost. With fewer values than columns
 * a value fills all columns that it covers.
 */
void sol_decimate (const double *values, gsize n, SolExtent *columns, gsize n_columns);

G_END_DECLS
