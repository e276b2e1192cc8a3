/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-site"

#include "decode-cases.h"

#include <string.h>

static gboolean
is_check (const DecodeRun *run)
{
  return g_str_equal (run->endpoint->name, "grid_check");
}

static JsonNode *
read_sites (const DecodeRun *run, JsonNode *expected)
{
  const SolSites *sites = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < sites->sites->len; i++)
    {
      const SolSiteInfo *site = g_ptr_array_index (sites->sites, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "id", decode_fact_text (site->id));
      json_object_set_member (object, "name", decode_fact_text (site->name));
      json_object_set_member (object, "favourite", decode_fact_truth (site->favourite));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

static JsonNode *
read_site_date (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (((SolDevices *) run->value)->site_date);
}

static JsonNode *
serial_of (const SolDevice *device)
{
  return decode_fact_text (device != NULL ? device->serial : NULL);
}

static JsonNode *
read_gateway (const DecodeRun *run, JsonNode *expected)
{
  return serial_of (sol_devices_get_gateway (run->value));
}

static JsonNode *
read_controller (const DecodeRun *run, JsonNode *expected)
{
  return serial_of (sol_devices_find_type (run->value, "enpower"));
}

/* All of them, so that the case sees a type too many. */
static JsonNode *
read_by_type (const DecodeRun *run, JsonNode *expected)
{
  const SolDevices *devices = run->value;
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < devices->devices->len; i++)
    {
      const SolDevice *device = g_ptr_array_index (devices->devices, i);
      g_assert_true (json_object_has_member (json_node_get_object (expected), device->type));
      if (!json_object_has_member (object, device->type))
        json_object_set_array_member (object, device->type, json_array_new ());
      json_array_add_string_element (json_object_get_array_member (object, device->type), device->serial);
    }
  return decode_fact_object (object);
}

static JsonNode *
read_devices (const DecodeRun *run, JsonNode *expected)
{
  const SolDevices *devices = run->value;
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < devices->devices->len; i++)
    {
      const SolDevice *device = g_ptr_array_index (devices->devices, i);
      JsonObject *facts = json_object_new ();
      json_object_set_member (facts, "connected", decode_fact_truth (device->connected));
      json_object_set_member (facts, "firmware", decode_fact_text (device->firmware));
      json_object_set_member (facts, "address", decode_fact_text (device->address));
      json_object_set_member (facts, "last_report", decode_fact_time (device->last_report));
      json_object_set_member (facts, "health", decode_fact_text (sol_health_get_name (device->health)));
      json_object_set_member (object, device->serial != NULL ? device->serial : "",
                              decode_fact_object (facts));
    }
  return decode_fact_object (object);
}

static JsonNode *
read_available (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((SolGridCheck *) run->value)->available);
}

/* Only a true is permission, and only for one that was read. */
static JsonNode *
read_can_toggle (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_truth (sol_grid_check_may_toggle (run->value) == SOL_YES));
}

static JsonNode *
guards_that_are (const SolGridCheck *check, SolTruth truth)
{
  const struct
  {
    const char *name;
    SolTruth truth;
  } guards[] = {
    { "disableGridControl", check->disabled },
    { "activeDownload", check->download },
    { "sunlightBackupSystemCheck", check->sunlight_check },
    { "gridOutageCheck", check->outage_check },
  };
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    if (guards[i].truth == truth)
      json_array_add_element (array, decode_fact_text (guards[i].name));
  return decode_fact_array (array);
}

static JsonNode *
read_blocked_by (const DecodeRun *run, JsonNode *expected)
{
  return guards_that_are (run->value, SOL_YES);
}

static JsonNode *
read_unknown_guards (const DecodeRun *run, JsonNode *expected)
{
  return guards_that_are (run->value, SOL_UNKNOWN);
}

static JsonNode *
read_toggle_running (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((SolGridCheck *) run->value)->toggle_running);
}

static JsonNode *
read_grid_state (const DecodeRun *run, JsonNode *expected)
{
  SolTime now = run->now != SOL_TIME_UNKNOWN ? run->now : SOL_DAY;
  SolGridEvidence evidence;
  sol_grid_evidence_init (&evidence);

  if (is_check (run))
    {
      evidence.check = run->value;
      evidence.check_at = now;
    }
  else if (g_str_equal (run->endpoint->name, "off_grid_context"))
    {
      evidence.context = run->value;
      evidence.context_at = now;
    }
  else
    sol_grid_evidence_take_chargers (&evidence, run->value, now);
  return decode_fact_text (sol_grid_state_get_name (sol_grid_state (&evidence, now)));
}

static JsonNode *
read_grid_outage (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((SolOffGridContext *) run->value)->outage);
}

static JsonNode *
read_has_battery (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((SolOffGridContext *) run->value)->has_battery);
}

static JsonNode *
read_offers_reconnect (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((SolOffGridContext *) run->value)->show_connect);
}

const DecodeFact decode_facts_site[] = {
  { "sites", read_sites },
  { "site_date", read_site_date },
  { "gateway_serial", read_gateway },
  { "controller_serial", read_controller },
  { "devices_by_type", read_by_type },
  { "devices", read_devices },
  { "feature_available", read_available },
  { "can_toggle", read_can_toggle },
  { "blocked_by", read_blocked_by },
  { "unknown_guards", read_unknown_guards },
  { "toggle_in_progress", read_toggle_running },
  { "grid_state", read_grid_state },
  { "grid_outage", read_grid_outage },
  { "has_battery", read_has_battery },
  { "offers_reconnect", read_offers_reconnect },
  { NULL, NULL },
};
