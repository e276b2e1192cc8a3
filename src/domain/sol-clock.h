/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sol-time.h"

G_BEGIN_DECLS

#define SOL_TYPE_CLOCK (sol_clock_get_type ())
G_DECLARE_DERIVABLE_TYPE (SolClock, sol_clock, SOL, CLOCK, GObject)

/**
 * SolClockFunc: called once when a timer is due, on the main context of the thread that set it.
 */
typedef void (*SolClockFunc) (gpointer user_data);

/**
 * SolClock:
 *
 * What time it is, and timers. All of Solarium asks a clock, so that tests can turn thirty days into seconds.
 * `sol_clock_new_system ()` follows the computer; `sol_clock_new_test ()` stands still until it is advanced.
 */
struct _SolClockClass
{
  GObjectClass parent_class;

  SolTime (*now) (SolClock *self);
  gint64 (*monotonic) (SolClock *self);
  gint64 (*boot) (SolClock *self);
  guint (*add) (SolClock *self, gint64 after, int priority, SolClockFunc func, gpointer user_data,
                GDestroyNotify destroy);
  void (*remove) (SolClock *self, guint id);

  gpointer padding[4];
};

SolClock *sol_clock_new_system (void) G_GNUC_WARN_UNUSED_RESULT;
SolClock *sol_clock_new_test (SolTime now) G_GNUC_WARN_UNUSED_RESULT;

/** sol_clock_new_scaled: begins at @start and runs @speed times as fast as the computer's, timers too; for a
 * demo whose home lives faster. @speed is above 0. */
SolClock *sol_clock_new_scaled (SolTime start, double speed) G_GNUC_WARN_UNUSED_RESULT;

/** sol_clock_now: the wall clock. */
SolTime sol_clock_now (SolClock *self);

/** sol_clock_monotonic: microseconds that never go back; stands still while the computer sleeps. */
gint64 sol_clock_monotonic (SolClock *self);

/** sol_clock_boot: like sol_clock_monotonic() but counts sleep, so that a jump of the difference means a
 * suspend. */
gint64 sol_clock_boot (SolClock *self);

/**
 * sol_clock_add:
 * @after: microseconds from now; 0 means at the next turn of the main loop
 * @priority: a GLib priority
 *
 * Sets a one-shot timer. @func may set it again.
 *
 * Returns: a number above 0 for sol_clock_remove(); valid until the timer has fired
 */
guint sol_clock_add (SolClock *self, gint64 after, int priority, SolClockFunc func, gpointer user_data);

/** sol_clock_add_full: the same; @destroy is called when the timer has fired or was removed. */
guint sol_clock_add_full (SolClock *self, gint64 after, int priority, SolClockFunc func, gpointer user_data,
                          GDestroyNotify destroy);

/** sol_clock_remove: takes back a timer that has not fired; 0 and numbers of fired timers are ignored. */
void sol_clock_remove (SolClock *self, guint id);

/** sol_clock_clear: removes the timer in @id and sets it to 0. */
void sol_clock_clear (SolClock *self, guint *id);

/**
 * sol_clock_test_advance: moves a test clock on and fires what became due, in order of time, each at its own
 * moment. Between two timers the main context is not run; use it with the waiting helpers of tests/lib.
 */
void sol_clock_test_advance (SolClock *self, gint64 by);

/** sol_clock_test_set: sets a test clock's wall time without firing anything, as a person who corrects the
 * date. */
void sol_clock_test_set (SolClock *self, SolTime now);

/** sol_clock_test_suspend: a test clock sleeps: wall and boot time go on, monotonic time stands still. */
void sol_clock_test_suspend (SolClock *self, gint64 by);

/** sol_clock_test_next: microseconds until the next timer of a test clock, or -1 when none is set. */
gint64 sol_clock_test_next (SolClock *self);

G_END_DECLS
