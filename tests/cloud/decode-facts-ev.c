/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-ev"

#include "decode-cases.h"
#include "sol-counter.h"

#include <math.h>

#define PREFERENCE "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/{site}/{sn}/preference"
#define GREEN "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/GREEN_CHARGING/{site}/{sn}/settings"
#define STATUS "GET /service/evse_controller/{site}/ev_chargers/status"

#define KM_PER_MILE 1.609344

static gboolean
is_status (const DecodeRun *run)
{
  return g_str_equal (run->endpoint->name, "ev_status");
}

static gboolean
is_summary (const DecodeRun *run)
{
  return g_str_equal (run->endpoint->name, "ev_summary");
}

static JsonNode *
session_fact (const SolChargeSession *session)
{
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "running", decode_fact_truth (session->running));
  json_object_set_member (object, "energy_wh", decode_fact_number (session->energy_wh));
  json_object_set_member (object, "started_at", decode_fact_time (session->started_at));
  json_object_set_member (object, "plugged_in_at", decode_fact_time (session->plugged_in_at));
  json_object_set_member (object, "plugged_out_at", decode_fact_time (session->plugged_out_at));
  json_object_set_member (object, "amps", decode_fact_int (session->amps, 0));
  json_object_set_member (object, "miles", decode_fact_number (session->miles));
  json_object_set_member (object, "range_km", decode_fact_number (session->miles * KM_PER_MILE));
  json_object_set_member (object, "cost", decode_fact_number (session->cost));
  return decode_fact_object (object);
}

static JsonNode *
policy_fact (const SolChargerStatus *charger)
{
  if (charger->policies->len == 0)
    return decode_fact_null ();

  const SolChargePolicy *policy = g_ptr_array_index (charger->policies, 0);
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "type", decode_fact_text (policy->type));
  json_object_set_member (object, "active", decode_fact_truth (policy->active));
  json_object_set_member (object, "amps", decode_fact_int (policy->amps, 0));
  json_object_set_member (object, "starts_at", decode_fact_time (policy->starts_at));
  json_object_set_member (object, "ends_at", decode_fact_time (policy->ends_at));
  return decode_fact_object (object);
}

static JsonNode *
mode_fact (const DecodeRun *run, const SolChargerStatus *charger)
{
  const SolChargePreference *preference = decode_run_also (run, PREFERENCE);
  SolChargeMode mode
      = sol_charge_mode_effective (charger, preference != NULL ? preference->mode : SOL_CHARGE_MODE_UNKNOWN,
                                   NULL, SOL_CHARGE_MODE_UNKNOWN);
  return decode_fact_text (mode == SOL_CHARGE_MODE_UNKNOWN ? NULL : sol_charge_mode_get_name (mode));
}

/* Only a charger that can draw current has a power, and then it takes two samples (R24). */
static JsonNode *
power_fact (const SolChargerStatus *charger)
{
  SolChargerPower base;
  sol_charger_power_init (&base);
  return decode_fact_number (sol_charger_power_step (&base, charger, NAN, 19200));
}

static JsonNode *
status_fact (const DecodeRun *run, const SolChargerStatus *charger)
{
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "serial", decode_fact_text (charger->serial));
  json_object_set_member (object, "name", decode_fact_text (charger->name));
  json_object_set_member (object, "connected", decode_fact_truth (charger->connected));
  json_object_set_member (object, "plugged_in", decode_fact_truth (charger->plugged_in));
  json_object_set_member (object, "charging", decode_fact_truth (sol_charger_status_is_charging (charger)));
  json_object_set_member (object, "faulted", decode_fact_truth (charger->faulted));
  json_object_set_member (object, "commissioned", decode_fact_truth (charger->commissioned));
  json_object_set_member (object, "connector_status", decode_fact_text (charger->connector_text));
  json_object_set_member (object, "connector_reason", decode_fact_text (charger->connector_reason));
  json_object_set_member (object, "connector_info", decode_fact_text (charger->connector_info));
  json_object_set_member (object, "session_active",
                          decode_fact_truth (sol_charger_status_session_active (charger)));
  json_object_set_member (object, "session", session_fact (&charger->session));
  json_object_set_member (object, "load_balancing", decode_fact_truth (charger->load_balancing));
  json_object_set_member (object, "amps_set", decode_fact_int (charger->amps_set, 0));
  json_object_set_member (object, "mode", mode_fact (run, charger));
  json_object_set_member (object, "policy", policy_fact (charger));
  json_object_set_member (object, "power_w", power_fact (charger));
  json_object_set_member (object, "last_report", decode_fact_time (charger->last_report));
  json_object_set_member (object, "offline_since", decode_fact_time (charger->offline_since));
  return decode_fact_object (object);
}

static JsonNode *
links_fact (const SolChargerSummary *charger)
{
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < charger->gateway_links->len; i++)
    {
      const SolGatewayLink *link = &g_array_index (charger->gateway_links, SolGatewayLink, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "connected", decode_fact_truth (link->connected));
      json_object_set_member (object, "failure_reason", decode_fact_int (link->failure_reason, -1));
      json_object_set_member (object, "last_connection", decode_fact_time (link->last_connection));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

static void
set_summary_limits (JsonObject *object, const SolChargerSummary *charger)
{
  json_object_set_member (object, "amps_min", decode_fact_int (charger->amps_min, 0));
  json_object_set_member (object, "amps_max", decode_fact_int (charger->amps_max, 0));
  json_object_set_member (object, "amps_step", decode_fact_int (charger->amps_step, 0));
  json_object_set_member (object, "max_current", decode_fact_int (charger->max_current, 0));
  json_object_set_member (object, "rated_current", decode_fact_number (charger->rated_current));
  json_object_set_member (object, "voltage", decode_fact_number (charger->voltage));
  json_object_set_member (object, "phases", decode_fact_int (charger->phases, 0));
  json_object_set_member (object, "phase_mode", decode_fact_int (charger->phase_mode, 0));
  json_object_set_member (object, "breaker_rating", decode_fact_int (charger->breaker_rating, 0));
  json_object_set_member (object, "reporting_interval_s", decode_fact_int (charger->reporting_interval_s, 0));
}

static JsonNode *
amps_offered_fact (const SolChargerSummary *charger)
{
  SolAmpsRange range
      = sol_amps_range_fill ((SolAmpsRange){ charger->amps_min, charger->amps_max, charger->amps_step });
  JsonArray *array = json_array_new ();
  json_array_add_int_element (array, range.min);
  json_array_add_int_element (array, range.max);
  return decode_fact_array (array);
}

static JsonNode *
summary_fact (const DecodeRun *run, const SolChargerSummary *charger)
{
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "amps_offered", amps_offered_fact (charger));
  json_object_set_member (object, "use_battery_offered",
                          decode_fact_truth (sol_green_settings_offers_battery (
                              decode_run_also (run, GREEN), charger->supports_use_battery)));
  set_summary_limits (object, charger);
  json_object_set_member (object, "serial", decode_fact_text (charger->serial));
  json_object_set_member (object, "name", decode_fact_text (charger->name));
  json_object_set_member (object, "model", decode_fact_text (charger->model));
  json_object_set_member (object, "firmware", decode_fact_text (charger->firmware));
  json_object_set_member (object, "hardware", decode_fact_text (charger->hardware));
  json_object_set_member (object, "connection", decode_fact_text (charger->connection));
  json_object_set_member (object, "ip_address", decode_fact_text (charger->address));
  json_object_set_member (object, "connected", decode_fact_truth (charger->connected));
  json_object_set_member (object, "commissioned", decode_fact_truth (charger->commissioned));
  json_object_set_member (object, "load_balancing_enabled",
                          decode_fact_truth (charger->load_balancing_enabled));
  json_object_set_member (object, "use_battery_supported", decode_fact_truth (charger->supports_use_battery));
  json_object_set_member (object, "lifetime_wh", decode_fact_number (charger->lifetime_wh));
  json_object_set_member (object, "last_report", decode_fact_time (charger->last_report));
  json_object_set_member (object, "warranty_until", decode_fact_time (charger->warranty_until));
  json_object_set_member (object, "gateway_links", links_fact (charger));
  return decode_fact_object (object);
}

static GPtrArray *
chargers_of (const DecodeRun *run)
{
  if (run->value == NULL)
    return NULL;
  return is_summary (run) ? ((SolEvSummary *) run->value)->chargers : ((SolEvStatus *) run->value)->chargers;
}

static JsonNode *
charger_fact (const DecodeRun *run, guint index)
{
  gpointer charger = g_ptr_array_index (chargers_of (run), index);
  return is_summary (run) ? summary_fact (run, charger) : status_fact (run, charger);
}

static JsonNode *
read_chargers (const DecodeRun *run, JsonNode *expected)
{
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < chargers_of (run)->len; i++)
    json_array_add_element (array, charger_fact (run, i));
  return decode_fact_array (array);
}

static JsonNode *
read_charger_count (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_int (chargers_of (run)->len, -1);
}

static JsonNode *
read_serials (const DecodeRun *run, JsonNode *expected)
{
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < chargers_of (run)->len; i++)
    {
      g_autoptr (JsonNode) charger = charger_fact (run, i);
      json_array_add_element (array, json_object_dup_member (json_node_get_object (charger), "serial"));
    }
  return decode_fact_array (array);
}

static JsonNode *
read_by_serial (const DecodeRun *run, JsonNode *expected)
{
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < chargers_of (run)->len; i++)
    {
      JsonNode *charger = charger_fact (run, i);
      const char *serial = json_object_get_string_member (json_node_get_object (charger), "serial");
      json_object_set_member (object, serial, charger);
    }
  return decode_fact_object (object);
}

static JsonNode *
read_site_id (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (is_status (run) ? ((SolEvStatus *) run->value)->site_id : NULL);
}

static JsonNode *
read_site_timezone (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (is_status (run) ? ((SolEvStatus *) run->value)->timezone : NULL);
}

static JsonNode *
read_server_time (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_time (is_status (run) ? ((SolEvStatus *) run->value)->server_time
                                           : ((SolEvSummary *) run->value)->server_time);
}

static JsonNode *
read_mode (const DecodeRun *run, JsonNode *expected)
{
  const SolChargePreference *preference = run->value;
  if (preference == NULL || preference->mode == SOL_CHARGE_MODE_UNKNOWN)
    return decode_fact_null ();
  return decode_fact_text (sol_charge_mode_get_name (preference->mode));
}

static JsonNode *
read_modes_offered (const DecodeRun *run, JsonNode *expected)
{
  const SolChargePreference *preference = run->value;
  JsonArray *array = json_array_new ();
  for (SolChargeMode mode = SOL_CHARGE_MODE_MANUAL; mode <= SOL_CHARGE_MODE_SMART; mode++)
    if (preference->offers[mode].present == SOL_YES && preference->offers[mode].hidden != SOL_YES)
      json_array_add_element (array, decode_fact_text (sol_charge_mode_get_name (mode)));
  return decode_fact_array (array);
}

static JsonNode *
read_power (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (run->power_w);
}

/* What the guard lets through, read after read. */
static JsonNode *
read_lifetime_shown (const DecodeRun *run, JsonNode *expected)
{
  SolCounter counter;
  JsonArray *array = json_array_new ();

  sol_counter_init (&counter);
  for (guint i = 0; i <= run->older->len; i++)
    {
      const SolEvSummary *summary = i < run->older->len ? g_ptr_array_index (run->older, i) : run->value;
      const SolChargerSummary *charger = g_ptr_array_index (summary->chargers, 0);
      json_array_add_element (array, decode_fact_number (sol_counter_step (&counter, charger->lifetime_wh,
                                                                           charger->last_report)));
    }
  return decode_fact_array (array);
}

const DecodeFact decode_facts_ev[] = {
  { "chargers", read_chargers },
  { "charger_count", read_charger_count },
  { "serials", read_serials },
  { "by_serial", read_by_serial },
  { "site_id", read_site_id },
  { "site_timezone", read_site_timezone },
  { "server_time", read_server_time },
  { "mode", read_mode },
  { "modes_offered", read_modes_offered },
  { "power_w", read_power },
  { "last_power_w", read_power },
  { "lifetime_wh_shown", read_lifetime_shown },
  { NULL, NULL },
};
