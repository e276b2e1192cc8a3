/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-clock"

#include "sol-sim-clock.h"

#include <math.h>

struct _SolSimClock
{
  gint64 base;   /* simulated time at the anchor */
  gint64 anchor; /* monotonic time of the last change of speed or jump */
  double speed;
  gint64 last; /* what was told last; never fall behind it */
};

SolSimClock *
sol_sim_clock_new (gint64 start_us, double speed)
{
  SolSimClock *self = g_new0 (SolSimClock, 1);
  self->base = start_us < 0 ? g_get_real_time () : start_us;
  self->anchor = g_get_monotonic_time ();
  self->speed = isfinite (speed) && speed >= 0 ? speed : 1;
  self->last = self->base;
  return self;
}

void
sol_sim_clock_free (SolSimClock *self)
{
  g_free (self);
}

gint64
sol_sim_clock_now_us (SolSimClock *self)
{
  double passed = (double) (g_get_monotonic_time () - self->anchor) * self->speed;
  gint64 now = self->base + (gint64) passed;
  self->last = MAX (self->last, now);
  return self->last;
}

gint64
sol_sim_clock_now (SolSimClock *self)
{
  return sol_sim_clock_now_us (self) / G_USEC_PER_SEC;
}

static void
move_anchor (SolSimClock *self, gint64 by_us)
{
  self->base = sol_sim_clock_now_us (self) + by_us;
  self->anchor = g_get_monotonic_time ();
}

void
sol_sim_clock_advance (SolSimClock *self, gint64 by_us)
{
  if (by_us > 0)
    move_anchor (self, by_us);
}

void
sol_sim_clock_set_speed (SolSimClock *self, double speed)
{
  if (!isfinite (speed) || speed < 0)
    return;
  move_anchor (self, 0);
  self->speed = speed;
}

double
sol_sim_clock_get_speed (SolSimClock *self)
{
  return self->speed;
}
