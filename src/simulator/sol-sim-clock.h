/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SolSimClock:
 *
 * The simulator's own time: real time times a factor, plus what was advanced by hand. It never goes
 * backwards, also when the machine's wall clock does (it counts on the monotonic clock). One thread only.
 */
typedef struct _SolSimClock SolSimClock;

/**
 * sol_sim_clock_new:
 * @start_us: epoch microseconds of the first reading, or a negative number for the machine's time now
 * @speed: simulated seconds per real second; 0 stands still and moves by sol_sim_clock_advance() alone
 */
SolSimClock *sol_sim_clock_new (gint64 start_us, double speed);
void sol_sim_clock_free (SolSimClock *self);

/* Epoch microseconds, and the same in whole seconds. */
gint64 sol_sim_clock_now_us (SolSimClock *self);
gint64 sol_sim_clock_now (SolSimClock *self);

/* Jumps forward; a negative amount is ignored. */
void sol_sim_clock_advance (SolSimClock *self, gint64 by_us);

/* Negative or not finite: ignored. What has passed so far stays passed. */
void sol_sim_clock_set_speed (SolSimClock *self, double speed);
double sol_sim_clock_get_speed (SolSimClock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimClock, sol_sim_clock_free)

G_END_DECLS
