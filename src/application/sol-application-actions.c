/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-application-actions"

#include "sol-application-private.h"

#include <glib/gi18n-lib.h>

#include "sol-about.h"

/* Another home is another program: its own id, its own data, so that a demo never mixes with the real home.
 */
static void
start_another (SolApplication *self, const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  const char *argv[] = { program, option, NULL };

  if (program == NULL
      || !g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &error))
    {
      g_warning ("The other home could not be started: %s", error->message);
      if (self->window != NULL)
        sol_window_show_toast (self->window, _ ("That could not be started"));
    }
}

static void
demo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_another (SOL_APPLICATION (user_data), "--demo");
}

static void
real_home_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_another (SOL_APPLICATION (user_data), NULL);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SolApplication *self = SOL_APPLICATION (user_data);

  if (self->window != NULL)
    sol_about_present (GTK_WINDOW (self->window));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SolApplication *self = SOL_APPLICATION (user_data);

  if (self->window != NULL)
    sol_window_quit (self->window);
  else
    sol_application_leave (self, 0);
}

static void
open_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SolApplication *self = SOL_APPLICATION (user_data);

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    sol_window_open_page (self->window, g_variant_get_string (parameter, NULL));
}

static const struct
{
  const char *action;
  const char *keys[4];
} keys[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.refresh", { "F5", "<Control>r" } },
  { "win.back", { "<Alt>Left" } },
  { "win.toggle-list", { "F9" } },
  { "win.main-menu", { "F10" } },
  { "win.wall-mode", { "F11" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "win.sites", { "<Control><Shift>s" } },
  { "win.toggle-charging", { "<Control><Shift>c" } },
  { "win.search", { "<Control>f" } },
  { "win.commands", { "<Control>k" } },
  { "win.nth-page(1)", { "<Control>1" } },
  { "win.nth-page(2)", { "<Control>2" } },
  { "win.nth-page(3)", { "<Control>3" } },
  { "win.nth-page(4)", { "<Control>4" } },
  { "win.nth-page(5)", { "<Control>5" } },
  { "win.nth-page(6)", { "<Control>6" } },
  { "win.nth-page(7)", { "<Control>7" } },
  { "win.nth-page(8)", { "<Control>8" } },
  { "win.nth-page(9)", { "<Control>9" } },
};

void
sol_application_add_actions (SolApplication *self)
{
  const GActionEntry entries[] = {
    { .name = "about", .activate = about_cb },
    { .name = "demo", .activate = demo_cb },
    { .name = "real-home", .activate = real_home_cb },
    { .name = "open-page", .activate = open_page_cb, .parameter_type = "s" },
    { .name = "quit", .activate = quit_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}
