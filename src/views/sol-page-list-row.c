/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-page-list-row"

#include "sol-page-list-row.h"

struct _SolPageListRow
{
  GtkListBoxRow parent_instance;

  /* Children */
  GtkWidget *value;

  const SolPageRow *page;
};

G_DEFINE_FINAL_TYPE (SolPageListRow, sol_page_list_row, GTK_TYPE_LIST_BOX_ROW)

const SolPageRow *
sol_page_list_row_get_page (SolPageListRow *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_LIST_ROW (self), NULL);

  return self->page;
}

void
sol_page_list_row_update (SolPageListRow *self, SolSite *site)
{
  g_return_if_fail (SOL_IS_PAGE_LIST_ROW (self));

  g_autofree char *value = site != NULL && self->page->describe != NULL ? self->page->describe (site) : NULL;
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->value)), value != NULL ? value : "") == 0)
    return;
  gtk_label_set_text (GTK_LABEL (self->value), value != NULL ? value : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  value != NULL ? value : "", -1);
}

GtkWidget *
sol_page_list_row_new (const SolPageRow *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  SolPageListRow *self = g_object_new (SOL_TYPE_PAGE_LIST_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 11);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", page->icon_name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", sol_page_row_get_title (page), "xalign", 0.0f,
                                   "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  self->page = page;
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sol_page_row_get_title (page), -1);
  return GTK_WIDGET (self);
}

static void
sol_page_list_row_class_init (SolPageListRowClass *klass)
{
}

static void
sol_page_list_row_init (SolPageListRow *self)
{
  self->value = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->value, "caption");
  gtk_widget_add_css_class (self->value, "numeric");
  gtk_widget_add_css_class (self->value, "dim-label");
}
