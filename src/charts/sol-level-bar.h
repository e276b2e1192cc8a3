/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-meter.h"

G_BEGIN_DECLS

#define SOL_TYPE_LEVEL_BAR (sol_level_bar_get_type ())
G_DECLARE_FINAL_TYPE (SolLevelBar, sol_level_bar, SOL, LEVEL_BAR, SolMeter)

/**
 * SolLevelBar:
 *
 * A bar 8 px high that fills from the start, with a tick for the reserve. Add the style class of its energy.
 */
SolLevelBar *sol_level_bar_new (void);

/* NaN when there is no tick. */
double sol_level_bar_get_reserve (SolLevelBar *self);
/* In the units of the value; NaN for no tick. */
void sol_level_bar_set_reserve (SolLevelBar *self, double reserve);

G_END_DECLS
