/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-chart"

#include "sol-session-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-csv-saver.h"
#include "sol-session-words.h"

struct _SolSessionChart
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *views;
  GtkWidget *menu;
  SolBarData *data; /* (nullable) */
  char *bucket;
  char *value;
  char *slug;
  char *site;

  /* In the stack */
  SolBarChart *chart;
  GtkWidget *scroller;
  GtkColumnView *table;
  GtkColumnViewColumn *columns[2];
};

G_DEFINE_FINAL_TYPE (SolSessionChart, sol_session_chart, GTK_TYPE_WIDGET)

/* The table. */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static const SolBar *
bar_of (SolSessionChart *self, GtkListItem *item)
{
  guint index = gtk_list_item_get_position (item);

  return self->data != NULL && index < sol_bar_data_get_n (self->data) ? sol_bar_data_get (self->data, index)
                                                                       : NULL;
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SolSessionChart *self)
{
  const SolBar *bar = bar_of (self, item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), bar != NULL ? bar->name : "");
}

static void
bind_value_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SolSessionChart *self)
{
  const SolBar *bar = bar_of (self, item);
  g_autofree char *text = bar != NULL && !isnan (bar->value) ? g_strdup_printf ("%'.2f", bar->value) : NULL;

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "–");
}

static GtkColumnViewColumn *
add_column (SolSessionChart *self, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", bind, self, 0);
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->table, column);
  return column;
}

static void
fill_table (SolSessionChart *self)
{
  if (self->data == NULL || !sol_session_chart_get_show_table (self))
    {
      gtk_column_view_set_model (self->table, NULL);
      return;
    }
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  for (guint i = 0; i < sol_bar_data_get_begun (self->data); i++)
    gtk_string_list_append (rows, sol_bar_data_get (self->data, i)->name);
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (model));
}

static void
add_table (SolSessionChart *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  self->columns[0] = add_column (self, G_CALLBACK (bind_name_cb));
  self->columns[1] = add_column (self, G_CALLBACK (bind_value_cb));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->table));
  gtk_widget_set_visible (self->scroller, FALSE);
  gtk_stack_add_named (GTK_STACK (self->views), self->scroller, "table");
}

SolBarChart *
sol_session_chart_get_chart (SolSessionChart *self)
{
  g_return_val_if_fail (SOL_IS_SESSION_CHART (self), NULL);

  return self->chart;
}

void
sol_session_chart_set_titles (SolSessionChart *self, const char *label, const char *bucket, const char *value,
                              const char *slug, const char *site)
{
  g_return_if_fail (SOL_IS_SESSION_CHART (self));

  char **const texts[] = { &self->bucket, &self->value, &self->slug, &self->site };
  const char *const wanted[] = { bucket, value, slug, site };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *copy = g_strdup (wanted[i]);
      g_free (*texts[i]);
      *texts[i] = copy;
    }
  gtk_column_view_column_set_title (self->columns[0], bucket);
  gtk_column_view_column_set_title (self->columns[1], value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
sol_session_chart_set_data (SolSessionChart *self, SolBarData *data, const char *description)
{
  g_return_if_fail (SOL_IS_SESSION_CHART (self));

  gboolean same = sol_bar_data_equal (self->data, data);
  if (data != NULL)
    sol_bar_data_ref (data);
  g_clear_pointer (&self->data, sol_bar_data_unref);
  self->data = data;
  sol_bar_chart_set_data (self->chart, data);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  if (!same)
    fill_table (self);
}

gboolean
sol_session_chart_get_show_table (SolSessionChart *self)
{
  g_return_val_if_fail (SOL_IS_SESSION_CHART (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->views)), "table") == 0;
}

void
sol_session_chart_set_show_table (SolSessionChart *self, gboolean show_table)
{
  g_return_if_fail (SOL_IS_SESSION_CHART (self));

  if (show_table == sol_session_chart_get_show_table (self))
    return;
  /* Nobody reads the table while it is away, nor does a screen reader find it. */
  gtk_widget_set_visible (self->scroller, show_table);
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), show_table ? "table" : "chart");
  fill_table (self);
}

/* The menu. */

static void
take_focus (SolSessionChart *self)
{
  gtk_widget_grab_focus (sol_session_chart_get_show_table (self) ? GTK_WIDGET (self->table)
                                                                 : GTK_WIDGET (self->chart));
}

static void
show_menu (SolSessionChart *self, double x, double y)
{
  g_autoptr (GMenu) model = g_menu_new ();

  g_menu_append (model, sol_session_chart_get_show_table (self) ? _ ("Show as Chart") : _ ("Show as Table"),
                 "session-chart.show-table");
  g_menu_append (model, _ ("Copy Values"), "session-chart.copy");
  g_menu_append (model, _ ("Export CSV…"), "session-chart.export");
  g_menu_append (model, _ ("Reset"), "session-chart.reset");
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (model));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (SolSessionChart *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_menu (SOL_SESSION_CHART (widget), gtk_widget_get_width (widget) / 2.0,
             gtk_widget_get_height (widget) / 2.0);
}

static void
show_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SolSessionChart *self = SOL_SESSION_CHART (widget);

  sol_session_chart_set_show_table (self, !sol_session_chart_get_show_table (self));
  take_focus (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SolSessionChart *self = SOL_SESSION_CHART (widget);

  if (self->data == NULL)
    return;
  g_autofree char *text = sol_bars_text (self->data, self->bucket, self->value);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Copied"));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SolSessionChart *self = SOL_SESSION_CHART (widget);
  guint n_rows = 0;

  if (self->data == NULL)
    return;
  g_autofree char *csv = sol_bars_csv (self->data, self->bucket, self->value, &n_rows);
  g_autofree char *file = sol_csv_file_name (self->site, "chart", self->slug);
  sol_csv_saver_ask (widget, file, csv, n_rows);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SolSessionChart *self = SOL_SESSION_CHART (widget);

  sol_session_chart_set_show_table (self, FALSE);
  sol_bar_chart_set_cursor (self->chart, -1);
  take_focus (self);
}

static void
sol_session_chart_dispose (GObject *object)
{
  SolSessionChart *self = SOL_SESSION_CHART (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->views, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_session_chart_parent_class)->dispose (object);
}

static void
sol_session_chart_finalize (GObject *object)
{
  SolSessionChart *self = SOL_SESSION_CHART (object);

  g_clear_pointer (&self->data, sol_bar_data_unref);
  g_free (self->bucket);
  g_free (self->value);
  g_free (self->slug);
  g_free (self->site);
  G_OBJECT_CLASS (sol_session_chart_parent_class)->finalize (object);
}

static void
sol_session_chart_class_init (SolSessionChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_session_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_session_chart_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);

  gtk_widget_class_install_action (widget_class, "session-chart.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "session-chart.show-table", NULL, show_table_action);
  gtk_widget_class_install_action (widget_class, "session-chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "session-chart.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "session-chart.reset", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "session-chart.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "session-chart.menu", NULL);
}

static void
sol_session_chart_init (SolSessionChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->views = gtk_stack_new ();
  self->chart = sol_bar_chart_new ("car");
  gtk_stack_add_named (GTK_STACK (self->views), GTK_WIDGET (self->chart), "chart");
  add_table (self);
  gtk_widget_set_parent (self->views, GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  /* The focus, which the menu had, would else be nowhere. */
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (take_focus), self, G_CONNECT_SWAPPED);
}

SolSessionChart *
sol_session_chart_new (void)
{
  return g_object_new (SOL_TYPE_SESSION_CHART, NULL);
}
