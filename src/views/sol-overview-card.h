/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-site.h"

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_CARD (sol_overview_card_get_type ())
G_DECLARE_DERIVABLE_TYPE (SolOverviewCard, sol_overview_card, SOL, OVERVIEW_CARD, GtkWidget)

/**
 * SolOverviewCard:
 *
 * A card and the states of its source (ui.md 5.3). Loading keeps the size and shows grey bars in place of
 * texts; stale pales what has the style class `fades`; failed shows one line with Try Again (signal
 * `try-again`); absent hides the card.
 *
 * Properties: `child`, `state` (a #SolFamilyState as int), `label` (the accessible name, also the title while
 * failed).
 */
struct _SolOverviewCardClass
{
  GtkWidgetClass parent_class;
};

SolFamilyState sol_overview_card_get_state (SolOverviewCard *self);
void sol_overview_card_set_state (SolOverviewCard *self, SolFamilyState state);

GtkWidget *sol_overview_card_get_child (SolOverviewCard *self);             /* (nullable) */
void sol_overview_card_set_child (SolOverviewCard *self, GtkWidget *child); /* (nullable) */
const char *sol_overview_card_get_label (SolOverviewCard *self);            /* (nullable) */
void sol_overview_card_set_label (SolOverviewCard *self, const char *label);

/** sol_overview_card_set_age: (nullable): how old the numbers are, "as of 14:05"; tooltip and description. */
void sol_overview_card_set_age (SolOverviewCard *self, const char *age);

G_END_DECLS
