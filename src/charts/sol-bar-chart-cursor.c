/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-bar-chart-cursor"

#include "sol-bar-chart-private.h"

#include "math/sol-hit.h"

/* What a key asks for; the numbers are far from any stride. */
typedef enum
{
  KEY_CANCEL,
  KEY_BACK,
  KEY_ON,
  KEY_STRIDE_BACK,
  KEY_STRIDE_ON,
  KEY_FIRST,
  KEY_LAST,
} Key;

void
sol_bar_chart_update_readout (SolBarChart *self)
{
  GtkWidget *readout = GTK_WIDGET (self->readout);
  gboolean shown = self->data != NULL && self->cursor >= 0;

  if (shown)
    {
      const SolBar *bar = sol_bar_data_get (self->data, (guint) self->cursor);
      g_autofree char *text
          = g_strconcat (bar->name, "\n", bar->text, bar->more != NULL ? "\n" : NULL, bar->more, NULL);

      sol_chart_readout_set_text (self->readout, text);
    }
  gtk_widget_set_visible (readout, shown);
  sol_bar_chart_update_labels (self);
  sol_chart_cursor_moved (GTK_WIDGET (self), self->readout, self->layers[SOL_BAR_LAYER_BAND]);
}

static void
point_at (GtkWidget *widget, double x)
{
  SolBarChart *self = SOL_BAR_CHART (widget);

  if (self->data == NULL)
    return;

  double left = self->plot.x;
  int bucket = (int) sol_hit_bucket (x, left, left + self->plot.width, sol_bar_data_get_n (self->data));
  sol_bar_chart_set_cursor (self, bucket);
  self->cursor_owner = SOL_CHART_CURSOR_POINTER;
}

static void
on_leave (GtkWidget *widget, SolChartCursorOwner who)
{
  if (SOL_BAR_CHART (widget)->cursor_owner == who)
    sol_bar_chart_set_cursor (SOL_BAR_CHART (widget), -1);
}

static void
on_pressed (SolBarChart *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  point_at (GTK_WIDGET (self), x);
  if (n_press == 2 && self->cursor >= 0)
    g_signal_emit (self, sol_bar_chart_signals[SOL_BAR_OPEN], 0, (guint) self->cursor);
}

void
sol_bar_chart_add_input (SolBarChart *self)
{
  static const SolChartInput input = { point_at, on_leave };
  GtkGesture *click = gtk_gesture_click_new ();

  sol_chart_add_input (GTK_WIDGET (self), &input);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Time runs to the right in every language. */
static int
target_of (SolBarChart *self, Key key)
{
  int last = self->data != NULL ? (int) sol_bar_data_get_begun (self->data) - 1 : -1;
  int step = key == KEY_STRIDE_BACK || key == KEY_STRIDE_ON ? (int) self->stride : 1;

  if (key == KEY_CANCEL)
    return -1;
  if (key == KEY_FIRST)
    return MIN (0, last);
  if (key == KEY_LAST || self->cursor < 0)
    return last;
  return CLAMP (self->cursor + (key == KEY_BACK || key == KEY_STRIDE_BACK ? -step : step), 0, MAX (0, last));
}

static gboolean
on_move (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SolBarChart *self = SOL_BAR_CHART (widget);
  Key key = (Key) g_variant_get_int32 (args);

  if (key == KEY_CANCEL && self->cursor < 0)
    return GDK_EVENT_PROPAGATE;
  sol_bar_chart_set_cursor (self, target_of (self, key));
  self->cursor_owner = SOL_CHART_CURSOR_KEYS;
  return GDK_EVENT_STOP;
}

static gboolean
ask (GtkWidget *widget, SolBarSignal signal, int step)
{
  if (!g_signal_has_handler_pending (widget, sol_bar_chart_signals[signal], 0, FALSE))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (widget, sol_bar_chart_signals[signal], 0, step);
  return GDK_EVENT_STOP;
}

static gboolean
on_period (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return ask (widget, SOL_BAR_STEP_PERIOD, g_variant_get_int32 (args));
}

static gboolean
on_range (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return ask (widget, SOL_BAR_STEP_RANGE, g_variant_get_int32 (args));
}

static gboolean
on_open (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SolBarChart *self = SOL_BAR_CHART (widget);

  return self->cursor < 0 ? GDK_EVENT_PROPAGATE : ask (widget, SOL_BAR_OPEN, self->cursor);
}

void
sol_bar_chart_class_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    GtkShortcutFunc func;
    int argument;
  } keys[] = {
    { GDK_KEY_Left, 0, on_move, KEY_BACK },
    { GDK_KEY_Right, 0, on_move, KEY_ON },
    { GDK_KEY_Left, GDK_CONTROL_MASK, on_move, KEY_STRIDE_BACK },
    { GDK_KEY_Right, GDK_CONTROL_MASK, on_move, KEY_STRIDE_ON },
    { GDK_KEY_Home, 0, on_move, KEY_FIRST },
    { GDK_KEY_End, 0, on_move, KEY_LAST },
    { GDK_KEY_Escape, 0, on_move, KEY_CANCEL },
    { GDK_KEY_Page_Up, 0, on_period, -1 },
    { GDK_KEY_Page_Down, 0, on_period, 1 },
    { GDK_KEY_Up, 0, on_range, 1 },
    { GDK_KEY_Down, 0, on_range, -1 },
    { GDK_KEY_Return, 0, on_open, 0 },
    { GDK_KEY_KP_Left, 0, on_move, KEY_BACK },
    { GDK_KEY_KP_Right, 0, on_move, KEY_ON },
    { GDK_KEY_KP_Left, GDK_CONTROL_MASK, on_move, KEY_STRIDE_BACK },
    { GDK_KEY_KP_Right, GDK_CONTROL_MASK, on_move, KEY_STRIDE_ON },
    { GDK_KEY_KP_Home, 0, on_move, KEY_FIRST },
    { GDK_KEY_KP_End, 0, on_move, KEY_LAST },
    { GDK_KEY_KP_Page_Up, 0, on_period, -1 },
    { GDK_KEY_KP_Page_Down, 0, on_period, 1 },
    { GDK_KEY_KP_Up, 0, on_range, 1 },
    { GDK_KEY_KP_Down, 0, on_range, -1 },
    { GDK_KEY_KP_Enter, 0, on_open, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].keyval, keys[i].modifiers, keys[i].func, "i",
                                  keys[i].argument);
}
