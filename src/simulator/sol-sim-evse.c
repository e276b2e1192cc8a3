/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-evse"

#include "sol-sim-evse.h"

#include <string.h>

#define BASE "/service/evse_controller/{site}"
#define V1 "/service/evse_controller/api/v1/{site}"
#define V2 "/service/evse_controller/api/v2/{site}"

static const char *
connector_name (SolSimConnector connector)
{
  static const char *const names[] = {
    [SOL_SIM_CONNECTOR_AVAILABLE] = "AVAILABLE",           [SOL_SIM_CONNECTOR_CHARGING] = "CHARGING",
    [SOL_SIM_CONNECTOR_FINISHING] = "FINISHING",           [SOL_SIM_CONNECTOR_SUSPENDED_EV] = "SUSPENDED_EV",
    [SOL_SIM_CONNECTOR_SUSPENDED_EVSE] = "SUSPENDED_EVSE", [SOL_SIM_CONNECTOR_FAULTED] = "FAULTED",
  };
  return names[connector];
}

/* The cloud has no third number here: in the other modes the field is empty and the preference tells. */
static void
write_mode (JsonBuilder *builder, const SolSimCharger *charger)
{
  if (charger->mode == SOL_SIM_MODE_MANUAL || charger->mode == SOL_SIM_MODE_GREEN)
    sol_sim_json_integer (builder, "mode", charger->mode == SOL_SIM_MODE_GREEN);
  else
    sol_sim_json_null (builder, "mode");
}

static void
write_policy (JsonBuilder *builder, SolSimCall *call, const SolSimCharger *charger)
{
  gboolean green = charger->mode == SOL_SIM_MODE_GREEN;
  SolSimHome *home = call->server->home;
  sol_sim_json_object (builder, "sch_d");
  sol_sim_json_integer (builder, "status", green);
  sol_sim_json_array (builder, "info");
  if (green)
    {
      gint64 midnight
          = sol_sim_home_midnight (home, call->site->id, sol_sim_home_today (home, call->site->id));
      sol_sim_json_object (builder, NULL);
      sol_sim_json_string (builder, "type", "greencharging");
      sol_sim_json_integer (builder, "startTime", midnight);
      sol_sim_json_integer (builder, "endTime", midnight + 24 * 3600 - 1);
      sol_sim_json_integer (builder, "limit", charger->max_amps);
      sol_sim_json_integer (builder, "status", 1);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Wh above 200, kWh below: the reader tells them apart by size, so the writer must not send 150 Wh as 150. */
static void
write_session_energy (JsonBuilder *builder, gint64 wh)
{
  sol_sim_json_number (builder, "e_c", wh > 200 ? (double) wh : (double) wh / 1000.0);
}

static void
write_session (JsonBuilder *builder, const SolSimCharger *charger)
{
  const SolSimSession *session = &charger->session;
  sol_sim_json_object (builder, "session_d");
  sol_sim_json_zulu_ms (builder, "plg_in_at", session->plugged_in);
  sol_sim_json_epoch_ms (builder, "strt_chrg", session->started);
  sol_sim_json_zulu_ms (builder, "plg_out_at", session->plugged_out);
  write_session_energy (builder, session->energy_wh);
  sol_sim_json_number (builder, "miles", sol_sim_round (session->miles, 2));
  sol_sim_json_number (builder, "session_cost", session->cost);
  sol_sim_json_integer (builder, "auth_status", charger->unconfirmed ? 1 : -1);
  sol_sim_json_null (builder, "auth_type");
  sol_sim_json_null (builder, "auth_id");
  if (charger->charging && charger->running_amps > 0)
    sol_sim_json_integer (builder, "charge_level", charger->running_amps);
  else
    sol_sim_json_null (builder, "charge_level");
  json_builder_end_object (builder);
}

static void
write_connectors (JsonBuilder *builder, const SolSimCharger *charger)
{
  sol_sim_json_array (builder, "connectors");
  json_builder_begin_object (builder);
  sol_sim_json_integer (builder, "connectorId", 1);
  sol_sim_json_string (builder, "connectorStatusType", connector_name (charger->connector));
  sol_sim_json_string (builder, "connectorStatusInfo", charger->plugged_in ? "EVConnected" : "");
  sol_sim_json_string (builder, "connectorStatusReason", charger->connector_reason);
  sol_sim_json_integer (builder, "safeLimitState", charger->safe_limit != 0);
  sol_sim_json_boolean (builder, "dlbActive", charger->load_balancing_active);
  sol_sim_json_boolean (builder, "pluggedIn", charger->plugged_in);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
write_charger (JsonBuilder *builder, SolSimCall *call, const SolSimCharger *charger)
{
  json_builder_begin_object (builder);
  sol_sim_json_object (builder, "smartEV");
  sol_sim_json_boolean (builder, "hasToken", FALSE);
  sol_sim_json_boolean (builder, "hasEVDetails", FALSE);
  json_builder_end_object (builder);
  sol_sim_json_string (builder, "evManufacturerName", "Example Motors");
  sol_sim_json_string (builder, "offGrid", charger->off_grid ? "OFF_GRID" : "ON_GRID");
  sol_sim_json_string (builder, "sn", charger->serial);
  sol_sim_json_string (builder, "name", charger->name);
  sol_sim_json_zulu (builder, "lst_rpt_at", charger->last_report);
  sol_sim_json_zulu_ms (builder, "offlineAt", charger->offline_since);
  sol_sim_json_boolean (builder, "connected", charger->connected);
  sol_sim_json_null (builder, "auth_token");
  write_mode (builder, charger);
  sol_sim_json_boolean (builder, "charging", charger->charging);
  sol_sim_json_boolean (builder, "pluggedIn", charger->plugged_in);
  sol_sim_json_boolean (builder, "faulted", charger->faulted);
  sol_sim_json_integer (builder, "commissioned", charger->commissioned);
  sol_sim_json_boolean (builder, "isEVDetailsSet", FALSE);
  if (charger->set_amps > 0)
    sol_sim_json_integer (builder, "chargingLevel", charger->set_amps);
  write_policy (builder, call, charger);
  write_session (builder, charger);
  write_connectors (builder, charger);
  json_builder_end_object (builder);
}

static void
write_legacy_charger (JsonBuilder *builder, const SolSimCharger *charger)
{
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "sn", charger->serial);
  sol_sim_json_string (builder, "name", charger->name);
  sol_sim_json_boolean (builder, "connected", charger->connected);
  sol_sim_json_boolean (builder, "pluggedIn", charger->plugged_in);
  sol_sim_json_boolean (builder, "charging", charger->charging);
  sol_sim_json_boolean (builder, "faulted", charger->faulted);
  sol_sim_json_string (builder, "connectorStatusType", connector_name (charger->connector));
  if (charger->set_amps > 0)
    sol_sim_json_integer (builder, "charging_level", charger->set_amps);
  sol_sim_json_object (builder, "session_d");
  sol_sim_json_number (builder, "e_c", (double) charger->session.energy_wh / 1000.0);
  sol_sim_json_epoch (builder, "start_time", charger->session.started);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

JsonBuilder *
sol_sim_evse_begin (SolSimCall *call, int rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_meta_ms (builder, call->now, rows);
  return g_steal_pointer (&builder);
}

void
sol_sim_evse_finish (SolSimCall *call, JsonBuilder *builder)
{
  sol_sim_json_empty_object (builder, "error");
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_legacy_status (SolSimCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_array (builder, "evChargerData");
  for (guint i = 0; i < call->site->n_chargers; i++)
    write_legacy_charger (builder, &call->site->chargers[i]);
  json_builder_end_array (builder);
  sol_sim_json_integer (builder, "ts", call->now);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

void
sol_sim_evse_status (SolSimCall *call)
{
  if (call->server->quirks & SOL_SIM_WIRE_LEGACY)
    {
      answer_legacy_status (call);
      return;
    }
  g_autoptr (JsonBuilder) builder = sol_sim_evse_begin (call, -1);
  sol_sim_json_object (builder, "data");
  sol_sim_json_format (builder, "site", "%" G_GUINT64_FORMAT, call->site->id);
  sol_sim_json_string (builder, "tz", call->site->timezone);
  sol_sim_json_array (builder, "chargers");
  for (guint i = 0; i < call->site->n_chargers; i++)
    write_charger (builder, call, &call->site->chargers[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sol_sim_evse_finish (call, builder);
}

void
sol_sim_evse_heartbeat (SolSimCall *call)
{
  g_autoptr (JsonBuilder) builder = sol_sim_evse_begin (call, -1);
  sol_sim_json_object (builder, "data");
  for (guint i = 0; i < call->site->n_chargers; i++)
    {
      const SolSimCharger *charger = &call->site->chargers[i];
      sol_sim_json_object (builder, charger->serial);
      sol_sim_json_boolean (builder, "connected", charger->connected);
      sol_sim_json_boolean (builder, "pluggedIn", charger->plugged_in);
      sol_sim_json_boolean (builder, "charging", charger->charging);
      sol_sim_json_epoch_ms (builder, "lst_rpt_at", charger->last_report);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  sol_sim_evse_finish (call, builder);
}

static void
write_versions (JsonBuilder *builder, const SolSimCharger *charger)
{
  sol_sim_json_string (builder, "firmwareVersion", charger->firmware);
  sol_sim_json_string (builder, "systemVersion", charger->firmware);
  sol_sim_json_string (builder, "applicationVersion", charger->firmware);
  sol_sim_json_string (builder, "processorBoardVersion", "2.0.713.0");
  sol_sim_json_string (builder, "powerBoardVersion", "25.28.9.0");
  sol_sim_json_string (builder, "bootloaderVersion", "2024.04");
  sol_sim_json_string (builder, "kernelVersion", "6.6.23-lts-next-gb2f1b3288874");
}

static void
write_electrics (JsonBuilder *builder, const SolSimCharger *charger)
{
  sol_sim_json_integer (builder, "maxCurrent", charger->max_amps);
  sol_sim_json_format (builder, "ratedCurrent", "%d", charger->max_amps);
  sol_sim_json_integer (builder, "breakerRating", charger->breaker_amps);
  sol_sim_json_object (builder, "chargeLevelDetails");
  sol_sim_json_format (builder, "min", "%d", charger->min_amps);
  sol_sim_json_format (builder, "max", "%d", charger->max_amps);
  sol_sim_json_format (builder, "granularity", "%d", charger->step_amps);
  if (charger->default_amps > 0)
    sol_sim_json_format (builder, "defaultChargeLevel", "%d", charger->default_amps);
  else
    sol_sim_json_string (builder, "defaultChargeLevel", "disabled");
  json_builder_end_object (builder);
  sol_sim_json_format (builder, "operatingVoltage", "%d", charger->voltage);
  sol_sim_json_integer (builder, "phaseCount", charger->phases);
  sol_sim_json_integer (builder, "phaseMode", charger->phases);
  sol_sim_json_integer (builder, "gridType", charger->phases == 3 ? 4 : 2);
  sol_sim_json_object (builder, "wiringConfiguration");
  sol_sim_json_string (builder, "L1", "L1");
  json_builder_end_object (builder);
  sol_sim_json_integer (builder, "dlbEnabled", charger->load_balancing);
}

static void
write_network (JsonBuilder *builder, const SolSimCharger *charger)
{
  sol_sim_json_string (builder, "activeConnection", "wifi");
  sol_sim_json_string (
      builder, "networkConfig",
      "[\n\"netmask=255.255.255.0,mac_addr=02:00:5e:00:53:44,interface_name=eth0,connectionStatus=0,"
      "ipaddr=,bootproto=dhcp,gateway=\",\n\"netmask=255.255.255.0,mac_addr=02:00:5e:00:53:45,interface_name="
      "mlan0,"
      "connectionStatus=1,ipaddr=192.0.2.11,bootproto=dhcp,gateway=192.0.2.1\"\n]");
  sol_sim_json_string (builder, "wifiConfig",
                       "connectionStatus=1, wifiMode=client, SSID=ExampleNet, status=connected");
  sol_sim_json_string (builder, "cellularConfig", "signalStrength=0, status=disconnected, network=, info=");
  sol_sim_json_string (builder, "defaultRoute", "interface=mlan0, ip_address=192.0.2.1");
  sol_sim_json_array (builder, "gatewayConnectivityDetails");
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "gwSerialNum", charger->gateway_serial);
  sol_sim_json_integer (builder, "gwConnStatus", charger->safe_limit != 0);
  sol_sim_json_integer (builder, "gwConnFailureReason", 0);
  sol_sim_json_epoch_ms (builder, "lastConnTime", charger->last_report);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
write_summary (JsonBuilder *builder, SolSimCall *call, const SolSimCharger *charger, gboolean legacy)
{
  sol_sim_json_string (builder, "serialNumber", charger->serial);
  sol_sim_json_string (builder, "displayName", charger->name);
  sol_sim_json_integer (builder, "siteId", (gint64) call->site->id);
  sol_sim_json_string (builder, "modelName", charger->model);
  sol_sim_json_string (builder, "sku", charger->sku);
  sol_sim_json_string (builder, "skuScope", strstr (charger->sku, "-EU-") != NULL ? "GEN2_EU" : "GEN2_NA");
  sol_sim_json_string (builder, "partNumber", charger->part_number);
  sol_sim_json_string (builder, "status", charger->faulted ? "FAULTED" : "NORMAL");
  sol_sim_json_boolean (builder, "isConnected", charger->connected);
  sol_sim_json_boolean (builder, "isLocallyConnected", charger->safe_limit == 0);
  sol_sim_json_boolean (builder, "isRetired", charger->retired);
  sol_sim_json_integer (builder, "commissioningStatus", charger->commissioned);
  write_versions (builder, charger);
  sol_sim_json_zulu_ms (builder, "lastReportedAt", charger->last_report);
  sol_sim_json_integer (builder, "reportingInterval", 300);
  sol_sim_json_string (builder, "timezone", call->site->timezone);
  write_electrics (builder, charger);
  if (!legacy)
    sol_sim_json_boolean (builder, "supportsUseBattery", charger->supports_use_battery);
  sol_sim_json_boolean (builder, "hoControl", !charger->locked);
  sol_sim_json_empty_array (builder, "hoControlScope");
  write_network (builder, charger);
  sol_sim_json_object (builder, "functionalValDetails");
  sol_sim_json_epoch_ms (builder, "lastUpdatedTimestamp", charger->created);
  sol_sim_json_integer (builder, "state", 1);
  json_builder_end_object (builder);
  if (!legacy)
    sol_sim_json_number (builder, "lifeTimeConsumption", (double) charger->lifetime_wh);
  sol_sim_json_zulu_ns (builder, "createdAt", charger->created);
  sol_sim_json_zulu_ns (builder, "warrantyStartDate", charger->created);
  sol_sim_json_integer (builder, "warrantyPeriod", 5);
  sol_sim_json_zulu_ns (builder, "warrantyDueDate", charger->warranty_until);
  sol_sim_json_null (builder, "rmaDetails");
}

void
sol_sim_evse_summaries (SolSimCall *call)
{
  gboolean legacy = call->server->quirks & SOL_SIM_WIRE_LEGACY;
  gboolean retired = call->site->retired_charger != NULL;
  g_autoptr (JsonBuilder) builder = sol_sim_evse_begin (call, (int) call->site->n_chargers + retired);
  sol_sim_json_array (builder, "data");
  for (guint i = 0; i < call->site->n_chargers; i++)
    {
      json_builder_begin_object (builder);
      write_summary (builder, call, &call->site->chargers[i], legacy);
      json_builder_end_object (builder);
    }
  /* Asked for or not: the filter of the query is not to be relied on. */
  if (retired)
    {
      json_builder_begin_object (builder);
      write_summary (builder, call, call->site->retired_charger, legacy);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sol_sim_evse_finish (call, builder);
}

void
sol_sim_evse_summary (SolSimCall *call)
{
  g_autoptr (JsonBuilder) builder = sol_sim_evse_begin (call, -1);
  sol_sim_json_object (builder, "data");
  write_summary (builder, call, call->charger, FALSE);
  json_builder_end_object (builder);
  sol_sim_evse_finish (call, builder);
}

void
sol_sim_evse_last_reported (SolSimCall *call)
{
  g_autoptr (JsonBuilder) builder = sol_sim_evse_begin (call, -1);
  sol_sim_json_object (builder, "data");
  for (guint i = 0; i < call->site->n_chargers; i++)
    sol_sim_json_epoch_ms (builder, call->site->chargers[i].serial, call->site->chargers[i].last_report);
  json_builder_end_object (builder);
  sol_sim_evse_finish (call, builder);
}

#define T SOL_SIM_FAMILY_T
#define TJ SOL_SIM_FAMILY_TJ
#define BEARER SOL_SIM_ROUTE_BEARER

const SolSimRoute sol_sim_routes_evse[] = {
  { "GET", BASE "/ev_chargers/status", T, SOL_SIM_ROUTE_NEW_ADDRESS, sol_sim_evse_status },
  { "GET", BASE "/ev_charger/status", T, 0, sol_sim_evse_status },
  { "GET", V2 "/ev_chargers/status", T, 0, sol_sim_evse_heartbeat },
  { "GET", V2 "/ev_chargers/summary", T, SOL_SIM_ROUTE_NEW_ADDRESS, sol_sim_evse_summaries },
  { "GET", BASE "/ev_chargers/summary", T, 0, sol_sim_evse_summaries },
  { "GET", V2 "/ev_chargers/last_reported_at", T, 0, sol_sim_evse_last_reported },
  { "GET", V2 "/ev_chargers/{sn}/summary", T, SOL_SIM_ROUTE_NEW_ADDRESS, sol_sim_evse_summary },
  { "GET", BASE "/ev_chargers/{sn}/summary", T, 0, sol_sim_evse_summary },
  { "GET", BASE "/ev_chargers/start_live_stream", T, BEARER, sol_sim_evse_live_start },
  { "GET", BASE "/ev_chargers/stop_live_stream", T, BEARER, sol_sim_evse_live_stop },
  { "GET", BASE "/ev_chargers/{sn}/retry_start_live_stream", T, BEARER, sol_sim_evse_live_start },
  { "POST", BASE "/ev_chargers/{sn}/start_charging", TJ, BEARER, sol_sim_evse_start },
  { "PUT", BASE "/ev_chargers/{sn}/start_charging", TJ, BEARER, sol_sim_evse_start },
  { "POST", BASE "/ev_charger/{sn}/start_charging", TJ, BEARER, sol_sim_evse_start },
  { "PUT", BASE "/ev_chargers/{sn}/stop_charging", TJ, BEARER, sol_sim_evse_stop },
  { "POST", BASE "/ev_chargers/{sn}/stop_charging", TJ, BEARER, sol_sim_evse_stop },
  { "POST", BASE "/ev_charger/{sn}/stop_charging", TJ, BEARER, sol_sim_evse_stop },
  { "POST", BASE "/ev_charger/{sn}/trigger_message", TJ, BEARER, sol_sim_evse_trigger },
  { "POST", V1 "/ev_chargers/{sn}/ev_charger_config", TJ, SOL_SIM_ROUTE_OWN_TOKEN, sol_sim_evse_config_read },
  { "PUT", V1 "/ev_chargers/{sn}/ev_charger_config", TJ, SOL_SIM_ROUTE_OWN_TOKEN, sol_sim_evse_config_write },
  { NULL },
};
