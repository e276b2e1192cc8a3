/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-step"

#include "sol-sim-home-state.h"
#include "sol-sim-home-zone.h"

#include <math.h>

static gint64
next_multiple (gint64 time, int step)
{
  return (time / step + 1) * step;
}

static gint64
earliest (gint64 end, gint64 candidate, gint64 time)
{
  return candidate > time && candidate < end ? candidate : end;
}

/* The next moment at which something may change by itself. */
static gint64
next_change (SimSite *site, gint64 time)
{
  gint64 end = next_multiple (time, site->past ? SOL_SIM_PAST_STEP : SOL_SIM_LIVE_STEP);
  if (site->events->len > 0)
    end = earliest (end, g_array_index (site->events, SimEvent, 0).time, time);
  for (guint i = 0; i < site->n_cars; i++)
    {
      const SimCar *car = &site->cars[i];
      if (car->next_cue < car->n_cues)
        end = earliest (end, car->cue_times[car->next_cue], time);
      if (!site->past)
        end = earliest (end, car->next_report, time);
    }
  for (guint i = 0; i < site->alerts->len; i++)
    {
      const SolSimAlert *alert = &g_array_index (site->alerts, SolSimAlert, i);
      end = earliest (earliest (end, alert->start, time), alert->end, time);
    }
  for (guint i = 0; site->past && i < site->outages->len; i++)
    {
      const SolSimOutage *outage = &g_array_index (site->outages, SolSimOutage, i);
      end = earliest (earliest (end, outage->start, time), outage->start + outage->duration, time);
    }
  return end;
}

static void
happen (SimSite *site, gint64 time)
{
  if (site->weather.date != sol_sim_zone_date (site->plan, time))
    {
      SolSimDate date = sol_sim_zone_date (site->plan, time);
      sol_sim_weather_day (&site->weather, site->plan, site->seed, date);
      sol_sim_load_day (&site->load, site->plan, site->seed, date);
      sim_history_new_day (site, date);
      sim_car_day (site, date);
    }
  for (guint i = 0; i < site->n_cars; i++)
    {
      SimCar *car = &site->cars[i];
      while (car->next_cue < car->n_cues && car->cue_times[car->next_cue] <= time)
        sim_car_cue (site, car, &car->cues[car->next_cue++], time);
    }
  while (site->events->len > 0 && g_array_index (site->events, SimEvent, 0).time <= time)
    {
      SimEvent event = g_array_index (site->events, SimEvent, 0);
      g_array_remove_index (site->events, 0);
      sim_apply (site, &event);
    }
  for (guint i = 0; !site->past && i < site->n_cars; i++)
    {
      SimCar *car = &site->cars[i];
      if (car->next_report > time)
        continue;
      sim_charger_publish (site, car, time, TRUE);
      car->next_report += SOL_SIM_REPORT_S;
    }
}

/* What the sun offers and the home wants until the end of @segment. */
static void
offer (SimSite *site, SimSegment *segment)
{
  guint bucket = (guint) ((segment->start - site->load.midnight) / 900);
  gint64 middle = (segment->start + segment->end) / 2;
  double solar;

  if (site->script != NULL && site->script->solar_w != NULL && bucket < 96)
    {
      solar = site->script->solar_w[bucket];
      for (guint i = 0; i < site->plan->n_arrays; i++)
        segment->arrays[i] = solar;
    }
  else
    solar = sol_sim_weather_power (&site->weather, site->plan, site->seed, middle, segment->arrays);
  segment->solar = (int) lrint (solar);

  if (site->script != NULL && site->script->home_w != NULL && bucket < 96)
    segment->home = site->script->home_w[bucket];
  else
    segment->home
        = (int) lrint (sol_sim_load_mean (&site->load, site->plan, site->seed, segment->start, segment->end));
}

static void
begin_segment (SimSite *site, gint64 time)
{
  SimSegment *segment = &site->segment;
  happen (site, time);
  segment->start = time;
  segment->end = next_change (site, time);
  offer (site, segment);
  /* What one charger takes is no surplus for the next. */
  for (guint i = 0, taken = 0; i < site->n_cars; i++)
    {
      SimCar *car = &site->cars[i];
      sim_charger_decide (site, car, time, segment->solar, segment->home + (int) taken);
      taken += (guint) sim_charger_watts (car);
    }
  /* The decision may have asked for a report of its own. */
  if (site->events->len > 0)
    segment->end = earliest (segment->end, g_array_index (site->events, SimEvent, 0).time, time);

  segment->car = sim_charger_total_watts (site);
  for (guint i = 0; i < site->n_cars; i++)
    {
      const SimCar *car = &site->cars[i];
      int watts = sim_charger_watts (car);
      if (watts > 0 && car->need_ws < (gint64) watts * (segment->end - time))
        segment->end = time + MAX (1, car->need_ws / watts);
    }

  SolSimPolicy policy;
  sim_policy_now (site, time, &policy);
  SolSimBatteryLimits limits = { (gint64) site->plan->n_batteries * site->plan->battery_wh * 3600,
                                 (int) site->plan->n_batteries * site->plan->battery_w };
  sol_sim_battery_split (&policy, &limits, segment->solar, segment->home, segment->car, site->stored_ws,
                         (int) (segment->end - time), segment->split);
}

static void
finish_segment (SimSite *site)
{
  SimSegment *segment = &site->segment;
  int seconds = (int) (segment->end - segment->start);
  if (seconds <= 0)
    return;

  site->stored_ws = sol_sim_battery_after (site->stored_ws, segment->split, seconds);
  for (guint i = 0; i < SOL_SIM_N_SPLITS; i++)
    site->unbooked_ws[i] += (gint64) segment->split[i] * seconds;
  site->made_ws
      += (gint64) (segment->split[SOL_SIM_SPLIT_SOLAR_HOME] + segment->split[SOL_SIM_SPLIT_SOLAR_BATTERY]
                   + segment->split[SOL_SIM_SPLIT_SOLAR_GRID])
         * seconds;
  for (guint i = 0; i < site->plan->n_arrays; i++)
    site->unbooked_arrays[i] += segment->arrays[i] * seconds;
  for (guint i = 0; i < site->n_cars; i++)
    sim_charger_passed (site, &site->cars[i], segment);
  if (segment->end % (site->past ? SOL_SIM_PAST_STEP : SOL_SIM_REPORT_S) == 0)
    sim_history_book (site, segment->start, segment->end);
}

void
sim_site_run (SimSite *site, gint64 until)
{
  while (site->segment.end <= until)
    {
      gint64 end = site->segment.end;
      finish_segment (site);
      begin_segment (site, end);
    }
}

static gint
by_time (gconstpointer a, gconstpointer b)
{
  const SimEvent *left = a, *right = b;
  return left->time < right->time ? -1 : left->time > right->time;
}

void
sim_site_insert (SimSite *site, const SimEvent *event)
{
  SimEvent copy = *event;
  guint at = site->events->len;
  while (at > 0 && by_time (&g_array_index (site->events, SimEvent, at - 1), &copy) > 0)
    at--;
  g_array_insert_val (site->events, at, copy);
}

void
sim_site_schedule (SimSite *site, const SimEvent *event, int delay)
{
  SimEvent copy = *event;
  copy.time = site->home->now + delay;
  sim_site_insert (site, &copy);

  SimSegment *segment = &site->segment;
  if (copy.time >= segment->end)
    return;
  segment->end = MAX (copy.time, segment->start);
  if (segment->end > site->home->now)
    return;
  gint64 end = segment->end;
  finish_segment (site);
  begin_segment (site, end);
}

/* The three years behind it, then from the midnight before the start as everything after it. */
void
sim_site_open (SimSite *site)
{
  if (site->open)
    return;
  site->open = TRUE;
  gint64 start = site->home->start;
  gint64 midnight = sol_sim_zone_midnight (site->plan, sol_sim_zone_date (site->plan, start));
  gint64 now = site->home->now;

  site->past = TRUE;
  sim_log_past (site);
  begin_segment (site, site->pub.installed);
  if (midnight > site->pub.installed)
    {
      sim_site_run (site, midnight - 1);
      finish_segment (site);
    }
  site->past = FALSE;
  /* Chargers report each at a second of its own; on a day given as data at full minutes, so that its numbers
   * meet. */
  for (guint i = 0; i < site->n_cars; i++)
    {
      SimCar *car = &site->cars[i];
      car->next_report = midnight;
      if (site->home->scenario->script == NULL)
        car->next_report += 1 + (gint64) (car->seed % (SOL_SIM_REPORT_S - 1));
    }
  begin_segment (site, midnight);
  for (guint i = 0; i < site->n_cars; i++)
    sim_charger_publish (site, &site->cars[i], midnight, TRUE);
  sim_site_run (site, start);

  site->home->now = start;
  sim_site_start (site);
  site->home->now = now;
  sim_site_run (site, now);
}
