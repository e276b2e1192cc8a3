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

/** SolJournalVerdict: what became of a claim. */
typedef enum
{
  SOL_JOURNAL_CLAIMED, /* the row is on the disk, and the act may go out */
  SOL_JOURNAL_TAKEN,   /* another program is at it */
  SOL_JOURNAL_LEFT,    /* another program was at it and is gone: read first what became of it */
  SOL_JOURNAL_STALE,   /* another program has done something since the read that the act is based on */
} SolJournalVerdict;

typedef struct
{
  SolJournalVerdict verdict;
  SolJournalRow *row; /* the own one when claimed, %NULL when nothing was to be written; else the other's */
} SolJournalClaim;

#define SOL_TYPE_JOURNAL_CLAIM (sol_journal_claim_get_type ())
SOL_DECLARE_VALUE (SolJournalClaim, sol_journal_claim)

/** SolJournalRivals: which rows of other programs stand against a claim, of the same account, site and
 * device.
 */
typedef struct
{
  GVariant *holds; /* `a{sx}`: by name of the act, how long it can be on its way, microseconds */
  SolTime read_at; /* when what the act is based on was asked for */
  gint64 seen;     /* a read has told what became of rows up to this id; 0 for none */
  gboolean ask;    /* nothing is written: the question alone */
} SolJournalRivals;

/**
 * sol_archive_claim_journal_row_async:
 * @row: as for sol_archive_open_journal_row_async(); its time is now
 * @rivals: copied
 *
 * Writes an act ahead like sol_archive_open_journal_row_async(), unless another program stands against it.
 * Looking and writing are one: of two programs that want the same at once, one is told of the other.
 */
void sol_archive_claim_journal_row_async (SolArchive *self, const SolJournalRow *row,
                                          const SolJournalRivals *rivals, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);

/** sol_archive_claim_journal_row_finish: Returns: (transfer full): %NULL on error. */
SolJournalClaim *sol_archive_claim_journal_row_finish (SolArchive *self, GAsyncResult *result,
                                                       GError **error);

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
