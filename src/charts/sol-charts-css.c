/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charts-css"

#include "sol-charts-css.h"

#define PREFIX "/io/github/solarium/Solarium/charts/"

static const char *const sheets[]
    = { PREFIX "charts.css", PREFIX "charts-dark.css", PREFIX "charts-contrast.css" };

/* Loaded sheets hang on the display, so that they go with it. */
static const char *const keys[] = { "sol-charts-css", "sol-charts-css-dark", "sol-charts-css-contrast" };

static void
set_loaded (GdkDisplay *display, guint sheet, gboolean wanted)
{
  GtkStyleProvider *provider = g_object_get_data (G_OBJECT (display), keys[sheet]);

  if (wanted == (provider != NULL))
    return;

  if (!wanted)
    {
      gtk_style_context_remove_provider_for_display (display, provider);
      g_object_set_data (G_OBJECT (display), keys[sheet], NULL);
      return;
    }

  g_autoptr (GtkCssProvider) created = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (created, sheets[sheet]);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (created),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + sheet);
  g_object_set_data_full (G_OBJECT (display), keys[sheet], g_steal_pointer (&created), g_object_unref);
}

void
sol_charts_load_css (GdkDisplay *display, gboolean dark, gboolean high_contrast)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  set_loaded (display, 0, TRUE);
  set_loaded (display, 1, dark);
  set_loaded (display, 2, high_contrast);
}

gboolean
sol_charts_is_high_contrast (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  return g_object_get_data (G_OBJECT (gtk_widget_get_display (widget)), keys[2]) != NULL;
}
