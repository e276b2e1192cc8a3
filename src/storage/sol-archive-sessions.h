/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"
#include "sol-charge-record.h"

G_BEGIN_DECLS

/** sol_archive_put_sessions_async: stores the sessions of the charger @device in one transaction. What a
 * session does not know leaves the stored member as it is. */
void sol_archive_put_sessions_async (SolArchive *self, const char *site, const char *device,
                                     const SolChargeHistory *history, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_archive_put_sessions_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_list_sessions_async: the sessions that began at @from or later and before @to; the whole of
 * time with %SOL_TIME_UNKNOWN. */
void sol_archive_list_sessions_async (SolArchive *self, const char *site, const char *device, SolTime from,
                                      SolTime to, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);

/** sol_archive_list_sessions_finish: Returns: (transfer full): newest first; %NULL on error. */
SolChargeHistory *sol_archive_list_sessions_finish (SolArchive *self, GAsyncResult *result, GError **error);

G_END_DECLS
