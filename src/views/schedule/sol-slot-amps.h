/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-schedule-rules.h"

G_BEGIN_DECLS

#define SOL_TYPE_SLOT_AMPS (sol_slot_amps_get_type ())
G_DECLARE_FINAL_TYPE (SolSlotAmps, sol_slot_amps, SOL, SLOT_AMPS, AdwBin)

/**
 * SolSlotAmps:
 *
 * The current of one slot: a scale of what the charger offers, and "16 A ≈ 3.7 kW" above it. Property
 * `amps`. Signal `edited` (int amps): by a person, while the scale moves.
 */
GtkWidget *sol_slot_amps_new (void);

/** sol_slot_amps_set_range: what the charger offers. @volts: for the power; NaN unknown. */
void sol_slot_amps_set_range (SolSlotAmps *self, SolAmpsRange range, double volts);

int sol_slot_amps_get_amps (SolSlotAmps *self);

/** sol_slot_amps_set_amps: 0: the most that the charger offers. */
void sol_slot_amps_set_amps (SolSlotAmps *self, int amps);

G_END_DECLS
