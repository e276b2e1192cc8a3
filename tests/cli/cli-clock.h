/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-clock.h"

G_BEGIN_DECLS

/** cli_clock_new: the computer's clock, but waits of a few seconds, after which a read proves a change, are
 * ten times as short. Deadlines and whole holds keep their length. */
SolClock *cli_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
