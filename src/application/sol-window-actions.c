/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-actions"

#include "sol-window-private.h"

#define TRY_AGAIN_PAUSE SOL_MINUTE

static gboolean
shows (SolWindow *self, const char *face)
{
  return g_strcmp0 (sol_window_get_face (self), face) == 0;
}

static void
refresh_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  if (shows (self, "picker"))
    sol_site_picker_reload (self->picker);
  else
    sol_window_refresh (self);
}

static void
page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sol_window_open_page (SOL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_subpage_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *name, *argument;

  g_variant_get (parameter, "(&s&s)", &name, &argument);
  sol_window_open_subpage (SOL_WINDOW (widget), name, argument);
}

static void
page_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  if (shows (self, "home"))
    sol_content_activate (self->content, g_variant_get_string (parameter, NULL));
}

static void
change_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *name, *device;
  g_autoptr (GVariant) wanted = NULL;

  g_variant_get (parameter, "(&s&sv)", &name, &device, &wanted);
  sol_window_change (SOL_WINDOW (widget), name, device, wanted);
}

static void
nth_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);
  const char *name = sol_sidebar_get_nth (self->sidebar, (guint) g_variant_get_int32 (parameter) - 1);

  if (name != NULL && shows (self, "home"))
    sol_window_open_page (self, name);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  if (shows (self, "sign-in"))
    sol_sign_in_page_go_back (self->sign_in);
  else if (shows (self, "home") && sol_content_get_has_subpage (self->content))
    sol_content_pop (self->content);
  else if (shows (self, "home") && adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
toggle_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  if (adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->sidebar))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
  else
    sol_window_show_list (self);
}

static void
main_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  if (shows (self, "sign-in"))
    sol_sign_in_page_popup_menu (self->sign_in);
  else if (shows (self, "picker"))
    sol_site_picker_popup_menu (self->picker);
  else if (shows (self, "home") && !self->wall_mode)
    {
      if (adw_leaflet_get_folded (self->leaflet))
        sol_window_show_list (self);
      sol_sidebar_popup_menu (self->sidebar);
    }
}

static void
toast_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sol_window_show_toast (SOL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
wall_mode_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  sol_window_set_wall_mode (self, !self->wall_mode);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SolWindow *self = SOL_WINDOW (widget);

  if (!self->wall_mode)
    return FALSE;
  sol_window_set_wall_mode (self, FALSE);
  return TRUE;
}

static void
sites_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  if (adw_leaflet_get_folded (self->leaflet))
    sol_window_show_list (self);
  sol_sidebar_popup_sites (self->sidebar);
}

static void
show_sites_now (SolWindow *self, GVariant *parameter)
{
  sol_home_show_sites (self->home);
}

static void
all_sites_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  if (self->home != NULL)
    sol_window_leave (self, NULL, show_sites_now);
}

static void
choose_site_now (SolWindow *self, GVariant *parameter)
{
  const char *id, *name;

  g_variant_get (parameter, "(&s&s)", &id, &name);
  sol_home_choose_site (self->home, id, *name != '\0' ? name : NULL);
}

static void
choose_site_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  if (self->home != NULL)
    sol_window_leave (self, parameter, choose_site_now);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sol_site_picker_focus_search (SOL_WINDOW (widget)->picker);
}

static void
sign_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);

  self->asks_sign_in = TRUE;
  sol_window_update_face (self);
}

static void
sign_out_now (SolWindow *self, GVariant *parameter)
{
  sol_window_ask_sign_out (self);
}

static void
sign_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sol_window_leave (SOL_WINDOW (widget), NULL, sign_out_now);
}

static void
may_try_again_cb (gpointer data)
{
  SolWindow *self = data;

  self->try_again_timer = 0;
  sol_window_update_actions (self);
}

/* While the account itself is refused, once a minute is what a person may do. */
static void
try_again_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolWindow *self = SOL_WINDOW (widget);
  const SolCondition *condition;

  if (self->home == NULL)
    return;
  condition = sol_home_get_condition (self->home);
  if (condition->link == SOL_LINK_BLOCKED || condition->link == SOL_LINK_TOO_MANY)
    {
      SolClock *clock = sol_home_get_clock (self->home);
      sol_clock_clear (clock, &self->try_again_timer);
      self->try_again_timer
          = sol_clock_add (clock, TRY_AGAIN_PAUSE, G_PRIORITY_DEFAULT, may_try_again_cb, self);
    }
  sol_home_try_again (self->home);
  sol_window_update_actions (self);
}

static void
toggle_charging_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sol_window_toggle_charging (SOL_WINDOW (widget));
}

static void
save_diagnostics_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sol_window_save_diagnostics (SOL_WINDOW (widget));
}

static void
copy_details_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sol_window_copy_details (SOL_WINDOW (widget));
}

static void
commands_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sol_window_show_commands (SOL_WINDOW (widget));
}

static gboolean
may_toggle_charging (SolWindow *self)
{
  SolCharger *charger = sol_window_pick_charger (self);
  SolControl *control = charger != NULL ? sol_charger_get_charging (charger) : NULL;

  return control != NULL && sol_control_get_usable (control) && !sol_control_is_busy (control);
}

/* The toolkit does not tell afterwards. */
static void
set_enabled (SolWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
  if (enabled)
    g_hash_table_remove (self->disabled, action);
  else
    g_hash_table_add (self->disabled, (gpointer) action);
}

gboolean
sol_window_is_disabled (SolWindow *self, const char *action)
{
  return g_hash_table_contains (self->disabled, action);
}

void
sol_window_update_actions (SolWindow *self)
{
  gboolean home = shows (self, "home");
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  gboolean subpage = sol_content_get_has_subpage (self->content);

  set_enabled (self, "win.refresh", home || shows (self, "picker"));
  set_enabled (self, "win.back", (home && (folded || subpage)) || shows (self, "sign-in"));
  set_enabled (self, "win.toggle-list", home && folded);
  set_enabled (self, "win.wall-mode", home);
  set_enabled (self, "win.sites", home);
  set_enabled (self, "win.all-sites", home);
  set_enabled (self, "win.search", shows (self, "picker"));
  set_enabled (self, "win.sign-in", home);
  set_enabled (self, "win.sign-out", home || shows (self, "picker"));
  set_enabled (self, "win.try-again", home && self->try_again_timer == 0);
  set_enabled (self, "win.copy-details", home);
  set_enabled (self, "win.toggle-charging", home && may_toggle_charging (self));
  set_enabled (self, "win.commands", !shows (self, "starting"));
  set_enabled (self, "win.save-diagnostics", !shows (self, "starting"));
}

void
sol_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_cb);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action (widget_class, "win.open-subpage", "(ss)", open_subpage_cb);
  gtk_widget_class_install_action (widget_class, "win.page-action", "s", page_action_cb);
  gtk_widget_class_install_action (widget_class, "win.change", "(ssv)", change_cb);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_cb);
  gtk_widget_class_install_action (widget_class, "win.nth-page", "i", nth_page_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-list", NULL, toggle_list_cb);
  gtk_widget_class_install_action (widget_class, "win.main-menu", NULL, main_menu_cb);
  gtk_widget_class_install_action (widget_class, "win.wall-mode", NULL, wall_mode_cb);
  gtk_widget_class_install_action (widget_class, "win.sites", NULL, sites_cb);
  gtk_widget_class_install_action (widget_class, "win.all-sites", NULL, all_sites_cb);
  gtk_widget_class_install_action (widget_class, "win.choose-site", "(ss)", choose_site_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.sign-in", NULL, sign_in_cb);
  gtk_widget_class_install_action (widget_class, "win.sign-out", NULL, sign_out_cb);
  gtk_widget_class_install_action (widget_class, "win.try-again", NULL, try_again_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-charging", NULL, toggle_charging_cb);
  gtk_widget_class_install_action (widget_class, "win.save-diagnostics", NULL, save_diagnostics_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-details", NULL, copy_details_cb);
  gtk_widget_class_install_action (widget_class, "win.commands", NULL, commands_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
