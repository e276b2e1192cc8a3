/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-home-plan.h"

G_BEGIN_DECLS

#define SOL_SIM_MAX_ARRAYS 4

/* The sun over one day of a site, worked out once per day. */
typedef struct
{
  SolSimDate date;
  double sin_declination, cos_declination;
  double noon;      /* UTC seconds of the day at which the sun stands highest */
  double clearness; /* 0 overcast … 1 clear, the day's temper */
} SolSimWeatherDay;

void sol_sim_weather_day (SolSimWeatherDay *self, const SolSimSitePlan *plan, guint64 seed, SolSimDate date);

/* What a panel of each array gives around @time, W; the sum of all panels is returned. */
double sol_sim_weather_power (const SolSimWeatherDay *self, const SolSimSitePlan *plan, guint64 seed,
                              gint64 time, double watts[SOL_SIM_MAX_ARRAYS]);

G_END_DECLS
