/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery.h"
#include "sol-control-private.h"
#include "sol-energy.h"
#include "sol-refresh.h"

G_BEGIN_DECLS

struct _SolBattery
{
  GObject parent_instance;

  SolModelContext *context;
  SolRefresh *refresh;
  char *site;
  char *scope; /* in memory */
  SolBatteryStatus *status;
  SolProfile *profile;
  SolBatterySettings *settings;
  SolBatteryWindows *windows;
  SolSiteSettings *site_settings;
  SolStormAlerts *alerts;
  SolToday *today;
  SolTruth exists;
  gboolean may_act;
  gboolean cancelled; /* a profile on its way was called back here */
  SolControl *controls[SOL_BATTERY_N_CONTROLS];
  GCancellable *cancellable;
};

SolBattery *sol_battery_new (SolModelContext *context, SolRefresh *refresh, const char *site)
    G_GNUC_WARN_UNUSED_RESULT;
void sol_battery_take_status (SolBattery *self, const SolBatteryStatus *status);
void sol_battery_take_profile (SolBattery *self, const SolProfile *profile);
void sol_battery_take_settings (SolBattery *self, const SolBatterySettings *settings);
void sol_battery_take_windows (SolBattery *self, const SolBatteryWindows *windows);
void sol_battery_take_site_settings (SolBattery *self, const SolSiteSettings *settings);
void sol_battery_take_alerts (SolBattery *self, const SolStormAlerts *alerts);
void sol_battery_take_today (SolBattery *self, const SolToday *today);

/** sol_battery_take_may_act: whether acting is possible at all. */
void sol_battery_take_may_act (SolBattery *self, gboolean may_act);

/** sol_battery_stop: it goes: its controls end. */
void sol_battery_stop (SolBattery *self);

/* For the table of controls. */

/** sol_battery_get_locked_reason: Returns: (transfer none) (nullable): why nothing can be changed at all. */
const char *sol_battery_get_locked_reason (gpointer owner);

/** sol_battery_guard_write: Returns: (transfer full) (nullable): what R41 has against any write now. @type:
 * of @wanted */
GError *sol_battery_guard_write (SolBattery *self, GVariant *wanted, const GVariantType *type);

double sol_battery_get_remembered_reserve (SolBattery *self, const char *profile);

extern const SolControlSpec sol_profile_spec;
extern const SolControlSpec sol_cancel_profile_spec;
extern const SolControlSpec sol_reserve_spec;
extern const SolControlSpec sol_shutdown_spec;
extern const SolControlSpec sol_after_peak_spec;
extern const SolControlSpec sol_charge_from_grid_spec;
extern const SolControlSpec sol_charge_schedule_spec;
extern const SolControlSpec sol_discharge_to_grid_spec;
extern const SolControlSpec sol_restrict_discharge_spec;
extern const SolControlSpec sol_storm_guard_spec;
extern const SolControlSpec sol_storm_charger_spec;
extern const SolControlSpec sol_storm_opt_out_spec;
extern const SolControlSpec sol_battery_window_spec;

G_END_DECLS
