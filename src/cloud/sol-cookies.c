/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cookies"

#include <string.h>

#include "sol-cookies.h"
#include "sol-secret.h"

void
sol_cookie_free (SolCookie *cookie)
{
  if (cookie == NULL)
    return;
  g_free (cookie->name);
  sol_secret_free (cookie->value);
  g_free (cookie->domain);
  g_free (cookie->path);
  g_free (cookie);
}

SolCookie *
sol_cookie_copy (const SolCookie *cookie)
{
  SolCookie *copy = g_memdup2 (cookie, sizeof *cookie);
  copy->name = g_strdup (cookie->name);
  copy->value = g_strdup (cookie->value);
  copy->domain = g_strdup (cookie->domain);
  copy->path = g_strdup (cookie->path);
  return copy;
}

static GPtrArray *
cookies_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sol_cookie_free);
}

static SolTime
cookie_expiry (SoupCookie *cookie)
{
  GDateTime *expires = soup_cookie_get_expires (cookie);
  return expires == NULL ? SOL_TIME_UNKNOWN : g_date_time_to_unix (expires) * SOL_SECOND;
}

GPtrArray *
sol_cookies_from_jar (SoupCookieJar *jar)
{
  GPtrArray *cookies = cookies_new ();
  g_autoptr (GSList) all = soup_cookie_jar_all_cookies (jar);
  for (GSList *l = all; l != NULL; l = l->next)
    {
      SoupCookie *one = l->data;
      SolCookie *cookie = g_new0 (SolCookie, 1);
      cookie->name = g_strdup (soup_cookie_get_name (one));
      cookie->value = g_strdup (soup_cookie_get_value (one));
      cookie->domain = g_strdup (soup_cookie_get_domain (one));
      cookie->path = g_strdup (soup_cookie_get_path (one));
      cookie->expires = cookie_expiry (one);
      cookie->secure = soup_cookie_get_secure (one);
      cookie->http_only = soup_cookie_get_http_only (one);
      g_ptr_array_add (cookies, cookie);
      soup_cookie_free (one);
    }
  return cookies;
}

void
sol_cookies_fill_jar (SoupCookieJar *jar, GPtrArray *cookies, SolTime now)
{
  g_autoptr (GSList) all = soup_cookie_jar_all_cookies (jar);
  for (GSList *l = all; l != NULL; l = l->next)
    {
      soup_cookie_jar_delete_cookie (jar, l->data);
      soup_cookie_free (l->data);
    }
  for (guint i = 0; cookies != NULL && i < cookies->len; i++)
    {
      const SolCookie *one = g_ptr_array_index (cookies, i);
      if (one->name == NULL || *one->name == '\0' || one->domain == NULL || *one->domain == '\0'
          || (one->expires != SOL_TIME_UNKNOWN && one->expires <= now))
        continue;
      SoupCookie *cookie = soup_cookie_new (one->name, one->value == NULL ? "" : one->value, one->domain,
                                            one->path == NULL || *one->path != '/' ? "/" : one->path, -1);
      if (one->expires != SOL_TIME_UNKNOWN)
        {
          g_autoptr (GDateTime) expires = g_date_time_new_from_unix_utc (one->expires / SOL_SECOND);
          if (expires != NULL)
            soup_cookie_set_expires (cookie, expires);
        }
      soup_cookie_set_secure (cookie, one->secure);
      soup_cookie_set_http_only (cookie, one->http_only);
      soup_cookie_jar_add_cookie (jar, cookie);
    }
}

const char *
sol_cookies_get (GPtrArray *cookies, const char *name)
{
  for (guint i = 0; cookies != NULL && i < cookies->len; i++)
    {
      const SolCookie *cookie = g_ptr_array_index (cookies, i);
      if (strcmp (cookie->name, name) == 0 && cookie->value != NULL && *cookie->value != '\0')
        return cookie->value;
    }
  return NULL;
}

static char *
cookie_unwrap (const char *value)
{
  g_autofree char *text = g_strdup (value);
  gsize length = strlen (text);
  if (length >= 2 && text[0] == '"' && text[length - 1] == '"')
    {
      memmove (text, text + 1, length - 2);
      text[length - 2] = '\0';
    }
  char *decoded = g_uri_unescape_string (text, NULL);
  return decoded != NULL ? decoded : g_steal_pointer (&text);
}

char *
sol_cookies_get_xsrf (GPtrArray *cookies)
{
  static const char *const names[] = { "XSRF-TOKEN", "BP-XSRF-Token" };
  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    for (guint i = 0; cookies != NULL && i < cookies->len; i++)
      {
        const SolCookie *cookie = g_ptr_array_index (cookies, i);
        if (g_ascii_strcasecmp (cookie->name, names[n]) == 0 && cookie->value != NULL
            && *cookie->value != '\0')
          return cookie_unwrap (cookie->value);
      }
  return NULL;
}

char *
sol_cookies_to_header (GPtrArray *cookies)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; cookies != NULL && i < cookies->len; i++)
    {
      const SolCookie *cookie = g_ptr_array_index (cookies, i);
      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "; " : "", cookie->name,
                              cookie->value == NULL ? "" : cookie->value);
    }
  return g_string_free (text, FALSE);
}

GPtrArray *
sol_cookies_from_header (const char *header)
{
  GPtrArray *cookies = cookies_new ();
  g_auto (GStrv) pairs = g_strsplit (header == NULL ? "" : header, ";", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *pair = g_strstrip (pairs[i]);
      char *equals = strchr (pair, '=');
      if (equals == NULL || equals == pair)
        continue;
      SolCookie *cookie = g_new0 (SolCookie, 1);
      cookie->name = g_strndup (pair, (gsize) (equals - pair));
      cookie->value = g_strdup (equals + 1);
      cookie->expires = SOL_TIME_UNKNOWN;
      g_ptr_array_add (cookies, cookie);
    }
  return cookies;
}

static gboolean
cookie_attribute_is (const char *part, const char *name)
{
  gsize n = strlen (name);
  while (g_ascii_isspace (*part))
    part++;
  if (g_ascii_strncasecmp (part, name, n) != 0)
    return FALSE;
  part += n;
  while (g_ascii_isspace (*part))
    part++;
  return *part == '\0' || *part == '=';
}

static char *
cookie_strip (const char *line, gboolean plain)
{
  g_auto (GStrv) parts = g_strsplit (line, ";", -1);
  GString *kept = g_string_new (parts[0]);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      /* SameSite=None without Secure is refused, too. */
      gboolean drop
          = cookie_attribute_is (parts[i], "domain")
            || (plain
                && (cookie_attribute_is (parts[i], "secure") || cookie_attribute_is (parts[i], "samesite")));
      if (!drop)
        g_string_append_printf (kept, ";%s", parts[i]);
    }
  return g_string_free (kept, FALSE);
}

static void
collect_cookie_line (const char *name, const char *value, gpointer user_data)
{
  if (g_ascii_strcasecmp (name, "Set-Cookie") == 0)
    g_ptr_array_add (user_data, g_strdup (value));
}

void
sol_cookies_adapt_headers (SoupMessageHeaders *headers, gboolean plain)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  soup_message_headers_foreach (headers, collect_cookie_line, lines);
  if (lines->len == 0)
    return;

  soup_message_headers_remove (headers, "Set-Cookie");
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = cookie_strip (g_ptr_array_index (lines, i), plain);
      soup_message_headers_append (headers, "Set-Cookie", line);
    }
}
