/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home"

#include "sol-sim-home-state.h"
#include "sol-sim-home-zone.h"

static const SolSimKnobs usual_knobs = {
  .kind = {
    [SOL_SIM_KIND_CHARGE] = { .settle_min = 4, .settle_max = 8 },
    [SOL_SIM_KIND_MODE] = { .settle_min = 4, .settle_max = 8 },
    [SOL_SIM_KIND_PROFILE] = { .settle_min = 60, .settle_max = 90 },
    [SOL_SIM_KIND_SETTINGS] = { .settle_min = 4, .settle_max = 8 },
    [SOL_SIM_KIND_STORM] = { .settle_min = 4, .settle_max = 8 },
    [SOL_SIM_KIND_GRID] = { .settle_min = 15, .settle_max = 30 },
    [SOL_SIM_KIND_CHARGER_CONFIG] = { .settle_min = 4, .settle_max = 8 },
  },
};

SolSimHome *
sol_sim_home_new (const SolSimScenario *scenario, guint32 seed, gint64 start)
{
  g_return_val_if_fail (scenario != NULL, NULL);

  SolSimHome *self = g_new0 (SolSimHome, 1);
  self->scenario = scenario;
  self->seed = seed;
  self->start = self->now = start;
  self->knobs = usual_knobs;
  self->n_sites = scenario->n_sites;
  self->sites = g_new0 (SimSite, self->n_sites);
  for (guint i = 0; i < self->n_sites; i++)
    sim_site_init (&self->sites[i], self, scenario->sites[i]);
  return self;
}

void
sol_sim_home_free (SolSimHome *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_sites; i++)
    sim_site_clear (&self->sites[i]);
  g_free (self->sites);
  g_free (self);
}

void
sol_sim_home_run_until (SolSimHome *self, gint64 now)
{
  if (now < self->now)
    return;
  self->now = now;
  for (guint i = 0; i < self->n_sites; i++)
    {
      SimSite *site = &self->sites[i];
      if (!site->open)
        continue;
      sim_site_run (site, now);
      sim_site_refresh (site);
    }
}

gint64
sol_sim_home_now (SolSimHome *self)
{
  return self->now;
}

const SolSimScenario *
sol_sim_home_scenario (SolSimHome *self)
{
  return self->scenario;
}

SolSimKnobs *
sol_sim_home_knobs (SolSimHome *self)
{
  return &self->knobs;
}

guint
sol_sim_home_n_sites (SolSimHome *self)
{
  return self->n_sites;
}

const SolSimSite *
sol_sim_home_site (SolSimHome *self, guint index)
{
  g_return_val_if_fail (index < self->n_sites, NULL);
  return sol_sim_home_find_site (self, self->sites[index].plan->id);
}

const SolSimSite *
sol_sim_home_glance (SolSimHome *self, guint index)
{
  g_return_val_if_fail (index < self->n_sites, NULL);
  return &self->sites[index].pub;
}

guint64
sol_sim_home_site_id (SolSimHome *self, guint index)
{
  g_return_val_if_fail (index < self->n_sites, 0);
  return self->sites[index].plan->id;
}

SimSite *
sim_home_open (SolSimHome *self, guint64 id)
{
  for (guint i = 0; i < self->n_sites; i++)
    {
      SimSite *site = &self->sites[i];
      if (site->plan->id != id)
        continue;
      if (!site->open)
        {
          sim_site_open (site);
          sim_site_refresh (site);
        }
      return site;
    }
  return NULL;
}

const SolSimSite *
sol_sim_home_find_site (SolSimHome *self, guint64 id)
{
  SimSite *site = sim_home_open (self, id);
  return site != NULL ? &site->pub : NULL;
}

const SolSimCharger *
sol_sim_home_find_charger (SolSimHome *self, guint64 id, const char *serial)
{
  SimSite *site = sim_home_open (self, id);
  const SimCar *car = site != NULL ? sim_site_find_car (site, serial) : NULL;
  return car != NULL ? car->told : NULL;
}

static SimSite *
known_site (SolSimHome *self, guint64 id)
{
  for (guint i = 0; i < self->n_sites; i++)
    if (self->sites[i].plan->id == id)
      return &self->sites[i];
  return NULL;
}

SolSimDate
sol_sim_home_today (SolSimHome *self, guint64 id)
{
  return sol_sim_home_date_of (self, id, self->now);
}

SolSimDate
sol_sim_home_date_of (SolSimHome *self, guint64 id, gint64 time)
{
  SimSite *site = known_site (self, id);
  g_return_val_if_fail (site != NULL, 0);
  return sol_sim_zone_date (site->plan, time);
}

gint64
sol_sim_home_midnight (SolSimHome *self, guint64 id, SolSimDate date)
{
  SimSite *site = known_site (self, id);
  g_return_val_if_fail (site != NULL, 0);
  return sol_sim_zone_midnight (site->plan, date);
}
