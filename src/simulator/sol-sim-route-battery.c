/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-battery"

#include "sol-sim-route-battery.h"

#include <string.h>

#define BASE "/service/batteryConfig/api/v1"

JsonBuilder *
sol_sim_config_begin (SolSimCall *call, const char *type)
{
  JsonBuilder *builder = json_builder_new ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (call->now);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.000Z");
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "type", type);
  sol_sim_json_string (builder, "timestamp", time);
  sol_sim_json_object (builder, "data");
  return builder;
}

void
sol_sim_config_finish (SolSimCall *call, JsonBuilder *builder)
{
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
write_control (JsonBuilder *builder, const char *name, gboolean enabled, int begin, int end)
{
  sol_sim_json_object (builder, name);
  sol_sim_json_boolean (builder, "show", TRUE);
  sol_sim_json_boolean (builder, "enabled", enabled);
  sol_sim_json_boolean (builder, "locked", FALSE);
  sol_sim_json_boolean (builder, "showDaySchedule", TRUE);
  sol_sim_json_boolean (builder, "scheduleSupported", TRUE);
  if (begin >= 0)
    {
      sol_sim_json_integer (builder, "startTime", begin);
      sol_sim_json_integer (builder, "endTime", end);
    }
  else
    {
      sol_sim_json_boolean (builder, "forceScheduleSupported", TRUE);
      sol_sim_json_boolean (builder, "forceScheduleOpted", enabled);
    }
  json_builder_end_object (builder);
}

void
sol_sim_config_controls (JsonBuilder *builder, const SolSimSite *site)
{
  write_control (builder, "cfgControl", site->settings.charge_from_grid_schedule, -1, -1);
  write_control (builder, "dtgControl", site->settings.dtg, site->settings.dtg_begin, site->settings.dtg_end);
  write_control (builder, "rbdControl", site->settings.rbd, site->settings.rbd_begin, site->settings.rbd_end);
}

static void
write_features (JsonBuilder *builder, const SolSimSite *site)
{
  gboolean battery = site->n_batteries > 0;
  sol_sim_json_boolean (builder, "showProduction", TRUE);
  sol_sim_json_boolean (builder, "showConsumption", TRUE);
  sol_sim_json_boolean (builder, "hasEncharge", battery);
  sol_sim_json_boolean (builder, "hasEnpower", site->gateway.controller_serial != NULL);
  sol_sim_json_boolean (builder, "hasAcb", FALSE);
  sol_sim_json_boolean (builder, "hasGenerator", FALSE);
  sol_sim_json_boolean (builder, "isEmea", site->regional);
  sol_sim_json_boolean (builder, "isHemsSite", FALSE);
  sol_sim_json_boolean (builder, "isChangePending", *site->pending_profile.key != '\0');
  sol_sim_json_boolean (builder, "showChargeFromGrid", battery && !site->regional);
  sol_sim_json_boolean (builder, "showSavingsMode", site->supports_savings);
  sol_sim_json_boolean (builder, "showAiOptiSavingsMode", site->supports_ai);
  sol_sim_json_boolean (builder, "showFullBackup", site->supports_backup);
  sol_sim_json_boolean (builder, "showStormGuard", battery);
  sol_sim_json_boolean (builder, "showVLS", battery);
  sol_sim_json_boolean (builder, "showBatteryBackupPercentage", battery);
  sol_sim_json_boolean (builder, "showCriticalAlertsOverride", TRUE);
  sol_sim_json_boolean (builder, "isChargingModesEnabled", site->n_chargers > 0);
  sol_sim_json_string (builder, "batteryGridMode", site->settings.grid_mode);
  sol_sim_json_boolean (builder, "batteryLimitSupport", TRUE);
  sol_sim_json_boolean (builder, "isUseBatteryForEVSESupported", battery && site->n_chargers > 0);
  sol_sim_json_boolean (builder, "isIQGWScheduleSupported", TRUE);
  sol_sim_json_object (builder, "tariffTypeId");
  sol_sim_json_string (builder, "importType", "tou");
  sol_sim_json_string (builder, "exportType", "flat");
  json_builder_end_object (builder);
  sol_sim_json_object (builder, "featureDetails");
  sol_sim_json_boolean (builder, "HEMS_EV_Custom_Schedule", TRUE);
  sol_sim_json_boolean (builder, "Disable_Storm_Guard_Grid_Charging", FALSE);
  json_builder_end_object (builder);
}

static void
write_user (JsonBuilder *builder, SolSimCall *call)
{
  gboolean viewer = call->sign_in->account->flags & SOL_SIM_ACCOUNT_READ_ONLY;
  const char *email = call->sign_in->account->email;
  sol_sim_json_object (builder, "userDetails");
  sol_sim_json_boolean (builder, "isOwner", call->site->is_owner && !viewer);
  sol_sim_json_boolean (builder, "isInstaller", call->site->is_installer && !viewer);
  sol_sim_json_boolean (builder, "isHost", FALSE);
  sol_sim_json_boolean (builder, "isMaintainer", FALSE);
  sol_sim_json_boolean (builder, "isDemoUser", FALSE);
  sol_sim_json_format (builder, "email", "%c****%s", email[0], strchr (email, '@') - 1);
  json_builder_end_object (builder);
}

static void
answer_site_settings (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  g_autoptr (JsonBuilder) builder = sol_sim_config_begin (call, "site-settings");
  write_features (builder, site);
  sol_sim_json_string (builder, "countryCode", site->country);
  sol_sim_json_string (builder, "region", site->country);
  sol_sim_json_format (builder, "locale", "en-%s", site->country);
  sol_sim_json_string (builder, "timezone", site->timezone);
  write_user (builder, call);
  sol_sim_json_object (builder, "siteStatus");
  sol_sim_json_string (builder, "code", site->status);
  sol_sim_json_string (builder, "text", sol_sim_status_text (site->status));
  sol_sim_json_string (builder, "severity", "warning");
  json_builder_end_object (builder);
  sol_sim_config_finish (call, builder);
  if (!(call->server->quirks & SOL_SIM_QUIRK_XSRF_BY_CHECK))
    sol_sim_answer_header (call, "x-csrf-token",
                           sol_sim_sign_ins_new_config_xsrf (call->server->sign_ins, call->sign_in));
}

static void
write_requested (JsonBuilder *builder, const SolSimProfile *pending)
{
  sol_sim_json_object (builder, "requestedConfig");
  if (*pending->key != '\0')
    {
      sol_sim_json_string (builder, "profile", pending->key);
      sol_sim_json_integer (builder, "batteryBackupPercentage", pending->reserve);
      if (*pending->subtype != '\0')
        sol_sim_json_string (builder, "operationModeSubType", pending->subtype);
    }
  json_builder_end_object (builder);
  sol_sim_json_empty_object (builder, "requestedConfigMqtt");
}

static void
write_common (JsonBuilder *builder, const SolSimSite *site)
{
  sol_sim_json_boolean (builder, "supportsMqtt", TRUE);
  sol_sim_json_integer (builder, "pollingInterval", 60);
  sol_sim_json_string (builder, "profile", site->profile.key);
  sol_sim_json_string (builder, "operationModeSubType",
                       *site->profile.subtype != '\0' ? site->profile.subtype : NULL);
  sol_sim_json_integer (builder, "batteryBackupPercentage", site->profile.reserve);
  sol_sim_json_integer (builder, "batteryBackupPercentageMin", site->reserve_min);
  sol_sim_json_integer (builder, "batteryBackupPercentageMax", site->reserve_max);
  write_requested (builder, &site->pending_profile);
  sol_sim_json_boolean (builder, "systemTask", site->system_task);
  sol_sim_json_string (builder, "stormGuardState", site->settings.storm_guard ? "enabled" : "disabled");
  sol_sim_json_boolean (builder, "showStormGuardAlert", site->storm_active);
  sol_sim_json_boolean (builder, "evseStormEnabled", site->settings.evse_storm_guard);
  sol_sim_json_integer (builder, "veryLowSoc", site->settings.very_low_soc);
  sol_sim_config_controls (builder, site);
}

static void
write_profile_devices (JsonBuilder *builder, const SolSimSite *site)
{
  static const char *const names[] = { [SOL_SIM_MODE_MANUAL] = "MANUAL",
                                       [SOL_SIM_MODE_SCHEDULED] = "SCHEDULED",
                                       [SOL_SIM_MODE_GREEN] = "GREEN",
                                       [SOL_SIM_MODE_SMART] = "SMART" };
  sol_sim_json_object (builder, "devices");
  sol_sim_json_array (builder, "iqEvse");
  for (guint i = 0; i < site->n_chargers; i++)
    {
      const SolSimCharger *charger = &site->chargers[i];
      g_autofree char *uuid = g_compute_checksum_for_string (G_CHECKSUM_MD5, charger->serial, -1);
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "uuid", uuid);
      sol_sim_json_string (builder, "deviceName", charger->name);
      sol_sim_json_string (builder, "profile", site->profile.key);
      sol_sim_json_string (builder, "profileConfig", "full");
      sol_sim_json_boolean (builder, "enable", FALSE);
      sol_sim_json_integer (builder, "status", -1);
      sol_sim_json_string (builder, "chargeMode", names[charger->mode]);
      sol_sim_json_string (builder, "chargeModeStatus", charger->mode_pending ? "PENDING" : "COMPLETED");
      sol_sim_json_epoch (builder, "updatedAt", site->profile_updated);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
answer_profile (SolSimCall *call)
{
  static const char *const keys[] = { "self-consumption", "cost_savings", "ai_optimisation", "backup_only" };
  const SolSimSite *site = call->site;
  g_autoptr (JsonBuilder) builder = sol_sim_config_begin (call, "profile-details");
  write_common (builder, site);
  sol_sim_json_boolean (builder, "isBatteryChangePending", *site->pending_profile.key != '\0');
  sol_sim_json_object (builder, "previousBatteryBackupPercentage");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (site->previous_reserve[i] >= 0)
      sol_sim_json_integer (builder, keys[i], site->previous_reserve[i]);
  json_builder_end_object (builder);
  sol_sim_json_boolean (builder, "acceptedStormGuardDisclaimer", site->settings.storm_guard);
  sol_sim_json_boolean (builder, "drEventActive", FALSE);
  sol_sim_json_null (builder, "drEventMode");
  write_profile_devices (builder, site);
  sol_sim_config_finish (call, builder);
}

static void
answer_settings (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  const SolSimBatterySettings *settings = &site->settings;
  g_autoptr (JsonBuilder) builder = sol_sim_config_begin (call, "battery-details");
  write_common (builder, site);
  sol_sim_json_boolean (builder, "hideChargeFromGrid", site->regional);
  sol_sim_json_boolean (builder, "envoySupportsVls", TRUE);
  if (settings->charge_begin >= 0)
    {
      sol_sim_json_integer (builder, "chargeBeginTime", settings->charge_begin);
      sol_sim_json_integer (builder, "chargeEndTime", settings->charge_end);
    }
  sol_sim_json_string (builder, "batteryGridMode", settings->grid_mode);
  sol_sim_json_integer (builder, "veryLowSocMin", settings->very_low_soc_min);
  sol_sim_json_integer (builder, "veryLowSocMax", settings->very_low_soc_max);
  sol_sim_json_boolean (builder, "chargeFromGrid", settings->charge_from_grid);
  sol_sim_json_boolean (builder, "chargeFromGridScheduleEnabled", settings->charge_from_grid_schedule);
  sol_sim_json_instant (builder, "acceptedItcDisclaimer", settings->itc_accepted);
  sol_sim_json_object (builder, "devices");
  sol_sim_json_object (builder, "iqEvse");
  sol_sim_json_boolean (builder, "useBatteryFrSelfConsumption",
                        site->n_chargers > 0 && site->chargers[0].use_battery);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sol_sim_config_finish (call, builder);
}

static void
answer_storm_alerts (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  gboolean critical = FALSE;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_boolean (builder, "criticalAlertsOverride", TRUE);
  sol_sim_json_array (builder, "stormAlerts");
  for (guint i = 0; i < site->n_alerts; i++)
    {
      const SolSimAlert *alert = &site->alerts[i];
      gboolean over = alert->end != 0 && alert->end <= call->now;
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "id", alert->id);
      sol_sim_json_string (builder, "name", alert->name);
      sol_sim_json_string (builder, "source", alert->source);
      sol_sim_json_string (builder, "status", alert->opted_out ? "opted-out" : over ? "expired" : "active");
      sol_sim_json_epoch_ms (builder, "startTime", alert->start);
      sol_sim_json_epoch_ms (builder, "endTime", alert->end);
      sol_sim_json_boolean (builder, "critical", alert->critical);
      json_builder_end_object (builder);
      critical = critical || (alert->critical && !alert->opted_out && !over);
    }
  json_builder_end_array (builder);
  sol_sim_json_boolean (builder, "criticalAlertActive", critical);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

#define BC SOL_SIM_FAMILY_BC
#define WRITE SOL_SIM_ROUTE_CONFIG_WRITE

const SolSimRoute sol_sim_routes_battery[] = {
  { "GET", BASE "/siteSettings/{site}", BC, 0, answer_site_settings },
  { "GET", BASE "/profile/{site}", BC, 0, answer_profile },
  { "GET", BASE "/batterySettings/{site}", BC, 0, answer_settings },
  { "GET", BASE "/stormGuard/{site}/stormAlert", BC, 0, answer_storm_alerts },
  { "PUT", BASE "/profile/{site}", BC, WRITE, sol_sim_config_set_profile },
  { "PUT", BASE "/cancel/profile/{site}", BC, WRITE, sol_sim_config_cancel_profile },
  { "PUT", BASE "/batterySettings/{site}", BC, WRITE, sol_sim_config_set_settings },
  { "POST", BASE "/batterySettings/acceptDisclaimer/{site}", BC, WRITE | SOL_SIM_ROUTE_NEW_ADDRESS,
    sol_sim_config_accept_disclaimer },
  { "PUT", BASE "/stormGuard/toggle/{site}", BC, WRITE, sol_sim_config_set_storm_guard },
  { "PUT", BASE "/stormGuard/{site}/stormAlert", BC, WRITE, sol_sim_config_opt_out },
  { NULL },
};
