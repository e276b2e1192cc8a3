/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolControlBlock: `cfgControl`, `dtgControl` or `rbdControl` (addendum 1.7.20, 2.6). */
typedef struct
{
  SolTruth present, show, enabled, locked, show_day_schedule, schedule_supported;
  SolTruth force_schedule_supported, force_schedule_opted;
  int start_minute, end_minute; /* -1 unknown */
} SolControlBlock;

/** SolSiteSettings: gating of the battery views (energy-cloud-api 5.2, addendum 1.7.19). */
typedef struct
{
  char *timezone, *country, *region, *locale; /* (nullable) */
  SolTruth has_battery;                       /* `hasEncharge` */
  SolTruth has_controller;                    /* `hasEnpower` */
  SolTruth has_ac_battery, has_generator, is_emea, is_hems, change_pending;
  SolTruth show_production, show_consumption;
  SolTruth show_charge_from_grid, show_savings, show_ai_savings, show_full_backup, show_storm_guard,
      show_reserve;
  SolTruth charging_modes_enabled, battery_limit_support, use_battery_for_car;
  SolTruth storm_without_grid_charging; /* `Disable_Storm_Guard_Grid_Charging` */
  SolTruth is_owner, is_installer;
  char *grid_mode; /* (nullable) `batteryGridMode` */
  char *site_code; /* (nullable) `siteStatus.code`; its severity is ignored */
} SolSiteSettings;

#define SOL_TYPE_SITE_SETTINGS (sol_site_settings_get_type ())
SOL_DECLARE_VALUE (SolSiteSettings, sol_site_settings)

/** sol_site_settings_may_write: owner or installer; unknown when neither is known. */
SolTruth sol_site_settings_may_write (const SolSiteSettings *self);

/** SolProfileDevice: an entry of `devices.iqEvse`. */
typedef struct
{
  char *uuid, *name, *charge_mode, *charge_mode_status; /* (nullable) */
  SolTruth enabled;
  SolTime updated_at;
} SolProfileDevice;

SolProfileDevice *sol_profile_device_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_profile_device_free (SolProfileDevice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolProfileDevice, sol_profile_device_free)

/** SolProfile: the selected system profile (energy-cloud-api 5.3, addendum 1.7.20). */
typedef struct
{
  char *profile;                                    /* (nullable) raw key, e.g. `self-consumption` */
  char *sub_type;                                   /* (nullable) `operationModeSubType` */
  char *requested;                                  /* (nullable) the profile in flight */
  double reserve_percent, reserve_min, reserve_max; /* NaN unknown */
  double shutdown_percent;                          /* `veryLowSoc`; NaN unknown */
  int polling_s;                                    /* 0 unknown */
  SolTruth change_pending, system_task, supports_mqtt;
  SolTruth storm_guard;   /* `stormGuardState` */
  SolTruth storm_charger; /* `evseStormEnabled` */
  SolTruth accepted_storm_disclaimer, show_storm_alert;
  SolTruth demand_response;
  SolControlBlock charge_control, discharge_control, restrict_control;
  GHashTable *previous_reserves; /* char * -> double *, by profile */
  GPtrArray *chargers;           /* (element-type SolProfileDevice) */
} SolProfile;

#define SOL_TYPE_PROFILE (sol_profile_get_type ())
SOL_DECLARE_VALUE (SolProfile, sol_profile)

/** sol_profile_is_pending: a change is on its way, by any of the signs of addendum 1.7.20. */
gboolean sol_profile_is_pending (const SolProfile *self);

/** SolBatterySettings: the battery page (energy-cloud-api 5.5, addendum 1.7.22). */
typedef struct
{
  char *profile, *sub_type;                            /* (nullable) */
  double reserve_percent, reserve_min, reserve_max;    /* NaN unknown */
  double shutdown_percent, shutdown_min, shutdown_max; /* NaN unknown */
  SolTruth charge_from_grid, charge_schedule_enabled, hide_charge_from_grid, supports_shutdown_level;
  int charge_begin_minute, charge_end_minute; /* after local midnight, -1 unknown */
  SolTime disclaimer_accepted_at;
  SolTruth disclaimer_accepted;
  SolTruth system_task, supports_mqtt, storm_guard, use_battery_for_car;
  int polling_s;
  char *grid_mode; /* (nullable) */
  SolControlBlock charge_control, discharge_control, restrict_control;
} SolBatterySettings;

#define SOL_TYPE_BATTERY_SETTINGS (sol_battery_settings_get_type ())
SOL_DECLARE_VALUE (SolBatterySettings, sol_battery_settings)

/** SolStormAlert: one alert (addendum 1.7.23). */
typedef struct
{
  char *id, *name, *source, *status; /* (nullable) */
  SolTruth active, critical;
  SolTime starts_at, ends_at;
} SolStormAlert;

SolStormAlert *sol_storm_alert_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_storm_alert_free (SolStormAlert *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolStormAlert, sol_storm_alert_free)

/** SolStormAlerts: the alerts of a site (energy-cloud-api 5.6). */
typedef struct
{
  GPtrArray *alerts; /* (element-type SolStormAlert) */
  SolTruth active;   /* any active alert or `criticalAlertActive` */
  SolTruth critical_active, critical_override;
} SolStormAlerts;

#define SOL_TYPE_STORM_ALERTS (sol_storm_alerts_get_type ())
SOL_DECLARE_VALUE (SolStormAlerts, sol_storm_alerts)

G_END_DECLS
