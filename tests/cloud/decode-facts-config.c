/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-config"

#include "decode-cases.h"

static const SolBatterySettings *
settings_of (const DecodeRun *run)
{
  return g_str_equal (run->endpoint->name, "battery_settings") ? run->value : NULL;
}

static const SolProfile *
profile_of (const DecodeRun *run)
{
  return g_str_equal (run->endpoint->name, "profile") ? run->value : NULL;
}

static const SolSiteSettings *
site_of (const DecodeRun *run)
{
  g_assert_cmpstr (run->endpoint->name, ==, "site_settings");
  return run->value;
}

static JsonNode *
read_timezone (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (site_of (run)->timezone);
}

static JsonNode *
read_country (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (site_of (run)->country);
}

static JsonNode *
read_has_battery (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (site_of (run)->has_battery);
}

static JsonNode *
read_has_controller (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (site_of (run)->has_controller);
}

static JsonNode *
read_storm_offered (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (site_of (run)->show_storm_guard);
}

static JsonNode *
read_may_write (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_site_settings_may_write (site_of (run)));
}

static JsonNode *
read_read_only (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_truth (sol_site_settings_may_write (site_of (run)) == SOL_NO));
}

static JsonNode *
read_site_health (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (site_of (run)->site_code);
}

static JsonNode *
read_grid_mode (const DecodeRun *run, JsonNode *expected)
{
  const SolBatterySettings *settings = settings_of (run);
  return decode_fact_text (settings != NULL ? settings->grid_mode : site_of (run)->grid_mode);
}

static JsonNode *
read_reserve_min (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (profile_of (run) != NULL ? profile_of (run)->reserve_min
                                                      : settings_of (run)->reserve_min);
}

static JsonNode *
read_reserve_max (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (profile_of (run) != NULL ? profile_of (run)->reserve_max
                                                      : settings_of (run)->reserve_max);
}

static JsonNode *
read_after_peak (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_truth (g_strcmp0 (profile_of (run)->sub_type, "prioritize-energy") == 0));
}

static JsonNode *
read_storm_guard (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (profile_of (run) != NULL ? profile_of (run)->storm_guard
                                                     : settings_of (run)->storm_guard);
}

static JsonNode *
read_storm_charger (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (profile_of (run)->storm_charger);
}

static JsonNode *
read_polling (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_int (profile_of (run)->polling_s, 0);
}

static JsonNode *
read_pending (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_truth (sol_profile_is_pending (profile_of (run))));
}

static JsonNode *
read_pending_profile (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (profile_of (run)->requested);
}

static JsonNode *
read_chargers (const DecodeRun *run, JsonNode *expected)
{
  const SolProfile *profile = profile_of (run);
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < profile->chargers->len; i++)
    {
      const SolProfileDevice *device = g_ptr_array_index (profile->chargers, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "name", decode_fact_text (device->name));
      json_object_set_member (object, "mode_word", decode_fact_text (device->charge_mode));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

static JsonNode *
read_charge_from_grid (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (settings_of (run)->charge_from_grid);
}

static JsonNode *
read_schedule_enabled (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (settings_of (run)->charge_schedule_enabled);
}

static JsonNode *
read_charge_start (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_minute (settings_of (run)->charge_begin_minute);
}

static JsonNode *
read_charge_end (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_minute (settings_of (run)->charge_end_minute);
}

static JsonNode *
read_disclaimer (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (settings_of (run)->disclaimer_accepted);
}

static JsonNode *
read_shutdown (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (settings_of (run)->shutdown_percent);
}

static JsonNode *
read_shutdown_min (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (settings_of (run)->shutdown_min);
}

static JsonNode *
read_shutdown_max (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (settings_of (run)->shutdown_max);
}

static JsonNode *
read_use_battery_for_car (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (settings_of (run)->use_battery_for_car);
}

static JsonNode *
read_alert_active (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((SolStormAlerts *) run->value)->active);
}

static JsonNode *
read_critical_override (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (((SolStormAlerts *) run->value)->critical_override);
}

static JsonNode *
read_alerts (const DecodeRun *run, JsonNode *expected)
{
  const SolStormAlerts *alerts = run->value;
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < alerts->alerts->len; i++)
    {
      const SolStormAlert *alert = g_ptr_array_index (alerts->alerts, i);
      JsonObject *object = json_object_new ();
      json_object_set_member (object, "id", decode_fact_text (alert->id));
      json_object_set_member (object, "name", decode_fact_text (alert->name));
      json_object_set_member (object, "active", decode_fact_truth (alert->active));
      json_object_set_member (object, "starts_at", decode_fact_time (alert->starts_at));
      json_object_set_member (object, "ends_at", decode_fact_time (alert->ends_at));
      json_array_add_element (array, decode_fact_object (object));
    }
  return decode_fact_array (array);
}

const DecodeFact decode_facts_config[] = {
  { "timezone", read_timezone },
  { "country", read_country },
  { "has_battery", read_has_battery },
  { "has_system_controller", read_has_controller },
  { "storm_guard_offered", read_storm_offered },
  { "may_write", read_may_write },
  { "read_only_notice", read_read_only },
  { "site_health", read_site_health },
  { "grid_mode", read_grid_mode },
  { "reserve_min", read_reserve_min },
  { "reserve_max", read_reserve_max },
  { "use_battery_after_peak", read_after_peak },
  { "storm_guard", read_storm_guard },
  { "storm_charger", read_storm_charger },
  { "polling_s", read_polling },
  { "pending", read_pending },
  { "pending_profile", read_pending_profile },
  { "chargers", read_chargers },
  { "charge_from_grid", read_charge_from_grid },
  { "charge_schedule_enabled", read_schedule_enabled },
  { "charge_start", read_charge_start },
  { "charge_end", read_charge_end },
  { "disclaimer_accepted", read_disclaimer },
  { "shutdown_percent", read_shutdown },
  { "shutdown_min", read_shutdown_min },
  { "shutdown_max", read_shutdown_max },
  { "use_battery_for_car", read_use_battery_for_car },
  { "alert_active", read_alert_active },
  { "critical_override", read_critical_override },
  { "alerts", read_alerts },
  { NULL, NULL },
};
