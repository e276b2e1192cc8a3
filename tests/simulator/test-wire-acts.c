/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-acts"

#include "wire-client.h"

#include <string.h>

#define PLURAL "/service/evse_controller/%S/ev_chargers/%C/"
#define SINGULAR "/service/evse_controller/%S/ev_charger/%C/"
#define STATUS "/service/evse_controller/%S/ev_chargers/status"
#define PREFERENCE "/service/evse_scheduler/api/v1/iqevc/charging-mode/%S/%C/preference"

typedef struct
{
  const char *method, *path, *body;
} Variant;

static const Variant variants[] = {
  { "POST", PLURAL "start_charging", "{\"chargingLevel\":16,\"connectorId\":1}" },
  { "PUT", PLURAL "start_charging", "{\"chargingLevel\":16,\"connectorId\":1}" },
  { "POST", SINGULAR "start_charging", "{\"chargingLevel\":16,\"connectorId\":1}" },
  { "POST", PLURAL "start_charging", "{\"charging_level\":16,\"connector_id\":1}" },
  { "POST", PLURAL "start_charging", "{\"connectorId\":1}" },
  { "POST", PLURAL "start_charging", NULL },
  { "POST", SINGULAR "start_charging", NULL },
  { "POST", PLURAL "start_charging", "{\"chargingLevel\":16}" },
};

/* A car is there and does not charge, in manual mode. */
static Wire *
open_home (const char *scenario, gboolean car)
{
  Wire *wire = wire_new (scenario);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  wire->bearer = TRUE;
  /* Whatever the car did by routine at that hour, it is put where the test wants it. */
  g_autofree char *left
      = sol_simulator_ask (wire->simulator, "POST", "home", "{\"what\":\"car-leaves\"}", NULL);
  if (!car)
    return wire;
  g_autofree char *come = wire_ask (wire, "POST", "home", "{\"what\":\"car-comes\",\"needs_wh\":30000}");
  g_autofree char *mode = sol_simulator_ask (wire->simulator, "POST", "home",
                                             "{\"what\":\"charge-mode\",\"mode\":\"manual\"}", NULL);
  wire_advance (wire, 60);
  g_autofree char *stop
      = sol_simulator_ask (wire->simulator, "POST", "home", "{\"what\":\"stop-charging\"}", NULL);
  wire_advance (wire, 60);
  return wire;
}

static gboolean
is_charging (Wire *wire)
{
  g_autoptr (Reply) reply = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_cmpuint (reply->status, ==, 200);
  return reply_boolean (reply, "data.chargers.0.charging");
}

static void
test_every_variant (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr (Wire) wire = open_home (NULL, TRUE);
      g_assert_false (is_charging (wire));
      g_autoptr (Reply) reply
          = wire_send (wire, WIRE_TJ, variants[i].method, variants[i].path, variants[i].body);
      g_test_message ("variant %u: %u %s", i + 1, reply->status, reply->body);
      g_assert_cmpuint (reply->status, ==, i == 1 ? 202 : 200);
      wire_advance (wire, 60);
      g_assert_true (is_charging (wire));
    }
}

static void
test_effect_comes_later (void)
{
  g_autoptr (Wire) wire = open_home (NULL, TRUE);
  g_autoptr (Reply) started = wire_send (wire, WIRE_TJ, "POST", variants[0].path, variants[0].body);
  g_assert_cmpstr (reply_string (started, "status"), ==, "accepted");
  g_assert_cmpint (reply_integer (started, "chargingLevel"), ==, 16);
  g_assert_false (is_charging (wire));
  wire_advance (wire, 60);
  g_assert_true (is_charging (wire));
  g_autoptr (Reply) again = wire_send (wire, WIRE_TJ, "POST", variants[0].path, variants[0].body);
  g_assert_cmpuint (again->status, ==, 400);
  g_assert_cmpstr (reply_string (again, "error.errorMessageCode"), ==, "iqevc_ms-10012");
  g_autoptr (Reply) stopped = wire_send (wire, WIRE_TJ, "PUT", PLURAL "stop_charging", NULL);
  g_assert_cmpuint (stopped->status, ==, 200);
  wire_advance (wire, 60);
  g_assert_false (is_charging (wire));
  g_autoptr (Reply) idle = wire_send (wire, WIRE_TJ, "PUT", PLURAL "stop_charging", NULL);
  g_assert_cmpuint (idle->status, ==, 400);
}

static void
test_not_plugged (void)
{
  g_autoptr (Wire) wire = open_home ("unplugged", FALSE);
  g_autoptr (Reply) reply = wire_send (wire, WIRE_TJ, "POST", variants[0].path, variants[0].body);
  g_assert_cmpuint (reply->status, ==, 400);
  g_assert_cmpstr (reply_string (reply, "error.errorMessageCode"), ==, "iqevc_ms-10008");
  wire_advance (wire, 60);
  g_assert_false (is_charging (wire));
}

static void
test_bad_bodies (void)
{
  static const char *const bodies[] = { "{\"chargingLevel\":1000,\"connectorId\":1}", "{\"chargingLevel\":0}",
                                        "{\"connectorId\":0}", "{broken" };
  g_autoptr (Wire) wire = open_home (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Reply) reply = wire_send (wire, WIRE_TJ, "POST", PLURAL "start_charging", bodies[i]);
      g_assert_cmpuint (reply->status, ==, 400);
      g_assert_null (strstr (reply->body, "10012"));
      g_assert_null (strstr (reply->body, "10008"));
    }
  wire_advance (wire, 60);
  g_assert_false (is_charging (wire));
}

static void
test_headers (void)
{
  g_autoptr (Wire) wire = open_home (NULL, TRUE);
  wire->bearer = FALSE;
  g_autoptr (Reply) bare = wire_send (wire, WIRE_TJ, "POST", variants[0].path, variants[0].body);
  g_assert_cmpuint (bare->status, ==, 401);
  wire->bearer = TRUE;
  g_autoptr (Reply) family = wire_send (wire, WIRE_T, "POST", variants[0].path, variants[0].body);
  g_assert_cmpuint (family->status, ==, 406);
  wire_advance (wire, 60);
  g_assert_false (is_charging (wire));
}

static void
test_regional_calls (void)
{
  static const guint starts[] = { 405, 405, 404, 200, 405, 400, 404, 405 };
  g_autoptr (Wire) wire = open_home ("home+regional-calls", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr (Reply) reply
          = wire_send (wire, WIRE_TJ, variants[i].method, variants[i].path, variants[i].body);
      g_test_message ("variant %u: %u %s", i + 1, reply->status, reply->body);
      g_assert_cmpuint (reply->status, ==, starts[i]);
      wire_advance (wire, 60);
    }
  g_assert_true (is_charging (wire));
  g_autoptr (Reply) put = wire_send (wire, WIRE_TJ, "PUT", PLURAL "stop_charging", NULL);
  g_assert_cmpuint (put->status, ==, 405);
  g_autoptr (Reply) post = wire_send (wire, WIRE_TJ, "POST", PLURAL "stop_charging", NULL);
  g_assert_cmpuint (post->status, ==, 405);
  g_autoptr (Reply) singular = wire_send (wire, WIRE_TJ, "POST", SINGULAR "stop_charging", NULL);
  g_assert_cmpuint (singular->status, ==, 200);
}

static void
test_old_firmware (void)
{
  g_autoptr (Wire) wire = open_home ("home+iq40", TRUE);
  g_autoptr (Reply) level = wire_send (wire, WIRE_TJ, "POST", variants[0].path, variants[0].body);
  g_assert_cmpuint (level->status, ==, 500);
  g_autofree char *lower = g_ascii_strdown (level->body, -1);
  g_assert_nonnull (strstr (lower, "invalid charge level"));
  g_autoptr (Reply) plain = wire_send (wire, WIRE_TJ, "POST", variants[4].path, variants[4].body);
  g_assert_cmpuint (plain->status, ==, 200);
  wire_advance (wire, 60);
  g_assert_true (is_charging (wire));
}

static gboolean
is_mode (Wire *wire, const char *member)
{
  g_autofree char *path = g_strdup_printf ("data.modes.%s.enabled", member);
  g_autoptr (Reply) reply = wire_send (wire, WIRE_TJ, "GET", PREFERENCE, NULL);
  return reply_boolean (reply, path);
}

static void
test_mode (void)
{
  g_autoptr (Wire) wire = open_home (NULL, TRUE);
  g_assert_true (is_mode (wire, "manualCharging"));
  g_autoptr (Reply) same = wire_send (wire, WIRE_TJ, "PUT", PREFERENCE, "{\"mode\":\"MANUAL_CHARGING\"}");
  g_assert_cmpuint (same->status, ==, 400);
  g_autoptr (Reply) green = wire_send (wire, WIRE_TJ, "PUT", PREFERENCE, "{\"mode\":\"GREEN_CHARGING\"}");
  g_assert_cmpuint (green->status, ==, 200);
  wire_advance (wire, 120);
  g_assert_true (is_mode (wire, "greenCharging"));
  g_autoptr (Reply) status = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_cmpint (reply_integer (status, "data.chargers.0.mode"), ==, 1);
  g_assert_cmpstr (reply_string (status, "data.chargers.0.sch_d.info.0.type"), ==, "greencharging");
  g_autoptr (Reply) unknown = wire_send (wire, WIRE_TJ, "PUT", PREFERENCE, "{\"mode\":\"TURBO\"}");
  g_assert_cmpuint (unknown->status, ==, 400);
}

static void
test_start_ends_scheduled_mode (void)
{
  g_autoptr (Wire) wire = open_home (NULL, TRUE);
  g_autoptr (Reply) scheduled
      = wire_send (wire, WIRE_TJ, "PUT", PREFERENCE, "{\"mode\":\"SCHEDULED_CHARGING\"}");
  if (scheduled->status == 400)
    {
      g_assert_cmpstr (reply_string (scheduled, "error.errorMessageCode"), ==, "iqevc_sch_10031");
      g_test_skip ("this home has no enabled slot");
      return;
    }
  wire_advance (wire, 120);
  g_assert_true (is_mode (wire, "scheduledCharging"));
  g_autoptr (Reply) start = wire_send (wire, WIRE_TJ, "POST", variants[0].path, variants[0].body);
  g_assert_cmpuint (start->status, ==, 200);
  wire_advance (wire, 120);
  g_assert_true (is_mode (wire, "manualCharging"));
}

static void
test_use_battery (void)
{
  const char *path = "/service/evse_scheduler/api/v1/iqevc/charging-mode/GREEN_CHARGING/%S/%C/settings";
  const char *body = "{\"chargerSettingList\":[{\"chargerSettingName\":\"USE_BATTERY_FOR_SELF_CONSUMPTION\","
                     "\"enabled\":%s,\"value\":null,\"loader\":false}]}";
  g_autoptr (Wire) wire = open_home (NULL, TRUE);
  g_autoptr (Reply) before = wire_send (wire, WIRE_TJ, "GET", path, NULL);
  gboolean on = reply_boolean (before, "data.0.enabled");
  g_autoptr (GString) text = g_string_new (body);
  g_string_replace (text, "%s", on ? "false" : "true", 0);
  g_autoptr (Reply) put = wire_send (wire, WIRE_TJ, "PUT", path, text->str);
  g_assert_cmpuint (put->status, ==, 200);
  wire_advance (wire, 120);
  g_autoptr (Reply) after = wire_send (wire, WIRE_TJ, "GET", path, NULL);
  g_assert_true (reply_boolean (after, "data.0.enabled") != on);
}

static void
test_trigger (void)
{
  g_autoptr (Wire) wire = open_home (NULL, TRUE);
  g_autoptr (Reply) known = wire_send (wire, WIRE_TJ, "POST", SINGULAR "trigger_message",
                                       "{\"requestedMessage\":\"MeterValues\"}");
  g_assert_cmpstr (reply_string (known, "data.status"), ==, "ACCEPTED");
  g_autoptr (Reply) unknown
      = wire_send (wire, WIRE_TJ, "POST", SINGULAR "trigger_message", "{\"requestedMessage\":\"Reset\"}");
  g_assert_cmpuint (unknown->status, ==, 400);
}

static char *
grid_code (Wire *wire)
{
  g_autofree char *text = wire_ask (wire, "GET", "codes", NULL);
  Reply codes = { .json = json_from_string (text, NULL) };
  g_assert_cmpstr (reply_string (&codes, "codes.0.kind"), ==, "grid");
  char *code = g_strdup (reply_string (&codes, "codes.0.code"));
  json_node_unref (codes.json);
  return code;
}

static void
test_relay (void)
{
  g_autoptr (Wire) wire = open_home (NULL, TRUE);
  g_autoptr (Reply) devices = wire_send (wire, WIRE_H, "GET", "/app-api/%S/devices.json", NULL);
  g_autofree char *switch_off = g_strdup_printf ("envoy_serial_number=%s&state=1",
                                                 reply_string (devices, "result.0.devices.0.serial_number"));
  g_autoptr (Reply) early = wire_send (wire, WIRE_HF, "POST", "/pv/settings/grid_state.json", switch_off);
  g_assert_cmpuint (early->status, ==, 403);
  g_autoptr (Reply) sent = wire_send (wire, WIRE_H, "GET", "/app-api/%S/grid_toggle_otp.json", NULL);
  g_assert_cmpuint (sent->status, ==, 200);
  g_autofree char *code = grid_code (wire);
  g_autofree char *wrong = g_strdup_printf ("otp=%s&site_id=%" G_GUINT64_FORMAT,
                                            strcmp (code, "1111") == 0 ? "2222" : "1111", wire->site);
  g_autoptr (Reply) no = wire_send (wire, WIRE_HF, "POST", "/app-api/grid_toggle_otp.json", wrong);
  g_assert_false (reply_boolean (no, "valid"));
  g_autofree char *right = g_strdup_printf ("otp=%s&site_id=%" G_GUINT64_FORMAT, code, wire->site);
  g_autoptr (Reply) yes = wire_send (wire, WIRE_HF, "POST", "/app-api/grid_toggle_otp.json", right);
  g_assert_true (reply_boolean (yes, "valid"));
  g_autoptr (Reply) off = wire_send (wire, WIRE_HF, "POST", "/pv/settings/grid_state.json", switch_off);
  g_assert_cmpuint (off->status, ==, 200);
  g_assert_cmpuint (reply_length (off, "context_ids"), ==, 1);
  wire_advance (wire, 300);
  g_autoptr (Reply) status = wire_send (wire, WIRE_T, "GET", STATUS, NULL);
  g_assert_cmpstr (reply_string (status, "data.chargers.0.offGrid"), ==, "OFF_GRID");
  g_autoptr (Reply) again = wire_send (wire, WIRE_HF, "POST", "/pv/settings/grid_state.json", switch_off);
  g_assert_cmpuint (again->status, ==, 403);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acts/start/every-variant", test_every_variant);
  g_test_add_func ("/acts/start/effect-comes-later", test_effect_comes_later);
  g_test_add_func ("/acts/start/not-plugged", test_not_plugged);
  g_test_add_func ("/acts/start/bad-bodies", test_bad_bodies);
  g_test_add_func ("/acts/start/headers", test_headers);
  g_test_add_func ("/acts/start/regional-calls", test_regional_calls);
  g_test_add_func ("/acts/start/old-firmware", test_old_firmware);
  g_test_add_func ("/acts/mode", test_mode);
  g_test_add_func ("/acts/start-ends-scheduled-mode", test_start_ends_scheduled_mode);
  g_test_add_func ("/acts/use-battery", test_use_battery);
  g_test_add_func ("/acts/relay", test_relay);
  g_test_add_func ("/acts/trigger", test_trigger);
  return g_test_run ();
}
