/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-requests"

#include "sol-archive-requests.h"

#include <glib/gi18n-lib.h>

#include "sol-archive-worker.h"
#include "sol-error.h"

/* So far the clocks of two programs, or one that is being set, may differ before an entry is thought wrong.
 */
#define SKEW SOL_MINUTE

typedef struct
{
  char *account; /* a hash: the mail address has no business here */
  SolTime now;
  guint limit;
  gint64 count;
  gboolean granted;
  SolTime free_at; /* when the next request fits in */
} SpendArgs;

static SpendArgs *
spend_args_new (const char *account, SolTime now, guint limit)
{
  SpendArgs *args = g_new0 (SpendArgs, 1);
  args->account = g_compute_checksum_for_string (G_CHECKSUM_SHA256, account, -1);
  args->now = now;
  args->limit = limit;
  args->free_at = SOL_TIME_UNKNOWN;
  return args;
}

static void
spend_args_free (gpointer data)
{
  SpendArgs *args = data;
  g_free (args->account);
  g_free (args);
}

static gboolean
count_requests (SolArchiveDb *db, SpendArgs *args, GError **error)
{
  g_autoptr (SolStatement) count = sol_archive_db_prepare (
      db, "SELECT count (*) FROM requests WHERE account = ? AND time > ? AND time <= ?", error);
  if (count == NULL)
    return FALSE;
  sol_statement_bind_text (count, 1, args->account);
  sol_statement_bind_number (count, 2, args->now - SOL_HOUR);
  sol_statement_bind_number (count, 3, args->now + SKEW);
  if (sol_archive_db_next (db, count, error) < 0)
    return FALSE;
  args->count = sqlite3_column_int64 (count, 0);
  return TRUE;
}

/* An entry from the future was made before the clock was put back; it would count for ever. */
static gboolean
prune (SolArchiveDb *db, const SpendArgs *args, GError **error)
{
  SolStatement *prune_old
      = sol_archive_db_prepare (db, "DELETE FROM requests WHERE time <= ? OR time > ?", error);
  if (prune_old == NULL)
    return FALSE;
  sol_statement_bind_number (prune_old, 1, args->now - SOL_HOUR);
  sol_statement_bind_number (prune_old, 2, args->now + SKEW);
  return sol_archive_db_run (db, prune_old, error);
}

static gboolean
find_free (SolArchiveDb *db, SpendArgs *args, GError **error)
{
  g_autoptr (SolStatement) find = sol_archive_db_prepare (
      db, "SELECT time FROM requests WHERE account = ? ORDER BY time LIMIT 1 OFFSET ?", error);
  if (find == NULL)
    return FALSE;
  sol_statement_bind_text (find, 1, args->account);
  sol_statement_bind_number (find, 2, args->count - (gint64) args->limit);
  int next = sol_archive_db_next (db, find, error);
  if (next > 0)
    args->free_at = sqlite3_column_int64 (find, 0) + SOL_HOUR;
  return next >= 0;
}

static gboolean
spend (SolArchiveDb *db, gpointer data, GError **error)
{
  SpendArgs *args = data;
  if (!prune (db, args, error) || !count_requests (db, args, error))
    return FALSE;
  if (args->count >= (gint64) args->limit)
    return find_free (db, args, error);

  SolStatement *insert
      = sol_archive_db_prepare (db, "INSERT INTO requests (account, time) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  sol_statement_bind_text (insert, 1, args->account);
  sol_statement_bind_number (insert, 2, args->now);
  args->count++;
  args->granted = TRUE;
  return sol_archive_db_run (db, insert, error);
}

static gpointer
run_spend (SolArchiveDb *db, gpointer data, GError **error)
{
  SpendArgs *args = data;
  if (!sol_archive_db_transact (db, SOL_ARCHIVE_ORDINARY, spend, args, error))
    return NULL;
  if (args->granted)
    return GINT_TO_POINTER ((int) args->count);
  g_propagate_error (error, sol_error_new_full (SOL_ERROR_BUDGET_SPENT, NULL, args->free_at, 0, NULL));
  return NULL;
}

static gpointer
run_count (SolArchiveDb *db, gpointer data, GError **error)
{
  SpendArgs *args = data;
  return count_requests (db, args, error) ? GINT_TO_POINTER ((int) args->count + 1) : NULL;
}

static const SolArchiveCall spend_call = { "sol-archive-spend", run_spend, spend_args_free, NULL };
static const SolArchiveCall count_call = { "sol-archive-count-requests", run_count, spend_args_free, NULL };

void
sol_archive_spend_async (SolArchive *self, const char *account, SolTime now, guint limit,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (account != NULL && now != SOL_TIME_UNKNOWN);
  sol_archive_call (self, &spend_call, spend_args_new (account, now, limit), cancellable, callback,
                    user_data);
}

guint
sol_archive_spend_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_UINT (sol_archive_call_finish (self, &spend_call, result, error));
}

void
sol_archive_count_requests_async (SolArchive *self, const char *account, SolTime now,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (account != NULL && now != SOL_TIME_UNKNOWN);
  sol_archive_call (self, &count_call, spend_args_new (account, now, 0), cancellable, callback, user_data);
}

int
sol_archive_count_requests_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  /* One more than counted, so that none is not taken for a failure. */
  return GPOINTER_TO_INT (sol_archive_call_finish (self, &count_call, result, error)) - 1;
}
