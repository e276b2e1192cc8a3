/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_FLOW_LAYOUT (sol_overview_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (SolOverviewFlowLayout, sol_overview_flow_layout, SOL, OVERVIEW_FLOW_LAYOUT,
                      GtkLayoutManager)

/**
 * SolOverviewFlowLayout:
 *
 * The flow card: of its container's three children the first, the headline, stands at the top start, the
 * second, the chip, at the top end, and the third, a #SolFlowDiagram, fills the card. The headline lies in
 * the free corner of the diagram where there is room for it, and above it in narrow cards, with large text,
 * and where the sun is missing.
 */
GtkLayoutManager *sol_overview_flow_layout_new (void);

G_END_DECLS
