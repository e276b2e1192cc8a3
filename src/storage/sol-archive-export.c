/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-export"

#include "sol-archive-export.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "sol-archive-worker.h"

/* How much of a table is gathered before it goes into the file. */
#define CHUNK 65536

typedef struct
{
  const char *name;
  const char *columns;
  const char *order;
} Table;

static const Table tables[] = {
  { "readings", "*", "time" },
  { "quarters", "*", "start" },
  { "days", "*", "date" },
  { "panel_days", "*", "date, serial" },
  { "sessions", "*", "device, started_at" },
  { "outages", "*", "started_at" },
  { "events", "*", "time" },
  { "journal", "id, time, site, device, what, old, new, attempt, answer, state, confirmed_at", "id" },
};

typedef struct
{
  char *site;
  char *path;
  char *part; /* the file until it is whole */
  SolArchiveFormat format;
  gint64 rows;
  GCancellable *cancellable; /* (nullable) */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;
  g_clear_object (&export->cancellable);
  g_free (export->site);
  g_free (export->path);
  g_free (export->part);
  g_free (export);
}

static gboolean
set_errno (int code, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static char *
make_query (const Table *table)
{
  return g_strdup_printf ("SELECT %s FROM main.%s WHERE site = ? ORDER BY %s", table->columns, table->name,
                          table->order);
}

/* A statement that is used once: the kept ones are for literals. */
static sqlite3_stmt *
prepare (SolArchiveDb *db, const char *sql, const char *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db->sqlite, sql, -1, &statement, NULL);
  if (code != SQLITE_OK)
    sol_archive_db_set_error (db, code, error);
  else
    sqlite3_bind_text (statement, 1, value, -1, SQLITE_TRANSIENT);
  return code == SQLITE_OK ? statement : NULL;
}

/* CSV in a ZIP. */

static gboolean
set_zip_error (struct archive *zip, GError **error)
{
  int code = archive_errno (zip);
  return set_errno (code > 0 ? code : EIO, error);
}

static gboolean
is_time (const char *column)
{
  return g_str_equal (column, "time") || g_str_equal (column, "start") || g_str_has_suffix (column, "_at");
}

static void
append_text (GString *line, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (line, text);
      return;
    }
  g_string_append_c (line, '"');
  for (const char *at = text; *at != '\0'; at++)
    g_string_append_printf (line, *at == '"' ? "\"%c" : "%c", *at);
  g_string_append_c (line, '"');
}

static void
append_field (GString *line, sqlite3_stmt *statement, int column)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  int type = sqlite3_column_type (statement, column);

  if (type == SQLITE_INTEGER && is_time (sqlite3_column_name (statement, column)))
    {
      g_autofree char *text = sol_time_format_iso (sqlite3_column_int64 (statement, column), NULL);
      g_string_append (line, text != NULL ? text : "");
    }
  else if (type == SQLITE_INTEGER)
    g_string_append_printf (line, "%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (statement, column));
  else if (type == SQLITE_FLOAT)
    g_string_append (
        line, g_ascii_formatd (number, sizeof number, "%.15g", sqlite3_column_double (statement, column)));
  else if (type == SQLITE_TEXT)
    append_text (line, (const char *) sqlite3_column_text (statement, column));
}

static void
append_line (GString *text, sqlite3_stmt *statement, gboolean names)
{
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      if (names)
        g_string_append (text, sqlite3_column_name (statement, i));
      else
        append_field (text, statement, i);
    }
  g_string_append (text, "\r\n");
}

static gboolean
flush (struct archive *zip, GString *text, GError **error)
{
  gssize written = archive_write_data (zip, text->str, text->len);
  if (written != (gssize) text->len)
    return set_zip_error (zip, error);
  g_string_truncate (text, 0);
  return TRUE;
}

static gboolean
write_rows (Export *export, SolArchiveDb *db, struct archive *zip, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int code;

  append_line (text, statement, TRUE);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      append_line (text, statement, FALSE);
      export->rows++;
      if (text->len > CHUNK
          && (g_cancellable_set_error_if_cancelled (export->cancellable, error) || !flush (zip, text, error)))
        return FALSE;
    }
  if (code == SQLITE_DONE)
    return flush (zip, text, error);
  sol_archive_db_set_error (db, code, error);
  return FALSE;
}

static gboolean
write_member (Export *export, SolArchiveDb *db, struct archive *zip, const Table *table, GError **error)
{
  g_autofree char *name = g_strconcat (table->name, ".csv", NULL);
  g_autofree char *sql = make_query (table);
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_mtime (entry, (time_t) (g_get_real_time () / G_USEC_PER_SEC), 0);
  int begun = archive_write_header (zip, entry);
  archive_entry_free (entry);
  if (begun != ARCHIVE_OK)
    return set_zip_error (zip, error);
  sqlite3_stmt *statement = prepare (db, sql, export->site, error);
  if (statement == NULL)
    return FALSE;
  gboolean done = write_rows (export, db, zip, statement, error);
  sqlite3_finalize (statement);
  return done;
}

static gboolean
write_zip (Export *export, SolArchiveDb *db, int file, GError **error)
{
  struct archive *zip = archive_write_new ();
  gboolean done = TRUE;

  if (archive_write_set_format_zip (zip) != ARCHIVE_OK || archive_write_open_fd (zip, file) != ARCHIVE_OK)
    done = set_zip_error (zip, error);
  for (guint i = 0; done && i < G_N_ELEMENTS (tables); i++)
    done = write_member (export, db, zip, &tables[i], error);
  if (done && archive_write_close (zip) != ARCHIVE_OK)
    done = set_zip_error (zip, error);
  archive_write_free (zip);
  return done;
}

/* SQLite: the rows go over within the library. */

static gboolean
run_once (SolArchiveDb *db, const char *sql, const char *value, GError **error)
{
  sqlite3_stmt *statement = prepare (db, sql, value, error);
  if (statement == NULL)
    return FALSE;
  int code = sqlite3_step (statement);
  sqlite3_finalize (statement);
  if (code == SQLITE_DONE)
    return TRUE;
  sol_archive_db_set_error (db, code, error);
  return FALSE;
}

static gboolean
copy_table (Export *export, SolArchiveDb *db, const Table *table, GError **error)
{
  g_autofree char *query = make_query (table);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO export.%s %s", table->name, query);
  /* An empty copy first, since a table cannot be made from a query with a parameter. */
  g_autofree char *create = g_strdup_printf ("CREATE TABLE export.%s AS SELECT %s FROM main.%s LIMIT 0",
                                             table->name, table->columns, table->name);

  if (g_cancellable_set_error_if_cancelled (export->cancellable, error)
      || !sol_archive_db_exec (db, create, error) || !run_once (db, insert, export->site, error))
    return FALSE;
  export->rows += sqlite3_changes64 (db->sqlite);
  return TRUE;
}

static gboolean
write_sqlite (Export *export, SolArchiveDb *db, GError **error)
{
  gboolean done = run_once (db, "ATTACH ? AS export", export->part, error);
  if (!done)
    return FALSE;
  for (guint i = 0; done && i < G_N_ELEMENTS (tables); i++)
    done = copy_table (export, db, &tables[i], error);
  return sol_archive_db_exec (db, "DETACH export", done ? error : NULL) && done;
}

static gboolean
write_part (Export *export, SolArchiveDb *db, GError **error)
{
  /* Nobody else looks into it, not even while it grows. */
  int file = g_open (export->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0)
    return set_errno (errno, error);
  gboolean done = export->format == SOL_ARCHIVE_ZIP ? write_zip (export, db, file, error)
                                                    : write_sqlite (export, db, error);
  if (done && fsync (file) != 0)
    done = set_errno (errno, error);
  close (file);
  return done;
}

static gpointer
run_export (SolArchiveDb *db, gpointer data, GError **error)
{
  Export *export = data;

  if (write_part (export, db, error))
    {
      if (g_rename (export->part, export->path) == 0)
        return g_memdup2 (&export->rows, sizeof export->rows);
      set_errno (errno, error);
    }
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_unlink (export->part);
  return NULL;
}

static const SolArchiveCall export_call = { "sol-archive-export", run_export, export_free, g_free };

void
sol_archive_export_async (SolArchive *self, const char *site, const char *path, SolArchiveFormat format,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (site != NULL && path != NULL);
  Export *export = g_new0 (Export, 1);
  g_autofree char *dice = g_uuid_string_random ();
  export->site = g_strdup (site);
  export->path = g_strdup (path);
  export->part = g_strdup_printf ("%s.%.8s.part", path, dice);
  export->format = format;
  export->cancellable = cancellable == NULL ? NULL : g_object_ref (cancellable);
  sol_archive_call (self, &export_call, export, cancellable, callback, user_data);
}

gint64
sol_archive_export_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *rows = sol_archive_call_finish (self, &export_call, result, error);
  return rows == NULL ? -1 : *rows;
}
