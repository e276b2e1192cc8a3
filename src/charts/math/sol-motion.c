/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-motion"

#include "sol-motion.h"

#include <math.h>

#define SLOW_KW 0.1
#define FAST_KW 8.0
#define SLOW_CYCLE 6.0
#define FAST_CYCLE 0.75

double
sol_motion_ease_out_cubic (double progress)
{
  double left = 1 - CLAMP (progress, 0, 1);

  return 1 - left * left * left;
}

double
sol_motion_channel_width (double kw)
{
  return 8 + 8 * CLAMP (isnan (kw) ? 0 : fabs (kw) / FAST_KW, 0, 1);
}

double
sol_motion_chevron_cycle (double kw)
{
  double bounded = CLAMP (isnan (kw) ? 0 : fabs (kw), SLOW_KW, FAST_KW);
  double power = log (SLOW_CYCLE / FAST_CYCLE) / log (FAST_KW / SLOW_KW);

  return SLOW_CYCLE * pow (SLOW_KW / bounded, power);
}

double
sol_motion_chevron_advance (double phase, double seconds, double kw)
{
  return fmod (phase + seconds / sol_motion_chevron_cycle (kw), SOL_CHEVRON_PATTERN);
}

SolChevrons
sol_motion_chevrons (double length)
{
  SolChevrons chevrons = { .n = MAX (2, (guint) MAX (0, length / SOL_CHEVRON_SPACING)) };

  chevrons.spacing = MIN (SOL_CHEVRON_SPACING, length / chevrons.n);
  chevrons.first = (length - (chevrons.n - 1) * chevrons.spacing) / 2;
  return chevrons;
}

double
sol_motion_chevron_strength (int index, guint n, double phase)
{
  static const double strengths[SOL_CHEVRON_PATTERN] = { 1.0, 0.7, 0.4 };
  int behind = (int) n - 1 - index + (int) floor (phase);

  return strengths[((behind % SOL_CHEVRON_PATTERN) + SOL_CHEVRON_PATTERN) % SOL_CHEVRON_PATTERN];
}
