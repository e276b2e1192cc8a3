/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-meter.h"

G_BEGIN_DECLS

#define SOL_TYPE_ARC_GAUGE (sol_arc_gauge_get_type ())
G_DECLARE_FINAL_TYPE (SolArcGauge, sol_arc_gauge, SOL, ARC_GAUGE, SolMeter)

/**
 * SolArcGauge:
 *
 * An arc of 270° and 124 px, open below: icon, large number, unit, and a line in the opening. Add the style
 * class of its energy.
 */
SolArcGauge *sol_arc_gauge_new (void);

/* (nullable) */
void sol_arc_gauge_set_icon_name (SolArcGauge *self, const char *icon_name);

/* The number, e.g. "3.68", its unit, "kW", and what stands in the opening, "16 A"; all ready formatted, each
 * may be %NULL. */
void sol_arc_gauge_set_texts (SolArcGauge *self, const char *number, const char *unit, const char *foot);

G_END_DECLS
