/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "other-cloud.h"

#include <libsoup/soup.h>
#include <string.h>

#define SITE OTHER_CLOUD_SITE
#define CHARGER OTHER_CLOUD_CHARGER

#define SESSION "5d1fa0b7c2e94d5c8a3f"
#define SESSION_ID "8814442"
#define ACCESS_TOKEN "access-token-of-the-other-cloud"
/* What a quoted and percent-encoded cookie stands for. */
#define XSRF_COOKIE "\"x%2Bsrf%2F0%3D%3D\""
#define XSRF "x+srf/0=="

struct _OtherCloud
{
  OtherCloudLogin login;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  char *origin;
  char *manager_token;
  gboolean charging;

  GMutex mutex; /* of what follows */
  GCond started;
  GPtrArray *requests;
  GString *complaints;
};

typedef struct
{
  OtherCloud *cloud;
  SoupServerMessage *message;
  SoupMessageHeaders *headers;
  const char *method, *path;
  char *body;
} Call;

static void
complain (Call *call, const char *what)
{
  g_mutex_lock (&call->cloud->mutex);
  g_string_append_printf (call->cloud->complaints, "%s %s: %s\n", call->method, call->path, what);
  g_mutex_unlock (&call->cloud->mutex);
}

static void
answer (Call *call, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (call->message, status, NULL);
  if (body != NULL)
    soup_server_message_set_response (call->message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
answer_json (Call *call, const char *body)
{
  answer (call, 200, "application/json;charset=utf-8", body);
}

static void
set_cookie (Call *call, const char *cookie)
{
  soup_message_headers_append (soup_server_message_get_response_headers (call->message), "Set-Cookie",
                               cookie);
}

static gboolean
has_cookie (Call *call, const char *pair)
{
  const char *cookies = soup_message_headers_get_list (call->headers, "Cookie");
  g_auto (GStrv) parts = g_strsplit (cookies != NULL ? cookies : "", ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (g_strstrip (parts[i]), pair))
      return TRUE;
  return FALSE;
}

static void
expect (Call *call, const char *name, const char *value)
{
  const char *sent = soup_message_headers_get_one (call->headers, name);
  if (g_strcmp0 (sent, value) == 0)
    return;
  g_autofree char *what = g_strdup_printf ("%s is %s instead of %s", name, sent != NULL ? sent : "missing",
                                           value != NULL ? value : "missing");
  complain (call, what);
}

/* --- signing in (addendum 1.2) -------------------------------------------------------------------------- */

static void
set_cookies (Call *call)
{
  g_autofree char *manager
      = g_strdup_printf ("enlighten_manager_token_production=%s; domain=.enphaseenergy.com; path=/; secure; "
                         "HttpOnly; SameSite=None",
                         call->cloud->manager_token);
  set_cookie (call, "_enlighten_4_session=" SESSION "; Domain=enphaseenergy.com; Path=/; Secure; HttpOnly");
  set_cookie (call, manager);
  set_cookie (call, "XSRF-TOKEN=" XSRF_COOKIE "; Path=/; Secure");
  set_cookie (call, "locale=en; Path=/");
}

static gboolean
is_right (Call *call)
{
  g_autoptr (GHashTable) form = soup_form_decode (call->body);
  return g_strcmp0 (g_hash_table_lookup (form, "user[email]"), OTHER_CLOUD_EMAIL) == 0
         && g_strcmp0 (g_hash_table_lookup (form, "user[password]"), OTHER_CLOUD_PASSWORD) == 0;
}

static void
log_in (Call *call)
{
  expect (call, "X-Requested-With", "XMLHttpRequest");
  if (call->cloud->login == OTHER_CLOUD_LOGIN_FORM)
    {
      answer (call, 406, "text/html", "<html><body>406 Not Acceptable</body></html>");
      return;
    }
  if (!is_right (call))
    {
      answer (call, 401, "application/json", "{\"message\":\"Invalid\"}");
      return;
    }
  set_cookies (call);
  answer_json (call, call->cloud->login == OTHER_CLOUD_LOGIN_EMPTY ? "{}" : "{\"session\":" SESSION_ID "}");
}

static void
log_in_by_form (Call *call)
{
  expect (call, "X-Requested-With", NULL);
  if (!is_right (call))
    {
      answer (call, 401, "text/html", "<html></html>");
      return;
    }
  set_cookies (call);
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), "Location", "/web");
  answer (call, 302, NULL, NULL);
}

static void
show_page (Call *call)
{
  answer (call, 200, "text/html", "<!doctype html><html><body>Welcome</body></html>");
}

static void
give_token (Call *call)
{
  const char *id = call->cloud->login == OTHER_CLOUD_LOGIN_FORM ? SESSION : SESSION_ID;
  if (call->cloud->login == OTHER_CLOUD_LOGIN_EMPTY)
    complain (call, "there was no session id");
  if (strstr (call->body, id) == NULL || strstr (call->body, OTHER_CLOUD_EMAIL) == NULL)
    complain (call, "the body lacks session or account");
  answer_json (call, "{\"auth_token\":\"" ACCESS_TOKEN "\",\"expiration\":\"4102444800\"}");
}

static void
list_sites (Call *call)
{
  expect (call, "X-CSRF-Token", XSRF);
  answer_json (call, "{\"systems\":[{\"system_id\":" SITE ",\"displayName\":\"Hill House\"},"
                     "{\"system_id\":\"" SITE "\",\"displayName\":\"Hill House\"}]}");
}

/* --- reads ------------------------------------------------------------------------------------------------
 */

/* The older flat shape (addendum 1.7.2): everything at the top of the charger, kWh, seconds, digits as text.
 */
static void
show_status (Call *call)
{
  gboolean on = call->cloud->charging;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *body = g_strdup_printf (
      "{\"evChargerData\":[{\"sn\":\"" CHARGER
      "\",\"name\":\"Garage\",\"connected\":\"true\",\"pluggedIn\":1,"
      "\"charging\":\"%s\",\"faulted\":0,\"connectorStatusType\":\"%s\",\"charging_level\":\"16\",\"mode\":"
      "\"0\","
      "\"session_d\":{\"e_c\":\"7.25\",\"start_time\":\"%" G_GINT64_FORMAT "\",\"miles\":null}}],"
      "\"ts\":\"%" G_GINT64_FORMAT "\"}",
      on ? "true" : "false", on ? " charging " : "AVAILABLE", now - 3600, now);
  answer_json (call, body);
}

static void
show_summary (Call *call)
{
  answer_json (
      call,
      "{\"data\":[{\"serialNumber\":\"" CHARGER "\",\"modelName\":\"IQ-EVSE-NA-1060\",\"maxCurrent\":\"48\","
      "\"chargeLevelDetails\":{\"min\":\"6\",\"max\":\"48\",\"granularity\":\"2\"},\"operatingVoltage\":"
      "\"240\","
      "\"firmwareVersion\":\"24.9.1\",\"lifeTimeConsumption\":\"1234567.8\",\"isRetired\":\"false\"},"
      "{\"serialNumber\":\"EV000000000001\",\"displayName\":\"Old\",\"isRetired\":true}]}");
}

static void
append_bucket (GString *text, guint i, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf (text, "%s\"%s\"", i > 0 ? "," : "",
                          g_ascii_formatd (number, sizeof number, "%.1f", value));
}

/* Production 100 Wh, consumption 60 Wh in each quarter-hour so far. */
static void
show_today (Call *call)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/Denver");
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) midnight
      = g_date_time_new (zone, g_date_time_get_year (now), g_date_time_get_month (now),
                         g_date_time_get_day_of_month (now), 0, 0, 0);
  g_autofree char *day = g_date_time_format (now, "%F");
  gint64 start = g_date_time_to_unix (midnight);
  guint n = (guint) ((g_date_time_to_unix (now) - start) / 900);
  g_autoptr (GString) production = g_string_new (NULL);
  g_autoptr (GString) consumption = g_string_new (NULL);

  for (guint i = 0; i < 96; i++)
    {
      append_bucket (production, i, i < n ? 100 : 0);
      append_bucket (consumption, i, i < n ? 60 : 0);
    }
  g_autofree char *body = g_strdup_printf (
      "{\"system_id\":\"" SITE "\",\"start_date\":\"%s\",\"last_report_date\":\"%" G_GINT64_FORMAT "000\","
      "\"stats\":[{\"start_time\":\"%" G_GINT64_FORMAT "\",\"interval_length\":\"900\",\"production\":[%s],"
      "\"consumption\":[%s],\"charge\":[],\"discharge\":null,"
      "\"totals\":{\"production\":\"%u.0\",\"consumption\":\"%u.0\",\"import\":\"1500\",\"grid_import\":"
      "5250000}}],"
      "\"battery_details\":{\"aggregate_soc\":\"41\"}}",
      day, start + 900 * (gint64) n, start, production->str, consumption->str, n * 100, n * 60);
  answer_json (call, body);
}

static void
show_power (Call *call)
{
  g_autofree char *body = g_strdup_printf (
      "{\"data\":{\"latest_power\":{\"value\":\"1840.5\",\"units\":\"W\",\"time\":\"%" G_GINT64_FORMAT
      "\"}}}",
      g_get_real_time () / 1000);
  answer_json (call, body);
}

static void
show_battery (Call *call)
{
  answer_json (
      call,
      "{\"current_charge\":\"41%\",\"available_energy\":\"4.1\",\"max_capacity\":\"10.0\","
      "\"available_power\":\"3.84\",\"max_power\":\"3.84\",\"storages\":[{\"id\":\"77\","
      "\"serial_number\":\"BT1\",\"current_charge\":\"41%\",\"available_energy\":\"4.1\",\"max_capacity\":"
      "\"10\","
      "\"led_status\":\"13\",\"excluded\":\"false\",\"status\":\"normal\",\"last_report\":\"1770000001\"}]}");
}

static void
list_devices (Call *call)
{
  answer_json (call, "{\"items\":[{\"deviceType\":\"envoy\",\"members\":[{\"name\":\"Gateway\",\"serial_"
                     "number\":122000000001,"
                     "\"statusText\":\"Normal\",\"status\":\"normal\",\"last_report\":\"1770000001000\"},"
                     "{\"name\":\"Old\",\"serial_number\":\"9\",\"statusText\":\" Retired \"}]}]}");
}

/* BatteryConfig refuses the fuller shape of headers here and takes the lean one (addendum 1.5.1). */
static gboolean
is_lean (Call *call)
{
  if (strstr (soup_message_headers_get_one (call->headers, "User-Agent"), "Chrome/") == NULL)
    complain (call, "the User-Agent is not that of BatteryConfig");
  expect (call, "Origin", "https://battery-profile-ui.enphaseenergy.com");
  expect (call, "Authorization", NULL);
  expect (call, "X-Requested-With", NULL);
  if (soup_message_headers_get_one (call->headers, "e-auth-token") == NULL
      && soup_message_headers_get_one (call->headers, "requestid") == NULL)
    return TRUE;
  answer (call, 403, "application/json", "{\"message\":\"Forbidden\"}");
  return FALSE;
}

static void
show_site_settings (Call *call)
{
  if (is_lean (call))
    answer_json (
        call,
        "{\"data\":{\"hasEncharge\":\"true\",\"hasEnpower\":1,\"countryCode\":\"US\","
        "\"timezone\":\"America/Denver\",\"showStormGuard\":\"true\",\"batteryGridMode\":\"ImportOnly\","
        "\"userDetails\":{\"isOwner\":\"true\",\"isInstaller\":0}}}");
}

static void
show_profile (Call *call)
{
  if (is_lean (call))
    answer_json (call, "{\"data\":{\"profile\":\"cost_savings\",\"batteryBackupPercentage\":\"30\","
                       "\"stormGuardState\":\"on\",\"evseStormEnabled\":\"false\"}}");
}

static void
show_battery_settings (Call *call)
{
  if (is_lean (call))
    answer_json (call, "{\"data\":{\"profile\":\"cost_savings\",\"batteryBackupPercentage\":\"30\","
                       "\"chargeBeginTime\":\"120\",\"chargeEndTime\":\"300\",\"chargeFromGrid\":\"false\","
                       "\"veryLowSoc\":\"10\",\"veryLowSocMin\":\"5\",\"veryLowSocMax\":\"25\"}}");
}

static void
show_storm (Call *call)
{
  if (is_lean (call))
    answer_json (call, "{\"criticalAlertActive\":false,\"stormAlerts\":[]}");
}

static void
show_charge_mode (Call *call)
{
  g_autofree char *bearer = g_strconcat ("Bearer ", call->cloud->manager_token, NULL);
  expect (call, "Authorization", bearer);
  answer_json (call, "{\"data\":{\"modes\":{\"manualCharging\":{\"enabled\":\"true\","
                     "\"chargingMode\":\"MANUAL_CHARGING\"},\"greenCharging\":{\"enabled\":\"false\"}}}}");
}

static void
show_off_grid (Call *call)
{
  answer_json (call, "{\"country_code\":\"US\",\"is_grid_outage\":\"true\",\"has_battery\":1}");
}

/* --- start and stop: this cloud knows no PUT, and POST only by the singular path (addendum 1.7.14)
 * ----------- */

static void
start (Call *call)
{
  call->cloud->charging = TRUE;
  answer (call, 202, "application/json", "{\"message\":\"Request sent successfully\"}");
}

static void
stop (Call *call)
{
  call->cloud->charging = FALSE;
  answer (call, 204, NULL, NULL);
}

#define EVSE "/service/evse_controller/"
#define BATTERY "/service/batteryConfig/api/v1/"

static const struct
{
  const char *method, *path;
  void (*serve) (Call *call);
  gboolean open; /* needs no session */
} routes[] = {
  { "POST", "/login/login.json", log_in, TRUE },
  { "POST", "/login/login", log_in_by_form, TRUE },
  { "GET", "/web", show_page, TRUE },
  { "POST", "/tokens", give_token, TRUE },
  { "GET", "/app-api/search_sites.json", list_sites, FALSE },
  { "GET", EVSE SITE "/ev_chargers/status", show_status, FALSE },
  { "GET", EVSE "api/v2/" SITE "/ev_chargers/summary", show_summary, FALSE },
  { "GET", "/pv/systems/" SITE "/today", show_today, FALSE },
  { "GET", "/app-api/" SITE "/get_latest_power", show_power, FALSE },
  { "GET", "/pv/settings/" SITE "/battery_status.json", show_battery, FALSE },
  { "GET", "/app-api/" SITE "/devices.json", list_devices, FALSE },
  { "GET", BATTERY "siteSettings/" SITE, show_site_settings, FALSE },
  { "GET", BATTERY "profile/" SITE, show_profile, FALSE },
  { "GET", BATTERY "batterySettings/" SITE, show_battery_settings, FALSE },
  { "GET", BATTERY "stormGuard/" SITE "/stormAlert", show_storm, FALSE },
  { "GET", "/service/evse_scheduler/api/v1/iqevc/charging-mode/" SITE "/" CHARGER "/preference",
    show_charge_mode, FALSE },
  { "GET", "/app-api/" SITE "/off_grid_due_to_grid_outage", show_off_grid, FALSE },
  { "POST", EVSE SITE "/ev_charger/" CHARGER "/start_charging", start, FALSE },
  { "PUT", EVSE SITE "/ev_chargers/" CHARGER "/stop_charging", stop, FALSE },
};

/* What holds for every call (addendum 1.1, 1.2 step 5). */
static gboolean
may_enter (Call *call, gboolean open)
{
  const char *agent = soup_message_headers_get_one (call->headers, "User-Agent");
  if (agent == NULL || !g_str_has_prefix (agent, "Mozilla/5.0 ("))
    {
      complain (call, "no browser would send this User-Agent");
      answer (call, 406, NULL, NULL);
      return FALSE;
    }
  if (!open && soup_message_headers_get_one (call->headers, "Referer") == NULL)
    complain (call, "no Referer");
  if (open || has_cookie (call, "_enlighten_4_session=" SESSION))
    return TRUE;
  complain (call, "the session's cookie is missing");
  answer (call, 401, "application/json", "{\"message\":\"Unauthorized\"}");
  return FALSE;
}

static void
serve (Call *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (routes[i].path, call->path) && g_str_equal (routes[i].method, call->method))
      {
        if (may_enter (call, routes[i].open))
          routes[i].serve (call);
        return;
      }
  answer (call, 404, "text/html", "<html><body>The page you were looking for does not exist</body></html>");
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer user_data)
{
  OtherCloud *self = user_data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  Call call = { .cloud = self,
                .message = message,
                .headers = soup_server_message_get_request_headers (message),
                .method = soup_server_message_get_method (message),
                .path = path,
                .body = g_strndup (body->data != NULL ? body->data : "", (gsize) body->length) };

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->requests, g_strdup_printf ("%s %s", call.method, path));
  g_mutex_unlock (&self->mutex);
  serve (&call);
  g_free (call.body);
}

/* --- its life
 * ----------------------------------------------------------------------------------------------- */

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  OtherCloud *self = data;
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local, remote, NULL);
  return TRUE;
}

/* libsoup's own listener leaks a socket for each connection (3.2). Without it each connection serves one
 * request only, which is another thing that a client must bear. */
static GSocketService *
listen_on_loopback (OtherCloud *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;
  GSocketService *service = g_socket_service_new ();

  g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  g_mutex_lock (&self->mutex);
  self->origin
      = g_strdup_printf ("http://127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  g_cond_signal (&self->started);
  g_mutex_unlock (&self->mutex);
  return service;
}

static gpointer
run (gpointer data)
{
  OtherCloud *self = data;

  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new ("server-header", "other", NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  g_autoptr (GSocketService) service = listen_on_loopback (self);
  g_main_loop_run (self->loop);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* A token in which the account's number is nested and no signature is any good; nobody checks one. */
static char *
make_token (void)
{
  static const char header[] = "{\"alg\":\"none\"}";
  static const char claims[] = "{\"data\":{\"userid\":\"90210\",\"session\":\"s-1\"},\"exp\":4102444800}";
  g_autofree char *first = g_base64_encode ((const guchar *) header, sizeof header - 1);
  g_autofree char *second = g_base64_encode ((const guchar *) claims, sizeof claims - 1);
  char *token = g_strconcat (first, ".", second, ".x", NULL);
  char *end = token;
  for (const char *at = token; *at != '\0'; at++)
    if (*at != '=')
      *end++ = *at == '+' ? '-' : *at == '/' ? '_' : *at;
  *end = '\0';
  return token;
}

OtherCloud *
other_cloud_new (OtherCloudLogin login)
{
  OtherCloud *self = g_new0 (OtherCloud, 1);
  self->login = login;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->manager_token = make_token ();
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->complaints = g_string_new (NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->started);
  self->thread = g_thread_new ("other-cloud", run, self);
  g_mutex_lock (&self->mutex);
  while (self->origin == NULL)
    g_cond_wait (&self->started, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
other_cloud_free (OtherCloud *self)
{
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_ptr_array_unref (self->requests);
  g_string_free (self->complaints, TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->started);
  g_free (self->manager_token);
  g_free (self->origin);
  g_free (self);
}

const char *
other_cloud_get_origin (OtherCloud *self)
{
  return self->origin;
}

guint
other_cloud_count (OtherCloud *self, const char *pattern)
{
  guint n = 0;
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->requests->len; i++)
    n += g_pattern_match_simple (pattern, g_ptr_array_index (self->requests, i)) ? 1 : 0;
  g_mutex_unlock (&self->mutex);
  return n;
}

char *
other_cloud_dup_complaints (OtherCloud *self)
{
  g_mutex_lock (&self->mutex);
  char *complaints = g_strdup (self->complaints->str);
  g_mutex_unlock (&self->mutex);
  return complaints;
}
