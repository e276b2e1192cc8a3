/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-traps-battery"

#include <math.h>
#include <string.h>

#include "sol-battery-rules.h"
#include "trap-rig.h"

/* Traps 72 to 99: the battery, where calls, decoders and rules hold them. Those that need a home are in
 * test-traps-home.c. */

/* Signed in, with a token for every write and everything taken. */
static void
let_write (Rig *rig)
{
  rig_init (rig);
  rig_sign_in (rig);
  cloud_fixture_answer (rig->server, TRAP_SITE_SETTINGS, 200, "{}", "x-csrf-token", "x-1", NULL);
  cloud_fixture_answer (rig->server, "GET " TRAP_SETTINGS, 200,
                        "{\"data\":{\"profile\":\"self-consumption\",\"batteryBackupPercentage\":20,"
                        "\"veryLowSoc\":10,\"devices\":{\"iqEvse\":{}}}}",
                        NULL);
  cloud_fixture_answer (rig->server, CLOUD_FIXTURE_ANY, 200, TRAP_SUCCESS, NULL);
}

/* A new reserve travels with the whole of the settings, less the devices, and not to the profile. */
static void
test_072 (void)
{
  g_auto (Rig) rig = { 0 };
  let_write (&rig);
  g_autoptr (SolActResult) result
      = trap_write_with (&rig, SOL_CALL_SET_BATTERY_SETTINGS, sol_write_new_reserve (40));
  g_autofree char *body = trap_body (&rig, "PUT " TRAP_SETTINGS, 0);
  g_assert_nonnull (strstr (body, "\"batteryBackupPercentage\":40"));
  g_assert_nonnull (strstr (body, "\"veryLowSoc\":10"));
  g_assert_null (strstr (body, "devices"));
  g_assert_cmpuint (cloud_fixture_count (rig.server, "PUT " TRAP_CONFIG "/profile/" RIG_SITE), ==, 0);
}

static void
test_073 (void)
{
  g_auto (Rig) rig = { 0 };
  let_write (&rig);
  g_autoptr (SolActResult) result = trap_write_works (&rig, SOL_CALL_SET_PROFILE);
  g_autofree char *body = trap_body (&rig, "PUT " TRAP_CONFIG "/profile/" RIG_SITE, 0);
  g_assert_nonnull (strstr (body, "\"profile\":\"cost_savings\""));
  g_assert_null (strstr (body, "devices"));
}

/* 403 leads through the shapes to the one that works, which is the first one next time. */
static void
test_074 (void)
{
  g_auto (Rig) rig = { 0 };
  let_write (&rig);
  cloud_fixture_answer (rig.server, TRAP_CANCEL, 403, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_CANCEL, 403, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_CANCEL, 200, TRAP_SUCCESS, NULL);
  g_autoptr (SolActResult) first = trap_write_works (&rig, SOL_CALL_CANCEL_PROFILE);
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_CANCEL), ==, 3);
  g_autoptr (SolActResult) second = trap_write_works (&rig, SOL_CALL_CANCEL_PROFILE);
  g_assert_cmpstr (second->attempt, ==, first->attempt);
  g_assert_cmpuint (cloud_fixture_count (rig.server, TRAP_CANCEL), ==, 4);
}

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

/* In place: one PUT to the window itself. */
static void
test_085 (void)
{
  g_auto (Rig) rig = { 0 };
  let_write (&rig);
  g_autoptr (SolActResult) result = trap_write_works (&rig, SOL_CALL_CHANGE_BATTERY_WINDOW);
  g_assert_cmpuint (cloud_fixture_count (rig.server, "PUT " TRAP_WINDOWS "/" TARGETS_WINDOW), ==, 1);
  g_assert_cmpuint (cloud_fixture_count (rig.server, "POST " TRAP_WINDOWS), ==, 0);
  g_assert_cmpuint (cloud_fixture_count (rig.server, "POST " TRAP_WINDOWS "/" TARGETS_WINDOW "/delete"), ==,
                    0);
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

/* After the last window was deleted: off, and without times. */
static void
test_087 (void)
{
  const SolChargeApply off
      = { .charge_from_grid = TRUE, .begin = -1, .end = -1, .disclaimer_at = SOL_TIME_UNKNOWN };
  g_auto (Rig) rig = { 0 };
  let_write (&rig);
  g_autoptr (SolActResult) result
      = trap_write_with (&rig, SOL_CALL_SET_BATTERY_SETTINGS, sol_write_new_charge_apply (&off));
  g_autofree char *body = trap_body (&rig, "PUT " TRAP_SETTINGS, 0);
  g_assert_nonnull (strstr (body, "\"chargeFromGridScheduleEnabled\":false"));
  g_assert_null (strstr (body, "chargeBeginTime"));
  g_assert_null (strstr (body, "chargeEndTime"));
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
  g_assert_cmpint (sol_battery_windows_family_on (windows, settings, SOL_BATTERY_WINDOW_DISCHARGE), ==,
                   SOL_NO);
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

static void
test_090 (void)
{
  g_auto (Rig) rig = { 0 };
  let_write (&rig);
  g_autoptr (SolActResult) result = trap_write_works (&rig, SOL_CALL_ADD_BATTERY_WINDOW);
  g_autofree char *body = trap_body (&rig, "POST " TRAP_WINDOWS, 0);
  g_assert_nonnull (strstr (body, "\"isEnabled\":true"));
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

static const struct
{
  SolBatteryWindowKind kind;
  const char *body;
} checks[] = { { SOL_BATTERY_WINDOW_CHARGE, "{\"scheduleType\":\"cfg\",\"forceScheduleOpted\":true}" },
               { SOL_BATTERY_WINDOW_DISCHARGE, "{\"scheduleType\":\"dtg\"}" },
               { SOL_BATTERY_WINDOW_RESTRICT, "{\"scheduleType\":\"rbd\"}" } };

static void
test_092 (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_auto (Rig) rig = { 0 };
      let_write (&rig);
      g_autoptr (SolActResult) result = trap_write_with (&rig, SOL_CALL_CHECK_BATTERY_WINDOWS,
                                                         sol_write_new_window_check (checks[i].kind));
      g_autofree char *body = trap_body (&rig, TRAP_CHECK, 0);
      g_assert_cmpstr (body, ==, checks[i].body);
    }
}

/* The token of a write is asked for in the name of its own family. */
static void
test_093 (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      static const char *const cookies[] = { "_enlighten_4_session=ck-1", NULL };
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      targets_sign_in (&rig, cookies, "aT-1");
      cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, 200, TRAP_SUCCESS, NULL);
      g_autoptr (SolBatteryWindow) window = targets_make_window (checks[i].kind);
      g_autoptr (SolActResult) result
          = trap_write_with (&rig, SOL_CALL_ADD_BATTERY_WINDOW, sol_write_new_window_add (window, TRUE));
      g_autofree char *body = trap_body (&rig, TRAP_CHECK, 0);
      g_assert_cmpstr (body, ==, checks[i].body);
    }
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

/* Both options travel, always. */
static void
test_095 (void)
{
  g_auto (Rig) rig = { 0 };
  let_write (&rig);
  g_autoptr (SolActResult) result
      = trap_write_with (&rig, SOL_CALL_SET_STORM_GUARD, sol_write_new_storm_guard (TRUE, FALSE));
  g_autofree char *body = trap_body (&rig, "PUT " TRAP_CONFIG "/stormGuard/toggle/" RIG_SITE, 0);
  g_assert_nonnull (strstr (body, "\"stormGuardState\":\"enabled\""));
  g_assert_nonnull (strstr (body, "\"evseStormEnabled\":false"));
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
  g_test_add_func ("/traps/072-reserve-to-the-settings", test_072);
  g_test_add_func ("/traps/073-profile-without-devices", test_073);
  g_test_add_func ("/traps/074-shape-that-worked", test_074);
  g_test_add_func ("/traps/078-self-consumption-always", test_078);
  g_test_add_func ("/traps/079-control-before-flag", test_079);
  g_test_add_func ("/traps/080-who-may-write", test_080);
  g_test_add_func ("/traps/081-bounds-of-the-reserve", test_081);
  g_test_add_func ("/traps/082-shutdown-by-presence", test_082);
  g_test_add_func ("/traps/085-edit-in-place", test_085);
  g_test_add_func ("/traps/086-pending-is-not-edited", test_086);
  g_test_add_func ("/traps/087-last-window-deleted", test_087);
  g_test_add_func ("/traps/088-echo-is-no-proof", test_088);
  g_test_add_func ("/traps/089-overlaps-found-here", test_089);
  g_test_add_func ("/traps/090-enabled-on-create", test_090);
  g_test_add_func ("/traps/091-no-window-is-off", test_091);
  g_test_add_func ("/traps/092-opted-for-charging-only", test_092);
  g_test_add_func ("/traps/093-family-of-the-write", test_093);
  g_test_add_func ("/traps/094-nothing-left-to-cancel", test_094);
  g_test_add_func ("/traps/095-both-storm-options", test_095);
  g_test_add_func ("/traps/096-alerts-that-are-over", test_096);
  g_test_add_func ("/traps/098-idle-lights", test_098);
  return g_test_run ();
}
