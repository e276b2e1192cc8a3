/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-headers"

#include "sol-headers.h"
#include "sol-hosts.h"

#define ACCEPT_ANY "*/*"
#define ACCEPT_PLAIN "application/json, text/plain, */*"
#define ACCEPT_SCRIPT "application/json, text/javascript, */*; q=0.01"
#define ACCEPT_PAGE "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

typedef enum
{
  HEAD_XHR = 1 << 0,            /* X-Requested-With */
  HEAD_E_AUTH = 1 << 1,         /* e-auth-token: access token */
  HEAD_CSRF = 1 << 2,           /* X-CSRF-Token: XSRF cookie */
  HEAD_BEARER = 1 << 3,         /* Authorization: manager's token first */
  HEAD_BEARER_ACCESS = 1 << 4,  /* Authorization: access token */
  HEAD_BATTERY_TOKEN = 1 << 5,  /* e-auth-token: by addendum 1.5.1 */
  HEAD_USERNAME = 1 << 6,       /* Username: user id */
  HEAD_REQUEST_ID = 1 << 7,     /* requestid: fresh uuid */
  HEAD_CHROME = 1 << 8,         /* the other browser */
  HEAD_SESSION_COOKIE = 1 << 9, /* e-auth-token: value of the session's cookie */
} HeadFlags;

#define HEAD_READ (HEAD_XHR | HEAD_E_AUTH | HEAD_CSRF)

typedef struct
{
  const char *name;
  const char *accept;
  const char *referer; /* `%s`: site; `?v=` is appended where `versioned` */
  gboolean versioned;
  const char *origin; /* nullable */
  HeadFlags flags;
} Family;

static const Family families[SOL_N_HEADER_FAMILIES] = {
  [SOL_HEADERS_LOGIN] = { "login", ACCEPT_ANY, SOL_BASE_URL "/", FALSE, NULL, HEAD_XHR },
  [SOL_HEADERS_LOGIN_FORM] = { "login-form", ACCEPT_PAGE, SOL_BASE_URL "/", FALSE, SOL_BASE_URL, 0 },
  [SOL_HEADERS_CODE] = { "code", ACCEPT_PLAIN, SOL_BASE_URL "/", FALSE, NULL, HEAD_XHR | HEAD_CSRF },
  [SOL_HEADERS_TOKENS] = { "tokens", "application/json", NULL, FALSE, NULL, 0 },
  [SOL_HEADERS_SITES]
  = { "sites", ACCEPT_ANY, SOL_BASE_URL "/", FALSE, NULL, HEAD_READ | HEAD_BEARER_ACCESS },
  [SOL_HEADERS_RENEW] = { "renew", ACCEPT_PLAIN, SOL_BASE_URL "/", FALSE, NULL, HEAD_XHR | HEAD_CSRF },
  [SOL_HEADERS_RENEW_SESSION]
  = { "renew-session", ACCEPT_PLAIN, SOL_BASE_URL "/", FALSE, NULL, HEAD_XHR | HEAD_SESSION_COOKIE },
  [SOL_HEADERS_HISTORY]
  = { "history", ACCEPT_ANY, SOL_BASE_URL "/web/%s/history/graph/years", TRUE, NULL, HEAD_READ },
  [SOL_HEADERS_TODAY]
  = { "today", ACCEPT_ANY, SOL_BASE_URL "/web/%s/today/graph/hours", TRUE, NULL, HEAD_READ },
  [SOL_HEADERS_TODAY_JSON] = { "today-json", ACCEPT_SCRIPT, SOL_BASE_URL "/web/%s/today/graph/hours", TRUE,
                               NULL, HEAD_READ | HEAD_BEARER },
  [SOL_HEADERS_TODAY_READ]
  = { "today-read", ACCEPT_SCRIPT, SOL_BASE_URL "/web/%s/today/graph/hours", TRUE, NULL, HEAD_READ },
  [SOL_HEADERS_LAYOUT]
  = { "layout", ACCEPT_SCRIPT, SOL_BASE_URL "/web/%s/layout/graph/years", TRUE, NULL, HEAD_READ },
  [SOL_HEADERS_BATTERY] = { "battery", ACCEPT_PLAIN, SOL_BATTERY_UI_URL "/", FALSE, SOL_BATTERY_UI_URL,
                            HEAD_CHROME | HEAD_USERNAME | HEAD_BATTERY_TOKEN | HEAD_REQUEST_ID },
  [SOL_HEADERS_BATTERY_LEAN] = { "battery-lean", ACCEPT_PLAIN, SOL_BATTERY_UI_URL "/", FALSE,
                                 SOL_BATTERY_UI_URL, HEAD_CHROME | HEAD_USERNAME },
};

const char *
sol_headers_get_name (SolHeaderFamily family)
{
  g_return_val_if_fail (family < SOL_N_HEADER_FAMILIES, NULL);
  return families[family].name;
}

gboolean
sol_headers_wants_bearer (SolHeaderFamily family)
{
  g_return_val_if_fail (family < SOL_N_HEADER_FAMILIES, FALSE);
  return (families[family].flags & HEAD_BEARER) != 0;
}

/* Cookie values and tokens come from outside; nothing in them may start a header of its own. */
static gboolean
value_is_clean (const char *value)
{
  for (const char *c = value; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return FALSE;
  return *value != '\0';
}

static void
headers_set (SoupMessageHeaders *headers, const char *name, const char *value)
{
  if (value != NULL && value_is_clean (value))
    soup_message_headers_replace (headers, name, value);
}

static void
headers_set_bearer (SoupMessageHeaders *headers, const char *token)
{
  if (token == NULL || !value_is_clean (token))
    return;
  g_autofree char *value = g_strconcat ("Bearer ", token, NULL);
  soup_message_headers_replace (headers, "Authorization", value);
}

static void
headers_set_referer (SoupMessageHeaders *headers, const Family *family, const SolSession *session,
                     const char *site)
{
  if (family->referer == NULL)
    return;
  g_autoptr (GString) referer = g_string_new (family->referer);
  g_autofree char *escaped = g_uri_escape_string (site == NULL ? "" : site, NULL, FALSE);
  g_string_replace (referer, "%s", escaped, 1);
  const char *version = family->versioned && session != NULL ? sol_session_get_app_version (session) : NULL;
  if (version != NULL)
    g_string_append_printf (referer, "?v=%s", version);
  headers_set (headers, "Referer", referer->str);
}

static void
headers_set_tokens (SoupMessageHeaders *headers, HeadFlags flags, const SolSession *session)
{
  if (flags & HEAD_E_AUTH)
    headers_set (headers, "e-auth-token", sol_session_get_access_token (session));
  if (flags & HEAD_BATTERY_TOKEN)
    {
      g_autofree char *token = sol_session_dup_battery_token (session);
      headers_set (headers, "e-auth-token", token);
    }
  if (flags & HEAD_SESSION_COOKIE)
    headers_set (headers, "e-auth-token",
                 sol_cookies_get (sol_session_get_cookies (session), "_enlighten_4_session"));
  if (flags & HEAD_BEARER)
    {
      g_autofree char *bearer = sol_session_dup_bearer (session);
      headers_set_bearer (headers, bearer);
    }
  if (flags & HEAD_BEARER_ACCESS)
    headers_set_bearer (headers, sol_session_get_access_token (session));
  if (flags & HEAD_CSRF)
    {
      g_autofree char *xsrf = sol_session_dup_xsrf (session);
      headers_set (headers, "X-CSRF-Token", xsrf);
    }
  if (flags & HEAD_USERNAME)
    {
      g_autofree char *user = sol_session_dup_user_id (session);
      headers_set (headers, "Username", user);
    }
}

void
sol_headers_fill (SoupMessageHeaders *headers, SolHeaderFamily family, const SolSession *session,
                  const char *site)
{
  g_return_if_fail (headers != NULL);
  g_return_if_fail (family < SOL_N_HEADER_FAMILIES);

  const Family *row = &families[family];
  headers_set (headers, "User-Agent", row->flags & HEAD_CHROME ? SOL_UA_CHROME : SOL_UA_SAFARI);
  headers_set (headers, "Accept", row->accept);
  headers_set (headers, "Origin", row->origin);
  headers_set_referer (headers, row, session, site);
  if (row->flags & HEAD_XHR)
    headers_set (headers, "X-Requested-With", "XMLHttpRequest");
  if (row->flags & HEAD_REQUEST_ID)
    {
      g_autofree char *id = g_uuid_string_random ();
      headers_set (headers, "requestid", id);
    }
  if (session != NULL)
    headers_set_tokens (headers, row->flags, session);
}
