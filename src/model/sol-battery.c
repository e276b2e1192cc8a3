/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery"

#include "sol-battery-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _SolBattery
{
  GObject parent_instance;

  SolBatteryStatus *status;
  SolProfile *profile;
  SolBatterySettings *settings;
  SolSiteSettings *site_settings;
  SolToday *today;
  SolTruth exists;
};

G_DEFINE_FINAL_TYPE (SolBattery, sol_battery, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_PROFILE,
  PROP_SETTINGS,
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
    case PROP_EXISTS:
      g_value_set_int (value, self->exists);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_battery_finalize (GObject *object)
{
  SolBattery *self = SOL_BATTERY (object);
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
  object_class->finalize = sol_battery_finalize;
  properties[PROP_STATUS] = g_param_spec_boxed ("status", NULL, NULL, SOL_TYPE_BATTERY_STATUS, flags);
  properties[PROP_PROFILE] = g_param_spec_boxed ("profile", NULL, NULL, SOL_TYPE_PROFILE, flags);
  properties[PROP_SETTINGS] = g_param_spec_boxed ("settings", NULL, NULL, SOL_TYPE_BATTERY_SETTINGS, flags);
  properties[PROP_EXISTS] = g_param_spec_int ("exists", NULL, NULL, SOL_UNKNOWN, SOL_YES, SOL_UNKNOWN, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_battery_init (SolBattery *self)
{
  self->exists = SOL_UNKNOWN;
}

SolBattery *
sol_battery_new_empty (void)
{
  return g_object_new (SOL_TYPE_BATTERY, NULL);
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

void
sol_battery_take_profile (SolBattery *self, const SolProfile *profile)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  if (profile == self->profile)
    return;
  g_clear_pointer (&self->profile, sol_profile_unref);
  self->profile = sol_profile_ref (profile);
  notify (self, PROP_PROFILE);
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
