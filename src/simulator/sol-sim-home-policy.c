/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-policy"

#include "sol-sim-home-state.h"
#include "sol-sim-home-zone.h"

#define STORM_CHARGE_W 4900
#define PEAK_BEGIN (16 * 60)
#define PEAK_END (21 * 60)

gboolean
sim_policy_storm (SimSite *site, gint64 time)
{
  for (guint i = 0; i < site->alerts->len; i++)
    {
      const SolSimAlert *alert = &g_array_index (site->alerts, SolSimAlert, i);
      if (!alert->opted_out && time >= alert->start && time < alert->end && site->pub.settings.storm_guard)
        return TRUE;
    }
  return FALSE;
}

/* Savings spares the dear hours: it waits for them, and ends with them unless told to go on. */
static gboolean
savings_discharge (const SolSimProfile *profile, int minute)
{
  if (minute >= PEAK_BEGIN && minute < PEAK_END)
    return TRUE;
  return minute >= PEAK_END && g_str_equal (profile->subtype, "prioritize-energy");
}

static gboolean
past_outage (SimSite *site, gint64 time)
{
  for (guint i = 0; i < site->outages->len; i++)
    {
      const SolSimOutage *outage = &g_array_index (site->outages, SolSimOutage, i);
      if (time >= outage->start && time < outage->start + outage->duration)
        return TRUE;
    }
  return FALSE;
}

static void
follow_windows (SimSite *site, gint64 time, int most, SolSimPolicy *policy)
{
  const SolSimBatterySettings *settings = &site->pub.settings;
  int limit = 100;
  if (settings->charge_from_grid && settings->charge_from_grid_schedule
      && sim_windows_now (site, SOL_SIM_WINDOW_CFG, time, &limit))
    {
      policy->grid_charge_w = most / 2;
      policy->grid_target = limit;
    }
  if (settings->dtg && sim_windows_now (site, SOL_SIM_WINDOW_DTG, time, &limit))
    {
      policy->discharge = TRUE;
      policy->grid_discharge_w = most;
      policy->grid_floor = MAX (limit, settings->very_low_soc);
    }
  if (settings->rbd && sim_windows_now (site, SOL_SIM_WINDOW_RBD, time, &limit))
    {
      policy->discharge = FALSE;
      policy->grid_discharge_w = 0;
    }
}

/* By hand always, green when it was asked for. */
static gboolean
feeds_car (SimSite *site)
{
  for (guint i = 0; i < site->n_cars; i++)
    {
      const SimCar *car = &site->cars[i];
      gboolean fed
          = car->mode == SOL_SIM_MODE_MANUAL || (car->mode == SOL_SIM_MODE_GREEN && car->use_battery);
      if (fed && (site->n_cars == 1 || car->amps > 0))
        return TRUE;
    }
  return FALSE;
}

void
sim_policy_now (SimSite *site, gint64 time, SolSimPolicy *policy)
{
  const SolSimProfile *profile = &site->pub.profile;
  int minute = sol_sim_zone_seconds (site->plan, time) / 60;
  gboolean storm = sim_policy_storm (site, time);
  gboolean backup = storm || g_str_equal (profile->key, "backup_only");
  int most = (int) site->plan->n_batteries * site->plan->battery_w;

  policy->grid_up = site->pub.grid.state == SOL_SIM_GRID_ON && !(site->past && past_outage (site, time));
  policy->follow_permille = site->follow_permille;
  policy->feed_car = feeds_car (site);
  policy->target = policy->grid_target = 100;
  policy->discharge = !backup;
  policy->floor = backup ? 100 : profile->reserve;
  policy->grid_charge_w = policy->grid_discharge_w = 0;
  if (storm)
    policy->grid_charge_w = MIN (STORM_CHARGE_W, most);
  else if (backup && site->pub.settings.charge_from_grid)
    policy->grid_charge_w = most / 2;
  if (g_str_equal (profile->key, "cost_savings") && !storm)
    policy->discharge = savings_discharge (profile, minute);
  if (!backup)
    follow_windows (site, time, most, policy);
  if (policy->grid_charge_w > 0)
    {
      policy->discharge = FALSE;
      policy->grid_discharge_w = 0;
    }

  if (!policy->grid_up)
    {
      policy->discharge = TRUE;
      policy->feed_car = FALSE;
      policy->floor = site->pub.settings.very_low_soc;
      policy->grid_charge_w = policy->grid_discharge_w = 0;
    }
}
