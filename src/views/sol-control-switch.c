/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-control-switch"

#include "sol-control-switch.h"

#include "sol-control-link.h"

struct _SolControlSwitch
{
  AdwActionRow parent_instance;

  /* Children */
  GtkWidget *spinner;
  GtkWidget *toggle;

  /* Owned */
  SolControlLink *link;
  char *consequence;

  const char *missing;
  gboolean updating;
};

enum
{
  PROP_0,
  PROP_CONTROL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolControlSwitch, sol_control_switch, ADW_TYPE_ACTION_ROW)

static void
update (GtkWidget *widget)
{
  SolControlSwitch *self = SOL_CONTROL_SWITCH (widget);
  GVariant *shown = sol_control_link_get_shown (self->link);
  gboolean busy = sol_control_link_get_busy (self->link);
  const char *otherwise = shown == NULL && self->missing != NULL ? self->missing : self->consequence;
  const char *line = sol_control_link_get_line (self->link, otherwise);

  self->updating = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle), shown != NULL && g_variant_get_boolean (shown));
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->toggle, sol_control_link_get_sensitive (self->link));
  if (busy)
    gtk_widget_add_css_class (self->toggle, "busy");
  else
    gtk_widget_remove_css_class (self->toggle, "busy");
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), line != NULL ? line : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line != NULL ? line : "", -1);
}

static void
toggled_cb (SolControlSwitch *self)
{
  if (!self->updating)
    sol_control_link_request (
        self->link, g_variant_new_boolean (gtk_switch_get_active (GTK_SWITCH (self->toggle))), NULL);
}

void
sol_control_switch_set_waiting (SolControlSwitch *self, const char *words)
{
  g_return_if_fail (SOL_IS_CONTROL_SWITCH (self));

  sol_control_link_set_waiting (self->link, words);
}

void
sol_control_switch_set_missing (SolControlSwitch *self, const char *words)
{
  g_return_if_fail (SOL_IS_CONTROL_SWITCH (self));

  if (self->missing == words)
    return;
  self->missing = words;
  update (GTK_WIDGET (self));
}

SolControl *
sol_control_switch_get_control (SolControlSwitch *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL_SWITCH (self), NULL);

  return sol_control_link_get_control (self->link);
}

void
sol_control_switch_set_control (SolControlSwitch *self, SolControl *control)
{
  g_return_if_fail (SOL_IS_CONTROL_SWITCH (self));

  if (sol_control_link_get_control (self->link) == control)
    return;
  sol_control_link_set_control (self->link, control);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTROL]);
}

GtkWidget *
sol_control_switch_new (const char *title, const char *consequence)
{
  SolControlSwitch *self = g_object_new (SOL_TYPE_CONTROL_SWITCH, "title", title, "use-markup", FALSE, NULL);

  self->consequence = g_strdup (consequence);
  update (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

static void
sol_control_switch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTROL:
      g_value_set_object (value, sol_control_switch_get_control (SOL_CONTROL_SWITCH (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_control_switch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTROL:
      sol_control_switch_set_control (SOL_CONTROL_SWITCH (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_control_switch_dispose (GObject *object)
{
  g_clear_object (&SOL_CONTROL_SWITCH (object)->link);
  G_OBJECT_CLASS (sol_control_switch_parent_class)->dispose (object);
}

static void
sol_control_switch_finalize (GObject *object)
{
  g_free (SOL_CONTROL_SWITCH (object)->consequence);
  G_OBJECT_CLASS (sol_control_switch_parent_class)->finalize (object);
}

static void
sol_control_switch_class_init (SolControlSwitchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_control_switch_get_property;
  object_class->set_property = sol_control_switch_set_property;
  object_class->dispose = sol_control_switch_dispose;
  object_class->finalize = sol_control_switch_finalize;
  properties[PROP_CONTROL]
      = g_param_spec_object ("control", NULL, NULL, SOL_TYPE_CONTROL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_control_switch_init (SolControlSwitch *self)
{
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "visible", FALSE, NULL);
  self->toggle = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->spinner);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->toggle);
  /* It has a name of its own; with the row's title as well it would be said twice. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  self->link = sol_control_link_new (GTK_WIDGET (self), update);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}
