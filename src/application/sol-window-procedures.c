/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-procedures"

#include "sol-window-private.h"

#include <glib/gi18n-lib.h>

/* What was left unfinished asks, one question at a time; nothing acts before a person has agreed. */

static void
resumed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sol_procedure_resume_finish (SOL_PROCEDURE (source), result, &error) && self->home != NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sol_window_show_toast (self, error->message);
}

static void
answered_cb (SolWindow *self, const char *response, AdwMessageDialog *dialog)
{
  SolProcedure *procedure = g_object_get_data (G_OBJECT (dialog), "procedure");

  self->question = NULL;
  if (self->home == NULL)
    return;
  if (g_str_equal (response, "resume"))
    sol_procedure_resume_async (procedure, self->cancellable, resumed_cb, g_object_ref (self));
  else if (g_str_equal (response, "drop"))
    sol_procedure_drop (procedure);
}

static void
ask (SolWindow *self, SolProcedure *procedure)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Finish What Was Begun?"),
                                              sol_procedure_get_question (procedure));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _ ("Ask Later"), "drop",
                                    _ ("Leave It"), "resume", sol_procedure_get_answer (procedure), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "later");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_object_set_data_full (G_OBJECT (dialog), "procedure", g_object_ref (procedure), g_object_unref);
  g_object_set_data (G_OBJECT (procedure), "asked", GINT_TO_POINTER (TRUE));
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  self->question = dialog;
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Not before a yes could be acted upon. */
static gboolean
may_ask (SolWindow *self, SolSite *site)
{
  return site != NULL && self->question == NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
         && sol_home_get_state (self->home) == SOL_HOME_OPEN
         && sol_condition_may_act (sol_site_get_condition (site));
}

static void
ask_next (SolWindow *self)
{
  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;
  GListModel *procedures = site != NULL ? sol_site_get_procedures (site) : NULL;

  if (!may_ask (self, site))
    return;
  for (guint i = 0; procedures != NULL && i < g_list_model_get_n_items (procedures); i++)
    {
      g_autoptr (SolProcedure) procedure = g_list_model_get_item (procedures, i);
      if (g_object_get_data (G_OBJECT (procedure), "asked") == NULL)
        {
          ask (self, procedure);
          return;
        }
    }
}

void
sol_window_ask_about_procedures (SolWindow *self)
{
  ask_next (self);
}

void
sol_window_watch_procedures (SolWindow *self)
{
  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;

  if (self->procedures_signals == NULL)
    {
      self->procedures_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
      g_signal_group_connect_swapped (self->procedures_signals, "items-changed", G_CALLBACK (ask_next), self);
      g_signal_connect_object (self, "map", G_CALLBACK (ask_next), self, G_CONNECT_AFTER);
    }
  g_signal_group_set_target (self->procedures_signals, site != NULL ? sol_site_get_procedures (site) : NULL);
  ask_next (self);
}
