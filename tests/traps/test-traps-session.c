/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-traps-session"

#include <string.h>

#include "sol-cloud-table.h"
#include "sol-session.h"
#include "trap-rig.h"

/* Traps 1 to 21: login and session. */

#define NONCE "login_otp_nonce=n-1; Path=/"

static void
serve_after_login (Rig *rig)
{
  cloud_fixture_answer (rig->server, TRAP_ASK, 200, "{\"success\":true}", NULL);
  cloud_fixture_answer (rig->server, TRAP_TOKENS, 200, "{\"token\":\"aT-1\"}", NULL);
  cloud_fixture_answer (rig->server, TRAP_SITES, 200, "{\"sites\":[{\"id\":" RIG_SITE "}]}", NULL);
}

static void
sign_in_works (Rig *rig)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSites) sites = rig_try_sign_in (rig->cloud, RIG_EMAIL, TRAP_PASSWORD, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sites->sites->len, ==, 1);
}

/* Every request of every row looks like a browser's and says where it comes from and what it takes. */
static void
test_001 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_serve_sign_in (&rig);
  sign_in_works (&rig);
  cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, 200, "{}", NULL);
  for (guint call = 0; call < SOL_N_CALLS; call++)
    if (!sol_call_acts ((SolCallId) call))
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (SolReading) reading = rig_read (rig.cloud, (SolCallId) call, &error);
      }
  guint n = cloud_fixture_count (rig.server, NULL);
  g_assert_cmpuint (n, >, 15);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_str_has_prefix (trap_header (&rig, NULL, i, "User-Agent"), "Mozilla/5.0 (Macintosh"));
      g_assert_nonnull (trap_header (&rig, NULL, i, "Accept"));
      const char *path = cloud_fixture_get (rig.server, NULL, i)->path;
      g_assert_true (strcmp (path, "/tokens") == 0 || trap_header (&rig, NULL, i, "Referer") != NULL);
    }
}

static void
test_002 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  cloud_fixture_answer (rig.server, TRAP_LOGIN, 406, "", NULL);
  cloud_fixture_answer (rig.server, TRAP_LOGIN_FORM, 200, "<html></html>", "Content-Type", "text/html",
                        "Set-Cookie", "_enlighten_4_session=ck-9; Path=/", NULL);
  serve_after_login (&rig);
  sign_in_works (&rig);
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_LOGIN_FORM), ==, 1);
  g_assert_null (trap_header (&rig, TRAP_LOGIN_FORM, 0, "X-Requested-With"));
  g_assert_nonnull (strstr (trap_header (&rig, TRAP_SITES, 0, "Cookie"), "_enlighten_4_session=ck-9"));
}

static void
test_003 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  cloud_fixture_answer (rig.server, TRAP_LOGIN, 200, "{}", "Set-Cookie", "_enlighten_4_session=ck-9; Path=/",
                        NULL);
  serve_after_login (&rig);
  sign_in_works (&rig);
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_TOKENS), ==, 0);
  g_assert_null (trap_header (&rig, TRAP_SITES, 0, "e-auth-token"));
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
}

static void
test_004 (void)
{
  static const struct
  {
    const char *body, *cookie;
  } rows[] = { { "{\"success\":true}", NONCE }, { "{\"requires_mfa\":true}", "locale=en" } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      cloud_fixture_answer (rig.server, TRAP_LOGIN, 200, rows[i].body, "Set-Cookie", rows[i].cookie, NULL);
      serve_after_login (&rig);
      g_autoptr (GError) error = trap_sign_in_fails (&rig, SOL_ERROR_MFA_REQUIRED);
      g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_CODE);
      g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_ASK), ==, 1);
    }
}

static void
resend (Rig *rig)
{
  Waiting waiting = { 0 };
  g_autoptr (GError) error = NULL;
  sol_clock_test_advance (rig->clock, 30 * SOL_SECOND);
  sol_cloud_resend_code_async (rig->cloud, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_assert_true (sol_cloud_resend_code_finish (rig->cloud, result, &error));
  g_assert_no_error (error);
}

/* The first resend brings no cookie, the second one a new nonce. */
static void
test_005 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  cloud_fixture_answer (rig.server, TRAP_LOGIN, 200, "{\"success\":true}", "Set-Cookie", NONCE, NULL);
  cloud_fixture_answer (rig.server, TRAP_ASK, 200, "{\"success\":true}", NULL);
  cloud_fixture_answer (rig.server, TRAP_ASK, 204, NULL, NULL);
  cloud_fixture_answer (rig.server, TRAP_ASK, 200, "{\"success\":true}", "Set-Cookie",
                        "login_otp_nonce=n-2; Path=/", NULL);
  g_autoptr (GError) error = trap_sign_in_fails (&rig, SOL_ERROR_MFA_REQUIRED);
  resend (&rig);
  resend (&rig);
  cloud_fixture_answer (rig.server, TRAP_VERIFY, 200, "{\"isValid\":true,\"session_id\":\"s\"}", NULL);
  serve_after_login (&rig);
  g_clear_error (&error);
  g_autoptr (SolSites) sites = rig_verify (rig.cloud, "048213", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (trap_header (&rig, TRAP_ASK, 1, "Cookie"), "login_otp_nonce=n-1"));
  g_assert_nonnull (strstr (trap_header (&rig, TRAP_ASK, 2, "Cookie"), "login_otp_nonce=n-1"));
  g_assert_nonnull (strstr (trap_header (&rig, TRAP_VERIFY, 0, "Cookie"), "login_otp_nonce=n-2"));
}

static void
test_006 (void)
{
  static const struct
  {
    guint status;
    const char *body;
    gboolean works;
  } rows[] = { { 204, NULL, TRUE }, { 205, NULL, TRUE }, { 200, "", TRUE }, { 200, "OK", FALSE } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      cloud_fixture_answer (rig.server, TRAP_LOGIN, 200, "{\"success\":true}", "Set-Cookie", NONCE, NULL);
      serve_after_login (&rig);
      g_autoptr (GError) error = trap_sign_in_fails (&rig, SOL_ERROR_MFA_REQUIRED);
      cloud_fixture_answer (rig.server, TRAP_VERIFY, rows[i].status, rows[i].body, NULL);
      g_clear_error (&error);
      g_autoptr (SolSites) sites = rig_verify (rig.cloud, "048213", &error);
      if (rows[i].works)
        g_assert_no_error (error);
      else /* the code may be typed again */
        g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
      g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==,
                       rows[i].works ? SOL_SIGN_IN_DONE : SOL_SIGN_IN_CODE);
    }
}

/* A word of its own and a day's pause, in which nothing is sent. */
static void
check_too_many (guint status, const char *body)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, TRAP_PASSWORD);
  cloud_fixture_answer (rig.server, TRAP_LOGIN, status, body, NULL);
  cloud_fixture_answer (rig.server, TRAP_RENEW, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_POWER, 401, "{}", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  SolTime now = sol_clock_now (rig.clock);
  g_autoptr (GError) error = trap_read_fails (&rig, SOL_CALL_LATEST_POWER, SOL_ERROR_TOO_MANY_SESSIONS);
  g_assert_cmpint (sol_error_get_retry_at (error), ==, now + SOL_DAY);
  guint sent = cloud_fixture_count (rig.server, NULL);
  for (guint i = 0; i < 3; i++)
    {
      sol_clock_test_advance (rig.clock, 7 * SOL_HOUR);
      g_clear_error (&error);
      error = trap_read_fails (&rig, SOL_CALL_DEVICES, SOL_ERROR_TOO_MANY_SESSIONS);
    }
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, sent);
}

static void
test_007 (void)
{
  check_too_many (401, "{\"message\":\"Too many active sessions\"}");
  check_too_many (200, "{\"message\":\"Too many active sessions\"}");
}

static void
test_008 (void)
{
  check_too_many (200, "\"{\\\"errors\\\":[{\\\"text\\\":\\\"Too many active sessions\\\"}]}\"");
  check_too_many (403, "{\"body\":\"{\\\"detail\\\":\\\"you have too many of your active sessions\\\"}\"}");
}

static void
test_009 (void)
{
  enum
  {
    N = 10
  };
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  rig_serve_sign_in (&rig);
  cloud_store_double_set_password (rig.store, TRAP_PASSWORD);
  cloud_fixture_answer (rig.server, TRAP_RENEW, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_DEVICES, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_DEVICES, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_DEVICES, 200, "[]", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  const SolCallTarget target = { .site = RIG_SITE };
  Waiting waiting[N] = { 0 };
  for (guint i = 0; i < N; i++)
    sol_cloud_read_async (rig.cloud, SOL_CALL_DEVICES, &target, FALSE, NULL, rig_done, &waiting[i]);
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (GAsyncResult) result = rig_wait (&waiting[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolReading) reading = sol_cloud_read_finish (rig.cloud, result, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_LOGIN), ==, 1);
}

/* A row whose 401 says nothing about the session never asks for the password, however often it comes. */
static void
test_010 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, TRAP_PASSWORD);
  cloud_fixture_answer (rig.server, TRAP_DAY, 401, "{}", NULL);
  for (guint i = 0; i < 5; i++)
    {
      sol_clock_test_advance (rig.clock, SOL_HOUR);
      g_autoptr (GError) error = trap_read_fails (&rig, SOL_CALL_TODAY, SOL_ERROR_NOT_SUPPORTED);
    }
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 5);
}

/* … and the other calls go on. */
static void
test_011 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_DAY, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_POWER, 200, TRAP_POWER_BODY, NULL);
  for (guint i = 0; i < 4; i++)
    {
      sol_clock_test_advance (rig.clock, SOL_HOUR);
      g_autoptr (GError) error = trap_read_fails (&rig, SOL_CALL_TODAY, SOL_ERROR_NOT_SUPPORTED);
      g_autoptr (SolReading) reading = trap_read_works (&rig, SOL_CALL_LATEST_POWER);
    }
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
}

/* A block outlives the program, and the saving of a session does not lift it. */
static void
test_012 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  trap_refuse_renewals (&rig);
  cloud_fixture_answer (rig.server, TRAP_POWER, 401, "{}", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (GError) error = trap_read_fails (&rig, SOL_CALL_LATEST_POWER, SOL_ERROR_SIGNED_OUT);
  guint logins = cloud_fixture_count (rig.server, TRAP_LOGIN);
  g_assert_cmpuint (logins, ==, 1);
  for (guint i = 0; i < 4; i++)
    {
      rig_restart (&rig);
      sol_clock_test_advance (rig.clock, SOL_MINUTE);
      g_clear_error (&error);
      error = trap_read_fails (&rig, SOL_CALL_LATEST_POWER, SOL_ERROR_SIGNED_OUT);
    }
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_LOGIN), ==, logins);
}

/* Three rejections, five minutes apart, with successes elsewhere in between: then none until a person acts.
 */
static void
test_013 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  trap_refuse_renewals (&rig);
  cloud_fixture_answer (rig.server, TRAP_POWER, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_DEVICES, 200, "[]", NULL);
  for (guint i = 0; i < 12; i++)
    {
      sol_clock_test_advance (rig.clock, SOL_HOUR);
      g_autoptr (GError) error = trap_read_fails (&rig, SOL_CALL_LATEST_POWER, SOL_ERROR_SIGNED_OUT);
      g_autoptr (GError) other = NULL;
      g_autoptr (SolReading) reading = rig_read (rig.cloud, SOL_CALL_DEVICES, &other);
    }
  rig_turn (20);
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_LOGIN), ==, 3);
}

/* A block is a state with a clock; it ends by itself and nobody has to sign in. */
static void
test_014 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, TRAP_PASSWORD);
  cloud_fixture_answer (rig.server, TRAP_LOGIN, 200, "{\"isBlocked\":true}", NULL);
  cloud_fixture_answer (rig.server, TRAP_RENEW, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_POWER, 401, "{}", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (GError) error = trap_read_fails (&rig, SOL_CALL_LATEST_POWER, SOL_ERROR_BLOCKED);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_BLOCKED);
  g_assert_cmpint (sol_cloud_get_wait_until (rig.cloud), ==, sol_clock_now (rig.clock) + SOL_DAY);
  cloud_fixture_clear (rig.server);
  rig_serve_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_RENEW, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_POWER, 200, TRAP_POWER_BODY, NULL);
  sol_clock_test_advance (rig.clock, SOL_DAY + SOL_MINUTE);
  g_autoptr (SolReading) reading = trap_read_works (&rig, SOL_CALL_LATEST_POWER);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
}

/* The sign-in page where data was asked for: the session is renewed once, and that is all. */
static void
check_wall (SolCallId call, const char *route)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  trap_refuse_renewals (&rig);
  cloud_fixture_answer (rig.server, route, 200, TRAP_WALL, "Content-Type", "text/html", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (GError) error = trap_read_fails (&rig, call, SOL_ERROR_SIGNED_OUT);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_OVER);
  for (guint i = 0; i < 10; i++)
    {
      sol_clock_test_advance (rig.clock, SOL_MINUTE);
      g_clear_error (&error);
      error = trap_read_fails (&rig, call, SOL_ERROR_SIGNED_OUT);
    }
  g_assert_cmpuint (cloud_fixture_count (rig.server, route), ==, 1);
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_LOGIN), ==, 1);
}

static void
test_015 (void)
{
  check_wall (SOL_CALL_LATEST_POWER, TRAP_POWER);
  check_wall (SOL_CALL_PROFILE, TRAP_PROFILE);
}

static void
test_016 (void)
{
  check_wall (SOL_CALL_CHARGE_MODE, "GET " TRAP_MODE);
}

/* New tokens change the session and nothing else: what was remembered stays, and nobody sees it end. */
static void
note_state_cb (SolCloud *cloud, GParamSpec *pspec, gboolean *over)
{
  *over |= sol_cloud_get_state (cloud) != SOL_SIGN_IN_DONE
           && sol_cloud_get_state (cloud) != SOL_SIGN_IN_WORKING;
}

static void
test_017 (void)
{
  static const char *const plural = "GET " TRAP_EVSE "/ev_chargers/status";
  static const char *const singular = "GET " TRAP_EVSE "/ev_charger/status";
  static const char *const body = "{\"data\":{\"chargers\":[]}}";
  g_auto (Rig) rig = { 0 };
  gboolean over = FALSE;
  rig_init (&rig);
  rig_sign_in (&rig);
  gulong handler = g_signal_connect (rig.cloud, "notify::state", G_CALLBACK (note_state_cb), &over);
  cloud_fixture_answer (rig.server, singular, 200, body, NULL);
  g_autoptr (SolReading) first = trap_read_works (&rig, SOL_CALL_EV_STATUS);
  cloud_fixture_clear_route (rig.server, singular);
  cloud_fixture_answer (rig.server, singular, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, singular, 200, body, NULL);
  cloud_fixture_answer (rig.server, TRAP_RENEW, 200, "{\"token\":\"aT-2\"}", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (SolReading) second = trap_read_works (&rig, SOL_CALL_EV_STATUS);
  g_assert_cmpstr (trap_header (&rig, singular, 2, "e-auth-token"), ==, "aT-2");
  g_assert_cmpuint (cloud_fixture_count (rig.server, plural), ==, 1);
  g_assert_false (over);
  g_signal_handler_disconnect (rig.cloud, handler);
}

/* The password that a person did not want kept is neither asked for nor kept by a renewal. */
static void
test_019 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_RENEW, 200, "{\"token\":\"aT-2\"}", NULL);
  cloud_fixture_answer (rig.server, TRAP_POWER, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_POWER, 200, TRAP_POWER_BODY, NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (SolReading) reading = trap_read_works (&rig, SOL_CALL_LATEST_POWER);
  g_autofree char *kept = cloud_store_double_dup_session (rig.store);
  g_assert_null (strstr (kept, TRAP_PASSWORD));
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_LOGIN), ==, 0);
}

static void
test_021 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_PROFILE, 200, "{\"data\":{\"profile\":\"self-consumption\"}}", NULL);
  g_autoptr (SolReading) reading = trap_read_works (&rig, SOL_CALL_PROFILE);
  g_assert_cmpstr (trap_header (&rig, TRAP_PROFILE, 0, "e-auth-token"), ==, RIG_MANAGER_TOKEN);
  g_assert_null (trap_header (&rig, TRAP_PROFILE, 0, "Authorization"));
  g_assert_cmpstr (trap_header (&rig, TRAP_PROFILE, 0, "Username"), ==, "6049921");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traps/001-browser-headers", test_001);
  g_test_add_func ("/traps/002-form-after-406", test_002);
  g_test_add_func ("/traps/003-empty-object", test_003);
  g_test_add_func ("/traps/004-code-is-no-wrong-password", test_004);
  g_test_add_func ("/traps/005-nonce-rotates", test_005);
  g_test_add_func ("/traps/006-code-answered-with-nothing", test_006);
  g_test_add_func ("/traps/007-too-many-sessions", test_007);
  g_test_add_func ("/traps/008-said-inside-a-string", test_008);
  g_test_add_func ("/traps/009-one-sign-in-for-all", test_009);
  g_test_add_func ("/traps/010-optional-401", test_010);
  g_test_add_func ("/traps/011-others-go-on", test_011);
  g_test_add_func ("/traps/012-block-outlives-program", test_012);
  g_test_add_func ("/traps/013-only-a-sign-in-clears", test_013);
  g_test_add_func ("/traps/014-block-ends-by-itself", test_014);
  g_test_add_func ("/traps/015-login-wall", test_015);
  g_test_add_func ("/traps/016-login-wall-of-the-scheduler", test_016);
  g_test_add_func ("/traps/017-new-tokens-change-nothing-else", test_017);
  g_test_add_func ("/traps/019-password-stays-unkept", test_019);
  g_test_add_func ("/traps/021-battery-token", test_021);
  return g_test_run ();
}
