/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-faults"

#include "wire-client.h"

#include <string.h>

#define DEVICES "/app-api/%S/devices.json"
#define START "/service/evse_controller/%S/ev_chargers/%C/start_charging"
#define STATUS "/service/evse_controller/%S/ev_chargers/status"
#define LEVEL "{\"chargingLevel\":16,\"connectorId\":1}"

static Wire *
open_wire (void)
{
  Wire *wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  return wire;
}

static void
set_fault (Wire *wire, const char *members)
{
  g_autofree char *list = g_strdup_printf ("[{\"path\":\"/app-api/*/devices.json\",%s}]", members);
  g_autofree char *answer = wire_ask (wire, "POST", "faults", list);
}

static Reply *
get (Wire *wire)
{
  return wire_send (wire, WIRE_H, "GET", DEVICES, NULL);
}

static const char *
type_of (Reply *reply)
{
  return soup_message_headers_get_content_type (soup_message_get_response_headers (reply->message), NULL);
}

static void
test_status (void)
{
  g_autoptr (Wire) wire = open_wire ();
  set_fault (wire, "\"what\":\"status\",\"value\":429,\"times\":2,\"headers\":{\"Retry-After\":\"17\"},"
                   "\"body\":{\"message\":\"slow down\"}");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Reply) reply = get (wire);
      g_assert_cmpuint (reply->status, ==, 429);
      g_assert_cmpstr (
          soup_message_headers_get_one (soup_message_get_response_headers (reply->message), "Retry-After"),
          ==, "17");
      g_assert_cmpstr (reply_string (reply, "message"), ==, "slow down");
    }
  g_autoptr (Reply) after = get (wire);
  g_assert_cmpuint (after->status, ==, 200);
}

static void
test_bodies (void)
{
  g_autoptr (Wire) wire = open_wire ();
  set_fault (wire, "\"what\":\"html-login-wall\"");
  g_autoptr (Reply) wall = get (wire);
  g_autofree char *lower = g_ascii_strdown (wall->body, -1);
  g_assert_cmpuint (wall->status, ==, 200);
  g_assert_nonnull (strstr (lower, "<!doctype html"));
  g_assert_nonnull (strstr (lower, "/login/login"));
  set_fault (wire, "\"what\":\"html\"");
  g_autoptr (Reply) page = get (wire);
  g_assert_cmpstr (type_of (page), ==, "text/html");
  g_assert_null (strstr (page->body, "/login"));
  set_fault (wire, "\"what\":\"empty\"");
  g_autoptr (Reply) empty = get (wire);
  g_assert_cmpuint (empty->status, ==, 200);
  g_assert_cmpuint (empty->length, ==, 0);
  set_fault (wire, "\"what\":\"not-json\"");
  g_autoptr (Reply) broken = get (wire);
  g_assert_cmpuint (broken->length, >, 0);
  g_assert_null (broken->json);
  set_fault (wire, "\"what\":\"wrong-content-type\"");
  g_autoptr (Reply) type = get (wire);
  g_assert_cmpstr (type_of (type), ==, "text/plain");
  g_assert_nonnull (type->json);
  set_fault (wire, "\"what\":\"invalid-utf8\"");
  g_autoptr (Reply) utf8 = get (wire);
  g_assert_cmpuint (utf8->status, ==, 200);
  g_assert_false (g_utf8_validate (utf8->body, (gssize) utf8->length, NULL));
}

static void
test_connections (void)
{
  static const char *const kinds[] = { "reset-before", "reset-after", "close-before", "close-after" };
  g_autoptr (Wire) wire = open_wire ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *members = g_strdup_printf ("\"what\":\"%s\",\"times\":-1", kinds[i]);
      set_fault (wire, members);
      g_autoptr (Reply) reply = get (wire);
      g_test_message ("%s: %s", kinds[i], reply->error != NULL ? reply->error->message : "no error");
      g_assert_nonnull (reply->error);
      g_autofree char *clear = wire_ask (wire, "DELETE", "faults", NULL);
      g_autoptr (Reply) after = get (wire);
      g_assert_cmpuint (after->status, ==, 200);
    }
}

static void
test_truncated_and_drip (void)
{
  g_autoptr (Wire) wire = open_wire ();
  set_fault (wire, "\"what\":\"truncated\"");
  g_autoptr (Reply) half = get (wire);
  g_assert_true (half->error != NULL || half->json == NULL);
  g_autoptr (Reply) whole = get (wire);
  g_assert_cmpuint (whole->status, ==, 200);
  set_fault (wire, "\"what\":\"slow-drip\",\"value\":4000");
  gint64 before = g_get_monotonic_time ();
  g_autoptr (Reply) slow = get (wire);
  g_assert_no_error (slow->error);
  g_assert_cmpuint (slow->status, ==, 200);
  g_assert_cmpuint (slow->length, ==, whole->length);
  g_assert_cmpint (g_get_monotonic_time () - before, >, 300 * 1000);
}

static void
test_delay_and_hang (void)
{
  g_autoptr (Wire) wire = open_wire ();
  set_fault (wire, "\"what\":\"delay\",\"value\":400");
  gint64 before = g_get_monotonic_time ();
  g_autoptr (Reply) late = get (wire);
  g_assert_cmpuint (late->status, ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 400 * 1000);
  soup_session_set_timeout (wire->session, 1);
  soup_session_abort (wire->session); /* connections keep the time-out that they were opened with */
  set_fault (wire, "\"what\":\"hang\"");
  g_autoptr (Reply) never = get (wire);
  g_assert_error (never->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_autoptr (Reply) after = get (wire);
  g_assert_cmpuint (after->status, ==, 200);
  /* A client that gives up during a delay leaves nothing behind. */
  set_fault (wire, "\"what\":\"delay\",\"value\":1500");
  g_autoptr (Reply) gave_up = get (wire);
  g_assert_nonnull (gave_up->error);
}

static void
test_bomb (void)
{
  g_autoptr (Wire) wire = open_wire ();
  set_fault (wire, "\"what\":\"gzip-bomb\",\"value\":8");
  g_autoptr (Reply) reply = get (wire);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpuint (reply->length, ==, 8 * 1024 * 1024 + 11);
}

static gboolean
is_charging (Wire *wire)
{
  g_autoptr (Reply) reply = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_cmpuint (reply->status, ==, 200);
  return reply_boolean (reply, "data.chargers.0.charging");
}

/* What is applied although no good answer came, and what is not. */
static void
test_applied_or_not (void)
{
  static const struct
  {
    const char *what;
    gboolean applied;
  } rows[] = { { "apply-then-500", TRUE }, { "reset-after", TRUE },   { "hang-after", TRUE },
               { "status", FALSE },        { "reset-before", FALSE }, { "401-once", FALSE } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Wire) wire = open_wire ();
      g_autofree char *left
          = sol_simulator_ask (wire->simulator, "POST", "home", "{\"what\":\"car-leaves\"}", NULL);
      g_autofree char *come = wire_ask (wire, "POST", "home", "{\"what\":\"car-comes\"}");
      g_autofree char *stop
          = sol_simulator_ask (wire->simulator, "POST", "home", "{\"what\":\"stop-charging\"}", NULL);
      wire_advance (wire, 30);
      wire->bearer = TRUE;
      g_assert_false (is_charging (wire));
      g_autofree char *list = g_strdup_printf (
          "[{\"path\":\"*/start_charging\",\"method\":\"POST\",\"what\":\"%s\"}]", rows[i].what);
      g_autofree char *set = wire_ask (wire, "POST", "faults", list);
      soup_session_set_timeout (wire->session, 1);
      g_autoptr (Reply) reply = wire_send (wire, WIRE_TJ, "POST", START, LEVEL);
      g_assert_true (reply->error != NULL || reply->status >= 400);
      wire_advance (wire, 60);
      g_test_message ("%s", rows[i].what);
      g_assert_true (is_charging (wire) == rows[i].applied);
    }
}

/* The connection was good for a GET before: libsoup sends the PUT again by itself, unless told not to. */
static void
test_warm_connection (void)
{
  const char *stop = "/service/evse_controller/%S/ev_chargers/%C/stop_charging";
  g_autoptr (Wire) wire = open_wire ();
  wire->bearer = TRUE;
  g_autoptr (Reply) warm = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_cmpuint (warm->status, ==, 200);
  g_autofree char *cleared = wire_ask (wire, "DELETE", "requests", NULL);
  g_autofree char *set
      = wire_ask (wire, "POST", "faults", "[{\"path\":\"*/stop_charging\",\"what\":\"reset-after\"}]");
  g_autoptr (Reply) reply = wire_send (wire, WIRE_TJ, "PUT", stop, NULL);
  g_autofree char *log = wire_ask (wire, "GET", "requests", NULL);
  Reply requests = { .json = json_from_string (log, NULL) };
  g_assert_cmpuint (reply_length (&requests, "requests"), ==, 2);
  g_assert_cmpstr (reply_string (&requests, "requests.0.fault"), ==, "reset-after");
  g_assert_cmpint (reply_integer (&requests, "requests.0.status"), ==, 0);
  json_node_unref (requests.json);
}

static void
test_401_once (void)
{
  g_autoptr (Wire) wire = open_wire ();
  set_fault (wire, "\"what\":\"401-once\",\"times\":9");
  g_autoptr (Reply) first = get (wire);
  g_assert_cmpuint (first->status, ==, 401);
  g_autoptr (Reply) second = get (wire);
  g_assert_cmpuint (second->status, ==, 200);
}

static void
test_read_lag (void)
{
  g_autoptr (Wire) wire = open_wire ();
  g_autofree char *left
      = sol_simulator_ask (wire->simulator, "POST", "home", "{\"what\":\"car-leaves\"}", NULL);
  g_autofree char *set = wire_ask (
      wire, "POST", "faults", "[{\"path\":\"*/status\",\"what\":\"read-lag\",\"value\":90,\"times\":-1}]");
  g_autoptr (Reply) before = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_false (reply_boolean (before, "data.chargers.0.pluggedIn"));
  g_autofree char *come = wire_ask (wire, "POST", "home", "{\"what\":\"car-comes\"}");
  wire_advance (wire, 60);
  g_autoptr (Reply) stale = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_cmpstr (stale->body, ==, before->body);
  wire_advance (wire, 60);
  g_autoptr (Reply) fresh = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_true (reply_boolean (fresh, "data.chargers.0.pluggedIn"));
}

static void
test_list (void)
{
  g_autoptr (Wire) wire = open_wire ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bad = sol_simulator_ask (
      wire->simulator, "POST", "faults",
      "[{\"path\":\"*\",\"what\":\"status\"},{\"path\":\"*\",\"what\":\"magic\"}]", &error);
  g_assert_null (bad);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_autoptr (Reply) none = get (wire);
  g_assert_cmpuint (none->status, ==, 200);
  /* In order, each for its method. */
  g_autofree char *set
      = wire_ask (wire, "POST", "faults",
                  "[{\"path\":\"/app-api/*\",\"method\":\"POST\",\"what\":\"status\",\"value\":501},"
                  "{\"path\":\"/app-api/*\",\"what\":\"status\",\"value\":502},"
                  "{\"path\":\"/app-api/*\",\"what\":\"status\",\"value\":503,\"times\":-1}]");
  g_autoptr (Reply) first = get (wire);
  g_assert_cmpuint (first->status, ==, 502);
  g_autoptr (Reply) second = get (wire);
  g_assert_cmpuint (second->status, ==, 503);
  g_autoptr (Reply) other = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_cmpuint (other->status, ==, 200);
  g_autofree char *clear = wire_ask (wire, "DELETE", "faults", NULL);
  g_autoptr (Reply) third = get (wire);
  g_assert_cmpuint (third->status, ==, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/status", test_status);
  g_test_add_func ("/faults/bodies", test_bodies);
  g_test_add_func ("/faults/connections", test_connections);
  g_test_add_func ("/faults/truncated-and-drip", test_truncated_and_drip);
  g_test_add_func ("/faults/delay-and-hang", test_delay_and_hang);
  g_test_add_func ("/faults/bomb", test_bomb);
  g_test_add_func ("/faults/applied-or-not", test_applied_or_not);
  g_test_add_func ("/faults/warm-connection", test_warm_connection);
  g_test_add_func ("/faults/401-once", test_401_once);
  g_test_add_func ("/faults/read-lag", test_read_lag);
  g_test_add_func ("/faults/list", test_list);
  return g_test_run ();
}
