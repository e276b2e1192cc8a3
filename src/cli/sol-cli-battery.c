/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-battery"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-cli-change.h"
#include "sol-cli-commands.h"
#include "sol-cli-document.h"
#include "sol-cli-error.h"
#include "sol-cli-words.h"
#include "sol-format.h"

/* `battery show`, and what is changed of a battery. */

gboolean
sol_cli_run_battery_show (SolCli *self, GError **error)
{
  return sol_cli_find_battery (self, error);
}

/* Discharging is above 0, as everywhere; a unit tells its power only where its direction is known. */
static double
unit_power (const SolBatteryUnit *unit)
{
  switch (unit->activity)
    {
    case SOL_BATTERY_IDLE:
      return 0;
    case SOL_BATTERY_CHARGING:
    case SOL_BATTERY_DISCHARGING:
    case SOL_BATTERY_ACTIVITY_UNKNOWN:
    default:
      return NAN;
    }
}

static void
write_unit (SolCliJson *json, const SolBatteryUnit *unit, GTimeZone *zone)
{
  sol_cli_json_open (json, NULL);
  sol_cli_json_string (json, "serial", unit->serial);
  sol_cli_json_number (json, "charge_percent", unit->soc_percent);
  sol_cli_json_number (json, "available_wh", unit->available_wh);
  sol_cli_json_number (json, "capacity_wh", unit->capacity_wh);
  sol_cli_json_string (json, "status", sol_health_get_name (unit->health));
  sol_cli_json_string (json, "status_text", unit->status_text);
  sol_cli_json_truth (json, "excluded", unit->excluded);
  sol_cli_json_count (json, "cycles", unit->cycles);
  sol_cli_json_number (json, "health_percent", unit->health_percent);
  sol_cli_json_number (json, "power_w", unit_power (unit));
  sol_cli_json_time (json, "last_report", unit->last_report, zone);
  sol_cli_json_string (json, "error", unit->error_text != NULL ? unit->error_text : unit->error);
  sol_cli_json_close (json);
}

void
sol_cli_json_battery (SolCli *self, SolCliJson *json)
{
  const SolBatteryStatus *status = sol_battery_get_status (sol_site_get_battery (self->site));

  sol_cli_write_battery_members (json, self->site);
  if (status == NULL)
    {
      sol_cli_json_null (json, "units");
      return;
    }
  sol_cli_json_open_array (json, "units");
  for (guint i = 0; i < status->units->len; i++)
    write_unit (json, g_ptr_array_index (status->units, i), sol_site_get_zone (self->site));
  sol_cli_json_close (json);
}

static void
add_charge_from_grid (SolCliText *text, const SolBatterySettings *settings)
{
  const SolWeekWindow window = { SOL_EVERY_DAY, settings->charge_begin_minute, settings->charge_end_minute };
  g_autofree char *times = sol_cli_describe_window (&window);

  sol_cli_text_row (text, _ ("Charge from the grid"), sol_cli_describe_truth (settings->charge_from_grid),
                    settings->charge_schedule_enabled == SOL_YES ? times : NULL, NULL);
}

static void
add_units (SolCli *self, SolCliText *text, const SolBatteryStatus *status)
{
  sol_cli_text_gap (text);
  sol_cli_text_row (text, _ ("Unit"), _ ("Charge"), _ ("Stored"), _ ("Status"), _ ("Cycles"),
                    _ ("Last report"), NULL);
  for (guint i = 0; i < status->units->len; i++)
    {
      const SolBatteryUnit *unit = g_ptr_array_index (status->units, i);
      g_autofree char *charge = sol_format_percent (unit->soc_percent);
      g_autofree char *stored = sol_format_stored (unit->available_wh, unit->capacity_wh);
      g_autofree char *cycles = unit->cycles >= 0 ? g_strdup_printf ("%d", unit->cycles) : g_strdup ("–");
      g_autofree char *reported = sol_cli_describe_time (self, unit->last_report);
      sol_cli_text_row (text, sol_cli_or_dash (unit->serial), charge, stored,
                        unit->excluded == SOL_YES ? _ ("Excluded") : sol_cli_describe_health (unit->health),
                        cycles, reported, NULL);
    }
}

void
sol_cli_text_battery (SolCli *self, SolCliText *text)
{
  SolBattery *battery = sol_site_get_battery (self->site);
  const SolBatteryStatus *status = sol_battery_get_status (battery);
  const SolBatterySettings *settings = sol_battery_get_settings (battery);
  const SolProfile *profile = sol_battery_get_profile (battery);
  g_autofree char *name = sol_battery_describe_profile (battery);
  g_autofree char *level = sol_format_percent (sol_battery_get_soc (battery));
  g_autofree char *stored
      = status == NULL ? g_strdup ("–") : sol_format_stored (status->available_wh, status->capacity_wh);
  g_autofree char *reserve = sol_format_percent (sol_battery_get_reserve (battery));
  g_autofree char *shutdown = sol_format_percent (sol_battery_get_shutdown (battery));

  sol_cli_text_title (text, _ ("Battery"));
  sol_cli_text_row (text, _ ("Profile"), sol_cli_or_dash (name), NULL);
  if (profile != NULL && profile->requested != NULL)
    sol_cli_text_row (text, _ ("On its way"), sol_cli_get_profile_name (profile->requested), NULL);
  sol_cli_text_row (text, _ ("Charge"), level, NULL);
  sol_cli_text_row (text, _ ("Stored"), stored, NULL);
  sol_cli_text_row (text, _ ("Reserve"), reserve, NULL);
  sol_cli_text_row (text, _ ("Shutdown level"), shutdown, NULL);
  if (settings != NULL)
    add_charge_from_grid (text, settings);
  if (status != NULL && status->units->len > 0)
    add_units (self, text, status);
  if (sol_site_get_read_only (self->site) == SOL_YES)
    sol_cli_text_note (text, _ ("This account may look, but not change anything here"));
}

/* Changes. */

static gboolean
find_to_change (SolCli *self, GError **error)
{
  if (!sol_cli_find_battery (self, error))
    return FALSE;
  /* What else could not be read is not what was asked; the control reads for itself what it must know. */
  g_clear_error (&self->trouble);
  return sol_cli_check (self, error);
}

static SolControl *
control_of (SolCli *self, SolBatteryControl control)
{
  return sol_battery_get_control (sol_site_get_battery (self->site), control);
}

gboolean
sol_cli_run_battery_profile (SolCli *self, GError **error)
{
  const char *name = sol_cli_get_argument (self, 0);
  const char *key = sol_cli_get_profile_key (name);

  if (!find_to_change (self, error))
    return FALSE;
  const SolCliChange change = {
    .control = control_of (self, SOL_BATTERY_PROFILE),
    .wanted = g_variant_new_string (key),
    .hint = self->options->reserve >= 0 ? g_variant_new_int32 (self->options->reserve) : NULL,
    .title = _ ("Profile"),
    .value = sol_cli_get_profile_name (key),
  };
  return sol_cli_change (self, &change, error);
}

gboolean
sol_cli_run_battery_cancel (SolCli *self, GError **error)
{
  if (!find_to_change (self, error))
    return FALSE;
  const SolCliChange change = {
    .control = control_of (self, SOL_BATTERY_CANCEL_PROFILE),
    .wanted = g_variant_new_boolean (FALSE),
    .title = "",
    .value = "",
  };
  if (!sol_cli_change (self, &change, error))
    return FALSE;
  gboolean nothing = g_str_equal (self->result, "no-op");
  sol_cli_set_result (self, self->result,
                      g_strdup (nothing ? _ ("No change of the profile is on its way")
                                        : _ ("The change of the profile was cancelled")));
  return TRUE;
}

static gboolean
change_percent (SolCli *self, SolBatteryControl control, const char *title, GError **error)
{
  g_autofree char *value = sol_format_percent (self->number);

  if (!find_to_change (self, error))
    return FALSE;
  const SolCliChange change = {
    .control = control_of (self, control),
    .wanted = g_variant_new_int32 (self->number),
    .title = title,
    .value = value,
  };
  return sol_cli_change (self, &change, error);
}

gboolean
sol_cli_run_battery_reserve (SolCli *self, GError **error)
{
  return change_percent (self, SOL_BATTERY_RESERVE, _ ("Reserve"), error);
}

gboolean
sol_cli_run_battery_shutdown (SolCli *self, GError **error)
{
  return change_percent (self, SOL_BATTERY_SHUTDOWN, _ ("Shutdown level"), error);
}

static gboolean
change_switch (SolCli *self, SolBatteryControl control, GVariant *hint, const char *title, GError **error)
{
  g_autoptr (GVariant) extra = hint == NULL ? NULL : g_variant_ref_sink (hint);

  if (!find_to_change (self, error))
    return FALSE;
  const SolCliChange change = {
    .control = control_of (self, control),
    .wanted = g_variant_new_boolean (self->on),
    .hint = extra,
    .title = title,
    .value = self->on ? _ ("on") : _ ("off"),
    .agrees = sol_cli_options_have (self->options, SOL_CLI_ACCEPT_DISCLAIMER),
  };
  return sol_cli_change (self, &change, error);
}

gboolean
sol_cli_check_battery_charge (SolCli *self, GError **error)
{
  gboolean begin = self->options->begin >= 0, end = self->options->end >= 0;

  if (!sol_cli_check_switch (self, error))
    return FALSE;
  if (begin != end)
    return sol_cli_refuse_usage (error, _ ("--start and --end go together"));
  return !begin || self->on || sol_cli_refuse_usage (error, _ ("Times go with on only"));
}

gboolean
sol_cli_run_battery_charge (SolCli *self, GError **error)
{
  if (self->options->begin >= 0)
    return change_switch (self, SOL_BATTERY_CHARGE_SCHEDULE,
                          g_variant_new ("(ii)", self->options->begin, self->options->end),
                          _ ("Charge from the grid by schedule"), error);
  return change_switch (self, SOL_BATTERY_CHARGE_FROM_GRID, NULL, _ ("Charge from the grid"), error);
}

gboolean
sol_cli_run_battery_after_peak (SolCli *self, GError **error)
{
  return change_switch (self, SOL_BATTERY_AFTER_PEAK, NULL, _ ("Use battery after peak hours"), error);
}

gboolean
sol_cli_run_battery_discharge (SolCli *self, GError **error)
{
  return change_switch (self, SOL_BATTERY_DISCHARGE_TO_GRID, NULL, _ ("Discharge to the grid"), error);
}

gboolean
sol_cli_run_battery_restrict (SolCli *self, GError **error)
{
  return change_switch (self, SOL_BATTERY_RESTRICT_DISCHARGE, NULL, _ ("Keep the battery"), error);
}
