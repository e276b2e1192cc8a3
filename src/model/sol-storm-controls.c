/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-storm-controls"

#include "sol-battery-private.h"

#include <glib/gi18n-lib.h>

#include "sol-cloud-write.h"
#include "sol-control-truth.h"

/* Storm Guard: addendum 1.7.23, 2.9, R47. Its two options travel together, so each is sent with the other as
 * a fresh read has it. */

#define HOLD (90 * SOL_SECOND)
#define BASIS SOL_FAMILY_BIT (SOL_FAMILY_SITE_SETTINGS)
#define NOT_CHANGED N_ ("This was not changed")

/* Without a charger the option for cars is often left out, which is off. */
static SolTruth
charger_option (const SolProfile *profile)
{
  if (profile->storm_charger != SOL_UNKNOWN)
    return profile->storm_charger;
  return profile->chargers->len == 0 ? SOL_NO : SOL_UNKNOWN;
}

static const char *
storm_reason (gpointer owner)
{
  SolBattery *self = owner;
  const char *locked = sol_battery_get_locked_reason (self);
  if (locked == NULL && self->site_settings != NULL && self->site_settings->show_storm_guard == SOL_NO)
    return _ ("Not offered by your system");
  return locked;
}

static GError *
storm_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  GError *refusal = sol_battery_guard_write (self, wanted, G_VARIANT_TYPE_BOOLEAN);
  if (refusal != NULL)
    return refusal;
  if (storm_reason (self) != NULL)
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  if (self->profile == NULL || self->profile->storm_guard == SOL_UNKNOWN
      || charger_option (self->profile) == SOL_UNKNOWN)
    return sol_error_new (SOL_ERROR_NOT_READY);
  return NULL;
}

static GVariant *
guard_value (gpointer owner)
{
  SolBattery *self = owner;
  return self->profile == NULL ? NULL : sol_control_truth_value (self->profile->storm_guard);
}

static SolProof
guard_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  return sol_control_truth_prove (self->profile == NULL ? SOL_UNKNOWN : self->profile->storm_guard, wanted);
}

static SolCallId
guard_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
            SolStepKind *kind)
{
  SolBattery *self = owner;
  if (step > 0)
    return SOL_N_CALLS;
  target->write
      = sol_write_new_storm_guard (g_variant_get_boolean (wanted), charger_option (self->profile) == SOL_YES);
  return SOL_CALL_SET_STORM_GUARD;
}

const SolControlSpec sol_storm_guard_spec = {
  .name = "storm-guard",
  .group = "storm-guard",
  .proof = SOL_FAMILY_PROFILE,
  .basis = BASIS,
  .fresh = TRUE,
  .hold = HOLD,
  .failed = NOT_CHANGED,
  .value = guard_value,
  .reason = storm_reason,
  .guard = storm_guard,
  .asks = sol_control_truth_asks,
  .prove = guard_prove,
  .call = guard_call,
  .describe = sol_control_truth_describe,
};

static GVariant *
charger_value (gpointer owner)
{
  SolBattery *self = owner;
  return self->profile == NULL ? NULL : sol_control_truth_value (self->profile->storm_charger);
}

static SolProof
charger_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  return sol_control_truth_prove (self->profile == NULL ? SOL_UNKNOWN : self->profile->storm_charger, wanted);
}

static SolCallId
charger_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
              SolStepKind *kind)
{
  SolBattery *self = owner;
  if (step > 0)
    return SOL_N_CALLS;
  target->write
      = sol_write_new_storm_guard (self->profile->storm_guard == SOL_YES, g_variant_get_boolean (wanted));
  return SOL_CALL_SET_STORM_GUARD;
}

const SolControlSpec sol_storm_charger_spec = {
  .name = "storm-charger",
  .group = "storm-guard",
  .proof = SOL_FAMILY_PROFILE,
  .basis = BASIS,
  .fresh = TRUE,
  .hold = HOLD,
  .failed = NOT_CHANGED,
  .value = charger_value,
  .reason = storm_reason,
  .guard = storm_guard,
  .asks = sol_control_truth_asks,
  .prove = charger_prove,
  .call = charger_call,
  .describe = sol_control_truth_describe,
};

/* Opting out of one alert. */

static const SolStormAlert *
find_active (SolBattery *self, const char *id)
{
  for (guint i = 0; self->alerts != NULL && i < self->alerts->alerts->len; i++)
    {
      const SolStormAlert *alert = g_ptr_array_index (self->alerts->alerts, i);
      if (alert->active == SOL_YES && alert->id != NULL && g_strcmp0 (alert->id, id) == 0)
        return alert;
    }
  return NULL;
}

static GVariant *
opt_out_value (gpointer owner)
{
  SolBattery *self = owner;
  if (self->alerts == NULL)
    return NULL;
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < self->alerts->alerts->len; i++)
    {
      const SolStormAlert *alert = g_ptr_array_index (self->alerts->alerts, i);
      if (alert->active == SOL_YES && alert->id != NULL)
        g_variant_builder_add (builder, "s", alert->id);
    }
  return g_variant_builder_end (builder);
}

static GError *
opt_out_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  return sol_battery_guard_write (owner, wanted, G_VARIANT_TYPE_STRING);
}

/* Nothing active by that name: nothing to do. */
static gboolean
opt_out_same (gpointer owner, GVariant *wanted, GVariant *hint)
{
  return find_active (owner, g_variant_get_string (wanted, NULL)) == NULL;
}

static SolProof
opt_out_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  return opt_out_same (owner, wanted, hint) ? SOL_PROOF_YES : SOL_PROOF_NOT_YET;
}

static SolCallId
opt_out_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
              SolStepKind *kind)
{
  const SolStormAlert *alert = find_active (owner, g_variant_get_string (wanted, NULL));
  if (step > 0 || alert == NULL)
    return SOL_N_CALLS;
  target->write = sol_write_new_storm_opt_out (alert);
  return SOL_CALL_OPT_OUT_STORM;
}

static char *
opt_out_describe (GVariant *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_strdup ("active");
  return g_strconcat ("opted-out ", g_variant_get_string (value, NULL), NULL);
}

const SolControlSpec sol_storm_opt_out_spec = {
  .name = "storm-opt-out",
  .group = "storm-alerts",
  .proof = SOL_FAMILY_STORM_ALERTS,
  .basis = BASIS,
  .fresh = TRUE,
  .hold = HOLD,
  .failed = NOT_CHANGED,
  .refused = N_ ("This alert cannot be opted out"),
  .value = opt_out_value,
  .reason = storm_reason,
  .guard = opt_out_guard,
  .same = opt_out_same,
  .prove = opt_out_prove,
  .call = opt_out_call,
  .describe = opt_out_describe,
};
