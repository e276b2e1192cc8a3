/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <unistd.h>

#include "cli-live.h"
#include "cli-table.h"
#include "storage-sandbox.h"

/* The grid relay: shown, and switched with the site's name and a mailed code. */

static void
test_show (void)
{
  static const struct
  {
    const char *scenario, *state;
    gboolean can_toggle;
    const char *reason; /* (nullable) the first */
  } homes[] = {
    { "home", "on-grid", TRUE, NULL },
    { "off-grid", "off-grid", TRUE, NULL },
    { "outage", "outage", FALSE, "outage" },
    { "solar-only", NULL, FALSE, "no-switch" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_test_message ("%s", homes[i].scenario);
      g_autoptr (CliHome) home = cli_home_open (homes[i].scenario);
      g_autoptr (CliRun) run = cli_home_run (home, "grid show");
      g_assert_cmpint (run->exit, ==, 0);
      cli_assert_members (run, "", "state can_toggle reasons outages");
      if (homes[i].state != NULL)
        g_assert_cmpstr (cli_get_string (run, "state"), ==, homes[i].state);
      g_assert_cmpint (json_node_get_boolean (cli_get (run, "can_toggle")), ==, homes[i].can_toggle);
      g_assert_cmpstr (cli_get_string (run, "reasons.0"), ==, homes[i].reason);
      if (i == 0)
        {
          cli_assert_members (run, "outages", "count total_s history");
          cli_assert_members (run, "outages.history.0", "started_at duration_s");
        }
    }
}

static void
test_refused (void)
{
  static const CliRow usage[] = {
    { "grid off", 2, "usage", NULL, NULL, "--confirm-site" },
    { "grid on", 2, "usage" },
    { "grid fly", 2, "usage" },
    { "grid show --confirm-site X", 2, "usage" },
  };
  static const CliRow rows[] = {
    { "grid off --confirm-site Birchwood", 5, "refused", "grid", "\"on-grid\"", "not the name" },
    { "grid off --confirm-site 'birchwood house'", 5, "refused" },
    { "grid on --confirm-site 'Birchwood House'", 0, "no-op" },
    { "grid off --confirm-site 'Birchwood House'", 3, "bad-code", "grid", "\"on-grid\"", "no code" },
  };
  g_autoptr (CliHome) home = cli_home_open (NULL);
  cli_home_walk (home, usage, G_N_ELEMENTS (usage), NULL);
  cli_home_walk (home, rows, G_N_ELEMENTS (rows), "result request");
  g_assert_cmpuint (cli_count_requests (home->simulator, "POST", "/grid_state.json"), ==, 0);
  g_autoptr (CliRun) wrong = cli_home_run_with (home, "12x4\n", "grid off --confirm-site 'Birchwood House'");
  cli_assert_error (wrong, 3, "bad-code");
  g_assert_cmpuint (cli_count_requests (home->simulator, "POST", "/grid_state.json"), ==, 0);

  g_autoptr (CliHome) sun = cli_home_open ("solar-only");
  g_autofree char *name = cli_home_truth (sun, "name");
  g_autofree char *line = g_strdup_printf ("grid off --confirm-site %s", name);
  g_autoptr (CliRun) none = cli_home_run (sun, line);
  cli_assert_error (none, 5, "not-supported");
}

static char *
get_grid_code (SolSimulator *simulator)
{
  g_autoptr (JsonNode) node = cli_ask (simulator, "GET", "codes", NULL);
  JsonArray *codes = json_object_get_array_member (json_node_get_object (node), "codes");
  for (guint i = 0; i < json_array_get_length (codes); i++)
    {
      const char *code = json_object_get_string_member (json_array_get_object_element (codes, i), "code");
      if (strlen (code) == 4)
        return g_strdup (code);
    }
  g_error ("No code for the grid was mailed");
}

static void
switch_grid (CliHome *home, const char *command, guint n, const char *out)
{
  g_autofree char *line
      = g_strdup_printf ("%s --json grid %s --confirm-site 'Birchwood House'", home->options, command);
  g_auto (CliLive) live = { 0 };

  cli_live_start (&live, line);
  cli_live_say (&live, SOL_SIMULATOR_PASSWORD "\n");
  cli_live_wait_requests (home->simulator, "GET", "/grid_toggle_otp.json", n);
  g_autofree char *code = get_grid_code (home->simulator);
  g_autofree char *typed = g_strconcat (code, "\n", NULL);
  cli_live_say (&live, typed);
  g_output_stream_close (live.in, NULL, NULL);
  g_autofree char *said = cli_live_read_all (live.out);
  g_autofree char *complained = cli_live_read_all (live.err);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 0);
  g_assert_cmpstr (said, ==, out);
  g_assert_null (strstr (complained, code));
}

static void
test_switch (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);

  switch_grid (home, "off", 1, "{\"result\":\"confirmed\",\"request\":\"off-grid\"}\n");
  g_autofree char *off = cli_home_truth (home, "grid");
  g_assert_cmpstr (off, ==, "\"off-grid\"");
  switch_grid (home, "on", 2, "{\"result\":\"confirmed\",\"request\":\"on-grid\"}\n");
  g_autofree char *on = cli_home_truth (home, "grid");
  g_assert_cmpstr (on, ==, "\"on-grid\"");
  g_assert_cmpuint (cli_count_requests (home->simulator, "POST", "/grid_state.json"), ==, 2);
  g_assert_cmpuint (cli_count_requests (home->simulator, "POST", "/log_grid_change.json"), ==, 2);
  g_autoptr (CliRun) journal = cli_home_run (home, "journal");
  g_assert_cmpstr (cli_get_string (journal, "writes.0.state"), ==, "confirmed");
}

/* A person is asked, sees nothing of what is typed, and may mistype. */
static void
test_terminal (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autofree char *line = g_strdup_printf ("%s grid off --confirm-site 'Birchwood House'", home->options);
  g_auto (CliLive) live = { 0 };

  cli_live_start_on_terminal (&live, line);
  g_autofree char *password = cli_live_read_terminal (&live, "Password: ");
  g_assert_cmpint (write (live.master, SOL_SIMULATOR_PASSWORD "\n", 9), ==, 9);
  g_autofree char *first = cli_live_read_terminal (&live, "4-digit code sent to");
  g_assert_false (cli_live_echoes (&live));
  g_autofree char *code = get_grid_code (home->simulator);
  g_autofree char *right = g_strconcat (code, "\n", NULL);
  const char *wrong = g_str_equal (code, "0000") ? "1111\n" : "0000\n";
  g_assert_cmpint (write (live.master, wrong, 5), ==, 5);
  g_autofree char *second = cli_live_read_terminal (&live, "4-digit code sent to");
  g_autofree char *off = cli_home_truth (home, "grid");
  g_assert_cmpstr (off, ==, "\"on-grid\"");
  g_assert_cmpint (write (live.master, right, 5), ==, 5);
  g_autofree char *rest = cli_live_read_terminal (&live, NULL);
  g_assert_cmpint (cli_live_wait_exit (&live), ==, 0);
  g_assert_null (strstr (rest, code));
  g_assert_true (cli_live_echoes (&live));
  /* What takes longer than a second is told. */
  g_assert_nonnull (strstr (rest, "Waiting for your system…"));
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/cli/grid/show", test_show);
  g_test_add_func ("/cli/grid/refused", test_refused);
  g_test_add_func ("/cli/grid/switch", test_switch);
  g_test_add_func ("/cli/grid/terminal", test_terminal);
  return storage_test_run ();
}
