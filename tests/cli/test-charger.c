/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-table.h"
#include "storage-sandbox.h"

/* What is changed of a charger and of its schedule, and what the home then really is. */

#define CHANGE "result detail"

static void
test_settings (void)
{
  static const CliRow rows[] = {
    { "charger stop $SN", 0, "confirmed", "chargers.0.charging", "false" },
    { "charger stop $SN", 0, "no-op", NULL, NULL, "It is not charging" },
    { "charger amps $SN 12", 0, "accepted", NULL, NULL, "kept for the next start" },
    { "charger amps $SN 99", 5, "refused", NULL, NULL, "This charger takes" },
    { "charger use-battery $SN on", 5, "refused", "chargers.0.use_battery", "false", "Green mode" },
    { "charger mode $SN green", 0, "confirmed", "chargers.0.mode", "\"green\"" },
    { "charger mode $SN green", 0, "no-op" },
    { "charger use-battery $SN on", 0, "confirmed", "chargers.0.use_battery", "true" },
    { "charger amps $SN 10", 5, "refused", NULL, NULL, "Green mode" },
    { "charger mode $SN smart", 5, "not-supported" },
    { "charger authentication $SN app on", 0, "confirmed", "chargers.0.app_authentication", "\"enabled\"" },
    { "charger authentication $SN rfid off", 0, "no-op" },
    { "charger default-level $SN none", 0, "no-op" },
    { "charger default-level $SN 14", 0, "confirmed", "chargers.0.default_level", "\"14\"" },
    { "charger default-level $SN none", 5, "not-supported", NULL, NULL, "not taken back" },
    { "charger default-level $SN 14", 0, "no-op" },
    { "charger trigger $SN MeterValues", 0, "accepted" },
    { "charger live on", 0, "accepted" },
    { "charger live off", 0, "accepted" },
    { "charger mode EV000 green", 4, "no-such-device" },
    { "charger trigger EV000 MeterValues", 4, "no-such-device" },
  };
  g_autoptr (CliHome) home = cli_home_open (NULL);

  cli_home_walk (home, rows, G_N_ELEMENTS (rows), CHANGE);
  g_assert_cmpuint (cli_count_requests (home->simulator, "POST", "/trigger_message"), ==, 1);
  g_assert_cmpuint (cli_count_requests (home->simulator, "GET", "/start_live_stream"), ==, 1);
  g_assert_cmpuint (cli_count_requests (home->simulator, "GET", "/stop_live_stream"), ==, 1);
  g_autoptr (CliRun) show = cli_home_run (home, "--fresh charger show $SN");
  g_assert_true (json_node_get_boolean (cli_get (show, "chargers.0.use_battery")));
  g_assert_true (json_node_get_boolean (cli_get (show, "chargers.0.app_authentication")));
  g_assert_false (json_node_get_boolean (cli_get (show, "chargers.0.rfid_authentication")));
  g_autoptr (CliRun) text
      = cli_run_printf (SOL_SIMULATOR_PASSWORD "\n", "%s charger show %s", home->options, home->serial);
  g_assert_nonnull (strstr (text->out, "Default current         14"));
}

static void
test_usage (void)
{
  static const char *const lines[] = {
    "charger amps A",
    "charger amps A six",
    "charger amps A -6",
    "charger mode A",
    "charger mode A fast",
    "charger use-battery A maybe",
    "charger authentication A card on",
    "charger authentication A app",
    "charger authentication A app perhaps",
    "charger default-level A x",
    "charger trigger A Reset",
    "charger live",
    "charger live 1",
    "schedule",
    "schedule list",
    "schedule add A",
    "schedule add A --start 10:00 --end 11:00",
    "schedule add A --start 10:00 --end 10:00 --days 1",
    "schedule add A --start 10:00 --end 25:00 --days 1",
    "schedule add A --start 1 --end 11:00 --days 1",
    "schedule add A --start 10:00 --end 11:00 --days 8",
    "schedule add A --start 10:00 --end 11:00 --days 5-2",
    "schedule add A --start 10:00 --end 11:00 --days 1,,2",
    "schedule add A --start 10:00 --end 11:00 --days monday",
    "schedule add A --start 10:00 --end 11:00 --days 1 --reminder -1",
    "schedule edit A B",
    "schedule edit A",
    "schedule remove A",
    "schedule enable A",
    "schedule disable A B C",
    "schedule list A --amps 6",
  };
  cli_check_usage (lines, G_N_ELEMENTS (lines));
}

static void
test_schedule (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autoptr (CliRun) list = cli_home_run (home, "schedule list $SN");
  guint n = json_array_get_length (json_node_get_array (cli_get (list, "slots")));

  g_assert_cmpint (list->exit, ==, 0);
  cli_assert_members (list, "", "sync slots");
  cli_assert_members (list, "slots.0", "id type start end days amps enabled reminder_min");
  g_assert_cmpstr (cli_get_string (list, "slots.0.type"), ==, "custom");
  g_assert_cmpstr (cli_get_string (list, "slots.0.start"), ==, "23:00");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (cli_get (list, "slots.0.days"))), ==, 7);

  g_autoptr (CliRun) add
      = cli_home_run (home, "schedule add $SN --start 12:00 --end 13:30 --days 1-3,5 --amps 10 "
                            "--reminder 20");
  g_assert_cmpint (add->exit, ==, 0);
  cli_assert_members (add, "", "result slots");
  g_assert_cmpstr (cli_get_string (add, "result"), ==, "confirmed");
  g_autofree char *path = g_strdup_printf ("slots.%u", n);
  g_autofree char *id_path = g_strconcat (path, ".id", NULL);
  g_autofree char *days_path = g_strconcat (path, ".days", NULL);
  g_autofree char *days = json_to_string (cli_get (add, days_path), FALSE);
  g_assert_cmpstr (days, ==, "[1,2,3,5]");
  g_autofree char *id = g_strdup (cli_get_string (add, id_path));
  g_autofree char *truth_path = g_strdup_printf ("chargers.0.slots.%u.startTime", n);
  g_autofree char *truth = cli_home_truth (home, truth_path);
  g_assert_cmpstr (truth, ==, "\"12:00\"");

  static const struct
  {
    const char *line; /* of the new slot */
    int exit;
    const char *word;
  } rows[] = {
    { "schedule edit $SN %s --end 14:00", 0, "confirmed" },
    { "schedule edit $SN %s --end 14:00", 0, "no-op" },
    { "schedule edit $SN %s --start 22:00 --end 23:30", 5, "conflict" },
    { "schedule disable $SN %s", 0, "confirmed" },
    { "schedule disable $SN %s", 0, "no-op" },
    { "schedule enable $SN %s", 0, "confirmed" },
    { "schedule remove $SN %s", 0, "confirmed" },
    { "schedule remove $SN %s", 4, "no-such-device" },
    { "schedule edit $SN %s --amps 8", 4, "no-such-device" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) parts = g_strsplit (rows[i].line, "%s", -1);
      g_autofree char *line = g_strjoinv (id, parts);
      const CliRow row = { line, rows[i].exit, rows[i].word };
      cli_home_walk (home, &row, 1, "result slots");
    }
  g_autoptr (CliRun) after = cli_home_run (home, "schedule list $SN");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (cli_get (after, "slots"))), ==, n);
}

static void
test_other_homes (void)
{
  static const struct
  {
    const char *scenario;
    CliRow row;
  } rows[] = {
    { "no-charger", { "charger live on", 4, "no-such-device" } },
    { "no-charger", { "charger mode $SN green", 4, "no-such-device" } },
    { "solar-only", { "schedule list $SN", 4, "no-such-device" } },
    { "unplugged", { "charger start $SN", 5, "not-plugged-in", NULL, NULL, "Plug the car in first" } },
    { "safe-limit", { "charger show $SN", 0 } },
    { "regional", { "charger stop $SN", 0, "confirmed", "chargers.0.charging", "false" } },
    { "legacy", { "charger stop $SN", 0, "confirmed", "chargers.0.charging", "false" } },
    { "two-sites", { "charger list", 2, "usage", NULL, NULL, "--site" } },
    { "off-grid", { "schedule list $SN", 0 } },
    { "no-battery", { "charger use-battery $SN on", 5, "refused" } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].scenario);
      g_autoptr (CliHome) home = cli_home_open (rows[i].scenario);
      cli_home_walk (home, &rows[i].row, 1, NULL);
    }
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/cli/charger/usage", test_usage);
  g_test_add_func ("/cli/charger/settings", test_settings);
  g_test_add_func ("/cli/charger/other-homes", test_other_homes);
  g_test_add_func ("/cli/schedule", test_schedule);
  return storage_test_run ();
}
