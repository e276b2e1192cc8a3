/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Below this width the flow diagram takes its narrow form. */
#define SOL_FLOW_NARROW_WIDTH 420

/* Free space between a node and the channel that leads to it. */
#define SOL_FLOW_CHANNEL_GAP 7

/* Width of the ring around the home. */
#define SOL_FLOW_HOME_RING 8

/**
 * SolFlowNodeId:
 * @SOL_FLOW_SOLAR: panels, above
 * @SOL_FLOW_GRID: utility, at the start
 * @SOL_FLOW_HOME: home, in the middle
 * @SOL_FLOW_CAR: charger, at the end
 * @SOL_FLOW_BATTERY: storage, below
 * @SOL_FLOW_N_NODES: number of nodes
 *
 * The nodes of the flow diagram in the order in which Tab visits them.
 */
typedef enum
{
  SOL_FLOW_SOLAR,
  SOL_FLOW_GRID,
  SOL_FLOW_HOME,
  SOL_FLOW_CAR,
  SOL_FLOW_BATTERY,
  SOL_FLOW_N_NODES,
} SolFlowNodeId;

/* Distance of the text from the disc below which, or beside which, it stands. */
#define SOL_FLOW_TEXT_BELOW_GAP 6
#define SOL_FLOW_TEXT_BESIDE_GAP 13

/**
 * SolFlowLayoutInput:
 * @width: available width
 * @present: which nodes there are; the home always counts as present
 * @home_text_width: width of the wider line inside the home
 * @side_text_width: width of the wider text beside the upper and lower node
 * @side_text_height: height of that text
 * @below_text_width: width of the wider text below the outer nodes
 * @below_text_height: height of that text
 */
typedef struct
{
  double width;
  gboolean present[SOL_FLOW_N_NODES];
  double home_text_width;
  double side_text_width;
  double side_text_height;
  double below_text_width;
  double below_text_height;
} SolFlowLayoutInput;

/**
 * SolFlowLayout:
 * @narrow: whether this is the narrow form
 * @home_radius: radius of the home, ring included
 * @node_radius: radius of the other nodes, ring included
 * @x: centres from the left, written left to right
 * @y: centres from the top
 * @text_shift: how far the texts of the outer nodes stand nearer to the middle than their discs
 * @text_top: where these texts begin, from the centres of their discs
 * @height: height of the whole
 */
typedef struct
{
  gboolean narrow;
  double home_radius;
  double node_radius;
  double x[SOL_FLOW_N_NODES];
  double y[SOL_FLOW_N_NODES];
  double text_shift;
  double text_top;
  double height;
} SolFlowLayout;

/**
 * sol_flow_layout:
 *
 * Places the nodes. The home keeps the horizontal middle whoever is absent; the height of an absent upper or
 * lower node is given up. With large text the home grows around its own, the texts of the outer nodes move
 * inwards and, if need be, below the home, and the lower node makes room for them.
 */
SolFlowLayout sol_flow_layout (const SolFlowLayoutInput *input);

/* The least width at which nothing overlaps. */
double sol_flow_layout_min_width (const SolFlowLayoutInput *input);

G_END_DECLS
