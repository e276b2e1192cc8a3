/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-secret.h"
#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/* The longest lease there is (addendum 2.3), and that of an answer that names none. */
#define SOL_LIVE_LEASE (900 * SOL_SECOND)

/** SolLiveKind: which of the two streams. */
typedef enum
{
  SOL_LIVE_STATUS, /* powers, about once a second */
  SOL_LIVE_VITALS, /* batteries, voltages, about every five seconds */
} SolLiveKind;

/** SolLiveAuthoriser: leave to listen for a while (addendum 2.3 step 2). Holds secrets: it belongs into no
 * log, no archive and no file; they are overwritten when the last reference goes. */
typedef struct
{
  SolLiveKind kind;
  char *topic;
  gint64 lease;     /* microseconds, above 0, at most %SOL_LIVE_LEASE */
  char *host;       /* of the broker, as sent */
  char *name;       /* `aws_authorizer` */
  char *token_key;  /* `aws_token_key` */
  SolSecret *token; /* `aws_token_value` */
  SolSecret *digest;
} SolLiveAuthoriser;

#define SOL_TYPE_LIVE_AUTHORISER (sol_live_authoriser_get_type ())
SOL_DECLARE_VALUE (SolLiveAuthoriser, sol_live_authoriser)

/** sol_live_authoriser_decode: the answer of `GET /pv/aws_sigv4/livestream.json`, with or without
 * `live_debug`. Fails with %SOL_ERROR_BAD_RESPONSE when something that connecting needs is missing. */
SolLiveAuthoriser *sol_live_authoriser_decode (GBytes *json, GError **error);

/** sol_live_authoriser_get_user_name: Returns: (transfer full) (nullable): the name under which the broker
 * lets us in, a secret; %NULL when @site is no site id (digits). */
SolSecret *sol_live_authoriser_get_user_name (const SolLiveAuthoriser *self, const char *site);

/** SolLiveOffer: `GET /app-api/<site>/show_livestream`. */
typedef struct
{
  SolTruth status; /* powers */
  SolTruth vitals;
} SolLiveOffer;

#define SOL_TYPE_LIVE_OFFER (sol_live_offer_get_type ())
SOL_DECLARE_VALUE (SolLiveOffer, sol_live_offer)

SolLiveOffer *sol_live_offer_decode (GBytes *json, GError **error);

G_END_DECLS
