/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-refresh-button"

#include "sol-refresh-button.h"

#include <glib/gi18n-lib.h>

struct _SolRefreshButton
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *stack;

  /* In stack */
  GtkWidget *button;
  GtkWidget *spinner;
};

enum
{
  PROP_0,
  PROP_ACTION_NAME,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolRefreshButton, sol_refresh_button, GTK_TYPE_WIDGET)

gboolean
sol_refresh_button_get_busy (SolRefreshButton *self)
{
  g_return_val_if_fail (SOL_IS_REFRESH_BUTTON (self), FALSE);

  return gtk_spinner_get_spinning (GTK_SPINNER (self->spinner));
}

void
sol_refresh_button_set_busy (SolRefreshButton *self, gboolean busy)
{
  g_return_if_fail (SOL_IS_REFRESH_BUTTON (self));

  if (sol_refresh_button_get_busy (self) == busy)
    return;
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), busy ? self->spinner : self->button);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

GtkWidget *
sol_refresh_button_new (void)
{
  return g_object_new (SOL_TYPE_REFRESH_BUTTON, NULL);
}

static void
sol_refresh_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolRefreshButton *self = SOL_REFRESH_BUTTON (object);

  switch (id)
    {
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, sol_refresh_button_get_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_refresh_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SolRefreshButton *self = SOL_REFRESH_BUTTON (object);
  GtkActionable *button = GTK_ACTIONABLE (self->button);

  switch (id)
    {
    case PROP_ACTION_NAME:
      if (g_strcmp0 (gtk_actionable_get_action_name (button), g_value_get_string (value)) == 0)
        break;
      gtk_actionable_set_action_name (button, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_BUSY:
      sol_refresh_button_set_busy (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_refresh_button_dispose (GObject *object)
{
  SolRefreshButton *self = SOL_REFRESH_BUTTON (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (sol_refresh_button_parent_class)->dispose (object);
}

static void
sol_refresh_button_class_init (SolRefreshButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_refresh_button_get_property;
  object_class->set_property = sol_refresh_button_set_property;
  object_class->dispose = sol_refresh_button_dispose;

  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sol_refresh_button_init (SolRefreshButton *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));

  self->button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "view-refresh-symbolic", "tooltip-text",
                               _ ("Refresh"), "valign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Refresh"),
                                  -1);
  gtk_stack_add_child (GTK_STACK (self->stack), self->button);

  self->spinner
      = g_object_new (GTK_TYPE_SPINNER, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Updating…"), -1);
  gtk_stack_add_child (GTK_STACK (self->stack), self->spinner);
}
