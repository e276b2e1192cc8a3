/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-traps-battery"

#include <math.h>
#include <string.h>

#include "sol-battery-rules.h"
#include "trap-rig.h"

/* Traps 72 to 99: the battery, where decoders and rules hold them. */

static void
test_078 (void)
{
  g_autoptr (SolSiteSettings) site = trap_decode (
      site_settings,
      "{\"data\":{\"showChargeFromGrid\":false,\"showSavingsMode\":true,\"hasEncharge\":true}}");
  g_auto (GStrv) keys = sol_battery_rules_get_profiles (site, "cost_savings");
  g_assert_true (g_strv_contains ((const char *const *) keys, "self-consumption"));
}

#define SETTINGS(rest) "{\"data\":{\"profile\":\"self-consumption\",\"chargeFromGrid\":true" rest "}}"

static void
test_079 (void)
{
  g_autoptr (SolSiteSettings) site = trap_decode (
      site_settings, "{\"data\":{\"hasEncharge\":true,\"isEmea\":true,\"userDetails\":{\"isOwner\":true}}}");
  g_autoptr (SolBatterySettings) shown = trap_decode (
      battery_settings, SETTINGS (",\"hideChargeFromGrid\":true,\"cfgControl\":{\"show\":true}"));
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, shown, NULL), ==, SOL_YES);
  g_autoptr (SolBatterySettings) hidden = trap_decode (
      battery_settings, SETTINGS (",\"hideChargeFromGrid\":false,\"cfgControl\":{\"show\":false}"));
  g_assert_cmpint (sol_battery_rules_offers_charge_from_grid (site, hidden, NULL), ==, SOL_NO);
}

static void
test_080 (void)
{
  static const struct
  {
    const char *details;
    SolTruth may;
  } rows[] = { { "\"isOwner\":true,\"isInstaller\":false", SOL_YES },
               { "\"isOwner\":false,\"isInstaller\":true", SOL_YES },
               { "\"isOwner\":false,\"isInstaller\":false", SOL_NO },
               { "\"isHost\":true", SOL_UNKNOWN } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"data\":{\"userDetails\":{%s}}}", rows[i].details);
      g_autoptr (SolSiteSettings) site = trap_decode (site_settings, text);
      g_assert_cmpint (sol_site_settings_may_write (site), ==, rows[i].may);
    }
}

static void
test_081 (void)
{
  g_autoptr (SolProfile) profile
      = trap_decode (profile, "{\"data\":{\"profile\":\"self-consumption\",\"batteryBackupPercentage\":20,"
                              "\"batteryBackupPercentageMin\":15,\"batteryBackupPercentageMax\":80,"
                              "\"previousBatteryBackupPercentage\":{\"cost_savings\":5}}}");
  g_assert_cmpfloat (profile->reserve_min, ==, 15);
  g_assert_cmpfloat (profile->reserve_max, ==, 80);
  g_assert_cmpfloat (sol_battery_rules_reserve_for ("cost_savings", NAN, profile), ==, 15);
  g_assert_cmpfloat (sol_battery_rules_reserve_for ("cost_savings", 95, profile), ==, 80);
  g_assert_cmpfloat (sol_battery_rules_reserve_for ("backup_only", 30, profile), ==, 100);
}

static void
test_082 (void)
{
  g_autoptr (SolBatterySettings) with = trap_decode (
      battery_settings, SETTINGS (",\"veryLowSoc\":10,\"veryLowSocMin\":5,\"veryLowSocMax\":25"));
  g_autoptr (SolBatterySettings) without = trap_decode (battery_settings, SETTINGS (""));
  g_assert_cmpint (sol_battery_rules_offers_shutdown (with), ==, SOL_YES);
  g_assert_cmpint (sol_battery_rules_offers_shutdown (without), !=, SOL_YES);
}

#define WINDOW(id, days, start, end, more)                                                                   \
  "{\"scheduleId\":\"" id "\",\"days\":" days ",\"startTime\":\"" start "\",\"endTime\":\"" end "\"" more "}"

static SolBatteryWindows *
windows_of (const char *cfg, const char *dtg, const char *rbd)
{
  g_autofree char *text = g_strdup_printf (
      "{\"cfg\":{\"scheduleStatus\":\"active\",\"details\":[%s]},\"dtg\":{\"scheduleStatus\":\"active\","
      "\"details\":[%s]},\"rbd\":{\"scheduleStatus\":\"active\",\"details\":[%s]}}",
      cfg, dtg, rbd);
  return trap_decode (battery_windows, text);
}

static void
test_086 (void)
{
  g_autoptr (SolBatteryWindows) windows
      = windows_of (WINDOW ("a", "[1]", "02:00", "05:00", ",\"scheduleStatus\":\"pending\""), "",
                    WINDOW ("b", "[1]", "12:00", "13:00", ",\"scheduleStatus\":\"active\""));
  g_assert_true (sol_battery_windows_is_pending (windows, SOL_BATTERY_WINDOW_CHARGE));
  g_assert_false (sol_battery_windows_is_pending (windows, SOL_BATTERY_WINDOW_RESTRICT));
}

static void
test_088 (void)
{
  g_autoptr (SolBatteryWindows) windows
      = windows_of (WINDOW ("a", "[1]", "02:00", "05:00", ",\"isEnabled\":true"),
                    WINDOW ("b", "[1]", "18:00", "19:00", ",\"isEnabled\":true"), "");
  g_autoptr (SolBatterySettings) settings = trap_decode (
      battery_settings,
      SETTINGS (",\"chargeFromGridScheduleEnabled\":false,\"dtgControl\":{\"enabled\":false}"));
  g_assert_cmpint (sol_battery_windows_family_on (windows, settings, SOL_BATTERY_WINDOW_CHARGE), ==, SOL_NO);
  g_assert_cmpint (sol_battery_windows_family_on (windows, settings, SOL_BATTERY_WINDOW_DISCHARGE), ==, SOL_NO);
  g_assert_cmpint (sol_battery_windows_family_on (windows, NULL, SOL_BATTERY_WINDOW_CHARGE), !=, SOL_YES);
}

/* Overlaps are found here, in all families and past midnight, whatever family the cloud would blame. */
static void
test_089 (void)
{
  g_autoptr (SolBatteryWindows) windows = windows_of ("", WINDOW ("d", "[1]", "22:00", "03:00", ""), "");
  const SolWeekWindow meets = { sol_day (2), 2 * 60, 4 * 60 };
  const SolWeekWindow touches = { sol_day (2), 3 * 60, 4 * 60 };
  const SolBatteryWindow *other = sol_battery_windows_find_overlap (windows, &meets, NULL);
  g_assert_nonnull (other);
  g_assert_cmpint (other->kind, ==, SOL_BATTERY_WINDOW_DISCHARGE);
  g_assert_null (sol_battery_windows_find_overlap (windows, &touches, NULL));
  g_assert_null (sol_battery_windows_find_overlap (windows, &meets, "d"));
}

/* Without a block and without a window it is off: nothing to switch on. */
static void
test_091 (void)
{
  g_autoptr (SolBatteryWindows) none = windows_of ("", "", "");
  g_autoptr (SolBatterySettings) settings = trap_decode (battery_settings, SETTINGS (""));
  g_assert_cmpint (sol_battery_windows_family_on (none, settings, SOL_BATTERY_WINDOW_RESTRICT), !=, SOL_YES);
  g_assert_cmpuint (sol_battery_windows_count (none, SOL_BATTERY_WINDOW_RESTRICT), ==, 0);
  g_assert_null (sol_battery_windows_get_representative (none, settings, SOL_BATTERY_WINDOW_RESTRICT));
}

static void
test_094 (void)
{
  g_autoptr (SolConflict) done = trap_decode (conflict, "{\"error\":{\"status\":\"ALREADY_PROCESSED\"}}");
  g_assert_true (done->already_done);
  g_autoptr (SolConflict) other
      = trap_decode (conflict, "{\"error\":{\"status\":\"CONFLICTING_SCHEDULE_DTG\"}}");
  g_assert_false (other->already_done);
}

static void
test_096 (void)
{
  static const char *const over[]
      = { "opted-out", "OPTED_OUT", "inactive", "Expired", "cleared", "ended", "resolved" };
  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"criticalAlertActive\":false,\"stormAlerts\":[{\"id\":\"1\",\"status\":\"%s\"}]}", over[i]);
      g_autoptr (SolStormAlerts) alerts = trap_decode (storm_alerts, text);
      g_assert_cmpint (alerts->active, ==, SOL_NO);
    }
  g_autoptr (SolStormAlerts) active
      = trap_decode (storm_alerts, "{\"criticalAlertActive\":false,\"stormAlerts\":[{\"id\":\"1\"}]}");
  g_assert_cmpint (active->active, ==, SOL_YES);
}

static void
test_098 (void)
{
  static const struct
  {
    int led;
    SolBatteryActivity activity;
  } rows[] = { { 12, SOL_BATTERY_CHARGING },
               { 13, SOL_BATTERY_DISCHARGING },
               { 14, SOL_BATTERY_IDLE },
               { 15, SOL_BATTERY_IDLE },
               { 16, SOL_BATTERY_IDLE },
               { 17, SOL_BATTERY_IDLE },
               { 99, SOL_BATTERY_ACTIVITY_UNKNOWN } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"storages\":[{\"id\":1,\"led_status\":%d}]}", rows[i].led);
      g_autoptr (SolBatteryStatus) status = trap_decode (battery_status, text);
      const SolBatteryUnit *unit = g_ptr_array_index (status->units, 0);
      g_assert_cmpint (unit->activity, ==, rows[i].activity);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traps/078-self-consumption-always", test_078);
  g_test_add_func ("/traps/079-control-before-flag", test_079);
  g_test_add_func ("/traps/080-who-may-write", test_080);
  g_test_add_func ("/traps/081-bounds-of-the-reserve", test_081);
  g_test_add_func ("/traps/082-shutdown-by-presence", test_082);
  g_test_add_func ("/traps/086-pending-is-not-edited", test_086);
  g_test_add_func ("/traps/088-echo-is-no-proof", test_088);
  g_test_add_func ("/traps/089-overlaps-found-here", test_089);
  g_test_add_func ("/traps/091-no-window-is-off", test_091);
  g_test_add_func ("/traps/094-nothing-left-to-cancel", test_094);
  g_test_add_func ("/traps/096-alerts-that-are-over", test_096);
  g_test_add_func ("/traps/098-idle-lights", test_098);
  return g_test_run ();
}
