/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery"

#include "sol-battery-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-battery-rules.h"

static const SolControlSpec *const specs[SOL_BATTERY_N_CONTROLS] = {
  [SOL_BATTERY_PROFILE] = &sol_profile_spec,
  [SOL_BATTERY_CANCEL_PROFILE] = &sol_cancel_profile_spec,
  [SOL_BATTERY_RESERVE] = &sol_reserve_spec,
  [SOL_BATTERY_SHUTDOWN] = &sol_shutdown_spec,
  [SOL_BATTERY_AFTER_PEAK] = &sol_after_peak_spec,
  [SOL_BATTERY_CHARGE_FROM_GRID] = &sol_charge_from_grid_spec,
  [SOL_BATTERY_CHARGE_SCHEDULE] = &sol_charge_schedule_spec,
  [SOL_BATTERY_DISCHARGE_TO_GRID] = &sol_discharge_to_grid_spec,
  [SOL_BATTERY_RESTRICT_DISCHARGE] = &sol_restrict_discharge_spec,
  [SOL_BATTERY_STORM_GUARD] = &sol_storm_guard_spec,
  [SOL_BATTERY_STORM_CHARGER] = &sol_storm_charger_spec,
  [SOL_BATTERY_STORM_OPT_OUT] = &sol_storm_opt_out_spec,
  [SOL_BATTERY_WINDOW] = &sol_battery_window_spec,
};

G_DEFINE_FINAL_TYPE (SolBattery, sol_battery, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_PROFILE,
  PROP_SETTINGS,
  PROP_WINDOWS,
  PROP_EXISTS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
sol_battery_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolBattery *self = SOL_BATTERY (object);

  switch (id)
    {
    case PROP_STATUS:
      g_value_set_boxed (value, self->status);
      break;
    case PROP_PROFILE:
      g_value_set_boxed (value, self->profile);
      break;
    case PROP_SETTINGS:
      g_value_set_boxed (value, self->settings);
      break;
    case PROP_WINDOWS:
      g_value_set_boxed (value, self->windows);
      break;
    case PROP_EXISTS:
      g_value_set_int (value, self->exists);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_battery_dispose (GObject *object)
{
  sol_battery_stop (SOL_BATTERY (object));
  G_OBJECT_CLASS (sol_battery_parent_class)->dispose (object);
}

static void
sol_battery_finalize (GObject *object)
{
  SolBattery *self = SOL_BATTERY (object);
  for (guint i = 0; i < SOL_BATTERY_N_CONTROLS; i++)
    g_clear_object (&self->controls[i]);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->refresh);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_pointer (&self->windows, sol_battery_windows_unref);
  g_clear_pointer (&self->alerts, sol_storm_alerts_unref);
  g_free (self->site);
  g_free (self->scope);
  g_clear_pointer (&self->status, sol_battery_status_unref);
  g_clear_pointer (&self->profile, sol_profile_unref);
  g_clear_pointer (&self->settings, sol_battery_settings_unref);
  g_clear_pointer (&self->site_settings, sol_site_settings_unref);
  g_clear_pointer (&self->today, sol_today_unref);
  G_OBJECT_CLASS (sol_battery_parent_class)->finalize (object);
}

static void
sol_battery_class_init (SolBatteryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_battery_get_property;
  object_class->dispose = sol_battery_dispose;
  object_class->finalize = sol_battery_finalize;
  properties[PROP_STATUS] = g_param_spec_boxed ("status", NULL, NULL, SOL_TYPE_BATTERY_STATUS, flags);
  properties[PROP_PROFILE] = g_param_spec_boxed ("profile", NULL, NULL, SOL_TYPE_PROFILE, flags);
  properties[PROP_SETTINGS] = g_param_spec_boxed ("settings", NULL, NULL, SOL_TYPE_BATTERY_SETTINGS, flags);
  properties[PROP_WINDOWS] = g_param_spec_boxed ("windows", NULL, NULL, SOL_TYPE_BATTERY_WINDOWS, flags);
  properties[PROP_EXISTS] = g_param_spec_int ("exists", NULL, NULL, SOL_UNKNOWN, SOL_YES, SOL_UNKNOWN, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_battery_init (SolBattery *self)
{
  self->exists = SOL_UNKNOWN;
  self->cancellable = g_cancellable_new ();
}

SolBattery *
sol_battery_new (SolModelContext *context, SolRefresh *refresh, const char *site)
{
  SolBattery *self = g_object_new (SOL_TYPE_BATTERY, NULL);
  self->context = sol_model_context_ref (context);
  self->refresh = g_object_ref (refresh);
  self->site = g_strdup (site);
  self->scope = g_strconcat ("site/", site, NULL);
  for (guint i = 0; i < SOL_BATTERY_N_CONTROLS; i++)
    self->controls[i] = sol_control_new (specs[i], self, context, refresh, site, NULL);
  return self;
}

void
sol_battery_stop (SolBattery *self)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < SOL_BATTERY_N_CONTROLS; i++)
    if (self->controls[i] != NULL)
      sol_control_stop (self->controls[i]);
}

static void
update_controls (SolBattery *self)
{
  for (guint i = 0; i < SOL_BATTERY_N_CONTROLS; i++)
    sol_control_update (self->controls[i]);
}

static void
notify (SolBattery *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* R19: `hasEncharge` not false and storages in the battery status; unknown waits for the first answers. */
static void
update_exists (SolBattery *self)
{
  SolTruth exists = SOL_UNKNOWN;

  if (self->site_settings != NULL && self->site_settings->has_battery == SOL_NO)
    exists = SOL_NO;
  else if (self->status != NULL)
    exists = sol_truth (self->status->units->len > 0);
  if (exists == self->exists)
    return;
  self->exists = exists;
  notify (self, PROP_EXISTS);
}

void
sol_battery_take_status (SolBattery *self, const SolBatteryStatus *status)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  if (status == self->status)
    return;
  g_clear_pointer (&self->status, sol_battery_status_unref);
  self->status = sol_battery_status_ref (status);
  notify (self, PROP_STATUS);
  update_exists (self);
}

/* Each profile has a reserve of its own, which is offered again with it (R45). */
static void
remember_reserve (SolBattery *self)
{
  const SolProfile *profile = self->profile;
  if (profile->profile == NULL || isnan (profile->reserve_percent) || sol_profile_is_pending (profile))
    return;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *key = g_strconcat ("reserve/", profile->profile, NULL);
  sol_remember_set (self->context->remember, self->scope, key,
                    g_ascii_dtostr (text, sizeof text, profile->reserve_percent));
}

double
sol_battery_get_remembered_reserve (SolBattery *self, const char *profile)
{
  g_autofree char *key = g_strconcat ("reserve/", profile, NULL);
  const char *text = sol_remember_get (self->context->remember, self->scope, key);
  return text == NULL ? NAN : g_ascii_strtod (text, NULL);
}

void
sol_battery_take_profile (SolBattery *self, const SolProfile *profile)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  if (profile == self->profile)
    return;
  g_clear_pointer (&self->profile, sol_profile_unref);
  self->profile = sol_profile_ref (profile);
  remember_reserve (self);
  notify (self, PROP_PROFILE);
  update_controls (self);
}

void
sol_battery_take_settings (SolBattery *self, const SolBatterySettings *settings)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  if (settings == self->settings)
    return;
  g_clear_pointer (&self->settings, sol_battery_settings_unref);
  self->settings = sol_battery_settings_ref (settings);
  notify (self, PROP_SETTINGS);
  update_controls (self);
}

void
sol_battery_take_windows (SolBattery *self, const SolBatteryWindows *windows)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  g_clear_pointer (&self->windows, sol_battery_windows_unref);
  self->windows = sol_battery_windows_ref (windows);
  notify (self, PROP_WINDOWS);
  update_controls (self);
}

void
sol_battery_take_alerts (SolBattery *self, const SolStormAlerts *alerts)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  g_clear_pointer (&self->alerts, sol_storm_alerts_unref);
  self->alerts = sol_storm_alerts_ref (alerts);
  update_controls (self);
}

void
sol_battery_take_may_act (SolBattery *self, gboolean may_act)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  if (self->may_act == may_act)
    return;
  self->may_act = may_act;
  update_controls (self);
}

void
sol_battery_take_site_settings (SolBattery *self, const SolSiteSettings *settings)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  if (settings == self->site_settings)
    return;
  g_clear_pointer (&self->site_settings, sol_site_settings_unref);
  self->site_settings = sol_site_settings_ref (settings);
  update_exists (self);
  update_controls (self);
}

void
sol_battery_take_today (SolBattery *self, const SolToday *today)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  if (today == self->today)
    return;
  g_clear_pointer (&self->today, sol_today_unref);
  self->today = sol_today_ref (today);
}

SolTruth
sol_battery_get_exists (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), SOL_UNKNOWN);
  return self->exists;
}

const SolBatteryStatus *
sol_battery_get_status (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), NULL);
  return self->status;
}

const SolProfile *
sol_battery_get_profile (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), NULL);
  return self->profile;
}

const SolBatterySettings *
sol_battery_get_settings (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), NULL);
  return self->settings;
}

const SolBatteryWindows *
sol_battery_get_windows (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), NULL);
  return self->windows;
}

SolControl *
sol_battery_get_control (SolBattery *self, SolBatteryControl control)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self) && control < SOL_BATTERY_N_CONTROLS, NULL);
  return self->controls[control];
}

SolControl *
sol_battery_find_control (SolBattery *self, const char *name)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), NULL);
  for (guint i = 0; i < SOL_BATTERY_N_CONTROLS; i++)
    if (g_strcmp0 (specs[i]->name, name) == 0)
      return self->controls[i];
  return NULL;
}

GStrv
sol_battery_get_profiles_offered (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), NULL);
  return sol_battery_rules_get_profiles (self->site_settings,
                                         sol_battery_rules_get_profile (self->profile, self->settings));
}

void
sol_battery_get_reserve_range (SolBattery *self, double *least, double *most)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  double low = self->profile != NULL ? self->profile->reserve_min : NAN;
  double high = self->profile != NULL ? self->profile->reserve_max : NAN;

  if (isnan (low) && self->settings != NULL)
    low = !isnan (self->settings->reserve_min) ? self->settings->reserve_min : self->settings->shutdown_min;
  if (isnan (high) && self->settings != NULL)
    high = self->settings->reserve_max;
  *least = isnan (low) ? 5 : low;
  *most = isnan (high) ? 100 : high;
}

double
sol_battery_get_soc (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), NAN);
  if (self->status != NULL && !isnan (self->status->soc_percent))
    return self->status->soc_percent;
  return self->today != NULL ? self->today->soc_percent : NAN;
}

double
sol_battery_get_reserve (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), NAN);
  if (self->profile != NULL && !isnan (self->profile->reserve_percent))
    return self->profile->reserve_percent;
  if (self->settings != NULL && !isnan (self->settings->reserve_percent))
    return self->settings->reserve_percent;
  return self->today != NULL ? self->today->reserve_percent : NAN;
}

double
sol_battery_get_shutdown (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), NAN);
  if (self->settings != NULL && !isnan (self->settings->shutdown_percent))
    return self->settings->shutdown_percent;
  if (self->profile != NULL && !isnan (self->profile->shutdown_percent))
    return self->profile->shutdown_percent;
  return self->today != NULL ? self->today->shutdown_percent : NAN;
}

char *
sol_battery_describe_profile (SolBattery *self)
{
  static const struct
  {
    const char *key;
    const char *name;
  } names[] = {
    { "self-consumption", N_ ("Self-consumption") },
    { "cost_savings", N_ ("Savings") },
    { "ai_optimisation", N_ ("AI optimisation") },
    { "backup_only", N_ ("Full backup") },
    { "expert", N_ ("Expert") },
  };
  g_return_val_if_fail (SOL_IS_BATTERY (self), NULL);

  const char *key = self->profile != NULL ? self->profile->profile : NULL;
  if (key == NULL && self->today != NULL)
    key = self->today->profile;
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (key, names[i].key))
      return g_strdup (_ (names[i].name));
  return g_strdup (key);
}
