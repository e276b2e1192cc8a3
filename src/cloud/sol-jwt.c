/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-jwt"

#include <math.h>
#include <string.h>

#include "sol-body.h"
#include "sol-jwt.h"
#include "sol-secret.h"

#define LONGEST_CLAIMS 65536

static GBytes *
jwt_decode_segment (const char *segment, gsize length)
{
  g_autoptr (GString) padded = g_string_sized_new (length + 4);
  for (gsize i = 0; i < length; i++)
    {
      char c = segment[i];
      if (!g_ascii_isalnum (c) && strchr ("-_+/", c) == NULL)
        return NULL;
      g_string_append_c (padded, c == '-' ? '+' : c == '_' ? '/' : c);
    }
  while (padded->len % 4 != 0)
    g_string_append_c (padded, '=');
  gsize n = 0;
  guchar *data = g_base64_decode (padded->str, &n);
  return g_bytes_new_take (data, n);
}

static JsonNode *
jwt_parse (const char *token)
{
  const char *first = token == NULL ? NULL : strchr (token, '.');
  const char *second = first == NULL ? NULL : strchr (first + 1, '.');
  if (second == NULL || second == first + 1 || second - first > LONGEST_CLAIMS)
    return NULL;
  g_autoptr (GBytes) claims = jwt_decode_segment (first + 1, (gsize) (second - first - 1));
  g_autoptr (JsonNode) root = claims == NULL ? NULL : sol_body_parse (claims);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  return g_steal_pointer (&root);
}

/* A claim at the top, else inside `data`. */
static char *
jwt_get_claim (const char *token, const char *const *names)
{
  g_autoptr (JsonNode) root = jwt_parse (token);
  if (root == NULL)
    return NULL;
  JsonObject *object = json_node_get_object (root);
  char *claim = sol_body_get_text (object, names);
  return claim != NULL ? claim : sol_body_get_text (sol_body_get_object (object, "data"), names);
}

char *
sol_jwt_get_user_id (const char *token)
{
  static const char *const names[] = { "user_id", "userId", "userid", NULL };
  return jwt_get_claim (token, names);
}

char *
sol_jwt_get_session_id (const char *token)
{
  static const char *const names[] = { "session_id", "sessionId", "session", NULL };
  return jwt_get_claim (token, names);
}

SolTime
sol_jwt_get_expiry (const char *token)
{
  static const char *const names[] = { "exp", NULL };
  g_autoptr (JsonNode) root = jwt_parse (token);
  if (root == NULL)
    return SOL_TIME_UNKNOWN;
  double seconds = sol_body_get_number (json_node_get_object (root), names);
  return seconds > 0 && seconds < 1e11 ? (SolTime) seconds * SOL_SECOND : SOL_TIME_UNKNOWN;
}
