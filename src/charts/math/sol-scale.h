/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SolScale:
 * @d0: value that maps to @r0
 * @d1: value that maps to @r1
 * @r0: position of @d0, usually logical pixels
 * @r1: position of @d1
 *
 * A linear map from values to positions. Both sides may run backwards.
 */
typedef struct
{
  double d0;
  double d1;
  double r0;
  double r1;
} SolScale;

SolScale sol_scale_linear (double d0, double d1, double r0, double r1);

/* A scale whose two values are the same maps everything to r0. NaN stays NaN. */
double sol_scale_map (const SolScale *scale, double value);
double sol_scale_invert (const SolScale *scale, double position);

G_END_DECLS
