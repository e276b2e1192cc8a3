/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * sol_charts_load_css:
 * @display: the display
 * @dark: whether the style is dark
 * @high_contrast: whether the user asked for high contrast
 *
 * Gives the display the energy colours and the looks of the drawn widgets. Call it once before the first
 * window and again whenever one of the two answers changes; what was loaded before is replaced, so widgets
 * follow by themselves. The style sheets are resources: the executable must be built with
 * `sol_charts_resources`.
 *
 * The colours are also there by name for other style sheets: `@sol_solar`, `@sol_solar_tint` and likewise for
 * home, battery, grid and car.
 */
void sol_charts_load_css (GdkDisplay *display, gboolean dark, gboolean high_contrast);

/* What sol_charts_load_css() was last told for the display of this widget. */
gboolean sol_charts_is_high_contrast (GtkWidget *widget);

G_END_DECLS
