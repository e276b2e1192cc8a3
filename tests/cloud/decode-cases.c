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
#define SCHEDULES "/service/batteryConfig/api/v1/battery/sites/{site}/schedules"
#define SCHEDULER "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/"
#define DASHBOARD "GET /service/system_dashboard/api_internal/"
#define TARIFF "GET /service/tariff/tariff-ms/systems/{site}/"

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
  DECODER (BATTERY_CONFIG "battery/sites/{site}/schedules", battery_windows, battery_windows),
  DECODER ("POST /service/evse_controller/api/v1/{site}/ev_chargers/{sn}/ev_charger_config", charger_config,
           charger_config),
  DECODER (SCHEDULER "GREEN_CHARGING/{site}/{sn}/settings", green_settings, green_settings),
  DECODER (SCHEDULER "SCHEDULED_CHARGING/{site}/{sn}/schedules", schedule, schedule),
  DECODER ("POST /service/enho_historical_events_ms/{site}/sessions/{sn}/history", charge_history,
           charge_history),
  DECODER ("GET /service/enho_historical_events_ms/{site}/filter_criteria", history_criteria,
           history_criteria),
  DECODER ("GET /service/timeseries/evse/timeseries/lifetime_energy", car_energy, car_energy),
  DECODER ("GET /service/timeseries/evse/timeseries/daily_energy", car_energy, car_energy),
  DECODER ("GET /service/evse_management/api/v1/config/feature-flags", feature_flags, feature_flags),
  DECODER ("GET /service/evse_management/fwDetails/{site}", firmware, firmware_list),
  DECODER ("GET /service/events-platform-service/v1.0/{site}/events/homeowner", events, events),
  DECODER ("GET /app-api/{site}/battery_backup_history.json", outages, outages),
  DECODER (DASHBOARD "dashboard/sites/{site}/alarms", alarms, alarms),
  DECODER (DASHBOARD "dashboard/sites/{site}/status", site_status, site_status),
  DECODER (DASHBOARD "cs/sites/{site}/summary", site_summary, site_summary),
  DECODER (TARIFF "tariff", tariff, tariff),
  DECODER (TARIFF "tariffs", dated_rates, dated_rates),
  DECODER (TARIFF "billing-details", billing, billing),
  DECODER ("GET /app-api/{site}/get_currency_conversion.json", currency_rate, currency_rate),
  DECODER ("GET /systems/{site}/site_array_layout_x", roof_plan, roof_plan),
  DECODER ("GET /api/v1/hems/{site}/hems-devices", hems_devices, hems_devices),
  DECODER ("GET /api/v1/hems/{site}/heatpump/{id}/state", heat_pump_state, heat_pump_state),
  DECODER ("GET /pv/settings/{site}/dry_contacts", dry_contacts, dry_contacts),
  DECODER (BATTERY_CONFIG "mqttSignedUrl/{site}", battery_stream, battery_stream),
  DECODER (EV "{site}/ev_chargers/start_live_stream", live_burst, live_burst),
  DECODER (EV "{site}/ev_chargers/stop_live_stream", live_burst, live_burst),
  DECODER ("PUT /service/tariff/tariff-ms/systems/{site}/tariff", reply, reply),
  DECODER ("POST " SCHEDULES "/isValid", validity, validity),
  DECODER ("POST " SCHEDULES, conflict, conflict),
  DECODER ("GET /app-api/{site}/grid_toggle_otp.json", code_sent, code_sent),
  DECODER ("POST /app-api/grid_toggle_otp.json", code_check, code_check),
  DECODER ("POST /pv/settings/grid_state.json", grid_request, grid_request),
  DECODER ("POST /pv/settings/log_grid_change.json", grid_logged, grid_logged),
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
  sol_counter_power_init (&run->grid_power);
  sol_counter_power_init (&run->battery_power);
  sol_heat_pump_power_init (&run->heat_pump_power);
  run->missed_slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  g_clear_pointer (&run->missed_slots, g_hash_table_unref);
  g_clear_pointer (&run->shown_schedule, sol_schedule_unref);
  g_clear_pointer (&run->zone, g_time_zone_unref);
  g_clear_pointer (&run->json, g_bytes_unref);
  g_clear_error (&run->error);
}

/* The rules that take one answer after the other. */
static void
step_rules (DecodeRun *run)
{
  if (g_str_equal (run->endpoint->name, "lifetime"))
    {
      const SolLifetime *lifetime = run->value;
      const SolTotals *totals = &lifetime->totals;
      gint64 interval = lifetime->interval_minutes * SOL_MINUTE;
      sol_counter_power_step (&run->grid_power, totals->imported_wh, totals->exported_wh,
                              lifetime->last_report, interval);
      sol_counter_power_step (&run->battery_power, totals->discharged_wh, totals->charged_wh,
                              lifetime->last_report, interval);
    }
  else if (g_str_equal (run->endpoint->name, "today"))
    {
      const SolToday *today = run->value;
      sol_heat_pump_power_step (&run->heat_pump_power, today->totals.heat_pump_wh, today->last_report);
    }
  else if (g_str_equal (run->endpoint->name, "schedule"))
    {
      SolSchedule *shown = sol_schedule_linger (run->shown_schedule, run->value, run->missed_slots);
      g_clear_pointer (&run->shown_schedule, sol_schedule_unref);
      run->shown_schedule = shown;
    }
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
  if (run->value != NULL)
    step_rules (run);
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
decode_fact_minute (int minute)
{
  g_autofree char *text = sol_minute_to_text (minute);
  return decode_fact_text (text);
}

JsonNode *
decode_fact_days (SolDays days)
{
  JsonArray *array = json_array_new ();
  for (int iso = 1; iso <= 7; iso++)
    if (sol_days_has (days, iso))
      json_array_add_int_element (array, iso);
  return decode_fact_array (array);
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
