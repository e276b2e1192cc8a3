/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-choice-card.h"

G_BEGIN_DECLS

#define SOL_TYPE_CHOICE_GROUP (sol_choice_group_get_type ())
G_DECLARE_FINAL_TYPE (SolChoiceGroup, sol_choice_group, SOL, CHOICE_GROUP, GtkWidget)

/**
 * SolChoiceGroup:
 *
 * Cards side by side of which one is chosen (ui.md 7). One stop for Tab; arrows move between the cards and
 * choose nothing yet, Space or Enter chooses. What is selected is what it was last told, never what was
 * pressed.
 *
 * Signal `chosen` (string id): a person wants this one.
 */
GtkWidget *sol_choice_group_new (const char *label);

/** sol_choice_group_show: @choices: in their order; cards of the same id stay. */
void sol_choice_group_show (SolChoiceGroup *self, const SolChoice *choices, guint n_choices);

/** sol_choice_group_set_stacked: one card below the other, for large text. */
void sol_choice_group_set_stacked (SolChoiceGroup *self, gboolean stacked);

G_END_DECLS
