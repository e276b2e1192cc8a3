/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "sol-error.h"
#include "sol-time.h"

G_BEGIN_DECLS

/** SolAnswer: what came back for one request. Plain data, not changed once it is handed over. */
typedef struct
{
  guint status;
  char *path;                  /* that was asked for in the end, without query */
  char *content_type;          /* (nullable) lower case, without parameters */
  char *location;              /* (nullable) */
  SolTime retry_at;            /* from `Retry-After`, or %SOL_TIME_UNKNOWN */
  GBytes *body;                /* decoded; empty rather than %NULL */
  SoupMessageHeaders *headers; /* of the answer */
} SolAnswer;

void sol_answer_free (SolAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolAnswer, sol_answer_free)

/** sol_retry_after_parse: Returns: when, from seconds or an HTTP date; %SOL_TIME_UNKNOWN for anything else
 * and for more than a day ahead. */
SolTime sol_retry_after_parse (const char *value, SolTime now);

/** sol_answer_is_page: whether the body is a web page. */
gboolean sol_answer_is_page (const SolAnswer *self);

/** sol_answer_is_login_wall: whether the sign-in page came where data was asked for, or a redirect leads
 * there (addendum 1.2 step 7, 1.1.1). */
gboolean sol_answer_is_login_wall (const SolAnswer *self);

/** sol_answer_get_cloud_code: Returns: (transfer full) (nullable): the machine word of a refusal, such as
 * `iqevc_ms-10008` or `ALREADY_PROCESSED`; never a sentence, never a long number. */
char *sol_answer_get_cloud_code (const SolAnswer *self);

/** sol_answer_get_cloud_text: Returns: (transfer full) (nullable): the cloud's own sentence, redacted; for
 * the log. */
char *sol_answer_get_cloud_text (const SolAnswer *self);

/** sol_answer_get_meaning: Returns: the status, or the one that the body's envelope names (466 to 552, see
 * energy-cloud-api 8.1) where that says more. */
guint sol_answer_get_meaning (const SolAnswer *self);

/** sol_answer_is_success: 200 to 299, and no envelope that says otherwise. */
gboolean sol_answer_is_success (const SolAnswer *self);

/**
 * sol_answer_to_error:
 * @optional: the feature may not exist at every site
 *
 * Returns: (transfer full): what a refusal means (addendum 1.6), with a sentence for people
 */
GError *sol_answer_to_error (const SolAnswer *self, gboolean optional);

G_END_DECLS
