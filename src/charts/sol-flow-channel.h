/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-flow-state.h"

G_BEGIN_DECLS

#define SOL_TYPE_FLOW_CHANNEL (sol_flow_channel_get_type ())
G_DECLARE_FINAL_TYPE (SolFlowChannel, sol_flow_channel, SOL, FLOW_CHANNEL, GtkWidget)

/* The greatest width of a channel; its widget is as thick. */
#define SOL_FLOW_CHANNEL_THICKNESS 18

/**
 * SolFlowChannel:
 *
 * The line between a node and the home, with chevrons that point the way energy goes. A widget of its own, so
 * that motion redraws nothing but it. The style class of the energy gives the colour.
 */
SolFlowChannel *sol_flow_channel_new (const char *css_class);

void sol_flow_channel_set_flow (SolFlowChannel *self, SolFlowDirection direction, double kw);

/* Where the home lies as seen from the node: -1, 0 or 1 along each axis. */
void sol_flow_channel_set_heading (SolFlowChannel *self, int dx, int dy);

/* Whether chevrons fade by turns; without, all stand at full strength and in their places. */
void sol_flow_channel_set_shaded (SolFlowChannel *self, gboolean shaded);

gboolean sol_flow_channel_is_flowing (SolFlowChannel *self);

/* Moves the chevrons on by so much time. */
void sol_flow_channel_advance (SolFlowChannel *self, double seconds);

G_END_DECLS
