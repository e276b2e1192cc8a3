/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-history"

#include "wire-client.h"

#include <string.h>

#define HISTORY "/service/enho_historical_events_ms/%S/sessions/%C/history"
#define CRITERIA "/service/enho_historical_events_ms/%S/filter_criteria?source=evse"
#define SERIES "/service/timeseries/evse/timeseries/"

static Wire *
open_home (const char *scenario)
{
  Wire *wire = wire_new (scenario);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  return wire;
}

static Reply *
ask_page (Wire *wire, gint64 offset)
{
  g_autofree char *body = g_strdup_printf (
      "{\"source\":\"evse\",\"params\":{\"offset\":%d,\"limit\":50,\"startDate\":\"01-01-2023\","
      "\"endDate\":\"10-06-2026\",\"timezone\":\"Europe/Amsterdam\"}}",
      (int) offset);
  Reply *reply = wire_send (wire, WIRE_SESSIONS, "POST", HISTORY, body);
  g_assert_cmpuint (reply->status, ==, 200);
  return reply;
}

static void
test_pages (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  gint64 offset = 0;
  guint rows = 0;
  gboolean more = TRUE;
  while (more)
    {
      g_autoptr (Reply) page = ask_page (wire, offset);
      more = reply_boolean (page, "data.hasMore");
      rows += reply_length (page, "data.result");
      offset += 50;
      if (more)
        g_assert_cmpuint (reply_length (page, "data.result"), ==, 50);
    }
  /* About three a week for three years. */
  g_assert_cmpuint (rows, >, 300);
  g_autoptr (Reply) first = ask_page (wire, 0);
  g_assert_true (g_str_has_suffix (reply_string (first, "data.result.3.startTime"), "Z[UTC]"));
  g_assert_cmpfloat (reply_number (first, "data.result.3.aggEnergyValue"), >, 1);
  g_assert_cmpfloat (reply_number (first, "data.result.3.aggEnergyValue"), <, 60);
}

static void
test_bodies (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) flat
      = wire_send (wire, WIRE_SESSIONS, "POST", HISTORY,
                   "{\"startDate\":\"01-05-2026\",\"endDate\":\"31-05-2026\",\"offset\":0,\"limit\":20}");
  g_assert_cmpuint (flat->status, ==, 200);
  g_assert_cmpuint (reply_length (flat, "data.result"), >, 0);
  g_autoptr (Reply) iso
      = wire_send (wire, WIRE_SESSIONS, "POST", HISTORY,
                   "{\"startDate\":\"2026-05-01\",\"endDate\":\"2026-05-31\",\"offset\":0,\"limit\":20}");
  g_assert_cmpuint (iso->status, ==, 400);
}

static void
test_headers (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autofree char *manager = g_strdup_printf ("Bearer %s", wire->manager);
  const struct
  {
    const char *name, *value;
  } wrong[] = { { "e-auth-token", wire->token }, { "e-auth-token", NULL },
                { "requestid", NULL },           { "username", "17" },
                { "Authorization", NULL },       { "Authorization", manager } };
  g_autoptr (Reply) right = wire_send (wire, WIRE_SESSIONS, "GET", CRITERIA, NULL);
  g_assert_cmpuint (right->status, ==, 200);
  g_assert_cmpstr (reply_string (right, "data.0.id"), ==, wire->serial);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      wire->change_name = wrong[i].name;
      wire->change_value = wrong[i].value;
      g_autoptr (Reply) reply = wire_send (wire, WIRE_SESSIONS, "GET", CRITERIA, NULL);
      g_test_message ("%s", wrong[i].name);
      g_assert_cmpuint (reply->status, ==, 401);
    }
}

static void
test_down (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autofree char *down = wire_ask (wire, "POST", "home", "{\"what\":\"service-down\",\"name\":\"history\"}");
  g_autoptr (Reply) reply = wire_send (wire, WIRE_SESSIONS, "GET", CRITERIA, NULL);
  g_assert_cmpuint (reply->status, ==, 550);
}

static void
test_series (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) life
      = wire_send (wire, WIRE_SESSIONS, "GET", SERIES "lifetime_energy?site_id=%S&source=evse", NULL);
  g_assert_cmpuint (life->status, ==, 200);
  guint n = reply_length (life, "iqevc");
  g_assert_cmpuint (n, >, 1000);
  gint64 days = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("iqevc.%u", i);
      days += reply_integer (life, path);
    }
  double years = 0;
  for (int year = 2023; year <= 2026; year++)
    {
      g_autofree char *path = g_strdup_printf ("charger_iqevc.%d.%s", year, wire->serial);
      years += reply_number (life, path);
    }
  g_assert_cmpfloat_with_epsilon ((double) days, years, 1);
  g_autoptr (Reply) day = wire_send (
      wire, WIRE_SESSIONS, "GET", SERIES "daily_energy?site_id=%S&source=evse&start_date=2026-06-01", NULL);
  g_assert_cmpuint (reply_length (day, "iqevc"), ==, 10);
  g_assert_cmpstr (reply_string (day, "start_date"), ==, "2026-06-01");
  g_autoptr (Reply) wrong
      = wire_send (wire, WIRE_SESSIONS, "GET", SERIES "lifetime_energy?siteId=%S&source=evse", NULL);
  g_assert_cmpuint (wrong->status, ==, 400);
  g_autoptr (Reply) undated
      = wire_send (wire, WIRE_SESSIONS, "GET", SERIES "daily_energy?site_id=%S&source=evse", NULL);
  g_assert_cmpuint (undated->status, ==, 400);
}

static void
test_extras (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) flags = wire_send (
      wire, WIRE_T, "GET", "/service/evse_management/api/v1/config/feature-flags?site_id=%S", NULL);
  g_autofree char *path = g_strdup_printf ("data.%s.iqevse_rfid", wire->serial);
  g_assert_true (reply_boolean (flags, path));
  g_autoptr (Reply) firmware = wire_send (wire, WIRE_T, "GET", "/service/evse_management/fwDetails/%S", NULL);
  g_assert_cmpstr (reply_string (firmware, "0.serialNumber"), ==, wire->serial);
  g_autoptr (Wire) bare = open_home ("solar-only");
  g_autoptr (Reply) none = wire_send (bare, WIRE_T, "GET", "/service/evse_management/fwDetails/%S", NULL);
  g_assert_cmpstr (none->body, ==, "null");
}

/* Where only the older addresses are known. */
static void
test_fallbacks (void)
{
  g_autoptr (Wire) wire = open_home ("regional+old-sites");
  g_assert_cmpuint (wire->site, !=, 0);
  g_assert_nonnull (wire->serial);
  static const struct
  {
    WireFamily family;
    const char *path;
    guint status;
  } calls[] = { { WIRE_SITES, "/app-api/search_sites.json?searchText=&favourite=false", 404 },
                { WIRE_SITES, "/service/evse_controller/sites", 404 },
                { WIRE_SITES, "/sites.json", 200 },
                { WIRE_T, "/service/evse_controller/%S/ev_chargers/status", 404 },
                { WIRE_T, "/service/evse_controller/%S/ev_charger/status", 200 },
                { WIRE_T, "/service/evse_controller/api/v2/%S/ev_chargers/summary", 404 },
                { WIRE_T, "/service/evse_controller/%S/ev_chargers/summary", 200 } };
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (Reply) reply = wire_send (wire, calls[i].family, "GET", calls[i].path, NULL);
      g_test_message ("%s", calls[i].path);
      g_assert_cmpuint (reply->status, ==, calls[i].status);
    }
  g_autoptr (Wire) legacy = open_home ("legacy");
  g_autoptr (Reply) sites = wire_send (legacy, WIRE_SITES, "GET", "/service/evse_controller/sites", NULL);
  g_assert_cmpuint (sites->status, ==, 200);
}

/* Old devices stay in the lists; they have no state of their own. */
static void
test_retired (void)
{
  g_autoptr (Wire) wire = open_home ("retired");
  g_autoptr (Reply) summary
      = wire_send (wire, WIRE_T, "GET",
                   "/service/evse_controller/api/v2/%S/ev_chargers/summary?filter_retired=true", NULL);
  g_assert_cmpint (reply_integer (summary, "meta.rowCount"), ==, 2);
  g_assert_false (reply_boolean (summary, "data.0.isRetired"));
  g_assert_true (reply_boolean (summary, "data.1.isRetired"));
  g_autoptr (Reply) status
      = wire_send (wire, WIRE_T, "GET", "/service/evse_controller/%S/ev_chargers/status", NULL);
  g_assert_cmpuint (reply_length (status, "data.chargers"), ==, 1);
  g_autoptr (Reply) devices = wire_send (wire, WIRE_H, "GET", "/app-api/%S/devices.json", NULL);
  g_assert_nonnull (strstr (devices->body, "\"status\":\"retired\""));
  g_assert_nonnull (strstr (devices->body, "\"isRetired\":true"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/pages", test_pages);
  g_test_add_func ("/history/bodies", test_bodies);
  g_test_add_func ("/history/headers", test_headers);
  g_test_add_func ("/history/down", test_down);
  g_test_add_func ("/history/series", test_series);
  g_test_add_func ("/history/extras", test_extras);
  g_test_add_func ("/history/retired", test_retired);
  g_test_add_func ("/history/fallbacks", test_fallbacks);
  return g_test_run ();
}
