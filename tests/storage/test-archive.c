/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"
#include "storage-sandbox.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "sol-error.h"

static void
assert_mode (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  struct stat status;
  g_assert_cmpint (stat (name, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
}

static void
test_mode (void)
{
  g_autofree char *path = test_path ("archive.db");
  mode_t old = umask (0);
  g_autoptr (SolArchive) archive = open_archive (path);
  umask (old);

  open_row (archive, "charge");
  g_assert_cmpstr (sol_archive_get_path (archive), ==, path);
  assert_mode (path, "");
  assert_mode (path, "-wal");
  assert_mode (path, "-shm");
  assert_mode (path, ".lock");
  close_archive (archive);

  /* What was once too open is closed. */
  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
  g_autoptr (SolArchive) again = open_archive (path);
  assert_mode (path, "");
  close_archive (again);
}

static void
test_kept (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  g_assert_true (put_day_of_quarters (archive, "4711", 96, NULL));
  close_archive (archive);

  g_autoptr (SolArchive) again = open_archive (path);
  g_assert_cmpuint (count_quarters (again, "4711"), ==, 96);
  g_assert_null (sol_archive_get_damaged_path (again));
  close_archive (again);
  g_assert_cmpint (query_number (path, "PRAGMA user_version"), ==, sol_archive_migrations.n_steps);
  g_assert_cmpint (query_number (path, "PRAGMA application_id"), ==, SOL_ARCHIVE_APPLICATION_ID);
}

static void
test_memory_only (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  g_autoptr (SolArchive) other = open_archive (NULL);
  g_assert_null (sol_archive_get_path (archive));
  g_assert_true (put_day_of_quarters (archive, "4711", 4, NULL));
  g_assert_cmpuint (count_quarters (archive, "4711"), ==, 4);
  g_assert_cmpuint (count_quarters (other, "4711"), ==, 0);
}

static void
test_newer (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size = 0, after_size = 0;
  g_autoptr (GError) error = NULL;

  g_autoptr (SolArchive) archive = open_archive (path);
  close_archive (archive);
  exec_sql (path, "PRAGMA user_version = 99");
  g_assert_true (g_file_get_contents (path, &before, &before_size, NULL));

  g_assert_null (open_archive_with (path, &sol_archive_migrations, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_SUPPORTED);
  g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
  g_assert_cmpmem (before, before_size, after, after_size);
}

static void
make_garbage (const char *path)
{
  g_assert_true (g_file_set_contents (path, "This is no database, and never was one.", -1, NULL));
}

static void
make_truncated (const char *path)
{
  g_autofree char *content = NULL;
  gsize size = 0;
  g_autoptr (SolArchive) archive = open_archive (path);
  g_assert_true (put_day_of_quarters (archive, "4711", 960, NULL));
  close_archive (archive);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) size / 2, NULL));
}

static void
make_overwritten (const char *path)
{
  g_autofree char *content = NULL;
  gsize size = 0;
  g_autoptr (SolArchive) archive = open_archive (path);
  g_assert_true (put_day_of_quarters (archive, "4711", 960, NULL));
  close_archive (archive);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  memset (content + size - 8192, 0xa5, 4096);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

static void
make_foreign (const char *path)
{
  exec_sql (path, "CREATE TABLE somebody (elses TEXT)");
}

static void
test_damaged (gconstpointer data)
{
  void (*make) (const char *path) = data;
  g_autofree char *path = test_path ("archive.db");
  g_autofree char *prefix = g_strconcat (path, ".damaged-", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size = 0, after_size = 0;

  make (path);
  g_assert_true (g_file_get_contents (path, &before, &before_size, NULL));
  g_autoptr (SolArchive) archive = open_archive (path);
  const char *damaged = sol_archive_get_damaged_path (archive);
  g_assert_nonnull (damaged);
  g_assert_true (g_str_has_prefix (damaged, prefix));
  g_assert_true (g_file_get_contents (damaged, &after, &after_size, NULL));
  g_assert_cmpmem (before, before_size, after, after_size);

  g_assert_cmpuint (count_quarters (archive, "4711"), ==, 0);
  open_row (archive, "charge");
  close_archive (archive);
  g_autoptr (SolArchive) again = open_archive (path);
  g_assert_null (sol_archive_get_damaged_path (again));
  close_archive (again);
}

/* Twice within a second: the first damaged file is not overwritten by the second. */
static void
test_damaged_twice (void)
{
  g_autofree char *path = test_path ("archive.db");
  make_garbage (path);
  g_autoptr (SolArchive) first = open_archive (path);
  close_archive (first);
  make_garbage (path);
  g_autoptr (SolArchive) second = open_archive (path);
  close_archive (second);
  g_assert_cmpstr (sol_archive_get_damaged_path (first), !=, sol_archive_get_damaged_path (second));
  g_assert_true (g_file_test (sol_archive_get_damaged_path (first), G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (sol_archive_get_damaged_path (second), G_FILE_TEST_EXISTS));
}

static void
test_damaged_in_use (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (SolArchive) made = open_archive (path);
  close_archive (made);

  g_autoptr (SolArchive) holder = open_archive (path);
  FILE *file = fopen (path, "r+");
  g_assert_cmpuint (fwrite ("no database any more", 1, 20, file), ==, 20);
  fclose (file);
  g_assert_null (open_archive_with (path, &sol_archive_migrations, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  close_archive (holder);
  g_autoptr (SolArchive) after = open_archive (path);
  g_assert_nonnull (sol_archive_get_damaged_path (after));
  close_archive (after);
}

/* Damage that shows only while running is noted, so that the next start looks closely. */
static void
test_suspect (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autofree char *note = g_strconcat (path, ".suspect", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolArchive) made = open_archive (path);
  g_assert_true (put_day_of_quarters (made, "4711", 960, NULL));
  close_archive (made);

  g_autoptr (SolArchive) archive = open_archive (path);
  /* Somebody else's write makes it read the pages again. */
  exec_sql (path, "INSERT INTO memory VALUES ('a', 'b', 'c')");
  FILE *file = fopen (path, "r+");
  g_autofree char *noise = g_malloc (4096);
  memset (noise, 0xa5, 4096);
  for (long page = 1; page < 40; page++)
    {
      fseek (file, page * 4096, SEEK_SET);
      g_assert_cmpuint (fwrite (noise, 1, 4096, file), ==, 4096);
    }
  fclose (file);
  g_assert_false (put_day_of_quarters (archive, "4711", 960, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
  close_archive (archive);

  g_autoptr (SolArchive) after = open_archive (path);
  g_assert_nonnull (sol_archive_get_damaged_path (after));
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
  close_archive (after);
}

/* A false alarm costs one close look and nothing else. */
static void
test_suspect_sound (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autofree char *note = g_strconcat (path, ".suspect", NULL);
  g_autoptr (SolArchive) made = open_archive (path);
  g_assert_true (put_day_of_quarters (made, "4711", 96, NULL));
  close_archive (made);
  g_assert_true (g_file_set_contents (note, "", 0, NULL));

  g_autoptr (SolArchive) archive = open_archive (path);
  g_assert_null (sol_archive_get_damaged_path (archive));
  g_assert_cmpuint (count_quarters (archive, "4711"), ==, 96);
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
  close_archive (archive);
}

static void
test_no_folder (void)
{
  g_autofree char *path = test_path ("nowhere/archive.db");
  g_autoptr (GError) error = NULL;
  g_assert_null (open_archive_with (path, &sol_archive_migrations, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  /* The sentence is for people and for logs: no path in it. */
  g_assert_null (strstr (error->message, "nowhere"));
}

static void
test_open_cancelled (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *opened = NULL;

  g_cancellable_cancel (cancellable);
  sol_archive_open_async (path, cancellable, wait_cb, &opened);
  WAIT (opened);
  g_assert_null (sol_archive_open_finish (opened_done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_close (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  GAsyncResult *first = NULL, *second = NULL;
  g_autoptr (SolArchive) archive = open_archive (path);
  g_autoptr (SolJournalRow) row = sol_journal_row_new ();

  /* What was asked for before the closing is still done. */
  sol_archive_open_journal_row_async (archive, row, NULL, wait_cb, &first);
  sol_archive_close_async (archive, NULL, wait_cb, &second);
  WAIT (second);
  g_assert_true (sol_archive_close_finish (archive, second_done, &error));
  WAIT (first);
  g_assert_cmpint (sol_archive_open_journal_row_finish (archive, first_done, &error), ==, 1);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  close_archive (archive);

  g_assert_false (put_day_of_quarters (archive, "4711", 1, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
}

static gboolean
file_contains (const char *path, const char *suffix, const char *text)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autofree char *content = NULL;
  gsize size = 0;
  if (!g_file_get_contents (name, &content, &size, NULL))
    return FALSE;
  return memmem (content, size, text, strlen (text)) != NULL;
}

static void
test_erase (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;
  GAsyncResult *set = NULL, *spent = NULL, *sized = NULL, *erased = NULL, *shrunk = NULL;
  g_autoptr (SolArchive) archive = open_archive (path);

  open_row (archive, "unmistakable");
  g_assert_true (put_day_of_quarters (archive, "4711", 9600, NULL));
  sol_archive_set_memory_async (archive, "site", "unmistakable", "value", NULL, wait_cb, &set);
  sol_archive_spend_async (archive, "unmistakable@example.org", SOL_DAY, 10, NULL, wait_cb, &spent);
  sol_archive_size_async (archive, NULL, wait_cb, &sized);
  WAIT (sized);
  guint64 before = sol_archive_size_finish (archive, sized_done, &error);
  g_assert_cmpuint (before, >, 500000);
  WAIT (set);
  WAIT (spent);
  g_assert_true (file_contains (path, "", "unmistakable") || file_contains (path, "-wal", "unmistakable"));

  sol_archive_erase_async (archive, NULL, wait_cb, &erased);
  sol_archive_size_async (archive, NULL, wait_cb, &shrunk);
  WAIT (erased);
  g_assert_true (sol_archive_erase_finish (archive, erased_done, &error));
  g_assert_no_error (error);
  WAIT (shrunk);
  g_assert_cmpuint (sol_archive_size_finish (archive, shrunk_done, &error), <, before / 2);
  g_assert_false (file_contains (path, "", "unmistakable"));
  g_assert_false (file_contains (path, "-wal", "unmistakable"));
  g_assert_cmpuint (count_quarters (archive, "4711"), ==, 0);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM requests"), ==, 1);
  /* A row that the other program still holds is never mistaken for a new one. */
  g_assert_cmpint (open_row (archive, "charge"), ==, 2);
  close_archive (archive);
}

static void
test_erase_damaged (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;
  GAsyncResult *erased = NULL;
  make_garbage (path);
  g_autoptr (SolArchive) archive = open_archive (path);
  g_assert_true (g_file_test (sol_archive_get_damaged_path (archive), G_FILE_TEST_EXISTS));
  sol_archive_erase_async (archive, NULL, wait_cb, &erased);
  WAIT (erased);
  g_assert_true (sol_archive_erase_finish (archive, erased_done, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (sol_archive_get_damaged_path (archive), G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close_archive (archive);
}

/* Nothing was forgotten to be erased. */
static void
test_erase_all_tables (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;
  GAsyncResult *erased = NULL;
  g_autoptr (SolArchive) archive = open_archive (path);

  exec_sql (path, "INSERT INTO last_known VALUES ('s','','f',1,1,x'00');"
                  "INSERT INTO memory VALUES ('s','k','v');"
                  "INSERT INTO journal (state) VALUES ('open');"
                  "INSERT INTO readings (site, time) VALUES ('s', 1);"
                  "INSERT INTO quarters (site, start) VALUES ('s', 1);"
                  "INSERT INTO days (site, date) VALUES ('s', '2026-06-13');"
                  "INSERT INTO panel_days (site, serial, date) VALUES ('s', 'p', '2026-06-13');"
                  "INSERT INTO sessions (site, device, id) VALUES ('s', 'd', 'i');"
                  "INSERT INTO outages (site, started_at) VALUES ('s', 1);"
                  "INSERT INTO events (site, id) VALUES ('s', 'i');");
  sol_archive_erase_async (archive, NULL, wait_cb, &erased);
  WAIT (erased);
  g_assert_true (sol_archive_erase_finish (archive, erased_done, &error));
  close_archive (archive);

  sqlite3 *sqlite = NULL;
  sqlite3_stmt *tables = NULL;
  guint n = 0;
  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (sqlite,
                          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                          "'sqlite_%' AND name <> 'requests'",
                          -1, &tables, NULL),
      ==, SQLITE_OK);
  for (; sqlite3_step (tables) == SQLITE_ROW; n++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", sqlite3_column_text (tables, 0));
      g_assert_cmpint (query_number (path, sql), ==, 0);
    }
  g_assert_cmpuint (n, ==, 10);
  sqlite3_finalize (tables);
  sqlite3_close (sqlite);
}

static void
test_erase_busy (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;
  GAsyncResult *erased = NULL;
  sqlite3 *sqlite = NULL;
  g_autoptr (SolArchive) archive = open_archive (path);

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  sol_archive_erase_async (archive, NULL, wait_cb, &erased);
  WAIT (erased);
  g_assert_false (sol_archive_erase_finish (archive, erased_done, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUSY);
  sqlite3_close (sqlite);
  open_row (archive, "charge");
  close_archive (archive);
}

static void
test_states (void)
{
  for (SolJournalState state = SOL_JOURNAL_OPEN; state <= SOL_JOURNAL_RESOLVED_BY_READING; state++)
    {
      SolJournalState read = SOL_JOURNAL_OPEN;
      g_assert_true (sol_journal_state_from_name (sol_journal_state_get_name (state), &read));
      g_assert_cmpint (read, ==, state);
    }
  SolJournalState read = SOL_JOURNAL_SENT;
  g_assert_false (sol_journal_state_from_name ("later", &read));
  g_assert_false (sol_journal_state_from_name (NULL, &read));
  g_assert_cmpint (read, ==, SOL_JOURNAL_SENT);
  g_assert_true (sol_journal_state_is_open (SOL_JOURNAL_SENT));
  g_assert_true (sol_journal_state_is_open (SOL_JOURNAL_UNCERTAIN));
  g_assert_false (sol_journal_state_is_open (SOL_JOURNAL_NOT_CONFIRMED));
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/mode", test_mode);
  g_test_add_func ("/storage/archive/kept", test_kept);
  g_test_add_func ("/storage/archive/memory-only", test_memory_only);
  g_test_add_func ("/storage/archive/newer", test_newer);
  g_test_add_data_func ("/storage/archive/damaged/garbage", make_garbage, test_damaged);
  g_test_add_data_func ("/storage/archive/damaged/truncated", make_truncated, test_damaged);
  g_test_add_data_func ("/storage/archive/damaged/overwritten", make_overwritten, test_damaged);
  g_test_add_data_func ("/storage/archive/damaged/foreign", make_foreign, test_damaged);
  g_test_add_func ("/storage/archive/damaged/twice", test_damaged_twice);
  g_test_add_func ("/storage/archive/damaged/in-use", test_damaged_in_use);
  g_test_add_func ("/storage/archive/suspect", test_suspect);
  g_test_add_func ("/storage/archive/suspect-sound", test_suspect_sound);
  g_test_add_func ("/storage/archive/no-folder", test_no_folder);
  g_test_add_func ("/storage/archive/open-cancelled", test_open_cancelled);
  g_test_add_func ("/storage/archive/close", test_close);
  g_test_add_func ("/storage/archive/erase", test_erase);
  g_test_add_func ("/storage/archive/erase-all-tables", test_erase_all_tables);
  g_test_add_func ("/storage/archive/erase-damaged", test_erase_damaged);
  g_test_add_func ("/storage/archive/erase-busy", test_erase_busy);
  g_test_add_func ("/storage/archive/states", test_states);
  return storage_test_run ();
}
