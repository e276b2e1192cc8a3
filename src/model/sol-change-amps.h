/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger.h"
#include "sol-procedure-private.h"

G_BEGIN_DECLS

/** sol_change_amps_spec: "change-amps": the session was paused for another current (R34). */
extern const SolProcedureSpec sol_change_amps_spec;

/** sol_change_amps_async: stops the session, waits 30 s, starts it with @amps, and sets a scheduled charger
 * back to Scheduled. */
void sol_change_amps_async (SolCharger *charger, int amps, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_change_amps_finish (GAsyncResult *result, GError **error);

G_END_DECLS
