/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery-grid-controls"

#include "sol-battery-private.h"

#include <glib/gi18n-lib.h>

#include "sol-battery-rules.h"
#include "sol-cloud-write.h"
#include "sol-control-truth.h"

/* Battery and grid: addendum 1.7.22, 2.5.3 and 2.6. Their windows are in sol-battery-window.c. */

#define HOLD (90 * SOL_SECOND)
#define BASIS (SOL_FAMILY_BIT (SOL_FAMILY_SITE_SETTINGS) | SOL_FAMILY_BIT (SOL_FAMILY_PROFILE))
#define NOT_CHANGED N_ ("This was not changed")

/* Charging from the grid. */

static const char *
charge_reason (gpointer owner)
{
  SolBattery *self = owner;
  const char *locked = sol_battery_get_locked_reason (self);
  if (locked == NULL
      && sol_battery_rules_offers_charge_from_grid (self->site_settings, self->settings, self->windows)
             == SOL_NO)
    return _ ("Not offered by your system");
  return locked;
}

static GError *
charge_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  GError *refusal = sol_battery_guard_write (self, wanted, G_VARIANT_TYPE_BOOLEAN);
  if (refusal != NULL)
    return refusal;
  if (sol_battery_rules_offers_charge_from_grid (self->site_settings, self->settings, self->windows)
      == SOL_NO)
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  return NULL;
}

static GVariant *
charge_value (gpointer owner)
{
  SolBattery *self = owner;
  return self->settings == NULL ? NULL : sol_control_truth_value (self->settings->charge_from_grid);
}

static SolProof
charge_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  return self->settings == NULL ? SOL_PROOF_NOT_YET
                                : sol_control_truth_prove (self->settings->charge_from_grid, wanted);
}

/* On: the terms in the owner's name, what the cloud says to it, the switch. Off: the switch (1.7.22). */
static SolCallId
charge_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
             SolStepKind *kind)
{
  gboolean on = g_variant_get_boolean (wanted);
  guint at = on ? step : step + 2;

  if (at == 0)
    {
      *kind = SOL_STEP_NEEDED;
      return SOL_CALL_ACCEPT_DISCLAIMER;
    }
  if (at == 1)
    {
      *kind = SOL_STEP_CHECK;
      target->write = sol_write_new_window_check (SOL_BATTERY_WINDOW_CHARGE);
      return SOL_CALL_CHECK_BATTERY_WINDOWS;
    }
  if (at > 2)
    return SOL_N_CALLS;
  target->write = sol_write_new_charge_from_grid (on);
  return SOL_CALL_SET_BATTERY_SETTINGS;
}

const SolControlSpec sol_charge_from_grid_spec = {
  .name = "charge-from-grid",
  .group = "battery-settings",
  .proof = SOL_FAMILY_BATTERY_SETTINGS,
  .basis = BASIS,
  .hold = HOLD,
  .failed = NOT_CHANGED,
  .value = charge_value,
  .reason = charge_reason,
  .guard = charge_guard,
  .asks = sol_control_truth_asks,
  .prove = charge_prove,
  .call = charge_call,
  .describe = sol_control_truth_describe,
};

/* Its schedule, on sites with one fixed window in the settings. */

static GVariant *
schedule_value (gpointer owner)
{
  SolBattery *self = owner;
  return self->settings == NULL ? NULL : sol_control_truth_value (self->settings->charge_schedule_enabled);
}

/* The window asked for, else the present one, else the default. */
static SolWeekWindow
schedule_window (SolBattery *self, GVariant *hint)
{
  SolWeekWindow window = sol_battery_window_default (SOL_BATTERY_WINDOW_CHARGE, self->settings);
  if (self->settings != NULL && self->settings->charge_begin_minute >= 0
      && self->settings->charge_end_minute >= 0)
    {
      window.start = self->settings->charge_begin_minute;
      window.end = self->settings->charge_end_minute;
    }
  if (hint != NULL)
    g_variant_get (hint, "(ii)", &window.start, &window.end);
  window.days = SOL_EVERY_DAY;
  return window;
}

static GError *
schedule_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  GError *refusal = charge_guard (owner, wanted, hint);
  if (refusal != NULL)
    return refusal;
  if (hint != NULL && !g_variant_is_of_type (hint, G_VARIANT_TYPE ("(ii)")))
    return sol_error_new (SOL_ERROR_REFUSED);
  SolWeekWindow window = schedule_window (owner, hint);
  return sol_week_window_is_valid (&window)
             ? NULL
             : sol_error_new_message (SOL_ERROR_REFUSED, _ ("Start and end must differ"));
}

static gboolean
schedule_is (SolBattery *self, GVariant *wanted, GVariant *hint)
{
  const SolBatterySettings *settings = self->settings;
  if (settings == NULL || settings->charge_schedule_enabled != sol_truth (g_variant_get_boolean (wanted)))
    return FALSE;
  if (hint == NULL || !g_variant_get_boolean (wanted))
    return TRUE;
  SolWeekWindow window = schedule_window (self, hint);
  return settings->charge_begin_minute == window.start && settings->charge_end_minute == window.end;
}

static gboolean
schedule_same (gpointer owner, GVariant *wanted, GVariant *hint)
{
  return schedule_is (owner, wanted, hint);
}

static SolProof
schedule_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  return schedule_is (owner, wanted, hint) ? SOL_PROOF_YES : SOL_PROOF_NOT_YET;
}

static SolCallId
schedule_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
               SolStepKind *kind)
{
  SolBattery *self = owner;
  gboolean on = g_variant_get_boolean (wanted);
  guint at = on ? step : step + 1;

  if (at == 0)
    {
      *kind = SOL_STEP_NEEDED;
      return SOL_CALL_ACCEPT_DISCLAIMER;
    }
  if (at > 1)
    return SOL_N_CALLS;
  SolWeekWindow window = schedule_window (self, hint);
  SolChargeApply apply = {
    .on = on,
    .charge_from_grid = on || self->settings->charge_from_grid == SOL_YES,
    .begin = window.start,
    .end = window.end,
    .disclaimer_at = self->settings->disclaimer_accepted_at,
  };
  if (on && apply.disclaimer_at == SOL_TIME_UNKNOWN)
    apply.disclaimer_at = sol_clock_now (self->context->clock);
  target->write = sol_write_new_charge_apply (&apply);
  return SOL_CALL_SET_BATTERY_SETTINGS;
}

/* The terms are asked for once: with the schedule the battery charges from the grid too. */
static gboolean
schedule_asks (gpointer owner, GVariant *wanted)
{
  SolBattery *self = owner;
  return g_variant_get_boolean (wanted)
         && (self->settings == NULL || self->settings->charge_from_grid != SOL_YES
             || self->settings->disclaimer_accepted != SOL_YES);
}

const SolControlSpec sol_charge_schedule_spec = {
  .name = "charge-schedule",
  .group = "battery-settings",
  .proof = SOL_FAMILY_BATTERY_SETTINGS,
  .basis = BASIS,
  .hold = HOLD,
  .failed = NOT_CHANGED,
  .value = schedule_value,
  .reason = charge_reason,
  .guard = schedule_guard,
  .same = schedule_same,
  .asks = schedule_asks,
  .prove = schedule_prove,
  .call = schedule_call,
  .describe = sol_control_truth_describe,
};

/* Discharging to the grid, and keeping the battery (2.6). */

static const SolControlBlock *
block_of (SolBattery *self, SolBatteryWindowKind kind)
{
  if (self->settings == NULL)
    return NULL;
  return kind == SOL_BATTERY_WINDOW_DISCHARGE ? &self->settings->discharge_control
                                              : &self->settings->restrict_control;
}

/* Without block and window it is not missing, it is off: a window is what brings it (addendum 2.6). */
static gboolean
wants_window (SolBattery *self, SolBatteryWindowKind kind)
{
  const SolControlBlock *block = block_of (self, kind);
  return kind == SOL_BATTERY_WINDOW_RESTRICT && block != NULL && block->present != SOL_YES
         && self->windows != NULL && self->windows->families[kind].present == SOL_YES
         && sol_battery_windows_count (self->windows, kind) == 0;
}

static const char *
switch_reason (SolBattery *self, SolBatteryWindowKind kind)
{
  const SolControlBlock *block = block_of (self, kind);
  const char *locked = sol_battery_get_locked_reason (self);
  if (locked != NULL || block == NULL)
    return locked;
  if (wants_window (self, kind))
    return _ ("Add a window first");
  if (block->present != SOL_YES || block->show == SOL_NO || block->locked == SOL_YES)
    return _ ("Not offered by your system");
  return NULL;
}

/* The window that the switch is about; both -1 when there is none. */
static void
switch_window (SolBattery *self, SolBatteryWindowKind kind, int *begin, int *end)
{
  const SolControlBlock *block = block_of (self, kind);
  const SolBatteryWindow *window
      = self->windows == NULL ? NULL
                              : sol_battery_windows_get_representative (self->windows, self->settings, kind);

  *begin = window != NULL ? window->window.start : block != NULL ? block->start_minute : -1;
  *end = window != NULL ? window->window.end : block != NULL ? block->end_minute : -1;
}

static GError *
switch_guard (SolBattery *self, SolBatteryWindowKind kind, GVariant *wanted)
{
  GError *refusal = sol_battery_guard_write (self, wanted, G_VARIANT_TYPE_BOOLEAN);
  int begin, end;
  if (refusal != NULL)
    return refusal;
  if (block_of (self, kind) == NULL || (switch_reason (self, kind) != NULL && !wants_window (self, kind)))
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  switch_window (self, kind, &begin, &end);
  /* A switch without a window is a phantom (trap 91). */
  gboolean has_window = kind == SOL_BATTERY_WINDOW_DISCHARGE
                            ? begin >= 0 && end >= 0
                            : self->windows != NULL && sol_battery_windows_count (self->windows, kind) > 0;
  if (g_variant_get_boolean (wanted) && !has_window)
    return sol_error_new_message (SOL_ERROR_NO_ENABLED_SLOT, _ ("Add a window first"));
  return NULL;
}

static GVariant *
switch_value (SolBattery *self, SolBatteryWindowKind kind)
{
  const SolControlBlock *block = block_of (self, kind);
  if (block == NULL || block->present != SOL_YES)
    return NULL;
  return sol_control_truth_value (sol_battery_windows_family_on (self->windows, self->settings, kind));
}

static SolProof
switch_prove (SolBattery *self, SolBatteryWindowKind kind, GVariant *wanted)
{
  return sol_control_truth_prove (sol_battery_windows_family_on (self->windows, self->settings, kind),
                                  wanted);
}

static SolCallId
switch_call (SolBattery *self, SolBatteryWindowKind kind, GVariant *wanted, guint step, SolCallTarget *target)
{
  int begin, end;
  if (step > 0)
    return SOL_N_CALLS;
  switch_window (self, kind, &begin, &end);
  target->write = sol_write_new_window_switch (kind, g_variant_get_boolean (wanted), begin, end);
  return SOL_CALL_SET_BATTERY_SETTINGS;
}

/* One row of functions for each of the two kinds. */
#define SWITCH(prefix, KIND)                                                                                 \
  static GVariant *prefix##_value (gpointer owner)                                                           \
  {                                                                                                          \
    return switch_value (owner, KIND);                                                                       \
  }                                                                                                          \
  static const char *prefix##_reason (gpointer owner)                                                        \
  {                                                                                                          \
    return switch_reason (owner, KIND);                                                                      \
  }                                                                                                          \
  static GError *prefix##_guard (gpointer owner, GVariant *wanted, GVariant *hint)                           \
  {                                                                                                          \
    return switch_guard (owner, KIND, wanted);                                                               \
  }                                                                                                          \
  static SolProof prefix##_prove (gpointer owner, GVariant *wanted, GVariant *hint)                          \
  {                                                                                                          \
    return switch_prove (owner, KIND, wanted);                                                               \
  }                                                                                                          \
  static SolCallId prefix##_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step,              \
                                  SolCallTarget *target, SolStepKind *kind)                                  \
  {                                                                                                          \
    return switch_call (owner, KIND, wanted, step, target);                                                  \
  }

SWITCH (discharge, SOL_BATTERY_WINDOW_DISCHARGE)
SWITCH (restrict, SOL_BATTERY_WINDOW_RESTRICT)

const SolControlSpec sol_discharge_to_grid_spec = {
  .name = "discharge-to-grid",
  .group = "battery-settings",
  .proof = SOL_FAMILY_BATTERY_SETTINGS,
  .basis = BASIS | SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_WINDOWS),
  .hold = HOLD,
  .failed = NOT_CHANGED,
  .value = discharge_value,
  .reason = discharge_reason,
  .guard = discharge_guard,
  .prove = discharge_prove,
  .call = discharge_call,
  .describe = sol_control_truth_describe,
};

const SolControlSpec sol_restrict_discharge_spec = {
  .name = "restrict-discharge",
  .group = "battery-settings",
  .proof = SOL_FAMILY_BATTERY_SETTINGS,
  .basis = BASIS | SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_WINDOWS),
  .hold = HOLD,
  .failed = NOT_CHANGED,
  .value = restrict_value,
  .reason = restrict_reason,
  .guard = restrict_guard,
  .prove = restrict_prove,
  .call = restrict_call,
  .describe = sol_control_truth_describe,
};
