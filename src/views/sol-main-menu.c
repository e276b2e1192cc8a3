/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-main-menu"

#include "sol-main-menu.h"

#include <glib/gi18n-lib.h>

GMenuModel *
sol_main_menu_new (gboolean home)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) help = g_menu_new ();
  g_autoptr (GMenu) leave = g_menu_new ();

  g_menu_append (help, _ ("Keyboard Shortcuts"), "win.show-help-overlay");
  g_menu_append (help, _ ("Save Diagnostics…"), "win.save-diagnostics");
  g_menu_append (help, _ ("About Solarium"), "app.about");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (help));
  if (home)
    g_menu_append (leave, _ ("Sign Out…"), "win.sign-out");
  g_menu_append (leave, _ ("Quit"), "app.quit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (leave));
  return G_MENU_MODEL (menu);
}
