/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * sol_hit_nearest:
 * @positions: rising positions
 * @n: how many
 * @x: where
 *
 * Returns: the index of the position nearest to @x, the earlier one when two are as near, -1 when there is
 * none
 */
gssize sol_hit_nearest (const double *positions, gsize n, double x);

/**
 * sol_hit_bucket:
 * @x: where
 * @start: left edge of the first bucket
 * @end: right edge of the last
 * @n: number of buckets, all equally wide
 *
 * Returns: the bucket under @x, -1 when there is none
 */
gssize sol_hit_bucket (double x, double start, double end, gsize n);

G_END_DECLS
