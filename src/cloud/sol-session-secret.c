/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-secret"

#include <math.h>

#include "sol-body.h"
#include "sol-secret.h"
#include "sol-session.h"

/* The session as one text. A later program may know more members; what it does not know it drops. */
#define VERSION 1

static void
secret_add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
secret_add_time (JsonBuilder *builder, const char *name, SolTime value)
{
  if (value == SOL_TIME_UNKNOWN)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
secret_add_cookie (JsonBuilder *builder, const SolCookie *cookie)
{
  json_builder_begin_object (builder);
  secret_add_text (builder, "name", cookie->name);
  secret_add_text (builder, "value", cookie->value);
  secret_add_text (builder, "domain", cookie->domain);
  secret_add_text (builder, "path", cookie->path);
  secret_add_time (builder, "expires", cookie->expires);
  json_builder_set_member_name (builder, "secure");
  json_builder_add_boolean_value (builder, cookie->secure);
  json_builder_set_member_name (builder, "http-only");
  json_builder_add_boolean_value (builder, cookie->http_only);
  json_builder_end_object (builder);
}

char *
sol_session_to_secret (const SolSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  secret_add_text (builder, "email", sol_session_get_email (self));
  secret_add_text (builder, "session-id", sol_session_get_session_id (self));
  secret_add_text (builder, "manager-token", sol_session_get_manager_token (self));
  secret_add_text (builder, "access-token", sol_session_get_access_token (self));
  secret_add_text (builder, "raw-cookies", sol_session_get_raw_cookies (self));
  secret_add_time (builder, "expires-at", sol_session_get_expires_at (self));
  secret_add_time (builder, "signed-in-at", sol_session_get_signed_in_at (self));
  json_builder_set_member_name (builder, "cookies");
  json_builder_begin_array (builder);
  GPtrArray *cookies = sol_session_get_cookies (self);
  for (guint i = 0; i < cookies->len; i++)
    secret_add_cookie (builder, g_ptr_array_index (cookies, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static const char *
secret_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                          : NULL;
}

static SolTime
secret_get_time (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
             ? json_node_get_int (node)
             : SOL_TIME_UNKNOWN;
}

static void
secret_read_cookie (JsonArray *array, guint index, JsonNode *node, gpointer user_data)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  JsonObject *object = json_node_get_object (node);
  const char *name = secret_get_text (object, "name");
  if (name == NULL)
    return;
  SolCookie *cookie = g_new0 (SolCookie, 1);
  cookie->name = g_strdup (name);
  cookie->value = g_strdup (secret_get_text (object, "value"));
  cookie->domain = g_strdup (secret_get_text (object, "domain"));
  cookie->path = g_strdup (secret_get_text (object, "path"));
  cookie->expires = secret_get_time (object, "expires");
  cookie->secure = sol_body_get_truth (object, "secure");
  cookie->http_only = sol_body_get_truth (object, "http-only");
  g_ptr_array_add (user_data, cookie);
}

SolSession *
sol_session_from_secret (const char *secret)
{
  if (secret == NULL)
    return NULL;
  g_autoptr (GBytes) bytes = sol_secret_to_bytes (g_strdup (secret));
  g_autoptr (JsonNode) root = sol_body_parse (bytes);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  JsonObject *object = json_node_get_object (root);
  const char *email = secret_get_text (object, "email");
  JsonNode *list = json_object_get_member (object, "cookies");
  if (email == NULL || list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return NULL;

  /* The cookies of the sign-in come first, so that they stay beside the rotated ones. */
  g_autoptr (GPtrArray) cookies = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_cookie_free);
  json_array_foreach_element (json_node_get_array (list), secret_read_cookie, cookies);
  g_autoptr (GPtrArray) raw = sol_cookies_from_header (secret_get_text (object, "raw-cookies"));
  g_autoptr (SolSession) first
      = sol_session_new (email, raw, secret_get_text (object, "session-id"),
                         secret_get_text (object, "manager-token"), secret_get_text (object, "access-token"),
                         secret_get_time (object, "expires-at"), secret_get_time (object, "signed-in-at"));
  return sol_session_with_cookies (first, cookies);
}
