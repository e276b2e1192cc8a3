/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-archive-journal.h"
#include "sol-change.h"
#include "sol-clock.h"

G_BEGIN_DECLS

#define SOL_TYPE_JOURNAL (sol_journal_get_type ())
G_DECLARE_FINAL_TYPE (SolJournal, sol_journal, SOL, JOURNAL, GObject)

/**
 * SolJournal:
 *
 * Every act on the home, written ahead: a row is on the disk before anything is sent, and is closed by what a
 * read says. Signal `changed` (boxed #SolChange) after each write.
 */
SolJournal *sol_journal_new (SolArchive *archive, SolClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/** sol_journal_set_account: the hash that rows are written under. */
void sol_journal_set_account (SolJournal *self, const char *account_key);

/** sol_journal_open_async: Finish returns: (transfer full): the row, on the disk. */
void sol_journal_open_async (SolJournal *self, const char *site, const char *device, const char *what,
                             const char *old_value, const char *new_value, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
SolJournalRow *sol_journal_open_finish (SolJournal *self, GAsyncResult *result, GError **error);

/**
 * sol_journal_claim_async:
 * @rivals: copied: which acts of other programs stand against it
 *
 * As sol_journal_open_async(), unless another program is at it, has left it open, or has just done it. Finish
 * returns: (transfer full): the row that was opened, or the one that stands against it.
 */
void sol_journal_claim_async (SolJournal *self, const char *site, const char *device, const char *what,
                              const char *old_value, const char *new_value, const SolJournalRivals *rivals,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SolJournalClaim *sol_journal_claim_finish (SolJournal *self, GAsyncResult *result, GError **error);

/** sol_journal_is_own: whether the row was opened by this program since it began. */
gboolean sol_journal_is_own (SolJournal *self, gint64 id);

/** sol_journal_close: writes behind how @row stands now. @attempt, @answer: (nullable): machine words. */
void sol_journal_note (SolJournal *self, SolJournalRow **row, SolJournalState state, const char *attempt,
                       const char *answer);

/** sol_journal_list_async: Finish: (element-type SolChange): newest first. @site: (nullable) */
void sol_journal_list_async (SolJournal *self, const char *site, guint limit, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *sol_journal_list_finish (SolJournal *self, GAsyncResult *result, GError **error);

/** sol_journal_list_open_async: rows whose end is not known. Finish: (element-type SolJournalRow): oldest
 * first. */
void sol_journal_list_open_async (SolJournal *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *sol_journal_list_open_finish (SolJournal *self, GAsyncResult *result, GError **error);

/** sol_change_from_row: Returns: (transfer full) */
SolChange *sol_change_from_row (const SolJournalRow *row);

G_END_DECLS
