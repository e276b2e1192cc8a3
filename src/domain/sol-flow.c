/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow"

#include "sol-flow.h"

#include <math.h>

#include "sol-format.h"

SOL_DEFINE_VALUE (SolFlow, sol_flow)

static void
sol_flow_init (SolFlow *self)
{
  self->from = SOL_TIME_UNKNOWN;
  self->to = SOL_TIME_UNKNOWN;
  self->solar_w = NAN;
  self->grid_w = NAN;
  self->battery_w = NAN;
  self->home_w = NAN;
  self->home_with_car_w = NAN;
  self->car_w = NAN;
  self->share_solar = NAN;
  self->share_battery = NAN;
  self->share_grid = NAN;
}

static void
sol_flow_clear (SolFlow *self)
{
}

#define UNACCOUNTED_SHARE 0.1

typedef struct
{
  const SolToday *today;
  guint index;
} Bucket;

static double
channel_w (const Bucket *bucket, SolChannel channel)
{
  return sol_today_get_average_w (bucket->today, channel, bucket->index);
}

/* A measured channel, or what its two parts add up to where it is missing or a placeholder of zeros. */
static double
measured_or_parts (const Bucket *bucket, SolChannel channel, SolChannel part, SolChannel other_part)
{
  double measured = channel_w (bucket, channel);
  double a = channel_w (bucket, part);
  double b = channel_w (bucket, other_part);
  double parts = isnan (a) && isnan (b) ? NAN : (isnan (a) ? 0 : a) + (isnan (b) ? 0 : b);

  return isnan (measured) || (measured == 0 && parts > 0) ? parts : measured;
}

static gboolean
series_tells_anything (const SolSeries *series)
{
  for (guint i = 0; i < series->n; i++)
    if (isfinite (series->wh[i]))
      return TRUE;
  return FALSE;
}

static void
compose_home (SolFlow *self, const Bucket *bucket, gboolean has_charger)
{
  self->home_with_car_w = channel_w (bucket, SOL_CHANNEL_CONSUMPTION);
  self->home_w = self->home_with_car_w;
  if (!has_charger)
    return;

  self->car_w = channel_w (bucket, SOL_CHANNEL_EVSE);
  if (!isnan (self->car_w))
    self->home_w = MAX (0, self->home_with_car_w - self->car_w);
  else if (series_tells_anything (&bucket->today->series[SOL_CHANNEL_EVSE]))
    self->home_w = NAN;
}

static double
positive (double watts)
{
  return watts > 0 ? watts : 0;
}

static void
take_shares (SolFlow *self, double solar, double battery, double grid)
{
  double all = solar + battery + grid;
  if (!(all > 0))
    return;
  self->share_solar = solar / all;
  self->share_battery = battery / all;
  self->share_grid = grid / all;
}

/* By the measured split where it explains the consumption; it is often a placeholder of zeros. Else the sun
 * feeds the home first, then the battery, and the grid the rest. */
static void
compose_shares (SolFlow *self, const Bucket *bucket)
{
  double need = self->home_with_car_w;
  double solar = positive (channel_w (bucket, SOL_CHANNEL_SOLAR_HOME));
  double battery = positive (channel_w (bucket, SOL_CHANNEL_BATTERY_HOME));
  double grid = positive (channel_w (bucket, SOL_CHANNEL_GRID_HOME));

  if (isnan (need))
    return;
  if (solar + battery + grid < need * (1 - UNACCOUNTED_SHARE))
    {
      solar = MIN (positive (self->solar_w), need);
      battery = MIN (positive (self->battery_w), need - solar);
      grid = MIN (positive (self->grid_w), need - solar - battery);
    }
  take_shares (self, solar, battery, grid);
}

static void
compose_balance (SolFlow *self, double generator_w, gboolean has_battery)
{
  double battery = has_battery ? self->battery_w : 0;
  if (isnan (self->solar_w) || isnan (self->grid_w) || isnan (battery) || isnan (self->home_with_car_w))
    return;

  double in
      = positive (self->solar_w) + positive (self->grid_w) + positive (battery) + positive (generator_w);
  double out
      = self->home_with_car_w + positive (-self->solar_w) + positive (-self->grid_w) + positive (-battery);
  double difference = in - out;
  if (fabs (difference) > UNACCOUNTED_SHARE * MAX (in, out) && fabs (difference) >= SOL_IDLE_W)
    self->unaccounted_w = difference;
}

SolFlow *
sol_flow_from_today (const SolToday *today, SolGridState grid, gboolean has_battery, gboolean has_charger,
                     SolTime now)
{
  SolFlow *self = sol_flow_new ();

  self->grid_state = grid;
  if (today == NULL || today->n_finished == 0 || today->start == SOL_TIME_UNKNOWN || today->interval <= 0)
    return self;

  const Bucket bucket = { today, today->n_finished - 1 };
  self->from = today->start + (gint64) bucket.index * today->interval;
  self->to = self->from + today->interval;
  self->solar_w = channel_w (&bucket, SOL_CHANNEL_PRODUCTION);
  self->grid_w
      = measured_or_parts (&bucket, SOL_CHANNEL_IMPORT, SOL_CHANNEL_GRID_HOME, SOL_CHANNEL_GRID_BATTERY)
        - measured_or_parts (&bucket, SOL_CHANNEL_EXPORT, SOL_CHANNEL_SOLAR_GRID, SOL_CHANNEL_BATTERY_GRID);
  if (has_battery)
    self->battery_w = measured_or_parts (&bucket, SOL_CHANNEL_DISCHARGE, SOL_CHANNEL_BATTERY_HOME,
                                         SOL_CHANNEL_BATTERY_GRID)
                      - measured_or_parts (&bucket, SOL_CHANNEL_CHARGE, SOL_CHANNEL_SOLAR_BATTERY,
                                           SOL_CHANNEL_GRID_BATTERY);
  compose_home (self, &bucket, has_charger);
  compose_shares (self, &bucket);
  compose_balance (self, channel_w (&bucket, SOL_CHANNEL_GENERATOR), has_battery);
  if (isfinite (self->solar_w) || isfinite (self->home_with_car_w) || isfinite (self->grid_w)
      || isfinite (self->battery_w))
    self->source = SOL_FLOW_AVERAGE;
  return self;
}

void
sol_flow_compose_live (SolFlow *self)
{
  g_return_if_fail (self != NULL);

  self->source = SOL_FLOW_LIVE;
  if (!isnan (self->home_with_car_w))
    {
      double need = self->home_with_car_w;
      double solar = MIN (positive (self->solar_w), need);
      double battery = MIN (positive (self->battery_w), need - solar);
      take_shares (self, solar, battery, MIN (positive (self->grid_w), need - solar - battery));
    }
  compose_balance (self, 0, !isnan (self->battery_w));
}
