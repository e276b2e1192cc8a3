/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-stack"

#include "sol-stack.h"

#include <math.h>

SolSpan
sol_stack (const double *values, gsize n, SolSpan *spans)
{
  SolSpan ends = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    {
      double value = isnan (values[i]) ? 0 : values[i];
      double *end = value < 0 ? &ends.from : &ends.to;

      spans[i] = (SolSpan){ .from = *end, .to = *end + value };
      *end += value;
    }

  return ends;
}
