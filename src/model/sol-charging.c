/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charging"

#include "sol-charger-private.h"

#include <glib/gi18n-lib.h>

#include "sol-change-amps.h"
#include "sol-restore-mode.h"

/* Starting and stopping: energy-cloud-api 3.1 and 3.2 by addendum 1.7.14 and 1.7.15. */

static GVariant *
charging_value (gpointer owner)
{
  const SolChargerStatus *status = sol_charger_get_status (owner);
  SolTruth charging = status == NULL ? SOL_UNKNOWN : sol_charger_status_is_charging (status);
  return charging == SOL_UNKNOWN ? NULL : g_variant_new_boolean (charging == SOL_YES);
}

const char *
sol_charger_get_locked_reason (SolCharger *charger)
{
  const SolChargerStatus *status = sol_charger_get_status (charger);
  const SolChargerSummary *summary = sol_charger_get_summary (charger);

  if (!sol_charger_may_act (charger))
    return _ ("Not while offline");
  if (status == NULL)
    return NULL;
  if (status->commissioned == SOL_NO)
    return _ ("Your installer has not finished this charger");
  if (status->connected == SOL_NO)
    return _ ("Charger offline");
  if (summary != NULL && summary->owner_control == SOL_NO)
    return _ ("The owner has locked this charger");
  return NULL;
}

static const char *
charging_reason (gpointer owner)
{
  const SolChargerStatus *status = sol_charger_get_status (owner);
  const char *locked = sol_charger_get_locked_reason (owner);

  if (locked != NULL)
    return locked;
  if (sol_charger_get_pausing (owner))
    return _ ("A change is already on its way");
  if (status != NULL && sol_charger_status_is_charging (status) != SOL_YES && status->plugged_in != SOL_YES)
    return _ ("Plug the car in first");
  return NULL;
}

GError *
sol_charger_refuse_locked (SolCharger *charger)
{
  const char *locked = sol_charger_get_locked_reason (charger);
  if (locked == NULL)
    return NULL;
  return sol_error_new_message (sol_charger_may_act (charger) ? SOL_ERROR_REFUSED : SOL_ERROR_OFFLINE,
                                locked);
}

GError *
sol_charger_guard_amps (SolCharger *charger, int amps)
{
  int min = sol_charger_get_amps_min (charger);
  int max = sol_charger_get_amps_max (charger);
  int step = sol_charger_get_amps_step (charger);

  if (amps >= min && amps <= max && (amps - min) % step == 0)
    return NULL;
  g_autofree char *sentence = g_strdup_printf (
      step == 1 ? _ ("This charger takes %d to %d A") : _ ("This charger takes %d to %d A in steps of %d A"),
      min, max, step);
  return sol_error_new_message (SOL_ERROR_REFUSED, sentence);
}

/* The cloud takes a start then, too. */
static const char *
charging_excuse (gpointer owner, GVariant *wanted)
{
  const SolChargerStatus *status = sol_charger_get_status (owner);

  if (status != NULL && status->grid == SOL_GRID_OFF && g_variant_get_boolean (wanted))
    return _ ("The charger has not confirmed this; your home is off the grid");
  return NULL;
}

/* The current is being changed, here or by another program: a stop in between would be undone, and a start
 * would keep the old current. */
static gboolean
is_changing_amps (SolCharger *self)
{
  return sol_charger_get_pausing (self)
         || sol_procedure_is_elsewhere (&sol_change_amps_spec, self->context, self->site, self->serial);
}

static GError *
charging_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  const SolChargerStatus *status = sol_charger_get_status (owner);
  GError *locked = sol_charger_refuse_locked (owner);

  if (locked != NULL)
    return locked;
  if (is_changing_amps (owner))
    return sol_error_new_message (SOL_ERROR_BUSY, _ ("A change is already on its way"));
  if (!g_variant_is_of_type (wanted, G_VARIANT_TYPE_BOOLEAN) || status == NULL)
    return sol_error_new (SOL_ERROR_NOT_READY);
  if (!g_variant_get_boolean (wanted))
    return NULL;
  /* The cloud says so only much later, and the screen would claim a charge meanwhile (addendum 1.7.14). */
  if (status->plugged_in != SOL_YES)
    return sol_error_new (SOL_ERROR_NOT_PLUGGED_IN);
  return hint == NULL ? NULL : sol_charger_guard_amps (owner, g_variant_get_int32 (hint));
}

static SolProof
charging_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  const SolChargerStatus *status = sol_charger_get_status (owner);
  gboolean on = g_variant_get_boolean (wanted);
  SolTruth charging = status == NULL ? SOL_UNKNOWN : sol_charger_status_is_charging (status);

  if (charging == sol_truth (on))
    return SOL_PROOF_YES;
  if (on && status != NULL && status->plugged_in == SOL_NO)
    return SOL_PROOF_SOMETHING_ELSE;
  return SOL_PROOF_NOT_YET;
}

static SolCallId
charging_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
               SolStepKind *kind)
{
  if (step > 0)
    return SOL_N_CALLS;
  SolCharger *self = owner;
  self->was_scheduled = sol_charger_get_mode (self) == SOL_CHARGE_MODE_SCHEDULED;
  if (self->was_scheduled && !self->hold_restore)
    sol_restore_mode_prepare (self);
  target->mode = sol_charge_mode_get_name (sol_charger_get_mode (owner));
  if (!g_variant_get_boolean (wanted))
    return SOL_CALL_STOP_CHARGING;
  target->amps = hint == NULL ? 0 : g_variant_get_int32 (hint);
  target->amps_stored = sol_charger_get_amps_next (owner);
  if (target->amps > 0)
    sol_charger_remember_amps (owner, target->amps);
  return SOL_CALL_START_CHARGING;
}

/* Start and stop flip a scheduled charger to manual, and its next slot would be missed (R36). */
static void
charging_accepted (gpointer owner, GVariant *wanted)
{
  SolCharger *self = owner;
  if (self->was_scheduled && !self->hold_restore)
    sol_restore_mode_async (self, NULL, NULL, NULL);
}

/* Some flip as soon as they are told, others when it takes effect, which undoes what was set before. */
static void
charging_settled (gpointer owner, GVariant *wanted, SolSentEnd how)
{
  SolCharger *self = owner;
  if (!self->was_scheduled || self->hold_restore)
    return;
  self->was_scheduled = FALSE;
  if (how == SOL_SENT_REFUSED)
    sol_restore_mode_forget (self);
  else
    sol_restore_mode_watch (self);
}

static char *
charging_describe (GVariant *value)
{
  return g_strdup (g_variant_get_boolean (value) ? "charging" : "stopped");
}

const SolControlSpec sol_charging_spec = {
  .name = "charging",
  .group = "charging",
  .proof = SOL_FAMILY_EV_STATUS,
  .hold = 90 * SOL_SECOND,
  .failed = N_ ("The charger has not confirmed this"),
  .value = charging_value,
  .reason = charging_reason,
  .excuse = charging_excuse,
  .guard = charging_guard,
  .prove = charging_prove,
  .call = charging_call,
  .accepted = charging_accepted,
  .settled = charging_settled,
  .describe = charging_describe,
};
