/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-overview-card.h"
#include "sol-overview-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_CHARGER_CARD (sol_charger_card_get_type ())
G_DECLARE_FINAL_TYPE (SolChargerCard, sol_charger_card, SOL, CHARGER_CARD, SolOverviewCard)

/**
 * SolChargerCard:
 *
 * One charger at a glance, with its Stop or Start.
 */
SolChargerCard *sol_charger_card_new (SolCharger *charger);
SolCharger *sol_charger_card_get_charger (SolChargerCard *self);
void sol_charger_card_set_words (SolChargerCard *self, const char *name, const SolChargerWords *words);

G_END_DECLS
