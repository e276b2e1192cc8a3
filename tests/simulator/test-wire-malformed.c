/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-malformed"

#include "wire-client.h"

#define MODE "/service/evse_scheduler/api/v1/iqevc/charging-mode"
#define SLOTS MODE "/SCHEDULED_CHARGING/%S/%C/"
#define BC "/service/batteryConfig/api/v1"
#define EVSE "/service/evse_controller/%S/ev_chargers/%C/"
#define CONFIG "/service/evse_controller/api/v1/%S/ev_chargers/%C/ev_charger_config"
#define TARIFF "/service/tariff/tariff-ms/systems/%S/"

static const struct
{
  WireFamily family;
  const char *method, *path;
} writes[] = {
  { WIRE_TJ, "PUT", MODE "/%S/%C/preference" },
  { WIRE_TJ, "PUT", MODE "/GREEN_CHARGING/%S/%C/settings" },
  { WIRE_TJ, "PATCH", SLOTS "schedules" },
  { WIRE_TJ, "PATCH", SLOTS "schedule/x" },
  { WIRE_TJ, "POST", SLOTS "schedule" },
  { WIRE_TJ, "POST", EVSE "start_charging" },
  { WIRE_TJ, "POST", CONFIG },
  { WIRE_TJ, "PUT", CONFIG },
  { WIRE_SESSIONS, "POST", "/service/enho_historical_events_ms/%S/sessions/%C/history" },
  { WIRE_TRW, "PUT", TARIFF "tariff?user-id=%U" },
  { WIRE_TRW, "POST", TARIFF "billing-details?date=2026-06-10" },
  { WIRE_BC, "PUT", BC "/profile/%S?userId=%U" },
  { WIRE_BC, "PUT", BC "/cancel/profile/%S?userId=%U" },
  { WIRE_BC, "PUT", BC "/batterySettings/%S?userId=%U" },
  { WIRE_BC, "POST", BC "/batterySettings/acceptDisclaimer/%S" },
  { WIRE_BC, "PUT", BC "/stormGuard/toggle/%S?userId=%U" },
  { WIRE_BC, "PUT", BC "/stormGuard/%S/stormAlert" },
  { WIRE_BC, "POST", BC "/battery/sites/%S/schedules" },
  { WIRE_BC, "PUT", BC "/battery/sites/%S/schedules/x" },
  { WIRE_BC, "POST", BC "/battery/sites/%S/schedules/x/delete" },
};

static const char *const bodies[] = {
  "{",
  "[]",
  "[1]",
  "[null]",
  "[{\"key\":5,\"value\":[]}]",
  "[{\"key\":\"DefaultChargeLevel\",\"value\":{}}]",
  "{}",
  "{\"data\":5,\"meta\":[]}",
  "{\"data\":[1,null,{}],\"meta\":{\"serverTimeStamp\":7,\"rowCount\":3}}",
  "{\"id\":\"x\",\"days\":[[],{}],\"enabled\":1,\"scheduleType\":\"CUSTOM\",\"startTime\":5}",
  "{\"mode\":[],\"chargerSettingList\":[7,null]}",
  "{\"chargingLevel\":99999999999999999999,\"connectorId\":-9223372036854775808}",
  "{\"source\":\"evse\",\"params\":{\"offset\":9223372036854775807,\"limit\":50,\"startDate\":\"01-01-2026\","
  "\"endDate\":\"31-12-9999\",\"timezone\":\"x\"}}",
  "{\"currency\":\"x\",\"purchase\":{\"seasons\":[{\"days\":[{\"periods\":[{\"rate\":\"1e999\",\"startTime\":"
  "[]}]}]}]}}",
  "{\"profile\":\"cost_savings\",\"batteryBackupPercentage\":1e300,\"devices\":[[],{\"uuid\":{}}]}",
  "{\"veryLowSoc\":-99999999999,\"dtgControl\":[],\"rbdControl\":{\"enabled\":\"yes\"},\"cfgControl\":null}",
  "{\"timezone\":\"x\",\"scheduleType\":\"CFG\",\"startTime\":\"99:99\",\"endTime\":\"::::1\",\"days\":[9],"
  "\"limit\":-1,\"isEnabled\":{}}",
  "{\"stormAlerts\":[{\"id\":null,\"status\":\"opted-out\"},7],\"stormGuardState\":true}",
};

static void
fetch_token (Wire *wire)
{
  g_autoptr (Reply) reply = wire_send (wire, WIRE_BC, "GET", BC "/siteSettings/%S?userId=%U", NULL);
  g_free (wire->xsrf);
  wire->xsrf = g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (reply->message), "x-csrf-token"));
}

/* Whatever is sent is answered, and the home is none the worse for it. */
static void
test_bodies (void)
{
  g_autoptr (Wire) wire = wire_new (NULL);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  wire->bearer = TRUE;
  for (guint w = 0; w < G_N_ELEMENTS (writes); w++)
    for (guint b = 0; b < G_N_ELEMENTS (bodies); b++)
      {
        if (writes[w].family == WIRE_BC)
          {
            wire->bearer = FALSE;
            fetch_token (wire);
          }
        g_autoptr (Reply) reply
            = wire_send (wire, writes[w].family, writes[w].method, writes[w].path, bodies[b]);
        g_test_message ("%s %s %s: %u", writes[w].method, writes[w].path, bodies[b], reply->status);
        g_assert_no_error (reply->error);
        g_assert_cmpuint (reply->status, >=, 200);
        g_assert_cmpuint (reply->status, <, 500);
        wire->bearer = TRUE;
      }
  wire_advance (wire, 86400);
  g_autofree char *truth = wire_ask (wire, "GET", "truth", NULL);
  g_assert_nonnull (truth);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/malformed/bodies", test_bodies);
  return g_test_run ();
}
