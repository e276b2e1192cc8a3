/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-config.h"
#include "sol-week.h"

G_BEGIN_DECLS

/** SolBatteryWindowKind: the families of battery schedules, in the order in which they are listed
 * (addendum 2.5). */
typedef enum
{
  SOL_BATTERY_WINDOW_CHARGE,    /* `CFG`: charge from grid */
  SOL_BATTERY_WINDOW_DISCHARGE, /* `DTG`: discharge to grid */
  SOL_BATTERY_WINDOW_RESTRICT,  /* `RBD`: restrict discharge */
  SOL_N_BATTERY_WINDOW_KINDS,
} SolBatteryWindowKind;

/** sol_battery_window_kind_get_name: `charge-from-grid`, `discharge-to-grid` or `restrict-discharge`. */
const char *sol_battery_window_kind_get_name (SolBatteryWindowKind kind);

/** sol_battery_window_kind_get_key: `cfg`, `dtg` or `rbd`, as the cloud spells it in paths of its answers. */
const char *sol_battery_window_kind_get_key (SolBatteryWindowKind kind);

/** sol_battery_window_kind_from_key: Returns: whether @key, in any letter case, is one of these, stored in
 * @kind. */
gboolean sol_battery_window_kind_from_key (const char *key, SolBatteryWindowKind *kind);

/** SolBatteryWindowState: whether the gateway has taken the window over. */
typedef enum
{
  SOL_BATTERY_WINDOW_STATE_UNKNOWN,
  SOL_BATTERY_WINDOW_PENDING, /* saved in the cloud, the gateway has not acknowledged it */
  SOL_BATTERY_WINDOW_ACTIVE,
} SolBatteryWindowState;

/** sol_battery_window_state_get_name: `pending`, `active` or `unknown`. */
const char *sol_battery_window_state_get_name (SolBatteryWindowState state);
SolBatteryWindowState sol_battery_window_state_from_text (const char *text);

/** SolBatteryWindow: one battery schedule (addendum 2.5.1). */
typedef struct
{
  char *id;
  SolBatteryWindowKind kind;
  SolWeekWindow window; /* wall clock of @timezone */
  int limit_percent;    /* charge up to, or discharge down to; -1 when there is none */
  SolBatteryWindowState state;
  SolTruth enabled_echo; /* `isEnabled` as sent; the cloud says true for families that are off */
  char *timezone;        /* (nullable) kept for edits */
  SolTime created_at, updated_at;
} SolBatteryWindow;

#define SOL_TYPE_BATTERY_WINDOW (sol_battery_window_get_type ())
SOL_DECLARE_VALUE (SolBatteryWindow, sol_battery_window)

/** SolBatteryWindowFamily: one family of the answer. */
typedef struct
{
  SolTruth present; /* the feature exists, also without any window */
  SolBatteryWindowState state;
} SolBatteryWindowFamily;

/** SolBatteryWindows: the battery schedules of a site, without deleted ones. */
typedef struct
{
  SolTruth any_pending;
  SolBatteryWindowFamily families[SOL_N_BATTERY_WINDOW_KINDS];
  GPtrArray *windows; /* (element-type SolBatteryWindow) by family in the order of #SolBatteryWindowKind */
} SolBatteryWindows;

#define SOL_TYPE_BATTERY_WINDOWS (sol_battery_windows_get_type ())
SOL_DECLARE_VALUE (SolBatteryWindows, sol_battery_windows)

/** sol_battery_windows_find: Returns: (transfer none) (nullable): the window with @id. */
const SolBatteryWindow *sol_battery_windows_find (const SolBatteryWindows *self, const char *id);

/** sol_battery_windows_count: how many windows of @kind there are. */
guint sol_battery_windows_count (const SolBatteryWindows *self, SolBatteryWindowKind kind);

/** sol_battery_windows_is_pending: whether windows of @kind wait for the gateway; then times and limits of
 * the family are not edited (2.5.2 rule 5). */
gboolean sol_battery_windows_is_pending (const SolBatteryWindows *self, SolBatteryWindowKind kind);

/** sol_battery_windows_family_on: whether @kind is on, which the settings tell and the echo does not (trap
 * 88). Both may be %NULL. */
SolTruth sol_battery_windows_family_on (const SolBatteryWindows *self, const SolBatterySettings *settings,
                                        SolBatteryWindowKind kind);

/** sol_battery_windows_get_representative: Returns: (transfer none) (nullable): the window that stands for
 * @kind: the one whose echo says what the family is, else the first. */
const SolBatteryWindow *sol_battery_windows_get_representative (const SolBatteryWindows *self,
                                                                const SolBatterySettings *settings,
                                                                SolBatteryWindowKind kind);

/** sol_battery_windows_find_overlap: Returns: (transfer none) (nullable): the first window of any family that
 * @window meets, the one with @except left out (2.5.2 rule 6). */
const SolBatteryWindow *sol_battery_windows_find_overlap (const SolBatteryWindows *self,
                                                          const SolWeekWindow *window, const char *except);

/** SolBatteryWindowProblem: why a window cannot be saved; the first that applies. */
typedef enum
{
  SOL_BATTERY_WINDOW_OK,
  SOL_BATTERY_WINDOW_NO_TIMES,
  SOL_BATTERY_WINDOW_EQUAL_TIMES,
  SOL_BATTERY_WINDOW_NO_DAYS,
  SOL_BATTERY_WINDOW_BAD_LIMIT,      /* not a whole number from 5 to 100 */
  SOL_BATTERY_WINDOW_BELOW_SHUTDOWN, /* the battery would stop before it */
} SolBatteryWindowProblem;

/**
 * sol_battery_window_check: 2.5.2 rule 7.
 * @limit_percent: NaN for the default
 * @shutdown_percent: of the battery; NaN unknown
 */
SolBatteryWindowProblem sol_battery_window_check (SolBatteryWindowKind kind, const SolWeekWindow *window,
                                                  double limit_percent, double shutdown_percent);

/** sol_battery_window_default_limit: what a new window is limited to, percent; -1 for none. */
int sol_battery_window_default_limit (SolBatteryWindowKind kind, double shutdown_percent);

/** sol_battery_window_default: the window that a first schedule of @kind begins with, on every day (2.5.2
 * rule 9). @settings may be %NULL. */
SolWeekWindow sol_battery_window_default (SolBatteryWindowKind kind, const SolBatterySettings *settings);

G_END_DECLS
