/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SolBar:
 * @value: how high, in the unit of the axis, 0 or more; NaN where nothing is known
 * @name: what the bucket is called in full, "Thu 11 Jun"
 * @axis: what stands below it, "11"
 * @text: the value as people read it, "22.3 kWh"; "–" where it is not known
 * @more: (nullable): further lines of the read-out, a tab between name and value
 * @labelled: whether @axis stands there without the cursor, too
 * @strong: whether it stands out: the bucket that is now
 * @future: whether it has not begun: nothing can be missing there, and the cursor goes no further
 *
 * One bucket of a bar chart.
 */
typedef struct
{
  double value;
  const char *name;
  const char *axis;
  const char *text;
  const char *more;
  gboolean labelled;
  gboolean strong;
  gboolean future;
} SolBar;

/**
 * SolBarData:
 *
 * What a bar chart shows: an immutable row of buckets, shared by reference.
 */
typedef struct _SolBarData SolBarData;

#define SOL_TYPE_BAR_DATA (sol_bar_data_get_type ())
GType sol_bar_data_get_type (void) G_GNUC_CONST;

/**
 * sol_bar_data_new:
 * @bars: (array length=n): the buckets; texts are copied, and %NULL becomes empty
 * @n: how many, at least one
 *
 * Returns: (transfer full): the value
 */
SolBarData *sol_bar_data_new (const SolBar *bars, guint n) G_GNUC_WARN_UNUSED_RESULT;
SolBarData *sol_bar_data_ref (SolBarData *self);
void sol_bar_data_unref (SolBarData *self);
gboolean sol_bar_data_equal (const SolBarData *a, const SolBarData *b);

guint sol_bar_data_get_n (const SolBarData *self);
const SolBar *sol_bar_data_get (const SolBarData *self, guint index); /* (transfer none) */

/* All values in a row. */
const double *sol_bar_data_get_values (const SolBarData *self);

/* How many buckets have begun. */
guint sol_bar_data_get_begun (const SolBarData *self);

/* The highest value, 0 when there is none. */
double sol_bar_data_get_peak (const SolBarData *self);

/* Whether no bucket has a value above 0. */
gboolean sol_bar_data_is_empty (const SolBarData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolBarData, sol_bar_data_unref)

G_END_DECLS
