/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-extras"

#include "sol-decode.h"

#include <string.h>

#include "sol-decode-parts.h"

#define MOST_UNITS 1e9

/* How deep dry contacts are looked for (addendum 2.14). */
#define CONTACT_DEPTH 4

SolSiteStatus *
sol_decode_site_status (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  if (!sol_json_has (object, "status|statusText|battery_mode|soc|timezone"))
    return sol_json_refuse (error);

  SolSiteStatus *status = sol_site_status_new ();
  status->code = sol_json_text (object, "status");
  status->text = sol_json_text (object, "statusText");
  status->battery_mode = sol_json_text (object, "battery_mode");
  status->soc_percent = sol_json_percent (object, "soc");
  status->reserve_percent = sol_json_percent (object, "reserved_soc");
  status->storm_guard = sol_json_text (object, "storm_guard");
  status->storage_setpoint = sol_json_text (object, "storage_setpoint");
  status->pv_setpoint = sol_json_text (object, "pv_setpoint");
  status->backup_type = sol_json_text (object, "backup_type");
  status->timezone = sol_json_text (object, "timezone");
  return status;
}

SolSiteSummary *
sol_decode_site_summary (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  if (!sol_json_has (object, "is_hems|is_ensemble|country_code"))
    return sol_json_refuse (error);

  SolSiteSummary *summary = sol_site_summary_new ();
  summary->is_hems = sol_json_truth (object, "is_hems");
  summary->is_ensemble = sol_json_truth (object, "is_ensemble");
  summary->is_nem3 = sol_json_truth (object, "is_nem3");
  summary->currency = sol_json_text (object, "currency_unit");
  summary->currency_symbol = sol_json_text (object, "currency_symbol");
  summary->region = sol_json_text (object, "geo");
  summary->country = sol_json_text (object, "country_code");
  return summary;
}

static double
read_units (JsonObject *object, const char *name)
{
  return sol_json_number_between (object, name, -MOST_UNITS, MOST_UNITS);
}

static SolRoofArray *
read_array (JsonObject *object)
{
  SolRoofArray *array = sol_roof_array_new ();
  JsonArray *list = sol_json_array (object, "modules");
  array->id = sol_json_id (object, "array_id");
  array->name = sol_json_text (object, "label");
  array->x = read_units (object, "x");
  array->y = read_units (object, "y");
  array->azimuth = sol_json_number_between (object, "azimuth", -360, 360);
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *row = sol_json_node_object (sol_json_element (list, i));
      JsonObject *inverter = sol_json_object (row, "inverter");
      if (row == NULL)
        continue;
      SolRoofModule *module = sol_roof_module_new ();
      module->id = sol_json_id (row, "module_id");
      module->x = read_units (row, "x");
      module->y = read_units (row, "y");
      module->rotation = sol_json_number_between (row, "rotation", -360, 360);
      module->inverter_id = sol_json_id (inverter, "inverter_id");
      module->inverter_serial = sol_json_id (inverter, "serial_num|serial_number");
      g_ptr_array_add (array->modules, module);
    }
  return array;
}

SolRoofPlan *
sol_decode_roof_plan (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  JsonArray *list = sol_json_array (object, "arrays");
  if (list == NULL)
    return sol_json_refuse (error);

  SolRoofPlan *plan = sol_roof_plan_new ();
  JsonObject *dimensions = sol_json_object (object, "dimensions");
  plan->rotation = sol_json_number_between (object, "rotation", -360, 360);
  plan->x_min = read_units (dimensions, "x_min");
  plan->x_max = read_units (dimensions, "x_max");
  plan->y_min = read_units (dimensions, "y_min");
  plan->y_max = read_units (dimensions, "y_max");
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *array = sol_json_node_object (sol_json_element (list, i));
      if (array != NULL)
        g_ptr_array_add (plan->arrays, read_array (array));
    }
  return plan;
}

static void
read_hems_list (SolHemsDevices *devices, SolHemsKind kind, JsonArray *list)
{
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      char *uid = sol_json_id (object, "device-uid|device_uid");
      if (uid == NULL)
        continue;
      SolHemsDevice *device = sol_hems_device_new ();
      device->uid = uid;
      device->kind = kind;
      device->type = sol_json_text (object, "device-type|device_type");
      device->name = sol_json_text (object, "name");
      device->make = sol_json_text (object, "make");
      device->model = sol_json_text (object, "model");
      device->health = sol_decode_health (object, "status|statusText|status_text");
      device->status_text = sol_json_text (object, "statusText|status_text|status");
      device->pairing = sol_json_text (object, "pairing-status|pairing_status");
      device->state = sol_json_text (object, "device-state|device_state");
      device->last_report = sol_json_time (object, "last-report|last_report", NULL);
      g_ptr_array_add (devices->devices, device);
    }
}

SolHemsDevices *
sol_decode_hems_devices (GBytes *json, GError **error)
{
  static const char *const lists[SOL_N_HEMS_KINDS] = {
    [SOL_HEMS_GATEWAY] = "gateway",
    [SOL_HEMS_HEAT_PUMP] = "heat-pump|heat_pump|heatpump",
    [SOL_HEMS_CHARGER] = "evse",
    [SOL_HEMS_WATER_HEATER] = "water-heater|water_heater|waterheater",
  };
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *data = sol_json_node_object (sol_json_unwrap (root, "data|result"));
  JsonObject *all = sol_json_object (data, "hems-devices|hems_devices|devices");
  if (all == NULL)
    return sol_json_refuse (error);

  SolHemsDevices *devices = sol_hems_devices_new ();
  for (SolHemsKind kind = 0; kind < SOL_N_HEMS_KINDS; kind++)
    read_hems_list (devices, kind, sol_json_array (all, lists[kind]));
  return devices;
}

/* `MODE_3` and the like. */
static int
read_sg_mode (JsonObject *object)
{
  g_autofree char *word = sol_json_text (object, "sg-ready-mode|sg_ready_mode");
  guint64 mode = 0;
  if (word == NULL || !g_str_has_prefix (word, "MODE_")
      || !g_ascii_string_to_unsigned (word + strlen ("MODE_"), 10, 1, 4, &mode, NULL))
    return -1;
  return (int) mode;
}

SolHeatPumpState *
sol_decode_heat_pump_state (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data|result"));
  if (!sol_json_has (object, "heatpump-status|heatpump_status|sg-ready-mode|sg_ready_mode"))
    return sol_json_refuse (error);

  SolHeatPumpState *state = sol_heat_pump_state_new ();
  state->status_text = sol_json_text (object, "heatpump-status|heatpump_status");
  if (state->status_text != NULL && g_ascii_strcasecmp (state->status_text, "RUNNING") == 0)
    state->running = SOL_YES;
  else if (state->status_text != NULL && g_ascii_strcasecmp (state->status_text, "IDLE") == 0)
    state->running = SOL_NO;
  state->sg_mode = read_sg_mode (object);
  state->sg_override = sol_json_text (object, "vpp-sgready-mode-override|vpp_sgready_mode_override");
  state->last_report = sol_json_time (object, "last-report-at|last_report_at", NULL);
  return state;
}

static int
read_minute (JsonObject *object, const char *names)
{
  g_autofree char *text = sol_json_text (object, names);
  int minute = sol_minute_from_text (text);
  return minute >= 0 ? minute : sol_json_int (object, names, 0, SOL_MINUTES_PER_DAY - 1, -1);
}

static void
read_contact_windows (SolDryContact *contact, JsonObject *object)
{
  JsonArray *list = sol_json_array (object, "scheduleWindows|schedule|schedules|windows");
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *row = sol_json_node_object (sol_json_element (list, i));
      SolWeekWindow window = { sol_decode_days (row, "days"), read_minute (row, "startTime|start_time|start"),
                               read_minute (row, "endTime|end_time|end") };
      if (window.days == SOL_NO_DAY)
        window.days = SOL_EVERY_DAY;
      if (window.start >= 0 && window.end >= 0)
        g_array_append_val (contact->windows, window);
    }
}

static SolDryContact *
read_contact (JsonObject *object)
{
  SolDryContact *contact = sol_dry_contact_new ();
  contact->id = sol_json_id (object, "contact_id|contactId|id");
  contact->name = sol_json_text (object, "configuredName|configured_name|name");
  contact->serial = sol_json_id (object, "serial_number|serialNumber");
  contact->uid = sol_json_id (object, "device_uid|device-uid|deviceUid");
  contact->channel = sol_json_text (object, "channel_type|channelType");
  contact->override_supported = sol_json_truth (object, "overrideSupported");
  contact->override_active = sol_json_truth (object, "overrideActive");
  contact->control_mode = sol_json_text (object, "controlMode");
  contact->polling_s = sol_json_int (object, "pollingIntervalSeconds|pollingInterval", 1, 86400, -1);
  contact->soc_threshold = sol_json_percent (object, "socThreshold");
  contact->soc_min = sol_json_percent (object, "socThresholdMin");
  contact->soc_max = sol_json_percent (object, "socThresholdMax");
  read_contact_windows (contact, object);
  return contact;
}

static gboolean
is_contact (JsonObject *object)
{
  return sol_json_has (object, "contact_id|contactId|id|serial_number|serialNumber|device_uid|device-uid|"
                               "deviceUid|channel_type|channelType|name|configuredName|configured_name")
         && sol_json_has (object, "contact_id|contactId|overrideSupported|overrideActive|controlMode|"
                                  "socThreshold|socThresholdMin|socThresholdMax|scheduleWindows|channel_type|"
                                  "channelType");
}

/* @depth counts objects; lists between them do not. */
static void
find_contacts (SolDryContacts *contacts, JsonNode *node, guint depth)
{
  JsonArray *list = sol_json_node_array (node);
  for (guint i = 0; i < sol_json_length (list); i++)
    find_contacts (contacts, sol_json_element (list, i), depth);

  JsonObject *object = sol_json_node_object (node);
  if (object == NULL)
    return;
  if (is_contact (object))
    {
      g_ptr_array_add (contacts->contacts, read_contact (object));
      return;
    }
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  json_object_iter_init_ordered (&iter, object);
  while (depth < CONTACT_DEPTH && json_object_iter_next_ordered (&iter, &name, &member))
    find_contacts (contacts, member, depth + 1);
}

SolDryContacts *
sol_decode_dry_contacts (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;
  if (sol_json_node_object (root) == NULL && sol_json_node_array (root) == NULL)
    return sol_json_refuse (error);

  SolDryContacts *contacts = sol_dry_contacts_new ();
  find_contacts (contacts, root, 0);
  return contacts;
}
