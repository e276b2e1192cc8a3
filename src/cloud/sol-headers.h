/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "sol-session.h"

G_BEGIN_DECLS

/* Browser names without which the cloud answers 406 (addendum 1.1). */
#define SOL_UA_SAFARI                                                                                        \
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "                \
  "Version/26.3.1 Safari/605.1.15"
#define SOL_UA_CHROME                                                                                        \
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "                  \
  "Chrome/145.0.0.0 Safari/537.36"

/** SolHeaderFamily: the header families of addendum 1.3 to 1.5, and those of the sign-in (1.2). */
typedef enum
{
  SOL_HEADERS_LOGIN,              /* 1.2 step 1 */
  SOL_HEADERS_LOGIN_FORM,         /* 1.2 step 1b */
  SOL_HEADERS_CODE,               /* 1.2 step 2 */
  SOL_HEADERS_TOKENS,             /* 1.2 step 3 */
  SOL_HEADERS_SITES,              /* 1.2 step 4 */
  SOL_HEADERS_RENEW,              /* 1.2 step 3, token by cookies */
  SOL_HEADERS_RENEW_SESSION,      /* 1.2 step 3, token by the session's cookie */
  SOL_HEADERS_HISTORY,            /* H */
  SOL_HEADERS_HISTORY_BEARER,     /* H with the bearer */
  SOL_HEADERS_HISTORY_FORM,       /* HF */
  SOL_HEADERS_TODAY,              /* T */
  SOL_HEADERS_TODAY_BEARER,       /* T with the bearer */
  SOL_HEADERS_TODAY_JSON,         /* TJ with the bearer */
  SOL_HEADERS_TODAY_READ,         /* TJ without */
  SOL_HEADERS_TODAY_COOKIES,      /* TJ without any token but those in cookies (1.7.5) */
  SOL_HEADERS_LAYOUT,             /* L */
  SOL_HEADERS_DASHBOARD,          /* D */
  SOL_HEADERS_RECORDS,            /* SH-MS */
  SOL_HEADERS_EVENTS,             /* energy-cloud-api 2.10 */
  SOL_HEADERS_TARIFF,             /* TR */
  SOL_HEADERS_TARIFF_WRITE,       /* TR, writes */
  SOL_HEADERS_BATTERY,            /* BC, read `primary` */
  SOL_HEADERS_BATTERY_LEAN,       /* BC, read `lean` */
  SOL_HEADERS_BATTERY_WRITE,      /* BC, write `primary` */
  SOL_HEADERS_BATTERY_WRITE_LEAN, /* BC, write `lean` */
  SOL_HEADERS_BATTERY_COOKIE,     /* BC, write `cookie_eauth` */
  SOL_HEADERS_BATTERY_MIXED,      /* BC, write `mixed` */
  SOL_N_HEADER_FAMILIES,
} SolHeaderFamily;

const char *sol_headers_get_name (SolHeaderFamily family);

/** SolHeaderFacts: what headers say beside what the session knows. All (nullable). */
typedef struct
{
  const char *site;       /* for the `Referer` */
  const char *request_id; /* a fresh one when %NULL */
  const char *xsrf;       /* token of this write */
} SolHeaderFacts;

/**
 * sol_headers_fill:
 * @headers: of a request
 * @session: (nullable): whose tokens; %NULL before a sign-in
 * @facts: (nullable)
 *
 * Sets exactly the headers of @family; what it must not have is not there, rather than empty. The
 * `Content-Type` of a body is not set here, and `Cookie` only for families that set it by hand.
 */
void sol_headers_fill (SoupMessageHeaders *headers, SolHeaderFamily family, const SolSession *session,
                       const SolHeaderFacts *facts);

/** sol_headers_wants_bearer: whether calls of @family make no sense without a bearer token. */
gboolean sol_headers_wants_bearer (SolHeaderFamily family);

/** sol_headers_dup_raw_xsrf: Returns: (transfer full) (nullable): the token among the cookies of the sign-in,
 * which the family `cookie_eauth` sends. */
char *sol_headers_dup_raw_xsrf (const SolSession *session);

G_END_DECLS
