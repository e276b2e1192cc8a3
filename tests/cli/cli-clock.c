/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-clock.h"

/* Shorter than the deadline of a call. */
#define SHORT (12 * SOL_SECOND)
#define FASTER 10

#define CLI_TYPE_CLOCK (cli_clock_get_type ())
G_DECLARE_FINAL_TYPE (CliClock, cli_clock, CLI, CLOCK, SolClock)

struct _CliClock
{
  SolClock parent_instance;
  SolClock *system;
};

G_DEFINE_FINAL_TYPE (CliClock, cli_clock, SOL_TYPE_CLOCK)

static SolTime
now (SolClock *clock)
{
  return sol_clock_now (CLI_CLOCK (clock)->system);
}

static gint64
monotonic (SolClock *clock)
{
  return sol_clock_monotonic (CLI_CLOCK (clock)->system);
}

static gint64
boot (SolClock *clock)
{
  return sol_clock_boot (CLI_CLOCK (clock)->system);
}

static guint
add (SolClock *clock, gint64 after, int priority, SolClockFunc func, gpointer user_data,
     GDestroyNotify destroy)
{
  return sol_clock_add_full (CLI_CLOCK (clock)->system, after < SHORT ? after / FASTER : after, priority,
                             func, user_data, destroy);
}

static void
take_away (SolClock *clock, guint id)
{
  sol_clock_remove (CLI_CLOCK (clock)->system, id);
}

static void
cli_clock_finalize (GObject *object)
{
  g_clear_object (&CLI_CLOCK (object)->system);
  G_OBJECT_CLASS (cli_clock_parent_class)->finalize (object);
}

static void
cli_clock_class_init (CliClockClass *klass)
{
  SolClockClass *clock_class = SOL_CLOCK_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = cli_clock_finalize;
  clock_class->now = now;
  clock_class->monotonic = monotonic;
  clock_class->boot = boot;
  clock_class->add = add;
  clock_class->remove = take_away;
}

static void
cli_clock_init (CliClock *self)
{
  self->system = sol_clock_new_system ();
}

SolClock *
cli_clock_new (void)
{
  return g_object_new (CLI_TYPE_CLOCK, NULL);
}
