/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-xsrf"

#include <string.h>

#include "sol-cookies.h"
#include "sol-xsrf.h"

char *
sol_xsrf_from_header (const SolAnswer *answer)
{
  const char *value = soup_message_headers_get_one (answer->headers, "x-csrf-token");
  g_autofree char *token = value == NULL ? NULL : g_strstrip (g_strdup (value));
  return token == NULL || *token == '\0' ? NULL : g_steal_pointer (&token);
}

/* A cookie header with the pairs that the answer sets, and without those it takes away. */
static void
add_pair (const char *name, const char *value, gpointer user_data)
{
  if (g_ascii_strcasecmp (name, "Set-Cookie") != 0)
    return;
  GString *pairs = user_data;
  gsize length = strcspn (value, ";");
  g_string_append_printf (pairs, "%s%.*s", pairs->len == 0 ? "" : "; ", (int) length, value);
}

char *
sol_xsrf_from_cookies (const SolAnswer *answer)
{
  g_autoptr (GString) pairs = g_string_new (NULL);
  soup_message_headers_foreach (answer->headers, add_pair, pairs);
  g_autoptr (GPtrArray) cookies = sol_cookies_from_header (pairs->str);
  return sol_cookies_get_xsrf (cookies);
}
