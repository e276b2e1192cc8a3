/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-overview-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_SUFFICIENCY (sol_overview_sufficiency_get_type ())
G_DECLARE_FINAL_TYPE (SolOverviewSufficiency, sol_overview_sufficiency, SOL, OVERVIEW_SUFFICIENCY, GtkWidget)

/**
 * SolOverviewSufficiency:
 *
 * Self-sufficiency as a ring with its sentence. Hides itself where the home does not measure what it
 * consumes.
 */
void sol_overview_sufficiency_set_words (SolOverviewSufficiency *self, const SolTotalsWords *words);

G_END_DECLS
