/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-columns-layout-child"

#include "sol-columns-layout-private.h"

struct _SolColumnsLayoutChild
{
  GtkLayoutChild parent_instance;

  guint column;
  int order;
};

enum
{
  PROP_0,
  PROP_COLUMN,
  PROP_ORDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolColumnsLayoutChild, sol_columns_layout_child, GTK_TYPE_LAYOUT_CHILD)

guint
sol_columns_layout_child_get_column (SolColumnsLayoutChild *self)
{
  return self->column;
}

int
sol_columns_layout_child_get_order (SolColumnsLayoutChild *self)
{
  return self->order;
}

static void
layout_changed (SolColumnsLayoutChild *self)
{
  gtk_layout_manager_layout_changed (gtk_layout_child_get_layout_manager (GTK_LAYOUT_CHILD (self)));
}

void
sol_columns_layout_child_set_column (SolColumnsLayoutChild *self, guint column)
{
  g_return_if_fail (SOL_IS_COLUMNS_LAYOUT_CHILD (self));
  g_return_if_fail (column < 2);

  if (self->column == column)
    return;

  self->column = column;
  layout_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMN]);
}

void
sol_columns_layout_child_set_order (SolColumnsLayoutChild *self, int order)
{
  g_return_if_fail (SOL_IS_COLUMNS_LAYOUT_CHILD (self));

  if (self->order == order)
    return;

  self->order = order;
  layout_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
sol_columns_layout_child_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SolColumnsLayoutChild *self = SOL_COLUMNS_LAYOUT_CHILD (object);

  switch (prop_id)
    {
    case PROP_COLUMN:
      g_value_set_uint (value, self->column);
      break;
    case PROP_ORDER:
      g_value_set_int (value, self->order);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_columns_layout_child_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SolColumnsLayoutChild *self = SOL_COLUMNS_LAYOUT_CHILD (object);

  switch (prop_id)
    {
    case PROP_COLUMN:
      sol_columns_layout_child_set_column (self, g_value_get_uint (value));
      break;
    case PROP_ORDER:
      sol_columns_layout_child_set_order (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_columns_layout_child_class_init (SolColumnsLayoutChildClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_columns_layout_child_get_property;
  object_class->set_property = sol_columns_layout_child_set_property;

  properties[PROP_COLUMN] = g_param_spec_uint ("column", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_ORDER] = g_param_spec_int ("order", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_columns_layout_child_init (SolColumnsLayoutChild *self)
{
}
