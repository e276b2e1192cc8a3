/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-popover"

#include "sol-site-popover.h"

#include <glib/gi18n-lib.h>

#include "sol-site-filter.h"

/* With more sites than this a search is quicker than reading. */
#define FEW_SITES 6

struct _SolSitePopover
{
  GtkPopover parent_instance;

  /* Owned */
  SolHome *home;
  SolSiteFilter *filter;

  /* Children */
  GtkWidget *search;
  GtkWidget *scroller;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SolSitePopover, sol_site_popover, GTK_TYPE_POPOVER)

static GtkWidget *
make_names (SolSiteItem *item)
{
  GtkWidget *names
      = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, NULL);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", sol_site_item_get_name (item), "xalign", 0.0f,
                                  "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 28, NULL);
  g_autofree char *text = g_strdup_printf (_ ("Site %s"), sol_site_item_get_id (item));
  GtkWidget *number = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (number, "caption");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "dim-label");
  gtk_box_append (GTK_BOX (names), name);
  gtk_box_append (GTK_BOX (names), number);
  return names;
}

static GtkWidget *
make_row (gpointer object, gpointer user_data)
{
  SolSitePopover *self = user_data;
  SolSiteItem *item = SOL_SITE_ITEM (object);
  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;
  gboolean present = site != NULL && g_strcmp0 (sol_site_get_id (site), sol_site_item_get_id (item)) == 0;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *star = g_object_new (GTK_TYPE_IMAGE, "icon-name", "starred-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (star, "star");
  gtk_widget_set_visible (star, sol_site_item_get_starred (item));
  gtk_widget_set_opacity (mark, present ? 1.0 : 0.0);
  gtk_box_append (GTK_BOX (box), make_names (item));
  gtk_box_append (GTK_BOX (box), star);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "site", g_object_ref (item), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sol_site_item_get_name (item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  present ? _ ("Shown now") : "", -1);
  return row;
}

static void
row_activated_cb (SolSitePopover *self, GtkListBoxRow *row)
{
  g_autoptr (SolSiteItem) item = g_object_ref (g_object_get_data (G_OBJECT (row), "site"));

  const char *name = sol_site_item_get_name (item);

  /* The window asks first what becomes of a draft. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.choose-site", "(ss)", sol_site_item_get_id (item),
                              name != NULL ? name : "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
search_cb (SolSitePopover *self)
{
  sol_site_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Marks and stars are made with the rows, so the rows are made when they are looked at. */
static void
show_cb (SolSitePopover *self)
{
  if (self->home == NULL)
    return;
  GListModel *sites = sol_home_get_sites (self->home);
  g_autoptr (GtkFilterListModel) model
      = gtk_filter_list_model_new (g_object_ref (sites), g_object_ref (GTK_FILTER (self->filter)));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (self->search, g_list_model_get_n_items (sites) > FEW_SITES);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (model), make_row, self, NULL);
}

static void
closed_cb (SolSitePopover *self)
{
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), NULL, NULL, NULL, NULL);
}

void
sol_site_popover_set_home (SolSitePopover *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_SITE_POPOVER (self));

  if (g_set_object (&self->home, home))
    closed_cb (self);
}

GtkWidget *
sol_site_popover_new (void)
{
  return g_object_new (SOL_TYPE_SITE_POPOVER, NULL);
}

static void
sol_site_popover_dispose (GObject *object)
{
  SolSitePopover *self = SOL_SITE_POPOVER (object);

  g_clear_object (&self->home);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (sol_site_popover_parent_class)->dispose (object);
}

static void
sol_site_popover_class_init (SolSitePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_site_popover_dispose;
}

static GtkWidget *
make_command (const char *label, const char *action)
{
  GtkWidget *button
      = g_object_new (GTK_TYPE_BUTTON, "label", label, "action-name", action, "has-frame", FALSE, NULL);

  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "command");
  return button;
}

static void
sol_site_popover_init (SolSitePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *all = make_command (_ ("All Sites…"), "win.all-sites");
  GtkWidget *out = make_command (_ ("Sign Out…"), "win.sign-out");

  self->filter = sol_site_filter_new (SOL_SITE_STARS_ANY);
  self->search
      = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _ ("Search by name or number"), NULL);
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sites"),
                                  -1);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                                 "max-content-height", 360, "child", self->list, NULL);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), all);
  gtk_box_append (GTK_BOX (box), out);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "site-popover");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sites"), -1);

  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "show", G_CALLBACK (show_cb), self, 0);
  g_signal_connect_object (self, "closed", G_CALLBACK (closed_cb), self, 0);
  g_signal_connect_object (all, "clicked", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (out, "clicked", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
}
