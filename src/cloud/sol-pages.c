/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-pages"

#include <math.h>
#include <string.h>

#include "sol-body.h"
#include "sol-json.h"
#include "sol-pages.h"

static const char *const total_names[] = { "total", NULL };

/* The object with the list: the page itself, or one level below. */
static JsonObject *
page_find (const SolPaging *paging, JsonNode *root)
{
  static const char *const wrappers[] = { "result", "data" };
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  JsonObject *object = json_node_get_object (root);
  JsonObject *found = sol_json_array (object, paging->list) != NULL ? object : NULL;
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (wrappers); i++)
    {
      JsonObject *inner = sol_body_get_object (object, wrappers[i]);
      if (inner != NULL && json_object_has_member (inner, paging->list))
        found = inner;
    }
  return sol_json_array (found, paging->list) == NULL ? NULL : found;
}

gboolean
sol_pages_measure (const SolPaging *paging, GBytes *page, SolPage *measured)
{
  *measured = (SolPage){ 0, -1, SOL_UNKNOWN };
  g_autoptr (JsonNode) root = sol_body_parse (page);
  JsonObject *object = page_find (paging, root);
  if (object == NULL)
    return FALSE;
  measured->rows = sol_json_length (sol_json_array (object, paging->list));
  double number = sol_body_get_number (object, total_names);
  if (isnan (number))
    number = sol_body_get_number (json_node_get_object (root), total_names);
  if (number >= 0 && number < 1e9)
    measured->total = (gint64) number;
  if (paging->more != NULL)
    measured->more = sol_json_truth (object, paging->more);
  return TRUE;
}

gboolean
sol_pages_want (const SolPaging *paging, GBytes *page, guint n, guint *offset)
{
  SolPage measured;
  if (n >= paging->most || !sol_pages_measure (paging, page, &measured) || measured.rows == 0)
    return FALSE;
  *offset += paging->step > 0 ? paging->step : measured.rows;
  if (paging->more != NULL)
    return measured.more == SOL_YES;
  return measured.total >= 0 && *offset < (guint64) measured.total;
}

/* Members other than the list are those of the first page; they tell about the whole search. */
static JsonObject *
pages_start (const SolPaging *paging, JsonNode *first)
{
  JsonObject *joined = json_object_new ();
  JsonObject *object = page_find (paging, first);
  g_autoptr (GList) names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    if (strcmp (l->data, paging->list) != 0)
      json_object_set_member (joined, l->data, json_node_copy (json_object_get_member (object, l->data)));
  return joined;
}

GBytes *
sol_pages_join (const SolPaging *paging, GPtrArray *pages)
{
  g_autoptr (JsonObject) joined = NULL;
  g_autoptr (JsonArray) rows = json_array_new ();
  SolPage last = { 0, -1, SOL_UNKNOWN };
  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (JsonNode) root = sol_body_parse (g_ptr_array_index (pages, i));
      JsonObject *object = page_find (paging, root);
      if (object == NULL)
        return NULL;
      JsonArray *list = sol_json_array (object, paging->list);
      for (guint n = 0; n < sol_json_length (list); n++)
        json_array_add_element (rows, json_node_copy (sol_json_element (list, n)));
      SolPage page;
      sol_pages_measure (paging, g_ptr_array_index (pages, i), &page);
      last.total = page.total >= 0 ? page.total : last.total;
      last.more = page.more != SOL_UNKNOWN ? page.more : last.more;
      if (i == 0)
        joined = pages_start (paging, root);
    }
  if (joined == NULL)
    return NULL;

  if (last.total >= 0)
    json_object_set_int_member (joined, "total", last.total);
  if (last.more != SOL_UNKNOWN)
    json_object_set_boolean_member (joined, paging->more, last.more == SOL_YES);
  json_object_set_array_member (joined, paging->list, g_steal_pointer (&rows));
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (root, joined);
  char *text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}
