/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-grid"

#include "wire-client.h"

#include <string.h>

#define CHECK "/app-api/%S/grid_control_check.json"
#define SEND "/app-api/%S/grid_toggle_otp.json"
#define VERIFY "/app-api/grid_toggle_otp.json"
#define STATE "/pv/settings/grid_state.json"
#define LOG "/pv/settings/log_grid_change.json"

static Wire *
open_home (const char *scenario)
{
  Wire *wire = wire_new (scenario);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  wire->bearer = TRUE;
  return wire;
}

static char *
mailed_code (Wire *wire)
{
  g_autoptr (Reply) sent = wire_send (wire, WIRE_H, "GET", SEND, NULL);
  g_assert_cmpuint (sent->status, ==, 200);
  g_autofree char *text = wire_ask (wire, "GET", "codes", NULL);
  Reply codes = { .json = json_from_string (text, NULL) };
  char *code = g_strdup (reply_string (&codes, "codes.0.code"));
  json_node_unref (codes.json);
  g_assert_cmpuint (strlen (code), ==, 4);
  return code;
}

static gboolean
is_valid (Wire *wire, const char *code)
{
  g_autofree char *form = g_strdup_printf ("otp=%s&site_id=%" G_GUINT64_FORMAT, code, wire->site);
  g_autoptr (Reply) reply = wire_send (wire, WIRE_HF, "POST", VERIFY, form);
  g_assert_cmpuint (reply->status, ==, 200);
  return reply_boolean (reply, "valid");
}

static guint
switch_to (Wire *wire, int state)
{
  g_autoptr (Reply) devices = wire_send (wire, WIRE_H, "GET", "/app-api/%S/devices.json", NULL);
  g_autofree char *form = g_strdup_printf ("envoy_serial_number=%s&state=%d",
                                           reply_string (devices, "result.0.devices.0.serial_number"), state);
  g_autoptr (Reply) reply = wire_send (wire, WIRE_HF, "POST", STATE, form);
  return reply->status;
}

static gboolean
is_moving (Wire *wire)
{
  g_autoptr (Reply) reply = wire_send (wire, WIRE_H, "GET", CHECK, NULL);
  return reply_boolean (reply, "userInitiatedGridToggle");
}

static void
test_codes (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autofree char *first = mailed_code (wire);
  g_autofree char *second = mailed_code (wire);
  if (strcmp (first, second) != 0)
    g_assert_false (is_valid (wire, first));
  wire_advance (wire, 301);
  g_assert_false (is_valid (wire, second));
  g_assert_cmpuint (switch_to (wire, 1), ==, 403);
  g_autofree char *third = mailed_code (wire);
  g_assert_true (is_valid (wire, third));
  g_assert_false (is_valid (wire, third));
}

static void
test_there_and_back (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  for (int state = 1; state <= 2; state++)
    {
      g_autofree char *code = mailed_code (wire);
      g_assert_true (is_valid (wire, code));
      g_assert_cmpuint (switch_to (wire, state), ==, 200);
      g_assert_true (is_moving (wire));
      wire_advance (wire, 60);
      g_assert_false (is_moving (wire));
      g_autoptr (Reply) status
          = wire_send (wire, WIRE_T, "GET", "/service/evse_controller/%S/ev_chargers/status", NULL);
      g_assert_cmpstr (reply_string (status, "data.chargers.0.offGrid"), ==,
                       state == 1 ? "OFF_GRID" : "ON_GRID");
    }
  g_autoptr (Reply) devices = wire_send (wire, WIRE_H, "GET", "/app-api/%S/devices.json", NULL);
  g_autofree char *form
      = g_strdup_printf ("envoy_serial_number=%s&old_state=OPER_RELAY_CLOSED&new_state=OPER_RELAY_OFFGRID",
                         reply_string (devices, "result.0.devices.0.serial_number"));
  g_autoptr (Reply) log = wire_send (wire, WIRE_HF, "POST", LOG, form);
  g_assert_cmpstr (reply_string (log, "status"), ==, "Grid Change Logged");
}

static void
test_guards (void)
{
  static const char *const guards[]
      = { "disableGridControl", "activeDownload", "sunlightBackupSystemCheck", "gridOutageCheck" };
  g_autoptr (Wire) wire = open_home (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      g_autofree char *on = g_strdup_printf ("{\"what\":\"guard\",\"name\":\"%s\"}", guards[i]);
      g_autofree char *off = g_strdup_printf ("{\"what\":\"guard\",\"name\":\"%s\",\"on\":false}", guards[i]);
      g_autofree char *code = mailed_code (wire);
      g_assert_true (is_valid (wire, code));
      g_autofree char *red = wire_ask (wire, "POST", "home", on);
      g_autoptr (Reply) check = wire_send (wire, WIRE_H, "GET", CHECK, NULL);
      g_assert_true (reply_boolean (check, guards[i]));
      g_assert_cmpuint (switch_to (wire, 1), ==, 422);
      g_autofree char *green = wire_ask (wire, "POST", "home", off);
    }
  g_autofree char *gone
      = wire_ask (wire, "POST", "home", "{\"what\":\"guard\",\"name\":\"supported\",\"on\":false}");
  g_autoptr (Reply) none = wire_send (wire, WIRE_H, "GET", CHECK, NULL);
  g_assert_false (reply_has (none, "activeDownload"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid/codes", test_codes);
  g_test_add_func ("/grid/there-and-back", test_there_and_back);
  g_test_add_func ("/grid/guards", test_guards);
  return g_test_run ();
}
