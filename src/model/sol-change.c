/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-change"

#include "sol-change.h"

SOL_DEFINE_VALUE (SolChange, sol_change)

static void
sol_change_init (SolChange *self)
{
  self->time = SOL_TIME_UNKNOWN;
  self->confirmed_at = SOL_TIME_UNKNOWN;
}

static void
sol_change_clear (SolChange *self)
{
  g_free (self->site);
  g_free (self->device);
  g_free (self->what);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self->answer);
  g_free (self->state);
}
