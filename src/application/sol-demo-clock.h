/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-clock.h"

G_BEGIN_DECLS

/**
 * sol_demo_clock_new:
 * @start: what time it is now
 * @speed: simulated seconds per second; at 0 the wall clock stands still, timers go on
 *
 * Returns: (transfer full): the clock of a home whose time is not the computer's
 */
SolClock *sol_demo_clock_new (SolTime start, double speed) G_GNUC_WARN_UNUSED_RESULT;

/** sol_demo_clock_set: what time it is now, from here on. */
void sol_demo_clock_set (SolClock *clock, SolTime now);

G_END_DECLS
