/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-battery.h"
#include "sol-charger.h"
#include "sol-condition.h"
#include "sol-device.h"
#include "sol-energy-today.h"
#include "sol-family.h"
#include "sol-panels.h"
#include "sol-procedure.h"

G_BEGIN_DECLS

#define SOL_TYPE_SITE (sol_site_get_type ())
G_DECLARE_FINAL_TYPE (SolSite, sol_site, SOL, SITE, GObject)

/**
 * SolSite:
 *
 * One home. It fills itself from the archive, then keeps itself fresh by the plan. Properties, read-only,
 * notified once a change: `name`, `condition` (boxed #SolCondition), `grid` (a #SolGridState as int),
 * `panels` (boxed #SolPanelList, joined), `devices` (boxed #SolDevices), `settings` (boxed #SolSiteSettings),
 * `storm-alerts` (boxed #SolStormAlerts), `charger-exists`, `panels-exist` (#SolTruth as int).
 *
 * Signal `family-changed` (uint family): a read of the family began, ended, failed or turned stale.
 */

const char *sol_site_get_id (SolSite *self);
const char *sol_site_get_name (SolSite *self);

/** sol_site_get_zone: Returns: (transfer none): the site's zone; UTC until it is known. */
GTimeZone *sol_site_get_zone (SolSite *self);
const char *sol_site_get_zone_name (SolSite *self); /* (nullable) */

/** sol_site_get_chargers: Returns: (transfer none): a list of #SolCharger; one per serial. */
GListModel *sol_site_get_chargers (SolSite *self);
SolCharger *sol_site_find_charger (SolSite *self, const char *serial); /* (transfer none) (nullable) */
SolBattery *sol_site_get_battery (SolSite *self);
SolEnergyToday *sol_site_get_energy (SolSite *self);

const SolCondition *sol_site_get_condition (SolSite *self);
SolGridState sol_site_get_grid (SolSite *self);
const SolGridCheck *sol_site_get_grid_check (SolSite *self);            /* (nullable) */
const SolOffGridContext *sol_site_get_off_grid_context (SolSite *self); /* (nullable) */
const SolPanelList *sol_site_get_panels (SolSite *self);                /* (nullable) */
const SolDevices *sol_site_get_devices (SolSite *self);                 /* (nullable) */
const SolSiteSettings *sol_site_get_settings (SolSite *self);           /* (nullable) */
const SolStormAlerts *sol_site_get_storm_alerts (SolSite *self);        /* (nullable) */
SolTruth sol_site_get_charger_exists (SolSite *self);
SolTruth sol_site_get_panels_exist (SolSite *self);
SolTruth sol_site_get_storm_guard_offered (SolSite *self);

/** sol_site_get_solar_w: production for the list and the tooltip: latest power while it is fresh enough, else
 * the flow's; NaN unknown. @sampled_at: (out) (optional) */
double sol_site_get_solar_w (SolSite *self, SolTime *sampled_at);

/** sol_site_get_backup_seconds: docs/architecture.md "Backup time"; NaN without an estimate. */
double sol_site_get_backup_seconds (SolSite *self);

/** sol_site_get_procedures: Returns: (transfer none): a list of #SolProcedure that were found unfinished:
 * each asks. */
GListModel *sol_site_get_procedures (SolSite *self);

/** SolFamilyState: what a card shows of its source (ui.md 5.3). */
typedef enum
{
  SOL_FAMILY_LOADING, /* never read */
  SOL_FAMILY_FRESH,
  SOL_FAMILY_STALE,  /* older than twice its cadence */
  SOL_FAMILY_FAILED, /* never read, and the last try failed */
  SOL_FAMILY_ABSENT, /* not offered at this site */
} SolFamilyState;

SolFamilyState sol_site_get_family_state (SolSite *self, SolFamily family);

/** sol_site_get_asked_at: when the value on screen was asked for; unknown when there is none. */
SolTime sol_site_get_asked_at (SolSite *self, SolFamily family);

/** sol_site_get_sampled_at: when the cloud says it was measured, else asked_at. */
SolTime sol_site_get_sampled_at (SolSite *self, SolFamily family);

/** sol_site_get_family_error: Returns: (transfer none) (nullable): why the last try failed. */
const GError *sol_site_get_family_error (SolSite *self, SolFamily family);

/** sol_site_set_page: the pace: what is looked at. A new site rests (%SOL_PAGE_QUIET) until told. */
void sol_site_set_page (SolSite *self, SolPage page);

/** sol_site_refresh: a person wants everything of the present page now: intervals are ignored once, never a
 * block or a Retry-After. */
void sol_site_refresh (SolSite *self);

/** sol_site_ensure_async: reads what of @families is older than the plan allows, or all of it when @fresh.
 * Finish fails with the first failure, other families have been read all the same. */
void sol_site_ensure_async (SolSite *self, SolFamilySet families, gboolean fresh, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_site_ensure_finish (SolSite *self, GAsyncResult *result, GError **error);

G_END_DECLS
