/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A program like ours, small enough to be killed a hundred times: opens a home and goes through the same
 * doors as the window and the command line do. Tells each step on standard output before or after it is
 * taken.
 *
 *   hardening-child ORIGIN START SPEED WORD…
 *
 * START and SPEED: the clock. Words: `no-keyring` (first), `sign-in`, `read`, `go` (waits for a line),
 * `start`, `stop` (of charging), `wait N` (seconds by the clock), `close`. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sol-home.h"
#include "sol-simulator.h"

static SolHome *home;

static void
tell (const char *word)
{
  g_autofree char *line = g_strconcat (word, "\n", NULL);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (3);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static void
check (gboolean ok, const char *step, GError *error)
{
  if (ok)
    {
      tell (step);
      return;
    }
  g_autofree char *line = g_strdup_printf ("failed %s: %s", step, error->message);
  tell (line);
  /* As our programs do: what is written behind gets written. */
  g_autoptr (GAsyncResult) result = NULL;
  sol_home_close_async (home, NULL, result_cb, &result);
  wait_for (&result);
  _exit (2);
}

static void
open_home (const char *origin, SolClock *clock, gboolean no_keyring)
{
  SolHomeOptions options = { .clock = clock, .origin = origin, .no_keyring = no_keyring };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  home = sol_home_new (&options);
  sol_home_start_async (home, NULL, result_cb, &result);
  wait_for (&result);
  gboolean ok = sol_home_start_finish (home, result, &error);
  check (ok, "started", error);
}

static void
sign_in (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tell ("signing-in");
  sol_home_sign_in_async (home, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD, TRUE, NULL, result_cb, &result);
  wait_for (&result);
  gboolean ok = sol_home_sign_in_finish (home, result, &error);
  check (ok, "signed-in", error);
}

static SolSite *
need_site (void)
{
  while (sol_home_get_state (home) != SOL_HOME_OPEN)
    g_main_context_iteration (NULL, TRUE);
  return sol_home_get_site (home);
}

static void
read_site (SolFamilySet families)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tell ("reading");
  sol_site_ensure_async (need_site (), families, TRUE, NULL, result_cb, &result);
  wait_for (&result);
  gboolean ok = sol_site_ensure_finish (sol_home_get_site (home), result, &error);
  check (ok, "read", error);
}

static void
charge (gboolean on)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  read_site (SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS));
  GListModel *chargers = sol_site_get_chargers (sol_home_get_site (home));
  g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, 0);
  SolControl *control = sol_charger_get_charging (charger);
  tell ("asked");
  sol_control_request_async (control, g_variant_new_boolean (on), NULL, NULL, result_cb, &result);
  wait_for (&result);
  sol_control_request_finish (control, result, &error);
  check (error == NULL, "changed", error);
}

static void
timer_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_seconds (SolClock *clock, gint64 seconds)
{
  gboolean over = FALSE;
  sol_clock_add (clock, seconds * SOL_SECOND, G_PRIORITY_DEFAULT, timer_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  tell ("waited");
}

static void
wait_line (void)
{
  char letter = 0;
  tell ("ready");
  while (letter != '\n' && read (STDIN_FILENO, &letter, 1) == 1)
    ;
}

static void
close_home (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sol_home_close_async (home, NULL, result_cb, &result);
  wait_for (&result);
  gboolean ok = sol_home_close_finish (home, result, &error);
  check (ok, "closed", error);
  g_clear_object (&home);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
}

int
main (int argc, char **argv)
{
  if (argc < 5)
    return 64;
  double speed = g_ascii_strtod (argv[3], NULL);
  g_autoptr (SolClock) clock = speed > 0 ? sol_clock_new_scaled (g_ascii_strtoll (argv[2], NULL, 10), speed)
                                         : sol_clock_new_system ();
  gboolean no_keyring = g_str_equal (argv[4], "no-keyring");

  open_home (argv[1], clock, no_keyring);
  for (int i = no_keyring ? 5 : 4; i < argc; i++)
    if (g_str_equal (argv[i], "sign-in"))
      sign_in ();
    else if (g_str_equal (argv[i], "read"))
      read_site (SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS) | SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_STATUS));
    else if (g_str_equal (argv[i], "start") || g_str_equal (argv[i], "stop"))
      charge (g_str_equal (argv[i], "start"));
    else if (g_str_equal (argv[i], "wait"))
      wait_seconds (clock, g_ascii_strtoll (argv[++i], NULL, 10));
    else if (g_str_equal (argv[i], "go"))
      wait_line ();
    else if (g_str_equal (argv[i], "close"))
      close_home ();
    else
      return 64;
  return 0;
}
