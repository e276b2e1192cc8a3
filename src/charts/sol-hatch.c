/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-hatch"

#include "sol-hatch.h"

#include <math.h>

#define PERIOD 5.0
#define LINE_WIDTH 2.0

void
sol_hatch_append (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color, double alpha)
{
  double x = bounds->origin.x;
  double y = bounds->origin.y;
  double width = bounds->size.width;
  double height = bounds->size.height;

  if (width <= 0 || height <= 0)
    return;

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
  cairo_set_line_width (cr, LINE_WIDTH);
  /* The period is across the lines; along an axis they are further apart. Anchored at the origin, so that
   * hatched areas side by side join. */
  double step = PERIOD * G_SQRT2;
  for (double at = floor ((x + y) / step) * step; at < x + y + width + height + step; at += step)
    {
      cairo_move_to (cr, at - (y - LINE_WIDTH), y - LINE_WIDTH);
      cairo_line_to (cr, at - (y + height + LINE_WIDTH), y + height + LINE_WIDTH);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}
