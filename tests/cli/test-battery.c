/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "cli-table.h"
#include "storage-sandbox.h"

/* What is read and changed of the battery and of Storm Guard, and what the home then really is. */

#define BATTERY                                                                                              \
  "charge_percent available_wh capacity_wh available_w max_w profile pending_profile reserve_percent "       \
  "reserve_min reserve_max charge_from_grid shutdown_percent shutdown_min shutdown_max grid_mode units"
#define UNIT                                                                                                 \
  "serial charge_percent available_wh capacity_wh status status_text excluded cycles health_percent "        \
  "power_w last_report error"
#define STORM "enabled charger alert_active alerts"

static void
test_usage (void)
{
  static const char *const lines[] = {
    "battery",
    "battery profile",
    "battery profile savings --reserve 101",
    "battery profile savings --amps 6",
    "battery cancel now",
    "battery reserve",
    "battery reserve much",
    "battery shutdown -1",
    "battery charge-from-grid",
    "battery charge-from-grid maybe",
    "battery charge-from-grid on --start 02:00",
    "battery charge-from-grid off --start 02:00 --end 05:00",
    "battery after-peak 1",
    "battery discharge-to-grid",
    "battery restrict-discharge yes",
    "battery show all",
    "storm-guard",
    "storm-guard maybe",
    "storm-guard on --charger perhaps",
    "storm-guard show --charger on",
    "storm-guard opt-out",
  };
  cli_check_usage (lines, G_N_ELEMENTS (lines));
}

static void
test_show (void)
{
  g_autoptr (CliHome) home = cli_home_open (NULL);
  g_autoptr (CliRun) run = cli_home_run (home, "battery show");

  g_assert_cmpint (run->exit, ==, 0);
  cli_assert_members (run, "", BATTERY);
  cli_assert_members (run, "units.0", UNIT);
  cli_assert_members (run, "charge_from_grid", "enabled schedule_enabled start end disclaimer_accepted");
  g_assert_cmpstr (cli_get_string (run, "profile"), ==, "self-consumption");
  g_assert_cmpstr (cli_get_string (run, "units.0.status"), ==, "normal");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (cli_get (run, "units"))), ==, 2);
  g_autofree char *reserve = cli_home_truth (home, "profile.reserve");
  g_assert_cmpint (atoi (reserve), ==, (int) cli_get_number (run, "reserve_percent"));
  g_autoptr (CliRun) text = cli_run_printf (SOL_SIMULATOR_PASSWORD "\n", "%s battery show", home->options);
  g_assert_nonnull (strstr (text->out, "Self-consumption"));
  g_assert_nonnull (strstr (text->out, cli_get_string (run, "units.0.serial")));
  /* Both commands together have read each part once. */
  g_assert_cmpuint (cli_count_requests (home->simulator, "GET", "/battery_status.json"), ==, 1);
}

static void
test_changes (void)
{
  static const CliRow rows[] = {
    { "battery reserve 35", 0, "confirmed", "profile.reserve", "35" },
    { "battery reserve 35", 0, "no-op" },
    { "battery reserve 3", 5, "refused", "profile.reserve", "35", "The reserve can be" },
    { "battery shutdown 12", 0, "confirmed", "settings.very_low_soc", "12" },
    { "battery shutdown 80", 5, "refused" },
    { "battery cancel", 0, "no-op" },
    { "battery after-peak on", 5, "not-supported" },
    { "battery profile nonsense", 5, "not-supported" },
    { "battery charge-from-grid off", 0, "confirmed", "settings.charge_from_grid", "false" },
    { "battery charge-from-grid on", 5, "refused", "settings.charge_from_grid", "false",
      "--accept-disclaimer" },
    { "battery charge-from-grid on --accept-disclaimer", 0, "confirmed", "settings.charge_from_grid",
      "true" },
    { "battery restrict-discharge on", 5, "no-enabled-slot", "settings.restrict_discharge", "false" },
    { "battery discharge-to-grid on", 0, "confirmed", "settings.discharge_to_grid", "true" },
  };
  g_autoptr (CliHome) home = cli_home_open (NULL);
  cli_home_walk (home, rows, G_N_ELEMENTS (rows), "result detail");
}

static void
test_profile (void)
{
  static const CliRow rows[] = {
    { "battery charge-from-grid on --start 01:30 --end 04:00", 0, "confirmed", "settings.charge_begin",
      "90" },
    { "battery profile savings --reserve 25", 0, "confirmed", "profile.profile", "\"cost_savings\"" },
    { "battery after-peak on", 0, "confirmed", "profile.subtype", "\"prioritize-energy\"" },
  };
  g_autoptr (CliHome) home = cli_home_open (NULL);
  cli_home_walk (home, rows, G_N_ELEMENTS (rows), "result detail");
  g_autofree char *reserve = cli_home_truth (home, "profile.reserve");
  g_assert_cmpstr (reserve, ==, "25");
  g_autoptr (CliRun) show = cli_home_run (home, "--fresh battery show");
  g_assert_cmpstr (cli_get_string (show, "profile"), ==, "savings");
}

static void
test_storm_guard (void)
{
  static const CliRow rows[] = {
    { "storm-guard show", 0 },
    { "storm-guard off", 0, NULL, "settings.storm_guard", "false" },
    { "storm-guard on --charger on", 0, NULL, "settings.storm_guard_charger", "true" },
    { "storm-guard opt-out 99", 4, "no-such-device" },
  };
  g_autoptr (CliHome) home = cli_home_open ("storm");
  cli_home_walk (home, rows, G_N_ELEMENTS (rows), STORM);
  g_autofree char *on = cli_home_truth (home, "settings.storm_guard");
  g_assert_cmpstr (on, ==, "true");

  g_autoptr (CliRun) show = cli_home_run (home, "storm-guard show");
  cli_assert_members (show, "alerts.0", "id name source status starts_at ends_at critical");
  g_assert_true (json_node_get_boolean (cli_get (show, "alert_active")));
  g_autofree char *line = g_strdup_printf ("storm-guard opt-out %s", cli_get_string (show, "alerts.0.id"));
  g_autoptr (CliRun) out = cli_home_run (home, line);
  g_assert_cmpint (out->exit, ==, 0);
  cli_assert_members (out, "", STORM);
  g_assert_false (json_node_get_boolean (cli_get (out, "alert_active")));
  g_autofree char *active = cli_home_truth (home, "storm_active");
  g_assert_cmpstr (active, ==, "false");
}

/* Every command explains itself where it cannot work. */
static void
test_other_homes (void)
{
  static const CliHomeRows homes[] = {
    { "no-battery",
      { { "battery show", 4, "no-such-device", NULL, NULL, "no battery" },
        { "battery reserve 30", 4, "no-such-device" },
        { "battery profile savings", 4, "no-such-device" },
        { "battery windows", 4, "no-such-device" },
        { "storm-guard show", 4, "no-such-device" },
        { "storm-guard on", 4, "no-such-device" } } },
    { "solar-only", { { "battery show", 4, "no-such-device" }, { "battery cancel", 4, "no-such-device" } } },
    { "read-only",
      { { "battery show", 0 },
        { "battery reserve 30", 5, "forbidden", "profile.reserve", "20", "may not change" },
        { "battery profile savings", 5, "forbidden" },
        { "battery charge-from-grid off", 5, "forbidden" },
        { "storm-guard off", 5, "forbidden" },
        { "battery cancel", 5, "forbidden" } } },
    { "pending-profile",
      { { "battery show", 0 },
        { "battery reserve 30", 5, "busy" },
        { "battery profile full-backup", 5, "busy" } } },
    { "no-charger", { { "storm-guard on --charger on", 4, "no-such-device" } } },
    { "emea", { { "battery reserve 30", 0, "confirmed", "profile.reserve", "30" } } },
    { "raw-cookie", { { "battery reserve 30", 0, "confirmed", "profile.reserve", "30" } } },
  };
  cli_walk_homes (homes, G_N_ELEMENTS (homes));
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/cli/battery/usage", test_usage);
  g_test_add_func ("/cli/battery/show", test_show);
  g_test_add_func ("/cli/battery/changes", test_changes);
  g_test_add_func ("/cli/battery/profile", test_profile);
  g_test_add_func ("/cli/battery/other-homes", test_other_homes);
  g_test_add_func ("/cli/storm-guard", test_storm_guard);
  return storage_test_run ();
}
