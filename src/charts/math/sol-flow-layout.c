/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow-layout"

#include "sol-flow-layout.h"

#include <math.h>

/* The least length of a channel, its two gaps included. */
#define SHORTEST_CHANNEL 34
/* An arm that is longer than this reads as empty space. */
#define LONGEST_ARM 240
/* The least space between two texts, or a text and the home. */
#define TEXT_SPACE 6

typedef struct
{
  double home_radius;
  double node_radius;
  double margin;
  double channel;
} Form;

static const Form wide = { .home_radius = 54, .node_radius = 32, .margin = 66, .channel = 44 };
static const Form narrow = { .home_radius = 51, .node_radius = 28, .margin = 47, .channel = 32 };

static double
home_radius (const Form *form, const SolFlowLayoutInput *input)
{
  /* The power stands a little below the middle; its lower corners must keep inside the ring. */
  double reach = hypot (input->home_text_width / 2, 14) + SOL_FLOW_HOME_RING + 2;

  return MAX (form->home_radius, ceil (reach));
}

static gboolean
has_arms (const SolFlowLayoutInput *input)
{
  return input->present[SOL_FLOW_GRID] || input->present[SOL_FLOW_CAR];
}

static double
min_width (const Form *form, const SolFlowLayoutInput *input)
{
  double half = home_radius (form, input);

  if (has_arms (input))
    half = MAX (half + SHORTEST_CHANNEL + 2 * form->node_radius, input->below_text_width + TEXT_SPACE);

  return ceil (2 * half);
}

double
sol_flow_layout_min_width (const SolFlowLayoutInput *input)
{
  g_return_val_if_fail (input != NULL, 0);

  double least = min_width (&narrow, input);

  /* Large text may need so much that the wide form applies, which in turn needs a little more. */
  return least < SOL_FLOW_NARROW_WIDTH ? least : min_width (&wide, input);
}

/* Where the texts below the outer nodes go: as a rule right below; inwards rather than out of the picture;
 * below the home rather than over it. */
static void
place_texts (SolFlowLayout *layout, const SolFlowLayoutInput *input, double arm)
{
  double half = input->below_text_width / 2;

  layout->text_shift = ceil (MAX (0, arm + half - input->width / 2));
  layout->text_top = layout->node_radius + SOL_FLOW_TEXT_BELOW_GAP;
  if (arm - layout->text_shift - half < layout->home_radius + TEXT_SPACE)
    layout->text_top = MAX (layout->text_top, layout->home_radius);
}

/* The lower node's own text stands on the side of the car's; if they would meet, the node moves down. */
static double
lower_leg (const SolFlowLayout *layout, const SolFlowLayoutInput *input, double arm, double leg)
{
  double inner = arm - layout->text_shift - input->below_text_width / 2;
  double outer = layout->node_radius + SOL_FLOW_TEXT_BESIDE_GAP + input->side_text_width;

  if (!input->present[SOL_FLOW_CAR] || inner >= outer + TEXT_SPACE)
    return leg;

  return MAX (leg, ceil (layout->text_top + input->below_text_height + input->side_text_height / 2));
}

SolFlowLayout
sol_flow_layout (const SolFlowLayoutInput *input)
{
  SolFlowLayout layout = { 0 };

  g_return_val_if_fail (input != NULL, layout);

  layout.narrow = input->width < SOL_FLOW_NARROW_WIDTH;
  const Form *form = layout.narrow ? &narrow : &wide;
  layout.home_radius = home_radius (form, input);
  layout.node_radius = form->node_radius;

  double nearest = layout.home_radius + layout.node_radius;
  double arm = input->width / 2 - MAX (form->margin, input->below_text_width / 2);
  arm = round (CLAMP (arm, nearest + SHORTEST_CHANNEL, MAX (LONGEST_ARM, nearest + SHORTEST_CHANNEL)));
  place_texts (&layout, input, arm);
  double leg = nearest + form->channel;
  double lower = lower_leg (&layout, input, arm, leg);

  double reach = MAX (layout.node_radius, input->side_text_height / 2);
  double beside = has_arms (input) ? layout.text_top + input->below_text_height : 0;
  double above = input->present[SOL_FLOW_SOLAR] ? leg + reach : layout.home_radius;
  double below = MAX (beside, input->present[SOL_FLOW_BATTERY] ? lower + reach : layout.home_radius);

  double middle = round (input->width / 2);
  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    {
      layout.x[i] = middle;
      layout.y[i] = ceil (above);
    }
  layout.x[SOL_FLOW_GRID] -= arm;
  layout.x[SOL_FLOW_CAR] += arm;
  layout.y[SOL_FLOW_SOLAR] -= leg;
  layout.y[SOL_FLOW_BATTERY] += lower;
  layout.height = ceil (above) + ceil (below);
  return layout;
}
