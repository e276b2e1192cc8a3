/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "wire-client"

#include "wire-client.h"

#include <string.h>

#define START 1781092800 /* 2026-06-10T12:00:00Z */
#define CLOUD "https://enlighten.enphaseenergy.com"
#define PROFILE_UI "https://battery-profile-ui.enphaseenergy.com"
#define SAFARI                                                                                               \
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.3.1 " \
  "Safari/605.1.15"
#define CHROME                                                                                               \
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 " \
  "Safari/537.36"
#define SCRIPT "application/json, text/javascript, */*; q=0.01"

static const struct
{
  const char *accept, *referer;
  gboolean by_script;
} families[] = {
  [WIRE_PLAIN] = { NULL, NULL, FALSE },
  [WIRE_LOGIN] = { "*/*", CLOUD "/", TRUE },
  [WIRE_FORM] = { "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", CLOUD "/", FALSE },
  [WIRE_CODE] = { "application/json, text/plain, */*", CLOUD "/", TRUE },
  [WIRE_TOKENS] = { "application/json", NULL, FALSE },
  [WIRE_SITES] = { "*/*", CLOUD "/", TRUE },
  [WIRE_H] = { "*/*", CLOUD "/web/%S/history/graph/years?v=3.6.1", TRUE },
  [WIRE_HF] = { SCRIPT, CLOUD "/web/%S/history/graph/years", TRUE },
  [WIRE_T] = { "*/*", CLOUD "/web/%S/today/graph/hours", TRUE },
  [WIRE_TJ] = { SCRIPT, CLOUD "/web/%S/today/graph/hours", TRUE },
  [WIRE_L] = { SCRIPT, CLOUD "/web/%S/layout/graph/years", TRUE },
  [WIRE_D] = { "application/json", CLOUD "/app/system_dashboard/sites/%S/summary", TRUE },
  [WIRE_EVENTS] = { "application/json", CLOUD "/pv/systems/%S/summary", TRUE },
  [WIRE_SESSIONS] = { SCRIPT, CLOUD "/pv/systems/%S/summary", TRUE },
  [WIRE_TR] = { SCRIPT, CLOUD "/pv/systems/%S/summary", TRUE },
  [WIRE_TRW] = { SCRIPT, CLOUD "/", TRUE },
  [WIRE_BC] = { "application/json, text/plain, */*", PROFILE_UI "/", FALSE },
  [WIRE_BC_LEAN] = { "application/json, text/plain, */*", PROFILE_UI "/", FALSE },
  [WIRE_BC_COOKIE] = { "application/json, text/plain, */*", PROFILE_UI "/", TRUE },
  [WIRE_BC_MIXED] = { "application/json, text/plain, */*", PROFILE_UI "/", TRUE },
};

Wire *
wire_new (const char *scenario)
{
  g_autoptr (GError) error = NULL;
  Wire *wire = g_new0 (Wire, 1);
  wire->simulator = sol_simulator_new (scenario, 7, 0, START);
  sol_simulator_start (wire->simulator, 0, &error);
  g_assert_no_error (error);
  wire->session = soup_session_new_with_options ("timeout", 5, NULL);
  wire->jar = soup_cookie_jar_new ();
  soup_session_add_feature (wire->session, SOUP_SESSION_FEATURE (wire->jar));
  return wire;
}

void
wire_free (Wire *wire)
{
  soup_session_abort (wire->session);
  g_object_unref (wire->session);
  g_object_unref (wire->jar);
  sol_simulator_stop (wire->simulator);
  g_object_unref (wire->simulator);
  g_free (wire->email);
  g_free (wire->session_id);
  g_free (wire->token);
  g_free (wire->manager);
  g_free (wire->user);
  g_free (wire->serial);
  g_free (wire->xsrf);
  g_free (wire);
}

void
reply_free (Reply *reply)
{
  g_free (reply->body);
  g_clear_pointer (&reply->json, json_node_unref);
  g_clear_object (&reply->message);
  g_clear_error (&reply->error);
  g_free (reply);
}

static char *
fill_in (Wire *wire, const char *text)
{
  g_autofree char *site = g_strdup_printf ("%" G_GUINT64_FORMAT, wire->site);
  GString *full = g_string_new (text);
  g_string_replace (full, "%S", site, 0);
  g_string_replace (full, "%C", wire->serial != NULL ? wire->serial : "none", 0);
  g_string_replace (full, "%U", wire->user != NULL ? wire->user : "0", 0);
  return g_string_free (full, FALSE);
}

static void
add_config_headers (Wire *wire, SoupMessageHeaders *headers, WireFamily family)
{
  soup_message_headers_replace (headers, "User-Agent", CHROME);
  soup_message_headers_replace (headers, "Origin", PROFILE_UI);
  if (wire->user != NULL)
    soup_message_headers_replace (headers, "Username", wire->user);
  if (wire->xsrf != NULL)
    soup_message_headers_replace (headers, "X-XSRF-Token", wire->xsrf);
  if (family == WIRE_BC_LEAN)
    return;
  g_autofree char *uuid = g_uuid_string_random ();
  if (family == WIRE_BC)
    soup_message_headers_replace (headers, "requestid", uuid);
  if (family == WIRE_BC_MIXED)
    {
      g_autofree char *bearer = g_strdup_printf ("Bearer %s", wire->manager);
      soup_message_headers_replace (headers, "Authorization", bearer);
      if (wire->xsrf != NULL)
        soup_message_headers_replace (headers, "X-CSRF-Token", wire->xsrf);
    }
  if (wire->manager != NULL)
    soup_message_headers_replace (headers, "e-auth-token", wire->manager);
}

static void
add_session_headers (Wire *wire, SoupMessageHeaders *headers)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *bearer = g_strdup_printf ("Bearer %s", wire->token);
  soup_message_headers_replace (headers, "requestid", uuid);
  soup_message_headers_replace (headers, "username", wire->user);
  soup_message_headers_replace (headers, "e-auth-token", wire->session_id);
  soup_message_headers_replace (headers, "Authorization", bearer);
}

static void
add_tariff_headers (Wire *wire, SoupMessageHeaders *headers)
{
  g_autofree char *uuid = g_uuid_string_random ();
  soup_message_headers_replace (headers, "Requestid", uuid);
  soup_message_headers_replace (headers, "Username", wire->user);
  soup_message_headers_replace (headers, "e-auth-token", wire->manager);
  g_autofree char *xsrf = wire_cookie (wire, "XSRF-TOKEN");
  g_autofree char *plain = xsrf != NULL ? g_uri_unescape_string (xsrf, NULL) : NULL;
  if (plain != NULL)
    soup_message_headers_replace (headers, "x-xsrf-token", plain);
}

/* The jar by hand, as the shapes with a stored cookie string send it. */
static char *
raw_cookies (Wire *wire, gboolean mixed)
{
  GString *text = g_string_new (NULL);
  GSList *cookies = soup_cookie_jar_all_cookies (wire->jar);
  for (GSList *l = cookies; l != NULL; l = l->next)
    {
      const char *name = soup_cookie_get_name (l->data);
      if (mixed && (strcmp (name, "XSRF-TOKEN") == 0 || strcmp (name, "BP-XSRF-Token") == 0))
        continue;
      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "; " : "", name,
                              soup_cookie_get_value (l->data));
    }
  g_slist_free_full (cookies, (GDestroyNotify) soup_cookie_free);
  if (mixed)
    g_string_append_printf (text, "; BP-XSRF-Token=%s", wire->xsrf);
  return g_string_free (text, FALSE);
}

static void
add_headers (Wire *wire, SoupMessageHeaders *headers, WireFamily family)
{
  if (family == WIRE_PLAIN)
    return;
  gboolean config = family >= WIRE_BC && family <= WIRE_BC_MIXED;
  gboolean tariff = family == WIRE_TR || family == WIRE_TRW;
  g_autofree char *referer
      = families[family].referer != NULL ? fill_in (wire, families[family].referer) : NULL;
  soup_message_headers_replace (headers, "User-Agent", SAFARI);
  soup_message_headers_replace (headers, "Accept", families[family].accept);
  if (referer != NULL)
    soup_message_headers_replace (headers, "Referer", referer);
  if (families[family].by_script)
    soup_message_headers_replace (headers, "X-Requested-With", "XMLHttpRequest");
  if (family == WIRE_FORM || family == WIRE_HF || family == WIRE_TRW)
    soup_message_headers_replace (headers, "Origin", CLOUD);
  if (config)
    add_config_headers (wire, headers, family);
  else if (family == WIRE_SESSIONS)
    add_session_headers (wire, headers);
  else if (tariff)
    add_tariff_headers (wire, headers);
  else if (wire->token != NULL)
    soup_message_headers_replace (headers, "e-auth-token", wire->token);
  g_autofree char *xsrf = wire_cookie (wire, "XSRF-TOKEN");
  g_autofree char *plain = xsrf != NULL ? g_uri_unescape_string (xsrf, NULL) : NULL;
  if (plain != NULL && !config && !tariff)
    soup_message_headers_replace (headers, "X-CSRF-Token", plain);
  if (wire->bearer && wire->manager != NULL)
    {
      g_autofree char *bearer = g_strdup_printf ("Bearer %s", wire->manager);
      soup_message_headers_replace (headers, "Authorization", bearer);
    }
}

Reply *
wire_send (Wire *wire, WireFamily family, const char *method, const char *path, const char *body)
{
  g_autofree char *full = fill_in (wire, path);
  g_autofree char *url = g_strdup_printf ("%s%s", sol_simulator_get_origin (wire->simulator), full);
  Reply *reply = g_new0 (Reply, 1);
  reply->message = soup_message_new (method, url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (reply->message);
  add_headers (wire, headers, family);
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
      gboolean json = *body == '{' || *body == '[';
      soup_message_set_request_body_from_bytes (
          reply->message, json ? "application/json" : "application/x-www-form-urlencoded; charset=UTF-8",
          bytes);
    }
  if (family == WIRE_BC_COOKIE || family == WIRE_BC_MIXED)
    {
      g_autofree char *cookies = raw_cookies (wire, family == WIRE_BC_MIXED);
      soup_message_disable_feature (reply->message, SOUP_TYPE_COOKIE_JAR);
      soup_message_headers_replace (headers, "Cookie", cookies);
    }
  if (wire->change_name != NULL && wire->change_value != NULL)
    soup_message_headers_replace (headers, wire->change_name, wire->change_value);
  else if (wire->change_name != NULL)
    soup_message_headers_remove (headers, wire->change_name);
  g_autoptr (GBytes) bytes = soup_session_send_and_read (wire->session, reply->message, NULL, &reply->error);
  if (bytes == NULL)
    return reply;
  reply->status = soup_message_get_status (reply->message);
  reply->length = g_bytes_get_size (bytes);
  reply->body = reply->length > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), reply->length) : g_strdup ("");
  reply->json = json_from_string (reply->body, NULL);
  return reply;
}

Reply *
wire_login (Wire *wire, const char *email, const char *password)
{
  g_autofree char *form = soup_form_encode ("user[email]", email, "user[password]", password, NULL);
  g_free (wire->email);
  wire->email = g_strdup (email);
  return wire_send (wire, WIRE_LOGIN, "POST", "/login/login.json", form);
}

static char *
find_user (const char *token)
{
  g_auto (GStrv) parts = g_strsplit (token, ".", 3);
  g_strdelimit (parts[1], "-", '+');
  g_strdelimit (parts[1], "_", '/');
  g_autofree char *padded = g_strconcat (parts[1], "==", NULL);
  gsize length = 0;
  g_autofree guchar *data = g_base64_decode (padded, &length);
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonObject *inner = json_object_get_object_member (json_node_get_object (node), "data");
  return g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (inner, "user_id"));
}

static void
find_charger (Wire *wire)
{
  static const char *const paths[] = { "/service/evse_controller/api/v2/%S/ev_chargers/summary",
                                       "/service/evse_controller/%S/ev_chargers/summary" };
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (Reply) reply = wire_send (wire, WIRE_T, "GET", paths[i], NULL);
      if (reply->status == 404)
        continue;
      if (reply_length (reply, "data") > 0)
        wire->serial = g_strdup (reply_string (reply, "data.0.serialNumber"));
      return;
    }
}

static void
find_site (Wire *wire)
{
  g_autoptr (Reply) sites
      = wire_send (wire, WIRE_SITES, "GET", "/app-api/search_sites.json?searchText=&favourite=false", NULL);
  g_autoptr (Reply) old = NULL;
  if (sites->status == 404)
    {
      old = wire_send (wire, WIRE_SITES, "GET", "/sites.json", NULL);
      g_assert_cmpuint (old->status, ==, 200);
      wire->site = g_ascii_strtoull (reply_string (old, "0.site_id"), NULL, 10);
    }
  else if (reply_has (sites, "systems"))
    wire->site = g_ascii_strtoull (reply_string (sites, "systems.0.system_id"), NULL, 10);
  else if (reply_length (sites, "sites") > 0)
    wire->site = (guint64) reply_integer (sites, "sites.0.id");
  if (wire->site != 0)
    find_charger (wire);
}

void
wire_sign_in (Wire *wire, const char *email)
{
  g_autoptr (Reply) login = wire_login (wire, email, SOL_SIMULATOR_PASSWORD);
  g_assert_cmpuint (login->status, ==, 200);
  wire->session_id = g_strdup (reply_string (login, "session_id"));
  wire->manager = g_strdup (reply_string (login, "manager_token"));
  wire->user = find_user (wire->manager);
  g_autofree char *body
      = g_strdup_printf ("{\"session_id\":\"%s\",\"email\":\"%s\"}", wire->session_id, email);
  g_autoptr (Reply) tokens = wire_send (wire, WIRE_TOKENS, "POST", "/tokens", body);
  g_assert_cmpuint (tokens->status, ==, 200);
  wire->token = g_strdup (reply_string (tokens, "token"));
  find_site (wire);
}

char *
wire_cookie (Wire *wire, const char *name)
{
  char *value = NULL;
  GSList *cookies = soup_cookie_jar_all_cookies (wire->jar);
  for (GSList *l = cookies; l != NULL; l = l->next)
    if (strcmp (soup_cookie_get_name (l->data), name) == 0 && value == NULL)
      value = g_strdup (soup_cookie_get_value (l->data));
  g_slist_free_full (cookies, (GDestroyNotify) soup_cookie_free);
  return value;
}

char *
wire_ask (Wire *wire, const char *method, const char *route, const char *body)
{
  g_autoptr (GError) error = NULL;
  char *answer = sol_simulator_ask (wire->simulator, method, route, body, &error);
  g_assert_no_error (error);
  return answer;
}

void
wire_advance (Wire *wire, gint64 seconds)
{
  sol_simulator_advance (wire->simulator, seconds);
}

static JsonNode *
find (JsonNode *node, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  for (guint i = 0; node != NULL && names[i] != NULL && *names[i] != '\0'; i++)
    {
      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), names[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node))
        {
          guint64 index = g_ascii_strtoull (names[i], NULL, 10);
          JsonArray *array = json_node_get_array (node);
          node = index < json_array_get_length (array) ? json_array_get_element (array, (guint) index) : NULL;
        }
      else
        node = NULL;
    }
  return node;
}

gboolean
reply_has (Reply *reply, const char *path)
{
  return find (reply->json, path) != NULL;
}

JsonNode *
reply_find (Reply *reply, const char *path)
{
  JsonNode *node = find (reply->json, path);
  if (node == NULL)
    g_error ("no %s in the answer %u: %s", path, reply->status, reply->body);
  return node;
}

const char *
reply_string (Reply *reply, const char *path)
{
  return json_node_get_string (reply_find (reply, path));
}

gint64
reply_integer (Reply *reply, const char *path)
{
  return json_node_get_int (reply_find (reply, path));
}

double
reply_number (Reply *reply, const char *path)
{
  return json_node_get_double (reply_find (reply, path));
}

gboolean
reply_boolean (Reply *reply, const char *path)
{
  return json_node_get_boolean (reply_find (reply, path));
}

guint
reply_length (Reply *reply, const char *path)
{
  JsonNode *node = reply_find (reply, path);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
  return json_array_get_length (json_node_get_array (node));
}
