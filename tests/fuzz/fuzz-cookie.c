/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "fuzz-cookie"

#include "fuzz-target.h"

#include "sol-cookies.h"

#include <string.h>

#define ORIGIN "http://127.0.0.1:1/"

static gboolean
is_attribute (const char *part, const char *name)
{
  g_autofree char *word = g_strndup (part, strcspn (part, "="));
  return g_ascii_strcasecmp (g_strstrip (word), name) == 0;
}

static void
check_line (const char *name, const char *value, gpointer user_data)
{
  gboolean plain = *(gboolean *) user_data;
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (is_attribute (parts[i], "domain")
        || (plain && (is_attribute (parts[i], "secure") || is_attribute (parts[i], "samesite"))))
      g_error ("An attribute that keeps the cookie out of the jar");
}

/* As text and back, and into a jar and out of it. */
static void
check_pairs (const char *header)
{
  g_autoptr (GPtrArray) cookies = sol_cookies_from_header (header);
  g_autofree char *text = sol_cookies_to_header (cookies);
  g_autoptr (GPtrArray) again = sol_cookies_from_header (text);
  if (cookies->len != again->len)
    g_error ("%u cookies became %u", cookies->len, again->len);
  for (guint i = 0; i < cookies->len; i++)
    {
      const SolCookie *a = g_ptr_array_index (cookies, i), *b = g_ptr_array_index (again, i);
      if (g_strcmp0 (a->name, b->name) != 0 || g_strcmp0 (a->value, b->value) != 0)
        g_error ("A cookie changed on its way");
    }
  g_autofree char *xsrf = sol_cookies_get_xsrf (cookies);
  const char *exact = sol_cookies_get (cookies, "XSRF-TOKEN");
  if (exact != NULL && xsrf == NULL)
    g_error ("A write token was overlooked");
}

/* libsoup 3.2 loses the first of two paths, and of two times when it expires, which is a leak. */
static gboolean
leaks (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, ";", -1);
  guint paths = 0, ends = 0;
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      paths += is_attribute (parts[i], "path");
      ends += is_attribute (parts[i], "expires") || is_attribute (parts[i], "max-age");
    }
  return paths > 1 || ends > 1;
}

static void
check_jar (SoupMessageHeaders *headers, gboolean plain)
{
  g_autoptr (SoupCookieJar) jar = soup_cookie_jar_new ();
  g_autoptr (GUri) origin = g_uri_parse (ORIGIN, G_URI_FLAGS_NONE, NULL);
  SoupMessageHeadersIter iter;
  const char *name, *value;
  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    if (!leaks (value))
      soup_cookie_jar_set_cookie (jar, origin, value);
  g_autoptr (GPtrArray) kept = sol_cookies_from_jar (jar);
  g_autoptr (SoupCookieJar) other = soup_cookie_jar_new ();
  sol_cookies_fill_jar (other, kept, SOL_SECOND);
  g_autoptr (GPtrArray) filled = sol_cookies_from_jar (other);
  if (filled->len > kept->len)
    g_error ("Cookies out of nothing");
  sol_cookies_fill_jar (other, NULL, SOL_SECOND);
  g_autoptr (GPtrArray) none = sol_cookies_from_jar (other);
  if (none->len != 0)
    g_error ("A jar that does not empty");
}

/* The first byte says whether it came over http; each line is one Set-Cookie, all of it a Cookie header. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0)
    return 0;
  gboolean plain = (data[0] & 1) != 0;
  g_autofree char *text = g_strndup ((const char *) data + 1, size - 1);
  check_pairs (text);

  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", 32);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strpbrk (lines[i], "\r\n") == NULL)
      soup_message_headers_append (headers, "Set-Cookie", lines[i]);
  sol_cookies_adapt_headers (headers, plain);
  soup_message_headers_foreach (headers, check_line, &plain);
  check_jar (headers, plain);
  return 0;
}
