/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "harvest"

#include "fuzz-target.h"

#include "wire-client.h"

/* What the simulated cloud answers, in all its scenarios, through the fuzz target of the decoders; with
 * SOL_FUZZ_SEEDS=FOLDER it is also laid down there, as seeds for the fuzzer. */

#define EVSE "/service/evse_controller/"
#define MODE "/service/evse_scheduler/api/v1/iqevc/charging-mode/"
#define BC "/service/batteryConfig/api/v1/"
#define DASHBOARD "/service/system_dashboard/api_internal/"
#define TARIFF "/service/tariff/tariff-ms/systems/%S/"
#define EVENTS "/service/enho_historical_events_ms/"
#define SERIES "/service/timeseries/evse/timeseries/"
#define MOST_SEED 16000
/* Judged, not decoded: what counts is at the beginning. */
#define MOST_ANSWER 2000

static const struct
{
  const char *decoder;
  WireFamily family;
  const char *path;
} routes[] = {
  { "sites", WIRE_SITES, "/app-api/search_sites.json" },
  { "ev_status", WIRE_T, EVSE "%S/ev_chargers/status" },
  { "ev_summary", WIRE_T, EVSE "api/v2/%S/ev_chargers/summary" },
  { "lifetime", WIRE_L, "/pv/systems/%S/lifetime_energy" },
  { "devices", WIRE_H, "/app-api/%S/devices.json" },
  { "grid_check", WIRE_H, "/app-api/%S/grid_control_check.json" },
  { "off_grid_context", WIRE_H, "/app-api/%S/off_grid_due_to_grid_outage" },
  { "panels", WIRE_H, "/app-api/%S/inverters.json?limit=1000&offset=0&search=" },
  { "panel_energy", WIRE_L,
    "/systems/%S/inverter_data_x/energy.json?start_date=2026-06-01&end_date=2026-06-09" },
  { "panel_states", WIRE_L, "/systems/%S/inverter_status_x.json" },
  { "battery_status", WIRE_H, "/pv/settings/%S/battery_status.json" },
  { "latest_power", WIRE_H, "/app-api/%S/get_latest_power" },
  { "today", WIRE_TJ, "/pv/systems/%S/today" },
  { "charge_preference", WIRE_TJ, MODE "%S/%C/preference" },
  { "green_settings", WIRE_TJ, MODE "GREEN_CHARGING/%S/%C/settings" },
  { "schedule", WIRE_TJ, MODE "SCHEDULED_CHARGING/%S/%C/schedules" },
  { "site_settings", WIRE_BC, BC "siteSettings/%S?userId=%U" },
  { "profile", WIRE_BC, BC "profile/%S?userId=%U&source=enho" },
  { "battery_settings", WIRE_BC, BC "batterySettings/%S?userId=%U&source=enho" },
  { "storm_alerts", WIRE_BC, BC "stormGuard/%S/stormAlert" },
  { "battery_windows", WIRE_BC, BC "battery/sites/%S/schedules" },
  { "battery_stream", WIRE_BC, BC "mqttSignedUrl/%S" },
  { "firmware", WIRE_T, "/service/evse_management/fwDetails/%S" },
  { "feature_flags", WIRE_T, "/service/evse_management/api/v1/config/feature-flags?site_id=%S" },
  { "history_criteria", WIRE_SESSIONS, EVENTS "%S/filter_criteria?source=evse" },
  { "car_energy", WIRE_SESSIONS, SERIES "lifetime_energy?site_id=%S&source=evse" },
  { "events", WIRE_EVENTS, "/service/events-platform-service/v1.0/%S/events/homeowner" },
  { "outages", WIRE_H, "/app-api/%S/battery_backup_history.json" },
  { "alarms", WIRE_D, DASHBOARD "dashboard/sites/%S/alarms?range=today" },
  { "site_status", WIRE_D, DASHBOARD "dashboard/sites/%S/status" },
  { "site_summary", WIRE_D, DASHBOARD "cs/sites/%S/summary" },
  { "tariff", WIRE_TR, TARIFF "tariff?include-site-details=true" },
  { "currency_rate", WIRE_H, "/app-api/%S/get_currency_conversion.json" },
  { "roof_plan", WIRE_L, "/systems/%S/site_array_layout_x" },
};

static void
lay_down (const char *target, const char *name, GByteArray *input)
{
  const char *seeds = g_getenv ("SOL_FUZZ_SEEDS");
  if (seeds == NULL || input->len > MOST_SEED)
    return;
  g_autofree char *folder = g_build_filename (seeds, target, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, (const char *) input->data, input->len, &error);
  g_assert_no_error (error);
}

/* As an answer: 200, and the headers that matter. */
static void
lay_down_answer (const char *name, const char *path, const Reply *reply)
{
  if (reply->length > MOST_ANSWER)
    return;
  g_autoptr (GByteArray) input = g_byte_array_new ();
  g_autofree char *head = g_strdup_printf ("A%s\napplication/json\n\n\n\n", path);
  g_byte_array_append (input, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (input, (const guint8 *) reply->body, (guint) reply->length);
  lay_down ("answer", name, input);
}

static gboolean
harvest (Wire *wire, const char *scenario, guint which)
{
  WireFamily family = routes[which].family;
  wire->bearer = family == WIRE_T || family == WIRE_TJ || family == WIRE_D;
  g_autoptr (Reply) reply = wire_send (wire, family, "GET", routes[which].path, NULL);
  if (reply->status != 200 || reply->json == NULL)
    return FALSE;
  char letter = fuzz_decoder_find (routes[which].decoder);
  g_assert_cmpint (letter, !=, 0);
  g_autoptr (GByteArray) input = g_byte_array_new ();
  g_byte_array_append (input, (const guint8 *) &letter, 1);
  g_byte_array_append (input, (const guint8 *) reply->body, (guint) reply->length);
  LLVMFuzzerTestOneInput (input->data, input->len);
  g_autofree char *name = g_strdup_printf ("sim-%s-%s", scenario, routes[which].decoder);
  lay_down ("decode", name, input);
  lay_down_answer (name, routes[which].path, reply);
  return TRUE;
}

static void
test_scenario (gconstpointer scenario)
{
  Wire *wire = wire_new (scenario);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  guint read = 0;
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (wire->serial == NULL && strstr (routes[i].path, "%C") != NULL)
        continue;
      gboolean good = harvest (wire, scenario, i);
      if (!good)
        g_test_message ("nothing from %s", routes[i].path);
      read += good;
    }
  g_assert_cmpuint (read, >, 12);
  wire_free (wire);
}

int
main (int argc, char **argv)
{
  static const char *const scenarios[]
      = { "home",      "legacy",    "three-phase", "storm",      "off-grid", "outage",    "retired",
          "two-sites", "read-only", "solar-only",  "no-battery", "estate",   "safe-limit" };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/replay/simulator/", scenarios[i], NULL);
      g_test_add_data_func (path, scenarios[i], test_scenario);
    }
  return g_test_run ();
}
