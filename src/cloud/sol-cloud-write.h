/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-windows.h"
#include "sol-charger-config.h"
#include "sol-cloud-calls.h"
#include "sol-schedule.h"
#include "sol-tariff.h"

G_BEGIN_DECLS

/*
 * What calls write. Each function makes a write for one row of the table; put it into the `write` of a
 * #SolCallTarget, which takes a reference of its own. A write is immutable, reference-counted, from any
 * thread. Guards, bounds and the question whether the value is there already are the caller's.
 */

SolWrite *sol_write_ref (SolWrite *self);
void sol_write_unref (SolWrite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolWrite, sol_write_unref)

/** sol_write_get_call: the row it was made for. */
SolCallId sol_write_get_call (const SolWrite *self);

/* --- charger ------------------------------------------------------------------------------------------- */

/** sol_write_new_charger_config: for %SOL_CALL_SET_CHARGER_CONFIG. @value: `enabled` and `disabled` for the
 * two kinds of authentication. */
SolWrite *sol_write_new_charger_config (const char *key, const char *value);

/** sol_write_new_default_level: the same for `DefaultChargeLevel`, amperes. */
SolWrite *sol_write_new_default_level (int amps);

/** sol_write_new_green_battery: for %SOL_CALL_SET_GREEN_SETTINGS: whether the battery may charge the car. */
SolWrite *sol_write_new_green_battery (gboolean use_battery);

/** sol_write_new_schedule: for %SOL_CALL_REPLACE_SCHEDULE: all slots with the time stamp of the read they
 * come from (energy-cloud-api 4.5). Slots that are not in it are deleted. */
SolWrite *sol_write_new_schedule (const SolSchedule *schedule);

/** sol_write_new_slots_enabled: for %SOL_CALL_ENABLE_SLOTS: names all slots of @schedule, @slot being
 * switched to @enabled and the others staying as they are; one whose state is unknown counts as off. */
SolWrite *sol_write_new_slots_enabled (const SolSchedule *schedule, const char *slot, gboolean enabled);

/** sol_write_new_slot_change: for %SOL_CALL_CHANGE_SLOT; the id of the path is the slot's. */
SolWrite *sol_write_new_slot_change (const SolScheduleSlot *slot);

/** sol_write_new_slot_add: for %SOL_CALL_ADD_SLOT; see sol_slot_make_id(). */
SolWrite *sol_write_new_slot_add (const SolScheduleSlot *slot);

/** sol_slot_make_id: Returns: (transfer full): `<site>:<serial>:<uuid>` for a new slot. */
char *sol_slot_make_id (const char *site, const char *serial);

/* --- battery ------------------------------------------------------------------------------------------- */

/**
 * sol_write_new_profile: for %SOL_CALL_SET_PROFILE (addendum 1.7.21).
 * @profile: `self-consumption`, `cost_savings`, …
 * @reserve: percent; required by the cloud, and 100 for `backup_only`
 * @after_peak: for `cost_savings` whether the battery is used after the peak hours; no other profile minds
 */
SolWrite *sol_write_new_profile (const char *profile, int reserve, gboolean after_peak);

/* All of these: for %SOL_CALL_SET_BATTERY_SETTINGS. Where the protocol wants the members of the last read to
 * go along, the cloud fills them in, and reads the settings first if it has to. */

/** sol_write_new_reserve: a new reserve for the profile that is on, percent (addendum 1.7.21, trap 72). */
SolWrite *sol_write_new_reserve (int reserve);

/** sol_write_new_after_peak: whether Savings, which is on already, uses the battery after the peak hours; the
 * profile call changes nothing then. Off is what a read shows for off: a null. */
SolWrite *sol_write_new_after_peak (gboolean on);

/** sol_write_new_shutdown_level: `veryLowSoc`, percent. */
SolWrite *sol_write_new_shutdown_level (int percent);

/** sol_write_new_charge_from_grid: switches it. On also says that the disclaimer was accepted: only after
 * %SOL_CALL_ACCEPT_DISCLAIMER, which only a person's consent allows. */
SolWrite *sol_write_new_charge_from_grid (gboolean on);

/** SolChargeApply: the write that puts a charging window into effect (addendum 1.7.22, 2.5.3). */
typedef struct
{
  gboolean on;               /* `chargeFromGridScheduleEnabled` */
  gboolean charge_from_grid; /* what it is to be; the present value for a switch off */
  int begin, end;            /* minutes; -1 leaves both out, as when the last window was deleted */
  SolTime
      disclaimer_at; /* when the disclaimer was accepted; unknown: as the settings have it, or not at all */
} SolChargeApply;

SolWrite *sol_write_new_charge_apply (const SolChargeApply *apply);

/** sol_write_new_window_switch: discharge to grid or restrict discharge, on or off (addendum 2.6). @begin,
 * @end: the window in minutes, -1 when none is known. Also the write that puts a window of that kind into
 * effect. */
SolWrite *sol_write_new_window_switch (SolBatteryWindowKind kind, gboolean on, int begin, int end);

/** sol_write_new_storm_guard: for %SOL_CALL_SET_STORM_GUARD: both options, always; read the profile right
 * before for the one that is not to change (addendum 1.7.23). */
SolWrite *sol_write_new_storm_guard (gboolean storm_guard, gboolean charge_car);

/** sol_write_new_storm_opt_out: for %SOL_CALL_OPT_OUT_STORM. */
SolWrite *sol_write_new_storm_opt_out (const SolStormAlert *alert);

/** sol_write_new_window_check: for %SOL_CALL_CHECK_BATTERY_WINDOWS. */
SolWrite *sol_write_new_window_check (SolBatteryWindowKind kind);

/** sol_write_new_window_add: for %SOL_CALL_ADD_BATTERY_WINDOW. @window: its id, state and times of change do
 * not matter; a missing time zone is UTC. */
SolWrite *sol_write_new_window_add (const SolBatteryWindow *window, gboolean enabled);

/** sol_write_new_window_change: for %SOL_CALL_CHANGE_BATTERY_WINDOW, in place; the id of the path is the
 * window's. @enabled: %SOL_UNKNOWN when it is not to be switched. */
SolWrite *sol_write_new_window_change (const SolBatteryWindow *window, SolTruth enabled);

/** sol_write_new_window_delete: for %SOL_CALL_DELETE_BATTERY_WINDOW; %SOL_CALL_DELETE_BATTERY_WINDOW also
 * goes without a write, with the `id` of the target, and then asks for its token as for charging from the
 * grid. */
SolWrite *sol_write_new_window_delete (const SolBatteryWindow *window);

/* --- tariff -------------------------------------------------------------------------------------------- */

/** SolRateChange: one price of a tariff. Members that are %NULL mean the only one there is. */
typedef struct
{
  gboolean export;    /* `buyback` rather than `purchase` */
  const char *season; /* ids, as read */
  const char *days;
  const char *period;
  double rate; /* site currency per kWh, not negative */
} SolRateChange;

/** sol_write_new_rates: for %SOL_CALL_SET_TARIFF: the tariff is read again, these prices are changed in it,
 * everything else travels back as it came. A price that is not there (any more) is %SOL_ERROR_CONFLICT. */
SolWrite *sol_write_new_rates (const SolRateChange *changes, guint n_changes);

/** sol_write_new_billing: for %SOL_CALL_SET_BILLING. */
SolWrite *sol_write_new_billing (const SolBilling *billing);

G_END_DECLS
