/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "cli-clock.h"
#include "cli-rig.h"
#include "storage-sandbox.h"

/* Every command against the simulated cloud: its text, its JSON member by member, and every exit code. */

#define CHARGER                                                                                              \
  "serial name model connected plugged_in charging faulted connector_status connector_reason mode amps "     \
  "power_w "                                                                                                 \
  "session load_balancing safe_limit use_battery app_authentication rfid_authentication off_grid "           \
  "last_report "                                                                                             \
  "firmware voltage warranty_until"

/* Signs in for the command only, with the password on standard input. */
static char *
options_for (SolSimulator *simulator, const char *account)
{
  return g_strdup_printf ("--server %s --no-keyring --account %s", sol_simulator_get_origin (simulator),
                          account);
}

#define PASSWORD SOL_SIMULATOR_PASSWORD "\n"

static void
test_usage (void)
{
  static const char *const lines[] = {
    "--json",
    "--json fly",
    "--json charger",
    "--json charger fly",
    "--json charger show",
    "--json charger show A B",
    "--json sites --amps 6",
    "--json charger stop A --amps 6",
    "--json status --limit 3",
    "--json --nonsense status",
    "--json --server http://example.org status",
    "--json --server ftp://127.0.0.1 status",
    "--json --server nonsense status",
    "--json --demo --scenario nonsense status",
    "--json --no-keyring status",
    "--json --server http://127.0.0.1:9 sign-in",
  };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (CliRun) run = cli_run (NULL, lines[i]);
      cli_assert_error (run, 2, "usage");
    }
  g_autoptr (CliRun) text = cli_run (NULL, "fly");
  g_assert_cmpint (text->exit, ==, 2);
  g_assert_cmpstr (text->out, ==, "");
  g_assert_cmpstr (text->err, !=, "");
  g_autoptr (CliRun) group = cli_run (NULL, "charger");
  g_assert_nonnull (strstr (group->err, "solariumctl charger --help"));
  g_autoptr (CliRun) stranger = cli_run (NULL, "charger fly");
  g_assert_nonnull (strstr (stranger->err, "charger fly"));
  g_autoptr (CliRun) much = cli_run (NULL, "charger list A");
  g_assert_cmpint (much->exit, ==, 2);
  g_assert_nonnull (strstr (much->err, "charger list takes no arguments"));
}

static void
test_help (void)
{
  static const char *const commands[]
      = { "sign-in",      "sign-out",      "sites",        "status",  "devices", "charger list",
          "charger show", "charger start", "charger stop", "journal", "watch",   "diagnostics" };
  g_autoptr (CliRun) all = cli_run (NULL, "--help");

  g_assert_cmpint (all->exit, ==, 0);
  g_assert_cmpstr (all->err, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (CliRun) run = cli_run_printf (NULL, "%s --help", commands[i]);
      g_assert_cmpint (run->exit, ==, 0);
      g_assert_nonnull (strstr (run->out, commands[i]));
      g_assert_nonnull (strstr (all->out, commands[i]));
    }
  g_autoptr (CliRun) group = cli_run (NULL, "charger --help");
  g_assert_nonnull (strstr (group->out, "charger stop"));
  g_assert_null (strstr (group->out, "journal"));
  g_autoptr (CliRun) start = cli_run (NULL, "charger start --help");
  g_assert_nonnull (strstr (start->out, "--amps"));
  g_autoptr (CliRun) version = cli_run (NULL, "--version");
  g_assert_cmpint (version->exit, ==, 0);
  g_assert_true (g_str_has_prefix (version->out, "solariumctl "));
}

static void
test_signed_out (void)
{
  static const char *const commands[] = { "sites", "status", "devices", "charger list", "sign-out", "watch" };
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (CliRun) run
          = cli_run_printf (NULL, "--server http://127.0.0.1:9 --json --timeout 3 %s", commands[i]);
      cli_assert_error (run, 3, "signed-out");
    }
}

static void
test_sign_in (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator ("two-sites");
  g_autofree char *owner = options_for (simulator, SOL_SIMULATOR_OWNER);

  g_autoptr (CliRun) run = cli_run_printf (PASSWORD, "%s --json sign-in", owner);
  g_assert_cmpint (run->exit, ==, 0);
  cli_assert_members (run, "", "account sites");
  g_assert_cmpstr (cli_get_string (run, "account"), ==, SOL_SIMULATOR_OWNER);
  g_assert_cmpfloat (cli_get_number (run, "sites"), ==, 2);
  g_autoptr (CliRun) text = cli_run_printf (PASSWORD, "%s sign-in", owner);
  g_assert_cmpstr (text->out, ==, "Signed in as owner@example.org, 2 sites.\n");

  g_autoptr (CliRun) wrong = cli_run_printf ("moonshine\n", "%s --json sites", owner);
  cli_assert_error (wrong, 3, "bad-credentials");
  g_autoptr (CliRun) none = cli_run_printf (NULL, "%s --json sites", owner);
  cli_assert_error (none, 3, "signed-out");
  g_autoptr (CliRun) empty = cli_run_printf ("\n", "%s --json sites", owner);
  cli_assert_error (empty, 3, "signed-out");
}

/* What the command is for cannot be done, so no session is opened, and it says so. */
static void
test_no_keyring (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autoptr (CliRun) run
      = cli_run_printf (PASSWORD, "--server %s --json sign-in --account " SOL_SIMULATOR_OWNER,
                        sol_simulator_get_origin (simulator));
  cli_assert_error (run, 1, "failed");
  g_assert_nonnull (strstr (cli_get_string (run, "error.message"), "--no-keyring"));
  g_assert_cmpuint (cli_count_requests (simulator, NULL, ""), ==, 0);
}

static void
test_accounts (void)
{
  static const struct
  {
    const char *account, *code;
    int exit;
  } rows[] = {
    { "blocked@example.org", "bad-credentials", 3 }, { "limit@example.org", "too-many-sessions", 3 },
    { "down@example.org", "unavailable", 6 },        { "not-json@example.org", "unavailable", 6 },
    { "nobody@example.org", "bad-credentials", 3 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
      g_autofree char *options = options_for (simulator, rows[i].account);
      g_autoptr (CliRun) run = cli_run_printf (PASSWORD, "%s --json sites", options);
      g_assert_cmpint (run->exit, ==, rows[i].exit);
      /* The account that is blocked may be told so in more than one word. */
      if (!g_str_equal (rows[i].account, "blocked@example.org"))
        cli_assert_error (run, rows[i].exit, rows[i].code);
    }
}

static void
test_code (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_MFA);
  g_autoptr (SolSimulator) other = cli_simulator (NULL);
  g_autofree char *others = options_for (other, SOL_SIMULATOR_MFA);

  g_autoptr (CliRun) none = cli_run_printf (PASSWORD, "%s --json sites", options);
  cli_assert_error (none, 3, "mfa-required");
  g_autoptr (CliRun) wrong = cli_run_printf (PASSWORD "000000\n", "%s --json sites", others);
  cli_assert_error (wrong, 3, "bad-code");
  /* Those who started the simulator may read its mail. */
  g_autoptr (CliRun) demo = cli_run (NULL, "--demo --json --account " SOL_SIMULATOR_MFA " sign-in");
  g_assert_cmpint (demo->exit, ==, 0);
  g_assert_cmpstr (cli_get_string (demo, "account"), ==, SOL_SIMULATOR_MFA);
}

/* A script with a password that is not right, run again and again: the account is asked once, and a person
 * may still sign in. */
static void
test_refused_script (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);

  g_autoptr (CliRun) wrong = cli_run_printf ("moonshine\n", "%s --json status", options);
  cli_assert_error (wrong, 3, "bad-credentials");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CliRun) again = cli_run_printf ("moonshine\n", "%s --json status", options);
      cli_assert_error (again, 3, "signed-out");
      g_assert_cmpfloat (cli_get_number (again, "error.retry_after_s"), >, 200);
    }
  g_assert_cmpuint (cli_count_requests (simulator, "POST", "/login.json"), ==, 1);
  g_autoptr (CliRun) by_hand = cli_run_printf (PASSWORD, "%s --json sign-in", options);
  g_assert_cmpint (by_hand->exit, ==, 0);
  g_autoptr (CliRun) script = cli_run_printf (PASSWORD, "%s --json sites", options);
  g_assert_cmpint (script->exit, ==, 0);
}

static void
test_sites (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator ("two-sites");
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);

  g_autoptr (CliRun) run = cli_run_printf (PASSWORD, "%s --json sites", options);
  g_assert_cmpint (run->exit, ==, 0);
  cli_assert_members (run, "", "sites");
  cli_assert_members (run, "sites.0", "id name favourite");
  g_assert_cmpstr (cli_get_string (run, "sites.0.name"), ==, "Birchwood House");
  g_assert_nonnull (cli_get (run, "sites.1"));
  g_autoptr (CliRun) search = cli_run_printf (PASSWORD, "%s sites --search lake --json", options);
  g_assert_cmpstr (cli_get_string (search, "sites.0.name"), ==, "Lake Hut");
  g_assert_null (cli_get (search, "sites.1"));
  g_autoptr (CliRun) text = cli_run_printf (PASSWORD, "%s sites", options);
  g_assert_nonnull (strstr (text->out, "Lake Hut"));

  /* Which site is meant. */
  g_autoptr (CliRun) both = cli_run_printf (PASSWORD, "%s --json devices", options);
  cli_assert_error (both, 2, "usage");
  g_assert_nonnull (strstr (cli_get_string (both, "error.message"), "Lake Hut"));
  g_autoptr (CliRun) lake = cli_run_printf (PASSWORD, "%s --json status --site %s", options,
                                            cli_get_string (search, "sites.0.id"));
  g_assert_cmpint (lake->exit, ==, 0);
  g_assert_cmpstr (cli_get_string (lake, "site.name"), ==, "Lake Hut");
  g_autoptr (CliRun) missing = cli_run_printf (PASSWORD, "%s --json --site 123 status", options);
  cli_assert_error (missing, 4, "no-such-site");
  g_assert_nonnull (strstr (missing->err, "no such site among these: "));
  g_autoptr (CliRun) word = cli_run_printf (PASSWORD, "%s --json --site lake status", options);
  cli_assert_error (word, 4, "no-such-site");
}

static void
test_status (void)
{
  g_autoptr (CliRun) run = cli_run (NULL, "--demo --scenario mockup --json status");

  g_assert_cmpint (run->exit, ==, 0);
  cli_assert_members (run, "",
                      "site time power today battery chargers storm_guard grid age_s requests_last_hour");
  cli_assert_members (run, "site", "id name timezone");
  cli_assert_members (run, "power", "solar_w home_w grid_w battery_w charger_w");
  cli_assert_members (run, "today",
                      "produced_wh consumed_wh imported_wh exported_wh charged_wh discharged_wh charger_wh");
  cli_assert_members (
      run, "battery",
      "charge_percent available_wh capacity_wh available_w max_w profile pending_profile "
      "reserve_percent reserve_min reserve_max charge_from_grid shutdown_percent shutdown_min "
      "shutdown_max grid_mode");
  cli_assert_members (run, "battery.charge_from_grid",
                      "enabled schedule_enabled start end disclaimer_accepted");
  cli_assert_members (run, "chargers.0", CHARGER);
  cli_assert_members (run, "chargers.0.amps", "set min max step");
  cli_assert_members (run, "chargers.0.session", "energy_wh started_at plugged_in_at range_added cost");
  cli_assert_members (run, "storm_guard", "enabled charger alert_active alerts");
  cli_assert_members (run, "grid", "state");
  g_assert_cmpstr (cli_get_string (run, "grid.state"), ==, "on-grid");
  g_assert_cmpstr (cli_get_string (run, "battery.profile"), ==, "self-consumption");
  /* It is half past two at the home, whatever the computer's clock says. */
  g_assert_true (g_str_has_prefix (cli_get_string (run, "time"), "2026-06-13T14:30:"));
  g_assert_true (g_str_has_suffix (cli_get_string (run, "time"), "+02:00"));
  g_assert_cmpfloat (cli_get_number (run, "age_s.chargers"), <, 600);
  g_assert_cmpfloat (cli_get_number (run, "age_s.battery"), <, 1800);
  g_assert_cmpfloat (cli_get_number (run, "requests_last_hour"), >, 5);
  g_assert_cmpfloat (cli_get_number (run, "requests_last_hour"), <, 40);
  /* Power into home, car, battery and grid is what came from the sun. */
  double sum = cli_get_number (run, "power.solar_w") + cli_get_number (run, "power.grid_w")
               + cli_get_number (run, "power.battery_w") - cli_get_number (run, "power.home_w")
               - cli_get_number (run, "power.charger_w");
  g_assert_cmpfloat (fabs (sum), <, 30);
}

static void
test_status_text (void)
{
  g_autoptr (CliRun) run = cli_run (NULL, "--demo --scenario mockup status");
  g_assert_cmpint (run->exit, ==, 0);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_true (g_str_has_prefix (run->out, "Birchwood House, 14:30\nRunning on solar\n"));
  g_assert_nonnull (strstr (run->out, "Self-consumption"));
  g_assert_null (strstr (run->out, "\033"));
  g_assert_null (strstr (run->out, " \n"));
}

static void
test_other_homes (void)
{
  g_autoptr (CliRun) sun = cli_run (NULL, "--demo --scenario solar-only --json status");
  g_assert_cmpint (sun->exit, ==, 0);
  cli_assert_null (sun, "battery");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (cli_get (sun, "chargers"))), ==, 0);

  g_autoptr (CliRun) storm = cli_run (NULL, "--demo --scenario storm --json status");
  g_assert_true (json_node_get_boolean (cli_get (storm, "storm_guard.alert_active")));
  cli_assert_members (storm, "storm_guard.alerts.0", "id name source status starts_at ends_at critical");
  g_autoptr (CliRun) outage = cli_run (NULL, "--demo --scenario outage --json status");
  g_assert_cmpstr (cli_get_string (outage, "grid.state"), ==, "outage");
  g_autoptr (CliRun) off = cli_run (NULL, "--demo --scenario off-grid --json status");
  g_assert_cmpstr (cli_get_string (off, "grid.state"), ==, "off-grid");
  g_autoptr (CliRun) pending = cli_run (NULL, "--demo --scenario pending-profile --json status");
  g_assert_cmpstr (cli_get_string (pending, "battery.pending_profile"), ==, "savings");
  g_autoptr (CliRun) text = cli_run (NULL, "--demo --scenario no-charger charger list");
  g_assert_cmpint (text->exit, ==, 0);
  g_assert_cmpstr (text->out, ==, "No Charger at This Site\n");
}

static void
test_devices (void)
{
  g_autoptr (CliRun) run = cli_run (NULL, "--demo --json devices");
  g_assert_cmpint (run->exit, ==, 0);
  cli_assert_members (run, "", "devices");
  cli_assert_members (run, "devices.0",
                      "type name serial status firmware last_report warranty_until address");
  g_assert_cmpstr (cli_get_string (run, "devices.0.type"), ==, "envoy");
  g_assert_cmpstr (cli_get_string (run, "devices.0.status"), ==, "normal");
  /* People read what a thing is, not what the cloud calls it. */
  static const char *const kinds[][2] = {
    { "\nGateway ", " IQ Gateway" },    { "\nMeter ", " Production Meter" },
    { "\nBattery ", " IQ Battery" },    { "\nSystem controller ", " IQ System Controller" },
    { "\nCharger ", " IQ EV Charger" },
  };
  static const char *const of_the_cloud[] = { "envoy", "encharge", "enpower", "evse", "iqEvse", "normal" };
  g_autoptr (CliRun) text = cli_run (NULL, "--demo devices");
  g_assert_cmpint (text->exit, ==, 0);
  g_assert_true (g_str_has_prefix (text->out, "Type "));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *line = strstr (text->out, kinds[i][0]);
      g_assert_nonnull (line);
      g_autofree char *row = g_strndup (line + 1, strcspn (line + 1, "\n"));
      g_assert_nonnull (strstr (text->out, kinds[i][1]));
      g_assert_nonnull (strstr (row, " Normal "));
    }
  for (guint i = 0; i < G_N_ELEMENTS (of_the_cloud); i++)
    g_assert_null (strstr (text->out, of_the_cloud[i]));
}

static void
test_charger (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);
  g_autofree char *serial = cli_get_serial (simulator);

  g_autoptr (CliRun) list = cli_run_printf (PASSWORD, "%s --json charger list", options);
  cli_assert_members (list, "", "chargers");
  cli_assert_members (list, "chargers.0", CHARGER);
  g_autoptr (CliRun) show = cli_run_printf (PASSWORD, "%s --json charger show %s", options, serial);
  g_assert_cmpint (show->exit, ==, 0);
  g_assert_cmpstr (cli_get_string (show, "chargers.0.serial"), ==, serial);
  g_assert_null (cli_get (show, "chargers.1"));
  g_assert_false (json_node_get_boolean (cli_get (show, "chargers.0.app_authentication")));
  g_autoptr (CliRun) text = cli_run_printf (PASSWORD, "%s charger show %s", options, serial);
  g_assert_nonnull (strstr (text->out, serial));
  g_autoptr (CliRun) table = cli_run_printf (PASSWORD, "%s charger list", options);
  g_assert_nonnull (strstr (table->out, serial));
  static const char *const commands[] = { "show", "start", "stop" };
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (CliRun) missing
          = cli_run_printf (PASSWORD, "%s --json charger %s EV000", options, commands[i]);
      cli_assert_error (missing, 4, "no-such-device");
    }
}

static void
test_start_stop (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autoptr (SolClock) clock = cli_clock_new ();

  cli_set_clock (clock);
  g_autoptr (JsonNode) quick = cli_ask (
      simulator, "POST", "home", "{\"what\":\"knob\",\"kind\":\"charge\",\"settle_min\":0,\"settle_max\":0}");
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);
  g_autofree char *serial = cli_get_serial (simulator);

  g_autoptr (JsonNode) come = cli_ask (simulator, "POST", "home", "{\"what\":\"car-comes\"}");
  g_autoptr (JsonNode) stopped = cli_ask (simulator, "POST", "home", "{\"what\":\"stop-charging\"}");
  g_autoptr (CliRun) start
      = cli_run_printf (PASSWORD, "%s --json charger start %s --amps 10", options, serial);
  g_assert_cmpint (start->exit, ==, 0);
  cli_assert_members (start, "", "result detail");
  g_assert_cmpstr (cli_get_string (start, "result"), ==, "confirmed");
  g_autoptr (CliRun) show = cli_run_printf (PASSWORD, "%s --json --fresh charger show %s", options, serial);
  g_assert_true (json_node_get_boolean (cli_get (show, "chargers.0.charging")));
  g_assert_cmpfloat (cli_get_number (show, "chargers.0.amps.set"), ==, 10);
  g_autoptr (CliRun) again = cli_run_printf (PASSWORD, "%s --json charger start %s", options, serial);
  g_assert_cmpint (again->exit, ==, 0);
  g_assert_cmpstr (cli_get_string (again, "result"), ==, "no-op");
  g_assert_cmpuint (cli_count_requests (simulator, NULL, "/start_charging"), ==, 1);
  g_autoptr (CliRun) stop = cli_run_printf (PASSWORD, "%s charger stop %s", options, serial);
  g_assert_cmpint (stop->exit, ==, 0);
  g_assert_cmpstr (stop->out, ==, "Charging stopped\n");
  g_autoptr (CliRun) amps
      = cli_run_printf (PASSWORD, "%s --json charger start %s --amps 400", options, serial);
  cli_assert_error (amps, 5, "refused");

  g_autoptr (CliRun) journal = cli_run_printf (NULL, "%s --json journal", options);
  g_assert_cmpint (journal->exit, ==, 0);
  cli_assert_members (journal, "", "writes");
  cli_assert_members (journal, "writes.0", "time site what old new answer state confirmed_at");
  g_assert_cmpstr (cli_get_string (journal, "writes.0.what"), ==, "charging");
  g_assert_cmpstr (cli_get_string (journal, "writes.0.new"), ==, "stopped");
  g_assert_cmpstr (cli_get_string (journal, "writes.1.state"), ==, "confirmed");
  g_assert_null (cli_get (journal, "writes.2"));
  g_autoptr (CliRun) limit = cli_run_printf (NULL, "%s --json journal --limit 1", options);
  g_assert_null (cli_get (limit, "writes.1"));
  g_autoptr (CliRun) text = cli_run_printf (NULL, "%s journal", options);
  g_assert_nonnull (strstr (text->out, "confirmed"));
  cli_set_clock (NULL);
}

static void
test_unplugged (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator ("unplugged");
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);
  g_autofree char *serial = cli_get_serial (simulator);

  g_autoptr (CliRun) run = cli_run_printf (PASSWORD, "%s --json charger start %s", options, serial);
  cli_assert_error (run, 5, "not-plugged-in");
  g_assert_cmpstr (cli_get_string (run, "error.message"), ==, "Plug the car in first");
  g_assert_cmpuint (cli_count_requests (simulator, NULL, "/start_charging"), ==, 0);
}

static void
test_not_confirmed (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);
  g_autofree char *serial = cli_get_serial (simulator);

  g_autoptr (JsonNode) come = cli_ask (simulator, "POST", "home", "{\"what\":\"car-comes\"}");
  g_autoptr (JsonNode) stopped = cli_ask (simulator, "POST", "home", "{\"what\":\"stop-charging\"}");
  g_autoptr (JsonNode) never
      = cli_ask (simulator, "POST", "home", "{\"what\":\"knob\",\"kind\":\"charge\",\"never\":true}");
  gint64 began = g_get_monotonic_time ();
  g_autoptr (CliRun) run
      = cli_run_printf (PASSWORD, "%s --json --timeout 5 charger start %s", options, serial);
  cli_assert_error (run, 7, "not-confirmed");
  g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC);
  g_assert_cmpuint (cli_count_requests (simulator, NULL, "/start_charging"), ==, 1);
  /* The row stays open until a read says what became of it. */
  g_autoptr (CliRun) journal = cli_run_printf (NULL, "%s --json journal", options);
  g_assert_cmpstr (cli_get_string (journal, "writes.0.state"), ==, "sent");
  cli_assert_null (journal, "writes.0.confirmed_at");
}

static void
test_server_down (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);

  g_autoptr (CliRun) before = cli_run_printf (PASSWORD, "%s --json status", options);
  g_assert_cmpint (before->exit, ==, 0);
  sol_simulator_stop (simulator);
  g_autoptr (CliRun) run = cli_run_printf (PASSWORD, "%s --json status", options);
  cli_assert_error (run, 6, "offline");
}

static void
test_trouble (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);

  g_autoptr (JsonNode) limited = cli_ask (
      simulator, "POST", "faults", "[{\"path\":\"*/today\",\"what\":\"status\",\"value\":503,\"times\":-1}]");
  /* One essential part fails: the rest is shown, and the error beside it. */
  g_autoptr (CliRun) run = cli_run_printf (PASSWORD, "%s --json status", options);
  g_assert_cmpint (run->exit, ==, 6);
  g_assert_cmpstr (cli_get_string (run, "error.code"), ==, "unavailable");
  cli_assert_null (run, "today.produced_wh");
  cli_assert_null (run, "power.home_w");
  g_assert_nonnull (cli_get_string (run, "chargers.0.serial"));
  g_autoptr (JsonNode) clear = cli_ask (simulator, "DELETE", "faults", NULL);

  /* Another part fails: a gap, no error. */
  g_autoptr (JsonNode) storm
      = cli_ask (simulator, "POST", "faults",
                 "[{\"path\":\"*/stormAlert\",\"what\":\"status\",\"value\":503,\"times\":-1}]");
  g_autoptr (CliRun) gap = cli_run_printf (PASSWORD, "%s --json --fresh status", options);
  g_assert_cmpint (gap->exit, ==, 0);
  g_assert_null (cli_get (gap, "error"));
  g_assert_nonnull (strstr (gap->err, "storm-alerts"));

  g_autoptr (JsonNode) pause
      = cli_ask (simulator, "POST", "faults",
                 "[{\"path\":\"*/devices.json\",\"what\":\"status\",\"value\":429,\"times\":-1,"
                 "\"headers\":{\"Retry-After\":\"120\"}}]");
  g_autoptr (CliRun) rate = cli_run_printf (PASSWORD, "%s --json devices", options);
  cli_assert_error (rate, 6, "rate-limited");
  g_assert_cmpfloat (cli_get_number (rate, "error.retry_after_s"), >, 100);
  g_assert_cmpfloat (cli_get_number (rate, "error.retry_after_s"), <=, 121);
}

static void
test_timeout (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);
  g_autoptr (JsonNode) slow
      = cli_ask (simulator, "POST", "faults",
                 "[{\"path\":\"*/devices.json\",\"what\":\"delay\",\"value\":60000,\"times\":-1}]");
  gint64 began = g_get_monotonic_time ();
  g_autoptr (CliRun) run = cli_run_printf (PASSWORD, "%s --json --timeout 2 devices", options);
  cli_assert_error (run, 6, "unavailable");
  g_assert_cmpint (g_get_monotonic_time () - began, <, 6 * G_USEC_PER_SEC);
}

static void
test_ages (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);

  /* What was read is not read again at once; --fresh does. */
  g_autoptr (CliRun) first = cli_run_printf (PASSWORD, "%s --json devices", options);
  g_autoptr (CliRun) second = cli_run_printf (PASSWORD, "%s --json devices", options);
  g_assert_cmpint (second->exit, ==, 0);
  g_assert_cmpuint (cli_count_requests (simulator, NULL, "/devices.json"), ==, 1);
  g_autoptr (CliRun) fresh = cli_run_printf (PASSWORD, "%s --json --fresh devices", options);
  g_assert_cmpint (fresh->exit, ==, 0);
  g_assert_cmpuint (cli_count_requests (simulator, NULL, "/devices.json"), ==, 2);
}

static void
test_diagnostics (void)
{
  g_autoptr (SolSimulator) simulator = cli_simulator (NULL);
  g_autofree char *options = options_for (simulator, SOL_SIMULATOR_OWNER);
  g_autoptr (CliRun) before = cli_run_printf (PASSWORD, "%s --json status", options);
  g_autoptr (CliRun) run = cli_run_printf (NULL, "%s --json diagnostics", options);
  g_autoptr (CliRun) text = cli_run_printf (NULL, "%s diagnostics", options);

  g_assert_cmpint (run->exit, ==, 0);
  cli_assert_members (run, "", "diagnostics");
  g_assert_true (g_str_has_prefix (cli_get_string (run, "diagnostics.0"), "Solarium "));
  g_assert_nonnull (strstr (text->out, "devices"));
  g_assert_null (strstr (text->out, cli_get_string (before, "chargers.0.serial")));
  g_assert_null (strstr (text->out, SOL_SIMULATOR_OWNER));
  g_assert_null (strstr (text->out, "127.0.0.1"));
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/signed-out", test_signed_out);
  g_test_add_func ("/cli/sign-in", test_sign_in);
  g_test_add_func ("/cli/no-keyring", test_no_keyring);
  g_test_add_func ("/cli/accounts", test_accounts);
  g_test_add_func ("/cli/code", test_code);
  g_test_add_func ("/cli/refused-script", test_refused_script);
  g_test_add_func ("/cli/sites", test_sites);
  g_test_add_func ("/cli/status/json", test_status);
  g_test_add_func ("/cli/status/text", test_status_text);
  g_test_add_func ("/cli/status/other-homes", test_other_homes);
  g_test_add_func ("/cli/devices", test_devices);
  g_test_add_func ("/cli/charger/show", test_charger);
  g_test_add_func ("/cli/charger/start-stop", test_start_stop);
  g_test_add_func ("/cli/charger/unplugged", test_unplugged);
  g_test_add_func ("/cli/charger/not-confirmed", test_not_confirmed);
  g_test_add_func ("/cli/trouble/server-down", test_server_down);
  g_test_add_func ("/cli/trouble/parts", test_trouble);
  g_test_add_func ("/cli/trouble/timeout", test_timeout);
  g_test_add_func ("/cli/ages", test_ages);
  g_test_add_func ("/cli/diagnostics", test_diagnostics);
  return storage_test_run ();
}
