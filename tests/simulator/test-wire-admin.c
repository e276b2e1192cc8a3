/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-admin"

#include "wire-client.h"

#include <string.h>

static Reply *
admin (Wire *wire, const char *method, const char *path, const char *body)
{
  return wire_send (wire, WIRE_PLAIN, method, path, body);
}

static void
test_codes (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autoptr (Reply) none = admin (wire, "GET", "/simulator/codes", NULL);
  g_assert_cmpuint (reply_length (none, "codes"), ==, 0);
  g_autoptr (Reply) login = wire_login (wire, SOL_SIMULATOR_MFA, SOL_SIMULATOR_PASSWORD);
  g_autoptr (Reply) sent
      = wire_send (wire, WIRE_CODE, "POST", "/app-api/generate_mfa_login_otp", "locale=en");
  g_autoptr (Reply) one = admin (wire, "GET", "/simulator/codes", NULL);
  g_assert_cmpstr (reply_string (one, "codes.0.account"), ==, SOL_SIMULATOR_MFA);
  g_autofree char *code = sol_simulator_dup_code (wire->simulator, SOL_SIMULATOR_MFA);
  g_assert_cmpstr (reply_string (one, "codes.0.code"), ==, code);
  g_assert_cmpuint (strlen (code), ==, 6);
}

static void
test_requests (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  wire->bearer = TRUE;
  g_autoptr (Reply) start
      = wire_send (wire, WIRE_TJ, "POST", "/service/evse_controller/%S/ev_chargers/%C/start_charging?x=1",
                   "{\"chargingLevel\":16}");
  g_autoptr (Reply) log = admin (wire, "GET", "/simulator/requests", NULL);
  guint count = reply_length (log, "requests");
  g_autofree char *last = g_strdup_printf ("requests.%u", count - 1);
  g_autofree char *body = g_strconcat (last, ".body", NULL);
  g_autofree char *query = g_strconcat (last, ".query", NULL);
  g_autofree char *status = g_strconcat (last, ".status", NULL);
  g_assert_cmpstr (reply_string (log, body), ==, "{\"chargingLevel\":16}");
  g_assert_cmpstr (reply_string (log, query), ==, "x=1");
  g_assert_cmpint (reply_integer (log, status), ==, start->status);
  g_assert_cmpstr (reply_string (log, "requests.0.path"), ==, "/login/login.json");
  g_assert_cmpstr (reply_string (log, "requests.0.body"), ==, "[masked]");
  g_assert_nonnull (strstr (log->body, "\"User-Agent\""));
  g_assert_null (strstr (log->body, SOL_SIMULATOR_PASSWORD));
  g_assert_null (strstr (log->body, wire->token));
  g_assert_null (strstr (log->body, wire->session_id));
  g_autoptr (Reply) cleared = admin (wire, "DELETE", "/simulator/requests", NULL);
  g_assert_cmpuint (reply_length (cleared, "requests"), ==, 0);
}

static gboolean
is_listed (Reply *reply, const char *secret)
{
  JsonArray *array = json_node_get_array (reply_find (reply, "secrets"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (strcmp (json_array_get_string_element (array, i), secret) == 0)
      return TRUE;
  return FALSE;
}

static void
test_secrets (void)
{
  static const char *const cookies[] = { "_enlighten_4_session", "enlighten_manager_token_production" };
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  g_autoptr (Reply) secrets = admin (wire, "GET", "/simulator/secrets", NULL);
  g_assert_true (is_listed (secrets, SOL_SIMULATOR_PASSWORD));
  g_assert_true (is_listed (secrets, wire->token));
  g_assert_true (is_listed (secrets, wire->manager));
  g_assert_true (is_listed (secrets, wire->session_id));
  for (guint i = 0; i < G_N_ELEMENTS (cookies); i++)
    {
      g_autofree char *value = wire_cookie (wire, cookies[i]);
      g_assert_true (is_listed (secrets, value));
    }
  g_autofree char *xsrf = wire_cookie (wire, "XSRF-TOKEN");
  g_autofree char *plain = g_uri_unescape_string (xsrf, NULL);
  g_assert_true (is_listed (secrets, plain));
}

static void
test_clock (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  gint64 before = sol_simulator_get_time (wire->simulator);
  g_autoptr (Reply) advanced = admin (wire, "POST", "/simulator/clock", "{\"advance\":3600}");
  g_assert_cmpint (reply_integer (advanced, "time"), ==, before / G_USEC_PER_SEC + 3600);
  g_autoptr (Reply) fast = admin (wire, "POST", "/simulator/clock", "{\"speed\":100}");
  g_assert_cmpfloat (reply_number (fast, "speed"), ==, 100);
  g_autoptr (Reply) bad = admin (wire, "POST", "/simulator/clock", "{\"advance\":-5}");
  g_assert_cmpuint (bad->status, ==, 400);
  g_autoptr (Reply) none = admin (wire, "POST", "/simulator/clock", NULL);
  g_assert_cmpuint (none->status, ==, 400);
}

static void
test_home (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autoptr (Reply) left = admin (wire, "POST", "/simulator/home", "{\"what\":\"car-leaves\"}");
  g_autoptr (Reply) truth = admin (wire, "GET", "/simulator/truth", NULL);
  g_assert_false (reply_boolean (truth, "sites.0.chargers.0.plugged_in"));
  g_autoptr (Reply) come = admin (wire, "POST", "/simulator/home",
                                  "[{\"what\":\"car-comes\",\"needs_wh\":9000},{\"what\":\"outage\"}]");
  g_assert_cmpuint (come->status, ==, 200);
  g_autoptr (Reply) later = admin (wire, "GET", "/simulator/truth", NULL);
  g_assert_true (reply_boolean (later, "sites.0.chargers.0.plugged_in"));
  g_assert_cmpstr (reply_string (later, "sites.0.grid"), ==, "outage");
  g_autoptr (Reply) twice
      = admin (wire, "POST", "/simulator/home", "{\"what\":\"charge-mode\",\"mode\":\"green\"}");
  g_assert_cmpuint (twice->status, ==, 200);
  g_autoptr (Reply) edited = admin (wire, "GET", "/simulator/truth", NULL);
  g_assert_cmpstr (reply_string (edited, "sites.0.chargers.0.mode"), ==, "green");
  g_autoptr (Reply) unknown = admin (wire, "POST", "/simulator/home", "{\"what\":\"earthquake\"}");
  g_assert_cmpuint (unknown->status, ==, 400);
  g_autoptr (Reply) nowhere = admin (wire, "POST", "/simulator/home", "{\"what\":\"outage\",\"site\":1}");
  g_assert_cmpuint (nowhere->status, ==, 400);
  g_autoptr (Reply) broken = admin (wire, "POST", "/simulator/home", "[1,2");
  g_assert_cmpuint (broken->status, ==, 400);
}

static void
test_knobs (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  wire->bearer = TRUE;
  g_autofree char *left
      = sol_simulator_ask (wire->simulator, "POST", "home", "{\"what\":\"car-leaves\"}", NULL);
  g_autofree char *come = wire_ask (wire, "POST", "home", "{\"what\":\"car-comes\"}");
  g_autofree char *stop
      = sol_simulator_ask (wire->simulator, "POST", "home", "{\"what\":\"stop-charging\"}", NULL);
  g_autofree char *never
      = wire_ask (wire, "POST", "home", "{\"what\":\"knob\",\"kind\":\"charge\",\"never\":true}");
  g_autoptr (Reply) start
      = wire_send (wire, WIRE_TJ, "POST", "/service/evse_controller/%S/ev_chargers/%C/start_charging",
                   "{\"chargingLevel\":16}");
  g_assert_cmpuint (start->status, ==, 200);
  wire_advance (wire, 300);
  g_autoptr (Reply) truth = admin (wire, "GET", "/simulator/truth", NULL);
  g_assert_false (reply_boolean (truth, "sites.0.chargers.0.charging"));
}

static void
test_unknown (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autoptr (Reply) reply = admin (wire, "GET", "/simulator/nothing", NULL);
  g_assert_cmpuint (reply->status, ==, 404);
  g_autoptr (Reply) method = admin (wire, "PATCH", "/simulator/codes", NULL);
  g_assert_cmpuint (method->status, ==, 404);
  g_autoptr (Reply) expire = admin (wire, "POST", "/simulator/expire", "{\"what\":\"milk\"}");
  g_assert_cmpuint (expire->status, ==, 400);
}

static void
test_start_fails (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSimulator) taken = sol_simulator_new (NULL, 1, 1, 0);
  g_assert_false (sol_simulator_start (taken, sol_simulator_get_port (wire->simulator), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_clear_error (&error);
  g_autoptr (SolSimulator) unknown = sol_simulator_new ("atlantis", 1, 1, 0);
  g_assert_false (sol_simulator_start (unknown, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_null (sol_simulator_get_origin (unknown));
  g_assert_cmpint (sol_simulator_get_time (unknown), ==, -1);
}

static void
test_restart_forgets_sessions (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  guint port = sol_simulator_get_port (wire->simulator);
  g_autoptr (GError) error = NULL;
  sol_simulator_stop (wire->simulator);
  g_object_unref (wire->simulator);
  wire->simulator = sol_simulator_new (NULL, 7, 0, 1781092800);
  sol_simulator_start (wire->simulator, port, &error);
  g_assert_no_error (error);
  g_autoptr (Reply) reply = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json", NULL);
  g_assert_cmpuint (reply->status, ==, 401);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/admin/codes", test_codes);
  g_test_add_func ("/admin/requests", test_requests);
  g_test_add_func ("/admin/secrets", test_secrets);
  g_test_add_func ("/admin/clock", test_clock);
  g_test_add_func ("/admin/home", test_home);
  g_test_add_func ("/admin/knobs", test_knobs);
  g_test_add_func ("/admin/unknown", test_unknown);
  g_test_add_func ("/admin/start-fails", test_start_fails);
  g_test_add_func ("/admin/restart-forgets-sessions", test_restart_forgets_sessions);
  return g_test_run ();
}
