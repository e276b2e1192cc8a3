/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"

G_BEGIN_DECLS

/**
 * sol_archive_open_journal_row_async:
 * @row: what is about to be done; its id is ignored
 *
 * Writes an act ahead. When the call returns without an error the row is on the disk, and the act may go out.
 */
void sol_archive_open_journal_row_async (SolArchive *self, const SolJournalRow *row,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);

/** sol_archive_open_journal_row_finish: Returns: the row's id, above 0; 0 on error. */
gint64 sol_archive_open_journal_row_finish (SolArchive *self, GAsyncResult *result, GError **error);

/**
 * sol_archive_update_journal_row_async:
 * @row: the row as it is to be from now on, with its id
 *
 * On the disk when it returns. Besides the common errors: %SOL_ERROR_CONFLICT when there is no such row (any
 * more).
 */
void sol_archive_update_journal_row_async (SolArchive *self, const SolJournalRow *row,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean sol_archive_update_journal_row_finish (SolArchive *self, GAsyncResult *result, GError **error);

/**
 * sol_archive_list_journal_async:
 * @site: (nullable): only of this site
 * @limit: at most so many; 0 for all
 */
void sol_archive_list_journal_async (SolArchive *self, const char *site, guint limit,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/** sol_archive_list_journal_finish: Returns: (transfer full) (element-type SolJournalRow): newest first;
 * %NULL on error. */
GPtrArray *sol_archive_list_journal_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_list_open_journal_async: the rows whose end is not known (sol_journal_state_is_open()). Rows
 * of the other running program are among them. */
void sol_archive_list_open_journal_async (SolArchive *self, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);

/** sol_archive_list_open_journal_finish: Returns: (transfer full) (element-type SolJournalRow): oldest first;
 * %NULL on error. */
GPtrArray *sol_archive_list_open_journal_finish (SolArchive *self, GAsyncResult *result, GError **error);

G_END_DECLS
