/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-energy"

#include "sol-energy.h"

#include <math.h>

SOL_DEFINE_VALUE (SolToday, sol_today)
SOL_DEFINE_VALUE (SolLifetime, sol_lifetime)
SOL_DEFINE_VALUE (SolPowerSample, sol_power_sample)

static const char *const channel_names[SOL_N_CHANNELS] = {
  [SOL_CHANNEL_PRODUCTION] = "production",
  [SOL_CHANNEL_CONSUMPTION] = "consumption",
  [SOL_CHANNEL_IMPORT] = "import",
  [SOL_CHANNEL_EXPORT] = "export",
  [SOL_CHANNEL_CHARGE] = "charge",
  [SOL_CHANNEL_DISCHARGE] = "discharge",
  [SOL_CHANNEL_SOLAR_HOME] = "solar_home",
  [SOL_CHANNEL_SOLAR_BATTERY] = "solar_battery",
  [SOL_CHANNEL_SOLAR_GRID] = "solar_grid",
  [SOL_CHANNEL_BATTERY_HOME] = "battery_home",
  [SOL_CHANNEL_BATTERY_GRID] = "battery_grid",
  [SOL_CHANNEL_GRID_HOME] = "grid_home",
  [SOL_CHANNEL_GRID_BATTERY] = "grid_battery",
  [SOL_CHANNEL_EVSE] = "evse",
  [SOL_CHANNEL_HEATPUMP] = "heatpump",
  [SOL_CHANNEL_WATER_HEATER] = "water_heater",
  [SOL_CHANNEL_GENERATOR] = "generator",
};

const char *
sol_channel_get_name (SolChannel channel)
{
  g_return_val_if_fail ((guint) channel < SOL_N_CHANNELS, NULL);
  return channel_names[channel];
}

static void
series_clear (SolSeries *series, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&series[i].wh, g_free);
}

static void
sol_today_init (SolToday *self)
{
  self->start = SOL_TIME_UNKNOWN;
  self->interval = 15 * SOL_MINUTE;
  self->last_report = SOL_TIME_UNKNOWN;
  sol_totals_clear (&self->totals);
  self->soc_percent = NAN;
  self->reserve_percent = NAN;
  self->shutdown_percent = NAN;
  self->charge_from_grid = SOL_UNKNOWN;
}

static void
sol_today_clear (SolToday *self)
{
  series_clear (self->series, SOL_N_CHANNELS);
  series_clear (&self->soc, 1);
  g_free (self->date);
  g_free (self->profile);
  g_free (self->site_status);
}

double
sol_today_get_average_w (const SolToday *self, SolChannel channel, guint index)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail ((guint) channel < SOL_N_CHANNELS, NAN);

  const SolSeries *series = &self->series[channel];
  if (index >= series->n || self->interval <= 0)
    return NAN;
  return series->wh[index] * ((double) SOL_HOUR / (double) self->interval);
}

static void
sol_lifetime_init (SolLifetime *self)
{
  self->last_report = SOL_TIME_UNKNOWN;
  self->update_pending = SOL_UNKNOWN;
  sol_totals_clear (&self->totals);
  self->buckets_are_days = SOL_UNKNOWN;
}

static void
sol_lifetime_clear (SolLifetime *self)
{
  g_free (self->start_date);
  series_clear (self->series, SOL_N_CHANNELS);
}

static void
sol_power_sample_init (SolPowerSample *self)
{
  self->solar_w = NAN;
  self->sampled_at = SOL_TIME_UNKNOWN;
}

static void
sol_power_sample_clear (SolPowerSample *self)
{
}
