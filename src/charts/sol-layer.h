/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_LAYER (sol_layer_get_type ())
G_DECLARE_FINAL_TYPE (SolLayer, sol_layer, SOL, LAYER, GtkWidget)

/**
 * SolLayerDraw:
 * @layer: the layer
 * @snapshot: where to draw
 * @color: the CSS `color` of the layer
 * @width: allocated width
 * @height: allocated height
 * @data: what sol_layer_new() was given
 */
typedef void (*SolLayerDraw) (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width,
                              double height, gconstpointer data);

/**
 * sol_layer_new:
 * @css_class: (nullable): style class that gives the layer its colour
 * @draw: (nullable): draws it; without, the layer has only what CSS gives it
 * @data: for @draw; must live as long as the layer, which is why the parent usually passes a part of itself
 *
 * One drawn part of a widget: one colour, one render node that GTK keeps until this very part is invalidated.
 * Takes no input and is not there for assistive technology.
 *
 * Returns: (transfer floating): a layer
 */
SolLayer *sol_layer_new (const char *css_class, SolLayerDraw draw, gconstpointer data);

G_END_DECLS
