/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-auth"

#include "wire-client.h"

#include <string.h>

typedef struct
{
  const char *email;
  guint status;
  const char *has;  /* nullable: text in the body */
  const char *type; /* nullable: content type */
  gboolean session; /* the session cookie was set */
  gboolean nonce;
} LoginRow;

static const LoginRow login_rows[] = {
  { "owner", 200, "\"session_id\"", "application/json", TRUE, FALSE },
  { "mfa", 200, "\"success\":true", "application/json", TRUE, TRUE },
  { "flag", 200, "\"requires_mfa\":true", "application/json", TRUE, TRUE },
  { "blocked", 200, "\"isBlocked\":true", "application/json", FALSE, FALSE },
  { "limit", 403, "too many active sessions", "text/plain", FALSE, FALSE },
  { "limit-json", 200, "too many active sessions", "application/json", FALSE, FALSE },
  { "limit-nested", 200, "TOO MANY ACTIVE SESSIONS", "application/json", FALSE, FALSE },
  { "empty", 200, "{}", "application/json", TRUE, FALSE },
  { "form", 406, NULL, "text/html", FALSE, FALSE },
  { "no-nonce", 200, "\"success\":true", "application/json", FALSE, FALSE },
  { "no-session", 200, "\"manager_token\"", "application/json", FALSE, FALSE },
  { "not-json", 200, NULL, "text/html", FALSE, FALSE },
  { "strange", 200, "consent", "application/json", FALSE, FALSE },
  { "forbidden", 403, NULL, "application/json", FALSE, FALSE },
  { "gone", 404, NULL, "application/json", FALSE, FALSE },
  { "down", 503, NULL, "text/html", FALSE, FALSE },
};

static void
test_login_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (login_rows); i++)
    {
      const LoginRow *row = &login_rows[i];
      g_autoptr (Wire) wire = wire_new (NULL);
      g_autofree char *email = g_strconcat (row->email, "@example.org", NULL);
      g_autoptr (Reply) reply = wire_login (wire, email, SOL_SIMULATOR_PASSWORD);
      g_autofree char *cookie = wire_cookie (wire, "_enlighten_4_session");
      g_autofree char *nonce = wire_cookie (wire, "login_otp_nonce");
      const char *type
          = soup_message_headers_get_content_type (soup_message_get_response_headers (reply->message), NULL);
      g_test_message ("%s", row->email);
      g_assert_cmpuint (reply->status, ==, row->status);
      g_assert_cmpstr (type, ==, row->type);
      if (row->has != NULL)
        g_assert_nonnull (strstr (reply->body, row->has));
      g_assert_true ((cookie != NULL) == row->session);
      g_assert_true ((nonce != NULL) == row->nonce);
    }
}

static void
test_login_wrong (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autoptr (Reply) wrong = wire_login (wire, SOL_SIMULATOR_OWNER, "moonshine");
  g_assert_cmpuint (wrong->status, ==, 401);
  g_autoptr (Reply) nobody = wire_login (wire, "nobody@example.org", SOL_SIMULATOR_PASSWORD);
  g_assert_cmpuint (nobody->status, ==, 401);
  g_autofree char *cookie = wire_cookie (wire, "_enlighten_4_session");
  g_assert_null (cookie);
}

static void
test_login_headers (void)
{
  static const struct
  {
    const char *name, *value;
    guint status;
  } rows[] = {
    { "User-Agent", "Solarium/1.0", 406 },      { "User-Agent", "curl/8.0", 406 },
    { "Accept", "application/json", 406 },      { "Referer", NULL, 406 },
    { "Referer", "https://example.org/", 406 }, { "X-Requested-With", NULL, 406 },
    { "Content-Type", "text/plain", 415 },
  };
  g_autoptr (Wire) wire = wire_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      wire->change_name = rows[i].name;
      wire->change_value = rows[i].value;
      g_autoptr (Reply) reply = wire_login (wire, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
    }
}

static void
test_form (void)
{
  const char *form = "user%5Bemail%5D=form%40example.org&user%5Bpassword%5D=sunshine";
  const char *wrong = "user%5Bemail%5D=form%40example.org&user%5Bpassword%5D=moonshine";
  const char *nothing = "user%5Bemail%5D=form-nothing%40example.org&user%5Bpassword%5D=sunshine";
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autoptr (Reply) refused = wire_send (wire, WIRE_FORM, "POST", "/login/login", wrong);
  g_assert_cmpuint (refused->status, ==, 401);
  g_autoptr (Reply) empty = wire_send (wire, WIRE_FORM, "POST", "/login/login", nothing);
  g_assert_cmpuint (empty->status, ==, 200);
  g_autofree char *none = wire_cookie (wire, "_enlighten_4_session");
  g_assert_null (none);
  g_autoptr (Reply) reply = wire_send (wire, WIRE_FORM, "POST", "/login/login", form);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_true (g_str_has_prefix (reply->body, "<!DOCTYPE html>"));
  g_autofree char *cookie = wire_cookie (wire, "_enlighten_4_session");
  g_assert_nonnull (cookie);
  g_autofree char *body = g_strdup_printf ("{\"session_id\":\"%s\",\"email\":\"form@example.org\"}", cookie);
  g_autoptr (Reply) tokens = wire_send (wire, WIRE_TOKENS, "POST", "/tokens", body);
  g_assert_cmpuint (tokens->status, ==, 200);
  wire->change_name = "X-Requested-With";
  wire->change_value = "XMLHttpRequest";
  g_autoptr (Reply) script = wire_send (wire, WIRE_FORM, "POST", "/login/login", form);
  g_assert_cmpuint (script->status, ==, 406);
}

static Reply *
send_code (Wire *wire)
{
  return wire_send (wire, WIRE_CODE, "POST", "/app-api/generate_mfa_login_otp", "locale=en");
}

static Reply *
check_code (Wire *wire, const char *code)
{
  g_autofree char *email = g_base64_encode ((const guchar *) wire->email, strlen (wire->email));
  g_autofree char *otp = g_base64_encode ((const guchar *) code, strlen (code));
  g_autofree char *form
      = soup_form_encode ("email", email, "otp", otp, "xhrFields[withCredentials]", "true", NULL);
  return wire_send (wire, WIRE_CODE, "POST", "/app-api/validate_login_otp", form);
}

static char *
challenge (Wire *wire, const char *email)
{
  g_autoptr (Reply) login = wire_login (wire, email, SOL_SIMULATOR_PASSWORD);
  g_assert_cmpuint (login->status, ==, 200);
  g_autofree char *before = wire_cookie (wire, "login_otp_nonce");
  g_autoptr (Reply) sent = send_code (wire);
  g_assert_cmpuint (sent->status, <, 300);
  char *code = sol_simulator_dup_code (wire->simulator, email);
  g_assert_nonnull (code);
  return code;
}

static void
test_code_right (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autofree char *code = challenge (wire, SOL_SIMULATOR_MFA);
  g_autofree char *before = wire_cookie (wire, "_enlighten_4_session");
  g_autoptr (Reply) early = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  g_assert_cmpuint (early->status, ==, 401);
  g_autoptr (Reply) reply = check_code (wire, code);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (reply_string (reply, "message"), ==, "success");
  g_autofree char *after = wire_cookie (wire, "_enlighten_4_session");
  g_assert_cmpstr (before, !=, after);
  g_autoptr (Reply) sites = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  g_assert_cmpuint (sites->status, ==, 200);
  g_autofree char *none = sol_simulator_dup_code (wire->simulator, SOL_SIMULATOR_MFA);
  g_assert_null (none);
  g_autoptr (Reply) again = check_code (wire, code);
  g_assert_cmpuint (again->status, ==, 401);
}

static void
test_code_wrong (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autofree char *code = challenge (wire, SOL_SIMULATOR_MFA);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (Reply) wrong = check_code (wire, "000000");
      g_assert_false (reply_boolean (wrong, "isValid"));
      g_assert_false (reply_boolean (wrong, "isBlocked"));
    }
  g_autoptr (Reply) blocked = check_code (wire, "000000");
  g_assert_true (reply_boolean (blocked, "isBlocked"));
  g_autoptr (Reply) late = check_code (wire, code);
  g_assert_true (reply_boolean (late, "isBlocked"));
}

static void
test_code_expires_and_resend (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autofree char *first = challenge (wire, SOL_SIMULATOR_MFA);
  g_autofree char *nonce = wire_cookie (wire, "login_otp_nonce");
  wire_advance (wire, 29);
  g_autoptr (Reply) early = send_code (wire);
  g_assert_cmpuint (early->status, ==, 429);
  wire_advance (wire, 2);
  g_autoptr (Reply) resent = send_code (wire);
  g_assert_true (reply_boolean (resent, "success"));
  g_autofree char *rotated = wire_cookie (wire, "login_otp_nonce");
  g_assert_cmpstr (nonce, !=, rotated);
  g_autoptr (Reply) old = check_code (wire, first);
  g_assert_false (reply_boolean (old, "isValid"));
  g_autofree char *second = sol_simulator_dup_code (wire->simulator, SOL_SIMULATOR_MFA);
  wire_advance (wire, 301);
  g_autoptr (Reply) expired = check_code (wire, second);
  g_assert_false (reply_boolean (expired, "isValid"));
  g_autofree char *none = sol_simulator_dup_code (wire->simulator, SOL_SIMULATOR_MFA);
  g_assert_null (none);
}

static void
test_code_challenge_is_whole (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autofree char *code = challenge (wire, SOL_SIMULATOR_MFA);
  wire->change_name = "X-CSRF-Token";
  wire->change_value = "other";
  g_autoptr (Reply) csrf = check_code (wire, code);
  g_assert_cmpuint (csrf->status, ==, 403);
  wire->change_name = NULL;
  soup_session_remove_feature (wire->session, SOUP_SESSION_FEATURE (wire->jar));
  g_autoptr (Reply) bare = check_code (wire, code);
  g_assert_cmpuint (bare->status, ==, 401);
}

static void
test_code_send_rows (void)
{
  static const struct
  {
    const char *email;
    guint status;
    const char *has;
  } rows[] = {
    { "otp-send-204@example.org", 204, NULL },
    { "otp-send-blocked@example.org", 200, "\"isBlocked\":true" },
    { "otp-send-429@example.org", 429, NULL },
    { "otp-send-refused@example.org", 200, "\"success\":false" },
    { "otp-send-strange@example.org", 200, "queued" },
    { "otp-send-401@example.org", 401, NULL },
  };
  g_autoptr (Wire) wire = wire_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Reply) login = wire_login (wire, rows[i].email, SOL_SIMULATOR_PASSWORD);
      g_assert_cmpuint (login->status, ==, 200);
      g_autoptr (Reply) reply = send_code (wire);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
      if (rows[i].has != NULL)
        g_assert_nonnull (strstr (reply->body, rows[i].has));
    }
}

static void
test_code_check_rows (void)
{
  static const struct
  {
    const char *email;
    guint status;
    const char *has;
    guint then; /* status of the site search after it */
  } rows[] = {
    { "otp-blocked@example.org", 200, "\"isBlocked\":true", 401 },
    { "otp-400@example.org", 400, NULL, 401 },
    { "otp-401@example.org", 401, NULL, 401 },
    { "otp-403@example.org", 403, NULL, 401 },
    { "otp-404@example.org", 404, NULL, 401 },
    { "otp-409@example.org", 409, NULL, 401 },
    { "otp-422@example.org", 422, NULL, 401 },
    { "otp-429@example.org", 429, NULL, 401 },
    { "otp-503@example.org", 503, NULL, 401 },
    { "otp-no-session@example.org", 200, "manager_token", 401 },
    { "otp-message@example.org", 200, "\"message\":\"success\"", 200 },
    { "otp-empty@example.org", 200, NULL, 200 },
    { "otp-204@example.org", 204, NULL, 200 },
    { "otp-205@example.org", 205, NULL, 200 },
    { "otp-hollow@example.org", 204, NULL, 401 },
    { "otp-text@example.org", 200, "upstream", 401 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].email);
      g_autoptr (Wire) wire = wire_new (NULL);
      g_autofree char *code = challenge (wire, rows[i].email);
      g_autoptr (Reply) reply = check_code (wire, code);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
      if (rows[i].has != NULL)
        g_assert_nonnull (strstr (reply->body, rows[i].has));
      g_assert_false (reply_has (reply, "session_id"));
      g_autoptr (Reply) sites = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
      g_assert_cmpuint (sites->status, ==, rows[i].then);
    }
}

static void
test_tokens (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) wrong = wire_send (wire, WIRE_TOKENS, "POST", "/tokens",
                                       "{\"session_id\":\"x\",\"email\":\"owner@example.org\"}");
  g_assert_cmpuint (wrong->status, ==, 401);
  g_autofree char *foreign
      = g_strdup_printf ("{\"session_id\":\"%s\",\"email\":\"mfa@example.org\"}", wire->session_id);
  g_autoptr (Reply) other = wire_send (wire, WIRE_TOKENS, "POST", "/tokens", foreign);
  g_assert_cmpuint (other->status, ==, 401);
  g_autoptr (Reply) jwt = wire_send (wire, WIRE_SITES, "GET", "/app-api/jwt_token.json", NULL);
  g_assert_cmpuint (jwt->status, ==, 200);
  g_assert_cmpstr (reply_string (jwt, "token"), !=, wire->token);
  const char *path = "/service/auth_ms_enho/api/v1/session/token";
  g_autoptr (Reply) without = wire_send (wire, WIRE_SITES, "GET", path, NULL);
  g_assert_cmpuint (without->status, ==, 401);
  g_autofree char *cookie = wire_cookie (wire, "_enlighten_4_session");
  wire->change_name = "e-auth-token";
  wire->change_value = cookie;
  g_autoptr (Reply) with = wire_send (wire, WIRE_SITES, "GET", path, NULL);
  g_assert_cmpuint (with->status, ==, 200);
}

static void
test_no_token (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autoptr (Reply) login = wire_login (wire, "no-token@example.org", SOL_SIMULATOR_PASSWORD);
  g_autofree char *body = g_strdup_printf ("{\"session_id\":\"%s\",\"email\":\"%s\"}",
                                           reply_string (login, "session_id"), wire->email);
  g_autoptr (Reply) tokens = wire_send (wire, WIRE_TOKENS, "POST", "/tokens", body);
  g_assert_cmpuint (tokens->status, ==, 404);
  /* Cookie-only mode: no e-auth-token at all is fine, a wrong one is not. */
  g_autoptr (Reply) sites = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  g_assert_cmpuint (sites->status, ==, 200);
  wire->change_name = "e-auth-token";
  wire->change_value = "made.up.token";
  g_autoptr (Reply) wrong = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  g_assert_cmpuint (wrong->status, ==, 401);
}

static void
test_expiry (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autofree char *tokens = wire_ask (wire, "POST", "expire", "{\"what\":\"tokens\"}");
  g_autoptr (Reply) late = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  g_assert_cmpuint (late->status, ==, 401);
  g_autoptr (Reply) renewed = wire_send (wire, WIRE_SITES, "GET", "/app-api/jwt_token.json", NULL);
  g_assert_cmpuint (renewed->status, ==, 200);
  g_free (wire->token);
  wire->token = g_strdup (reply_string (renewed, "token"));
  g_autoptr (Reply) again = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  g_assert_cmpuint (again->status, ==, 200);
  wire_advance (wire, 25 * 3600);
  g_autoptr (Reply) next_day = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  g_assert_cmpuint (next_day->status, ==, 401);
  g_autofree char *ended = wire_ask (wire, "POST", "expire", NULL);
  g_autoptr (Reply) gone = wire_send (wire, WIRE_SITES, "GET", "/app-api/jwt_token.json", NULL);
  g_assert_cmpuint (gone->status, ==, 401);
}

static void
test_rotation (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autofree char *first = wire_cookie (wire, "_enlighten_4_session");
  g_autofree char *first_xsrf = wire_cookie (wire, "XSRF-TOKEN");
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (Reply) reply = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
      g_assert_cmpuint (reply->status, ==, 200);
    }
  g_autofree char *later = wire_cookie (wire, "_enlighten_4_session");
  g_autofree char *later_xsrf = wire_cookie (wire, "XSRF-TOKEN");
  g_assert_cmpstr (first, !=, later);
  g_assert_cmpstr (first_xsrf, !=, later_xsrf);
}

static void
test_session_cap (void)
{
  g_autoptr (Wire) wire = wire_new ("home+few-sessions");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Reply) reply = wire_login (wire, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD);
      g_assert_true (reply_has (reply, "session_id"));
    }
  g_autoptr (Reply) third = wire_login (wire, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD);
  g_assert_nonnull (strstr (third->body, "too many active sessions"));
  g_autofree char *ended = wire_ask (wire, "POST", "expire", NULL);
  g_autoptr (Reply) fourth = wire_login (wire, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD);
  g_assert_true (reply_has (fourth, "session_id"));
}

static void
test_secure_cookies (void)
{
  g_autoptr (Wire) wire = wire_new ("home+secure-cookies");
  g_autoptr (Reply) reply = wire_login (wire, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD);
  const char *cookies
      = soup_message_headers_get_list (soup_message_get_response_headers (reply->message), "Set-Cookie");
  g_assert_nonnull (strstr (cookies, "Domain=enphaseenergy.com; Secure"));
  g_autofree char *dropped = wire_cookie (wire, "_enlighten_4_session");
  g_assert_null (dropped);
}

static void
test_scenarios (void)
{
  static const struct
  {
    const char *scenario, *has;
  } rows[] = { { "mfa", "\"success\":true" },
               { "blocked", "\"isBlocked\":true" },
               { "session-limit", "too many" } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Wire) wire = wire_new (rows[i].scenario);
      g_autoptr (Reply) single = wire_login (wire, "single@example.org", SOL_SIMULATOR_PASSWORD);
      g_assert_nonnull (strstr (single->body, rows[i].has));
      g_autoptr (Reply) owner = wire_login (wire, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD);
      g_assert_true (reply_has (owner, "session_id"));
      g_autoptr (Reply) mfa = wire_login (wire, SOL_SIMULATOR_MFA, SOL_SIMULATOR_PASSWORD);
      g_assert_true (reply_boolean (mfa, "success"));
    }
}

static void
test_sites (void)
{
  g_autoptr (Wire) wire = wire_new ("two-sites");
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) all = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json?searchText=", NULL);
  g_assert_cmpuint (reply_length (all, "sites"), ==, 2);
  gint64 second = reply_integer (all, "sites.1.id");
  g_autofree char *query
      = g_strdup_printf ("/app-api/search_sites.json?searchText=%" G_GINT64_FORMAT, second);
  g_autoptr (Reply) found = wire_send (wire, WIRE_SITES, "GET", query, NULL);
  g_assert_cmpuint (reply_length (found, "sites"), ==, 1);
  g_assert_cmpint (reply_integer (found, "sites.0.id"), ==, second);
  g_autofree char *path = g_strdup_printf ("/app-api/%" G_GINT64_FORMAT "/devices.json", second);
  g_autoptr (Wire) other = wire_new ("two-sites");
  wire_sign_in (other, "single@example.org");
  g_autoptr (Reply) own = wire_send (other, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  g_assert_cmpuint (reply_length (own, "sites"), ==, 1);
  other->site = (guint64) second;
  g_autoptr (Reply) foreign = wire_send (other, WIRE_H, "GET", path, NULL);
  g_assert_cmpuint (foreign->status, ==, 403);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/auth/login/rows", test_login_rows);
  g_test_add_func ("/auth/login/wrong", test_login_wrong);
  g_test_add_func ("/auth/login/headers", test_login_headers);
  g_test_add_func ("/auth/form", test_form);
  g_test_add_func ("/auth/code/right", test_code_right);
  g_test_add_func ("/auth/code/wrong", test_code_wrong);
  g_test_add_func ("/auth/code/expires-and-resend", test_code_expires_and_resend);
  g_test_add_func ("/auth/code/challenge-is-whole", test_code_challenge_is_whole);
  g_test_add_func ("/auth/code/send-rows", test_code_send_rows);
  g_test_add_func ("/auth/code/check-rows", test_code_check_rows);
  g_test_add_func ("/auth/tokens", test_tokens);
  g_test_add_func ("/auth/no-token", test_no_token);
  g_test_add_func ("/auth/expiry", test_expiry);
  g_test_add_func ("/auth/rotation", test_rotation);
  g_test_add_func ("/auth/session-cap", test_session_cap);
  g_test_add_func ("/auth/secure-cookies", test_secure_cookies);
  g_test_add_func ("/auth/scenarios", test_scenarios);
  g_test_add_func ("/auth/sites", test_sites);
  return g_test_run ();
}
