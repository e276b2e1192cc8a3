/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-random"

#include "sol-sim-home-random.h"

#include <math.h>

static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

guint64
sol_sim_hash (guint64 seed, guint64 a, guint64 b)
{
  guint64 step = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return mix (mix (mix (seed + step) + a * step + 1) + b * step + 2);
}

double
sol_sim_draw (guint64 seed, guint64 a, guint64 b)
{
  return (double) (sol_sim_hash (seed, a, b) >> 11) / 9007199254740992.0;
}

double
sol_sim_wave (guint64 seed, guint64 a, double x)
{
  double floor_x = floor (x);
  double f = x - floor_x;
  guint64 knot = (guint64) (gint64) floor_x;
  double from = sol_sim_draw (seed, a, knot);
  double to = sol_sim_draw (seed, a, knot + 1);
  return from + (to - from) * f * f * (3 - 2 * f);
}

int
sol_sim_draw_int (guint64 seed, guint64 a, guint64 b, int low, int high)
{
  return low + (int) (sol_sim_draw (seed, a, b) * (high - low + 1));
}
