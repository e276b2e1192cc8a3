/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-pages"

#include <math.h>
#include <string.h>

#include "sol-body.h"
#include "sol-pages.h"

#define LIST "inverters"

static const char *const total_names[] = { "total", NULL };

/* The object with the list: the page itself, or one level below. */
static JsonObject *
page_find (JsonNode *root)
{
  static const char *const wrappers[] = { "result", "data" };
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  JsonObject *object = json_node_get_object (root);
  JsonObject *found = json_object_has_member (object, LIST) ? object : NULL;
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (wrappers); i++)
    {
      JsonObject *inner = sol_body_get_object (object, wrappers[i]);
      if (inner != NULL && json_object_has_member (inner, LIST))
        found = inner;
    }
  if (found == NULL || !JSON_NODE_HOLDS_ARRAY (json_object_get_member (found, LIST)))
    return NULL;
  return found;
}

gboolean
sol_pages_measure (GBytes *page, guint *rows, gint64 *total)
{
  *rows = 0;
  *total = -1;
  g_autoptr (JsonNode) root = sol_body_parse (page);
  JsonObject *object = page_find (root);
  if (object == NULL)
    return FALSE;
  *rows = json_array_get_length (json_object_get_array_member (object, LIST));
  double number = sol_body_get_number (object, total_names);
  if (isnan (number) && JSON_NODE_HOLDS_OBJECT (root))
    number = sol_body_get_number (json_node_get_object (root), total_names);
  if (number >= 0 && number < 1e9)
    *total = (gint64) number;
  return TRUE;
}

GBytes *
sol_pages_join (GPtrArray *pages)
{
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonArray) rows = json_array_new ();
  gint64 total = -1;
  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (JsonNode) root = sol_body_parse (g_ptr_array_index (pages, i));
      JsonObject *object = page_find (root);
      if (object == NULL)
        return NULL;
      JsonArray *list = json_object_get_array_member (object, LIST);
      for (guint n = 0; n < json_array_get_length (list); n++)
        json_array_add_element (rows, json_node_copy (json_array_get_element (list, n)));
      guint ignored = 0;
      gint64 said = -1;
      sol_pages_measure (g_ptr_array_index (pages, i), &ignored, &said);
      total = said >= 0 ? said : total;
      if (i == 0)
        first = json_node_copy (root);
    }
  if (first == NULL)
    return NULL;

  /* Members other than the list are those of the first page; they tell about the whole search. */
  g_autoptr (JsonObject) joined = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (page_find (first));
  for (GList *l = names; l != NULL; l = l->next)
    if (strcmp (l->data, LIST) != 0)
      json_object_set_member (joined, l->data,
                              json_node_copy (json_object_get_member (page_find (first), l->data)));
  if (total >= 0)
    json_object_set_int_member (joined, "total", total);
  json_object_set_array_member (joined, LIST, g_steal_pointer (&rows));
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (root, joined);
  char *text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}
