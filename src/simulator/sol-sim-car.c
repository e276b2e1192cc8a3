/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-car"

#include "sol-sim-home-random.h"
#include "sol-sim-home-state.h"
#include "sol-sim-home-zone.h"

#include <math.h>

enum
{
  KEY_OUT = 51,
  KEY_TIMES,
  KEY_DRIVEN,
};

#define CAR_MAX_WH 52000
#define LATE_HOUR 16

static void
add_cue (SimCar *car, gint64 time, guint what, int value)
{
  if (car->n_cues == SOL_SIM_MAX_CUES)
    return;
  guint at = car->n_cues++;
  for (; at > 0 && car->cue_times[at - 1] > time; at--)
    {
      car->cues[at] = car->cues[at - 1];
      car->cue_times[at] = car->cue_times[at - 1];
    }
  car->cue_times[at] = time;
  car->cues[at].what = what;
  car->cues[at].value = value;
}

static const SolSimScriptDay *
find_script (SimSite *site, SolSimDate date)
{
  const SolSimScript *script = site->home->scenario->script;
  for (guint i = 0; script != NULL && i < script->n_days; i++)
    {
      SolSimDate day;
      if (sol_sim_date_parse (script->days[i].date, &day) && day == date)
        return &script->days[i];
    }
  return NULL;
}

/* To work on most working days, somewhere else on most free ones. Who comes back late leaves the charging to
 * the night's slot, who comes back early starts it by hand; so it was in the past, what comes is left to the
 * person. */
static void
ordinary_day (SimSite *site, SimCar *car, SolSimDate date)
{
  guint64 key = (guint64) date * 8;
  gboolean weekend = sol_sim_date_weekday (date) >= 5;
  if (sol_sim_draw_int (car->seed, KEY_OUT, key, 0, 99) >= (weekend ? 65 : 55))
    return;
  int away = weekend ? sol_sim_draw_int (car->seed, KEY_TIMES, key, 10 * 60, 11 * 60)
                     : sol_sim_draw_int (car->seed, KEY_TIMES, key, 7 * 60 + 20, 8 * 60 + 10);
  int back = weekend ? away + sol_sim_draw_int (car->seed, KEY_TIMES, key + 1, 70, 420)
                     : sol_sim_draw_int (car->seed, KEY_TIMES, key + 1, 14 * 60, 18 * 60 + 40);
  int driven = sol_sim_draw_int (car->seed, KEY_DRIVEN, key, 4500, 14000);
  if (sol_sim_draw_int (car->seed, KEY_DRIVEN, key + 1, 0, 13) == 0)
    driven += 24000;
  gboolean plugs = driven > 7000 || car->need_ws > (gint64) 9000 * 3600;
  gboolean late = back >= LATE_HOUR * 60;

  add_cue (car, sol_sim_zone_moment (site->plan, date, away), SOL_SIM_CUE_LEAVE, 0);
  gint64 returned = sol_sim_zone_moment (site->plan, date, back);
  if (site->past)
    {
      add_cue (car, returned, SOL_SIM_CUE_MODE, late ? SOL_SIM_MODE_SCHEDULED : SOL_SIM_MODE_MANUAL);
      add_cue (car, returned, SOL_SIM_CUE_AMPS, late ? 32 : 16);
    }
  add_cue (car, returned, plugs ? SOL_SIM_CUE_COME : SOL_SIM_CUE_TRIP, driven);
}

/* Whoever opens the home finds the car at it, charging by hand since a while. */
static void
first_day (SimSite *site, SimCar *car, gint64 midnight)
{
  gint64 start = site->home->start;
  add_cue (car, MAX (midnight + 60, start - 5 * 3600), SOL_SIM_CUE_LEAVE, 0);
  gint64 back = MAX (midnight + 120, start - 95 * 60);
  add_cue (car, back, SOL_SIM_CUE_MODE, car->plan->mode);
  add_cue (car, back, SOL_SIM_CUE_AMPS, car->plan->first_amps);
  add_cue (car, back + 1, SOL_SIM_CUE_COME, 26000);
}

static void
plan_day (SimSite *site, SimCar *car, SolSimDate date)
{
  SolSimDate first = sol_sim_zone_date (site->plan, site->home->start);
  gint64 midnight = sol_sim_zone_midnight (site->plan, date);
  if (site->home->scenario->home & SOL_SIM_HOME_UNPLUGGED)
    {
      if (date == first)
        add_cue (car, midnight, SOL_SIM_CUE_LEAVE, 0);
      if (date >= first)
        return;
    }
  if (date == first)
    first_day (site, car, midnight);
  else
    ordinary_day (site, car, date);
}

void
sim_car_day (SimSite *site, SolSimDate date)
{
  for (guint i = 0; i < site->n_cars; i++)
    site->cars[i].n_cues = site->cars[i].next_cue = 0;
  site->script = find_script (site, date);
  site->follow_permille = site->plan->follow_permille;
  if (site->script != NULL && site->script->soc >= 0)
    site->stored_ws
        = (gint64) (site->script->soc / 100 * site->plan->n_batteries * site->plan->battery_wh * 3600);
  if (site->n_cars > 0 && site->script != NULL)
    {
      for (guint i = 0; i < site->script->n_cues; i++)
        add_cue (&site->cars[0], sol_sim_zone_moment (site->plan, date, site->script->cues[i].minute),
                 site->script->cues[i].what, site->script->cues[i].value);
      return;
    }
  for (guint i = 0; i < site->n_cars; i++)
    plan_day (site, &site->cars[i], date);
}

void
sim_car_come (SimSite *site, SimCar *car, gint64 time, gint64 driven_wh)
{
  if (car->plugged)
    sim_car_leave (site, car, time);
  car->need_ws = MIN (car->need_ws + driven_wh * 3600, (gint64) CAR_MAX_WH * 3600);
  car->plugged = TRUE;
  car->armed = TRUE;
  car->held = FALSE;
  SolSimSession session = { .plugged_in = time, .cost = NAN };
  car->session = session;
  car->session_ws = car->session_cost = 0;
}

void
sim_car_leave (SimSite *site, SimCar *car, gint64 time)
{
  if (!car->plugged)
    return;
  sim_charger_end_session (site, car, time);
  car->session.plugged_out = time;
  if (car->sessions->len > 0)
    {
      SolSimSession *last = &g_array_index (car->sessions, SolSimSession, car->sessions->len - 1);
      if (g_str_equal (last->id, car->session.id))
        last->plugged_out = time;
    }
  car->plugged = FALSE;
  car->armed = car->unconfirmed = FALSE;
}

void
sim_car_cue (SimSite *site, SimCar *car, const SolSimCue *cue, gint64 time)
{
  switch (cue->what)
    {
    case SOL_SIM_CUE_COME:
      sim_car_come (site, car, time, cue->value);
      break;
    case SOL_SIM_CUE_TRIP:
      car->need_ws = MIN (car->need_ws + (gint64) cue->value * 3600, (gint64) CAR_MAX_WH * 3600);
      break;
    case SOL_SIM_CUE_LEAVE:
      sim_car_leave (site, car, time);
      break;
    case SOL_SIM_CUE_START:
      car->armed = TRUE;
      car->set_amps = cue->value;
      break;
    case SOL_SIM_CUE_STOP:
      car->armed = FALSE;
      sim_charger_end_session (site, car, time);
      break;
    case SOL_SIM_CUE_MODE:
      car->mode = (SolSimMode) cue->value;
      break;
    case SOL_SIM_CUE_AMPS:
      car->set_amps = CLAMP (cue->value, car->told->min_amps, car->told->max_amps);
      break;
    case SOL_SIM_CUE_FOLLOW:
      site->follow_permille = cue->value;
      break;
    default:
      g_return_if_reached ();
    }
}
