/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-battery-config.h"
#include "sol-battery-status.h"
#include "sol-battery-windows.h"
#include "sol-control.h"

G_BEGIN_DECLS

#define SOL_TYPE_BATTERY (sol_battery_get_type ())
G_DECLARE_FINAL_TYPE (SolBattery, sol_battery, SOL, BATTERY, GObject)

/**
 * SolBattery:
 *
 * The battery of the site. Properties, read-only, notified once a change: `status` (#SolBatteryStatus),
 * `profile`
 * (#SolProfile), `settings` (#SolBatterySettings), `windows` (#SolBatteryWindows), `exists` (a #SolTruth as
 * int, by evidence R19).
 */

SolTruth sol_battery_get_exists (SolBattery *self);
const SolBatteryStatus *sol_battery_get_status (SolBattery *self);     /* (nullable) */
const SolProfile *sol_battery_get_profile (SolBattery *self);          /* (nullable) */
const SolBatterySettings *sol_battery_get_settings (SolBattery *self); /* (nullable) */

const SolBatteryWindows *sol_battery_get_windows (SolBattery *self); /* (nullable) */

/** sol_battery_get_soc: percent, NaN unknown: status, else today. */
double sol_battery_get_soc (SolBattery *self);

/** sol_battery_get_reserve: percent, NaN unknown: profile, else settings, else today. */
double sol_battery_get_reserve (SolBattery *self);
double sol_battery_get_shutdown (SolBattery *self); /* percent, NaN unknown */

/** sol_battery_describe_profile: Returns: (transfer full) (nullable): "Self-consumption", "Savings", …;
 * unknown keys as they are; %NULL when not read. */
char *sol_battery_describe_profile (SolBattery *self);

/** sol_battery_get_profiles_offered: Returns: (transfer full): the keys to choose from, the present one among
 * them. */
GStrv sol_battery_get_profiles_offered (SolBattery *self);

/** sol_battery_get_reserve_range: percent; where the bounds are not known, those of R45. */
void sol_battery_get_reserve_range (SolBattery *self, double *least, double *most);

/** SolBatteryControl: what can be changed of battery and storm guard; the type of the value is in brackets.
 */
typedef enum
{
  SOL_BATTERY_PROFILE,        /* (s) `profile`: the key; hint: reserve (i), else what was last used with it */
  SOL_BATTERY_CANCEL_PROFILE, /* (b) `cancel-profile`: whether one is pending; only false can be asked for */
  SOL_BATTERY_RESERVE,        /* (i) `reserve`, percent */
  SOL_BATTERY_SHUTDOWN,       /* (i) `shutdown-level`, percent */
  SOL_BATTERY_AFTER_PEAK,     /* (b) `after-peak`, with Savings */
  SOL_BATTERY_CHARGE_FROM_GRID,   /* (b) `charge-from-grid`; on asks (the terms) */
  SOL_BATTERY_CHARGE_SCHEDULE,    /* (b) `charge-schedule`; hint: begin and end (ii), minutes; on asks */
  SOL_BATTERY_DISCHARGE_TO_GRID,  /* (b) `discharge-to-grid` */
  SOL_BATTERY_RESTRICT_DISCHARGE, /* (b) `restrict-discharge` */
  SOL_BATTERY_STORM_GUARD,        /* (b) `storm-guard`; on asks */
  SOL_BATTERY_STORM_CHARGER,      /* (b) `storm-charger`; on asks */
  SOL_BATTERY_STORM_OPT_OUT,      /* (as) `storm-opt-out`: ids of active alerts; asked for with one (s) */
  SOL_BATTERY_WINDOW,             /* (i) `battery-window`: how many there are; see below */
  SOL_BATTERY_N_CONTROLS,
} SolBatteryControl;

/** sol_battery_get_control: Returns: (transfer none) */
SolControl *sol_battery_get_control (SolBattery *self, SolBatteryControl control);

/** sol_battery_find_control: Returns: (transfer none) (nullable): by its name. */
SolControl *sol_battery_find_control (SolBattery *self, const char *name);

/* What the control "battery-window" is asked for. Each returns a floating variant for
 * sol_control_request_async(). A window of charging from the grid may ask (the terms). */

/** sol_battery_window_to_add: @window: its id does not matter. */
GVariant *sol_battery_window_to_add (const SolBatteryWindow *window, gboolean enabled);

/** sol_battery_window_to_change: in place. @enabled: %SOL_UNKNOWN when it is not to be switched. */
GVariant *sol_battery_window_to_change (const SolBatteryWindow *window, SolTruth enabled);
GVariant *sol_battery_window_to_remove (const SolBatteryWindow *window);

/** sol_battery_is_split: the controller runs another profile than the selected one, so that selecting it
 * again does nothing (R44). */
SolTruth sol_battery_is_split (SolBattery *self);

/** sol_battery_repair_async: R44: moves the reserve by 5 and back after 75 s. %SOL_ERROR_REFUSED in Full
 * backup. */
void sol_battery_repair_async (SolBattery *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean sol_battery_repair_finish (SolBattery *self, GAsyncResult *result, GError **error);

G_END_DECLS
