/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-ev-status"

#include "sol-decode.h"

#include <math.h>
#include <string.h>

#include "sol-json.h"

/* No charger of a home comes near this. */
#define MAX_AMPS 1000

/* A car that takes more than this in one session does not exist, so the number is in Wh (R23). */
#define MOST_KWH 200

static SolTruth
either (SolTruth one, SolTruth other)
{
  if (one == SOL_YES || other == SOL_YES)
    return SOL_YES;
  return one == SOL_UNKNOWN ? other : one;
}

static double
read_energy (JsonObject *object, const char *names)
{
  double number = sol_json_number_between (object, names, 0, SOL_JSON_MAX_NUMBER);
  return number > MOST_KWH ? number : number * 1000;
}

static void
read_session (SolChargeSession *session, JsonObject *object)
{
  session->energy_wh = read_energy (object, "e_c");
  session->started_at = sol_json_time (object, "start_time", NULL);
  if (session->started_at == SOL_TIME_UNKNOWN)
    session->started_at = sol_json_time_ms (object, "strt_chrg");
  session->plugged_in_at = sol_json_time (object, "plg_in_at", NULL);
  session->plugged_out_at = sol_json_time (object, "plg_out_at", NULL);
  session->amps = sol_json_int (object, "charge_level", 1, MAX_AMPS, 0);
  session->miles = sol_json_number_between (object, "miles", 0, 1e6);
  session->cost = sol_json_number (object, "session_cost");
  session->auth_status = sol_json_int (object, "auth_status", 0, G_MAXINT, -1);
}

static SolChargePolicy *
read_policy (JsonObject *object)
{
  SolChargePolicy *policy = sol_charge_policy_new ();
  policy->type = sol_json_text (object, "type");
  policy->active = sol_json_truth (object, "status");
  policy->amps = sol_json_int (object, "limit", 1, MAX_AMPS, 0);
  policy->starts_at = sol_json_time (object, "startTime", NULL);
  policy->ends_at = sol_json_time (object, "endTime", NULL);
  return policy;
}

static void
read_policies (SolChargerStatus *charger, JsonObject *schedule)
{
  JsonArray *info = sol_json_array (schedule, "info");
  for (guint i = 0; i < sol_json_length (info); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (info, i));
      if (object != NULL)
        g_ptr_array_add (charger->policies, read_policy (object));
    }
}

/* A number says whether; so does a flag. A word that is neither says nothing. */
static SolTruth
read_safe_limit (JsonObject *connector)
{
  double state = sol_json_number (connector, "safeLimitState");
  return isnan (state) ? sol_json_truth (connector, "safeLimitState") : sol_truth (state != 0);
}

static void
read_connector (SolChargerStatus *charger, JsonObject *object)
{
  JsonArray *connectors = sol_json_array (object, "connectors");
  JsonObject *connector = sol_json_node_object (sol_json_element (connectors, 0));

  charger->connector_text = sol_json_text (connector, "connectorStatusType");
  if (charger->connector_text == NULL)
    charger->connector_text = sol_json_text (object, "connectorStatusType");
  charger->connector = sol_connector_from_text (charger->connector_text);
  charger->connector_reason = sol_json_text (connector, "connectorStatusReason");
  if (charger->connector_reason == NULL)
    charger->connector_reason = sol_json_text (object, "connectorStatusReason");
  charger->connector_info = sol_json_text (connector, "connectorStatusInfo");
  if (charger->connector_info == NULL)
    charger->connector_info = sol_json_text (object, "connectorStatusInfo");

  charger->plugged_in
      = either (sol_json_truth (object, "pluggedIn"), sol_json_truth (connector, "pluggedIn"));
  charger->load_balancing = sol_json_truth (connector, "dlbActive");
  if (charger->load_balancing == SOL_UNKNOWN)
    charger->load_balancing = sol_json_truth (object, "dlbActive");
  charger->safe_limit = read_safe_limit (connector);
  if (charger->safe_limit == SOL_UNKNOWN)
    charger->safe_limit = read_safe_limit (object);
}

static void
read_mode (SolChargerStatus *charger, JsonObject *object)
{
  charger->mode = sol_json_int (object, "mode", 0, 100, -1);
  if (charger->mode < 0)
    charger->mode_text = sol_json_text (object, "mode");
}

static void
read_grid (SolChargerStatus *charger, JsonObject *object)
{
  charger->off_grid_text = sol_json_text (object, "offGrid");
  if (charger->off_grid_text == NULL)
    return;
  g_autofree char *word = g_ascii_strup (charger->off_grid_text, -1);
  if (g_str_equal (word, "ON_GRID"))
    charger->grid = SOL_GRID_ON;
  else if (strstr (word, "OFF_GRID") != NULL)
    charger->grid = SOL_GRID_OFF;
}

/* While a charger is idle, its session is the last one that was completed. */
static SolTruth
session_runs (const SolChargerStatus *charger)
{
  SolTruth charging = sol_charger_status_is_charging (charger);
  if (charging == SOL_YES || sol_charger_status_session_active (charger))
    return SOL_YES;
  return charger->connector == SOL_CONNECTOR_UNKNOWN ? charging : SOL_NO;
}

static SolChargerStatus *
read_charger (JsonObject *object)
{
  g_autofree char *serial = sol_json_id (object, "sn|serialNumber|serial_number");
  if (serial == NULL)
    return NULL;

  SolChargerStatus *charger = sol_charger_status_new ();
  charger->serial = g_steal_pointer (&serial);
  charger->name = sol_json_text (object, "displayName|name");
  charger->manufacturer = sol_json_text (object, "evManufacturerName");
  charger->connected = sol_json_truth (object, "connected");
  charger->charging_reported = sol_json_truth (object, "charging");
  charger->faulted = sol_json_truth (object, "faulted");
  charger->commissioned = sol_json_truth (object, "commissioned");
  charger->amps_set = sol_json_int (object, "chargingLevel|charging_level|charginglevel", 1, MAX_AMPS, 0);
  charger->last_report = sol_json_time (object, "lst_rpt_at", NULL);
  if (charger->connected == SOL_NO)
    charger->offline_since = sol_json_time (object, "offlineAt", NULL);
  read_connector (charger, object);
  read_mode (charger, object);
  read_grid (charger, object);
  read_session (&charger->session, sol_json_object (object, "session_d"));
  charger->session.running = session_runs (charger);
  read_policies (charger, sol_json_object (object, "sch_d"));
  return charger;
}

static void
take_charger (SolEvStatus *status, SolChargerStatus *charger)
{
  if (charger != NULL && sol_ev_status_find (status, charger->serial) == NULL)
    g_ptr_array_add (status->chargers, charger);
  else
    g_clear_pointer (&charger, sol_charger_status_unref);
}

/* The heartbeat: an object of small objects by serial. Anything else in it is no heartbeat. */
static gboolean
read_heartbeat (SolEvStatus *status, JsonObject *data)
{
  JsonObjectIter iter;
  const char *serial;
  JsonNode *node;

  status->partial = SOL_YES;
  json_object_iter_init_ordered (&iter, data);
  while (json_object_iter_next_ordered (&iter, &serial, &node))
    {
      JsonObject *object = sol_json_node_object (node);
      if (object == NULL || !sol_json_has (object, "connected|pluggedIn|charging|lst_rpt_at")
          || *serial == ' ')
        return FALSE;
      SolChargerStatus *charger = sol_charger_status_new ();
      charger->serial = g_strdup (serial);
      charger->connected = sol_json_truth (object, "connected");
      charger->plugged_in = sol_json_truth (object, "pluggedIn");
      charger->charging_reported = sol_json_truth (object, "charging");
      charger->session.running = charger->charging_reported;
      charger->last_report = sol_json_time (object, "lst_rpt_at", NULL);
      take_charger (status, charger);
    }
  return status->chargers->len > 0;
}

SolEvStatus *
sol_decode_ev_status (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  JsonObject *data = sol_json_object (object, "data");
  JsonArray *list = sol_json_array (data, "chargers|evChargerData");
  if (list == NULL)
    list = sol_json_array (object, "evChargerData|chargers");

  g_autoptr (SolEvStatus) status = sol_ev_status_new ();
  status->server_time = sol_json_time (sol_json_object (object, "meta"), "serverTimeStamp", NULL);
  if (status->server_time == SOL_TIME_UNKNOWN)
    status->server_time = sol_json_time (object, "ts", NULL);

  if (list == NULL)
    {
      if (data == NULL || !read_heartbeat (status, data))
        return sol_json_refuse (error);
      return g_steal_pointer (&status);
    }

  status->partial = SOL_NO;
  status->site_id = sol_json_id (data, "site");
  status->timezone = sol_json_text (data, "tz");
  for (guint i = 0; i < sol_json_length (list); i++)
    take_charger (status, read_charger (sol_json_node_object (sol_json_element (list, i))));
  return g_steal_pointer (&status);
}
