/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-decode-cases"

#include "decode-cases.h"
#include "decode-elsewhere.h"

#include <math.h>
#include <string.h>

#define EV_STATUS "GET /service/evse_controller/{site}/ev_chargers/status"

/* Which tables tell the facts of which decoder. */
static const struct
{
  const char *decoder;
  const DecodeFact *facts[3];
} families[] = {
  { "sites", { decode_facts_site } },
  { "ev_status", { decode_facts_ev, decode_facts_site } },
  { "ev_summary", { decode_facts_ev } },
  { "charge_preference", { decode_facts_ev } },
  { "lifetime", { decode_facts_energy } },
  { "latest_power", { decode_facts_energy } },
  { "today", { decode_facts_energy } },
  { "devices", { decode_facts_site } },
  { "grid_check", { decode_facts_site } },
  { "off_grid_context", { decode_facts_site } },
  { "panels", { decode_facts_panels } },
  { "panel_energy", { decode_facts_panels } },
  { "panel_states", { decode_facts_panels } },
  { "battery_status", { decode_facts_battery } },
  { "site_settings", { decode_facts_rules, decode_facts_config } },
  { "profile", { decode_facts_rules, decode_facts_config } },
  { "battery_settings", { decode_facts_rules, decode_facts_config } },
  { "storm_alerts", { decode_facts_config } },
  { "battery_windows", { decode_facts_windows } },
  { "charger_config", { decode_facts_charger } },
  { "green_settings", { decode_facts_charger } },
  { "schedule", { decode_facts_charger } },
  { "feature_flags", { decode_facts_charger } },
  { "firmware", { decode_facts_charger } },
  { "live_burst", { decode_facts_charger } },
  { "charge_history", { decode_facts_history } },
  { "car_energy", { decode_facts_history } },
  { "events", { decode_facts_events } },
  { "outages", { decode_facts_events } },
  { "alarms", { decode_facts_events } },
  { "tariff", { decode_facts_tariff } },
  { "dated_rates", { decode_facts_tariff } },
  { "billing", { decode_facts_tariff } },
  { "hems_devices", { decode_facts_extras } },
  { "dry_contacts", { decode_facts_extras } },
  { "roof_plan", { decode_facts_extras } },
};

typedef struct
{
  const char *file;
  JsonObject *object; /* (borrowed) */
  const char *name;
  JsonObject *context;  /* (borrowed) (nullable) */
  JsonObject *expected; /* (borrowed) */
  double tolerance;
} Case;

static const DecodeFact *
find_in (const DecodeFact *facts, const char *name)
{
  for (; facts != NULL && facts->name != NULL; facts++)
    if (g_str_equal (facts->name, name))
      return facts;
  return NULL;
}

static const DecodeFact *
find_fact (const Case *data, const DecodeRun *run, const char *name)
{
  const DecodeFact *fact = find_in (decode_facts_common, name);
  if (fact == NULL && g_str_equal (data->file, "errors.json"))
    return find_in (decode_facts_errors, name);
  for (guint i = 0; fact == NULL && i < G_N_ELEMENTS (families); i++)
    for (guint k = 0; k < 3 && fact == NULL; k++)
      if (g_str_equal (families[i].decoder, run->endpoint->name))
        fact = find_in (families[i].facts[k], name);
  return fact;
}

/* A member of a fact that is told elsewhere is taken out of what is expected. */
static JsonNode *
without_elsewhere (const Case *data, JsonNode *expected)
{
  if (JSON_NODE_HOLDS_ARRAY (expected))
    {
      JsonArray *array = json_array_new ();
      for (guint i = 0; i < json_array_get_length (json_node_get_array (expected)); i++)
        json_array_add_element (
            array, without_elsewhere (data, json_array_get_element (json_node_get_array (expected), i)));
      return decode_fact_array (array);
    }
  if (!JSON_NODE_HOLDS_OBJECT (expected))
    return json_node_copy (expected);

  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  json_object_iter_init_ordered (&iter, json_node_get_object (expected));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (decode_elsewhere_fact (data->name, name) == NULL)
      json_object_set_member (object, name, without_elsewhere (data, member));
  return decode_fact_object (object);
}

static void
check (const Case *data, const DecodeRun *run, const DecodeFact *fact, JsonNode *expected)
{
  gboolean survives_failure = find_in (decode_facts_common, fact->name) != NULL
                              || find_in (decode_facts_errors, fact->name) == fact;
  g_autoptr (JsonNode) wanted = without_elsewhere (data, expected);
  /* Where nothing could be decoded everything is unknown. */
  g_autoptr (JsonNode) actual
      = run->value != NULL || survives_failure || g_str_equal (data->file, "errors.json")
            ? fact->read (run, wanted)
            : decode_fact_null ();
  g_autofree char *difference = NULL;

  if (decode_fact_same (wanted, actual, data->tolerance, &difference))
    return;
  g_test_message ("%s%s", fact->name, difference);
  g_test_fail ();
}

static JsonNode *
element_of (JsonNode *list, guint index)
{
  g_assert_true (JSON_NODE_HOLDS_ARRAY (list));
  g_assert_cmpuint (index, <, json_array_get_length (json_node_get_array (list)));
  return json_array_get_element (json_node_get_array (list), index);
}

/* @step: which of the payloads of this run was taken last; @last: whether it was the last one. */
static void
check_facts (const Case *data, const DecodeRun *run, guint index, guint step, gboolean last)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *expected;

  json_object_iter_init_ordered (&iter, data->expected);
  while (json_object_iter_next_ordered (&iter, &name, &expected))
    {
      const DecodeFact *fact = find_fact (data, run, name);
      g_autofree char *base = g_strdup (name);
      gboolean after_each = FALSE;
      gboolean each = FALSE;

      if (decode_elsewhere_fact (data->name, name) != NULL)
        continue;
      if (fact == NULL && (after_each = g_str_has_suffix (base, "_after_each")))
        base[strlen (base) - strlen ("_after_each")] = '\0';
      else if (fact == NULL && (each = g_str_has_suffix (base, "_each")))
        base[strlen (base) - strlen ("_each")] = '\0';
      fact = find_fact (data, run, base);
      if (fact == NULL)
        {
          g_test_message ("Nobody reads the fact %s", name);
          g_test_fail ();
          continue;
        }
      if (after_each)
        check (data, run, fact, element_of (expected, step));
      else if (last)
        check (data, run, fact, each ? element_of (expected, index) : expected);
    }
}

static void
take_also (DecodeRun *run, JsonObject *also)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *body;

  if (also == NULL)
    return;
  json_object_iter_init_ordered (&iter, also);
  while (json_object_iter_next_ordered (&iter, &name, &body))
    {
      const DecodeEndpoint *endpoint = decode_endpoint_find (name);
      if (endpoint == NULL)
        {
          g_assert_nonnull (decode_elsewhere_endpoint (name));
          continue;
        }
      if (JSON_NODE_HOLDS_NULL (body))
        continue;
      g_autoptr (GBytes) json = decode_cases_body (body);
      g_autoptr (GError) error = NULL;
      gpointer value = endpoint->decode (json, &error);
      gpointer old = g_hash_table_lookup (run->also, endpoint->endpoint);
      g_assert_no_error (error);
      g_clear_pointer (&old, endpoint->unref);
      g_hash_table_insert (run->also, (gpointer) endpoint->endpoint, value);
    }
}

static const char *
context_text (const Case *data, const char *name)
{
  return json_object_has_member (data->context, name) ? json_object_get_string_member (data->context, name)
                                                      : NULL;
}

static void
begin (DecodeRun *run, const Case *data, const DecodeEndpoint *endpoint)
{
  decode_run_init (run, endpoint);
  if (data->context == NULL)
    return;
  if (json_object_has_member (data->context, "now"))
    run->now = sol_time_parse (json_object_get_string_member (data->context, "now"), NULL);
  if (json_object_has_member (data->context, "site_timezone"))
    {
      g_clear_pointer (&run->zone, g_time_zone_unref);
      run->zone = sol_zone_new (json_object_get_string_member (data->context, "site_timezone"));
    }
  run->day = context_text (data, "day");
  if (json_object_has_member (data->context, "also"))
    take_also (run, json_object_get_object_member (data->context, "also"));
}

static void
run_payloads (const Case *data, const DecodeEndpoint *endpoint, JsonNode *payload, gboolean several,
              guint index)
{
  g_auto (DecodeRun) run = { 0 };
  guint n = several ? json_array_get_length (json_node_get_array (payload)) : 1;

  begin (&run, data, endpoint);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) json = decode_cases_body (several ? element_of (payload, i) : payload);
      decode_run_take (&run, json);
      check_facts (data, &run, index, i, i + 1 == n);
    }
}

/* The derived power of the only charger, from status and summary of the same refresh. */
static void
step_power (DecodeRun *run)
{
  const SolEvStatus *status = decode_run_also (run, EV_STATUS);
  const SolEvSummary *summary = run->value;
  g_assert_nonnull (status);
  g_assert_nonnull (summary);

  const SolChargerStatus *charger = g_ptr_array_index (status->chargers, 0);
  const SolChargerSummary *details = sol_ev_summary_find (summary, charger->serial);
  run->power_w = sol_charger_power_step (&run->power, charger, details->lifetime_wh,
                                         sol_charger_power_cap (charger, details, NULL));
}

static void
run_refreshes (const Case *data, const DecodeEndpoint *endpoint, JsonNode *refreshes, guint index)
{
  g_auto (DecodeRun) run = { 0 };
  guint n = json_array_get_length (json_node_get_array (refreshes));

  begin (&run, data, endpoint);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *refresh = json_node_get_object (element_of (refreshes, i));
      take_also (&run, refresh);
      g_autoptr (GBytes) json = decode_cases_body (json_object_get_member (refresh, endpoint->endpoint));
      decode_run_take (&run, json);
      step_power (&run);
      check_facts (data, &run, index, i, i + 1 == n);
    }
}

/* The payload with another value for one of its members. */
static JsonNode *
with_member (JsonNode *payload, const char *name, JsonNode *value)
{
  JsonNode *copy = decode_fact_object (json_object_new ());
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, json_node_get_object (payload));
  while (json_object_iter_next_ordered (&iter, &member, &node))
    json_object_set_member (json_node_get_object (copy), member, json_node_copy (node));
  g_assert_true (json_object_has_member (json_node_get_object (copy), name));
  json_object_set_member (json_node_get_object (copy), name, json_node_copy (value));
  return copy;
}

static JsonArray *
each_of (const Case *data, const char *name)
{
  return data->context != NULL && json_object_has_member (data->context, name)
             ? json_object_get_array_member (data->context, name)
             : NULL;
}

/* The same answer at several times. */
static void
run_times (const Case *data, const DecodeEndpoint *endpoint, JsonNode *payload, JsonArray *times)
{
  for (guint i = 0; i < json_array_get_length (times); i++)
    {
      g_auto (DecodeRun) run = { 0 };
      g_autoptr (GBytes) json = decode_cases_body (payload);
      begin (&run, data, endpoint);
      run.now = sol_time_parse (json_array_get_string_element (times, i), NULL);
      decode_run_take (&run, json);
      check_facts (data, &run, i, 0, TRUE);
    }
}

/* Several sets of answers that were read together; the one of @endpoint is looked at. */
static void
run_sets (const Case *data, const DecodeEndpoint *endpoint, JsonArray *sets)
{
  for (guint i = 0; i < json_array_get_length (sets); i++)
    {
      g_auto (DecodeRun) run = { 0 };
      JsonObject *set = json_array_get_object_element (sets, i);
      g_autoptr (GBytes) json = decode_cases_body (json_object_get_member (set, endpoint->endpoint));
      begin (&run, data, endpoint);
      take_also (&run, set);
      decode_run_take (&run, json);
      check_facts (data, &run, i, 0, TRUE);
    }
}

/* One answer per endpoint, each a run; those that are read elsewhere say so. */
static void
run_answers (const Case *data, JsonArray *answers)
{
  for (guint i = 0; i < json_array_get_length (answers); i++)
    {
      JsonObject *answer = json_array_get_object_element (answers, i);
      const char *to = json_object_get_string_member (answer, "to");
      const DecodeEndpoint *endpoint = decode_endpoint_find (to);
      if (endpoint != NULL)
        run_payloads (data, endpoint, json_object_get_member (answer, "body"), FALSE, i);
      else
        g_assert_nonnull (decode_elsewhere_endpoint (to));
    }
}

static void
test_case (gconstpointer user_data)
{
  const Case *data = user_data;
  const DecodeEndpoint *endpoint
      = decode_endpoint_find (json_object_get_string_member (data->object, "endpoint"));
  const char *kind = json_object_get_string_member (data->object, "payload_is");
  JsonNode *payload = json_object_get_member (data->object, "payload");
  JsonArray *bodies = each_of (data, "each_body");
  JsonArray *values = each_of (data, "each_value");
  JsonArray *refreshes = each_of (data, "each_refreshes");
  guint index = 0;

  if (endpoint == NULL)
    {
      run_answers (data, each_of (data, "each_answer"));
      return;
    }
  if (each_of (data, "each_now") != NULL)
    {
      run_times (data, endpoint, payload, each_of (data, "each_now"));
      return;
    }
  if (each_of (data, "each_case") != NULL)
    {
      run_sets (data, endpoint, each_of (data, "each_case"));
      return;
    }
  for (guint i = 0; values != NULL && i < json_array_get_length (values); i++)
    {
      g_autoptr (JsonNode) body
          = with_member (payload, json_object_get_string_member (data->context, "member"),
                         json_array_get_element (values, i));
      run_payloads (data, endpoint, body, FALSE, i);
    }
  if (values == NULL && !JSON_NODE_HOLDS_NULL (payload))
    {
      if (g_str_equal (kind, "refreshes"))
        run_refreshes (data, endpoint, payload, index++);
      else
        run_payloads (data, endpoint, payload, g_str_equal (kind, "responses"), index++);
    }
  for (guint i = 0; bodies != NULL && i < json_array_get_length (bodies); i++)
    run_payloads (data, endpoint, json_array_get_element (bodies, i), FALSE, index++);
  for (guint i = 0; refreshes != NULL && i < json_array_get_length (refreshes); i++)
    run_refreshes (data, endpoint, json_array_get_element (refreshes, i), index++);
}

static void
add_case (const char *file, JsonObject *object, guint *placed)
{
  const char *name = json_object_get_string_member (object, "name");
  const char *endpoint = json_object_get_string_member (object, "endpoint");
  const char *kind = json_object_get_string_member (object, "payload_is");
  g_autofree char *family = g_strndup (file, strlen (file) - strlen (".json"));
  g_autofree char *path = g_strdup_printf ("/cases/%s/%s", family, name);

  if (decode_elsewhere_case (name, endpoint, kind) != NULL)
    return;
  if (decode_endpoint_find (endpoint) == NULL && !g_str_equal (endpoint, "any"))
    g_error ("The case %s is neither decoded nor listed as tested elsewhere", name);

  Case *data = g_new0 (Case, 1);
  data->file = file;
  data->object = object;
  data->name = name;
  data->expected = json_object_get_object_member (object, "expected");
  if (json_object_has_member (object, "context"))
    data->context = json_object_get_object_member (object, "context");
  if (json_object_has_member (object, "tolerance"))
    data->tolerance = json_object_get_double_member (object, "tolerance");
  g_test_add_data_func_full (path, data, test_case, g_free);
  ++*placed;
}

static GPtrArray *
list_files (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOL_TEST_DATA"), "cases", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (files, g_strdup (name));
  g_ptr_array_sort (files, (GCompareFunc) (void (*) (void)) g_strcmp0);
  return files;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_autoptr (GPtrArray) files = list_files ();
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  guint placed = 0;
  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);
      JsonNode *root = decode_cases_load (file);
      g_ptr_array_add (roots, root);
      for (guint k = 0; k < json_array_get_length (json_node_get_array (root)); k++)
        add_case (file, json_array_get_object_element (json_node_get_array (root), k), &placed);
    }
  g_assert_cmpuint (placed, >, 0);
  return g_test_run ();
}
