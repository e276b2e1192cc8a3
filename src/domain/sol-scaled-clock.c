/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-scaled-clock"

#include "sol-clock.h"

#define SOL_TYPE_SCALED_CLOCK (sol_scaled_clock_get_type ())
G_DECLARE_FINAL_TYPE (SolScaledClock, sol_scaled_clock, SOL, SCALED_CLOCK, SolClock)

struct _SolScaledClock
{
  SolClock parent_instance;

  SolClock *system;
  SolTime start;
  gint64 begun; /* monotonic */
  double speed;
};

G_DEFINE_FINAL_TYPE (SolScaledClock, sol_scaled_clock, SOL_TYPE_CLOCK)

static gint64
scaled_passed (SolScaledClock *self, gint64 monotonic)
{
  return (gint64) ((double) (monotonic - self->begun) * self->speed);
}

static SolTime
scaled_now (SolClock *clock)
{
  SolScaledClock *self = SOL_SCALED_CLOCK (clock);
  return self->start + scaled_passed (self, sol_clock_monotonic (self->system));
}

static gint64
scaled_monotonic (SolClock *clock)
{
  SolScaledClock *self = SOL_SCALED_CLOCK (clock);
  return self->begun + scaled_passed (self, sol_clock_monotonic (self->system));
}

static gint64
scaled_boot (SolClock *clock)
{
  SolScaledClock *self = SOL_SCALED_CLOCK (clock);
  return self->begun + scaled_passed (self, sol_clock_boot (self->system));
}

static guint
scaled_add (SolClock *clock, gint64 after, int priority, SolClockFunc func, gpointer user_data,
            GDestroyNotify destroy)
{
  SolScaledClock *self = SOL_SCALED_CLOCK (clock);
  return sol_clock_add_full (self->system, (gint64) ((double) after / self->speed), priority, func, user_data,
                             destroy);
}

static void
scaled_remove (SolClock *clock, guint id)
{
  sol_clock_remove (SOL_SCALED_CLOCK (clock)->system, id);
}

static void
sol_scaled_clock_finalize (GObject *object)
{
  g_clear_object (&SOL_SCALED_CLOCK (object)->system);
  G_OBJECT_CLASS (sol_scaled_clock_parent_class)->finalize (object);
}

static void
sol_scaled_clock_class_init (SolScaledClockClass *klass)
{
  SolClockClass *clock_class = SOL_CLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sol_scaled_clock_finalize;
  clock_class->now = scaled_now;
  clock_class->monotonic = scaled_monotonic;
  clock_class->boot = scaled_boot;
  clock_class->add = scaled_add;
  clock_class->remove = scaled_remove;
}

static void
sol_scaled_clock_init (SolScaledClock *self)
{
  self->system = sol_clock_new_system ();
  self->begun = sol_clock_monotonic (self->system);
}

SolClock *
sol_clock_new_scaled (SolTime start, double speed)
{
  g_return_val_if_fail (speed > 0, NULL);
  SolScaledClock *self = g_object_new (SOL_TYPE_SCALED_CLOCK, NULL);
  self->start = start;
  self->speed = speed;
  return SOL_CLOCK (self);
}
