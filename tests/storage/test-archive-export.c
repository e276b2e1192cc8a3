/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "sol-archive-export.h"
#include "storage-fixture.h"
#include "storage-sandbox.h"

/* What leaves the archive as a file. */

#define N_QUARTERS 300

static SolArchive *
fill (void)
{
  SolArchive *archive = open_archive (NULL);
  GAsyncResult *stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_archive_day_unref);
  SolArchiveDay *day = sol_archive_day_new ();

  g_assert_true (put_day_of_quarters (archive, "4711", N_QUARTERS, NULL));
  g_assert_true (put_day_of_quarters (archive, "4712", 5, NULL));
  day->site = g_strdup ("4711");
  day->date = g_strdup ("2026-06-13");
  day->flows[SOL_ARCHIVE_PRODUCED] = 28.7;
  g_ptr_array_add (days, day);
  sol_archive_put_days_async (archive, days, NULL, wait_cb, &stored);
  WAIT (stored);
  g_assert_true (sol_archive_put_days_finish (archive, stored_done, &error));
  open_row (archive, "a, \"b\"");
  return archive;
}

static gint64
export_to (SolArchive *archive, const char *path, SolArchiveFormat format, GCancellable *cancellable,
           GError **error)
{
  GAsyncResult *written = NULL;
  sol_archive_export_async (archive, "4711", path, format, cancellable, wait_cb, &written);
  WAIT (written);
  return sol_archive_export_finish (archive, written_done, error);
}

/* Returns: (transfer full) (nullable): the member @name, read by the library's other half. */
static char *
read_member (const char *path, const char *name)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  GString *text = NULL;

  archive_read_support_format_zip (zip);
  g_assert_cmpint (archive_read_open_filename (zip, path, 65536), ==, ARCHIVE_OK);
  while (archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    {
      char buffer[4096];
      la_ssize_t n;
      if (strcmp (archive_entry_pathname (entry), name) != 0)
        continue;
      text = g_string_new (NULL);
      while ((n = archive_read_data (zip, buffer, sizeof buffer)) > 0)
        g_string_append_len (text, buffer, n);
      g_assert_cmpint (n, ==, 0);
    }
  archive_read_free (zip);
  return text == NULL ? NULL : g_string_free (text, FALSE);
}

static void
test_zip (void)
{
  g_autoptr (SolArchive) archive = fill ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_path ("all.zip");
  struct stat info;

  g_assert_cmpint (export_to (archive, path, SOL_ARCHIVE_ZIP, NULL, &error), ==, N_QUARTERS + 2);
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_autofree char *quarters = read_member (path, "quarters.csv");
  g_auto (GStrv) lines = g_strsplit (quarters, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, N_QUARTERS + 2);
  g_assert_true (g_str_has_prefix (lines[0], "site,start,interval,produced_wh,"));
  g_assert_true (g_str_has_prefix (lines[1], "4711,"));
  g_assert_nonnull (strstr (lines[1], "T"));
  g_assert_null (strstr (quarters, "4712"));
  g_autofree char *days = read_member (path, "days.csv");
  /* Numbers as they are, what is unknown empty. */
  g_assert_nonnull (strstr (days, "4711,2026-06-13,28.7,,"));
  g_autofree char *journal = read_member (path, "journal.csv");
  g_assert_nonnull (strstr (journal, "\"a, \"\"b\"\"\""));
  g_autofree char *memory = read_member (path, "memory.csv");
  g_autofree char *known = read_member (path, "last_known.csv");
  g_assert_null (memory);
  g_assert_null (known);
}

static void
test_sqlite (void)
{
  g_autoptr (SolArchive) archive = fill ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_path ("all.db");

  g_assert_cmpint (export_to (archive, path, SOL_ARCHIVE_SQLITE, NULL, &error), ==, N_QUARTERS + 2);
  g_assert_no_error (error);
  g_assert_cmpint (query_number (path, "SELECT count(*) FROM quarters"), ==, N_QUARTERS);
  g_assert_cmpint (query_number (path, "SELECT count(*) FROM quarters WHERE site <> '4711'"), ==, 0);
  g_assert_cmpint (query_number (path, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"), ==, 8);
  g_assert_cmpint (
      query_number (path, "SELECT count(*) FROM pragma_table_info('journal') WHERE name = 'account'"), ==, 0);
  /* Once more, over what stands there. */
  g_assert_cmpint (export_to (archive, path, SOL_ARCHIVE_SQLITE, NULL, &error), ==, N_QUARTERS + 2);
  g_assert_cmpint (query_number (path, "SELECT count(*) FROM quarters"), ==, N_QUARTERS);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_refused (void)
{
  g_autoptr (SolArchive) archive = fill ();
  g_autofree char *path = test_path ("all.zip");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *nowhere = g_build_filename (folder, "none", "all.zip", NULL);
  g_autofree char *taken = g_build_filename (folder, "taken", NULL);
  static const SolArchiveFormat formats[] = { SOL_ARCHIVE_ZIP, SOL_ARCHIVE_SQLITE };

  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) missing = NULL;
      g_autoptr (GError) folder_there = NULL;
      g_assert_cmpint (export_to (archive, nowhere, formats[i], NULL, &missing), ==, -1);
      g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_assert_cmpint (export_to (archive, taken, formats[i], NULL, &folder_there), ==, -1);
      g_assert_error (folder_there, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
      /* Half of it is not left behind, and the archive goes on. */
      g_assert_cmpuint (count_files (folder), ==, 1);
      g_assert_cmpuint (count_quarters (archive, "4711"), ==, N_QUARTERS);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (SolArchive) archive = fill ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_path ("all.db");
  GAsyncResult *written = NULL;

  sol_archive_export_async (archive, "4711", path, SOL_ARCHIVE_SQLITE, cancellable, wait_cb, &written);
  g_cancellable_cancel (cancellable);
  WAIT (written);
  g_assert_cmpint (sol_archive_export_finish (archive, written_done, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_quarters (archive, "4711"), ==, N_QUARTERS);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive-export/zip", test_zip);
  g_test_add_func ("/storage/archive-export/sqlite", test_sqlite);
  g_test_add_func ("/storage/archive-export/refused", test_refused);
  g_test_add_func ("/storage/archive-export/cancelled", test_cancelled);
  return storage_test_run ();
}
