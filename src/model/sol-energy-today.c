/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-energy-today"

#include "sol-energy-today-private.h"

#include <math.h>

/* A quarter-hour that ended longer ago says nothing of now. */
#define UP_TO_DATE (30 * SOL_MINUTE)

struct _SolEnergyToday
{
  GObject parent_instance;

  SolToday *today;
  SolFlow *flow;
  SolPowerSample *latest_power;
  SolLifetime *lifetime;
};

G_DEFINE_FINAL_TYPE (SolEnergyToday, sol_energy_today, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TODAY,
  PROP_FLOW,
  PROP_LATEST_POWER,
  PROP_LIFETIME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
sol_energy_today_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolEnergyToday *self = SOL_ENERGY_TODAY (object);

  switch (id)
    {
    case PROP_TODAY:
      g_value_set_boxed (value, self->today);
      break;
    case PROP_FLOW:
      g_value_set_boxed (value, self->flow);
      break;
    case PROP_LATEST_POWER:
      g_value_set_boxed (value, self->latest_power);
      break;
    case PROP_LIFETIME:
      g_value_set_boxed (value, self->lifetime);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_energy_today_finalize (GObject *object)
{
  SolEnergyToday *self = SOL_ENERGY_TODAY (object);
  g_clear_pointer (&self->today, sol_today_unref);
  g_clear_pointer (&self->flow, sol_flow_unref);
  g_clear_pointer (&self->latest_power, sol_power_sample_unref);
  g_clear_pointer (&self->lifetime, sol_lifetime_unref);
  G_OBJECT_CLASS (sol_energy_today_parent_class)->finalize (object);
}

static void
sol_energy_today_class_init (SolEnergyTodayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_energy_today_get_property;
  object_class->finalize = sol_energy_today_finalize;
  properties[PROP_TODAY] = g_param_spec_boxed ("today", NULL, NULL, SOL_TYPE_TODAY, flags);
  properties[PROP_FLOW] = g_param_spec_boxed ("flow", NULL, NULL, SOL_TYPE_FLOW, flags);
  properties[PROP_LATEST_POWER]
      = g_param_spec_boxed ("latest-power", NULL, NULL, SOL_TYPE_POWER_SAMPLE, flags);
  properties[PROP_LIFETIME] = g_param_spec_boxed ("lifetime", NULL, NULL, SOL_TYPE_LIFETIME, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_energy_today_init (SolEnergyToday *self)
{
}

SolEnergyToday *
sol_energy_today_new (void)
{
  return g_object_new (SOL_TYPE_ENERGY_TODAY, NULL);
}

static void
notify (SolEnergyToday *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
sol_energy_today_take_today (SolEnergyToday *self, const SolToday *today)
{
  g_return_if_fail (SOL_IS_ENERGY_TODAY (self));
  if (today == self->today)
    return;
  g_clear_pointer (&self->today, sol_today_unref);
  self->today = sol_today_ref (today);
  notify (self, PROP_TODAY);
}

void
sol_energy_today_take_latest_power (SolEnergyToday *self, const SolPowerSample *sample)
{
  g_return_if_fail (SOL_IS_ENERGY_TODAY (self));
  if (sample == self->latest_power)
    return;
  g_clear_pointer (&self->latest_power, sol_power_sample_unref);
  self->latest_power = sol_power_sample_ref (sample);
  notify (self, PROP_LATEST_POWER);
}

void
sol_energy_today_take_lifetime (SolEnergyToday *self, const SolLifetime *lifetime)
{
  g_return_if_fail (SOL_IS_ENERGY_TODAY (self));
  if (lifetime == self->lifetime)
    return;
  g_clear_pointer (&self->lifetime, sol_lifetime_unref);
  self->lifetime = sol_lifetime_ref (lifetime);
  notify (self, PROP_LIFETIME);
}

void
sol_energy_today_compose (SolEnergyToday *self, SolGridState grid, gboolean has_battery, gboolean has_charger,
                          SolTime now)
{
  g_return_if_fail (SOL_IS_ENERGY_TODAY (self));
  g_clear_pointer (&self->flow, sol_flow_unref);
  if (self->today != NULL)
    self->flow = sol_flow_from_today (self->today, grid, has_battery, has_charger, now);
  notify (self, PROP_FLOW);
}

const SolToday *
sol_energy_today_get_today (SolEnergyToday *self)
{
  g_return_val_if_fail (SOL_IS_ENERGY_TODAY (self), NULL);
  return self->today;
}

const SolFlow *
sol_energy_today_get_flow (SolEnergyToday *self)
{
  g_return_val_if_fail (SOL_IS_ENERGY_TODAY (self), NULL);
  return self->flow;
}

const SolPowerSample *
sol_energy_today_get_latest_power (SolEnergyToday *self)
{
  g_return_val_if_fail (SOL_IS_ENERGY_TODAY (self), NULL);
  return self->latest_power;
}

const SolLifetime *
sol_energy_today_get_lifetime (SolEnergyToday *self)
{
  g_return_val_if_fail (SOL_IS_ENERGY_TODAY (self), NULL);
  return self->lifetime;
}

gboolean
sol_energy_today_is_up_to_date (SolEnergyToday *self, SolTime now)
{
  g_return_val_if_fail (SOL_IS_ENERGY_TODAY (self), FALSE);
  return self->flow != NULL && self->flow->source != SOL_FLOW_NONE && self->flow->to != SOL_TIME_UNKNOWN
         && now - self->flow->to <= UP_TO_DATE;
}
