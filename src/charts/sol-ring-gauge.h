/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-meter.h"

G_BEGIN_DECLS

#define SOL_TYPE_RING_GAUGE (sol_ring_gauge_get_type ())
G_DECLARE_FINAL_TYPE (SolRingGauge, sol_ring_gauge, SOL, RING_GAUGE, SolMeter)

/**
 * SolRingGauge:
 *
 * A ring of 56 px, filled clockwise from the top, with a short text in the middle. It grows with its text.
 * Add the style class of its energy.
 */
SolRingGauge *sol_ring_gauge_new (void);

const char *sol_ring_gauge_get_text (SolRingGauge *self);
/* What stands in the middle, ready formatted, e.g. "99%"; "–" when unknown. */
void sol_ring_gauge_set_text (SolRingGauge *self, const char *text);

G_END_DECLS
