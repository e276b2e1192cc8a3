/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow-state"

#include "sol-flow-state.h"

#include <math.h>

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_node (const SolFlowNodeState *a, const SolFlowNodeState *b)
{
  return !a->present == !b->present && g_strcmp0 (a->power, b->power) == 0
         && g_strcmp0 (a->word, b->word) == 0 && g_strcmp0 (a->icon_name, b->icon_name) == 0
         && same_number (a->kw, b->kw) && a->direction == b->direction && a->look == b->look
         && g_strcmp0 (a->label, b->label) == 0 && g_strcmp0 (a->description, b->description) == 0
         && g_strcmp0 (a->tooltip, b->tooltip) == 0;
}

gboolean
sol_flow_diagram_state_equal (const SolFlowDiagramState *a, const SolFlowDiagramState *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    if (!same_node (&a->nodes[i], &b->nodes[i]))
      return FALSE;

  return same_number (a->solar_share, b->solar_share) && same_number (a->battery_share, b->battery_share)
         && same_number (a->grid_share, b->grid_share) && same_number (a->battery_level, b->battery_level)
         && g_strcmp0 (a->description, b->description) == 0 && !a->stale == !b->stale
         && !a->animate == !b->animate;
}

SolFlowDiagramState *
sol_flow_diagram_state_copy (const SolFlowDiagramState *state)
{
  g_return_val_if_fail (state != NULL, NULL);

  SolFlowDiagramState *copy = g_memdup2 (state, sizeof *state);
  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    {
      SolFlowNodeState *node = &copy->nodes[i];

      node->power = g_strdup (node->power);
      node->word = g_strdup (node->word);
      node->icon_name = g_strdup (node->icon_name);
      node->label = g_strdup (node->label);
      node->description = g_strdup (node->description);
      node->tooltip = g_strdup (node->tooltip);
    }
  copy->description = g_strdup (copy->description);
  return copy;
}

void
sol_flow_diagram_state_free (SolFlowDiagramState *state)
{
  if (state == NULL)
    return;

  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    {
      SolFlowNodeState *node = &state->nodes[i];

      g_free ((gpointer) node->power);
      g_free ((gpointer) node->word);
      g_free ((gpointer) node->icon_name);
      g_free ((gpointer) node->label);
      g_free ((gpointer) node->description);
      g_free ((gpointer) node->tooltip);
    }
  g_free ((gpointer) state->description);
  g_free (state);
}
