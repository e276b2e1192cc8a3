/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-json-raw"

#include "sol-json-raw.h"

#include <string.h>

/* The grammar has been checked: every bracket and every quotation mark has its partner. */

static const char *
skip_blanks (const char *at, const char *end)
{
  while (at < end && memchr (" \t\r\n", *at, 4) != NULL)
    at++;
  return at;
}

static const char *
skip_string (const char *at, const char *end)
{
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\')
      at++;
  return MIN (at + 1, end);
}

static const char *
skip_value (const char *at, const char *end)
{
  guint depth = 0;
  do
    {
      if (at >= end)
        return end;
      if (*at == '"')
        at = skip_string (at, end);
      else if (strchr ("{[", *at) != NULL)
        at++, depth++;
      else if (strchr ("}]", *at) != NULL)
        at++, depth--;
      else if (depth > 0)
        at++;
      else
        while (at < end && memchr (",]} \t\r\n", *at, 7) == NULL)
          at++;
    }
  while (depth > 0);
  return at;
}

SolJsonText
sol_json_text_root (const GString *clean)
{
  g_return_val_if_fail (clean != NULL, ((SolJsonText){ NULL, 0 }));
  const char *end = clean->str + clean->len;
  const char *at = skip_blanks (clean->str, end);
  return (SolJsonText){ at, (gsize) (skip_value (at, end) - at) };
}

/* What is between the brackets of @text, one step at a time: @at moves on to the next item and is %NULL at
 * the end. */
typedef struct
{
  const char *at, *end;
} Walk;

static Walk
walk_begin (SolJsonText text, char bracket)
{
  if (text.at == NULL || text.length < 2 || *text.at != bracket)
    return (Walk){ NULL, NULL };
  const char *end = text.at + text.length - 1;
  const char *at = skip_blanks (text.at + 1, end);
  return (Walk){ at < end ? at : NULL, end };
}

static SolJsonText
walk_value (Walk *walk)
{
  const char *from = skip_blanks (walk->at, walk->end);
  const char *to = skip_value (from, walk->end);
  const char *next = skip_blanks (to, walk->end);
  walk->at = next < walk->end ? skip_blanks (next + 1, walk->end) : NULL;
  return (SolJsonText){ from, (gsize) (to - from) };
}

static SolJsonText
walk_name (Walk *walk)
{
  const char *from = walk->at;
  const char *to = skip_string (from, walk->end);
  walk->at = MIN (skip_blanks (to, walk->end) + 1, walk->end);
  return (SolJsonText){ from, (gsize) (to - from) };
}

static gboolean
is_name (SolJsonText text, const char *name)
{
  gsize length = strlen (name);
  if (memchr (text.at, '\\', text.length) == NULL)
    return text.length == length + 2 && memcmp (text.at + 1, name, length) == 0;

  g_autofree char *copy = g_strndup (text.at, text.length);
  g_autoptr (JsonNode) node = json_from_string (copy, NULL);
  return node != NULL && g_strcmp0 (json_node_get_string (node), name) == 0;
}

SolJsonText
sol_json_text_member (SolJsonText object, const char *name)
{
  g_return_val_if_fail (name != NULL, ((SolJsonText){ NULL, 0 }));
  SolJsonText found = { NULL, 0 };
  for (Walk walk = walk_begin (object, '{'); walk.at != NULL;)
    {
      SolJsonText each = walk_name (&walk);
      SolJsonText value = walk_value (&walk);
      if (is_name (each, name))
        found = value;
    }
  return found;
}

GArray *
sol_json_text_elements (SolJsonText array)
{
  GArray *elements = g_array_new (FALSE, FALSE, sizeof (SolJsonText));
  for (Walk walk = walk_begin (array, '['); walk.at != NULL;)
    {
      SolJsonText value = walk_value (&walk);
      g_array_append_val (elements, value);
    }
  return elements;
}

char *
sol_json_text_dup (SolJsonText text)
{
  return text.at != NULL ? g_strndup (text.at, text.length) : NULL;
}

char *
sol_json_text_without (SolJsonText object, const char *const *names)
{
  if (object.at == NULL || object.length < 2 || *object.at != '{')
    return NULL;

  GString *kept = g_string_new ("{");
  for (Walk walk = walk_begin (object, '{'); walk.at != NULL;)
    {
      SolJsonText name = walk_name (&walk);
      SolJsonText value = walk_value (&walk);
      gboolean goes = FALSE;
      for (guint i = 0; names[i] != NULL; i++)
        goes |= is_name (name, names[i]);
      if (goes)
        continue;
      if (kept->len > 1)
        g_string_append_c (kept, ',');
      g_string_append_len (kept, name.at, (gssize) name.length);
      g_string_append_c (kept, ':');
      g_string_append_len (kept, value.at, (gssize) value.length);
    }
  g_string_append_c (kept, '}');
  return g_string_free (kept, FALSE);
}
