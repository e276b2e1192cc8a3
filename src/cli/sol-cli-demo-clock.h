/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-clock.h"

G_BEGIN_DECLS

/** sol_cli_demo_clock_new: the time of a simulated home, which began at @start and runs @speed times as fast
 * as the computer's; timers are the computer's. Without it a demo of last June would find all its values
 * months old. */
SolClock *sol_cli_demo_clock_new (SolTime start, double speed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
