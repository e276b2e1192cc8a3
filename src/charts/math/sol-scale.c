/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-scale"

#include "sol-scale.h"

#include <math.h>

SolScale
sol_scale_linear (double d0, double d1, double r0, double r1)
{
  return (SolScale){ .d0 = d0, .d1 = d1, .r0 = r0, .r1 = r1 };
}

static double
project (double value, double from0, double from1, double to0, double to1)
{
  if (isnan (value))
    return value;
  if (from0 == from1)
    return to0;

  return to0 + (value - from0) / (from1 - from0) * (to1 - to0);
}

double
sol_scale_map (const SolScale *scale, double value)
{
  g_return_val_if_fail (scale != NULL, NAN);

  return project (value, scale->d0, scale->d1, scale->r0, scale->r1);
}

double
sol_scale_invert (const SolScale *scale, double position)
{
  g_return_val_if_fail (scale != NULL, NAN);

  return project (position, scale->r0, scale->r1, scale->d0, scale->d1);
}
