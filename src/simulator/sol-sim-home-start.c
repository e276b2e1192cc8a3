/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-start"

#include "sol-sim-home-state.h"

static void
at_once (SimSite *site, SimDo what, gint64 value, gint64 other)
{
  SimEvent event = { .what = what, .value = value, .other = other };
  sim_site_schedule (site, &event, 0);
}

void
sim_site_start (SimSite *site)
{
  guint flags = site->home->scenario->home;
  gint64 start = site->home->start;

  if (flags & SOL_SIM_HOME_PENDING_PROFILE)
    {
      SolSimProfile *pending = &site->pub.pending_profile;
      g_strlcpy (pending->key, "cost_savings", sizeof pending->key);
      g_strlcpy (pending->subtype, "prioritize-energy", sizeof pending->subtype);
      pending->reserve = 20;
      site->home->knobs.kind[SOL_SIM_KIND_PROFILE].never = TRUE;
    }
  if (flags & SOL_SIM_HOME_OFF_GRID)
    at_once (site, SIM_DO_RELAY, FALSE, 0);
  if (flags & SOL_SIM_HOME_OUTAGE)
    at_once (site, SIM_DO_OUTAGE, TRUE, 0);
  if (flags & SOL_SIM_HOME_STORM)
    at_once (site, SIM_DO_STORM, start - 30 * 60, start + 15 * 3600);
  if (flags & SOL_SIM_HOME_SILENT)
    at_once (site, SIM_DO_SILENT, TRUE, 2 * 3600);
  if (site->n_cars == 0)
    return;
  if (flags & SOL_SIM_HOME_SAFE_LIMIT)
    at_once (site, SIM_DO_SAFE_LIMIT, TRUE, 0);
  if (flags & SOL_SIM_HOME_CHARGER_OFFLINE)
    at_once (site, SIM_DO_OFFLINE, TRUE, 0);
}
