/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-overview-card.h"
#include "sol-overview-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_TILES (sol_overview_tiles_get_type ())
G_DECLARE_FINAL_TYPE (SolOverviewTiles, sol_overview_tiles, SOL, OVERVIEW_TILES, GtkWidget)

/**
 * SolOverviewTiles:
 *
 * The totals of the day for narrow windows: a title, four tiles 2×2, self-sufficiency. Signal `try-again`.
 */

/** sol_overview_tiles_set_words: @age: (nullable): "as of 14:05" */
void sol_overview_tiles_set_words (SolOverviewTiles *self, const char *title, const SolTotalsWords *words,
                                   SolFamilyState state, const char *age);

/** sol_overview_tiles_set_columns: 2, or 1 for large text. */
void sol_overview_tiles_set_columns (SolOverviewTiles *self, guint columns);

G_END_DECLS
