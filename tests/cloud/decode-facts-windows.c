/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-windows"

#include "decode-cases.h"
#include "sol-battery-rules.h"

#define BATTERY_CONFIG "GET /service/batteryConfig/api/v1/"

static const SolBatteryWindows *
windows_of (const DecodeRun *run)
{
  return run->value;
}

static const SolBatterySettings *
settings_of (const DecodeRun *run)
{
  return g_str_equal (run->endpoint->name, "battery_settings")
             ? run->value
             : decode_run_also (run, BATTERY_CONFIG "batterySettings/{site}");
}

static const SolProfile *
profile_of (const DecodeRun *run)
{
  return g_str_equal (run->endpoint->name, "profile")
             ? run->value
             : decode_run_also (run, BATTERY_CONFIG "profile/{site}");
}

static const SolSiteSettings *
site_of (const DecodeRun *run)
{
  return g_str_equal (run->endpoint->name, "site_settings")
             ? run->value
             : decode_run_also (run, BATTERY_CONFIG "siteSettings/{site}");
}

static JsonNode *
window_fact (const SolBatteryWindow *window)
{
  JsonObject *object = json_object_new ();
  json_object_set_member (object, "id", decode_fact_text (window->id));
  json_object_set_member (object, "kind", decode_fact_text (sol_battery_window_kind_get_name (window->kind)));
  json_object_set_member (object, "start", decode_fact_minute (window->window.start));
  json_object_set_member (object, "end", decode_fact_minute (window->window.end));
  json_object_set_member (object, "days", decode_fact_days (window->window.days));
  json_object_set_member (object, "limit_percent", decode_fact_int (window->limit_percent, -1));
  json_object_set_member (object, "state",
                          decode_fact_text (sol_battery_window_state_get_name (window->state)));
  if (window->window.start >= 0 && window->window.end >= 0)
    {
      json_object_set_boolean_member (object, "overnight", sol_week_window_is_overnight (&window->window));
      json_object_set_boolean_member (object, "valid", sol_week_window_is_valid (&window->window));
    }
  return decode_fact_object (object);
}

static JsonNode *
read_windows (const DecodeRun *run, JsonNode *expected)
{
  JsonArray *array = json_array_new ();
  for (guint i = 0; i < windows_of (run)->windows->len; i++)
    json_array_add_element (array, window_fact (g_ptr_array_index (windows_of (run)->windows, i)));
  return decode_fact_array (array);
}

static JsonNode *
read_any_pending (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (windows_of (run)->any_pending);
}

static JsonNode *
read_available (const DecodeRun *run, JsonNode *expected)
{
  SolTruth all = SOL_YES;
  for (SolBatteryWindowKind kind = 0; kind < SOL_N_BATTERY_WINDOW_KINDS; kind++)
    all = MIN (all, windows_of (run)->families[kind].present);
  return decode_fact_truth (all);
}

static JsonNode *
read_families_on (const DecodeRun *run, JsonNode *expected)
{
  JsonObject *object = json_object_new ();
  for (SolBatteryWindowKind kind = 0; kind < SOL_N_BATTERY_WINDOW_KINDS; kind++)
    json_object_set_member (
        object, sol_battery_window_kind_get_name (kind),
        decode_fact_truth (sol_battery_windows_family_on (windows_of (run), settings_of (run), kind)));
  return decode_fact_object (object);
}

static JsonNode *
read_representative (const DecodeRun *run, JsonNode *expected)
{
  JsonObject *object = json_object_new ();
  for (SolBatteryWindowKind kind = 0; kind < SOL_N_BATTERY_WINDOW_KINDS; kind++)
    {
      const SolBatteryWindow *window
          = sol_battery_windows_get_representative (windows_of (run), settings_of (run), kind);
      json_object_set_member (object, sol_battery_window_kind_get_name (kind),
                              decode_fact_text (window != NULL ? window->id : NULL));
    }
  return decode_fact_object (object);
}

const DecodeFact decode_facts_windows[] = {
  { "windows", read_windows },
  { "any_pending", read_any_pending },
  { "feature_available", read_available },
  { "families_on", read_families_on },
  { "representative", read_representative },
  { NULL, NULL },
};

static JsonNode *
read_profile (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (sol_battery_rules_get_profile (profile_of (run), settings_of (run)));
}

static JsonNode *
read_reserve (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_number (sol_battery_rules_get_reserve (profile_of (run), settings_of (run)));
}

static JsonNode *
read_reserve_editable (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (
      sol_battery_rules_reserve_is_editable (site_of (run), profile_of (run), settings_of (run)));
}

static JsonNode *
read_charge_offered (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (
      sol_battery_rules_offers_charge_from_grid (site_of (run), settings_of (run), NULL));
}

static JsonNode *
read_shutdown_offered (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_battery_rules_offers_shutdown (settings_of (run)));
}

static JsonNode *
read_profiles_offered (const DecodeRun *run, JsonNode *expected)
{
  g_auto (GStrv) keys = sol_battery_rules_get_profiles (site_of (run), NULL);
  JsonArray *array = json_array_new ();
  for (guint i = 0; keys[i] != NULL; i++)
    json_array_add_string_element (array, keys[i]);
  return decode_fact_array (array);
}

static JsonNode *
read_may_export (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_grid_mode_may_export (settings_of (run)->grid_mode));
}

static JsonNode *
read_explains (const DecodeRun *run, JsonNode *expected)
{
  const SolStormAlerts *alerts = decode_run_also (run, BATTERY_CONFIG "stormGuard/{site}/stormAlert");
  return decode_fact_text (sol_profile_reason_get_name (sol_profile_get_reason (run->value, alerts)));
}

const DecodeFact decode_facts_rules[] = {
  { "profile", read_profile },
  { "reserve_percent", read_reserve },
  { "reserve_editable", read_reserve_editable },
  { "charge_from_grid_offered", read_charge_offered },
  { "shutdown_offered", read_shutdown_offered },
  { "profiles_offered", read_profiles_offered },
  { "may_export", read_may_export },
  { "explains", read_explains },
  { NULL, NULL },
};
