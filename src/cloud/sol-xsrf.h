/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-answer.h"

G_BEGIN_DECLS

/* Where an answer carries the token for a BatteryConfig write (addendum 1.5.2). Pure. */

/** sol_xsrf_from_header: Returns: (transfer full) (nullable): `x-csrf-token`, trimmed. */
char *sol_xsrf_from_header (const SolAnswer *answer);

/** sol_xsrf_from_cookies: Returns: (transfer full) (nullable): the cookie `XSRF-Token` or `BP-XSRF-Token`, in
 * any letter case, that @answer sets; unquoted and percent-decoded. */
char *sol_xsrf_from_cookies (const SolAnswer *answer);

G_END_DECLS
