/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-controls"

#include "sol-charger-private.h"

#include <glib/gi18n-lib.h>

#include "sol-change-amps.h"
#include "sol-cloud-write.h"
#include "sol-control-truth.h"
#include "sol-restore-mode.h"

#define HOLD (90 * SOL_SECOND)
#define NOT_CONFIRMED N_ ("The charger has not confirmed this")

static const char *
locked (gpointer owner)
{
  return sol_charger_get_locked_reason (owner);
}

static GError *
guard_switch (gpointer owner, GVariant *wanted, GVariant *hint)
{
  GError *refusal = sol_charger_refuse_locked (owner);
  if (refusal == NULL && !g_variant_is_of_type (wanted, G_VARIANT_TYPE_BOOLEAN))
    refusal = sol_error_new (SOL_ERROR_REFUSED);
  return refusal;
}

/* Charge mode: energy-cloud-api 4.2, addendum 1.7.16. */

static GVariant *
mode_value (gpointer owner)
{
  const SolChargePreference *preference = sol_charger_get_preference (owner);
  if (preference == NULL || preference->mode == SOL_CHARGE_MODE_UNKNOWN)
    return NULL;
  return g_variant_new_string (sol_charge_mode_get_name (preference->mode));
}

static const char *
mode_reason (gpointer owner)
{
  const SolChargePreference *preference = sol_charger_get_preference (owner);
  const char *reason = locked (owner);
  if (reason == NULL && preference != NULL && preference->storm_active == SOL_YES)
    return _ ("Paused during the storm alert");
  return reason;
}

static GError *
mode_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  const SolChargePreference *preference = sol_charger_get_preference (owner);
  GError *refusal = sol_charger_refuse_locked (owner);
  SolChargeMode mode = g_variant_is_of_type (wanted, G_VARIANT_TYPE_STRING)
                           ? sol_charge_mode_from_name (g_variant_get_string (wanted, NULL))
                           : SOL_CHARGE_MODE_UNKNOWN;

  if (refusal != NULL)
    return refusal;
  if (mode == SOL_CHARGE_MODE_UNKNOWN || preference == NULL)
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  const SolChargeModeOffer *offer = &preference->offers[mode];
  if (offer->present == SOL_NO || offer->hidden == SOL_YES)
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  if (offer->disabled_by_storm == SOL_YES)
    return sol_error_new_message (SOL_ERROR_REFUSED, _ ("Paused during the storm alert"));
  return NULL;
}

static SolProof
mode_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  const SolChargePreference *preference = sol_charger_get_preference (owner);
  SolChargeMode mode = sol_charge_mode_from_name (g_variant_get_string (wanted, NULL));
  return preference != NULL && preference->mode == mode ? SOL_PROOF_YES : SOL_PROOF_NOT_YET;
}

static SolCallId
mode_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
           SolStepKind *kind)
{
  /* What a person chooses is not taken back. */
  sol_restore_mode_unwatch (owner);
  target->mode = sol_charge_mode_get_name (sol_charge_mode_from_name (g_variant_get_string (wanted, NULL)));
  return step == 0 ? SOL_CALL_SET_CHARGE_MODE : SOL_N_CALLS;
}

static char *
mode_describe (GVariant *value)
{
  return g_variant_dup_string (value, NULL);
}

const SolControlSpec sol_charge_mode_spec = {
  .name = "charge-mode",
  .group = "charge-mode",
  .proof = SOL_FAMILY_CHARGE_MODE,
  .hold = HOLD,
  .failed = NOT_CONFIRMED,
  .value = mode_value,
  .reason = mode_reason,
  .guard = mode_guard,
  .prove = mode_prove,
  .call = mode_call,
  .describe = mode_describe,
};

/* Use battery: energy-cloud-api 4.3, addendum 1.7.17. */

static GVariant *
use_battery_value (gpointer owner)
{
  const SolGreenSettings *green = sol_charger_get_green (owner);
  return green == NULL || green->use_battery_present != SOL_YES
             ? NULL
             : sol_control_truth_value (green->use_battery);
}

static const char *
use_battery_reason (gpointer owner)
{
  const char *reason = locked (owner);
  SolChargeMode mode = sol_charger_get_mode (owner);
  if (reason == NULL && mode != SOL_CHARGE_MODE_UNKNOWN && mode != SOL_CHARGE_MODE_GREEN)
    return _ ("Only applies in Green mode");
  return reason;
}

static GError *
use_battery_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  const SolChargerSummary *summary = sol_charger_get_summary (owner);
  GError *refusal = guard_switch (owner, wanted, hint);
  SolTruth offered = sol_green_settings_offers_battery (
      sol_charger_get_green (owner), summary == NULL ? SOL_UNKNOWN : summary->supports_use_battery);
  return refusal != NULL || offered != SOL_NO ? refusal : sol_error_new (SOL_ERROR_NOT_SUPPORTED);
}

static SolProof
use_battery_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  const SolGreenSettings *green = sol_charger_get_green (owner);
  return sol_control_truth_prove (green == NULL ? SOL_UNKNOWN : green->use_battery, wanted);
}

static SolCallId
use_battery_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
                  SolStepKind *kind)
{
  if (step > 0)
    return SOL_N_CALLS;
  target->write = sol_write_new_green_battery (g_variant_get_boolean (wanted));
  return SOL_CALL_SET_GREEN_SETTINGS;
}

const SolControlSpec sol_use_battery_spec = {
  .name = "use-battery",
  .group = "green-settings",
  .proof = SOL_FAMILY_GREEN_SETTINGS,
  .hold = HOLD,
  .failed = NOT_CONFIRMED,
  .value = use_battery_value,
  .reason = use_battery_reason,
  .guard = use_battery_guard,
  .prove = use_battery_prove,
  .call = use_battery_call,
  .describe = sol_control_truth_describe,
};

/* Who may start a session: energy-cloud-api 2.5, addendum 1.7.5. A switch on its way shows what was asked. */

static GVariant *
sign_in_value (SolCharger *charger, const char *key)
{
  const SolChargerConfig *config = sol_charger_get_config (charger);
  return config == NULL ? NULL : sol_control_truth_value (sol_charger_config_get_switch (config, key));
}

/* Taken over already, or just asked for, here or elsewhere. */
static gboolean
sign_in_same (SolCharger *charger, const char *key, GVariant *wanted)
{
  const SolChargerConfig *config = sol_charger_get_config (charger);
  SolTruth on = sol_truth (g_variant_get_boolean (wanted));
  if (config == NULL)
    return FALSE;
  SolTruth requested = sol_charger_config_get_requested (config, key);
  return requested != SOL_UNKNOWN ? requested == on : sol_charger_config_get_switch (config, key) == on;
}

static SolProof
sign_in_prove (SolCharger *charger, const char *key, GVariant *wanted)
{
  const SolChargerConfig *config = sol_charger_get_config (charger);
  SolTruth on = sol_truth (g_variant_get_boolean (wanted));
  if (config == NULL || sol_charger_config_get_switch (config, key) != on)
    return SOL_PROOF_NOT_YET;
  SolTruth requested = sol_charger_config_get_requested (config, key);
  return requested == SOL_UNKNOWN || requested == on ? SOL_PROOF_YES : SOL_PROOF_NOT_YET;
}

static SolCallId
sign_in_call (const char *key, GVariant *wanted, guint step, SolCallTarget *target)
{
  if (step > 0)
    return SOL_N_CALLS;
  target->write = sol_write_new_charger_config (key, g_variant_get_boolean (wanted) ? "enabled" : "disabled");
  return SOL_CALL_SET_CHARGER_CONFIG;
}

/* One row of functions, and of the table, for each of the two ways. */
#define SIGN_IN(prefix, KEY, spec, control)                                                                  \
  static GVariant *prefix##_value (gpointer owner)                                                           \
  {                                                                                                          \
    return sign_in_value (owner, KEY);                                                                       \
  }                                                                                                          \
  static gboolean prefix##_same (gpointer owner, GVariant *wanted, GVariant *hint)                           \
  {                                                                                                          \
    return sign_in_same (owner, KEY, wanted);                                                                \
  }                                                                                                          \
  static SolProof prefix##_prove (gpointer owner, GVariant *wanted, GVariant *hint)                          \
  {                                                                                                          \
    return sign_in_prove (owner, KEY, wanted);                                                               \
  }                                                                                                          \
  static SolCallId prefix##_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step,              \
                                  SolCallTarget *target, SolStepKind *kind)                                  \
  {                                                                                                          \
    return sign_in_call (KEY, wanted, step, target);                                                         \
  }                                                                                                          \
  const SolControlSpec spec = {                                                                              \
    .name = control,                                                                                         \
    .group = "charger-config",                                                                               \
    .proof = SOL_FAMILY_CHARGER_CONFIG,                                                                      \
    .hold = HOLD,                                                                                            \
    .failed = NOT_CONFIRMED,                                                                                 \
    .value = prefix##_value,                                                                                 \
    .reason = locked,                                                                                        \
    .guard = guard_switch,                                                                                   \
    .same = prefix##_same,                                                                                   \
    .prove = prefix##_prove,                                                                                 \
    .call = prefix##_call,                                                                                   \
    .describe = sol_control_truth_describe,                                                                  \
  };

SIGN_IN (app, SOL_CONFIG_APP_AUTHENTICATION, sol_app_sign_in_spec, "app-authentication")
SIGN_IN (card, SOL_CONFIG_CARD_AUTHENTICATION, sol_card_sign_in_spec, "rfid-authentication")

/* The current of every start (ui.md 18). */

static GVariant *
level_value (gpointer owner)
{
  const SolChargerConfig *config = sol_charger_get_config (owner);
  int amps = config == NULL ? -1 : sol_charger_config_get_default_amps (config);
  return amps < 0 ? NULL : g_variant_new_int32 (amps);
}

static GError *
level_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  GError *refusal = sol_charger_refuse_locked (owner);
  if (refusal != NULL)
    return refusal;
  if (!g_variant_is_of_type (wanted, G_VARIANT_TYPE_INT32))
    return sol_error_new (SOL_ERROR_REFUSED);
  /* The protocol has no word for taking it back. */
  if (g_variant_get_int32 (wanted) == 0)
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  return sol_charger_guard_amps (owner, g_variant_get_int32 (wanted));
}

static gboolean
level_same (gpointer owner, GVariant *wanted, GVariant *hint)
{
  const SolChargerConfig *config = sol_charger_get_config (owner);
  return config != NULL && sol_charger_config_get_default_amps (config) == g_variant_get_int32 (wanted);
}

static SolProof
level_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  return level_same (owner, wanted, hint) ? SOL_PROOF_YES : SOL_PROOF_NOT_YET;
}

static SolCallId
level_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
            SolStepKind *kind)
{
  if (step > 0)
    return SOL_N_CALLS;
  target->write = sol_write_new_default_level (g_variant_get_int32 (wanted));
  return SOL_CALL_SET_CHARGER_CONFIG;
}

static char *
describe_amps (GVariant *value)
{
  return g_strdup_printf ("%d A", g_variant_get_int32 (value));
}

const SolControlSpec sol_default_level_spec = {
  .name = "default-level",
  .group = "charger-config",
  .proof = SOL_FAMILY_CHARGER_CONFIG,
  .hold = HOLD,
  .failed = NOT_CONFIRMED,
  .value = level_value,
  .reason = locked,
  .guard = level_guard,
  .same = level_same,
  .prove = level_prove,
  .call = level_call,
  .describe = describe_amps,
};

/* The current: kept for the next start, or a restart of the session (R34). */

static GVariant *
amps_value (gpointer owner)
{
  const SolChargerStatus *status = sol_charger_get_status (owner);
  if (status == NULL)
    return NULL;
  gboolean charging = sol_charger_status_is_charging (status) == SOL_YES;
  return g_variant_new_int32 (charging && status->amps_set > 0 ? status->amps_set
                                                               : sol_charger_get_amps_next (owner));
}

static const char *
amps_reason (gpointer owner)
{
  const char *reason = locked (owner);
  if (reason != NULL)
    return reason;
  if (sol_charger_get_mode (owner) == SOL_CHARGE_MODE_GREEN)
    return _ ("Set by the system in Green mode");
  if (sol_charger_get_mode (owner) == SOL_CHARGE_MODE_SMART)
    return _ ("Set by the system in Smart mode");
  return NULL;
}

static GError *
amps_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  const char *reason = amps_reason (owner);
  if (reason != NULL)
    return sol_error_new_message (sol_charger_may_act (owner) ? SOL_ERROR_REFUSED : SOL_ERROR_OFFLINE,
                                  reason);
  if (!g_variant_is_of_type (wanted, G_VARIANT_TYPE_INT32))
    return sol_error_new (SOL_ERROR_REFUSED);
  return sol_charger_guard_amps (owner, g_variant_get_int32 (wanted));
}

static gboolean
amps_store (gpointer owner, GVariant *wanted)
{
  const SolChargerStatus *status = sol_charger_get_status (owner);
  if (status == NULL || sol_charger_status_is_charging (status) == SOL_YES)
    return FALSE;
  sol_charger_remember_amps (owner, g_variant_get_int32 (wanted));
  return TRUE;
}

static SolProof
amps_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  return SOL_PROOF_NOT_YET; /* the procedure proves itself */
}

static void
amps_run_async (gpointer owner, GVariant *wanted, GAsyncReadyCallback callback, gpointer user_data)
{
  sol_change_amps_async (owner, g_variant_get_int32 (wanted), NULL, callback, user_data);
}

const SolControlSpec sol_amps_spec = {
  .name = "amps",
  .group = "amps",
  .proof = SOL_FAMILY_EV_STATUS,
  .hold = HOLD,
  .failed = NOT_CONFIRMED,
  .value = amps_value,
  .reason = amps_reason,
  .guard = amps_guard,
  .store = amps_store,
  .prove = amps_prove,
  .run_async = amps_run_async,
  .run_finish = sol_change_amps_finish,
  .describe = describe_amps,
};
