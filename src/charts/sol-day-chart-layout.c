/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-day-chart-layout"

#include "sol-day-chart-private.h"

#include <math.h>

/* Room that the mockups give; labels that need more get more. */
#define LEFT_ROOM 30
#define RIGHT_ROOM 34
#define RIGHT_ROOM_PLAIN 8
#define Y_LABEL_GAP 7
#define LEVEL_LABEL_GAP 6
#define X_LABEL_GAP 4
#define X_LABEL_SPACE 8
#define LEVEL_HEIGHT 46
#define LEVEL_GAP 14

#define MIN_WIDTH 220
#define NATURAL_WIDTH 494
#define MIN_HEIGHT 170
#define NATURAL_HEIGHT 243
#define SMALLEST_POWER 1.0

static GtkWidget *
add_label (SolDayChart *self, const char *css_class)
{
  /* Labels of a later day still stand below the read-out, which is the last child. */
  return sol_chart_add_label (GTK_WIDGET (self), (GtkWidget *) self->readout, css_class);
}

void
sol_day_chart_add_labels (SolDayChart *self)
{
  for (guint i = 0; i < SOL_DAY_CHART_N_LINES; i++)
    self->y_labels[i] = add_label (self, "sol-axis");
  for (guint i = 0; i < G_N_ELEMENTS (self->level_labels); i++)
    self->level_labels[i] = add_label (self, "sol-axis");
  self->empty = add_label (self, "sol-empty");
}

static void
set_power (GtkWidget *label, double kw)
{
  g_autofree char *text = g_strdup_printf ("%g", kw);

  gtk_label_set_label (GTK_LABEL (label), text);
}

static void
set_percent (GtkWidget *label, double percent)
{
  g_autofree char *text = g_strdup_printf ("%.0f%%", percent);

  gtk_label_set_label (GTK_LABEL (label), text);
}

void
sol_day_chart_replace_x_labels (SolDayChart *self, const double *slots, const char *const *labels, guint n)
{
  for (guint i = 0; i < self->x_labels->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->x_labels, i));
  g_ptr_array_set_size (self->x_labels, 0);
  g_array_set_size (self->ticks, 0);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *label = add_label (self, "sol-axis");

      gtk_label_set_label (GTK_LABEL (label), labels[i]);
      g_ptr_array_add (self->x_labels, label);
      g_array_append_val (self->ticks, slots[i]);
    }
}

void
sol_day_chart_update_labels (SolDayChart *self)
{
  gboolean level = sol_day_chart_shows (self, SOL_DAY_LEVEL);

  self->lines = sol_ticks_nice (0, MAX (self->peak, SMALLEST_POWER));
  for (guint i = 0; i < SOL_DAY_CHART_N_LINES; i++)
    {
      gtk_widget_set_child_visible (self->y_labels[i], i < self->lines.n);
      if (i < self->lines.n)
        set_power (self->y_labels[i], sol_ticks_value (&self->lines, i));
    }

  set_percent (self->level_labels[0], 100);
  gtk_widget_set_child_visible (self->level_labels[0], level);
  gtk_widget_set_child_visible (self->level_labels[1], level && !isnan (self->data->reserve));
  if (level && !isnan (self->data->reserve))
    set_percent (self->level_labels[1], self->data->reserve);

  gtk_widget_set_child_visible (self->empty,
                                self->data != NULL && sol_day_data_is_empty (self->data, self->visible));
}

static int
label_height (SolDayChart *self)
{
  return sol_chart_natural_size (self->y_labels[0], GTK_ORIENTATION_VERTICAL);
}

static gboolean
readout_below (SolDayChart *self, int width)
{
  return width < SOL_DAY_CHART_NARROW && self->readout_func != NULL;
}

static int
readout_room (SolDayChart *self, int width)
{
  return sol_chart_readout_room (self->readout, width, label_height (self));
}

void
sol_day_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  SolDayChart *self = SOL_DAY_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  int below = for_size >= 0 && readout_below (self, for_size) ? readout_room (self, for_size) : 0;
  *minimum = MIN_HEIGHT + below;
  *natural = NATURAL_HEIGHT + below;
}

static void
lay_out_plot (SolDayChart *self, int width, int height)
{
  gboolean level = sol_day_chart_shows (self, SOL_DAY_LEVEL);
  int line = label_height (self);
  int left = LEFT_ROOM;
  int right = level ? RIGHT_ROOM : RIGHT_ROOM_PLAIN;

  for (guint i = 0; i < self->lines.n; i++)
    left = MAX (left, sol_chart_natural_size (self->y_labels[i], GTK_ORIENTATION_HORIZONTAL) + Y_LABEL_GAP);
  if (level)
    right = MAX (right, sol_chart_natural_size (self->level_labels[0], GTK_ORIENTATION_HORIZONTAL)
                            + LEVEL_LABEL_GAP);
  if (readout_below (self, width))
    height -= readout_room (self, width);

  SolDayPlot *plot = &self->plot;
  plot->x = left;
  plot->y = line / 2;
  plot->width = MAX (1, width - left - right);
  plot->height = MAX (1, height - plot->y - line - X_LABEL_GAP);
  plot->level_top = plot->zero = plot->height;
  if (level)
    {
      plot->level_top = MAX (1, plot->height - LEVEL_HEIGHT);
      plot->zero = MAX (1, plot->level_top - LEVEL_GAP);
    }
}

static void
allocate_y_labels (SolDayChart *self)
{
  const SolDayPlot *plot = &self->plot;

  for (guint i = 0; i < self->lines.n; i++)
    {
      int width = sol_chart_natural_size (self->y_labels[i], GTK_ORIENTATION_HORIZONTAL);
      double part = sol_ticks_value (&self->lines, i) / self->lines.high;

      sol_chart_allocate_label (self->y_labels[i], plot->x - Y_LABEL_GAP - width,
                                plot->y + (int) round (plot->zero * (1 - part)), width);
    }

  if (!sol_day_chart_shows (self, SOL_DAY_LEVEL))
    return;

  int x = plot->x + plot->width + LEVEL_LABEL_GAP;
  int line = label_height (self);
  int width = sol_chart_natural_size (self->level_labels[0], GTK_ORIENTATION_HORIZONTAL);
  int top = plot->y + plot->level_top + 4;
  sol_chart_allocate_label (self->level_labels[0], x, top, width);

  if (isnan (self->data->reserve))
    return;

  double share = CLAMP (self->data->reserve / 100, 0, 1);
  int middle = plot->y + plot->height - (int) round ((plot->height - plot->level_top) * share);
  width = sol_chart_natural_size (self->level_labels[1], GTK_ORIENTATION_HORIZONTAL);
  /* A high reserve would write over the 100%; its number is there in words at the cursor. */
  gtk_widget_set_child_visible (self->level_labels[1], middle - top >= line);
  sol_chart_allocate_label (self->level_labels[1], x, middle + 1, width);
}

static int
x_label_start (SolDayChart *self, guint index, int width)
{
  const SolDayPlot *plot = &self->plot;
  double part = g_array_index (self->ticks, double, index) / self->data->n_slots;
  int start = plot->x + (int) round (part * plot->width) - width / 2;

  /* The first and the last keep inside the plot. */
  return CLAMP (start, plot->x, MAX (plot->x, plot->x + plot->width - width));
}

static void
allocate_x_labels (SolDayChart *self)
{
  guint n = self->data != NULL ? self->x_labels->len : 0;
  g_autofree double *starts = g_new (double, n);
  g_autofree double *widths = g_new (double, n);
  int line = label_height (self);

  for (guint i = 0; i < n; i++)
    {
      widths[i] = sol_chart_natural_size (g_ptr_array_index (self->x_labels, i), GTK_ORIENTATION_HORIZONTAL);
      starts[i] = x_label_start (self, i, (int) widths[i]);
    }

  guint every = sol_ticks_thin (starts, widths, n, X_LABEL_SPACE);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *label = g_ptr_array_index (self->x_labels, i);

      gtk_widget_set_child_visible (label, i % every == 0);
      sol_chart_allocate_label (label, (int) starts[i],
                                self->plot.y + self->plot.height + X_LABEL_GAP + line / 2, (int) widths[i]);
    }
}

static void
allocate_readout (SolDayChart *self, int width, int height)
{
  if (self->data == NULL || self->cursor < 0)
    return;

  double part = (self->cursor + 0.5) / self->data->n_slots;
  sol_chart_place_readout (self->readout, readout_below (self, width),
                           self->plot.x + (int) round (part * self->plot.width), self->plot.y, width, height,
                           label_height (self));
}

void
sol_day_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolDayChart *self = SOL_DAY_CHART (widget);
  SolDayPlot before = self->plot;

  lay_out_plot (self, width, height);
  GtkAllocation place = { self->plot.x, self->plot.y, self->plot.width, self->plot.height + 1 };
  gboolean moved = before.zero != self->plot.zero || before.level_top != self->plot.level_top;
  for (guint i = 0; i < SOL_DAY_N_LAYERS; i++)
    {
      gtk_widget_measure (self->layers[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->layers[i], &place, -1);
      if (moved)
        gtk_widget_queue_draw (self->layers[i]);
    }
  allocate_y_labels (self);
  allocate_x_labels (self);
  allocate_readout (self, width, height);

  int room = MIN (sol_chart_natural_size (self->empty, GTK_ORIENTATION_HORIZONTAL), self->plot.width);
  sol_chart_allocate_label (self->empty, self->plot.x + (self->plot.width - room) / 2,
                            self->plot.y + self->plot.zero / 2, room);
}
