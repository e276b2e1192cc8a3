/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window"

#include "sol-window-private.h"

#include <glib/gi18n-lib.h>

#include "sol-legend-memory.h"

/* Sidebar and content no longer fit side by side below this. */
#define NARROW_WIDTH 590

G_DEFINE_FINAL_TYPE (SolWindow, sol_window, ADW_TYPE_APPLICATION_WINDOW)

const char *
sol_window_get_face (SolWindow *self)
{
  g_return_val_if_fail (SOL_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->faces);
}

static const char *
wanted_face (SolWindow *self)
{
  /* A demo signs in by itself; nobody is asked for a password on the way. */
  gboolean entering = sol_home_get_demo (self->home) && !self->was_open;

  switch (sol_home_get_state (self->home))
    {
    case SOL_HOME_STARTING:
      return "starting";
    case SOL_HOME_SIGNED_OUT:
    case SOL_HOME_SIGNING_IN:
    case SOL_HOME_CODE:
      return entering ? "starting" : "sign-in";
    case SOL_HOME_CHOOSING:
      return entering ? "starting" : "picker";
    case SOL_HOME_OPEN:
      return self->asks_sign_in ? "sign-in" : "home";
    }
  return "starting";
}

void
sol_window_update_face (SolWindow *self)
{
  if (self->home == NULL)
    return;
  if (sol_home_get_state (self->home) == SOL_HOME_OPEN)
    self->was_open = TRUE;
  const char *face = wanted_face (self);
  sol_sign_in_page_set_can_leave (self->sign_in,
                                  self->asks_sign_in && sol_home_get_site (self->home) != NULL);
  if (g_strcmp0 (face, sol_window_get_face (self)) != 0)
    {
      gtk_stack_set_visible_child_name (self->faces, face);
      if (g_str_equal (face, "sign-in"))
        sol_sign_in_page_begin (self->sign_in);
      else if (g_str_equal (face, "picker"))
        sol_site_picker_begin (self->picker);
    }
  sol_window_update_actions (self);
}

static void
sign_in_left_cb (SolWindow *self)
{
  self->asks_sign_in = FALSE;
  sol_window_update_face (self);
}

/* Pages. The list chooses; a click on the chosen one brings it forth again where the list is a page of its
 * own. */

static void
show_page (SolWindow *self, const SolPageRow *row)
{
  sol_content_open (self->content, row);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "last-page", row->name);
}

static void
choose_now (SolWindow *self, GVariant *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);
  const SolPageRow *row = sol_page_table_find (name);

  sol_sidebar_set_page (self->sidebar, name);
  if (sol_content_get_row (self->content) != row)
    show_page (self, row);
}

static void
page_chosen_cb (SolWindow *self)
{
  const char *name = sol_sidebar_get_page (self->sidebar);
  const SolPageRow *row = name != NULL ? sol_page_table_find (name) : NULL;
  const SolPageRow *now = sol_content_get_row (self->content);

  if (row == NULL || row == now)
    return;
  if (sol_content_can_leave (self->content))
    {
      show_page (self, row);
      return;
    }
  /* The list shows what is in front until a person has agreed. */
  sol_sidebar_set_page (self->sidebar, now->name);
  sol_window_leave (self, g_variant_new_string (name), choose_now);
}

static void
go_to_top (SolWindow *self, GVariant *parameter)
{
  sol_content_open (self->content, sol_content_get_row (self->content));
}

static void
page_activated_cb (SolWindow *self)
{
  if (sol_content_get_has_subpage (self->content))
    sol_window_leave (self, NULL, go_to_top);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
}

/* What a site lacks can be opened all the same: the page says so. */
gboolean
sol_window_open_page (SolWindow *self, const char *name)
{
  g_return_val_if_fail (SOL_IS_WINDOW (self), FALSE);

  const SolSubpageRow *subpage = sol_subpage_table_find (name);
  if (subpage != NULL && subpage->from_outside)
    return sol_window_open_subpage (self, name, NULL);
  if (sol_page_table_find (name) == NULL || !sol_sidebar_set_page (self->sidebar, name))
    return FALSE;
  self->remembered = FALSE;
  page_activated_cb (self);
  return TRUE;
}

static void
open_subpage_now (SolWindow *self, GVariant *parameter)
{
  const char *name, *argument;

  g_variant_get (parameter, "(&s&s)", &name, &argument);
  const SolSubpageRow *row = sol_subpage_table_find (name);
  sol_sidebar_set_page (self->sidebar, row->page);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
  sol_content_push (self->content, row, argument);
}

gboolean
sol_window_open_subpage (SolWindow *self, const char *name, const char *argument)
{
  g_return_val_if_fail (SOL_IS_WINDOW (self), FALSE);

  const SolSubpageRow *row = sol_subpage_table_find (name);
  const SolPageRow *now = sol_content_get_row (self->content);
  if (row == NULL)
    return FALSE;
  GVariant *parameter = g_variant_new ("(ss)", name, argument != NULL ? argument : "");
  if (now != NULL && g_str_equal (now->name, row->page))
    {
      g_autoptr (GVariant) sunk = g_variant_ref_sink (parameter);
      open_subpage_now (self, sunk);
    }
  else
    sol_window_leave (self, parameter, open_subpage_now);
  return TRUE;
}

GtkWidget *
sol_window_get_page (SolWindow *self)
{
  g_return_val_if_fail (SOL_IS_WINDOW (self), NULL);

  return sol_content_get_page (self->content);
}

void
sol_window_show_list (SolWindow *self)
{
  g_return_if_fail (SOL_IS_WINDOW (self));

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->sidebar));
}

void
sol_window_set_wall_mode (SolWindow *self, gboolean wall_mode)
{
  if (self->wall_mode == wall_mode)
    return;
  self->wall_mode = wall_mode;
  if (wall_mode)
    {
      sol_window_open_page (self, "overview");
      gtk_window_fullscreen (GTK_WINDOW (self));
    }
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), !wall_mode);
  gtk_widget_set_visible (self->line, !wall_mode);
  sol_content_set_bare (self->content, wall_mode);
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* A page may need less room while it is narrow. What it needs beside the list is kept from before, or else it
 * would be unfolded and folded again for ever. */
static void
keep_unfold_width (SolWindow *self)
{
  int needed = least_width (GTK_WIDGET (self->sidebar)) + least_width (self->line)
               + least_width (GTK_WIDGET (self->content));

  self->unfold_width = self->width + MAX (needed - gtk_widget_get_width (GTK_WIDGET (self->leaflet)), 1);
  self->wide_page = sol_content_get_page (self->content);
}

static void
allow_unfolding (SolWindow *self)
{
  gboolean other = self->wide_page != sol_content_get_page (self->content);

  adw_leaflet_set_can_unfold (self->leaflet, other || self->width >= self->unfold_width);
}

static void
folded_cb (SolWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  if (folded)
    keep_unfold_width (self);
  sol_sidebar_set_narrow (self->sidebar, folded);
  sol_content_set_narrow (self->content, folded);
  sol_window_update_actions (self);
}

static void
state_cb (SolWindow *self)
{
  sol_window_update_face (self);
}

/* Found out only when the session was to be kept; the sign-in form has gone by then. */
static void
keyring_cb (SolWindow *self)
{
  SolHomeState state = sol_home_get_state (self->home);
  gboolean signed_in
      = state == SOL_HOME_SIGNING_IN || state == SOL_HOME_CHOOSING
        || (state == SOL_HOME_OPEN && sol_home_get_condition (self->home)->link != SOL_LINK_SESSION_OVER);

  if (signed_in && !sol_home_get_demo (self->home) && !sol_home_get_keyring_works (self->home))
    sol_window_tell (self, SOL_TOAST_KEYRING,
                     _ ("Your keyring is not available; you stay signed in until you close Solarium"), NULL);
}

static void
site_cb (SolWindow *self)
{
  self->refreshing = FALSE;
  sol_window_watch_chargers (self);
  sol_window_watch_procedures (self);
  sol_window_update_face (self);
}

/* The page of last time gives way when the site turns out not to have it; one that a person opens says so. */
static void
check_remembered_page (SolWindow *self)
{
  SolSite *site = sol_home_get_site (self->home);
  const SolCondition *condition = sol_home_get_condition (self->home);
  const SolPageRow *row = sol_content_get_row (self->content);

  if (!self->remembered || site == NULL || row == NULL)
    return;
  if (sol_page_row_is_present (row, site))
    self->remembered = FALSE;
  else if (condition->has_data && !condition->updating)
    sol_window_open_page (self, "overview");
}

static void
condition_cb (SolWindow *self)
{
  check_remembered_page (self);
  sol_window_follow_refresh (self);
  sol_window_update_actions (self);
  sol_window_ask_about_procedures (self);
}

/* Without its site the window has another pace. */
static void
pace_cb (SolWindow *self)
{
  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;

  if (site == NULL || sol_content_get_row (self->content) == NULL)
    return;
  sol_site_set_page (site, gtk_widget_get_mapped (GTK_WIDGET (self)) ? sol_content_get_pace (self->content)
                                                                     : SOL_PAGE_BACKGROUND);
}

static void
front_changed_cb (SolWindow *self)
{
  pace_cb (self);
  sol_window_update_actions (self);
}

static void
set_home (SolWindow *self, SolHome *home)
{
  SolClock *clock = sol_home_get_clock (home);

  self->home = g_object_ref (home);
  sol_loading_page_set_clock (self->loading, clock);
  sol_sign_in_page_set_home (self->sign_in, home);
  sol_site_picker_set_home (self->picker, home);
  sol_sidebar_set_home (self->sidebar, home);
  sol_content_set_home (self->content, home);
  g_signal_group_set_target (self->home_signals, home);
  site_cb (self);
}

static void
bind_settings (SolWindow *self, GSettings *settings)
{
  if (settings == NULL)
    return;
  self->settings = g_object_ref (settings);
  sol_legend_memory_attach (GTK_WIDGET (self), settings);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
open_last_page (SolWindow *self)
{
  g_autofree char *last = self->settings != NULL ? g_settings_get_string (self->settings, "last-page") : NULL;

  if (last == NULL || !sol_window_open_page (self, last))
    sol_window_open_page (self, "overview");
  self->remembered = TRUE;
}

SolWindow *
sol_window_new (GtkApplication *app, SolHome *home, GSettings *settings)
{
  g_return_val_if_fail (SOL_IS_HOME (home), NULL);

  SolWindow *self = g_object_new (SOL_TYPE_WINDOW, "application", app, NULL);
  guint n_rows;
  const SolPageRow *rows = sol_page_table_get (&n_rows);

  bind_settings (self, settings);
  sol_sidebar_set_pages (self->sidebar, rows, n_rows);
  open_last_page (self);
  set_home (self, home);
  return self;
}

static void
sol_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolWindow *self = SOL_WINDOW (widget);
  gboolean narrow = width < NARROW_WIDTH;

  self->width = width;
  allow_unfolding (self);
  if (self->narrow != narrow)
    {
      self->narrow = narrow;
      sol_sign_in_page_set_narrow (self->sign_in, narrow);
      sol_site_picker_set_narrow (self->picker, narrow);
      if (narrow)
        gtk_widget_add_css_class (GTK_WIDGET (self->toasts), "narrow-window");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->toasts), "narrow-window");
    }
  GTK_WIDGET_CLASS (sol_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static gboolean
sol_window_close_request_cb (GtkWindow *window)
{
  return sol_window_close_request (window)
         || GTK_WINDOW_CLASS (sol_window_parent_class)->close_request (window);
}

static void
sol_window_dispose (GObject *object)
{
  SolWindow *self = SOL_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->procedures_signals);
  g_clear_object (&self->chargers_signals);
  g_clear_object (&self->home_signals);
  if (self->home != NULL)
    {
      sol_clock_clear (sol_home_get_clock (self->home), &self->try_again_timer);
      if (sol_home_get_site (self->home) != NULL)
        sol_site_set_page (sol_home_get_site (self->home), SOL_PAGE_BACKGROUND);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_WINDOW);
  g_clear_object (&self->home);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (sol_window_parent_class)->dispose (object);
}

static void
sol_window_finalize (GObject *object)
{
  g_hash_table_unref (SOL_WINDOW (object)->disabled);

  G_OBJECT_CLASS (sol_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/solarium/Solarium/sol-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SolWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SolWindow, faces);
  gtk_widget_class_bind_template_child (widget_class, SolWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, SolWindow, sign_in);
  gtk_widget_class_bind_template_child (widget_class, SolWindow, picker);
  gtk_widget_class_bind_template_child (widget_class, SolWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SolWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SolWindow, line);
  gtk_widget_class_bind_template_child (widget_class, SolWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, front_changed_cb);
}

static void
sol_window_class_init (SolWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_window_finalize;
  widget_class->size_allocate = sol_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = sol_window_close_request_cb;

  g_type_ensure (SOL_TYPE_LOADING_PAGE);
  g_type_ensure (SOL_TYPE_SIGN_IN_PAGE);
  g_type_ensure (SOL_TYPE_SITE_PICKER);
  g_type_ensure (SOL_TYPE_SIDEBAR);
  g_type_ensure (SOL_TYPE_CONTENT);
  bind_template (widget_class);
  sol_window_install_actions (widget_class);
}

static void
sol_window_init (SolWindow *self)
{
  self->disabled = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();

  self->home_signals = g_signal_group_new (SOL_TYPE_HOME);
  g_signal_group_connect_swapped (self->home_signals, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_group_connect_swapped (self->home_signals, "notify::site", G_CALLBACK (site_cb), self);
  g_signal_group_connect_swapped (self->home_signals, "notify::keyring-works", G_CALLBACK (keyring_cb), self);
  g_signal_group_connect_swapped (self->home_signals, "notify::condition", G_CALLBACK (condition_cb), self);
  self->chargers_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->chargers_signals, "items-changed",
                                  G_CALLBACK (sol_window_watch_chargers), self);
  g_signal_connect_object (self, "map", G_CALLBACK (pace_cb), self, G_CONNECT_AFTER);
  g_signal_connect_object (self, "unmap", G_CALLBACK (pace_cb), self, G_CONNECT_AFTER);
}
