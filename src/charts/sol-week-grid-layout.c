/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week-grid-layout"

#include "sol-week-grid-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-charts-css.h"
#include "sol-layer.h"

#define EDGE 12
#define END 10
#define NAMES_HEIGHT 22
#define STRIP_HEIGHT 20
#define STRIP_GAP 7
#define GAP 7
#define HOURS_START 8
#define HOURS_GAP 7
#define HOUR_HEIGHT 64 / 3
#define LEAST_COLUMN 34
#define COLUMN 66
#define TILE_INSET 2
#define BORDERS 4
#define DOT 3.5
#define RULE 1.5
#define LINE_ALPHA 0.1f
#define CONTRAST_ALPHA 0.45f
#define CONTRAST_OUTLINE 2
#define HINT_GAP 6

static int
measure (GtkWidget *child, GtkOrientation orientation)
{
  int natural = 0;

  gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
names_height (SolWeekGrid *self)
{
  int height = NAMES_HEIGHT;

  for (guint i = 0; i < SOL_WEEK_DAYS; i++)
    height = MAX (height, measure (self->names[i], GTK_ORIENTATION_VERTICAL));
  return height;
}

static int
strip_height (SolWeekGrid *self)
{
  if (!gtk_widget_get_visible (self->strip))
    return 0;
  return MAX (STRIP_HEIGHT, measure (self->strip, GTK_ORIENTATION_VERTICAL)) + STRIP_GAP;
}

static int
hours_width (SolWeekGrid *self)
{
  int width = 0;

  for (guint i = 0; i < SOL_WEEK_GRID_N_HOURS; i++)
    width = MAX (width, measure (self->hours[i], GTK_ORIENTATION_HORIZONTAL));
  return HOURS_START + width + HOURS_GAP;
}

/* The name of a day has room at the top of its column, and the start of a block in it: that is as long as the
 * hours beside the grid, but bold and with a border around it. */
static int
column_width (SolWeekGrid *self)
{
  int width = LEAST_COLUMN;

  for (guint i = 0; i < SOL_WEEK_DAYS; i++)
    width = MAX (width, measure (self->names[i], GTK_ORIENTATION_HORIZONTAL));
  for (guint i = 0; i < SOL_WEEK_GRID_N_HOURS; i++)
    width = MAX (width,
                 measure (self->hours[i], GTK_ORIENTATION_HORIZONTAL) * 9 / 8 + 2 * TILE_INSET + BORDERS);
  return width;
}

void
sol_week_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  SolWeekGrid *self = SOL_WEEK_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = hours_width (self) + SOL_WEEK_DAYS * column_width (self) + END;
      *natural = MAX (*minimum, hours_width (self) + SOL_WEEK_DAYS * COLUMN + END);
      return;
    }
  /* Larger letters make higher hours, so that the words of a block stay in it. */
  int line = MAX (HOUR_HEIGHT, measure (self->hours[0], GTK_ORIENTATION_VERTICAL));
  *minimum = *natural = EDGE + names_height (self) + GAP + strip_height (self) + 24 * line
                        + (line == HOUR_HEIGHT ? 8 : 0) + EDGE;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
place_names (SolWeekGrid *self, int height)
{
  for (int day = 1; day <= SOL_WEEK_DAYS; day++)
    {
      GtkWidget *name = self->names[day - 1];
      int column = sol_week_geometry_column (&self->geometry, day);
      int left = sol_week_geometry_left (&self->geometry, column);
      int right = sol_week_geometry_left (&self->geometry, column + 1);
      int width = MIN (measure (name, GTK_ORIENTATION_HORIZONTAL), right - left);
      place (name, left + (right - left - width) / 2, EDGE, width, height);
    }
}

static void
place_hours (SolWeekGrid *self)
{
  for (int i = 0; i < SOL_WEEK_GRID_N_HOURS; i++)
    {
      int width = measure (self->hours[i], GTK_ORIENTATION_HORIZONTAL);
      int height = measure (self->hours[i], GTK_ORIENTATION_VERTICAL);
      place (self->hours[i], (int) self->geometry.x - HOURS_GAP - width,
             sol_week_geometry_top (&self->geometry, i * 180) - height / 2, width, height);
    }
}

static void
place_tiles (SolWeekGrid *self)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      GtkWidget *tile = g_ptr_array_index (self->tiles, i);
      SolWeekRect rect = sol_week_geometry_place (&self->geometry,
                                                  sol_week_tile_get_part (SOL_WEEK_TILE (tile)), TILE_INSET);
      int least = measure (tile, GTK_ORIENTATION_VERTICAL);
      place (tile, rect.x, rect.y, rect.width, MAX (rect.height, least));
    }
}

/* What is said stands above the block that it is about, or below where there is no room. */
static void
place_hint (SolWeekGrid *self, int width)
{
  SolWeekPart part
      = { .day = self->current_day > 0 ? self->current_day : self->first_day, .start = 0, .end = 60 };
  int hint_width = measure (self->hint, GTK_ORIENTATION_HORIZONTAL);
  int hint_height = measure (self->hint, GTK_ORIENTATION_VERTICAL);

  for (guint i = 0; i < self->tiles->len; i++)
    {
      SolWeekTile *tile = g_ptr_array_index (self->tiles, i);
      gboolean is_it = self->drag.began && self->drag.id == NULL
                           ? sol_week_tile_get_id (tile) == NULL
                           : g_strcmp0 (sol_week_tile_get_id (tile), self->current) == 0
                                 && sol_week_tile_get_day (tile) == self->current_day;
      if (is_it && !sol_week_tile_is_second (tile))
        part = *sol_week_tile_get_part (tile);
    }
  SolWeekRect rect = sol_week_geometry_place (&self->geometry, &part, TILE_INSET);
  int y = rect.y - hint_height - HINT_GAP;
  if (y < EDGE)
    y = MIN (rect.y + rect.height + HINT_GAP,
             (int) (self->geometry.y + self->geometry.height) - hint_height - HINT_GAP);
  int top = MAX (0, sol_week_grid_get_hidden (self, -1));
  int bottom = gtk_widget_get_height (GTK_WIDGET (self)) - MAX (0, sol_week_grid_get_hidden (self, 1));
  y = CLAMP (y, top + EDGE, MAX (top + EDGE, bottom - hint_height - EDGE));
  int x = rect.x + (rect.width - hint_width) / 2;
  place (self->hint, CLAMP (x, 0, MAX (width - hint_width, 0)), y, hint_width, hint_height);
}

void
sol_week_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolWeekGrid *self = SOL_WEEK_GRID (widget);
  int names = names_height (self);
  int strip = strip_height (self);
  int x = hours_width (self);
  int y = EDGE + names + GAP + strip;

  self->geometry = (SolWeekGeometry){ x, y, MAX (width - x - END, 1), MAX (height - y - EDGE, 1), 1 };
  self->geometry.first_day = self->first_day;
  place_names (self, names);
  if (strip > 0)
    place (self->strip, x + TILE_INSET, EDGE + names + GAP, (int) self->geometry.width - 2 * TILE_INSET,
           strip - STRIP_GAP);
  place_hours (self);
  place (self->cheap_layer, x, y, (int) self->geometry.width, (int) self->geometry.height);
  place (self->lines, x, y, (int) self->geometry.width + 1, (int) self->geometry.height + 1);
  place (self->now_layer, x, y, (int) self->geometry.width, (int) self->geometry.height);
  place_tiles (self);
  if (gtk_widget_get_visible (self->hint))
    place_hint (self, width);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Layers have the columns for their coordinates. */
static SolWeekGeometry
get_plot (const SolWeekGrid *self)
{
  SolWeekGeometry plot = self->geometry;

  plot.x = plot.y = 0;
  return plot;
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* Within the lines of the grid, which are drawn over it. */
static void
outline (GtkSnapshot *snapshot, const GdkRGBA *color, const SolWeekRect *rect)
{
  GskRoundedRect bounds;
  const float widths[4] = { CONTRAST_OUTLINE, CONTRAST_OUTLINE, CONTRAST_OUTLINE, CONTRAST_OUTLINE };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&bounds,
                                   &GRAPHENE_RECT_INIT ((float) rect->x + 1, (float) rect->y + 1,
                                                        (float) rect->width - 2, (float) rect->height - 1),
                                   0);
  gtk_snapshot_append_border (snapshot, &bounds, widths, colors);
}

static void
draw_cheap (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
            gconstpointer data)
{
  const SolWeekGrid *self = data;
  SolWeekGeometry plot = get_plot (self);
  gboolean contrast = sol_charts_is_high_contrast (GTK_WIDGET (layer));

  for (guint i = 0; i < self->cheap->len; i++)
    {
      SolWeekPart parts[2];
      guint n = sol_week_span_split (&g_array_index (self->cheap, SolWeekSpan, i), parts);
      for (guint p = 0; p < n; p++)
        {
          SolWeekRect rect = sol_week_geometry_place (&plot, &parts[p], 0);
          if (contrast)
            outline (snapshot, color, &rect);
          else
            fill (snapshot, color, rect.x, rect.y, rect.width, rect.height);
        }
    }
}

static void
draw_lines (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
            gconstpointer data)
{
  SolWeekGeometry plot = get_plot (data);
  GdkRGBA pale = *color;

  pale.alpha *= sol_charts_is_high_contrast (GTK_WIDGET (layer)) ? CONTRAST_ALPHA : LINE_ALPHA;
  for (int i = 0; i < SOL_WEEK_GRID_N_HOURS; i++)
    fill (snapshot, &pale, 0, sol_week_geometry_top (&plot, i * 180), width, 1);
  for (int column = 0; column <= SOL_WEEK_DAYS; column++)
    fill (snapshot, &pale, sol_week_geometry_left (&plot, column), 0, 1, height);
}

static void
draw_now (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
          gconstpointer data)
{
  const SolWeekGrid *self = data;
  SolWeekGeometry plot = get_plot (self);

  if (self->today == 0)
    return;
  int column = sol_week_geometry_column (&plot, self->today);
  double left = sol_week_geometry_left (&plot, column);
  double right = sol_week_geometry_left (&plot, column + 1);
  double y = sol_week_geometry_top (&plot, self->now);
  GskRoundedRect dot;

  fill (snapshot, color, left, y - RULE / 2, right - left - TILE_INSET, RULE);
  gsk_rounded_rect_init_from_rect (
      &dot,
      &GRAPHENE_RECT_INIT ((float) (left - DOT + 1), (float) (y - DOT), (float) (2 * DOT), (float) (2 * DOT)),
      (float) DOT);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, color, &dot.bounds);
  gtk_snapshot_pop (snapshot);
}

static GtkWidget *
add_layer (SolWeekGrid *self, const char *css_class, SolLayerDraw draw)
{
  GtkWidget *layer = GTK_WIDGET (sol_layer_new (css_class, draw, self));

  gtk_widget_set_parent (layer, GTK_WIDGET (self));
  return layer;
}

static GtkWidget *
add_label (SolWeekGrid *self, const char *css_class, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
add_strip (SolWeekGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->strip_title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->strip_title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->strip_title), 0);
  gtk_widget_set_hexpand (self->strip_title, TRUE);
  self->strip_state = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->strip_state, "sol-state");
  gtk_box_append (GTK_BOX (box), self->strip_title);
  gtk_box_append (GTK_BOX (box), self->strip_state);
  self->strip = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->strip), box);
  gtk_widget_add_css_class (self->strip, "sol-strip");
  gtk_widget_set_visible (self->strip, FALSE);
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
}

void
sol_week_grid_add_layers (SolWeekGrid *self)
{
  self->cheap_layer = add_layer (self, "sol-cheap", draw_cheap);
  self->lines = add_layer (self, "sol-ink", draw_lines);
  for (guint i = 0; i < SOL_WEEK_DAYS; i++)
    self->names[i] = add_label (self, "sol-day", "");
  for (int i = 0; i < SOL_WEEK_GRID_N_HOURS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%02d:00", i * 3);
      self->hours[i] = add_label (self, "sol-axis", text);
    }
  add_strip (self);
  self->now_layer = add_layer (self, "sol-now", draw_now);
  self->hint = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "can-target",
                             FALSE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->hint, "sol-hint");
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
}
