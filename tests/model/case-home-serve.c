/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "case-home-serve"

#include "case-home.h"

#include <string.h>

#define STATUS "GET /service/evse_controller/{site}/ev_chargers/status"
#define MODE "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/"
#define CONFIG "/service/batteryConfig/api/v1"

/* --- what the cloud says ------------------------------------------------------------------------------- */

static char *
fill (const char *text, const char *site, const char *serial)
{
  GString *filled = g_string_new (text);
  g_string_replace (filled, "{site}", site, 0);
  g_string_replace (filled, "{sn}", serial, 0);
  return g_string_free (filled, FALSE);
}

char *
case_home_fill (const char *route)
{
  return fill (route, RIG_SITE, RIG_SERIAL);
}

void
case_home_unserve (CaseHome *self, const char *route)
{
  g_autofree char *path = case_home_fill (route);
  cloud_fixture_clear_route (self->server, path);
}

static void
serve_text (CaseHome *self, const char *route, const char *body)
{
  cloud_fixture_clear_route (self->server, route);
  cloud_fixture_answer (self->server, route, 200, body, NULL);
}

void
case_home_serve (CaseHome *self, const char *route, guint status, JsonNode *body)
{
  const char *site = cloud_case_get_text (self->run, "site");
  g_autofree char *path = fill (route, site == NULL ? RIG_SITE : site, RIG_SERIAL);
  g_autofree char *plain = g_uri_unescape_string (path, NULL);
  g_autoptr (GBytes) bytes = decode_cases_body (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  cloud_fixture_answer (self->server, plain, status, text, NULL);
}

void
case_home_serve_idle_charger (CaseHome *self)
{
  g_autoptr (JsonNode) status
      = json_from_string ("{\"data\":{\"chargers\":[{\"sn\":\"" RIG_SERIAL
                          "\",\"connected\":true,\"pluggedIn\":true,\"charging\":false,"
                          "\"commissioned\":1,\"lst_rpt_at\":\"2026-05-06T09:00:00Z[UTC]\"}]}}",
                          NULL);
  case_home_unserve (self, STATUS);
  case_home_serve (self, STATUS, 200, status);
}

void
case_home_open_idle (CaseHome *self, const CloudCase *run, SolPage page)
{
  case_home_prepare (self, run);
  case_home_serve_idle_charger (self);
  case_home_open (self, page);
  case_home_mark (self);
}

static void
serve_object (CaseHome *self, const char *member)
{
  JsonNode *reads = cloud_case_member (self->run, member);
  if (reads == NULL || !JSON_NODE_HOLDS_OBJECT (reads))
    return;
  JsonObjectIter iter;
  const char *route;
  JsonNode *body;
  json_object_iter_init_ordered (&iter, json_node_get_object (reads));
  while (json_object_iter_next_ordered (&iter, &route, &body))
    if (!JSON_NODE_HOLDS_NULL (body))
      {
        case_home_unserve (self, route);
        case_home_serve (self, route, 200, body);
      }
}

/* A list of reads is one of schedules or of charge modes; the home begins with the first. */
static void
serve_list (CaseHome *self, gboolean all)
{
  JsonNode *reads = cloud_case_member (self->run, "reads");
  JsonNode *begun = cloud_case_member (self->run, "edit_began_with");
  if (reads == NULL || !JSON_NODE_HOLDS_ARRAY (reads))
    return;
  gboolean schedules
      = strstr (json_object_get_string_member (self->run->one, "endpoint"), "SCHEDULED_CHARGING") != NULL;
  const char *route = schedules ? MODE "SCHEDULED_CHARGING/" RIG_SITE "/" RIG_SERIAL "/schedules"
                                : MODE RIG_SITE "/" RIG_SERIAL "/preference";
  JsonArray *list = json_node_get_array (reads);
  cloud_fixture_clear_route (self->server, route);
  if (!all)
    case_home_serve (self, route, 200, begun != NULL ? begun : json_array_get_element (list, 0));
  for (guint i = begun != NULL || json_array_get_length (list) == 1 ? 0 : 1;
       all && i < json_array_get_length (list); i++)
    case_home_serve (self, route, 200, json_array_get_element (list, i));
}

/* Who owns the home, with the write token that goes with it, and what of the battery a case leaves out. */
static void
serve_battery (CaseHome *self)
{
  static const char *const route = "GET " CONFIG "/siteSettings/" RIG_SITE;
  JsonNode *owner = cloud_case_member (self->run, "owner_confirmed");
  JsonNode *header = cloud_case_member (self->run, "site_settings_header");
  serve_text (self, "GET " CONFIG "/profile/" RIG_SITE,
              "{\"data\":{\"profile\":\"self-consumption\",\"batteryBackupPercentage\":20,"
              "\"batteryBackupPercentageMin\":5,\"batteryBackupPercentageMax\":100,\"requestedConfig\":{},"
              "\"isBatteryChangePending\":false,\"systemTask\":false,\"stormGuardState\":\"disabled\","
              "\"evseStormEnabled\":false,\"rbdControl\":{\"show\":true,\"enabled\":false,\"locked\":false,"
              "\"scheduleSupported\":true,\"startTime\":60,\"endTime\":960}}}");
  serve_text (self, "GET " CONFIG "/battery/sites/" RIG_SITE "/schedules",
              "{\"type\":\"BATTERY_SCHEDULES_CONFIG\",\"cfg\":{\"count\":0,\"details\":[]},"
              "\"dtg\":{\"count\":0,\"details\":[]},\"rbd\":{\"count\":0,\"details\":[]}}");
  if (owner == NULL || JSON_NODE_HOLDS_NULL (owner))
    return;
  cloud_fixture_clear_route (self->server, route);
  cloud_fixture_answer (
      self->server, route, 200,
      "{\"data\":{\"hasEncharge\":true,\"hasEnpower\":true,\"timezone\":\"Europe/Amsterdam\","
      "\"showChargeFromGrid\":true,\"showSavingsMode\":true,\"showAiOptiSavingsMode\":true,"
      "\"showFullBackup\":true,\"showStormGuard\":true,\"showVLS\":true,"
      "\"showBatteryBackupPercentage\":true,\"isChargingModesEnabled\":true,"
      "\"batteryGridMode\":\"ImportExport\",\"isIQGWScheduleSupported\":true,"
      "\"userDetails\":{\"isOwner\":true,\"isInstaller\":false}}}",
      "x-csrf-token",
      header == NULL ? "t" : json_object_get_string_member (json_node_get_object (header), "x-csrf-token"),
      NULL);
}

static const char *
truth_text (JsonObject *charger, const char *member)
{
  JsonNode *node = json_object_get_member (charger, member);
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return "null";
  return json_node_get_boolean (node) ? "true" : "false";
}

static int
number_of (JsonObject *object, const char *member)
{
  return (int) json_object_get_int_member_with_default (object, member, 0);
}

static void
serve_status (CaseHome *self, JsonObject *charger, const char *site)
{
  gboolean charging = json_object_get_boolean_member_with_default (charger, "charging", FALSE);
  const char *plugged = truth_text (charger, "plugged_in");
  const char *serial = json_object_get_string_member (charger, "serial");
  int set = number_of (charger, json_object_has_member (charger, "amps_set") ? "amps_set" : "last_amps");
  g_autofree char *route = fill ("GET /service/evse_controller/{site}/ev_chargers/status", site, serial);
  g_autofree char *body = g_strdup_printf (
      "{\"data\":{\"tz\":\"Europe/Amsterdam\",\"site\":\"%s\",\"chargers\":[{\"sn\":\"%s\",\"name\":\"Gravel "
      "yard\","
      "\"connected\":true,\"pluggedIn\":%s,\"charging\":%s,\"faulted\":false,\"commissioned\":1,\"offGrid\":"
      "\"ON_GRID\","
      "\"chargingLevel\":%d,\"lst_rpt_at\":\"2026-05-06T09:00:00Z[UTC]\",\"session_d\":{\"charge_level\":%d,"
      "\"auth_status\":-1},"
      "\"connectors\":[{\"connectorId\":1,\"connectorStatusType\":\"%s\",\"pluggedIn\":%s}]}]},\"error\":{}}",
      site, serial, plugged, charging ? "true" : "false", set, set,
      charging                        ? "CHARGING"
      : strcmp (plugged, "true") == 0 ? "SUSPENDED_EVSE"
                                      : "AVAILABLE",
      plugged);
  serve_text (self, route, body);
}

static void
serve_mode (CaseHome *self, JsonObject *charger, const char *site)
{
  static const char *const names[] = { "manual", "scheduled", "green" };
  const char *mode = json_object_get_string_member_with_default (charger, "mode", "manual");
  const char *serial = json_object_get_string_member (charger, "serial");
  g_autofree char *route = fill (MODE "{site}/{sn}/preference", site, serial);
  g_autoptr (GString) modes = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *upper = g_ascii_strup (names[i], -1);
      g_string_append_printf (
          modes,
          "%s\"%sCharging\":{\"chargingMode\":\"%s_CHARGING\",\"enabled\":%s,\"isHidden\":false,"
          "\"isDisabledByStorm\":false}",
          i > 0 ? "," : "", names[i], upper, strcmp (mode, names[i]) == 0 ? "true" : "false");
    }
  g_autofree char *body
      = g_strdup_printf ("{\"data\":{\"modes\":{%s},\"config\":{\"stormActive\":false}}}", modes->str);
  serve_text (self, route, body);
}

static void
serve_charger (CaseHome *self, JsonObject *charger, const char *site)
{
  const char *serial = json_object_get_string_member (charger, "serial");
  g_autofree char *summary_route
      = fill ("GET /service/evse_controller/api/v2/{site}/ev_chargers/summary", site, serial);
  g_autofree char *config_route
      = fill ("POST /service/evse_controller/api/v1/{site}/ev_chargers/{sn}/ev_charger_config", site, serial);
  g_autofree char *summary
      = g_strdup_printf ("{\"data\":[{\"serialNumber\":\"%s\",\"chargeLevelDetails\":{\"min\":\"%d\",\"max\":"
                         "\"%d\",\"granularity\":\"%d\"},"
                         "\"lifeTimeConsumption\":1000,\"operatingVoltage\":\"230\"}]}",
                         serial, number_of (charger, "amps_min"), number_of (charger, "amps_max"),
                         number_of (charger, "amps_step"));
  g_autofree char *config = g_strdup_printf (
      "{\"data\":[{\"key\":\"sessionAuthentication\",\"status\":1,\"value\":\"%s\",\"reqValue\":\"%s\"}]}",
      json_object_get_boolean_member_with_default (charger, "app_authentication", FALSE) ? "enabled"
                                                                                         : "disabled",
      json_object_get_boolean_member_with_default (charger, "app_authentication", FALSE) ? "enabled"
                                                                                         : "disabled");
  serve_status (self, charger, site);
  serve_mode (self, charger, site);
  serve_text (self, summary_route, summary);
  serve_text (self, config_route, config);
}

/* The site that has @serial. */
const char *
case_home_site_of (CaseHome *self, const char *serial)
{
  JsonNode *sites = cloud_case_member (self->run, "chargers_by_site");
  if (sites == NULL)
    return RIG_SITE;
  JsonObjectIter iter;
  const char *site;
  JsonNode *serials;
  json_object_iter_init_ordered (&iter, json_node_get_object (sites));
  while (json_object_iter_next_ordered (&iter, &site, &serials))
    if (strcmp (json_array_get_string_element (json_node_get_array (serials), 0), serial) == 0)
      return site;
  g_assert_not_reached ();
}

void
case_home_serve_charging (CaseHome *self, gboolean charging)
{
  JsonObject *charger = json_node_get_object (cloud_case_member (self->run, "charger"));
  g_autoptr (JsonNode) copy = decode_fact_object (json_object_new ());
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  json_object_iter_init_ordered (&iter, charger);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (json_node_get_object (copy), name, json_node_copy (member));
  json_object_set_boolean_member (json_node_get_object (copy), "charging", charging);
  serve_status (self, json_node_get_object (copy),
                case_home_site_of (self, json_object_get_string_member (charger, "serial")));
}

static void
serve_sign_in (CaseHome *self)
{
  JsonNode *token = cloud_case_member (self->run, "access_token");
  JsonNode *cookies = cloud_case_member (self->run, "cookies");
  gboolean manager
      = cookies == NULL
        || json_object_has_member (json_node_get_object (cookies), "enlighten_manager_token_production");
  Rig rig = { .server = self->server };
  rig_serve_sign_in (&rig);
  /* As in the cases of writes: nothing but the manager's token, unless a case says so. */
  cloud_fixture_clear_route (self->server, "POST /login/login.json");
  cloud_fixture_answer (self->server, "POST /login/login.json", 200, "{\"session_id\":\"s-1\"}", "Set-Cookie",
                        manager ? "enlighten_manager_token_production=" RIG_MANAGER_TOKEN "; Path=/"
                                : "_enlighten_4_session=s1; Path=/",
                        NULL);
  if (token != NULL && JSON_NODE_HOLDS_NULL (token))
    {
      cloud_fixture_clear_route (self->server, "POST /tokens");
      cloud_fixture_answer (self->server, "POST /tokens", 404, "{}", NULL);
    }
  cloud_fixture_answer (self->server, "GET /app-api/jwt_token.json", 401, "{}", NULL);
}

void
case_home_prepare (CaseHome *self, const CloudCase *run)
{
  const char *now = cloud_case_get_text (run, "now");
  g_autoptr (GError) error = NULL;
  *self = (CaseHome){ .run = run };
  self->server = cloud_fixture_new ();
  self->times = g_array_new (FALSE, FALSE, sizeof (SolTime));
  self->clock = sol_clock_new_test (now == NULL ? RIG_NOW : sol_time_parse (now, NULL));
  self->root = g_dir_make_tmp ("sol-case-XXXXXX", &error);
  g_assert_no_error (error);
  serve_sign_in (self);
  if (cloud_case_member (run, "owner_confirmed") != NULL)
    serve_battery (self);
  serve_object (self, "also");
  serve_object (self, "reads");
  serve_list (self, FALSE);
  JsonNode *charger = cloud_case_member (run, "charger");
  if (charger == NULL)
    return;
  JsonObject *object = json_node_get_object (charger);
  serve_charger (self, object, case_home_site_of (self, json_object_get_string_member (object, "serial")));
}

JsonNode *
case_home_find_answer (const char *route)
{
  static const char *const files[]
      = { "ev_summary.json",      "lifetime_energy.json", "power_and_today.json",    "battery_status.json",
          "inverters.json",       "tariff.json",          "devices_and_backup.json", "ev_status.json",
          "session_history.json", "ev_scheduler.json",    "battery_config.json" };
  JsonNode *sample = decode_sample (route);
  for (guint i = 0; sample == NULL && i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JsonNode) root = decode_cases_load (files[i]);
      JsonArray *cases = json_node_get_array (root);
      for (guint k = 0; sample == NULL && k < json_array_get_length (cases); k++)
        {
          JsonObject *one = json_array_get_object_element (cases, k);
          JsonNode *payload = json_object_get_member (one, "payload");
          if (strcmp (json_object_get_string_member (one, "endpoint"), route) == 0
              && strcmp (json_object_get_string_member (one, "payload_is"), "response") == 0
              && JSON_NODE_HOLDS_OBJECT (payload))
            sample = json_node_copy (payload);
        }
    }
  g_assert_nonnull (sample);
  return sample;
}

/* Each in turn to the writes; the last one again and again. */
void
case_home_serve_writes (CaseHome *self)
{
  JsonNode *answers = cloud_case_member (self->run, "answers");
  const char *trouble = cloud_case_get_text (self->run, "transport_error");
  serve_list (self, TRUE);
  cloud_fixture_clear_route (self->server, CLOUD_FIXTURE_WRITES);
  if (trouble != NULL)
    {
      g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
      cloud_fixture_trick (self->server, CLOUD_FIXTURE_WRITES, CLOUD_FIXTURE_HOLD, nothing);
    }
  if (self->run->context != NULL && json_object_has_member (self->run->context, "each_answer"))
    {
      g_autoptr (GBytes) body = cloud_case_dup_body (self->run);
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      cloud_fixture_answer (self->server, CLOUD_FIXTURE_WRITES, cloud_case_get_status (self->run), text,
                            NULL);
    }
  for (guint i = 0; answers != NULL && i < json_array_get_length (json_node_get_array (answers)); i++)
    {
      JsonObject *answer = json_array_get_object_element (json_node_get_array (answers), i);
      case_home_serve (self, CLOUD_FIXTURE_WRITES, (guint) json_object_get_int_member (answer, "http_status"),
                       json_object_get_member (answer, "body"));
    }
}
