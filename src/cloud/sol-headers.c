/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-headers"

#include "sol-headers.h"
#include "sol-hosts.h"
#include "sol-jwt.h"

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
  HEAD_BEARER_MAYBE = 1 << 10,  /* Authorization: manager's token first, but not needed */
  HEAD_RECORDS = 1 << 11,       /* Authorization: access token first; e-auth-token: its session */
  HEAD_E_AUTH_BEARER = 1 << 12, /* e-auth-token: manager's token first */
  HEAD_XSRF = 1 << 13,          /* X-XSRF-Token: that of the write */
  HEAD_XSRF_TWICE = 1 << 14,    /* X-CSRF-Token: likewise */
  HEAD_XSRF_COOKIE = 1 << 15,   /* X-XSRF-Token: XSRF cookie */
  HEAD_RAW_COOKIES = 1 << 16,   /* Cookie: as taken at the sign-in */
  HEAD_MIXED_COOKIES = 1 << 17, /* Cookie: these, those of now, and the token of the write */
  HEAD_JSON_TYPE = 1 << 18,     /* Content-Type without a body */
} HeadFlags;

#define HEAD_READ (HEAD_XHR | HEAD_E_AUTH | HEAD_CSRF)
#define HEAD_BATTERY (HEAD_CHROME | HEAD_USERNAME)
#define TARIFF_FLAGS (HEAD_XHR | HEAD_BATTERY_TOKEN | HEAD_USERNAME | HEAD_REQUEST_ID | HEAD_XSRF_COOKIE)

#define SUMMARY_PAGE SOL_BASE_URL "/pv/systems/%s/summary"
#define BATTERY(name) name, ACCEPT_PLAIN, SOL_BATTERY_UI_URL "/", FALSE, SOL_BATTERY_UI_URL

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
  [SOL_HEADERS_HISTORY_BEARER] = { "history-bearer", ACCEPT_ANY, SOL_BASE_URL "/web/%s/history/graph/years",
                                   TRUE, NULL, HEAD_READ | HEAD_BEARER },
  [SOL_HEADERS_HISTORY_FORM] = { "history-form", ACCEPT_SCRIPT, SOL_BASE_URL "/web/%s/history/graph/years",
                                 TRUE, SOL_BASE_URL, HEAD_READ | HEAD_BEARER },
  [SOL_HEADERS_TODAY]
  = { "today", ACCEPT_ANY, SOL_BASE_URL "/web/%s/today/graph/hours", TRUE, NULL, HEAD_READ },
  [SOL_HEADERS_TODAY_BEARER] = { "today-bearer", ACCEPT_ANY, SOL_BASE_URL "/web/%s/today/graph/hours", TRUE,
                                 NULL, HEAD_READ | HEAD_BEARER },
  [SOL_HEADERS_TODAY_COOKIES] = { "today-cookies", ACCEPT_SCRIPT, SOL_BASE_URL "/web/%s/today/graph/hours",
                                  TRUE, NULL, HEAD_XHR | HEAD_CSRF },
  [SOL_HEADERS_TODAY_JSON] = { "today-json", ACCEPT_SCRIPT, SOL_BASE_URL "/web/%s/today/graph/hours", TRUE,
                               NULL, HEAD_READ | HEAD_BEARER },
  [SOL_HEADERS_TODAY_READ]
  = { "today-read", ACCEPT_SCRIPT, SOL_BASE_URL "/web/%s/today/graph/hours", TRUE, NULL, HEAD_READ },
  [SOL_HEADERS_LAYOUT]
  = { "layout", ACCEPT_SCRIPT, SOL_BASE_URL "/web/%s/layout/graph/years", TRUE, NULL, HEAD_READ },
  [SOL_HEADERS_DASHBOARD]
  = { "dashboard", "application/json", SOL_BASE_URL "/app/system_dashboard/sites/%s/summary", FALSE, NULL,
      HEAD_READ | HEAD_BEARER_MAYBE },
  [SOL_HEADERS_RECORDS] = { "records", ACCEPT_SCRIPT, SUMMARY_PAGE, FALSE, NULL,
                            HEAD_XHR | HEAD_CSRF | HEAD_RECORDS | HEAD_REQUEST_ID | HEAD_USERNAME },
  [SOL_HEADERS_EVENTS]
  = { "events", "application/json", SUMMARY_PAGE, FALSE, NULL, HEAD_READ | HEAD_JSON_TYPE },
  [SOL_HEADERS_TARIFF] = { "tariff", ACCEPT_SCRIPT, SUMMARY_PAGE, FALSE, NULL, TARIFF_FLAGS },
  [SOL_HEADERS_TARIFF_WRITE]
  = { "tariff-write", ACCEPT_SCRIPT, SOL_BASE_URL "/", FALSE, SOL_BASE_URL, TARIFF_FLAGS },
  [SOL_HEADERS_BATTERY] = { BATTERY ("battery"), HEAD_BATTERY | HEAD_BATTERY_TOKEN | HEAD_REQUEST_ID },
  [SOL_HEADERS_BATTERY_LEAN] = { BATTERY ("battery-lean"), HEAD_BATTERY },
  [SOL_HEADERS_BATTERY_WRITE]
  = { BATTERY ("battery-write"), HEAD_BATTERY | HEAD_BATTERY_TOKEN | HEAD_REQUEST_ID | HEAD_XSRF },
  [SOL_HEADERS_BATTERY_WRITE_LEAN] = { BATTERY ("battery-write-lean"), HEAD_BATTERY | HEAD_XSRF },
  [SOL_HEADERS_BATTERY_COOKIE] = { BATTERY ("battery-cookie"), HEAD_BATTERY | HEAD_XHR | HEAD_E_AUTH_BEARER
                                                                   | HEAD_XSRF | HEAD_RAW_COOKIES },
  [SOL_HEADERS_BATTERY_MIXED]
  = { BATTERY ("battery-mixed"), HEAD_BATTERY | HEAD_XHR | HEAD_BEARER | HEAD_E_AUTH_BEARER | HEAD_XSRF
                                     | HEAD_XSRF_TWICE | HEAD_MIXED_COOKIES },
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

/* The token of the history family: the session that a token names, not the token itself (addendum 1.4). */
static void
headers_set_records (SoupMessageHeaders *headers, const SolSession *session)
{
  const char *access = sol_session_get_access_token (session);
  const char *token = access != NULL ? access : sol_session_get_manager_token (session);
  headers_set_bearer (headers, token);
  g_autofree char *id = token == NULL ? NULL : sol_jwt_get_session_id (token);
  headers_set (headers, "e-auth-token", id);
}

static void
headers_set_e_auth (SoupMessageHeaders *headers, HeadFlags flags, const SolSession *session)
{
  g_autofree char *token = NULL;
  if (flags & HEAD_E_AUTH)
    token = g_strdup (sol_session_get_access_token (session));
  else if (flags & HEAD_BATTERY_TOKEN)
    token = sol_session_dup_battery_token (session);
  else if (flags & HEAD_E_AUTH_BEARER)
    token = sol_session_dup_bearer (session);
  else if (flags & HEAD_SESSION_COOKIE)
    token = g_strdup (sol_cookies_get (sol_session_get_cookies (session), "_enlighten_4_session"));
  headers_set (headers, "e-auth-token", token);
}

static void
headers_set_tokens (SoupMessageHeaders *headers, HeadFlags flags, const SolSession *session)
{
  headers_set_e_auth (headers, flags, session);
  if (flags & HEAD_RECORDS)
    headers_set_records (headers, session);
  if (flags & (HEAD_BEARER | HEAD_BEARER_MAYBE))
    {
      g_autofree char *bearer = sol_session_dup_bearer (session);
      headers_set_bearer (headers, bearer);
    }
  if (flags & HEAD_BEARER_ACCESS)
    headers_set_bearer (headers, sol_session_get_access_token (session));
  if (flags & (HEAD_CSRF | HEAD_XSRF_COOKIE))
    {
      g_autofree char *xsrf = sol_session_dup_xsrf (session);
      headers_set (headers, flags & HEAD_CSRF ? "X-CSRF-Token" : "X-XSRF-Token", xsrf);
    }
  if (flags & HEAD_USERNAME)
    {
      g_autofree char *user = sol_session_dup_user_id (session);
      headers_set (headers, "Username", user);
    }
}

/* --- cookies set by hand ------------------------------------------------------------------------------- */

char *
sol_headers_dup_raw_xsrf (const SolSession *session)
{
  g_autoptr (GPtrArray) cookies = sol_cookies_from_header (sol_session_get_raw_cookies (session));
  return sol_cookies_get_xsrf (cookies);
}

static gboolean
cookie_is_xsrf (const char *name)
{
  return g_ascii_strcasecmp (name, "XSRF-TOKEN") == 0 || g_ascii_strcasecmp (name, "BP-XSRF-Token") == 0;
}

static void
cookies_add (GString *text, GHashTable *seen, const SolCookie *cookie)
{
  if (cookie_is_xsrf (cookie->name) || g_hash_table_contains (seen, cookie->name))
    return;
  g_hash_table_add (seen, cookie->name);
  g_string_append_printf (text, "%s%s=%s", text->len == 0 ? "" : "; ", cookie->name, cookie->value);
}

/* Those of now go before those of the sign-in of the same name. */
static void
headers_set_mixed_cookies (SoupMessageHeaders *headers, const SolSession *session, const char *xsrf)
{
  g_autoptr (GPtrArray) stored = sol_cookies_from_header (sol_session_get_raw_cookies (session));
  GPtrArray *now = sol_session_get_cookies (session);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < now->len; i++)
    cookies_add (text, seen, g_ptr_array_index (now, i));
  for (guint i = 0; i < stored->len; i++)
    cookies_add (text, seen, g_ptr_array_index (stored, i));
  if (xsrf != NULL)
    {
      /* What would end the cookie is escaped; the rest travels as it is. */
      g_autofree char *escaped = g_uri_escape_string (xsrf, "/=+:!#$&'()*@[]?", FALSE);
      g_string_append_printf (text, "%sBP-XSRF-Token=%s", text->len == 0 ? "" : "; ", escaped);
    }
  headers_set (headers, "Cookie", text->str);
}

static void
headers_set_write (SoupMessageHeaders *headers, HeadFlags flags, const SolSession *session, const char *xsrf)
{
  if (flags & HEAD_XSRF)
    headers_set (headers, "X-XSRF-Token", xsrf);
  if (flags & HEAD_XSRF_TWICE)
    headers_set (headers, "X-CSRF-Token", xsrf);
  if (flags & HEAD_RAW_COOKIES)
    headers_set (headers, "Cookie", sol_session_get_raw_cookies (session));
  if (flags & HEAD_MIXED_COOKIES)
    headers_set_mixed_cookies (headers, session, xsrf);
}

void
sol_headers_fill (SoupMessageHeaders *headers, SolHeaderFamily family, const SolSession *session,
                  const SolHeaderFacts *facts)
{
  g_return_if_fail (headers != NULL);
  g_return_if_fail (family < SOL_N_HEADER_FAMILIES);

  static const SolHeaderFacts none = { NULL };
  facts = facts == NULL ? &none : facts;
  const Family *row = &families[family];
  headers_set (headers, "User-Agent", row->flags & HEAD_CHROME ? SOL_UA_CHROME : SOL_UA_SAFARI);
  headers_set (headers, "Accept", row->accept);
  headers_set (headers, "Origin", row->origin);
  headers_set_referer (headers, row, session, facts->site);
  if (row->flags & HEAD_XHR)
    headers_set (headers, "X-Requested-With", "XMLHttpRequest");
  if (row->flags & HEAD_JSON_TYPE)
    headers_set (headers, "Content-Type", "application/json");
  if (row->flags & HEAD_REQUEST_ID)
    {
      g_autofree char *id
          = facts->request_id == NULL ? g_uuid_string_random () : g_strdup (facts->request_id);
      headers_set (headers, "requestid", id);
    }
  if (session == NULL)
    return;
  headers_set_tokens (headers, row->flags, session);
  headers_set_write (headers, row->flags, session, facts->xsrf);
}
