/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-scrub"

#include "sol-decode.h"

#include <string.h>

#include "sol-json.h"

/* Names are compared in lower case and without `_`, `-` and blanks. */

/* A member whose name holds one of these goes. */
static const char *const parts[] = {
  "token",    "password", "passwd",  "secret", "cookie",   "nonce",     "authid",
  "authtype", "authkey",  "email",   "phone",  "zipcode",  "postcode",  "postal",
  "street",   "ipaddr",   "macaddr", "bssid",  "latitude", "longitude",
};

/* A member of exactly this name goes. */
static const char *const names[] = {
  "ip",
  "ips",
  "mac",
  "mail",
  "address",
  "addr",
  "city",
  "ssid",
  "sim",
  "imei",
  "iccid",
  "hostname",
  "interfaceip",
  "networkconfig",
  "loggers",
  "digest",
  "awsdigest",
  "wificonfig",
  "cellularconfig",
  "defaultroute",
  "envstoragesettings",
  "username",
  "firstname",
  "lastname",
  "fullname",
  "ownername",
  "lat",
  "lng",
  "lon",
  "authorization",
  "jwt",
  "installdate",
  "csvlink",
  "devicelink",
};

static gboolean
must_go (const char *member)
{
  g_autofree char *name = g_ascii_strdown (member, -1);
  char *to = name;
  for (const char *from = name; *from != '\0'; from++)
    if (strchr ("_- ", *from) == NULL)
      *to++ = *from;
  *to = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (name, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

static JsonNode *scrub (JsonNode *node);

static JsonNode *
scrub_object (JsonObject *object)
{
  JsonObject *kept = json_object_new ();
  JsonNode *result = json_node_init_object (json_node_alloc (), kept);
  json_object_unref (kept);

  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!must_go (name))
      json_object_set_member (kept, name, scrub (node));
  return result;
}

static JsonNode *
scrub_array (JsonArray *array)
{
  guint n = json_array_get_length (array);
  JsonArray *kept = json_array_sized_new (n);
  JsonNode *result = json_node_init_array (json_node_alloc (), kept);
  json_array_unref (kept);

  for (guint i = 0; i < n; i++)
    json_array_add_element (kept, scrub (json_array_get_element (array, i)));
  return result;
}

/* Recursion is bounded: the parser refused what is nested too deeply. */
static JsonNode *
scrub (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return scrub_object (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return scrub_array (json_node_get_array (node));
  return json_node_copy (node);
}

GBytes *
sol_scrub_json (GBytes *json)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, NULL);
  if (root == NULL)
    return NULL;

  g_autoptr (JsonNode) kept = scrub (root);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  json_generator_set_root (generator, kept);
  gsize length = 0;
  char *text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}
