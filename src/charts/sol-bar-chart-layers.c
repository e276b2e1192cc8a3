/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-bar-chart-layers"

#include "sol-bar-chart-private.h"

#include <math.h>

#include "math/sol-bars.h"
#include "math/sol-scale.h"
#include "sol-charts-css.h"
#include "sol-hatch.h"
#include "sol-layer.h"

#define USUAL_ALPHA 0.8
#define AREA_ALPHA 0.25

static double
bucket_x (const SolBarChart *self, const SolBarData *data, double bucket)
{
  return bucket / sol_bar_data_get_n (data) * self->plot.width;
}

static void
draw_gaps (SolBarChart *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  const double *values = sol_bar_data_get_values (self->data);
  guint begun = sol_bar_data_get_begun (self->data);
  guint start = 0;
  guint end = 0;

  while (sol_bars_next_gap (values, begun, &start, &end))
    {
      double left = bucket_x (self, self->data, start);
      double right = bucket_x (self, self->data, end);

      sol_hatch_append (
          snapshot, &GRAPHENE_RECT_INIT ((float) left, 0, (float) (right - left), (float) self->plot.height),
          color, sol_charts_is_high_contrast (GTK_WIDGET (self)));
      start = end;
    }
}

static void
draw_grid (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  SolBarChart *self = (SolBarChart *) data;
  SolScale scale = sol_scale_linear (0, self->lines.high, self->plot.height, 0);
  gboolean contrast = sol_charts_is_high_contrast (GTK_WIDGET (layer));

  if (self->data != NULL && !sol_bar_data_is_empty (self->data))
    draw_gaps (self, snapshot, color);
  for (guint i = 1; i < self->lines.n; i++)
    sol_chart_append_rule (snapshot, color, contrast ? 0.4f : SOL_CHART_GRID_ALPHA, 0,
                           sol_scale_map (&scale, sol_ticks_value (&self->lines, i)), width, 1);
  sol_chart_append_rule (snapshot, color, contrast ? 1.0f : SOL_CHART_ZERO_ALPHA, 0, self->plot.height, width,
                         1);
}

static void
draw_bars (SolBarChart *self, cairo_t *cr, const GdkRGBA *color, const SolBarData *data, double high,
           double alpha)
{
  SolScale scale = sol_scale_linear (0, high, self->plot.height, 0);
  guint n = sol_bar_data_get_n (data);

  for (guint i = 0; i < n; i++)
    {
      const SolBar *bar = sol_bar_data_get (data, i);
      double width;
      double x = sol_bars_place (i, n, self->plot.width, &width);

      if (!(bar->value > 0))
        continue;
      double top = MIN (sol_scale_map (&scale, bar->value), self->plot.height - SOL_CHART_SMALLEST_BAR);
      gboolean strong = bar->strong || sol_charts_is_high_contrast (GTK_WIDGET (self));
      cairo_set_source_rgba (cr, color->red, color->green, color->blue,
                             color->alpha * alpha * (strong ? 1 : USUAL_ALPHA));
      sol_chart_trace_bar (cr, x, width, top, self->plot.height);
      cairo_fill (cr);
    }
}

static void
trace_steps (SolBarChart *self, cairo_t *cr, const SolBarData *data, const SolScale *scale, guint start,
             guint end)
{
  const double *values = sol_bar_data_get_values (data);

  for (guint i = start; i < end; i++)
    {
      double y = sol_scale_map (scale, values[i]);

      if (i == start)
        cairo_move_to (cr, bucket_x (self, data, i), y);
      else
        cairo_line_to (cr, bucket_x (self, data, i), y);
      cairo_line_to (cr, bucket_x (self, data, i + 1), y);
    }
}

static void
draw_steps (SolBarChart *self, cairo_t *cr, const GdkRGBA *color, const SolBarData *data, double high,
            double alpha)
{
  SolScale scale = sol_scale_linear (0, high, self->plot.height, 0);
  double area_alpha = sol_charts_is_high_contrast (GTK_WIDGET (self)) ? 0 : AREA_ALPHA;
  guint start = 0;
  guint end = 0;

  cairo_set_line_width (cr, SOL_CHART_LINE_WIDTH);
  while (sol_bars_next_run (sol_bar_data_get_values (data), sol_bar_data_get_n (data), &start, &end))
    {
      trace_steps (self, cr, data, &scale, start, end);
      cairo_line_to (cr, bucket_x (self, data, end), self->plot.height);
      cairo_line_to (cr, bucket_x (self, data, start), self->plot.height);
      cairo_close_path (cr);
      cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha * area_alpha);
      cairo_fill (cr);
      trace_steps (self, cr, data, &scale, start, end);
      cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
      cairo_stroke (cr);
      start = end;
    }
}

static void
draw_values (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
             gconstpointer data)
{
  SolBarChart *self = (SolBarChart *) data;
  double shown = sol_tween_is_running (&self->fade) ? CLAMP (self->fade.value, 0, 1) : 1;
  cairo_t *cr = sol_chart_begin_cairo (snapshot, color, 1, width, height);

  if (self->before != NULL && shown < 1)
    (self->stepped ? draw_steps : draw_bars) (self, cr, color, self->before, self->before_high, 1 - shown);
  if (self->data != NULL)
    (self->stepped ? draw_steps : draw_bars) (self, cr, color, self->data, self->lines.high, shown);
  cairo_destroy (cr);
}

static void
draw_band (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  SolBarChart *self = (SolBarChart *) data;

  if (self->data == NULL || self->cursor < 0)
    return;

  double pitch = width / sol_bar_data_get_n (self->data);
  double bar;
  sol_bars_place ((guint) self->cursor, sol_bar_data_get_n (self->data), width, &bar);
  sol_chart_append_band (snapshot, GTK_WIDGET (layer), color, bucket_x (self, self->data, self->cursor + 0.5),
                         MAX (MIN (pitch, bar + 12), 8), height);
}

void
sol_bar_chart_add_layers (SolBarChart *self)
{
  static const struct
  {
    const char *css_class;
    SolLayerDraw draw;
  } layers[SOL_BAR_N_LAYERS] = {
    [SOL_BAR_LAYER_BAND] = { "sol-ink", draw_band },
    [SOL_BAR_LAYER_GRID] = { "sol-ink", draw_grid },
    [SOL_BAR_LAYER_BARS] = { NULL, draw_values },
  };

  for (guint i = 0; i < SOL_BAR_N_LAYERS; i++)
    {
      self->layers[i] = GTK_WIDGET (sol_layer_new (layers[i].css_class, layers[i].draw, self));
      gtk_widget_set_parent (self->layers[i], GTK_WIDGET (self));
    }
}
