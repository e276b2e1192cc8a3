/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-row"

#include "sol-site-row.h"

#include <glib/gi18n-lib.h>

#include "sol-tinted-icon.h"
#include "sol-wrap-box.h"

struct _SolSiteRow
{
  GtkListBoxRow parent_instance;

  /* From the template */
  GtkLabel *name;
  GtkLabel *number;
  GtkWidget *last_used;
  GtkToggleButton *star;
  GtkWidget *open;

  /* Owned */
  SolSiteItem *site;

  gboolean showing; /* the star is being set by the site, not by a person */
};

enum
{
  OPENED,
  STAR_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolSiteRow, sol_site_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_site (SolSiteRow *self)
{
  const char *name = sol_site_item_get_name (self->site);
  g_autofree char *number = g_strdup_printf (_ ("Site %s"), sol_site_item_get_id (self->site));
  /* Translators: accessible name of a star; %s is the name of a site. */
  g_autofree char *favourite = g_strdup_printf (_ ("Favourite, %s"), name);
  g_autofree char *open = g_strdup_printf (_ ("Open %s"), name);
  gboolean starred = sol_site_item_get_starred (self->site);
  gboolean last_used = sol_site_item_get_last_used (self->site);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->number, number);
  gtk_widget_set_visible (self->last_used, last_used);
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->star, starred);
  self->showing = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->star), starred ? "starred-symbolic" : "non-starred-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star), GTK_ACCESSIBLE_PROPERTY_LABEL, favourite, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, open, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, number, -1);
}

static gboolean
tell_star_cb (gpointer data)
{
  SolSiteRow *self = data;

  if (self->site != NULL)
    g_signal_emit (self, signals[STAR_TOGGLED], 0, gtk_toggle_button_get_active (self->star));
  return G_SOURCE_REMOVE;
}

/* Told later: whoever listens may take the row away, and its button is still at work. */
static void
toggled_cb (SolSiteRow *self)
{
  if (!self->showing)
    g_idle_add_full (G_PRIORITY_DEFAULT, tell_star_cb, g_object_ref (self), g_object_unref);
}

static void
open_cb (SolSiteRow *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
toggle_star_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  sol_site_row_toggle_star (SOL_SITE_ROW (widget));
  return TRUE;
}

void
sol_site_row_toggle_star (SolSiteRow *self)
{
  g_return_if_fail (SOL_IS_SITE_ROW (self));

  gtk_toggle_button_set_active (self->star, !gtk_toggle_button_get_active (self->star));
}

SolSiteItem *
sol_site_row_get_site (SolSiteRow *self)
{
  g_return_val_if_fail (SOL_IS_SITE_ROW (self), NULL);

  return self->site;
}

GtkWidget *
sol_site_row_new (SolSiteItem *site)
{
  g_return_val_if_fail (SOL_IS_SITE_ITEM (site), NULL);

  SolSiteRow *self = g_object_new (SOL_TYPE_SITE_ROW, NULL);

  self->site = g_object_ref (site);
  g_signal_connect_object (site, "notify", G_CALLBACK (show_site), self, G_CONNECT_SWAPPED);
  show_site (self);
  return GTK_WIDGET (self);
}

static void
sol_site_row_dispose (GObject *object)
{
  SolSiteRow *self = SOL_SITE_ROW (object);

  if (self->site != NULL)
    g_signal_handlers_disconnect_by_data (self->site, self);
  g_clear_object (&self->site);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_SITE_ROW);

  G_OBJECT_CLASS (sol_site_row_parent_class)->dispose (object);
}

static void
sol_site_row_class_init (SolSiteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_site_row_dispose;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[STAR_TOGGLED] = g_signal_new ("star-toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (SOL_TYPE_TINTED_ICON);
  g_type_ensure (SOL_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-site-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SolSiteRow, name);
  gtk_widget_class_bind_template_child (widget_class, SolSiteRow, number);
  gtk_widget_class_bind_template_child (widget_class, SolSiteRow, last_used);
  gtk_widget_class_bind_template_child (widget_class, SolSiteRow, star);
  gtk_widget_class_bind_template_child (widget_class, SolSiteRow, open);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, 0, toggle_star_cb, NULL);
}

static void
sol_site_row_init (SolSiteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
