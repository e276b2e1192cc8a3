/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week-grid-keys"

#include "sol-week-grid-private.h"

#include <stdlib.h>

typedef enum
{
  KEY_LEFT,
  KEY_RIGHT,
  KEY_UP,
  KEY_DOWN,
  KEY_EARLIER_END,
  KEY_LATER_END,
  KEY_ENTER,
  KEY_SPACE,
  KEY_DELETE,
  KEY_ESCAPE,
  KEY_MENU,
} Key;

/* The block of today's day in the week is nearer than one of another; then the one that starts nearest. */
static int
distance (const SolWeekGrid *self, const SolWeekSpan *from, const SolWeekSpan *to, Key key)
{
  int columns = sol_week_geometry_column (&self->geometry, to->day)
                - sol_week_geometry_column (&self->geometry, from->day);
  int minutes = to->start - from->start;
  int along = key == KEY_LEFT ? -columns : key == KEY_RIGHT ? columns : key == KEY_UP ? -minutes : minutes;
  int across = key == KEY_LEFT || key == KEY_RIGHT ? abs (minutes) : abs (columns);

  if (along <= 0 || ((key == KEY_UP || key == KEY_DOWN) && across != 0))
    return G_MAXINT;
  return along * SOL_WEEK_DAY_MINUTES + across;
}

static const SolWeekBlock *
find_neighbour (SolWeekGrid *self, const SolWeekBlock *from, Key key)
{
  const SolWeekBlock *nearest = NULL;
  int least = G_MAXINT;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SolWeekBlock *block = g_ptr_array_index (self->blocks, i);
      int far = distance (self, &from->span, &block->span, key);
      if (far >= least)
        continue;
      least = far;
      nearest = block;
    }
  return nearest;
}

/* Between the blocks, and from the topmost of a day to what stands above all days. */
static void
walk (SolWeekGrid *self, Key key)
{
  const SolWeekBlock *from = sol_week_grid_find (self, self->current, self->current_day);
  const SolWeekBlock *to = NULL;

  if (from != NULL)
    to = find_neighbour (self, from, key);
  else if ((key == KEY_DOWN || key == KEY_RIGHT) && self->blocks->len > 0)
    to = g_ptr_array_index (self->blocks, 0);
  if (to != NULL)
    sol_week_grid_take_current (self, to->id, to->span.day, FALSE);
  else if (key == KEY_UP && self->strip_id != NULL)
    sol_week_grid_take_current (self, self->strip_id, 0, FALSE);
  sol_week_grid_update_tiles (self);
}

/* Shown at the block for as long as nothing else happens. */
static void
refuse (SolWeekGrid *self, const SolWeekBlock *met)
{
  sol_week_grid_hint (self, met, NULL);
  self->saying = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
shift (SolWeekGrid *self, const SolWeekBlock *block, SolWeekAct act, int minutes)
{
  if (!self->editable || block->fixed)
    return;
  g_autofree char *id = g_strdup (block->id);
  const SolWeekBlock *met = sol_week_grid_find_met (self, act, id, minutes, 0);
  if (met != NULL)
    {
      refuse (self, met);
      return;
    }
  SolWeekSpan span = block->span;
  span.day = self->current_day;
  self->current_day = sol_week_grid_shift (act, &span, minutes, 0).day;
  if (act == SOL_WEEK_MOVE)
    g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_MOVED], 0, id, minutes, 0);
  else
    g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_RESIZED], 0, id, act == SOL_WEEK_RESIZE_END, minutes);
  /* The focus has not moved, so that nobody else brings it into sight. */
  sol_week_grid_reveal (self, act == SOL_WEEK_RESIZE_END || minutes > 0);
}

static void
choose_day (SolWeekGrid *self, const SolWeekBlock *block, int by)
{
  int day = sol_week_day_add (self->current_day, by);
  g_autofree char *id = g_strdup (block->id);

  sol_week_grid_take_current (self, id, day, TRUE);
  self->saying = FALSE;
  sol_week_grid_update_tiles (self);
}

static void
toggle_day (SolWeekGrid *self, const SolWeekBlock *block)
{
  g_autofree char *id = g_strdup (block->id);
  SolWeekSpan span = block->span;

  if (!self->editable || block->fixed)
    return;
  span.day = self->current_day;
  const SolWeekBlock *met
      = sol_week_grid_find (self, id, span.day) == NULL ? sol_week_grid_find_met_by (self, id, &span) : NULL;
  if (met != NULL)
    {
      refuse (self, met);
      return;
    }
  self->day_chosen = TRUE;
  g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_DAY_TOGGLED], 0, id, span.day);
}

/* With a block selected, keys change it. */
static gboolean
edit (SolWeekGrid *self, const SolWeekBlock *block, Key key)
{
  g_autofree char *id = g_strdup (block->id);

  switch (key)
    {
    case KEY_LEFT:
    case KEY_RIGHT:
      choose_day (self, block, key == KEY_LEFT ? -1 : 1);
      break;
    case KEY_UP:
    case KEY_DOWN:
      shift (self, block, SOL_WEEK_MOVE, key == KEY_UP ? -SOL_WEEK_STEP : SOL_WEEK_STEP);
      break;
    case KEY_EARLIER_END:
    case KEY_LATER_END:
      shift (self, block, SOL_WEEK_RESIZE_END, key == KEY_EARLIER_END ? -SOL_WEEK_STEP : SOL_WEEK_STEP);
      break;
    case KEY_ENTER:
      g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_ACTIVATED], 0, id, self->current_day);
      break;
    case KEY_SPACE:
      toggle_day (self, block);
      break;
    case KEY_DELETE:
      if (self->editable && !block->fixed)
        g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_DELETED], 0, id);
      break;
    case KEY_ESCAPE:
      sol_week_grid_select (self, NULL, 0);
      break;
    case KEY_MENU:
      {
        GtkWidget *focus = sol_week_grid_find_focus (self);
        if (SOL_IS_WEEK_TILE (focus))
          sol_week_grid_open_menu (self, SOL_WEEK_TILE (focus));
        break;
      }
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static gboolean
look_around (SolWeekGrid *self, Key key)
{
  g_autofree char *id = g_strdup (self->current);

  switch (key)
    {
    case KEY_LEFT:
    case KEY_RIGHT:
    case KEY_UP:
    case KEY_DOWN:
      walk (self, key);
      return GDK_EVENT_STOP;
    case KEY_ENTER:
    case KEY_SPACE:
    case KEY_MENU:
      if (id == NULL)
        return GDK_EVENT_PROPAGATE;
      sol_week_grid_select (self, id, self->current_day);
      if (key == KEY_MENU && SOL_IS_WEEK_TILE (sol_week_grid_find_focus (self)))
        sol_week_grid_open_menu (self, SOL_WEEK_TILE (sol_week_grid_find_focus (self)));
      return GDK_EVENT_STOP;
    case KEY_ESCAPE:
      if (sol_week_grid_get_selected (self) == NULL)
        return GDK_EVENT_PROPAGATE;
      sol_week_grid_select (self, NULL, 0);
      return GDK_EVENT_STOP;
    case KEY_EARLIER_END:
    case KEY_LATER_END:
    case KEY_DELETE:
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SolWeekGrid *self = SOL_WEEK_GRID (widget);
  Key key = (Key) g_variant_get_int32 (args);

  if (self->drag.began)
    {
      if (key == KEY_ESCAPE)
        sol_week_grid_cancel_drag (self);
      return GDK_EVENT_STOP;
    }
  const SolWeekBlock *block = sol_week_grid_find (self, sol_week_grid_get_selected (self), 0);
  if (block == NULL)
    return look_around (self, key);
  if (g_strcmp0 (self->current, block->id) != 0)
    sol_week_grid_take_current (self, block->id, block->span.day, FALSE);
  return edit (self, block, key);
}

/* A drag can be given up wherever the focus is: who draws on empty ground has pressed nothing that takes it.
 */
static gboolean
give_up_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SolWeekGrid *self = SOL_WEEK_GRID (widget);

  if (!self->drag.began)
    return GDK_EVENT_PROPAGATE;
  sol_week_grid_cancel_drag (self);
  return GDK_EVENT_STOP;
}

static void
add_escape (SolWeekGrid *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (give_up_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
sol_week_grid_add_keys (SolWeekGrid *self)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    Key key;
  } keys[] = {
    { GDK_KEY_Left, 0, KEY_LEFT },
    { GDK_KEY_KP_Left, 0, KEY_LEFT },
    { GDK_KEY_Right, 0, KEY_RIGHT },
    { GDK_KEY_KP_Right, 0, KEY_RIGHT },
    { GDK_KEY_Up, 0, KEY_UP },
    { GDK_KEY_KP_Up, 0, KEY_UP },
    { GDK_KEY_Down, 0, KEY_DOWN },
    { GDK_KEY_KP_Down, 0, KEY_DOWN },
    { GDK_KEY_Up, GDK_SHIFT_MASK, KEY_EARLIER_END },
    { GDK_KEY_Down, GDK_SHIFT_MASK, KEY_LATER_END },
    { GDK_KEY_Return, 0, KEY_ENTER },
    { GDK_KEY_KP_Enter, 0, KEY_ENTER },
    { GDK_KEY_space, 0, KEY_SPACE },
    { GDK_KEY_Delete, 0, KEY_DELETE },
    { GDK_KEY_KP_Delete, 0, KEY_DELETE },
    { GDK_KEY_Escape, 0, KEY_ESCAPE },
    { GDK_KEY_Menu, 0, KEY_MENU },
    { GDK_KEY_F10, GDK_SHIFT_MASK, KEY_MENU },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_escape (self);
  /* Before the buttons of the blocks, for which Space and Enter are clicks. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].keyval, keys[i].modifiers),
                                                gtk_callback_action_new (key_cb, NULL, NULL));
      g_autoptr (GVariant) argument = g_variant_ref_sink (g_variant_new_int32 (keys[i].key));
      gtk_shortcut_set_arguments (shortcut, argument);
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
