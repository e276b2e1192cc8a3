/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "case-home"

#include "case-home.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define PATIENCE (20 * G_USEC_PER_SEC)
#define HANGS (G_USEC_PER_SEC / 4)
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
static const char *
site_of (CaseHome *self, const char *serial)
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
                site_of (self, json_object_get_string_member (charger, "serial")));
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
  serve_charger (self, object, site_of (self, json_object_get_string_member (object, "serial")));
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

/* --- the home ------------------------------------------------------------------------------------------ */

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
case_home_await (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (300);
    }
}

static gboolean
is_sending (SolControl *control)
{
  return sol_control_get_state (control) == SOL_CONTROL_SENDING;
}

/* A command on its way, of which no list of reads in flight tells; a change of amperes only waits for others.
 */
static gboolean
acts (CaseHome *self)
{
  SolSite *site = self->home == NULL ? NULL : sol_home_get_site (self->home);
  if (site == NULL)
    return FALSE;
  for (guint i = 0; i < SOL_BATTERY_N_CONTROLS; i++)
    if (is_sending (sol_battery_get_control (sol_site_get_battery (site), i)))
      return TRUE;
  for (guint k = 0; k < g_list_model_get_n_items (sol_site_get_chargers (site)); k++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), k);
      for (guint i = 0; i < SOL_CHARGER_N_CONTROLS; i++)
        if (i != SOL_CHARGER_AMPS && is_sending (sol_charger_get_control (charger, i)))
          return TRUE;
    }
  return FALSE;
}

void
case_home_settle (CaseHome *self)
{
  gint64 begun = g_get_monotonic_time ();
  gint64 end = begun + PATIENCE;
  guint quiet = 0;
  while (quiet < 30)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      gboolean worked = g_main_context_iteration (NULL, FALSE);
      gboolean busy = self->home != NULL && sol_home_get_condition (self->home)->updating;
      /* Who never answers, or waits for the clock, is not waited for. */
      busy = busy || (quiet > 25 && g_get_monotonic_time () - begun < HANGS && acts (self));
      quiet = worked || busy ? 0 : quiet + 1;
      if (!worked)
        g_usleep (300);
    }
  SolTime now = sol_clock_now (self->clock);
  while (self->times->len < cloud_fixture_count (self->server, NULL))
    g_array_append_val (self->times, now);
}

void
case_home_advance (CaseHome *self, double seconds)
{
  SolTime end = sol_clock_now (self->clock) + (SolTime) (seconds * SOL_SECOND);
  case_home_settle (self);
  while (sol_clock_now (self->clock) < end)
    {
      gint64 left = end - sol_clock_now (self->clock);
      gint64 next = sol_clock_test_next (self->clock);
      sol_clock_test_advance (self->clock, next < 0 ? left : CLAMP (next, 1, left));
      case_home_settle (self);
    }
}

void
case_home_open (CaseHome *self, SolPage page)
{
  g_autoptr (GAsyncResult) started = NULL, signed_in = NULL;
  g_autoptr (GError) error = NULL;
  SolHomeOptions options = { .clock = self->clock,
                             .origin = cloud_fixture_get_origin (self->server),
                             .data_root = self->root,
                             .no_keyring = TRUE };

  self->home = sol_home_new (&options);
  sol_home_start_async (self->home, NULL, result_cb, &started);
  case_home_await (&started);
  g_assert_true (sol_home_start_finish (self->home, started, &error));
  sol_home_sign_in_async (self->home, RIG_EMAIL, "x", TRUE, NULL, result_cb, &signed_in);
  case_home_await (&signed_in);
  sol_home_sign_in_finish (self->home, signed_in, &error);
  g_assert_no_error (error);
  const char *serial = RIG_SERIAL;
  JsonNode *charger = cloud_case_member (self->run, "charger");
  if (charger != NULL)
    serial = json_object_get_string_member (json_node_get_object (charger), "serial");
  if (strcmp (site_of (self, serial), RIG_SITE) != 0)
    g_assert_true (sol_home_choose_site (self->home, site_of (self, serial), NULL));
  case_home_settle (self);
  self->site = sol_home_get_site (self->home);
  g_assert_nonnull (self->site);
  sol_site_set_page (self->site, page);
  case_home_settle (self);
}

void
case_home_close (CaseHome *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_home_close_async (self->home, NULL, result_cb, &result);
  case_home_await (&result);
  g_assert_true (sol_home_close_finish (self->home, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  self->site = NULL;
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
    }
  g_assert_finalize_object (g_steal_pointer (&self->home));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_unlink (file);
    }
  g_rmdir (path);
}

void
case_home_clear (CaseHome *self)
{
  if (self->home != NULL)
    case_home_close (self);
  g_clear_pointer (&self->server, cloud_fixture_free);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->times, g_array_unref);
  if (self->root != NULL)
    remove_folder (self->root);
  g_clear_pointer (&self->root, g_free);
}

SolCharger *
case_home_find_charger (CaseHome *self, const char *serial)
{
  SolCharger *charger = sol_site_find_charger (self->site, serial);
  g_assert_nonnull (charger);
  return charger;
}

/* --- what was sent ------------------------------------------------------------------------------------- */

void
case_home_mark (CaseHome *self)
{
  self->begun = cloud_fixture_count (self->server, NULL);
  self->marked_at = sol_clock_now (self->clock);
}

guint
case_home_count (CaseHome *self, const char *method, const char *part)
{
  guint count = 0;
  for (guint i = self->begun; i < cloud_fixture_count (self->server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (self->server, NULL, i);
      count += (method == NULL || strcmp (received->method, method) == 0)
               && (part == NULL || strstr (received->path, part) != NULL);
    }
  return count;
}

GArray *
case_home_list_times (CaseHome *self, const char *route)
{
  g_autofree char *wanted = case_home_fill (route);
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (double));
  SolTime last = self->marked_at;
  for (guint i = self->begun; i < self->times->len; i++)
    {
      const CloudReceived *received = cloud_fixture_get (self->server, NULL, i);
      g_autofree char *line = g_strdup_printf ("%s %s", received->method, received->path);
      if (strcmp (line, wanted) != 0)
        continue;
      SolTime at = g_array_index (self->times, SolTime, i);
      double gap = (double) (at - last) / (double) SOL_SECOND;
      g_array_append_val (gaps, gap);
      last = at;
    }
  return gaps;
}

void
case_home_await_request (CaseHome *self, const char *part)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (case_home_count (self, NULL, part) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      case_home_settle (self);
    }
}

static gboolean
is_write (const CloudReceived *received)
{
  return strcmp (received->method, "GET") != 0 && !g_str_has_prefix (received->path, "/login")
         && strcmp (received->path, "/tokens") != 0
         && (strcmp (received->method, "POST") != 0
             || (strstr (received->path, "ev_charger_config") == NULL
                 && strstr (received->path, "/history") == NULL));
}

GPtrArray *
case_home_list_writes (CaseHome *self)
{
  GPtrArray *writes = g_ptr_array_new ();
  for (guint i = self->begun; i < cloud_fixture_count (self->server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (self->server, NULL, i);
      if (is_write (received))
        g_ptr_array_add (writes, (gpointer) received);
    }
  return writes;
}

void
case_home_check_writes (CaseHome *self, JsonArray *wanted)
{
  guint n = json_array_get_length (wanted);
  g_autoptr (GPtrArray) writes = case_home_list_writes (self);
  /* A step of a procedure is on the disk before it is taken, and a disk may be slow. */
  for (gint64 end = g_get_monotonic_time () + PATIENCE / 4; writes->len < n && g_get_monotonic_time () < end;)
    {
      case_home_settle (self);
      g_ptr_array_unref (writes);
      writes = case_home_list_writes (self);
    }
  for (guint i = 0; i < writes->len && i < n; i++)
    cloud_case_check_request (json_array_get_object_element (wanted, i), g_ptr_array_index (writes, i));
  g_assert_cmpuint (writes->len, ==, n);
}

/* --- wishes -------------------------------------------------------------------------------------------- */

void
case_end_clear (CaseEnd *end)
{
  g_clear_error (&end->error);
}

/* Whether the cloud has still to say something. */
static gboolean
is_open (CaseHome *self, SolControl *control)
{
  SolControlState state = sol_control_get_state (control);
  if (state == SOL_CONTROL_ASKING)
    return FALSE;
  return self->patient || state != SOL_CONTROL_WAITING;
}

void
case_home_wish (CaseHome *self, SolControl *control, GVariant *wanted, GVariant *hint, CaseEnd *end)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) before = case_home_list_writes (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  case_end_clear (end);
  *end = (CaseEnd){ .control = control };
  sol_control_request_async (control, wanted, hint, cancellable, result_cb, &result);
  case_home_settle (self);
  if (self->agrees && sol_control_get_state (control) == SOL_CONTROL_ASKING)
    {
      sol_control_agree (control);
      case_home_settle (self);
    }
  for (guint i = 0; i < 400 && result == NULL && is_open (self, control); i++)
    case_home_advance (self, 1);
  g_autoptr (GPtrArray) after = case_home_list_writes (self);
  end->wrote = after->len > before->len;
  end->done = result != NULL;
  if (end->done)
    {
      end->result = sol_control_request_finish (control, result, &end->error);
      return;
    }
  end->state = sol_control_get_state (control);
  end->uncertain = sol_control_get_uncertain (control);
  /* Nobody waits for the rest. */
  g_cancellable_cancel (cancellable);
  case_home_await (&result);
  g_autoptr (GError) gone = NULL;
  sol_control_request_finish (control, result, &gone);
}

static const char *
name_error (const CaseEnd *end)
{
  g_assert_true (end->error->domain == SOL_ERROR);
  switch (end->error->code)
    {
    case SOL_ERROR_UNCERTAIN:
      return "uncertain";
    case SOL_ERROR_NOT_PLUGGED_IN:
    case SOL_ERROR_NOT_READY:
      return end->wrote ? "not_ready" : "refused";
    case SOL_ERROR_NO_ENABLED_SLOT:
    case SOL_ERROR_REFUSED:
    case SOL_ERROR_BUSY:
    case SOL_ERROR_FORBIDDEN:
    case SOL_ERROR_NOT_SUPPORTED:
      return !end->wrote || end->error->code == SOL_ERROR_NO_ENABLED_SLOT ? "refused" : "error";
    default:
      return "error";
    }
}

const char *
case_end_name (const CaseEnd *end)
{
  if (!end->done)
    return end->state == SOL_CONTROL_ASKING ? "asks" : end->uncertain ? "uncertain" : "accepted";
  if (end->error != NULL)
    return name_error (end);
  if (end->result == SOL_CONTROL_RESULT_CONFIRMED)
    return "confirmed";
  if (end->result == SOL_CONTROL_RESULT_STORED)
    return "stored";
  return end->wrote ? "already" : "already_set";
}

/* A person is told, which is not the same as an error: a car that is not ready is no failure. */
static gboolean
is_failure (const CaseEnd *end)
{
  return end->error != NULL && !g_error_matches (end->error, SOL_ERROR, SOL_ERROR_NOT_PLUGGED_IN)
         && !g_error_matches (end->error, SOL_ERROR, SOL_ERROR_NOT_READY);
}

static gboolean
reads_before_write (CaseHome *self, const char *endpoint)
{
  g_autofree char *route = case_home_fill (endpoint);
  for (guint i = self->begun; i < cloud_fixture_count (self->server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (self->server, NULL, i);
      g_autofree char *line = g_strdup_printf ("%s %s", received->method, received->path);
      if (is_write (received))
        return FALSE;
      if (strcmp (line, route) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_reads (CaseHome *self, const char *fact)
{
  JsonNode *wanted = cloud_case_fact (self->run, fact);
  for (guint i = 0; wanted != NULL && i < json_array_get_length (json_node_get_array (wanted)); i++)
    if (!reads_before_write (self, json_array_get_string_element (json_node_get_array (wanted), i)))
      g_error ("%s was not read first", json_array_get_string_element (json_node_get_array (wanted), i));
}

static void
check_end (CaseHome *self, const CaseEnd *end)
{
  const CloudCase *run = self->run;
  const char *outcome = cloud_case_fact_text (run, "outcome"), *name = case_end_name (end);
  /* One word for what the cloud says is so already, whatever it was. */
  if (outcome != NULL && (strcmp (outcome, "already_charging") == 0 || strcmp (outcome, "not_active") == 0))
    outcome = "already";
  if (outcome != NULL)
    g_assert_cmpstr (name, ==, outcome);
  JsonNode *fact = cloud_case_fact (run, "is_error");
  if (fact != NULL)
    g_assert_cmpint (is_failure (end), ==, json_node_get_boolean (fact));
  if (cloud_case_fact (run, "reason_given") != NULL)
    g_assert_cmpstr (end->error->message, !=, "");
  const char *reason = cloud_case_fact_text (run, "reason");
  if (reason != NULL)
    g_assert_cmpstr (sol_error_get_name ((SolError) end->error->code), ==, reason);
  if (cloud_case_fact (run, "asks") != NULL)
    g_assert_cmpstr (name, ==, "asks");
  if (cloud_case_fact (run, "hold_ended") != NULL)
    {
      g_assert_false (sol_control_is_busy (end->control));
      g_assert_null (sol_control_get_wanted (end->control));
    }
}

void
case_home_check (CaseHome *self, const CaseEnd *end, const char *const *others)
{
  static const char *const known[]
      = { "outcome",      "is_error", "reason_given", "reason", "asks",         "hold_ended",
          "request_sent", "writes",   "write_count",  "crash",  "reads_before", NULL };
  const CloudCase *run = self->run;
  g_autoptr (GList) names = json_object_get_members (run->expected);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *base = g_strdup (l->data);
      if (g_str_has_suffix (base, "_each"))
        base[strlen (base) - strlen ("_each")] = '\0';
      if (!g_strv_contains (known, base) && (others == NULL || !g_strv_contains (others, base)))
        g_error ("%s: nobody checks %s", cloud_case_get_name (run), base);
    }
  check_end (self, end);
  JsonNode *sent = cloud_case_fact (run, "request_sent");
  guint reads = self->rereads ? case_home_count (self, "GET", NULL) : 0;
  if (sent != NULL)
    g_assert_cmpint (case_home_count (self, NULL, NULL) > reads, ==, json_node_get_boolean (sent));
  JsonNode *writes = cloud_case_fact (run, "writes");
  if (writes != NULL)
    case_home_check_writes (self, json_node_get_array (writes));
  check_reads (self, "reads_before");
}
