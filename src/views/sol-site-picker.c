/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-picker"

#include "sol-site-picker.h"

#include <glib/gi18n-lib.h>

#include "sol-main-menu.h"
#include "sol-refresh-button.h"
#include "sol-site-filter.h"
#include "sol-site-row.h"
#include "sol-wrap-box.h"

#define LOADING_ROWS 3

struct _SolSitePicker
{
  AdwBin parent_instance;

  /* From the template */
  AdwWindowTitle *title;
  GtkMenuButton *menu_button;
  SolRefreshButton *refresh;
  GtkLabel *count;
  GtkWidget *search;
  GtkStack *body;
  GtkListBox *loading_list;
  GtkWidget *favourites_title;
  GtkListBox *favourites;
  GtkWidget *others_title;
  GtkListBox *others;
  GtkLabel *no_match;
  GtkLabel *failure;
  GtkEditable *number;
  GtkWidget *open_number;

  /* Owned */
  SolHome *home;
  GSignalGroup *list_signals;
  SolSiteFilter *starred_filter;
  SolSiteFilter *other_filter;
  GtkFilterListModel *starred;
  GtkFilterListModel *other;
  GCancellable *cancellable;
  char *error;

  gboolean loading;
};

G_DEFINE_FINAL_TYPE (SolSitePicker, sol_site_picker, ADW_TYPE_BIN)

static guint
count_sites (SolSitePicker *self)
{
  return self->home != NULL ? g_list_model_get_n_items (sol_home_get_sites (self->home)) : 0;
}

static void
show_count (SolSitePicker *self, guint n)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("Your account can see %u site. You can switch at any time.",
                                   "Your account can see %u sites. You can switch at any time.", n),
                         n);

  gtk_label_set_text (self->count, n > 0 ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_widget_set_visible (self->search, n > 0);
}

static void
update (SolSitePicker *self)
{
  guint n = count_sites (self);
  guint starred = g_list_model_get_n_items (G_LIST_MODEL (self->starred));
  guint other = g_list_model_get_n_items (G_LIST_MODEL (self->other));

  show_count (self, n);
  sol_refresh_button_set_busy (self->refresh, self->loading);
  gtk_widget_set_visible (self->favourites_title, starred > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->favourites), starred > 0);
  gtk_widget_set_visible (self->others_title, other > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->others), other > 0);

  if (starred + other > 0)
    gtk_stack_set_visible_child_name (self->body, "sites");
  else if (n > 0)
    {
      g_autofree char *search = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
      g_autofree char *text = g_strdup_printf (_ ("No site matches “%s”"), search);
      gtk_label_set_text (self->no_match, text);
      gtk_stack_set_visible_child_name (self->body, "no-match");
    }
  else if (self->loading)
    gtk_stack_set_visible_child_name (self->body, "loading");
  else if (self->error != NULL)
    {
      gtk_label_set_text (self->failure, self->error);
      gtk_stack_set_visible_child_name (self->body, "failed");
    }
  else
    gtk_stack_set_visible_child_name (self->body, "none");
}

static void
refilter (SolSitePicker *self)
{
  gtk_filter_changed (GTK_FILTER (self->starred_filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (GTK_FILTER (self->other_filter), GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

/* The row of @site in either list. */
static GtkWidget *
find_row (SolSitePicker *self, SolSiteItem *site)
{
  GtkListBox *lists[] = { self->favourites, self->others };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkListBoxRow *row;
      for (int j = 0; (row = gtk_list_box_get_row_at_index (lists[i], j)) != NULL; j++)
        if (sol_site_row_get_site (SOL_SITE_ROW (row)) == site)
          return GTK_WIDGET (row);
    }
  return NULL;
}

/* The row moves to the other list, and the focus with it. */
static void
star_toggled_cb (SolSiteRow *row, gboolean starred, SolSitePicker *self)
{
  g_autoptr (SolSiteItem) site = g_object_ref (sol_site_row_get_site (row));
  g_autoptr (SolSiteRow) keep_row = g_object_ref (row);

  if (self->home == NULL)
    return;
  sol_home_set_starred (self->home, sol_site_item_get_id (site), starred);
  refilter (self);
  GtkWidget *moved = find_row (self, site);
  if (moved != NULL)
    gtk_widget_grab_focus (moved);
}

static void
open_site (SolSitePicker *self, SolSiteItem *site)
{
  if (self->home != NULL)
    sol_home_choose_site (self->home, sol_site_item_get_id (site), sol_site_item_get_name (site));
}

static void
opened_cb (SolSiteRow *row, SolSitePicker *self)
{
  open_site (self, sol_site_row_get_site (row));
}

static void
row_activated_cb (SolSitePicker *self, GtkListBoxRow *row)
{
  open_site (self, sol_site_row_get_site (SOL_SITE_ROW (row)));
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = sol_site_row_new (SOL_SITE_ITEM (item));

  g_signal_connect_object (row, "star-toggled", G_CALLBACK (star_toggled_cb), user_data, 0);
  g_signal_connect_object (row, "opened", G_CALLBACK (opened_cb), user_data, 0);
  return row;
}

static void
search_cb (SolSitePicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  sol_site_filter_set_search (self->starred_filter, text);
  sol_site_filter_set_search (self->other_filter, text);
  update (self);
}

static GtkListBoxRow *
first_row (SolSitePicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->favourites, 0);

  return row != NULL ? row : gtk_list_box_get_row_at_index (self->others, 0);
}

static void
search_activated_cb (SolSitePicker *self)
{
  GtkListBoxRow *row = first_row (self);

  if (row != NULL)
    open_site (self, sol_site_row_get_site (SOL_SITE_ROW (row)));
}

static void
stop_search_cb (SolSitePicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Down enters the list. What nobody else wants of the keys is a search. */
static gboolean
key_pressed_cb (SolSitePicker *self, guint key, guint code, GdkModifierType state,
                GtkEventController *controller)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_search = focus != NULL && gtk_widget_is_ancestor (focus, self->search);

  if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && in_search && first_row (self) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (first_row (self)));
  if (in_search || !gtk_widget_get_visible (self->search)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  gunichar c = gdk_keyval_to_unicode (key);
  if (c == 0 || !g_unichar_isgraph (c))
    return FALSE;
  gtk_widget_grab_focus (self->search);
  return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (controller), self->search);
}

static char *
get_number (SolSitePicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->number)));
}

static void
number_changed_cb (SolSitePicker *self)
{
  g_autofree char *number = get_number (self);
  gboolean digits = number[0] != '\0' && strspn (number, "0123456789") == strlen (number);

  gtk_widget_set_sensitive (self->open_number, digits);
}

static void
open_number_cb (SolSitePicker *self)
{
  g_autofree char *number = get_number (self);

  if (self->home == NULL || !gtk_widget_get_sensitive (self->open_number))
    return;
  if (!sol_home_choose_site (self->home, number, NULL))
    gtk_widget_error_bell (GTK_WIDGET (self->number));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSitePicker) self = user_data;
  g_autoptr (GError) error = NULL;

  sol_home_load_sites_finish (SOL_HOME (source), result, &error);
  if (self->home != SOL_HOME (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->loading = FALSE;
  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  update (self);
}

void
sol_site_picker_reload (SolSitePicker *self)
{
  g_return_if_fail (SOL_IS_SITE_PICKER (self));

  if (self->home == NULL || self->loading)
    return;
  self->loading = TRUE;
  update (self);
  sol_home_load_sites_async (self->home, NULL, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
reload_cb (SolSitePicker *self)
{
  sol_site_picker_reload (self);
}

void
sol_site_picker_set_home (SolSitePicker *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_SITE_PICKER (self));
  g_return_if_fail (home == NULL || SOL_IS_HOME (home));

  if (!g_set_object (&self->home, home))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = FALSE;
  g_clear_pointer (&self->error, g_free);

  GListModel *sites = home != NULL ? sol_home_get_sites (home) : NULL;
  gtk_filter_list_model_set_model (self->starred, sites);
  gtk_filter_list_model_set_model (self->other, sites);
  g_signal_group_set_target (self->list_signals, sites);
  update (self);
}

void
sol_site_picker_begin (SolSitePicker *self)
{
  g_return_if_fail (SOL_IS_SITE_PICKER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (gtk_widget_get_visible (self->search))
    gtk_widget_grab_focus (self->search);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

void
sol_site_picker_focus_search (SolSitePicker *self)
{
  g_return_if_fail (SOL_IS_SITE_PICKER (self));

  gtk_widget_grab_focus (self->search);
}

void
sol_site_picker_popup_menu (SolSitePicker *self)
{
  g_return_if_fail (SOL_IS_SITE_PICKER (self));

  gtk_menu_button_popup (self->menu_button);
}

void
sol_site_picker_set_narrow (SolSitePicker *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_SITE_PICKER (self));

  adw_window_title_set_title (self->title, narrow ? "" : _ ("Solarium"));
}

SolSitePicker *
sol_site_picker_new (void)
{
  return g_object_new (SOL_TYPE_SITE_PICKER, NULL);
}

static void
sol_site_picker_dispose (GObject *object)
{
  SolSitePicker *self = SOL_SITE_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->list_signals);
  if (self->favourites != NULL)
    {
      gtk_list_box_bind_model (self->favourites, NULL, NULL, NULL, NULL);
      gtk_list_box_bind_model (self->others, NULL, NULL, NULL, NULL);
    }
  g_clear_object (&self->starred);
  g_clear_object (&self->other);
  g_clear_object (&self->starred_filter);
  g_clear_object (&self->other_filter);
  g_clear_object (&self->home);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_SITE_PICKER);

  G_OBJECT_CLASS (sol_site_picker_parent_class)->dispose (object);
}

static void
sol_site_picker_finalize (GObject *object)
{
  g_free (SOL_SITE_PICKER (object)->error);

  G_OBJECT_CLASS (sol_site_picker_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-site-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, title);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, refresh);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, count);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, search);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, body);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, loading_list);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, favourites_title);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, favourites);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, others_title);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, others);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, no_match);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, failure);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, number);
  gtk_widget_class_bind_template_child (widget_class, SolSitePicker, open_number);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reload_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_number_cb);
}

static void
sol_site_picker_class_init (SolSitePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_site_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_site_picker_finalize;

  g_type_ensure (SOL_TYPE_REFRESH_BUTTON);
  g_type_ensure (SOL_TYPE_WRAP_BOX);
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* What a site will look like, without words. */
static GtkWidget *
make_loading_row (void)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *disc = g_object_new (GTK_TYPE_BOX, "width-request", 34, "height-request", 34, "valign",
                                  GTK_ALIGN_CENTER, NULL);
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, "width-request", 160, "height-request", 12, "valign",
                                 GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (row, "site-row");
  gtk_widget_add_css_class (disc, "placeholder");
  gtk_widget_add_css_class (bar, "placeholder");
  gtk_box_append (GTK_BOX (box), disc);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
sol_site_picker_init (SolSitePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < LOADING_ROWS; i++)
    gtk_list_box_append (self->loading_list, make_loading_row ());

  g_autoptr (GMenuModel) menu = sol_main_menu_new (TRUE);
  gtk_menu_button_set_menu_model (self->menu_button, menu);

  self->starred_filter = sol_site_filter_new (SOL_SITE_STARS_ONLY);
  self->other_filter = sol_site_filter_new (SOL_SITE_STARS_NONE);
  self->starred = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->starred_filter)));
  self->other = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->other_filter)));
  gtk_list_box_bind_model (self->favourites, G_LIST_MODEL (self->starred), make_row, self, NULL);
  gtk_list_box_bind_model (self->others, G_LIST_MODEL (self->other), make_row, self, NULL);

  self->list_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->list_signals, "items-changed", G_CALLBACK (update), self);

  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
