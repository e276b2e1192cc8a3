/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-plan"

#include "sol-plan.h"

#include <math.h>

#define MINUTES(n) ((n) *60)
#define HOURS(n) ((n) *3600)
#define ON(page) (1u << SOL_PAGE_##page)

/* docs/architecture.md "Budget": name, call, intervals with Overview, with the own page, with another page,
 * without a window, own pages. While another page is open the rest keeps the pace of the background; only the
 * charger's state, which the list of pages shows, comes faster. */
#define ROW(FAMILY, name, call, overview, own, elsewhere, background, pages, per_charger)                    \
  [SOL_FAMILY_##FAMILY] = { name, SOL_CALL_##call, overview, own, elsewhere, background, pages, per_charger }

/* clang-format off */
static const SolPlanRow plan[SOL_N_FAMILIES] = {
  ROW (EV_STATUS, "ev-status", EV_STATUS, 60, 60, MINUTES (2), MINUTES (5), ON (CHARGER), FALSE),
  ROW (TODAY, "today", TODAY, MINUTES (5), MINUTES (5), MINUTES (5), MINUTES (5), ON (ENERGY), FALSE),
  ROW (BATTERY_STATUS, "battery-status", BATTERY_STATUS, MINUTES (5), MINUTES (2), MINUTES (10), MINUTES (10), ON (BATTERY), FALSE),
  ROW (LATEST_POWER, "latest-power", LATEST_POWER, MINUTES (2), MINUTES (2), 0, 0, ON (SOLAR), FALSE),
  ROW (SITE_SETTINGS, "site-settings", SITE_SETTINGS, MINUTES (15), MINUTES (5), HOURS (1), HOURS (1), ON (BATTERY), FALSE),
  ROW (PROFILE, "profile", PROFILE, MINUTES (5), MINUTES (2), MINUTES (15), MINUTES (15), ON (BATTERY) | ON (STORM_GUARD), FALSE),
  ROW (EV_SUMMARY, "ev-summary", EV_SUMMARY, MINUTES (10), MINUTES (5), MINUTES (30), MINUTES (30), ON (CHARGER), FALSE),
  ROW (STORM_ALERTS, "storm-alerts", STORM_ALERTS, MINUTES (10), MINUTES (5), MINUTES (10), MINUTES (10), ON (STORM_GUARD), FALSE),
  ROW (CHARGE_MODE, "charge-mode", CHARGE_MODE, MINUTES (10), MINUTES (5), MINUTES (30), MINUTES (30), ON (CHARGER), TRUE),
  ROW (BATTERY_SETTINGS, "battery-settings", BATTERY_SETTINGS, MINUTES (15), MINUTES (5), HOURS (1), HOURS (1), ON (BATTERY), FALSE),
  ROW (GRID_CHECK, "grid-check", GRID_CHECK, MINUTES (15), 60, MINUTES (15), MINUTES (15), ON (GRID), FALSE),
  ROW (OFF_GRID_CONTEXT, "off-grid-context", OFF_GRID_CONTEXT, MINUTES (15), 60, MINUTES (15), MINUTES (15), ON (GRID), FALSE),
  ROW (DEVICES, "devices", DEVICES, HOURS (1), MINUTES (15), HOURS (24), HOURS (24), ON (DEVICES), FALSE),
  ROW (PANELS, "panels", PANELS, HOURS (6), HOURS (6), HOURS (24), HOURS (24), ON (SOLAR), FALSE),
  ROW (PANEL_STATES, "panel-states", PANEL_STATES, MINUTES (30), MINUTES (10), HOURS (1), HOURS (1), ON (SOLAR), FALSE),
  ROW (PANEL_ENERGY, "panel-energy", PANEL_ENERGY, MINUTES (30), MINUTES (10), HOURS (24), HOURS (24), ON (SOLAR), FALSE),
  ROW (LIFETIME, "lifetime", LIFETIME, HOURS (1), MINUTES (15), HOURS (24), HOURS (24), ON (ENERGY), FALSE),
  ROW (SCHEDULE, "schedule", SCHEDULE, MINUTES (10), MINUTES (5), MINUTES (30), MINUTES (30), ON (CHARGER), TRUE),
  ROW (GREEN_SETTINGS, "green-settings", GREEN_SETTINGS, HOURS (1), MINUTES (10), HOURS (24), HOURS (24), ON (CHARGER), TRUE),
  ROW (CHARGER_CONFIG, "charger-config", CHARGER_CONFIG, HOURS (1), MINUTES (10), HOURS (24), HOURS (24), ON (CHARGER), TRUE),
  ROW (BATTERY_WINDOWS, "battery-windows", BATTERY_WINDOWS, MINUTES (15), MINUTES (5), HOURS (24), HOURS (24), ON (BATTERY), FALSE),
  ROW (EVENTS, "events", EVENTS, MINUTES (15), MINUTES (5), MINUTES (30), MINUTES (30), ON (EVENTS), FALSE),
  ROW (CHARGE_HISTORY, "charge-history", CHARGE_HISTORY, HOURS (1), MINUTES (10), HOURS (24), HOURS (24), ON (CHARGER), TRUE),
  ROW (TARIFF, "tariff", TARIFF, HOURS (1), MINUTES (15), HOURS (24), HOURS (24), ON (ENERGY), FALSE),
  ROW (BILLING, "billing", BILLING, HOURS (24), HOURS (1), HOURS (24), HOURS (24), ON (ENERGY), FALSE),
  ROW (DATED_RATES, "dated-rates", DATED_RATES, HOURS (1), MINUTES (15), HOURS (24), HOURS (24), ON (ENERGY), FALSE),
  ROW (OUTAGES, "outages", OUTAGES, HOURS (1), MINUTES (15), HOURS (24), HOURS (24), ON (GRID), FALSE),
  ROW (FIRMWARE, "firmware", FIRMWARE, HOURS (24), HOURS (1), HOURS (24), HOURS (24), ON (CHARGER) | ON (DEVICES), FALSE),
  ROW (FEATURE_FLAGS, "feature-flags", FEATURE_FLAGS, HOURS (24), HOURS (1), HOURS (24), HOURS (24), ON (CHARGER), FALSE),
  ROW (LIVE_OFFER, "live-offer", LIVE_OFFER, HOURS (24), HOURS (24), HOURS (24), HOURS (24), 0, FALSE),
  ROW (ROOF_PLAN, "roof-plan", ROOF_PLAN, HOURS (24), HOURS (1), HOURS (24), HOURS (24), ON (SOLAR), FALSE),
  ROW (CAR_ENERGY, "car-energy", CAR_ENERGY_DAYS, HOURS (24), MINUTES (30), HOURS (24), HOURS (24), ON (CHARGER) | ON (ENERGY), FALSE),
  ROW (ALARMS, "alarms", ALARMS, HOURS (24), MINUTES (15), HOURS (24), HOURS (24), ON (EVENTS) | ON (DEVICES), FALSE),
  ROW (SITE_STATUS, "site-status", SITE_STATUS, HOURS (24), MINUTES (30), HOURS (24), HOURS (24), ON (DEVICES), FALSE),
};
/* clang-format on */

const SolPlanRow *
sol_plan_get_row (SolFamily family)
{
  g_return_val_if_fail (family < SOL_N_FAMILIES, NULL);
  return &plan[family];
}

SolFamily
sol_plan_find (const char *name)
{
  SolFamily family = 0;
  while (family < SOL_N_FAMILIES && g_strcmp0 (plan[family].name, name) != 0)
    family++;
  return family;
}

const char *
sol_family_get_name (SolFamily family)
{
  g_return_val_if_fail (family < SOL_N_FAMILIES, NULL);
  return plan[family].name;
}

guint
sol_family_get_interval (SolFamily family, SolPage page)
{
  g_return_val_if_fail (family < SOL_N_FAMILIES, 0);
  const SolPlanRow *row = &plan[family];

  if (page == SOL_PAGE_QUIET)
    return 0;
  if (page == SOL_PAGE_BACKGROUND)
    return row->background;
  if (page == SOL_PAGE_OVERVIEW)
    return row->overview;
  return row->pages & (1u << page) ? row->own : row->elsewhere;
}

guint
sol_family_get_cadence (SolFamily family)
{
  g_return_val_if_fail (family < SOL_N_FAMILIES, 0);
  return plan[family].overview > 0 ? plan[family].overview : plan[family].own;
}

gboolean
sol_family_is_core (SolFamily family)
{
  return family == SOL_FAMILY_EV_STATUS || family == SOL_FAMILY_TODAY;
}

double
sol_plan_requests_per_hour (SolPage page, guint n_chargers)
{
  double sum = 0;
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    {
      guint interval = sol_family_get_interval (family, page);
      /* Further chargers share one round-robin, so that their number does not cost more. */
      if (interval > 0 && (!plan[family].per_charger || n_chargers > 0))
        sum += 3600.0 / interval;
    }
  return sum;
}

double
sol_plan_retry_delay (SolFamily family, guint interval, guint failures, gboolean answered, double dice)
{
  static const double optional[] = { 300, 900, 1800, 3600 };

  g_return_val_if_fail (failures > 0, interval);
  if (sol_family_is_core (family))
    return interval * pow (2, MIN (failures - 1, 3)) * (1 + dice * (answered ? 2.0 : 1.5));
  double step = failures > 3 ? optional[3] : optional[failures - 1];
  return MAX (step, interval) * (1 + 0.1 * dice);
}
