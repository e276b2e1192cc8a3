/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "sol-cli-csv.h"
#include "sol-cli-error.h"
#include "sol-cli-json.h"
#include "sol-cli-options.h"
#include "sol-cli-text.h"

/* What the command line is made of: options, JSON, text, codes. */

static SolCliOptions *
parse (const char *line, GError **error)
{
  SolCliOptions *options = sol_cli_options_new ();
  g_auto (GStrv) argv = NULL;
  g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));
  sol_cli_options_parse (options, (const char *const *) argv, error);
  return options;
}

static void
test_options (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolCliOptions) options = parse (
      "--json charger --timeout=2.5 start --amps 16 EV1 --server http://127.0.0.1:1// --site 12", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (options->words->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (options->words, 0), ==, "charger");
  g_assert_cmpstr (g_ptr_array_index (options->words, 1), ==, "start");
  g_assert_cmpstr (g_ptr_array_index (options->words, 2), ==, "EV1");
  g_assert_true (sol_cli_options_have (options, SOL_CLI_JSON));
  g_assert_false (sol_cli_options_have (options, SOL_CLI_FRESH));
  g_assert_cmpfloat (options->timeout, ==, 2.5);
  g_assert_cmpint (options->amps, ==, 16);
  g_assert_cmpstr (options->server, ==, "http://127.0.0.1:1");
  g_assert_cmpstr (options->site, ==, "12");
}

/* What belongs to single commands; --start is two things. */
static void
test_options_of_commands (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolCliOptions) options
      = parse ("schedule add A --start 22:00 --end 06:00 --days 1-3,7 --reminder 0 --reserve 0 --charger on "
               "--kind restrict --from 2026-02-28 --to 2026-03-01 --by month --csv --confirm-site 'My Home'",
               &error);

  g_assert_no_error (error);
  g_assert_cmpint (options->begin, ==, 22 * 60);
  g_assert_cmpint (options->end, ==, 6 * 60);
  g_assert_cmpint (options->days, ==, 0x47);
  g_assert_cmpint (options->reminder, ==, 0);
  g_assert_cmpint (options->reserve, ==, 0);
  g_assert_true (options->charger);
  g_assert_cmpint (options->kind, ==, SOL_BATTERY_WINDOW_RESTRICT);
  g_assert_cmpstr (options->from, ==, "2026-02-28");
  g_assert_cmpint (options->by, ==, SOL_CLI_BY_MONTH);
  g_assert_cmpstr (options->confirm_site, ==, "My Home");
  g_assert_false (sol_cli_options_have (options, SOL_CLI_START));
  g_autoptr (SolCliOptions) both = parse ("--demo --start 2026-06-13T12:30:00Z --start 22:00", &error);
  g_assert_no_error (error);
  g_assert_cmpint (both->start, ==, 1781353800);
  g_assert_cmpint (both->begin, ==, 22 * 60);
}

static void
test_options_end (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolCliOptions) options = parse ("sites -- --json", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (options->words->len, ==, 2);
  g_assert_false (sol_cli_options_have (options, SOL_CLI_JSON));
}

static void
test_options_wrong (void)
{
  static const char *const lines[] = {
    "--frobnicate",      "--json=yes",        "--timeout",           "--timeout 0",
    "--timeout -3",      "--timeout nan",     "--timeout 1e9",       "--timeout 3s",
    "--amps 0",          "--amps 16.5",       "--amps -6",           "--limit many",
    "--seed 1",          "--speed 2",         "--start 5",           "--scenario storm",
    "--demo --speed -1", "--demo --seed -1",  "--demo --start soon", "--demo --server http://x",
    "--site ''",         "--password secret",
  };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SolCliOptions) options = parse (lines[i], &error);
      g_test_message ("%s", lines[i]);
      g_assert_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE);
      g_assert_null (strstr (error->message, "secret"));
    }
  /* An option that came behind the mistake still counts, so that the error can be JSON. */
  g_autoptr (GError) error = NULL;
  g_autoptr (SolCliOptions) options = parse ("--frobnicate sites --json", &error);
  g_assert_nonnull (error);
  g_assert_true (sol_cli_options_have (options, SOL_CLI_JSON));
}

static void
test_options_start (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolCliOptions) epoch = parse ("--demo --start 1781353800", &error);
  g_autoptr (SolCliOptions) iso = parse ("--demo --start 2026-06-13T12:30:00Z", &error);
  g_assert_no_error (error);
  g_assert_cmpint (epoch->start, ==, 1781353800);
  g_assert_cmpint (iso->start, ==, 1781353800);
}

static void
test_json (void)
{
  g_autoptr (SolCliJson) json = sol_cli_json_new ();
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Amsterdam");

  sol_cli_json_number (json, "a", 28.7);
  sol_cli_json_number (json, "b", NAN);
  sol_cli_json_number (json, "c", -0.0001);
  sol_cli_json_number (json, "d", 1200);
  sol_cli_json_number (json, "e", INFINITY);
  sol_cli_json_count (json, "f", -1);
  sol_cli_json_count (json, "g", 0);
  sol_cli_json_positive (json, "h", 0);
  sol_cli_json_open (json, "i");
  sol_cli_json_truth (json, "yes", SOL_YES);
  sol_cli_json_truth (json, "no", SOL_NO);
  sol_cli_json_truth (json, "unknown", SOL_UNKNOWN);
  sol_cli_json_close (json);
  sol_cli_json_open_array (json, "j");
  sol_cli_json_string (json, NULL, "\"\\\n\x01é");
  sol_cli_json_string (json, NULL, NULL);
  sol_cli_json_close (json);
  sol_cli_json_minute (json, "k", 125);
  sol_cli_json_minute (json, "l", -1);
  sol_cli_json_time (json, "m", 1781353800 * SOL_SECOND, zone);
  sol_cli_json_time (json, "n", SOL_TIME_UNKNOWN, zone);
  sol_cli_json_string (json, "o", "\xff");
  sol_cli_json_number (json, "p", 1e300);
  g_autofree char *text = sol_cli_json_finish (json);
  g_assert_true (g_str_has_prefix (
      text,
      "{\"a\":28.7,\"b\":null,\"c\":0,\"d\":1200,\"e\":null,\"f\":null,\"g\":0,\"h\":null,"
      "\"i\":{\"yes\":true,\"no\":false,\"unknown\":null},\"j\":[\"\\\"\\\\\\u000a\\u0001é\",null],"
      "\"k\":\"02:05\",\"l\":null,\"m\":\"2026-06-13T14:30:00+02:00\",\"n\":null,\"o\":\"\xef\xbf\xbd\","
      "\"p\":1000"));
}

static void
test_csv (void)
{
  g_autoptr (SolCliCsv) csv = sol_cli_csv_new ();

  sol_cli_csv_names (csv, "a b c");
  sol_cli_csv_string (csv, "x, \"y\"\nz");
  sol_cli_csv_string (csv, NULL);
  sol_cli_csv_string (csv, "plain");
  sol_cli_csv_end_line (csv);
  sol_cli_csv_number (csv, 28.7);
  sol_cli_csv_number (csv, NAN);
  sol_cli_csv_count (csv, -1);
  sol_cli_csv_count (csv, 3);
  sol_cli_csv_time (csv, 1781353800 * SOL_SECOND, NULL);
  sol_cli_csv_time (csv, SOL_TIME_UNKNOWN, NULL);
  sol_cli_csv_end_line (csv);
  g_autofree char *all = sol_cli_csv_finish (csv);
  g_assert_cmpstr (all, ==, "a,b,c\r\n\"x, \"\"y\"\"\nz\",,plain\r\n28.7,,,3,2026-06-13T12:30:00+00:00,\r\n");
}

static void
test_text (void)
{
  g_autoptr (SolCliText) text = sol_cli_text_new (FALSE);
  g_autoptr (SolCliText) colour = sol_cli_text_new (TRUE);

  sol_cli_text_title (text, "Title");
  sol_cli_text_row (text, "Zürich", "1", "", NULL);
  sol_cli_text_row (text, "東京", "22", "x", NULL);
  sol_cli_text_gap (text);
  sol_cli_text_line (text, "red \033[31m\nline");
  g_autofree char *all = sol_cli_text_finish (text);
  g_assert_cmpstr (all, ==, "Title\nZürich  1\n東京    22  x\n\nred ?[31m?line\n");

  sol_cli_text_title (colour, "Title");
  g_autofree char *bold = sol_cli_text_finish (colour);
  g_assert_cmpstr (bold, ==, "\033[1mTitle\033[0m\n");
}

static void
test_codes (void)
{
  static const struct
  {
    SolError code;
    const char *name;
    int exit;
  } rows[] = {
    { SOL_ERROR_SIGNED_OUT, "signed-out", 3 },
    { SOL_ERROR_BAD_CREDENTIALS, "bad-credentials", 3 },
    { SOL_ERROR_MFA_REQUIRED, "mfa-required", 3 },
    { SOL_ERROR_BAD_CODE, "bad-code", 3 },
    { SOL_ERROR_BLOCKED, "blocked", 3 },
    { SOL_ERROR_TOO_MANY_SESSIONS, "too-many-sessions", 3 },
    { SOL_ERROR_FORBIDDEN, "forbidden", 5 },
    { SOL_ERROR_NOT_PLUGGED_IN, "not-plugged-in", 5 },
    { SOL_ERROR_NO_ENABLED_SLOT, "no-enabled-slot", 5 },
    { SOL_ERROR_NOT_READY, "not-ready", 5 },
    { SOL_ERROR_NOT_SUPPORTED, "not-supported", 5 },
    { SOL_ERROR_CONFLICT, "conflict", 5 },
    { SOL_ERROR_BUSY, "busy", 5 },
    { SOL_ERROR_REFUSED, "refused", 5 },
    { SOL_ERROR_UNCERTAIN, "not-confirmed", 7 },
    { SOL_ERROR_GATEWAY_OFFLINE, "gateway-offline", 5 },
    { SOL_ERROR_RATE_LIMITED, "rate-limited", 6 },
    { SOL_ERROR_BUDGET_SPENT, "budget-spent", 6 },
    { SOL_ERROR_UNAVAILABLE, "unavailable", 6 },
    { SOL_ERROR_OFFLINE, "offline", 6 },
    { SOL_ERROR_BAD_RESPONSE, "bad-response", 6 },
  };
  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, SOL_ERROR_BAD_RESPONSE + 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = sol_error_new (rows[i].code);
      g_assert_cmpstr (sol_cli_error_get_code (error), ==, rows[i].name);
      g_assert_cmpint (sol_cli_error_get_exit (error), ==, rows[i].exit);
    }
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_IO, "x");
  g_assert_cmpstr (sol_cli_error_get_code (other), ==, "failed");
  g_assert_cmpint (sol_cli_error_get_exit (other), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/options/all", test_options);
  g_test_add_func ("/cli/options/of-commands", test_options_of_commands);
  g_test_add_func ("/cli/options/end", test_options_end);
  g_test_add_func ("/cli/options/wrong", test_options_wrong);
  g_test_add_func ("/cli/options/start", test_options_start);
  g_test_add_func ("/cli/json", test_json);
  g_test_add_func ("/cli/csv", test_csv);
  g_test_add_func ("/cli/text", test_text);
  g_test_add_func ("/cli/codes", test_codes);
  return g_test_run ();
}
