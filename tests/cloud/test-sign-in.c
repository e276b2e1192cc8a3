/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-rig.h"
#include "sol-session.h"

#define LOGIN "POST /login/login.json"
#define FORM "POST /login/login"
#define ASK "POST /app-api/generate_mfa_login_otp"
#define VERIFY "POST /app-api/validate_login_otp"
#define TOKENS "POST /tokens"
#define SITES "GET /app-api/search_sites.json"
#define NO_CODE (-1)

/* --- the rows of step 1, in their order ---------------------------------------------------------------- */

static const struct
{
  guint status;
  const char *type; /* nullable: JSON */
  const char *body;
  const char *cookie; /* nullable */
  int error;          /* -1: signed in */
  const char *next;   /* nullable: the request that follows */
} logins[] = {
  { 500, NULL, "{\"session_id\":\"s\"}", NULL, SOL_ERROR_UNAVAILABLE, NULL },
  { 503, NULL, "too many active sessions", NULL, SOL_ERROR_UNAVAILABLE, NULL },
  { 550, NULL, "{}", NULL, SOL_ERROR_UNAVAILABLE, NULL },
  { 401, NULL, "{\"error\":\"Too many active sessions\"}", NULL, SOL_ERROR_TOO_MANY_SESSIONS, NULL },
  { 200, "text/html", "Too Many of your active sessions", NULL, SOL_ERROR_TOO_MANY_SESSIONS, NULL },
  { 406, NULL, "\"{\\\"a\\\":\\\"t\\\\u006fo many active sessions\\\"}\"", NULL, SOL_ERROR_TOO_MANY_SESSIONS,
    NULL },
  { 401, NULL, "{}", NULL, SOL_ERROR_BAD_CREDENTIALS, NULL },
  { 403, NULL, "", NULL, SOL_ERROR_BAD_CREDENTIALS, NULL },
  { 406, NULL, "", NULL, SOL_ERROR_UNAVAILABLE, FORM },
  { 400, NULL, "{}", NULL, SOL_ERROR_UNAVAILABLE, NULL },
  { 404, NULL, "{}", NULL, SOL_ERROR_UNAVAILABLE, NULL },
  { 429, NULL, "{}", NULL, SOL_ERROR_UNAVAILABLE, NULL },
  { 200, "text/html", "{\"session_id\":\"s\"}", NULL, SOL_ERROR_UNAVAILABLE, NULL },
  { 200, "text/plain", "{}", NULL, SOL_ERROR_UNAVAILABLE, NULL },
  { 200, NULL, "{\"session_id\":\"s", NULL, SOL_ERROR_UNAVAILABLE, NULL },
  { 200, NULL, "{\"requires_mfa\":true,\"session_id\":\"s\"}", NULL, SOL_ERROR_MFA_REQUIRED, ASK },
  { 200, NULL, "{\"requires_mfa\":1}", NULL, SOL_ERROR_MFA_REQUIRED, ASK },
  { 200, NULL, "{\"requires_mfa\":\"true\",\"isBlocked\":true}", NULL, SOL_ERROR_MFA_REQUIRED, ASK },
  { 200, NULL, "{\"isBlocked\":true,\"session_id\":\"s\"}", NULL, SOL_ERROR_BLOCKED, NULL },
  { 200, NULL, "{\"session_id\":\"s\"}", NULL, NO_CODE, TOKENS },
  { 200, "application/json; charset=utf-8", "{\"sessionId\":17}", NULL, NO_CODE, TOKENS },
  { 200, NULL, "{\"session\":\"s\",\"success\":true}", "login_otp_nonce=n", NO_CODE, TOKENS },
  { 200, NULL, "{\"manager_token\":\"m\"}", NULL, SOL_ERROR_BAD_CREDENTIALS, NULL },
  { 200, NULL, "{\"manager_token\":\"m\",\"success\":true}", "login_otp_nonce=n", SOL_ERROR_BAD_CREDENTIALS,
    NULL },
  { 200, NULL, "{\"success\":true}", "login_otp_nonce=n", SOL_ERROR_MFA_REQUIRED, ASK },
  { 200, NULL, "{\"success\":true}", NULL, SOL_ERROR_BAD_CREDENTIALS, NULL },
  { 200, NULL, "{}", "_enlighten_4_session=c", NO_CODE, SITES },
  { 200, NULL, "{\"success\":false}", "login_otp_nonce=n", SOL_ERROR_BAD_CREDENTIALS, NULL },
  { 200, NULL, "{\"session_id\":\"\"}", NULL, SOL_ERROR_BAD_CREDENTIALS, NULL },
  { 200, NULL, "{\"session_id\":{}}", NULL, SOL_ERROR_BAD_CREDENTIALS, NULL },
  { 200, NULL, "[]", NULL, SOL_ERROR_BAD_CREDENTIALS, NULL },
  { 200, NULL, "null", NULL, SOL_ERROR_BAD_CREDENTIALS, NULL },
};

static void
serve_rest (CloudFixture *server)
{
  cloud_fixture_answer (server, ASK, 200, "{\"success\":true}", NULL);
  cloud_fixture_answer (server, TOKENS, 200, "{\"token\":\"aT-1\"}", NULL);
  cloud_fixture_answer (server, SITES, 200, "[{\"id\":1}]", NULL);
}

static void
check_follower (CloudFixture *server, guint index, const char *wanted)
{
  const CloudReceived *next = cloud_fixture_get (server, NULL, index);
  g_autofree char *line = next == NULL ? NULL : g_strdup_printf ("%s %s", next->method, next->path);
  g_assert_cmpstr (line, ==, wanted);
}

static void
test_login_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (logins); i++)
    {
      g_test_message ("%u %s", logins[i].status, logins[i].body);
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      cloud_fixture_answer (rig.server, LOGIN, logins[i].status, logins[i].body, "Content-Type",
                            logins[i].type == NULL ? "application/json" : logins[i].type, "Set-Cookie",
                            logins[i].cookie == NULL ? "locale=en" : logins[i].cookie, NULL);
      serve_rest (rig.server);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolSites) sites = rig_try_sign_in (rig.cloud, RIG_EMAIL, "Süd+Ost", TRUE, &error);
      if (logins[i].error == NO_CODE)
        g_assert_no_error (error);
      else
        g_assert_error (error, SOL_ERROR, logins[i].error);
      check_follower (rig.server, 1, logins[i].next);
    }
}

static void
test_form (void)
{
  const struct
  {
    guint status;
    const char *cookie;
    int error;
    const char *session; /* nullable */
  } rows[] = {
    { 200, "_enlighten_4_session=ck-4", NO_CODE, "ck-4" },
    { 200, "_enlighten_session=ck-0", NO_CODE, "ck-0" },
    { 200, "enlighten_manager_token_production=" RIG_MANAGER_TOKEN, NO_CODE, "m-1" },
    { 200, "locale=en", SOL_ERROR_BAD_CREDENTIALS, NULL },
    { 401, "_enlighten_4_session=ck-4", SOL_ERROR_BAD_CREDENTIALS, NULL },
    { 403, "_enlighten_4_session=ck-4", SOL_ERROR_BAD_CREDENTIALS, NULL },
    { 406, "_enlighten_4_session=ck-4", SOL_ERROR_UNAVAILABLE, NULL },
    { 502, "_enlighten_4_session=ck-4", SOL_ERROR_UNAVAILABLE, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      cloud_fixture_answer (rig.server, LOGIN, 406, "", NULL);
      cloud_fixture_answer (rig.server, FORM, rows[i].status, "<html></html>", "Content-Type", "text/html",
                            "Set-Cookie", rows[i].cookie, NULL);
      serve_rest (rig.server);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolSites) sites = rig_try_sign_in (rig.cloud, RIG_EMAIL, "Süd+Ost", TRUE, &error);
      g_autofree char *secret = cloud_store_double_dup_session (rig.store);
      g_autoptr (SolSession) session = sol_session_from_secret (secret);
      if (rows[i].error == NO_CODE)
        g_assert_no_error (error);
      else
        g_assert_error (error, SOL_ERROR, rows[i].error);
      g_assert_cmpstr (session == NULL ? NULL : sol_session_get_session_id (session), ==, rows[i].session);
    }
}

/* --- the rows of step 2 -------------------------------------------------------------------------------- */

/* Signs in as far as the code. */
static void
ask_for_code (Rig *rig)
{
  cloud_fixture_answer (rig->server, LOGIN, 200, "{\"success\":true}", "Set-Cookie", "login_otp_nonce=n-1",
                        "Set-Cookie", "XSRF-TOKEN=f00x", NULL);
  serve_rest (rig->server);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_try_sign_in (rig->cloud, RIG_EMAIL, "Süd+Ost", TRUE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_MFA_REQUIRED);
  g_assert_cmpint (sol_cloud_get_state (rig->cloud), ==, SOL_SIGN_IN_CODE);
}

static void
test_code_rows (void)
{
  const struct
  {
    guint status;
    const char *body;
    int error;
    gboolean may_retry;
    const char *next; /* nullable */
  } rows[] = {
    { 200, "{\"isValid\":false,\"isBlocked\":true}", SOL_ERROR_BLOCKED, FALSE, NULL },
    { 422, "{\"isValid\":false,\"isBlocked\":true}", SOL_ERROR_BLOCKED, FALSE, NULL },
    { 429, "", SOL_ERROR_BLOCKED, FALSE, NULL },
    { 200, "{\"isValid\":false}", SOL_ERROR_BAD_CODE, TRUE, NULL },
    { 400, "{}", SOL_ERROR_BAD_CODE, TRUE, NULL },
    { 404, "", SOL_ERROR_BAD_CODE, TRUE, NULL },
    { 409, "x", SOL_ERROR_BAD_CODE, TRUE, NULL },
    { 422, "{}", SOL_ERROR_BAD_CODE, TRUE, NULL },
    { 401, "{}", SOL_ERROR_BAD_CREDENTIALS, FALSE, NULL },
    { 403, "{}", SOL_ERROR_BAD_CREDENTIALS, FALSE, NULL },
    { 200, "{\"message\":\"success\",\"session_id\":\"s\"}", NO_CODE, FALSE, TOKENS },
    { 200, "{\"manager_token\":\"m\",\"success\":true}", SOL_ERROR_BAD_CREDENTIALS, FALSE, NULL },
    { 200, "{\"message\":\"success\"}", NO_CODE, FALSE, SITES },
    { 200, "{\"success\":true}", NO_CODE, FALSE, SITES },
    { 200, "{\"isValid\":true}", NO_CODE, FALSE, SITES },
    { 200, "", NO_CODE, FALSE, SITES },
    { 204, NULL, NO_CODE, FALSE, SITES },
    { 205, NULL, NO_CODE, FALSE, SITES },
    { 200, "OK", SOL_ERROR_UNAVAILABLE, TRUE, NULL },
    { 200, "<html></html>", SOL_ERROR_UNAVAILABLE, TRUE, NULL },
    { 500, "{}", SOL_ERROR_UNAVAILABLE, TRUE, NULL },
    { 200, "{\"message\":\"too many active sessions\"}", SOL_ERROR_TOO_MANY_SESSIONS, FALSE, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u %s", rows[i].status, rows[i].body);
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      ask_for_code (&rig);
      cloud_fixture_answer (rig.server, VERIFY, rows[i].status, rows[i].body, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolSites) sites = rig_verify (rig.cloud, "048213", &error);
      if (rows[i].error == NO_CODE)
        g_assert_no_error (error);
      else
        g_assert_error (error, SOL_ERROR, rows[i].error);
      g_assert_cmpint (sol_cloud_get_state (rig.cloud) == SOL_SIGN_IN_CODE, ==, rows[i].may_retry);
      check_follower (rig.server, 3, rows[i].next);
    }
}

static void
test_ask_rows (void)
{
  const struct
  {
    guint status;
    const char *body;
    int error;
  } rows[] = {
    { 200, "{\"success\":true,\"isBlocked\":false}", SOL_ERROR_MFA_REQUIRED },
    { 200, "", SOL_ERROR_MFA_REQUIRED },
    { 204, NULL, SOL_ERROR_MFA_REQUIRED },
    { 205, NULL, SOL_ERROR_MFA_REQUIRED },
    { 200, "{\"success\":true,\"isBlocked\":true}", SOL_ERROR_BLOCKED },
    { 429, "", SOL_ERROR_BLOCKED },
    { 200, "{\"success\":false}", SOL_ERROR_BAD_CREDENTIALS },
    { 200, "[]", SOL_ERROR_BAD_CREDENTIALS },
    { 401, "{}", SOL_ERROR_BAD_CREDENTIALS },
    { 403, "{}", SOL_ERROR_BAD_CREDENTIALS },
    { 503, "{}", SOL_ERROR_UNAVAILABLE },
    { 200, "gone fishing", SOL_ERROR_UNAVAILABLE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u %s", rows[i].status, rows[i].body);
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      cloud_fixture_answer (rig.server, LOGIN, 200, "{\"requires_mfa\":true}", NULL);
      cloud_fixture_answer (rig.server, ASK, rows[i].status, rows[i].body, NULL);
      g_autoptr (GError) error = NULL;
      g_assert_null (rig_try_sign_in (rig.cloud, RIG_EMAIL, "Süd+Ost", TRUE, &error));
      g_assert_error (error, SOL_ERROR, rows[i].error);
      g_assert_cmpuint (cloud_fixture_count (rig.server, ASK), ==, 1);
    }
}

static gboolean
resend (SolCloud *cloud, GError **error)
{
  Waiting waiting = { 0 };
  sol_cloud_resend_code_async (cloud, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  return sol_cloud_resend_code_finish (cloud, result, error);
}

static void
test_code_life (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  ask_for_code (&rig);
  g_autoptr (GError) error = NULL;
  g_assert_false (resend (rig.cloud, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUSY);
  g_assert_cmpint (sol_error_get_retry_at (error), ==, RIG_NOW + 30 * SOL_SECOND);
  g_assert_cmpuint (cloud_fixture_count (rig.server, ASK), ==, 1);
  sol_clock_test_advance (rig.clock, 30 * SOL_SECOND);
  g_clear_error (&error);
  g_assert_true (resend (rig.cloud, &error));
  g_assert_cmpuint (cloud_fixture_count (rig.server, ASK), ==, 2);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_CODE);

  cloud_fixture_answer (rig.server, VERIFY, 200, "{\"isValid\":false}", NULL);
  g_assert_null (rig_verify (rig.cloud, "1", &error));
  g_autofree char *wrong = g_strdup (error->message);
  sol_clock_test_advance (rig.clock, 5 * SOL_MINUTE);
  g_clear_error (&error);
  g_assert_null (rig_verify (rig.cloud, "1", &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_CODE);
  g_assert_cmpstr (error->message, ==, "The code has expired. Ask for a new one.");
  g_assert_cmpstr (error->message, !=, wrong);

  sol_cloud_cancel_sign_in (rig.cloud);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_NONE);
  g_clear_error (&error);
  g_assert_null (rig_verify (rig.cloud, "1", &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS);
  g_clear_error (&error);
  g_assert_false (resend (rig.cloud, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS);
}

/* --- states, waits, keeping ---------------------------------------------------------------------------- */

static void
note_cb (SolCloud *cloud, GParamSpec *pspec, GString *seen)
{
  g_string_append_printf (seen, "%d ", (int) sol_cloud_get_state (cloud));
}

static void
test_states (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_signal_connect (rig.cloud, "notify::state", G_CALLBACK (note_cb), seen);
  g_assert_null (sol_cloud_get_account (rig.cloud));
  g_assert_null (sol_cloud_get_user_id (rig.cloud));
  rig_sign_in (&rig);
  g_assert_cmpstr (seen->str, ==, "1 3 ");
  g_assert_cmpstr (sol_cloud_get_account (rig.cloud), ==, RIG_EMAIL);
  g_autofree char *user = sol_cloud_get_user_id (rig.cloud);
  g_assert_cmpstr (user, ==, "6049921");
  g_assert_cmpuint (sol_cloud_get_requests_last_hour (rig.cloud), ==, 3);

  Waiting waiting = { 0 };
  sol_cloud_sign_out_async (rig.cloud, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (GError) error = NULL;
  g_assert_true (sol_cloud_sign_out_finish (rig.cloud, result, &error));
  g_assert_cmpstr (seen->str, ==, "1 3 0 ");
  g_autofree char *secret = cloud_store_double_dup_session (rig.store);
  g_assert_null (secret);
  g_assert_null (rig_read (rig.cloud, SOL_CALL_DEVICES, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 0);
  g_signal_handlers_disconnect_by_data (rig.cloud, seen);
}

/* A person may try while it is blocked, but once a minute; the failed one does not shorten the wait. */
static void
test_blocked_by_hand (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  cloud_fixture_answer (rig.server, LOGIN, 200, "{\"isBlocked\":true}", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_try_sign_in (rig.cloud, RIG_EMAIL, "x", TRUE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BLOCKED);
  g_assert_cmpint (sol_error_get_retry_at (error), ==, RIG_NOW + SOL_DAY);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_BLOCKED);
  sol_clock_test_advance (rig.clock, 59 * SOL_SECOND);
  g_clear_error (&error);
  g_assert_null (rig_try_sign_in (rig.cloud, RIG_EMAIL, "x", TRUE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BLOCKED);
  g_assert_cmpint (sol_error_get_retry_at (error), ==, RIG_NOW + SOL_MINUTE);
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 1);
  sol_clock_test_advance (rig.clock, SOL_SECOND);
  /* also after a restart */
  rig_restart (&rig);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_BLOCKED);
  g_clear_error (&error);
  g_assert_null (rig_try_sign_in (rig.cloud, RIG_EMAIL, "x", FALSE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BLOCKED);
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 1);
  cloud_fixture_clear (rig.server);
  rig_sign_in (&rig);
  g_assert_cmpint (sol_cloud_get_wait_until (rig.cloud), ==, SOL_TIME_UNKNOWN);
}

/* A sign-in that fails leaves the session that is there alone. */
static void
test_failure_keeps_the_session (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, LOGIN, 401, "{}", "Set-Cookie", "_enlighten_4_session=bad", NULL);
  cloud_fixture_answer (rig.server, "GET /app-api/" RIG_SITE "/get_latest_power", 200,
                        "{\"latest_power\":{\"value\":1}}", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_try_sign_in (rig.cloud, "other@example.org", "x", TRUE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
  g_assert_cmpstr (sol_cloud_get_account (rig.cloud), ==, RIG_EMAIL);
  g_assert_null (cloud_received_header (cloud_fixture_get (rig.server, LOGIN, 0), "Cookie"));
  g_clear_error (&error);
  g_autoptr (SolReading) reading = rig_read (rig.cloud, SOL_CALL_LATEST_POWER, &error);
  g_assert_no_error (error);
  const CloudReceived *last = cloud_fixture_get (rig.server, NULL, 1);
  g_assert_nonnull (strstr (cloud_received_header (last, "Cookie"), "_enlighten_4_session=ck-1"));
}

static void
test_restore (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_restart (&rig);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_NONE);
  rig_sign_in (&rig);
  rig_restart (&rig);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
  g_assert_cmpstr (sol_cloud_get_account (rig.cloud), ==, RIG_EMAIL);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 0);
}

static void
test_cancelled (void)
{
  const char *const held[] = { LOGIN, TOKENS, SITES };
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      cloud_fixture_trick (rig.server, held[i], CLOUD_FIXTURE_HOLD, NULL);
      rig_serve_sign_in (&rig);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Waiting waiting = { 0 };
      sol_cloud_sign_in_async (rig.cloud, RIG_EMAIL, "x", TRUE, cancellable, rig_done, &waiting);
      while (cloud_fixture_count (rig.server, held[i]) == 0)
        rig_turn (5);
      g_autoptr (GError) error = NULL;
      g_assert_null (rig_try_sign_in (rig.cloud, RIG_EMAIL, "x", TRUE, &error));
      g_assert_error (error, SOL_ERROR, SOL_ERROR_BUSY);
      g_cancellable_cancel (cancellable);
      g_autoptr (GAsyncResult) result = rig_wait (&waiting);
      g_clear_error (&error);
      g_assert_null (sol_cloud_sign_in_finish (rig.cloud, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_NONE);
      /* and the lock is free again */
      cloud_fixture_clear (rig.server);
      rig_sign_in (&rig);
    }
}

static void
test_owner_dropped (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_serve_sign_in (&rig);
  cloud_fixture_delay (rig.server, 20);
  SolCloud *cloud
      = sol_cloud_new (rig.clock, SOL_CLOUD_STORE (rig.store), cloud_fixture_get_origin (rig.server), NULL);
  Waiting waiting = { 0 };
  sol_cloud_sign_in_async (cloud, RIG_EMAIL, "x", TRUE, NULL, rig_done, &waiting);
  g_object_unref (cloud);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (SolSites) sites = sol_cloud_sign_in_finish (cloud, result, NULL);
  g_assert_nonnull (sites);
}

/* Nothing secret in any log line, at its most verbose. */
static void
test_log (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_log_start ();
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server,
                        "PUT /service/evse_controller/" RIG_SITE "/ev_chargers/" RIG_SERIAL "/stop_charging",
                        500, "{\"message\":\"" RIG_SERIAL " of " RIG_EMAIL "\"}", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_act (rig.cloud, SOL_CALL_STOP_CHARGING, NULL, 0, 0, &error));
  g_autoptr (GError) profile = NULL;
  g_autoptr (SolReading) reading = rig_read (rig.cloud, SOL_CALL_PROFILE, &profile);
  g_autofree char *log = rig_log_end ();
  const char *const secrets[] = { RIG_EMAIL,         "Süd",    "aT-1",     "ck-1", "kQ0s",
                                  RIG_MANAGER_TOKEN, RIG_SITE, RIG_SERIAL, "s-1",  "6049921" };
  g_assert_nonnull (strstr (log, "stop_charging"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_assert_null (strstr (log, secrets[i]));
      g_assert_null (strstr (error->message, secrets[i]));
      g_assert_null (strstr (profile->message, secrets[i]));
    }
  g_auto (GStrv) health = sol_cloud_describe_health (rig.cloud);
  g_autofree char *text = g_strjoinv ("\n", health);
  g_assert_nonnull (strstr (text, "stop-charging: 1 requests, last status 500, uncertain"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (text, secrets[i]));
}

/* Several programs sign in at once to an account that is blocked: who waited for the lock sees it and asks no
 * more.
 */
static void
test_blocked_while_waiting (void)
{
  enum
  {
    N = 5
  };
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  cloud_fixture_answer (rig.server, LOGIN, 200, "{\"message\":\"Too many active sessions\"}", NULL);
  SolCloud *clouds[N] = { NULL };
  Waiting waiting[N] = { 0 };
  for (guint i = 0; i < N; i++)
    {
      clouds[i] = sol_cloud_new (rig.clock, SOL_CLOUD_STORE (rig.store),
                                 cloud_fixture_get_origin (rig.server), NULL);
      sol_cloud_sign_in_async (clouds[i], RIG_EMAIL, "x", TRUE, NULL, rig_done, &waiting[i]);
    }
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = rig_wait (&waiting[i]);
      g_assert_null (sol_cloud_sign_in_finish (clouds[i], result, &error));
      g_assert_error (error, SOL_ERROR, SOL_ERROR_TOO_MANY_SESSIONS);
      g_object_unref (clouds[i]);
    }
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 1);
}

static void
try_unattended (Rig *rig, int code, gint64 retry_in)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_try_sign_in (rig->cloud, RIG_EMAIL, "x", FALSE, &error));
  g_assert_error (error, SOL_ERROR, code);
  SolTime retry_at = sol_error_get_retry_at (error);
  g_assert_cmpint (retry_at == SOL_TIME_UNKNOWN ? -1 : retry_at - sol_clock_now (rig->clock), ==, retry_in);
}

/* A script that signs in again and again with a password that is not right: five minutes between two tries,
 * and after three of them none until a person signs in. */
static void
test_refused_without_a_person (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  cloud_fixture_answer (rig.server, LOGIN, 401, "{}", NULL);
  for (guint i = 0; i < 3; i++)
    {
      try_unattended (&rig, SOL_ERROR_BAD_CREDENTIALS, -1);
      try_unattended (&rig, SOL_ERROR_SIGNED_OUT, i < 2 ? 5 * SOL_MINUTE : -1);
      g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, i + 1);
      sol_clock_test_advance (rig.clock, 5 * SOL_MINUTE + SOL_SECOND);
    }
  sol_clock_test_advance (rig.clock, 2 * SOL_DAY);
  try_unattended (&rig, SOL_ERROR_SIGNED_OUT, -1);
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 3);
  /* By hand it goes, and then by itself again. */
  cloud_fixture_clear (rig.server);
  rig_sign_in (&rig);
  rig_serve_sign_in (&rig);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSites) sites = rig_try_sign_in (rig.cloud, RIG_EMAIL, "x", FALSE, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/sign-in/login-rows", test_login_rows);
  g_test_add_func ("/cloud/sign-in/form", test_form);
  g_test_add_func ("/cloud/sign-in/ask-rows", test_ask_rows);
  g_test_add_func ("/cloud/sign-in/code-rows", test_code_rows);
  g_test_add_func ("/cloud/sign-in/code-life", test_code_life);
  g_test_add_func ("/cloud/sign-in/states", test_states);
  g_test_add_func ("/cloud/sign-in/blocked-by-hand", test_blocked_by_hand);
  g_test_add_func ("/cloud/sign-in/blocked-while-waiting", test_blocked_while_waiting);
  g_test_add_func ("/cloud/sign-in/refused-without-a-person", test_refused_without_a_person);
  g_test_add_func ("/cloud/sign-in/failure-keeps-the-session", test_failure_keeps_the_session);
  g_test_add_func ("/cloud/sign-in/restore", test_restore);
  g_test_add_func ("/cloud/sign-in/cancelled", test_cancelled);
  g_test_add_func ("/cloud/sign-in/owner-dropped", test_owner_dropped);
  g_test_add_func ("/cloud/sign-in/log", test_log);
  return g_test_run ();
}
