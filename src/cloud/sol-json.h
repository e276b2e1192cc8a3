/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/*
 * JSON from outside. The text is scanned before json-glib's recursive parser sees it, and every getter checks
 * what it hands out, so that nothing that was not read comes out as 0, false or empty.
 *
 * A getter takes the names under which a member is known as one text with bars between them
 * ("site_id|siteId|id") and returns the first that is there and can be read. Objects, arrays and nodes may be
 * %NULL everywhere and then hold nothing.
 */

/* Nesting beyond this is refused. */
#define SOL_JSON_MAX_DEPTH 64

/* Bytes beyond this are refused. */
#define SOL_JSON_MAX_SIZE (32 * 1024 * 1024)

/* No number of this trade is larger, not even a time in milliseconds; what is larger is not believed. */
#define SOL_JSON_MAX_NUMBER 1e15

/**
 * sol_json_clean:
 * @bytes: the text
 *
 * Checks @bytes against the JSON grammar without recursion: size, nesting, UTF-8, NUL bytes, a single root. A
 * byte order mark is dropped. `NaN` and `Infinity` become null, numbers that a machine cannot hold become
 * texts of their digits, lone surrogates and `\u0000` become U+FFFD, an empty member name becomes a blank.
 *
 * Returns: (transfer full) (nullable): a text that any parser reads the same way; %NULL when it is no JSON
 */
GString *sol_json_clean (GBytes *bytes);

/**
 * sol_json_parse:
 *
 * Returns: (transfer full) (nullable): the root, never %NULL without @error (%SOL_ERROR_BAD_RESPONSE). Of
 * members with the same name the last one counts.
 */
JsonNode *sol_json_parse (GBytes *bytes, GError **error);

/** sol_json_refuse: Returns: %NULL, with %SOL_ERROR_BAD_RESPONSE in @error. */
gpointer sol_json_refuse (GError **error);

/* What a node is; %NULL when it is something else. (transfer none) */
JsonObject *sol_json_node_object (JsonNode *node);
JsonArray *sol_json_node_array (JsonNode *node);

/** sol_json_node_number: NaN unless it is a number, or a text that is nothing but one. Booleans are none. */
double sol_json_node_number (JsonNode *node);

/** sol_json_node_truth: true, 1, "true", "yes", "on" and their opposites; anything else is unknown. */
SolTruth sol_json_node_truth (JsonNode *node);

/** sol_json_node_text: (transfer full) (nullable): a text without blanks around it, or a number as text;
 * %NULL when it is empty. Longer ones than anybody reads are cut. */
char *sol_json_node_text (JsonNode *node);

/** sol_json_node_id: (transfer full) (nullable): an identifier, from a text without blanks inside or from a
 * whole number, without separators. */
char *sol_json_node_id (JsonNode *node);

/** sol_json_node_time: @zone is that of texts that name none; UTC when %NULL. */
SolTime sol_json_node_time (JsonNode *node, GTimeZone *zone);

/** sol_json_has: whether one of the names is there at all, even as null. */
gboolean sol_json_has (JsonObject *object, const char *names);

/** sol_json_member: (transfer none) (nullable): the first of the names that is there and not null. */
JsonNode *sol_json_member (JsonObject *object, const char *names);

JsonObject *sol_json_object (JsonObject *object, const char *names);
JsonArray *sol_json_array (JsonObject *object, const char *names);
double sol_json_number (JsonObject *object, const char *names);

/** sol_json_number_between: NaN outside of [@least, @most]. */
double sol_json_number_between (JsonObject *object, const char *names, double least, double most);

/** sol_json_percent: 0..100, also from "48%" and "7 %"; NaN otherwise. */
double sol_json_percent (JsonObject *object, const char *names);

/** sol_json_int: a whole number in [@least, @most]; @unknown otherwise. */
int sol_json_int (JsonObject *object, const char *names, int least, int most, int unknown);

SolTruth sol_json_truth (JsonObject *object, const char *names);
char *sol_json_text (JsonObject *object, const char *names);
char *sol_json_id (JsonObject *object, const char *names);
SolTime sol_json_time (JsonObject *object, const char *names, GTimeZone *zone);

/** sol_json_time_ms: a time that is in milliseconds whatever its size (addendum 1.7.2 `strt_chrg`). */
SolTime sol_json_time_ms (JsonObject *object, const char *names);

/** sol_json_date: (transfer full) (nullable): `YYYY-MM-DD`, also from the front of a longer time. */
char *sol_json_date (JsonObject *object, const char *names);

/** sol_json_length, sol_json_element: an array that may be %NULL. (transfer none) */
guint sol_json_length (JsonArray *array);
JsonNode *sol_json_element (JsonArray *array, guint index);

/** sol_json_unwrap: (transfer none) (nullable): the object or array under one of the names when @node is an
 * object that has it, else @node itself. */
JsonNode *sol_json_unwrap (JsonNode *node, const char *names);

G_END_DECLS
