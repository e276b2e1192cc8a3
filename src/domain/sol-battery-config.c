/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery-config"

#include "sol-battery-config.h"

#include <math.h>

SOL_DEFINE_VALUE (SolSiteSettings, sol_site_settings)
SOL_DEFINE_VALUE (SolProfile, sol_profile)
SOL_DEFINE_VALUE (SolBatterySettings, sol_battery_settings)
SOL_DEFINE_VALUE (SolStormAlerts, sol_storm_alerts)

static void
control_block_init (SolControlBlock *block)
{
  block->present = block->show = block->enabled = block->locked = SOL_UNKNOWN;
  block->show_day_schedule = block->schedule_supported = SOL_UNKNOWN;
  block->force_schedule_supported = block->force_schedule_opted = SOL_UNKNOWN;
  block->start_minute = block->end_minute = -1;
}

static void
sol_site_settings_init (SolSiteSettings *self)
{
  self->has_battery = self->has_controller = SOL_UNKNOWN;
  self->has_ac_battery = self->has_generator = self->is_emea = self->is_hems = SOL_UNKNOWN;
  self->change_pending = SOL_UNKNOWN;
  self->show_production = self->show_consumption = SOL_UNKNOWN;
  self->show_charge_from_grid = self->show_savings = self->show_ai_savings = SOL_UNKNOWN;
  self->show_full_backup = self->show_storm_guard = self->show_reserve = SOL_UNKNOWN;
  self->charging_modes_enabled = self->battery_limit_support = self->use_battery_for_car = SOL_UNKNOWN;
  self->storm_without_grid_charging = SOL_UNKNOWN;
  self->is_owner = self->is_installer = SOL_UNKNOWN;
}

static void
sol_site_settings_clear (SolSiteSettings *self)
{
  g_free (self->timezone);
  g_free (self->country);
  g_free (self->region);
  g_free (self->locale);
  g_free (self->grid_mode);
  g_free (self->site_code);
}

SolTruth
sol_site_settings_may_write (const SolSiteSettings *self)
{
  g_return_val_if_fail (self != NULL, SOL_UNKNOWN);
  if (self->is_owner == SOL_YES || self->is_installer == SOL_YES)
    return SOL_YES;
  return self->is_owner == SOL_UNKNOWN && self->is_installer == SOL_UNKNOWN ? SOL_UNKNOWN : SOL_NO;
}

SolProfileDevice *
sol_profile_device_new (void)
{
  SolProfileDevice *self = g_new0 (SolProfileDevice, 1);
  self->enabled = SOL_UNKNOWN;
  self->updated_at = SOL_TIME_UNKNOWN;
  return self;
}

void
sol_profile_device_free (SolProfileDevice *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->charge_mode);
  g_free (self->charge_mode_status);
  g_free (self);
}

static void
sol_profile_init (SolProfile *self)
{
  self->reserve_percent = self->reserve_min = self->reserve_max = NAN;
  self->shutdown_percent = NAN;
  self->change_pending = self->system_task = self->supports_mqtt = SOL_UNKNOWN;
  self->storm_guard = self->storm_charger = SOL_UNKNOWN;
  self->accepted_storm_disclaimer = self->show_storm_alert = SOL_UNKNOWN;
  self->demand_response = SOL_UNKNOWN;
  control_block_init (&self->charge_control);
  control_block_init (&self->discharge_control);
  control_block_init (&self->restrict_control);
  self->previous_reserves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->chargers = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_profile_device_free);
}

static void
sol_profile_clear (SolProfile *self)
{
  g_free (self->profile);
  g_free (self->sub_type);
  g_free (self->requested);
  g_clear_pointer (&self->previous_reserves, g_hash_table_unref);
  g_clear_pointer (&self->chargers, g_ptr_array_unref);
}

static void
sol_battery_settings_init (SolBatterySettings *self)
{
  self->reserve_percent = self->reserve_min = self->reserve_max = NAN;
  self->shutdown_percent = self->shutdown_min = self->shutdown_max = NAN;
  self->charge_from_grid = self->charge_schedule_enabled = SOL_UNKNOWN;
  self->hide_charge_from_grid = self->supports_shutdown_level = SOL_UNKNOWN;
  self->charge_begin_minute = self->charge_end_minute = -1;
  self->disclaimer_accepted_at = SOL_TIME_UNKNOWN;
  self->disclaimer_accepted = SOL_UNKNOWN;
  self->system_task = self->supports_mqtt = self->storm_guard = self->use_battery_for_car = SOL_UNKNOWN;
  control_block_init (&self->charge_control);
  control_block_init (&self->discharge_control);
  control_block_init (&self->restrict_control);
}

static void
sol_battery_settings_clear (SolBatterySettings *self)
{
  g_free (self->profile);
  g_free (self->sub_type);
  g_free (self->grid_mode);
}

SolStormAlert *
sol_storm_alert_new (void)
{
  SolStormAlert *self = g_new0 (SolStormAlert, 1);
  self->active = SOL_UNKNOWN;
  self->critical = SOL_UNKNOWN;
  self->starts_at = SOL_TIME_UNKNOWN;
  self->ends_at = SOL_TIME_UNKNOWN;
  return self;
}

void
sol_storm_alert_free (SolStormAlert *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->source);
  g_free (self->status);
  g_free (self);
}

static void
sol_storm_alerts_init (SolStormAlerts *self)
{
  self->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_storm_alert_free);
  self->active = SOL_UNKNOWN;
  self->critical_active = SOL_UNKNOWN;
  self->critical_override = SOL_UNKNOWN;
}

static void
sol_storm_alerts_clear (SolStormAlerts *self)
{
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
}

gboolean
sol_profile_is_pending (const SolProfile *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->change_pending == SOL_YES || (self->requested != NULL && *self->requested != '\0');
}
