/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-value.h"

G_BEGIN_DECLS

/** SolBatteryStream: leave to listen for a while to the acknowledgements of battery writes
 * (energy-cloud-api 5.1, addendum 1.7.24). Holds secrets: never log or keep it; they are wiped with the
 * value. */
typedef struct
{
  char *host;  /* the broker; whether it may be talked to is not decided here */
  char *topic; /* what to subscribe to */
  int lease_s; /* seconds; 900 when the answer does not say */
  char *authorizer, *token_key;
  char *token_value; /* secret */
  char *digest;      /* secret: base64 signature */
} SolBatteryStream;

#define SOL_TYPE_BATTERY_STREAM (sol_battery_stream_get_type ())
SOL_DECLARE_VALUE (SolBatteryStream, sol_battery_stream)

#define SOL_BATTERY_STREAM_LEASE_S 900

G_END_DECLS
