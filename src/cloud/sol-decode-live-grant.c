/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-live-grant"

#include "sol-decode.h"

#include <string.h>

#include "sol-json.h"

#define MOST_SECONDS 86400

SolLiveOffer *
sol_decode_live_offer (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  if (object == NULL)
    return sol_json_refuse (error);

  SolLiveOffer *offer = sol_live_offer_new ();
  offer->status = sol_json_truth (object, "live_status");
  offer->vitals = sol_json_truth (object, "live_vitals");
  return offer;
}

/* A host and perhaps a port, nothing that could make an address of another kind. */
static char *
read_host (JsonObject *object)
{
  g_autofree char *host = sol_json_id (object, "aws_iot_endpoint");
  const char *letters = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.:[]";
  return host != NULL && host[strspn (host, letters)] == '\0' ? g_steal_pointer (&host) : NULL;
}

SolLiveGrant *
sol_decode_live_grant (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  g_autoptr (SolLiveGrant) grant = sol_live_grant_new ();
  grant->host = read_host (object);
  grant->topic = sol_json_text (object, "live_stream_topic|live_debug_topic|topic");
  grant->lease_s = sol_json_int (object, "live_stream_duration|live_debug_duration|stream_duration", 1,
                                 MOST_SECONDS, SOL_LIVE_LEASE_S);
  grant->timeout_s = sol_json_int (object, "timeout", 0, MOST_SECONDS, -1);
  grant->authorizer = sol_json_text (object, "aws_authorizer");
  grant->token_key = sol_json_text (object, "aws_token_key");
  grant->token_value = sol_json_text (object, "aws_token_value");
  grant->digest = sol_json_text (object, "aws_digest");
  grant->demand_response = sol_json_text (object, "dr_event_mode");
  grant->has_load_controls = sol_json_truth (object, "has_load_controls");
  /* Without one of these there is nothing to connect with. */
  if (grant->host == NULL || grant->topic == NULL || grant->authorizer == NULL || grant->token_key == NULL
      || grant->token_value == NULL || grant->digest == NULL)
    return sol_json_refuse (error);
  return g_steal_pointer (&grant);
}
