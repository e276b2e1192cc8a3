/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-cases"

#include "decode-cases.h"

#include <math.h>
#include <string.h>

#define DECODER(endpoint, name, type)                                                                        \
  {                                                                                                          \
    endpoint, #name, (gpointer (*) (GBytes *, GError **)) sol_decode_##name,                                 \
        (void (*) (gpointer)) sol_##type##_unref                                                             \
  }

#define EV "GET /service/evse_controller/"
#define BATTERY_CONFIG "GET /service/batteryConfig/api/v1/"

const DecodeEndpoint decode_endpoints[] = {
  DECODER ("GET /app-api/search_sites.json", sites, sites),
  DECODER (EV "sites", sites, sites),
  DECODER (EV "{site}/ev_chargers/status", ev_status, ev_status),
  DECODER (EV "api/v2/{site}/ev_chargers/status", ev_status, ev_status),
  DECODER (EV "api/v2/{site}/ev_chargers/summary", ev_summary, ev_summary),
  DECODER (EV "api/v2/{site}/ev_chargers/{sn}/summary", ev_summary, ev_summary),
  DECODER ("GET /pv/systems/{site}/lifetime_energy", lifetime, lifetime),
  DECODER ("GET /app-api/{site}/devices.json", devices, devices),
  DECODER ("GET /app-api/{site}/grid_control_check.json", grid_check, grid_check),
  DECODER ("GET /app-api/{site}/off_grid_due_to_grid_outage", off_grid_context, off_grid_context),
  DECODER ("GET /app-api/{site}/inverters.json", panels, panel_list),
  DECODER ("GET /systems/{site}/inverter_data_x/energy.json", panel_energy, panel_energy),
  DECODER ("GET /systems/{site}/inverter_status_x.json", panel_states, panel_states),
  DECODER ("GET /pv/settings/{site}/battery_status.json", battery_status, battery_status),
  DECODER ("GET /app-api/{site}/get_latest_power", latest_power, power_sample),
  DECODER ("GET /pv/systems/{site}/today", today, today),
  DECODER ("GET /service/evse_scheduler/api/v1/iqevc/charging-mode/{site}/{sn}/preference", charge_preference,
           charge_preference),
  DECODER (BATTERY_CONFIG "siteSettings/{site}", site_settings, site_settings),
  DECODER (BATTERY_CONFIG "profile/{site}", profile, profile),
  DECODER (BATTERY_CONFIG "batterySettings/{site}", battery_settings, battery_settings),
  DECODER (BATTERY_CONFIG "stormGuard/{site}/stormAlert", storm_alerts, storm_alerts),
  { NULL, NULL, NULL, NULL },
};

const DecodeEndpoint *
decode_endpoint_find (const char *endpoint)
{
  for (const DecodeEndpoint *known = decode_endpoints; known->endpoint != NULL; known++)
    if (g_str_equal (known->endpoint, endpoint))
      return known;
  return NULL;
}

void
decode_run_init (DecodeRun *run, const DecodeEndpoint *endpoint)
{
  *run = (DecodeRun){ .endpoint = endpoint, .now = SOL_TIME_UNKNOWN, .power_w = NAN };
  run->also = g_hash_table_new (g_str_hash, g_str_equal);
  run->older = g_ptr_array_new ();
  run->zone = g_time_zone_new_utc ();
  sol_charger_power_init (&run->power);
}

static void
drop_older (DecodeRun *run)
{
  for (guint i = 0; i < run->older->len; i++)
    run->endpoint->unref (g_ptr_array_index (run->older, i));
  g_clear_pointer (&run->older, g_ptr_array_unref);
}

void
decode_run_clear (DecodeRun *run)
{
  if (run->older != NULL)
    drop_older (run);
  if (run->value != NULL)
    run->endpoint->unref (g_steal_pointer (&run->value));

  GHashTableIter iter;
  gpointer endpoint, value;
  if (run->also != NULL)
    {
      g_hash_table_iter_init (&iter, run->also);
      while (g_hash_table_iter_next (&iter, &endpoint, &value))
        decode_endpoint_find (endpoint)->unref (value);
    }
  g_clear_pointer (&run->also, g_hash_table_unref);
  g_clear_pointer (&run->zone, g_time_zone_unref);
  g_clear_pointer (&run->json, g_bytes_unref);
  g_clear_error (&run->error);
}

void
decode_run_take (DecodeRun *run, GBytes *json)
{
  if (run->value != NULL)
    g_ptr_array_add (run->older, g_steal_pointer (&run->value));
  g_clear_error (&run->error);
  g_clear_pointer (&run->json, g_bytes_unref);

  run->json = g_bytes_ref (json);
  run->value = run->endpoint->decode (json, &run->error);
  g_assert_true ((run->value == NULL) == (run->error != NULL));
  if (run->error != NULL)
    g_assert_error (run->error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
}

gconstpointer
decode_run_also (const DecodeRun *run, const char *endpoint)
{
  return g_hash_table_lookup (run->also, endpoint);
}

JsonNode *
decode_fact_null (void)
{
  return json_node_new (JSON_NODE_NULL);
}

JsonNode *
decode_fact_number (double number)
{
  return isnan (number) ? decode_fact_null () : json_node_init_double (json_node_alloc (), number);
}

JsonNode *
decode_fact_int (gint64 number, gint64 unknown)
{
  return number == unknown ? decode_fact_null () : json_node_init_int (json_node_alloc (), number);
}

JsonNode *
decode_fact_truth (SolTruth truth)
{
  return truth == SOL_UNKNOWN ? decode_fact_null () : json_node_init_boolean (json_node_alloc (), truth);
}

JsonNode *
decode_fact_text (const char *text)
{
  return text == NULL ? decode_fact_null () : json_node_init_string (json_node_alloc (), text);
}

JsonNode *
decode_fact_time (SolTime time)
{
  return time == SOL_TIME_UNKNOWN ? decode_fact_null () : decode_fact_int (time / SOL_SECOND, -1);
}

JsonNode *
decode_fact_object (JsonObject *object)
{
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return node;
}

JsonNode *
decode_fact_array (JsonArray *array)
{
  JsonNode *node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
  return node;
}

static gboolean
differ (JsonNode *expected, JsonNode *actual, char **difference)
{
  g_autofree char *wanted = json_to_string (expected, FALSE);
  g_autofree char *got = actual != NULL ? json_to_string (actual, FALSE) : g_strdup ("nobody reads this");
  *difference = g_strdup_printf (": expected %s, got %.2000s", wanted, got);
  return FALSE;
}

static gboolean
prepend (char **difference, char *step)
{
  char *whole = g_strconcat (step, *difference, NULL);
  g_free (step);
  g_free (*difference);
  *difference = whole;
  return FALSE;
}

static gboolean
same_object (JsonNode *expected, JsonNode *actual, double tolerance, char **difference)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, json_node_get_object (expected));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!decode_fact_same (member, json_object_get_member (json_node_get_object (actual), name), tolerance,
                           difference))
      return prepend (difference, g_strdup_printf (".%s", name));
  return TRUE;
}

static gboolean
same_array (JsonNode *expected, JsonNode *actual, double tolerance, char **difference)
{
  JsonArray *wanted = json_node_get_array (expected);
  JsonArray *got = json_node_get_array (actual);

  if (json_array_get_length (wanted) != json_array_get_length (got))
    return differ (expected, actual, difference);
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    if (!decode_fact_same (json_array_get_element (wanted, i), json_array_get_element (got, i), tolerance,
                           difference))
      return prepend (difference, g_strdup_printf ("[%u]", i));
  return TRUE;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

gboolean
decode_fact_same (JsonNode *expected, JsonNode *actual, double tolerance, char **difference)
{
  if (actual == NULL || json_node_get_node_type (expected) != json_node_get_node_type (actual))
    return differ (expected, actual, difference);

  gboolean same = TRUE;
  switch (json_node_get_node_type (expected))
    {
    case JSON_NODE_OBJECT:
      return same_object (expected, actual, tolerance, difference);
    case JSON_NODE_ARRAY:
      return same_array (expected, actual, tolerance, difference);
    case JSON_NODE_NULL:
      return TRUE;
    case JSON_NODE_VALUE:
    default:
      if (is_number (expected) && is_number (actual))
        same = fabs (json_node_get_double (expected) - json_node_get_double (actual)) <= tolerance;
      else if (json_node_get_value_type (expected) != json_node_get_value_type (actual))
        same = FALSE;
      else if (json_node_get_value_type (expected) == G_TYPE_BOOLEAN)
        same = json_node_get_boolean (expected) == json_node_get_boolean (actual);
      else
        same = g_strcmp0 (json_node_get_string (expected), json_node_get_string (actual)) == 0;
      return same || differ (expected, actual, difference);
    }
}

JsonNode *
decode_cases_load (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *path = g_build_filename (g_getenv ("SOL_TEST_DATA"), "cases", file, NULL);

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

GBytes *
decode_cases_body (JsonNode *payload)
{
  char *text = JSON_NODE_HOLDS_VALUE (payload) && json_node_get_value_type (payload) == G_TYPE_STRING
                   ? json_node_dup_string (payload)
                   : json_to_string (payload, FALSE);
  return g_bytes_new_take (text, strlen (text));
}
