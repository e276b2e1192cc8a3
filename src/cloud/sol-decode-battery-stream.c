/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-battery-stream"

#include "sol-decode.h"

#include <string.h>

#include "sol-json.h"

#define MOST_SECONDS 86400

/* A host and perhaps a port, nothing that could make an address of another kind. */
static char *
read_host (JsonObject *object)
{
  g_autofree char *host = sol_json_id (object, "aws_iot_endpoint");
  const char *letters = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.:[]";
  return host != NULL && host[strspn (host, letters)] == '\0' ? g_steal_pointer (&host) : NULL;
}

SolBatteryStream *
sol_decode_battery_stream (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  g_autoptr (SolBatteryStream) stream = sol_battery_stream_new ();
  stream->host = read_host (object);
  stream->topic = sol_json_text (object, "topic");
  stream->lease_s = sol_json_int (object, "stream_duration", 1, MOST_SECONDS, SOL_BATTERY_STREAM_LEASE_S);
  stream->authorizer = sol_json_text (object, "aws_authorizer");
  stream->token_key = sol_json_text (object, "aws_token_key");
  stream->token_value = sol_json_text (object, "aws_token_value");
  stream->digest = sol_json_text (object, "aws_digest");
  /* Without one of these there is nothing to connect with. */
  if (stream->host == NULL || stream->topic == NULL || stream->authorizer == NULL || stream->token_key == NULL
      || stream->token_value == NULL || stream->digest == NULL)
    return sol_json_refuse (error);
  return g_steal_pointer (&stream);
}
