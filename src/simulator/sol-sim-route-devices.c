/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-devices"

#include "sol-sim-format.h"
#include "sol-sim-route-panels.h"

/* Inventory and battery status (addendum 1.7.9, 1.7.11). */

static void
open_bucket (JsonBuilder *builder, const char *type)
{
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "type", type);
  sol_sim_json_array (builder, "devices");
}

static void
close_bucket (JsonBuilder *builder)
{
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
open_device (JsonBuilder *builder, const char *name, const char *serial, const char *sku, const char *status,
             gint64 last_report, gint64 warranty_until)
{
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "name", name);
  sol_sim_json_string (builder, "serial_number", serial);
  sol_sim_json_string (builder, "sku_id", sku);
  sol_sim_json_string (builder, "status", status);
  sol_sim_json_string (builder, "statusText", sol_sim_status_text (status));
  sol_sim_json_epoch (builder, "last_report", last_report);
  sol_sim_json_day (builder, "warranty_end_date", warranty_until);
  sol_sim_json_boolean (builder, "isRetired", FALSE);
}

static void
write_gateway (JsonBuilder *builder, const SolSimSite *site)
{
  const SolSimGateway *gateway = &site->gateway;
  const char *status = gateway->silent ? "not_reporting" : "normal";
  open_bucket (builder, "envoy");
  open_device (builder, gateway->model, gateway->serial, gateway->sku, status, gateway->last_report,
               gateway->warranty_until);
  sol_sim_json_boolean (builder, "connected", !gateway->silent);
  sol_sim_json_string (builder, "ip", gateway->ip);
  sol_sim_json_string (builder, "envoy_sw_version", gateway->firmware);
  sol_sim_json_boolean (builder, "ap_mode", FALSE);
  sol_sim_json_boolean (builder, "supportsEntrez", TRUE);
  sol_sim_json_boolean (builder, "show_connection_details", TRUE);
  json_builder_end_object (builder);
  close_bucket (builder);
}

static void
write_meter (JsonBuilder *builder, const SolSimSite *site, const char *suffix, const char *name)
{
  g_autofree char *serial = g_strconcat (site->gateway.serial, suffix, NULL);
  const char *status = site->gateway.silent ? "not_reporting" : "normal";
  open_device (builder, name, serial, "CT-200", status, site->gateway.last_report,
               site->gateway.warranty_until);
  sol_sim_json_string (builder, "channel_type", name);
  json_builder_end_object (builder);
}

static void
write_meters (JsonBuilder *builder, const SolSimSite *site)
{
  open_bucket (builder, "meter");
  write_meter (builder, site, "EIM2", site->regional ? "Compteur de consommation" : "Consumption Meter");
  write_meter (builder, site, "EIM1", site->regional ? "Compteur de production" : "Production Meter");
  close_bucket (builder);
}

static void
write_batteries (JsonBuilder *builder, const SolSimSite *site)
{
  open_bucket (builder, "encharge");
  for (guint i = 0; i < site->n_batteries; i++)
    {
      const SolSimBattery *battery = &site->batteries[i];
      open_device (builder, battery->model, battery->serial, battery->sku, "normal", battery->last_report,
                   battery->warranty_until);
      sol_sim_json_string (builder, "channel_type", "IQ Battery");
      sol_sim_json_string (builder, "sw_version", battery->firmware);
      json_builder_end_object (builder);
    }
  /* The text says it of one device, the flag of another. */
  if (site->retired_battery != NULL)
    {
      open_device (builder, "IQ Battery 3T", site->retired_battery, "ENCHARGE-3T-1P-INT", "retired",
                   site->installed + 300 * 86400, site->installed);
      json_builder_end_object (builder);
    }
  close_bucket (builder);
}

static void
write_controller (JsonBuilder *builder, const SolSimSite *site)
{
  const SolSimGateway *gateway = &site->gateway;
  open_bucket (builder, "enpower");
  if (gateway->controller_serial != NULL)
    {
      open_device (builder, gateway->controller_model, gateway->controller_serial, "SC100G-M230",
                   gateway->silent ? "not_reporting" : "normal", gateway->last_report,
                   gateway->warranty_until);
      sol_sim_json_string (builder, "channel_type", "IQ System Controller");
      sol_sim_json_string (builder, "sw_version", gateway->controller_firmware);
      json_builder_end_object (builder);
    }
  close_bucket (builder);
}

static void
write_chargers (JsonBuilder *builder, const SolSimSite *site)
{
  open_bucket (builder, "evse");
  for (guint i = 0; i < site->n_chargers; i++)
    {
      const SolSimCharger *charger = &site->chargers[i];
      open_device (builder, charger->name, charger->serial, charger->sku,
                   charger->connected ? "normal" : "not_reporting", charger->last_report,
                   charger->warranty_until);
      sol_sim_json_string (builder, "sw_version", charger->firmware);
      json_builder_end_object (builder);
    }
  const SolSimCharger *retired = site->retired_charger;
  if (retired != NULL)
    {
      open_device (builder, retired->name, retired->serial, retired->sku, "not_reporting",
                   retired->last_report, retired->warranty_until);
      sol_sim_json_boolean (builder, "isRetired", TRUE);
      json_builder_end_object (builder);
    }
  close_bucket (builder);
}

static void
answer_devices (SolSimCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_array (builder, "result");
  write_gateway (builder, call->site);
  write_meters (builder, call->site);
  write_batteries (builder, call->site);
  write_controller (builder, call->site);
  write_chargers (builder, call->site);
  open_bucket (builder, "q_relay");
  close_bucket (builder);
  json_builder_begin_object (builder);
  sol_sim_json_date (builder, "curr_date_site", sol_sim_home_today (call->server->home, call->site->id));
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
write_micros (JsonBuilder *builder, guint total, guint active)
{
  sol_sim_json_integer (builder, "total_micros", total);
  sol_sim_json_integer (builder, "active_micros", active);
  sol_sim_json_integer (builder, "inactive_micros", total - active);
  sol_sim_json_empty_array (builder, "inactive_micros_sn");
}

static void
write_unit (JsonBuilder *builder, const SolSimSite *site, const SolSimBattery *battery)
{
  json_builder_begin_object (builder);
  sol_sim_json_integer (builder, "id", battery->id);
  sol_sim_json_string (builder, "serial_number", battery->serial);
  sol_sim_json_percent (builder, "current_charge", battery->soc);
  sol_sim_json_number (builder, "available_energy", sol_sim_round (battery->available_kwh, 2));
  sol_sim_json_number (builder, "max_capacity", sol_sim_round (battery->capacity_kwh, 2));
  sol_sim_json_integer (builder, "led_status", battery->led);
  sol_sim_json_boolean (builder, "excluded", battery->excluded);
  sol_sim_json_null (builder, "error_code");
  sol_sim_json_null (builder, "error_text");
  sol_sim_json_number (builder, "available_power", sol_sim_round (battery->available_power_kw, 2));
  sol_sim_json_number (builder, "max_power", sol_sim_round (battery->rated_power_w / 1000.0, 2));
  write_micros (builder, battery->microinverters, battery->microinverters_active);
  sol_sim_json_null (builder, "event_start_date");
  sol_sim_json_null (builder, "event_description");
  sol_sim_json_null (builder, "event_recommendation");
  sol_sim_json_string (builder, "statusText", "Normal");
  sol_sim_json_string (builder, "status", "normal");
  sol_sim_json_epoch (builder, "last_report", battery->last_report);
  sol_sim_json_integer (builder, "cycle_count", battery->cycles);
  sol_sim_json_string (builder, "battery_mode", sol_sim_mode_label (site));
  sol_sim_json_number (builder, "rated_power", battery->rated_power_w);
  sol_sim_json_integer (builder, "battery_phase_count", 1);
  sol_sim_json_boolean (builder, "is_flex_phase", FALSE);
  sol_sim_json_percent (builder, "battery_soh", battery->health);
  json_builder_end_object (builder);
}

typedef struct
{
  double available_kwh, capacity_kwh, available_kw, max_kw;
  guint micros, active, included, excluded;
} Sums;

static Sums
add_up (const SolSimSite *site)
{
  Sums sums = { 0 };
  for (guint i = 0; i < site->n_batteries; i++)
    {
      const SolSimBattery *battery = &site->batteries[i];
      if (battery->excluded)
        {
          sums.excluded++;
          continue;
        }
      sums.included++;
      sums.available_kwh += battery->available_kwh;
      sums.capacity_kwh += battery->capacity_kwh;
      sums.available_kw += battery->available_power_kw;
      sums.max_kw += battery->rated_power_w / 1000.0;
      sums.micros += battery->microinverters;
      sums.active += battery->microinverters_active;
    }
  return sums;
}

static void
answer_battery_status (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  Sums sums = add_up (site);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_percent (builder, "current_charge", site->soc);
  sol_sim_json_number (builder, "available_energy", sol_sim_round (sums.available_kwh, 2));
  sol_sim_json_number (builder, "max_capacity", sol_sim_round (sums.capacity_kwh, 2));
  sol_sim_json_number (builder, "available_power", sol_sim_round (sums.available_kw, 2));
  sol_sim_json_number (builder, "max_power", sol_sim_round (sums.max_kw, 2));
  write_micros (builder, sums.micros, sums.active);
  sol_sim_json_boolean (builder, "show_battery_banner", FALSE);
  sol_sim_json_integer (builder, "included_count", sums.included);
  sol_sim_json_integer (builder, "excluded_count", sums.excluded);
  sol_sim_json_array (builder, "storages");
  for (guint i = 0; i < site->n_batteries; i++)
    write_unit (builder, site, &site->batteries[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

#define H SOL_SIM_FAMILY_H
#define L SOL_SIM_FAMILY_L

const SolSimRoute sol_sim_routes_devices[] = {
  { "GET", "/app-api/{site}/devices.json", H, 0, answer_devices },
  { "GET", "/pv/settings/{site}/battery_status.json", H, 0, answer_battery_status },
  { "GET", "/app-api/{site}/inverters.json", H, 0, sol_sim_panels_list },
  { "GET", "/systems/{site}/inverter_status_x.json", L, 0, sol_sim_panels_status },
  { "GET", "/systems/{site}/inverter_data_x/energy.json", L, 0, sol_sim_panels_energy },
  { NULL },
};
