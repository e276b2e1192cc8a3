/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-columns-layout"

#include "sol-columns-layout-private.h"

#define GAP_ACROSS 16
#define GAP_DOWN 14

struct _SolColumnsLayout
{
  GtkLayoutManager parent_instance;

  guint start_weight;
  guint end_weight;
  guint columns;
  gboolean stacks;
};

enum
{
  PROP_0,
  PROP_COLUMNS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolColumnsLayout, sol_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

/* One child on its way through an allocation. */
typedef struct
{
  GtkWidget *widget;
  guint column;
  int order;
  int height;
} Item;

static GArray *
collect (SolColumnsLayout *self, GtkWidget *container)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (GtkWidget *child = gtk_widget_get_first_child (container); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;

      SolColumnsLayoutChild *layout
          = SOL_COLUMNS_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (GTK_LAYOUT_MANAGER (self), child));
      Item item = { .widget = child,
                    .column = sol_columns_layout_child_get_column (layout),
                    .order = sol_columns_layout_child_get_order (layout) };
      guint at = items->len;

      /* Few children: a stable insertion keeps those of one order as they came. */
      while (at > 0 && g_array_index (items, Item, at - 1).order > item.order)
        at--;
      g_array_insert_val (items, at, item);
    }

  return items;
}

static void
column_widths (SolColumnsLayout *self, int width, int widths[2])
{
  guint total = self->start_weight + self->end_weight;

  widths[0] = (int) (((guint) (width - GAP_ACROSS) * self->start_weight + total / 2) / total);
  widths[1] = width - GAP_ACROSS - widths[0];
}

/* With large text a column may need more than its share. */
static gboolean
has_room (SolColumnsLayout *self, GArray *items, int width)
{
  int widths[2];

  column_widths (self, width, widths);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      int least;

      gtk_widget_measure (item->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (least > widths[item->column])
        return FALSE;
    }
  return TRUE;
}

static guint
columns_for (SolColumnsLayout *self, GArray *items, int width)
{
  return width >= SOL_COLUMNS_WIDE_WIDTH && (!self->stacks || has_room (self, items, width)) ? 2 : 1;
}

/* Fills in heights at the width that each child will get, and adds them up per column. */
static void
measure_items (SolColumnsLayout *self, GArray *items, guint columns, int width, gboolean minimum,
               int heights[2])
{
  int widths[2] = { width, width };

  heights[0] = heights[1] = 0;
  if (columns == 2)
    column_widths (self, width, widths);

  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);
      guint column = columns == 2 ? item->column : 0;
      int least, natural;

      gtk_widget_measure (item->widget, GTK_ORIENTATION_VERTICAL, widths[column], &least, &natural, NULL,
                          NULL);
      item->column = column;
      item->height = minimum ? least : natural;
      heights[column] += item->height + (heights[column] > 0 ? GAP_DOWN : 0);
    }
}

static void
measure_width (GArray *items, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (guint i = 0; i < items->len; i++)
    {
      int least, wanted;

      gtk_widget_measure (g_array_index (items, Item, i).widget, GTK_ORIENTATION_HORIZONTAL, -1, &least,
                          &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
sol_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *container, GtkOrientation orientation,
                            int for_size, int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  SolColumnsLayout *self = SOL_COLUMNS_LAYOUT (manager);
  g_autoptr (GArray) items = collect (self, container);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (items, minimum, natural);
      *natural = MAX (*natural, (int) (self->start_weight + self->end_weight) + GAP_ACROSS);
      return;
    }

  int least[2], wanted[2];
  int width = for_size;
  if (width < 0)
    sol_columns_layout_measure (manager, container, GTK_ORIENTATION_HORIZONTAL, -1, &least[0], &width, NULL,
                                NULL);
  guint columns = columns_for (self, items, width);
  measure_items (self, items, columns, width, TRUE, least);
  measure_items (self, items, columns, width, FALSE, wanted);
  *minimum = MAX (least[0], least[1]);
  *natural = MAX (wanted[0], wanted[1]);
}

/* Gives what is left in a column to those of its children that expand, or else to the last. */
static void
stretch_column (GArray *items, guint column, int left)
{
  guint takers = 0;
  Item *last = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      if (item->column != column)
        continue;
      last = item;
      takers += gtk_widget_compute_expand (item->widget, GTK_ORIENTATION_VERTICAL);
    }

  if (last == NULL || left <= 0)
    return;
  if (takers == 0)
    {
      last->height += left;
      return;
    }

  for (guint i = 0; i < items->len && takers > 0; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      if (item->column != column || !gtk_widget_compute_expand (item->widget, GTK_ORIENTATION_VERTICAL))
        continue;
      item->height += left / (int) takers;
      left -= left / (int) takers;
      takers--;
    }
}

static void
sol_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *container, int width, int height,
                             int baseline)
{
  SolColumnsLayout *self = SOL_COLUMNS_LAYOUT (manager);
  g_autoptr (GArray) items = collect (self, container);
  gboolean rtl = gtk_widget_get_direction (container) == GTK_TEXT_DIR_RTL;
  guint columns = columns_for (self, items, width);
  int widths[2] = { width, width };
  int heights[2];
  int y[2] = { 0, 0 };

  if (columns == 2)
    column_widths (self, width, widths);
  measure_items (self, items, columns, width, FALSE, heights);
  if (MAX (heights[0], heights[1]) > height)
    measure_items (self, items, columns, width, TRUE, heights);
  int bottom = columns == 2 ? MAX (heights[0], heights[1]) : heights[0];
  stretch_column (items, 0, bottom - heights[0]);
  stretch_column (items, 1, bottom - heights[1]);

  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);
      int x = item->column == 0 ? 0 : widths[0] + GAP_ACROSS;

      if (rtl)
        x = width - x - widths[item->column];
      gtk_widget_size_allocate (
          item->widget, &(GtkAllocation){ x, y[item->column], widths[item->column], item->height }, -1);
      y[item->column] += item->height + GAP_DOWN;
    }

  if (self->columns == columns)
    return;
  self->columns = columns;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMNS]);
}

static GtkSizeRequestMode
sol_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *container)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkLayoutChild *
sol_columns_layout_create_layout_child (GtkLayoutManager *manager, GtkWidget *container, GtkWidget *child)
{
  return g_object_new (SOL_TYPE_COLUMNS_LAYOUT_CHILD, "layout-manager", manager, "child-widget", child, NULL);
}

void
sol_columns_layout_set_weights (SolColumnsLayout *self, guint start, guint end)
{
  g_return_if_fail (SOL_IS_COLUMNS_LAYOUT (self));
  g_return_if_fail (start > 0 && end > 0);

  if (self->start_weight == start && self->end_weight == end)
    return;

  self->start_weight = start;
  self->end_weight = end;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

void
sol_columns_layout_set_stacks (SolColumnsLayout *self, gboolean stacks)
{
  g_return_if_fail (SOL_IS_COLUMNS_LAYOUT (self));

  self->stacks = !!stacks;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

guint
sol_columns_layout_get_columns (SolColumnsLayout *self)
{
  g_return_val_if_fail (SOL_IS_COLUMNS_LAYOUT (self), 1);

  return self->columns;
}

static void
sol_columns_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COLUMNS:
      g_value_set_uint (value, SOL_COLUMNS_LAYOUT (object)->columns);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_columns_layout_class_init (SolColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = sol_columns_layout_get_property;
  layout_class->layout_child_type = SOL_TYPE_COLUMNS_LAYOUT_CHILD;
  layout_class->measure = sol_columns_layout_measure;
  layout_class->allocate = sol_columns_layout_allocate;
  layout_class->get_request_mode = sol_columns_layout_get_request_mode;
  layout_class->create_layout_child = sol_columns_layout_create_layout_child;

  properties[PROP_COLUMNS]
      = g_param_spec_uint ("columns", NULL, NULL, 1, 2, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_columns_layout_init (SolColumnsLayout *self)
{
  self->start_weight = 526;
  self->end_weight = 280;
  self->columns = 1;
}

GtkLayoutManager *
sol_columns_layout_new (void)
{
  return g_object_new (SOL_TYPE_COLUMNS_LAYOUT, NULL);
}
