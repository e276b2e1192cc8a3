/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week-grid-scroll"

#include "sol-week-grid-private.h"

/* So near to the edge of what is seen a drag takes the week along, by so many pixels in a second. */
#define ZONE 40.0
#define SPEED 260.0
/* Around what is brought into sight. */
#define MARGIN 24
/* What a frame that came late makes up for, in seconds. */
#define LONGEST_FRAME 0.1

static GtkWidget *
find_view (SolWeekGrid *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
}

static double
to_view (SolWeekGrid *self, GtkWidget *view, double y)
{
  double at = 0;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), view, 0, y, NULL, &at);
  return at;
}

/* How far the week goes on above, or below, what is seen. */
static double
get_room (SolWeekGrid *self, GtkWidget *view, int direction)
{
  if (direction < 0)
    return -to_view (self, view, 0);
  return to_view (self, view, gtk_widget_get_height (GTK_WIDGET (self))) - gtk_widget_get_height (view);
}

int
sol_week_grid_get_hidden (SolWeekGrid *self, int direction)
{
  GtkWidget *view = find_view (self);

  return view != NULL ? (int) get_room (self, view, direction) : 0;
}

void
sol_week_grid_stop_scroll (SolWeekGrid *self)
{
  if (self->scroll.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll.tick);
  self->scroll.tick = 0;
}

/* The pointer rests, and the week moves on below it. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SolWeekGrid *self = SOL_WEEK_GRID (widget);
  GtkWidget *view = find_view (self);
  SolWeekScroll *scroll = &self->scroll;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = CLAMP ((double) (now - scroll->frame) / G_USEC_PER_SEC, 0, LONGEST_FRAME);
  double room = view != NULL ? get_room (self, view, scroll->direction) : 0;

  scroll->frame = now;
  if (room < 1)
    {
      scroll->tick = 0;
      return G_SOURCE_REMOVE;
    }
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view));
  double before = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_set_value (adjustment, before + scroll->direction * MIN (seconds * SPEED, room));
  /* It stands there only after this frame. */
  double by = gtk_adjustment_get_value (adjustment) - before;
  sol_week_grid_track (self, scroll->x, scroll->y - to_view (self, view, 0) + by, scroll->ctrl);
  return G_SOURCE_CONTINUE;
}

void
sol_week_grid_begin_scroll (SolWeekGrid *self, double y)
{
  GtkWidget *view = find_view (self);

  sol_week_grid_stop_scroll (self);
  if (view != NULL)
    self->scroll.press_y = to_view (self, view, y);
}

/* Above or below, and only where the pointer is on its way there: what was taken hold of close to an edge
 * stays in place. */
static int
choose_direction (SolWeekGrid *self, GtkWidget *view)
{
  double y = self->scroll.y;
  int direction = y < ZONE ? -1 : y > gtk_widget_get_height (view) - ZONE ? 1 : 0;

  if (direction * (y - self->scroll.press_y) <= 0 || get_room (self, view, direction) < 1)
    return 0;
  return direction;
}

void
sol_week_grid_follow (SolWeekGrid *self, double x, double y, gboolean ctrl)
{
  GtkWidget *view = find_view (self);

  if (view == NULL)
    return;
  self->scroll.x = x;
  self->scroll.y = to_view (self, view, y);
  self->scroll.ctrl = ctrl;
  int direction = choose_direction (self, view);
  if (direction == 0)
    sol_week_grid_stop_scroll (self);
  else if (self->scroll.tick == 0)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
      self->scroll.frame = clock != NULL ? gdk_frame_clock_get_frame_time (clock) : 0;
      self->scroll.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  self->scroll.direction = direction;
}

void
sol_week_grid_reveal (SolWeekGrid *self, gboolean end)
{
  GtkWidget *view = find_view (self);
  const SolWeekBlock *block = sol_week_grid_find (self, self->current, self->current_day);
  SolWeekPart parts[2];

  if (view == NULL || block == NULL)
    return;
  guint n = sol_week_span_split (&block->span, parts);
  SolWeekRect rect = sol_week_geometry_place (&self->geometry, &parts[end ? n - 1 : 0], 0);
  double above = to_view (self, view, rect.y) - MARGIN;
  double below = to_view (self, view, rect.y + rect.height) + MARGIN - gtk_widget_get_height (view);
  double by = end ? MAX (below, 0) : MIN (above, 0);
  /* The other end, as far as it leaves this one in sight. */
  if (by == 0)
    by = end ? MIN (above, 0) : MAX (below, 0);
  if (end && by < 0)
    by = MAX (by, below);
  else if (!end && by > 0)
    by = MIN (by, above);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
}
