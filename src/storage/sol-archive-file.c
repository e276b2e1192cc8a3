/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-file"

#include "sol-archive-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "sol-error.h"

/* Up to this size a file is looked through at each opening; a larger one only when it is suspect. */
#define CHECK_BYTES (4 * 1024 * 1024)
#define BUSY_MS 5000
#define PAUSE_MS 20
#define PATIENCE_US (2 * SOL_SECOND)

typedef enum
{
  OPENED,
  FAILED,
  DAMAGED, /* or not ours */
} OpenResult;

static char *
suspect_path (const char *path)
{
  return g_strconcat (path, ".suspect", NULL);
}

void
sol_archive_file_suspect (const char *path)
{
  if (path == NULL)
    return;
  g_autofree char *note = suspect_path (path);
  int fd = open (note, O_CREAT | O_CLOEXEC | O_WRONLY, 0600);
  if (fd >= 0)
    close (fd);
}

static void
set_file_error (GError **error)
{
  g_propagate_error (
      error, sol_error_new_message (SOL_ERROR_UNAVAILABLE, _ ("The stored data cannot be read or written.")));
}

gboolean
sol_archive_file_remove_damaged (const char *path, GError **error)
{
  if (path == NULL)
    return TRUE;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (base, ".damaged-", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  gboolean removed = files != NULL;

  for (const char *name = removed ? g_dir_read_name (files) : NULL; name != NULL;
       name = g_dir_read_name (files))
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      if (g_str_has_prefix (name, prefix) && g_unlink (file) != 0)
        removed = FALSE;
    }
  if (!removed)
    set_file_error (error);
  return removed;
}

/* SQLite gives its -wal and -shm the mode of the file, whatever the umask. The folder is synced because a
 * durable row in a file that has no name is lost. */
static gboolean
ensure_file (const char *path, GError **error)
{
  int fd = open (path, O_CREAT | O_CLOEXEC | O_RDWR, 0600);
  if (fd < 0 || fchmod (fd, 0600) != 0)
    {
      if (fd >= 0)
        close (fd);
      set_file_error (error);
      return FALSE;
    }
  close (fd);

  g_autofree char *folder = g_path_get_dirname (path);
  int folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_fd >= 0)
    {
      fsync (folder_fd);
      close (folder_fd);
    }
  return TRUE;
}

static void
close_sqlite (SolArchiveDb *db)
{
  g_hash_table_remove_all (db->statements);
  if (db->sqlite != NULL)
    sqlite3_close (g_steal_pointer (&db->sqlite));
}

static void
free_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

void
sol_archive_file_close (SolArchiveDb *db)
{
  close_sqlite (db);
  g_hash_table_unref (db->statements);
  g_hash_table_unref (db->acts);
  if (db->lock_fd >= 0)
    close (db->lock_fd);
  g_free (db->path);
  g_free (db->damaged_path);
  g_free (db);
}

/* The change to WAL is the one lock that SQLite takes without its busy handler. This thread may wait. */
static gboolean
use_wal (SolArchiveDb *db, GError **error)
{
  gint64 end = g_get_monotonic_time () + BUSY_MS * 1000;
  int code = sqlite3_exec (db->sqlite, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
  while ((code & 0xff) == SQLITE_BUSY && g_get_monotonic_time () < end)
    {
      sqlite3_sleep (PAUSE_MS);
      code = sqlite3_exec (db->sqlite, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    }
  if (code == SQLITE_OK)
    return TRUE;
  sol_archive_db_set_error (db, code, error);
  return FALSE;
}

/* In one transaction, so that all three are of the same moment: another process may be making the file. */
static gboolean
is_ours (SolArchiveDb *db, gboolean *ours, GError **error)
{
  gint64 version = 0, id = 0, tables = 0;
  if (!sol_archive_db_exec (db, "BEGIN", error))
    return FALSE;
  gboolean read = sol_archive_db_get_number (db, "PRAGMA user_version", &version, error)
                  && sol_archive_db_get_number (db, "PRAGMA application_id", &id, error)
                  && sol_archive_db_get_number (db, "SELECT count (*) FROM sqlite_schema", &tables, error);
  sqlite3_exec (db->sqlite, "ROLLBACK", NULL, NULL, NULL);
  *ours = id == SOL_ARCHIVE_APPLICATION_ID || (version == 0 && id == 0 && tables == 0);
  return read;
}

/* quick_check answers "ok", or the first thing it found. */
static gboolean
is_sound (SolArchiveDb *db, gboolean *sound, GError **error)
{
  gint64 pages = 0, page_size = 0;
  g_autofree char *note = db->path != NULL ? suspect_path (db->path) : NULL;
  gboolean suspect = note != NULL && g_file_test (note, G_FILE_TEST_EXISTS);

  *sound = TRUE;
  if (!sol_archive_db_get_number (db, "PRAGMA page_count", &pages, error)
      || !sol_archive_db_get_number (db, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if (!suspect && pages * page_size > CHECK_BYTES)
    return TRUE;

  g_autoptr (SolStatement) check
      = sol_archive_db_prepare (db, suspect ? "PRAGMA integrity_check (1)" : "PRAGMA quick_check (1)", error);
  int next = check != NULL ? sol_archive_db_next (db, check, error) : -1;
  if (next < 0)
    return FALSE;
  g_autofree char *answer = next > 0 ? sol_statement_get_text (check, 0) : NULL;
  *sound = g_strcmp0 (answer, "ok") == 0;
  if (*sound && suspect)
    g_unlink (note);
  return TRUE;
}

static OpenResult
open_failed (SolArchiveDb *db, OpenResult result)
{
  /* A file that is not to be touched is not to be tidied up either. */
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  close_sqlite (db);
  return db->damaged ? DAMAGED : result;
}

static OpenResult
try_open (SolArchiveDb *db, const SolArchiveMigrations *migrations, GError **error)
{
  gboolean ours = FALSE, sound = FALSE;

  db->damaged = FALSE;
  if (db->path != NULL && !ensure_file (db->path, error))
    return FAILED;

  int code = sqlite3_open_v2 (db->path != NULL ? db->path : ":memory:", &db->sqlite,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      sol_archive_db_set_error (db, code, error);
      close_sqlite (db);
      return FAILED;
    }
  sqlite3_extended_result_codes (db->sqlite, 1);
  sqlite3_busy_timeout (db->sqlite, BUSY_MS);

  if (!is_ours (db, &ours, error))
    return open_failed (db, FAILED);
  if (!ours)
    return open_failed (db, DAMAGED);
  if (!sol_archive_check_version (db, migrations, error) || !is_sound (db, &sound, error))
    return open_failed (db, FAILED);
  if (!sound)
    return open_failed (db, DAMAGED);
  if (!use_wal (db, error)
      || !sol_archive_db_exec (db,
                               "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 4194304;"
                               "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON",
                               error)
      || !sol_archive_migrate (db, migrations, error))
    return open_failed (db, FAILED);
  return OPENED;
}

static int
open_lock (const char *path)
{
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  return open (name, O_CREAT | O_CLOEXEC | O_RDWR, 0600);
}

/* Alone: nobody else has the archive open. Others who just found the same damage let go within moments. */
static gboolean
lock_alone (int fd)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (g_get_monotonic_time () >= end)
        return FALSE;
      /* A failed change of a lock has given up the old one, so that two who try do not block each other. */
      sqlite3_sleep (PAUSE_MS);
    }
  return TRUE;
}

static char *
free_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  char *name = g_strdup_printf ("%s.damaged-%s", path, time);
  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.damaged-%s-%u", path, time, i);
    }
  return name;
}

/* The -wal goes along under a matching name, so that what is in it can be saved by whoever repairs the file.
 */
static gboolean
move_aside (SolArchiveDb *db, GError **error)
{
  g_autofree char *to = free_name (db->path);
  g_autofree char *wal = g_strconcat (db->path, "-wal", NULL);
  g_autofree char *wal_to = g_strconcat (to, "-wal", NULL);
  g_autofree char *shm = g_strconcat (db->path, "-shm", NULL);
  g_autofree char *note = suspect_path (db->path);

  if (g_rename (wal, wal_to) != 0 && errno != ENOENT)
    {
      set_file_error (error);
      return FALSE;
    }
  if (g_rename (db->path, to) != 0)
    {
      set_file_error (error);
      return FALSE;
    }
  g_unlink (shm);
  g_unlink (note);
  g_message ("The archive was damaged; it was moved aside and a new one begun");
  db->damaged_path = g_steal_pointer (&to);
  return TRUE;
}

static OpenResult
replace_damaged (SolArchiveDb *db, const SolArchiveMigrations *migrations, GError **error)
{
  if (!lock_alone (db->lock_fd))
    {
      g_propagate_error (
          error, sol_error_new_message (SOL_ERROR_UNAVAILABLE,
                                        _ ("The stored data is damaged and still in use by another program. "
                                           "Close Solarium everywhere and start it again.")));
      return FAILED;
    }
  /* Whoever was alone before us has replaced it already. */
  g_autoptr (GError) local = NULL;
  OpenResult result = try_open (db, migrations, &local);
  if (result == DAMAGED)
    {
      g_clear_error (&local);
      result = move_aside (db, &local) ? try_open (db, migrations, &local) : FAILED;
    }
  if (result != OPENED && local == NULL)
    set_file_error (&local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  flock (db->lock_fd, LOCK_SH);
  return result;
}

SolArchiveDb *
sol_archive_file_open (const char *path, const SolArchiveMigrations *migrations, GError **error)
{
  g_autoptr (SolArchiveDb) db = g_new0 (SolArchiveDb, 1);
  g_autoptr (GError) local = NULL;

  db->path = g_strdup (path);
  db->lock_fd = -1;
  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_statement);
  db->acts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (path != NULL)
    {
      db->lock_fd = open_lock (path);
      if (db->lock_fd < 0 || flock (db->lock_fd, LOCK_SH) != 0)
        {
          set_file_error (error);
          return NULL;
        }
    }

  OpenResult result = try_open (db, migrations, &local);
  if (result == DAMAGED)
    {
      g_clear_error (&local);
      result = replace_damaged (db, migrations, &local);
    }
  if (result == OPENED)
    return g_steal_pointer (&db);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
