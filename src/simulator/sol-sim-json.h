/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of the object that `builder` is in; with a NULL name, elements of its array. Unknown numbers (NaN)
 * become null. */
void sol_sim_json_string (JsonBuilder *builder, const char *name, const char *value);
void sol_sim_json_format (JsonBuilder *builder, const char *name, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void sol_sim_json_integer (JsonBuilder *builder, const char *name, gint64 value);
void sol_sim_json_number (JsonBuilder *builder, const char *name, double value);
void sol_sim_json_boolean (JsonBuilder *builder, const char *name, gboolean value);
void sol_sim_json_null (JsonBuilder *builder, const char *name);
void sol_sim_json_node (JsonBuilder *builder, const char *name, JsonNode *value); /* copies */
void sol_sim_json_object (JsonBuilder *builder, const char *name); /* opens; close with json_builder */
void sol_sim_json_array (JsonBuilder *builder, const char *name);
void sol_sim_json_empty_object (JsonBuilder *builder, const char *name);
void sol_sim_json_empty_array (JsonBuilder *builder, const char *name);

/* Numbers as short as they read back exactly ("7.68", not "7.6799999999999997"), as a web service writes
 * them. */
char *sol_sim_json_print (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
char *sol_sim_json_finish (JsonBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

/* Reading what clients and admin calls sent: never aborts, never warns on a wrong type. */
JsonNode *sol_sim_json_parse (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
JsonObject *sol_sim_json_to_object (JsonNode *node);                    /* borrowed, nullable */
JsonNode *sol_sim_json_member (JsonObject *object, const char *name);   /* borrowed, nullable */
const char *sol_sim_json_get_string (JsonObject *object, const char *name, const char *fallback);
gint64 sol_sim_json_get_integer (JsonObject *object, const char *name, gint64 fallback);
double sol_sim_json_get_number (JsonObject *object, const char *name, double fallback);
gboolean sol_sim_json_get_boolean (JsonObject *object, const char *name, gboolean fallback);

G_END_DECLS
