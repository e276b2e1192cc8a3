/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-parts"

#include "sol-session-parts.h"

#include "sol-sessions-mix.h"

GtkWidget *
sol_session_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

gboolean
sol_session_finish_mix (GObject *source, GAsyncResult *result, SolSessionMix *mix)
{
  g_autoptr (GError) error = NULL;

  if (sol_sessions_read_mix_finish (SOL_SESSIONS (source), result, mix, &error))
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("Quarter-hours could not be read: %s", error->message);
  return FALSE;
}
