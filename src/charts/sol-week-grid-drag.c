/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week-grid-drag"

#include "sol-week-grid-private.h"

#include <math.h>

/* As far the pointer goes until a press becomes a drag. */
#define THRESHOLD 6.0

static SolWeekHit
hit (SolWeekGrid *self, double x, double y)
{
  g_autofree SolWeekSpan *spans = g_new (SolWeekSpan, MAX (self->blocks->len, 1));

  for (guint i = 0; i < self->blocks->len; i++)
    spans[i] = ((const SolWeekBlock *) g_ptr_array_index (self->blocks, i))->span;
  return sol_week_geometry_hit (&self->geometry, spans, self->blocks->len, x, y);
}

static const SolWeekBlock *
block_at (SolWeekGrid *self, const SolWeekHit *at)
{
  return at->index >= 0 ? g_ptr_array_index (self->blocks, (guint) at->index) : NULL;
}

void
sol_week_grid_press (SolWeekGrid *self, double x, double y)
{
  SolWeekHit at = hit (self, x, y);
  const SolWeekBlock *block = block_at (self, &at);

  g_free (self->drag.id);
  self->drag = (SolWeekDrag){ .pressed = TRUE, .x = x, .y = y, .hit = at };
  sol_week_grid_begin_scroll (self, y);
  if (block == NULL)
    return;
  self->drag.id = g_strdup (block->id);
  self->drag.span = block->span;
}

void
sol_week_grid_cancel_drag (SolWeekGrid *self)
{
  gboolean began = self->drag.began;

  sol_week_grid_stop_scroll (self);
  g_free (self->drag.id);
  self->drag = (SolWeekDrag){ .pressed = FALSE };
  if (began)
    sol_week_grid_update_tiles (self);
}

static SolWeekAct
choose_act (SolWeekGrid *self, gboolean ctrl)
{
  switch (self->drag.hit.kind)
    {
    case SOL_WEEK_HIT_GROUND:
      return SOL_WEEK_DRAW;
    case SOL_WEEK_HIT_START:
      return SOL_WEEK_RESIZE_START;
    case SOL_WEEK_HIT_END:
      return SOL_WEEK_RESIZE_END;
    case SOL_WEEK_HIT_BODY:
      return ctrl ? SOL_WEEK_ADD_DAY : SOL_WEEK_MOVE;
    case SOL_WEEK_HIT_NOTHING:
    default:
      return SOL_WEEK_REST;
    }
}

/* A drag takes hold of the block: it is selected from now on. */
static gboolean
begin (SolWeekGrid *self, double x, double y)
{
  /* What was pressed may have been replaced meanwhile, or be gone. */
  const SolWeekBlock *block = sol_week_grid_find (self, self->drag.id, self->drag.span.day);

  if (!self->drag.pressed || !self->editable || self->drag.hit.kind == SOL_WEEK_HIT_NOTHING
      || (block == NULL && self->drag.id != NULL) || (block != NULL && block->fixed)
      || (fabs (x - self->drag.x) < THRESHOLD && fabs (y - self->drag.y) < THRESHOLD))
    return FALSE;
  self->drag.began = TRUE;
  if (block != NULL)
    {
      int day = block->span.day;
      sol_week_grid_take_current (self, block->id, day, FALSE);
      if (!block->selected)
        g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_SELECTED], 0, self->drag.id, day);
    }
  return TRUE;
}

static void
judge_moving (SolWeekGrid *self, double x, double y)
{
  int from = sol_week_geometry_column (&self->geometry, self->drag.hit.day);
  int to = sol_week_geometry_column (&self->geometry, sol_week_geometry_day_at (&self->geometry, x));
  gboolean moves = self->drag.act == SOL_WEEK_MOVE;

  self->drag.minutes = sol_week_round (sol_week_geometry_minutes (&self->geometry, y - self->drag.y));
  self->drag.days = moves ? to - from : 0;
  const SolWeekBlock *met
      = sol_week_grid_find_met (self, self->drag.act, self->drag.id, self->drag.minutes, self->drag.days);
  const SolWeekBlock *block = sol_week_grid_find (self, self->drag.id, self->current_day);
  self->drag.meets = met != NULL;
  if (block == NULL)
    return;
  SolWeekSpan span = sol_week_grid_shift (self->drag.act, &block->span, self->drag.minutes, self->drag.days);
  sol_week_grid_hint (self, met, &span);
}

static void
judge_placing (SolWeekGrid *self, double x, double y)
{
  if (self->drag.act == SOL_WEEK_DRAW)
    {
      double minute = sol_week_geometry_minutes (&self->geometry, y - self->geometry.y);
      self->drag.span = sol_week_span_draw (self->drag.hit.day, self->drag.hit.minute, minute);
    }
  else
    self->drag.span.day = sol_week_geometry_day_at (&self->geometry, x);
  const SolWeekBlock *met = sol_week_grid_find_met_by (self, self->drag.id, &self->drag.span);
  self->drag.meets = met != NULL;
  sol_week_grid_hint (self, met, &self->drag.span);
}

void
sol_week_grid_track (SolWeekGrid *self, double x, double y, gboolean ctrl)
{
  self->drag.act = choose_act (self, ctrl);
  self->drag.minutes = self->drag.days = 0;
  if (self->drag.act == SOL_WEEK_DRAW || self->drag.act == SOL_WEEK_ADD_DAY)
    judge_placing (self, x, y);
  else
    judge_moving (self, x, y);
  sol_week_grid_update_tiles (self);
}

gboolean
sol_week_grid_drag_to (SolWeekGrid *self, double x, double y, gboolean ctrl)
{
  if (!self->drag.began && !begin (self, x, y))
    return FALSE;
  sol_week_grid_track (self, x, y, ctrl);
  sol_week_grid_follow (self, x, y, ctrl);
  return TRUE;
}

static void
emit (SolWeekGrid *self, const SolWeekDrag *drag)
{
  const SolWeekBlock *block = sol_week_grid_find (self, drag->id, self->current_day);

  switch (drag->act)
    {
    case SOL_WEEK_MOVE:
      if (drag->minutes == 0 && drag->days == 0)
        return;
      if (block != NULL)
        self->current_day = sol_week_span_move (&block->span, drag->minutes, drag->days).day;
      g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_MOVED], 0, drag->id, drag->minutes, drag->days);
      break;
    case SOL_WEEK_RESIZE_START:
    case SOL_WEEK_RESIZE_END:
      if (drag->minutes == 0)
        return;
      if (block != NULL)
        self->current_day = sol_week_grid_shift (drag->act, &block->span, drag->minutes, 0).day;
      g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_RESIZED], 0, drag->id,
                     drag->act == SOL_WEEK_RESIZE_END, drag->minutes);
      break;
    case SOL_WEEK_ADD_DAY:
      if (sol_week_grid_find (self, drag->id, drag->span.day) != NULL)
        return;
      self->current_day = drag->span.day;
      g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_DAY_TOGGLED], 0, drag->id, drag->span.day);
      break;
    case SOL_WEEK_DRAW:
      g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_DRAWN], 0, drag->span.day, drag->span.start,
                     drag->span.end);
      break;
    case SOL_WEEK_REST:
    default:
      break;
    }
}

void
sol_week_grid_drop (SolWeekGrid *self)
{
  SolWeekDrag drag = self->drag;
  g_autofree char *id = g_steal_pointer (&self->drag.id);

  sol_week_grid_stop_scroll (self);
  self->drag = (SolWeekDrag){ .pressed = FALSE };
  if (!drag.began)
    return;
  /* What meets another springs back. */
  if (!drag.meets)
    emit (self, &drag);
  sol_week_grid_update_tiles (self);
}

void
sol_week_grid_open_menu (SolWeekGrid *self, const SolWeekTile *tile)
{
  graphene_rect_t bounds;

  if (self->menu == NULL || !self->editable
      || !gtk_widget_compute_bounds (GTK_WIDGET (tile), GTK_WIDGET (self), &bounds))
    return;
  GdkRectangle at = { (int) (bounds.origin.x + bounds.size.width / 2), (int) bounds.origin.y + 4, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
sol_week_grid_click (SolWeekGrid *self, guint n_press, guint button, double x, double y)
{
  SolWeekHit at = hit (self, x, y);
  const SolWeekBlock *block = block_at (self, &at);

  if (block == NULL)
    {
      if (at.kind == SOL_WEEK_HIT_GROUND && button == GDK_BUTTON_PRIMARY
          && sol_week_grid_get_selected (self) != NULL)
        sol_week_grid_select (self, NULL, 0);
      return;
    }
  int day = block->span.day;
  g_autofree char *id = g_strdup (block->id);
  if (button == GDK_BUTTON_PRIMARY && n_press == 2)
    g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_ACTIVATED], 0, id, day);
  else if (button == GDK_BUTTON_SECONDARY)
    {
      sol_week_grid_select (self, id, day);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      sol_week_grid_open_menu (self, SOL_WEEK_TILE (sol_week_grid_find_focus (self)));
    }
}

static void
drag_begin_cb (SolWeekGrid *self, double x, double y)
{
  sol_week_grid_press (self, x, y);
}

static void
drag_update_cb (SolWeekGrid *self, double dx, double dy, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double x, y;

  if (!gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y))
    return;
  if (sol_week_grid_drag_to (self, x + dx, y + dy, (state & GDK_CONTROL_MASK) != 0))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_end_cb (SolWeekGrid *self)
{
  sol_week_grid_drop (self);
}

static void
cancel_cb (SolWeekGrid *self)
{
  sol_week_grid_cancel_drag (self);
}

static void
released_cb (SolWeekGrid *self, int n_press, double x, double y, GtkGesture *gesture)
{
  sol_week_grid_click (self, (guint) n_press,
                       gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)), x, y);
}

static void
motion_cb (SolWeekGrid *self, double x, double y)
{
  SolWeekHit at = hit (self, x, y);
  const SolWeekBlock *block = block_at (self, &at);
  gboolean edge = at.kind == SOL_WEEK_HIT_START || at.kind == SOL_WEEK_HIT_END;
  const char *cursor = NULL;

  if (self->editable && block != NULL && !block->fixed)
    cursor = self->drag.began ? "grabbing" : edge ? "ns-resize" : "grab";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

void
sol_week_grid_add_pointer (SolWeekGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  GtkGesture *click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
