/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-demo-clock"

#include "sol-cli-demo-clock.h"

#define SOL_TYPE_CLI_DEMO_CLOCK (sol_cli_demo_clock_get_type ())
G_DECLARE_FINAL_TYPE (SolCliDemoClock, sol_cli_demo_clock, SOL, CLI_DEMO_CLOCK, SolClock)

struct _SolCliDemoClock
{
  SolClock parent_instance;

  SolClock *system;
  SolTime start;
  gint64 started_at; /* the computer's monotonic time */
  double speed;
};

G_DEFINE_FINAL_TYPE (SolCliDemoClock, sol_cli_demo_clock, SOL_TYPE_CLOCK)

static SolTime
demo_now (SolClock *clock)
{
  SolCliDemoClock *self = SOL_CLI_DEMO_CLOCK (clock);
  gint64 passed = sol_clock_monotonic (self->system) - self->started_at;
  return self->start + (gint64) ((double) passed * self->speed);
}

static gint64
demo_monotonic (SolClock *clock)
{
  return sol_clock_monotonic (SOL_CLI_DEMO_CLOCK (clock)->system);
}

static gint64
demo_boot (SolClock *clock)
{
  return sol_clock_boot (SOL_CLI_DEMO_CLOCK (clock)->system);
}

static guint
demo_add (SolClock *clock, gint64 after, int priority, SolClockFunc func, gpointer user_data,
          GDestroyNotify destroy)
{
  return sol_clock_add_full (SOL_CLI_DEMO_CLOCK (clock)->system, after, priority, func, user_data, destroy);
}

static void
demo_remove (SolClock *clock, guint id)
{
  sol_clock_remove (SOL_CLI_DEMO_CLOCK (clock)->system, id);
}

static void
sol_cli_demo_clock_finalize (GObject *object)
{
  g_clear_object (&SOL_CLI_DEMO_CLOCK (object)->system);
  G_OBJECT_CLASS (sol_cli_demo_clock_parent_class)->finalize (object);
}

static void
sol_cli_demo_clock_class_init (SolCliDemoClockClass *klass)
{
  SolClockClass *clock_class = SOL_CLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sol_cli_demo_clock_finalize;
  clock_class->now = demo_now;
  clock_class->monotonic = demo_monotonic;
  clock_class->boot = demo_boot;
  clock_class->add = demo_add;
  clock_class->remove = demo_remove;
}

static void
sol_cli_demo_clock_init (SolCliDemoClock *self)
{
}

SolClock *
sol_cli_demo_clock_new (SolTime start, double speed)
{
  SolCliDemoClock *self = g_object_new (SOL_TYPE_CLI_DEMO_CLOCK, NULL);
  self->system = sol_clock_new_system ();
  self->start = start;
  self->speed = speed;
  self->started_at = sol_clock_monotonic (self->system);
  return SOL_CLOCK (self);
}
