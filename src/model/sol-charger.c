/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger"

#include "sol-charger-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-restore-mode.h"
#include "sol-schedule-rules.h"

G_DEFINE_FINAL_TYPE (SolCharger, sol_charger, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_SUMMARY,
  PROP_PREFERENCE,
  PROP_MODE,
  PROP_POWER_W,
  PROP_NAME,
  PROP_SCHEDULE,
  PROP_GREEN,
  PROP_CONFIG,
  PROP_HISTORY,
  PROP_FIRMWARE,
  PROP_FEATURE_FLAGS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  REMINDER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
sol_charger_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolCharger *self = SOL_CHARGER (object);

  switch (id)
    {
    case PROP_STATUS:
      g_value_set_boxed (value, self->status);
      break;
    case PROP_SUMMARY:
      g_value_set_boxed (value, self->summary);
      break;
    case PROP_PREFERENCE:
      g_value_set_boxed (value, self->preference);
      break;
    case PROP_MODE:
      g_value_set_int (value, self->mode);
      break;
    case PROP_POWER_W:
      g_value_set_double (value, self->power.power_w);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_SCHEDULE:
      g_value_set_boxed (value, self->schedule);
      break;
    case PROP_GREEN:
      g_value_set_boxed (value, self->green);
      break;
    case PROP_CONFIG:
      g_value_set_boxed (value, self->config);
      break;
    case PROP_HISTORY:
      g_value_set_boxed (value, self->history);
      break;
    case PROP_FIRMWARE:
      g_value_set_boxed (value, self->firmware);
      break;
    case PROP_FEATURE_FLAGS:
      g_value_set_boxed (value, self->flags);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_charger_dispose (GObject *object)
{
  sol_charger_stop (SOL_CHARGER (object));
  G_OBJECT_CLASS (sol_charger_parent_class)->dispose (object);
}

static void
sol_charger_finalize (GObject *object)
{
  SolCharger *self = SOL_CHARGER (object);
  for (guint i = 0; i < SOL_CHARGER_N_CONTROLS; i++)
    g_clear_object (&self->controls[i]);
  g_clear_object (&self->sessions);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->refresh);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_pointer (&self->status, sol_charger_status_unref);
  g_clear_pointer (&self->summary, sol_charger_summary_unref);
  g_clear_pointer (&self->preference, sol_charge_preference_unref);
  g_clear_pointer (&self->schedule, sol_schedule_unref);
  g_clear_pointer (&self->missed, g_hash_table_unref);
  g_clear_pointer (&self->green, sol_green_settings_unref);
  g_clear_pointer (&self->config, sol_charger_config_unref);
  g_clear_pointer (&self->history, sol_charge_history_unref);
  g_clear_pointer (&self->firmware, sol_firmware_list_unref);
  g_clear_pointer (&self->flags, sol_feature_flags_unref);
  g_free (self->site);
  g_free (self->serial);
  g_free (self->scope);
  g_free (self->name);
  g_free (self->country);
  g_free (self->profile_mode);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (sol_charger_parent_class)->finalize (object);
}

static void
sol_charger_class_init (SolChargerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_charger_get_property;
  object_class->dispose = sol_charger_dispose;
  object_class->finalize = sol_charger_finalize;
  properties[PROP_STATUS] = g_param_spec_boxed ("status", NULL, NULL, SOL_TYPE_CHARGER_STATUS, flags);
  properties[PROP_SUMMARY] = g_param_spec_boxed ("summary", NULL, NULL, SOL_TYPE_CHARGER_SUMMARY, flags);
  properties[PROP_PREFERENCE]
      = g_param_spec_boxed ("preference", NULL, NULL, SOL_TYPE_CHARGE_PREFERENCE, flags);
  properties[PROP_MODE] = g_param_spec_int ("mode", NULL, NULL, SOL_CHARGE_MODE_UNKNOWN,
                                            SOL_CHARGE_MODE_SMART, SOL_CHARGE_MODE_UNKNOWN, flags);
  properties[PROP_POWER_W] = g_param_spec_double ("power-w", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_SCHEDULE] = g_param_spec_boxed ("schedule", NULL, NULL, SOL_TYPE_SCHEDULE, flags);
  properties[PROP_GREEN] = g_param_spec_boxed ("green", NULL, NULL, SOL_TYPE_GREEN_SETTINGS, flags);
  properties[PROP_CONFIG] = g_param_spec_boxed ("config", NULL, NULL, SOL_TYPE_CHARGER_CONFIG, flags);
  properties[PROP_HISTORY] = g_param_spec_boxed ("history", NULL, NULL, SOL_TYPE_CHARGE_HISTORY, flags);
  properties[PROP_FIRMWARE] = g_param_spec_boxed ("firmware", NULL, NULL, SOL_TYPE_FIRMWARE_LIST, flags);
  properties[PROP_FEATURE_FLAGS]
      = g_param_spec_boxed ("feature-flags", NULL, NULL, SOL_TYPE_FEATURE_FLAGS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[REMINDER] = g_signal_new ("reminder", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, SOL_TYPE_REMINDER);
}

static void
sol_charger_init (SolCharger *self)
{
  self->missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lifetime_wh = NAN;
  sol_counter_init (&self->lifetime);
  self->cancellable = g_cancellable_new ();
  sol_charger_power_init (&self->power);
}

static void
notify (SolCharger *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static char *
make_name (SolCharger *self)
{
  if (self->summary != NULL && self->summary->name != NULL)
    return g_strdup (self->summary->name);
  if (self->status != NULL && self->status->name != NULL)
    return g_strdup (self->status->name);
  gsize length = strlen (self->serial);
  return g_strdup_printf ("IQ EV Charger %s", self->serial + (length > 4 ? length - 4 : 0));
}

static void
update_name (SolCharger *self)
{
  g_autofree char *name = make_name (self);
  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  notify (self, PROP_NAME);
}

static const SolControlSpec *const specs[SOL_CHARGER_N_CONTROLS] = {
  [SOL_CHARGER_CHARGING] = &sol_charging_spec,
  [SOL_CHARGER_MODE] = &sol_charge_mode_spec,
  [SOL_CHARGER_USE_BATTERY] = &sol_use_battery_spec,
  [SOL_CHARGER_APP_SIGN_IN] = &sol_app_sign_in_spec,
  [SOL_CHARGER_CARD_SIGN_IN] = &sol_card_sign_in_spec,
  [SOL_CHARGER_DEFAULT_LEVEL] = &sol_default_level_spec,
  [SOL_CHARGER_AMPS] = &sol_amps_spec,
};

SolCharger *
sol_charger_new (SolModelContext *context, SolRefresh *refresh, const char *site, const char *serial)
{
  SolCharger *self = g_object_new (SOL_TYPE_CHARGER, NULL);
  self->context = sol_model_context_ref (context);
  self->refresh = g_object_ref (refresh);
  self->site = g_strdup (site);
  self->serial = g_strdup (serial);
  self->scope = g_strconcat ("charger/", serial, NULL);
  self->name = make_name (self);
  self->sessions = sol_sessions_new (context, refresh, site, serial);
  const char *power = sol_remember_get (context->remember, self->scope, "power");
  if (power == NULL || !sol_charger_power_from_text (&self->power, power))
    sol_charger_power_init (&self->power);
  for (guint i = 0; i < SOL_CHARGER_N_CONTROLS; i++)
    self->controls[i] = sol_control_new (specs[i], self, context, refresh, site, serial);
  return self;
}

static void
update_controls (SolCharger *self)
{
  for (guint i = 0; i < SOL_CHARGER_N_CONTROLS; i++)
    sol_control_update (self->controls[i]);
}

void
sol_charger_stop (SolCharger *self)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  g_cancellable_cancel (self->cancellable);
  if (self->sessions != NULL)
    sol_sessions_stop (self->sessions);
  if (self->context != NULL)
    sol_clock_clear (self->context->clock, &self->reminder_timer);
  sol_restore_mode_unwatch (self);
  g_clear_object (&self->restore);
  for (guint i = 0; i < SOL_CHARGER_N_CONTROLS; i++)
    if (self->controls[i] != NULL)
      sol_control_stop (self->controls[i]);
}

static void
update_power (SolCharger *self)
{
  if (self->status == NULL)
    return;
  double before = self->power.power_w;
  double cap = sol_charger_power_cap (self->status, self->summary, self->country);
  sol_charger_power_step (&self->power, self->status, self->lifetime_wh, cap);
  g_autofree char *text = sol_charger_power_to_text (&self->power);
  sol_remember_set (self->context->remember, self->scope, "power", text);
  if (before != self->power.power_w && !(isnan (before) && isnan (self->power.power_w)))
    notify (self, PROP_POWER_W);
}

static void
update_mode (SolCharger *self)
{
  if (self->status == NULL)
    return;
  SolChargeMode preference = self->preference != NULL ? self->preference->mode : SOL_CHARGE_MODE_UNKNOWN;
  SolChargeMode mode = sol_charge_mode_effective (self->status, preference, self->profile_mode, self->mode);
  if (mode == self->mode)
    return;
  self->mode = mode;
  notify (self, PROP_MODE);
}

void
sol_charger_take_status (SolCharger *self, const SolChargerStatus *status)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  if (status == self->status)
    return;
  g_clear_pointer (&self->status, sol_charger_status_unref);
  self->status = sol_charger_status_ref (status);
  g_object_freeze_notify (G_OBJECT (self));
  update_name (self);
  update_mode (self);
  update_power (self);
  sol_sessions_take_status (self->sessions, status, self->power.power_w);
  notify (self, PROP_STATUS);
  g_object_thaw_notify (G_OBJECT (self));
  update_controls (self);
  sol_charger_update_reminder (self);
}

void
sol_charger_take_summary (SolCharger *self, const SolChargerSummary *summary)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  if (summary == self->summary)
    return;
  g_clear_pointer (&self->summary, sol_charger_summary_unref);
  self->summary = sol_charger_summary_ref (summary);
  if (!isnan (summary->lifetime_wh))
    self->lifetime_wh = summary->lifetime_wh;
  sol_counter_step (&self->lifetime, summary->lifetime_wh, summary->last_report);
  g_object_freeze_notify (G_OBJECT (self));
  update_name (self);
  update_power (self);
  notify (self, PROP_SUMMARY);
  g_object_thaw_notify (G_OBJECT (self));
  update_controls (self);
}

void
sol_charger_take_preference (SolCharger *self, const SolChargePreference *preference)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  if (preference == self->preference)
    return;
  g_clear_pointer (&self->preference, sol_charge_preference_unref);
  self->preference = sol_charge_preference_ref (preference);
  g_object_freeze_notify (G_OBJECT (self));
  update_mode (self);
  notify (self, PROP_PREFERENCE);
  g_object_thaw_notify (G_OBJECT (self));
  update_controls (self);
  sol_charger_update_reminder (self);
}

void
sol_charger_take_schedule (SolCharger *self, const SolSchedule *schedule)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  SolSchedule *shown = sol_schedule_linger (self->schedule, schedule, self->missed);
  g_clear_pointer (&self->schedule, sol_schedule_unref);
  self->schedule = shown;
  notify (self, PROP_SCHEDULE);
  update_controls (self);
  sol_charger_update_reminder (self);
}

void
sol_charger_take_green (SolCharger *self, const SolGreenSettings *green)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  g_clear_pointer (&self->green, sol_green_settings_unref);
  self->green = sol_green_settings_ref (green);
  notify (self, PROP_GREEN);
  update_controls (self);
}

void
sol_charger_take_config (SolCharger *self, const SolChargerConfig *config)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  g_clear_pointer (&self->config, sol_charger_config_unref);
  self->config = sol_charger_config_ref (config);
  notify (self, PROP_CONFIG);
  update_controls (self);
}

void
sol_charger_take_history (SolCharger *self, const SolChargeHistory *history)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  g_clear_pointer (&self->history, sol_charge_history_unref);
  self->history = sol_charge_history_ref (history);
  notify (self, PROP_HISTORY);
}

void
sol_charger_take_firmware (SolCharger *self, const SolFirmwareList *firmware)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  if (firmware == self->firmware)
    return;
  g_clear_pointer (&self->firmware, sol_firmware_list_unref);
  self->firmware = sol_firmware_list_ref (firmware);
  notify (self, PROP_FIRMWARE);
}

void
sol_charger_take_flags (SolCharger *self, const SolFeatureFlags *flags)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  if (flags == self->flags)
    return;
  g_clear_pointer (&self->flags, sol_feature_flags_unref);
  self->flags = sol_feature_flags_ref (flags);
  notify (self, PROP_FEATURE_FLAGS);
}

const SolSchedule *
sol_charger_get_schedule (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->schedule;
}

const SolSchedule *
sol_charger_get_schedule_read (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  SolReading *reading = sol_refresh_get_reading (self->refresh, SOL_FAMILY_SCHEDULE, self->serial);
  return reading == NULL ? NULL : sol_reading_get_value (reading);
}

const SolGreenSettings *
sol_charger_get_green (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->green;
}

const SolChargerConfig *
sol_charger_get_config (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->config;
}

const SolChargeHistory *
sol_charger_get_history (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->history;
}

SolSessions *
sol_charger_get_sessions (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->sessions;
}

void
sol_charger_take_site (SolCharger *self, gboolean may_act, const char *country, const char *profile_mode)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  self->may_act = may_act;
  if (g_strcmp0 (country, self->country) != 0)
    {
      g_free (self->country);
      self->country = g_strdup (country);
    }
  if (g_strcmp0 (profile_mode, self->profile_mode) != 0)
    {
      g_free (self->profile_mode);
      self->profile_mode = g_strdup (profile_mode);
      update_mode (self);
    }
  update_controls (self);
}

const char *
sol_charger_get_serial (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->serial;
}

const char *
sol_charger_get_name (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->name;
}

const SolChargerStatus *
sol_charger_get_status (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->status;
}

const SolChargerSummary *
sol_charger_get_summary (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->summary;
}

const SolChargePreference *
sol_charger_get_preference (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return self->preference;
}

SolChargeMode
sol_charger_get_mode (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), SOL_CHARGE_MODE_UNKNOWN);
  return self->mode;
}

double
sol_charger_get_power_w (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NAN);
  return self->power.power_w;
}

double
sol_charger_get_lifetime_wh (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NAN);
  return self->lifetime.wh;
}

SolControl *
sol_charger_get_charging (SolCharger *self)
{
  return sol_charger_get_control (self, SOL_CHARGER_CHARGING);
}

SolControl *
sol_charger_get_control (SolCharger *self, SolChargerControl control)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self) && control < SOL_CHARGER_N_CONTROLS, NULL);
  return self->controls[control];
}

SolControl *
sol_charger_find_control (SolCharger *self, const char *name)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  for (guint i = 0; i < SOL_CHARGER_N_CONTROLS; i++)
    if (g_strcmp0 (specs[i]->name, name) == 0)
      return self->controls[i];
  return NULL;
}

SolModelContext *
sol_charger_get_context (SolCharger *self)
{
  return self->context;
}

gboolean
sol_charger_may_act (SolCharger *self)
{
  return self->may_act;
}

void
sol_charger_remember_amps (SolCharger *self, int amps)
{
  g_autofree char *text = g_strdup_printf ("%d", amps);
  sol_remember_set (self->context->remember, self->scope, "amps", text);
  sol_control_update (self->controls[SOL_CHARGER_AMPS]);
}

void
sol_charger_set_pausing (SolCharger *self, gboolean pausing)
{
  if (self->pausing == pausing)
    return;
  self->pausing = pausing;
  sol_control_update (self->controls[SOL_CHARGER_CHARGING]);
}

gboolean
sol_charger_get_pausing (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), FALSE);
  /* Another program, or the car itself, may have ended the pause. */
  return self->pausing && (self->status == NULL || sol_charger_status_is_charging (self->status) != SOL_YES);
}

int
sol_charger_get_amps_min (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), 6);
  return self->summary != NULL && self->summary->amps_min > 0 ? self->summary->amps_min : 6;
}

int
sol_charger_get_amps_max (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), 40);
  return self->summary != NULL && self->summary->amps_max > 0 ? self->summary->amps_max : 40;
}

int
sol_charger_get_amps_step (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), 1);
  return self->summary != NULL && self->summary->amps_step > 0 ? self->summary->amps_step : 1;
}

int
sol_charger_get_amps_next (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), 32);
  const char *text = sol_remember_get (self->context->remember, self->scope, "amps");
  int amps = text != NULL ? atoi (text) : 0;

  if (amps <= 0 && self->status != NULL)
    amps = self->status->amps_set;
  if (amps <= 0 && self->status != NULL)
    amps = self->status->session.amps;
  if (amps <= 0)
    amps = 32;
  return CLAMP (amps, sol_charger_get_amps_min (self), sol_charger_get_amps_max (self));
}

int
sol_charger_get_limited_amps (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), 0);
  if (self->status == NULL || self->status->safe_limit != SOL_YES
      || sol_charger_status_is_charging (self->status) != SOL_YES)
    return 0;
  return self->summary != NULL && self->summary->amps_min > 0 ? self->summary->amps_min : 8;
}

double
sol_charger_get_voltage (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NAN);
  if (self->summary != NULL && self->summary->voltage > 0)
    return self->summary->voltage;
  if (g_strcmp0 (self->country, "US") == 0 || g_strcmp0 (self->country, "CA") == 0)
    return 120;
  return g_strcmp0 (self->country, "BR") == 0 ? 220 : 230;
}

/* A session that somebody must approve: the number says no more than that there is something about it. */
static gboolean
needs_sign_in (SolCharger *self)
{
  return self->status->plugged_in == SOL_YES && self->status->session.auth_status >= 0
         && sol_charger_status_is_charging (self->status) != SOL_YES
         && sol_charger_config_wants_sign_in (self->config) == SOL_YES;
}

double
sol_charger_get_watts_per_amp (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NAN);
  return sol_charger_power_per_amp (self->summary, self->country);
}

static gboolean
waits_for_sun (const SolChargerStatus *status)
{
  return g_strcmp0 (status->connector_reason, "INSUFFICIENT_SOLAR") == 0;
}

SolChargerState
sol_charger_get_state (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), SOL_CHARGER_STATE_UNKNOWN);
  const SolChargerStatus *status = self->status;

  if (status == NULL)
    return SOL_CHARGER_STATE_UNKNOWN;
  if (status->commissioned == SOL_NO)
    return SOL_CHARGER_STATE_NOT_SET_UP;
  if (status->connected == SOL_NO)
    return SOL_CHARGER_STATE_OFFLINE;
  if (status->faulted == SOL_YES || status->connector == SOL_CONNECTOR_FAULTED)
    return SOL_CHARGER_STATE_FAULT;
  if (status->plugged_in == SOL_NO)
    return SOL_CHARGER_STATE_NO_CAR;
  if (needs_sign_in (self))
    return SOL_CHARGER_STATE_SIGN_IN_NEEDED;
  if (status->connector == SOL_CONNECTOR_FINISHING)
    return SOL_CHARGER_STATE_FINISHING;
  if (waits_for_sun (status))
    return SOL_CHARGER_STATE_WAITING_FOR_SUN;
  if (status->connector == SOL_CONNECTOR_SUSPENDED_EV)
    return SOL_CHARGER_STATE_PAUSED_BY_CAR;
  if (sol_charger_status_is_charging (status) == SOL_YES)
    return SOL_CHARGER_STATE_CHARGING;
  if (status->plugged_in == SOL_UNKNOWN)
    return SOL_CHARGER_STATE_UNKNOWN;
  return self->mode == SOL_CHARGE_MODE_SCHEDULED ? SOL_CHARGER_STATE_WAITING_FOR_SLOT
                                                 : SOL_CHARGER_STATE_PLUGGED_IN;
}

char *
sol_charger_describe_state (SolCharger *self)
{
  static const char *const words[] = {
    [SOL_CHARGER_STATE_UNKNOWN] = "–",
    [SOL_CHARGER_STATE_CHARGING] = N_ ("Charging"),
    [SOL_CHARGER_STATE_PLUGGED_IN] = N_ ("Plugged In"),
    [SOL_CHARGER_STATE_PAUSED_BY_CAR] = N_ ("Paused by the Car"),
    [SOL_CHARGER_STATE_WAITING_FOR_SUN] = N_ ("Waiting for Sun"),
    [SOL_CHARGER_STATE_WAITING_FOR_SLOT] = N_ ("Waiting for Its Slot"),
    [SOL_CHARGER_STATE_FINISHING] = N_ ("Finishing"),
    [SOL_CHARGER_STATE_NO_CAR] = N_ ("No Car"),
    [SOL_CHARGER_STATE_FAULT] = N_ ("Fault"),
    [SOL_CHARGER_STATE_OFFLINE] = N_ ("Offline"),
    [SOL_CHARGER_STATE_SIGN_IN_NEEDED] = N_ ("Sign-In Needed"),
    [SOL_CHARGER_STATE_NOT_SET_UP] = N_ ("Not Set Up Yet"),
  };
  SolChargerState state = sol_charger_get_state (self);
  return g_strdup (state == SOL_CHARGER_STATE_UNKNOWN ? words[state] : _ (words[state]));
}

void
sol_charger_emit_reminder (SolCharger *self, const SolReminder *reminder)
{
  g_signal_emit (self, signals[REMINDER], 0, reminder);
}
