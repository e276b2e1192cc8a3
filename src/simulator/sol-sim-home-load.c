/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-load"

#include "sol-sim-home-load.h"
#include "sol-sim-home-random.h"
#include "sol-sim-home-zone.h"

#include <math.h>

enum
{
  KEY_RUN = 31,
  KEY_DRIFT,
  KEY_FRIDGE,
};

/* Appliances: how likely on a working day and at the weekend, when, how long, how much. */
static const struct
{
  int weekday_percent, weekend_percent;
  int minute, spread;
  int seconds, seconds_spread;
  int watts;
} appliances[] = {
  { 95, 70, 6 * 60 + 50, 30, 200, 60, 2000 },     /* kettle */
  { 70, 90, 8 * 60 + 40, 50, 200, 60, 2000 },     /* kettle */
  { 60, 70, 7 * 60 + 5, 25, 180, 90, 900 },       /* toaster */
  { 30, 80, 10 * 60 + 30, 40, 220, 60, 2000 },    /* kettle */
  { 35, 75, 12 * 60 + 20, 40, 1500, 600, 1400 },  /* hob */
  { 25, 60, 15 * 60 + 40, 60, 210, 60, 2000 },    /* kettle */
  { 80, 70, 18 * 60 + 20, 40, 2100, 900, 1500 },  /* hob */
  { 30, 50, 18 * 60 + 30, 50, 2400, 900, 1700 },  /* oven */
  { 75, 75, 20 * 60 + 10, 60, 4200, 900, 650 },   /* dishwasher */
  { 20, 70, 11 * 60 + 10, 120, 5400, 1200, 480 }, /* washing machine */
  { 10, 40, 14 * 60 + 10, 90, 3600, 1200, 900 },  /* dryer */
  { 85, 85, 21 * 60, 50, 200, 60, 2000 },         /* kettle */
};

void
sol_sim_load_day (SolSimLoadDay *self, const SolSimSitePlan *plan, guint64 seed, SolSimDate date)
{
  self->date = date;
  self->midnight = sol_sim_zone_midnight (plan, date);
  self->weekend = sol_sim_date_weekday (date) >= 5;
  self->n_runs = 0;
  gint64 next_midnight = sol_sim_zone_midnight (plan, date + 1);
  for (guint i = 0; i < G_N_ELEMENTS (appliances); i++)
    {
      guint64 key = (guint64) date * 64 + i * 4;
      int percent = self->weekend ? appliances[i].weekend_percent : appliances[i].weekday_percent;
      if (sol_sim_draw_int (seed, KEY_RUN, key, 0, 99) >= percent)
        continue;
      int late = sol_sim_draw_int (seed, KEY_RUN, key + 1, -appliances[i].spread, appliances[i].spread);
      int longer = sol_sim_draw_int (seed, KEY_RUN, key + 2, 0, appliances[i].seconds_spread);
      gint64 start = sol_sim_zone_moment (plan, date, appliances[i].minute + late + (self->weekend ? 45 : 0));
      self->runs[self->n_runs].start = start;
      self->runs[self->n_runs].end = MIN (start + appliances[i].seconds + longer, next_midnight);
      self->runs[self->n_runs++].watts = appliances[i].watts;
    }
}

static double
hump (double hour, double at, double width)
{
  double d = (hour - at) / width;
  return exp (-d * d);
}

double
sol_sim_load_mean (const SolSimLoadDay *self, const SolSimSitePlan *plan, guint64 seed, gint64 from,
                   gint64 to)
{
  double middle = (double) (from + to) / 2;
  double hour = (middle - (double) self->midnight) / 3600;
  double late = self->weekend ? 1.3 : 0;
  double base = plan->base_w;
  double watts = base * (0.85 + 0.30 * sol_sim_wave (seed, KEY_DRIFT, middle / 5400));
  watts += base * 0.9 * hump (hour, 7.2 + late, 1.0);
  watts += base * (self->weekend ? 0.8 : 0.3) * hump (hour, 13.0, 2.6);
  watts += base * 1.6 * hump (hour, 19.6, 2.3);
  watts += base * 0.4 * sol_sim_wave (seed, KEY_FRIDGE, middle / 1200);

  double joules = 0;
  for (guint i = 0; i < self->n_runs; i++)
    {
      gint64 overlap = MIN (to, self->runs[i].end) - MAX (from, self->runs[i].start);
      if (overlap > 0)
        joules += (double) (overlap * self->runs[i].watts);
    }
  return watts + joules * base / 220 / (double) MAX (to - from, 1);
}
