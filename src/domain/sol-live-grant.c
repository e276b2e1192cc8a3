/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-live-grant"

#include "sol-live-grant.h"

#include <string.h>

SOL_DEFINE_VALUE (SolLiveGrant, sol_live_grant)
SOL_DEFINE_VALUE (SolLiveOffer, sol_live_offer)

static void
wipe (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
sol_live_grant_init (SolLiveGrant *self)
{
  self->lease_s = SOL_LIVE_LEASE_S;
  self->timeout_s = -1;
  self->has_load_controls = SOL_UNKNOWN;
}

static void
sol_live_grant_clear (SolLiveGrant *self)
{
  g_free (self->host);
  g_free (self->topic);
  g_free (self->authorizer);
  g_free (self->token_key);
  wipe (self->token_value);
  wipe (self->digest);
  g_free (self->demand_response);
}

char *
sol_live_grant_get_url (const SolLiveGrant *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_strdup_printf ("wss://%s/mqtt", self->host);
}

char *
sol_live_grant_get_user_name (const SolLiveGrant *self, const char *site)
{
  g_return_val_if_fail (self != NULL && site != NULL, NULL);

  char *digest = g_uri_escape_string (self->digest, NULL, FALSE);
  char *user_name = g_strdup_printf ("?x-amz-customauthorizer-name=%s&%s=%s&site-id=%s"
                                     "&x-amz-customauthorizer-signature=%s&env=production",
                                     self->authorizer, self->token_key, self->token_value, site, digest);
  wipe (digest);
  return user_name;
}

void
sol_live_grant_free_user_name (char *user_name)
{
  wipe (user_name);
}

static void
sol_live_offer_init (SolLiveOffer *self)
{
  self->status = self->vitals = SOL_UNKNOWN;
}

static void
sol_live_offer_clear (SolLiveOffer *self)
{
}
