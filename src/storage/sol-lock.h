/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-clock.h"

G_BEGIN_DECLS

#define SOL_TYPE_LOCK (sol_lock_get_type ())
G_DECLARE_FINAL_TYPE (SolLock, sol_lock, SOL, LOCK, GObject)

/**
 * SolLock:
 *
 * A lock that both programs share, held from sol_lock_acquire_finish() until the last reference is dropped or
 * the process ends, however it ends. The file stays; it says nothing.
 */

/**
 * sol_lock_acquire_async:
 * @path: the lock's file, made with mode 0600 when it is missing; its folder exists
 * @clock: how time passes between two tries
 *
 * Waits until the lock is free and takes it. Fails with %G_IO_ERROR_CANCELLED, or with %SOL_ERROR_UNAVAILABLE
 * when the file cannot be made.
 */
void sol_lock_acquire_async (const char *path, SolClock *clock, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);

/** sol_lock_acquire_finish: Returns: (transfer full): the lock, held; %NULL on error. */
SolLock *sol_lock_acquire_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** sol_lock_is_taken: Returns: whether somebody holds the lock of @path at this moment; never waits. */
gboolean sol_lock_is_taken (const char *path);

G_END_DECLS
