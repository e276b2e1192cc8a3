/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_WRAP_LAYOUT (sol_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (SolWrapLayout, sol_wrap_layout, SOL, WRAP_LAYOUT, GtkLayoutManager)

/**
 * sol_wrap_layout_new:
 * @most: how many children stand side by side where there is room
 * @least: how many do in any case, @most halved some times
 *
 * Children in columns of equal width, half as many wherever they would be narrower than they wish; 12 px
 * apart. It needs no more width than the fewest columns do.
 */
GtkLayoutManager *sol_wrap_layout_new (guint most, guint least);

G_END_DECLS
