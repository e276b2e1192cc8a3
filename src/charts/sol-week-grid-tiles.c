/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week-grid-tiles"

#include "sol-week-grid-private.h"

#include <glib/gi18n-lib.h>

/* What an act makes of one block. */
SolWeekSpan
sol_week_grid_shift (SolWeekAct act, const SolWeekSpan *span, int minutes, int days)
{
  switch (act)
    {
    case SOL_WEEK_MOVE:
      return sol_week_span_move (span, minutes, days);
    case SOL_WEEK_RESIZE_START:
    case SOL_WEEK_RESIZE_END:
      return sol_week_span_resize (span, act == SOL_WEEK_RESIZE_END, minutes);
    case SOL_WEEK_REST:
    case SOL_WEEK_DRAW:
    case SOL_WEEK_ADD_DAY:
    default:
      return *span;
    }
}

const SolWeekBlock *
sol_week_grid_find_met_by (SolWeekGrid *self, const char *id, const SolWeekSpan *span)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SolWeekBlock *other = g_ptr_array_index (self->blocks, i);
      if (g_strcmp0 (other->id, id) != 0 && sol_week_spans_meet (span, &other->span))
        return other;
    }
  return NULL;
}

const SolWeekBlock *
sol_week_grid_find_met (SolWeekGrid *self, SolWeekAct act, const char *id, int minutes, int days)
{
  const SolWeekBlock *met = NULL;

  for (guint i = 0; i < self->blocks->len && met == NULL; i++)
    {
      const SolWeekBlock *block = g_ptr_array_index (self->blocks, i);
      if (g_strcmp0 (block->id, id) != 0)
        continue;
      SolWeekSpan span = sol_week_grid_shift (act, &block->span, minutes, days);
      met = sol_week_grid_find_met_by (self, id, &span);
    }
  return met;
}

void
sol_week_grid_hint (SolWeekGrid *self, const SolWeekBlock *met, const SolWeekSpan *span)
{
  const SolWeekSpan *said = met != NULL ? &met->span : span;

  self->saying = FALSE;
  gtk_widget_set_visible (self->hint, said != NULL);
  if (said == NULL)
    return;
  g_autofree char *from = g_strdup_printf ("%02d:%02d", said->start / 60, said->start % 60);
  g_autofree char *to = g_strdup_printf ("%02d:%02d", said->end / 60, said->end % 60);
  g_autofree char *text = met != NULL ? g_strdup_printf (_ ("Overlaps %s – %s"), from, to)
                                      : g_strdup_printf ("%s – %s", from, to);
  gtk_label_set_label (GTK_LABEL (self->hint), text);
  if (met != NULL)
    gtk_widget_add_css_class (self->hint, "error");
  else
    gtk_widget_remove_css_class (self->hint, "error");
}

static SolWeekTile *
take_tile (SolWeekGrid *self, GPtrArray *old, const char *id, int day, gboolean second)
{
  SolWeekTile *tile = NULL;

  for (guint i = 0; i < old->len && tile == NULL; i++)
    if (sol_week_tile_is (g_ptr_array_index (old, i), id, day, second))
      tile = g_ptr_array_steal_index_fast (old, i);
  if (tile == NULL)
    tile = sol_week_tile_new (id, day, second);
  /* Screen readers go by the order of the children. */
  gtk_widget_insert_before (GTK_WIDGET (tile), GTK_WIDGET (self), self->now_layer);
  g_ptr_array_add (self->tiles, tile);
  return tile;
}

static void
clicked_cb (SolWeekGrid *self, SolWeekTile *tile)
{
  sol_week_grid_select (self, sol_week_tile_get_id (tile), sol_week_tile_get_day (tile));
}

static void
focus_cb (SolWeekGrid *self, GParamSpec *pspec, GtkWidget *tile)
{
  if (!gtk_widget_has_focus (tile) || self->drag.pressed)
    return;
  const char *id = sol_week_tile_get_id (SOL_WEEK_TILE (tile));
  int day = sol_week_tile_get_day (SOL_WEEK_TILE (tile));
  if (self->current_day == day && g_strcmp0 (self->current, id) == 0)
    return;
  sol_week_grid_take_current (self, id, day, FALSE);
  sol_week_grid_update_tiles (self);
}

static void
add_tiles (SolWeekGrid *self, GPtrArray *old, const SolWeekBlock *block, const SolWeekSpan *span,
           gboolean meets, gboolean ghost)
{
  SolWeekPart parts[2];
  guint n = sol_week_span_split (span, parts);
  gboolean second_is_longer = n > 1 && parts[1].end - parts[1].start > parts[0].end - parts[0].start;
  gboolean current
      = block->selected && self->current_day == block->span.day && g_strcmp0 (self->current, block->id) == 0;

  for (guint i = 0; i < n; i++)
    {
      SolWeekTile *tile = take_tile (self, old, block->id, block->span.day, i > 0);
      SolWeekTileState state = { .part = parts[i],
                                 .words = n == 1 || (i > 0) == second_is_longer,
                                 .current = current,
                                 .meets = meets,
                                 .ghost = ghost,
                                 .quiet = self->drag.began };
      if (g_signal_handler_find (tile, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, clicked_cb,
                                 self)
          == 0)
        {
          g_signal_connect_object (tile, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (tile, "notify::has-focus", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
        }
      sol_week_tile_show (tile, block, &state);
    }
}

/* The selected block on a day that it is not on: where Space would put it. */
static void
add_ghost (SolWeekGrid *self, GPtrArray *old, const char *id, const SolWeekSpan *span, gboolean meets)
{
  const SolWeekBlock *any = sol_week_grid_find (self, id, 0);

  if (any == NULL && id != NULL)
    return;
  SolWeekBlock ghost = any != NULL ? *any : (SolWeekBlock){ .css_class = "car", .enabled = TRUE };
  g_autofree char *label = NULL;
  ghost.span = *span;
  ghost.description = NULL;
  if (any != NULL)
    {
      const char *name = gtk_label_get_label (GTK_LABEL (self->names[span->day - 1]));
      /* TRANSLATORS: a day of the week; then a time: a block that is not on that day, but can be put there */
      label = g_strdup_printf (_ ("%s, not planned: %s"), name, any->label != NULL ? any->label : "");
      ghost.label = label;
    }
  add_tiles (self, old, &ghost, span, meets, TRUE);
}

static void
add_chosen_day (SolWeekGrid *self, GPtrArray *old)
{
  const SolWeekBlock *any = sol_week_grid_find (self, self->current, 0);

  if (!self->day_chosen || any == NULL || !any->selected || self->current_day == 0
      || sol_week_grid_find (self, self->current, self->current_day) != NULL)
    return;
  SolWeekSpan span = any->span;
  span.day = self->current_day;
  add_ghost (self, old, any->id, &span, FALSE);
}

static void
add_all (SolWeekGrid *self, GPtrArray *old)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SolWeekBlock *block = g_ptr_array_index (self->blocks, i);
      gboolean dragged = self->drag.began && g_strcmp0 (block->id, self->drag.id) == 0;
      SolWeekSpan span
          = dragged ? sol_week_grid_shift (self->drag.act, &block->span, self->drag.minutes, self->drag.days)
                    : block->span;
      add_tiles (self, old, block, &span, dragged && self->drag.meets && self->drag.act != SOL_WEEK_ADD_DAY,
                 FALSE);
    }
  if (self->drag.began && (self->drag.act == SOL_WEEK_DRAW || self->drag.act == SOL_WEEK_ADD_DAY)
      && sol_week_grid_find (self, self->drag.id, self->drag.span.day) == NULL)
    add_ghost (self, old, self->drag.id, &self->drag.span, self->drag.meets);
  else
    add_chosen_day (self, old);
}

void
sol_week_grid_update_tiles (SolWeekGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GPtrArray) old = self->tiles;
  gboolean focused = gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget);

  self->tiles = g_ptr_array_new ();
  add_all (self, old);
  gtk_widget_set_focusable (widget, self->tiles->len == 0 && self->strip_id == NULL);
  if (!self->drag.began && !self->saying)
    gtk_widget_set_visible (self->hint, FALSE);
  /* Before what is gone takes the focus with it. */
  GtkWidget *focus = sol_week_grid_find_focus (self);
  if (focused && !gtk_widget_is_focus (focus))
    gtk_widget_grab_focus (focus);
  for (guint i = 0; i < old->len; i++)
    gtk_widget_unparent (g_ptr_array_index (old, i));
  gtk_widget_queue_allocate (widget);
}

GtkWidget *
sol_week_grid_find_focus (SolWeekGrid *self)
{
  GtkWidget *first = self->strip_id != NULL ? self->strip : NULL;

  if (first != NULL && g_strcmp0 (self->current, self->strip_id) == 0)
    return first;
  for (guint i = 0; i < self->tiles->len; i++)
    {
      SolWeekTile *tile = g_ptr_array_index (self->tiles, i);
      if (sol_week_tile_is (tile, self->current, self->current_day, FALSE))
        return GTK_WIDGET (tile);
      if (first == NULL && !sol_week_tile_is_second (tile))
        first = GTK_WIDGET (tile);
    }
  return first != NULL ? first : GTK_WIDGET (self);
}
