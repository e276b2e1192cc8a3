/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-charge-preference.h"
#include "sol-charge-record.h"
#include "sol-charger-config.h"
#include "sol-charger-extras.h"
#include "sol-charger-status.h"
#include "sol-charger-summary.h"
#include "sol-control.h"
#include "sol-reminder.h"
#include "sol-schedule.h"
#include "sol-sessions.h"

G_BEGIN_DECLS

#define SOL_TYPE_CHARGER (sol_charger_get_type ())
G_DECLARE_FINAL_TYPE (SolCharger, sol_charger, SOL, CHARGER, GObject)

/**
 * SolCharger:
 *
 * One EV charger of the site. Properties, read-only, notified once a change: `status` (boxed
 * #SolChargerStatus), `summary` (boxed #SolChargerSummary), `preference` (boxed #SolChargePreference), `mode`
 * (the effective mode, a #SolChargeMode as int), `power-w` (derived, R24; NaN unknown), `name`, `schedule`
 * (boxed #SolSchedule, for the eye: vanished slots linger), `green` (boxed #SolGreenSettings), `config`
 * (boxed #SolChargerConfig), `history` (boxed #SolChargeHistory of the last month), `firmware` (boxed
 * #SolFirmwareList) and `feature-flags` (boxed #SolFeatureFlags) of the site.
 *
 * Signal `reminder` (#SolReminder): a person is to be reminded of the plug; once for each occurrence of a
 * slot.
 */

const char *sol_charger_get_serial (SolCharger *self);

/** sol_charger_get_name: Returns: (transfer none): display name, else "IQ EV Charger <last digits>". */
const char *sol_charger_get_name (SolCharger *self);

/** Returns: (transfer none) (nullable) */
const SolChargerStatus *sol_charger_get_status (SolCharger *self);
const SolChargerSummary *sol_charger_get_summary (SolCharger *self);
const SolChargePreference *sol_charger_get_preference (SolCharger *self);

const SolSchedule *sol_charger_get_schedule (SolCharger *self);

/** sol_charger_get_schedule_read: Returns: (transfer none) (nullable): the schedule as it was last read,
 * without slots that have vanished since. */
const SolSchedule *sol_charger_get_schedule_read (SolCharger *self);
const SolGreenSettings *sol_charger_get_green (SolCharger *self);
const SolChargerConfig *sol_charger_get_config (SolCharger *self);
const SolChargeHistory *sol_charger_get_history (SolCharger *self);

SolChargeMode sol_charger_get_mode (SolCharger *self);

/** sol_charger_get_firmware: Returns: (transfer none) (nullable): its own; follows `firmware`. */
const SolFirmware *sol_charger_get_firmware (SolCharger *self);

/** sol_charger_get_has_update: whether a firmware that does not run yet is known; it cannot be installed from
 * here. */
SolTruth sol_charger_get_has_update (SolCharger *self);

/** sol_charger_get_phase_switch: Returns: (transfer none) (nullable): `phase_switch_config` as sent, e.g.
 * `auto`; follows `config`. */
const char *sol_charger_get_phase_switch (SolCharger *self);

/** sol_charger_offers_mode: whether @mode is there and not hidden; follows `preference`. */
gboolean sol_charger_offers_mode (SolCharger *self, SolChargeMode mode);

/** sol_charger_get_mode_reason: Returns: (transfer none) (nullable): why @mode alone cannot be chosen now, or
 * why none can, translated. Follows `preference` and the reason of the control. */
const char *sol_charger_get_mode_reason (SolCharger *self, SolChargeMode mode);

/** sol_charger_get_offers_battery: whether "use battery" is shown; follows `green` and `summary`. */
SolTruth sol_charger_get_offers_battery (SolCharger *self);

/** sol_charger_get_offers_cards: whether sign-in by card is shown; follows `config` and `feature-flags`. */
SolTruth sol_charger_get_offers_cards (SolCharger *self);

/** sol_charger_get_wants_sign_in: whether a start has to be approved, by app or card; follows `config`. */
SolTruth sol_charger_get_wants_sign_in (SolCharger *self);

/** sol_charger_get_pending_off_grid: a mode or a schedule waits until the home is back on the grid; follows
 * `preference`. */
SolTruth sol_charger_get_pending_off_grid (SolCharger *self);
/** sol_charger_get_sessions: Returns: (transfer none): all that are kept. */
SolSessions *sol_charger_get_sessions (SolCharger *self);

/** sol_charger_get_lifetime_wh: energy of its life, guarded against dips and resets (R26); NaN unknown. */
double sol_charger_get_lifetime_wh (SolCharger *self);
double sol_charger_get_power_w (SolCharger *self);

/** sol_charger_get_amps_min: A; the charger's own bounds, else 6, 40 and 1. */
int sol_charger_get_amps_min (SolCharger *self);
int sol_charger_get_amps_max (SolCharger *self);
int sol_charger_get_amps_step (SolCharger *self);

/** sol_charger_get_amps_next: what the next start would use: last set, reported, session, 32 (R34); never 0.
 */
int sol_charger_get_amps_next (SolCharger *self);

/** sol_charger_get_limited_amps: the current that the safe limit forces while charging, else 0 (R37). */
int sol_charger_get_limited_amps (SolCharger *self);

/** sol_charger_get_voltage: V, for amps to kW: reported, else by country. */
double sol_charger_get_voltage (SolCharger *self);

/** sol_charger_get_watts_per_amp: W, for "16 A ≈ 3.7 kW": over all its phases. */
double sol_charger_get_watts_per_amp (SolCharger *self);

/** sol_charger_get_charging: Returns: (transfer none): the control "charging": value `b`, hint `i` amps
 * (optional). */
SolControl *sol_charger_get_charging (SolCharger *self);

/** SolChargerControl: what can be changed of a charger; the type of the value is in brackets. */
typedef enum
{
  SOL_CHARGER_CHARGING,      /* (b) `charging`; hint: amps (i) */
  SOL_CHARGER_MODE,          /* (s) `charge-mode`: the preferred mode by its name */
  SOL_CHARGER_USE_BATTERY,   /* (b) `use-battery`, in green mode */
  SOL_CHARGER_APP_SIGN_IN,   /* (b) `app-authentication` */
  SOL_CHARGER_CARD_SIGN_IN,  /* (b) `rfid-authentication` */
  SOL_CHARGER_DEFAULT_LEVEL, /* (i) `default-level`, A; 0 when unset */
  SOL_CHARGER_AMPS,          /* (i) `amps`: kept for the next start while idle (%SOL_CONTROL_STORED); while it
                                charges a procedure that stops, waits 30 s and starts again */
  SOL_CHARGER_N_CONTROLS,
} SolChargerControl;

/** sol_charger_get_control: Returns: (transfer none) */
SolControl *sol_charger_get_control (SolCharger *self, SolChargerControl control);

/** sol_charger_find_control: Returns: (transfer none) (nullable): by its name. */
SolControl *sol_charger_find_control (SolCharger *self, const char *name);

/** SolChargerState: the words of ui.md 8.4. */
typedef enum
{
  SOL_CHARGER_STATE_UNKNOWN,
  SOL_CHARGER_STATE_CHARGING,
  SOL_CHARGER_STATE_PLUGGED_IN,
  SOL_CHARGER_STATE_PAUSED_BY_CAR,
  SOL_CHARGER_STATE_WAITING_FOR_SUN,
  SOL_CHARGER_STATE_WAITING_FOR_SLOT,
  SOL_CHARGER_STATE_FINISHING,
  SOL_CHARGER_STATE_NO_CAR,
  SOL_CHARGER_STATE_FAULT,
  SOL_CHARGER_STATE_OFFLINE,
  SOL_CHARGER_STATE_SIGN_IN_NEEDED,
  SOL_CHARGER_STATE_NOT_SET_UP,
} SolChargerState;

SolChargerState sol_charger_get_state (SolCharger *self);

/** sol_charger_describe_state: Returns: (transfer full): the title of the state, translated, e.g. "Plugged
 * In". */
char *sol_charger_describe_state (SolCharger *self);

/** sol_charger_get_pausing: Returns: whether a change of the current has stopped it and starts it again in a
 * moment; it cannot be started or stopped meanwhile. Told by the control of the charging. */
gboolean sol_charger_get_pausing (SolCharger *self);

G_END_DECLS
