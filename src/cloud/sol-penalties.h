/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud-store.h"
#include "sol-error.h"

G_BEGIN_DECLS

/* What refused sign-ins cost (addendum 1.2 step 6, docs/architecture.md "Account"). It lives in the store, so
 * that it survives a restart and binds all programs of this computer. */

#define SOL_BLOCK_TIME SOL_DAY
#define SOL_REJECTION_PAUSE (5 * SOL_MINUTE)
#define SOL_MOST_REJECTIONS 3
#define SOL_HAND_PAUSE SOL_MINUTE

/** sol_penalties_get_block: Returns: end of the block in force, or %SOL_TIME_UNKNOWN; @code: (out):
 * %SOL_ERROR_BLOCKED or %SOL_ERROR_TOO_MANY_SESSIONS. */
SolTime sol_penalties_get_block (SolCloudStore *store, SolTime now, SolError *code);
void sol_penalties_set_block (SolCloudStore *store, SolError code, SolTime until);

/** sol_penalties_may_renew: whether a sign-in without a person is allowed now. @retry_at: (out): when else;
 * %SOL_TIME_UNKNOWN: only when a person acts. */
gboolean sol_penalties_may_renew (SolCloudStore *store, SolTime now, SolTime *retry_at);

/** sol_penalties_add_rejection: a renewal was refused. @pause: until the next one. */
void sol_penalties_add_rejection (SolCloudStore *store, SolTime now, gint64 pause);

/** sol_penalties_may_try: whether a person may try while a block is in force. @retry_at: (out): when else. */
gboolean sol_penalties_may_try (SolCloudStore *store, SolTime now, SolTime *retry_at);
void sol_penalties_note_try (SolCloudStore *store, SolTime now);

/** sol_penalties_clear: a sign-in went well. */
void sol_penalties_clear (SolCloudStore *store);

G_END_DECLS
