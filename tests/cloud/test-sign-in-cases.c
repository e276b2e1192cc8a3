/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-cases.h"
#include "sol-jwt.h"
#include "sol-session.h"

/* The cases of auth.json: one sign-in each, against prepared answers. */

#define LOGIN "POST /login/login.json"
#define FORM "POST /login/login"
#define ASK "POST /app-api/generate_mfa_login_otp"
#define VERIFY "POST /app-api/validate_login_otp"
#define TOKENS "POST /tokens"
#define SITES "GET /app-api/search_sites.json"
#define LATEST_POWER "GET /app-api/" RIG_SITE "/get_latest_power"
#define MODE "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/" RIG_SITE "/" RIG_SERIAL "/preference"

static const char *const known[] = { "outcome",
                                     "reason",
                                     "is_wrong_password",
                                     "next_request",
                                     "request",
                                     "session_id",
                                     "keeps_credentials",
                                     "no_automatic_sign_in_for_s",
                                     "may_retry",
                                     "restart_sign_in",
                                     "nonce_sent_next",
                                     "request_sent",
                                     "access_token",
                                     "e_auth_token",
                                     "bearer",
                                     "token_expires_at",
                                     "user_id",
                                     "jwt_session_id",
                                     "exp",
                                     "xsrf_token",
                                     "sites",
                                     "asks_for_site_number",
                                     "accepts_site_number",
                                     NULL };

/* --- what came out ------------------------------------------------------------------------------------- */

typedef struct
{
  Rig *rig;
  SolSites *sites;   /* (nullable) */
  GError *error;     /* (nullable) */
  const char *route; /* that the case is about */
} Outcome;

static const char *
name_outcome (const Outcome *outcome)
{
  gboolean code = g_str_equal (outcome->route, ASK) || g_str_equal (outcome->route, VERIFY);
  if (outcome->error == NULL)
    return "signed_in";
  g_assert_true (outcome->error->domain == SOL_ERROR);
  switch (outcome->error->code)
    {
    case SOL_ERROR_MFA_REQUIRED:
      return g_str_equal (outcome->route, ASK) ? "otp_sent" : "mfa_required";
    case SOL_ERROR_BAD_CREDENTIALS:
      return "rejected";
    case SOL_ERROR_BLOCKED:
      return code ? "otp_blocked" : "rejected";
    case SOL_ERROR_BAD_CODE:
      return "otp_invalid";
    case SOL_ERROR_TOO_MANY_SESSIONS:
      return "too_many_sessions";
    default:
      return "unavailable";
    }
}

static void
check_next_request (const CloudCase *run, const Outcome *outcome)
{
  const char *wanted = cloud_case_fact_text (run, "next_request");
  if (wanted == NULL)
    return;
  CloudFixture *server = outcome->rig->server;
  for (guint i = 0; i + 1 < cloud_fixture_count (server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (server, NULL, i);
      const CloudReceived *next = cloud_fixture_get (server, NULL, i + 1);
      g_autofree char *line = g_strdup_printf ("%s %s", received->method, received->path);
      g_autofree char *after = g_strdup_printf ("%s %s", next->method, next->path);
      if (strcmp (line, outcome->route) != 0)
        continue;
      g_assert_cmpstr (after, ==, wanted);
      return;
    }
  g_error ("nothing followed %s", outcome->route);
}

static void
check_kept (const CloudCase *run, const Outcome *outcome)
{
  g_autofree char *secret = cloud_store_double_dup_session (outcome->rig->store);
  g_autoptr (SolSession) session = sol_session_from_secret (secret);
  g_assert_cmpint (session != NULL, ==, outcome->error == NULL);
  if (cloud_case_fact (run, "session_id") != NULL)
    g_assert_cmpstr (session == NULL ? NULL : sol_session_get_session_id (session), ==,
                     cloud_case_fact_text (run, "session_id"));
  if (cloud_case_fact (run, "access_token") != NULL)
    g_assert_cmpstr (sol_session_get_access_token (session), ==, cloud_case_fact_text (run, "access_token"));
  JsonNode *expires = cloud_case_fact (run, "token_expires_at");
  if (expires != NULL)
    g_assert_cmpint (sol_session_get_expires_at (session) / SOL_SECOND, ==, json_node_get_int (expires));
}

/* The headers of a later call. */
static void
check_later_headers (const CloudCase *run, const Outcome *outcome)
{
  Rig *rig = outcome->rig;
  if (cloud_case_fact (run, "e_auth_token") != NULL)
    {
      cloud_fixture_answer (rig->server, LATEST_POWER, 200, "{\"latest_power\":{\"value\":1}}", NULL);
      g_autoptr (SolReading) reading = rig_read (rig->cloud, SOL_CALL_LATEST_POWER, NULL);
      g_assert_cmpstr (
          cloud_received_header (cloud_fixture_get (rig->server, LATEST_POWER, 0), "e-auth-token"), ==,
          cloud_case_fact_text (run, "e_auth_token"));
    }
  if (cloud_case_fact (run, "bearer") != NULL)
    {
      g_autofree char *wanted = g_strconcat ("Bearer ", cloud_case_fact_text (run, "bearer"), NULL);
      g_autoptr (SolReading) reading = rig_read (rig->cloud, SOL_CALL_CHARGE_MODE, NULL);
      g_assert_cmpstr (cloud_received_header (cloud_fixture_get (rig->server, MODE, 0), "Authorization"), ==,
                       wanted);
    }
}

/* Nothing is sent without a person until the time is over. */
static void
check_block (const CloudCase *run, const Outcome *outcome)
{
  JsonNode *seconds = cloud_case_fact (run, "no_automatic_sign_in_for_s");
  if (seconds == NULL)
    return;
  Rig *rig = outcome->rig;
  gint64 pause = json_node_get_int (seconds) * SOL_SECOND;
  g_assert_cmpint (sol_cloud_get_wait_until (rig->cloud), ==, RIG_NOW + pause);
  g_assert_cmpint (sol_cloud_get_state (rig->cloud), ==, SOL_SIGN_IN_TOO_MANY);
  sol_clock_test_advance (rig->clock, pause - SOL_SECOND);
  guint before = cloud_fixture_count (rig->server, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (rig_try_sign_in (rig->cloud, RIG_EMAIL, "x", FALSE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_TOO_MANY_SESSIONS);
  g_assert_cmpint (sol_error_get_retry_at (error), ==, RIG_NOW + pause);
  g_assert_cmpuint (cloud_fixture_count (rig->server, NULL), ==, before);
  sol_clock_test_advance (rig->clock, 2 * SOL_SECOND);
  g_assert_cmpint (sol_cloud_get_wait_until (rig->cloud), ==, SOL_TIME_UNKNOWN);
  g_assert_cmpint (sol_cloud_get_state (rig->cloud), ==, SOL_SIGN_IN_NONE);
}

static JsonNode *
sites_to_json (const SolSites *sites)
{
  JsonArray *list = json_array_new ();
  for (guint i = 0; i < sites->sites->len; i++)
    {
      const SolSiteInfo *site = g_ptr_array_index (sites->sites, i);
      JsonObject *object = json_object_new ();
      json_object_set_string_member (object, "id", site->id);
      json_object_set_member (object, "name", decode_fact_text (site->name));
      json_object_set_member (object, "favourite", decode_fact_truth (site->favourite));
      json_array_add_object_element (list, object);
    }
  return decode_fact_array (list);
}

static void
check_sites (const CloudCase *run, const Outcome *outcome)
{
  JsonNode *wanted = cloud_case_fact (run, "sites");
  if (wanted == NULL)
    return;
  g_assert_nonnull (outcome->sites);
  g_autoptr (JsonNode) actual = sites_to_json (outcome->sites);
  g_autofree char *difference = NULL;
  if (!decode_fact_same (wanted, actual, 0, &difference))
    g_error ("sites: %s", difference);
  if (cloud_case_fact (run, "asks_for_site_number") != NULL)
    g_assert_cmpuint (outcome->sites->sites->len, ==, 0);
}

static void
check_truth (const CloudCase *run, const char *fact, gboolean actual)
{
  JsonNode *wanted = cloud_case_fact (run, fact);
  if (wanted != NULL && json_node_get_boolean (wanted) != actual)
    g_error ("%s is %d", fact, actual);
}

/* Whether the sign-in that waits for a code can go on; nothing is sent when it cannot. */
static gboolean
may_type_again (const Outcome *outcome)
{
  return sol_cloud_get_state (outcome->rig->cloud) == SOL_SIGN_IN_CODE;
}

static void
check_outcome (const CloudCase *run, const Outcome *outcome)
{
  cloud_case_check_known (run, known);
  const char *wanted = cloud_case_fact_text (run, "outcome");
  if (wanted != NULL)
    g_assert_cmpstr (name_outcome (outcome), ==, wanted);
  const char *reason = cloud_case_fact_text (run, "reason");
  if (reason != NULL)
    g_assert_cmpstr (sol_error_get_name ((SolError) outcome->error->code), ==, reason);
  check_truth (run, "is_wrong_password",
               g_error_matches (outcome->error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS));
  check_truth (run, "may_retry", may_type_again (outcome));
  check_truth (run, "restart_sign_in", outcome->error != NULL && !may_type_again (outcome));
  check_next_request (run, outcome);
  check_kept (run, outcome);
  check_sites (run, outcome);
  check_block (run, outcome);
  if (outcome->error == NULL)
    check_later_headers (run, outcome);
  /* no secret in what a person is told */
  if (outcome->error != NULL)
    {
      g_assert_null (strstr (outcome->error->message, RIG_EMAIL));
      g_assert_null (strstr (outcome->error->message, "Süd+Ost"));
    }
}

/* --- runs ---------------------------------------------------------------------------------------------- */

static const char *
intent_text (const CloudCase *run, const char *name)
{
  JsonNode *intent = cloud_case_member (run, "intent");
  if (intent == NULL)
    intent = json_object_get_member (run->one, "payload");
  if (intent == NULL || !JSON_NODE_HOLDS_OBJECT (intent)
      || !json_object_has_member (json_node_get_object (intent), name))
    return NULL;
  return json_object_get_string_member (json_node_get_object (intent), name);
}

static const char *
account_text (const CloudCase *run, const char *name, const char *fallback)
{
  JsonNode *account = cloud_case_member (run, "account");
  const char *text = intent_text (run, name);
  if (account != NULL)
    text = json_object_get_string_member (json_node_get_object (account), name);
  return text != NULL ? text : fallback;
}

static gboolean
is_response (const CloudCase *run)
{
  return strcmp (json_object_get_string_member (run->one, "payload_is"), "intent") != 0;
}

static void
serve_then (const CloudCase *run, CloudFixture *server)
{
  JsonNode *then = cloud_case_member (run, "then");
  for (guint i = 0; then != NULL && i < json_array_get_length (json_node_get_array (then)); i++)
    {
      JsonObject *answer = json_array_get_object_element (json_node_get_array (then), i);
      g_autoptr (GBytes) body = decode_cases_body (json_object_get_member (answer, "body"));
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      const char *route = json_object_get_string_member (answer, "request");
      cloud_fixture_clear_route (server, route);
      cloud_fixture_answer (server, route, (guint) json_object_get_int_member (answer, "http_status"), text,
                            NULL);
    }
}

static void
serve_cookies (const CloudCase *run, const char *body, CloudFixture *server, guint status, const char *route)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  JsonNode *cookies = cloud_case_member (run, "cookies");
  g_autoptr (GList) names = cookies == NULL ? NULL : json_object_get_members (json_node_get_object (cookies));
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_ptr_array_add (headers, g_strdup ("Set-Cookie"));
      g_ptr_array_add (
          headers, g_strdup_printf ("%s=%s; Path=/; Secure", (char *) l->data,
                                    json_object_get_string_member (json_node_get_object (cookies), l->data)));
    }
  g_ptr_array_add (headers, g_strdup ("Content-Type"));
  g_ptr_array_add (headers, g_strdup ("application/json"));
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  cloud_fixture_answer_headers (server, route, status, bytes, headers);
}

/* What lies before the step of the case goes well. */
static void
serve_before (const CloudCase *run, Rig *rig, const char *route)
{
  CloudFixture *server = rig->server;
  if (g_str_equal (route, FORM))
    cloud_fixture_answer (server, LOGIN, 406, "", NULL);
  else if (g_str_equal (route, ASK) || g_str_equal (route, VERIFY))
    serve_cookies (run, "{\"success\":true,\"requires_mfa\":true}", server, 200, LOGIN);
  else if (g_str_equal (route, TOKENS))
    {
      const char *session = intent_text (run, "session_id");
      g_autofree char *body = g_strdup_printf ("{\"session_id\":\"%s\"}", session == NULL ? "s-1" : session);
      serve_cookies (run, body, server, 200, LOGIN);
    }
  else if (g_str_equal (route, SITES))
    serve_cookies (run, "{\"session_id\":\"s-1\"}", server, 200, LOGIN);
  if (g_str_equal (route, VERIFY))
    cloud_fixture_answer (server, ASK, 200, "{\"success\":true}", NULL);
}

static void
serve_after (Rig *rig)
{
  cloud_fixture_answer (rig->server, ASK, 200, "{\"success\":true}", NULL);
  cloud_fixture_answer (rig->server, TOKENS, 200, "{\"token\":\"aT-1\"}", NULL);
  cloud_fixture_answer (rig->server, SITES, 200, "{\"sites\":[{\"id\":1}]}", NULL);
}

static void
run_sign_in (const CloudCase *run)
{
  const char *route = json_object_get_string_member (run->one, "endpoint");
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  serve_before (run, &rig, route);
  if (is_response (run))
    cloud_case_serve (run, rig.server, route);
  serve_after (&rig);
  serve_then (run, rig.server);

  g_autoptr (GError) error = NULL;
  g_autoptr (SolSites) sites = rig_try_sign_in (rig.cloud, account_text (run, "email", RIG_EMAIL),
                                                account_text (run, "password", "Süd+Ost"), TRUE, &error);
  gboolean verify = g_str_equal (route, VERIFY)
                    || (g_str_equal (route, ASK) && cloud_case_fact (run, "nonce_sent_next") != NULL);
  if (verify && g_error_matches (error, SOL_ERROR, SOL_ERROR_MFA_REQUIRED))
    {
      g_autoptr (GError) second = NULL;
      const char *code = intent_text (run, "code");
      sites = rig_verify (rig.cloud, code == NULL ? "048213" : code, &second);
      if (g_str_equal (route, VERIFY))
        {
          g_clear_error (&error);
          error = g_steal_pointer (&second);
        }
    }
  Outcome outcome = { &rig, sites, error, route };
  check_truth (run, "request_sent", cloud_fixture_count (rig.server, VERIFY) > 0);
  if (cloud_case_fact (run, "request") != NULL)
    {
      JsonObject *wanted = json_node_get_object (cloud_case_fact (run, "request"));
      g_autofree char *line = g_strdup_printf ("%s %s", json_object_get_string_member (wanted, "method"),
                                               json_object_get_string_member (wanted, "path"));
      cloud_case_check_request (wanted, cloud_fixture_get (rig.server, line, 0));
    }
  if (cloud_case_fact (run, "nonce_sent_next") != NULL)
    {
      g_autofree char *pair
          = g_strconcat ("login_otp_nonce=", cloud_case_fact_text (run, "nonce_sent_next"), NULL);
      const CloudReceived *next = cloud_fixture_get (rig.server, VERIFY, 0);
      g_assert_nonnull (strstr (cloud_received_header (next, "Cookie"), pair));
    }
  check_outcome (run, &outcome);
}

static void
run_token (const CloudCase *run)
{
  JsonNode *payload = json_object_get_member (run->one, "payload");
  const char *token = JSON_NODE_HOLDS_ARRAY (payload)
                          ? json_array_get_string_element (json_node_get_array (payload), run->index)
                          : json_node_get_string (payload);
  JsonNode *cookies = cloud_case_member (run, "cookies");
  g_autofree char *header
      = cookies == NULL ? NULL
                        : g_strconcat ("enlighten_manager_token_production=",
                                       json_object_get_string_member (json_node_get_object (cookies),
                                                                      "enlighten_manager_token_production"),
                                       NULL);
  g_autoptr (GPtrArray) jar = sol_cookies_from_header (header);
  g_autoptr (SolSession) session
      = sol_session_new (RIG_EMAIL, jar, NULL, NULL, token, SOL_TIME_UNKNOWN, RIG_NOW);

  cloud_case_check_known (run, known);
  g_autofree char *user = sol_session_dup_user_id (session);
  g_assert_cmpstr (user, ==, cloud_case_fact_text (run, "user_id"));
  if (cloud_case_fact (run, "bearer") != NULL)
    {
      g_autofree char *bearer = sol_session_dup_bearer (session);
      g_assert_cmpstr (bearer, ==, cloud_case_fact_text (run, "bearer"));
    }
  if (cloud_case_fact (run, "jwt_session_id") != NULL)
    {
      g_autofree char *id = sol_jwt_get_session_id (token);
      g_assert_cmpstr (id, ==, cloud_case_fact_text (run, "jwt_session_id"));
    }
  JsonNode *exp = cloud_case_fact (run, "exp");
  if (exp != NULL && JSON_NODE_HOLDS_VALUE (exp))
    g_assert_cmpint (sol_jwt_get_expiry (token) / SOL_SECOND, ==, json_node_get_int (exp));
  else if (exp != NULL)
    g_assert_cmpint (sol_jwt_get_expiry (token), ==, SOL_TIME_UNKNOWN);
}

static void
run_cookies (const CloudCase *run)
{
  JsonArray *payload = json_object_get_array_member (run->one, "payload");
  JsonObject *pairs = json_array_get_object_element (payload, run->index);
  g_autoptr (GString) header = g_string_new (NULL);
  g_autoptr (GList) names = json_object_get_members (pairs);
  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (header, "%s=%s; ", (char *) l->data,
                            json_object_get_string_member (pairs, l->data));
  g_autoptr (GPtrArray) jar = sol_cookies_from_header (header->str);
  cloud_case_check_known (run, known);
  g_autofree char *xsrf = sol_cookies_get_xsrf (jar);
  g_assert_cmpstr (xsrf, ==, cloud_case_fact_text (run, "xsrf_token"));
}

int
main (int argc, char **argv)
{
  static const char *const sign_in[] = { LOGIN, FORM, ASK, VERIFY, TOKENS, NULL };
  static const char *const tokens[] = { "JWT", NULL };
  static const char *const cookies[] = { "Cookie", NULL };
  g_test_init (&argc, &argv, NULL);
  cloud_cases_add ("auth.json", sign_in, NULL, run_sign_in);
  cloud_cases_add ("auth.json", NULL, "sites-refused-right-after-sign-in", run_sign_in);
  cloud_cases_add ("auth.json", NULL, "sites-not-readable-leave-the-number-entry", run_sign_in);
  cloud_cases_add_part ("auth.json", "sites-in-the-documented-shape", run_sign_in);
  cloud_cases_add_part ("auth.json", "sites-in-every-spelling-twice-and-broken", run_sign_in);
  cloud_cases_add ("auth.json", tokens, NULL, run_token);
  cloud_cases_add ("auth.json", cookies, NULL, run_cookies);
  return g_test_run ();
}
