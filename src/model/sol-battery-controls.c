/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery-controls"

#include "sol-battery-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-battery-rules.h"
#include "sol-cloud-write.h"
#include "sol-control-truth.h"

/* Profile, reserve and shutdown level: addendum 1.7.20 to 1.7.22, R40 to R46. */

#define HOLD (90 * SOL_SECOND)
#define PROFILE_HOLD (15 * SOL_MINUTE)
#define BASIS SOL_FAMILY_BIT (SOL_FAMILY_SITE_SETTINGS)

#define SAVINGS "cost_savings"
#define FULL_BACKUP "backup_only"
#define EXPERT "expert"

const char *
sol_battery_get_locked_reason (gpointer owner)
{
  SolBattery *self = owner;
  if (!self->may_act)
    return _ ("Not while offline");
  if (self->site_settings != NULL && sol_site_settings_may_write (self->site_settings) == SOL_NO)
    return _ ("This account may not change that");
  return NULL;
}

GError *
sol_battery_guard_write (SolBattery *self, GVariant *wanted, const GVariantType *type)
{
  const char *locked = sol_battery_get_locked_reason (self);
  SolTruth may_write
      = self->site_settings == NULL ? SOL_UNKNOWN : sol_site_settings_may_write (self->site_settings);

  if (locked != NULL)
    return sol_error_new_message (self->may_act ? SOL_ERROR_FORBIDDEN : SOL_ERROR_OFFLINE, locked);
  if (!g_variant_is_of_type (wanted, type))
    return sol_error_new (SOL_ERROR_REFUSED);
  /* Nothing is sent on the strength of not knowing (addendum 1.7.19). */
  if (may_write != SOL_YES)
    return sol_error_new_message (SOL_ERROR_FORBIDDEN, _ ("This account may not change that"));
  if ((self->profile != NULL && self->profile->system_task == SOL_YES)
      || (self->settings != NULL && self->settings->system_task == SOL_YES))
    return sol_error_new (SOL_ERROR_BUSY);
  return NULL;
}

static const char *
present_key (SolBattery *self)
{
  return sol_battery_rules_get_profile (self->profile, self->settings);
}

static char *
describe_percent (GVariant *value)
{
  return g_strdup_printf ("%d%%", g_variant_get_int32 (value));
}

static GVariant *
percent_value (double percent)
{
  return isnan (percent) ? NULL : g_variant_new_int32 ((int) lround (percent));
}

/* The profile. */

static GVariant *
profile_value (gpointer owner)
{
  const char *key = present_key (owner);
  return key == NULL ? NULL : g_variant_new_string (key);
}

/* A change on its way refuses another one, unless it is to become what is wanted anyway. */
static gboolean
is_on_its_way_elsewhere (SolBattery *self, const char *key)
{
  const SolProfile *profile = self->profile;
  return profile != NULL && sol_profile_is_pending (profile)
         && g_strcmp0 (profile->requested != NULL ? profile->requested : profile->profile, key) != 0;
}

static GError *
guard_reserve (SolBattery *self, int percent)
{
  double least, most;
  sol_battery_get_reserve_range (self, &least, &most);
  double shutdown = sol_battery_get_shutdown (self);
  if (!isnan (shutdown))
    least = MAX (least, shutdown);
  if (percent >= least && percent <= most)
    return NULL;
  g_autofree char *sentence
      = g_strdup_printf (_ ("The reserve can be %d to %d%%"), (int) ceil (least), (int) floor (most));
  return sol_error_new_message (SOL_ERROR_REFUSED, sentence);
}

static int
wanted_reserve (SolBattery *self, const char *key, GVariant *hint)
{
  if (hint != NULL && !g_str_equal (key, FULL_BACKUP))
    return g_variant_get_int32 (hint);
  return (int) lround (
      sol_battery_rules_reserve_for (key, sol_battery_get_remembered_reserve (self, key), self->profile));
}

static GError *
profile_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  GError *refusal = sol_battery_guard_write (self, wanted, G_VARIANT_TYPE_STRING);
  if (refusal != NULL)
    return refusal;
  const char *key = g_variant_get_string (wanted, NULL);
  g_auto (GStrv) offered = sol_battery_get_profiles_offered (self);
  /* One that we do not know may be selected already; it is never asked for. */
  if (!g_strv_contains ((const char *const *) offered, key) || g_str_equal (key, EXPERT))
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  if (is_on_its_way_elsewhere (self, key))
    return sol_error_new (SOL_ERROR_BUSY);
  if (hint != NULL && !g_variant_is_of_type (hint, G_VARIANT_TYPE_INT32))
    return sol_error_new (SOL_ERROR_REFUSED);
  return hint == NULL || g_str_equal (key, FULL_BACKUP) ? NULL
                                                        : guard_reserve (self, g_variant_get_int32 (hint));
}

static gboolean
profile_is (SolBattery *self, const char *key, GVariant *hint)
{
  const SolProfile *profile = self->profile;
  if (profile == NULL || g_strcmp0 (profile->profile, key) != 0)
    return FALSE;
  return hint == NULL || g_str_equal (key, FULL_BACKUP)
         || (int) lround (profile->reserve_percent) == g_variant_get_int32 (hint);
}

static gboolean
profile_same (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  return profile_is (self, g_variant_get_string (wanted, NULL), hint)
         && !sol_profile_is_pending (self->profile);
}

/* Only the profile view proves it, and a change that is still pending there does not (R42). */
static SolProof
profile_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  gboolean pending = self->profile != NULL && sol_profile_is_pending (self->profile);

  if (!pending && profile_is (self, g_variant_get_string (wanted, NULL), hint))
    return SOL_PROOF_YES;
  return self->cancelled && !pending ? SOL_PROOF_SOMETHING_ELSE : SOL_PROOF_NOT_YET;
}

static SolCallId
profile_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
              SolStepKind *kind)
{
  SolBattery *self = owner;
  const char *key = g_variant_get_string (wanted, NULL);
  if (step > 0)
    return SOL_N_CALLS;
  self->cancelled = FALSE;
  /* The same profile with another reserve is answered with success here and changes nothing (1.7.21). */
  if (hint != NULL && g_strcmp0 (present_key (self), key) == 0 && !sol_profile_is_pending (self->profile))
    {
      target->write = sol_write_new_reserve (g_variant_get_int32 (hint));
      return SOL_CALL_SET_BATTERY_SETTINGS;
    }
  gboolean after_peak
      = self->profile != NULL && g_strcmp0 (self->profile->sub_type, "prioritize-energy") == 0;
  target->write = sol_write_new_profile (key, wanted_reserve (self, key, hint), after_peak);
  return SOL_CALL_SET_PROFILE;
}

static char *
profile_describe (GVariant *value)
{
  return g_variant_dup_string (value, NULL);
}

const SolControlSpec sol_profile_spec = {
  .name = "profile",
  .group = "profile",
  .proof = SOL_FAMILY_PROFILE,
  .basis = BASIS,
  .hold = PROFILE_HOLD,
  .failed = N_ ("The profile has not been confirmed yet"),
  .value = profile_value,
  .reason = sol_battery_get_locked_reason,
  .guard = profile_guard,
  .same = profile_same,
  .prove = profile_prove,
  .call = profile_call,
  .describe = profile_describe,
};

/* Calling a profile back. */

static GVariant *
cancel_value (gpointer owner)
{
  SolBattery *self = owner;
  return self->profile == NULL ? NULL : g_variant_new_boolean (sol_profile_is_pending (self->profile));
}

static GError *
cancel_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  const char *locked = sol_battery_get_locked_reason (self);
  if (locked != NULL)
    return sol_error_new_message (self->may_act ? SOL_ERROR_FORBIDDEN : SOL_ERROR_OFFLINE, locked);
  if (!g_variant_is_of_type (wanted, G_VARIANT_TYPE_BOOLEAN) || g_variant_get_boolean (wanted))
    return sol_error_new (SOL_ERROR_REFUSED);
  return NULL;
}

static SolProof
cancel_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  return self->profile != NULL && !sol_profile_is_pending (self->profile) ? SOL_PROOF_YES : SOL_PROOF_NOT_YET;
}

static SolCallId
cancel_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
             SolStepKind *kind)
{
  return step == 0 ? SOL_CALL_CANCEL_PROFILE : SOL_N_CALLS;
}

static void
cancel_accepted (gpointer owner, GVariant *wanted)
{
  ((SolBattery *) owner)->cancelled = TRUE;
}

static char *
cancel_describe (GVariant *value)
{
  return g_strdup (g_variant_get_boolean (value) ? "pending" : "cancelled");
}

const SolControlSpec sol_cancel_profile_spec = {
  .name = "cancel-profile",
  .group = "cancel-profile",
  .proof = SOL_FAMILY_PROFILE,
  .basis = BASIS,
  .fresh = TRUE,
  .hold = HOLD,
  .failed = N_ ("The change has not been cancelled yet"),
  .value = cancel_value,
  .reason = sol_battery_get_locked_reason,
  .guard = cancel_guard,
  .prove = cancel_prove,
  .call = cancel_call,
  .accepted = cancel_accepted,
  .describe = cancel_describe,
};

/* The reserve. */

static GVariant *
reserve_value (gpointer owner)
{
  return percent_value (sol_battery_get_reserve (owner));
}

static const char *
reserve_reason (gpointer owner)
{
  SolBattery *self = owner;
  const char *locked = sol_battery_get_locked_reason (self);
  if (locked != NULL)
    return locked;
  if (g_strcmp0 (present_key (self), FULL_BACKUP) == 0)
    return _ ("Always 100% in Full backup");
  if (sol_battery_rules_reserve_is_editable (self->site_settings, self->profile, self->settings) == SOL_NO)
    return _ ("Not offered by your system");
  return NULL;
}

static GError *
reserve_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  GError *refusal = sol_battery_guard_write (self, wanted, G_VARIANT_TYPE_INT32);
  const char *reason = reserve_reason (owner);
  if (refusal != NULL)
    return refusal;
  if (reason != NULL)
    return sol_error_new_message (SOL_ERROR_REFUSED, reason);
  if (self->profile != NULL && sol_profile_is_pending (self->profile))
    return sol_error_new (SOL_ERROR_BUSY);
  return guard_reserve (self, g_variant_get_int32 (wanted));
}

static SolProof
reserve_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  return self->profile != NULL && !isnan (self->profile->reserve_percent)
                 && (int) lround (self->profile->reserve_percent) == g_variant_get_int32 (wanted)
             ? SOL_PROOF_YES
             : SOL_PROOF_NOT_YET;
}

static SolCallId
reserve_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
              SolStepKind *kind)
{
  if (step > 0)
    return SOL_N_CALLS;
  target->write = sol_write_new_reserve (g_variant_get_int32 (wanted));
  return SOL_CALL_SET_BATTERY_SETTINGS;
}

const SolControlSpec sol_reserve_spec = {
  .name = "reserve",
  .group = "profile",
  .proof = SOL_FAMILY_PROFILE,
  .basis = BASIS | SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_SETTINGS),
  .hold = HOLD,
  .failed = N_ ("Reserve was not changed"),
  .value = reserve_value,
  .reason = reserve_reason,
  .guard = reserve_guard,
  .prove = reserve_prove,
  .call = reserve_call,
  .describe = describe_percent,
};

/* The level at which the battery switches off. */

static GVariant *
shutdown_value (gpointer owner)
{
  SolBattery *self = owner;
  return self->settings == NULL ? NULL : percent_value (self->settings->shutdown_percent);
}

static const char *
shutdown_reason (gpointer owner)
{
  SolBattery *self = owner;
  const char *locked = sol_battery_get_locked_reason (self);
  if (locked == NULL && sol_battery_rules_offers_shutdown (self->settings) == SOL_NO)
    return _ ("Not offered by your system");
  return locked;
}

static GError *
shutdown_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  GError *refusal = sol_battery_guard_write (self, wanted, G_VARIANT_TYPE_INT32);
  if (refusal != NULL)
    return refusal;
  if (sol_battery_rules_offers_shutdown (self->settings) != SOL_YES)
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  double reserve = sol_battery_get_reserve (self);
  double most = isnan (reserve) ? self->settings->shutdown_max : MIN (self->settings->shutdown_max, reserve);
  int percent = g_variant_get_int32 (wanted);
  if (percent >= self->settings->shutdown_min && percent <= most)
    return NULL;
  g_autofree char *sentence = g_strdup_printf (_ ("The shutdown level can be %d to %d%%"),
                                               (int) ceil (self->settings->shutdown_min), (int) floor (most));
  return sol_error_new_message (SOL_ERROR_REFUSED, sentence);
}

static SolProof
shutdown_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  return self->settings != NULL && !isnan (self->settings->shutdown_percent)
                 && (int) lround (self->settings->shutdown_percent) == g_variant_get_int32 (wanted)
             ? SOL_PROOF_YES
             : SOL_PROOF_NOT_YET;
}

static SolCallId
shutdown_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
               SolStepKind *kind)
{
  if (step > 0)
    return SOL_N_CALLS;
  target->write = sol_write_new_shutdown_level (g_variant_get_int32 (wanted));
  return SOL_CALL_SET_BATTERY_SETTINGS;
}

const SolControlSpec sol_shutdown_spec = {
  .name = "shutdown-level",
  .group = "battery-settings",
  .proof = SOL_FAMILY_BATTERY_SETTINGS,
  .basis = BASIS,
  .hold = HOLD,
  .failed = N_ ("Shutdown level was not changed"),
  .value = shutdown_value,
  .reason = shutdown_reason,
  .guard = shutdown_guard,
  .prove = shutdown_prove,
  .call = shutdown_call,
  .describe = describe_percent,
};

/* "Use battery after peak hours", with Savings only. */

static GVariant *
after_peak_value (gpointer owner)
{
  SolBattery *self = owner;
  if (self->profile == NULL || g_strcmp0 (self->profile->profile, SAVINGS) != 0)
    return NULL;
  return g_variant_new_boolean (g_strcmp0 (self->profile->sub_type, "prioritize-energy") == 0);
}

static GError *
after_peak_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  GError *refusal = sol_battery_guard_write (self, wanted, G_VARIANT_TYPE_BOOLEAN);
  if (refusal != NULL)
    return refusal;
  if (g_strcmp0 (present_key (self), SAVINGS) != 0)
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  return self->profile == NULL || sol_profile_is_pending (self->profile) ? sol_error_new (SOL_ERROR_BUSY)
                                                                         : NULL;
}

static SolProof
after_peak_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  g_autoptr (GVariant) value = after_peak_value (owner);
  if (value == NULL)
    return SOL_PROOF_SOMETHING_ELSE;
  g_variant_ref_sink (value);
  return g_variant_equal (value, wanted) ? SOL_PROOF_YES : SOL_PROOF_NOT_YET;
}

static SolCallId
after_peak_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
                 SolStepKind *kind)
{
  if (step > 0)
    return SOL_N_CALLS;
  /* With Savings on already the profile call is answered with success and changes nothing. */
  target->write = sol_write_new_after_peak (g_variant_get_boolean (wanted));
  return SOL_CALL_SET_BATTERY_SETTINGS;
}

const SolControlSpec sol_after_peak_spec = {
  .name = "after-peak",
  .group = "profile",
  .proof = SOL_FAMILY_PROFILE,
  .basis = BASIS | SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_SETTINGS),
  .hold = HOLD,
  .failed = N_ ("This was not changed"),
  .value = after_peak_value,
  .reason = sol_battery_get_locked_reason,
  .guard = after_peak_guard,
  .prove = after_peak_prove,
  .call = after_peak_call,
  .describe = sol_control_truth_describe,
};
