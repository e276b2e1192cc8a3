/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-write"

#include <math.h>

#include "sol-cloud-write-body.h"

#define AFTER_PEAK "prioritize-energy"

static void
rate_free (gpointer data)
{
  SolRate *rate = data;
  g_free (rate->season);
  g_free (rate->days);
  g_free (rate->period);
  g_free (rate);
}

static SolWrite *
write_new (SolCallId call, char *text)
{
  SolWrite *self = g_atomic_rc_box_new0 (SolWrite);
  self->call = call;
  self->text = text;
  self->kind = SOL_BATTERY_WINDOW_CHARGE;
  return self;
}

SolWrite *
sol_write_ref (SolWrite *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
write_clear (gpointer data)
{
  SolWrite *self = data;
  g_free (self->id);
  g_free (self->text);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
}

void
sol_write_unref (SolWrite *self)
{
  g_atomic_rc_box_release_full (self, write_clear);
}

SolCallId
sol_write_get_call (const SolWrite *self)
{
  g_return_val_if_fail (self != NULL, SOL_N_CALLS);
  return self->call;
}

/* --- JSON ---------------------------------------------------------------------------------------------- */

static char *
builder_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_object_unref (builder);
  return json_to_string (root, FALSE);
}

static JsonBuilder *
builder_begin (void)
{
  JsonBuilder *builder = json_builder_new ();
  return json_builder_begin_object (builder);
}

static char *
builder_end (JsonBuilder *builder)
{
  return builder_to_text (json_builder_end_object (builder));
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *name, int value)
{
  json_builder_add_int_value (json_builder_set_member_name (builder, name), value);
}

static void
add_truth (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_add_boolean_value (json_builder_set_member_name (builder, name), value);
}

/* --- charger ------------------------------------------------------------------------------------------- */

SolWrite *
sol_write_new_charger_config (const char *key, const char *value)
{
  g_return_val_if_fail (key != NULL && value != NULL, NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (json_builder_begin_array (builder));
  add_text (builder, "key", key);
  add_text (builder, "value", value);
  json_builder_end_array (json_builder_end_object (builder));
  return write_new (SOL_CALL_SET_CHARGER_CONFIG, builder_to_text (g_steal_pointer (&builder)));
}

SolWrite *
sol_write_new_default_level (int amps)
{
  g_return_val_if_fail (amps > 0, NULL);
  g_autofree char *value = g_strdup_printf ("%d", amps);
  return sol_write_new_charger_config (SOL_CONFIG_DEFAULT_LEVEL, value);
}

SolWrite *
sol_write_new_green_battery (gboolean use_battery)
{
  return write_new (
      SOL_CALL_SET_GREEN_SETTINGS,
      g_strdup_printf (
          "{\"chargerSettingList\":[{\"chargerSettingName\":\"USE_BATTERY_FOR_SELF_CONSUMPTION\","
          "\"enabled\":%s,\"value\":null,\"loader\":false}]}",
          use_battery ? "true" : "false"));
}

static char *
text_to_json (const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, text);
  return json_to_string (node, FALSE);
}

/* Put together as text, so that what was not changed goes back byte for byte. */
SolWrite *
sol_write_new_schedule (const SolSchedule *schedule)
{
  g_return_val_if_fail (schedule != NULL, NULL);
  g_autofree char *stamp
      = schedule->server_timestamp == NULL ? g_strdup ("null") : text_to_json (schedule->server_timestamp);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "{\"meta\":{\"serverTimeStamp\":%s,\"rowCount\":%u},\"data\":[", stamp,
                          schedule->slots->len);
  for (guint i = 0; i < schedule->slots->len; i++)
    {
      g_autofree char *slot = sol_schedule_slot_to_json (g_ptr_array_index (schedule->slots, i));
      g_string_append_printf (text, "%s%s", i == 0 ? "" : ",", slot);
    }
  g_string_append (text, "]}");
  return write_new (SOL_CALL_REPLACE_SCHEDULE, g_string_free (text, FALSE));
}

SolWrite *
sol_write_new_slots_enabled (const SolSchedule *schedule, const char *slot, gboolean enabled)
{
  g_return_val_if_fail (schedule != NULL && slot != NULL, NULL);
  JsonBuilder *builder = builder_begin ();
  for (guint i = 0; i < schedule->slots->len; i++)
    {
      const SolScheduleSlot *one = g_ptr_array_index (schedule->slots, i);
      gboolean on = g_str_equal (one->id, slot) ? enabled : one->enabled == SOL_YES;
      add_text (builder, one->id, on ? "ENABLED" : "DISABLED");
    }
  return write_new (SOL_CALL_ENABLE_SLOTS, builder_end (builder));
}

static SolWrite *
write_new_slot (SolCallId call, const SolScheduleSlot *slot)
{
  SolWrite *self = write_new (call, sol_schedule_slot_to_json (slot));
  self->id = g_strdup (slot->id);
  return self;
}

SolWrite *
sol_write_new_slot_change (const SolScheduleSlot *slot)
{
  g_return_val_if_fail (slot != NULL && slot->id != NULL, NULL);
  return write_new_slot (SOL_CALL_CHANGE_SLOT, slot);
}

SolWrite *
sol_write_new_slot_add (const SolScheduleSlot *slot)
{
  g_return_val_if_fail (slot != NULL && slot->id != NULL, NULL);
  return write_new_slot (SOL_CALL_ADD_SLOT, slot);
}

char *
sol_slot_make_id (const char *site, const char *serial)
{
  g_return_val_if_fail (site != NULL && serial != NULL, NULL);
  g_autofree char *uuid = g_uuid_string_random ();
  return g_strdup_printf ("%s:%s:%s", site, serial, uuid);
}

/* --- battery ------------------------------------------------------------------------------------------- */

SolWrite *
sol_write_new_profile (const char *profile, int reserve, gboolean after_peak)
{
  g_return_val_if_fail (profile != NULL, NULL);
  gboolean ai = g_str_equal (profile, "ai_optimisation");
  JsonBuilder *builder = builder_begin ();
  add_text (builder, "profile", profile);
  if (ai || (after_peak && g_str_equal (profile, "cost_savings")))
    add_text (builder, "operationModeSubType", AFTER_PEAK);
  add_int (builder, "batteryBackupPercentage", g_str_equal (profile, "backup_only") ? 100 : reserve);
  return write_new (SOL_CALL_SET_PROFILE, builder_end (builder));
}

SolWrite *
sol_write_new_reserve (int reserve)
{
  SolWrite *self = write_new (SOL_CALL_SET_BATTERY_SETTINGS,
                              g_strdup_printf ("{\"batteryBackupPercentage\":%d}", reserve));
  self->flags = SOL_WRITE_MERGED | SOL_WRITE_NO_DEVICES;
  return self;
}

SolWrite *
sol_write_new_after_peak (gboolean on)
{
  SolWrite *self = write_new (
      SOL_CALL_SET_BATTERY_SETTINGS,
      g_strdup (on ? "{\"operationModeSubType\":\"" AFTER_PEAK "\"}" : "{\"operationModeSubType\":null}"));
  self->flags = SOL_WRITE_MERGED | SOL_WRITE_NO_DEVICES;
  return self;
}

SolWrite *
sol_write_new_shutdown_level (int percent)
{
  return write_new (SOL_CALL_SET_BATTERY_SETTINGS, g_strdup_printf ("{\"veryLowSoc\":%d}", percent));
}

SolWrite *
sol_write_new_charge_from_grid (gboolean on)
{
  return write_new (SOL_CALL_SET_BATTERY_SETTINGS,
                    g_strdup (on ? "{\"chargeFromGrid\":true,\"acceptedItcDisclaimer\":true}"
                                 : "{\"chargeFromGrid\":false}"));
}

static char *
time_to_text (SolTime time)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (time / SOL_SECOND);
  return when == NULL ? NULL : g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ");
}

SolWrite *
sol_write_new_charge_apply (const SolChargeApply *apply)
{
  g_return_val_if_fail (apply != NULL, NULL);
  gboolean known = apply->disclaimer_at != SOL_TIME_UNKNOWN;
  JsonBuilder *builder = builder_begin ();
  add_truth (builder, "chargeFromGrid", apply->charge_from_grid);
  add_truth (builder, "chargeFromGridScheduleEnabled", apply->on);
  if (known)
    {
      g_autofree char *accepted = time_to_text (apply->disclaimer_at);
      add_text (builder, "acceptedItcDisclaimer", accepted);
    }
  if (apply->begin >= 0 && apply->end >= 0)
    {
      add_int (builder, "chargeBeginTime", apply->begin);
      add_int (builder, "chargeEndTime", apply->end);
    }
  json_builder_begin_object (json_builder_set_member_name (builder, "cfgControl"));
  add_truth (builder, "forceScheduleOpted", apply->on);
  json_builder_end_object (builder);
  SolWrite *self = write_new (SOL_CALL_SET_BATTERY_SETTINGS, builder_end (builder));
  self->flags = SOL_WRITE_BLOCKS | SOL_WRITE_APPLY | (known ? 0 : SOL_WRITE_ACCEPTED);
  return self;
}

SolWrite *
sol_write_new_window_switch (SolBatteryWindowKind kind, gboolean on, int begin, int end)
{
  g_return_val_if_fail (kind == SOL_BATTERY_WINDOW_DISCHARGE || kind == SOL_BATTERY_WINDOW_RESTRICT, NULL);
  JsonBuilder *builder = builder_begin ();
  json_builder_set_member_name (builder, kind == SOL_BATTERY_WINDOW_DISCHARGE ? "dtgControl" : "rbdControl");
  json_builder_begin_object (builder);
  add_truth (builder, "enabled", on);
  if (begin >= 0 && end >= 0)
    {
      add_truth (builder, "scheduleSupported", TRUE);
      add_int (builder, "startTime", begin);
      add_int (builder, "endTime", end);
    }
  json_builder_end_object (builder);
  SolWrite *self = write_new (SOL_CALL_SET_BATTERY_SETTINGS, builder_end (builder));
  self->flags = SOL_WRITE_BLOCKS | SOL_WRITE_APPLY;
  self->kind = kind;
  /* Anything less is taken with a 200 and changes nothing on some sites (addendum 2.6). */
  if (kind == SOL_BATTERY_WINDOW_RESTRICT && !on)
    self->flags |= SOL_WRITE_MERGED | SOL_WRITE_NO_SOURCE | SOL_WRITE_NO_DEVICES;
  return self;
}

SolWrite *
sol_write_new_storm_guard (gboolean storm_guard, gboolean charge_car)
{
  return write_new (SOL_CALL_SET_STORM_GUARD,
                    g_strdup_printf ("{\"stormGuardState\":\"%s\",\"evseStormEnabled\":%s}",
                                     storm_guard ? "enabled" : "disabled", charge_car ? "true" : "false"));
}

SolWrite *
sol_write_new_storm_opt_out (const SolStormAlert *alert)
{
  g_return_val_if_fail (alert != NULL && alert->id != NULL, NULL);
  JsonBuilder *builder = builder_begin ();
  json_builder_begin_array (json_builder_set_member_name (builder, "stormAlerts"));
  json_builder_begin_object (builder);
  add_text (builder, "id", alert->id);
  add_text (builder, "name", alert->name);
  add_text (builder, "status", "opted-out");
  json_builder_end_array (json_builder_end_object (builder));
  return write_new (SOL_CALL_OPT_OUT_STORM, builder_end (builder));
}

/* --- battery windows ----------------------------------------------------------------------------------- */

SolWrite *
sol_write_new_window_check (SolBatteryWindowKind kind)
{
  JsonBuilder *builder = builder_begin ();
  add_text (builder, "scheduleType", sol_battery_window_kind_get_key (kind));
  if (kind == SOL_BATTERY_WINDOW_CHARGE)
    add_truth (builder, "forceScheduleOpted", TRUE);
  SolWrite *self = write_new (SOL_CALL_CHECK_BATTERY_WINDOWS, builder_end (builder));
  self->kind = kind;
  return self;
}

static SolWrite *
write_new_window (SolCallId call, const SolBatteryWindow *window, SolTruth enabled)
{
  g_autofree char *type = g_ascii_strup (sol_battery_window_kind_get_key (window->kind), -1);
  g_autofree char *start = sol_minute_to_text (window->window.start);
  g_autofree char *end = sol_minute_to_text (window->window.end);
  JsonBuilder *builder = builder_begin ();
  add_text (builder, "timezone", window->timezone == NULL ? "UTC" : window->timezone);
  add_text (builder, "startTime", start);
  add_text (builder, "endTime", end);
  add_text (builder, "scheduleType", type);
  json_builder_begin_array (json_builder_set_member_name (builder, "days"));
  for (int day = 1; day <= 7; day++)
    if (sol_days_has (window->window.days, day))
      json_builder_add_int_value (builder, day);
  json_builder_end_array (builder);
  if (window->limit_percent >= 0)
    add_int (builder, "limit", window->limit_percent);
  if (enabled != SOL_UNKNOWN)
    add_truth (builder, "isEnabled", enabled == SOL_YES);
  SolWrite *self = write_new (call, builder_end (builder));
  self->id = g_strdup (window->id);
  self->kind = window->kind;
  return self;
}

SolWrite *
sol_write_new_window_add (const SolBatteryWindow *window, gboolean enabled)
{
  g_return_val_if_fail (window != NULL, NULL);
  return write_new_window (SOL_CALL_ADD_BATTERY_WINDOW, window, sol_truth (enabled));
}

SolWrite *
sol_write_new_window_change (const SolBatteryWindow *window, SolTruth enabled)
{
  g_return_val_if_fail (window != NULL && window->id != NULL, NULL);
  return write_new_window (SOL_CALL_CHANGE_BATTERY_WINDOW, window, enabled);
}

SolWrite *
sol_write_new_window_delete (const SolBatteryWindow *window)
{
  g_return_val_if_fail (window != NULL && window->id != NULL, NULL);
  SolWrite *self = write_new (SOL_CALL_DELETE_BATTERY_WINDOW, g_strdup ("{}"));
  self->id = g_strdup (window->id);
  self->kind = window->kind;
  return self;
}

/* --- prices -------------------------------------------------------------------------------------------- */

SolWrite *
sol_write_new_rates (const SolRateChange *changes, guint n_changes)
{
  g_return_val_if_fail (changes != NULL && n_changes > 0, NULL);
  SolWrite *self = write_new (SOL_CALL_SET_TARIFF, g_strdup ("{}"));
  self->flags = SOL_WRITE_MERGED;
  self->rates = g_ptr_array_new_with_free_func (rate_free);
  for (guint i = 0; i < n_changes; i++)
    {
      g_warn_if_fail (isfinite (changes[i].rate) && changes[i].rate >= 0);
      SolRate *rate = g_new0 (SolRate, 1);
      rate->export = changes[i].export;
      rate->season = g_strdup (changes[i].season);
      rate->days = g_strdup (changes[i].days);
      rate->period = g_strdup (changes[i].period);
      rate->rate = changes[i].rate;
      g_ptr_array_add (self->rates, rate);
    }
  return self;
}

SolWrite *
sol_write_new_billing (const SolBilling *billing)
{
  g_return_val_if_fail (billing != NULL && billing->unit != SOL_BILLING_UNKNOWN, NULL);
  JsonBuilder *builder = builder_begin ();
  add_text (builder, "billingFrequency", billing->unit == SOL_BILLING_DAY ? "DAY" : "MONTH");
  add_text (builder, "anyBillPeriodStartDate", billing->start_date);
  add_int (builder, "billingIntervalValue", billing->interval);
  return write_new (SOL_CALL_SET_BILLING, builder_end (builder));
}
