/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-heat-pump"

#include "sol-heat-pump.h"

#include <math.h>
#include <string.h>

#define LEAST_WINDOW (15 * SOL_MINUTE)
#define MOST_WINDOW (30 * SOL_MINUTE)

SOL_DEFINE_VALUE (SolHemsDevices, sol_hems_devices)
SOL_DEFINE_VALUE (SolHeatPumpState, sol_heat_pump_state)

SolHemsDevice *
sol_hems_device_new (void)
{
  SolHemsDevice *self = g_new0 (SolHemsDevice, 1);
  self->health = SOL_HEALTH_UNKNOWN;
  self->last_report = SOL_TIME_UNKNOWN;
  return self;
}

void
sol_hems_device_free (SolHemsDevice *self)
{
  if (self == NULL)
    return;
  g_free (self->uid);
  g_free (self->type);
  g_free (self->name);
  g_free (self->make);
  g_free (self->model);
  g_free (self->status_text);
  g_free (self->pairing);
  g_free (self->state);
  g_free (self);
}

static void
sol_hems_devices_init (SolHemsDevices *self)
{
  self->devices = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_hems_device_free);
}

static void
sol_hems_devices_clear (SolHemsDevices *self)
{
  g_clear_pointer (&self->devices, g_ptr_array_unref);
}

gboolean
sol_hems_devices_has (const SolHemsDevices *self, SolHemsKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->devices->len; i++)
    if (((const SolHemsDevice *) g_ptr_array_index (self->devices, i))->kind == kind)
      return TRUE;
  return FALSE;
}

static void
sol_heat_pump_state_init (SolHeatPumpState *self)
{
  self->running = SOL_UNKNOWN;
  self->sg_mode = -1;
  self->last_report = SOL_TIME_UNKNOWN;
}

static void
sol_heat_pump_state_clear (SolHeatPumpState *self)
{
  g_free (self->status_text);
  g_free (self->sg_override);
}

void
sol_heat_pump_power_init (SolHeatPumpPower *self)
{
  g_return_if_fail (self != NULL);
  *self = (SolHeatPumpPower){ .power_w = NAN };
}

static void
drop_samples (SolHeatPumpPower *self, guint n)
{
  memmove (self->samples, self->samples + n, (self->n - n) * sizeof self->samples[0]);
  self->n -= n;
}

double
sol_heat_pump_power_step (SolHeatPumpPower *self, double today_wh, SolTime at)
{
  g_return_val_if_fail (self != NULL, NAN);

  gboolean newer = self->n == 0 || at > self->samples[self->n - 1].at;
  if (isnan (today_wh) || at == SOL_TIME_UNKNOWN || !newer)
    return self->power_w;
  /* A new day, or a counter that was put back: nothing before it says anything. */
  if (self->n > 0 && today_wh < self->samples[self->n - 1].wh)
    sol_heat_pump_power_init (self);

  guint old = 0;
  while (old < self->n && at - self->samples[old].at > MOST_WINDOW)
    old++;
  drop_samples (self, old);
  if (self->n == SOL_HEAT_PUMP_SAMPLES)
    drop_samples (self, 1);
  if (self->n > 0 && at - self->samples[0].at >= LEAST_WINDOW)
    self->power_w
        = (today_wh - self->samples[0].wh) * (double) SOL_HOUR / (double) (at - self->samples[0].at);
  else if (self->n == 0)
    self->power_w = NAN;
  self->samples[self->n].wh = today_wh;
  self->samples[self->n++].at = at;
  return self->power_w;
}
