/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-overview-card.h"
#include "sol-overview-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_TOTALS_CARD (sol_totals_card_get_type ())
G_DECLARE_FINAL_TYPE (SolTotalsCard, sol_totals_card, SOL, TOTALS_CARD, SolOverviewCard)

/**
 * SolTotalsCard:
 *
 * The energies of the day and how much of it was one's own.
 */
void sol_totals_card_set_words (SolTotalsCard *self, const SolTotalsWords *words);

G_END_DECLS
