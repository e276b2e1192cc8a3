/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli-live.h"
#include "storage-sandbox.h"

/* The program as a process of its own: what others can see of it, terminals, and signals. */

/* --- secrets ----------------------------------------------------------------------------------------------
 */

static GPtrArray *
list_secrets (SolSimulator *simulator, const char *code)
{
  g_autoptr (JsonNode) node = cli_ask (simulator, "GET", "secrets", NULL);
  JsonArray *array = json_object_get_array_member (json_node_get_object (node), "secrets");
  GPtrArray *secrets = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      if (JSON_NODE_HOLDS_VALUE (element))
        g_ptr_array_add (secrets, json_node_dup_string (element));
    }
  g_assert_cmpuint (secrets->len, >, 3);
  g_ptr_array_add (secrets, g_strdup (SOL_SIMULATOR_PASSWORD));
  g_ptr_array_add (secrets, g_strdup (code));
  return secrets;
}

static void
assert_absent (GPtrArray *secrets, const char *where, const char *data, gsize length)
{
  for (guint i = 0; i < secrets->len; i++)
    {
      const char *secret = g_ptr_array_index (secrets, i);
      if (secret != NULL && strlen (secret) >= 6 && memmem (data, length, secret, strlen (secret)) != NULL)
        g_error ("A secret of %zu characters is in %s", strlen (secret), where);
    }
}

static void
assert_absent_in_file (GPtrArray *secrets, const char *path)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  if (g_file_get_contents (path, &data, &length, NULL))
    assert_absent (secrets, path, data, length);
}

static void
assert_absent_below (GPtrArray *secrets, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_absent_below (secrets, path);
      else
        assert_absent_in_file (secrets, path);
    }
}

static void
test_secrets (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *line
      = g_strdup_printf ("--server %s --no-keyring --account " SOL_SIMULATOR_MFA " --verbose --json status",
                         sol_simulator_get_origin (simulator));
  g_auto (CliLive) live = { 0 };

  cli_live_start (&live, line);
  cli_live_say (&live, SOL_SIMULATOR_PASSWORD "\n");
  cli_live_wait_requests (simulator, "POST", "/app-api/generate_mfa_login_otp", 1);
  g_autofree char *code = sol_simulator_dup_code (simulator, SOL_SIMULATOR_MFA);
  g_assert_nonnull (code);
  g_autofree char *mailed = g_strconcat (code, "\n", NULL);
  const char *pid = g_subprocess_get_identifier (live.process);
  g_autoptr (GPtrArray) so_far = list_secrets (simulator, code);
  static const char *const files[] = { "cmdline", "environ" };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename ("/proc", pid, files[i], NULL);
      assert_absent_in_file (so_far, path);
    }
  cli_live_say (&live, mailed);
  g_output_stream_close (live.in, NULL, NULL);

  g_autofree char *out = cli_live_read_all (live.out);
  g_autofree char *err = cli_live_read_all (live.err);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 0);
  g_autoptr (GPtrArray) secrets = list_secrets (simulator, code);
  assert_absent (secrets, "the output", out, strlen (out));
  assert_absent (secrets, "the log", err, strlen (err));
  assert_absent_below (secrets, storage_test_get_home ());

  /* The log says something, and nothing of whose home it is. */
  g_autoptr (JsonNode) node = json_from_string (out, NULL);
  g_assert_nonnull (node);
  g_autoptr (CliRun) run = g_new0 (CliRun, 1);
  run->json = json_node_ref (node);
  g_assert_nonnull (strstr (err, "debug"));
  g_assert_null (strstr (err, SOL_SIMULATOR_MFA));
  g_assert_null (strstr (err, cli_get_string (run, "chargers.0.serial")));
  g_assert_null (strstr (err, cli_get_string (run, "site.name")));
  g_assert_null (strstr (err, cli_get_string (run, "site.id")));
}

/* --- terminals --------------------------------------------------------------------------------------------
 */

static void
test_prompt (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *line = g_strdup_printf ("--server %s --no-keyring --account " SOL_SIMULATOR_MFA " sign-in",
                                           sol_simulator_get_origin (simulator));
  g_auto (CliLive) live = { 0 };

  cli_live_start_on_terminal (&live, line);
  g_autofree char *first = cli_live_read_terminal (&live, "Password: ");
  g_assert_false (cli_live_echoes (&live));
  g_assert_cmpint (write (live.master, SOL_SIMULATOR_PASSWORD "\n", 9), ==, 9);
  g_autofree char *second = cli_live_read_terminal (&live, "code sent to");
  g_autofree char *code = sol_simulator_dup_code (simulator, SOL_SIMULATOR_MFA);
  g_autofree char *wrong = g_strdup (g_str_equal (code, "000000\n") ? "111111\n" : "000000\n");
  g_autofree char *right = g_strconcat (code, "\n", NULL);
  /* Who mistypes a code is asked again. */
  g_assert_cmpint (write (live.master, wrong, 7), ==, 7);
  g_autofree char *third = cli_live_read_terminal (&live, "code sent to");
  g_assert_cmpint (write (live.master, right, strlen (right)), ==, (gssize) strlen (right));
  g_autofree char *rest = cli_live_read_terminal (&live, NULL);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 0);
  g_assert_true (cli_live_echoes (&live));
  g_assert_null (strstr (second, SOL_SIMULATOR_PASSWORD));
  g_assert_null (strstr (rest, code));
}

static void
test_prompt_interrupted (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_auto (CliLive) live = { 0 };
      cli_live_start_on_terminal (&live,
                                  "--server http://127.0.0.1:9 --no-keyring --account a@example.org sites");
      g_autofree char *prompt = cli_live_read_terminal (&live, "Password: ");
      g_assert_false (cli_live_echoes (&live));
      g_subprocess_send_signal (live.process, signals[i]);
      g_assert_cmpint (cli_live_wait_exit (&live), ==, 128 + signals[i]);
      g_assert_true (cli_live_echoes (&live));
    }
}

static void
test_progress (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *line
      = g_strdup_printf ("--server %s --no-keyring --account " SOL_SIMULATOR_OWNER " devices",
                         sol_simulator_get_origin (simulator));
  g_autoptr (JsonNode) slow = cli_ask (simulator, "POST", "faults",
                                       "[{\"path\":\"*/devices.json\",\"what\":\"delay\",\"value\":2500}]");
  g_auto (CliLive) live = { 0 };

  cli_live_start_on_terminal (&live, line);
  g_autofree char *prompt = cli_live_read_terminal (&live, "Password: ");
  g_assert_cmpint (write (live.master, SOL_SIMULATOR_PASSWORD "\n", 9), ==, 9);
  g_autofree char *shown = cli_live_read_terminal (&live, NULL);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 0);
  g_assert_nonnull (strstr (shown, "Reading…"));
  g_assert_true (g_str_has_suffix (shown, "\r\033[K"));
}

/* --- signals ----------------------------------------------------------------------------------------------
 */

static void
test_interrupted (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *line
      = g_strdup_printf ("--server %s --no-keyring --account " SOL_SIMULATOR_OWNER " --json devices",
                         sol_simulator_get_origin (simulator));
  g_autoptr (JsonNode) slow
      = cli_ask (simulator, "POST", "faults",
                 "[{\"path\":\"*/devices.json\",\"what\":\"delay\",\"value\":60000,\"times\":-1}]");
  g_auto (CliLive) live = { 0 };

  cli_live_start (&live, line);
  cli_live_say (&live, SOL_SIMULATOR_PASSWORD "\n");
  cli_live_wait_requests (simulator, "GET", "/devices.json", 1);
  g_subprocess_send_signal (live.process, SIGINT);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 128 + SIGINT);
  g_autofree char *out = cli_live_read_all (live.out);
  g_assert_cmpstr (out, ==, "");
}

static void
test_interrupted_write (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *serial = cli_get_serial (simulator);
  g_autofree char *options
      = g_strdup_printf ("--server %s --no-keyring --account " SOL_SIMULATOR_OWNER " --json",
                         sol_simulator_get_origin (simulator));
  g_autofree char *line = g_strdup_printf ("%s charger start %s", options, serial);
  g_autoptr (JsonNode) come = cli_ask (simulator, "POST", "home", "{\"what\":\"car-comes\"}");
  g_autoptr (JsonNode) off = cli_ask (simulator, "POST", "home", "{\"what\":\"stop-charging\"}");
  g_autoptr (JsonNode) never
      = cli_ask (simulator, "POST", "home", "{\"what\":\"knob\",\"kind\":\"charge\",\"never\":true}");
  g_auto (CliLive) live = { 0 };

  cli_live_start (&live, line);
  cli_live_say (&live, SOL_SIMULATOR_PASSWORD "\n");
  cli_live_wait_requests (simulator, NULL, "/start_charging", 1);
  g_usleep (300000); /* the answer has come, its proof has not */
  g_subprocess_send_signal (live.process, SIGINT);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 7);
  g_autofree char *out = cli_live_read_all (live.out);
  g_assert_nonnull (strstr (out, "\"not-confirmed\""));
  g_autoptr (CliRun) journal = cli_run_printf (NULL, "%s journal", options);
  g_assert_cmpstr (cli_get_string (journal, "writes.0.new"), ==, "charging");
  g_assert_cmpstr (cli_get_string (journal, "writes.0.state"), ==, "sent");
  g_assert_cmpuint (cli_count_requests (simulator, NULL, "/start_charging"), ==, 1);
}

static char *
read_line (GDataInputStream *lines)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  return line;
}

static void
test_watch (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *line = g_strdup_printf ("--server %s --no-keyring --account " SOL_SIMULATOR_OWNER
                                           " --json --timeout 3 watch",
                                           sol_simulator_get_origin (simulator));
  /* What comes late is told when it comes. */
  g_autoptr (JsonNode) slow
      = cli_ask (simulator, "POST", "faults",
                 "[{\"path\":\"*/ev_chargers/status\",\"what\":\"delay\",\"value\":4000,\"times\":2}]");
  g_auto (CliLive) live = { 0 };

  cli_live_start (&live, line);
  cli_live_say (&live, SOL_SIMULATOR_PASSWORD "\n");
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (live.out);
  g_autofree char *first = read_line (lines);
  g_autoptr (CliRun) before = g_new0 (CliRun, 1);
  before->json = json_from_string (first, NULL);
  g_assert_nonnull (cli_get_string (before, "site.id"));
  g_assert_null (cli_get_string (before, "chargers.0.serial"));
  g_autoptr (CliRun) after = g_new0 (CliRun, 1);
  do
    {
      g_autofree char *next = read_line (lines);
      g_clear_pointer (&after->json, json_node_unref);
      after->json = json_from_string (next, NULL);
    }
  while (cli_get_string (after, "chargers.0.serial") == NULL);
  cli_assert_members (after, "",
                      "site time power today battery chargers storm_guard grid age_s requests_last_hour");
  g_subprocess_send_signal (live.process, SIGTERM);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 0);
}

static void
test_nobody (void)
{
  gint64 began = g_get_monotonic_time ();
  g_autoptr (CliRun) run = cli_spawn (NULL, "--json --timeout 3 sites");
  cli_assert_error (run, 3, "signed-out");
  g_assert_cmpint (g_get_monotonic_time () - began, <, 6 * G_USEC_PER_SEC);
  g_assert_null (strstr (run->err, "Password"));
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/process/nobody", test_nobody);
  g_test_add_func ("/process/secrets", test_secrets);
  g_test_add_func ("/process/prompt", test_prompt);
  g_test_add_func ("/process/prompt-interrupted", test_prompt_interrupted);
  g_test_add_func ("/process/progress", test_progress);
  g_test_add_func ("/process/interrupted", test_interrupted);
  g_test_add_func ("/process/interrupted-write", test_interrupted_write);
  g_test_add_func ("/process/watch", test_watch);
  return storage_test_run ();
}
