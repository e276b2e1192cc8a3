/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-table"

#include "sol-overview-table.h"

#include <glib/gi18n-lib.h>

#include "sol-text-column.h"

/* The column of the times; the others are those of their series. */
#define TIME SOL_DAY_N_SERIES

struct _SolOverviewTable
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *scroller;
  GtkColumnView *view; /* in the scroller */
  GtkColumnViewColumn *columns[SOL_DAY_N_SERIES];

  const SolOverviewDay *day;
};

G_DEFINE_FINAL_TYPE (SolOverviewTable, sol_overview_table, GTK_TYPE_WIDGET)

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SolOverviewTable *self)
{
  guint column = sol_text_column_get_number (factory);
  guint index = gtk_list_item_get_position (item);
  g_autofree char *text = NULL;

  if (self->day != NULL && column == TIME)
    text = sol_overview_day_get_slot (self->day, index);
  else if (self->day != NULL)
    text = sol_overview_day_get_value (self->day, column, index);
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "");
}

static GtkColumnViewColumn *
add_column (SolOverviewTable *self, guint column, const char *title)
{
  g_autoptr (GtkColumnViewColumn) made = sol_text_column_new (title, column, G_CALLBACK (bind_cb), self);

  gtk_column_view_append_column (self->view, made);
  return made;
}

void
sol_overview_table_set_day (SolOverviewTable *self, const SolOverviewDay *day)
{
  g_return_if_fail (SOL_IS_OVERVIEW_TABLE (self));

  self->day = day;
  if (day == NULL)
    {
      gtk_column_view_set_model (self->view, NULL);
      return;
    }
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    gtk_column_view_column_set_visible (self->columns[s], sol_overview_day_has (day, s));

  g_autoptr (GtkStringList) slots = gtk_string_list_new (NULL);
  for (guint i = 0; i < sol_overview_day_get_length (day); i++)
    gtk_string_list_take (slots, sol_overview_day_get_slot (day, i));
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&slots)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (model));
}

static gboolean
sol_overview_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SOL_OVERVIEW_TABLE (widget)->view));
}

static void
sol_overview_table_dispose (GObject *object)
{
  SolOverviewTable *self = SOL_OVERVIEW_TABLE (object);

  self->day = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_overview_table_parent_class)->dispose (object);
}

static void
sol_overview_table_class_init (SolOverviewTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_overview_table_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = sol_overview_table_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sol_overview_table_init (SolOverviewTable *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Values of the day"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  add_column (self, TIME, _ ("Time"));
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    self->columns[s] = add_column (self, s, sol_overview_day_get_name (s));
}
