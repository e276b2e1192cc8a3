/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-call.h"

G_BEGIN_DECLS

/* Parts of the cloud that fail on their own while the rest works (addendum 1.6). */

/* Bit of SolSimServer.down, 0 when there is no such part. "scheduler", "history" … */
guint sol_sim_down_find (const char *name);

/* Answers and returns TRUE when the part that the call goes to is down. */
gboolean sol_sim_down_answer (SolSimCall *call);

G_END_DECLS
