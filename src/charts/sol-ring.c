/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-ring"

#include "sol-ring.h"

#include <math.h>

#include "sol-charts-css.h"

static void
draw_ring (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  const SolRing *ring = data;
  gboolean outline = ring->track && sol_charts_is_high_contrast (GTK_WIDGET (layer));
  double line_width = outline ? 2 : ring->width;
  double alpha = outline ? 1 : ring->alpha;
  double radius = ring->radius - line_width / 2;

  if (!(ring->arc.sweep > 0) || radius <= 0)
    return;

  double x = width / 2;
  double y = height / 2;
  float extent = (float) (2 * ring->radius + 2);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot,
      &GRAPHENE_RECT_INIT ((float) (x - ring->radius - 1), (float) (y - ring->radius - 1), extent, extent));
  double start = ring->arc.start - G_PI / 2;

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
  cairo_set_line_width (cr, line_width);
  cairo_set_line_cap (cr, ring->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_arc (cr, x, y, radius, start, start + MIN (ring->arc.sweep, 2 * G_PI));
  cairo_stroke (cr);
  cairo_destroy (cr);
}

SolLayer *
sol_ring_layer_new (const char *css_class, const SolRing *ring)
{
  return sol_layer_new (css_class, draw_ring, ring);
}

SolArc
sol_ring_fraction (double start, double sweep, double fraction)
{
  if (isnan (fraction) || fraction <= 0)
    return (SolArc){ .start = start };

  return (SolArc){ .start = start, .sweep = MAX (MIN (fraction, 1) * sweep, 0.01) };
}
