/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-overview-card.h"
#include "sol-overview-flow-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_FLOW_CARD (sol_flow_card_get_type ())
G_DECLARE_FINAL_TYPE (SolFlowCard, sol_flow_card, SOL, FLOW_CARD, SolOverviewCard)

/**
 * SolFlowCard:
 *
 * What feeds the home, in one sentence and in the flow diagram. Signal `open (const char *page)`: a node was
 * pressed whose page there is.
 */

/** SolFlowCardCanOpen: whether there is a page with this name. */
typedef gboolean (*SolFlowCardCanOpen) (const char *page, gpointer user_data);

void sol_flow_card_set_words (SolFlowCard *self, const SolFlowWords *words);

/** sol_flow_card_set_can_open: nodes whose page there is not stay where they are and are told to be
 * unavailable. */
void sol_flow_card_set_can_open (SolFlowCard *self, SolFlowCardCanOpen can_open, gpointer user_data);

G_END_DECLS
