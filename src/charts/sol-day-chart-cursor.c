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

  /* Places the card anew; the plot itself keeps its size and its nodes. Text below the chart may need another
   * line. */
  if (sol_chart_readout_get_floating (self->readout))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (self->layers[SOL_DAY_LAYER_BAND]);
}

static void
move_cursor (SolDayChart *self, int cursor, SolDayCursorOwner owner)
{
  sol_day_chart_set_cursor (self, cursor);
  self->cursor_owner = owner;
}

static void
point_at (SolDayChart *self, double x)
{
  double left = self->plot.x;

  if (self->data == NULL)
    return;

  sol_day_chart_set_cursor (self,
                            (int) sol_hit_bucket (x, left, left + self->plot.width, self->data->n_slots));
}

static void
on_motion (SolDayChart *self, double x, double y)
{
  point_at (self, x);
}

static void
on_pointer_leave (SolDayChart *self)
{
  if (self->cursor_owner == SOL_DAY_CURSOR_POINTER)
    sol_day_chart_set_cursor (self, -1);
}

static void
on_focus_leave (SolDayChart *self)
{
  if (self->cursor_owner == SOL_DAY_CURSOR_KEYS)
    sol_day_chart_set_cursor (self, -1);
}

static void
on_drag_begin (SolDayChart *self, double x, double y)
{
  point_at (self, x);
}

static void
on_drag_update (SolDayChart *self, double offset_x, double offset_y, GtkGestureDrag *drag)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    point_at (self, x + offset_x);
}

void
sol_day_chart_add_input (SolDayChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (motion, "enter", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_pointer_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  /* Not claimed: a finger that moves up or down scrolls the page. */
  GtkGesture *drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (drag), TRUE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
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

  move_cursor (self, cursor, SOL_DAY_CURSOR_KEYS);
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
