/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-schedule-rules.h"

G_BEGIN_DECLS

#define SOL_TYPE_AMPS_SCALE (sol_amps_scale_get_type ())
G_DECLARE_FINAL_TYPE (SolAmpsScale, sol_amps_scale, SOL, AMPS_SCALE, AdwBin)

/**
 * SolAmpsScale:
 *
 * The current of one slot: a scale of what the charger offers, and "16 A ≈ 3.7 kW" above it. Property
 * `amps`. Signal `edited` (int amps): by a person, while the scale moves.
 */
GtkWidget *sol_amps_scale_new (void);

/** sol_amps_scale_set_range: what the charger offers. @volts: for the power; NaN unknown. */
void sol_amps_scale_set_range (SolAmpsScale *self, SolAmpsRange range, double volts);

int sol_amps_scale_get_amps (SolAmpsScale *self);

/** sol_amps_scale_set_amps: 0: the most that the charger offers. */
void sol_amps_scale_set_amps (SolAmpsScale *self, int amps);

G_END_DECLS
