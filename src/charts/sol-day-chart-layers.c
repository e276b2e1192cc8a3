/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-day-chart-layers"

#include "sol-day-chart-private.h"

#include <math.h>

#include "math/sol-scale.h"
#include "sol-charts-css.h"
#include "sol-hatch.h"
#include "sol-layer.h"

#define HALO_WIDTH 4.4
#define AREA_ALPHA 0.2
#define NOW_ALPHA 0.3f
#define RESERVE_ALPHA 0.55

static double
slot_x (const SolDayChart *self, double slot)
{
  return slot / self->data->n_slots * self->plot.width;
}

static SolScale
power_scale (const SolDayChart *self)
{
  return sol_scale_linear (0, self->lines.high, self->plot.zero, 0);
}

static SolScale
level_scale (const SolDayChart *self)
{
  return sol_scale_linear (0, 100, self->plot.height, self->plot.level_top);
}

static void
draw_gaps (SolDayChart *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  guint start = 0;
  guint end = 0;

  while (sol_day_data_next_gap (self->data, &start, &end))
    {
      double left = slot_x (self, start);

      sol_hatch_append (
          snapshot,
          &GRAPHENE_RECT_INIT ((float) left, 0, (float) (slot_x (self, end) - left), (float) self->plot.zero),
          color, sol_charts_is_high_contrast (GTK_WIDGET (self)));
      start = end;
    }
}

static void
draw_grid (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  SolDayChart *self = (SolDayChart *) data;
  SolScale scale = power_scale (self);
  gboolean contrast = sol_charts_is_high_contrast (GTK_WIDGET (layer));
  float line = contrast ? 0.4f : SOL_CHART_GRID_ALPHA;
  float zero = contrast ? 1.0f : SOL_CHART_ZERO_ALPHA;

  if (self->data != NULL)
    draw_gaps (self, snapshot, color);

  for (guint i = 1; i < self->lines.n; i++)
    sol_chart_append_rule (snapshot, color, line, 0,
                           sol_scale_map (&scale, sol_ticks_value (&self->lines, i)), width, 1);
  sol_chart_append_rule (snapshot, color, zero, 0, self->plot.zero, width, 1);

  for (guint i = 0; self->data != NULL && i < self->ticks->len; i++)
    {
      double x = slot_x (self, g_array_index (self->ticks, double, i));

      if (x >= 0 && x <= width)
        sol_chart_append_rule (snapshot, color, line, x, 0, 1, height);
    }

  if (self->plot.height > self->plot.zero)
    {
      sol_chart_append_rule (snapshot, color, line, 0, self->plot.level_top, width, 1);
      sol_chart_append_rule (snapshot, color, zero, 0, self->plot.height, width, 1);
    }
}

static void
draw_bars (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  SolDayChart *self = (SolDayChart *) data;

  if (!sol_day_chart_shows (self, SOL_DAY_PRODUCTION))
    return;

  const double *values = self->data->values[SOL_DAY_PRODUCTION];
  SolScale scale = power_scale (self);
  double pitch = width / self->data->n_slots;
  double gap = MIN (1, pitch / 4);
  cairo_t *cr = sol_chart_begin_cairo (snapshot, color, 1, width, self->plot.zero);

  for (guint i = 0; i < self->data->n_slots; i++)
    {
      if (!(values[i] > 0))
        continue;

      double top = MIN (sol_scale_map (&scale, values[i]), self->plot.zero - SOL_CHART_SMALLEST_BAR);
      sol_chart_trace_bar (cr, slot_x (self, i) + gap / 2, pitch - gap, top, self->plot.zero);
    }
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
draw_steps (SolDayChart *self, GtkSnapshot *snapshot, const GdkRGBA *color, double line_width)
{
  if (!sol_day_chart_shows (self, SOL_DAY_CONSUMPTION))
    return;

  const double *values = self->data->values[SOL_DAY_CONSUMPTION];
  SolScale scale = power_scale (self);
  double latest = isnan (self->data->now) ? self->data->n_slots : self->data->now;
  cairo_t *cr = sol_chart_begin_cairo (snapshot, color, 1, self->plot.width, self->plot.zero);
  guint start = 0;
  guint end = 0;

  cairo_set_line_width (cr, line_width);
  while (sol_day_data_next_run (self->data, SOL_DAY_CONSUMPTION, &start, &end))
    {
      for (guint i = start; i < end; i++)
        {
          double y = sol_scale_map (&scale, values[i]);

          if (i == start)
            cairo_move_to (cr, slot_x (self, i), y);
          else
            cairo_line_to (cr, slot_x (self, i), y);
          cairo_line_to (cr, slot_x (self, CLAMP (latest, i + 0.2, i + 1)), y);
        }
      start = end;
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_halo (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  draw_steps ((SolDayChart *) data, snapshot, color, HALO_WIDTH);
}

static void
draw_line (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  draw_steps ((SolDayChart *) data, snapshot, color, SOL_CHART_LINE_WIDTH);
}

/* The way of the level from the beginning of a run to its end; flat over its first quarter-hour, whose begin
 * is not known. */
static double
trace_level (SolDayChart *self, cairo_t *cr, guint start, guint end)
{
  const double *values = self->data->values[SOL_DAY_LEVEL];
  SolScale scale = level_scale (self);
  double latest = isnan (self->data->now) ? self->data->n_slots : self->data->now;
  double x = slot_x (self, start);

  cairo_move_to (cr, x, sol_scale_map (&scale, CLAMP (values[start], 0, 100)));
  for (guint i = start; i < end; i++)
    {
      x = slot_x (self, CLAMP (latest, i, i + 1));
      cairo_line_to (cr, x, sol_scale_map (&scale, CLAMP (values[i], 0, 100)));
    }
  return x;
}

static void
draw_level (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
            gconstpointer data)
{
  SolDayChart *self = (SolDayChart *) data;
  double area_alpha = sol_charts_is_high_contrast (GTK_WIDGET (layer)) ? 0 : AREA_ALPHA;
  guint start = 0;
  guint end = 0;

  if (!sol_day_chart_shows (self, SOL_DAY_LEVEL))
    return;

  cairo_t *cr = sol_chart_begin_cairo (snapshot, color, 1, width, height);
  cairo_set_line_width (cr, SOL_CHART_LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  while (sol_day_data_next_run (self->data, SOL_DAY_LEVEL, &start, &end))
    {
      double last = trace_level (self, cr, start, end);
      cairo_path_t *line = cairo_copy_path (cr);

      cairo_line_to (cr, last, self->plot.height);
      cairo_line_to (cr, slot_x (self, start), self->plot.height);
      cairo_close_path (cr);
      cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * area_alpha);
      cairo_fill (cr);

      cairo_append_path (cr, line);
      cairo_path_destroy (line);
      cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
      cairo_stroke (cr);
      start = end;
    }
  cairo_destroy (cr);
}

static void
draw_reserve (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
              gconstpointer data)
{
  SolDayChart *self = (SolDayChart *) data;

  if (!sol_day_chart_shows (self, SOL_DAY_LEVEL) || isnan (self->data->reserve))
    return;

  SolScale scale = level_scale (self);
  gboolean contrast = sol_charts_is_high_contrast (GTK_WIDGET (layer));
  double thickness = contrast ? 2 : 1;
  double y = floor (sol_scale_map (&scale, CLAMP (self->data->reserve, 0, 100))) + thickness / 2;
  cairo_t *cr = sol_chart_begin_cairo (snapshot, color, contrast ? 1 : RESERVE_ALPHA, width, height);
  cairo_set_dash (cr, (double[]){ 3, 3 }, 2, 0);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, width, y);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_now (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
          gconstpointer data)
{
  SolDayChart *self = (SolDayChart *) data;

  gboolean contrast = sol_charts_is_high_contrast (GTK_WIDGET (layer));

  if (self->data != NULL && !isnan (self->data->now) && self->data->now <= self->data->n_slots)
    sol_chart_append_rule (snapshot, color, contrast ? 1 : NOW_ALPHA, slot_x (self, self->data->now), 0,
                           contrast ? 2 : 1, height);
}

static void
draw_band (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  SolDayChart *self = (SolDayChart *) data;

  if (self->data == NULL || self->cursor < 0)
    return;

  sol_chart_append_band (snapshot, GTK_WIDGET (layer), color, slot_x (self, self->cursor + 0.5),
                         MAX (width / self->data->n_slots + 4, 8), height);
}

void
sol_day_chart_add_layers (SolDayChart *self)
{
  static const struct
  {
    const char *css_class;
    SolLayerDraw draw;
  } layers[SOL_DAY_N_LAYERS] = {
    [SOL_DAY_LAYER_BAND] = { "sol-ink", draw_band },       [SOL_DAY_LAYER_GRID] = { "sol-ink", draw_grid },
    [SOL_DAY_LAYER_BARS] = { "solar", draw_bars },         [SOL_DAY_LAYER_LEVEL] = { "battery", draw_level },
    [SOL_DAY_LAYER_RESERVE] = { "sol-ink", draw_reserve }, [SOL_DAY_LAYER_NOW] = { "sol-ink", draw_now },
    [SOL_DAY_LAYER_HALO] = { "sol-ground", draw_halo },    [SOL_DAY_LAYER_LINE] = { "home", draw_line },
  };

  for (guint i = 0; i < SOL_DAY_N_LAYERS; i++)
    {
      self->layers[i] = GTK_WIDGET (sol_layer_new (layers[i].css_class, layers[i].draw, self));
      gtk_widget_set_parent (self->layers[i], GTK_WIDGET (self));
    }
}
