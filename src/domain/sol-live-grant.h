/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-value.h"

G_BEGIN_DECLS

/** SolLiveGrant: leave to listen to a stream for a while (addendum 2.3 step 2, energy-cloud-api 5.1). Holds
 * secrets: never log or keep it; they are wiped with the value. */
typedef struct
{
  char *host;       /* the broker; whether it may be talked to is not decided here */
  char *topic;      /* what to subscribe to */
  int lease_s;      /* seconds; 900 when the answer does not say */
  int timeout_s;    /* seconds; -1 unknown */
  char *authorizer; /* name of the authoriser */
  char *token_key;
  char *token_value;     /* secret */
  char *digest;          /* secret: base64 signature */
  char *demand_response; /* (nullable) `dr_event_mode` */
  SolTruth has_load_controls;
} SolLiveGrant;

#define SOL_TYPE_LIVE_GRANT (sol_live_grant_get_type ())
SOL_DECLARE_VALUE (SolLiveGrant, sol_live_grant)

#define SOL_LIVE_LEASE_S 900

/** sol_live_grant_get_url: Returns: (transfer full): where to connect. */
char *sol_live_grant_get_url (const SolLiveGrant *self);

/** sol_live_grant_get_user_name: Returns: (transfer full): the MQTT user name, all of it secret; free it with
 * sol_live_grant_free_user_name(). Without @site the broker drops the connection. */
char *sol_live_grant_get_user_name (const SolLiveGrant *self, const char *site);
void sol_live_grant_free_user_name (char *user_name);

/** SolLiveOffer: what the site may show live (addendum 2.3 step 1). */
typedef struct
{
  SolTruth status; /* power, charge, relay */
  SolTruth vitals; /* voltages, frequency */
} SolLiveOffer;

#define SOL_TYPE_LIVE_OFFER (sol_live_offer_get_type ())
SOL_DECLARE_VALUE (SolLiveOffer, sol_live_offer)

G_END_DECLS
