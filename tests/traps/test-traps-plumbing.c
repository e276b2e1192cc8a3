/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-traps-plumbing"

#include <string.h>

#include "sol-cookies.h"
#include "sol-headers.h"
#include "sol-plan.h"
#include "trap-rig.h"

/* Traps 22 to 36: HTTP plumbing. Those that need a home are in test-traps-home.c. */

static void
test_022 (void)
{
  static const guint statuses[] = { 204, 205 };
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      rig_sign_in (&rig);
      cloud_fixture_answer (rig.server, "GET /app-api/" RIG_SITE "/grid_control_check.json", statuses[i],
                            NULL, NULL);
      cloud_fixture_answer (rig.server, TRAP_STOP, statuses[i], NULL, NULL);
      g_autoptr (SolReading) reading = trap_read_works (&rig, SOL_CALL_GRID_CHECK);
      const SolGridCheck *check = sol_reading_get_value (reading);
      g_assert_cmpint (check->available, ==, SOL_NO);
      g_autoptr (SolActResult) result = trap_act_works (&rig, SOL_CALL_STOP_CHARGING);
      g_assert_cmpint (result->outcome, ==, SOL_ACT_ACCEPTED);
    }
}

static void
header_cb (const char *name, const char *value, gpointer user_data)
{
  g_assert_cmpstr (value, !=, "");
}

/* What a shape must not have is not there at all, also when the session has nothing to offer. */
static void
test_023 (void)
{
  const SolHeaderFacts facts = { .site = RIG_SITE };
  g_autoptr (GPtrArray) cookies = sol_cookies_from_header ("_enlighten_4_session=ck-1; XSRF-TOKEN=");
  g_autoptr (SolSession) poor
      = sol_session_new (RIG_EMAIL, cookies, "s-1", NULL, NULL, SOL_TIME_UNKNOWN, RIG_NOW);
  g_autoptr (GPtrArray) more
      = sol_cookies_from_header ("XSRF-TOKEN=x1; enlighten_manager_token_production=" RIG_MANAGER_TOKEN);
  g_autoptr (SolSession) rich
      = sol_session_new (RIG_EMAIL, more, "s-1", NULL, "aT-1", SOL_TIME_UNKNOWN, RIG_NOW);
  for (guint family = 0; family < SOL_N_HEADER_FAMILIES; family++)
    {
      g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
      sol_headers_fill (headers, (SolHeaderFamily) family, poor, &facts);
      soup_message_headers_foreach (headers, header_cb, NULL);
    }
  g_autoptr (SoupMessageHeaders) lean = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  sol_headers_fill (lean, SOL_HEADERS_BATTERY_LEAN, rich, &facts);
  static const char *const absent[]
      = { "e-auth-token", "requestid", "Authorization", "X-CSRF-Token", "X-Requested-With" };
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_null (soup_message_headers_get_one (lean, absent[i]));
}

/* The shape with the cookies of the sign-in sends those and nothing else, whatever the jar has learnt. */
static void
test_024 (void)
{
  static const char *const cookies[] = { "_enlighten_4_session=ck-1", "XSRF-TOKEN=in%2Fjar",
                                         "enlighten_manager_token_production=" RIG_MANAGER_TOKEN, NULL };
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  targets_sign_in (&rig, cookies, "aT-1");
  cloud_fixture_answer (rig.server, TRAP_DEVICES, 200, "[]", "Set-Cookie", "learnt=1; Path=/", NULL);
  g_autoptr (SolReading) reading = trap_read_works (&rig, SOL_CALL_DEVICES);
  cloud_fixture_answer (rig.server, TRAP_CANCEL, 200, TRAP_SUCCESS, NULL);
  g_autoptr (SolActResult) result = trap_write_works (&rig, SOL_CALL_CANCEL_PROFILE);
  g_assert_cmpstr (result->attempt, ==, "cookie");
  const char *sent = trap_header (&rig, TRAP_CANCEL, 0, "Cookie");
  g_assert_nonnull (strstr (sent, "XSRF-TOKEN=in%2Fjar"));
  g_assert_null (strstr (sent, "learnt"));
  g_assert_cmpstr (trap_header (&rig, TRAP_CANCEL, 0, "X-XSRF-Token"), ==, "in/jar");
}

/* Signed in without a token among the cookies, as at EMEA sites. */
static void
sign_in_without_token (Rig *rig)
{
  static const char *const cookies[]
      = { "_enlighten_4_session=ck-1", "enlighten_manager_token_production=" RIG_MANAGER_TOKEN, NULL };
  rig_init (rig);
  targets_sign_in (rig, cookies, "aT-1");
  cloud_fixture_answer (rig->server, TRAP_CANCEL, 200, TRAP_SUCCESS, NULL);
}

/* A token that could not be had does not take the place of the one that is there. */
static void
test_025 (void)
{
  g_auto (Rig) rig = { 0 };
  sign_in_without_token (&rig);
  cloud_fixture_answer (rig.server, TRAP_SITE_SETTINGS, 200, "{}", "x-csrf-token", "good", NULL);
  cloud_fixture_answer (rig.server, TRAP_SITE_SETTINGS, 500, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_CHECK, 500, "{}", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SolActResult) result = trap_write_works (&rig, SOL_CALL_CANCEL_PROFILE);
      g_assert_cmpstr (trap_header (&rig, TRAP_CANCEL, i, "X-XSRF-Token"), ==, "good");
    }
}

static void
test_026 (void)
{
  g_auto (Rig) rig = { 0 };
  sign_in_without_token (&rig);
  cloud_fixture_answer (rig.server, TRAP_SITE_SETTINGS, 200, "{}", "x-csrf-token", " emea-1 ", NULL);
  g_autoptr (SolActResult) result = trap_write_works (&rig, SOL_CALL_CANCEL_PROFILE);
  g_assert_cmpstr (trap_header (&rig, TRAP_CANCEL, 0, "X-XSRF-Token"), ==, "emea-1");
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_CHECK), ==, 0);
}

static void
test_027 (void)
{
  static const struct
  {
    const char *cookies, *token;
  } rows[] = {
    { "XSRF-TOKEN=abc", "abc" },
    { "xsrf-token=abc", "abc" },
    { "bp-xsrf-token=\"a%2Fb\"", "a/b" },
    { "BP-XSRF-Token=later; Xsrf-Token=\"first%3D%3D\"", "first==" },
    { "other=1", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) cookies = sol_cookies_from_header (rows[i].cookies);
      g_autofree char *token = sol_cookies_get_xsrf (cookies);
      g_assert_cmpstr (token, ==, rows[i].token);
    }
}

/* The check is refused: its cookies carry the token, or else the site settings do, or the write is tried. */
static void
test_028 (void)
{
  static const struct
  {
    const char *check_cookie, *again_cookie, *token;
  } rows[] = { { "bp-xsrf-token=tok%2B1", "a=b", "tok+1" },
               { "a=b", "BP-XSRF-Token=late", "late" },
               { "a=b", "a=b", NULL } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Rig) rig = { 0 };
      sign_in_without_token (&rig);
      cloud_fixture_answer (rig.server, TRAP_SITE_SETTINGS, 403, "{}", NULL);
      cloud_fixture_answer (rig.server, TRAP_SITE_SETTINGS, 200, "{}", "Set-Cookie", rows[i].again_cookie,
                            NULL);
      cloud_fixture_answer (rig.server, TRAP_CHECK, 403, "{}", "Set-Cookie", rows[i].check_cookie, NULL);
      g_autoptr (SolActResult) result = trap_write_works (&rig, SOL_CALL_CANCEL_PROFILE);
      g_assert_cmpstr (trap_header (&rig, TRAP_CANCEL, 0, "X-XSRF-Token"), ==, rows[i].token);
    }
}

static void
test_029 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_RENEW, 200, "{\"token\":\"aT-2\"}", "Set-Cookie",
                        "XSRF-TOKEN=new; Path=/", NULL);
  cloud_fixture_answer (rig.server, TRAP_STOP, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_STOP, 200, "{\"status\":\"accepted\"}", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (SolActResult) result = trap_act_works (&rig, SOL_CALL_STOP_CHARGING);
  g_assert_cmpstr (trap_header (&rig, TRAP_STOP, 0, "e-auth-token"), ==, "aT-1");
  g_assert_cmpstr (trap_header (&rig, TRAP_STOP, 1, "e-auth-token"), ==, "aT-2");
  g_assert_cmpstr (trap_header (&rig, TRAP_STOP, 1, "X-CSRF-Token"), ==, "new");
}

/* One malformed answer is that endpoint's trouble: the next one is read as ever. */
static void
test_030 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_DEVICES, 200, "{\"result\":[", NULL);
  cloud_fixture_answer (rig.server, TRAP_POWER, 200, TRAP_POWER_BODY, NULL);
  g_autoptr (GError) error = trap_read_fails (&rig, SOL_CALL_DEVICES, SOL_ERROR_BAD_RESPONSE);
  g_autoptr (SolReading) reading = trap_read_works (&rig, SOL_CALL_LATEST_POWER);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
}

/* Longer each time, never shorter than the interval, and not before the cloud allows it. */
static void
test_034 (void)
{
  double before = 0;
  for (guint n = 1; n <= 4; n++)
    {
      double delay = sol_plan_retry_delay (SOL_FAMILY_EV_STATUS, 60, n, TRUE, 0);
      g_assert_cmpfloat (delay, >, before);
      g_assert_cmpfloat (delay, >=, 60);
      before = delay;
    }
  g_assert_cmpfloat (sol_plan_retry_delay (SOL_FAMILY_STORM_ALERTS, 600, 1, TRUE, 0), >=, 300);

  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_DEVICES, 429, "{}", "Retry-After", "600", NULL);
  g_autoptr (GError) error = trap_read_fails (&rig, SOL_CALL_DEVICES, SOL_ERROR_RATE_LIMITED);
  g_assert_cmpint (sol_error_get_retry_at (error), ==, RIG_NOW + 600 * SOL_SECOND);
}

static void
test_035 (void)
{
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autofree char *body
      = g_strdup_printf ("{\"error\":{\"code\":\"" RIG_SITE "\",\"message\":\"site " RIG_SITE " of " RIG_EMAIL
                         " token " RIG_MANAGER_TOKEN " %s\"}}",
                         long_text);
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_DEVICES, 500, body, NULL);
  rig_log_start ();
  g_autoptr (GError) error = trap_read_fails (&rig, SOL_CALL_DEVICES, SOL_ERROR_UNAVAILABLE);
  g_autofree char *log = rig_log_end ();
  g_assert_cmpuint (strlen (error->message), <, 200);
  g_autofree char *all = g_strconcat (log, error->message, sol_error_get_cloud_code (error), NULL);
  g_assert_null (strstr (all, RIG_SITE));
  g_assert_null (strstr (all, RIG_EMAIL));
  g_assert_null (strstr (all, "eyJ"));
  g_assert_null (strstr (all, "xxxxxxxx"));
}

/* The machine word is found in the body as it came, among numbers that no message would show. */
static void
test_036 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_START, 400,
                        "{\"error\":{\"errorMessageCode\":\"iqevc_ms-10012\",\"displayMessage\":\"" RIG_SERIAL
                        " at " RIG_SITE "\"}}",
                        NULL);
  g_autoptr (SolActResult) result = trap_act_works (&rig, SOL_CALL_START_CHARGING);
  g_assert_cmpint (result->outcome, ==, SOL_ACT_ALREADY);
  g_assert_cmpstr (result->detail, ==, "iqevc_ms-10012");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traps/022-no-content", test_022);
  g_test_add_func ("/traps/023-absent-is-not-empty", test_023);
  g_test_add_func ("/traps/024-raw-cookies-alone", test_024);
  g_test_add_func ("/traps/025-good-token-stays", test_025);
  g_test_add_func ("/traps/026-token-in-a-header", test_026);
  g_test_add_func ("/traps/027-spellings-of-the-token", test_027);
  g_test_add_func ("/traps/028-token-of-a-refusal", test_028);
  g_test_add_func ("/traps/029-headers-of-the-attempt", test_029);
  g_test_add_func ("/traps/030-one-malformed-answer", test_030);
  g_test_add_func ("/traps/034-longer-each-time", test_034);
  g_test_add_func ("/traps/035-no-bodies-in-messages", test_035);
  g_test_add_func ("/traps/036-body-before-redaction", test_036);
  return g_test_run ();
}
