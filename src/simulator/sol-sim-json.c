/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-json"

#include "sol-sim-json.h"

#include <math.h>

static void
name_member (JsonBuilder *builder, const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
}

void
sol_sim_json_string (JsonBuilder *builder, const char *name, const char *value)
{
  name_member (builder, name);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

void
sol_sim_json_format (JsonBuilder *builder, const char *name, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *value = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sol_sim_json_string (builder, name, value);
}

void
sol_sim_json_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  name_member (builder, name);
  json_builder_add_int_value (builder, value);
}

void
sol_sim_json_number (JsonBuilder *builder, const char *name, double value)
{
  name_member (builder, name);
  if (!isfinite (value))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, value);
}

void
sol_sim_json_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  name_member (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
sol_sim_json_null (JsonBuilder *builder, const char *name)
{
  name_member (builder, name);
  json_builder_add_null_value (builder);
}

void
sol_sim_json_node (JsonBuilder *builder, const char *name, JsonNode *value)
{
  name_member (builder, name);
  json_builder_add_value (builder, json_node_copy (value));
}

void
sol_sim_json_object (JsonBuilder *builder, const char *name)
{
  name_member (builder, name);
  json_builder_begin_object (builder);
}

void
sol_sim_json_array (JsonBuilder *builder, const char *name)
{
  name_member (builder, name);
  json_builder_begin_array (builder);
}

void
sol_sim_json_empty_object (JsonBuilder *builder, const char *name)
{
  sol_sim_json_object (builder, name);
  json_builder_end_object (builder);
}

void
sol_sim_json_empty_array (JsonBuilder *builder, const char *name)
{
  sol_sim_json_array (builder, name);
  json_builder_end_array (builder);
}

static void
print_string (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;
      if (c == '"' || c == '\\')
        g_string_append_printf (text, "\\%c", c);
      else if (c == '\n')
        g_string_append (text, "\\n");
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (text, "\\u%04x", (guint) c);
      else
        g_string_append_c (text, (char) c);
    }
  g_string_append_c (text, '"');
}

static void
print_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  if (value == floor (value) && fabs (value) < 1e15)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT, (gint64) value);
      return;
    }
  for (int digits = 6; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (text, buffer);
}

static void print_node (GString *text, JsonNode *node);

static void
print_object (GString *text, JsonObject *object)
{
  g_string_append_c (text, '{');
  g_autoptr (GList) names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (l != names)
        g_string_append_c (text, ',');
      print_string (text, l->data);
      g_string_append_c (text, ':');
      print_node (text, json_object_get_member (object, l->data));
    }
  g_string_append_c (text, '}');
}

static void
print_array (GString *text, JsonArray *array)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      print_node (text, json_array_get_element (array, i));
    }
  g_string_append_c (text, ']');
}

static void
print_node (GString *text, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    print_object (text, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    print_array (text, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (text, "null");
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    print_string (text, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    print_number (text, json_node_get_double (node));
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

char *
sol_sim_json_print (JsonNode *node)
{
  GString *text = g_string_new (NULL);
  print_node (text, node);
  return g_string_free (text, FALSE);
}

char *
sol_sim_json_finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return sol_sim_json_print (root);
}

JsonNode *
sol_sim_json_parse (GBytes *bytes)
{
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  if (length == 0 || !g_utf8_validate (data, (gssize) length, NULL))
    return NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, data, (gssize) length, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

JsonObject *
sol_sim_json_to_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonNode *
sol_sim_json_member (JsonObject *object, const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

static JsonNode *
value_member (JsonObject *object, const char *name)
{
  JsonNode *node = sol_sim_json_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

const char *
sol_sim_json_get_string (JsonObject *object, const char *name, const char *fallback)
{
  JsonNode *node = value_member (object, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                          : fallback;
}

gint64
sol_sim_json_get_integer (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = value_member (object, name);
  if (node == NULL)
    return fallback;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      gint64 value;
      return g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64, &value, NULL)
                 ? value
                 : fallback;
    }
  return json_node_get_int (node);
}

double
sol_sim_json_get_number (JsonObject *object, const char *name, double fallback)
{
  JsonNode *node = value_member (object, name);
  if (node == NULL || json_node_get_value_type (node) == G_TYPE_STRING)
    return fallback;
  return json_node_get_double (node);
}

gboolean
sol_sim_json_get_boolean (JsonObject *object, const char *name, gboolean fallback)
{
  JsonNode *node = value_member (object, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN ? json_node_get_boolean (node)
                                                                           : fallback;
}
