/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-main"

#include "sol-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#ifdef SOL_SANITIZED
/* The leak detector looks last of all, and as another process. */
static void
open_memory (void)
{
  prctl (PR_SET_DUMPABLE, 1);
}
#endif

/* A core file would hold the password while it is typed, and the tokens after that. */
static void
refuse_cores (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_warning ("Core files could not be switched off");
  if (prctl (PR_SET_DUMPABLE, 0) != 0)
    g_warning ("Core files could not be switched off");
#ifdef SOL_SANITIZED
  atexit (open_memory);
#endif
}

static void
be_verbose (void)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", FALSE);
}

/* A page that is asked for a second time opens where the program runs already. */
static void
open_page_elsewhere (GApplication *app, const char *page)
{
  if (g_application_register (app, NULL, NULL) && g_application_get_is_remote (app))
    g_action_group_activate_action (G_ACTION_GROUP (app), "open-page", g_variant_new_string (page));
}

int
main (int argc, char **argv)
{
  refuse_cores ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SOL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_autoptr (GError) error = NULL;
  SolLaunch *launch = sol_launch_parse (&argc, &argv, &error);
  if (launch == NULL)
    {
      g_printerr ("solarium: %s\n", error->message);
      return 2;
    }
  if (launch->version)
    {
      g_print ("Solarium %s\n", SOL_VERSION);
      sol_launch_free (launch);
      return 0;
    }
  if (launch->verbose)
    be_verbose ();

  g_autoptr (SolApplication) app = sol_application_new (launch);
  if (launch->page != NULL)
    open_page_elsewhere (G_APPLICATION (app), launch->page);
  int status = g_application_run (G_APPLICATION (app), argc, argv);
  return status != 0 ? status : sol_application_get_exit_status (app);
}
