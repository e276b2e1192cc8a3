/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-history"

#include "sol-sim-home-random.h"
#include "sol-sim-home-state.h"
#include "sol-sim-home-zone.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum
{
  KEY_PANEL = 91,
  KEY_PANEL_DAY,
};

static SimDayRecord *
last_day (SimSite *site)
{
  return &g_array_index (site->days, SimDayRecord, site->days->len - 1);
}

/* How well a panel does on a date, beside the share of its array. */
static double
panel_factor (SimSite *site, guint panel, SolSimDate date)
{
  double factor = site->plan->panel_permille != NULL ? site->plan->panel_permille[panel]
                                                     : 970 + 60 * sol_sim_draw (site->seed, KEY_PANEL, panel);
  if (site->script == NULL || site->script->solar_w == NULL)
    factor *= 0.99 + 0.02 * sol_sim_draw (site->seed, KEY_PANEL_DAY, (guint64) date * 256 + panel);
  for (guint i = 0; i < site->plan->n_faults; i++)
    {
      const SolSimPanelFault *fault = &site->plan->faults[i];
      SolSimDate from = 0;
      if (fault->panel == panel && (fault->from == NULL || sol_sim_date_parse (fault->from, &from))
          && date >= from)
        factor *= fault->permille / 1000.0;
    }
  gboolean weak = (site->home->scenario->home & SOL_SIM_HOME_WEAK_PANEL) != 0;
  SolSimDate opened = sol_sim_zone_date (site->plan, site->home->start);
  if (weak && panel == 4 && date > opened - 20)
    factor *= 0.66;
  if (weak && panel == site->pub.n_panels - 2 && date >= opened - 2)
    factor = 0;
  return factor;
}

void
sim_history_new_day (SimSite *site, SolSimDate date)
{
  SimDayRecord record = { .date = date, .midnight = site->load.midnight };
  gint64 next = sol_sim_zone_midnight (site->plan, date + 1);
  record.n_buckets = (guint16) ((next - record.midnight) / 900);
  g_array_append_val (site->days, record);
  g_array_set_size (site->totals, site->totals->len + 1);
  g_array_set_size (site->panel_days, site->panel_days->len + site->pub.n_panels);
  for (guint i = 0; i < site->pub.n_panels; i++)
    site->panel_weight[i] = panel_factor (site, i, date);
}

typedef struct
{
  double owed;
  guint panel;
} Owed;

static int
most_owed_first (gconstpointer a, gconstpointer b)
{
  const Owed *left = a, *right = b;
  if (left->owed != right->owed)
    return left->owed > right->owed ? -1 : 1;
  return left->panel < right->panel ? -1 : 1;
}

static void
give (SimSite *site, guint panel, int wh)
{
  guint16 *given = &g_array_index (site->panel_days, guint16, site->panel_days->len - site->pub.n_panels);
  site->panel_owed[panel] -= wh;
  given[panel] = (guint16) (given[panel] + wh);
  site->panel_lifetime[panel] += wh;
}

/* What is left after the whole shares: one each to those that are owed most. */
static void
give_rest (SimSite *site, int left)
{
  guint n = site->pub.n_panels;
  g_autofree Owed *order = g_new (Owed, n);
  while (left > 0)
    {
      for (guint i = 0; i < n; i++)
        order[i] = (Owed){ site->panel_owed[i], i };
      qsort (order, n, sizeof *order, most_owed_first);
      for (guint i = 0; i < n && left > 0; i++, left--)
        give (site, order[i].panel, 1);
    }
}

/* Each watt-hour goes to the panel that is owed most, so that shares hold over time, no panel ever loses what
 * it had, and the sum is exact. */
static void
share_out (SimSite *site, int wh)
{
  guint n = site->pub.n_panels;
  double sum = 0;
  for (guint i = 0; i < n; i++)
    sum += site->panel_weight[i] * site->unbooked_arrays[site->panels[i].array];
  int left = wh;
  for (guint i = 0; i < n; i++)
    {
      double weight
          = sum > 0 ? site->panel_weight[i] * site->unbooked_arrays[site->panels[i].array] / sum : 1.0 / n;
      site->panel_owed[i] += wh * weight;
      int now = MIN ((int) MAX (0, floor (site->panel_owed[i])), left);
      left -= now;
      give (site, i, now);
    }
  give_rest (site, left);
}

/* Of the past only days are told of a panel, so that it is shared out by the day. */
static void
share_production (SimSite *site, const SimDayRecord *day, gint64 at, gint32 wh)
{
  if (site->past && at < day->midnight + (gint64) day->n_buckets * 900)
    return;
  if (site->past)
    wh = g_array_index (site->totals, SolSimDayTotal, site->totals->len - 1).wh[SOL_SIM_FLOW_PRODUCTION];
  if (wh > 0 && site->pub.n_panels > 0)
    share_out (site, wh);
  memset (site->unbooked_arrays, 0, sizeof site->unbooked_arrays);
}

/* What the gateway tells of the stretch that ends now. */
static void
report_power (SimSite *site, gint64 at)
{
  double sum = 0;
  site->pub.latest_power = (int) (site->made_ws / MAX (at - site->booked_at, 1));
  site->pub.latest_power_time = at;
  for (guint i = 0; i < site->pub.n_panels; i++)
    sum += site->panel_weight[i] * site->unbooked_arrays[site->panels[i].array];
  for (guint i = 0; i < site->pub.n_panels; i++)
    {
      double share = site->panel_weight[i] * site->unbooked_arrays[site->panels[i].array];
      site->panels[i].watts = sum > 0 ? (int) (site->pub.latest_power * share / sum) : 0;
    }
}

/* The flows follow from the splits, so that every sum holds to the watt-hour. */
static void
derive (const gint32 split[SOL_SIM_N_SPLITS], gint32 flow[SOL_SIM_N_FLOWS])
{
  gint32 solar_home = split[SOL_SIM_SPLIT_SOLAR_HOME], solar_battery = split[SOL_SIM_SPLIT_SOLAR_BATTERY];
  gint32 solar_grid = split[SOL_SIM_SPLIT_SOLAR_GRID], battery_home = split[SOL_SIM_SPLIT_BATTERY_HOME];
  gint32 battery_grid = split[SOL_SIM_SPLIT_BATTERY_GRID], grid_home = split[SOL_SIM_SPLIT_GRID_HOME];
  gint32 grid_battery = split[SOL_SIM_SPLIT_GRID_BATTERY];
  flow[SOL_SIM_FLOW_PRODUCTION] = solar_home + solar_battery + solar_grid;
  flow[SOL_SIM_FLOW_CONSUMPTION] = solar_home + battery_home + grid_home;
  flow[SOL_SIM_FLOW_IMPORT] = grid_home + grid_battery;
  flow[SOL_SIM_FLOW_EXPORT] = solar_grid + battery_grid;
  flow[SOL_SIM_FLOW_CHARGE] = solar_battery + grid_battery;
  flow[SOL_SIM_FLOW_DISCHARGE] = battery_home + battery_grid;
  flow[SOL_SIM_FLOW_SOLAR_HOME] = solar_home;
  flow[SOL_SIM_FLOW_SOLAR_BATTERY] = solar_battery;
  flow[SOL_SIM_FLOW_SOLAR_GRID] = solar_grid;
  flow[SOL_SIM_FLOW_BATTERY_HOME] = battery_home;
  flow[SOL_SIM_FLOW_BATTERY_GRID] = battery_grid;
  flow[SOL_SIM_FLOW_GRID_HOME] = grid_home;
  flow[SOL_SIM_FLOW_GRID_BATTERY] = grid_battery;
  flow[SOL_SIM_FLOW_EVSE] = split[SOL_SIM_SPLIT_EVSE];
}

void
sim_history_book (SimSite *site, gint64 segment_start, gint64 at)
{
  SimDayRecord *day = last_day (site);
  guint bucket = (guint) ((segment_start - day->midnight) / 900);
  gint32 wh[SOL_SIM_N_SPLITS], flow[SOL_SIM_N_FLOWS];
  g_return_if_fail (bucket < day->n_buckets);

  /* What is less than a watt-hour waits for the next time; nothing is lost or rounded up. */
  for (guint i = 0; i < SOL_SIM_N_SPLITS; i++)
    {
      wh[i] = (gint32) (site->unbooked_ws[i] / 3600);
      site->unbooked_ws[i] %= 3600;
      day->wh[i][bucket] = (guint16) (day->wh[i][bucket] + wh[i]);
    }
  derive (wh, flow);
  SolSimDayTotal *total = &g_array_index (site->totals, SolSimDayTotal, site->totals->len - 1);
  for (guint i = 0; i < SOL_SIM_N_FLOWS; i++)
    total->wh[i] += flow[i];
  site->discharged_wh += flow[SOL_SIM_FLOW_DISCHARGE];
  if (site->silent_since == 0 && !site->past)
    report_power (site, at);
  share_production (site, day, at, flow[SOL_SIM_FLOW_PRODUCTION]);
  site->made_ws = 0;

  gint64 capacity = (gint64) site->plan->n_batteries * site->plan->battery_wh * 3600;
  day->soc[bucket] = capacity > 0 ? (gint8) ((site->stored_ws * 200 / capacity + 1) / 2) : -1;
  site->booked_at = at;
}

gint64
sim_history_reported_until (SimSite *site)
{
  return site->silent_since != 0 ? site->silent_since : site->booked_at;
}

static SimDayRecord *
find_day (SimSite *site, SolSimDate date)
{
  gint64 index = (gint64) date - site->pub.first_date;
  if (index < 0 || index >= (gint64) site->days->len)
    return NULL;
  return &g_array_index (site->days, SimDayRecord, index);
}

static void
fill_day (SimSite *site, const SimDayRecord *record, SolSimDay *out)
{
  gint64 until = sim_history_reported_until (site);
  memset (out, 0, sizeof *out);
  out->date = record->date;
  out->start = record->midnight;
  out->n_buckets = record->n_buckets;
  out->reported_until = MIN (until, record->midnight + (gint64) record->n_buckets * 900);
  for (guint b = 0; b < record->n_buckets; b++)
    {
      gint32 split[SOL_SIM_N_SPLITS], flow[SOL_SIM_N_FLOWS];
      out->soc[b] = site->plan->n_batteries > 0 ? 0 : -1;
      if (record->midnight + (gint64) b * 900 >= until)
        continue;
      for (guint i = 0; i < SOL_SIM_N_SPLITS; i++)
        split[i] = record->wh[i][b];
      derive (split, flow);
      for (guint i = 0; i < SOL_SIM_N_FLOWS; i++)
        {
          out->wh[i][b] = flow[i];
          out->total_wh[i] += flow[i];
        }
      out->soc[b] = record->soc[b];
      out->n_elapsed = b + 1;
    }
}

gboolean
sol_sim_home_day (SolSimHome *self, guint64 id, SolSimDate date, SolSimDay *out)
{
  SimSite *site = sim_home_open (self, id);
  SimDayRecord *record = site != NULL ? find_day (site, date) : NULL;
  if (record == NULL || date > sol_sim_zone_date (site->plan, self->now))
    return FALSE;
  fill_day (site, record, out);
  return TRUE;
}

const SolSimDayTotal *
sol_sim_home_daily (SolSimHome *self, guint64 id, guint *n_days)
{
  *n_days = 0;
  SimSite *site = sim_home_open (self, id);
  if (site == NULL)
    return NULL;
  guint n = site->totals->len;
  g_clear_pointer (&site->shown_totals, g_free);
  site->shown_totals = g_memdup2 (site->totals->data, n * sizeof (SolSimDayTotal));
  /* A silent gateway has told only a part of its last day. */
  gint64 until = sim_history_reported_until (site);
  while (n > 1 && g_array_index (site->days, SimDayRecord, n - 1).midnight >= until)
    n--;
  SolSimDay day;
  fill_day (site, &g_array_index (site->days, SimDayRecord, n - 1), &day);
  memcpy (site->shown_totals[n - 1].wh, day.total_wh, sizeof day.total_wh);
  *n_days = n;
  return site->shown_totals;
}

gboolean
sol_sim_home_panel_energy (SolSimHome *self, guint64 id, SolSimDate from, SolSimDate to, gint64 *wh)
{
  SimSite *site = sim_home_open (self, id);
  if (site == NULL || from > to)
    return FALSE;
  guint n = site->pub.n_panels;
  memset (wh, 0, n * sizeof (gint64));
  gint64 first = MAX ((gint64) from - site->pub.first_date, 0);
  gint64 last = MIN ((gint64) to - site->pub.first_date, (gint64) site->days->len - 1);
  for (gint64 day = first; day <= last; day++)
    for (guint i = 0; i < n; i++)
      wh[i] += g_array_index (site->panel_days, guint16, day * n + i);
  return first <= last;
}

GArray *
sol_sim_home_sessions (SolSimHome *self, guint64 id, const char *serial, SolSimDate from, SolSimDate to)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SolSimSession));
  SimSite *site = sim_home_open (self, id);
  const SimCar *car = site != NULL ? sim_site_find_car (site, serial) : NULL;
  if (car == NULL)
    return found;
  gint64 begin = sol_sim_zone_midnight (site->plan, from), end = sol_sim_zone_midnight (site->plan, to + 1);
  const SolSimSession *running = &car->told->session;
  if (running->started != 0 && running->ended == 0 && running->started < end && self->now >= begin)
    g_array_append_val (found, *running);
  for (guint i = car->sessions->len; i > 0; i--)
    {
      const SolSimSession *session = &g_array_index (car->sessions, SolSimSession, i - 1);
      if (session->started < end && session->ended >= begin)
        g_array_append_val (found, *session);
    }
  return found;
}

void
sim_history_today_panels (SimSite *site)
{
  guint n = site->pub.n_panels;
  gint64 until = sim_history_reported_until (site);
  /* A silent gateway tells nothing new. */
  if (n == 0 || (site->silent_since != 0 && site->panels[0].last_report != 0))
    return;
  for (guint i = 0; i < n; i++)
    {
      SolSimPanel *panel = &site->panels[i];
      panel->today_wh = g_array_index (site->panel_days, guint16, site->panel_days->len - n + i);
      panel->lifetime_wh = site->panel_lifetime[i];
      panel->last_report = until - 60 * (gint64) (sol_sim_hash (site->seed, KEY_PANEL, i) % 12);
    }
}
