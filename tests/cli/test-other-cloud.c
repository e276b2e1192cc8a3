/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-rig.h"
#include "other-cloud.h"
#include "storage-sandbox.h"

/* The client against another implementation of the protocol than the simulator. */

#define PASSWORD OTHER_CLOUD_PASSWORD "\n"

static CliRun *
run (OtherCloud *cloud, const char *line)
{
  return cli_run_printf (PASSWORD, "--server %s --no-keyring --account " OTHER_CLOUD_EMAIL " --json %s",
                         other_cloud_get_origin (cloud), line);
}

static void
assert_content (OtherCloud *cloud)
{
  g_autofree char *complaints = other_cloud_dup_complaints (cloud);
  g_assert_cmpstr (complaints, ==, "");
}

static void
assert_status (CliRun *status)
{
  g_assert_cmpint (status->exit, ==, 0);
  g_assert_cmpstr (cli_get_string (status, "site.id"), ==, OTHER_CLOUD_SITE);
  g_assert_cmpstr (cli_get_string (status, "site.name"), ==, "Hill House");
  g_assert_cmpstr (cli_get_string (status, "site.timezone"), ==, "America/Denver");

  g_assert_cmpstr (cli_get_string (status, "chargers.0.serial"), ==, OTHER_CLOUD_CHARGER);
  g_assert_cmpstr (cli_get_string (status, "chargers.0.name"), ==, "Garage");
  g_assert_true (json_node_get_boolean (cli_get (status, "chargers.0.connected")));
  g_assert_true (json_node_get_boolean (cli_get (status, "chargers.0.plugged_in")));
  g_assert_false (json_node_get_boolean (cli_get (status, "chargers.0.charging")));
  g_assert_cmpfloat (cli_get_number (status, "chargers.0.amps.set"), ==, 16);
  g_assert_cmpfloat (cli_get_number (status, "chargers.0.amps.max"), ==, 48);
  g_assert_cmpfloat (cli_get_number (status, "chargers.0.amps.step"), ==, 2);
  g_assert_cmpfloat (cli_get_number (status, "chargers.0.session.energy_wh"), ==, 7250);
  g_assert_nonnull (cli_get_string (status, "chargers.0.session.started_at"));
  g_assert_cmpfloat (cli_get_number (status, "chargers.0.voltage"), ==, 240);
  g_assert_cmpstr (cli_get_string (status, "chargers.0.mode"), ==, "manual");
  cli_assert_null (status, "chargers.0.safe_limit");
  cli_assert_null (status, "chargers.0.off_grid");
  g_assert_null (cli_get (status, "chargers.1"));

  g_assert_cmpfloat (cli_get_number (status, "battery.charge_percent"), ==, 41);
  g_assert_cmpfloat (cli_get_number (status, "battery.available_wh"), ==, 4100);
  g_assert_cmpfloat (cli_get_number (status, "battery.max_w"), ==, 3840);
  g_assert_cmpstr (cli_get_string (status, "battery.profile"), ==, "savings");
  g_assert_cmpfloat (cli_get_number (status, "battery.reserve_percent"), ==, 30);
  g_assert_cmpfloat (cli_get_number (status, "battery.shutdown_min"), ==, 5);
  g_assert_cmpstr (cli_get_string (status, "battery.charge_from_grid.start"), ==, "02:00");
  g_assert_false (json_node_get_boolean (cli_get (status, "battery.charge_from_grid.enabled")));
  g_assert_true (json_node_get_boolean (cli_get (status, "storm_guard.enabled")));
  g_assert_false (json_node_get_boolean (cli_get (status, "storm_guard.alert_active")));
  g_assert_cmpfloat (cli_get_number (status, "today.imported_wh"), ==, 1500);
  g_assert_cmpstr (cli_get_string (status, "grid.state"), ==, "outage");
}

static void
test_status (gconstpointer data)
{
  g_autoptr (OtherCloud) cloud = other_cloud_new ((OtherCloudLogin) GPOINTER_TO_UINT (data));
  g_autoptr (CliRun) status = run (cloud, "status");

  assert_status (status);
  assert_content (cloud);
  g_assert_cmpuint (other_cloud_count (cloud, "POST /login/login.json"), ==, 1);
  g_assert_cmpuint (other_cloud_count (cloud, "POST /tokens"), ==,
                    GPOINTER_TO_UINT (data) == OTHER_CLOUD_LOGIN_EMPTY ? 0 : 1);
  g_assert_cmpuint (other_cloud_count (cloud, "*"), <, 30);
}

static void
test_wrong_password (void)
{
  g_autoptr (OtherCloud) cloud = other_cloud_new (OTHER_CLOUD_LOGIN_EMPTY);
  g_autoptr (CliRun) wrong = cli_run_printf (
      "nonsense\n", "--server %s --no-keyring --account " OTHER_CLOUD_EMAIL " --json status",
      other_cloud_get_origin (cloud));
  cli_assert_error (wrong, 3, "bad-credentials");
  g_assert_cmpuint (other_cloud_count (cloud, "POST /login/login.json"), ==, 1);
}

static void
test_lists (void)
{
  g_autoptr (OtherCloud) cloud = other_cloud_new (OTHER_CLOUD_LOGIN_MINIMAL);
  g_autoptr (CliRun) sites = run (cloud, "sites");
  g_autoptr (CliRun) devices = run (cloud, "devices");

  g_assert_cmpstr (cli_get_string (sites, "sites.0.id"), ==, OTHER_CLOUD_SITE);
  g_assert_null (cli_get (sites, "sites.1"));
  g_assert_cmpstr (cli_get_string (devices, "devices.0.type"), ==, "envoy");
  g_assert_cmpstr (cli_get_string (devices, "devices.0.serial"), ==, "122000000001");
  g_assert_null (cli_get (devices, "devices.1"));
  assert_content (cloud);
}

static void
test_act (void)
{
  g_autoptr (OtherCloud) cloud = other_cloud_new (OTHER_CLOUD_LOGIN_EMPTY);
  g_autoptr (CliRun) start = run (cloud, "charger start " OTHER_CLOUD_CHARGER " --amps 10");
  g_assert_cmpint (start->exit, ==, 0);
  g_assert_cmpstr (cli_get_string (start, "result"), ==, "confirmed");
  g_assert_cmpuint (other_cloud_count (cloud, "POST */ev_charger/*/start_charging"), ==, 1);
  g_autoptr (CliRun) stop = run (cloud, "charger stop " OTHER_CLOUD_CHARGER);
  g_assert_cmpint (stop->exit, ==, 0);
  g_assert_cmpstr (cli_get_string (stop, "result"), ==, "confirmed");
  assert_content (cloud);
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_data_func ("/other-cloud/status/empty", GUINT_TO_POINTER (OTHER_CLOUD_LOGIN_EMPTY), test_status);
  g_test_add_data_func ("/other-cloud/status/minimal", GUINT_TO_POINTER (OTHER_CLOUD_LOGIN_MINIMAL),
                        test_status);
  g_test_add_data_func ("/other-cloud/status/form", GUINT_TO_POINTER (OTHER_CLOUD_LOGIN_FORM), test_status);
  g_test_add_func ("/other-cloud/wrong-password", test_wrong_password);
  g_test_add_func ("/other-cloud/lists", test_lists);
  g_test_add_func ("/other-cloud/act", test_act);
  return storage_test_run ();
}
