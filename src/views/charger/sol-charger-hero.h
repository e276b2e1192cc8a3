/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-hero-words.h"
#include "sol-overview-card.h"

G_BEGIN_DECLS

#define SOL_TYPE_CHARGER_HERO (sol_charger_hero_get_type ())
G_DECLARE_FINAL_TYPE (SolChargerHero, sol_charger_hero, SOL, CHARGER_HERO, SolOverviewCard)

/**
 * SolChargerHero:
 *
 * The charger at a glance: gauge, state in words, the session, and Start or Stop.
 *
 * Property `charger` (#SolCharger, nullable): what the button acts on.
 */
SolCharger *sol_charger_hero_get_charger (SolChargerHero *self);               /* (nullable) */
void sol_charger_hero_set_charger (SolChargerHero *self, SolCharger *charger); /* (nullable) */

void sol_charger_hero_set_words (SolChargerHero *self, const SolChargerHeroWords *words);

/** sol_charger_hero_set_narrow: gauge on top, everything in the middle, half of the numbers. */
void sol_charger_hero_set_narrow (SolChargerHero *self, gboolean narrow);

/** sol_charger_hero_set_large_text: one number below the other. */
void sol_charger_hero_set_large_text (SolChargerHero *self, gboolean large);

G_END_DECLS
