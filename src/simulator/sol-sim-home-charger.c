/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-charger"

#include "sol-sim-home-random.h"
#include "sol-sim-home-state.h"
#include "sol-sim-home-zone.h"

#include <math.h>

/* Below this a car calls itself full. */
#define FULL_WS (20 * 1000)
#define MILES_PER_WH 0.00408

static int
volts (const SimCar *car)
{
  return car->told->voltage * car->told->phases;
}

int
sim_charger_watts (const SimCar *car)
{
  return car->amps * volts (car);
}

int
sim_charger_total_watts (SimSite *site)
{
  int watts = 0;
  for (guint i = 0; i < site->n_cars; i++)
    watts += sim_charger_watts (&site->cars[i]);
  return watts;
}

static gboolean
is_dear (const SolSimPrices *prices, int minute)
{
  int begin = prices->dear_begin, end = prices->dear_end;
  return begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end;
}

gboolean
sim_charger_in_slot (SimSite *site, SimCar *car, gint64 time, int *amps)
{
  guint weekday = (guint) sol_sim_date_weekday (sol_sim_zone_date (site->plan, time));
  guint today = 1u << weekday, yesterday = 1u << ((weekday + 6) % 7);
  int minute = sol_sim_zone_seconds (site->plan, time) / 60;
  for (guint i = 0; i < car->slots->len; i++)
    {
      const SolSimSlot *slot = &g_array_index (car->slots, SolSimSlot, i);
      if (!slot->enabled)
        continue;
      gboolean overnight = slot->end_minute <= slot->start_minute;
      gboolean inside
          = (slot->days & today) && minute >= slot->start_minute && (overnight || minute < slot->end_minute);
      inside = inside || (overnight && (slot->days & yesterday) && minute < slot->end_minute);
      if (slot->off_peak)
        inside = (slot->days & today) && !is_dear (&site->pub.prices, minute);
      if (!inside)
        continue;
      *amps = slot->amps > 0 ? slot->amps : car->told->max_amps;
      return TRUE;
    }
  return FALSE;
}

/* Judged every few minutes only, with some slack, so that a passing cloud does not end it. */
static int
judge_green (SimSite *site, SimCar *car, gint64 time, int solar, int home)
{
  const SolSimCharger *charger = car->told;
  if (car->green_judged != 0 && time < car->green_judged + SOL_SIM_REPORT_S)
    return car->green_amps;
  int least = charger->min_amps * volts (car);
  int surplus = solar - home;
  gboolean goes_on = car->green_amps > 0 && surplus >= least * 8 / 10;
  car->green_judged = time;
  car->green_amps = 0;
  if (goes_on || surplus >= least * 11 / 10)
    car->green_amps = CLAMP (surplus / volts (car), charger->min_amps, charger->max_amps);
  else if (car->use_battery)
    {
      gint64 capacity = (gint64) site->plan->n_batteries * site->plan->battery_wh * 3600;
      if (capacity > 0 && site->stored_ws * 100 / capacity > site->pub.profile.reserve + 5)
        car->green_amps = charger->min_amps;
    }
  return car->green_amps;
}

static int
wanted_amps (SimSite *site, SimCar *car, gint64 time, int solar, int home, SolSimConnector *connector,
             const char **reason)
{
  const SolSimCharger *charger = car->told;
  int amps = 0;
  *reason = "";
  *connector = SOL_SIM_CONNECTOR_AVAILABLE;
  if (!car->plugged)
    return 0;
  *connector = SOL_SIM_CONNECTOR_SUSPENDED_EV;
  if (car->need_ws < FULL_WS)
    return 0;
  *connector = SOL_SIM_CONNECTOR_SUSPENDED_EVSE;
  if (site->pub.grid.state != SOL_SIM_GRID_ON)
    {
      *reason = "OFF_GRID";
      return 0;
    }
  if (sim_policy_storm (site, time) && site->pub.settings.evse_storm_guard)
    amps = charger->max_amps;
  else if (car->mode == SOL_SIM_MODE_MANUAL)
    amps = car->armed ? car->set_amps : 0;
  else if (car->mode == SOL_SIM_MODE_GREEN)
    amps = judge_green (site, car, time, solar, home);
  else if (!sim_charger_in_slot (site, car, time, &amps))
    {
      car->held = car->held && car->mode != SOL_SIM_MODE_SCHEDULED;
      amps = car->mode == SOL_SIM_MODE_SMART ? judge_green (site, car, time, solar, home) : 0;
    }
  if (car->held)
    amps = 0;
  if (amps == 0 && (car->mode == SOL_SIM_MODE_MANUAL || car->held))
    *connector = SOL_SIM_CONNECTOR_AVAILABLE;
  if (amps == 0 && car->mode == SOL_SIM_MODE_GREEN && !car->held)
    *reason = "INSUFFICIENT_SOLAR";
  if (amps == 0)
    return 0;
  *connector = SOL_SIM_CONNECTOR_CHARGING;
  return car->safe_limit ? MIN (amps, charger->min_amps) : amps;
}

static void
begin_session (SimSite *site, SimCar *car, gint64 time)
{
  gint64 plugged_in = car->session.plugged_in;
  guint64 a = sol_sim_hash (car->seed, 71, (guint64) time), b = sol_sim_hash (car->seed, 72, (guint64) time);
  SolSimSession session = { .plugged_in = plugged_in, .started = time, .cost = NAN, .mode = car->mode };
  g_snprintf (session.id, sizeof session.id, "%08x-%04x-4%03x-a%03x-%012" G_GINT64_MODIFIER "x",
              (guint) (a >> 32), (guint) (a >> 16) & 0xffff, (guint) a & 0xfff, (guint) (b >> 48) & 0xfff,
              b & G_GUINT64_CONSTANT (0xffffffffffff));
  car->session = session;
  car->session_ws = car->session_cost = 0;
  if (!site->past)
    sim_log_add (site, time, "evse_start_charging", "evse", "Info", "Charging of the car started",
                 car->told->serial, FALSE);
}

void
sim_charger_end_session (SimSite *site, SimCar *car, gint64 time)
{
  if (car->session.started == 0 || car->session.ended != 0)
    return;
  car->session.ended = time;
  car->session.energy_wh = car->session_ws / 3600;
  car->session.miles = (double) car->session.energy_wh * MILES_PER_WH;
  car->session.cost = (double) car->session_cost / 3.6e9;
  car->amps = 0;
  g_array_append_val (car->sessions, car->session);
  if (!site->past)
    sim_log_add (site, time, "evse_stop_charging", "evse", "Info", "Charging of the car ended",
                 car->told->serial, FALSE);
}

static gboolean
told_otherwise (SimSite *site, const SimCar *car)
{
  const SolSimCharger *told = car->told;
  return told->connector != car->connector || told->unconfirmed != car->unconfirmed
         || g_strcmp0 (told->connector_reason, car->reason) != 0 || told->plugged_in != car->plugged
         || told->mode != car->mode || told->set_amps != car->set_amps || told->running_amps != car->amps
         || told->connected != (car->offline_since == 0) || told->use_battery != car->use_battery
         || (told->safe_limit != 0) != car->safe_limit
         || (car->session.started != 0
             && (told->session.started != car->session.started || told->session.ended != car->session.ended))
         || told->off_grid != (site->pub.grid.state != SOL_SIM_GRID_ON);
}

void
sim_charger_decide (SimSite *site, SimCar *car, gint64 time, int solar, int home)
{
  const char *reason;
  SolSimConnector connector;
  int amps = wanted_amps (site, car, time, solar, home, &connector, &reason);
  gboolean runs = car->session.started != 0 && car->session.ended == 0;
  /* A session outlives a pause for want of sun or grid, nothing else. */
  gboolean paused = connector == SOL_SIM_CONNECTOR_SUSPENDED_EVSE && *reason != '\0';

  if (amps > 0 && !runs)
    begin_session (site, car, time);
  else if (amps == 0 && runs && !paused)
    sim_charger_end_session (site, car, time);
  car->amps = amps;
  car->session.amps = amps > 0 ? amps : car->session.amps;
  car->connector = connector;
  car->reason = reason;
  if (site->past || car->publishing || !told_otherwise (site, car))
    return;
  if (site->home->knobs.read_lag <= 0)
    {
      sim_charger_publish (site, car, time, FALSE);
      return;
    }
  SimEvent event = { .time = time + site->home->knobs.read_lag, .what = SIM_DO_PUBLISH, .car = car->index };
  car->publishing = TRUE;
  sim_site_insert (site, &event);
}

void
sim_charger_passed (SimSite *site, SimCar *car, const SimSegment *segment)
{
  gint64 seconds = segment->end - segment->start;
  int watts = sim_charger_watts (car);
  if (watts == 0 || segment->car == 0)
    return;
  gint64 ws = (gint64) segment->split[SOL_SIM_SPLIT_EVSE] * watts / segment->car * seconds;
  if (ws == 0)
    return;
  const SolSimPrices *prices = &site->pub.prices;
  int minute = sol_sim_zone_seconds (site->plan, segment->start) / 60;
  int price = is_dear (prices, minute) ? prices->dear : prices->cheap;
  gint64 load = MAX (segment->home + segment->car, 1);
  car->need_ws = MAX (0, car->need_ws - ws);
  car->lifetime_ws += ws;
  car->session_ws += ws;
  car->session.active_s += seconds;
  car->session_cost += (gint64) segment->split[SOL_SIM_SPLIT_GRID_HOME] * seconds * watts / load * price;
}

static void
publish_meters (SimCar *car)
{
  SolSimCharger *told = car->told;
  told->lifetime_wh = car->lifetime_ws / 3600;
  told->session.energy_wh = car->session_ws / 3600;
  told->session.miles = (double) told->session.energy_wh * MILES_PER_WH;
}

void
sim_charger_publish (SimSite *site, SimCar *car, gint64 time, gboolean meters)
{
  SolSimCharger *told = car->told;
  told->connected = car->offline_since == 0;
  told->offline_since = car->offline_since;
  if (!told->connected)
    return;
  gint64 energy = told->session.energy_wh;
  gboolean same = told->session.started == car->session.started && car->session.started != 0;
  told->last_report = time;
  told->plugged_in = car->plugged;
  told->charging = car->connector == SOL_SIM_CONNECTOR_CHARGING;
  told->connector = car->connector;
  told->connector_reason = car->reason;
  told->unconfirmed = car->unconfirmed;
  told->mode = car->mode;
  told->set_amps = car->set_amps;
  told->running_amps = car->amps;
  told->safe_limit = car->safe_limit ? 1 : 0;
  told->use_battery = car->use_battery;
  told->off_grid = site->pub.grid.state != SOL_SIM_GRID_ON;
  /* A car that has not charged yet leaves the last session on show. */
  if (car->session.started != 0 || told->session.started == 0)
    {
      told->session = car->session;
      told->session.energy_wh = same ? energy : 0;
      told->session.miles = (double) told->session.energy_wh * MILES_PER_WH;
    }
  else
    told->session.plugged_in = car->session.plugged_in;
  if (meters || car->session.ended != 0)
    publish_meters (car);
}
