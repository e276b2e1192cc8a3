/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-battery-rules.h"

#include <math.h>

static SolBatteryWindow *
make_window (const char *id, SolBatteryWindowKind kind, SolTruth echo)
{
  SolBatteryWindow *window = sol_battery_window_new ();
  window->id = g_strdup (id);
  window->kind = kind;
  window->window = (SolWeekWindow){ 0x30, 22 * 60 + 15, 6 * 60 + 30 };
  window->state = SOL_BATTERY_WINDOW_ACTIVE;
  window->enabled_echo = echo;
  return window;
}

static void
test_kinds (void)
{
  for (SolBatteryWindowKind kind = 0; kind < SOL_N_BATTERY_WINDOW_KINDS; kind++)
    {
      SolBatteryWindowKind again = SOL_N_BATTERY_WINDOW_KINDS;
      g_assert_true (sol_battery_window_kind_from_key (sol_battery_window_kind_get_key (kind), &again));
      g_assert_cmpint (again, ==, kind);
    }
  SolBatteryWindowKind kind;
  g_assert_true (sol_battery_window_kind_from_key ("RBD", &kind));
  g_assert_cmpint (kind, ==, SOL_BATTERY_WINDOW_RESTRICT);
  g_assert_false (sol_battery_window_kind_from_key ("xyz", &kind));
  g_assert_false (sol_battery_window_kind_from_key (NULL, &kind));
  g_assert_cmpstr (sol_battery_window_state_get_name (sol_battery_window_state_from_text ("Pending")), ==,
                   "pending");
  g_assert_cmpstr (sol_battery_window_state_get_name (sol_battery_window_state_from_text ("later")), ==,
                   "unknown");
}

static void
test_family (void)
{
  g_autoptr (SolBatteryWindows) windows = sol_battery_windows_new ();
  g_autoptr (SolBatterySettings) settings = sol_battery_settings_new ();

  g_assert_cmpint (sol_battery_windows_family_on (windows, NULL, SOL_BATTERY_WINDOW_CHARGE), ==, SOL_UNKNOWN);
  settings->charge_schedule_enabled = SOL_NO;
  g_assert_cmpint (sol_battery_windows_family_on (NULL, settings, SOL_BATTERY_WINDOW_CHARGE), ==, SOL_NO);
  settings->discharge_control.present = SOL_YES;
  settings->discharge_control.enabled = SOL_YES;
  g_assert_cmpint (sol_battery_windows_family_on (windows, settings, SOL_BATTERY_WINDOW_DISCHARGE), ==,
                   SOL_YES);
  /* No block and no window: off. No block, but a window: who knows. */
  settings->restrict_control.present = SOL_NO;
  g_assert_cmpint (sol_battery_windows_family_on (windows, settings, SOL_BATTERY_WINDOW_RESTRICT), ==,
                   SOL_NO);
  g_ptr_array_add (windows->windows, make_window ("a", SOL_BATTERY_WINDOW_RESTRICT, SOL_YES));
  g_assert_cmpint (sol_battery_windows_family_on (windows, settings, SOL_BATTERY_WINDOW_RESTRICT), ==,
                   SOL_UNKNOWN);
}

static void
test_representative (void)
{
  g_autoptr (SolBatteryWindows) windows = sol_battery_windows_new ();
  g_autoptr (SolBatterySettings) settings = sol_battery_settings_new ();
  g_assert_null (sol_battery_windows_get_representative (windows, NULL, SOL_BATTERY_WINDOW_CHARGE));

  g_ptr_array_add (windows->windows, make_window ("a", SOL_BATTERY_WINDOW_CHARGE, SOL_YES));
  g_ptr_array_add (windows->windows, make_window ("b", SOL_BATTERY_WINDOW_CHARGE, SOL_NO));
  g_assert_cmpstr (sol_battery_windows_get_representative (windows, NULL, SOL_BATTERY_WINDOW_CHARGE)->id, ==,
                   "a");
  settings->charge_schedule_enabled = SOL_NO;
  g_assert_cmpstr (sol_battery_windows_get_representative (windows, settings, SOL_BATTERY_WINDOW_CHARGE)->id,
                   ==, "b");
  g_assert_null (sol_battery_windows_get_representative (windows, settings, SOL_BATTERY_WINDOW_RESTRICT));
}

static void
test_pending (void)
{
  g_autoptr (SolBatteryWindows) windows = sol_battery_windows_new ();
  SolBatteryWindow *window = make_window ("a", SOL_BATTERY_WINDOW_CHARGE, SOL_YES);
  g_ptr_array_add (windows->windows, window);
  g_assert_false (sol_battery_windows_is_pending (windows, SOL_BATTERY_WINDOW_CHARGE));
  window->state = SOL_BATTERY_WINDOW_PENDING;
  g_assert_true (sol_battery_windows_is_pending (windows, SOL_BATTERY_WINDOW_CHARGE));
  g_assert_false (sol_battery_windows_is_pending (windows, SOL_BATTERY_WINDOW_DISCHARGE));
  windows->families[SOL_BATTERY_WINDOW_DISCHARGE].state = SOL_BATTERY_WINDOW_PENDING;
  g_assert_true (sol_battery_windows_is_pending (windows, SOL_BATTERY_WINDOW_DISCHARGE));
}

static void
test_overlap (void)
{
  g_autoptr (SolBatteryWindows) windows = sol_battery_windows_new ();
  g_ptr_array_add (windows->windows, make_window ("a", SOL_BATTERY_WINDOW_RESTRICT, SOL_YES));
  SolWeekWindow sunday = { 0x40, 0, 60 };
  g_assert_cmpstr (sol_battery_windows_find_overlap (windows, &sunday, NULL)->id, ==, "a");
  g_assert_null (sol_battery_windows_find_overlap (windows, &sunday, "a"));
  SolWeekWindow friday = { 0x10, 0, 60 };
  g_assert_null (sol_battery_windows_find_overlap (windows, &friday, NULL));
}

static void
test_check (void)
{
  static const struct
  {
    SolBatteryWindowKind kind;
    SolWeekWindow window;
    double limit, shutdown;
    SolBatteryWindowProblem problem;
  } rows[] = {
    { SOL_BATTERY_WINDOW_CHARGE, { 1, 60, 120 }, 90, 10, SOL_BATTERY_WINDOW_OK },
    { SOL_BATTERY_WINDOW_CHARGE, { 1, 60, 120 }, NAN, 10, SOL_BATTERY_WINDOW_OK },
    { SOL_BATTERY_WINDOW_CHARGE, { 1, 60, 120 }, 90, NAN, SOL_BATTERY_WINDOW_OK },
    { SOL_BATTERY_WINDOW_CHARGE, { 1, -1, 120 }, 90, 10, SOL_BATTERY_WINDOW_NO_TIMES },
    { SOL_BATTERY_WINDOW_CHARGE, { 1, 60, 60 }, 90, 10, SOL_BATTERY_WINDOW_EQUAL_TIMES },
    { SOL_BATTERY_WINDOW_CHARGE, { 0, 60, 120 }, 90, 10, SOL_BATTERY_WINDOW_NO_DAYS },
    { SOL_BATTERY_WINDOW_CHARGE, { 1, 60, 120 }, 4, 0, SOL_BATTERY_WINDOW_BAD_LIMIT },
    { SOL_BATTERY_WINDOW_CHARGE, { 1, 60, 120 }, 101, 10, SOL_BATTERY_WINDOW_BAD_LIMIT },
    { SOL_BATTERY_WINDOW_CHARGE, { 1, 60, 120 }, 62.5, 10, SOL_BATTERY_WINDOW_BAD_LIMIT },
    { SOL_BATTERY_WINDOW_DISCHARGE, { 1, 60, 120 }, 15, 15, SOL_BATTERY_WINDOW_OK },
    { SOL_BATTERY_WINDOW_DISCHARGE, { 1, 60, 120 }, 14, 15, SOL_BATTERY_WINDOW_BELOW_SHUTDOWN },
    { SOL_BATTERY_WINDOW_RESTRICT, { 1, 60, 120 }, 3, 15, SOL_BATTERY_WINDOW_OK },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (
          sol_battery_window_check (rows[i].kind, &rows[i].window, rows[i].limit, rows[i].shutdown), ==,
          rows[i].problem);
    }

  g_assert_cmpint (sol_battery_window_default_limit (SOL_BATTERY_WINDOW_CHARGE, 10), ==, 100);
  g_assert_cmpint (sol_battery_window_default_limit (SOL_BATTERY_WINDOW_DISCHARGE, 10), ==, 10);
  g_assert_cmpint (sol_battery_window_default_limit (SOL_BATTERY_WINDOW_DISCHARGE, 3), ==, 5);
  g_assert_cmpint (sol_battery_window_default_limit (SOL_BATTERY_WINDOW_DISCHARGE, NAN), ==, 5);
  g_assert_cmpint (sol_battery_window_default_limit (SOL_BATTERY_WINDOW_RESTRICT, 10), ==, -1);

  g_autoptr (SolBatterySettings) settings = sol_battery_settings_new ();
  settings->discharge_control.start_minute = 960;
  settings->discharge_control.end_minute = 1140;
  g_assert_cmpint (sol_battery_window_default (SOL_BATTERY_WINDOW_CHARGE, NULL).start, ==, 120);
  g_assert_cmpint (sol_battery_window_default (SOL_BATTERY_WINDOW_RESTRICT, NULL).end, ==, 960);
  g_assert_cmpint (sol_battery_window_default (SOL_BATTERY_WINDOW_DISCHARGE, settings).start, ==, 960);
  g_assert_cmpint (sol_battery_window_default (SOL_BATTERY_WINDOW_DISCHARGE, NULL).start, ==, -1);
}

static void
test_charge_offered (void)
{
  g_autoptr (SolSiteSettings) site = sol_site_settings_new ();
  g_autoptr (SolBatterySettings) settings = sol_battery_settings_new ();
  g_autoptr (SolBatteryWindows) windows = sol_battery_windows_new ();

  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (NULL, settings, NULL), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, NULL, NULL), ==, SOL_UNKNOWN);
  /* Nothing says that there is such a thing. */
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, settings, windows), ==, SOL_NO);
  g_ptr_array_add (windows->windows, make_window ("a", SOL_BATTERY_WINDOW_CHARGE, SOL_YES));
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, settings, windows), ==, SOL_YES);
  settings->charge_from_grid = SOL_NO;
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, settings, NULL), ==, SOL_YES);

  settings->hide_charge_from_grid = SOL_YES;
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, settings, NULL), ==, SOL_NO);
  settings->charge_control.show = SOL_YES;
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, settings, NULL), ==, SOL_YES);
  settings->charge_control.locked = SOL_YES;
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, settings, NULL), ==, SOL_NO);
  settings->charge_control.locked = SOL_NO;
  settings->charge_control.enabled = SOL_NO; /* the state, not whether it can be used */
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, settings, NULL), ==, SOL_YES);
  settings->system_task = SOL_YES;
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, settings, NULL), ==, SOL_NO);
  settings->system_task = SOL_NO;
  site->is_owner = site->is_installer = SOL_NO;
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, settings, NULL), ==, SOL_NO);
  site->is_installer = SOL_YES;
  site->has_battery = SOL_NO;
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, NULL, NULL), ==, SOL_NO);
}

static void
test_reserve_editable (void)
{
  static const struct
  {
    const char *profile;
    SolTruth shown, locked, emea, charge, restrict_, editable;
  } rows[] = {
    { "self-consumption", SOL_YES, SOL_NO, SOL_NO, SOL_YES, SOL_YES, SOL_YES },
    { "self-consumption", SOL_NO, SOL_NO, SOL_NO, SOL_YES, SOL_YES, SOL_NO },
    { "self-consumption", SOL_YES, SOL_YES, SOL_NO, SOL_YES, SOL_YES, SOL_NO },
    /* Elsewhere the blocks count only where the flag is missing. */
    { "self-consumption", SOL_YES, SOL_NO, SOL_NO, SOL_NO, SOL_NO, SOL_YES },
    { "self-consumption", SOL_UNKNOWN, SOL_NO, SOL_NO, SOL_YES, SOL_NO, SOL_NO },
    { "self-consumption", SOL_UNKNOWN, SOL_NO, SOL_NO, SOL_NO, SOL_UNKNOWN, SOL_NO },
    { "self-consumption", SOL_UNKNOWN, SOL_NO, SOL_NO, SOL_NO, SOL_YES, SOL_YES },
    { "self-consumption", SOL_UNKNOWN, SOL_NO, SOL_UNKNOWN, SOL_UNKNOWN, SOL_UNKNOWN, SOL_YES },
    /* In EMEA the block of charging goes first. */
    { "self-consumption", SOL_YES, SOL_NO, SOL_YES, SOL_NO, SOL_YES, SOL_NO },
    { "self-consumption", SOL_YES, SOL_NO, SOL_YES, SOL_UNKNOWN, SOL_NO, SOL_NO },
    { "self-consumption", SOL_YES, SOL_NO, SOL_YES, SOL_YES, SOL_NO, SOL_YES },
    { "backup_only", SOL_YES, SOL_NO, SOL_NO, SOL_YES, SOL_YES, SOL_NO },
    { "moon_phase", SOL_YES, SOL_NO, SOL_NO, SOL_YES, SOL_YES, SOL_NO },
    { NULL, SOL_YES, SOL_NO, SOL_NO, SOL_YES, SOL_YES, SOL_NO },
    { "expert", SOL_YES, SOL_NO, SOL_NO, SOL_YES, SOL_YES, SOL_YES },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolSiteSettings) site = sol_site_settings_new ();
      g_autoptr (SolBatterySettings) settings = sol_battery_settings_new ();
      site->show_reserve = rows[i].shown;
      site->is_emea = rows[i].emea;
      settings->profile = g_strdup (rows[i].profile);
      settings->restrict_control.locked = rows[i].locked;
      settings->restrict_control.show = rows[i].restrict_;
      settings->charge_control.show = rows[i].charge;
      g_test_message ("row %u", i);
      g_assert_cmpint (sol_battery_rules_reserve_is_editable (site, NULL, settings), ==, rows[i].editable);
    }

  g_autoptr (SolSiteSettings) site = sol_site_settings_new ();
  g_autoptr (SolProfile) profile = sol_profile_new ();
  g_assert_cmpint (sol_battery_rules_reserve_is_editable (NULL, profile, NULL), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_battery_rules_reserve_is_editable (site, NULL, NULL), ==, SOL_UNKNOWN);
  profile->profile = g_strdup ("cost_savings");
  g_assert_cmpint (sol_battery_rules_reserve_is_editable (site, profile, NULL), ==, SOL_YES);
}

static void
test_two_views (void)
{
  g_autoptr (SolProfile) profile = sol_profile_new ();
  g_autoptr (SolBatterySettings) settings = sol_battery_settings_new ();
  settings->profile = g_strdup ("self-consumption");
  settings->reserve_percent = 20;

  g_assert_null (sol_battery_rules_get_profile (NULL, NULL));
  g_assert_true (isnan (sol_battery_rules_get_reserve (NULL, NULL)));
  g_assert_cmpstr (sol_battery_rules_get_profile (profile, settings), ==, "self-consumption");
  g_assert_cmpfloat (sol_battery_rules_get_reserve (profile, settings), ==, 20);
  profile->profile = g_strdup ("backup_only");
  profile->reserve_percent = 100;
  g_assert_cmpstr (sol_battery_rules_get_profile (profile, settings), ==, "backup_only");
  g_assert_cmpfloat (sol_battery_rules_get_reserve (profile, settings), ==, 100);
}

static void
test_profiles (void)
{
  g_autoptr (SolSiteSettings) site = sol_site_settings_new ();
  g_auto (GStrv) least = sol_battery_rules_get_profiles (NULL, NULL);
  g_autofree char *one = g_strjoinv (" ", least);
  g_assert_cmpstr (one, ==, "self-consumption");

  site->show_ai_savings = site->show_full_backup = SOL_YES;
  g_auto (GStrv) more = sol_battery_rules_get_profiles (site, "expert");
  g_autofree char *four = g_strjoinv (" ", more);
  g_assert_cmpstr (four, ==, "self-consumption ai_optimisation backup_only expert");
  g_auto (GStrv) known = sol_battery_rules_get_profiles (site, "backup_only");
  g_assert_cmpuint (g_strv_length (known), ==, 3);
}

static void
test_reserve_for (void)
{
  g_autoptr (SolProfile) profile = sol_profile_new ();
  double last = 45;
  profile->reserve_min = 10;
  profile->reserve_max = 80;
  g_hash_table_insert (profile->previous_reserves, g_strdup ("self-consumption"),
                       g_memdup2 (&last, sizeof last));
  static const struct
  {
    const char *key;
    double remembered, reserve;
  } rows[] = {
    { "self-consumption", NAN, 45 }, { "self-consumption", 30, 30 }, { "self-consumption", 5, 10 },
    { "self-consumption", 95, 80 },  { "cost_savings", NAN, 20 },    { "ai_optimisation", NAN, 10 },
    { "backup_only", 30, 100 },      { "something_new", NAN, 20 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat (sol_battery_rules_reserve_for (rows[i].key, rows[i].remembered, profile), ==,
                       rows[i].reserve);
  g_assert_cmpfloat (sol_battery_rules_reserve_for ("self-consumption", 2, NULL), ==, 5);

  g_assert_cmpstr (sol_battery_rules_sub_type_for ("ai_optimisation", FALSE), ==, "prioritize-energy");
  g_assert_cmpstr (sol_battery_rules_sub_type_for ("cost_savings", TRUE), ==, "prioritize-energy");
  g_assert_null (sol_battery_rules_sub_type_for ("cost_savings", FALSE));
  g_assert_null (sol_battery_rules_sub_type_for ("self-consumption", TRUE));
}

static void
test_shutdown (void)
{
  g_autoptr (SolBatterySettings) settings = sol_battery_settings_new ();
  g_assert_cmpint (sol_battery_rules_offers_shutdown (NULL), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_battery_rules_offers_shutdown (settings), ==, SOL_NO);
  settings->shutdown_percent = 10;
  settings->shutdown_min = 5;
  settings->shutdown_max = 25;
  g_assert_cmpint (sol_battery_rules_offers_shutdown (settings), ==, SOL_YES);
  settings->supports_shutdown_level = SOL_NO;
  g_assert_cmpint (sol_battery_rules_offers_shutdown (settings), ==, SOL_NO);
}

static void
test_grid_mode (void)
{
  g_assert_cmpint (sol_grid_mode_may_export ("ImportExport"), ==, SOL_YES);
  g_assert_cmpint (sol_grid_mode_may_import ("ImportExport"), ==, SOL_YES);
  g_assert_cmpint (sol_grid_mode_may_export ("ImportOnly"), ==, SOL_NO);
  g_assert_cmpint (sol_grid_mode_may_import ("ImportOnly"), ==, SOL_YES);
  g_assert_cmpint (sol_grid_mode_may_export ("ExportOnly"), ==, SOL_YES);
  g_assert_cmpint (sol_grid_mode_may_export ("Islanded2"), ==, SOL_NO);
  g_assert_cmpint (sol_grid_mode_may_import (NULL), ==, SOL_UNKNOWN);
}

static void
test_reason (void)
{
  g_autoptr (SolProfile) profile = sol_profile_new ();
  g_autoptr (SolStormAlerts) alerts = sol_storm_alerts_new ();
  g_assert_cmpint (sol_profile_get_reason (NULL, NULL), ==, SOL_PROFILE_AS_SELECTED);
  g_assert_cmpint (sol_profile_get_reason (profile, alerts), ==, SOL_PROFILE_AS_SELECTED);
  profile->demand_response = SOL_YES;
  g_assert_cmpint (sol_profile_get_reason (profile, alerts), ==, SOL_PROFILE_DEMAND_RESPONSE);
  alerts->active = SOL_YES;
  g_assert_cmpint (sol_profile_get_reason (profile, alerts), ==, SOL_PROFILE_STORM);
  /* Whoever has switched the guard off is not guarded. */
  profile->storm_guard = SOL_NO;
  g_assert_cmpint (sol_profile_get_reason (profile, alerts), ==, SOL_PROFILE_DEMAND_RESPONSE);
}

static void
test_storm_status (void)
{
  static const struct
  {
    const char *status;
    gboolean active;
  } rows[] = { { NULL, TRUE },         { "active", TRUE },   { "new-word", TRUE },   { "opted-out", FALSE },
               { "OPTED_OUT", FALSE }, { "Expired", FALSE }, { " cleared ", FALSE }, { "ended", FALSE },
               { "resolved", FALSE },  { "inactive", FALSE } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (sol_storm_status_is_active (rows[i].status), ==, rows[i].active);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/battery-windows/kinds", test_kinds);
  g_test_add_func ("/domain/battery-windows/family", test_family);
  g_test_add_func ("/domain/battery-windows/representative", test_representative);
  g_test_add_func ("/domain/battery-windows/pending", test_pending);
  g_test_add_func ("/domain/battery-windows/overlap", test_overlap);
  g_test_add_func ("/domain/battery-windows/check", test_check);
  g_test_add_func ("/domain/battery-rules/charge-offered", test_charge_offered);
  g_test_add_func ("/domain/battery-rules/reserve-editable", test_reserve_editable);
  g_test_add_func ("/domain/battery-rules/two-views", test_two_views);
  g_test_add_func ("/domain/battery-rules/profiles", test_profiles);
  g_test_add_func ("/domain/battery-rules/reserve-for", test_reserve_for);
  g_test_add_func ("/domain/battery-rules/shutdown", test_shutdown);
  g_test_add_func ("/domain/battery-rules/grid-mode", test_grid_mode);
  g_test_add_func ("/domain/battery-rules/reason", test_reason);
  g_test_add_func ("/domain/battery-rules/storm-status", test_storm_status);
  return g_test_run ();
}
