/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-weather"

#include "sol-sim-weather.h"
#include "sol-sim-home-random.h"
#include "sol-sim-home-zone.h"

#include <math.h>

#define RAD (G_PI / 180.0)
#define PANEL_PEAK_W 415.0
#define PANEL_LIMIT_W 330.0

enum
{
  KEY_TEMPER = 11,
  KEY_DAY,
  KEY_HOURS,
  KEY_CLOUDS,
};

void
sol_sim_weather_day (SolSimWeatherDay *self, const SolSimSitePlan *plan, guint64 seed, SolSimDate date)
{
  int year, month, day;
  sol_sim_date_to_ymd (date, &year, &month, &day);
  double n = date - sol_sim_date_from_ymd (year, 1, 1) + 1;
  double declination = 23.44 * RAD * sin (2 * G_PI * (284 + n) / 365.0);
  double b = 2 * G_PI * (n - 81) / 364.0;
  double equation_minutes = 9.87 * sin (2 * b) - 7.53 * cos (b) - 1.5 * sin (b);

  self->date = date;
  self->sin_declination = sin (declination);
  self->cos_declination = cos (declination);
  self->noon = 43200 - plan->longitude * 240 - equation_minutes * 60;
  /* Fronts pass in about four days; a day differs from its neighbours all the same. Winters are duller. */
  double front = sol_sim_wave (seed, KEY_TEMPER, date / 4.0);
  double own = sol_sim_draw (seed, KEY_DAY, (guint64) date);
  double season = 0.10 * cos (2 * G_PI * (n - 172) / 365.0);
  self->clearness = CLAMP (0.08 + 0.55 * front + 0.42 * own + season, 0.04, 1.0);
}

/* What share of the direct light comes through the clouds of this moment. */
static double
through_clouds (const SolSimWeatherDay *self, guint64 seed, gint64 time)
{
  double slow = sol_sim_wave (seed, KEY_HOURS, (double) time / 7200.0);
  double quick = sol_sim_wave (seed, KEY_CLOUDS, (double) time / 720.0);
  double cover = (1 - self->clearness) * 1.25;
  double through = 1 - cover * (0.45 + 0.75 * slow) - (self->clearness < 0.9 ? 0.25 * quick * cover : 0);
  return CLAMP (through, 0, 1);
}

double
sol_sim_weather_power (const SolSimWeatherDay *self, const SolSimSitePlan *plan, guint64 seed, gint64 time,
                       double watts[SOL_SIM_MAX_ARRAYS])
{
  double sum = 0;
  double hour_angle = ((double) (time % 86400) - self->noon) / 240.0 * RAD;
  double sin_lat = sin (plan->latitude * RAD), cos_lat = cos (plan->latitude * RAD);
  double cos_h = cos (hour_angle), sin_h = sin (hour_angle);
  double height = sin_lat * self->sin_declination + cos_lat * self->cos_declination * cos_h;
  for (guint i = 0; i < plan->n_arrays; i++)
    watts[i] = 0;
  if (height <= 0.01)
    return 0;

  double through = through_clouds (self, seed, time);
  double air = 1 / (height + 0.025);
  double direct = 1353 * pow (0.7, pow (air, 0.678)) * through;
  double diffuse = height * (70 + 150 * (1 - through));
  /* The sun's direction in the frame east, north, up. */
  double east = -self->cos_declination * sin_h;
  double north = cos_lat * self->sin_declination - sin_lat * self->cos_declination * cos_h;
  for (guint i = 0; i < plan->n_arrays; i++)
    {
      const SolSimArrayPlan *array = &plan->arrays[i];
      double tilt = array->tilt * RAD, azimuth = array->azimuth * RAD;
      double facing = height * cos (tilt) + sin (tilt) * (east * sin (azimuth) + north * cos (azimuth));
      double light = direct * MAX (facing, 0) + diffuse * (1 + cos (tilt)) / 2;
      double panel = MIN (PANEL_PEAK_W * light / 1000 * 0.88, PANEL_LIMIT_W);
      watts[i] = panel;
      sum += panel * array->columns * array->rows;
    }
  return sum;
}
