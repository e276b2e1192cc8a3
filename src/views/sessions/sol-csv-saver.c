/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-csv-saver"

#include "sol-csv-saver.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sol-format.h"

/* One export on its way. */
typedef struct
{
  GWeakRef widget;
  GtkFileChooserNative *dialog; /* (nullable) while it is open */
  GBytes *bytes;
  guint n_rows;
} Save;

static void
save_free (Save *save)
{
  g_weak_ref_clear (&save->widget);
  g_clear_object (&save->dialog);
  g_clear_pointer (&save->bytes, g_bytes_unref);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static Save *
save_new (GtkWidget *widget, const char *csv, guint n_rows)
{
  Save *save = g_new0 (Save, 1);

  g_weak_ref_init (&save->widget, widget);
  save->bytes = g_bytes_new (csv, strlen (csv));
  save->n_rows = n_rows;
  return save;
}

static void
open_folder_cb (AdwToast *toast, gpointer user_data)
{
  GFile *folder = g_object_get_data (G_OBJECT (toast), "folder");
  GtkWidget *overlay = g_object_get_data (G_OBJECT (toast), "overlay");
  GtkRoot *root = gtk_widget_get_root (overlay);
  g_autofree char *uri = g_file_get_uri (folder);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

static void
tell (GtkWidget *widget, const char *title, GFile *folder)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = sol_markup_escape_label (title);

  if (overlay == NULL)
    return;
  AdwToast *toast = adw_toast_new (escaped);
  if (folder != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Open Folder"));
      g_object_set_data_full (G_OBJECT (toast), "folder", g_object_ref (folder), g_object_unref);
      /* A toast does not outlive its overlay. */
      g_object_set_data (G_OBJECT (toast), "overlay", overlay);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_folder_cb), overlay, 0);
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&save->widget);

  if (widget == NULL)
    return;
  if (!done)
    {
      tell (widget, error->message, NULL);
      return;
    }
  g_autofree char *title
      = g_strdup_printf (ngettext ("Saved %u row", "Saved %u rows", save->n_rows), save->n_rows);
  g_autoptr (GFile) folder = g_file_get_parent (G_FILE (source));
  tell (widget, title, folder);
}

static void
write_to (Save *save, GFile *file)
{
  g_file_replace_contents_bytes_async (file, save->bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, written_cb, save);
}

void
sol_csv_saver_write (GtkWidget *widget, GFile *file, const char *csv, guint n_rows)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_FILE (file) && csv != NULL);

  write_to (save_new (widget, csv, n_rows), file);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Save *save = g_object_steal_data (G_OBJECT (dialog), "save");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  /* The last one is ours, and frees the dialog. */
  g_autoptr (GtkFileChooserNative) held = g_steal_pointer (&save->dialog);
  if (file != NULL)
    write_to (save, file);
  else
    save_free (save);
}

void
sol_csv_saver_ask (GtkWidget *widget, const char *name, const char *csv, guint n_rows)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL && csv != NULL);

  GtkRoot *root = gtk_widget_get_root (widget);
  Save *save = save_new (widget, csv, n_rows);

  save->dialog
      = gtk_file_chooser_native_new (_ ("Export CSV"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (save->dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (save->dialog), TRUE);
  g_object_set_data (G_OBJECT (save->dialog), "save", save);
  g_signal_connect_object (save->dialog, "response", G_CALLBACK (response_cb), save->dialog, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (save->dialog));
}
