/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-legend-memory"

#include "sol-legend-memory.h"

#define KEY "hidden-series"

static GQuark
settings_quark (void)
{
  return g_quark_from_static_string ("sol-legend-memory");
}

static GSettings *
find_settings (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? g_object_get_qdata (G_OBJECT (root), settings_quark ()) : NULL;
}

void
sol_legend_memory_attach (GtkWidget *root, GSettings *settings)
{
  g_return_if_fail (GTK_IS_ROOT (root));

  g_object_set_qdata_full (G_OBJECT (root), settings_quark (),
                           settings != NULL ? g_object_ref (settings) : NULL,
                           settings != NULL ? g_object_unref : NULL);
}

GStrv
sol_legend_memory_get_hidden (GtkWidget *widget, const char *chart)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  GSettings *settings = find_settings (widget);
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  GStrv hidden = NULL;

  if (all == NULL || !g_variant_lookup (all, chart, "^as", &hidden))
    hidden = g_new0 (char *, 1);
  return hidden;
}

void
sol_legend_memory_set_hidden (GtkWidget *widget, const char *chart, const char *const *hidden)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  GSettings *settings = find_settings (widget);
  if (settings == NULL)
    return;
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  /* What other charts have is kept; all on is how a chart begins. */
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  GVariantIter iter;
  const char *name;
  GVariant *value;
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@as}", &name, &value))
    if (!g_str_equal (name, chart))
      g_variant_builder_add (&builder, "{s@as}", name, value);
  if (hidden[0] != NULL)
    g_variant_builder_add (&builder, "{s^as}", chart, hidden);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
