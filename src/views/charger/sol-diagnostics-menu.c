/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-diagnostics-menu"

#include "sol-diagnostics-menu.h"

#include <glib/gi18n-lib.h>

#include "sol-error.h"

/* Of the model's list, which names those first that deserve a confirmation. */
#define N_DISRUPTIVE 3

struct _SolDiagnosticsMenu
{
  AdwBin parent_instance;

  GtkWidget *button;

  /* Owned */
  SolSite *site;
  char *serial;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (SolDiagnosticsMenu, sol_diagnostics_menu, ADW_TYPE_BIN)

static const struct
{
  const char *message;
  const char *label;
} words[] = {
  { "BootNotification", N_ ("Start-Up Message…") },
  { "DiagnosticsStatusNotification", N_ ("State of the Diagnostics…") },
  { "FirmwareStatusNotification", N_ ("State of the Firmware…") },
  { "Heartbeat", N_ ("Sign of Life") },
  { "MeterValues", N_ ("Meter Values") },
  { "StatusNotification", N_ ("State of the Charger") },
};

static const char *
get_label (const char *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].message, message))
      return _ (words[i].label);
  return message;
}

static gboolean
is_disruptive (const char *message)
{
  for (guint i = 0; i < N_DISRUPTIVE && sol_trigger_messages[i] != NULL; i++)
    if (g_str_equal (sol_trigger_messages[i], message))
      return TRUE;
  return FALSE;
}

/* The charger answers to Enphase, so that there is nothing to read back. */
static const char *
describe (const GError *error)
{
  if (error == NULL)
    return _ ("Asked; the charger answers to Enphase");
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN))
    return _ ("No clear answer came; the charger may have been asked all the same");
  return error->message;
}

static void
triggered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolDiagnosticsMenu) self = user_data;
  g_autoptr (GError) error = NULL;

  sol_site_trigger_finish (SOL_SITE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", describe (error));
}

static void
trigger (SolDiagnosticsMenu *self, const char *message)
{
  if (self->site != NULL && self->serial != NULL)
    sol_site_trigger_async (self->site, self->serial, message, NULL, triggered_cb, g_object_ref (self));
}

static void
response_cb (SolDiagnosticsMenu *self, const char *response, GObject *dialog)
{
  if (g_str_equal (response, "ask"))
    trigger (self, g_object_get_data (dialog, "message"));
}

static void
ask (SolDiagnosticsMenu *self, const char *message)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Ask the Charger for This Message?"),
      _ ("While it answers, the charger may lose its connection for a moment and pause charging."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "ask", _ ("Ask"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "message", g_strdup (message), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
trigger_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SolDiagnosticsMenu *self = user_data;
  const char *message = g_variant_get_string (parameter, NULL);

  if (is_disruptive (message))
    ask (self, message);
  else
    trigger (self, message);
}

static GMenuModel *
make_menu (void)
{
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; sol_trigger_messages[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (get_label (sol_trigger_messages[i]), NULL);
      g_menu_item_set_action_and_target (item, "diagnostics.trigger", "s", sol_trigger_messages[i]);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, _ ("Ask the Charger For"), G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

void
sol_diagnostics_menu_update (SolDiagnosticsMenu *self)
{
  g_return_if_fail (SOL_IS_DIAGNOSTICS_MENU (self));

  gboolean may_act = self->site != NULL && self->serial != NULL
                     && sol_condition_may_act (sol_site_get_condition (self->site));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "trigger");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), may_act);
}

void
sol_diagnostics_menu_set (SolDiagnosticsMenu *self, SolSite *site, const char *serial)
{
  g_return_if_fail (SOL_IS_DIAGNOSTICS_MENU (self));

  g_set_object (&self->site, site);
  g_free (self->serial);
  self->serial = g_strdup (serial);
  sol_diagnostics_menu_update (self);
}

GtkWidget *
sol_diagnostics_menu_new (void)
{
  return g_object_new (SOL_TYPE_DIAGNOSTICS_MENU, NULL);
}

static void
sol_diagnostics_menu_dispose (GObject *object)
{
  SolDiagnosticsMenu *self = SOL_DIAGNOSTICS_MENU (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->site);
  g_clear_pointer (&self->serial, g_free);
  G_OBJECT_CLASS (sol_diagnostics_menu_parent_class)->dispose (object);
}

static void
sol_diagnostics_menu_class_init (SolDiagnosticsMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_diagnostics_menu_dispose;
}

static void
sol_diagnostics_menu_init (SolDiagnosticsMenu *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("trigger", G_VARIANT_TYPE_STRING);
  g_autoptr (GMenuModel) menu = make_menu ();

  self->actions = g_simple_action_group_new ();
  g_signal_connect_object (action, "activate", G_CALLBACK (trigger_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "diagnostics", G_ACTION_GROUP (self->actions));
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "tooltip-text",
                               _ ("Messages of the Charger"), "menu-model", menu, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Messages of the Charger"), -1);
  adw_bin_set_child (ADW_BIN (self), self->button);
}
