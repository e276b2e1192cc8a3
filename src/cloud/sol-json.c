/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-json"

#include "sol-json.h"

#include "sol-error.h"

#include <math.h>
#include <string.h>

/* Characters of the longest text and bytes of the longest identifier that are taken. */
#define MAX_TEXT 500
#define MAX_ID 128

JsonNode *
sol_json_parse (GBytes *bytes, GError **error)
{
  g_autoptr (GString) clean = sol_json_clean (bytes);
  if (clean == NULL)
    return sol_json_refuse (error);

  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, clean->str, (gssize) clean->len, NULL))
    return sol_json_refuse (error);
  JsonNode *root = json_parser_steal_root (parser);
  return root != NULL ? root : sol_json_refuse (error);
}

gpointer
sol_json_refuse (GError **error)
{
  g_propagate_error (error, sol_error_new (SOL_ERROR_BAD_RESPONSE));
  return NULL;
}

JsonObject *
sol_json_node_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
sol_json_node_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* What kind of plain value a node holds; %G_TYPE_INVALID when it holds none. */
static GType
node_type (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
}

static double
believable (double number)
{
  return isfinite (number) && fabs (number) <= SOL_JSON_MAX_NUMBER ? number : NAN;
}

static double
number_from_text (const char *text)
{
  gsize length = strnlen (text, MAX_ID);

  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  /* Keeps out what strtod() also takes: "inf", "nan" and hexadecimal. */
  if (length == 0 || length >= MAX_ID || strspn (text, "+-.0123456789eE") < length)
    return NAN;

  char *end = NULL;
  double number = g_ascii_strtod (text, &end);
  return end == text + length ? believable (number) : NAN;
}

double
sol_json_node_number (JsonNode *node)
{
  switch (node_type (node))
    {
    case G_TYPE_INT64:
      return believable ((double) json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return believable (json_node_get_double (node));
    case G_TYPE_STRING:
      return number_from_text (json_node_get_string (node));
    default:
      return NAN;
    }
}

static SolTruth
truth_from_text (const char *text)
{
  static const char *const yes[] = { "true", "yes", "on", "y", "t" };
  static const char *const no[] = { "false", "no", "off", "n", "f" };

  if (strnlen (text, 32) == 32)
    return SOL_UNKNOWN;
  g_autofree char *word = g_strstrip (g_ascii_strdown (text, -1));
  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (g_str_equal (word, yes[i]))
      return SOL_YES;
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    if (g_str_equal (word, no[i]))
      return SOL_NO;
  return SOL_UNKNOWN;
}

SolTruth
sol_json_node_truth (JsonNode *node)
{
  GType type = node_type (node);
  if (type == G_TYPE_BOOLEAN)
    return sol_truth (json_node_get_boolean (node));

  double number = sol_json_node_number (node);
  if (number == 0 || number == 1)
    return sol_truth (number == 1);
  return type == G_TYPE_STRING ? truth_from_text (json_node_get_string (node)) : SOL_UNKNOWN;
}

/* A whole number has no point and no separators. */
static char *
text_from_number (double number)
{
  if (isnan (number))
    return NULL;
  if (number == floor (number))
    return g_strdup_printf ("%.0f", number + 0.0);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));
}

char *
sol_json_node_text (JsonNode *node)
{
  GType type = node_type (node);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type != G_TYPE_STRING)
    return text_from_number (sol_json_node_number (node));

  const char *from = json_node_get_string (node);
  while (g_ascii_isspace (*from))
    from++;
  const char *end = from;
  for (int n = 0; *end != '\0' && n < MAX_TEXT; n++)
    end = g_utf8_next_char (end);
  g_autofree char *text = g_strchomp (g_strndup (from, (gsize) (end - from)));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
sol_json_node_id (JsonNode *node)
{
  g_autofree char *id = sol_json_node_text (node);
  if (id == NULL || strlen (id) > MAX_ID)
    return NULL;
  /* A number names something only when it is a whole one, and not an error code below zero. */
  if (node_type (node) != G_TYPE_STRING && id[strspn (id, G_CSET_DIGITS)] != '\0')
    return NULL;
  for (const char *c = id; *c != '\0'; c++)
    if (g_ascii_isspace (*c) || g_ascii_iscntrl (*c))
      return NULL;
  return g_steal_pointer (&id);
}

SolTime
sol_json_node_time (JsonNode *node, GTimeZone *zone)
{
  if (node_type (node) == G_TYPE_STRING)
    return sol_time_parse (json_node_get_string (node), zone);
  return sol_time_from_epoch (sol_json_node_number (node));
}

/* The next of @names that is there and not null; @names moves on behind it and ends as %NULL. */
static JsonNode *
next_member (JsonObject *object, const char **names)
{
  while (object != NULL && *names != NULL)
    {
      char name[64];
      const char *bar = strchr (*names, '|');
      gsize length = bar != NULL ? (gsize) (bar - *names) : strlen (*names);
      g_return_val_if_fail (length < sizeof name, NULL);

      memcpy (name, *names, length);
      name[length] = '\0';
      *names = bar != NULL ? bar + 1 : NULL;
      JsonNode *node = json_object_get_member (object, name);
      if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
        return node;
    }
  return NULL;
}

gboolean
sol_json_has (JsonObject *object, const char *names)
{
  if (object == NULL)
    return FALSE;
  g_auto (GStrv) list = g_strsplit (names, "|", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (json_object_has_member (object, list[i]))
      return TRUE;
  return FALSE;
}

JsonNode *
sol_json_member (JsonObject *object, const char *names)
{
  return next_member (object, &names);
}

JsonObject *
sol_json_object (JsonObject *object, const char *names)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    if (JSON_NODE_HOLDS_OBJECT (node))
      return json_node_get_object (node);
  return NULL;
}

JsonArray *
sol_json_array (JsonObject *object, const char *names)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    if (JSON_NODE_HOLDS_ARRAY (node))
      return json_node_get_array (node);
  return NULL;
}

double
sol_json_number (JsonObject *object, const char *names)
{
  return sol_json_number_between (object, names, -SOL_JSON_MAX_NUMBER, SOL_JSON_MAX_NUMBER);
}

double
sol_json_number_between (JsonObject *object, const char *names, double least, double most)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    {
      double number = sol_json_node_number (node);
      if (number >= least && number <= most)
        return number;
    }
  return NAN;
}

double
sol_json_percent (JsonObject *object, const char *names)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    {
      double number = sol_json_node_number (node);
      if (isnan (number) && node_type (node) == G_TYPE_STRING)
        {
          g_autofree char *text = sol_json_node_text (node);
          gsize length = text != NULL ? strlen (text) : 0;
          if (length > 1 && text[length - 1] == '%')
            {
              text[length - 1] = '\0';
              number = number_from_text (text);
            }
        }
      if (number >= 0 && number <= 100)
        return number;
    }
  return NAN;
}

int
sol_json_int (JsonObject *object, const char *names, int least, int most, int unknown)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    {
      double number = sol_json_node_number (node);
      if (number >= least && number <= most && number == floor (number))
        return (int) number;
    }
  return unknown;
}

SolTruth
sol_json_truth (JsonObject *object, const char *names)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    {
      SolTruth truth = sol_json_node_truth (node);
      if (truth != SOL_UNKNOWN)
        return truth;
    }
  return SOL_UNKNOWN;
}

char *
sol_json_text (JsonObject *object, const char *names)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    {
      char *text = sol_json_node_text (node);
      if (text != NULL)
        return text;
    }
  return NULL;
}

char *
sol_json_id (JsonObject *object, const char *names)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    {
      char *id = sol_json_node_id (node);
      if (id != NULL)
        return id;
    }
  return NULL;
}

SolTime
sol_json_time (JsonObject *object, const char *names, GTimeZone *zone)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    {
      SolTime time = sol_json_node_time (node, zone);
      if (time != SOL_TIME_UNKNOWN)
        return time;
    }
  return SOL_TIME_UNKNOWN;
}

SolTime
sol_json_time_ms (JsonObject *object, const char *names)
{
  return sol_time_from_epoch (sol_json_number (object, names) / 1000);
}

char *
sol_json_date (JsonObject *object, const char *names)
{
  for (JsonNode *node; (node = next_member (object, &names)) != NULL;)
    {
      g_autofree char *text = node_type (node) == G_TYPE_STRING ? sol_json_node_text (node) : NULL;
      if (text == NULL || strlen (text) < 10)
        continue;
      /* What follows is a clock; the day is the one that was written down. */
      gboolean ends = text[10] == '\0' || text[10] == 'T' || text[10] == ' ';
      text[10] = '\0';
      if (ends && text[4] == '-' && sol_time_parse (text, NULL) != SOL_TIME_UNKNOWN)
        return g_steal_pointer (&text);
    }
  return NULL;
}

guint
sol_json_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

JsonNode *
sol_json_element (JsonArray *array, guint index)
{
  return index < sol_json_length (array) ? json_array_get_element (array, index) : NULL;
}

JsonNode *
sol_json_unwrap (JsonNode *node, const char *names)
{
  for (JsonNode *member; (member = next_member (sol_json_node_object (node), &names)) != NULL;)
    if (!JSON_NODE_HOLDS_VALUE (member))
      return member;
  return node;
}
