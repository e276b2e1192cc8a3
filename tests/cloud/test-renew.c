/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-cases.h"
#include "sol-session.h"

#define LOGIN "POST /login/login.json"
#define JWT "GET /app-api/jwt_token.json"
#define JWT_2 "GET /service/auth_ms_enho/api/v1/session/token"
#define TOKENS "POST /tokens"
#define SITES "GET /app-api/search_sites.json"
#define DEVICES "GET /app-api/" RIG_SITE "/devices.json"
#define POWER "GET /app-api/" RIG_SITE "/get_latest_power"
#define POWER_BODY "{\"latest_power\":{\"value\":2310,\"units\":\"W\",\"time\":1778058000}}"
#define WALL                                                                                                 \
  "<!DOCTYPE html><html><head><meta http-equiv=\"X-UA-Compatible\"></head><body><form "                      \
  "action=\"/login/login\"></form></body></html>"

/* A later sign-in brings a token of its own, so that rebuilt headers can be told. */
static void
serve_second_sign_in (Rig *rig, const char *how)
{
  CloudFixture *server = rig->server;
  cloud_fixture_clear_route (server, LOGIN);
  cloud_fixture_clear_route (server, TOKENS);
  cloud_fixture_clear_route (server, SITES);
  cloud_fixture_clear_route (server, JWT);
  cloud_fixture_answer (server, JWT, 401, "{}", NULL);
  cloud_fixture_answer (server, TOKENS, 200, "{\"token\":\"aT-2\"}", NULL);
  cloud_fixture_answer (server, SITES, 200, "{\"sites\":[{\"id\":" RIG_SITE "}]}", NULL);
  if (g_str_equal (how, "accepted"))
    cloud_fixture_answer (server, LOGIN, 200, "{\"session_id\":\"s-2\"}", "Set-Cookie",
                          "_enlighten_4_session=ck-2; Path=/; Secure", NULL);
  else if (g_str_equal (how, "rejected"))
    cloud_fixture_answer (server, LOGIN, 401, "{}", NULL);
  else if (g_str_equal (how, "mfa_required"))
    cloud_fixture_answer (server, LOGIN, 200, "{\"success\":true,\"requires_mfa\":true}", NULL);
  else if (g_str_equal (how, "too_many_sessions"))
    cloud_fixture_answer (server, LOGIN, 200, "{\"message\":\"Too many active sessions\"}", NULL);
  else if (g_str_equal (how, "unavailable"))
    cloud_fixture_answer (server, LOGIN, 503, "", NULL);
  else
    g_error ("%s is no way to end a sign-in", how);
}

static SolReading *
read_power (Rig *rig, GError **error)
{
  return rig_read (rig->cloud, SOL_CALL_LATEST_POWER, error);
}

/* --- from the session itself --------------------------------------------------------------------------- */

static void
test_token_of_the_session (void)
{
  const char *const sources[] = { JWT, JWT_2 };
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      rig_sign_in (&rig);
      cloud_store_double_set_password (rig.store, "Süd+Ost");
      cloud_fixture_answer (rig.server, POWER, 401, "{}", NULL);
      cloud_fixture_answer (rig.server, POWER, 200, POWER_BODY, NULL);
      cloud_fixture_answer (rig.server, sources[i], 200, "{\"token\":\"aT-2\"}", NULL);
      sol_clock_test_advance (rig.clock, SOL_MINUTE);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolReading) reading = read_power (&rig, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 0);
      g_assert_cmpstr (cloud_received_header (cloud_fixture_get (rig.server, POWER, 1), "e-auth-token"), ==,
                       "aT-2");
      g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
      if (i == 1)
        g_assert_cmpstr (cloud_received_header (cloud_fixture_get (rig.server, JWT_2, 0), "e-auth-token"), ==,
                         "ck-1");
      /* and it is kept */
      g_autofree char *secret = cloud_store_double_dup_session (rig.store);
      g_autoptr (SolSession) kept = sol_session_from_secret (secret);
      g_assert_cmpstr (sol_session_get_access_token (kept), ==, "aT-2");
      g_assert_cmpstr (sol_session_get_email (kept), ==, RIG_EMAIL);
    }
}

/* A token that is refused again does not keep the password from being tried the next time. */
static void
test_token_that_does_not_help (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, "Süd+Ost");
  serve_second_sign_in (&rig, "accepted");
  cloud_fixture_clear_route (rig.server, JWT);
  cloud_fixture_answer (rig.server, JWT, 200, "{\"token\":\"aT-x\"}", NULL);
  for (guint i = 0; i < 3; i++)
    cloud_fixture_answer (rig.server, POWER, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, POWER, 200, POWER_BODY, NULL);
  sol_clock_test_advance (rig.clock, SOL_MINUTE);
  g_autoptr (GError) error = NULL;
  g_assert_null (read_power (&rig, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 0);
  sol_clock_test_advance (rig.clock, SOL_MINUTE);
  g_clear_error (&error);
  g_autoptr (SolReading) reading = read_power (&rig, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 1);
  g_assert_cmpuint (cloud_fixture_count (rig.server, JWT), ==, 1);
}

/* --- at once ------------------------------------------------------------------------------------------- */

static void
test_twenty_at_once (void)
{
  enum
  {
    N = 20
  };
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, "Süd+Ost");
  serve_second_sign_in (&rig, "accepted");
  /* the others wait for the new session instead of being refused, too */
  for (guint i = 0; i < 2; i++)
    cloud_fixture_answer (rig.server, DEVICES, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, DEVICES, 200, "[]", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  cloud_fixture_delay (rig.server, 10);

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
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 1);
  g_assert_cmpuint (cloud_fixture_count (rig.server, JWT), ==, 1);
  g_assert_cmpuint (cloud_fixture_count (rig.server, DEVICES), ==, N + 2);
  g_assert_cmpuint (cloud_fixture_most_at_once (rig.server), <=, 2);
}

/* Two programs over one store: who gets the lock second finds the work done. */
static void
test_two_programs (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, "Süd+Ost");
  g_autoptr (SolCloud) other
      = sol_cloud_new (rig.clock, SOL_CLOUD_STORE (rig.store), cloud_fixture_get_origin (rig.server), NULL);
  Waiting restoring = { 0 };
  sol_cloud_restore_async (other, NULL, rig_done, &restoring);
  g_autoptr (GAsyncResult) restored = rig_wait (&restoring);
  g_assert_true (sol_cloud_restore_finish (other, restored, NULL));

  serve_second_sign_in (&rig, "accepted");
  cloud_fixture_answer (rig.server, DEVICES, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, DEVICES, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, DEVICES, 200, "[]", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  SolCloud *clouds[] = { rig.cloud, other };
  const SolCallTarget target = { .site = RIG_SITE };
  Waiting waiting[2] = { 0 };
  for (guint i = 0; i < 2; i++)
    sol_cloud_read_async (clouds[i], SOL_CALL_DEVICES, &target, FALSE, NULL, rig_done, &waiting[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = rig_wait (&waiting[i]);
      g_autoptr (SolReading) reading = sol_cloud_read_finish (clouds[i], result, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 1);
  g_assert_cmpuint (cloud_fixture_count (rig.server, DEVICES), ==, 4);
  for (guint i = 2; i < 4; i++)
    g_assert_cmpstr (cloud_received_header (cloud_fixture_get (rig.server, DEVICES, i), "e-auth-token"), ==,
                     "aT-2");
}

static void
test_reuse_for_half_a_minute (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, "Süd+Ost");
  serve_second_sign_in (&rig, "accepted");
  cloud_fixture_answer (rig.server, POWER, 401, "{}", NULL);
  sol_clock_test_advance (rig.clock, 29 * SOL_SECOND);
  g_autoptr (GError) error = NULL;
  g_assert_null (read_power (&rig, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  g_assert_cmpuint (cloud_fixture_count (rig.server, POWER), ==, 2);
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 0);
  sol_clock_test_advance (rig.clock, SOL_SECOND);
  g_clear_error (&error);
  g_assert_null (read_power (&rig, &error));
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 1);
}

/* --- the wall ------------------------------------------------------------------------------------------ */

static void
test_login_wall (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, "Süd+Ost");
  serve_second_sign_in (&rig, "rejected");
  cloud_fixture_answer (rig.server, POWER, 200, WALL, "Content-Type", "text/html", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  SolTime now = sol_clock_now (rig.clock);
  g_autoptr (GError) error = NULL;
  g_assert_null (read_power (&rig, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  g_assert_cmpint (sol_error_get_retry_at (error), ==, now + SOL_DAY);
  g_assert_cmpuint (cloud_fixture_count (rig.server, POWER), ==, 1);
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 1);
  /* not again for a day, though every minute it is looked whether somebody else signed in */
  sol_clock_test_advance (rig.clock, 23 * SOL_HOUR);
  rig_turn (20);
  g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, 1);
}

/* --- over, and no longer over -------------------------------------------------------------------------- */

static void
test_another_program_signs_in (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, JWT, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, POWER, 401, "{}", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (GError) error = NULL;
  g_assert_null (read_power (&rig, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_OVER);

  serve_second_sign_in (&rig, "accepted");
  g_autoptr (SolCloud) other
      = sol_cloud_new (rig.clock, SOL_CLOUD_STORE (rig.store), cloud_fixture_get_origin (rig.server), NULL);
  g_clear_error (&error);
  g_autoptr (SolSites) sites = rig_try_sign_in (other, RIG_EMAIL, "Süd+Ost", TRUE, &error);
  g_assert_no_error (error);
  guint before = cloud_fixture_count (rig.server, NULL);
  sol_clock_test_advance (rig.clock, SOL_MINUTE);
  while (sol_cloud_get_state (rig.cloud) != SOL_SIGN_IN_DONE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, before);
}

static void
test_try_again (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, "Süd+Ost");
  serve_second_sign_in (&rig, "too_many_sessions");
  cloud_fixture_answer (rig.server, POWER, 401, "{}", NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (GError) error = NULL;
  g_assert_null (read_power (&rig, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_TOO_MANY_SESSIONS);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_TOO_MANY);

  const struct
  {
    gint64 after;
    const char *sign_in;
    int error; /* -1: none */
    guint logins;
  } tries[] = {
    { 0, "too_many_sessions", SOL_ERROR_TOO_MANY_SESSIONS, 2 },
    { 59 * SOL_SECOND, "accepted", SOL_ERROR_BUSY, 2 },
    { SOL_SECOND, "accepted", -1, 3 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      sol_clock_test_advance (rig.clock, tries[i].after);
      serve_second_sign_in (&rig, tries[i].sign_in);
      Waiting waiting = { 0 };
      sol_cloud_try_again_async (rig.cloud, NULL, rig_done, &waiting);
      g_autoptr (GAsyncResult) result = rig_wait (&waiting);
      g_autoptr (GError) trouble = NULL;
      gboolean ok = sol_cloud_try_again_finish (rig.cloud, result, &trouble);
      g_assert_cmpint (ok, ==, tries[i].error < 0);
      if (!ok)
        g_assert_error (trouble, SOL_ERROR, tries[i].error);
      g_assert_cmpuint (cloud_fixture_count (rig.server, LOGIN), ==, tries[i].logins);
    }
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
  g_assert_cmpint (sol_cloud_get_wait_until (rig.cloud), ==, SOL_TIME_UNKNOWN);
}

static void
test_sign_out_during_renewal (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_store_double_set_password (rig.store, "Süd+Ost");
  cloud_fixture_answer (rig.server, JWT, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, POWER, 401, "{}", NULL);
  cloud_fixture_trick (rig.server, LOGIN, CLOUD_FIXTURE_HOLD, NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  const SolCallTarget target = { .site = RIG_SITE };
  Waiting reading = { 0 }, leaving = { 0 };
  sol_cloud_read_async (rig.cloud, SOL_CALL_LATEST_POWER, &target, FALSE, NULL, rig_done, &reading);
  while (cloud_fixture_count (rig.server, LOGIN) == 0)
    rig_turn (5);
  sol_cloud_sign_out_async (rig.cloud, NULL, rig_done, &leaving);
  g_autoptr (GAsyncResult) left = rig_wait (&leaving);
  g_assert_true (sol_cloud_sign_out_finish (rig.cloud, left, NULL));
  g_autoptr (GAsyncResult) result = rig_wait (&reading);
  g_autoptr (GError) error = NULL;
  g_assert_null (sol_cloud_read_finish (rig.cloud, result, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_NONE);
  g_assert_null (sol_cloud_get_account (rig.cloud));
  g_autofree char *secret = cloud_store_double_dup_session (rig.store);
  g_assert_null (secret);
}

/* --- rotated cookies ----------------------------------------------------------------------------------- */

static void
test_rotated_cookies_are_kept (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, POWER, 200, POWER_BODY, "Set-Cookie",
                        "_enlighten_4_session=ck-9; Path=/; Secure", NULL);
  g_autoptr (SolReading) reading = read_power (&rig, NULL);
  sol_clock_test_advance (rig.clock, 10 * SOL_SECOND);
  rig_turn (20);
  g_autofree char *secret = cloud_store_double_dup_session (rig.store);
  g_autoptr (SolSession) kept = sol_session_from_secret (secret);
  g_assert_cmpstr (sol_cookies_get (sol_session_get_cookies (kept), "_enlighten_4_session"), ==, "ck-9");
  g_assert_nonnull (strstr (sol_session_get_raw_cookies (kept), "ck-1"));

  /* after a restart they are sent */
  rig_restart (&rig);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
  g_autoptr (SolReading) again = read_power (&rig, NULL);
  const CloudReceived *received = cloud_fixture_get (rig.server, POWER, 1);
  g_assert_nonnull (strstr (cloud_received_header (received, "Cookie"), "_enlighten_4_session=ck-9"));
  g_assert_cmpstr (cloud_received_header (received, "e-auth-token"), ==, "aT-1");
}

/* --- cases --------------------------------------------------------------------------------------------- */

typedef struct
{
  const CloudCase *run;
  Rig rig;
  GArray *sign_ins; /* of gint64: at_s */
  guint logins, blocked_requests;
  gboolean prompted;
  gint64 at;
} Story;

static SolCallId
call_of_path (const char *path, char **site)
{
  static const struct
  {
    const char *end;
    SolCallId call;
  } ends[] = {
    { "/devices.json", SOL_CALL_DEVICES },
    { "/battery_status.json", SOL_CALL_BATTERY_STATUS },
    { "/inverters.json", SOL_CALL_PANELS },
    { "/lifetime_energy", SOL_CALL_LIFETIME },
    { "/get_latest_power", SOL_CALL_LATEST_POWER },
    { "/grid_control_check.json", SOL_CALL_GRID_CHECK },
    { "/healthcheck", SOL_CALL_SITES },
  };
  *site = NULL;
  for (const char *c = path; *site == NULL && *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      *site = g_strndup (c, strspn (c, "0123456789"));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (path, ends[i].end))
      return ends[i].call;
  g_error ("what is %s?", path);
}

static void
story_serve (Story *story, const char *route, JsonObject *event)
{
  cloud_fixture_clear_route (story->rig.server, route);
  JsonArray *answers = json_object_get_array_member (event, "answers");
  for (guint i = 0; i < json_array_get_length (answers); i++)
    cloud_fixture_answer (story->rig.server, route, (guint) json_array_get_int_element (answers, i), "{}",
                          NULL);
}

/* Sends the requests of all events of one moment together. */
static void
story_ask (Story *story, JsonArray *timeline, guint first, guint end)
{
  g_autofree Waiting *waiting = g_new0 (Waiting, end - first);
  for (guint i = first; i < end; i++)
    {
      JsonObject *event = json_array_get_object_element (timeline, i);
      if (!json_object_has_member (event, "request"))
        continue;
      const char *route = json_object_get_string_member (event, "request");
      g_autofree char *site = NULL;
      SolCallId call = call_of_path (route, &site);
      story_serve (story, call == SOL_CALL_SITES ? SITES : route, event);
      const SolCallTarget target = { .site = site };
      sol_cloud_read_async (story->rig.cloud, call, &target, FALSE, NULL, rig_done, &waiting[i - first]);
    }
  for (guint i = first; i < end; i++)
    {
      if (!json_object_has_member (json_array_get_object_element (timeline, i), "request"))
        continue;
      g_autoptr (GAsyncResult) result = rig_wait (&waiting[i - first]);
      g_autoptr (SolReading) reading = sol_cloud_read_finish (story->rig.cloud, result, NULL);
    }
}

static void
story_note (Story *story)
{
  rig_turn (10);
  guint logins = cloud_fixture_count (story->rig.server, LOGIN);
  for (; story->logins < logins; story->logins++)
    g_array_append_val (story->sign_ins, story->at);
  story->prompted |= sol_cloud_get_state (story->rig.cloud) == SOL_SIGN_IN_OVER;
}

static void
story_event (Story *story, const char *event)
{
  if (g_str_equal (event, "the application is restarted"))
    {
      rig_restart (&story->rig);
      return;
    }
  g_assert_cmpstr (event, ==, "a refresh is due");
  guint before = cloud_fixture_count (story->rig.server, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (read_power (&story->rig, &error));
  g_assert_nonnull (error);
  story->blocked_requests += cloud_fixture_count (story->rig.server, NULL) - before;
}

static void
story_tell (Story *story, JsonArray *timeline)
{
  guint n = json_array_get_length (timeline);
  for (guint i = 0; i < n;)
    {
      JsonObject *event = json_array_get_object_element (timeline, i);
      gint64 at = json_object_get_int_member (event, "at_s");
      sol_clock_test_advance (story->rig.clock, (at - story->at) * SOL_SECOND);
      story->at = at;
      story_note (story);
      guint end = i;
      const char *how = NULL;
      for (; end < n; end++)
        {
          JsonObject *next = json_array_get_object_element (timeline, end);
          if (json_object_get_int_member (next, "at_s") > at + 1)
            break;
          if (json_object_has_member (next, "sign_in"))
            how = json_object_get_string_member (next, "sign_in");
        }
      if (how != NULL)
        serve_second_sign_in (&story->rig, how);
      story_ask (story, timeline, i, end);
      if (json_object_has_member (event, "event"))
        story_event (story, json_object_get_string_member (event, "event"));
      story_note (story);
      i = end;
    }
}

static void
story_check (Story *story)
{
  static const char *const known[] = { "sign_in_count", "retries_per_request",    "headers_rebuilt",
                                       "sign_ins_at_s", "requests_while_blocked", "prompts_sign_in",
                                       "waits_until_s", "password_sign_ins",      NULL };
  JsonObject *expected = story->run->expected;
  cloud_case_check_known (story->run, known);
  if (json_object_has_member (expected, "sign_in_count"))
    g_assert_cmpuint (story->logins, ==, json_object_get_int_member (expected, "sign_in_count"));
  if (json_object_has_member (expected, "password_sign_ins"))
    g_assert_cmpuint (story->logins, ==, json_object_get_int_member (expected, "password_sign_ins"));
  if (json_object_has_member (expected, "requests_while_blocked"))
    g_assert_cmpuint (story->blocked_requests, ==,
                      json_object_get_int_member (expected, "requests_while_blocked"));
  if (json_object_has_member (expected, "prompts_sign_in"))
    g_assert_cmpint (story->prompted, ==, json_object_get_boolean_member (expected, "prompts_sign_in"));
  if (json_object_has_member (expected, "waits_until_s"))
    g_assert_cmpint ((sol_cloud_get_wait_until (story->rig.cloud) - RIG_NOW) / SOL_SECOND, ==,
                     json_object_get_int_member (expected, "waits_until_s") + 60);
  if (!json_object_has_member (expected, "sign_ins_at_s"))
    return;
  JsonArray *wanted = json_object_get_array_member (expected, "sign_ins_at_s");
  g_assert_cmpuint (story->sign_ins->len, ==, json_array_get_length (wanted));
  for (guint i = 0; i < story->sign_ins->len; i++)
    g_assert_cmpint (g_array_index (story->sign_ins, gint64, i), ==, json_array_get_int_element (wanted, i));
}

static void
check_repeats (Story *story, JsonArray *timeline)
{
  for (guint i = 0; i < json_array_get_length (timeline); i++)
    {
      JsonObject *event = json_array_get_object_element (timeline, i);
      if (!json_object_has_member (event, "request"))
        continue;
      const char *route = json_object_get_string_member (event, "request");
      g_assert_cmpuint (cloud_fixture_count (story->rig.server, route), ==, 2);
      g_assert_cmpstr (
          cloud_received_header (cloud_fixture_get (story->rig.server, route, 1), "e-auth-token"), ==,
          "aT-2");
    }
}

static void
run_timeline (const CloudCase *run)
{
  Story story = { .run = run };
  story.sign_ins = g_array_new (FALSE, FALSE, sizeof (gint64));
  rig_init (&story.rig);
  rig_sign_in (&story.rig);
  if (json_object_get_boolean_member (run->context, "remember_password"))
    cloud_store_double_set_password (story.rig.store, "Süd+Ost");
  /* past the half minute in which a sign-in is reused */
  sol_clock_test_advance (story.rig.clock, SOL_MINUTE);
  serve_second_sign_in (&story.rig, "rejected");
  JsonArray *timeline = json_object_get_array_member (run->context, "timeline");
  story_tell (&story, timeline);
  story_check (&story);
  if (json_object_has_member (run->expected, "retries_per_request"))
    check_repeats (&story, timeline);
  rig_clear (&story.rig);
  g_array_unref (story.sign_ins);
}

int
main (int argc, char **argv)
{
  static const char *const any[] = { "any", NULL };
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/renew/token-of-the-session", test_token_of_the_session);
  g_test_add_func ("/cloud/renew/token-that-does-not-help", test_token_that_does_not_help);
  g_test_add_func ("/cloud/renew/twenty-at-once", test_twenty_at_once);
  g_test_add_func ("/cloud/renew/two-programs", test_two_programs);
  g_test_add_func ("/cloud/renew/reuse-for-half-a-minute", test_reuse_for_half_a_minute);
  g_test_add_func ("/cloud/renew/login-wall", test_login_wall);
  g_test_add_func ("/cloud/renew/another-program-signs-in", test_another_program_signs_in);
  g_test_add_func ("/cloud/renew/try-again", test_try_again);
  g_test_add_func ("/cloud/renew/sign-out-during-renewal", test_sign_out_during_renewal);
  g_test_add_func ("/cloud/renew/rotated-cookies-are-kept", test_rotated_cookies_are_kept);
  cloud_cases_add ("auth.json", any, NULL, run_timeline);
  return g_test_run ();
}
