/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * sol_bars_place:
 * @index: of the bucket
 * @n: number of buckets, all equally wide
 * @plot: width of all
 * @width: (out): width of the bar
 *
 * Bars take three fifths of their buckets, the whole but a pixel where buckets are narrow, and do not grow
 * into blocks where there are few.
 *
 * Returns: the left edge of the bar
 */
double sol_bars_place (guint index, guint n, double plot, double *width);

/**
 * sol_bars_free:
 * @start: left edge of a label
 * @width: its width
 * @other_start: left edge of another
 * @other_width: its width
 * @gap: the least space between both
 *
 * Returns: whether the two stand free of each other
 */
gboolean sol_bars_free (double start, double width, double other_start, double other_width, double gap);

/**
 * sol_bars_next_gap:
 * @values: one per bucket, NaN where there is none
 * @n: how many there can be values for
 * @start: (inout): where to look, then where the gap begins
 * @end: (out): the first bucket after it
 *
 * Returns: whether there is a gap at or after *@start
 */
gboolean sol_bars_next_gap (const double *values, guint n, guint *start, guint *end);

/* The first and, in @end, one past the last known value at or after *@start. */
gboolean sol_bars_next_run (const double *values, guint n, guint *start, guint *end);

G_END_DECLS
