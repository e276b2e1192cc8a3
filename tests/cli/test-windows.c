/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-table.h"
#include "storage-sandbox.h"

/* The windows of the battery. */

static void
test_usage (void)
{
  static const char *const lines[] = {
    "battery windows --kind sometimes",
    "battery windows all",
    "battery window",
    "battery window fly",
    "battery window add",
    "battery window add --kind charge --start 01:00 --end 02:00",
    "battery window add --start 01:00 --end 02:00 --days 1",
    "battery window add --kind charge --start 01:00 --end 01:00 --days 1",
    "battery window add --kind charge --start 01:00 --end 02:00 --days 0",
    "battery window add --kind charge --start 01:00 --end 02:00 --days 1 --limit much",
    "battery window edit A",
    "battery window edit",
    "battery window edit A --kind charge",
    "battery window remove",
    "battery window enable A B",
    "battery window disable",
  };
  cli_check_usage (lines, G_N_ELEMENTS (lines));
  g_autoptr (CliRun) group = cli_run (NULL, "battery window --help");
  g_assert_cmpint (group->exit, ==, 0);
  g_assert_nonnull (strstr (group->out, "battery window remove"));
  g_assert_null (strstr (group->out, "battery windows"));
  g_autoptr (CliRun) stranger = cli_run (NULL, "battery window fly");
  g_assert_nonnull (strstr (stranger->err, "solariumctl battery window --help"));
}

static void
test_terms (void)
{
  static const CliRow rows[] = {
    { "battery charge-from-grid off", 0, "confirmed", "settings.charge_from_grid", "false" },
    { "battery window add --kind charge --start 01:00 --end 02:00 --days 1-5", 5, "refused",
      "battery_schedules.0", NULL, "--accept-disclaimer" },
  };
  g_autoptr (CliHome) home = cli_home_open (NULL);
  cli_home_walk (home, rows, G_N_ELEMENTS (rows), NULL);
  g_autoptr (CliRun) none = cli_home_run (home, "battery windows");
  cli_assert_members (none, "", "windows");
  g_assert_null (cli_get (none, "windows.0"));
}

static void
test_restrict (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autoptr (CliRun) add
      = cli_home_run (home, "battery window add --kind restrict --start 17:00 --end 20:00 --days 1-7");

  g_assert_cmpint (add->exit, ==, 0);
  cli_assert_members (add, "", "windows");
  cli_assert_members (add, "windows.0", "id kind start end days limit_percent enabled state");
  g_assert_cmpstr (cli_get_string (add, "windows.0.kind"), ==, "restrict");
  g_assert_cmpstr (cli_get_string (add, "windows.0.start"), ==, "17:00");
  cli_assert_null (add, "windows.0.limit_percent");
  g_autofree char *kind = cli_home_truth (home, "battery_schedules.0.kind");
  g_assert_cmpstr (kind, ==, "\"restrict-discharge\"");
  g_autofree char *id = g_strdup (cli_get_string (add, "windows.0.id"));

  static const struct
  {
    const char *line; /* before the id */
    const char *tail;
    int exit;
    const char *word, *truth, *value;
  } rows[] = {
    { "battery window enable", "", 0, NULL, "settings.restrict_discharge", "true" },
    { "battery window disable", "", 0, NULL, "settings.restrict_discharge", "false" },
    { "battery windows --kind", "charge", 0, NULL, NULL, NULL },
    { "battery window remove", "", 0, NULL, "battery_schedules", "[]" },
    { "battery window remove", "", 4, "no-such-device", NULL, NULL },
    { "battery window edit", "--end 21:00", 4, "no-such-device", NULL, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = g_str_has_suffix (rows[i].line, "--kind")
                                  ? g_strjoin (" ", rows[i].line, rows[i].tail, NULL)
                                  : g_strjoin (" ", rows[i].line, id, rows[i].tail, NULL);
      const CliRow row = { line, rows[i].exit, rows[i].word, rows[i].truth, rows[i].value };
      cli_home_walk (home, &row, 1, "windows");
    }
}

static void
test_edit (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autoptr (CliRun) add
      = cli_home_run (home, "battery window add --kind discharge --start 18:00 --end 19:00 "
                            "--days 6,7 --limit 40");
  g_assert_cmpint (add->exit, ==, 0);
  g_assert_cmpfloat (cli_get_number (add, "windows.0.limit_percent"), ==, 40);
  g_autofree char *line
      = g_strdup_printf ("battery window edit %s --end 20:00", cli_get_string (add, "windows.0.id"));
  g_autoptr (CliRun) edit = cli_home_run (home, line);
  g_assert_cmpint (edit->exit, ==, 0);
  g_assert_cmpstr (cli_get_string (edit, "windows.0.end"), ==, "20:00");
  g_assert_cmpfloat (cli_get_number (edit, "windows.0.limit_percent"), ==, 40);
  g_autofree char *end = cli_home_truth (home, "battery_schedules.0.end");
  g_assert_cmpstr (end, ==, "\"20:00\"");
  g_autoptr (CliRun) conflict
      = cli_home_run (home, "battery window add --kind discharge --start 18:30 --end 18:45 --days 6");
  cli_assert_error (conflict, 5, "conflict");
  g_autoptr (CliRun) low = cli_home_run (
      home, "battery window add --kind discharge --start 10:00 --end 11:00 --days 1 --limit 2");
  cli_assert_error (low, 5, "refused");
}

/* Until the gateway has taken a window over its times cannot be changed. */
static void
test_pending (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autoptr (JsonNode) slow
      = cli_ask (home->simulator, "POST", "home",
                 "{\"what\":\"knob\",\"kind\":\"settings\",\"settle_min\":600,\"settle_max\":600}");
  g_autoptr (CliRun) add
      = cli_home_run (home, "battery window add --kind restrict --start 17:00 --end 20:00 --days 1-7");
  g_assert_cmpint (add->exit, ==, 0);
  g_assert_cmpstr (cli_get_string (add, "windows.0.state"), ==, "pending");
  g_autofree char *line
      = g_strdup_printf ("battery window edit %s --end 21:00", cli_get_string (add, "windows.0.id"));
  g_autoptr (CliRun) edit = cli_home_run (home, line);
  cli_assert_error (edit, 5, "busy");
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/cli/windows/usage", test_usage);
  g_test_add_func ("/cli/windows/terms", test_terms);
  g_test_add_func ("/cli/windows/restrict", test_restrict);
  g_test_add_func ("/cli/windows/edit", test_edit);
  g_test_add_func ("/cli/windows/pending", test_pending);
  return storage_test_run ();
}
