/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charge-preference"

#include "sol-charge-preference.h"

SOL_DEFINE_VALUE (SolChargePreference, sol_charge_preference)

static void
sol_charge_preference_init (SolChargePreference *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->offers); i++)
    {
      self->offers[i].present = SOL_UNKNOWN;
      self->offers[i].enabled = SOL_UNKNOWN;
      self->offers[i].hidden = SOL_UNKNOWN;
      self->offers[i].disabled_by_storm = SOL_UNKNOWN;
    }
  self->storm_active = SOL_UNKNOWN;
  self->pending_off_grid = SOL_UNKNOWN;
}

static void
sol_charge_preference_clear (SolChargePreference *self)
{
  g_free (self->sync_status);
}
