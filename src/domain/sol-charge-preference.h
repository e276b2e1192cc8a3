/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-status.h"

G_BEGIN_DECLS

/** SolChargeModeOffer: one member of `data.modes` (addendum 1.7.16). */
typedef struct
{
  SolTruth present;
  SolTruth enabled;
  SolTruth hidden;
  SolTruth disabled_by_storm;
} SolChargeModeOffer;

/** SolChargePreference: the preferred charge mode of one charger (energy-cloud-api 4.1). */
typedef struct
{
  SolChargeMode mode; /* enabled one in the order smart, green, scheduled, manual */
  SolChargeModeOffer offers[SOL_CHARGE_MODE_SMART + 1]; /* by mode */
  SolTruth storm_active;
  SolTruth pending_off_grid;
  char *sync_status; /* (nullable) */
} SolChargePreference;

#define SOL_TYPE_CHARGE_PREFERENCE (sol_charge_preference_get_type ())
SOL_DECLARE_VALUE (SolChargePreference, sol_charge_preference)

G_END_DECLS
