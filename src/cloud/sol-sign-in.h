/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud-store.h"
#include "sol-exchange.h"
#include "sol-session.h"
#include "sol-site-info.h"

G_BEGIN_DECLS

#define SOL_TYPE_SIGN_IN (sol_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (SolSignIn, sol_sign_in, SOL, SIGN_IN, GObject)

/**
 * sol_sign_in_new:
 * @exchange: with an empty jar; the sign-in keeps it to itself
 *
 * One sign-in from a cold start to a session (addendum 1.2 steps 1 to 4). It sends what the steps say and
 * judges the answers; penalties, locks and keeping are for its caller.
 */
SolSignIn *sol_sign_in_new (SolClock *clock, SolCloudStore *store, SolExchange *exchange, const char *email)
    G_GNUC_WARN_UNUSED_RESULT;

const char *sol_sign_in_get_email (SolSignIn *self);

/** sol_sign_in_login_async: steps 1, 1b, 3 and 4. Fails with %SOL_ERROR_MFA_REQUIRED when a code is wanted;
 * none has been asked for then. @password is copied and wiped. */
void sol_sign_in_login_async (SolSignIn *self, const char *password, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);

/** sol_sign_in_verify_async: steps 2b, 3 and 4. */
void sol_sign_in_verify_async (SolSignIn *self, const char *code, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);

/** sol_sign_in_finish: ends both. @sites: (out) (transfer full): may be empty. */
SolSession *sol_sign_in_finish (SolSignIn *self, GAsyncResult *result, SolSites **sites, GError **error);

/** sol_sign_in_ask_async: step 2a: has a code mailed. Fails with %SOL_ERROR_BAD_CREDENTIALS when the sign-in
 * has to start over. */
void sol_sign_in_ask_async (SolSignIn *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean sol_sign_in_ask_finish (SolSignIn *self, GAsyncResult *result, GError **error);

/** sol_sign_in_get_spent: requests of the last hour as the store last counted. */
guint sol_sign_in_get_spent (SolSignIn *self);

G_END_DECLS
