/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"

#include "storage-sandbox.h"

SolArchive *
open_archive_with (const char *path, const SolArchiveMigrations *migrations, GError **error)
{
  GAsyncResult *opened = NULL;
  sol_archive_open_with_async (path, migrations, NULL, wait_cb, &opened);
  WAIT (opened);
  return sol_archive_open_finish (opened_done, error);
}

SolArchive *
open_archive (const char *path)
{
  g_autoptr (GError) error = NULL;
  SolArchive *archive = open_archive_with (path, &sol_archive_migrations, &error);
  g_assert_no_error (error);
  return archive;
}

void
close_archive (SolArchive *archive)
{
  GAsyncResult *closed = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_close_async (archive, NULL, wait_cb, &closed);
  WAIT (closed);
  g_assert_true (sol_archive_close_finish (archive, closed_done, &error));
  g_assert_no_error (error);
}

gint64
open_row (SolArchive *archive, const char *what)
{
  GAsyncResult *stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolJournalRow) row = sol_journal_row_new ();
  row->time = 1000 * SOL_SECOND;
  row->account = g_strdup ("owner");
  row->site = g_strdup ("4711");
  row->what = g_strdup (what);
  sol_archive_open_journal_row_async (archive, row, NULL, wait_cb, &stored);
  WAIT (stored);
  gint64 id = sol_archive_open_journal_row_finish (archive, stored_done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

gboolean
put_day_of_quarters (SolArchive *archive, const char *site, guint n, GError **error)
{
  GAsyncResult *stored = NULL;
  g_autoptr (GPtrArray) quarters
      = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_archive_quarter_unref);
  for (guint i = 0; i < n; i++)
    {
      SolArchiveQuarter *quarter = sol_archive_quarter_new ();
      quarter->site = g_strdup (site);
      quarter->start = i * 15 * SOL_MINUTE;
      quarter->interval = 900;
      quarter->flows[SOL_ARCHIVE_PRODUCED] = i;
      g_ptr_array_add (quarters, quarter);
    }
  sol_archive_put_quarters_async (archive, quarters, NULL, wait_cb, &stored);
  WAIT (stored);
  return sol_archive_put_quarters_finish (archive, stored_done, error);
}

guint
count_quarters (SolArchive *archive, const char *site)
{
  GAsyncResult *listed = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_list_quarters_async (archive, site, 0, 100 * SOL_DAY, NULL, wait_cb, &listed);
  WAIT (listed);
  g_autoptr (GPtrArray) quarters = sol_archive_list_quarters_finish (archive, listed_done, &error);
  g_assert_no_error (error);
  return quarters->len;
}

gint64
query_number (const char *path, const char *sql)
{
  sqlite3 *sqlite = NULL;
  sqlite3_stmt *statement = NULL;
  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  sqlite3_busy_timeout (sqlite, 5000);
  g_assert_cmpint (sqlite3_prepare_v2 (sqlite, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  gint64 number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (sqlite);
  return number;
}

void
exec_sql (const char *path, const char *sql)
{
  sqlite3 *sqlite = NULL;
  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  sqlite3_busy_timeout (sqlite, 5000);
  g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
}
