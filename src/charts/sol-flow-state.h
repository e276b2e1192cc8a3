/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "math/sol-flow-layout.h"

G_BEGIN_DECLS

/**
 * SolFlowDirection:
 * @SOL_FLOW_IDLE: nothing flows: a dotted grey line
 * @SOL_FLOW_IN: from the node into the home
 * @SOL_FLOW_OUT: from the home to the node
 */
typedef enum
{
  SOL_FLOW_IDLE,
  SOL_FLOW_IN,
  SOL_FLOW_OUT,
} SolFlowDirection;

/**
 * SolFlowLook:
 * @SOL_FLOW_LOOK_AUTO: grey while idle, else in its colour; home and battery never turn grey by themselves
 * @SOL_FLOW_LOOK_NORMAL: in its colour
 * @SOL_FLOW_LOOK_DIM: grey, e.g. for what does not report
 * @SOL_FLOW_LOOK_FAULT: in the colour of errors, e.g. for a charger fault or a power cut
 */
typedef enum
{
  SOL_FLOW_LOOK_AUTO,
  SOL_FLOW_LOOK_NORMAL,
  SOL_FLOW_LOOK_DIM,
  SOL_FLOW_LOOK_FAULT,
} SolFlowLook;

/**
 * SolFlowNodeState:
 * @present: whether the home has such a thing; ignored for the home itself
 * @power: (nullable): bold text, e.g. "5.64 kW", "–" when unknown
 * @word: (nullable): text below it, e.g. "From the grid"
 * @icon_name: (nullable): symbolic icon
 * @kw: power in kW for width and pace of the channel, without sign; without meaning for the home
 * @direction: which way it flows
 * @look: how the node looks
 * @label: (nullable): accessible name, e.g. "Battery"
 * @description: (nullable): accessible description, e.g. "charging with 0.92 kilowatts, 72 percent"
 * @tooltip: (nullable): tooltip text
 */
typedef struct
{
  gboolean present;
  const char *power;
  const char *word;
  const char *icon_name;
  double kw;
  SolFlowDirection direction;
  SolFlowLook look;
  const char *label;
  const char *description;
  const char *tooltip;
} SolFlowNodeState;

/**
 * SolFlowDiagramState:
 * @nodes: one state per node
 * @solar_share: how much of what the home consumes comes from the sun; shares may have any one unit
 * @battery_share: the same for the battery
 * @grid_share: the same for the grid; with all three at 0 the ring of the home is grey
 * @battery_level: charge in percent, NaN when unknown
 * @description: (nullable): accessible description of the whole, one sentence
 * @stale: values are only last known: paler, without motion
 * @animate: whether the chevrons may wander, i.e. values are live
 *
 * Everything the diagram shows, in words and numbers of the caller. Zero-initialise it. The strings stay the
 * caller's.
 */
typedef struct
{
  SolFlowNodeState nodes[SOL_FLOW_N_NODES];
  double solar_share;
  double battery_share;
  double grid_share;
  double battery_level;
  const char *description;
  gboolean stale;
  gboolean animate;
} SolFlowDiagramState;

gboolean sol_flow_diagram_state_equal (const SolFlowDiagramState *a, const SolFlowDiagramState *b);

/* A deep copy; give it back with sol_flow_diagram_state_free(). */
SolFlowDiagramState *sol_flow_diagram_state_copy (const SolFlowDiagramState *state) G_GNUC_WARN_UNUSED_RESULT;
void sol_flow_diagram_state_free (SolFlowDiagramState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolFlowDiagramState, sol_flow_diagram_state_free)

G_END_DECLS
