/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-flow-state.h"

G_BEGIN_DECLS

#define SOL_TYPE_FLOW_NODE (sol_flow_node_get_type ())
G_DECLARE_FINAL_TYPE (SolFlowNode, sol_flow_node, SOL, FLOW_NODE, GtkButton)

/* Where the text of a node stands. */
typedef enum
{
  SOL_FLOW_TEXT_INSIDE,
  SOL_FLOW_TEXT_BESIDE,
  SOL_FLOW_TEXT_BELOW,
} SolFlowText;

/* Number of sources that may share the ring of the home: sun, battery, grid. */
#define SOL_FLOW_N_SHARES 3

/**
 * SolFlowNode:
 *
 * One node of the flow diagram: a real button with a disc, a ring, an icon and two lines of text.
 */
SolFlowNode *sol_flow_node_new (SolFlowNodeId id, SolFlowText text);

SolFlowNodeId sol_flow_node_get_id (SolFlowNode *self);

void sol_flow_node_set_state (SolFlowNode *self, const SolFlowNodeState *state);

/* Home only: splits the ring. */
void sol_flow_node_set_shares (SolFlowNode *self, const double shares[SOL_FLOW_N_SHARES]);

/* Battery only: percent, NaN when unknown. */
void sol_flow_node_set_level (SolFlowNode *self, double level);

/* Size of the two lines of text, not wider than @limit if they can be broken; -1 for no limit. */
void sol_flow_node_measure_text (SolFlowNode *self, int limit, int *width, int *height);

/**
 * sol_flow_node_allocate:
 * @x: middle of the disc
 * @y: middle of the disc
 * @radius: radius of the disc
 * @text_x: middle of the text, for a text below
 * @text_top: upper edge of the text, for a text below
 * @limit: room for the text
 *
 * Places the node, in the coordinates of the diagram; its button covers disc and text.
 */
void sol_flow_node_allocate (SolFlowNode *self, double x, double y, double radius, double text_x,
                             double text_top, int limit);

G_END_DECLS
