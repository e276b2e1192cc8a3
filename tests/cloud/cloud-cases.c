/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "cloud-cases"

#include <string.h>

#include "cloud-cases.h"

typedef struct
{
  JsonNode *root; /* (owned) by the first of its file, which is never freed before the end */
  CloudCase run;
  guint n_runs;
  CloudCaseFunc func;
} Added;

static guint
length_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node))
                                                      : 0;
}

static guint
count_runs (JsonObject *one, JsonObject *context)
{
  const char *kind = json_object_get_string_member (one, "payload_is");
  if (strcmp (kind, "token") == 0 || strcmp (kind, "cookies") == 0)
    return MAX (length_of (json_object_get_member (one, "payload")), 1);
  if (context == NULL)
    return 1;
  guint n = 1;
  g_autoptr (GList) names = json_object_get_members (context);
  for (GList *l = names; l != NULL; l = l->next)
    if (g_str_has_prefix (l->data, "each_") || strcmp (l->data, "http_status") == 0)
      n = MAX (n, length_of (json_object_get_member (context, l->data)));
  return n;
}

static void
run_case (gconstpointer data)
{
  const Added *added = data;
  for (guint i = 0; i < added->n_runs; i++)
    {
      CloudCase run = added->run;
      run.index = i;
      g_test_message ("run %u", i);
      added->func (&run);
    }
}

static void
added_free (gpointer data)
{
  Added *added = data;
  json_node_unref (added->root);
  g_free (added);
}

static void
add_case (const char *folder, const char *file, JsonNode *root, JsonObject *one, CloudCaseFunc func)
{
  Added *added = g_new0 (Added, 1);
  added->root = json_node_ref (root);
  added->func = func;
  added->run.file = file;
  added->run.one = one;
  added->run.context
      = json_object_has_member (one, "context") ? json_object_get_object_member (one, "context") : NULL;
  added->run.expected = json_object_get_object_member (one, "expected");
  added->n_runs = count_runs (one, added->run.context);
  g_autofree char *family = g_strndup (file, strcspn (file, "."));
  g_autofree char *path
      = g_strdup_printf ("/%s/%s/%s", folder, family, json_object_get_string_member (one, "name"));
  g_test_add_data_func_full (path, added, run_case, added_free);
}

static void
add_cases (const char *folder, const char *file, const char *const *wanted, const char *name,
           CloudCaseFunc func)
{
  g_autoptr (JsonNode) root = decode_cases_load (file);
  JsonArray *cases = json_node_get_array (root);
  guint found = 0;
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *one = json_array_get_object_element (cases, i);
      const char *endpoint = json_object_get_string_member (one, "endpoint");
      gboolean take = name != NULL ? g_str_equal (json_object_get_string_member (one, "name"), name)
                                   : g_strv_contains (wanted, endpoint);
      if (take)
        add_case (folder, file, root, one, func);
      found += take;
    }
  g_assert_cmpuint (found, >, 0);
}

void
cloud_cases_add (const char *file, const char *const *wanted, const char *name, CloudCaseFunc func)
{
  add_cases ("cases", file, wanted, name, func);
}

void
cloud_cases_add_part (const char *file, const char *name, CloudCaseFunc func)
{
  add_cases ("parts", file, NULL, name, func);
}

void
cloud_cases_add_rows (const CloudCaseRow *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    cloud_cases_add (rows[i].file, NULL, rows[i].name, rows[i].func);
}

void
cloud_cases_add_parts (const CloudCaseRow *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    cloud_cases_add_part (rows[i].file, rows[i].name, rows[i].func);
}

const char *
cloud_case_get_name (const CloudCase *run)
{
  return json_object_get_string_member (run->one, "name");
}

static JsonNode *
element_of (JsonNode *list, guint index)
{
  guint n = length_of (list);
  g_assert_cmpuint (n, >, 0);
  return json_array_get_element (json_node_get_array (list), MIN (index, n - 1));
}

JsonNode *
cloud_case_member (const CloudCase *run, const char *name)
{
  if (run->context == NULL)
    return NULL;
  JsonNode *answers = json_object_get_member (run->context, "each_answer");
  if (answers != NULL)
    {
      JsonNode *found
          = json_object_get_member (json_node_get_object (element_of (answers, run->index)), name);
      if (found != NULL)
        return found;
    }
  g_autofree char *each = g_strconcat ("each_", name, NULL);
  if (json_object_has_member (run->context, each))
    return element_of (json_object_get_member (run->context, each), run->index);
  JsonNode *member = json_object_get_member (run->context, name);
  return strcmp (name, "http_status") == 0 && length_of (member) > 0 ? element_of (member, run->index)
                                                                     : member;
}

guint
cloud_case_get_status (const CloudCase *run)
{
  JsonNode *status = cloud_case_member (run, "http_status");
  return status == NULL ? 200 : (guint) json_node_get_int (status);
}

const char *
cloud_case_get_text (const CloudCase *run, const char *name)
{
  JsonNode *node = cloud_case_member (run, name);
  return node == NULL || !JSON_NODE_HOLDS_VALUE (node) ? NULL : json_node_get_string (node);
}

GBytes *
cloud_case_dup_body (const CloudCase *run)
{
  JsonNode *body = cloud_case_member (run, "body");
  if (body == NULL)
    body = json_object_get_member (run->one, "payload");
  if (JSON_NODE_HOLDS_NULL (body))
    return g_bytes_new_static ("", 0);
  return decode_cases_body (body);
}

void
cloud_case_serve (const CloudCase *run, CloudFixture *server, const char *route)
{
  const char *trouble = cloud_case_get_text (run, "transport_error");
  if (trouble != NULL)
    {
      cloud_fixture_trick (server, route, CLOUD_FIXTURE_RESET, NULL);
      return;
    }
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  const char *type = cloud_case_get_text (run, "content_type");
  g_ptr_array_add (headers, g_strdup ("Content-Type"));
  g_ptr_array_add (headers, g_strdup (type == NULL ? "application/json" : type));
  JsonNode *cookies = cloud_case_member (run, "set_cookies");
  g_autoptr (GList) names = cookies == NULL ? NULL : json_object_get_members (json_node_get_object (cookies));
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_ptr_array_add (headers, g_strdup ("Set-Cookie"));
      g_ptr_array_add (
          headers,
          g_strdup_printf ("%s=%s; Path=/; Secure; HttpOnly; Domain=.enphaseenergy.com", (char *) l->data,
                           json_object_get_string_member (json_node_get_object (cookies), l->data)));
    }
  JsonNode *more = cloud_case_member (run, "headers");
  g_autoptr (GList) others = more == NULL ? NULL : json_object_get_members (json_node_get_object (more));
  for (GList *l = others; l != NULL; l = l->next)
    {
      g_ptr_array_add (headers, g_strdup (l->data));
      g_ptr_array_add (headers,
                       g_strdup (json_object_get_string_member (json_node_get_object (more), l->data)));
    }
  g_autoptr (GBytes) body = cloud_case_dup_body (run);
  cloud_fixture_answer_headers (server, route, cloud_case_get_status (run), body, headers);
}

JsonNode *
cloud_case_fact (const CloudCase *run, const char *name)
{
  g_autofree char *each = g_strconcat (name, "_each", NULL);
  if (json_object_has_member (run->expected, each))
    return element_of (json_object_get_member (run->expected, each), run->index);
  return json_object_get_member (run->expected, name);
}

const char *
cloud_case_fact_text (const CloudCase *run, const char *name)
{
  JsonNode *node = cloud_case_fact (run, name);
  return node == NULL || !JSON_NODE_HOLDS_VALUE (node) ? NULL : json_node_get_string (node);
}

void
cloud_case_check_known (const CloudCase *run, const char *const *known)
{
  g_autoptr (GList) names = json_object_get_members (run->expected);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *name = g_strdup (l->data);
      if (g_str_has_suffix (name, "_each"))
        name[strlen (name) - strlen ("_each")] = '\0';
      if (!g_strv_contains (known, name))
        g_error ("%s: nobody checks %s", cloud_case_get_name (run), name);
    }
}

/* --- requests ------------------------------------------------------------------------------------------ */

static void
check_texts (JsonObject *wanted, const char *fact, const CloudReceived *received, gboolean there)
{
  if (!json_object_has_member (wanted, fact))
    return;
  JsonArray *names = json_object_get_array_member (wanted, fact);
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      const char *name = json_array_get_string_element (names, i);
      if ((cloud_received_header (received, name) != NULL) != there)
        g_error ("header %s is %s", name, there ? "missing" : "there");
    }
}

static void
check_headers (JsonObject *wanted, const char *fact, const CloudReceived *received)
{
  if (!json_object_has_member (wanted, fact))
    return;
  JsonObject *headers = json_object_get_object_member (wanted, fact);
  g_autoptr (GList) names = json_object_get_members (headers);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *value = cloud_received_header (received, l->data);
      const char *part = json_object_get_string_member (headers, l->data);
      g_assert_nonnull (value);
      if (strcmp (fact, "header") == 0)
        g_assert_cmpstr (value, ==, part);
      else if (strcmp (fact, "header_starts") == 0)
        g_assert_true (g_str_has_prefix (value, part));
      else
        g_assert_nonnull (strstr (value, part));
    }
}

static void
check_pairs (JsonObject *wanted, const char *text)
{
  g_autoptr (GHashTable) pairs = text == NULL || *text == '\0'
                                     ? g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL)
                                     : soup_form_decode (text);
  g_assert_cmpuint (g_hash_table_size (pairs), ==, json_object_get_size (wanted));
  g_autoptr (GList) names = json_object_get_members (wanted);
  for (GList *l = names; l != NULL; l = l->next)
    g_assert_cmpstr (g_hash_table_lookup (pairs, l->data), ==,
                     json_object_get_string_member (wanted, l->data));
}

static void
check_json (JsonNode *wanted, const CloudReceived *received)
{
  g_autoptr (JsonNode) body = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize n = 0;
  const char *text = g_bytes_get_data (received->body, &n);
  g_assert_true (json_parser_load_from_data (parser, text, (gssize) n, NULL));
  body = json_parser_steal_root (parser);
  g_assert_true (json_node_equal (wanted, body));
}

static void
check_cookies (JsonArray *names, const CloudReceived *received)
{
  const char *cookies = cloud_received_header (received, "Cookie");
  g_assert_nonnull (cookies);
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      g_autofree char *start = g_strconcat (json_array_get_string_element (names, i), "=", NULL);
      g_assert_nonnull (strstr (cookies, start));
    }
}

static JsonNode *
parse_body (const CloudReceived *received)
{
  gsize n = 0;
  const char *text = g_bytes_get_data (received->body, &n);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, text, (gssize) n, NULL));
  return json_parser_steal_root (parser);
}

/* Whether @found has all that @wanted has, in depth. */
static void
check_contains (JsonNode *wanted, JsonNode *found, const char *name)
{
  if (found == NULL)
    g_error ("%s is missing", name);
  if (!JSON_NODE_HOLDS_OBJECT (wanted))
    {
      if (!json_node_equal (wanted, found))
        g_error ("%s is something else", name);
      return;
    }
  g_assert_true (JSON_NODE_HOLDS_OBJECT (found));
  JsonObject *object = json_node_get_object (wanted);
  g_autoptr (GList) names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    check_contains (json_object_get_member (object, l->data),
                    json_object_get_member (json_node_get_object (found), l->data), l->data);
}

static void
check_lacks (JsonArray *names, const CloudReceived *received)
{
  g_autoptr (JsonNode) body = parse_body (received);
  for (guint i = 0; i < json_array_get_length (names); i++)
    g_assert_false (
        json_object_has_member (json_node_get_object (body), json_array_get_string_element (names, i)));
}

/* Lists that hold the same, in whatever order. */
static void
check_same_set (JsonArray *wanted, const CloudReceived *received)
{
  g_autoptr (JsonNode) body = parse_body (received);
  JsonArray *found = json_node_get_array (body);
  g_assert_cmpuint (json_array_get_length (found), ==, json_array_get_length (wanted));
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      gboolean there = FALSE;
      for (guint n = 0; n < json_array_get_length (found); n++)
        there |= json_node_equal (json_array_get_element (wanted, i), json_array_get_element (found, n));
      g_assert_true (there);
    }
}

static void
check_matches (JsonObject *patterns, const CloudReceived *received, gboolean headers)
{
  g_autoptr (JsonNode) body = headers ? NULL : parse_body (received);
  g_autoptr (GList) names = json_object_get_members (patterns);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *value = headers ? cloud_received_header (received, l->data)
                                  : json_object_get_string_member (json_node_get_object (body), l->data);
      g_assert_nonnull (value);
      g_assert_true (g_regex_match_simple (json_object_get_string_member (patterns, l->data), value, 0, 0));
    }
}

static void
check_query_contains (JsonObject *wanted, const CloudReceived *received)
{
  g_autoptr (GHashTable) pairs = soup_form_decode (received->query);
  g_autoptr (GList) names = json_object_get_members (wanted);
  for (GList *l = names; l != NULL; l = l->next)
    g_assert_cmpstr (g_hash_table_lookup (pairs, l->data), ==,
                     json_object_get_string_member (wanted, l->data));
}

static const char *
find_value (const char *where, const CloudReceived *received, GHashTable *pairs)
{
  if (g_str_has_prefix (where, "query "))
    return g_hash_table_lookup (pairs, where + strlen ("query "));
  g_assert_true (g_str_has_prefix (where, "header "));
  return cloud_received_header (received, where + strlen ("header "));
}

static void
check_same_value (JsonArray *groups, const CloudReceived *received)
{
  g_autoptr (GHashTable) pairs = soup_form_decode (received->query);
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonArray *group = json_array_get_array_element (groups, i);
      const char *first = find_value (json_array_get_string_element (group, 0), received, pairs);
      g_assert_nonnull (first);
      for (guint n = 1; n < json_array_get_length (group); n++)
        g_assert_cmpstr (find_value (json_array_get_string_element (group, n), received, pairs), ==, first);
    }
}

static void
check_more (JsonObject *wanted, const CloudReceived *received)
{
  if (json_object_has_member (wanted, "json_contains"))
    {
      g_autoptr (JsonNode) body = parse_body (received);
      check_contains (json_object_get_member (wanted, "json_contains"), body, "body");
    }
  if (json_object_has_member (wanted, "json_lacks"))
    check_lacks (json_object_get_array_member (wanted, "json_lacks"), received);
  if (json_object_has_member (wanted, "json_same_set"))
    check_same_set (json_object_get_array_member (wanted, "json_same_set"), received);
  if (json_object_has_member (wanted, "json_matches"))
    check_matches (json_object_get_object_member (wanted, "json_matches"), received, FALSE);
  if (json_object_has_member (wanted, "header_matches"))
    check_matches (json_object_get_object_member (wanted, "header_matches"), received, TRUE);
  if (json_object_has_member (wanted, "query_contains"))
    check_query_contains (json_object_get_object_member (wanted, "query_contains"), received);
  if (json_object_has_member (wanted, "query_lacks"))
    {
      g_autoptr (GHashTable) pairs = soup_form_decode (received->query);
      JsonArray *names = json_object_get_array_member (wanted, "query_lacks");
      for (guint i = 0; i < json_array_get_length (names); i++)
        g_assert_false (g_hash_table_contains (pairs, json_array_get_string_element (names, i)));
    }
  if (json_object_has_member (wanted, "same_value"))
    check_same_value (json_object_get_array_member (wanted, "same_value"), received);
}

void
cloud_case_check_request (JsonObject *wanted, const CloudReceived *received)
{
  static const char *const known[] = { "method",
                                       "path",
                                       "form",
                                       "json",
                                       "content_type_prefix",
                                       "headers_present",
                                       "headers_absent",
                                       "header_starts",
                                       "header_contains",
                                       "header",
                                       "cookies_sent",
                                       "query",
                                       "host",
                                       "no_body",
                                       "json_contains",
                                       "json_lacks",
                                       "json_same_set",
                                       "json_matches",
                                       "header_matches",
                                       "query_contains",
                                       "query_lacks",
                                       "same_value",
                                       NULL };
  g_assert_nonnull (received);
  g_autoptr (GList) names = json_object_get_members (wanted);
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      g_error ("nobody checks %s of a request", (char *) l->data);

  g_autofree char *body
      = g_strndup (g_bytes_get_data (received->body, NULL), g_bytes_get_size (received->body));
  if (json_object_has_member (wanted, "method"))
    g_assert_cmpstr (received->method, ==, json_object_get_string_member (wanted, "method"));
  if (json_object_has_member (wanted, "path"))
    {
      g_autoptr (GString) path = g_string_new (json_object_get_string_member (wanted, "path"));
      g_string_replace (path, "{site}", RIG_SITE, 0);
      g_string_replace (path, "{sn}", RIG_SERIAL, 0);
      /* the server hands paths over without escapes */
      g_autofree char *plain = g_uri_unescape_string (path->str, NULL);
      g_assert_true (strcmp (received->path, path->str) == 0 || strcmp (received->path, plain) == 0);
    }
  check_more (wanted, received);
  if (json_object_has_member (wanted, "form"))
    check_pairs (json_object_get_object_member (wanted, "form"), body);
  if (json_object_has_member (wanted, "query"))
    check_pairs (json_object_get_object_member (wanted, "query"), received->query);
  if (json_object_has_member (wanted, "json"))
    check_json (json_object_get_member (wanted, "json"), received);
  if (json_object_has_member (wanted, "no_body"))
    g_assert_cmpuint (g_bytes_get_size (received->body), ==, 0);
  if (json_object_has_member (wanted, "content_type_prefix"))
    g_assert_true (g_str_has_prefix (cloud_received_header (received, "Content-Type"),
                                     json_object_get_string_member (wanted, "content_type_prefix")));
  check_texts (wanted, "headers_present", received, TRUE);
  check_texts (wanted, "headers_absent", received, FALSE);
  check_headers (wanted, "header", received);
  check_headers (wanted, "header_starts", received);
  check_headers (wanted, "header_contains", received);
  if (json_object_has_member (wanted, "cookies_sent"))
    check_cookies (json_object_get_array_member (wanted, "cookies_sent"), received);
}
