/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery-stream"

#include "sol-battery-stream.h"

#include <string.h>

SOL_DEFINE_VALUE (SolBatteryStream, sol_battery_stream)

static void
wipe (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
sol_battery_stream_init (SolBatteryStream *self)
{
  self->lease_s = SOL_BATTERY_STREAM_LEASE_S;
}

static void
sol_battery_stream_clear (SolBatteryStream *self)
{
  g_free (self->host);
  g_free (self->topic);
  g_free (self->authorizer);
  g_free (self->token_key);
  wipe (self->token_value);
  wipe (self->digest);
}
