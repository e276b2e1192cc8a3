/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-grid"

#include "sol-grid.h"

SOL_DEFINE_VALUE (SolGridCheck, sol_grid_check)
SOL_DEFINE_VALUE (SolOffGridContext, sol_off_grid_context)

static void
sol_grid_check_init (SolGridCheck *self)
{
  self->available = SOL_UNKNOWN;
  self->disabled = SOL_UNKNOWN;
  self->download = SOL_UNKNOWN;
  self->sunlight_check = SOL_UNKNOWN;
  self->outage_check = SOL_UNKNOWN;
  self->toggle_running = SOL_UNKNOWN;
}

static void
sol_grid_check_clear (SolGridCheck *self)
{
}

SolTruth
sol_grid_check_may_toggle (const SolGridCheck *self)
{
  g_return_val_if_fail (self != NULL, SOL_UNKNOWN);

  const SolTruth guards[]
      = { self->disabled, self->download, self->sunlight_check, self->outage_check, self->toggle_running };
  gboolean unknown = self->available == SOL_UNKNOWN;

  if (self->available == SOL_NO)
    return SOL_NO;
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      if (guards[i] == SOL_YES)
        return SOL_NO;
      unknown |= guards[i] == SOL_UNKNOWN;
    }
  return unknown ? SOL_UNKNOWN : SOL_YES;
}

static void
sol_off_grid_context_init (SolOffGridContext *self)
{
  self->outage = SOL_UNKNOWN;
  self->sunlight_backup = SOL_UNKNOWN;
  self->show_connect = SOL_UNKNOWN;
  self->has_battery = SOL_UNKNOWN;
}

static void
sol_off_grid_context_clear (SolOffGridContext *self)
{
  g_free (self->country);
}

const char *
sol_grid_state_get_name (SolGridState state)
{
  switch (state)
    {
    case SOL_GRID_ON:
      return "on-grid";
    case SOL_GRID_OFF:
    case SOL_GRID_OFF_BY_CHOICE:
      return "off-grid";
    case SOL_GRID_OUTAGE:
      return "outage";
    case SOL_GRID_UNKNOWN:
    default:
      return "unknown";
    }
}
