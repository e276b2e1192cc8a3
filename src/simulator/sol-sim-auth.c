/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-auth"

#include "sol-sim-auth.h"

#include <string.h>

#define PAGE                                                                                                 \
  "<!DOCTYPE html><html lang=\"en\"><head><title>Today</title></head><body><div "                            \
  "id=\"app\"></div></body></html>"
#define LIMIT "You have too many active sessions. Please sign out elsewhere and try again."

/* The accounts that sign in whatever the scenario says. */
static gboolean
is_plain (const SolSimAccount *account)
{
  return g_str_has_prefix (account->email, "owner@") || g_str_has_prefix (account->email, "mfa@");
}

static SolSimLogin
login_of (SolSimCall *call, const SolSimAccount *account)
{
  guint quirks = call->server->quirks;
  if (account->login != SOL_SIM_LOGIN_OPEN || is_plain (account))
    return account->login;
  if (quirks & SOL_SIM_WIRE_BLOCKED)
    return SOL_SIM_LOGIN_BLOCKED;
  if (quirks & SOL_SIM_WIRE_SESSION_LIMIT)
    return SOL_SIM_LOGIN_LIMIT_JSON;
  return quirks & SOL_SIM_WIRE_MFA ? SOL_SIM_LOGIN_CODE : SOL_SIM_LOGIN_OPEN;
}

static gboolean
is_full (SolSimCall *call, const SolSimAccount *account)
{
  return sol_sim_sign_ins_count (call->server->sign_ins, account, call->now) >= call->server->sessions_max;
}

static void
write_success (JsonBuilder *builder, SolSimCall *call, SolSimSignIn *sign_in, gboolean with_session)
{
  const SolSimSite *site = sol_sim_home_glance (call->server->home, 0);
  sol_sim_json_string (builder, "message", "success");
  if (with_session)
    sol_sim_json_string (builder, "session_id", sign_in->id);
  sol_sim_json_string (builder, "manager_token", sign_in->manager_token);
  sol_sim_json_boolean (builder, "is_consumer", TRUE);
  sol_sim_json_format (builder, "system_id", "%" G_GUINT64_FORMAT, site->id);
  sol_sim_json_string (builder, "redirect_url", "");
}

void
sol_sim_auth_answer_success (SolSimCall *call, SolSimSignIn *sign_in, gboolean with_session)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  write_success (builder, call, sign_in, with_session);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
  if (with_session)
    sol_sim_answer_session_cookies (call, sign_in, TRUE);
}

static void
answer_wrong (SolSimCall *call)
{
  sol_sim_answer_literal (call, 401, "{\"message\":\"Unauthorized\",\"error_code\":\"UA-2\"}");
}

static void
answer_limit (SolSimCall *call, SolSimLogin how)
{
  if (how == SOL_SIM_LOGIN_LIMIT_TEXT)
    sol_sim_answer_text (call, 403, "text/plain; charset=utf-8", LIMIT);
  else if (how == SOL_SIM_LOGIN_LIMIT_NESTED)
    sol_sim_answer_literal (call, 200,
                            "\"{\\\"errors\\\": [{\\\"detail\\\": \\\"TOO MANY ACTIVE SESSIONS\\\"}]}\"");
  else
    sol_sim_answer_literal (call, 200,
                            "{\"success\":false,\"error\":{\"code\":\"SES-09\",\"description\":\"" LIMIT
                            "\"},\"isBlocked\":false}");
}

static void
ask_for_code (SolSimCall *call, const SolSimAccount *account, gboolean with_flag)
{
  SolSimSignIn *sign_in = sol_sim_sign_ins_begin (call->server->sign_ins, account, FALSE, call->now);
  sol_sim_answer_literal (call, 200,
                          with_flag ? "{\"success\":true,\"requires_mfa\":true,\"isBlocked\":false}"
                                    : "{\"success\":true,\"isBlocked\":false}");
  sol_sim_answer_session_cookies (call, sign_in, TRUE);
  sol_sim_answer_cookie (call, "login_otp_nonce", sign_in->nonce, 600, TRUE);
}

static void
open_session (SolSimCall *call, const SolSimAccount *account, SolSimLogin how)
{
  if (is_full (call, account))
    {
      answer_limit (call, SOL_SIM_LOGIN_LIMIT_JSON);
      return;
    }
  SolSimSignIn *sign_in = sol_sim_sign_ins_begin (call->server->sign_ins, account, TRUE, call->now);
  if (how == SOL_SIM_LOGIN_EMPTY)
    {
      sol_sim_answer_literal (call, 200, "{}");
      sol_sim_answer_session_cookies (call, sign_in, TRUE);
      return;
    }
  sol_sim_auth_answer_success (call, sign_in, how != SOL_SIM_LOGIN_NO_SESSION);
}

/* Answers that come before anybody looked at the password. */
static gboolean
answer_unread (SolSimCall *call, SolSimLogin how)
{
  switch ((int) how)
    {
    case SOL_SIM_LOGIN_FORM:
    case SOL_SIM_LOGIN_FORM_NOTHING:
      sol_sim_answer_text (call, 406, "text/html", "<html><body>406 Not Acceptable</body></html>");
      return TRUE;
    case SOL_SIM_LOGIN_NOT_JSON:
      sol_sim_answer_text (call, 200, "text/html; charset=utf-8",
                           "<html><body>We will be back soon.</body></html>");
      return TRUE;
    case SOL_SIM_LOGIN_GONE:
      sol_sim_answer_message (call, 404, "Not Found");
      return TRUE;
    case SOL_SIM_LOGIN_DOWN:
      sol_sim_answer_text (call, 503, "text/html", "<html><body>503 Service Unavailable</body></html>");
      return TRUE;
    default:
      return FALSE;
    }
}

static void
answer_right (SolSimCall *call, const SolSimAccount *account, SolSimLogin how)
{
  switch (how)
    {
    case SOL_SIM_LOGIN_CODE:
    case SOL_SIM_LOGIN_CODE_FLAG:
      ask_for_code (call, account, how == SOL_SIM_LOGIN_CODE_FLAG);
      break;
    case SOL_SIM_LOGIN_BLOCKED:
      sol_sim_answer_literal (
          call, 200, "{\"success\":false,\"isBlocked\":true,\"message\":\"Your account is locked\"}");
      break;
    case SOL_SIM_LOGIN_LIMIT_TEXT:
    case SOL_SIM_LOGIN_LIMIT_JSON:
    case SOL_SIM_LOGIN_LIMIT_NESTED:
      answer_limit (call, how);
      break;
    case SOL_SIM_LOGIN_NO_NONCE:
      sol_sim_answer_literal (call, 200, "{\"success\":true,\"isBlocked\":false}");
      break;
    case SOL_SIM_LOGIN_STRANGE:
      sol_sim_answer_literal (call, 200, "{\"state\":\"continue\",\"steps\":[\"consent\"],\"ttl\":120}");
      break;
    case SOL_SIM_LOGIN_FORBIDDEN:
      sol_sim_answer_literal (call, 403, "{\"message\":\"Forbidden\",\"error_code\":\"UA-3\"}");
      break;
    case SOL_SIM_LOGIN_OPEN:
    case SOL_SIM_LOGIN_EMPTY:
    case SOL_SIM_LOGIN_NO_SESSION:
    case SOL_SIM_LOGIN_NO_TOKEN:
    case SOL_SIM_LOGIN_TOKEN_REFUSED:
    case SOL_SIM_LOGIN_FORM:
    case SOL_SIM_LOGIN_FORM_NOTHING:
    case SOL_SIM_LOGIN_NOT_JSON:
    case SOL_SIM_LOGIN_GONE:
    case SOL_SIM_LOGIN_DOWN:
      open_session (call, account, how);
      break;
    }
}

static const SolSimAccount *
read_credentials (SolSimCall *call, gboolean *right)
{
  const char *password = sol_sim_call_form (call, "user[password]");
  const SolSimAccount *account = sol_sim_account_find (sol_sim_call_form (call, "user[email]"));
  *right = account != NULL && g_strcmp0 (password, SOL_SIM_PASSWORD) == 0;
  return account;
}

void
sol_sim_auth_login (SolSimCall *call)
{
  gboolean right;
  const SolSimAccount *account = read_credentials (call, &right);
  SolSimLogin how = account != NULL ? login_of (call, account) : SOL_SIM_LOGIN_OPEN;
  if (account != NULL && answer_unread (call, how))
    return;
  if (!right)
    answer_wrong (call);
  else
    answer_right (call, account, how);
}

void
sol_sim_auth_login_form (SolSimCall *call)
{
  gboolean right;
  const SolSimAccount *account = read_credentials (call, &right);
  if (!right)
    {
      sol_sim_answer_text (call, 401, "text/html; charset=utf-8", "<html><body>Sign in</body></html>");
      return;
    }
  if (account->login != SOL_SIM_LOGIN_FORM)
    {
      sol_sim_answer_text (call, 200, "text/html; charset=utf-8", PAGE);
      return;
    }
  SolSimSignIn *sign_in = sol_sim_sign_ins_begin (call->server->sign_ins, account, TRUE, call->now);
  const SolSimSite *site = sol_sim_home_glance (call->server->home, 0);
  g_autofree char *target = g_strdup_printf ("/web/%" G_GUINT64_FORMAT "?v=3.6.1", site->id);
  sol_sim_answer_text (call, 302, "text/html; charset=utf-8",
                       "<html><body>You are being redirected.</body></html>");
  sol_sim_answer_header (call, "Location", target);
  sol_sim_answer_session_cookies (call, sign_in, TRUE);
}

void
sol_sim_auth_page (SolSimCall *call)
{
  sol_sim_answer_text (call, 200, "text/html; charset=utf-8", PAGE);
}

static void
answer_token (SolSimCall *call, SolSimSignIn *sign_in)
{
  if (sign_in->account->login == SOL_SIM_LOGIN_NO_TOKEN)
    {
      sol_sim_answer_message (call, 404, "Not Found");
      return;
    }
  if (sign_in->account->login == SOL_SIM_LOGIN_TOKEN_REFUSED)
    {
      answer_wrong (call);
      return;
    }
  const char *token
      = sol_sim_sign_ins_issue (call->server->sign_ins, sign_in, SOL_SIM_TOKEN_ACCESS, call->now);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "token", token);
  if (strcmp (call->path, "/tokens") == 0)
    sol_sim_json_integer (builder, "expires_at", call->now + SOL_SIM_TOKEN_LIFE_S);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

void
sol_sim_auth_tokens (SolSimCall *call)
{
  JsonObject *object = sol_sim_call_json (call);
  const char *id = sol_sim_json_get_string (object, "session_id", NULL);
  const SolSimAccount *account = sol_sim_account_find (sol_sim_json_get_string (object, "email", NULL));
  SolSimSignIn *sign_in = sol_sim_sign_ins_by_id (call->server->sign_ins, id, call->now);
  if (object == NULL || id == NULL)
    sol_sim_answer_message (call, 422, "session_id is missing");
  else if (sign_in == NULL || sign_in->account != account)
    answer_wrong (call);
  else
    answer_token (call, sign_in);
}

static void
renew (SolSimCall *call)
{
  answer_token (call, call->sign_in);
  if (call->answer.status != 200)
    return;
  sol_sim_sign_ins_issue (call->server->sign_ins, call->sign_in, SOL_SIM_TOKEN_MANAGER, call->now);
  sol_sim_answer_session_cookies (call, call->sign_in, FALSE);
}

void
sol_sim_auth_jwt (SolSimCall *call)
{
  renew (call);
}

void
sol_sim_auth_session_token (SolSimCall *call)
{
  const char *value = sol_sim_call_header (call, "e-auth-token");
  if (sol_sim_sign_ins_by_id (call->server->sign_ins, value, call->now) != call->sign_in
      || g_strcmp0 (sol_sim_call_header (call, "X-Requested-With"), "XMLHttpRequest") != 0)
    answer_wrong (call);
  else
    renew (call);
}

static void
write_site (JsonBuilder *builder, const SolSimSite *site, gboolean legacy)
{
  json_builder_begin_object (builder);
  if (legacy)
    sol_sim_json_format (builder, "system_id", "%" G_GUINT64_FORMAT, site->id);
  else
    sol_sim_json_integer (builder, "id", (gint64) site->id);
  if (!legacy)
    sol_sim_json_format (builder, "path", "/web/%" G_GUINT64_FORMAT "?v=3.6.1", site->id);
  sol_sim_json_string (builder, legacy ? "name" : "title", site->name);
  sol_sim_json_boolean (builder, "favourite", site->favourite);
  json_builder_end_object (builder);
}

static gboolean
is_wanted (SolSimCall *call, const SolSimSite *site)
{
  const char *text = sol_sim_call_query (call, "searchText");
  if (g_strcmp0 (sol_sim_call_query (call, "favourite"), "true") == 0 && !site->favourite)
    return FALSE;
  if (text == NULL || *text == '\0')
    return TRUE;
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  g_autofree char *name = g_utf8_casefold (site->name, -1);
  g_autofree char *id = g_strdup_printf ("%" G_GUINT64_FORMAT, site->id);
  return strstr (name, wanted) != NULL || strstr (id, wanted) != NULL;
}

void
sol_sim_auth_sites (SolSimCall *call)
{
  gboolean legacy = call->server->quirks & SOL_SIM_WIRE_LEGACY;
  SolSimHome *home = call->server->home;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_array (builder, legacy ? "systems" : "sites");
  for (guint i = 0; i < sol_sim_home_n_sites (home); i++)
    {
      const SolSimSite *site = sol_sim_home_glance (home, i);
      if (sol_sim_call_may_see (call, site) && is_wanted (call, site))
        write_site (builder, site, legacy);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

void
sol_sim_auth_health (SolSimCall *call)
{
  sol_sim_answer_literal (call, 200, "{\"STATUS\":\"UP\",\"VERSION\":\"3.6.1\"}");
}

const SolSimRoute sol_sim_routes_auth[] = {
  { "POST", "/login/login.json", SOL_SIM_FAMILY_LOGIN, SOL_SIM_ROUTE_OPEN, sol_sim_auth_login },
  { "POST", "/login/login", SOL_SIM_FAMILY_FORM, SOL_SIM_ROUTE_OPEN, sol_sim_auth_login_form },
  { "GET", "/web/{any}", SOL_SIM_FAMILY_ANY, SOL_SIM_ROUTE_OPEN, sol_sim_auth_page },
  { "POST", "/app-api/generate_mfa_login_otp", SOL_SIM_FAMILY_CODE, SOL_SIM_ROUTE_CHALLENGE,
    sol_sim_auth_send_code },
  { "POST", "/app-api/validate_login_otp", SOL_SIM_FAMILY_CODE, SOL_SIM_ROUTE_CHALLENGE,
    sol_sim_auth_check_code },
  { "POST", "/tokens", SOL_SIM_FAMILY_TOKENS, SOL_SIM_ROUTE_OPEN, sol_sim_auth_tokens },
  { "GET", "/app-api/jwt_token.json", SOL_SIM_FAMILY_ANY, SOL_SIM_ROUTE_OWN_TOKEN, sol_sim_auth_jwt },
  { "GET", "/service/auth_ms_enho/api/v1/session/token", SOL_SIM_FAMILY_ANY, SOL_SIM_ROUTE_OWN_TOKEN,
    sol_sim_auth_session_token },
  { "GET", "/app-api/search_sites.json", SOL_SIM_FAMILY_SITES, SOL_SIM_ROUTE_NEW_SITES, sol_sim_auth_sites },
  { "GET", "/healthcheck", SOL_SIM_FAMILY_ANY, SOL_SIM_ROUTE_OPEN, sol_sim_auth_health },
  { NULL },
};
