/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-status.h"
#include "sol-charger-summary.h"

G_BEGIN_DECLS

/** SolChargerPower: the base of the derived charger power (R24), kept in model and archive. Plain data. */
typedef struct
{
  double lifetime_wh; /* at the last change; NaN none */
  SolTime changed_at; /* sample time of the last change */
  double power_w;     /* NaN unknown */
  SolTruth was_charging;
} SolChargerPower;

void sol_charger_power_init (SolChargerPower *base);

/** sol_charger_power_step: one sample. @cap_w: upper bound from sol_charger_power_cap(). Returns: the power
 * now, W. */
double sol_charger_power_step (SolChargerPower *base, const SolChargerStatus *status, double lifetime_wh,
                               double cap_w);

/** sol_charger_power_per_amp: W for each ampere that is set, over all phases. @summary: (nullable) @country:
 * (nullable) of two letters */
double sol_charger_power_per_amp (const SolChargerSummary *summary, const char *country);

/** sol_charger_power_cap: V × A × phase factor, at most 19,200 W (R24). @summary and @country may be %NULL.
 */
double sol_charger_power_cap (const SolChargerStatus *status, const SolChargerSummary *summary,
                              const char *country);

char *sol_charger_power_to_text (const SolChargerPower *base);
gboolean sol_charger_power_from_text (SolChargerPower *base, const char *text);

/** sol_charge_mode_effective: R33: status, else preference, else an active green policy, else the profile's
 * only charger (@profile_mode, nullable), else @last_known. */
SolChargeMode sol_charge_mode_effective (const SolChargerStatus *status, SolChargeMode preference,
                                         const char *profile_mode, SolChargeMode last_known);

G_END_DECLS
