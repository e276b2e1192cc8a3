/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "sol-time.h"

G_BEGIN_DECLS

/** SolCookie: one cookie with all that is needed to put it back into a jar. Plain data. */
typedef struct
{
  char *name, *value, *domain, *path;
  SolTime expires; /* %SOL_TIME_UNKNOWN: with the session */
  gboolean secure, http_only;
} SolCookie;

void sol_cookie_free (SolCookie *cookie);
SolCookie *sol_cookie_copy (const SolCookie *cookie);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolCookie, sol_cookie_free)

/* A list of cookies is a GPtrArray of SolCookie that is not changed once it is handed over. */

/** sol_cookies_from_jar: Returns: (transfer full) (element-type SolCookie) */
GPtrArray *sol_cookies_from_jar (SoupCookieJar *jar);

/** sol_cookies_fill_jar: empties @jar and puts @cookies into it that have not expired at @now. */
void sol_cookies_fill_jar (SoupCookieJar *jar, GPtrArray *cookies, SolTime now);

/** sol_cookies_get: Returns: (transfer none) (nullable): the value of the first cookie called @name. */
const char *sol_cookies_get (GPtrArray *cookies, const char *name);

/** sol_cookies_get_xsrf: Returns: (transfer full) (nullable): the token by addendum 1.1.2: `XSRF-TOKEN`, else
 * `BP-XSRF-Token`, in any letter case, unquoted and percent-decoded. */
char *sol_cookies_get_xsrf (GPtrArray *cookies);

/** sol_cookies_to_header: Returns: (transfer full): `name=value; …` of all of them. */
char *sol_cookies_to_header (GPtrArray *cookies);

/** sol_cookies_from_header: Returns: (transfer full): the pairs of such a text. */
GPtrArray *sol_cookies_from_header (const char *header);

/**
 * sol_cookies_adapt_headers:
 * @headers: of an answer
 * @plain: whether it came over http
 *
 * Takes `Domain`, and over http `Secure`, off every `Set-Cookie`, so that the jar accepts the cookies of an
 * origin that stands in for the cloud. The one place where that is done.
 */
void sol_cookies_adapt_headers (SoupMessageHeaders *headers, gboolean plain);

G_END_DECLS
