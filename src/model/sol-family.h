/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SolFamily: what is read together, at its own pace, and fails on its own. The order is the order of the
 * first reads.
 */
typedef enum
{
  SOL_FAMILY_EV_STATUS,
  SOL_FAMILY_TODAY,
  SOL_FAMILY_BATTERY_STATUS,
  SOL_FAMILY_LATEST_POWER,
  SOL_FAMILY_SITE_SETTINGS,
  SOL_FAMILY_PROFILE,
  SOL_FAMILY_EV_SUMMARY,
  SOL_FAMILY_STORM_ALERTS,
  SOL_FAMILY_CHARGE_MODE, /* one read per charger */
  SOL_FAMILY_BATTERY_SETTINGS,
  SOL_FAMILY_GRID_CHECK,
  SOL_FAMILY_OFF_GRID_CONTEXT,
  SOL_FAMILY_DEVICES,
  SOL_FAMILY_PANELS,
  SOL_FAMILY_PANEL_STATES,
  SOL_FAMILY_PANEL_ENERGY,
  SOL_FAMILY_LIFETIME,
  SOL_FAMILY_SCHEDULE,       /* one read per charger */
  SOL_FAMILY_GREEN_SETTINGS, /* likewise */
  SOL_FAMILY_CHARGER_CONFIG, /* likewise */
  SOL_FAMILY_BATTERY_WINDOWS,
  SOL_FAMILY_EVENTS,         /* the first page */
  SOL_FAMILY_CHARGE_HISTORY, /* one read per charger: the last month */
  SOL_FAMILY_TARIFF,
  SOL_FAMILY_BILLING,
  SOL_FAMILY_DATED_RATES, /* only where the tariff has no price for what is exported */
  SOL_FAMILY_OUTAGES,
  SOL_FAMILY_FIRMWARE,
  SOL_FAMILY_FEATURE_FLAGS,
  SOL_FAMILY_LIVE_OFFER,
  SOL_FAMILY_ROOF_PLAN,
  SOL_FAMILY_CAR_ENERGY,
  SOL_FAMILY_ALARMS,
  SOL_FAMILY_SITE_STATUS,
  SOL_N_FAMILIES,
} SolFamily;

typedef guint64 SolFamilySet;
#define SOL_FAMILY_BIT(family) ((SolFamilySet) 1 << (family))

/** SolPage: what the person looks at; decides the pace. */
typedef enum
{
  SOL_PAGE_BACKGROUND, /* no window */
  SOL_PAGE_OVERVIEW,
  SOL_PAGE_ENERGY,
  SOL_PAGE_SOLAR,
  SOL_PAGE_BATTERY,
  SOL_PAGE_CHARGER,
  SOL_PAGE_GRID,
  SOL_PAGE_STORM_GUARD,
  SOL_PAGE_EVENTS,
  SOL_PAGE_DEVICES,
  SOL_PAGE_QUIET, /* a command line: nothing by itself */
  SOL_N_PAGES,
} SolPage;

/** sol_family_get_name: e.g. `ev-status`; also the name in the archive. */
const char *sol_family_get_name (SolFamily family);

/** sol_family_get_interval: seconds between two reads on @page; 0 when the family rests there. The table is
 * the one of docs/architecture.md "Budget". */
guint sol_family_get_interval (SolFamily family, SolPage page);

/** sol_family_get_cadence: the interval that staleness is measured with: older than twice of it is stale. */
guint sol_family_get_cadence (SolFamily family);

/** sol_family_is_core: whether its failures tell of the whole service (R7); others dim their own card (R8).
 */
gboolean sol_family_is_core (SolFamily family);

/** sol_plan_requests_per_hour: what the table asks of the cloud in an hour with @n_chargers on @page. */
double sol_plan_requests_per_hour (SolPage page, guint n_chargers);

/** sol_plan_retry_delay: seconds until the next try after @failures in a row: R7 for core, R8 for the others.
 * @answered: an HTTP answer came (else network or payload trouble)
 * @dice: 0..1, chance */
double sol_plan_retry_delay (SolFamily family, guint interval, guint failures, gboolean answered,
                             double dice);

G_END_DECLS
