/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"

G_BEGIN_DECLS

/* What a JSON Web Token says of itself (addendum 1.1.2). The signature is never verified, and a text that is
 * no token simply says nothing. */

/** sol_jwt_get_user_id: Returns: (transfer full) (nullable) */
char *sol_jwt_get_user_id (const char *token);

/** sol_jwt_get_session_id: Returns: (transfer full) (nullable) */
char *sol_jwt_get_session_id (const char *token);

/** sol_jwt_get_expiry: Returns: the claim `exp`, or %SOL_TIME_UNKNOWN */
SolTime sol_jwt_get_expiry (const char *token);

G_END_DECLS
