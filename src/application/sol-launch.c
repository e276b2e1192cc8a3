/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-launch"

#include "sol-launch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sol-home.h"
#include "sol-page-table.h"
#include "sol-simulator.h"
#include "sol-subpage-table.h"

#define ID_HASH_LENGTH 12

SolLaunch *
sol_launch_new (void)
{
  SolLaunch *self = g_new0 (SolLaunch, 1);

  self->speed = 1.0;
  return self;
}

void
sol_launch_free (SolLaunch *self)
{
  if (self == NULL)
    return;
  g_free (self->scenario);
  g_free (self->start_text);
  g_free (self->server);
  g_free (self->page);
  g_free (self->screenshots);
  g_free (self);
}

static gboolean
fail (GError **error, const char *message, const char *value)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %s", value, message);
  return FALSE;
}

/* A number of seconds, or ISO 8601; without an offset it is the computer's local time. */
static gboolean
read_start (SolLaunch *self, GError **error)
{
  if (self->start_text == NULL
      || g_ascii_string_to_signed (self->start_text, 10, 1, G_MAXINT64 / 2000000, &self->start, NULL))
    return TRUE;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (self->start_text, zone);
  if (time == NULL)
    return fail (error, _ ("is no time"), self->start_text);
  self->start = g_date_time_to_unix (time);
  return TRUE;
}

static gboolean
is_page (const char *name)
{
  const SolSubpageRow *subpage = sol_subpage_table_find (name);

  return sol_page_table_find (name) != NULL || (subpage != NULL && subpage->from_outside);
}

static gboolean
check_page (const char *page, GError **error)
{
  guint n_pages, n_subpages;
  const SolPageRow *pages = sol_page_table_get (&n_pages);
  const SolSubpageRow *subpages = sol_subpage_table_get (&n_subpages);
  g_autoptr (GString) names = g_string_new (NULL);

  if (page == NULL || is_page (page))
    return TRUE;
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pages[i].name);
  for (guint i = 0; i < n_subpages; i++)
    if (subpages[i].from_outside)
      g_string_append_printf (names, ", %s", subpages[i].name);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no page “%s”. The pages there are: %s"), page, names->str);
  return FALSE;
}

static gboolean
check_scenario (const char *scenario, GError **error)
{
  g_autoptr (GError) unknown = NULL;

  if (sol_simulator_check_scenario (scenario, &unknown))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s; see solarium-simulator --help"),
               unknown->message);
  return FALSE;
}

/* What is left is for GApplication, or a mistake. */
static gboolean
check_rest (char **argv, GError **error)
{
  for (guint i = 1; argv[i] != NULL; i++)
    {
      if (g_str_has_prefix (argv[i], "--gapplication-"))
        continue;
      /* What follows the sign may be anything. */
      g_autofree char *name = g_strndup (argv[i], strcspn (argv[i], "="));
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                   _ ("There is no option “%s”; see solarium --help"), name);
      return FALSE;
    }
  return TRUE;
}

/* Each pair asks for two things of which only one can be. */
static gboolean
check_pairs (SolLaunch *self, GError **error)
{
  const struct
  {
    gboolean both;
    const char *names;
  } pairs[] = {
    { self->demo && self->server != NULL, "--demo, --server" },
    { self->screenshots != NULL && self->server != NULL, "--screenshots, --server" },
    { self->screenshots != NULL && self->background, "--screenshots, --background" },
    { self->background && self->exit_after_startup, "--background, --exit-after-startup" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].both)
      return fail (error, _ ("cannot be used together"), pairs[i].names);
  return TRUE;
}

static gboolean
check (SolLaunch *self, GError **error)
{
  if (self->speed < 0.0 || self->seed < 0)
    return fail (error, _ ("must not be negative"), self->speed < 0.0 ? "--speed" : "--seed");
  gboolean simulated = self->demo || self->screenshots != NULL;
  if (!simulated
      && (self->scenario != NULL || self->start_text != NULL || self->seed != 0 || self->speed != 1.0))
    return fail (error, _ ("go with --demo only"), "--scenario, --seed, --speed, --start");
  if (!check_pairs (self, error))
    return FALSE;
  if (self->server != NULL && !sol_home_check_origin (self->server, error))
    return FALSE;
  return check_scenario (self->scenario, error) && check_page (self->page, error) && read_start (self, error);
}

SolLaunch *
sol_launch_parse (int *argc, char ***argv, GError **error)
{
  g_autoptr (SolLaunch) self = sol_launch_new ();
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo, N_ ("Open the built-in simulated home"), NULL },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &self->scenario, N_ ("Demo: what kind of home"), N_ ("NAME") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &self->seed, N_ ("Demo: same seed, same home"), N_ ("N") },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &self->speed, N_ ("Demo: simulated seconds per second"),
      N_ ("FACTOR") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &self->start_text, N_ ("Demo: when it begins"), N_ ("TIME") },
    { "server", 0, 0, G_OPTION_ARG_STRING, &self->server,
      N_ ("Talk to this origin instead of the real cloud"), N_ ("URL") },
    { "background", 0, 0, G_OPTION_ARG_NONE, &self->background, N_ ("Start without a window"), NULL },
    { "page", 0, 0, G_OPTION_ARG_STRING, &self->page, N_ ("Open this page"), N_ ("NAME") },
    { "screenshots", 0, 0, G_OPTION_ARG_FILENAME, &self->screenshots,
      N_ ("Draw every page to PNG files and exit"), N_ ("DIR") },
    { "exit-after-startup", 0, 0, G_OPTION_ARG_NONE, &self->exit_after_startup,
      N_ ("Exit as soon as the window is there"), NULL },
    { "verbose", 0, 0, G_OPTION_ARG_NONE, &self->verbose, N_ ("Show the log, without secrets"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("Show the version and exit"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("Watch and control your solar home"));
  /* What GApplication and GTK take is left to them. */
  g_option_context_set_ignore_unknown_options (context, TRUE);
  if (!g_option_context_parse (context, argc, argv, error) || !check (self, error)
      || !check_rest (*argv, error))
    return NULL;
  return g_steal_pointer (&self);
}

char *
sol_launch_get_id (const SolLaunch *self)
{
  if (self->demo || self->screenshots != NULL)
    return g_strdup (SOL_APPLICATION_ID ".Demo");
  if (self->server == NULL)
    return g_strdup (SOL_APPLICATION_ID);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->server, -1);
  return g_strdup_printf ("%s.Server%.*s", SOL_APPLICATION_ID, ID_HASH_LENGTH, hash);
}
