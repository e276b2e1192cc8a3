/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cookies.h"

G_BEGIN_DECLS

/**
 * SolSession:
 *
 * What a sign-in brought (addendum 1.2 step 5): full cookies, tokens, and who it is. Immutable and
 * reference-counted; everything secret in it is overwritten when the last reference goes.
 */
typedef struct _SolSession SolSession;

/**
 * sol_session_new:
 * @cookies: (transfer none) (element-type SolCookie): of all hosts
 * @session_id: (nullable): from the sign-in
 * @manager_token: (nullable): of the sign-in's answer; the cookie goes before it
 * @access_token: (nullable): %NULL in cookie-only mode
 * @expires_at: of @access_token as the token call said, or %SOL_TIME_UNKNOWN
 * @signed_in_at: when; of two sessions the later one is the newer
 */
SolSession *sol_session_new (const char *email, GPtrArray *cookies, const char *session_id,
                             const char *manager_token, const char *access_token, SolTime expires_at,
                             SolTime signed_in_at) G_GNUC_WARN_UNUSED_RESULT;

/** sol_session_with_cookies: the same session with rotated cookies; the raw cookies of the sign-in stay. */
SolSession *sol_session_with_cookies (const SolSession *self, GPtrArray *cookies) G_GNUC_WARN_UNUSED_RESULT;

/** sol_session_with_token: the same session with a renewed access token. */
SolSession *sol_session_with_token (const SolSession *self, const char *access_token, SolTime expires_at,
                                    SolTime signed_in_at) G_GNUC_WARN_UNUSED_RESULT;

SolSession *sol_session_ref (const SolSession *self);
void sol_session_unref (SolSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSession, sol_session_unref)

/** sol_session_to_secret: Returns: (transfer full): one JSON text for the keyring; sol_secret_free() it. */
char *sol_session_to_secret (const SolSession *self);

/** sol_session_from_secret: Returns: (transfer full) (nullable): %NULL when @secret is none of ours. */
SolSession *sol_session_from_secret (const char *secret);

const char *sol_session_get_email (const SolSession *self);
SolTime sol_session_get_signed_in_at (const SolSession *self);

/** sol_session_get_cookies: Returns: (transfer none) (element-type SolCookie) */
GPtrArray *sol_session_get_cookies (const SolSession *self);

/** sol_session_get_raw_cookies: Returns: (transfer none): `name=value; …` as taken right after the sign-in.
 */
const char *sol_session_get_raw_cookies (const SolSession *self);

/* All of these: (nullable), addendum 1.1.2. */
const char *sol_session_get_session_id (const SolSession *self);
const char *sol_session_get_access_token (const SolSession *self);
const char *sol_session_get_manager_token (const SolSession *self);
const char *sol_session_get_app_version (const SolSession *self);

/** sol_session_get_expires_at: of the access token: as answered, else its own claim. */
SolTime sol_session_get_expires_at (const SolSession *self);

/** sol_session_dup_bearer: Returns: (transfer full) (nullable): the manager's token first, else the access
 * token (addendum 1.4). */
char *sol_session_dup_bearer (const SolSession *self);

/** sol_session_dup_battery_token: Returns: (transfer full) (nullable): the token of BatteryConfig calls
 * (addendum 1.5.1). */
char *sol_session_dup_battery_token (const SolSession *self);

/** sol_session_dup_user_id: Returns: (transfer full) (nullable): of the manager's token, else of the access
 * token. */
char *sol_session_dup_user_id (const SolSession *self);

/** sol_session_dup_xsrf: Returns: (transfer full) (nullable) */
char *sol_session_dup_xsrf (const SolSession *self);

/** sol_cookies_get_session_id: Returns: (transfer full) (nullable): the session among @cookies: its own
 * cookie, else the claim of the manager's token. */
char *sol_cookies_get_session_id (GPtrArray *cookies);

G_END_DECLS
