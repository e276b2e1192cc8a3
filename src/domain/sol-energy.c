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

void
sol_totals_clear (SolTotals *totals)
{
  g_return_if_fail (totals != NULL);
  *totals = (SolTotals){ NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
}

/* Σ over the buckets [from, to) that are known; NaN when none is. */
static double
sum (const SolSeries *series, guint from, guint to)
{
  double total = NAN;

  for (guint i = from; i < MIN (to, series->n); i++)
    {
      double wh = series->wh[i];
      if (isfinite (wh) && wh >= 0)
        total = isnan (total) ? wh : total + wh;
    }
  return total;
}

/* Placeholders of zeros are sent for devices that do not exist (R27). One that does may well rest for the
 * stretch that was asked for, so presence is a matter of the whole series. */
static double
sum_device (const SolSeries *series, guint from, guint to)
{
  return sum (series, 0, series->n) > 0 ? sum (series, from, to) : NAN;
}

static double
or_zero (double wh)
{
  return isnan (wh) ? 0 : wh;
}

static double
add_known (double a, double b)
{
  return isnan (a) && isnan (b) ? NAN : or_zero (a) + or_zero (b);
}

/* "X or Y" of addendum 1.7.8: X, unless it sums to 0 while Y is positive. */
static double
either (double x, double y)
{
  return isnan (x) || (x == 0 && y > 0) ? y : x;
}

static double
grid_to_home (const double sums[SOL_N_CHANNELS])
{
  double solar = sums[SOL_CHANNEL_SOLAR_HOME];
  double battery = sums[SOL_CHANNEL_BATTERY_HOME];
  double derived = NAN;

  if (!isnan (sums[SOL_CHANNEL_CONSUMPTION]) && !(isnan (solar) && isnan (battery)))
    derived = MAX (0, sums[SOL_CHANNEL_CONSUMPTION] - or_zero (solar) - or_zero (battery));
  return either (sums[SOL_CHANNEL_GRID_HOME], derived);
}

static double
grid_to_battery (const double sums[SOL_N_CHANNELS])
{
  double derived = NAN;

  if (!isnan (sums[SOL_CHANNEL_CHARGE]) && !isnan (sums[SOL_CHANNEL_SOLAR_BATTERY]))
    derived = MAX (0, sums[SOL_CHANNEL_CHARGE] - sums[SOL_CHANNEL_SOLAR_BATTERY]);
  return either (sums[SOL_CHANNEL_GRID_BATTERY], derived);
}

void
sol_totals_from_series (SolTotals *totals, const SolSeries series[SOL_N_CHANNELS], guint from, guint to)
{
  double sums[SOL_N_CHANNELS];

  g_return_if_fail (totals != NULL);
  g_return_if_fail (series != NULL);

  for (guint i = 0; i < SOL_N_CHANNELS; i++)
    sums[i] = sum (&series[i], from, to);

  totals->produced_wh = sums[SOL_CHANNEL_PRODUCTION];
  totals->consumed_wh = sums[SOL_CHANNEL_CONSUMPTION];
  totals->imported_wh
      = either (sums[SOL_CHANNEL_IMPORT], add_known (grid_to_home (sums), grid_to_battery (sums)));
  /* `today` measures the export and leaves the split at zeros; the life of the site does the reverse. */
  totals->exported_wh = either (sums[SOL_CHANNEL_SOLAR_GRID], sums[SOL_CHANNEL_EXPORT]);
  totals->charged_wh = sums[SOL_CHANNEL_CHARGE];
  if (isnan (totals->charged_wh))
    totals->charged_wh = add_known (sums[SOL_CHANNEL_SOLAR_BATTERY], sums[SOL_CHANNEL_GRID_BATTERY]);
  totals->discharged_wh = sums[SOL_CHANNEL_DISCHARGE];
  if (isnan (totals->discharged_wh))
    totals->discharged_wh = add_known (sums[SOL_CHANNEL_BATTERY_HOME], sums[SOL_CHANNEL_BATTERY_GRID]);
  totals->charger_wh = sum_device (&series[SOL_CHANNEL_EVSE], from, to);
  totals->heat_pump_wh = sum_device (&series[SOL_CHANNEL_HEATPUMP], from, to);
  totals->water_heater_wh = sum_device (&series[SOL_CHANNEL_WATER_HEATER], from, to);
}

double
sol_totals_self_sufficiency (const SolTotals *totals)
{
  g_return_val_if_fail (totals != NULL, NAN);
  if (isnan (totals->imported_wh) || isnan (totals->consumed_wh) || totals->consumed_wh <= 0)
    return NAN;
  return CLAMP (1 - totals->imported_wh / totals->consumed_wh, 0, 1);
}
