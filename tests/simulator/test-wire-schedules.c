/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-schedules"

#include "wire-client.h"

#include <string.h>

#define MODE "/service/evse_scheduler/api/v1/iqevc/charging-mode"
#define LIST MODE "/SCHEDULED_CHARGING/%S/%C/schedules"
#define ONE MODE "/SCHEDULED_CHARGING/%S/%C/schedule"
#define PREFERENCE MODE "/%S/%C/preference"
#define STATUS "/service/evse_controller/%S/ev_chargers/status"
#define CONFIG "/service/evse_controller/api/v1/%S/ev_chargers/%C/ev_charger_config"

static Wire *
open_home (const char *scenario)
{
  Wire *wire = wire_new (scenario);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  wire->bearer = TRUE;
  return wire;
}

static Reply *
list_slots (Wire *wire)
{
  Reply *reply = wire_send (wire, WIRE_TJ, "GET", LIST, NULL);
  g_assert_cmpuint (reply->status, ==, 200);
  return reply;
}

/* The list as it came, as the body of a replacement; without the slot at `leave_out`. */
static char *
as_body (Reply *list, int leave_out)
{
  JsonArray *slots = json_node_get_array (reply_find (list, "data.slots"));
  g_autoptr (JsonArray) kept = json_array_new ();
  for (guint i = 0; i < json_array_get_length (slots); i++)
    if ((int) i != leave_out)
      json_array_add_element (kept, json_node_copy (json_array_get_element (slots, i)));
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, kept);
  g_autofree char *text = json_to_string (node, FALSE);
  return g_strdup_printf ("{\"meta\":{\"serverTimeStamp\":\"%s\",\"rowCount\":%u},\"data\":%s}",
                          reply_string (list, "meta.serverTimeStamp"), json_array_get_length (kept), text);
}

static char *
slot_body (Wire *wire, const char *uuid, const char *members)
{
  return g_strdup_printf ("{\"id\":\"%" G_GUINT64_FORMAT
                          ":%s:%s\",\"scheduleType\":\"CUSTOM\",\"enabled\":true,"
                          "\"remindFlag\":false,\"remindTime\":null,\"recurringKind\":\"Recurring\","
                          "\"chargeLevelType\":\"Weekly\",\"sourceType\":\"SYSTEM\",\"reminderTimeUtc\":null,"
                          "\"serializedDays\":null,%s}",
                          wire->site, wire->serial, uuid, members);
}

static void
test_replace (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) before = list_slots (wire);
  guint n = reply_length (before, "data.slots");
  g_assert_cmpuint (n, >=, 3);
  g_autofree char *same = as_body (before, -1);
  g_autoptr (Reply) kept = wire_send (wire, WIRE_TJ, "PATCH", LIST, same);
  g_assert_cmpuint (kept->status, ==, 200);
  g_autoptr (Reply) pending = list_slots (wire);
  g_assert_cmpstr (reply_string (pending, "data.config.scheduleSyncStatus"), ==, "pending");
  g_assert_true (json_node_equal (reply_find (before, "data.slots"), reply_find (pending, "data.slots")));
  wire_advance (wire, 60);
  g_autoptr (Reply) synced = list_slots (wire);
  g_assert_cmpstr (reply_string (synced, "data.config.scheduleSyncStatus"), ==, "synced");

  /* Whoever still holds the first list may not replace the second one. */
  g_autoptr (Reply) stale = wire_send (wire, WIRE_TJ, "PATCH", LIST, same);
  g_assert_cmpuint (stale->status, ==, 409);
  g_autofree char *shorter = as_body (synced, 1);
  g_autoptr (Reply) dropped = wire_send (wire, WIRE_TJ, "PATCH", LIST, shorter);
  g_assert_cmpuint (dropped->status, ==, 200);
  g_autoptr (Reply) after = list_slots (wire);
  g_assert_cmpuint (reply_length (after, "data.slots"), ==, n - 1);
}

static void
test_enable_map (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) before = list_slots (wire);
  g_autofree char *two
      = g_strdup_printf ("{\"%s\":\"DISABLED\",\"%s\":\"ENABLED\"}", reply_string (before, "data.slots.0.id"),
                         reply_string (before, "data.slots.1.id"));
  g_autoptr (Reply) partly = wire_send (wire, WIRE_TJ, "PATCH", LIST, two);
  g_assert_cmpuint (partly->status, ==, 400);
  g_autofree char *all
      = g_strdup_printf ("{\"%s\":\"DISABLED\",\"%s\":\"ENABLED\",\"%s\":\"DISABLED\"}",
                         reply_string (before, "data.slots.0.id"), reply_string (before, "data.slots.1.id"),
                         reply_string (before, "data.slots.2.id"));
  g_autoptr (Reply) taken = wire_send (wire, WIRE_TJ, "PATCH", LIST, all);
  g_assert_cmpuint (taken->status, ==, 200);
  g_autoptr (Reply) after = list_slots (wire);
  g_assert_false (reply_boolean (after, "data.slots.0.enabled"));
  g_assert_true (reply_boolean (after, "data.slots.1.enabled"));
}

static void
test_one_slot (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  const char *uuid = "0b3bd9f1-f42d-4960-bde1-6e9f5fbc0ff1";
  g_autofree char *full = slot_body (wire, uuid,
                                     "\"startTime\":\"01:15\",\"endTime\":\"04:00\",\"days\":[7,6],"
                                     "\"chargingLevel\":100,\"chargingLevelAmp\":null");
  g_autoptr (Reply) added = wire_send (wire, WIRE_TJ, "POST", ONE, full);
  g_assert_cmpuint (added->status, ==, 200);
  g_autofree char *id = g_strdup (reply_string (added, "data"));
  g_autoptr (Reply) listed = list_slots (wire);
  guint last = reply_length (listed, "data.slots") - 1;
  g_autofree char *level = g_strdup_printf ("data.slots.%u.chargingLevelAmp", last);
  g_autofree char *day = g_strdup_printf ("data.slots.%u.days.0", last);
  g_assert_cmpint (reply_integer (listed, level), ==, 32);
  g_assert_cmpint (reply_integer (listed, day), ==, 7);
  g_autoptr (Reply) twice = wire_send (wire, WIRE_TJ, "POST", ONE, full);
  g_assert_cmpuint (twice->status, ==, 409);

  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("%s/%s", ONE, escaped);
  g_assert_nonnull (strstr (path, "%3A"));
  g_autofree char *changed = slot_body (wire, uuid,
                                        "\"startTime\":\"02:00\",\"endTime\":\"04:00\",\"days\":[6],"
                                        "\"chargingLevel\":10,\"chargingLevelAmp\":10");
  g_autoptr (Reply) patched = wire_send (wire, WIRE_TJ, "PATCH", path, changed);
  g_assert_cmpuint (patched->status, ==, 200);
  g_autofree char *other = slot_body (wire, uuid,
                                      "\"startTime\":\"02:00\",\"endTime\":\"04:00\",\"days\":[6],"
                                      "\"chargingLevel\":10,\"chargingLevelAmp\":10,\"colour\":\"red\"");
  g_autoptr (Reply) strange = wire_send (wire, WIRE_TJ, "PATCH", path, other);
  g_assert_cmpuint (strange->status, ==, 400);
  g_autoptr (Reply) deleted = wire_send (wire, WIRE_TJ, "DELETE", path, NULL);
  g_assert_cmpuint (deleted->status, ==, 200);
  g_autoptr (Reply) gone = wire_send (wire, WIRE_TJ, "DELETE", path, NULL);
  g_assert_cmpuint (gone->status, ==, 404);
}

static void
test_charging_follows (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autofree char *come = wire_ask (wire, "POST", "home", "{\"what\":\"car-comes\",\"needs_wh\":40000}");
  /* 14:00 at the house; a slot from 15:00 to 16:00. */
  g_autofree char *body = slot_body (wire, "7b3bd9f1-f42d-4960-bde1-6e9f5fbc0ff1",
                                     "\"startTime\":\"15:00\",\"endTime\":\"16:00\",\"days\":[3],"
                                     "\"chargingLevel\":10,\"chargingLevelAmp\":10");
  g_autoptr (Reply) added = wire_send (wire, WIRE_TJ, "POST", ONE, body);
  g_autoptr (Reply) mode = wire_send (wire, WIRE_TJ, "PUT", PREFERENCE, "{\"mode\":\"SCHEDULED_CHARGING\"}");
  g_assert_cmpuint (mode->status, ==, 200);
  wire_advance (wire, 50 * 60);
  g_autoptr (Reply) early = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_false (reply_boolean (early, "data.chargers.0.charging"));
  wire_advance (wire, 20 * 60);
  g_autoptr (Reply) inside = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_true (reply_boolean (inside, "data.chargers.0.charging"));
  g_assert_cmpint (reply_integer (inside, "data.chargers.0.session_d.charge_level"), ==, 10);
  wire_advance (wire, 60 * 60);
  g_autoptr (Reply) after = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_false (reply_boolean (after, "data.chargers.0.charging"));
}

/* The slot without times follows the cheap hours of the tariff. */
static void
test_off_peak (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autofree char *come = wire_ask (wire, "POST", "home", "{\"what\":\"car-comes\",\"needs_wh\":50000}");
  g_autoptr (Reply) list = list_slots (wire);
  g_assert_cmpstr (reply_string (list, "data.slots.2.scheduleType"), ==, "OFF_PEAK");
  g_autofree char *only = g_strdup_printf (
      "{\"%s\":\"DISABLED\",\"%s\":\"DISABLED\",\"%s\":\"ENABLED\"}", reply_string (list, "data.slots.0.id"),
      reply_string (list, "data.slots.1.id"), reply_string (list, "data.slots.2.id"));
  g_autoptr (Reply) enabled = wire_send (wire, WIRE_TJ, "PATCH", LIST, only);
  g_assert_cmpuint (enabled->status, ==, 200);
  g_autoptr (Reply) mode = wire_send (wire, WIRE_TJ, "PUT", PREFERENCE, "{\"mode\":\"SCHEDULED_CHARGING\"}");
  g_assert_cmpuint (mode->status, ==, 200);
  /* From 14:00 to 22:50, and to 23:10. */
  wire_advance (wire, 8 * 3600 + 50 * 60);
  g_autoptr (Reply) dear = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_false (reply_boolean (dear, "data.chargers.0.charging"));
  wire_advance (wire, 20 * 60);
  g_autoptr (Reply) cheap = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_true (reply_boolean (cheap, "data.chargers.0.charging"));
}

/* What is written for a charger that is away waits for it. */
static void
test_offline (void)
{
  g_autoptr (Wire) wire = open_home ("charger-offline");
  g_autoptr (Reply) list = list_slots (wire);
  g_autofree char *same = as_body (list, -1);
  g_autoptr (Reply) put = wire_send (wire, WIRE_TJ, "PATCH", LIST, same);
  g_assert_cmpuint (put->status, ==, 200);
  wire_advance (wire, 3600);
  g_autoptr (Reply) waiting = list_slots (wire);
  g_assert_cmpstr (reply_string (waiting, "data.config.scheduleSyncStatus"), ==, "pending");
  g_autofree char *back = wire_ask (wire, "POST", "home", "{\"what\":\"charger-offline\",\"on\":false}");
  wire_advance (wire, 120);
  g_autoptr (Reply) synced = list_slots (wire);
  g_assert_cmpstr (reply_string (synced, "data.config.scheduleSyncStatus"), ==, "synced");
}

static void
test_other_client (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) list = list_slots (wire);
  g_autofree char *mine = as_body (list, -1);
  g_autofree char *theirs = wire_ask (wire, "POST", "home", "{\"what\":\"slot\",\"index\":0,\"end\":180}");
  g_autoptr (Reply) stale = wire_send (wire, WIRE_TJ, "PATCH", LIST, mine);
  g_assert_cmpuint (stale->status, ==, 409);
  g_autoptr (Reply) now = list_slots (wire);
  g_assert_cmpstr (reply_string (now, "data.slots.0.endTime"), ==, "03:00");
}

static void
test_confirmed_start (void)
{
  const char *start = "/service/evse_controller/%S/ev_chargers/%C/start_charging";
  g_autoptr (Wire) wire = open_home (NULL);
  g_autofree char *auth
      = wire_ask (wire, "POST", "home", "{\"what\":\"charger-config\",\"app\":\"enabled\"}");
  g_autofree char *come = wire_ask (wire, "POST", "home", "{\"what\":\"car-comes\",\"needs_wh\":30000}");
  g_autofree char *mode = sol_simulator_ask (wire->simulator, "POST", "home",
                                             "{\"what\":\"charge-mode\",\"mode\":\"manual\"}", NULL);
  wire_advance (wire, 60);
  g_autofree char *stop
      = sol_simulator_ask (wire->simulator, "POST", "home", "{\"what\":\"stop-charging\"}", NULL);
  wire_advance (wire, 60);
  g_autoptr (Reply) started
      = wire_send (wire, WIRE_TJ, "POST", start, "{\"chargingLevel\":10,\"connectorId\":1}");
  g_assert_cmpuint (started->status, ==, 200);
  wire_advance (wire, 60);
  g_autoptr (Reply) waits = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_false (reply_boolean (waits, "data.chargers.0.charging"));
  g_autofree char *yes = wire_ask (wire, "POST", "home", "{\"what\":\"confirm-charging\"}");
  wire_advance (wire, 60);
  g_autoptr (Reply) runs = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_true (reply_boolean (runs, "data.chargers.0.charging"));
}

static void
test_no_slot (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) list = list_slots (wire);
  g_autofree char *none
      = g_strdup_printf ("{\"meta\":{\"serverTimeStamp\":\"%s\",\"rowCount\":0},\"data\":[]}",
                         reply_string (list, "meta.serverTimeStamp"));
  g_autoptr (Reply) cleared = wire_send (wire, WIRE_TJ, "PATCH", LIST, none);
  g_assert_cmpuint (cleared->status, ==, 200);
  g_autoptr (Reply) mode = wire_send (wire, WIRE_TJ, "PUT", PREFERENCE, "{\"mode\":\"SCHEDULED_CHARGING\"}");
  g_assert_cmpuint (mode->status, ==, 400);
  g_assert_cmpstr (reply_string (mode, "error.errorMessageCode"), ==, "iqevc_sch_10031");
}

static void
test_refused_yet_applied (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autofree char *knob = wire_ask (wire, "POST", "home", "{\"what\":\"knob\",\"mode_400\":true}");
  g_autoptr (Reply) put = wire_send (wire, WIRE_TJ, "PUT", PREFERENCE, "{\"mode\":\"GREEN_CHARGING\"}");
  g_assert_cmpuint (put->status, ==, 400);
  wire_advance (wire, 30);
  g_autoptr (Reply) now = wire_send (wire, WIRE_TJ, "GET", PREFERENCE, NULL);
  g_assert_true (reply_boolean (now, "data.modes.greenCharging.enabled"));

  g_autofree char *down
      = wire_ask (wire, "POST", "home", "{\"what\":\"service-down\",\"name\":\"scheduler\"}");
  g_autoptr (Reply) silent = wire_send (wire, WIRE_TJ, "GET", PREFERENCE, NULL);
  g_assert_cmpuint (silent->status, ==, 503);
  g_autofree char *up
      = wire_ask (wire, "POST", "home", "{\"what\":\"service-down\",\"name\":\"scheduler\",\"on\":false}");
  g_autoptr (Reply) again = wire_send (wire, WIRE_TJ, "GET", PREFERENCE, NULL);
  g_assert_cmpuint (again->status, ==, 200);
}

static void
test_config (void)
{
  const char *both = "[{\"key\":\"sessionAuthentication\"},{\"key\":\"DefaultChargeLevel\"}]";
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) unset = wire_send (wire, WIRE_TJ, "POST", CONFIG, both);
  g_assert_cmpint (reply_integer (unset, "meta.rowCount"), ==, 2);
  g_assert_true (JSON_NODE_HOLDS_NULL (reply_find (unset, "data.0.value")));
  g_autoptr (Reply) put = wire_send (wire, WIRE_TJ, "PUT", CONFIG,
                                     "[{\"key\":\"sessionAuthentication\",\"value\":\"enabled\"}]");
  g_assert_cmpint (reply_integer (put, "data.0.status"), ==, 2);
  g_assert_cmpstr (reply_string (put, "data.0.reqValue"), ==, "enabled");
  g_assert_true (JSON_NODE_HOLDS_NULL (reply_find (put, "data.0.value")));
  wire_advance (wire, 60);
  g_autoptr (Reply) done = wire_send (wire, WIRE_TJ, "POST", CONFIG, both);
  g_assert_cmpstr (reply_string (done, "data.0.value"), ==, "enabled");
  g_assert_cmpint (reply_integer (done, "data.0.status"), ==, 1);
  g_autoptr (Reply) high
      = wire_send (wire, WIRE_TJ, "PUT", CONFIG, "[{\"key\":\"DefaultChargeLevel\",\"value\":\"64\"}]");
  g_assert_cmpuint (high->status, ==, 400);
  g_autoptr (Reply) unknown = wire_send (wire, WIRE_TJ, "POST", CONFIG, "[{\"key\":\"colour\"}]");
  g_assert_cmpuint (unknown->status, ==, 400);
}

static void
test_config_without_tokens (void)
{
  g_autoptr (Wire) wire = open_home ("home+bare-config");
  g_autoptr (Reply) tokens
      = wire_send (wire, WIRE_TJ, "POST", CONFIG, "[{\"key\":\"sessionAuthentication\"}]");
  g_assert_cmpuint (tokens->status, ==, 403);
  wire->bearer = FALSE;
  wire->change_name = "e-auth-token";
  g_autoptr (Reply) bare = wire_send (wire, WIRE_TJ, "POST", CONFIG, "[{\"key\":\"sessionAuthentication\"}]");
  g_assert_cmpuint (bare->status, ==, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedules/replace", test_replace);
  g_test_add_func ("/schedules/enable-map", test_enable_map);
  g_test_add_func ("/schedules/one-slot", test_one_slot);
  g_test_add_func ("/schedules/charging-follows", test_charging_follows);
  g_test_add_func ("/schedules/off-peak", test_off_peak);
  g_test_add_func ("/schedules/offline", test_offline);
  g_test_add_func ("/schedules/other-client", test_other_client);
  g_test_add_func ("/schedules/confirmed-start", test_confirmed_start);
  g_test_add_func ("/schedules/no-slot", test_no_slot);
  g_test_add_func ("/schedules/refused-yet-applied", test_refused_yet_applied);
  g_test_add_func ("/schedules/config", test_config);
  g_test_add_func ("/schedules/config-without-tokens", test_config_without_tokens);
  return g_test_run ();
}
