/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-rig.h"
#include "sol-keyring.h"
#include "storage-sandbox.h"

/* With a keyring: one sign-in serves every command after it. Needs a Secret Service that is unlocked. */

#define PASSWORD SOL_SIMULATOR_PASSWORD "\n"
#define CROWD 20

static CliRun *
run (SolSimulator *simulator, const char *input, const char *line)
{
  g_autofree char *whole
      = g_strdup_printf ("--server %s --json %s", sol_simulator_get_origin (simulator), line);
  return cli_spawn (input, whole);
}

static SolSimulator *
sign_in (const char *scenario)
{
  SolSimulator *simulator = cli_simulator (scenario);
  g_autoptr (CliRun) done = run (simulator, PASSWORD, "sign-in --account " SOL_SIMULATOR_OWNER);
  g_assert_cmpint (done->exit, ==, 0);
  return simulator;
}

static void
test_session (void)
{
  g_autoptr (SolSimulator) simulator = sign_in (NULL);
  g_autoptr (CliRun) status = run (simulator, NULL, "status");
  g_autoptr (CliRun) sites = run (simulator, NULL, "sites --account " SOL_SIMULATOR_OWNER);

  g_assert_cmpint (status->exit, ==, 0);
  g_assert_nonnull (cli_get_string (status, "chargers.0.serial"));
  g_assert_cmpint (sites->exit, ==, 0);
  /* The same mailbox, written otherwise. */
  g_autofree char *upper = g_ascii_strup (SOL_SIMULATOR_OWNER, -1);
  g_autofree char *line = g_strconcat ("sites --account ", upper, NULL);
  g_autoptr (CliRun) shouted = run (simulator, NULL, line);
  g_assert_cmpint (shouted->exit, ==, 0);
  g_assert_cmpuint (cli_count_requests (simulator, "POST", "/login/login.json"), ==, 1);
  g_autoptr (CliRun) other = run (simulator, NULL, "sites --account stranger@example.org");
  cli_assert_error (other, 3, "signed-out");

  g_autoptr (CliRun) out = run (simulator, NULL, "sign-out");
  g_assert_cmpint (out->exit, ==, 0);
  cli_assert_members (out, "", "account sites");
  g_assert_cmpstr (cli_get_string (out, "account"), ==, SOL_SIMULATOR_OWNER);
  g_assert_cmpfloat (cli_get_number (out, "sites"), ==, 1);
  g_autoptr (CliRun) after = run (simulator, NULL, "status");
  cli_assert_error (after, 3, "signed-out");
}

/* What the archive has is shown, and what is wrong is said (exit 6). */
static void
test_offline (void)
{
  g_autoptr (SolSimulator) simulator = sign_in (NULL);
  g_autoptr (CliRun) before = run (simulator, NULL, "status");
  g_assert_cmpint (before->exit, ==, 0);
  g_autofree char *origin = g_strdup (sol_simulator_get_origin (simulator));
  sol_simulator_stop (simulator);

  /* Everything is young enough: nothing needs to be read. */
  g_autofree char *line = g_strdup_printf ("--server %s --json devices", origin);
  g_autoptr (CliRun) missing = cli_spawn (NULL, line);
  cli_assert_error (missing, 6, "offline");
  g_autofree char *fresh = g_strdup_printf ("--server %s --json --fresh status", origin);
  g_autoptr (CliRun) status = cli_spawn (NULL, fresh);
  g_assert_cmpint (status->exit, ==, 6);
  g_assert_cmpstr (cli_get_string (status, "error.code"), ==, "offline");
  g_assert_cmpstr (cli_get_string (status, "chargers.0.serial"), ==,
                   cli_get_string (before, "chargers.0.serial"));
  g_assert_cmpfloat (cli_get_number (status, "today.produced_wh"), ==,
                     cli_get_number (before, "today.produced_wh"));
  g_assert_nonnull (strstr (status->err, cli_get_string (status, "error.message")));
}

typedef struct
{
  GMainLoop *loop;
  guint left;
  guint good;
} Crowd;

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Crowd *crowd = data;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  GSubprocess *process = G_SUBPROCESS (source);

  g_subprocess_communicate_utf8_finish (process, result, &out, &err, NULL);
  if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0)
    crowd->good++;
  else
    g_test_message ("%s%s", out, err);
  if (--crowd->left == 0)
    g_main_loop_quit (crowd->loop);
}

/* Returns: how many of many at once succeed. */
static guint
send_crowd (SolSimulator *simulator)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Crowd crowd = { .loop = loop, .left = CROWD };

  for (guint i = 0; i < CROWD; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process = g_subprocess_new (
          G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, cli_get_program (),
          "--server", sol_simulator_get_origin (simulator), "--json", "--fresh", "charger", "list", NULL);
      g_assert_no_error (error);
      g_subprocess_communicate_utf8_async (process, NULL, NULL, ended_cb, &crowd);
    }
  g_main_loop_run (loop);
  return crowd.good;
}

static guint
count_renewals (SolSimulator *simulator)
{
  return cli_count_requests (simulator, NULL, "/jwt_token.json")
         + cli_count_requests (simulator, NULL, "/session/token");
}

/* The token is over, the session's cookies are good: it is renewed once, without a password. */
static void
test_crowd_token (void)
{
  g_autoptr (SolSimulator) simulator = sign_in (NULL);
  g_autoptr (JsonNode) over = cli_ask (simulator, "POST", "expire", "{\"what\":\"tokens\"}");
  g_assert_cmpuint (send_crowd (simulator), ==, CROWD);
  g_assert_cmpuint (count_renewals (simulator), ==, 1);
  g_assert_cmpuint (cli_count_requests (simulator, "POST", "/login/login.json"), ==, 1);
}

static void
keep_password (SolSimulator *simulator)
{
  g_autoptr (SolClock) clock = sol_clock_new_system ();
  g_autoptr (SolKeyring) keyring = sol_keyring_new (sol_simulator_get_origin (simulator), clock);
  g_autoptr (GError) error = NULL;
  GAsyncResult *stored = NULL;

  sol_keyring_store_async (keyring, SOL_SIMULATOR_OWNER, SOL_KEYRING_PASSWORD, SOL_SIMULATOR_PASSWORD, NULL,
                           wait_cb, &stored);
  WAIT (stored);
  sol_keyring_store_finish (keyring, stored_done, &error);
  g_assert_no_error (error);
}

/* The whole session is over, and the person wanted the password to be kept: one sign-in for all. */
static void
test_crowd_session (void)
{
  g_autoptr (SolSimulator) simulator = sign_in (NULL);
  keep_password (simulator);
  g_autoptr (JsonNode) over = cli_ask (simulator, "POST", "expire", "{\"what\":\"sessions\"}");
  g_assert_cmpuint (send_crowd (simulator), ==, CROWD);
  g_assert_cmpuint (cli_count_requests (simulator, "POST", "/login/login.json"), ==, 2);
}

/* Nobody kept the password: signed out, and the cloud is not asked over and over. */
static void
test_over (void)
{
  g_autoptr (SolSimulator) simulator = sign_in (NULL);
  g_autoptr (JsonNode) over = cli_ask (simulator, "POST", "expire", "{\"what\":\"sessions\"}");
  g_autoptr (CliRun) run_one = run (simulator, NULL, "status");
  cli_assert_error (run_one, 3, "signed-out");
  guint renewals = count_renewals (simulator);
  g_autoptr (CliRun) run_two = run (simulator, NULL, "status");
  cli_assert_error (run_two, 3, "signed-out");
  g_assert_cmpuint (count_renewals (simulator), ==, renewals);
  g_assert_cmpuint (cli_count_requests (simulator, "POST", "/login/login.json"), ==, 1);
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/keyring/session", test_session);
  g_test_add_func ("/keyring/offline", test_offline);
  g_test_add_func ("/keyring/crowd/token", test_crowd_token);
  g_test_add_func ("/keyring/crowd/session", test_crowd_session);
  g_test_add_func ("/keyring/over", test_over);
  return storage_test_run ();
}
