/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-about"

#include "sol-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

GtkWindow *
sol_about_present (GtkWindow *parent)
{
  const char *developers[] = { "The Solarium developers", NULL };
  GtkWidget *about = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "modal", TRUE, "application-name", _ ("Solarium"),
      "application-icon", SOL_APPLICATION_ID, "version", SOL_VERSION, "developer-name",
      _ ("The Solarium developers"), "developers", developers, "license-type", GTK_LICENSE_GPL_3_0,
      "copyright", "© 2026 The Solarium developers", "comments",
      _ ("Watch and control your solar home. Solarium is an independent app and is not made by "
         "Enphase."),
      /* Translators: your names, one a line */
      "translator-credits", _ ("translator-credits"), NULL);

  gtk_window_present (GTK_WINDOW (about));
  return GTK_WINDOW (about);
}
