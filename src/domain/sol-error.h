/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"

G_BEGIN_DECLS

/**
 * SolError:
 *
 * What a caller can do about a failure. The message of such a #GError is a translated sentence for people
 * that says what happened and what to do; it holds no secret, serial, address or raw body (R56).
 */
typedef enum
{
  SOL_ERROR_SIGNED_OUT,
  SOL_ERROR_BAD_CREDENTIALS,
  SOL_ERROR_MFA_REQUIRED,
  SOL_ERROR_BAD_CODE,
  SOL_ERROR_BLOCKED,
  SOL_ERROR_TOO_MANY_SESSIONS,
  SOL_ERROR_FORBIDDEN,
  SOL_ERROR_NOT_PLUGGED_IN,
  SOL_ERROR_NO_ENABLED_SLOT,
  SOL_ERROR_NOT_READY,
  SOL_ERROR_NOT_SUPPORTED,
  SOL_ERROR_CONFLICT,
  SOL_ERROR_BUSY,
  SOL_ERROR_REFUSED,
  SOL_ERROR_UNCERTAIN,
  SOL_ERROR_GATEWAY_OFFLINE,
  SOL_ERROR_RATE_LIMITED,
  SOL_ERROR_BUDGET_SPENT,
  SOL_ERROR_UNAVAILABLE,
  SOL_ERROR_OFFLINE,
  SOL_ERROR_BAD_RESPONSE,
} SolError;

#define SOL_ERROR (sol_error_quark ())
GQuark sol_error_quark (void);

/** sol_error_new: Returns: (transfer full): an error with the standard sentence of @code. */
GError *sol_error_new (SolError code);

/** sol_error_new_message: Returns: (transfer full): the same with a translated sentence of its own. */
GError *sol_error_new_message (SolError code, const char *sentence);

/**
 * sol_error_new_full:
 * @sentence: (nullable): %NULL for the standard sentence of @code
 * @retry_at: when trying again makes sense, or %SOL_TIME_UNKNOWN
 * @http_status: the answer's status, or 0
 * @cloud_code: (nullable): the cloud's own code (`iqevc_ms-10008`, `ALREADY_PROCESSED`), never a free text
 */
GError *sol_error_new_full (SolError code, const char *sentence, SolTime retry_at, guint http_status,
                            const char *cloud_code);

/** sol_error_get_retry_at: %SOL_TIME_UNKNOWN when @error is %NULL, of another domain, or carries none. */
SolTime sol_error_get_retry_at (const GError *error);

/** sol_error_get_http_status: 0 when @error is %NULL, of another domain, or did not come from an answer. */
guint sol_error_get_http_status (const GError *error);

/** sol_error_get_cloud_code: Returns: (transfer none) (nullable): the cloud's own code. */
const char *sol_error_get_cloud_code (const GError *error);

/** sol_error_get_sentence: Returns: (transfer none): the standard translated sentence of @code. */
const char *sol_error_get_sentence (SolError code);

/** sol_error_get_change_sentence: Returns: (transfer none): the sentence of ui.md 6 for a change that ended
 * with @code; like sol_error_get_sentence() but says where nothing was changed. */
const char *sol_error_get_change_sentence (SolError code);

/** sol_error_get_name: Returns: (transfer none): @code in lower case with dashes, e.g. `not-plugged-in`. */
const char *sol_error_get_name (SolError code);

/** sol_error_from_name: Returns: whether @name is the name of a code, stored in @code. */
gboolean sol_error_from_name (const char *name, SolError *code);

G_END_DECLS
