/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-live.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Nothing here takes this long unless it is broken. */
#define PATIENCE (30 * G_USEC_PER_SEC)

void
cli_live_clear (CliLive *live)
{
  g_clear_object (&live->process);
  if (live->master >= 0)
    close (live->master);
  if (live->slave >= 0)
    close (live->slave);
}
static void
launch (CliLive *live, GSubprocessLauncher *launcher, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strdup_printf ("%s %s", cli_get_program (), line);
  g_auto (GStrv) argv = NULL;

  g_assert_true (g_shell_parse_argv (whole, NULL, &argv, NULL));
  live->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  live->in = g_subprocess_get_stdin_pipe (live->process);
  live->out = g_subprocess_get_stdout_pipe (live->process);
  live->err = g_subprocess_get_stderr_pipe (live->process);
}

void
cli_live_start (CliLive *live, const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  live->master = live->slave = -1;
  launch (live, launcher, line);
}

/* With a terminal for input and errors. */
void
cli_live_start_on_terminal (CliLive *live, const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  live->master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (live->master, >=, 0);
  g_assert_cmpint (grantpt (live->master), ==, 0);
  g_assert_cmpint (unlockpt (live->master), ==, 0);
  live->slave = open (ptsname (live->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (live->slave, >=, 0);
  g_assert_cmpint (fcntl (live->master, F_SETFL, O_NONBLOCK), ==, 0);
  g_subprocess_launcher_take_stdin_fd (launcher, dup (live->slave));
  g_subprocess_launcher_take_stderr_fd (launcher, dup (live->slave));
  launch (live, launcher, line);
}

void
cli_live_say (CliLive *live, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_output_stream_write_all (live->in, text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Reads what the terminal shows until @text (nullable: until the program has ended). */
char *
cli_live_read_terminal (CliLive *live, const char *text)
{
  GString *seen = g_string_new (NULL);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (text != NULL ? strstr (seen->str, text) == NULL
                      : g_subprocess_get_identifier (live->process) != NULL)
    {
      char buffer[256];
      ssize_t n = read (live->master, buffer, sizeof buffer);
      if (n > 0)
        g_string_append_len (seen, buffer, n);
      else if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (5000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  return g_string_free (seen, FALSE);
}

gboolean
cli_live_echoes (CliLive *live)
{
  struct termios terminal;
  g_assert_cmpint (tcgetattr (live->slave, &terminal), ==, 0);
  return (terminal.c_lflag & ECHO) != 0;
}

int
cli_live_wait_exit (CliLive *live)
{
  g_autoptr (GError) error = NULL;
  g_subprocess_wait (live->process, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_if_exited (live->process) ? g_subprocess_get_exit_status (live->process)
                                                    : -g_subprocess_get_term_sig (live->process);
}

char *
cli_live_read_all (GInputStream *stream)
{
  g_autoptr (GOutputStream) all = g_memory_output_stream_new_resizable ();
  g_output_stream_splice (all, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL);
  g_output_stream_write (all, "", 1, NULL, NULL);
  g_output_stream_close (all, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (all));
}

void
cli_live_wait_requests (SolSimulator *simulator, const char *method, const char *tail, guint n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (cli_count_requests (simulator, method, tail) < n)
    {
      g_usleep (20000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}
