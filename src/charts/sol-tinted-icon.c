/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-tinted-icon"

#include "sol-tinted-icon.h"

#define ICON_SIZE 17

struct _SolTintedIcon
{
  GtkWidget parent_instance;

  GtkWidget *image;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolTintedIcon, sol_tinted_icon, GTK_TYPE_WIDGET)

const char *
sol_tinted_icon_get_icon_name (SolTintedIcon *self)
{
  g_return_val_if_fail (SOL_IS_TINTED_ICON (self), NULL);

  return gtk_image_get_icon_name (GTK_IMAGE (self->image));
}

void
sol_tinted_icon_set_icon_name (SolTintedIcon *self, const char *icon_name)
{
  g_return_if_fail (SOL_IS_TINTED_ICON (self));

  if (g_strcmp0 (sol_tinted_icon_get_icon_name (self), icon_name) == 0)
    return;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
}

static void
sol_tinted_icon_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, sol_tinted_icon_get_icon_name (SOL_TINTED_ICON (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_tinted_icon_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ICON_NAME:
      sol_tinted_icon_set_icon_name (SOL_TINTED_ICON (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_tinted_icon_dispose (GObject *object)
{
  g_clear_pointer (&SOL_TINTED_ICON (object)->image, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_tinted_icon_parent_class)->dispose (object);
}

static void
sol_tinted_icon_class_init (SolTintedIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_tinted_icon_get_property;
  object_class->set_property = sol_tinted_icon_set_property;
  object_class->dispose = sol_tinted_icon_dispose;

  properties[PROP_ICON_NAME] = g_param_spec_string (
      "icon-name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "tintedicon");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sol_tinted_icon_init (SolTintedIcon *self)
{
  self->image
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size",
                      ICON_SIZE, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  /* A circle stays one, however high the row is. */
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

SolTintedIcon *
sol_tinted_icon_new (const char *icon_name, const char *css_class)
{
  SolTintedIcon *self = g_object_new (SOL_TYPE_TINTED_ICON, "icon-name", icon_name, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  return self;
}
