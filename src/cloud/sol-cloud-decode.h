/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud-table.h"
#include "sol-reading.h"

G_BEGIN_DECLS

/**
 * sol_pages_decode_async:
 * @pages: (transfer full) (element-type GBytes): bodies of the answers
 *
 * Turns answers into a reading, in a worker thread when they are large.
 */
void sol_pages_decode_async (SolCallId call, GPtrArray *pages, SolTime asked_at, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
SolReading *sol_pages_decode_finish (GAsyncResult *result, GError **error);

G_END_DECLS
