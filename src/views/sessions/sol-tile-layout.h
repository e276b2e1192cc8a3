/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_TILE_LAYOUT (sol_tile_layout_get_type ())
G_DECLARE_FINAL_TYPE (SolTileLayout, sol_tile_layout, SOL, TILE_LAYOUT, GtkLayoutManager)

/**
 * sol_tile_layout_new:
 * @most: how many children stand side by side where there is room
 * @least: how many do in any case, @most halved some times
 *
 * Children in columns of equal width, half as many wherever they would be narrower than they wish; 12 px
 * apart. It needs no more width than the fewest columns do. Where each is to have its own width, and breaks
 * to the next line by itself, that is #SolWrapBox.
 */
GtkLayoutManager *sol_tile_layout_new (guint most, guint least);

G_END_DECLS
