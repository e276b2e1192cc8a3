/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-live-sample"

#include "sol-live-sample.h"

#include <math.h>

SOL_DEFINE_VALUE (SolLiveSample, sol_live_sample)
SOL_DEFINE_VALUE (SolLiveVitals, sol_live_vitals)

#define BALANCE_SHARE 0.10

/* The four meters are not read in the same instant, and a home at rest uses little. */
#define BALANCE_NOISE_W 20.0

static void
sol_live_sample_init (SolLiveSample *self)
{
  self->sampled_at = SOL_TIME_UNKNOWN;
  self->solar_w = NAN;
  self->battery_w = NAN;
  self->grid_w = NAN;
  self->load_w = NAN;
  self->charger_w = NAN;
  self->soc_percent = NAN;
  self->reserve_percent = NAN;
  self->profile = -1;
  self->relay_code = -1;
  self->relay_closed = SOL_UNKNOWN;
  self->balance_ok = SOL_UNKNOWN;
}

static void
sol_live_sample_clear (SolLiveSample *self)
{
}

static double
or_nothing (double power_w)
{
  return isnan (power_w) ? 0 : power_w;
}

static gboolean
adds_up (const SolLiveSample *self)
{
  double solar = or_nothing (self->solar_w);
  double battery = or_nothing (self->battery_w);
  double in = fmax (solar, 0) + fmax (battery, 0) + fmax (self->grid_w, 0);
  double difference = fabs (solar + battery + self->grid_w - self->load_w);
  return difference <= fmax (BALANCE_SHARE * fmax (in, fabs (self->load_w)), BALANCE_NOISE_W);
}

void
sol_live_sample_check_balance (SolLiveSample *self)
{
  g_return_if_fail (self != NULL);

  gboolean can_be_said = isfinite (self->grid_w) && isfinite (self->load_w)
                         && (isfinite (self->solar_w) || isfinite (self->battery_w));
  self->balance_ok = can_be_said ? sol_truth (adds_up (self)) : SOL_UNKNOWN;
  if (self->balance_ok != SOL_YES)
    {
      self->solar_w = NAN;
      self->battery_w = NAN;
      self->grid_w = NAN;
      self->load_w = NAN;
      self->charger_w = NAN;
    }
  double most = fmax (self->load_w, 0) * (1 + BALANCE_SHARE) + BALANCE_NOISE_W;
  if (!(self->charger_w >= 0 && self->charger_w <= most))
    self->charger_w = NAN;
}

SolLiveBattery *
sol_live_battery_new (void)
{
  SolLiveBattery *self = g_new0 (SolLiveBattery, 1);
  self->soc_percent = NAN;
  self->power_w = NAN;
  self->led_status = -1;
  return self;
}

void
sol_live_battery_free (SolLiveBattery *self)
{
  if (self == NULL)
    return;
  g_free (self->serial);
  g_free (self->grid_state);
  g_free (self);
}

static void
battery_destroy (gpointer data)
{
  sol_live_battery_free (data);
}

static void
sol_live_vitals_init (SolLiveVitals *self)
{
  self->sampled_at = SOL_TIME_UNKNOWN;
  self->soc_percent = NAN;
  self->grid_volts = NAN;
  self->grid_hz = NAN;
  self->home_volts = NAN;
  self->home_hz = NAN;
  self->relay_closed = SOL_UNKNOWN;
  self->batteries = g_ptr_array_new_with_free_func (battery_destroy);
}

static void
sol_live_vitals_clear (SolLiveVitals *self)
{
  g_free (self->relay_text);
  g_ptr_array_unref (self->batteries);
}
