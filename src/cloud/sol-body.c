/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-body"

#include <math.h>
#include <string.h>

#include "sol-body.h"
#include "sol-json.h"

JsonNode *
sol_body_parse (GBytes *body)
{
  return body == NULL ? NULL : sol_json_parse (body, NULL);
}

gboolean
sol_body_is_blank (GBytes *body)
{
  if (body == NULL)
    return TRUE;
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

gboolean
sol_body_contains (GBytes *body, const char *words)
{
  if (body == NULL)
    return FALSE;
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  gsize n = strlen (words);
  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (text + i, words, n) == 0)
      return TRUE;
  return FALSE;
}

static JsonNode *
body_value (JsonObject *object, const char *name)
{
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

char *
sol_body_get_text (JsonObject *object, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      JsonNode *node = body_value (object, *names);
      if (node == NULL)
        continue;
      GType type = json_node_get_value_type (node);
      if (type == G_TYPE_INT64 && json_node_get_int (node) >= 0)
        return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      if (type != G_TYPE_STRING)
        continue;
      g_autofree char *text = g_strstrip (g_strdup (json_node_get_string (node)));
      if (*text != '\0')
        return g_steal_pointer (&text);
    }
  return NULL;
}

static gboolean
body_says (JsonObject *object, const char *name, const char *const *words, gboolean truth)
{
  JsonNode *node = body_value (object, name);
  if (node == NULL)
    return FALSE;
  GType type = json_node_get_value_type (node);
  if (type == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node) == truth;
  if (type == G_TYPE_INT64)
    return (json_node_get_int (node) != 0) == truth;
  if (type != G_TYPE_STRING)
    return FALSE;
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (json_node_get_string (node), *words) == 0)
      return TRUE;
  return FALSE;
}

gboolean
sol_body_get_truth (JsonObject *object, const char *name)
{
  static const char *const words[] = { "true", "1", "yes", NULL };
  return body_says (object, name, words, TRUE);
}

gboolean
sol_body_is_false (JsonObject *object, const char *name)
{
  static const char *const words[] = { "false", "0", "no", NULL };
  return body_says (object, name, words, FALSE);
}

double
sol_body_get_number (JsonObject *object, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      JsonNode *node = body_value (object, *names);
      if (node == NULL)
        continue;
      GType type = json_node_get_value_type (node);
      double number = NAN;
      if (type == G_TYPE_INT64)
        number = (double) json_node_get_int (node);
      else if (type == G_TYPE_DOUBLE)
        number = json_node_get_double (node);
      else if (type == G_TYPE_STRING)
        {
          const char *text = json_node_get_string (node);
          char *end = NULL;
          number = g_ascii_strtod (text, &end);
          if (end == text || *end != '\0')
            number = NAN;
        }
      if (isfinite (number))
        return number;
    }
  return NAN;
}

JsonObject *
sol_body_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
