/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-rows"

#include "sol-overview-rows.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sol-overview-row.h"

struct _SolOverviewRows
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *list;
  SolOverviewRow *battery; /* in the list */
  GPtrArray *chargers;     /* (element-type SolOverviewRow) in the list */
};

enum
{
  TRY_AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolOverviewRows, sol_overview_rows, GTK_TYPE_WIDGET)

static void
try_again_cb (SolOverviewRows *self)
{
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

static SolOverviewRow *
make_row (SolOverviewRows *self, SolCharger *charger)
{
  SolOverviewRow *row = sol_overview_row_new (charger);

  g_signal_connect_object (row, "try-again", G_CALLBACK (try_again_cb), self, G_CONNECT_SWAPPED);
  return row;
}

void
sol_overview_rows_set_chargers (SolOverviewRows *self, GListModel *chargers)
{
  g_return_if_fail (SOL_IS_OVERVIEW_ROWS (self));

  guint n = chargers != NULL ? g_list_model_get_n_items (chargers) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      if (i < self->chargers->len
          && sol_overview_row_get_charger (g_ptr_array_index (self->chargers, i)) == charger)
        continue;
      SolOverviewRow *row = make_row (self, charger);
      gtk_list_box_insert (GTK_LIST_BOX (self->list), GTK_WIDGET (row), (int) i);
      g_ptr_array_insert (self->chargers, (int) i, row);
    }
  while (self->chargers->len > n)
    {
      SolOverviewRow *row = g_ptr_array_steal_index (self->chargers, self->chargers->len - 1);
      gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
    }
}

void
sol_overview_rows_set_charger (SolOverviewRows *self, guint index, const char *name,
                               const SolChargerWords *words, SolFamilyState state, const char *age)
{
  g_return_if_fail (SOL_IS_OVERVIEW_ROWS (self));
  g_return_if_fail (index < self->chargers->len);

  SolOverviewRow *row = g_ptr_array_index (self->chargers, index);
  sol_overview_row_set_texts (row, name, words->brief, NULL);
  sol_overview_row_set_state (row, state, age);
}

void
sol_overview_rows_set_battery (SolOverviewRows *self, const SolBatteryWords *words, SolFamilyState state,
                               const char *age)
{
  g_return_if_fail (SOL_IS_OVERVIEW_ROWS (self));

  sol_overview_row_set_texts (self->battery, _ ("Battery"), words->brief, words->charge);
  sol_overview_row_set_state (self->battery, state, age);
}

void
sol_overview_rows_set_shown (SolOverviewRows *self, gboolean shown)
{
  g_return_if_fail (SOL_IS_OVERVIEW_ROWS (self));

  gboolean any = self->chargers->len > 0 || gtk_widget_get_visible (GTK_WIDGET (self->battery));
  gtk_widget_set_visible (GTK_WIDGET (self), shown && any);
}

static void
sol_overview_rows_dispose (GObject *object)
{
  SolOverviewRows *self = SOL_OVERVIEW_ROWS (object);

  g_ptr_array_set_size (self->chargers, 0);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_overview_rows_parent_class)->dispose (object);
}

static void
sol_overview_rows_finalize (GObject *object)
{
  g_ptr_array_unref (SOL_OVERVIEW_ROWS (object)->chargers);
  G_OBJECT_CLASS (sol_overview_rows_parent_class)->finalize (object);
}

static void
sol_overview_rows_class_init (SolOverviewRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_overview_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_overview_rows_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[TRY_AGAIN] = g_signal_new ("try-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
}

static void
sol_overview_rows_init (SolOverviewRows *self)
{
  self->chargers = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Charger and battery"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->battery = make_row (self, NULL);
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (self->battery));
}
