/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "cli-table.h"
#include "sol-format.h"
#include "storage-sandbox.h"

/* What is listed: tariff, alarms, panels, energies, events and sessions, as JSON, text and CSV, and exported.
 */

static guint
length (CliRun *run, const char *path)
{
  return json_array_get_length (json_node_get_array (cli_get (run, path)));
}

static char *
days_ago (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -days);
  return g_date_time_format (then, "%Y-%m-%d");
}

static void
test_usage (void)
{
  static const char *const lines[] = {
    "tariff now",
    "alarms --csv",
    "panels --from 2026-06-01",
    "panels --from yesterday --to today",
    "panels --from 2026-02-30 --to 2026-03-01",
    "panels --from 2026-06-02 --to 2026-06-01",
    "energy --by week",
    "energy --from 2026-6-1",
    "energy --csv --json",
    "events --limit 0",
    "events --limit all",
    "charger sessions",
    "charger sessions A --from 1.6.2026",
    "export",
    "export a b",
    "devices --csv",
  };
  cli_check_usage (lines, G_N_ELEMENTS (lines));
}

static void
test_tariff (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autoptr (CliRun) run = cli_home_run (home, "tariff");

  g_assert_cmpint (run->exit, ==, 0);
  cli_assert_members (run, "", "currency import export next_billing_date");
  cli_assert_members (run, "import", "now_per_kwh rates");
  cli_assert_members (run, "export", "now_per_kwh rates");
  cli_assert_members (run, "import.rates.0",
                      "season start_month end_month type days start end from_kwh to_kwh per_kwh");
  g_assert_cmpfloat (cli_get_number (run, "import.now_per_kwh"), >, 0);
  /* Export is paid by the hour at this home; the prices of the day are read when the tariff has asked for
   * them. */
  g_assert_false (isnan (cli_get_number (run, "export.now_per_kwh")));
  g_autoptr (CliRun) text = cli_run_printf (SOL_SIMULATOR_PASSWORD "\n", "%s tariff", home->options);
  g_assert_nonnull (strstr (text->out, "per kWh"));
  g_autoptr (CliRun) alarms = cli_home_run (home, "alarms");
  g_assert_cmpint (alarms->exit, ==, 0);
  cli_assert_members (alarms, "", "alarms");
}

static void
test_panels (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autoptr (CliRun) all = cli_home_run (home, "panels");

  g_assert_cmpint (all->exit, ==, 0);
  cli_assert_members (all, "", "total not_reporting panels");
  cli_assert_members (
      all, "panels.0",
      "serial id model array status status_text last_report firmware warranty_until energy_wh");
  g_assert_cmpfloat (cli_get_number (all, "total"), ==, 24);
  g_assert_cmpuint (length (all, "panels"), ==, 24);
  g_autofree char *serial = g_strdup (cli_get_string (all, "panels.3.serial"));
  g_autofree char *line = g_strdup_printf ("panels --search %s", serial);
  g_autoptr (CliRun) one = cli_home_run (home, line);
  g_assert_cmpuint (length (one, "panels"), ==, 1);
  g_assert_cmpfloat (cli_get_number (one, "total"), ==, 1);
  /* Another stretch of days has other energies. */
  g_autofree char *from = days_ago (200);
  g_autofree char *to = days_ago (170);
  g_autofree char *dated = g_strdup_printf ("panels --from %s --to %s", from, to);
  g_autoptr (CliRun) month = cli_home_run (home, dated);
  g_assert_cmpint (month->exit, ==, 0);
  g_assert_cmpfloat (cli_get_number (month, "panels.3.energy_wh"), >,
                     cli_get_number (all, "panels.3.energy_wh"));
  g_autoptr (CliRun) csv = cli_home_run (home, "panels --csv");
  g_auto (GStrv) lines = g_strsplit (csv->out, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 26);
  g_assert_true (g_str_has_prefix (lines[0], "serial,id,model,"));
  g_autoptr (CliRun) text = cli_run_printf (SOL_SIMULATOR_PASSWORD "\n", "%s panels", home->options);
  g_assert_nonnull (strstr (text->out, "24 panels"));
}

static void
test_energy (void)
{
  g_autoptr (CliHome) home = cli_home_open ("mockup");
  g_autoptr (CliRun) days = cli_home_run (home, "energy --from 2026-06-11");

  g_assert_cmpint (days->exit, ==, 0);
  cli_assert_members (days, "", "buckets");
  cli_assert_members (
      days, "buckets.0",
      "start produced_wh consumed_wh imported_wh exported_wh charged_wh discharged_wh charger_wh "
      "heat_pump_wh water_heater_wh");
  g_autoptr (CliRun) two = cli_home_run (home, "energy --from 2026-06-01 --to 2026-06-02");
  g_assert_cmpuint (length (two, "buckets"), ==, 2);
  g_assert_cmpstr (cli_get_string (two, "buckets.1.start"), ==, "2026-06-02");
  g_autofree char *truth = cli_home_truth (home, "days.2026-06-02.production");
  g_assert_cmpfloat (cli_get_number (two, "buckets.1.produced_wh"), ==, g_ascii_strtod (truth, NULL));
  cli_assert_null (two, "buckets.0.heat_pump_wh");

  /* A month is the sum of its days. */
  g_autoptr (CliRun) may = cli_home_run (home, "energy --by month --from 2026-05-01 --to 2026-05-31");
  g_autoptr (CliRun) each = cli_home_run (home, "energy --from 2026-05-01 --to 2026-05-31");
  double sum = 0;
  for (guint i = 0; i < 31; i++)
    {
      g_autofree char *path = g_strdup_printf ("buckets.%u.imported_wh", i);
      sum += cli_get_number (each, path);
    }
  g_assert_cmpuint (length (may, "buckets"), ==, 1);
  g_assert_cmpfloat_with_epsilon (cli_get_number (may, "buckets.0.imported_wh"), sum, 0.5);
  g_autofree char *whole = sol_format_energy_long (sum, FALSE);
  g_autoptr (CliRun) text = cli_run_printf (
      SOL_SIMULATOR_PASSWORD "\n", "%s energy --by month --from 2026-05-01 --to 2026-05-31", home->options);
  g_assert_nonnull (strstr (text->out, "2026-05 "));
  g_assert_nonnull (strstr (text->out, whole));
  g_autoptr (CliRun) years = cli_home_run (home, "energy --by year");
  g_assert_true (g_str_has_suffix (cli_get_string (years, "buckets.0.start"), "-01-01"));
  g_autoptr (CliRun) csv = cli_home_run (home, "energy --csv --from 2026-06-01 --to 2026-06-02");
  g_auto (GStrv) lines = g_strsplit (csv->out, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[2], "2026-06-02,"));
}

static void
test_events (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autoptr (CliRun) few = cli_home_run (home, "events --limit 3");

  g_assert_cmpint (few->exit, ==, 0);
  cli_assert_members (few, "", "events");
  cli_assert_members (few, "events.0", "id time severity type text device_serial cleared_at advice");
  g_assert_cmpuint (length (few, "events"), ==, 3);
  g_autoptr (CliRun) many = cli_home_run (home, "events --limit 150");
  g_assert_cmpint (many->exit, ==, 0);
  g_autoptr (CliRun) all = cli_home_run (home, "events");
  g_assert_cmpuint (length (many, "events"), >=, length (all, "events"));
  g_autoptr (CliRun) csv = cli_home_run (home, "events --limit 3 --csv");
  g_auto (GStrv) split = g_strsplit (csv->out, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (split), ==, 5);
}

static void
test_sessions (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autofree char *from = days_ago (150);
  g_autofree char *to = days_ago (60);
  g_autofree char *after = days_ago (59);
  g_autofree char *line = g_strdup_printf ("charger sessions $SN --from %s --to %s", from, to);
  g_autoptr (CliRun) run = cli_home_run (home, "charger sessions $SN");
  guint n = length (run, "sessions");

  g_assert_cmpint (run->exit, ==, 0);
  cli_assert_members (run, "", "sessions");
  cli_assert_members (run, "sessions.0",
                      "id started_at ended_at energy_wh active_s range_added cost cost_per_kwh cost_state "
                      "authentication");
  g_autoptr (CliRun) older = cli_home_run (home, line);
  g_assert_cmpint (older->exit, ==, 0);
  g_assert_cmpuint (length (older, "sessions"), >, 0);
  g_assert_cmpstr (cli_get_string (older, "sessions.0.started_at"), <, after);
  /* What was read once is in the archive. */
  g_autoptr (CliRun) all = cli_home_run (home, "charger sessions $SN");
  g_assert_cmpuint (length (all, "sessions"), ==, n + length (older, "sessions"));
  g_autoptr (CliRun) csv = cli_home_run (home, "charger sessions $SN --csv");
  g_assert_true (g_str_has_prefix (csv->out, "id,started_at,ended_at,"));
}

static void
test_export (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autofree char *folder = g_dir_make_tmp ("cli-export-XXXXXX", NULL);
  g_autofree char *zip = g_build_filename (folder, "all.zip", NULL);
  g_autofree char *db = g_build_filename (folder, "all.db", NULL);
  g_autofree char *to_zip = g_strdup_printf ("export %s", zip);
  g_autofree char *to_db = g_strdup_printf ("export %s", db);
  g_autofree char *data = NULL;
  gsize size;

  g_autoptr (CliRun) run = cli_home_run (home, to_zip);
  g_assert_cmpint (run->exit, ==, 0);
  cli_assert_members (run, "", "file rows");
  g_assert_cmpstr (cli_get_string (run, "file"), ==, zip);
  g_assert_cmpfloat (cli_get_number (run, "rows"), >, 100);
  g_assert_true (g_file_get_contents (zip, &data, &size, NULL));
  g_assert_cmpint (memcmp (data, "PK\003\004", 4), ==, 0);
  g_autoptr (CliRun) sql = cli_home_run (home, to_db);
  g_assert_cmpfloat (cli_get_number (sql, "rows"), ==, cli_get_number (run, "rows"));
  /* A file is no folder. */
  g_autofree char *to_nowhere = g_strdup_printf ("export %s/all.zip", zip);
  g_autoptr (CliRun) nowhere = cli_home_run (home, to_nowhere);
  cli_assert_error (nowhere, 1, "failed");
  g_assert_cmpint (g_unlink (zip), ==, 0);
  g_assert_cmpint (g_unlink (db), ==, 0);
  /* Nothing half-made is left behind. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Every list explains itself where there is nothing to list. */
static void
test_other_homes (void)
{
  static const CliHomeRows homes[] = {
    { "solar-only",
      { { "energy --from 2026-06-01", 0 },
        { "charger sessions $SN", 4, "no-such-device" },
        { "devices", 0 } } },
    { "regional", { { "panels", 0 }, { "energy --by year", 0 } } },
    { "legacy", { { "energy --by month", 0 }, { "events", 0 }, { "charger list", 0 } } },
    { "retired", { { "devices", 0 }, { "panels", 0 } } },
    { "read-only", { { "tariff", 0 }, { "grid show", 0 }, { "alarms", 0 } } },
    { "two-sites", { { "panels", 2, "usage" }, { "--site 1 tariff", 4, "no-such-site" } } },
    { "gateway-silent", { { "energy --by month", 0 }, { "battery show", 0 } } },
  };
  cli_walk_homes (homes, G_N_ELEMENTS (homes));
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/cli/lists/usage", test_usage);
  g_test_add_func ("/cli/lists/tariff", test_tariff);
  g_test_add_func ("/cli/lists/panels", test_panels);
  g_test_add_func ("/cli/lists/energy", test_energy);
  g_test_add_func ("/cli/lists/events", test_events);
  g_test_add_func ("/cli/lists/sessions", test_sessions);
  g_test_add_func ("/cli/lists/export", test_export);
  g_test_add_func ("/cli/lists/other-homes", test_other_homes);
  return storage_test_run ();
}
