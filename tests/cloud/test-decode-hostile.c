/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-decode-hostile"

#include "decode-cases.h"

#include <math.h>
#include <string.h>

/* Every decoder, with the first body of the cases that it reads. */
typedef struct
{
  const DecodeEndpoint *endpoint;
  JsonNode *body;
} Seed;

static void
seed_free (gpointer data)
{
  Seed *seed = data;
  g_clear_pointer (&seed->body, json_node_unref);
  g_free (seed);
}

/* Decodes, and holds the decoder to its contract: a value or a typed error, never both or neither. Returns
 * whether there was a value. */
static gboolean
decode (const DecodeEndpoint *endpoint, GBytes *json)
{
  g_autoptr (GError) error = NULL;
  gpointer value = endpoint->decode (json, &error);

  g_assert_true ((value == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
  g_clear_pointer (&value, endpoint->unref);
  return error == NULL;
}

/* The same; what can be decoded can be kept. */
static gboolean
decode_and_scrub (const DecodeEndpoint *endpoint, GBytes *json)
{
  g_autoptr (GBytes) kept = sol_scrub_json (json);
  gboolean decoded = decode (endpoint, json);
  g_assert_true (!decoded || kept != NULL);
  return decoded;
}

static gboolean
decode_text (const DecodeEndpoint *endpoint, const char *text, gssize length)
{
  g_autoptr (GBytes) json = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  return decode (endpoint, json);
}

static void
test_garbage (gconstpointer data)
{
  const Seed *seed = data;
  static const char *const bodies[] = {
    "",
    " \n",
    "17",
    "true",
    "\"later\"",
    "<html><body><h2>Service busy</h2></body></html>",
    "<!DOCTYPE html>\n<html>",
    "{",
    "[",
    "}",
    "{]",
    "[}",
    "{\"data\"}",
    "{\"data\":}",
    "{\"data\":1,}",
    "{} {}",
    "{\"data\":\"\\",
    "{\"data\":\"\\u12",
    "{\"data\":\"\\x\"}",
    "{'data':1}",
    "{data:1}",
    "{\"data\":01}",
    "{\"data\":1.}",
    "{\"data\":-}",
    "{\"data\":1e}",
    "{\"data\":+1}",
    "{\"data\":tru}",
    "/* no */ {}",
    "var data = {}",
    "\xff\xfe{\0}",
    "{\"data\":\"\xc3\x28\"}",
    "{\"data\":\"\xed\xa0\x80\"}",
    "\xef\xbb\xbf",
  };
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    g_assert_false (decode_text (seed->endpoint, bodies[i], -1));

  /* Where there is no charger the list of their firmware is null. */
  g_assert_cmpint (decode_text (seed->endpoint, "null", -1), ==,
                   g_str_equal (seed->endpoint->name, "firmware"));
  g_assert_false (decode_text (seed->endpoint, "{\"data\":\"a\0b\"}", 14));
  g_assert_false (decode_text (seed->endpoint, "{}\0", 3));
}

/* A million of each, made once for all decoders. */
static GBytes *
deep_body (guint which)
{
  static const char *const openings[] = { "[", "{\"data\":", "{\"data\":[", "[[{\"a\":" };
  static GBytes *bodies[G_N_ELEMENTS (openings)];

  if (which >= G_N_ELEMENTS (openings))
    return NULL;
  if (bodies[which] == NULL)
    {
      GString *text = g_string_new (NULL);
      for (guint n = 0; n < 1000000; n++)
        g_string_append (text, openings[which]);
      bodies[which] = g_string_free_to_bytes (text);
    }
  return bodies[which];
}

static void
test_deep (gconstpointer data)
{
  const Seed *seed = data;
  GBytes *body;
  for (guint i = 0; (body = deep_body (i)) != NULL; i++)
    g_assert_false (decode (seed->endpoint, body));
}

static void
test_cut (gconstpointer data)
{
  const Seed *seed = data;
  g_autoptr (GBytes) whole = decode_cases_body (seed->body);
  gsize size = g_bytes_get_size (whole);

  g_assert_true (decode_and_scrub (seed->endpoint, whole));
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GBytes) cut
          = g_bytes_new_from_bytes (whole, 0, (gsize) g_test_rand_int_range (0, (gint32) size));
      g_assert_false (decode (seed->endpoint, cut));
    }
}

/* Any byte may be anything: no crash, and no value that is no value. */
static void
test_flipped (gconstpointer data)
{
  const Seed *seed = data;
  g_autoptr (GBytes) whole = decode_cases_body (seed->body);
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (whole, &size);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, size);
      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        copy[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      g_autoptr (GBytes) json = g_bytes_new (copy, size);
      decode_and_scrub (seed->endpoint, json);
    }
}

/* Writes @node with member or element number @target replaced by @instead; counts in @n. */
static void
write_replaced (GString *out, JsonNode *node, guint *n, guint target, const char *instead)
{
  if ((*n)++ == target)
    {
      g_string_append (out, instead);
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;
      gboolean first = TRUE;
      g_string_append_c (out, '{');
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          g_string_append_printf (out, "%s\"%s\":", first ? "" : ",", name);
          write_replaced (out, member, n, target, instead);
          first = FALSE;
        }
      g_string_append_c (out, '}');
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_string_append_c (out, '[');
      /* A few elements of a long list say what the others would. */
      for (guint i = 0; i < MIN (json_array_get_length (array), 3); i++)
        {
          g_string_append (out, i == 0 ? "" : ",");
          write_replaced (out, json_array_get_element (array, i), n, target, instead);
        }
      g_string_append_c (out, ']');
      return;
    }
  g_autofree char *text = json_to_string (node, FALSE);
  g_string_append (out, text);
}

static const char *const wrong[] = {
  "null",
  "true",
  "false",
  "-1",
  "0",
  "3.75",
  "1e308",
  "1e999",
  "-1e999",
  "12345678901234567890",
  "-9223372036854775808",
  "9223372036854775807",
  "NaN",
  "Infinity",
  "\"\"",
  "\"  \"",
  "\"12\"",
  "\" 12.5 \"",
  "\"0x10\"",
  "\"nan\"",
  "\"1e999\"",
  "\"no\"",
  "\"99999999999999999999999999\"",
  "\"2026-02-30T25:61:61Z[UTC]\"",
  "\"9999-12-31T23:59:59.999999999Z\"",
  "\"\\ud800\\u0000\\udc00\"",
  "\"\xf0\x9f\x94\x8c %s %n\"",
  "[]",
  "{}",
  "[null]",
  "[[[]]]",
  "[{\"sn\":\"1\"}]",
  "{\"\":{}}",
  "{\"a\":1,\"a\":2}",
};

#define FRONT 20

static void
test_replaced (gconstpointer data)
{
  const Seed *seed = data;
  guint total = 0;
  g_autoptr (GString) whole = g_string_new (NULL);

  write_replaced (whole, seed->body, &total, G_MAXUINT, NULL);
  g_assert_true (decode_text (seed->endpoint, whole->str, (gssize) whole->len));
  /* Members at the front decide the shape, so each of them is tried with everything; of the rest a different
   * part each run. */
  guint stride = MAX (total / 15, 1);
  guint offset = (guint) g_test_rand_int_range (0, (gint32) stride);
  for (guint target = 0; target < total; target += target < FRONT ? 1 : stride)
    for (guint i = target < FRONT ? 0 : (guint) g_test_rand_int_range (0, 5); i < G_N_ELEMENTS (wrong);
         i += target < FRONT ? 1 : 5)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        guint n = 0;
        write_replaced (text, seed->body, &n, target < FRONT ? target : target + offset, wrong[i]);
        decode_text (seed->endpoint, text->str, (gssize) text->len);
      }
}

/* The later of two members of one name counts, so a copy of all in front changes nothing. */
static void
test_doubled (gconstpointer data)
{
  const Seed *seed = data;
  g_autofree char *text = json_to_string (seed->body, FALSE);
  if (!JSON_NODE_HOLDS_OBJECT (seed->body))
    return;

  g_autofree char *inside = g_strndup (text + 1, strlen (text) - 2);
  g_autofree char *twice = g_strdup_printf ("{%s,%s}", inside, inside);
  g_assert_true (decode_text (seed->endpoint, twice, -1));

  g_autoptr (GString) hidden = g_string_new ("{");
  g_autoptr (GList) members = json_object_get_members (json_node_get_object (seed->body));
  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (hidden, "\"%s\":17,", (const char *) l->data);
  g_string_append_printf (hidden, "%s}", inside);
  g_assert_true (decode_text (seed->endpoint, hidden->str, -1));
}

/* A byte order mark and blanks around are no part of the answer. */
static void
test_marked (gconstpointer data)
{
  const Seed *seed = data;
  g_autofree char *text = json_to_string (seed->body, TRUE);
  g_autofree char *marked = g_strdup_printf ("\xef\xbb\xbf\r\n\t %s \n", text);
  g_assert_true (decode_text (seed->endpoint, marked, -1));
}

/* Everything null but names: what comes out of that may hold names only. */
static void
write_nulls (GString *out, JsonNode *node, const char *name)
{
  static const char *const kept[]
      = { "sn", "serialNumber", "serial_number", "serialNum", "id", "uuid", "type", "title", "profile" };

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *member_name;
      JsonNode *member;
      gboolean first = TRUE;
      g_string_append_c (out, '{');
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &member_name, &member))
        {
          g_string_append_printf (out, "%s\"%s\":", first ? "" : ",", member_name);
          write_nulls (out, member, member_name);
          first = FALSE;
        }
      g_string_append_c (out, '}');
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_string_append_c (out, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_string_append (out, i == 0 ? "" : ",");
          write_nulls (out, json_array_get_element (array, i), NULL);
        }
      g_string_append_c (out, ']');
      return;
    }
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (kept); i++)
    if (g_str_equal (name, kept[i]))
      {
        g_autofree char *text = json_to_string (node, FALSE);
        g_string_append (out, text);
        return;
      }
  g_string_append (out, "null");
}

/* Facts that are no reading: names, and our own words for "unknown". */
static gboolean
may_be_known (const char *fact)
{
  static const char *const facts[] = { "serial",         "id",   "health",   "activity", "shown_as_normal",
                                       "session_active", "type", "editable", "shown",    "amps_offered" };
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_str_equal (facts[i], fact))
      return TRUE;
  return FALSE;
}

static void
assert_unknown (JsonNode *node, const char *fact)
{
  if (may_be_known (fact) || JSON_NODE_HOLDS_NULL (node))
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;
      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        assert_unknown (member, name);
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (array); i++)
        assert_unknown (json_array_get_element (array, i), fact);
      return;
    }
  g_autofree char *text = json_to_string (node, FALSE);
  g_test_message ("%s came out as %s", fact, text);
  g_test_fail ();
}

static void
test_nulls (gconstpointer data)
{
  const Seed *seed = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (DecodeRun) run = { 0 };
  static const struct
  {
    const char *decoder;
    const DecodeFact *facts;
    const char *names[12];
  } readers[] = {
    { "ev_status", decode_facts_ev, { "chargers", "site_id", "site_timezone", "server_time" } },
    { "ev_summary", decode_facts_ev, { "chargers", "server_time" } },
    { "lifetime",
      decode_facts_energy,
      { "totals", "start_date", "last_report", "update_pending", "buckets_are_days" } },
    { "today",
      decode_facts_energy,
      { "totals", "start_date", "last_report", "soc_percent", "site_health", "first_bucket_at",
        "production_wh_at", "soc_percent_at" } },
    { "latest_power", decode_facts_energy, { "solar_w", "sample_time" } },
    { "battery_status",
      decode_facts_battery,
      { "batteries", "soc_percent", "available_wh", "capacity_wh", "controller_mode" } },
    { "panels", decode_facts_panels, { "inverters", "counts" } },
    { "panel_states", decode_facts_panels, { "signal_by_serial" } },
    { "site_settings",
      decode_facts_config,
      { "timezone", "country", "has_battery", "has_system_controller", "storm_guard_offered", "may_write",
        "site_health", "grid_mode" } },
    { "profile",
      decode_facts_config,
      { "reserve_percent", "reserve_min", "reserve_max", "storm_guard", "storm_charger", "polling_s",
        "pending_profile", "chargers" } },
    { "battery_settings",
      decode_facts_config,
      { "reserve_percent", "charge_from_grid", "charge_schedule_enabled", "charge_start", "charge_end",
        "shutdown_percent", "shutdown_min", "shutdown_max", "grid_mode", "use_battery_for_car" } },
    { "devices", decode_facts_site, { "devices", "site_date" } },
    { "grid_check", decode_facts_site, { "toggle_in_progress" } },
    { "battery_windows", decode_facts_windows, { "windows", "any_pending", "families_on" } },
    { "charger_config", decode_facts_charger, { "settings" } },
    { "green_settings", decode_facts_charger, { "use_battery" } },
    { "schedule", decode_facts_charger, { "server_timestamp", "sync", "slots", "next_start_at" } },
    { "feature_flags", decode_facts_charger, { "site_flags", "charger_flags" } },
    { "firmware", decode_facts_charger, { "firmware" } },
    { "charge_history", decode_facts_history, { "sessions", "has_more" } },
    { "car_energy", decode_facts_history, { "days", "lifetime_wh_by_serial" } },
    { "events", decode_facts_events, { "events", "next" } },
    { "outages", decode_facts_events, { "outages", "outage_count", "outage_total_s" } },
    { "alarms", decode_facts_events, { "alarms" } },
    { "tariff", decode_facts_tariff, { "currency", "import_rate", "export_rate" } },
    { "dated_rates", decode_facts_tariff, { "export_rate" } },
    { "billing", decode_facts_tariff, { "next_bill" } },
    { "hems_devices", decode_facts_extras, { "heat_pumps" } },
    { "dry_contacts", decode_facts_extras, { "contacts" } },
  };

  write_nulls (text, seed->body, NULL);
  g_autoptr (GBytes) json = g_bytes_new (text->str, text->len);
  decode_run_init (&run, seed->endpoint);
  decode_run_take (&run, json);
  g_test_message ("%s", run.value != NULL ? "a value without readings" : "no value");
  for (guint i = 0; run.value != NULL && i < G_N_ELEMENTS (readers); i++)
    for (guint k = 0; readers[i].names[k] != NULL; k++)
      for (const DecodeFact *fact = readers[i].facts; fact->name != NULL; fact++)
        if (g_str_equal (readers[i].decoder, seed->endpoint->name)
            && g_str_equal (fact->name, readers[i].names[k]))
          {
            g_autoptr (JsonNode) node = fact->read (&run, NULL);
            assert_unknown (node, fact->name);
          }
}

/* The first body for @endpoint in any of the cases that its decoder reads as a value. */
static JsonNode *
find_body (const DecodeEndpoint *endpoint, GPtrArray *roots)
{
  for (guint i = 0; i < roots->len; i++)
    {
      JsonArray *cases = json_node_get_array (g_ptr_array_index (roots, i));
      for (guint k = 0; k < json_array_get_length (cases); k++)
        {
          JsonObject *object = json_array_get_object_element (cases, k);
          if (!g_str_equal (json_object_get_string_member (object, "endpoint"), endpoint->endpoint)
              || g_str_equal (json_object_get_string_member (object, "payload_is"), "intent")
              || g_str_equal (json_object_get_string_member (object, "payload_is"), "none"))
            continue;
          JsonNode *body = json_object_get_member (object, "payload");
          if (JSON_NODE_HOLDS_NULL (body) && json_object_has_member (object, "context"))
            {
              JsonObject *context = json_object_get_object_member (object, "context");
              if (json_object_has_member (context, "each_body"))
                body = json_array_get_element (json_object_get_array_member (context, "each_body"), 0);
            }
          if (JSON_NODE_HOLDS_ARRAY (body)
              && !g_str_equal (json_object_get_string_member (object, "payload_is"), "response"))
            continue;
          g_autoptr (GBytes) json = decode_cases_body (body);
          gpointer value = endpoint->decode (json, NULL);
          if (value == NULL)
            continue;
          endpoint->unref (value);
          return json_node_copy (body);
        }
    }
  return decode_sample (endpoint->endpoint);
}

static void
add_tests (const DecodeEndpoint *endpoint, GPtrArray *roots, GPtrArray *seeds)
{
  static const struct
  {
    const char *name;
    GTestDataFunc test;
  } tests[] = {
    { "garbage", test_garbage }, { "deep", test_deep },         { "cut", test_cut },
    { "flipped", test_flipped }, { "replaced", test_replaced }, { "doubled", test_doubled },
    { "marked", test_marked },   { "nulls", test_nulls },
  };
  Seed *seed = g_new0 (Seed, 1);
  seed->endpoint = endpoint;
  seed->body = find_body (endpoint, roots);
  g_assert_nonnull (seed->body);
  g_ptr_array_add (seeds, seed);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile/%s/%s", endpoint->name, tests[i].name);
      g_test_add_data_func (path, seed, tests[i].test);
    }
}

int
main (int argc, char **argv)
{
  static const char *const files[] = {
    "auth.json",           "ev_status.json",       "ev_summary.json",        "ev_scheduler.json",
    "inverters.json",      "lifetime_energy.json", "power_and_today.json",   "devices_and_backup.json",
    "battery_status.json", "battery_config.json",  "grid_control.json",      "storm_guard.json",
    "ev_control.json",     "site_extras.json",     "battery_schedules.json", "session_history.json",
    "tariff.json",
  };
  g_test_init (&argc, &argv, NULL);

  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func (seed_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_ptr_array_add (roots, decode_cases_load (files[i]));
  for (const DecodeEndpoint *endpoint = decode_endpoints; endpoint->endpoint != NULL; endpoint++)
    if (g_hash_table_add (seen, (gpointer) endpoint->name))
      add_tests (endpoint, roots, seeds);
  return g_test_run ();
}
