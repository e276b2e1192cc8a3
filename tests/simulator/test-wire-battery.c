/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-battery"

#include "wire-client.h"

#include <string.h>

#define BC "/service/batteryConfig/api/v1"
#define SITE_SETTINGS BC "/siteSettings/%S?userId=%U"
#define SETTINGS BC "/batterySettings/%S?userId=%U"
#define PROFILE BC "/profile/%S?userId=%U"
#define WINDOWS BC "/battery/sites/%S/schedules"
#define TODAY "/pv/systems/%S/today"

static Wire *
open_home (const char *scenario)
{
  Wire *wire = wire_new (scenario);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  return wire;
}

static void
fetch_token (Wire *wire)
{
  g_autoptr (Reply) reply = wire_send (wire, WIRE_BC, "GET", SITE_SETTINGS, NULL);
  g_assert_cmpuint (reply->status, ==, 200);
  g_free (wire->xsrf);
  wire->xsrf = g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (reply->message), "x-csrf-token"));
}

/* A write in the ordinary shape with a token of its own. */
static Reply *
put (Wire *wire, const char *method, const char *path, const char *body)
{
  fetch_token (wire);
  return wire_send (wire, WIRE_BC, method, path, body);
}

static void
expect (Reply *reply, guint status)
{
  g_test_message ("%u %s", reply->status, reply->body);
  g_assert_cmpuint (reply->status, ==, status);
}

static Reply *
get (Wire *wire, const char *path)
{
  Reply *reply = wire_send (wire, WIRE_BC, "GET", path, NULL);
  expect (reply, 200);
  return reply;
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *scenario;
    WireFamily taken;
    WireFamily refused[3];
  } rows[] = { { "home", WIRE_BC, { WIRE_BC_LEAN, WIRE_BC_COOKIE, WIRE_BC_MIXED } },
               { "raw-cookie", WIRE_BC_COOKIE, { WIRE_BC, WIRE_BC_LEAN, WIRE_BC_MIXED } },
               { "home+mixed", WIRE_BC_MIXED, { WIRE_BC, WIRE_BC_LEAN, WIRE_BC_COOKIE } } };
  const char *body = "{\"veryLowSoc\":12}";
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Wire) wire = open_home (rows[i].scenario);
      g_autofree char *cookie = wire_cookie (wire, "XSRF-TOKEN");
      for (guint k = 0; k < 4; k++)
        {
          WireFamily family = k < 3 ? rows[i].refused[k] : rows[i].taken;
          fetch_token (wire);
          if (family == WIRE_BC_COOKIE)
            {
              g_free (wire->xsrf);
              wire->xsrf = g_uri_unescape_string (cookie, NULL);
            }
          g_autoptr (Reply) reply = wire_send (wire, family, "PUT", SETTINGS "&source=enho", body);
          g_test_message ("%s, shape %d", rows[i].scenario, (int) family);
          expect (reply, k < 3 ? 403 : 200);
        }
      /* The token of the last write is used up; that of the cookies is not. */
      g_autoptr (Reply) again = wire_send (wire, rows[i].taken, "PUT", SETTINGS "&source=enho", body);
      expect (again, rows[i].taken == WIRE_BC_COOKIE ? 200 : 403);
    }
}

/* With a stored cookie string its own token counts; a fresh one beside it does not. */
static void
test_raw_cookie_token (void)
{
  g_autoptr (Wire) wire = open_home ("raw-cookie");
  fetch_token (wire);
  g_autoptr (Reply) fresh = wire_send (wire, WIRE_BC_COOKIE, "PUT", SETTINGS, "{\"veryLowSoc\":12}");
  expect (fresh, 403);
}

static void
test_no_source (void)
{
  g_autoptr (Wire) wire = open_home ("home+no-source");
  g_autoptr (Reply) with = put (wire, "PUT", SETTINGS "&source=enho", "{\"veryLowSoc\":12}");
  expect (with, 403);
  g_autoptr (Reply) without = put (wire, "PUT", SETTINGS, "{\"veryLowSoc\":12}");
  expect (without, 200);
}

static void
test_emea (void)
{
  g_autoptr (Wire) wire = open_home ("emea");
  g_autofree char *none = wire_cookie (wire, "XSRF-TOKEN");
  g_assert_null (none);
  g_autoptr (Reply) check = put (wire, "POST", WINDOWS "/isValid", "{\"scheduleType\":\"dtg\"}");
  expect (check, 200);
  g_autofree char *still = wire_cookie (wire, "BP-XSRF-Token");
  g_assert_null (still);
  g_autoptr (Reply) written = put (wire, "PUT", SETTINGS "&source=enho", "{\"veryLowSoc\":12}");
  expect (written, 200);
}

static void
test_token_by_check (void)
{
  g_autoptr (Wire) wire = open_home ("home+xsrf-by-check");
  fetch_token (wire);
  g_assert_null (wire->xsrf);
  g_autoptr (Reply) check
      = wire_send (wire, WIRE_BC, "POST", WINDOWS "/isValid", "{\"scheduleType\":\"dtg\"}");
  expect (check, 403);
  g_autofree char *cookie = wire_cookie (wire, "BP-XSRF-Token");
  wire->xsrf = g_uri_unescape_string (cookie, NULL);
  g_autoptr (Reply) written = wire_send (wire, WIRE_BC, "PUT", SETTINGS, "{\"veryLowSoc\":12}");
  expect (written, 200);
}

static void
test_profile (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) same = put (wire, "PUT", PROFILE "&source=enho",
                                "{\"profile\":\"self-consumption\",\"batteryBackupPercentage\":60}");
  expect (same, 200);
  wire_advance (wire, 300);
  g_autoptr (Reply) after = get (wire, PROFILE "&source=enho");
  g_assert_cmpint (reply_integer (after, "data.batteryBackupPercentage"), ==, 20);
  g_autoptr (Reply) savings
      = put (wire, "PUT", PROFILE "&source=enho",
             "{\"profile\":\"cost_savings\",\"operationModeSubType\":\"prioritize-energy\","
             "\"batteryBackupPercentage\":30}");
  expect (savings, 200);
  g_autoptr (Reply) pending = get (wire, PROFILE "&source=enho");
  g_assert_cmpstr (reply_string (pending, "data.requestedConfig.profile"), ==, "cost_savings");
  g_autoptr (Reply) cancelled = put (wire, "PUT", BC "/cancel/profile/%S?userId=%U&source=enho", "{}");
  expect (cancelled, 200);
  g_autoptr (Reply) twice = put (wire, "PUT", BC "/cancel/profile/%S?userId=%U&source=enho", "{}");
  expect (twice, 409);
  g_assert_cmpstr (reply_string (twice, "error.status"), ==, "ALREADY_PROCESSED");

  g_autofree char *uuid = g_strdup (reply_string (after, "data.devices.iqEvse.0.uuid"));
  g_autofree char *with_devices = g_strdup_printf (
      "{\"profile\":\"cost_savings\",\"batteryBackupPercentage\":30,\"devices\":[{\"uuid\":"
      "\"%s\",\"chargeMode\":\"GREEN\",\"deviceType\":\"iqEvse\",\"enable\":false}]}",
      uuid);
  g_autoptr (Reply) both = put (wire, "PUT", PROFILE "&source=enho", with_devices);
  expect (both, 200);
  wire_advance (wire, 200);
  g_autoptr (Reply) green = get (wire, PROFILE "&source=enho");
  g_assert_cmpstr (reply_string (green, "data.devices.iqEvse.0.chargeMode"), ==, "GREEN");
  g_assert_cmpstr (reply_string (green, "data.profile"), ==, "cost_savings");

  g_autoptr (Wire) picky = open_home ("home+no-devices");
  g_autoptr (Reply) devices
      = put (picky, "PUT", PROFILE "&source=enho",
             "{\"profile\":\"cost_savings\",\"batteryBackupPercentage\":30,\"devices\":[]}");
  expect (devices, 400);
}

static void
test_pending_for_ever (void)
{
  g_autoptr (Wire) wire = open_home ("pending-profile");
  g_autoptr (Reply) cancelled = put (wire, "PUT", BC "/cancel/profile/%S?userId=%U&source=enho", "{}");
  expect (cancelled, 200);
  g_autoptr (Reply) savings = put (wire, "PUT", PROFILE "&source=enho",
                                   "{\"profile\":\"backup_only\",\"batteryBackupPercentage\":100}");
  expect (savings, 200);
  wire_advance (wire, 3600);
  g_autoptr (Reply) pending = get (wire, PROFILE "&source=enho");
  g_assert_cmpstr (reply_string (pending, "data.requestedConfig.profile"), ==, "backup_only");
}

static char *
only_id (Reply *list, const char *kind)
{
  g_autofree char *path = g_strdup_printf ("%s.details.0.scheduleId", kind);
  return g_strdup (reply_string (list, path));
}

static void
test_schedules (void)
{
  g_autoptr (Wire) wire = open_home ("no-charger");
  const char *bare = "{\"timezone\":\"Europe/Amsterdam\",\"startTime\":\"22:30\",\"endTime\":\"23:30\","
                     "\"scheduleType\":\"CFG\",\"days\":[3,4],\"limit\":100}";
  const char *full = "{\"timezone\":\"Europe/Amsterdam\",\"startTime\":\"22:30\",\"endTime\":\"23:30\","
                     "\"scheduleType\":\"CFG\",\"days\":[3,4],\"limit\":100,\"isEnabled\":true}";
  g_autoptr (Reply) without = put (wire, "POST", WINDOWS, bare);
  expect (without, 409);
  g_assert_cmpstr (reply_string (without, "error.status"), ==, "CONFLICTING_SCHEDULE_CFG");
  g_autoptr (Reply) created = put (wire, "POST", WINDOWS, full);
  expect (created, 200);
  wire_advance (wire, 600);
  g_autoptr (Reply) pending = get (wire, WINDOWS);
  g_assert_true (reply_boolean (pending, "anySchedulePending"));
  g_assert_cmpstr (reply_string (pending, "cfg.scheduleStatus"), ==, "pending");
  g_autofree char *id = only_id (pending, "cfg");
  g_autofree char *one = g_strdup_printf ("%s/%s", WINDOWS, id);
  g_autofree char *gone = g_strdup_printf ("%s/%s/delete", WINDOWS, id);
  g_autoptr (Reply) early
      = put (wire, "PUT", one,
             "{\"timezone\":\"Europe/Amsterdam\",\"startTime\":\"22:30\",\"endTime\":\"23:45\","
             "\"scheduleType\":\"CFG\",\"days\":[3,4],\"limit\":100}");
  expect (early, 409);
  g_autoptr (Reply) applied
      = put (wire, "PUT", SETTINGS "&source=enho",
             "{\"chargeFromGrid\":true,\"chargeFromGridScheduleEnabled\":true,"
             "\"acceptedItcDisclaimer\":\"2026-06-10T12:00:00Z\",\"chargeBeginTime\":1350,"
             "\"chargeEndTime\":1410,\"cfgControl\":{\"show\":true,\"forceScheduleOpted\":true}}");
  expect (applied, 200);
  wire_advance (wire, 60);
  g_autoptr (Reply) active = get (wire, WINDOWS);
  g_assert_cmpstr (reply_string (active, "cfg.details.0.scheduleStatus"), ==, "active");

  /* A day later the end of Tuesday's would still be in the way. */
  g_autoptr (Reply) overlap
      = put (wire, "POST", WINDOWS,
             "{\"timezone\":\"Europe/Amsterdam\",\"startTime\":\"23:50\",\"endTime\":\"23:00\","
             "\"scheduleType\":\"RBD\",\"days\":[2],\"isEnabled\":true}");
  expect (overlap, 409);
  /* It is 14:11 at the house; in the window the battery takes from the grid. */
  wire_advance (wire, 8 * 3600 + 3000);
  g_autoptr (Reply) today = wire_send (wire, WIRE_TJ, "GET", TODAY, NULL);
  g_assert_cmpint (reply_integer (today, "stats.0.grid_battery.89"), ==, 0);
  g_assert_cmpint (reply_integer (today, "stats.0.grid_battery.90"), >, 0);
  g_autoptr (Reply) deleted = put (wire, "POST", gone, "{}");
  expect (deleted, 200);
  g_autoptr (Reply) marked = get (wire, WINDOWS);
  g_assert_true (reply_boolean (marked, "cfg.details.0.isDeleted"));
  g_assert_cmpint (reply_integer (marked, "cfg.count"), ==, 0);
  g_autoptr (Reply) off = put (wire, "PUT", SETTINGS "&source=enho",
                               "{\"chargeFromGrid\":true,\"chargeFromGridScheduleEnabled\":false,"
                               "\"cfgControl\":{\"show\":true,\"forceScheduleOpted\":false}}");
  expect (off, 200);
  wire_advance (wire, 60);
  g_autoptr (Reply) empty = get (wire, WINDOWS);
  g_assert_cmpuint (reply_length (empty, "cfg.details"), ==, 0);
}

static void
test_discharge_to_grid (void)
{
  g_autoptr (Wire) wire = open_home ("no-charger");
  g_autoptr (Reply) bare = put (wire, "PUT", SETTINGS "&source=enho", "{\"dtgControl\":{\"enabled\":true}}");
  expect (bare, 200);
  wire_advance (wire, 60);
  g_autoptr (Reply) still = get (wire, SETTINGS "&source=enlm");
  g_assert_false (reply_boolean (still, "data.dtgControl.enabled"));
  g_autoptr (Reply) on = put (wire, "PUT", SETTINGS "&source=enho",
                              "{\"dtgControl\":{\"enabled\":true,\"show\":true,\"locked\":false,"
                              "\"showDaySchedule\":true,\"scheduleSupported\":true,"
                              "\"startTime\":1080,\"endTime\":1140}}");
  expect (on, 200);
  wire_advance (wire, 6 * 3600);
  g_autoptr (Reply) today = wire_send (wire, WIRE_TJ, "GET", TODAY, NULL);
  g_assert_cmpint (reply_integer (today, "stats.0.battery_grid.71"), ==, 0);
  g_assert_cmpint (reply_integer (today, "stats.0.battery_grid.72"), >, 100);
  g_assert_cmpint (reply_integer (today, "stats.0.battery_grid.76"), ==, 0);
}

static char *
merged (Wire *wire, gboolean rbd)
{
  g_autoptr (Reply) reply = get (wire, SETTINGS "&source=enlm");
  JsonObject *data = json_node_get_object (reply_find (reply, "data"));
  json_object_remove_member (data, "devices");
  json_object_set_boolean_member (json_object_get_object_member (data, "rbdControl"), "enabled", rbd);
  return json_to_string (reply_find (reply, "data"), FALSE);
}

static gboolean
is_restricted (Wire *wire)
{
  wire_advance (wire, 60);
  g_autoptr (Reply) reply = get (wire, SETTINGS "&source=enlm");
  return reply_boolean (reply, "data.rbdControl.enabled");
}

static void
test_restrict_discharge (void)
{
  const char *rich = "{\"rbdControl\":{\"enabled\":true,\"show\":true,\"locked\":false,"
                     "\"showDaySchedule\":true,\"scheduleSupported\":true}}";
  g_autoptr (Wire) wire = open_home ("no-charger");
  g_autoptr (Reply) alone = put (wire, "PUT", SETTINGS "&source=enho", rich);
  expect (alone, 200);
  g_assert_false (is_restricted (wire));
  g_autoptr (Reply) created
      = put (wire, "POST", WINDOWS,
             "{\"timezone\":\"Europe/Amsterdam\",\"startTime\":\"18:00\",\"endTime\":\"06:00\","
             "\"scheduleType\":\"RBD\",\"days\":[1,2,3,4,5,6,7],\"isEnabled\":true}");
  expect (created, 200);
  g_autoptr (Reply) on = put (wire, "PUT", SETTINGS "&source=enho", rich);
  g_assert_true (is_restricted (wire));
  wire_advance (wire, 9 * 3600);
  g_autoptr (Reply) today = wire_send (wire, WIRE_TJ, "GET", TODAY, NULL);
  for (guint i = 73; i < 90; i++)
    {
      g_autofree char *path = g_strdup_printf ("stats.0.discharge.%u", i);
      g_assert_cmpint (reply_integer (today, path), ==, 0);
    }
  g_autoptr (Reply) hollow
      = put (wire, "PUT", SETTINGS "&source=enho", "{\"rbdControl\":{\"enabled\":false}}");
  expect (hollow, 200);
  g_assert_true (is_restricted (wire));
  g_autofree char *body = merged (wire, FALSE);
  g_autoptr (Reply) off = put (wire, "PUT", SETTINGS, body);
  expect (off, 200);
  g_assert_false (is_restricted (wire));
}

/* What one write changes is not undone by the next one that was made before it settled. */
static void
test_two_writes (void)
{
  g_autoptr (Wire) wire = open_home ("no-charger");
  g_autoptr (Reply) first = put (wire, "PUT", SETTINGS "&source=enho", "{\"veryLowSoc\":13}");
  g_autoptr (Reply) second = put (wire, "PUT", SETTINGS "&source=enho", "{\"chargeFromGrid\":false}");
  expect (second, 200);
  wire_advance (wire, 60);
  g_autoptr (Reply) after = get (wire, SETTINGS "&source=enlm");
  g_assert_cmpint (reply_integer (after, "data.veryLowSoc"), ==, 13);
  g_assert_false (reply_boolean (after, "data.chargeFromGrid"));
}

static void
test_storm_guard (void)
{
  g_autoptr (Wire) wire = open_home ("storm");
  const char *alerts = BC "/stormGuard/%S/stormAlert";
  g_autoptr (Reply) both = put (wire, "PUT", BC "/stormGuard/toggle/%S?userId=%U&source=enho",
                                "{\"stormGuardState\":\"enabled\",\"evseStormEnabled\":true}");
  expect (both, 200);
  wire_advance (wire, 60);
  g_autoptr (Reply) on = get (wire, PROFILE "&source=enho");
  g_assert_true (reply_boolean (on, "data.evseStormEnabled"));
  g_autoptr (Reply) one = put (wire, "PUT", BC "/stormGuard/toggle/%S?userId=%U&source=enho",
                               "{\"stormGuardState\":\"enabled\"}");
  wire_advance (wire, 60);
  g_autoptr (Reply) flipped = get (wire, PROFILE "&source=enho");
  g_assert_false (reply_boolean (flipped, "data.evseStormEnabled"));
  g_autoptr (Reply) list = get (wire, alerts);
  g_autofree char *body
      = g_strdup_printf ("{\"stormAlerts\":[{\"id\":\"%s\",\"name\":\"%s\",\"status\":\"opted-out\"}]}",
                         reply_string (list, "stormAlerts.0.id"), reply_string (list, "stormAlerts.0.name"));
  g_autoptr (Reply) out = put (wire, "PUT", alerts, body);
  expect (out, 200);
  wire_advance (wire, 60);
  g_autoptr (Reply) after = get (wire, alerts);
  g_assert_cmpstr (reply_string (after, "stormAlerts.0.status"), ==, "opted-out");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/battery/shapes", test_shapes);
  g_test_add_func ("/battery/raw-cookie-token", test_raw_cookie_token);
  g_test_add_func ("/battery/no-source", test_no_source);
  g_test_add_func ("/battery/emea", test_emea);
  g_test_add_func ("/battery/token-by-check", test_token_by_check);
  g_test_add_func ("/battery/profile", test_profile);
  g_test_add_func ("/battery/pending-for-ever", test_pending_for_ever);
  g_test_add_func ("/battery/schedules", test_schedules);
  g_test_add_func ("/battery/discharge-to-grid", test_discharge_to_grid);
  g_test_add_func ("/battery/restrict-discharge", test_restrict_discharge);
  g_test_add_func ("/battery/two-writes", test_two_writes);
  g_test_add_func ("/battery/storm-guard", test_storm_guard);
  return g_test_run ();
}
