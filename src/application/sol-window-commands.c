/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-commands"

#include "sol-window-private.h"

#include <glib/gi18n-lib.h>

#include "sol-command-palette.h"
#include "sol-page-table.h"
#include "sol-subpage-table.h"

/* What the command palette offers: what can be done now, the pages, and the other sites. */

typedef struct
{
  const char *action;
  const char *title;
  const char *icon_name;
} Row;

static const Row rows[] = {
  { "win.refresh", N_ ("Refresh"), "view-refresh-symbolic" },
  { "win.try-again", N_ ("Try Again"), "view-refresh-symbolic" },
  { "win.back", N_ ("Back"), "go-previous-symbolic" },
  { "win.toggle-list", N_ ("Show or hide the list"), "view-list-symbolic" },
  { "win.wall-mode", N_ ("Overview on the whole screen"), "view-fullscreen-symbolic" },
  { "win.search", N_ ("Search the list of sites"), "edit-find-symbolic" },
  { "win.all-sites", N_ ("All Sites…"), "user-home-symbolic" },
  { "win.main-menu", N_ ("Main Menu"), "open-menu-symbolic" },
  { "win.show-help-overlay", N_ ("Keyboard Shortcuts"), "preferences-desktop-keyboard-shortcuts-symbolic" },
  { "win.save-diagnostics", N_ ("Save Diagnostics…"), "document-save-symbolic" },
  { "win.copy-details", N_ ("Copy Details"), "edit-copy-symbolic" },
  { "app.about", N_ ("About Solarium"), "help-about-symbolic" },
  { "app.demo", N_ ("Try the Demo Home"), "user-home-symbolic" },
  { "app.real-home", N_ ("Sign In"), "system-log-in-symbolic" },
  { "win.sign-out", N_ ("Sign Out…"), "system-log-out-symbolic" },
  { "window.close", N_ ("Close the window"), "window-close-symbolic" },
  { "app.quit", N_ ("Quit"), "application-exit-symbolic" },
};

static char *
find_accel (SolWindow *self, const char *detailed_action)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
  g_auto (GStrv) accels = app != NULL ? gtk_application_get_accels_for_action (app, detailed_action) : NULL;

  return accels != NULL ? g_strdup (accels[0]) : NULL;
}

static void
add (GListStore *commands, const SolCommandSpec *spec)
{
  g_autoptr (SolCommand) command = sol_command_new (spec);

  g_list_store_append (commands, command);
}

static void
add_pages (SolWindow *self, GListStore *commands)
{
  SolSite *site = sol_home_get_site (self->home);
  guint n_pages, n_subpages;
  const SolPageRow *pages = sol_page_table_get (&n_pages);
  const SolSubpageRow *subpages = sol_subpage_table_get (&n_subpages);

  for (guint i = 0; i < n_pages; i++)
    {
      if (!sol_page_row_is_present (&pages[i], site))
        continue;
      g_autofree char *accel = NULL;
      for (guint n = 1; n <= 9 && accel == NULL; n++)
        {
          g_autofree char *nth = g_strdup_printf ("win.nth-page(%u)", n);
          if (g_strcmp0 (sol_sidebar_get_nth (self->sidebar, n - 1), pages[i].name) == 0)
            accel = find_accel (self, nth);
        }
      add (commands, &(SolCommandSpec){ .title = sol_page_row_get_title (&pages[i]),
                                        .detail = _ ("Page"),
                                        .icon_name = pages[i].icon_name,
                                        .action = "win.page",
                                        .target = g_variant_new_string (pages[i].name),
                                        .accel = accel });
    }
  for (guint i = 0; i < n_subpages; i++)
    {
      const SolPageRow *below = sol_page_table_find (subpages[i].page);
      gboolean ready = subpages[i].is_ready == NULL || subpages[i].is_ready (site, NULL);
      if (!subpages[i].from_outside || !ready || below == NULL || !sol_page_row_is_present (below, site))
        continue;
      add (commands, &(SolCommandSpec){ .title = sol_subpage_row_get_title (&subpages[i]),
                                        .detail = _ ("Page"),
                                        .icon_name = below->icon_name,
                                        .action = "win.open-subpage",
                                        .target = g_variant_new ("(ss)", subpages[i].name, "") });
    }
}

/* The one command that stays in its place with the reason why not: people look for it. */
static void
add_charging (SolWindow *self, GListStore *commands)
{
  SolSite *site = sol_home_get_site (self->home);
  GListModel *chargers = sol_site_get_chargers (site);
  g_autoptr (SolCharger) first = g_list_model_get_item (chargers, 0);
  SolCharger *charger = sol_window_pick_charger (self);

  if (first == NULL)
    return;
  SolControl *control = sol_charger_get_charging (charger != NULL ? charger : first);
  GVariant *shown = sol_control_get_shown (control);
  const char *reason = sol_control_is_busy (control)       ? _ ("A change is already on its way")
                       : !sol_control_get_usable (control) ? sol_control_get_reason (control)
                                                           : NULL;
  g_autofree char *accel = find_accel (self, "win.toggle-charging");
  gboolean charging = shown != NULL && g_variant_get_boolean (shown);
  add (commands, &(SolCommandSpec){ .title = charging ? _ ("Stop Charging") : _ ("Start Charging"),
                                    .icon_name = charging ? "media-playback-stop-symbolic"
                                                          : "media-playback-start-symbolic",
                                    .action = "win.toggle-charging",
                                    .accel = accel,
                                    .reason = reason });
}

/* Beside what the window itself has disabled: what would do nothing in this home. */
static gboolean
is_offered (SolWindow *self, const char *action)
{
  if (g_str_has_prefix (action, "app.") && gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return FALSE;
  if (g_str_equal (action, "app.demo"))
    return !sol_home_get_demo (self->home);
  if (g_str_equal (action, "app.real-home"))
    return sol_home_get_demo (self->home);
  if (g_str_equal (action, "win.try-again") && sol_home_get_condition (self->home)->link <= SOL_LINK_FRESH)
    return FALSE;
  return !sol_window_is_disabled (self, action);
}

static void
add_actions (SolWindow *self, GListStore *commands)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *accel = find_accel (self, rows[i].action);
      if (!is_offered (self, rows[i].action))
        continue;
      add (commands, &(SolCommandSpec){ .title = _ (rows[i].title),
                                        .icon_name = rows[i].icon_name,
                                        .action = rows[i].action,
                                        .accel = accel });
    }
}

static void
add_sites (SolWindow *self, GListStore *commands)
{
  GListModel *sites = sol_home_get_sites (self->home);
  SolSite *present = sol_home_get_site (self->home);

  for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (SolSiteItem) item = g_list_model_get_item (sites, i);
      const char *id = sol_site_item_get_id (item), *name = sol_site_item_get_name (item);
      g_autofree char *detail = g_strdup_printf (_ ("Site %s"), id);
      if (present != NULL && g_strcmp0 (sol_site_get_id (present), id) == 0)
        continue;
      add (commands, &(SolCommandSpec){ .title = name != NULL ? name : detail,
                                        .detail = name != NULL ? detail : NULL,
                                        .icon_name = "user-home-symbolic",
                                        .action = "win.choose-site",
                                        .target = g_variant_new ("(ss)", id, name != NULL ? name : "") });
    }
}

void
sol_window_show_commands (SolWindow *self)
{
  g_autoptr (GListStore) commands = g_list_store_new (SOL_TYPE_COMMAND);
  const char *face = sol_window_get_face (self);

  if (g_str_equal (face, "home") && sol_home_get_site (self->home) != NULL)
    {
      add_pages (self, commands);
      add_charging (self, commands);
    }
  add_actions (self, commands);
  if (g_str_equal (face, "home") || g_str_equal (face, "picker"))
    add_sites (self, commands);
  gtk_window_present (GTK_WINDOW (sol_command_palette_new (GTK_WINDOW (self), G_LIST_MODEL (commands))));
}
