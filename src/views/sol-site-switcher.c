/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-switcher"

#include "sol-site-switcher.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sol-site-popover.h"

struct _SolSiteSwitcher
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *button;
  AdwBin *plain;

  /* Owned */
  GtkWidget *content; /* in button or plain */
  SolHome *home;
  GSignalGroup *home_signals;
  GSignalGroup *site_signals;
  GSignalGroup *list_signals;

  /* In button */
  AdwBin *inside;

  /* In content */
  GtkWidget *name;
  GtkWidget *number;
  GtkWidget *arrow;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (SolSiteSwitcher, sol_site_switcher, GTK_TYPE_WIDGET)

static void
show_names (SolSiteSwitcher *self)
{
  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;

  if (site == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->name), "");
      gtk_label_set_text (GTK_LABEL (self->number), "");
      return;
    }
  g_autofree char *number = g_strdup_printf (_ ("Site %s"), sol_site_get_id (site));
  gtk_label_set_text (GTK_LABEL (self->name), sol_site_get_name (site));
  gtk_label_set_text (GTK_LABEL (self->number), number);

  g_autofree char *label = g_strdup_printf ("%s, %s", sol_site_get_name (site), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Switch to another site"), -1);
}

/* The same content stands in the button, or by itself when there is nothing to switch to. */
static void
choose_shape (SolSiteSwitcher *self)
{
  guint n = self->home != NULL ? g_list_model_get_n_items (sol_home_get_sites (self->home)) : 0;
  gboolean several = n > 1;
  AdwBin *from = several ? self->plain : self->inside;
  AdwBin *to = several ? self->inside : self->plain;

  if (adw_bin_get_child (to) == NULL)
    {
      adw_bin_set_child (from, NULL);
      adw_bin_set_child (to, self->content);
    }
  gtk_widget_set_visible (self->arrow, several);
  gtk_widget_set_visible (self->button, several);
  gtk_widget_set_visible (GTK_WIDGET (self->plain), !several);
}

static void
site_cb (SolSiteSwitcher *self)
{
  g_signal_group_set_target (self->site_signals, self->home != NULL ? sol_home_get_site (self->home) : NULL);
  show_names (self);
}

void
sol_site_switcher_set_home (SolSiteSwitcher *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_SITE_SWITCHER (self));
  g_return_if_fail (home == NULL || SOL_IS_HOME (home));

  if (!g_set_object (&self->home, home))
    return;
  g_signal_group_set_target (self->home_signals, home);
  g_signal_group_set_target (self->list_signals, home != NULL ? sol_home_get_sites (home) : NULL);
  sol_site_popover_set_home (SOL_SITE_POPOVER (self->popover), home);
  choose_shape (self);
  site_cb (self);
}

gboolean
sol_site_switcher_popup (SolSiteSwitcher *self)
{
  g_return_val_if_fail (SOL_IS_SITE_SWITCHER (self), FALSE);

  if (!gtk_widget_get_visible (self->button))
    return FALSE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  return TRUE;
}

GtkWidget *
sol_site_switcher_new (void)
{
  return g_object_new (SOL_TYPE_SITE_SWITCHER, NULL);
}

static void
sol_site_switcher_dispose (GObject *object)
{
  SolSiteSwitcher *self = SOL_SITE_SWITCHER (object);

  g_clear_object (&self->list_signals);
  g_clear_object (&self->site_signals);
  g_clear_object (&self->home_signals);
  g_clear_object (&self->home);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  if (self->plain != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->plain)));
  g_clear_object (&self->content);

  G_OBJECT_CLASS (sol_site_switcher_parent_class)->dispose (object);
}

static void
sol_site_switcher_class_init (SolSiteSwitcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_site_switcher_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_content (SolSiteSwitcher *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 11);
  GtkWidget *names = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE,
                                   "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "user-home-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->name, "heading");
  self->number = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->number, "caption");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_add_css_class (self->number, "dim-label");
  self->arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic", "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (names), self->name);
  gtk_box_append (GTK_BOX (names), self->number);
  gtk_box_append (GTK_BOX (content), icon);
  gtk_box_append (GTK_BOX (content), names);
  gtk_box_append (GTK_BOX (content), self->arrow);
  return content;
}

static void
sol_site_switcher_init (SolSiteSwitcher *self)
{
  self->popover = sol_site_popover_new ();
  self->inside = g_object_new (ADW_TYPE_BIN, "hexpand", TRUE, NULL);
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "has-frame", FALSE, "popover", self->popover, "child",
                               self->inside, NULL);
  /* GtkMenuButton centres what it holds. */
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (self->inside)), GTK_ALIGN_FILL);
  gtk_widget_add_css_class (self->button, "site-switcher");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->plain = g_object_new (ADW_TYPE_BIN, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->plain), "site-switcher");
  gtk_widget_add_css_class (GTK_WIDGET (self->plain), "plain");
  gtk_widget_set_parent (GTK_WIDGET (self->plain), GTK_WIDGET (self));
  self->content = g_object_ref_sink (make_content (self));
  choose_shape (self);

  self->home_signals = g_signal_group_new (SOL_TYPE_HOME);
  g_signal_group_connect_swapped (self->home_signals, "notify::site", G_CALLBACK (site_cb), self);
  self->site_signals = g_signal_group_new (SOL_TYPE_SITE);
  g_signal_group_connect_swapped (self->site_signals, "notify::name", G_CALLBACK (show_names), self);
  self->list_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->list_signals, "items-changed", G_CALLBACK (choose_shape), self);
}
