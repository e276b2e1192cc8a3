/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-rig.h"
#include "cloud-targets.h"
#include "sol-cloud-table.h"
#include "sol-hosts.h"
#include "sol-session.h"
#include "table-requests.h"

#define ACCESS "eyJhbGciOiJFUzI1NiJ9.eyJ1c2VyX2lkIjo1NTY2Nzc4fQ.c2ln"
#define COOKIES                                                                                              \
  "_enlighten_4_session=ck-1; XSRF-TOKEN=kQ0s%2Fy1; appVersion=3.6.1; "                                      \
  "enlighten_manager_token_production=" RIG_MANAGER_TOKEN
#define BATTERY                                                                                              \
  "User-Agent: " SOL_UA_CHROME, "Accept: application/json, text/plain, */*",                                 \
      "Origin: https://battery-profile-ui.enphaseenergy.com",                                                \
      "Referer: https://battery-profile-ui.enphaseenergy.com/", "Username: 6049921"
#define SUMMARY "https://enlighten.enphaseenergy.com/pv/systems/" RIG_SITE "/summary"
#define WEB "https://enlighten.enphaseenergy.com/web/" RIG_SITE

/* What the header families are, said once more and in full: `name: value`, `*` for any. */
static const struct
{
  SolHeaderFamily family;
  const char *headers[14];
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
  { SOL_HEADERS_HISTORY_BEARER,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: */*", "Referer: " WEB "/history/graph/years?v=3.6.1",
      "X-Requested-With: XMLHttpRequest", "X-CSRF-Token: kQ0s/y1", "e-auth-token: " ACCESS,
      "Authorization: Bearer " RIG_MANAGER_TOKEN } },
  { SOL_HEADERS_HISTORY_FORM,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/javascript, */*; q=0.01",
      "Referer: " WEB "/history/graph/years?v=3.6.1", "Origin: https://enlighten.enphaseenergy.com",
      "X-Requested-With: XMLHttpRequest", "X-CSRF-Token: kQ0s/y1", "e-auth-token: " ACCESS,
      "Authorization: Bearer " RIG_MANAGER_TOKEN } },
  { SOL_HEADERS_TODAY_BEARER,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: */*", "Referer: " WEB "/today/graph/hours?v=3.6.1",
      "X-Requested-With: XMLHttpRequest", "X-CSRF-Token: kQ0s/y1", "e-auth-token: " ACCESS,
      "Authorization: Bearer " RIG_MANAGER_TOKEN } },
  { SOL_HEADERS_TODAY_COOKIES,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/javascript, */*; q=0.01",
      "Referer: " WEB "/today/graph/hours?v=3.6.1", "X-Requested-With: XMLHttpRequest",
      "X-CSRF-Token: kQ0s/y1" } },
  { SOL_HEADERS_DASHBOARD,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json",
      "Referer: https://enlighten.enphaseenergy.com/app/system_dashboard/sites/" RIG_SITE "/summary",
      "X-Requested-With: XMLHttpRequest", "X-CSRF-Token: kQ0s/y1", "e-auth-token: " ACCESS,
      "Authorization: Bearer " RIG_MANAGER_TOKEN } },
  { SOL_HEADERS_RECORDS,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/javascript, */*; q=0.01",
      "Referer: " SUMMARY, "X-Requested-With: XMLHttpRequest", "X-CSRF-Token: kQ0s/y1",
      "Authorization: Bearer " ACCESS, "requestid: *", "Username: 6049921" } },
  { SOL_HEADERS_EVENTS,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json", "Content-Type: application/json",
      "Referer: " SUMMARY, "X-Requested-With: XMLHttpRequest", "X-CSRF-Token: kQ0s/y1",
      "e-auth-token: " ACCESS } },
  { SOL_HEADERS_TARIFF,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/javascript, */*; q=0.01",
      "Referer: " SUMMARY, "X-Requested-With: XMLHttpRequest", "e-auth-token: " RIG_MANAGER_TOKEN,
      "Username: 6049921", "requestid: *", "X-XSRF-Token: kQ0s/y1" } },
  { SOL_HEADERS_TARIFF_WRITE,
    { "User-Agent: " SOL_UA_SAFARI, "Accept: application/json, text/javascript, */*; q=0.01",
      "Referer: https://enlighten.enphaseenergy.com/", "Origin: https://enlighten.enphaseenergy.com",
      "X-Requested-With: XMLHttpRequest", "e-auth-token: " RIG_MANAGER_TOKEN, "Username: 6049921",
      "requestid: *", "X-XSRF-Token: kQ0s/y1" } },
  { SOL_HEADERS_BATTERY_WRITE,
    { BATTERY, "e-auth-token: " RIG_MANAGER_TOKEN, "requestid: *", "X-XSRF-Token: w/1" } },
  { SOL_HEADERS_BATTERY_WRITE_LEAN, { BATTERY, "X-XSRF-Token: w/1" } },
  { SOL_HEADERS_BATTERY_COOKIE,
    { BATTERY, "X-Requested-With: XMLHttpRequest", "e-auth-token: " RIG_MANAGER_TOKEN, "X-XSRF-Token: w/1",
      "Cookie: " COOKIES } },
  { SOL_HEADERS_BATTERY_MIXED,
    { BATTERY, "X-Requested-With: XMLHttpRequest", "e-auth-token: " RIG_MANAGER_TOKEN,
      "Authorization: Bearer " RIG_MANAGER_TOKEN, "X-XSRF-Token: w/1", "X-CSRF-Token: w/1",
      "Cookie: _enlighten_4_session=ck-1; appVersion=3.6.1; "
      "enlighten_manager_token_production=" RIG_MANAGER_TOKEN "; BP-XSRF-Token=w/1" } },
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
  g_autoptr (SolSession) session = make_session (COOKIES, ACCESS);
  const SolHeaderFacts facts = { .site = RIG_SITE, .xsrf = "w/1" };
  g_assert_cmpuint (G_N_ELEMENTS (families), ==, SOL_N_HEADER_FAMILIES);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_test_message ("%s", sol_headers_get_name (families[i].family));
      g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
      sol_headers_fill (headers, families[i].family, session, &facts);
      assert_headers (headers, families[i].headers);
    }
}

/* What is not known is left out, not sent empty (trap 23). */
static void
test_families_without_tokens (void)
{
  g_autoptr (SolSession) session = make_session ("_enlighten_4_session=ck-1; XSRF-TOKEN=", NULL);
  const char *const forbidden[]
      = { "e-auth-token", "Authorization", "X-CSRF-Token", "Username", "X-XSRF-Token" };
  const SolHeaderFacts facts = { .site = RIG_SITE };
  for (guint family = 0; family < SOL_N_HEADER_FAMILIES; family++)
    {
      if (family == SOL_HEADERS_RENEW_SESSION)
        continue;
      g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
      sol_headers_fill (headers, (SolHeaderFamily) family, session, &facts);
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
  const SolHeaderFacts facts = { .site = "1/../2?x" };
  sol_headers_fill (headers, SOL_HEADERS_TODAY_JSON, session, &facts);
  g_assert_null (soup_message_headers_get_one (headers, "X-CSRF-Token"));
  g_assert_null (soup_message_headers_get_one (headers, "e-auth-token"));
  g_assert_null (soup_message_headers_get_one (headers, "Evil"));
  g_assert_nonnull (strstr (soup_message_headers_get_one (headers, "Referer"), "/web/1%2F..%2F2%3Fx/"));
}

/* What merged bodies start from, here. */
static GBytes *
make_base (SolCallId call)
{
  static const char settings[]
      = "{\"type\":\"x\",\"data\":{\"profile\":\"self-consumption\",\"supportsMqtt\":true,\"veryLowSoc\":10,"
        "\"veryLowSocMin\":5,\"devices\":{\"iqEvse\":{}}}}";
  static const char tariff[]
      = "{\"zipcode\":\"1013 XX\",\"purchase\":{\"seasons\":[{\"id\":\"default\",\"days\":[{\"id\":\"week\","
        "\"periods\":[{\"id\":\"peak-1\",\"rate\":\"0.31\"}]}]}]}}";
  const char *text = call == SOL_CALL_SET_TARIFF ? tariff : settings;
  return g_bytes_new_static (text, strlen (text));
}

/* Every attempt of every row: the request as it goes out. */
static void
test_requests (void)
{
  guint n = 0;
  for (guint call = 0; call < SOL_N_CALLS; call++)
    {
      const SolCallRow *row = sol_call_get_row ((SolCallId) call);
      g_autoptr (SolWrite) write = targets_write_for ((SolCallId) call);
      const SolCallTarget target = targets_fill (write);
      g_autoptr (GBytes) base = make_base ((SolCallId) call);
      const SolStamp stamp = { .user = "6049921", .request_id = "u-1", .base = base };
      for (guint i = 0; i < row->n_attempts; i++, n++)
        {
          const SolAttempt *attempt = &row->attempts[i];
          g_autofree char *path = sol_attempt_dup_target (attempt, &target, &stamp);
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) body = sol_attempt_dup_body (row, attempt, &target, &stamp, &error);
          g_assert_no_error (error);
          gsize size = 0;
          const char *text = body == NULL ? "" : g_bytes_get_data (body, &size);
          g_autofree char *line = g_strdup_printf ("%s %s|%s|%s %s|%.*s", row->name, attempt->name,
                                                   sol_headers_get_name (attempt->family), attempt->method,
                                                   path, (int) size, text);
          g_assert_cmpuint (n, <, table_n_requests);
          g_assert_cmpstr (line, ==, table_requests[n]);
        }
    }
  g_assert_cmpuint (n, ==, table_n_requests);
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
      g_assert_true (row->decode != NULL || acts);
      g_assert_cmpint (sol_call_get_value_type (call) == G_TYPE_NONE, ==, row->decode == NULL);
      /* what the attempts need is there */
      for (guint a = 0; a < row->n_attempts; a++)
        {
          g_assert_true (row->merging != NULL || !(row->attempts[a].flags & SOL_ATTEMPT_MERGED));
          for (guint b = 0; b < a; b++)
            g_assert_cmpstr (row->attempts[a].name, !=, row->attempts[b].name);
        }
      if (row->merging != NULL)
        g_assert_true (sol_call_get_row (row->merging->read)->flags & SOL_ROW_KEPT);
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
  const SolStamp stamp = { .offset = 1000 };
  const SolCallTarget odd = { .site = "1/../2", .search = "a b&c=d" };
  /* the start is never guessed (addendum 1.7.13) */
  g_assert_null (sol_attempt_dup_target (&energy->attempts[0], &no_dates, &stamp));
  g_assert_null (sol_attempt_dup_target (&energy->attempts[0], &no_site, &stamp));
  g_autofree char *without_user = sol_attempt_dup_target (&profile->attempts[0], &no_dates, &stamp);
  g_assert_cmpstr (without_user, ==, "/service/batteryConfig/api/v1/profile/" RIG_SITE "?source=enho");
  g_autofree char *escaped = sol_attempt_dup_target (&panels->attempts[0], &odd, &stamp);
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
