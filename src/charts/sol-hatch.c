/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-hatch"

#include "sol-hatch.h"

#include <math.h>

#define PERIOD 5.0
#define LINE_WIDTH 2.0
#define ALPHA 0.1
#define CONTRAST_ALPHA 0.4

void
sol_hatch_append (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color,
                  gboolean high_contrast)
{
  double x = bounds->origin.x;
  double y = bounds->origin.y;
  double width = bounds->size.width;
  double height = bounds->size.height;
  double line = high_contrast ? 2 * LINE_WIDTH : LINE_WIDTH;
  double period = high_contrast ? 2 * PERIOD : PERIOD;
  double alpha = high_contrast ? CONTRAST_ALPHA : ALPHA;

  if (width <= 0 || height <= 0)
    return;

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
  cairo_set_line_width (cr, line);
  /* The period is across the lines; along an axis they are further apart. Anchored at the origin, so that
   * hatched areas side by side join. */
  double step = period * G_SQRT2;
  for (double at = floor ((x + y) / step) * step; at < x + y + width + height + step; at += step)
    {
      cairo_move_to (cr, at - (y - line), y - line);
      cairo_line_to (cr, at - (y + height + line), y + height + line);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}
