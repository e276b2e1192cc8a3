/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire"

#include "sol-sim-scenario.h"
#include "wire-client.h"

#include <string.h>

typedef struct
{
  WireFamily family;
  const char *path;
  const char *members; /* that must be there, separated by blanks */
  gboolean bearer;
} Read;

#define EVSE "/service/evse_controller/%S/ev_chargers"
#define EVSE2 "/service/evse_controller/api/v2/%S/ev_chargers"
#define MODE "/service/evse_scheduler/api/v1/iqevc/charging-mode"
#define BC "/service/batteryConfig/api/v1"

static const Read reads[] = {
  { WIRE_T, EVSE "/status",
    "meta.serverTimeStamp data.site data.tz data.chargers.0.sn data.chargers.0.session_d.e_c "
    "data.chargers.0.connectors.0.connectorStatusType error" },
  { WIRE_T, "/service/evse_controller/%S/ev_charger/status", "data.chargers.0.sn" },
  { WIRE_T, EVSE2 "/status", "data" },
  { WIRE_T, EVSE2 "/summary?filter_retired=true",
    "data.0.serialNumber data.0.chargeLevelDetails.min "
    "data.0.operatingVoltage data.0.lifeTimeConsumption meta.rowCount" },
  { WIRE_T, EVSE "/summary", "data.0.serialNumber" },
  { WIRE_T, EVSE2 "/%C/summary", "data.serialNumber data.supportsUseBattery data.networkConfig" },
  { WIRE_T, EVSE2 "/last_reported_at", "data" },
  { WIRE_T, EVSE "/start_live_stream", "data.liveStreamTopicList.0 data.liveStreamDuration", TRUE },
  { WIRE_T, EVSE "/stop_live_stream", "meta", TRUE },
  { WIRE_TJ, MODE "/%S/%C/preference", "data.modes.manualCharging.enabled data.config.modeSyncStatus", TRUE },
  { WIRE_TJ, MODE "/GREEN_CHARGING/%S/%C/settings", "data.0.chargerSettingName", TRUE },
  { WIRE_TJ, MODE "/SCHEDULED_CHARGING/%S/%C/schedules", "meta.serverTimeStamp data.config data.slots",
    TRUE },
  { WIRE_H, "/app-api/%S/devices.json", "result.0.type result.0.devices.0.serial_number" },
  { WIRE_H, "/app-api/%S/get_latest_power", "latest_power.value latest_power.units latest_power.time" },
  { WIRE_H, "/pv/settings/%S/battery_status.json",
    "current_charge available_energy storages.0.led_status "
    "storages.0.battery_mode included_count" },
  { WIRE_TJ, "/pv/systems/%S/today",
    "system_id last_report_date stats.0.start_time stats.0.production stats.0.soc "
    "stats.0.totals.production battery_details.aggregate_soc batteryConfig.usage" },
  { WIRE_L, "/pv/systems/%S/lifetime_energy",
    "start_date last_report_date production.0 consumption.0 heatpump" },
  { WIRE_H,
    "/app-api/%S/inverters.json?limit=1000&offset=0&search=", "total inverters.0.serial_number panel_info" },
  { WIRE_L, "/systems/%S/inverter_status_x.json", "" },
  { WIRE_L, "/systems/%S/inverter_data_x/energy.json?start_date=2026-06-01&end_date=2026-06-09",
    "production" },
  { WIRE_BC, BC "/siteSettings/%S?userId=%U", "data.hasEncharge data.userDetails.isOwner data.timezone" },
  { WIRE_BC, BC "/profile/%S?source=enho&userId=%U",
    "data.profile data.batteryBackupPercentage data.cfgControl.show "
    "data.devices.iqEvse.0.chargeMode data.requestedConfig" },
  { WIRE_BC, BC "/batterySettings/%S?source=enlm&userId=%U",
    "data.chargeFromGrid data.veryLowSocMin data.rbdControl" },
  { WIRE_BC, BC "/stormGuard/%S/stormAlert", "stormAlerts criticalAlertActive" },
  { WIRE_H, "/app-api/%S/grid_control_check.json",
    "disableGridControl userInitiatedGridToggle gridOutageCheck" },
  { WIRE_H, "/app-api/%S/off_grid_due_to_grid_outage", "is_grid_outage has_battery" },
  { WIRE_H, "/app-api/%S/battery_backup_history.json", "total_records total_backup histories" },
  { WIRE_D, "/app-api/%S/show_livestream", "live_status" },
  { WIRE_EVENTS, "/service/events-platform-service/v1.0/%S/events/homeowner?page_size=5",
    "events.0.event_key next" },
};

static void
test_reads (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      wire->bearer = reads[i].bearer;
      g_autoptr (Reply) reply = wire_send (wire, reads[i].family, "GET", reads[i].path, NULL);
      g_auto (GStrv) members = g_strsplit (reads[i].members, " ", -1);
      g_test_message ("%s", reads[i].path);
      g_assert_no_error (reply->error);
      g_assert_cmpuint (reply->status, ==, 200);
      g_assert_nonnull (reply->json);
      for (guint m = 0; members[m] != NULL; m++)
        reply_find (reply, members[m]);
    }
}

/* In every scenario every read has an answer: sites without a device included, the older shapes too. */
static void
test_every_scenario (void)
{
  guint count = 0;
  const SolSimScenario *scenarios = sol_sim_scenario_list (&count);
  for (guint s = 0; s < count; s++)
    {
      g_autoptr (Wire) wire = wire_new (scenarios[s].name);
      wire_sign_in (wire, SOL_SIMULATOR_OWNER);
      g_test_message ("%s", scenarios[s].name);
      g_assert_cmpuint (wire->site, !=, 0);
      for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
        {
          wire->bearer = reads[i].bearer;
          g_autoptr (Reply) reply = wire_send (wire, reads[i].family, "GET", reads[i].path, NULL);
          gboolean no_charger = wire->serial == NULL && strstr (reads[i].path, "%C") != NULL;
          gboolean moved = (scenarios[s].wire & SOL_SIM_WIRE_FALLBACKS) && reply->status == 404;
          g_assert_cmpuint (reply->status, ==, no_charger || moved ? 404 : 200);
          g_assert_nonnull (reply->json);
        }
    }
}

/* Whatever is left out or changed, the cloud says what it says to strangers. */
static void
test_read_headers (void)
{
  static const struct
  {
    const char *name, *value;
    guint status;
  } changes[] = {
    { "User-Agent", "Solarium/1.0", 406 },
    { "Accept", "text/html", 406 },
    { "Referer", NULL, 406 },
    { "Referer", "https://example.org/", 406 },
    { "Cookie", NULL, 0 },
    { "e-auth-token", "a.b.c", 401 },
  };
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    for (guint c = 0; c < G_N_ELEMENTS (changes); c++)
      {
        gboolean no_referer = reads[i].family == WIRE_EVENTS && strcmp (changes[c].name, "Referer") == 0;
        if (changes[c].status == 0 || no_referer)
          continue;
        wire->bearer = reads[i].bearer;
        wire->change_name = changes[c].name;
        wire->change_value = changes[c].value;
        g_autoptr (Reply) reply = wire_send (wire, reads[i].family, "GET", reads[i].path, NULL);
        g_test_message ("%s %s", reads[i].path, changes[c].name);
        g_assert_cmpuint (reply->status, ==, changes[c].status);
      }
}

static void
test_other_family (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) h_as_t = wire_send (wire, WIRE_T, "GET", "/app-api/%S/devices.json", NULL);
  g_assert_cmpuint (h_as_t->status, ==, 406);
  g_autoptr (Reply) t_as_h = wire_send (wire, WIRE_H, "GET", EVSE "/status", NULL);
  g_assert_cmpuint (t_as_h->status, ==, 406);
  g_autoptr (Reply) tj_as_t = wire_send (wire, WIRE_T, "GET", "/pv/systems/%S/today", NULL);
  g_assert_cmpuint (tj_as_t->status, ==, 406);
  g_autoptr (Reply) bc_as_h = wire_send (wire, WIRE_H, "GET", BC "/profile/%S?source=enho&userId=%U", NULL);
  g_assert_cmpuint (bc_as_h->status, ==, 406);
}

static void
test_bearer (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      if (!reads[i].bearer)
        continue;
      wire->bearer = FALSE;
      g_autoptr (Reply) without = wire_send (wire, reads[i].family, "GET", reads[i].path, NULL);
      g_assert_cmpuint (without->status, ==, 401);
      wire->bearer = TRUE;
      wire->change_name = "Authorization";
      wire->change_value = "Bearer a.b.c";
      g_autoptr (Reply) wrong = wire_send (wire, reads[i].family, "GET", reads[i].path, NULL);
      g_assert_cmpuint (wrong->status, ==, 401);
      wire->change_name = NULL;
    }
}

static void
test_no_session (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  soup_session_remove_feature (wire->session, SOUP_SESSION_FEATURE (wire->jar));
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      /* Battery configuration goes by its token alone. */
      guint wanted = reads[i].family == WIRE_BC ? 200 : 401;
      g_autoptr (Reply) reply = wire_send (wire, reads[i].family, "GET", reads[i].path, NULL);
      g_assert_cmpuint (reply->status, ==, wanted);
    }
}

static void
test_missing_token (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_clear_pointer (&wire->token, g_free);
  g_autoptr (Reply) reply = wire_send (wire, WIRE_H, "GET", "/app-api/%S/devices.json", NULL);
  g_assert_cmpuint (reply->status, ==, 401);
}

static void
test_config_shapes (void)
{
  const char *path = BC "/siteSettings/%S?userId=%U";
  static const char *const forbidden[] = { "Authorization", "X-CSRF-Token", "X-Requested-With" };
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) primary = wire_send (wire, WIRE_BC, "GET", path, NULL);
  g_assert_cmpuint (primary->status, ==, 200);
  g_assert_nonnull (
      soup_message_headers_get_one (soup_message_get_response_headers (primary->message), "x-csrf-token"));
  g_autoptr (Reply) lean = wire_send (wire, WIRE_BC_LEAN, "GET", path, NULL);
  g_assert_cmpuint (lean->status, ==, 403);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      wire->change_name = forbidden[i];
      wire->change_value = "x";
      g_autoptr (Reply) reply = wire_send (wire, WIRE_BC, "GET", path, NULL);
      g_assert_cmpuint (reply->status, ==, 403);
    }
  wire->change_name = "Username";
  wire->change_value = "1";
  g_autoptr (Reply) stranger = wire_send (wire, WIRE_BC, "GET", path, NULL);
  g_assert_cmpuint (stranger->status, ==, 403);
  g_autoptr (Wire) picky = wire_new ("home+lean");
  wire_sign_in (picky, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) refused = wire_send (picky, WIRE_BC, "GET", path, NULL);
  g_assert_cmpuint (refused->status, ==, 403);
  g_autoptr (Reply) taken = wire_send (picky, WIRE_BC_LEAN, "GET", path, NULL);
  g_assert_cmpuint (taken->status, ==, 200);
}

static void
test_config_write (void)
{
  const char *path = BC "/stormGuard/toggle/%S?userId=%U&source=enho";
  const char *body = "{\"stormGuardState\":\"disabled\",\"evseStormEnabled\":false}";
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) without = wire_send (wire, WIRE_BC, "PUT", path, body);
  g_assert_cmpuint (without->status, ==, 403);
  g_autoptr (Reply) settings = wire_send (wire, WIRE_BC, "GET", BC "/siteSettings/%S?userId=%U", NULL);
  wire->change_name = "X-XSRF-Token";
  wire->change_value
      = soup_message_headers_get_one (soup_message_get_response_headers (settings->message), "x-csrf-token");
  g_autoptr (Reply) with = wire_send (wire, WIRE_BC, "PUT", path, body);
  g_assert_cmpuint (with->status, ==, 200);
  g_assert_cmpstr (reply_string (with, "message"), ==, "success");
  g_autoptr (Reply) twice = wire_send (wire, WIRE_BC, "PUT", path, body);
  g_assert_cmpuint (twice->status, ==, 403);
  wire_advance (wire, 120);
  wire->change_name = NULL;
  g_autoptr (Reply) profile = wire_send (wire, WIRE_BC, "GET", BC "/profile/%S?userId=%U&source=enho", NULL);
  g_assert_cmpstr (reply_string (profile, "data.stormGuardState"), ==, "disabled");
}

static void
test_unknown (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) nowhere = wire_send (wire, WIRE_H, "GET", "/app-api/%S/nothing.json", NULL);
  g_assert_cmpuint (nowhere->status, ==, 404);
  g_autoptr (Reply) method = wire_send (wire, WIRE_H, "DELETE", "/app-api/%S/devices.json", NULL);
  g_assert_cmpuint (method->status, ==, 405);
  wire->bearer = TRUE;
  g_autoptr (Reply) charger = wire_send (wire, WIRE_TJ, "GET", MODE "/%S/NONE/preference", NULL);
  g_assert_cmpuint (charger->status, ==, 404);
  wire->site = 999;
  g_autoptr (Reply) site = wire_send (wire, WIRE_H, "GET", "/app-api/%S/devices.json", NULL);
  g_assert_cmpuint (site->status, ==, 403);
  g_autoptr (Reply) health = wire_send (wire, WIRE_PLAIN, "GET", "/healthcheck", NULL);
  g_assert_cmpuint (health->status, ==, 200);
}

static void
test_legacy (void)
{
  g_autoptr (Wire) wire = wire_new ("legacy");
  g_autoptr (Reply) login = wire_login (wire, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD);
  g_autoptr (Reply) sites = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  wire->site = g_ascii_strtoull (reply_string (sites, "systems.0.system_id"), NULL, 10);
  g_autoptr (Reply) reply = wire_send (wire, WIRE_T, "GET", EVSE "/status", NULL);
  g_assert_cmpuint (reply->status, ==, 200);
  reply_find (reply, "evChargerData.0.sn");
  reply_find (reply, "evChargerData.0.session_d.e_c");
  g_assert_false (reply_has (reply, "data"));
}

static void
test_panels_paged (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) all
      = wire_send (wire, WIRE_H, "GET", "/app-api/%S/inverters.json?limit=1000&offset=0&search=", NULL);
  gint64 total = reply_integer (all, "total");
  g_assert_cmpint (reply_length (all, "inverters"), ==, total);
  g_autoptr (Reply) page
      = wire_send (wire, WIRE_H, "GET", "/app-api/%S/inverters.json?limit=5&offset=3&search=", NULL);
  g_assert_cmpuint (reply_length (page, "inverters"), ==, 5);
  g_assert_cmpint (reply_integer (page, "total"), ==, total);
  g_assert_cmpstr (reply_string (page, "inverters.0.serial_number"), ==,
                   reply_string (all, "inverters.3.serial_number"));
  g_autofree char *path = g_strdup_printf ("/app-api/%%S/inverters.json?limit=1000&offset=0&search=%s",
                                           reply_string (all, "inverters.4.serial_number"));
  g_autoptr (Reply) found = wire_send (wire, WIRE_H, "GET", path, NULL);
  g_assert_cmpint (reply_integer (found, "total"), ==, 1);
  g_autoptr (Reply) no_dates
      = wire_send (wire, WIRE_L, "GET", "/systems/%S/inverter_data_x/energy.json", NULL);
  g_assert_cmpuint (no_dates->status, ==, 400);
}

static void
test_events_paged (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  const char *path = "/service/events-platform-service/v1.0/%S/events/homeowner";
  g_autofree char *first_path = g_strdup_printf ("%s?page_size=4", path);
  g_autoptr (Reply) first = wire_send (wire, WIRE_EVENTS, "GET", first_path, NULL);
  g_assert_cmpuint (reply_length (first, "events"), ==, 4);
  g_autofree char *next = g_uri_escape_string (reply_string (first, "next"), NULL, FALSE);
  g_autofree char *next_path = g_strdup_printf ("%s?page_size=4&next=%s", path, next);
  g_autoptr (Reply) second = wire_send (wire, WIRE_EVENTS, "GET", next_path, NULL);
  g_assert_cmpuint (reply_length (second, "events"), >, 0);
  g_assert_cmpint (reply_integer (second, "events.0.event_date"), <=,
                   reply_integer (first, "events.3.event_date"));
  g_assert_cmpint (reply_integer (second, "events.0.id"), !=, reply_integer (first, "events.3.id"));
}

static gint64
sum (Reply *reply, const char *path)
{
  JsonArray *array = json_node_get_array (reply_find (reply, path));
  gint64 total = 0;
  for (guint i = 0; i < json_array_get_length (array); i++)
    total += json_array_get_int_element (array, i);
  return total;
}

static void
test_today_is_true (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) today = wire_send (wire, WIRE_TJ, "GET", "/pv/systems/%S/today", NULL);
  g_assert_cmpuint (reply_length (today, "stats.0.production"), ==, 96);
  g_assert_cmpint (sum (today, "stats.0.production"), ==, reply_integer (today, "stats.0.totals.production"));
  g_assert_cmpint (reply_integer (today, "stats.0.totals.production"), >, 1000);
  g_autoptr (Reply) life = wire_send (wire, WIRE_L, "GET", "/pv/systems/%S/lifetime_energy", NULL);
  guint days = reply_length (life, "production");
  g_assert_cmpuint (days, >, 1000);
  g_autofree char *last = g_strdup_printf ("production.%u", days - 1);
  g_assert_cmpint (reply_integer (life, last), ==, reply_integer (today, "stats.0.totals.production"));
  g_autofree char *text = wire_ask (wire, "GET", "truth", NULL);
  Reply truth = { .json = json_from_string (text, NULL) };
  gint64 true_wh = reply_integer (&truth, "sites.0.days.2026-06-10.production");
  g_assert_cmpint (true_wh, ==, reply_integer (life, last));
  json_node_unref (truth.json);
}

static void
test_kept_alive (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autoptr (Reply) first = wire_send (wire, WIRE_PLAIN, "GET", "/healthcheck", NULL);
  g_autoptr (Reply) second = wire_send (wire, WIRE_PLAIN, "GET", "/healthcheck", NULL);
  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_cmpuint (soup_message_get_connection_id (first->message), ==,
                    soup_message_get_connection_id (second->message));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/reads", test_reads);
  g_test_add_func ("/wire/every-scenario", test_every_scenario);
  g_test_add_func ("/wire/read-headers", test_read_headers);
  g_test_add_func ("/wire/other-family", test_other_family);
  g_test_add_func ("/wire/bearer", test_bearer);
  g_test_add_func ("/wire/no-session", test_no_session);
  g_test_add_func ("/wire/missing-token", test_missing_token);
  g_test_add_func ("/wire/config-shapes", test_config_shapes);
  g_test_add_func ("/wire/config-write", test_config_write);
  g_test_add_func ("/wire/unknown", test_unknown);
  g_test_add_func ("/wire/legacy", test_legacy);
  g_test_add_func ("/wire/panels-paged", test_panels_paged);
  g_test_add_func ("/wire/events-paged", test_events_paged);
  g_test_add_func ("/wire/kept-alive", test_kept_alive);
  g_test_add_func ("/wire/today-is-true", test_today_is_true);
  return g_test_run ();
}
