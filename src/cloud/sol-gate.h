/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SolGate: lets so many in at a time; the rest wait in the order in which they came. */
typedef struct _SolGate SolGate;

SolGate *sol_gate_new (guint places);
SolGate *sol_gate_ref (SolGate *self);
void sol_gate_unref (SolGate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolGate, sol_gate_unref)

/** sol_gate_enter_async: waits for a place. Whoever got one gives it back with sol_gate_leave(). */
void sol_gate_enter_async (SolGate *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean sol_gate_enter_finish (SolGate *self, GAsyncResult *result, GError **error);
void sol_gate_leave (SolGate *self);

guint sol_gate_get_taken (SolGate *self);

G_END_DECLS
