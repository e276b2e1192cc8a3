/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Helpers for the small answers that the client itself must understand: sign-in, refusals, tokens. Everything
 * else is for the decoders. */

/** sol_body_parse: Returns: (transfer full) (nullable): the JSON in @body, %NULL when it is none, is not
 * UTF-8 or nests deeper than 64 levels. */
JsonNode *sol_body_parse (GBytes *body);

/** sol_body_is_blank: whether nothing but white space is there; @body may be %NULL. */
gboolean sol_body_is_blank (GBytes *body);

/** sol_body_contains: whether @body holds @words in any letter case; @words in lower case. */
gboolean sol_body_contains (GBytes *body, const char *words);

/** sol_body_get_text: Returns: (transfer full) (nullable): a text or whole number of @object under the first
 * of @names that has one; blank texts do not count. */
char *sol_body_get_text (JsonObject *object, const char *const *names);

/** sol_body_get_truth: whether the member is true, 1, or a word that says so. */
gboolean sol_body_get_truth (JsonObject *object, const char *name);

/** sol_body_is_false: whether the member is there and says no. */
gboolean sol_body_is_false (JsonObject *object, const char *name);

/** sol_body_get_number: Returns: the number under the first of @names that has one, also as text; NaN
 * without. */
double sol_body_get_number (JsonObject *object, const char *const *names);

/** sol_body_get_object: Returns: (transfer none) (nullable) */
JsonObject *sol_body_get_object (JsonObject *object, const char *name);

G_END_DECLS
