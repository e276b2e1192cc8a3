/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-simulator-main"

#include "sol-simulator.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdlib.h>

typedef struct
{
  int port;
  char *port_file;
  char *scenario;
  int seed;
  double speed;
  char *start;
} Options;

static gboolean
read_options (Options *options, int *argc, char ***argv)
{
  GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "Port of 127.0.0.1 (0: any free one)", "N" },
    { "port-file", 0, 0, G_OPTION_ARG_FILENAME, &options->port_file, "Write the port here when it listens",
      "FILE" },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &options->scenario, "What home, and what is unusual about it",
      "NAME" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options->seed, "Same seed, same home", "N" },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &options->speed, "Simulated seconds per second", "FACTOR" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options->start, "First moment, ISO 8601 or epoch seconds",
      "TIME" },
    { NULL },
  };
  g_autofree char *scenarios = sol_simulator_describe_scenarios ();
  g_autofree char *summary = g_strdup_printf ("Scenarios:\n%s", scenarios);
  g_autoptr (GOptionContext) context = g_option_context_new ("- a simulated Enlighten cloud");
  g_autoptr (GError) error = NULL;
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, summary);
  if (g_option_context_parse (context, argc, argv, &error) && *argc == 1 && options->port >= 0
      && options->port <= 65535 && options->speed >= 0)
    return TRUE;
  g_printerr ("%s\n", error != NULL ? error->message : "Wrong usage; see --help");
  return FALSE;
}

/* Without an offset it is the machine's local time. */
static gboolean
read_start (const char *text, gint64 *start)
{
  *start = 0;
  if (text == NULL || g_ascii_string_to_signed (text, 10, 1, G_MAXINT32 * G_GINT64_CONSTANT (4), start, NULL))
    return TRUE;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);
  if (time == NULL)
    return FALSE;
  *start = g_date_time_to_unix (time);
  return TRUE;
}

static void
say_hello (SolSimulator *simulator)
{
  g_autofree char *scenarios = sol_simulator_describe_scenarios ();
  g_autofree char *accounts = sol_simulator_describe_accounts ();
  g_print (
      "%s\n\nScenarios (--scenario NAME, peculiarities of the wire after +: secure-cookies, lean, iq40,\n"
      "few-sessions, legacy, regional-calls, fallbacks, old-sites, raw-cookie, mixed, no-devices, "
      "no-source,\n"
      "xsrf-by-check, bare-config):\n%s\nAccounts (password \"%s\"):\n%s\n"
      "Sign-in codes: %s/simulator/codes\n",
      sol_simulator_get_origin (simulator), scenarios, SOL_SIMULATOR_PASSWORD, accounts,
      sol_simulator_get_origin (simulator));
  fflush (stdout);
}

static gboolean
on_signal (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static void
run_until_signal (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint term = g_unix_signal_add (SIGTERM, on_signal, loop);
  guint interrupt = g_unix_signal_add (SIGINT, on_signal, loop);
  g_main_loop_run (loop);
  g_source_remove (term);
  g_source_remove (interrupt);
}

static int
run (const Options *options)
{
  g_autoptr (GError) error = NULL;
  gint64 start;
  if (!read_start (options->start, &start))
    {
      g_printerr ("%s is no time\n", options->start);
      return 2;
    }
  g_autoptr (SolSimulator) simulator
      = sol_simulator_new (options->scenario, (guint32) options->seed, options->speed, start);
  if (!sol_simulator_start (simulator, (guint) options->port, &error))
    {
      g_printerr ("%s\n", error->message);
      return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) ? 2 : 1;
    }
  g_autofree char *port = g_strdup_printf ("%u\n", sol_simulator_get_port (simulator));
  if (options->port_file != NULL && !g_file_set_contents (options->port_file, port, -1, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  say_hello (simulator);
  run_until_signal ();
  sol_simulator_stop (simulator);
  if (options->port_file != NULL)
    g_remove (options->port_file);
  return 0;
}

int
main (int argc, char *argv[])
{
  Options options = { .seed = 1, .speed = 1 };
  int status = read_options (&options, &argc, &argv) ? run (&options) : 2;
  g_free (options.port_file);
  g_free (options.scenario);
  g_free (options.start);
  return status;
}
