/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-overview-card.h"
#include "sol-overview-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_BATTERY_CARD (sol_battery_card_get_type ())
G_DECLARE_FINAL_TYPE (SolBatteryCard, sol_battery_card, SOL, BATTERY_CARD, SolOverviewCard)

/**
 * SolBatteryCard:
 *
 * The battery at a glance: profile, charge, level with the reserve, stored energy, backup time.
 */

/** sol_battery_card_set_words: @soc_percent and @reserve_percent for the level bar, NaN unknown. */
void sol_battery_card_set_words (SolBatteryCard *self, const SolBatteryWords *words, double soc_percent,
                                 double reserve_percent);

G_END_DECLS
