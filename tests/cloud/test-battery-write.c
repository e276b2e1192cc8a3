/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-targets.h"
#include "sol-cloud-table.h"

/* BatteryConfig writes: ladders, tokens, bodies, verdicts (addendum 1.5.2, 1.5.3). */

#define CONFIG "/service/batteryConfig/api/v1"
#define SITE_SETTINGS "GET " CONFIG "/siteSettings/" RIG_SITE
#define CHECK "POST " CONFIG "/battery/sites/" RIG_SITE "/schedules/isValid"
#define SETTINGS CONFIG "/batterySettings/" RIG_SITE
#define PROFILE CONFIG "/profile/" RIG_SITE
#define CANCEL CONFIG "/cancel/profile/" RIG_SITE
#define SUCCESS "{\"message\":\"success\"}"

#define MANAGER "enlighten_manager_token_production=" RIG_MANAGER_TOKEN

static const char *const no_xsrf[] = { "_enlighten_4_session=ck-1", MANAGER, NULL };
static const char *const with_xsrf[] = { "_enlighten_4_session=ck-1", "XSRF-TOKEN=in%2Fjar", MANAGER, NULL };

static char *
make_settings (gboolean mqtt)
{
  return g_strdup_printf (
      "{\"type\":\"battery-details\",\"data\":{\"profile\":\"self-consumption\",\"batteryBackupPercentage\":"
      "20,"
      "\"batteryBackupPercentageMin\":5,\"veryLowSoc\":10,\"pollingInterval\":60,\"supportsMqtt\":%s,"
      "\"chargeFromGrid\":true,\"chargeBeginTime\":90,\"chargeEndTime\":285,"
      "\"acceptedItcDisclaimer\":\"2025-11-03T17:20:00Z\","
      "\"cfgControl\":{\"show\":true,\"forceScheduleOpted\":false,\"vendor\":[1]},"
      "\"rbdControl\":{\"show\":true,\"enabled\":true,\"locked\":false},"
      "\"dtgControl\":{\"show\":true,\"enabled\":false,\"vendorNote\":\"keep\"},"
      "\"devices\":{\"iqEvse\":{\"useBatteryFrSelfConsumption\":false}}}}",
      mqtt ? "true" : "false");
}

/* Every answer brings another token in its header. */
static void
serve_tokens (Rig *rig)
{
  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *token = g_strdup_printf (" t-%u ", i);
      cloud_fixture_answer (rig->server, SITE_SETTINGS, 200, "{\"data\":{}}", "x-csrf-token", token, NULL);
    }
}

static void
read_settings (Rig *rig, gboolean mqtt)
{
  g_autofree char *settings = make_settings (mqtt);
  cloud_fixture_answer (rig->server, "GET " SETTINGS, 200, settings, NULL);
  cloud_fixture_answer (rig->server, "GET " PROFILE, 200, settings, NULL);
  g_autoptr (SolReading) read = rig_read (rig->cloud, SOL_CALL_BATTERY_SETTINGS, NULL);
  g_autoptr (SolReading) profile = rig_read (rig->cloud, SOL_CALL_PROFILE, NULL);
  g_assert_true (read != NULL && profile != NULL);
}

/* What a write looks like from outside: shape, then m merged, d with devices, a accepted as a truth, -
 * without source. */
static void
describe (GString *text, const CloudReceived *received)
{
  gboolean bearer = cloud_received_header (received, "Authorization") != NULL;
  gboolean token = cloud_received_header (received, "e-auth-token") != NULL;
  gboolean asked_for = cloud_received_header (received, "requestid") != NULL;
  g_string_append_printf (text, "%s%c", text->len == 0 ? "" : " ",
                          bearer ? 'M' : (asked_for && token ? 'P' : (token ? 'C' : 'L')));
  g_autofree char *body = targets_take_body (received);
  if (strstr (body, "cfgControl") != NULL && strstr (body, "rbdControl") != NULL)
    g_string_append_c (text, 'm');
  if (strstr (body, "devices") != NULL)
    g_string_append_c (text, 'd');
  if (strstr (body, "\"acceptedItcDisclaimer\":true") != NULL)
    g_string_append_c (text, 'a');
  if (received->query == NULL || strstr (received->query, "source=enho") == NULL)
    g_string_append_c (text, '-');
}

static char *
describe_all (CloudFixture *server, const char *route)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < cloud_fixture_count (server, route); i++)
    describe (text, cloud_fixture_get (server, route, i));
  return g_string_free (text, FALSE);
}

static SolWrite *
make_apply (void)
{
  const SolChargeApply apply = { TRUE, TRUE, 135, 300, RIG_NOW };
  return sol_write_new_charge_apply (&apply);
}

static SolWrite *
make_reserve (void)
{
  return sol_write_new_reserve (40);
}

static SolWrite *
make_restrict_off (void)
{
  return sol_write_new_window_switch (SOL_BATTERY_WINDOW_RESTRICT, FALSE, -1, -1);
}

static SolWrite *
make_shutdown (void)
{
  return sol_write_new_shutdown_level (15);
}

/* --- ladders ------------------------------------------------------------------------------------------- */

/* All of it refused with 403, to the end. */
static void
test_ladders (void)
{
  static const char *const settings_plain = "P L Pmd Lmd C Cmd M Mmd";
  static const struct
  {
    SolCallId call;
    const char *route;
    SolWrite *(*make) (void);
    gboolean mqtt, xsrf;
    const char *ladder;
  } rows[] = {
    { SOL_CALL_SET_BATTERY_SETTINGS, "PUT " SETTINGS, make_shutdown, FALSE, FALSE, NULL },
    { SOL_CALL_SET_BATTERY_SETTINGS, "PUT " SETTINGS, make_shutdown, TRUE, FALSE,
      "P L P- L- Pmd Lmd Pmd- Lmd- C C- Cmd Cmd- M M- Mmd Mmd-" },
    { SOL_CALL_SET_BATTERY_SETTINGS, "PUT " SETTINGS, make_shutdown, FALSE, TRUE, "C Cmd P L Pmd Lmd M Mmd" },
    { SOL_CALL_SET_BATTERY_SETTINGS, "PUT " SETTINGS, make_shutdown, TRUE, TRUE,
      "C C- Cmd Cmd- P L P- L- Pmd Lmd Pmd- Lmd- M M- Mmd Mmd-" },
    { SOL_CALL_SET_BATTERY_SETTINGS, "PUT " SETTINGS, make_apply, FALSE, FALSE,
      "P Pm- L Pmd Lmd C Cmd M Mmd Ma" },
    { SOL_CALL_SET_BATTERY_SETTINGS, "PUT " SETTINGS, make_reserve, FALSE, FALSE, "Pm Lm Cm Mm Mma" },
    { SOL_CALL_SET_BATTERY_SETTINGS, "PUT " SETTINGS, make_restrict_off, TRUE, FALSE,
      "Pm- Lm- Cm- Mm- Mma-" },
    { SOL_CALL_SET_PROFILE, "PUT " PROFILE, NULL, FALSE, FALSE, "P P- Pmd Pmd- C- Cmd M- Mmd" },
    { SOL_CALL_SET_PROFILE, "PUT " PROFILE, NULL, TRUE, TRUE, "C- Cmd P P- Pmd Pmd- M- Mmd" },
    { SOL_CALL_CANCEL_PROFILE, "PUT " CANCEL, NULL, FALSE, FALSE, "P L C M" },
    { SOL_CALL_CANCEL_PROFILE, "PUT " CANCEL, NULL, TRUE, TRUE, "C P L M" },
    { SOL_CALL_SET_STORM_GUARD, "PUT " CONFIG "/stormGuard/toggle/" RIG_SITE, NULL, TRUE, FALSE, "P L C M" },
    { SOL_CALL_OPT_OUT_STORM, "PUT " CONFIG "/stormGuard/" RIG_SITE "/stormAlert", NULL, TRUE, FALSE,
      "P- L- C- M-" },
    { SOL_CALL_ACCEPT_DISCLAIMER, "POST " CONFIG "/batterySettings/acceptDisclaimer/" RIG_SITE, NULL, TRUE,
      FALSE, "P- L- C- M-" },
    { SOL_CALL_ADD_BATTERY_WINDOW, "POST " CONFIG "/battery/sites/" RIG_SITE "/schedules", NULL, TRUE, FALSE,
      "P- L- C- M-" },
    { SOL_CALL_CHANGE_BATTERY_WINDOW, "PUT " CONFIG "/battery/sites/" RIG_SITE "/schedules/" TARGETS_WINDOW,
      NULL, TRUE, TRUE, "C- P- L- M-" },
    { SOL_CALL_DELETE_BATTERY_WINDOW,
      "POST " CONFIG "/battery/sites/" RIG_SITE "/schedules/" TARGETS_WINDOW "/delete", NULL, TRUE, FALSE,
      "P- L- C- M-" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u %s", i, rows[i].route);
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      targets_sign_in (&rig, rows[i].xsrf ? with_xsrf : no_xsrf, "aT-1");
      read_settings (&rig, rows[i].mqtt);
      serve_tokens (&rig);
      cloud_fixture_answer (rig.server, rows[i].route, 403, "{\"message\":\"Forbidden\"}", NULL);
      g_autoptr (SolWrite) write = rows[i].make == NULL ? NULL : rows[i].make ();
      g_autoptr (GError) error = NULL;
      g_assert_null (targets_act (rig.cloud, rows[i].call, write, &error));
      g_assert_error (error, SOL_ERROR, SOL_ERROR_FORBIDDEN);
      g_autofree char *ladder = describe_all (rig.server, rows[i].route);
      g_assert_cmpstr (ladder, ==, rows[i].ladder == NULL ? settings_plain : rows[i].ladder);
    }
}

/* Without tokens there is nothing to put into half of the shapes. */
static void
test_ladder_without_tokens (void)
{
  static const char *const cookies[] = { "_enlighten_4_session=ck-1", "XSRF-TOKEN=x", NULL };
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  targets_sign_in (&rig, cookies, NULL);
  serve_tokens (&rig);
  cloud_fixture_answer (rig.server, "PUT " CANCEL, 403, "{}", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (targets_act (rig.cloud, SOL_CALL_CANCEL_PROFILE, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_FORBIDDEN);
  g_assert_cmpuint (cloud_fixture_count (rig.server, "PUT " CANCEL), ==, 2);
}

/* The headers of each shape, as they arrive. */
static void
test_shapes (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  targets_sign_in (&rig, with_xsrf, "aT-1");
  serve_tokens (&rig);
  cloud_fixture_answer (rig.server, "PUT " CANCEL, 403, "{}", "Set-Cookie", "rotated=r2; Path=/", NULL);
  g_assert_null (targets_act (rig.cloud, SOL_CALL_CANCEL_PROFILE, NULL, NULL));
  const CloudReceived *cookie = cloud_fixture_get (rig.server, "PUT " CANCEL, 0);
  g_assert_cmpstr (cloud_received_header (cookie, "Cookie"), ==,
                   MANAGER "; XSRF-TOKEN=in%2Fjar; _enlighten_4_session=ck-1");
  g_assert_cmpstr (cloud_received_header (cookie, "X-XSRF-Token"), ==, "in/jar");
  g_assert_cmpstr (cloud_received_header (cookie, "X-Requested-With"), ==, "XMLHttpRequest");
  g_assert_null (cloud_received_header (cookie, "X-CSRF-Token"));
  g_assert_null (cloud_received_header (cookie, "requestid"));

  const CloudReceived *primary = cloud_fixture_get (rig.server, "PUT " CANCEL, 1);
  g_assert_cmpstr (cloud_received_header (primary, "X-XSRF-Token"), ==, "t-1");
  g_assert_cmpstr (cloud_received_header (primary, "e-auth-token"), ==, RIG_MANAGER_TOKEN);
  g_assert_cmpstr (cloud_received_header (primary, "Content-Type"), ==, "application/json");
  g_assert_null (cloud_received_header (primary, "X-Requested-With"));
  /* the jar takes part, but not in the answers to requests that went without it */
  g_assert_nonnull (strstr (cloud_received_header (primary, "Cookie"), "XSRF-TOKEN=in%2Fjar"));
  g_assert_null (strstr (cloud_received_header (primary, "Cookie"), "rotated"));

  const CloudReceived *lean = cloud_fixture_get (rig.server, "PUT " CANCEL, 2);
  g_assert_cmpstr (cloud_received_header (lean, "X-XSRF-Token"), ==, "t-2");
  g_assert_null (cloud_received_header (lean, "e-auth-token"));
  g_assert_null (cloud_received_header (lean, "requestid"));

  const CloudReceived *mixed = cloud_fixture_get (rig.server, "PUT " CANCEL, 3);
  g_assert_cmpstr (cloud_received_header (mixed, "Authorization"), ==, "Bearer " RIG_MANAGER_TOKEN);
  g_assert_cmpstr (cloud_received_header (mixed, "X-XSRF-Token"), ==, "t-3");
  g_assert_cmpstr (cloud_received_header (mixed, "X-CSRF-Token"), ==, "t-3");
  const char *cookies = cloud_received_header (mixed, "Cookie");
  g_assert_nonnull (strstr (cookies, "BP-XSRF-Token=t-3"));
  g_assert_nonnull (strstr (cookies, "rotated=r2"));
  g_assert_null (strstr (cookies, "in%2Fjar"));
}

/* --- what is remembered -------------------------------------------------------------------------------- */

static void
test_memory (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  targets_sign_in (&rig, no_xsrf, "aT-1");
  read_settings (&rig, TRUE);
  serve_tokens (&rig);
  cloud_fixture_answer (rig.server, "PUT " SETTINGS, 403, "{}", NULL);
  cloud_fixture_answer (rig.server, "PUT " SETTINGS, 403, "{}", NULL);
  cloud_fixture_answer (rig.server, "PUT " SETTINGS, 200, SUCCESS, NULL);
  g_autoptr (SolActResult) first = targets_act (rig.cloud, SOL_CALL_SET_BATTERY_SETTINGS, NULL, NULL);
  g_assert_cmpstr (first->attempt, ==, "primary-no-source");
  g_autoptr (SolActResult) second = targets_act (rig.cloud, SOL_CALL_SET_BATTERY_SETTINGS, NULL, NULL);
  g_assert_cmpstr (second->attempt, ==, "primary-no-source");
  g_assert_cmpuint (cloud_fixture_count (rig.server, "PUT " SETTINGS), ==, 4);

  /* after a restart, too */
  rig_restart (&rig);
  g_autoptr (SolActResult) third = targets_act (rig.cloud, SOL_CALL_SET_BATTERY_SETTINGS, NULL, NULL);
  g_assert_cmpstr (third->attempt, ==, "primary-no-source");

  /* a battery that listens to something else is another one */
  cloud_fixture_clear (rig.server);
  read_settings (&rig, FALSE);
  serve_tokens (&rig);
  cloud_fixture_answer (rig.server, "PUT " SETTINGS, 200, SUCCESS, NULL);
  g_autoptr (SolActResult) fourth = targets_act (rig.cloud, SOL_CALL_SET_BATTERY_SETTINGS, NULL, NULL);
  g_assert_cmpstr (fourth->attempt, ==, "primary");
}

/* --- the token for a write ----------------------------------------------------------------------------- */

static void
test_tokens (void)
{
  static const struct
  {
    guint settings;
    const char *header;
    guint check;
    const char *check_header, *check_cookie;
    guint again;
    const char *again_cookie;
    gboolean jar;
    const char *token;
    guint asked, checked;
  } rows[] = {
    { 200, " hdr-9a/7== ", 200, NULL, NULL, 0, NULL, FALSE, "hdr-9a/7==", 1, 0 },
    { 304, "h", 200, NULL, NULL, 0, NULL, FALSE, "h", 1, 0 },
    { 200, NULL, 200, "c-1", "XSRF-TOKEN=no", 0, NULL, TRUE, "c-1", 1, 1 },
    { 200, "  ", 200, NULL, "bp-xsrf-token=tok%2Ben%3D", 0, NULL, FALSE, "tok+en=", 1, 1 },
    { 200, NULL, 200, NULL, "Xsrf-Token=\"q%20d\"", 0, NULL, TRUE, "q d", 1, 1 },
    { 200, NULL, 200, NULL, NULL, 0, NULL, TRUE, "in/jar", 1, 1 },
    { 200, NULL, 200, NULL, NULL, 0, NULL, FALSE, NULL, 1, 1 },
    /* an error's cookies count, its header does not (trap 28) */
    { 403, "no", 403, "no", "bp-xsrf-token=tok%2Ben%3D", 0, NULL, FALSE, "tok+en=", 1, 1 },
    { 403, NULL, 403, NULL, NULL, 0, NULL, TRUE, "in/jar", 1, 1 },
    { 403, NULL, 403, NULL, NULL, 200, "BP-XSRF-Token=late", FALSE, "late", 2, 1 },
    { 200, NULL, 400, NULL, NULL, 403, NULL, FALSE, NULL, 2, 1 },
    { 503, "no", 503, NULL, NULL, 0, NULL, FALSE, NULL, 1, 1 },
    { 500, NULL, 500, NULL, NULL, 0, NULL, TRUE, "in/jar", 1, 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u", i);
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      static const char *const no_token[] = { "_enlighten_4_session=ck-1", NULL };
      static const char *const in_jar[] = { "XSRF-TOKEN=in%2Fjar", NULL };
      targets_sign_in (&rig, rows[i].jar ? in_jar : no_token, NULL);
      CloudFixture *server = rig.server;
      cloud_fixture_answer (server, SITE_SETTINGS, rows[i].settings, "{}",
                            rows[i].header == NULL ? "X-Else" : "x-csrf-token",
                            rows[i].header == NULL ? "1" : rows[i].header, NULL);
      if (rows[i].again != 0)
        cloud_fixture_answer (server, SITE_SETTINGS, rows[i].again, "{}", "Set-Cookie",
                              rows[i].again_cookie == NULL ? "a=b" : rows[i].again_cookie, NULL);
      cloud_fixture_answer (server, CHECK, rows[i].check, "{\"isValid\":true}", "Set-Cookie",
                            rows[i].check_cookie == NULL ? "a=b" : rows[i].check_cookie,
                            rows[i].check_header == NULL ? "X-Else" : "x-csrf-token",
                            rows[i].check_header == NULL ? "1" : rows[i].check_header, NULL);
      cloud_fixture_answer (server, "PUT " CANCEL, 200, SUCCESS, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolActResult) result = targets_act (rig.cloud, SOL_CALL_CANCEL_PROFILE, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (cloud_received_header (cloud_fixture_get (server, "PUT " CANCEL, 0), "X-XSRF-Token"),
                       ==, rows[i].token);
      g_assert_cmpuint (cloud_fixture_count (server, SITE_SETTINGS), ==, rows[i].asked);
      g_assert_cmpuint (cloud_fixture_count (server, CHECK), ==, rows[i].checked);
    }
}

/* A good token outlives a failed attempt to get another (trap 25), and goes along with the check. */
static void
test_token_is_kept (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  targets_sign_in (&rig, no_xsrf, "aT-1");
  cloud_fixture_answer (rig.server, SITE_SETTINGS, 200, "{}", "x-csrf-token", "good", NULL);
  cloud_fixture_answer (rig.server, SITE_SETTINGS, 503, "{}", NULL);
  cloud_fixture_answer (rig.server, CHECK, 503, "", NULL);
  cloud_fixture_answer (rig.server, "PUT " CANCEL, 200, SUCCESS, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SolActResult) result = targets_act (rig.cloud, SOL_CALL_CANCEL_PROFILE, NULL, NULL);
      g_assert_nonnull (result);
      g_assert_cmpstr (
          cloud_received_header (cloud_fixture_get (rig.server, "PUT " CANCEL, i), "X-XSRF-Token"), ==,
          "good");
    }
  g_assert_cmpstr (cloud_received_header (cloud_fixture_get (rig.server, CHECK, 0), "X-XSRF-Token"), ==,
                   "good");
}

/* The check asks about the family of the write (trap 93). */
static void
test_check_names_the_family (void)
{
  static const struct
  {
    SolBatteryWindowKind kind;
    const char *body;
  } rows[] = {
    { SOL_BATTERY_WINDOW_CHARGE, "{\"scheduleType\":\"cfg\",\"forceScheduleOpted\":true}" },
    { SOL_BATTERY_WINDOW_DISCHARGE, "{\"scheduleType\":\"dtg\"}" },
    { SOL_BATTERY_WINDOW_RESTRICT, "{\"scheduleType\":\"rbd\"}" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      targets_sign_in (&rig, no_xsrf, "aT-1");
      cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, 200, SUCCESS, NULL);
      g_autoptr (SolBatteryWindow) window = targets_make_window (rows[i].kind);
      g_autoptr (SolWrite) write = sol_write_new_window_add (window, TRUE);
      g_autoptr (SolActResult) result = targets_act (rig.cloud, SOL_CALL_ADD_BATTERY_WINDOW, write, NULL);
      g_assert_nonnull (result);
      g_autofree char *body = targets_take_body (cloud_fixture_get (rig.server, CHECK, 0));
      g_assert_cmpstr (body, ==, rows[i].body);
    }
}

/* --- bodies -------------------------------------------------------------------------------------------- */

static void
check_json (const char *found, const char *wanted)
{
  g_autoptr (JsonNode) a = json_from_string (found, NULL);
  g_autoptr (JsonNode) b = json_from_string (wanted, NULL);
  g_assert_true (a != NULL && b != NULL);
  if (!json_node_equal (a, b))
    g_error ("%s is not %s", found, wanted);
}

#define WHOLE(reserve, charge, disclaimer, begin, end, opted, restrict_on)                                   \
  "{\"profile\":\"self-consumption\",\"batteryBackupPercentage\":" reserve ",\"veryLowSoc\":10,"             \
  "\"chargeFromGrid\":" charge ",\"chargeBeginTime\":" begin ",\"chargeEndTime\":" end                       \
  ",\"acceptedItcDisclaimer\":\"" disclaimer "\","                                                           \
  "\"cfgControl\":{\"show\":true,\"forceScheduleOpted\":" opted ",\"vendor\":[1]},"                          \
  "\"rbdControl\":{\"show\":true,\"enabled\":" restrict_on ",\"locked\":false},"                             \
  "\"dtgControl\":{\"show\":true,\"enabled\":false,\"vendorNote\":\"keep\"}"

static void
test_bodies (void)
{
  const SolChargeApply off = { FALSE, TRUE, -1, -1, SOL_TIME_UNKNOWN };
  const SolChargeApply on = { TRUE, TRUE, 135, 300, RIG_NOW };
  const struct
  {
    SolWrite *write;
    const char *body;
  } rows[] = {
    { sol_write_new_reserve (40),
      WHOLE ("40", "true", "2025-11-03T17:20:00Z", "90", "285", "false", "true") "}" },
    { sol_write_new_after_peak (TRUE), WHOLE ("20", "true", "2025-11-03T17:20:00Z", "90", "285", "false",
                                              "true") ",\"operationModeSubType\":\"prioritize-energy\"}" },
    { sol_write_new_after_peak (FALSE), WHOLE ("20", "true", "2025-11-03T17:20:00Z", "90", "285", "false",
                                               "true") ",\"operationModeSubType\":null}" },
    { sol_write_new_shutdown_level (15), "{\"veryLowSoc\":15}" },
    { sol_write_new_charge_from_grid (FALSE), "{\"chargeFromGrid\":false}" },
    { sol_write_new_charge_from_grid (TRUE), "{\"chargeFromGrid\":true,\"acceptedItcDisclaimer\":true}" },
    { sol_write_new_charge_apply (&on),
      "{\"chargeFromGrid\":true,\"chargeFromGridScheduleEnabled\":true,\"chargeBeginTime\":135,"
      "\"chargeEndTime\":300,\"acceptedItcDisclaimer\":\"2026-05-06T09:00:35Z\","
      "\"cfgControl\":{\"show\":true,\"forceScheduleOpted\":true,\"vendor\":[1]}}" },
    { sol_write_new_charge_apply (&off),
      "{\"chargeFromGrid\":true,\"chargeFromGridScheduleEnabled\":false,"
      "\"acceptedItcDisclaimer\":\"2025-11-03T17:20:00Z\","
      "\"cfgControl\":{\"show\":true,\"forceScheduleOpted\":false,\"vendor\":[1]}}" },
    { sol_write_new_window_switch (SOL_BATTERY_WINDOW_DISCHARGE, TRUE, 1050, 1170),
      "{\"dtgControl\":{\"show\":true,\"enabled\":true,\"vendorNote\":\"keep\",\"scheduleSupported\":true,"
      "\"startTime\":1050,\"endTime\":1170}}" },
    { sol_write_new_window_switch (SOL_BATTERY_WINDOW_DISCHARGE, FALSE, -1, -1),
      "{\"dtgControl\":{\"show\":true,\"enabled\":false,\"vendorNote\":\"keep\"}}" },
    { sol_write_new_window_switch (SOL_BATTERY_WINDOW_RESTRICT, FALSE, -1, -1),
      WHOLE ("20", "true", "2025-11-03T17:20:00Z", "90", "285", "false", "false") "}" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u", i);
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      targets_sign_in (&rig, no_xsrf, "aT-1");
      /* nothing was read before: the client does that itself where it has to */
      g_autofree char *settings = make_settings (FALSE);
      cloud_fixture_answer (rig.server, "GET " SETTINGS, 200, settings, NULL);
      serve_tokens (&rig);
      cloud_fixture_answer (rig.server, "PUT " SETTINGS, 200, SUCCESS, NULL);
      g_autoptr (SolWrite) write = rows[i].write;
      g_autoptr (GError) error = NULL;
      g_autoptr (SolActResult) result = targets_act (rig.cloud, SOL_CALL_SET_BATTERY_SETTINGS, write, &error);
      g_assert_no_error (error);
      g_autofree char *body = targets_take_body (cloud_fixture_get (rig.server, "PUT " SETTINGS, 0));
      check_json (body, rows[i].body);
    }
}

/* A body that needs what cannot be read is not sent; a body read too long ago is read again. */
static void
test_base (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  targets_sign_in (&rig, no_xsrf, "aT-1");
  serve_tokens (&rig);
  cloud_fixture_answer (rig.server, "GET " SETTINGS, 503, "", NULL);
  cloud_fixture_answer (rig.server, "PUT " SETTINGS, 200, SUCCESS, NULL);
  g_autoptr (SolWrite) write = sol_write_new_reserve (40);
  g_autoptr (GError) error = NULL;
  g_assert_null (targets_act (rig.cloud, SOL_CALL_SET_BATTERY_SETTINGS, write, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpuint (cloud_fixture_count (rig.server, "PUT " SETTINGS), ==, 0);

  cloud_fixture_clear (rig.server);
  read_settings (&rig, FALSE);
  serve_tokens (&rig);
  cloud_fixture_answer (rig.server, "PUT " SETTINGS, 200, SUCCESS, NULL);
  static const guint reads[] = { 1, 2, 3 };
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      /* the first finds the read fresh, the second knows of the first write, the third comes late */
      g_autoptr (SolActResult) result = targets_act (rig.cloud, SOL_CALL_SET_BATTERY_SETTINGS, write, NULL);
      g_assert_nonnull (result);
      g_assert_cmpuint (cloud_fixture_count (rig.server, "GET " SETTINGS), ==, reads[i]);
      sol_clock_test_advance (rig.clock, 6 * SOL_MINUTE);
    }
}

/* --- verdicts ------------------------------------------------------------------------------------------ */

static void
test_verdicts (void)
{
  static const struct
  {
    guint status;
    const char *body;
    int error; /* -1: accepted, -2: already */
    const char *code;
  } rows[] = {
    { 200, SUCCESS, -1, NULL },
    { 200, "{\"scheduleId\":\"1\"}", -1, NULL },
    { 204, NULL, -1, NULL },
    { 200, "{\"message\":\"failed\"}", SOL_ERROR_UNCERTAIN, NULL },
    { 200, "", SOL_ERROR_UNCERTAIN, NULL },
    { 200, "<html>Busy</html>", SOL_ERROR_UNCERTAIN, NULL },
    { 400, "{}", SOL_ERROR_REFUSED, NULL },
    { 404, "{}", SOL_ERROR_NOT_SUPPORTED, NULL },
    { 409, "{\"error\":{\"status\":\"ALREADY_PROCESSED\",\"code\":409}}", -2, "ALREADY_PROCESSED" },
    { 409, "{\"error\":{\"status\":\"CONFLICTING_SCHEDULE_RBD\",\"code\":409}}", SOL_ERROR_CONFLICT,
      "CONFLICTING_SCHEDULE_RBD" },
    { 409, "{}", SOL_ERROR_CONFLICT, NULL },
    { 422, "{}", SOL_ERROR_REFUSED, NULL },
    { 429, "{}", SOL_ERROR_RATE_LIMITED, NULL },
    { 500, "{}", SOL_ERROR_UNCERTAIN, NULL },
    { 503, "", SOL_ERROR_UNCERTAIN, NULL },
    { 504, "<html></html>", SOL_ERROR_UNCERTAIN, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u %s", rows[i].status, rows[i].body);
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      targets_sign_in (&rig, no_xsrf, "aT-1");
      serve_tokens (&rig);
      cloud_fixture_answer (rig.server, "PUT " CANCEL, rows[i].status, rows[i].body, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolActResult) result = targets_act (rig.cloud, SOL_CALL_CANCEL_PROFILE, NULL, &error);
      g_assert_cmpint (result != NULL, ==, rows[i].error < 0);
      if (result != NULL)
        {
          g_assert_cmpint (result->outcome, ==, rows[i].error == -1 ? SOL_ACT_ACCEPTED : SOL_ACT_ALREADY);
          g_assert_cmpstr (result->detail, ==, rows[i].code);
        }
      else
        {
          g_assert_error (error, SOL_ERROR, rows[i].error);
          g_assert_cmpstr (sol_error_get_cloud_code (error), ==, rows[i].code);
        }
      g_assert_cmpuint (cloud_fixture_count (rig.server, "PUT " CANCEL), ==, 1);
    }
}

static void
test_disclaimer_may_be_missing (void)
{
  static const guint statuses[] = { 404, 405 };
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      targets_sign_in (&rig, no_xsrf, "aT-1");
      cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, statuses[i], "{}", NULL);
      g_autoptr (SolActResult) result = targets_act (rig.cloud, SOL_CALL_ACCEPT_DISCLAIMER, NULL, NULL);
      g_assert_nonnull (result);
      g_assert_cmpint (result->outcome, ==, SOL_ACT_ALREADY);
    }
}

/* A whole profile carries devices, which some sites do not want. */
static void
test_profile_with_devices_refused (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  targets_sign_in (&rig, no_xsrf, "aT-1");
  read_settings (&rig, FALSE);
  serve_tokens (&rig);
  static const guint answers[] = { 403, 403, 400, 400, 400 };
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    cloud_fixture_answer (rig.server, "PUT " PROFILE, answers[i], "{}", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (targets_act (rig.cloud, SOL_CALL_SET_PROFILE, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
  g_autofree char *ladder = describe_all (rig.server, "PUT " PROFILE);
  g_assert_cmpstr (ladder, ==, "P P- Pmd Pmd- C-");
}

/* 401 goes to the session at once, and the same shape is sent again with new headers. */
static void
test_ended_session (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  targets_sign_in (&rig, no_xsrf, "aT-1");
  cloud_fixture_answer (rig.server, "GET /app-api/jwt_token.json", 200, "{\"token\":\"aT-2\"}", NULL);
  serve_tokens (&rig);
  cloud_fixture_answer (rig.server, "PUT " CANCEL, 401, "{}", NULL);
  cloud_fixture_answer (rig.server, "PUT " CANCEL, 200, SUCCESS, NULL);
  sol_clock_test_advance (rig.clock, SOL_HOUR);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) result = targets_act (rig.cloud, SOL_CALL_CANCEL_PROFILE, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *ladder = describe_all (rig.server, "PUT " CANCEL);
  g_assert_cmpstr (ladder, ==, "P P");
  g_assert_cmpstr (cloud_received_header (cloud_fixture_get (rig.server, "PUT " CANCEL, 1), "X-XSRF-Token"),
                   ==, "t-2");
}

/* Nothing of it ends up in the log. */
static void
test_log (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  targets_sign_in (&rig, with_xsrf, "aT-1");
  cloud_fixture_answer (rig.server, SITE_SETTINGS, 200, "{}", "x-csrf-token", "secret-token", NULL);
  cloud_fixture_answer (rig.server, "PUT " CANCEL, 403, "{}", NULL);
  cloud_fixture_answer (rig.server, "PUT " CANCEL, 200, SUCCESS, NULL);
  rig_log_start ();
  g_autoptr (SolActResult) result = targets_act (rig.cloud, SOL_CALL_CANCEL_PROFILE, NULL, NULL);
  g_autofree char *log = rig_log_end ();
  g_assert_nonnull (strstr (log, "attempt primary was taken"));
  g_assert_nonnull (strstr (log, "attempt cookie was refused with 403"));
  g_assert_null (strstr (log, "secret-token"));
  g_assert_null (strstr (log, "in/jar"));
  g_assert_null (strstr (log, "ck-1"));
  g_assert_null (strstr (log, RIG_SITE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/battery-write/ladders", test_ladders);
  g_test_add_func ("/cloud/battery-write/ladder-without-tokens", test_ladder_without_tokens);
  g_test_add_func ("/cloud/battery-write/shapes", test_shapes);
  g_test_add_func ("/cloud/battery-write/memory", test_memory);
  g_test_add_func ("/cloud/battery-write/tokens", test_tokens);
  g_test_add_func ("/cloud/battery-write/token-is-kept", test_token_is_kept);
  g_test_add_func ("/cloud/battery-write/check-names-the-family", test_check_names_the_family);
  g_test_add_func ("/cloud/battery-write/bodies", test_bodies);
  g_test_add_func ("/cloud/battery-write/base", test_base);
  g_test_add_func ("/cloud/battery-write/verdicts", test_verdicts);
  g_test_add_func ("/cloud/battery-write/disclaimer-may-be-missing", test_disclaimer_may_be_missing);
  g_test_add_func ("/cloud/battery-write/profile-with-devices-refused", test_profile_with_devices_refused);
  g_test_add_func ("/cloud/battery-write/ended-session", test_ended_session);
  g_test_add_func ("/cloud/battery-write/log", test_log);
  return g_test_run ();
}
