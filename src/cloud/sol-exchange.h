/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-answer.h"
#include "sol-clock.h"
#include "sol-cookies.h"
#include "sol-headers.h"
#include "sol-hosts.h"

G_BEGIN_DECLS

#define SOL_BODY_CAP ((gsize) 32 * 1024 * 1024)
#define SOL_CALL_TIMEOUT (15 * SOL_SECOND)

/** SolRequestFlags: how a request travels. */
typedef enum
{
  SOL_REQUEST_ONCE = 1 << 0,   /* a new connection, so that the library never sends it twice by itself */
  SOL_REQUEST_FOLLOW = 1 << 1, /* follow redirects, within the listed hosts (sign-in only) */
  SOL_REQUEST_NO_JAR = 1 << 2, /* the cookie jar keeps its hands off */
} SolRequestFlags;

/** SolRequest: one request, ready to go. Plain data. */
typedef struct
{
  const char *name;   /* of the call, for the log */
  const char *method; /* static */
  SolHost host;
  char *target;                /* path and query, escaped */
  SoupMessageHeaders *headers; /* without `Cookie` and `Content-Type` */
  const char *body_type;       /* (nullable) static */
  GBytes *body;                /* (nullable) */
  gsize cap;                   /* most bytes of the decoded answer */
  SolRequestFlags flags;
} SolRequest;

SolRequest *sol_request_new (const char *name, const char *method, SolHost host, const char *target);
void sol_request_free (SolRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolRequest, sol_request_free)

#define SOL_TYPE_EXCHANGE (sol_exchange_get_type ())
G_DECLARE_FINAL_TYPE (SolExchange, sol_exchange, SOL, EXCHANGE, GObject)

/**
 * sol_exchange_new:
 * @origin: (nullable): replaces all hosts
 * @tls_database: (nullable): certificates to trust instead of the system's
 *
 * Makes a way to the cloud with a cookie jar of its own. Signal `cookies-changed`: an answer changed the jar.
 */
SolExchange *sol_exchange_new (SolClock *clock, GUri *origin, GTlsDatabase *tls_database)
    G_GNUC_WARN_UNUSED_RESULT;

/** sol_exchange_set_timeout: total deadline per request, microseconds. */
void sol_exchange_set_timeout (SolExchange *self, gint64 timeout);

/** sol_exchange_dup_cookies: Returns: (transfer full) (element-type SolCookie) */
GPtrArray *sol_exchange_dup_cookies (SolExchange *self);
void sol_exchange_set_cookies (SolExchange *self, GPtrArray *cookies);

/**
 * sol_exchange_send_async:
 * @request: (transfer full)
 *
 * Sends one request and takes in the whole answer, whatever its status. Fails with %SOL_ERROR_OFFLINE (no way
 * there, or it broke), %SOL_ERROR_UNAVAILABLE (no answer in time, a bad certificate), %SOL_ERROR_BAD_RESPONSE
 * (too large, cut off) or %G_IO_ERROR_CANCELLED.
 */
void sol_exchange_send_async (SolExchange *self, SolRequest *request, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);

/** sol_exchange_send_finish: @sent: (out) (optional): whether the cloud may have got the request, also on
 * failure. */
SolAnswer *sol_exchange_send_finish (SolExchange *self, GAsyncResult *result, gboolean *sent, GError **error);

/** sol_exchange_get_in_flight: how many requests have neither ended nor failed. */
guint sol_exchange_get_in_flight (SolExchange *self);

G_END_DECLS
