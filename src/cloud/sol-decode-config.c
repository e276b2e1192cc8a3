/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-config"

#include "sol-decode.h"

#include <math.h>

#include "sol-json.h"

#define LAST_MINUTE 1439
#define MAX_POLLING 86400

/* The object that all answers of this service have under `data`. */
static JsonObject *
open_data (JsonNode *root, const char *members)
{
  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  return sol_json_member (object, members) != NULL ? object : NULL;
}

/* `enabled` and `disabled`, besides all that a truth can be. */
static SolTruth
read_switch (JsonObject *object, const char *names)
{
  g_autofree char *word = sol_json_text (object, names);
  if (word != NULL && g_ascii_strcasecmp (word, "enabled") == 0)
    return SOL_YES;
  if (word != NULL && g_ascii_strcasecmp (word, "disabled") == 0)
    return SOL_NO;
  return sol_json_truth (object, names);
}

static void
read_block (SolControlBlock *block, JsonObject *data, const char *names)
{
  JsonObject *object = sol_json_object (data, names);

  block->present = sol_truth (object != NULL);
  block->show = sol_json_truth (object, "show");
  block->enabled = sol_json_truth (object, "enabled");
  block->locked = sol_json_truth (object, "locked");
  block->show_day_schedule = sol_json_truth (object, "showDaySchedule");
  block->schedule_supported = sol_json_truth (object, "scheduleSupported");
  block->force_schedule_supported = sol_json_truth (object, "forceScheduleSupported");
  block->force_schedule_opted = sol_json_truth (object, "forceScheduleOpted");
  block->start_minute = sol_json_int (object, "startTime", 0, LAST_MINUTE, -1);
  block->end_minute = sol_json_int (object, "endTime", 0, LAST_MINUTE, -1);
}

static void
read_user (SolSiteSettings *settings, JsonObject *user)
{
  settings->is_owner = sol_json_truth (user, "isOwner");
  settings->is_installer = sol_json_truth (user, "isInstaller");
}

static void
read_shown (SolSiteSettings *settings, JsonObject *data)
{
  settings->show_production = sol_json_truth (data, "showProduction");
  settings->show_consumption = sol_json_truth (data, "showConsumption");
  settings->show_charge_from_grid = sol_json_truth (data, "showChargeFromGrid");
  settings->show_savings = sol_json_truth (data, "showSavingsMode");
  settings->show_ai_savings = sol_json_truth (data, "showAiOptiSavingsMode");
  settings->show_full_backup = sol_json_truth (data, "showFullBackup");
  settings->show_storm_guard = sol_json_truth (data, "showStormGuard");
  settings->show_reserve = sol_json_truth (data, "showBatteryBackupPercentage");
}

SolSiteSettings *
sol_decode_site_settings (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *data = open_data (root, "timezone|hasEncharge|hasEnpower|countryCode|userDetails|"
                                      "showBatteryBackupPercentage|batteryGridMode|siteStatus");
  if (data == NULL)
    return sol_json_refuse (error);

  SolSiteSettings *settings = sol_site_settings_new ();
  settings->timezone = sol_json_text (data, "timezone");
  settings->country = sol_json_text (data, "countryCode");
  settings->region = sol_json_text (data, "region");
  settings->locale = sol_json_text (data, "locale");
  settings->has_battery = sol_json_truth (data, "hasEncharge");
  settings->has_controller = sol_json_truth (data, "hasEnpower");
  settings->has_ac_battery = sol_json_truth (data, "hasAcb");
  settings->has_generator = sol_json_truth (data, "hasGenerator");
  settings->is_emea = sol_json_truth (data, "isEmea");
  settings->is_hems = sol_json_truth (data, "isHemsSite");
  settings->change_pending = sol_json_truth (data, "isChangePending");
  settings->charging_modes_enabled = sol_json_truth (data, "isChargingModesEnabled");
  settings->battery_limit_support = sol_json_truth (data, "batteryLimitSupport");
  settings->use_battery_for_car = sol_json_truth (data, "isUseBatteryForEVSESupported");
  settings->storm_without_grid_charging
      = sol_json_truth (sol_json_object (data, "featureDetails"), "Disable_Storm_Guard_Grid_Charging");
  settings->grid_mode = sol_json_text (data, "batteryGridMode");
  settings->site_code = sol_json_text (sol_json_object (data, "siteStatus"), "code");
  read_shown (settings, data);
  read_user (settings, sol_json_object (data, "userDetails"));
  return settings;
}

static void
read_previous (SolProfile *profile, JsonObject *previous)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (previous == NULL)
    return;
  json_object_iter_init (&iter, previous);
  while (json_object_iter_next (&iter, &name, &node))
    {
      double percent = sol_json_node_number (node);
      if (percent >= 0 && percent <= 100)
        g_hash_table_insert (profile->previous_reserves, g_strdup (name),
                             g_memdup2 (&percent, sizeof percent));
    }
}

static void
read_chargers (SolProfile *profile, JsonArray *list)
{
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      if (object == NULL || !sol_json_has (object, "uuid|deviceName|chargeMode"))
        continue;
      SolProfileDevice *device = sol_profile_device_new ();
      device->uuid = sol_json_id (object, "uuid");
      device->name = sol_json_text (object, "deviceName");
      device->charge_mode = sol_json_text (object, "chargeMode");
      device->charge_mode_status = sol_json_text (object, "chargeModeStatus");
      device->enabled = sol_json_truth (object, "enable");
      device->updated_at = sol_json_time (object, "updatedAt", NULL);
      g_ptr_array_add (profile->chargers, device);
    }
}

/* What is requested and not yet there. A request that names no profile changes something else of the
 * present one. */
static char *
read_requested (JsonObject *data, const char *present)
{
  static const char *const members[] = { "requestedConfig", "requestedConfigMqtt" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonObject *object = sol_json_object (data, members[i]);
      if (object == NULL || json_object_get_size (object) == 0)
        continue;
      char *wanted = sol_json_text (object, "profile|usage");
      return wanted != NULL ? wanted : g_strdup (present);
    }
  return NULL;
}

SolProfile *
sol_decode_profile (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *data = open_data (root, "profile|batteryBackupPercentage|stormGuardState");
  if (data == NULL)
    return sol_json_refuse (error);

  SolProfile *profile = sol_profile_new ();
  profile->profile = sol_json_text (data, "profile");
  profile->sub_type = sol_json_text (data, "operationModeSubType");
  profile->requested = read_requested (data, profile->profile);
  profile->reserve_percent = sol_json_percent (data, "batteryBackupPercentage");
  profile->reserve_min = sol_json_percent (data, "batteryBackupPercentageMin");
  profile->reserve_max = sol_json_percent (data, "batteryBackupPercentageMax");
  profile->shutdown_percent = sol_json_percent (data, "veryLowSoc");
  profile->polling_s = sol_json_int (data, "pollingInterval", 1, MAX_POLLING, 0);
  profile->change_pending = sol_json_truth (data, "isBatteryChangePending");
  profile->system_task = sol_json_truth (data, "systemTask");
  profile->supports_mqtt = sol_json_truth (data, "supportsMqtt");
  profile->storm_guard = read_switch (data, "stormGuardState");
  profile->storm_charger = read_switch (data, "evseStormEnabled");
  profile->accepted_storm_disclaimer = sol_json_truth (data, "acceptedStormGuardDisclaimer");
  profile->show_storm_alert = sol_json_truth (data, "showStormGuardAlert");
  profile->demand_response = sol_json_truth (data, "drEventActive");
  read_block (&profile->charge_control, data, "cfgControl");
  read_block (&profile->discharge_control, data, "dtgControl");
  read_block (&profile->restrict_control, data, "rbdControl");
  read_previous (profile, sol_json_object (data, "previousBatteryBackupPercentage"));
  read_chargers (profile, sol_json_array (sol_json_object (data, "devices"), "iqEvse"));
  return profile;
}

/* The acceptance is stored as a time; some answers have only a flag. */
static void
read_disclaimer (SolBatterySettings *settings, JsonObject *data)
{
  if (!sol_json_has (data, "acceptedItcDisclaimer"))
    return;
  settings->disclaimer_accepted_at = sol_json_time (data, "acceptedItcDisclaimer", NULL);
  settings->disclaimer_accepted = sol_json_truth (data, "acceptedItcDisclaimer");
  if (settings->disclaimer_accepted_at != SOL_TIME_UNKNOWN && settings->disclaimer_accepted_at > SOL_DAY)
    settings->disclaimer_accepted = SOL_YES;
  else
    settings->disclaimer_accepted_at = SOL_TIME_UNKNOWN;
  if (sol_json_member (data, "acceptedItcDisclaimer") == NULL)
    settings->disclaimer_accepted = SOL_NO;
}

static void
read_charge_window (SolBatterySettings *settings, JsonObject *data)
{
  settings->charge_from_grid = sol_json_truth (data, "chargeFromGrid");
  settings->charge_schedule_enabled = sol_json_truth (data, "chargeFromGridScheduleEnabled");
  settings->hide_charge_from_grid = sol_json_truth (data, "hideChargeFromGrid");
  settings->charge_begin_minute = sol_json_int (data, "chargeBeginTime", 0, LAST_MINUTE, -1);
  settings->charge_end_minute = sol_json_int (data, "chargeEndTime", 0, LAST_MINUTE, -1);
}

SolBatterySettings *
sol_decode_battery_settings (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *data = open_data (root, "profile|batteryBackupPercentage|chargeFromGrid|batteryGridMode|"
                                      "veryLowSoc|cfgControl");
  if (data == NULL)
    return sol_json_refuse (error);

  SolBatterySettings *settings = sol_battery_settings_new ();
  settings->profile = sol_json_text (data, "profile");
  settings->sub_type = sol_json_text (data, "operationModeSubType");
  settings->reserve_percent = sol_json_percent (data, "batteryBackupPercentage");
  settings->reserve_min = sol_json_percent (data, "batteryBackupPercentageMin");
  settings->reserve_max = sol_json_percent (data, "batteryBackupPercentageMax");
  settings->shutdown_percent = sol_json_percent (data, "veryLowSoc");
  settings->shutdown_min = sol_json_percent (data, "veryLowSocMin");
  settings->shutdown_max = sol_json_percent (data, "veryLowSocMax");
  settings->supports_shutdown_level = sol_json_truth (data, "envoySupportsVls");
  settings->system_task = sol_json_truth (data, "systemTask");
  settings->supports_mqtt = sol_json_truth (data, "supportsMqtt");
  settings->storm_guard = read_switch (data, "stormGuardState");
  settings->polling_s = sol_json_int (data, "pollingInterval", 1, MAX_POLLING, 0);
  settings->grid_mode = sol_json_text (data, "batteryGridMode");
  settings->use_battery_for_car = sol_json_truth (
      sol_json_object (sol_json_object (data, "devices"), "iqEvse"), "useBatteryFrSelfConsumption");
  read_charge_window (settings, data);
  read_disclaimer (settings, data);
  read_block (&settings->charge_control, data, "cfgControl");
  read_block (&settings->discharge_control, data, "dtgControl");
  read_block (&settings->restrict_control, data, "rbdControl");
  return settings;
}
