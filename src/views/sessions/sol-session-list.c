/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-list"

#include "sol-session-list.h"

#include <glib/gi18n-lib.h>

#include "sol-session-item.h"
#include "sol-session-row.h"
#include "sol-text-column.h"
#include "sol-wrap-box.h"

/* So many rows at first, and so many more each time. */
#define PORTION 40

struct _SolSessionList
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *box;
  GListStore *store;
  GtkFilter *filter;
  GtkFilterListModel *found;
  GtkSortListModel *sorted;
  GtkSliceListModel *shown;
  char *serial;
  GTimeZone *zone; /* (nullable) */
  char *currency;
  SolSessionPlace place; /* with the two above */
  gboolean narrow;
  SolSessionColumn sorted_by;
  gboolean rising;

  /* In the box */
  GtkWidget *search;
  GtkWidget *sort;
  GtkWidget *views; /* columns, rows, none */
  GtkWidget *frame; /* around the columns */
  GtkColumnView *columns;
  GtkWidget *rows;
  GtkWidget *none;
  GtkWidget *count;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (SolSessionList, sol_session_list, GTK_TYPE_WIDGET)

/* Opening one. */

static void
open_at (SolSessionList *self, guint position)
{
  g_autoptr (SolSessionItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item == NULL || self->serial == NULL)
    return;
  g_autofree char *argument
      = g_strdup_printf ("%s/%s", self->serial, sol_session_item_get_session (item)->id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-subpage", "(ss)", "session", argument);
}

/* The columns. */

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SolSessionColumn column = sol_text_column_get_number (factory);
  SolSessionItem *session = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       sol_session_item_get_text (session, column));
}

static int
compare (gconstpointer a, gconstpointer b, gpointer column)
{
  return sol_session_item_compare ((SolSessionItem *) a, (SolSessionItem *) b, GPOINTER_TO_UINT (column));
}

static GtkColumnViewColumn *
add_column (SolSessionList *self, SolSessionColumn column)
{
  g_autoptr (GtkColumnViewColumn) made
      = sol_text_column_new (sol_session_column_get_title (column), column, G_CALLBACK (bind_cb), self);
  g_autoptr (GtkSorter) sorter
      = GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (column), NULL));
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_append_column (self->columns, made);
  return made;
}

static void
activate_cb (SolSessionList *self, guint position)
{
  open_at (self, position);
}

static void
add_columns (SolSessionList *self)
{
  self->columns = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_single_click_activate (self->columns, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sessions"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->columns), "session-columns");
  /* The line of the titles has nothing for keys. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (GTK_WIDGET (self->columns)), FALSE);
  GtkColumnViewColumn *date = add_column (self, SOL_SESSION_COLUMN_DATE);
  for (guint i = SOL_SESSION_COLUMN_DATE + 1; i < SOL_SESSION_N_COLUMNS; i++)
    add_column (self, i);
  gtk_column_view_sort_by_column (self->columns, date, GTK_SORT_DESCENDING);
  g_signal_connect_object (self->columns, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  /* Sideways it scrolls by itself, so that columns can be drawn wide. */
  self->frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->frame), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->frame), GTK_WIDGET (self->columns));
  gtk_widget_add_css_class (self->frame, "card");
  gtk_stack_add_named (GTK_STACK (self->views), self->frame, "columns");
}

/* The lines of the narrow form. */

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  SolSessionList *self = user_data;
  SolSessionRow *row = sol_session_row_new ();

  sol_session_row_set_session (row, self->serial, sol_session_item_get_session (item), &self->place);
  return GTK_WIDGET (row);
}

static void
fill_rows (SolSessionList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; self->narrow && i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (SolSessionItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      gtk_box_append (GTK_BOX (self->rows), make_row (item, self));
    }
}

/* What is shown of it. */

static void
update (SolSessionList *self)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint found = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *none = all > 0 ? g_strdup_printf (_ ("No session matches “%s”"), search)
                                  : g_strdup (_ ("No Sessions in This Time"));
  g_autofree char *count = NULL;

  if (shown < found)
    /* TRANSLATORS: numbers of sessions: "40 of 231 sessions" */
    count = g_strdup_printf (ngettext ("%u of %u session", "%u of %u sessions", found), shown, found);
  else
    count = g_strdup_printf (ngettext ("%u session", "%u sessions", found), found);
  gtk_label_set_label (GTK_LABEL (self->none), none);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, found > 0);
  gtk_widget_set_visible (self->more, shown < found);
  gtk_widget_set_sensitive (self->search, all > 0);
  gtk_widget_set_sensitive (self->sort, found > 1);

  const char *view = found == 0 ? "none" : self->narrow ? "rows" : "columns";
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), view);
  /* What is away is not there for a screen reader either. */
  gtk_widget_set_visible (self->frame, g_str_equal (view, "columns"));
  gtk_widget_set_visible (self->rows, g_str_equal (view, "rows"));
  gtk_widget_set_visible (self->none, g_str_equal (view, "none"));
  fill_rows (self);
}

gboolean
sol_session_list_show_more (SolSessionList *self)
{
  g_return_val_if_fail (SOL_IS_SESSION_LIST (self), FALSE);

  guint size = gtk_slice_list_model_get_size (self->shown);
  if (size >= g_list_model_get_n_items (G_LIST_MODEL (self->found)))
    return FALSE;
  gtk_slice_list_model_set_size (self->shown, size + PORTION);
  update (self);
  return TRUE;
}

static void
more_cb (SolSessionList *self)
{
  sol_session_list_show_more (self);
}

static gboolean
is_found (gpointer item, gpointer user_data)
{
  SolSessionList *self = user_data;

  return sol_session_item_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_cb (SolSessionList *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_slice_list_model_set_size (self->shown, PORTION);
  update (self);
}

static void
stop_search_cb (SolSessionList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

void
sol_session_list_search (SolSessionList *self)
{
  g_return_if_fail (SOL_IS_SESSION_LIST (self));

  gtk_widget_grab_focus (self->search);
}

GListModel *
sol_session_list_get_model (SolSessionList *self)
{
  g_return_val_if_fail (SOL_IS_SESSION_LIST (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

SolChargeHistory *
sol_session_list_dup_found (SolSessionList *self)
{
  g_return_val_if_fail (SOL_IS_SESSION_LIST (self), NULL);

  SolChargeHistory *found = sol_charge_history_new ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    {
      g_autoptr (SolSessionItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);
      g_ptr_array_add (found->sessions, sol_charge_record_copy (sol_session_item_get_session (item)));
    }
  return found;
}

void
sol_session_list_set_narrow (SolSessionList *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_SESSION_LIST (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update (self);
}

static void
take_place (SolSessionList *self, const SolSessionPlace *place)
{
  g_autofree char *currency = g_strdup (place->currency);
  GTimeZone *zone = place->zone != NULL ? g_time_zone_ref (place->zone) : NULL;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->currency);
  self->zone = zone;
  self->currency = g_steal_pointer (&currency);
  self->place = *place;
  self->place.zone = self->zone;
  self->place.currency = self->currency;
}

/* Puts @items in place of what is there, but leaves the rows alone that say the same. */
static void
replace (SolSessionList *self, GPtrArray *items)
{
  GListModel *store = G_LIST_MODEL (self->store);
  guint before = g_list_model_get_n_items (store);
  guint begin = 0;
  guint end = 0;

  for (gboolean same = TRUE; same && begin < MIN (before, items->len);)
    {
      g_autoptr (SolSessionItem) old = g_list_model_get_item (store, begin);
      same = sol_session_item_equal (old, g_ptr_array_index (items, begin));
      begin += same;
    }
  for (gboolean same = TRUE; same && begin + end < MIN (before, items->len);)
    {
      g_autoptr (SolSessionItem) old = g_list_model_get_item (store, before - 1 - end);
      same = sol_session_item_equal (old, g_ptr_array_index (items, items->len - 1 - end));
      end += same;
    }
  if (begin + end < MAX (before, items->len))
    g_list_store_splice (self->store, begin, before - begin - end, items->pdata + begin,
                         items->len - begin - end);
}

void
sol_session_list_set_sessions (SolSessionList *self, const char *serial, const SolChargeHistory *history,
                               SolTime from, SolTime to, const SolSessionPlace *place)
{
  g_return_if_fail (SOL_IS_SESSION_LIST (self));

  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  char *copy = g_strdup (serial);
  g_free (self->serial);
  self->serial = copy;
  take_place (self, place);
  for (guint i = 0; history != NULL && i < history->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (history->sessions, i);

      if (sol_session_overlaps (session, from, to, place->now))
        g_ptr_array_add (items, sol_session_item_new (session, place));
    }
  replace (self, items);
  update (self);
}

/* The titles of columns cannot be reached by keys, and lines have none. The same column again turns the order
 * around. */
static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SolSessionList *self = SOL_SESSION_LIST (widget);
  SolSessionColumn column = (SolSessionColumn) g_variant_get_int32 (parameter);

  g_return_if_fail (column < SOL_SESSION_N_COLUMNS);
  self->rising = column == self->sorted_by && !self->rising;
  self->sorted_by = column;
  g_autoptr (GtkColumnViewColumn) sorter
      = g_list_model_get_item (gtk_column_view_get_columns (self->columns), column);
  gtk_column_view_sort_by_column (self->columns, sorter,
                                  self->rising ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
  update (self);
}

/* Making it. */

static GtkWidget *
make_sort (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (int i = 0; i < SOL_SESSION_N_COLUMNS; i++)
    {
      g_autofree char *action = g_strdup_printf ("session-list.sort(%d)", i);
      g_menu_append (menu, sol_session_column_get_title ((SolSessionColumn) i), action);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-sort-descending-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Sort"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sort"), -1);
  return button;
}

static GtkWidget *
make_head (SolSessionList *self)
{
  GtkWidget *head = sol_wrap_box_new (12);
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Sessions"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Day, time or amount"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search sessions"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  self->sort = make_sort ();
  gtk_box_append (GTK_BOX (tools), self->search);
  gtk_box_append (GTK_BOX (tools), self->sort);
  gtk_widget_set_hexpand (title, TRUE);
  sol_wrap_box_append (SOL_WRAP_BOX (head), title);
  sol_wrap_box_append (SOL_WRAP_BOX (head), tools);
  return head;
}

static void
add_models (SolSessionList *self)
{
  self->store = g_list_store_new (SOL_TYPE_SESSION_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_found, self, NULL));
  self->found
      = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)), g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->found)),
                                          g_object_ref (gtk_column_view_get_sorter (self->columns)));
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)), 0, PORTION);
  g_autoptr (GtkSingleSelection) selection
      = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (self->columns, GTK_SELECTION_MODEL (selection));
}

static void
add_rest (SolSessionList *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "card");
  gtk_widget_add_css_class (self->rows, "session-lines");
  gtk_stack_add_named (GTK_STACK (self->views), self->rows, "rows");
  self->none = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_widget_add_css_class (self->none, "session-none");
  gtk_stack_add_named (GTK_STACK (self->views), self->none, "none");

  self->more = gtk_button_new_with_label (_ ("Show More Sessions"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "numeric");
}

static void
sol_session_list_dispose (GObject *object)
{
  SolSessionList *self = SOL_SESSION_LIST (object);

  /* The filter asks the search, which goes with the box. */
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->sorted);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sol_session_list_parent_class)->dispose (object);
}

static void
sol_session_list_finalize (GObject *object)
{
  SolSessionList *self = SOL_SESSION_LIST (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->serial);
  g_free (self->currency);
  G_OBJECT_CLASS (sol_session_list_parent_class)->finalize (object);
}

static void
sol_session_list_class_init (SolSessionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_session_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_session_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "session-list.sort", "i", sort_action);
}

static void
sol_session_list_init (SolSessionList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->views = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->views), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->views), FALSE);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  add_columns (self);
  add_rest (self);
  add_models (self);
  gtk_box_append (GTK_BOX (self->box), self->views);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_box_append (GTK_BOX (self->box), self->count);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sessions"), -1);
  update (self);
}

SolSessionList *
sol_session_list_new (void)
{
  return g_object_new (SOL_TYPE_SESSION_LIST, NULL);
}
