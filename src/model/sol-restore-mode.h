/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger.h"
#include "sol-procedure-private.h"

G_BEGIN_DECLS

/** sol_restore_mode_spec: "restore-schedule": a start or stop made a scheduled charger manual (R36). */
extern const SolProcedureSpec sol_restore_mode_spec;

/** sol_restore_mode_prepare: a start or stop is about to be sent: writes down that the mode is to be
 * restored. */
void sol_restore_mode_prepare (SolCharger *charger);

/** sol_restore_mode_forget: it was refused. */
void sol_restore_mode_forget (SolCharger *charger);

/** sol_restore_mode_watch: it has taken effect, or may have: restores the mode if that is Manual now, or
 * after the time by which reads lag. */
void sol_restore_mode_watch (SolCharger *charger);

/** sol_restore_mode_unwatch: a person chooses a mode. */
void sol_restore_mode_unwatch (SolCharger *charger);

/** sol_restore_mode_async: sets the charger back to Scheduled and reads back whether it took. */
void sol_restore_mode_async (SolCharger *charger, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean sol_restore_mode_finish (GAsyncResult *result, GError **error);

G_END_DECLS
