/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-flow-state.h"

G_BEGIN_DECLS

#define SOL_TYPE_FLOW_DIAGRAM (sol_flow_diagram_get_type ())
G_DECLARE_FINAL_TYPE (SolFlowDiagram, sol_flow_diagram, SOL, FLOW_DIAGRAM, GtkWidget)

/**
 * SolFlowDiagram:
 *
 * Who feeds whom at this moment: the home in the middle, sun above, grid at the start, car at the end,
 * battery below. Nodes are buttons; signal `node-activated (SolFlowDiagram *self, int node)` tells which
 * #SolFlowNodeId was pressed. Role *group*; the caller sets the accessible label "Energy flow", the
 * description is part of the state.
 *
 * Below 420 px it takes its narrow form. Its height follows from its width and from which nodes there are;
 * beyond the outermost discs and texts it adds no margin.
 */
SolFlowDiagram *sol_flow_diagram_new (void);

/* Shows @state, which is copied. The same state again changes nothing. */
void sol_flow_diagram_set_state (SolFlowDiagram *self, const SolFlowDiagramState *state);

/* (nullable): what is shown, %NULL before the first; the diagram's own. */
const SolFlowDiagramState *sol_flow_diagram_get_state (SolFlowDiagram *self);

/* Whether chevrons wander at this moment: only while mapped in an active window, live, not stale, with
 * something flowing, and with animations on. Otherwise the diagram costs no frame. */
gboolean sol_flow_diagram_is_moving (SolFlowDiagram *self);

/* The button of a node, for focus and tests. */
GtkWidget *sol_flow_diagram_get_node (SolFlowDiagram *self, SolFlowNodeId node);

G_END_DECLS
