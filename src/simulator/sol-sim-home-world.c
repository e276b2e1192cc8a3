/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-world"

#include "sol-sim-home-state.h"

static SolSimResult
happens (SolSimHome *self, guint64 id, const SimEvent *event)
{
  SimSite *site = sim_home_open (self, id);
  if (site == NULL)
    return SOL_SIM_NO_DEVICE;
  sim_site_schedule (site, event, 0);
  sim_site_refresh (site);
  return SOL_SIM_OK;
}

/* Without a serial it is the site's first charger. */
static SolSimResult
happens_at (SolSimHome *self, guint64 id, const char *serial, SimEvent event)
{
  SimSite *site = sim_home_open (self, id);
  if (site == NULL || site->n_cars == 0)
    return SOL_SIM_NO_DEVICE;
  const SimCar *car = serial != NULL ? sim_site_find_car (site, serial) : &site->cars[0];
  if (car == NULL)
    return SOL_SIM_NO_DEVICE;
  event.car = car->index;
  return happens (self, id, &event);
}

SolSimResult
sol_sim_home_car_comes (SolSimHome *self, guint64 id, const char *serial, int needs_wh)
{
  if (needs_wh < 0)
    return SOL_SIM_INVALID;
  return happens_at (self, id, serial, (SimEvent){ .what = SIM_DO_COME, .value = needs_wh });
}

SolSimResult
sol_sim_home_car_leaves (SolSimHome *self, guint64 id, const char *serial)
{
  return happens_at (self, id, serial, (SimEvent){ .what = SIM_DO_LEAVE });
}

SolSimResult
sol_sim_home_storm (SolSimHome *self, guint64 id, gint64 start, gint64 end, gboolean critical)
{
  if (end <= start)
    return SOL_SIM_INVALID;
  SimEvent event = { .what = SIM_DO_STORM, .value = start, .other = end };
  g_strlcpy (event.text, critical ? "critical" : "", sizeof event.text);
  return happens (self, id, &event);
}

SolSimResult
sol_sim_home_storm_over (SolSimHome *self, guint64 id)
{
  SimEvent event = { .what = SIM_DO_STORM_OVER };
  return happens (self, id, &event);
}

SolSimResult
sol_sim_home_outage (SolSimHome *self, guint64 id, gboolean on)
{
  SimEvent event = { .what = SIM_DO_OUTAGE, .value = on };
  return happens (self, id, &event);
}

SolSimResult
sol_sim_home_set_guard (SolSimHome *self, guint64 id, const char *name, gboolean on)
{
  SimSite *site = sim_home_open (self, id);
  if (site == NULL)
    return SOL_SIM_NO_DEVICE;
  SolSimGrid *grid = &site->pub.grid;
  const struct
  {
    const char *name;
    gboolean *guard;
  } guards[] = { { "disableGridControl", &grid->disable_grid_control },
                 { "activeDownload", &grid->active_download },
                 { "sunlightBackupSystemCheck", &grid->sunlight_backup },
                 { "gridOutageCheck", &grid->grid_outage },
                 { "supported", &grid->supported } };
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    if (g_strcmp0 (guards[i].name, name) == 0)
      {
        *guards[i].guard = on;
        return SOL_SIM_OK;
      }
  return SOL_SIM_INVALID;
}

SolSimResult
sol_sim_home_set_prices (SolSimHome *self, guint64 id, const SolSimPrices *prices)
{
  SimSite *site = sim_home_open (self, id);
  if (site == NULL)
    return SOL_SIM_NO_DEVICE;
  site->pub.prices = *prices;
  return SOL_SIM_OK;
}

SolSimResult
sol_sim_home_system_task (SolSimHome *self, guint64 id, gboolean on)
{
  SimSite *site = sim_home_open (self, id);
  if (site == NULL)
    return SOL_SIM_NO_DEVICE;
  site->pub.system_task = on;
  return SOL_SIM_OK;
}

SolSimResult
sol_sim_home_gateway_silent (SolSimHome *self, guint64 id, gboolean on)
{
  SimEvent event = { .what = SIM_DO_SILENT, .value = on };
  return happens (self, id, &event);
}

SolSimResult
sol_sim_home_charger_offline (SolSimHome *self, guint64 id, const char *serial, gboolean on)
{
  return happens_at (self, id, serial, (SimEvent){ .what = SIM_DO_OFFLINE, .value = on });
}

SolSimResult
sol_sim_home_safe_limit (SolSimHome *self, guint64 id, const char *serial, gboolean on)
{
  return happens_at (self, id, serial, (SimEvent){ .what = SIM_DO_SAFE_LIMIT, .value = on });
}

SolSimResult
sol_sim_home_charger_condition (SolSimHome *self, guint64 id, const char *serial, gboolean faulted,
                                gboolean commissioned, gboolean locked)
{
  SimSite *site = sim_home_open (self, id);
  SimCar *car = site != NULL ? sim_site_find_car (site, serial) : NULL;
  if (car == NULL)
    return SOL_SIM_NO_DEVICE;
  car->told->faulted = faulted;
  car->told->commissioned = commissioned;
  car->told->locked = locked;
  sim_site_refresh (site);
  return SOL_SIM_OK;
}
