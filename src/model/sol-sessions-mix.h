/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sessions.h"

G_BEGIN_DECLS

/**
 * sol_sessions_read_mix_async:
 * @id: (nullable): one session; %NULL for all that lie in the stretch of time
 * @from, @to: the stretch of time; %SOL_TIME_UNKNOWN for the whole of a session
 *
 * Where the energy of the car came from, by the quarter-hours in the archive. Long stretches are read a year
 * at a time.
 */
void sol_sessions_read_mix_async (SolSessions *self, const char *id, SolTime from, SolTime to,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);

/** sol_sessions_read_mix_finish: @mix: (out): all 0 where there is nothing to tell. Returns: %FALSE with
 * @error. */
gboolean sol_sessions_read_mix_finish (SolSessions *self, GAsyncResult *result, SolSessionMix *mix,
                                       GError **error);

G_END_DECLS
