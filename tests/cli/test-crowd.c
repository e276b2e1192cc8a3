/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-live.h"
#include "storage-sandbox.h"

/* The same command from several processes at once is one command. */

#define CROWD 5

typedef struct
{
  SolSimulator *simulator;
  char *serial;
} Home;

/* @settles: seconds until the charger follows. */
static Home
home_open (guint settles)
{
  Home self = { .simulator = cli_simulator (NULL) };
  self.serial = cli_get_serial (self.simulator);
  g_autofree char *knob = g_strdup_printf (
      "{\"what\":\"knob\",\"kind\":\"charge\",\"settle_min\":%u,\"settle_max\":%u}", settles, settles);
  const char *const happenings[] = { "{\"what\":\"car-comes\"}", "{\"what\":\"stop-charging\"}", knob };
  for (guint i = 0; i < G_N_ELEMENTS (happenings); i++)
    {
      g_autoptr (JsonNode) done = cli_ask (self.simulator, "POST", "home", happenings[i]);
    }
  return self;
}

static void
home_close (Home *self)
{
  g_object_unref (self->simulator);
  g_free (self->serial);
}

static char *
make_line (Home *self, const char *word)
{
  return g_strdup_printf ("--server %s --no-keyring --account " SOL_SIMULATOR_OWNER " --json charger %s %s",
                          sol_simulator_get_origin (self->simulator), word, self->serial);
}

static void
start (Home *self, CliLive *live)
{
  g_autofree char *line = make_line (self, "start");
  cli_live_start (live, line);
  cli_live_say (live, SOL_SIMULATOR_PASSWORD "\n");
}

static guint
count_starts (Home *self)
{
  return cli_count_requests (self->simulator, NULL, "/start_charging");
}

static void
test_crowd (gconstpointer settles)
{
  Home home = home_open (GPOINTER_TO_UINT (settles));
  CliLive crowd[CROWD] = { 0 };
  guint confirmed = 0;

  for (guint i = 0; i < CROWD; i++)
    start (&home, &crowd[i]);
  for (guint i = 0; i < CROWD; i++)
    {
      g_autofree char *out = cli_live_read_all (crowd[i].out);
      g_autofree char *err = cli_live_read_all (crowd[i].err);
      g_test_message ("%s%s", out, err);
      g_assert_cmpint (cli_live_wait_exit (&crowd[i]), ==, 0);
      g_autoptr (CliRun) run = g_new0 (CliRun, 1);
      run->json = json_from_string (out, NULL);
      const char *result = cli_get_string (run, "result");
      g_assert_true (g_str_equal (result, "confirmed") || g_str_equal (result, "no-op"));
      confirmed += g_str_equal (result, "confirmed");
      cli_live_clear (&crowd[i]);
    }
  g_assert_cmpuint (confirmed, >=, 1);
  g_assert_cmpuint (count_starts (&home), ==, 1);
  home_close (&home);
}

/* Another wish meanwhile is refused, whether or not it is what is read. */
static void
test_other (void)
{
  Home home = home_open (5);
  g_auto (CliLive) live = { 0 };
  g_autofree char *line = make_line (&home, "stop");

  start (&home, &live);
  cli_live_wait_requests (home.simulator, NULL, "/start_charging", 1);
  g_autoptr (CliRun) stop = cli_spawn (SOL_SIMULATOR_PASSWORD "\n", line);
  cli_assert_error (stop, 5, "busy");
  g_assert_nonnull (strstr (stop->err, "A change is already on its way"));
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 0);
  g_assert_cmpuint (cli_count_requests (home.simulator, NULL, "/stop_charging"), ==, 0);
  home_close (&home);
}

/* Killed when the cloud had taken it: the next one waits for what was sent. */
static void
test_killed (void)
{
  Home home = home_open (8);
  CliLive live = { 0 }, next = { 0 };

  start (&home, &live);
  cli_live_wait_requests (home.simulator, NULL, "/start_charging", 1);
  g_usleep (G_USEC_PER_SEC); /* the answer has come and is written down */
  g_subprocess_force_exit (live.process);
  g_assert_cmpint (cli_live_wait_exit (&live), <, 0);
  start (&home, &next);
  g_assert_cmpint (cli_live_wait_exit (&next), ==, 0);
  g_assert_cmpuint (count_starts (&home), ==, 1);
  cli_live_clear (&live);
  cli_live_clear (&next);
  home_close (&home);
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_data_func ("/crowd/at-once", GUINT_TO_POINTER (0), test_crowd);
  g_test_add_data_func ("/crowd/later", GUINT_TO_POINTER (4), test_crowd);
  g_test_add_func ("/crowd/other", test_other);
  g_test_add_func ("/crowd/killed", test_killed);
  return storage_test_run ();
}
