/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_COLUMNS_LAYOUT (sol_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (SolColumnsLayout, sol_columns_layout, SOL, COLUMNS_LAYOUT, GtkLayoutManager)

#define SOL_TYPE_COLUMNS_LAYOUT_CHILD (sol_columns_layout_child_get_type ())
G_DECLARE_FINAL_TYPE (SolColumnsLayoutChild, sol_columns_layout_child, SOL, COLUMNS_LAYOUT_CHILD,
                      GtkLayoutChild)

/* From this width on there are two columns. */
#define SOL_COLUMNS_WIDE_WIDTH 700

/**
 * SolColumnsLayout:
 *
 * Two columns side by side from 700 px, else one below the other. 16 px across, 14 px down. In two columns
 * every child stands in the column of its layout child; children of the shorter column that expand vertically
 * (or else its last one) take up what is left. In one column the children follow their `order`.
 *
 * Property `columns` (1 or 2, read only) notifies while the container is being allocated, so that a view can
 * change what stands where; a handler must not measure.
 */
GtkLayoutManager *sol_columns_layout_new (void);

/* How the two columns share the width: 526 and 280 at first. Use equal weights for equal columns. */
void sol_columns_layout_set_weights (SolColumnsLayout *self, guint start, guint end);

/* Whether there is one column, too, where a child needs more than its column's share of the width. */
void sol_columns_layout_set_stacks (SolColumnsLayout *self, gboolean stacks);

/* 1 or 2, as last allocated. */
guint sol_columns_layout_get_columns (SolColumnsLayout *self);

/* Column 0 (start, the default) or 1 (end), and place in the single column; children with the same @order
 * keep the order in which they were added. In .ui files: properties `column` and `order` of `<layout>`. */
void sol_columns_layout_child_set_column (SolColumnsLayoutChild *self, guint column);
void sol_columns_layout_child_set_order (SolColumnsLayoutChild *self, int order);

G_END_DECLS
