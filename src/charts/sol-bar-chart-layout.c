/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-bar-chart-layout"

#include "sol-bar-chart-private.h"

#include <math.h>

#include "math/sol-bars.h"

/* Room that the mockups give; labels that need more get more. */
#define LEFT_ROOM 28
#define RIGHT_ROOM 2
#define Y_LABEL_GAP 7
#define X_LABEL_GAP 4
#define X_LABEL_SPACE 8

#define MIN_WIDTH 200
#define NATURAL_WIDTH 372
#define SMALLEST_SCALE 1.0

static GtkWidget *
add_label (SolBarChart *self, const char *css_class)
{
  /* Labels of a later period still stand below the read-out, which is the last child. */
  return sol_chart_add_label (GTK_WIDGET (self), (GtkWidget *) self->readout, css_class);
}

void
sol_bar_chart_add_labels (SolBarChart *self)
{
  for (guint i = 0; i < SOL_BAR_CHART_N_LINES; i++)
    self->y_labels[i] = add_label (self, "sol-axis");
  self->current = add_label (self, "sol-axis");
  gtk_widget_add_css_class (self->current, "current");
  self->empty = add_label (self, "sol-empty");
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->empty), GTK_JUSTIFY_CENTER);
}

void
sol_bar_chart_replace_x_labels (SolBarChart *self)
{
  for (guint i = 0; i < self->x_labels->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->x_labels, i));
  g_ptr_array_set_size (self->x_labels, 0);
  g_array_set_size (self->x_buckets, 0);

  for (guint i = 0; self->data != NULL && i < sol_bar_data_get_n (self->data); i++)
    {
      const SolBar *bar = sol_bar_data_get (self->data, i);

      if (!bar->labelled)
        continue;
      GtkWidget *label = add_label (self, "sol-axis");
      gtk_label_set_label (GTK_LABEL (label), bar->axis);
      g_ptr_array_add (self->x_labels, label);
      g_array_append_val (self->x_buckets, i);
    }
}

void
sol_bar_chart_update_labels (SolBarChart *self)
{
  gboolean at = self->data != NULL && self->cursor >= 0;

  self->lines = sol_ticks_nice (0, MAX (self->peak, self->peak > 0 ? 0 : SMALLEST_SCALE));
  for (guint i = 0; i < SOL_BAR_CHART_N_LINES; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("%'g", sol_ticks_value (&self->lines, MIN (i, self->lines.n - 1)));

      gtk_widget_set_child_visible (self->y_labels[i], i < self->lines.n);
      gtk_label_set_label (GTK_LABEL (self->y_labels[i]), i < self->lines.n ? text : "");
    }
  gtk_widget_set_child_visible (self->current, at);
  gtk_label_set_label (GTK_LABEL (self->current),
                       at ? sol_bar_data_get (self->data, (guint) self->cursor)->axis : "");
  gtk_widget_set_child_visible (self->empty, self->data != NULL && sol_bar_data_is_empty (self->data));
}

static int
label_height (SolBarChart *self)
{
  return sol_chart_natural_size (self->y_labels[0], GTK_ORIENTATION_VERTICAL);
}

void
sol_bar_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  SolBarChart *self = SOL_BAR_CHART (widget);

  *minimum = MIN_WIDTH;
  *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  int below = for_size >= 0 && for_size < SOL_BAR_CHART_NARROW
                  ? sol_chart_readout_room (self->readout, for_size, label_height (self))
                  : 0;
  /* With large text its labels keep free of each other. */
  int least = (int) (self->lines.n + 2) * label_height (self);
  *minimum = *natural = MAX (self->minimum_height, least) + below;
}

static void
lay_out_plot (SolBarChart *self, int width, int height)
{
  int line = label_height (self);
  int left = LEFT_ROOM;

  for (guint i = 0; i < self->lines.n; i++)
    left = MAX (left, sol_chart_natural_size (self->y_labels[i], GTK_ORIENTATION_HORIZONTAL) + Y_LABEL_GAP);
  if (width < SOL_BAR_CHART_NARROW)
    height -= sol_chart_readout_room (self->readout, width, line);
  self->plot = (GdkRectangle){ left, line / 2, MAX (1, width - left - RIGHT_ROOM),
                               MAX (1, height - line / 2 - line - X_LABEL_GAP) };
}

static void
allocate_y_labels (SolBarChart *self)
{
  for (guint i = 0; i < self->lines.n; i++)
    {
      int width = sol_chart_natural_size (self->y_labels[i], GTK_ORIENTATION_HORIZONTAL);
      double part = sol_ticks_value (&self->lines, i) / self->lines.high;

      sol_chart_allocate_label (self->y_labels[i], self->plot.x - Y_LABEL_GAP - width,
                                self->plot.y + (int) round (self->plot.height * (1 - part)), width);
    }
}

static double
x_label_start (SolBarChart *self, guint bucket, double width)
{
  double middle = (bucket + 0.5) / sol_bar_data_get_n (self->data) * self->plot.width;
  double start = self->plot.x + round (middle) - width / 2;

  return CLAMP (start, self->plot.x - LEFT_ROOM, MAX (self->plot.x, self->plot.x + self->plot.width - width));
}

/* The label of the cursor goes before those that always stand there. */
static void
allocate_x_labels (SolBarChart *self)
{
  guint n = self->x_labels->len;
  g_autofree double *starts = g_new (double, n + 1);
  g_autofree double *widths = g_new (double, n + 1);
  int line = label_height (self);
  int middle = self->plot.y + self->plot.height + X_LABEL_GAP + line / 2;
  gboolean at = self->cursor >= 0;

  widths[n] = sol_chart_natural_size (self->current, GTK_ORIENTATION_HORIZONTAL);
  starts[n] = at ? x_label_start (self, (guint) self->cursor, widths[n]) : 0;
  sol_chart_allocate_label (self->current, (int) starts[n], middle, (int) widths[n]);

  for (guint i = 0; i < n; i++)
    {
      widths[i] = sol_chart_natural_size (g_ptr_array_index (self->x_labels, i), GTK_ORIENTATION_HORIZONTAL);
      starts[i] = x_label_start (self, g_array_index (self->x_buckets, guint, i), widths[i]);
    }
  guint every = sol_ticks_thin (starts, widths, n, X_LABEL_SPACE);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *label = g_ptr_array_index (self->x_labels, i);
      gboolean free = !at || sol_bars_free (starts[i], widths[i], starts[n], widths[n], X_LABEL_SPACE / 2.0);

      /* Those that stay are counted from the last, which is the newest. */
      gtk_widget_set_child_visible (label, (n - 1 - i) % every == 0 && free);
      sol_chart_allocate_label (label, (int) starts[i], middle, (int) widths[i]);
    }
}

void
sol_bar_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolBarChart *self = SOL_BAR_CHART (widget);
  int before = self->plot.height;

  lay_out_plot (self, width, height);
  GtkAllocation place = { self->plot.x, self->plot.y, self->plot.width, self->plot.height + 1 };
  for (guint i = 0; i < SOL_BAR_N_LAYERS; i++)
    {
      gtk_widget_measure (self->layers[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->layers[i], &place, -1);
      if (before != self->plot.height)
        gtk_widget_queue_draw (self->layers[i]);
    }
  allocate_y_labels (self);
  allocate_x_labels (self);
  if (self->data != NULL && self->cursor >= 0)
    {
      double part = (self->cursor + 0.5) / sol_bar_data_get_n (self->data);

      sol_chart_place_readout (self->readout, width < SOL_BAR_CHART_NARROW,
                               self->plot.x + (int) round (part * self->plot.width), self->plot.y, width,
                               height, label_height (self));
    }

  int room = MIN (sol_chart_natural_size (self->empty, GTK_ORIENTATION_HORIZONTAL), self->plot.width);
  int tall;
  gtk_widget_measure (self->empty, GTK_ORIENTATION_VERTICAL, room, NULL, &tall, NULL, NULL);
  gtk_widget_size_allocate (self->empty,
                            &(GtkAllocation){ self->plot.x + (self->plot.width - room) / 2,
                                              self->plot.y + (self->plot.height - tall) / 2, room, tall },
                            -1);
}
