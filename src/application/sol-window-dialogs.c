/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-dialogs"

#include "sol-window-private.h"

#include <glib/gi18n-lib.h>

static void
signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sol_home_sign_out_finish (SOL_HOME (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->home != NULL)
    sol_window_show_toast (self, error->message);
}

static void
sign_out_response_cb (SolWindow *self, const char *response, AdwMessageDialog *dialog)
{
  GtkCheckButton *erase = GTK_CHECK_BUTTON (adw_message_dialog_get_extra_child (dialog));

  if (!g_str_equal (response, "sign-out") || self->home == NULL)
    return;
  self->asks_sign_in = FALSE;
  sol_home_sign_out_async (self->home, gtk_check_button_get_active (erase), NULL, signed_out_cb,
                           g_object_ref (self));
}

void
sol_window_ask_sign_out (SolWindow *self)
{
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (self), _ ("Sign Out?"),
                                _ ("The session is removed from this computer. Recorded history stays."));
  GtkWidget *erase = gtk_check_button_new_with_label (_ ("Also erase recorded history"));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "sign-out",
                                    _ ("Sign Out"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "sign-out",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_widget_set_halign (erase, GTK_ALIGN_CENTER);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), erase);
  g_signal_connect_object (dialog, "response", G_CALLBACK (sign_out_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Diagnostics: redacted by the model; the program only says what it is. */

static char *
describe (SolWindow *self)
{
  g_autofree char *home = sol_home_describe (self->home);

  return g_strdup_printf ("Solarium %s\nGTK %u.%u.%u, libadwaita %u.%u.%u\n\n%s\n", SOL_VERSION,
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (), home);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  gboolean saved = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  if (self->home == NULL)
    return;
  sol_window_show_toast (self, saved ? _ ("Diagnostics saved") : error->message);
}

static void
chosen_cb (SolWindow *self, int response, GtkNativeDialog *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT && self->home != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *text = describe (self);
      gsize length = strlen (text);
      g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&text), length);
      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, self->cancellable,
                                           saved_cb, g_object_ref (self));
    }
  g_object_unref (chooser);
}

void
sol_window_save_diagnostics (SolWindow *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Save Diagnostics"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"), _ ("Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "solarium-diagnostics.txt");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
sol_window_copy_details (SolWindow *self)
{
  g_autofree char *text = describe (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sol_window_show_toast (self, _ ("Copied"));
}
