/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-tween"

#include "sol-tween.h"

#include <math.h>

#include "math/sol-motion.h"

void
sol_tween_init (SolTween *tween, GtkWidget *widget, SolTweenFunc func)
{
  *tween = (SolTween){ .widget = widget, .func = func, .from = NAN, .to = NAN, .value = NAN };
}

gboolean
sol_tween_is_running (const SolTween *tween)
{
  return tween->tick != 0;
}

gboolean
sol_tween_animations_enabled (GtkWidget *widget)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

static void
set_value (SolTween *tween, double value)
{
  tween->value = value;
  tween->func (tween->widget, value);
}

void
sol_tween_clear (SolTween *tween)
{
  if (tween->tick != 0)
    gtk_widget_remove_tick_callback (tween->widget, tween->tick);
  tween->tick = 0;
}

void
sol_tween_finish (SolTween *tween)
{
  if (tween->tick == 0)
    return;

  sol_tween_clear (tween);
  set_value (tween, tween->to);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SolTween *tween = user_data;
  double elapsed = (double) (gdk_frame_clock_get_frame_time (clock) - tween->begin) / 1000;

  if (elapsed >= SOL_TWEEN_MILLISECONDS)
    {
      tween->tick = 0;
      set_value (tween, tween->to);
      return G_SOURCE_REMOVE;
    }

  double part = sol_motion_ease_out_cubic (elapsed / SOL_TWEEN_MILLISECONDS);
  set_value (tween, tween->from + (tween->to - tween->from) * part);
  return G_SOURCE_CONTINUE;
}

void
sol_tween_to (SolTween *tween, double to)
{
  sol_tween_run (tween, tween->value, to);
}

void
sol_tween_run (SolTween *tween, double from, double to)
{
  gboolean moves = !isnan (from) && !isnan (to) && from != to && gtk_widget_get_mapped (tween->widget)
                   && sol_tween_animations_enabled (tween->widget);

  sol_tween_clear (tween);
  tween->from = from;
  tween->to = to;
  if (!moves)
    {
      set_value (tween, to);
      return;
    }

  tween->begin = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (tween->widget));
  tween->tick = gtk_widget_add_tick_callback (tween->widget, on_tick, tween, NULL);
  set_value (tween, from);
}
