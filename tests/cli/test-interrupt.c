/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <string.h>

#include "cli-live.h"
#include "cli-table.h"
#include "storage-sandbox.h"

/* A signal in the middle of a write: what was sent cannot be called back, and the exit code says so. */

static void
interrupt (const char *scenario, const char *command, const char *method, const char *tail, const char *knob)
{
  g_autoptr (CliHome) home = cli_home_open (scenario);
  g_autofree char *serial = g_strdup (home->serial);
  g_auto (GStrv) parts = g_strsplit (command, "$SN", -1);
  g_autofree char *filled = g_strjoinv (serial, parts);
  g_autofree char *line = g_strdup_printf ("%s --json %s", home->options, filled);
  g_auto (CliLive) live = { 0 };

  if (knob != NULL)
    {
      g_autofree char *body = g_strdup_printf ("{\"what\":\"knob\",\"kind\":\"%s\",\"never\":true}", knob);
      g_autoptr (JsonNode) never = cli_ask (home->simulator, "POST", "home", body);
    }
  cli_live_start (&live, line);
  cli_live_say (&live, SOL_SIMULATOR_PASSWORD "\n");
  cli_live_wait_requests (home->simulator, method, tail, 1);
  g_usleep (300000); /* the answer has come, its proof has not */
  g_subprocess_send_signal (live.process, SIGTERM);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 7);
  g_autofree char *out = cli_live_read_all (live.out);
  g_assert_nonnull (strstr (out, "\"not-confirmed\""));
  /* The row is still open. */
  g_autoptr (CliRun) journal = cli_home_run (home, "journal");
  g_assert_cmpstr (cli_get_string (journal, "writes.0.state"), ==, "sent");
}

static void
test_amps (void)
{
  /* In the pause of 30 s between the old session and the new one. */
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autofree char *line = g_strdup_printf ("%s --json charger amps %s 10", home->options, home->serial);
  g_auto (CliLive) live = { 0 };

  cli_live_start (&live, line);
  cli_live_say (&live, SOL_SIMULATOR_PASSWORD "\n");
  cli_live_wait_requests (home->simulator, NULL, "/stop_charging", 1);
  g_usleep (300000);
  g_subprocess_send_signal (live.process, SIGINT);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 7);
  g_assert_cmpuint (cli_count_requests (home->simulator, NULL, "/start_charging"), ==, 0);
  /* The car is not left standing without a word. */
  g_autofree char *err = cli_live_read_all (live.err);
  g_assert_nonnull (strstr (err, "charger start"));
}

static void
test_schedule (void)
{
  interrupt (NULL, "schedule add $SN --start 12:00 --end 13:00 --days 1", "POST", "/schedule", NULL);
}

static void
test_profile (void)
{
  interrupt (NULL, "battery profile savings", "PUT", "", "profile");
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/cli/interrupt/amps", test_amps);
  g_test_add_func ("/cli/interrupt/schedule", test_schedule);
  g_test_add_func ("/cli/interrupt/profile", test_profile);
  return storage_test_run ();
}
