/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-decode-json"

#include "sol-decode.h"
#include "sol-json.h"

#include <math.h>
#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  return sol_json_parse (bytes, NULL);
}

static char *
clean (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  GString *string = sol_json_clean (bytes);
  return string != NULL ? g_string_free (string, FALSE) : NULL;
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *cleaned; /* NULL: refused */
  } table[] = {
    { "{}", "{}" },
    { " [ 1 , 2 ] ", "[1,2]" },
    { "\xef\xbb\xbf{\"a\":null}", "{\"a\":null}" },
    { "[NaN,Infinity,-Infinity]", "[null,null,null]" },
    { "[123456789012345678]", "[123456789012345678]" },
    { "[12345678901234567890]", "[\"12345678901234567890\"]" },
    { "[1e999,-1e999,1e308]", "[\"1e999\",\"-1e999\",1e308]" },
    { "[-0,0.5,-1.5E+3]", "[-0,0.5,-1.5E+3]" },
    { "[\"a\nb\"]", "[\"a\\u000ab\"]" },
    { "[\"\\ud83d\\ude00\"]", "[\"\\ud83d\\ude00\"]" },
    { "[\"\\ud83d\"]", "[\"\\ufffd\"]" },
    { "[\"\\ude00\\ud83d\"]", "[\"\\ufffd\\ufffd\"]" },
    { "[\"\\ud83d\\u0041\"]", "[\"\\ufffd\\u0041\"]" },
    { "[\"x\\u0000y\"]", "[\"x\\ufffdy\"]" },
    { "{\"\":1}", "{\" \":1}" },
    { "{\"a\":{\"b\":[{},[]]}}", "{\"a\":{\"b\":[{},[]]}}" },
    { "", NULL },
    { "[01]", NULL },
    { "[1,]", NULL },
    { "{\"a\":1,}", NULL },
    { "[1 2]", NULL },
    { "{\"a\" 1}", NULL },
    { "[\"\\q\"]", NULL },
    { "[\"\\u12g4\"]", NULL },
    { "[nul]", NULL },
    { "[1]]", NULL },
    { "[1}", NULL },
    { "1 2", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *cleaned = clean (table[i].text);
      g_assert_cmpstr (cleaned, ==, table[i].cleaned);
    }
}

static void
test_depth (void)
{
  for (int depth = 63; depth <= 66; depth++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (int i = 0; i < depth; i++)
        g_string_append_c (text, '[');
      for (int i = 0; i < depth; i++)
        g_string_append_c (text, ']');
      g_autoptr (JsonNode) root = parse (text->str);
      g_assert_true ((root != NULL) == (depth <= SOL_JSON_MAX_DEPTH));
    }
}

static void
test_size (void)
{
  g_autofree char *text = g_malloc (SOL_JSON_MAX_SIZE + 1);
  memset (text, ' ', SOL_JSON_MAX_SIZE + 1);
  text[0] = '[';
  text[1] = ']';
  g_autoptr (GBytes) fits = g_bytes_new_static (text, SOL_JSON_MAX_SIZE);
  g_autoptr (GBytes) too_large = g_bytes_new_static (text, SOL_JSON_MAX_SIZE + 1);
  g_autoptr (GString) cleaned = sol_json_clean (fits);

  g_assert_nonnull (cleaned);
  g_assert_null (sol_json_clean (too_large));
  g_assert_null (sol_json_clean (NULL));
}

static void
test_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{", 1);
  g_assert_null (sol_json_parse (bytes, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *json;
    double number;
  } table[] = {
    { "12", 12 },           { "-3.5", -3.5 },    { "0", 0 },          { "\"12\"", 12 },
    { "\" 7.25 \"", 7.25 }, { "\"-40\"", -40 },  { "\"1e3\"", 1000 }, { "1e15", 1e15 },
    { "true", NAN },        { "null", NAN },     { "\"\"", NAN },     { "\"  \"", NAN },
    { "\"12x\"", NAN },     { "\"0x10\"", NAN }, { "\"nan\"", NAN },  { "\"inf\"", NAN },
    { "\"1,234\"", NAN },   { "\"1 2\"", NAN },  { "1e999", NAN },    { "12345678901234567890", NAN },
    { "1e16", NAN },        { "[1]", NAN },      { "{}", NAN },       { "NaN", NAN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":%s}", table[i].json);
      g_autoptr (JsonNode) root = parse (text);
      double number = sol_json_number (sol_json_node_object (root), "a");
      if (isnan (table[i].number))
        g_assert_true (isnan (number));
      else
        g_assert_cmpfloat (number, ==, table[i].number);
    }
}

static void
test_truths (void)
{
  static const struct
  {
    const char *json;
    SolTruth truth;
  } table[] = {
    { "true", SOL_YES },     { "false", SOL_NO },     { "1", SOL_YES },
    { "0", SOL_NO },         { "\"true\"", SOL_YES }, { "\" FALSE \"", SOL_NO },
    { "\"yes\"", SOL_YES },  { "\"Off\"", SOL_NO },   { "\"1\"", SOL_YES },
    { "\"0\"", SOL_NO },     { "2", SOL_UNKNOWN },    { "-1", SOL_UNKNOWN },
    { "null", SOL_UNKNOWN }, { "\"\"", SOL_UNKNOWN }, { "\"later\"", SOL_UNKNOWN },
    { "[]", SOL_UNKNOWN },   { "{}", SOL_UNKNOWN },   { "0.5", SOL_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":%s}", table[i].json);
      g_autoptr (JsonNode) root = parse (text);
      g_assert_cmpint (sol_json_truth (sol_json_node_object (root), "a"), ==, table[i].truth);
    }
}

static void
test_texts (void)
{
  static const struct
  {
    const char *json;
    const char *text;
    const char *id;
  } table[] = {
    { "\" word \"", "word", "word" },
    { "\"two words\"", "two words", NULL },
    { "\"\"", NULL, NULL },
    { "\" \\t\"", NULL, NULL },
    { "1204556677.0", "1204556677", "1204556677" },
    { "310455872", "310455872", "310455872" },
    { "0", "0", "0" },
    { "123456789012345678", "123456789012345678", "123456789012345678" },
    { "-5", "-5", NULL },
    { "1.5", "1.5", NULL },
    { "12345678901234567890", "12345678901234567890", "12345678901234567890" },
    { "true", NULL, NULL },
    { "null", NULL, NULL },
    { "{}", NULL, NULL },
    { "\"S\xc3\xbc"
      "d\"",
      "S\xc3\xbc"
      "d",
      "S\xc3\xbc"
      "d" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"a\":%s}", table[i].json);
      g_autoptr (JsonNode) root = parse (json);
      g_autofree char *text = sol_json_text (sol_json_node_object (root), "a");
      g_autofree char *id = sol_json_id (sol_json_node_object (root), "a");
      g_assert_cmpstr (text, ==, table[i].text);
      g_assert_cmpstr (id, ==, table[i].id);
    }
}

static void
test_long_text (void)
{
  g_autoptr (GString) json = g_string_new ("{\"a\":\"");
  for (int i = 0; i < 100000; i++)
    g_string_append (json, "\xc3\xa9");
  g_string_append (json, "\"}");
  g_autoptr (JsonNode) root = parse (json->str);
  g_autofree char *text = sol_json_text (sol_json_node_object (root), "a");
  g_autofree char *id = sol_json_id (sol_json_node_object (root), "a");

  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 500);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (id);
}

static void
test_aliases (void)
{
  g_autoptr (JsonNode) root
      = parse ("{\"a\":null,\"b\":\"\",\"c\":\"x\",\"d\":7,\"e\":{\"f\":[1]},\"g\":\"48 %\",\"h\":1.5}");
  JsonObject *object = sol_json_node_object (root);
  g_autofree char *text = sol_json_text (object, "z|a|b|c");

  g_assert_cmpstr (text, ==, "x");
  g_assert_cmpint (sol_json_int (object, "a|b|c|d", 0, 10, -1), ==, 7);
  g_assert_cmpint (sol_json_int (object, "d", 0, 6, -1), ==, -1);
  g_assert_cmpint (sol_json_int (object, "h", 0, 6, -1), ==, -1);
  g_assert_cmpfloat (sol_json_percent (object, "c|g"), ==, 48);
  g_assert_true (isnan (sol_json_percent (object, "c")));
  g_assert_nonnull (sol_json_array (sol_json_object (object, "a|e"), "f"));
  g_assert_true (sol_json_has (object, "z|a"));
  g_assert_false (sol_json_has (object, "y|z"));
  g_assert_null (sol_json_member (object, "a"));
  g_assert_true (sol_json_unwrap (root, "z|e") == sol_json_member (object, "e"));
  g_assert_true (sol_json_unwrap (root, "c|d") == root);
}

static void
test_nothing (void)
{
  g_autofree char *text = sol_json_text (NULL, "a");
  g_assert_null (text);
  g_assert_null (sol_json_member (NULL, "a|b"));
  g_assert_null (sol_json_element (NULL, 0));
  g_assert_cmpuint (sol_json_length (NULL), ==, 0);
  g_assert_true (isnan (sol_json_number (NULL, "a")));
  g_assert_cmpint (sol_json_truth (NULL, "a"), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_json_time (NULL, "a", NULL), ==, SOL_TIME_UNKNOWN);
  g_assert_null (sol_json_node_object (NULL));
  g_assert_null (sol_json_unwrap (NULL, "a"));
}

static void
test_times (void)
{
  g_autoptr (JsonNode) root = parse (
      "{\"a\":1770000000,\"b\":1770000000000,\"c\":\"1770000000\",\"d\":\"2026-02-02T02:40:00Z[UTC]\","
      "\"e\":0,\"f\":true,\"g\":\"2026-02-08\",\"h\":\"2026-02-08T10:00:00Z\",\"i\":\"2026-13-40\"}");
  JsonObject *object = sol_json_node_object (root);
  static const char *const same[] = { "a", "b", "c", "d" };
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpint (sol_json_time (object, same[i], NULL), ==, 1770000000 * SOL_SECOND);
  g_assert_cmpint (sol_json_time (object, "e|f", NULL), ==, SOL_TIME_UNKNOWN);
  g_assert_cmpint (sol_json_time_ms (object, "b"), ==, 1770000000 * SOL_SECOND);
  g_assert_cmpint (sol_json_time_ms (object, "a"), ==, 1770000 * SOL_SECOND);

  g_autofree char *date = sol_json_date (object, "i|g");
  g_autofree char *longer = sol_json_date (object, "h");
  g_autofree char *none = sol_json_date (object, "a|i");
  g_assert_cmpstr (date, ==, "2026-02-08");
  g_assert_cmpstr (longer, ==, "2026-02-08");
  g_assert_null (none);
}

static void
test_last_wins (void)
{
  g_autoptr (JsonNode) root = parse ("{\"a\":1,\"b\":2,\"a\":3}");
  g_assert_cmpfloat (sol_json_number (sol_json_node_object (root), "a"), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/clean", test_clean);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/size", test_size);
  g_test_add_func ("/json/error", test_error);
  g_test_add_func ("/json/numbers", test_numbers);
  g_test_add_func ("/json/truths", test_truths);
  g_test_add_func ("/json/texts", test_texts);
  g_test_add_func ("/json/long-text", test_long_text);
  g_test_add_func ("/json/aliases", test_aliases);
  g_test_add_func ("/json/nothing", test_nothing);
  g_test_add_func ("/json/times", test_times);
  g_test_add_func ("/json/last-wins", test_last_wins);
  return g_test_run ();
}
