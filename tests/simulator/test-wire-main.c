/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-main"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>

#include <signal.h>
#include <string.h>

/* The executable as a script sees it. */

static char *
wait_for_port (const char *file)
{
  gint64 until = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  while (g_get_monotonic_time () < until)
    {
      char *text = NULL;
      if (g_file_get_contents (file, &text, NULL, NULL) && strchr (text, '\n') != NULL)
        return g_strchomp (text);
      g_free (text);
      g_usleep (20 * 1000);
    }
  g_error ("the simulator did not start");
}

static void
test_serves_until_sigterm (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("simulator-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "port", NULL);
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("SOL_SIMULATOR"), "--port", "0", "--port-file", file,
      "--scenario", "two-sites", "--seed", "3", "--speed", "60", "--start", "2026-06-10T12:00:00Z", NULL);
  g_assert_no_error (error);
  g_autofree char *port = wait_for_port (file);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%s/simulator/clock", port);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr (GBytes) answer = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  g_assert_true (g_str_has_prefix (text, "{\"time\":178109"));
  g_assert_nonnull (strstr (text, "\"speed\":60"));
  soup_session_abort (session);

  g_subprocess_send_signal (process, SIGTERM);
  g_autofree char *output = NULL;
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_autofree char *origin = g_strdup_printf ("http://127.0.0.1:%s\n", port);
  g_assert_true (g_str_has_prefix (output, origin));
  g_assert_nonnull (strstr (output, "gateway-silent"));
  g_assert_nonnull (strstr (output, "owner@example.org"));
  g_assert_nonnull (strstr (output, "mfa@example.org"));
  g_assert_nonnull (strstr (output, "sunshine"));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
}

static void
test_wrong_usage (void)
{
  static const char *const usages[][2] = {
    { "--scenario=atlantis", NULL },
    { "--scenario=home+magic", NULL },
    { "--start=soon", NULL },
    { "--port=70000", NULL },
    { "--colour", NULL },
    { "surplus", NULL },
    { "--speed=-1", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process
          = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                              g_getenv ("SOL_SIMULATOR"), usages[i][0], NULL);
      g_autofree char *errors = NULL;
      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &errors, &error);
      g_test_message ("%s: %s", usages[i][0], errors);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
      g_assert_cmpuint (strlen (errors), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/main/serves-until-sigterm", test_serves_until_sigterm);
  g_test_add_func ("/main/wrong-usage", test_wrong_usage);
  return g_test_run ();
}
