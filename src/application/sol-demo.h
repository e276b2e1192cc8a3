/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-home.h"
#include "sol-launch.h"
#include "sol-simulator.h"

G_BEGIN_DECLS

#define SOL_TYPE_DEMO (sol_demo_get_type ())
G_DECLARE_FINAL_TYPE (SolDemo, sol_demo, SOL, DEMO, GObject)

/**
 * SolDemo:
 *
 * The built-in simulated home: its cloud, and the way into it.
 */

/** sol_demo_new: starts the simulated cloud. Returns: (transfer full): %NULL with an error when it cannot. */
SolDemo *sol_demo_new (const SolLaunch *launch, GError **error);

SolSimulator *sol_demo_get_simulator (SolDemo *self); /* (transfer none) */

SolClock *sol_demo_get_clock (SolDemo *self); /* (transfer none): a demo clock */

/** sol_demo_make_home: Returns: (transfer full): a home at this cloud, not started yet. @demo: with the
 * banner. */
SolHome *sol_demo_make_home (SolDemo *self, gboolean demo, const char *data_root);

/** sol_demo_sign_in_async: signs the owner in, unless the home is open already. */
void sol_demo_sign_in_async (SolDemo *self, SolHome *home, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_demo_sign_in_finish (SolDemo *self, GAsyncResult *result, GError **error);

G_END_DECLS
