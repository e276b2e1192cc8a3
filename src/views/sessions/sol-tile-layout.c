/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-tile-layout"

#include "sol-tile-layout.h"

#include "sol-shown-children.h"

#define GAP 12

struct _SolTileLayout
{
  GtkLayoutManager parent_instance;

  int most;
  int least;
};

G_DEFINE_FINAL_TYPE (SolTileLayout, sol_tile_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
widest (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = sol_first_shown_child (widget); child != NULL; child = sol_next_shown_child (child))
    {
      int least = 0, usual = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, usual);
    }
}

static int
columns_for (SolTileLayout *self, GtkWidget *widget, int width)
{
  int minimum, natural;
  int columns = self->most;

  widest (widget, &minimum, &natural);
  while (columns > self->least && columns * natural + (columns - 1) * GAP > width)
    columns = MAX (columns / 2, self->least);
  return columns;
}

/* Height of the row that begins with @first, and in @next where the next one begins. */
static int
row_height (GtkWidget *first, int columns, int width, gboolean wished, GtkWidget **next)
{
  int height = 0;

  *next = first;
  for (int i = 0; i < columns && *next != NULL; i++)
    {
      int minimum = 0, natural = 0;

      gtk_widget_measure (*next, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
      height = MAX (height, wished ? natural : minimum);
      *next = sol_next_shown_child (*next);
    }
  return height;
}

static int
height_for (GtkWidget *widget, int columns, int width, gboolean wished)
{
  GtkWidget *row = sol_first_shown_child (widget);
  int height = 0;

  while (row != NULL)
    height += row_height (row, columns, width, wished, &row) + GAP;
  return MAX (0, height - GAP);
}

static int
column_width (int columns, int width)
{
  return MAX (0, (width - (columns - 1) * GAP) / columns);
}

static void
sol_tile_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  SolTileLayout *self = SOL_TILE_LAYOUT (manager);
  int least, usual;

  widest (widget, &least, &usual);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->least * least + (self->least - 1) * GAP;
      *natural = MAX (*minimum, self->most * usual + (self->most - 1) * GAP);
      return;
    }
  int width = for_size >= 0 ? for_size : self->most * usual + (self->most - 1) * GAP;
  int columns = columns_for (self, widget, width);
  *minimum = height_for (widget, columns, column_width (columns, width), FALSE);
  *natural = height_for (widget, columns, column_width (columns, width), TRUE);
}

static void
sol_tile_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  int columns = columns_for (SOL_TILE_LAYOUT (manager), widget, width);
  int each = column_width (columns, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = sol_first_shown_child (widget);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *next = NULL;
      int tall = row_height (child, columns, each, TRUE, &next);

      for (int i = 0; child != next; i++)
        {
          int x = i * (each + GAP);

          gtk_widget_size_allocate (child, &(GtkAllocation){ mirrored ? width - x - each : x, y, each, tall },
                                    -1);
          child = sol_next_shown_child (child);
        }
      y += tall + GAP;
    }
}

static GtkSizeRequestMode
sol_tile_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sol_tile_layout_class_init (SolTileLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = sol_tile_layout_measure;
  layout_class->allocate = sol_tile_layout_allocate;
  layout_class->get_request_mode = sol_tile_layout_get_request_mode;
}

static void
sol_tile_layout_init (SolTileLayout *self)
{
  self->most = self->least = 1;
}

GtkLayoutManager *
sol_tile_layout_new (guint most, guint least)
{
  g_return_val_if_fail (least > 0 && most >= least, NULL);

  SolTileLayout *self = g_object_new (SOL_TYPE_TILE_LAYOUT, NULL);
  self->most = (int) most;
  self->least = (int) least;
  return GTK_LAYOUT_MANAGER (self);
}
