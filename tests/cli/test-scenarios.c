/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-table.h"
#include "storage-sandbox.h"

/* Every command that reads, at every home: it works where the device is, and explains itself where it is not.
 */

typedef enum
{
  NEEDS_NOTHING,
  NEEDS_BATTERY,
  NEEDS_CHARGER,
} Needs;

static const struct
{
  const char *line;
  Needs needs;
  const char *members; /* of the document */
} reads[] = {
  { "sites", NEEDS_NOTHING, "sites" },
  { "status", NEEDS_NOTHING,
    "site time power today battery chargers storm_guard grid age_s requests_last_hour" },
  { "devices", NEEDS_NOTHING, "devices" },
  { "charger list", NEEDS_NOTHING, "chargers" },
  { "charger show $SN", NEEDS_CHARGER, "chargers" },
  { "charger sessions $SN", NEEDS_CHARGER, "sessions" },
  { "schedule list $SN", NEEDS_CHARGER, "sync slots" },
  { "battery show", NEEDS_BATTERY,
    "charge_percent available_wh capacity_wh available_w max_w profile pending_profile reserve_percent "
    "reserve_min reserve_max charge_from_grid shutdown_percent shutdown_min shutdown_max grid_mode units" },
  { "battery windows", NEEDS_BATTERY, "windows" },
  { "storm-guard show", NEEDS_BATTERY, "enabled charger alert_active alerts" },
  { "tariff", NEEDS_NOTHING, "currency import export next_billing_date" },
  { "alarms", NEEDS_NOTHING, "alarms" },
  { "grid show", NEEDS_NOTHING, "state can_toggle reasons outages" },
  { "panels", NEEDS_NOTHING, "total not_reporting panels" },
  { "energy --by year", NEEDS_NOTHING, "buckets" },
  { "events", NEEDS_NOTHING, "events" },
  { "journal", NEEDS_NOTHING, "writes" },
  { "diagnostics", NEEDS_NOTHING, "diagnostics" },
};

static const struct
{
  const char *scenario;
  gboolean battery, charger;
} homes[] = {
  { "home", TRUE, TRUE },
  { "solar-only", FALSE, FALSE },
  { "no-battery", FALSE, TRUE },
  { "no-charger", TRUE, FALSE },
  { "legacy", TRUE, TRUE },
  { "regional", TRUE, TRUE },
  { "read-only", TRUE, TRUE },
  { "pending-profile", TRUE, TRUE },
  { "off-grid", TRUE, TRUE },
  { "storm", TRUE, TRUE },
  { "gateway-silent", TRUE, TRUE },
  { "retired", TRUE, TRUE },
  { "emea", TRUE, TRUE },
  { "raw-cookie", TRUE, TRUE },
  { "outage", TRUE, TRUE },
  { "safe-limit", TRUE, TRUE },
  { "three-phase", TRUE, TRUE },
  { "unplugged", TRUE, TRUE },
  { "charger-offline", TRUE, TRUE },
  { "weak-panel", TRUE, TRUE },
};

static void
test_home (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  g_autoptr (CliHome) home = cli_home_open (homes[at].scenario);

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      gboolean there = (reads[i].needs != NEEDS_BATTERY || homes[at].battery)
                       && (reads[i].needs != NEEDS_CHARGER || homes[at].charger);
      const CliRow row = { reads[i].line, there ? 0 : 4, there ? NULL : "no-such-device" };
      cli_home_walk (home, &row, 1, reads[i].members);
    }
}

/* The same for people: something is said, on one of the two streams, and no terminal is steered. */
static void
test_text (void)
{
  static const char *const scenarios[] = { "home", "solar-only", "storm" };
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autoptr (CliHome) home = cli_home_open (scenarios[i]);
      for (guint j = 0; j < G_N_ELEMENTS (reads); j++)
        {
          g_auto (GStrv) parts = g_strsplit (reads[j].line, "$SN", -1);
          g_autofree char *line = g_strjoinv (home->serial != NULL ? home->serial : "EV0", parts);
          g_autoptr (CliRun) run = cli_run_printf (SOL_SIMULATOR_PASSWORD "\n", "%s %s", home->options, line);
          g_assert_true (run->exit == 0 || run->exit == 4);
          g_assert_cmpstr (run->exit == 0 ? run->out : run->err, !=, "");
          g_assert_true (run->exit != 0 || g_str_has_suffix (run->out, "\n"));
          g_assert_null (strstr (run->out, "\033"));
          g_assert_null (strstr (run->out, " \n"));
          g_assert_null (strstr (run->out, "(null)"));
        }
    }
}

/* Where somebody does not get in, no command does, and each says why. */
static void
test_accounts (void)
{
  static const struct
  {
    const char *account, *code;
  } doors[] = {
    { SOL_SIMULATOR_MFA, "mfa-required" },
    { "blocked@example.org", "blocked" },
    { "limit@example.org", "too-many-sessions" },
  };
  static const char *const lines[] = { "charger amps A 10", "schedule remove A X",       "battery reserve 30",
                                       "storm-guard on",    "grid off --confirm-site X", "panels",
                                       "export none.zip" };
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      g_autoptr (CliHome) home = cli_home_open (NULL);
      for (guint j = 0; j < G_N_ELEMENTS (lines); j++)
        {
          g_autoptr (CliRun) run = cli_run_printf (
              SOL_SIMULATOR_PASSWORD "\n", "--server %s --no-keyring --account %s --json %s",
              sol_simulator_get_origin (home->simulator), doors[i].account, lines[j]);
          /* After the first no, further ones are not even tried for a while. */
          g_assert_cmpint (run->exit, ==, 3);
          cli_assert_members (run, "", "error");
          if (j == 0)
            cli_assert_error (run, 3, doors[i].code);
        }
    }
}

/* Of several homes one has to be named. */
static void
test_sites (void)
{
  static const char *const lines[] = { "charger list",
                                       "battery show",
                                       "grid show",
                                       "panels",
                                       "tariff",
                                       "battery reserve 30",
                                       "grid off --confirm-site X" };
  g_autoptr (CliHome) home = cli_home_open ("two-sites");
  g_autofree char *id = cli_home_truth (home, "id");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const CliRow row = { lines[i], 2, "usage", NULL, NULL, "--site" };
      cli_home_walk (home, &row, 1, NULL);
    }
  g_autofree char *line = g_strdup_printf ("--site %.*s battery reserve 30", (int) strlen (id) - 2, id + 1);
  const CliRow named = { line, 0, "confirmed", "profile.reserve", "30" };
  cli_home_walk (home, &named, 1, "result detail");
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/scenarios/", homes[i].scenario, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_home);
    }
  g_test_add_func ("/cli/scenarios/text", test_text);
  g_test_add_func ("/cli/scenarios/accounts", test_accounts);
  g_test_add_func ("/cli/scenarios/sites", test_sites);
  return storage_test_run ();
}
