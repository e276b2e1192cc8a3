/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"

G_BEGIN_DECLS

/**
 * sol_archive_spend_async:
 * @now: the clock's time
 * @limit: how many requests the hour that ends at @now may hold, this one included
 *
 * Takes one request from the account's budget, which both programs share. Count and entry are one step for
 * all processes.
 *
 * Besides the common errors: %SOL_ERROR_BUDGET_SPENT when @limit is reached; sol_error_get_retry_at() tells
 * when a request falls out of the hour.
 */
void sol_archive_spend_async (SolArchive *self, const char *account, SolTime now, guint limit,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** sol_archive_spend_finish: Returns: the requests of the hour, this one included; 0 on error. */
guint sol_archive_spend_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_count_requests_async: how many requests the hour that ends at @now has seen. */
void sol_archive_count_requests_async (SolArchive *self, const char *account, SolTime now,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);

/** sol_archive_count_requests_finish: Returns: the number; -1 on error. */
int sol_archive_count_requests_finish (SolArchive *self, GAsyncResult *result, GError **error);

G_END_DECLS
