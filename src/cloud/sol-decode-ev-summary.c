/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-ev-summary"

#include "sol-decode.h"

#include <string.h>

#include "sol-json.h"

#define MAX_AMPS 1000
#define MOST_KWH 200

/* One interface of `networkConfig`: the address of the one that is up. */
static char *
address_of_object (JsonObject *object)
{
  if (sol_json_truth (object, "connectionStatus") != SOL_YES)
    return NULL;
  JsonArray *several = sol_json_array (object, "ipaddr");
  return several != NULL ? sol_json_node_id (sol_json_element (several, 0)) : sol_json_id (object, "ipaddr");
}

/* The same from a line of `key=value,key=value`. */
static char *
address_of_line (const char *line)
{
  g_auto (GStrv) pairs = g_strsplit (line, ",", 64);
  const char *address = NULL;
  gboolean up = FALSE;

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *pair = g_strstrip (pairs[i]);
      if (g_str_equal (pair, "connectionStatus=1"))
        up = TRUE;
      else if (g_str_has_prefix (pair, "ipaddr="))
        address = pair + strlen ("ipaddr=");
    }
  return up && address != NULL && *address != '\0' ? g_strdup (address) : NULL;
}

static char *
address_of_list (JsonNode *node)
{
  JsonArray *list = sol_json_node_array (node);
  char *address = address_of_object (sol_json_node_object (node));

  for (guint i = 0; address == NULL && i < sol_json_length (list); i++)
    {
      JsonNode *element = sol_json_element (list, i);
      JsonObject *object = sol_json_node_object (element);
      g_autofree char *line = object == NULL ? sol_json_node_text (element) : NULL;
      if (object != NULL)
        address = address_of_object (object);
      else if (line != NULL)
        address = address_of_line (line);
    }
  return address;
}

/* `networkConfig` is a text that holds JSON or a list of quoted lines, which reads as JSON too. */
static char *
read_address (JsonObject *object)
{
  JsonNode *node = sol_json_member (object, "networkConfig");
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return address_of_list (node);
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  const char *text = json_node_get_string (node);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) inner = sol_json_parse (bytes, NULL);
  return inner != NULL ? address_of_list (inner) : NULL;
}

/* Which member of the wiring names a neutral, e.g. `N`. */
static char *
read_neutral (JsonObject *wiring)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (wiring == NULL)
    return NULL;
  json_object_iter_init (&iter, wiring);
  while (json_object_iter_next (&iter, &name, &node))
    {
      g_autofree char *value = sol_json_node_text (node);
      if (g_ascii_strncasecmp (name, "n", 1) == 0
          || (value != NULL && g_ascii_strncasecmp (value, "n", 1) == 0))
        return g_strdup (name);
    }
  return NULL;
}

static void
read_limits (SolChargerSummary *charger, JsonObject *object)
{
  JsonObject *levels = sol_json_object (object, "chargeLevelDetails");

  charger->amps_min = sol_json_int (levels, "min", 1, MAX_AMPS, 0);
  charger->amps_max = sol_json_int (levels, "max", 1, MAX_AMPS, 0);
  charger->amps_step = sol_json_int (levels, "granularity", 1, MAX_AMPS, 0);
  charger->default_level = sol_json_text (levels, "defaultChargeLevel");
  charger->max_current = sol_json_int (object, "maxCurrent", 1, MAX_AMPS, 0);
  charger->rated_current = sol_json_number_between (object, "ratedCurrent", 1, MAX_AMPS);
  charger->voltage = sol_json_number_between (object, "operatingVoltage", 1, 2000);
  charger->phases = sol_json_int (object, "phaseCount", 1, 3, 0);
  charger->phase_mode = sol_json_int (object, "phaseMode", 1, 100, 0);
  charger->grid_type = sol_json_int (object, "gridType", 1, 100, 0);
  charger->breaker_rating = sol_json_int (object, "breakerRating", 1, MAX_AMPS, 0);
}

static void
read_links (SolChargerSummary *charger, JsonArray *links)
{
  for (guint i = 0; i < sol_json_length (links); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (links, i));
      int status = sol_json_int (object, "gwConnStatus", 0, G_MAXINT, -1);
      if (object == NULL)
        continue;

      SolGatewayLink link = {
        .connected = status < 0 ? SOL_UNKNOWN : sol_truth (status == 0),
        .failure_reason = sol_json_int (object, "gwConnFailureReason", 0, G_MAXINT, -1),
        .last_connection = sol_json_time (object, "lastConnTime", NULL),
      };
      g_array_append_val (charger->gateway_links, link);
    }
}

static SolTruth
read_owner_control (JsonObject *object)
{
  SolTruth control = sol_json_truth (object, "hoControl");
  JsonArray *scope = sol_json_array (object, "hoControlScope");
  return control == SOL_UNKNOWN && sol_json_length (scope) > 0 ? SOL_YES : control;
}

static SolChargerSummary *
read_charger (JsonObject *object)
{
  g_autofree char *serial = sol_json_id (object, "serialNumber|serial_number|sn");
  if (serial == NULL || sol_json_truth (object, "isRetired|is_retired") == SOL_YES)
    return NULL;

  SolChargerSummary *charger = sol_charger_summary_new ();
  charger->serial = g_steal_pointer (&serial);
  charger->name = sol_json_text (object, "displayName");
  charger->model = sol_json_text (object, "modelName");
  charger->firmware = sol_json_text (object, "firmwareVersion|systemVersion");
  charger->hardware = sol_json_text (object, "processorBoardVersion");
  charger->part_number = sol_json_text (object, "partNumber");
  charger->connection = sol_json_text (object, "activeConnection");
  charger->address = read_address (object);
  charger->timezone = sol_json_text (object, "timezone");
  charger->wiring_neutral = read_neutral (sol_json_object (object, "wiringConfiguration"));
  read_limits (charger, object);
  charger->reporting_interval_s = sol_json_int (object, "reportingInterval", 1, 86400, 0);
  charger->connected = sol_json_truth (object, "isConnected");
  charger->load_balancing_enabled = sol_json_truth (object, "dlbEnabled");
  charger->supports_use_battery = sol_json_truth (object, "supportsUseBattery");
  charger->owner_control = read_owner_control (object);
  charger->commissioned = sol_json_truth (object, "commissioningStatus");
  double lifetime = sol_json_number_between (object, "lifeTimeConsumption", 0, SOL_JSON_MAX_NUMBER);
  charger->lifetime_wh = lifetime > MOST_KWH ? lifetime : lifetime * 1000;
  charger->last_report = sol_json_time (object, "lastReportedAt", NULL);
  charger->warranty_until = sol_json_time (object, "warrantyDueDate", NULL);
  read_links (charger, sol_json_array (object, "gatewayConnectivityDetails"));
  return charger;
}

static void
take_charger (SolEvSummary *summary, SolChargerSummary *charger)
{
  if (charger != NULL && sol_ev_summary_find (summary, charger->serial) == NULL)
    g_ptr_array_add (summary->chargers, charger);
  else
    g_clear_pointer (&charger, sol_charger_summary_unref);
}

SolEvSummary *
sol_decode_ev_summary (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonNode *data = sol_json_unwrap (root, "data");
  JsonObject *single = sol_json_node_object (data);
  JsonArray *list = sol_json_node_array (data);
  if (list == NULL && !sol_json_has (single, "serialNumber|serial_number|sn"))
    return sol_json_refuse (error);

  g_autoptr (SolEvSummary) summary = sol_ev_summary_new ();
  JsonObject *meta = sol_json_object (sol_json_node_object (root), "meta");
  summary->server_time = sol_json_time (meta, "serverTimeStamp", NULL);
  if (single != NULL)
    take_charger (summary, read_charger (single));
  for (guint i = 0; i < sol_json_length (list); i++)
    take_charger (summary, read_charger (sol_json_node_object (sol_json_element (list, i))));
  /* A single one that has no serial, or only null for it, is no answer. */
  if (single != NULL && summary->chargers->len == 0 && sol_json_truth (single, "isRetired") != SOL_YES)
    return sol_json_refuse (error);
  return g_steal_pointer (&summary);
}
