/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-rig.h"
#include "sol-cloud-table.h"
#include "sol-hosts.h"
#include "sol-session.h"

#define ACCESS "eyJhbGciOiJFUzI1NiJ9.eyJ1c2VyX2lkIjo1NTY2Nzc4fQ.c2ln"
#define WEB "https://enlighten.enphaseenergy.com/web/" RIG_SITE

/* What the header families are, said once more and in full: `name: value`, `*` for any. */
static const struct
{
  SolHeaderFamily family;
  const char *headers[12];
} families[] = {
  { SOL_HEADERS_LOGIN,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: */*", "Referer: https://enlighten.enphaseenergy.com/",
      "X-Requested-With: XMLHttpRequest" } },
  { SOL_HEADERS_LOGIN_FORM,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      "Origin: https://enlighten.enphaseenergy.com", "Referer: https://enlighten.enphaseenergy.com/" } },
  { SOL_HEADERS_CODE,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/plain, */*",
      "Referer: https://enlighten.enphaseenergy.com/", "X-Requested-With: XMLHttpRequest",
      "X-CSRF-Token: kQ0s/y1" } },
  { SOL_HEADERS_TOKENS, { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json" } },
  { SOL_HEADERS_SITES,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: */*", "Referer: https://enlighten.enphaseenergy.com/",
      "X-Requested-With: XMLHttpRequest", "X-CSRF-Token: kQ0s/y1", "Authorization: Bearer " ACCESS,
      "e-auth-token: " ACCESS } },
  { SOL_HEADERS_RENEW,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/plain, */*",
      "Referer: https://enlighten.enphaseenergy.com/", "X-Requested-With: XMLHttpRequest",
      "X-CSRF-Token: kQ0s/y1" } },
  { SOL_HEADERS_RENEW_SESSION,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/plain, */*",
      "Referer: https://enlighten.enphaseenergy.com/", "X-Requested-With: XMLHttpRequest",
      "e-auth-token: ck-1" } },
  { SOL_HEADERS_HISTORY,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: */*", "Referer: " WEB "/history/graph/years?v=3.6.1",
      "X-Requested-With: XMLHttpRequest", "X-CSRF-Token: kQ0s/y1", "e-auth-token: " ACCESS } },
  { SOL_HEADERS_TODAY,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: */*", "Referer: " WEB "/today/graph/hours?v=3.6.1",
      "X-Requested-With: XMLHttpRequest", "X-CSRF-Token: kQ0s/y1", "e-auth-token: " ACCESS } },
  { SOL_HEADERS_TODAY_JSON,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/javascript, */*; q=0.01",
      "Referer: " WEB "/today/graph/hours?v=3.6.1", "X-Requested-With: XMLHttpRequest",
      "X-CSRF-Token: kQ0s/y1", "e-auth-token: " ACCESS, "Authorization: Bearer " RIG_MANAGER_TOKEN } },
  { SOL_HEADERS_TODAY_READ,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/javascript, */*; q=0.01",
      "Referer: " WEB "/today/graph/hours?v=3.6.1", "X-Requested-With: XMLHttpRequest",
      "X-CSRF-Token: kQ0s/y1", "e-auth-token: " ACCESS } },
  { SOL_HEADERS_LAYOUT,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/javascript, */*; q=0.01",
      "Referer: " WEB "/layout/graph/years?v=3.6.1", "X-Requested-With: XMLHttpRequest",
      "X-CSRF-Token: kQ0s/y1", "e-auth-token: " ACCESS } },
  { SOL_HEADERS_BATTERY,
    { "User-Agent: " SOL_UA_CHROME, "Accept: application/json, text/plain, */*",
      "Origin: https://battery-profile-ui.enphaseenergy.com",
      "Referer: https://battery-profile-ui.enphaseenergy.com/", "Username: 6049921",
      "e-auth-token: " RIG_MANAGER_TOKEN, "requestid: *" } },
  { SOL_HEADERS_BATTERY_LEAN,
    { "User-Agent: " SOL_UA_CHROME, "Accept: application/json, text/plain, */*",
      "Origin: https://battery-profile-ui.enphaseenergy.com",
      "Referer: https://battery-profile-ui.enphaseenergy.com/", "Username: 6049921" } },
};

static SolSession *
make_session (const char *cookies, const char *access)
{
  g_autoptr (GPtrArray) list = sol_cookies_from_header (cookies);
  return sol_session_new (RIG_EMAIL, list, "s-1", NULL, access, SOL_TIME_UNKNOWN, RIG_NOW);
}

static void
count_cb (const char *name, const char *value, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
assert_headers (SoupMessageHeaders *headers, const char *const *wanted)
{
  guint n = 0, present = 0;
  soup_message_headers_foreach (headers, count_cb, &present);
  for (; wanted[n] != NULL; n++)
    {
      g_auto (GStrv) parts = g_strsplit (wanted[n], ": ", 2);
      const char *value = soup_message_headers_get_one (headers, parts[0]);
      if (strcmp (parts[1], "*") == 0)
        g_assert_nonnull (value);
      else
        g_assert_cmpstr (value, ==, parts[1]);
    }
  g_assert_cmpuint (present, ==, n);
}

static void
test_families (void)
{
  g_autoptr (SolSession) session
      = make_session ("_enlighten_4_session=ck-1; XSRF-TOKEN=kQ0s%2Fy1; appVersion=3.6.1; "
                      "enlighten_manager_token_production=" RIG_MANAGER_TOKEN,
                      ACCESS);
  g_assert_cmpuint (G_N_ELEMENTS (families), ==, SOL_N_HEADER_FAMILIES);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_test_message ("%s", sol_headers_get_name (families[i].family));
      g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
      sol_headers_fill (headers, families[i].family, session, RIG_SITE);
      assert_headers (headers, families[i].headers);
    }
}

/* What is not known is left out, not sent empty (trap 23). */
static void
test_families_without_tokens (void)
{
  g_autoptr (SolSession) session = make_session ("_enlighten_4_session=ck-1; XSRF-TOKEN=", NULL);
  const char *const forbidden[] = { "e-auth-token", "Authorization", "X-CSRF-Token", "Username" };
  for (guint family = 0; family < SOL_N_HEADER_FAMILIES; family++)
    {
      if (family == SOL_HEADERS_RENEW_SESSION)
        continue;
      g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
      sol_headers_fill (headers, (SolHeaderFamily) family, session, RIG_SITE);
      for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
        g_assert_null (soup_message_headers_get_one (headers, forbidden[i]));
      const char *referer = soup_message_headers_get_one (headers, "Referer");
      g_assert_true (referer == NULL || strchr (referer, '?') == NULL);
    }
}

static void
test_headers_cannot_be_smuggled (void)
{
  g_autoptr (SolSession) session = make_session ("XSRF-TOKEN=a%0D%0AEvil: 1; appVersion=1", "tok\r\nEvil: 1");
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  sol_headers_fill (headers, SOL_HEADERS_TODAY_JSON, session, "1/../2?x");
  g_assert_null (soup_message_headers_get_one (headers, "X-CSRF-Token"));
  g_assert_null (soup_message_headers_get_one (headers, "e-auth-token"));
  g_assert_null (soup_message_headers_get_one (headers, "Evil"));
  g_assert_nonnull (strstr (soup_message_headers_get_one (headers, "Referer"), "/web/1%2F..%2F2%3Fx/"));
}

/* Every attempt of every row: the request as it goes out. */
static const struct
{
  SolCallId call;
  const char *attempt;
  const char *request;
  const char *body; /* nullable */
  SolHeaderFamily family;
} requests[] = {
  { SOL_CALL_SITES, "plain", "GET /app-api/search_sites.json?searchText=&favourite=false", NULL,
    SOL_HEADERS_SITES },
  { SOL_CALL_EV_STATUS, "plural", "GET /service/evse_controller/5210846/ev_chargers/status", NULL,
    SOL_HEADERS_TODAY },
  { SOL_CALL_EV_STATUS, "singular", "GET /service/evse_controller/5210846/ev_charger/status", NULL,
    SOL_HEADERS_TODAY },
  { SOL_CALL_EV_SUMMARY, "v2",
    "GET /service/evse_controller/api/v2/5210846/ev_chargers/summary?filter_retired=true", NULL,
    SOL_HEADERS_TODAY },
  { SOL_CALL_EV_SUMMARY, "v1", "GET /service/evse_controller/5210846/ev_chargers/summary?filter_retired=true",
    NULL, SOL_HEADERS_TODAY },
  { SOL_CALL_EV_SUMMARY_ONE, "v2",
    "GET /service/evse_controller/api/v2/5210846/ev_chargers/482309115570/summary", NULL, SOL_HEADERS_TODAY },
  { SOL_CALL_EV_SUMMARY_ONE, "v1", "GET /service/evse_controller/5210846/ev_chargers/482309115570/summary",
    NULL, SOL_HEADERS_TODAY },
  { SOL_CALL_LIFETIME, "plain", "GET /pv/systems/5210846/lifetime_energy", NULL, SOL_HEADERS_LAYOUT },
  { SOL_CALL_DEVICES, "plain", "GET /app-api/5210846/devices.json", NULL, SOL_HEADERS_HISTORY },
  { SOL_CALL_GRID_CHECK, "plain", "GET /app-api/5210846/grid_control_check.json", NULL, SOL_HEADERS_HISTORY },
  { SOL_CALL_OFF_GRID_CONTEXT, "plain", "GET /app-api/5210846/off_grid_due_to_grid_outage", NULL,
    SOL_HEADERS_HISTORY },
  { SOL_CALL_PANELS, "plain", "GET /app-api/5210846/inverters.json?limit=1000&offset=0&search=", NULL,
    SOL_HEADERS_HISTORY },
  { SOL_CALL_PANEL_ENERGY, "plain",
    "GET /systems/5210846/inverter_data_x/energy.json?start_date=2024-02-11&end_date=2026-05-06", NULL,
    SOL_HEADERS_LAYOUT },
  { SOL_CALL_PANEL_STATES, "plain", "GET /systems/5210846/inverter_status_x.json", NULL, SOL_HEADERS_LAYOUT },
  { SOL_CALL_BATTERY_STATUS, "plain", "GET /pv/settings/5210846/battery_status.json", NULL,
    SOL_HEADERS_HISTORY },
  { SOL_CALL_LATEST_POWER, "plain", "GET /app-api/5210846/get_latest_power", NULL, SOL_HEADERS_HISTORY },
  { SOL_CALL_TODAY, "plain", "GET /pv/systems/5210846/today", NULL, SOL_HEADERS_TODAY_READ },
  { SOL_CALL_START_CHARGING, "post",
    "POST /service/evse_controller/5210846/ev_chargers/482309115570/start_charging",
    "{\"chargingLevel\":16,\"connectorId\":1}", SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_START_CHARGING, "put",
    "PUT /service/evse_controller/5210846/ev_chargers/482309115570/start_charging",
    "{\"chargingLevel\":16,\"connectorId\":1}", SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_START_CHARGING, "singular",
    "POST /service/evse_controller/5210846/ev_charger/482309115570/start_charging",
    "{\"chargingLevel\":16,\"connectorId\":1}", SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_START_CHARGING, "snake",
    "POST /service/evse_controller/5210846/ev_chargers/482309115570/start_charging",
    "{\"charging_level\":16,\"connector_id\":1}", SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_START_CHARGING, "connector",
    "POST /service/evse_controller/5210846/ev_chargers/482309115570/start_charging", "{\"connectorId\":1}",
    SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_START_CHARGING, "bare",
    "POST /service/evse_controller/5210846/ev_chargers/482309115570/start_charging", NULL,
    SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_START_CHARGING, "bare-singular",
    "POST /service/evse_controller/5210846/ev_charger/482309115570/start_charging", NULL,
    SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_START_CHARGING, "level",
    "POST /service/evse_controller/5210846/ev_chargers/482309115570/start_charging", "{\"chargingLevel\":16}",
    SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_STOP_CHARGING, "put",
    "PUT /service/evse_controller/5210846/ev_chargers/482309115570/stop_charging", NULL,
    SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_STOP_CHARGING, "post",
    "POST /service/evse_controller/5210846/ev_chargers/482309115570/stop_charging", NULL,
    SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_STOP_CHARGING, "singular",
    "POST /service/evse_controller/5210846/ev_charger/482309115570/stop_charging", NULL,
    SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_CHARGE_MODE, "plain",
    "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/5210846/482309115570/preference", NULL,
    SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_SET_CHARGE_MODE, "plain",
    "PUT /service/evse_scheduler/api/v1/iqevc/charging-mode/5210846/482309115570/preference",
    "{\"mode\":\"GREEN_CHARGING\"}", SOL_HEADERS_TODAY_JSON },
  { SOL_CALL_SITE_SETTINGS, "primary",
    "GET /service/batteryConfig/api/v1/siteSettings/5210846?userId=6049921", NULL, SOL_HEADERS_BATTERY },
  { SOL_CALL_SITE_SETTINGS, "lean", "GET /service/batteryConfig/api/v1/siteSettings/5210846?userId=6049921",
    NULL, SOL_HEADERS_BATTERY_LEAN },
  { SOL_CALL_PROFILE, "primary",
    "GET /service/batteryConfig/api/v1/profile/5210846?source=enho&userId=6049921", NULL,
    SOL_HEADERS_BATTERY },
  { SOL_CALL_PROFILE, "lean", "GET /service/batteryConfig/api/v1/profile/5210846?source=enho&userId=6049921",
    NULL, SOL_HEADERS_BATTERY_LEAN },
  { SOL_CALL_BATTERY_SETTINGS, "primary",
    "GET /service/batteryConfig/api/v1/batterySettings/5210846?source=enlm&userId=6049921", NULL,
    SOL_HEADERS_BATTERY },
  { SOL_CALL_BATTERY_SETTINGS, "lean",
    "GET /service/batteryConfig/api/v1/batterySettings/5210846?source=enlm&userId=6049921", NULL,
    SOL_HEADERS_BATTERY_LEAN },
  { SOL_CALL_STORM_ALERTS, "primary", "GET /service/batteryConfig/api/v1/stormGuard/5210846/stormAlert", NULL,
    SOL_HEADERS_BATTERY },
  { SOL_CALL_STORM_ALERTS, "lean", "GET /service/batteryConfig/api/v1/stormGuard/5210846/stormAlert", NULL,
    SOL_HEADERS_BATTERY_LEAN },
};

static void
test_requests (void)
{
  const SolCallTarget target = { .site = RIG_SITE,
                                 .serial = RIG_SERIAL,
                                 .from = "2024-02-11",
                                 .to = "2026-05-06",
                                 .mode = "green",
                                 .amps = 16 };
  guint n = 0;
  for (guint call = 0; call < SOL_N_CALLS; call++)
    {
      const SolCallRow *row = sol_call_get_row ((SolCallId) call);
      for (guint i = 0; i < row->n_attempts; i++, n++)
        {
          g_assert_cmpuint (n, <, G_N_ELEMENTS (requests));
          g_assert_cmpint (requests[n].call, ==, call);
          const SolAttempt *attempt = &row->attempts[i];
          g_assert_cmpstr (attempt->name, ==, requests[n].attempt);
          g_autofree char *path = sol_attempt_dup_target (attempt, &target, "6049921", 0);
          g_autofree char *line = g_strdup_printf ("%s %s", attempt->method, path);
          g_assert_cmpstr (line, ==, requests[n].request);
          g_assert_cmpint (attempt->family, ==, requests[n].family);
          g_autoptr (GBytes) body = sol_attempt_dup_body (attempt, &target);
          gsize size = 0;
          const char *text = body == NULL ? NULL : g_bytes_get_data (body, &size);
          const char *wanted = requests[n].body;
          g_assert_cmpmem (text, size, wanted, wanted == NULL ? 0 : strlen (wanted));
        }
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (requests));
}

static void
test_rows (void)
{
  for (guint i = 0; i < SOL_N_CALLS; i++)
    {
      SolCallId call = (SolCallId) i;
      const SolCallRow *row = sol_call_get_row (call);
      g_assert_nonnull (row->name);
      g_assert_nonnull (row->section);
      g_assert_cmpint (sol_call_from_name (row->name), ==, i);
      g_assert_cmpstr (sol_call_get_name (call), ==, row->name);
      g_assert_cmpstr (sol_call_get_section (call), ==, row->section);
      g_assert_cmpuint (row->cap, >=, 65536);
      g_assert_cmpuint (row->cap, <=, 32 * 1024 * 1024);
      g_assert_cmpuint (row->n_attempts, >, 0);
      g_assert_cmpuint (row->n_attempts, <=, SOL_MOST_ATTEMPTS);
      gboolean acts = (row->flags & SOL_ROW_ACTS) != 0;
      g_assert_cmpint (sol_call_acts (call), ==, acts);
      g_assert_cmpint (row->judge != NULL, ==, acts);
      g_assert_cmpint (row->decode != NULL, ==, !acts);
      g_assert_cmpint (sol_call_get_value_type (call) == G_TYPE_NONE, ==, acts);
      for (guint a = 0; a < row->n_attempts; a++)
        g_assert_cmpint (strcmp (row->attempts[a].method, "GET") != 0, ==, acts);
    }
  g_assert_cmpint (sol_call_from_name ("no-such-call"), ==, SOL_N_CALLS);
  g_assert_cmpint (sol_call_from_name (NULL), ==, SOL_N_CALLS);
}

static void
test_targets (void)
{
  const SolCallRow *energy = sol_call_get_row (SOL_CALL_PANEL_ENERGY);
  const SolCallRow *profile = sol_call_get_row (SOL_CALL_PROFILE);
  const SolCallRow *panels = sol_call_get_row (SOL_CALL_PANELS);
  const SolCallTarget no_dates = { .site = RIG_SITE };
  const SolCallTarget no_site = { .from = "2024-02-11", .to = "2026-05-06" };
  const SolCallTarget odd = { .site = "1/../2", .search = "a b&c=d" };
  /* the start is never guessed (addendum 1.7.13) */
  g_assert_null (sol_attempt_dup_target (&energy->attempts[0], &no_dates, NULL, 0));
  g_assert_null (sol_attempt_dup_target (&energy->attempts[0], &no_site, NULL, 0));
  g_autofree char *without_user = sol_attempt_dup_target (&profile->attempts[0], &no_dates, NULL, 0);
  g_assert_cmpstr (without_user, ==, "/service/batteryConfig/api/v1/profile/" RIG_SITE "?source=enho");
  g_autofree char *escaped = sol_attempt_dup_target (&panels->attempts[0], &odd, NULL, 1000);
  g_assert_cmpstr (escaped, ==,
                   "/app-api/1%2F..%2F2/inverters.json?limit=1000&offset=1000&search=a%20b%26c%3Dd");
}

/* --- order of the start's attempts --------------------------------------------------------------------- */

static const char *
recall_cb (const char *key, gpointer user_data)
{
  return g_hash_table_lookup (user_data, key);
}

static void
test_start_orders (void)
{
  const struct
  {
    const char *mode;
    int amps, stored;
    const char *slot, *remembered; /* nullable */
    const char *order;             /* numbers of the table in addendum 1.7.14 */
  } rows[] = {
    { "manual", 0, 20, NULL, NULL, "12348567" },
    { "manual", 16, 20, NULL, NULL, "12348" },
    { "scheduled", 0, 20, NULL, NULL, "12348567" },
    { "scheduled", 16, 0, NULL, NULL, "12348" },
    { "green", 0, 20, NULL, NULL, "567" },
    { "green", 16, 20, NULL, NULL, "567" },
    { "smart", 0, 20, NULL, NULL, "567" },
    { "smart", 16, 0, NULL, NULL, "567" },
    { "unknown", 0, 20, NULL, NULL, "12345678" },
    { NULL, 0, 20, NULL, NULL, "12345678" },
    { NULL, 16, 20, NULL, NULL, "12348" },
    { "manual", 0, 0, NULL, NULL, "567" },
    { NULL, 0, 0, NULL, NULL, "567" },
    { "manual", 16, 0, "level", "snake", "41238" },
    { "manual", 0, 20, "level", "level", "81234567" },
    { "manual", 0, 20, "bare", "bare", "12348657" },
    { "green", 0, 0, "bare", "bare-singular", "756" },
    { NULL, 0, 20, "any", "bare", "61234578" },
    { "manual", 0, 20, "no-level", "1", "567" },
    { "manual", 16, 20, "no-level", "1", "12348" },
    { "green", 0, 0, "level", "snake", "567" },
    { "manual", 16, 0, "level", "no such", "12348" },
    { "manual", 0, 20, "level", "bare", "12348567" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) memory = g_hash_table_new (g_str_hash, g_str_equal);
      if (rows[i].slot != NULL)
        g_hash_table_insert (memory, (char *) rows[i].slot, (char *) rows[i].remembered);
      const SolCallTarget target
          = { .mode = rows[i].mode, .amps = rows[i].amps, .amps_stored = rows[i].stored };
      guint order[SOL_MOST_ATTEMPTS];
      guint n = sol_order_start (&target, recall_cb, memory, order);
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint k = 0; k < n; k++)
        g_string_append_printf (text, "%u", order[k] + 1);
      g_assert_cmpstr (text->str, ==, rows[i].order);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/table/families", test_families);
  g_test_add_func ("/cloud/table/families-without-tokens", test_families_without_tokens);
  g_test_add_func ("/cloud/table/headers-cannot-be-smuggled", test_headers_cannot_be_smuggled);
  g_test_add_func ("/cloud/table/rows", test_rows);
  g_test_add_func ("/cloud/table/requests", test_requests);
  g_test_add_func ("/cloud/table/targets", test_targets);
  g_test_add_func ("/cloud/table/start-orders", test_start_orders);
  return g_test_run ();
}
