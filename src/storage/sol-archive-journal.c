/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-journal"

#include "sol-archive-journal.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>

#include "sol-archive-worker.h"
#include "sol-error.h"

#define COLUMNS "time, account, site, device, what, old, new, attempt, answer, state, confirmed_at"

static SolJournalRow *
read_row (SolStatement *from)
{
  SolJournalRow *row = sol_journal_row_new ();
  row->id = sqlite3_column_int64 (from, 0);
  row->time = sol_statement_get_time (from, 1);
  row->account = sol_statement_get_text (from, 2);
  row->site = sol_statement_get_text (from, 3);
  row->device = sol_statement_get_text (from, 4);
  row->what = sol_statement_get_text (from, 5);
  row->old_value = sol_statement_get_text (from, 6);
  row->new_value = sol_statement_get_text (from, 7);
  row->attempt = sol_statement_get_text (from, 8);
  row->answer = sol_statement_get_text (from, 9);
  /* What cannot be read must be looked at again. */
  if (!sol_journal_state_from_name ((const char *) sqlite3_column_text (from, 10), &row->state))
    row->state = SOL_JOURNAL_UNCERTAIN;
  row->confirmed_at = sol_statement_get_time (from, 11);
  return row;
}

static void
bind_row (SolStatement *statement, const SolJournalRow *row)
{
  sol_statement_bind_time (statement, 1, row->time);
  sol_statement_bind_text (statement, 2, row->account);
  sol_statement_bind_text (statement, 3, row->site);
  sol_statement_bind_text (statement, 4, row->device);
  sol_statement_bind_text (statement, 5, row->what);
  sol_statement_bind_text (statement, 6, row->old_value);
  sol_statement_bind_text (statement, 7, row->new_value);
  sol_statement_bind_text (statement, 8, row->attempt);
  sol_statement_bind_text (statement, 9, row->answer);
  sol_statement_bind_text (statement, 10, sol_journal_state_get_name (row->state));
  sol_statement_bind_time (statement, 11, row->confirmed_at);
}

/* As long as a row is open, the program that opened it holds the byte of its number in the lock file, and the
 * kernel lets go of it at the latest with the process: so others know whether somebody is still at it. Where
 * there are no such locks a row is taken for one whose program is gone. */
static struct flock
lock_of (gint64 id, short type)
{
  return (struct flock){ .l_type = type, .l_whence = SEEK_SET, .l_start = (off_t) id, .l_len = 1 };
}

static void
set_lock (SolArchiveDb *db, gint64 id, short type)
{
  struct flock lock = lock_of (id, type);
  if (db->lock_fd >= 0 && fcntl (db->lock_fd, F_OFD_SETLK, &lock) != 0)
    g_debug ("A row of the journal could not be marked as being at work");
}

static gboolean
is_at_work (SolArchiveDb *db, gint64 id)
{
  struct flock lock = lock_of (id, F_WRLCK);
  return db->lock_fd >= 0 && fcntl (db->lock_fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

/* Before the row can be seen by others. */
static gboolean
open_row (SolArchiveDb *db, gpointer data, GError **error)
{
  SolStatement *insert = sol_archive_db_prepare (
      db, "INSERT INTO journal (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;
  bind_row (insert, data);
  if (!sol_archive_db_run (db, insert, error))
    return FALSE;
  set_lock (db, sqlite3_last_insert_rowid (db->sqlite), F_WRLCK);
  return TRUE;
}

/* What was taken back is not at work. */
static gint64
end_open (SolArchiveDb *db, gboolean opened)
{
  gint64 id = sqlite3_last_insert_rowid (db->sqlite);
  if (opened)
    g_hash_table_add (db->acts, g_memdup2 (&id, sizeof id));
  else if (!g_hash_table_contains (db->acts, &id))
    set_lock (db, id, F_UNLCK);
  return id;
}

static gpointer
run_open (SolArchiveDb *db, gpointer args, GError **error)
{
  gboolean opened = sol_archive_db_transact (db, SOL_ARCHIVE_DURABLE, open_row, args, error);
  gint64 id = end_open (db, opened);
  return opened ? g_memdup2 (&id, sizeof id) : NULL;
}

SOL_DEFINE_VALUE (SolJournalClaim, sol_journal_claim)

static void
sol_journal_claim_init (SolJournalClaim *self)
{
}

static void
sol_journal_claim_clear (SolJournalClaim *self)
{
  g_clear_pointer (&self->row, sol_journal_row_unref);
}

typedef struct
{
  SolJournalRow *row;
  SolJournalRivals rivals;
  SolJournalClaim *claim;
} ClaimArgs;

static void
claim_args_free (gpointer data)
{
  ClaimArgs *args = data;
  sol_journal_row_unref (args->row);
  g_variant_unref (args->rivals.holds);
  g_clear_pointer (&args->claim, sol_journal_claim_unref);
  g_free (args);
}

/* What @other means for the claim. */
static SolJournalVerdict
judge_row (SolArchiveDb *db, const ClaimArgs *args, const SolJournalRow *other)
{
  gint64 hold;
  if (g_hash_table_contains (db->acts, &other->id)
      || !g_variant_lookup (args->rivals.holds, other->what, "x", &hold))
    return SOL_JOURNAL_CLAIMED;
  gboolean open = sol_journal_state_is_open (other->state);
  /* A clock that was set must not make a row young for longer. */
  gboolean young = ABS (args->row->time - other->time) < hold;
  if (open && young && is_at_work (db, other->id))
    return SOL_JOURNAL_TAKEN;
  if (other->id <= args->rivals.seen)
    return SOL_JOURNAL_CLAIMED;
  if (open)
    return young ? SOL_JOURNAL_LEFT : SOL_JOURNAL_CLAIMED;
  return other->state != SOL_JOURNAL_REFUSED && MAX (other->time, other->confirmed_at) >= args->rivals.read_at
             ? SOL_JOURNAL_STALE
             : SOL_JOURNAL_CLAIMED;
}

static gint64
find_longest (GVariant *holds)
{
  GVariantIter iter;
  gint64 hold, longest = 0;
  g_variant_iter_init (&iter, holds);
  while (g_variant_iter_next (&iter, "{&sx}", NULL, &hold))
    longest = MAX (longest, hold);
  return longest;
}

/* Whoever is at it counts before whoever was. */
static gboolean
find_rival (SolArchiveDb *db, ClaimArgs *args, GError **error)
{
  g_autoptr (SolStatement) list
      = sol_archive_db_prepare (db,
                                "SELECT id, " COLUMNS " FROM journal WHERE account IS ?1 AND site IS ?2 "
                                "AND device IS ?3 AND time > ?4 ORDER BY id DESC",
                                error);
  if (list == NULL)
    return FALSE;
  sol_statement_bind_text (list, 1, args->row->account);
  sol_statement_bind_text (list, 2, args->row->site);
  sol_statement_bind_text (list, 3, args->row->device);
  sol_statement_bind_time (list, 4,
                           MIN (args->row->time, args->rivals.read_at) - find_longest (args->rivals.holds));
  int next;
  while ((next = sol_archive_db_next (db, list, error)) > 0)
    {
      g_autoptr (SolJournalRow) other = read_row (list);
      SolJournalVerdict verdict = other->what == NULL ? SOL_JOURNAL_CLAIMED : judge_row (db, args, other);
      if (verdict == SOL_JOURNAL_CLAIMED || (args->claim->row != NULL && verdict >= args->claim->verdict))
        continue;
      g_clear_pointer (&args->claim->row, sol_journal_row_unref);
      args->claim->row = g_steal_pointer (&other);
      args->claim->verdict = verdict;
    }
  return next == 0;
}

static gboolean
claim_row (SolArchiveDb *db, gpointer data, GError **error)
{
  ClaimArgs *args = data;
  if (!find_rival (db, args, error))
    return FALSE;
  return args->claim->row != NULL || args->rivals.ask || open_row (db, args->row, error);
}

static gpointer
run_claim (SolArchiveDb *db, gpointer data, GError **error)
{
  ClaimArgs *args = data;
  args->claim = sol_journal_claim_new ();
  gboolean done = sol_archive_db_transact (db, SOL_ARCHIVE_DURABLE, claim_row, args, error);
  if (args->claim->row == NULL && !args->rivals.ask)
    {
      gint64 id = end_open (db, done);
      args->claim->row = sol_journal_row_copy (args->row);
      args->claim->row->id = id;
    }
  return done ? g_steal_pointer (&args->claim) : NULL;
}

static gboolean
update_row (SolArchiveDb *db, gpointer data, GError **error)
{
  const SolJournalRow *row = data;
  SolStatement *update = sol_archive_db_prepare (
      db, "UPDATE journal SET (" COLUMNS ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  bind_row (update, row);
  sol_statement_bind_number (update, 12, row->id);
  if (!sol_archive_db_run (db, update, error))
    return FALSE;
  if (sqlite3_changes (db->sqlite) == 1)
    return TRUE;
  g_propagate_error (
      error, sol_error_new_message (SOL_ERROR_CONFLICT, _ ("This entry is no longer in the journal.")));
  return FALSE;
}

static gpointer
run_update (SolArchiveDb *db, gpointer args, GError **error)
{
  const SolJournalRow *row = args;
  gboolean updated = sol_archive_db_transact (db, SOL_ARCHIVE_DURABLE, update_row, args, error);
  /* Nobody is at it any more, even when that could not be written down. */
  if (!sol_journal_state_is_open (row->state) && g_hash_table_contains (db->acts, &row->id))
    set_lock (db, row->id, F_UNLCK);
  return GINT_TO_POINTER (updated);
}

static GPtrArray *
read_rows (SolArchiveDb *db, SolStatement *list, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_journal_row_unref);
  int next;
  while ((next = sol_archive_db_next (db, list, error)) > 0)
    g_ptr_array_add (rows, read_row (list));
  return next == 0 ? g_steal_pointer (&rows) : NULL;
}

typedef struct
{
  char *site; /* (nullable) */
  guint limit;
} ListArgs;

static void
list_args_free (gpointer data)
{
  ListArgs *args = data;
  g_free (args->site);
  g_free (args);
}

static gpointer
run_list (SolArchiveDb *db, gpointer data, GError **error)
{
  const ListArgs *args = data;
  g_autoptr (SolStatement) list = sol_archive_db_prepare (
      db, "SELECT id, " COLUMNS " FROM journal WHERE ?1 IS NULL OR site = ?1 ORDER BY id DESC LIMIT ?2",
      error);
  if (list == NULL)
    return NULL;
  sol_statement_bind_text (list, 1, args->site);
  sol_statement_bind_number (list, 2, args->limit > 0 ? (gint64) args->limit : -1);
  return read_rows (db, list, error);
}

static gpointer
run_list_open (SolArchiveDb *db, gpointer args, GError **error)
{
  g_autoptr (SolStatement) list = sol_archive_db_prepare (
      db, "SELECT id, " COLUMNS " FROM journal WHERE state IN ('open', 'sent', 'uncertain') ORDER BY id",
      error);
  return list != NULL ? read_rows (db, list, error) : NULL;
}

static const SolArchiveCall open_call
    = { "sol-archive-open-journal-row", run_open, (GDestroyNotify) sol_journal_row_unref, g_free };
static const SolArchiveCall claim_call = { "sol-archive-claim-journal-row", run_claim, claim_args_free,
                                           (GDestroyNotify) sol_journal_claim_unref };
static const SolArchiveCall update_call
    = { "sol-archive-update-journal-row", run_update, (GDestroyNotify) sol_journal_row_unref, NULL };
static const SolArchiveCall list_call
    = { "sol-archive-list-journal", run_list, list_args_free, (GDestroyNotify) g_ptr_array_unref };
static const SolArchiveCall list_open_call
    = { "sol-archive-list-open-journal", run_list_open, NULL, (GDestroyNotify) g_ptr_array_unref };

void
sol_archive_open_journal_row_async (SolArchive *self, const SolJournalRow *row, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (row != NULL);
  sol_archive_call (self, &open_call, sol_journal_row_ref (row), cancellable, callback, user_data);
}

gint64
sol_archive_open_journal_row_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = sol_archive_call_finish (self, &open_call, result, error);
  return id != NULL ? *id : 0;
}

void
sol_archive_claim_journal_row_async (SolArchive *self, const SolJournalRow *row,
                                     const SolJournalRivals *rivals, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (row != NULL && rivals != NULL);
  ClaimArgs *args = g_new0 (ClaimArgs, 1);
  args->row = sol_journal_row_ref (row);
  args->rivals = *rivals;
  g_variant_ref (args->rivals.holds);
  sol_archive_call (self, &claim_call, args, cancellable, callback, user_data);
}

SolJournalClaim *
sol_archive_claim_journal_row_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &claim_call, result, error);
}

void
sol_archive_update_journal_row_async (SolArchive *self, const SolJournalRow *row, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (row != NULL && row->id > 0);
  sol_archive_call (self, &update_call, sol_journal_row_ref (row), cancellable, callback, user_data);
}

gboolean
sol_archive_update_journal_row_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &update_call, result, error) != NULL;
}

void
sol_archive_list_journal_async (SolArchive *self, const char *site, guint limit, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  ListArgs *args = g_new0 (ListArgs, 1);
  args->site = g_strdup (site);
  args->limit = limit;
  sol_archive_call (self, &list_call, args, cancellable, callback, user_data);
}

GPtrArray *
sol_archive_list_journal_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &list_call, result, error);
}

void
sol_archive_list_open_journal_async (SolArchive *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  sol_archive_call (self, &list_open_call, NULL, cancellable, callback, user_data);
}

GPtrArray *
sol_archive_list_open_journal_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &list_open_call, result, error);
}
