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

#include "cli-rig.h"
#include "storage-sandbox.h"

/* The program as a process of its own: what others can see of it, terminals, and signals. */

/* Nothing here takes this long unless it is broken. */
#define PATIENCE (30 * G_USEC_PER_SEC)

typedef struct
{
  GSubprocess *process;
  GOutputStream *in;
  GInputStream *out, *err;
  int master, slave; /* of a terminal, -1 without */
} Live;

static void
live_clear (Live *live)
{
  g_clear_object (&live->process);
  if (live->master >= 0)
    close (live->master);
  if (live->slave >= 0)
    close (live->slave);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Live, live_clear)

static void
launch (Live *live, GSubprocessLauncher *launcher, const char *line)
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

static void
start (Live *live, const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  live->master = live->slave = -1;
  launch (live, launcher, line);
}

/* With a terminal for input and errors. */
static void
start_on_terminal (Live *live, const char *line)
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

static void
say (Live *live, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_output_stream_write_all (live->in, text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Reads what the terminal shows until @text (nullable: until the program has ended). */
static char *
read_terminal (Live *live, const char *text)
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

static gboolean
echoes (Live *live)
{
  struct termios terminal;
  g_assert_cmpint (tcgetattr (live->slave, &terminal), ==, 0);
  return (terminal.c_lflag & ECHO) != 0;
}

static int
wait_exit (Live *live)
{
  g_autoptr (GError) error = NULL;
  g_subprocess_wait (live->process, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_if_exited (live->process) ? g_subprocess_get_exit_status (live->process)
                                                    : -g_subprocess_get_term_sig (live->process);
}

static char *
read_all (GInputStream *stream)
{
  g_autoptr (GOutputStream) all = g_memory_output_stream_new_resizable ();
  g_output_stream_splice (all, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL);
  g_output_stream_write (all, "", 1, NULL, NULL);
  g_output_stream_close (all, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (all));
}

static void
wait_requests (SolSimulator *simulator, const char *method, const char *tail, guint n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (cli_count_requests (simulator, method, tail) < n)
    {
      g_usleep (20000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

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
  g_auto (Live) live = { 0 };

  start (&live, line);
  say (&live, SOL_SIMULATOR_PASSWORD "\n");
  wait_requests (simulator, "POST", "/app-api/generate_mfa_login_otp", 1);
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
  say (&live, mailed);
  g_output_stream_close (live.in, NULL, NULL);

  g_autofree char *out = read_all (live.out);
  g_autofree char *err = read_all (live.err);
  g_assert_cmpint (wait_exit (&live), ==, 0);
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
  g_auto (Live) live = { 0 };

  start_on_terminal (&live, line);
  g_autofree char *first = read_terminal (&live, "Password: ");
  g_assert_false (echoes (&live));
  g_assert_cmpint (write (live.master, SOL_SIMULATOR_PASSWORD "\n", 9), ==, 9);
  g_autofree char *second = read_terminal (&live, "code sent to");
  g_autofree char *code = sol_simulator_dup_code (simulator, SOL_SIMULATOR_MFA);
  g_autofree char *wrong = g_strdup (g_str_equal (code, "000000\n") ? "111111\n" : "000000\n");
  g_autofree char *right = g_strconcat (code, "\n", NULL);
  /* Who mistypes a code is asked again. */
  g_assert_cmpint (write (live.master, wrong, 7), ==, 7);
  g_autofree char *third = read_terminal (&live, "code sent to");
  g_assert_cmpint (write (live.master, right, strlen (right)), ==, (gssize) strlen (right));
  g_autofree char *rest = read_terminal (&live, NULL);
  g_assert_cmpint (wait_exit (&live), ==, 0);
  g_assert_true (echoes (&live));
  g_assert_null (strstr (second, SOL_SIMULATOR_PASSWORD));
  g_assert_null (strstr (rest, code));
}

static void
test_prompt_interrupted (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_auto (Live) live = { 0 };
      start_on_terminal (&live, "--server http://127.0.0.1:9 --no-keyring --account a@example.org sites");
      g_autofree char *prompt = read_terminal (&live, "Password: ");
      g_assert_false (echoes (&live));
      g_subprocess_send_signal (live.process, signals[i]);
      g_assert_cmpint (wait_exit (&live), ==, 128 + signals[i]);
      g_assert_true (echoes (&live));
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
  g_auto (Live) live = { 0 };

  start_on_terminal (&live, line);
  g_autofree char *prompt = read_terminal (&live, "Password: ");
  g_assert_cmpint (write (live.master, SOL_SIMULATOR_PASSWORD "\n", 9), ==, 9);
  g_autofree char *shown = read_terminal (&live, NULL);
  g_assert_cmpint (wait_exit (&live), ==, 0);
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
  g_auto (Live) live = { 0 };

  start (&live, line);
  say (&live, SOL_SIMULATOR_PASSWORD "\n");
  wait_requests (simulator, "GET", "/devices.json", 1);
  g_subprocess_send_signal (live.process, SIGINT);
  g_assert_cmpint (wait_exit (&live), ==, 128 + SIGINT);
  g_autofree char *out = read_all (live.out);
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
  g_auto (Live) live = { 0 };

  start (&live, line);
  say (&live, SOL_SIMULATOR_PASSWORD "\n");
  wait_requests (simulator, NULL, "/start_charging", 1);
  g_usleep (300000); /* the answer has come, its proof has not */
  g_subprocess_send_signal (live.process, SIGINT);
  g_assert_cmpint (wait_exit (&live), ==, 7);
  g_autofree char *out = read_all (live.out);
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
  g_auto (Live) live = { 0 };

  start (&live, line);
  say (&live, SOL_SIMULATOR_PASSWORD "\n");
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
  g_assert_cmpint (wait_exit (&live), ==, 0);
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
