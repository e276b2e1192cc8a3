/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-demo-clock"

#include "sol-demo-clock.h"

/* Faster than this, an answer over loopback would miss its deadline. The wall clock goes on as fast as it
 * likes. */
#define FASTEST_TIMERS 20.0

#define SOL_TYPE_DEMO_CLOCK (sol_demo_clock_get_type ())
G_DECLARE_FINAL_TYPE (SolDemoClock, sol_demo_clock, SOL, DEMO_CLOCK, SolClock)

struct _SolDemoClock
{
  SolClock parent_instance;

  /* Owned */
  SolClock *computer;

  SolTime start;
  gint64 began;
  double speed;
};

G_DEFINE_FINAL_TYPE (SolDemoClock, sol_demo_clock, SOL_TYPE_CLOCK)

static double
pace (SolDemoClock *self)
{
  return self->speed > 0.0 ? MIN (self->speed, FASTEST_TIMERS) : 1.0;
}

static SolTime
sol_demo_clock_now (SolClock *clock)
{
  SolDemoClock *self = SOL_DEMO_CLOCK (clock);

  return self->start + (gint64) ((double) (sol_clock_monotonic (self->computer) - self->began) * self->speed);
}

static gint64
sol_demo_clock_monotonic (SolClock *clock)
{
  SolDemoClock *self = SOL_DEMO_CLOCK (clock);

  return (gint64) ((double) (sol_clock_monotonic (self->computer) - self->began) * pace (self));
}

static gint64
sol_demo_clock_boot (SolClock *clock)
{
  SolDemoClock *self = SOL_DEMO_CLOCK (clock);

  /* Sleep is not simulated: what the computer slept is added as it is. Between the two looks time goes by. */
  gint64 slept = sol_clock_boot (self->computer) - sol_clock_monotonic (self->computer);
  return sol_demo_clock_monotonic (clock) + MAX (slept, 0);
}

static guint
sol_demo_clock_add (SolClock *clock, gint64 after, int priority, SolClockFunc func, gpointer user_data,
                    GDestroyNotify destroy)
{
  SolDemoClock *self = SOL_DEMO_CLOCK (clock);

  return sol_clock_add_full (self->computer, (gint64) ((double) after / pace (self)), priority, func,
                             user_data, destroy);
}

static void
sol_demo_clock_remove (SolClock *clock, guint id)
{
  sol_clock_remove (SOL_DEMO_CLOCK (clock)->computer, id);
}

SolClock *
sol_demo_clock_new (SolTime start, double speed)
{
  SolDemoClock *self = g_object_new (SOL_TYPE_DEMO_CLOCK, NULL);

  self->start = start;
  self->speed = speed;
  return SOL_CLOCK (self);
}

void
sol_demo_clock_set (SolClock *clock, SolTime now)
{
  SolDemoClock *self = SOL_DEMO_CLOCK (clock);

  self->start += now - sol_demo_clock_now (clock);
}

static void
sol_demo_clock_finalize (GObject *object)
{
  g_clear_object (&SOL_DEMO_CLOCK (object)->computer);

  G_OBJECT_CLASS (sol_demo_clock_parent_class)->finalize (object);
}

static void
sol_demo_clock_class_init (SolDemoClockClass *klass)
{
  SolClockClass *clock_class = SOL_CLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sol_demo_clock_finalize;
  clock_class->now = sol_demo_clock_now;
  clock_class->monotonic = sol_demo_clock_monotonic;
  clock_class->boot = sol_demo_clock_boot;
  clock_class->add = sol_demo_clock_add;
  clock_class->remove = sol_demo_clock_remove;
}

static void
sol_demo_clock_init (SolDemoClock *self)
{
  self->computer = sol_clock_new_system ();
  self->began = sol_clock_monotonic (self->computer);
}
