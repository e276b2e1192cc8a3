/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-live-authoriser"

#include "sol-live-authoriser.h"

#include <string.h>

#include "sol-json.h"
#include "sol-mqtt.h"

SOL_DEFINE_VALUE (SolLiveAuthoriser, sol_live_authoriser)
SOL_DEFINE_VALUE (SolLiveOffer, sol_live_offer)

/* Nothing here is longer; a user name made of them fits its two bytes of length. */
#define LONGEST_PART 8192

static void
sol_live_authoriser_init (SolLiveAuthoriser *self)
{
  self->lease = SOL_LIVE_LEASE;
}

static void
sol_live_authoriser_clear (SolLiveAuthoriser *self)
{
  g_free (self->topic);
  g_free (self->host);
  g_free (self->name);
  g_free (self->token_key);
  sol_secret_free (self->token);
  sol_secret_free (self->digest);
}

/* A text that can stand in a query without changing its other parts; @more: characters that it may not have.
 */
static char *
take_part (JsonObject *object, const char *name, const char *more)
{
  JsonNode *node = sol_json_member (object, name);
  const char *text
      = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
            ? json_node_get_string (node)
            : NULL;
  if (text == NULL || *text == '\0' || strlen (text) > LONGEST_PART || strpbrk (text, more) != NULL)
    return NULL;
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at))
      return NULL;
  return g_strdup (text);
}

static gint64
take_lease (JsonObject *object, const char *names)
{
  double seconds = sol_json_number_between (object, names, 1, G_MAXINT32);
  /* Not a number compares as neither. */
  return seconds <= (double) (SOL_LIVE_LEASE / SOL_SECOND) ? (gint64) seconds * SOL_SECOND : SOL_LIVE_LEASE;
}

SolLiveAuthoriser *
sol_live_authoriser_decode (GBytes *json, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;
  JsonObject *object = sol_json_node_object (root);
  if (object == NULL)
    return sol_json_refuse (error);

  g_autoptr (SolLiveAuthoriser) self = sol_live_authoriser_new ();
  self->topic = sol_json_text (object, "live_stream_topic");
  if (self->topic == NULL)
    {
      self->kind = SOL_LIVE_VITALS;
      self->topic = sol_json_text (object, "live_debug_topic");
    }
  self->lease = take_lease (object, self->kind == SOL_LIVE_VITALS ? "live_debug_duration|live_stream_duration"
                                                                  : "live_stream_duration");
  self->host = sol_json_text (object, "aws_iot_endpoint");
  self->name = take_part (object, "aws_authorizer", "&=?#");
  self->token_key = take_part (object, "aws_token_key", "&=?#");
  self->token = take_part (object, "aws_token_value", "&?#");
  self->digest = take_part (object, "aws_digest", "");
  if (!sol_mqtt_topic_is_valid (self->topic) || self->host == NULL || self->name == NULL
      || self->token_key == NULL || self->token == NULL || self->digest == NULL)
    return sol_json_refuse (error);
  return g_steal_pointer (&self);
}

SolSecret *
sol_live_authoriser_get_user_name (const SolLiveAuthoriser *self, const char *site)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (site == NULL || *site == '\0' || strspn (site, "0123456789") != strlen (site))
    return NULL;
  g_autoptr (SolSecret) digest = g_uri_escape_string (self->digest, NULL, FALSE);
  return g_strdup_printf ("?x-amz-customauthorizer-name=%s&%s=%s&site-id=%s"
                          "&x-amz-customauthorizer-signature=%s&env=production",
                          self->name, self->token_key, self->token, site, digest);
}

static void
sol_live_offer_init (SolLiveOffer *self)
{
  self->status = SOL_UNKNOWN;
  self->vitals = SOL_UNKNOWN;
}

static void
sol_live_offer_clear (SolLiveOffer *self)
{
}

SolLiveOffer *
sol_live_offer_decode (GBytes *json, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;
  JsonObject *object = sol_json_node_object (root);
  if (object == NULL)
    return sol_json_refuse (error);

  SolLiveOffer *self = sol_live_offer_new ();
  self->status = sol_json_truth (object, "live_status");
  self->vitals = sol_json_truth (object, "live_vitals");
  return self;
}
