/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-db"

#include "sol-archive-db.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-archive-file.h"
#include "sol-error.h"

void
sol_archive_db_set_error (SolArchiveDb *db, int code, GError **error)
{
  const char *sentence = NULL;
  SolError kind = SOL_ERROR_UNAVAILABLE;

  /* Only the name of the code: SQLite's own message may quote a value. */
  g_debug ("sqlite: %s", sqlite3_errstr (code));
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      kind = SOL_ERROR_BUSY;
      sentence = _ ("The stored data is in use by another program. Try again in a moment.");
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      db->damaged = TRUE;
      sol_archive_file_suspect (db->path);
      sentence = _ ("The stored data is damaged. It will be set aside when Solarium starts next.");
      break;
    case SQLITE_FULL:
      sentence = _ ("The disk is full, so nothing can be stored.");
      break;
    default:
      sentence = _ ("The stored data cannot be read or written.");
      break;
    }
  g_propagate_error (error, sol_error_new_message (kind, sentence));
}

SolStatement *
sol_archive_db_prepare (SolArchiveDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (db->statements, sql);
  if (statement != NULL)
    return statement;

  int code = sqlite3_prepare_v3 (db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      sol_archive_db_set_error (db, code, error);
      return NULL;
    }
  g_hash_table_insert (db->statements, (gpointer) sql, statement);
  return statement;
}

int
sol_archive_db_next (SolArchiveDb *db, SolStatement *statement, GError **error)
{
  int code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE)
    return 0;
  sol_archive_db_set_error (db, code, error);
  return -1;
}

gboolean
sol_archive_db_run (SolArchiveDb *db, SolStatement *statement, GError **error)
{
  int next = sol_archive_db_next (db, statement, error);
  sol_statement_done (statement);
  return next >= 0;
}

gboolean
sol_archive_db_exec (SolArchiveDb *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db->sqlite, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  sol_archive_db_set_error (db, code, error);
  return FALSE;
}

gboolean
sol_archive_db_get_number (SolArchiveDb *db, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (SolStatement) statement = sol_archive_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  int next = sol_archive_db_next (db, statement, error);
  *number = next > 0 ? sqlite3_column_int64 (statement, 0) : 0;
  return next >= 0;
}

gboolean
sol_archive_db_transact (SolArchiveDb *db, SolArchiveDurability durability, SolArchiveTransaction func,
                         gpointer data, GError **error)
{
  /* Cannot be changed within a transaction. In WAL mode NORMAL survives a kill, FULL a power cut too. */
  const char *begin = durability == SOL_ARCHIVE_DURABLE ? "PRAGMA synchronous = FULL; BEGIN IMMEDIATE"
                                                        : "PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE";
  if (!sol_archive_db_exec (db, begin, error))
    return FALSE;
  if (func (db, data, error) && sol_archive_db_exec (db, "COMMIT", error))
    return TRUE;
  /* Some failures have rolled back already. */
  if (sqlite3_get_autocommit (db->sqlite) == 0)
    sqlite3_exec (db->sqlite, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

void
sol_statement_bind_text (SolStatement *statement, int parameter, const char *text)
{
  sqlite3_bind_text (statement, parameter, text, -1, SQLITE_STATIC);
}

void
sol_statement_bind_name (SolStatement *statement, int parameter, const char *text)
{
  sol_statement_bind_text (statement, parameter, text != NULL ? text : "");
}

void
sol_statement_bind_number (SolStatement *statement, int parameter, gint64 number)
{
  sqlite3_bind_int64 (statement, parameter, number);
}

void
sol_statement_bind_real (SolStatement *statement, int parameter, double real)
{
  if (isfinite (real))
    sqlite3_bind_double (statement, parameter, real);
  else
    sqlite3_bind_null (statement, parameter);
}

void
sol_statement_bind_time (SolStatement *statement, int parameter, SolTime time)
{
  if (time != SOL_TIME_UNKNOWN)
    sqlite3_bind_int64 (statement, parameter, time);
  else
    sqlite3_bind_null (statement, parameter);
}

void
sol_statement_bind_bytes (SolStatement *statement, int parameter, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (bytes == NULL)
    sqlite3_bind_null (statement, parameter);
  else
    sqlite3_bind_blob64 (statement, parameter, data != NULL ? data : "", size, SQLITE_STATIC);
}

char *
sol_statement_get_text (SolStatement *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  return text == NULL || *text == '\0' ? NULL : g_strdup (text);
}

double
sol_statement_get_real (SolStatement *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NAN;
  return sqlite3_column_double (statement, column);
}

SolTime
sol_statement_get_time (SolStatement *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return SOL_TIME_UNKNOWN;
  return sqlite3_column_int64 (statement, column);
}

GBytes *
sol_statement_get_bytes (SolStatement *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;
  gconstpointer data = sqlite3_column_blob (statement, column);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, column));
}
