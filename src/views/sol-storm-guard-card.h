/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-overview-card.h"

G_BEGIN_DECLS

#define SOL_TYPE_STORM_GUARD_CARD (sol_storm_guard_card_get_type ())
G_DECLARE_FINAL_TYPE (SolStormGuardCard, sol_storm_guard_card, SOL, STORM_GUARD_CARD, SolOverviewCard)

/**
 * SolStormGuardCard:
 *
 * Whether Storm Guard is on, and what it guards against at the moment.
 */
void sol_storm_guard_card_set_text (SolStormGuardCard *self, const char *text, gboolean warning);

G_END_DECLS
