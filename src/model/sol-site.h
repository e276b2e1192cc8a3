/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-battery.h"
#include "sol-charger.h"
#include "sol-condition.h"
#include "sol-device.h"
#include "sol-car-energy.h"
#include "sol-charger-extras.h"
#include "sol-energy-today.h"
#include "sol-event.h"
#include "sol-family.h"
#include "sol-grid-switch.h"
#include "sol-live.h"
#include "sol-panels.h"
#include "sol-procedure.h"
#include "sol-roof-plan.h"
#include "sol-site-status.h"
#include "sol-tariff.h"

G_BEGIN_DECLS

#define SOL_TYPE_SITE (sol_site_get_type ())
G_DECLARE_FINAL_TYPE (SolSite, sol_site, SOL, SITE, GObject)

/**
 * SolSite:
 *
 * One home. It fills itself from the archive, then keeps itself fresh by the plan. Properties, read-only,
 * notified once a change: `name`, `condition` (boxed #SolCondition), `grid` (a #SolGridState as int),
 * `panels` (boxed #SolPanelList, joined), `devices` (boxed #SolDevices), `settings` (boxed #SolSiteSettings),
 * `storm-alerts` (boxed #SolStormAlerts), `charger-exists`, `panels-exist`, `read-only` (#SolTruth as int),
 * `events` (boxed #SolEvents, the first page), `outages` (#SolOutages), `tariff` (#SolTariff), `billing`
 * (#SolBilling), `dated-rates` (#SolDatedRates), `firmware` (#SolFirmwareList), `feature-flags`
 * (#SolFeatureFlags), `live-offer`, `roof-plan` (#SolRoofPlan), `car-energy` (#SolCarEnergy),
 * `alarms` (#SolAlarms), `dashboard` (#SolSiteStatus), `burst-until` (a #SolTime, see
 * sol_site_get_burst_until()).
 *
 * Signals: `family-changed` (uint family): a read of the family began, ended, failed or turned stale;
 * `reminder`
 * (#SolCharger, #SolReminder): a slot is near and no car is plugged in, told once for each occurrence.
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
/** sol_site_get_grid_check: Returns: (transfer none) (nullable): for display; while it fails, the last good
 * one for 360 s (R55). */
const SolGridCheck *sol_site_get_grid_check (SolSite *self);
const SolOffGridContext *sol_site_get_off_grid_context (SolSite *self); /* (nullable) */
const SolPanelList *sol_site_get_panels (SolSite *self);                /* (nullable) */
const SolDevices *sol_site_get_devices (SolSite *self);                 /* (nullable) */
const SolSiteSettings *sol_site_get_settings (SolSite *self);           /* (nullable) */
const SolStormAlerts *sol_site_get_storm_alerts (SolSite *self);        /* (nullable) */
const SolEvents *sol_site_get_events (SolSite *self);                   /* (nullable) */
const SolOutages *sol_site_get_outages (SolSite *self);                 /* (nullable) */
const SolTariff *sol_site_get_tariff (SolSite *self);                   /* (nullable) */
const SolBilling *sol_site_get_billing (SolSite *self);                 /* (nullable) */
const SolDatedRates *sol_site_get_dated_rates (SolSite *self);          /* (nullable) */
const SolFirmwareList *sol_site_get_firmware (SolSite *self);           /* (nullable) */
const SolFeatureFlags *sol_site_get_feature_flags (SolSite *self);      /* (nullable) */
const SolRoofPlan *sol_site_get_roof_plan (SolSite *self);              /* (nullable) */
const SolCarEnergy *sol_site_get_car_energy (SolSite *self);            /* (nullable) the last month */
const SolAlarms *sol_site_get_alarms (SolSite *self);                   /* (nullable) */
const SolSiteStatus *sol_site_get_dashboard (SolSite *self);            /* (nullable) */

/** sol_site_get_read_only: whether the account may only look at battery and storm guard. */
SolTruth sol_site_get_read_only (SolSite *self);

/** sol_site_get_import_price: site currency per kWh now; NaN when it cannot be told. */
double sol_site_get_import_price (SolSite *self);
double sol_site_get_export_price (SolSite *self);

/** sol_site_get_next_billing: Returns: (transfer full) (nullable): `YYYY-MM-DD`. */
char *sol_site_get_next_billing (SolSite *self);

/** sol_site_get_grid_switch: Returns: (transfer none): the relay, to be switched with a code. */
SolGridSwitch *sol_site_get_grid_switch (SolSite *self);

/** sol_site_get_live_offered: whether the site has a live view at all. */
SolTruth sol_site_get_live_offered (SolSite *self);

/** sol_site_get_live: Returns: (transfer none): the live stream; it rests until it is asked to start. */
SolLive *sol_site_get_live (SolSite *self);

/** sol_site_find_control: Returns: (transfer none) (nullable): the control @name of the charger @device, or
 * of battery and storm guard when that is %NULL. */
SolControl *sol_site_find_control (SolSite *self, const char *name, const char *device);

/** sol_site_read_events_async: the page of events after @cursor. Finish returns: (transfer full) */
void sol_site_read_events_async (SolSite *self, const char *cursor, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
SolEvents *sol_site_read_events_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_site_list_sessions_async: the sessions of a charger that the archive has, newest first, begun at @from
 * or later and before @to; %SOL_TIME_UNKNOWN for all. Finish returns: (transfer full) */
void sol_site_list_sessions_async (SolSite *self, const char *serial, SolTime from, SolTime to,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
SolChargeHistory *sol_site_list_sessions_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_site_list_events_async: the events that the archive has, newest first, at @from or later and before
 * @to, at most @most (0 for all); %SOL_TIME_UNKNOWN for all of time. Every page that was ever read is in
 * there. Finish returns: (transfer full) */
void sol_site_list_events_async (SolSite *self, SolTime from, SolTime to, guint most,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SolEvents *sol_site_list_events_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_site_list_outages_async: the same for power cuts. */
void sol_site_list_outages_async (SolSite *self, SolTime from, SolTime to, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
SolOutages *sol_site_list_outages_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_site_read_sessions_async: reads the sessions of a charger that began from the day @from to the day
 * @to, both `YYYY-MM-DD` and included, into the archive. */
void sol_site_read_sessions_async (SolSite *self, const char *serial, const char *from, const char *to,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean sol_site_read_sessions_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_site_read_panels_async: the panels with their energies of the days from @from to @to, both
 * `YYYY-MM-DD` and included; the list itself must have been read. Finish returns: (transfer full) */
void sol_site_read_panels_async (SolSite *self, const char *from, const char *to, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
SolPanelList *sol_site_read_panels_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_site_export_async: writes every stored reading to the file @path: SQLite when it ends in `.db`, else a
 * ZIP of CSV files. Finish returns: how many rows; -1 with #GIOErrorEnum when the file cannot be written */
void sol_site_export_async (SolSite *self, const char *path, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gint64 sol_site_export_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_site_get_backfill_done: whether all old sessions of @serial are in the archive. */
gboolean sol_site_get_backfill_done (SolSite *self, const char *serial);

/** sol_site_trigger_async: asks a charger for one of the messages of addendum 1.7.15; anything else is
 * %SOL_ERROR_REFUSED. Done when the cloud took it; nothing can prove it. */
void sol_site_trigger_async (SolSite *self, const char *serial, const char *message,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_site_trigger_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_trigger_messages: what may be asked for, ended by %NULL; the first three deserve a confirmation. */
extern const char *const sol_trigger_messages[];

/** sol_site_set_burst_async: the chargers' own live stream, on for 15 minutes, or off. */
void sol_site_set_burst_async (SolSite *self, gboolean on, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_site_set_burst_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_site_get_burst_until: end of the burst; %SOL_TIME_UNKNOWN without one. */
SolTime sol_site_get_burst_until (SolSite *self);

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
