/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-day-chart-cursor"

#include "sol-day-chart-private.h"

#include "math/sol-hit.h"

void
sol_day_chart_update_readout (SolDayChart *self)
{
  GtkWidget *readout = GTK_WIDGET (self->readout);
  gboolean shown = self->cursor >= 0 && self->readout_func != NULL;

  if (shown)
    {
      g_autofree char *text = self->readout_func (self, (guint) self->cursor, self->readout_data);

      sol_chart_readout_set_text (self->readout, text);
    }
  gtk_widget_set_visible (readout, shown);

  for (guint i = 0; i < self->x_labels->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (self->x_labels, i);

      if (self->cursor >= 0 && (int) g_array_index (self->ticks, double, i) == self->cursor)
        gtk_widget_add_css_class (label, "current");
      else
        gtk_widget_remove_css_class (label, "current");
    }

  sol_chart_cursor_moved (GTK_WIDGET (self), self->readout, self->layers[SOL_DAY_LAYER_BAND]);
}

static void
move_cursor (SolDayChart *self, int cursor, SolChartCursorOwner owner)
{
  sol_day_chart_set_cursor (self, cursor);
  self->cursor_owner = owner;
}

static void
point_at (GtkWidget *widget, double x)
{
  SolDayChart *self = SOL_DAY_CHART (widget);
  double left = self->plot.x;

  if (self->data == NULL)
    return;

  move_cursor (self, (int) sol_hit_bucket (x, left, left + self->plot.width, self->data->n_slots),
               SOL_CHART_CURSOR_POINTER);
}

static void
on_leave (GtkWidget *widget, SolChartCursorOwner who)
{
  if (SOL_DAY_CHART (widget)->cursor_owner == who)
    sol_day_chart_set_cursor (SOL_DAY_CHART (widget), -1);
}

void
sol_day_chart_add_input (SolDayChart *self)
{
  static const SolChartInput input = { point_at, on_leave };

  sol_chart_add_input (GTK_WIDGET (self), &input);
}

/* The parameter says how far to go: 0 removes the cursor, G_MININT and G_MAXINT are the ends. Time runs to
 * the right in every language. */
static gboolean
on_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SolDayChart *self = SOL_DAY_CHART (widget);
  int step = g_variant_get_int32 (args);
  int last = self->data != NULL ? (int) sol_day_data_begun (self->data) - 1 : -1;
  int cursor = -1;

  if (step == 0 && self->cursor < 0)
    return GDK_EVENT_PROPAGATE;

  if (step == G_MININT32)
    cursor = MIN (0, last);
  else if (step == G_MAXINT32 || (step != 0 && self->cursor < 0))
    cursor = last;
  else if (step != 0)
    cursor = CLAMP (self->cursor + step, 0, MAX (0, last));

  move_cursor (self, cursor, SOL_CHART_CURSOR_KEYS);
  return GDK_EVENT_STOP;
}

void
sol_day_chart_class_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    int step;
  } keys[] = {
    { GDK_KEY_Left, -1 },        { GDK_KEY_KP_Left, -1 },        { GDK_KEY_Right, 1 },
    { GDK_KEY_KP_Right, 1 },     { GDK_KEY_Home, G_MININT32 },   { GDK_KEY_KP_Home, G_MININT32 },
    { GDK_KEY_End, G_MAXINT32 }, { GDK_KEY_KP_End, G_MAXINT32 }, { GDK_KEY_Escape, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].keyval, 0, on_key, "i", keys[i].step);
}
