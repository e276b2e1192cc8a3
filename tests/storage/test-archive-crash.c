/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "crash-vfs.h"
#include "storage-fixture.h"
#include "storage-sandbox.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sol-error.h"

/* This program is also its own victim: run with a mode and a path it writes and reports, by one line on
 * standard output, each thing that it was told is stored. */

static void
report (const char *what)
{
  g_autofree char *line = g_strconcat (what, "\n", NULL);
  g_assert_cmpint (write (STDOUT_FILENO, line, strlen (line)), ==, (gssize) strlen (line));
}

static void
victim_writes (const char *path)
{
  g_autoptr (SolArchive) archive = open_archive (path);
  report ("opened");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *row = g_strdup_printf ("row %" G_GINT64_FORMAT, open_row (archive, "charge"));
      report (row);
      g_autofree char *site = g_strdup_printf ("site-%d-%u", getpid (), i);
      g_assert_true (put_day_of_quarters (archive, site, 96, NULL));
      g_autofree char *quarters = g_strconcat ("quarters ", site, NULL);
      report (quarters);
    }
  close_archive (archive);
  report ("closed");
}

static void
victim_writes_on (const char *path)
{
  g_autoptr (SolArchive) archive = open_archive (path);
  for (;;)
    {
      g_autofree char *row = g_strdup_printf ("row %" G_GINT64_FORMAT, open_row (archive, "charge"));
      report (row);
    }
}

static const char *const old_steps[] = {
  "CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT) STRICT; INSERT INTO kept (text) VALUES ('one'), "
  "('two')",
  "CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT; INSERT INTO added SELECT id FROM kept",
  "ALTER TABLE kept ADD COLUMN more TEXT; UPDATE kept SET more = text || '!'; DROP TABLE added",
};
static const SolArchiveMigrations first_only = { old_steps, 1 };
static const SolArchiveMigrations all_steps = { old_steps, 3 };

static void
victim_migrates (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolArchive) archive = open_archive_with (path, &all_steps, &error);
  g_assert_no_error (error);
  close_archive (archive);
  report ("closed");
}

/* Returns: whether the victim has been killed. */
static gboolean
sacrifice (const char *mode, const char *path, guint step, gboolean torn, char **told)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = g_strdup_printf ("%u", step);
  g_autoptr (GSubprocess) victim = spawn_self (mode, path, number, torn ? "torn" : "whole", NULL);
  g_subprocess_communicate_utf8 (victim, NULL, NULL, told, NULL, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_if_signaled (victim))
    {
      g_assert_cmpint (g_subprocess_get_term_sig (victim), ==, SIGKILL);
      return TRUE;
    }
  g_assert_cmpint (g_subprocess_get_exit_status (victim), ==, 0);
  g_assert_nonnull (strstr (*told, "closed\n"));
  return FALSE;
}

static GHashTable *
journal_ids (SolArchive *archive)
{
  GAsyncResult *listed = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_list_open_journal_async (archive, NULL, wait_cb, &listed);
  WAIT (listed);
  g_autoptr (GPtrArray) rows = sol_archive_list_open_journal_finish (archive, listed_done, &error);
  g_assert_no_error (error);

  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const SolJournalRow *row = rows->pdata[i];
      g_assert_cmpstr (row->what, ==, "charge");
      g_hash_table_add (ids, g_memdup2 (&row->id, sizeof row->id));
    }
  return ids;
}

/* Everything that was told is there, nothing is there by half. */
static void
assert_told (SolArchive *archive, const char *told)
{
  g_auto (GStrv) lines = g_strsplit (told, "\n", -1);
  g_autoptr (GHashTable) ids = journal_ids (archive);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "row "))
        {
          gint64 id = g_ascii_strtoll (lines[i] + 4, NULL, 10);
          g_assert_true (g_hash_table_contains (ids, &id));
        }
      if (g_str_has_prefix (lines[i], "quarters "))
        g_assert_cmpuint (count_quarters (archive, lines[i] + 9), ==, 96);
    }
}

static void
assert_whole (const char *path)
{
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM quarters") % 96, ==, 0);
  g_assert_cmpint (
      query_number (path, "SELECT count (*) FROM pragma_integrity_check () WHERE integrity_check <> 'ok'"),
      ==, 0);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM pragma_foreign_key_check ()"), ==, 0);
}

/* From nothing each time: the making of the file, the migration, writes, the closing. */
static void
test_every_step (void)
{
  g_autofree char *base = test_path ("archive");
  guint kills = 0;

  for (gboolean killed = TRUE; killed; kills++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%u.db", base, kills);
      g_autofree char *told = NULL;
      killed = sacrifice ("writes", path, kills + 1, TRUE, &told);

      g_autoptr (SolArchive) archive = open_archive (path);
      g_assert_null (sol_archive_get_damaged_path (archive));
      assert_told (archive, told);
      close_archive (archive);
      assert_whole (path);
    }
  g_test_message ("%u steps", kills);
  g_assert_cmpuint (kills, >, 50);
}

static void
test_every_step_of_migration (void)
{
  g_autofree char *base = test_path ("archive");
  guint kills = 0;

  for (gboolean killed = TRUE; killed; kills++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%u.db", base, kills);
      g_autofree char *told = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SolArchive) old = open_archive_with (path, &first_only, &error);
      g_assert_no_error (error);
      close_archive (old);

      killed = sacrifice ("migrates", path, kills + 1, kills % 2 == 0, &told);
      gint64 version = query_number (path, "PRAGMA user_version");
      g_assert_cmpint (version, >=, 1);
      g_assert_cmpint (query_number (path, "SELECT count (*) FROM kept"), ==, 2);
      g_assert_cmpint (query_number (path, "SELECT count (*) FROM sqlite_schema WHERE name = 'added'"), ==,
                       version == 2 ? 1 : 0);

      g_autoptr (SolArchive) archive = open_archive_with (path, &all_steps, &error);
      g_assert_no_error (error);
      g_assert_null (sol_archive_get_damaged_path (archive));
      close_archive (archive);
      g_assert_cmpint (query_number (path, "PRAGMA user_version"), ==, 3);
      g_assert_cmpint (query_number (path, "SELECT count (*) FROM kept WHERE more = text || '!'"), ==, 2);
    }
  g_test_message ("%u steps", kills);
  g_assert_cmpuint (kills, >, 15);
}

/* One file, a hundred victims, each killed while it writes. */
static void
test_hundred_kills (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GSubprocess) victim = spawn_self ("writes-on", path, NULL);
      g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (victim));
      gint n = g_rand_int_range (rand, 0, 6);
      for (gint line = 0; line < n; line++)
        {
          g_autofree char *text = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
          g_assert_nonnull (text);
          g_string_append_printf (told, "%s\n", text);
        }
      g_subprocess_force_exit (victim);
      g_subprocess_wait (victim, NULL, NULL);
    }

  g_autoptr (SolArchive) archive = open_archive (path);
  g_assert_null (sol_archive_get_damaged_path (archive));
  assert_told (archive, told->str);
  close_archive (archive);
  assert_whole (path);
}

/* As many as twenty programs at once begin with a file that is not there yet. */
static void
test_together (void)
{
  g_autofree char *path = test_path ("archive.db");
  GSubprocess *writers[20];
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    writers[i] = spawn_self ("writes", path, "0", "whole", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autofree char *lines = NULL;
      g_autoptr (GError) error = NULL;
      g_subprocess_communicate_utf8 (writers[i], NULL, NULL, &lines, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_successful (writers[i]));
      g_string_append (told, lines);
      g_object_unref (writers[i]);
    }

  g_autoptr (SolArchive) archive = open_archive (path);
  assert_told (archive, told->str);
  g_autoptr (GHashTable) ids = journal_ids (archive);
  g_assert_cmpuint (g_hash_table_size (ids), ==, 2 * G_N_ELEMENTS (writers));
  close_archive (archive);
  assert_whole (path);
}

/* A kill loses nothing that was written; a power cut loses what was not synced. */
static void
test_durable (void)
{
  g_autofree char *path = test_path ("archive.db");
  GAsyncResult *put = NULL, *set = NULL;

  crash_vfs_install (0, FALSE);
  g_autoptr (SolArchive) archive = open_archive (path);
  g_autoptr (SolKnown) known = sol_known_new ();
  known->family = g_strdup ("status");
  sol_archive_put_known_async (archive, known, NULL, wait_cb, &put);
  WAIT (put);
  g_assert_true (sol_archive_put_known_finish (archive, put_done, NULL));
  g_assert_true (crash_vfs_is_dirty ());

  open_row (archive, "charge");
  g_assert_false (crash_vfs_is_dirty ());

  g_assert_true (put_day_of_quarters (archive, "4711", 96, NULL));
  g_assert_true (crash_vfs_is_dirty ());
  sol_archive_set_memory_async (archive, "procedure", "step", "2", NULL, wait_cb, &set);
  WAIT (set);
  g_assert_true (sol_archive_set_memory_finish (archive, set_done, NULL));
  g_assert_false (crash_vfs_is_dirty ());
  close_archive (archive);
}

/* What cannot be stored is said, nothing of it stays, and it goes on when there is room again. */
static void
test_disk_full (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;
  GAsyncResult *stored = NULL;
  g_autoptr (SolJournalRow) row = sol_journal_row_new ();

  crash_vfs_install (0, FALSE);
  g_autoptr (SolArchive) archive = open_archive (path);
  crash_vfs_set_full (TRUE);
  sol_archive_open_journal_row_async (archive, row, NULL, wait_cb, &stored);
  WAIT (stored);
  g_assert_cmpint (sol_archive_open_journal_row_finish (archive, stored_done, &error), ==, 0);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  crash_vfs_set_full (FALSE);
  g_assert_cmpint (open_row (archive, "charge"), ==, 1);
  g_autoptr (GHashTable) ids = journal_ids (archive);
  g_assert_cmpuint (g_hash_table_size (ids), ==, 1);
  close_archive (archive);
  assert_whole (path);
}

static int
run_victim (int argc, char **argv)
{
  if (argc >= 5)
    {
      guint64 step = g_ascii_strtoull (argv[3], NULL, 10);
      crash_vfs_install ((guint) step, strcmp (argv[4], "torn") == 0);
    }
  if (strcmp (argv[1], "writes") == 0)
    victim_writes (argv[2]);
  else if (strcmp (argv[1], "migrates") == 0)
    victim_migrates (argv[2]);
  else
    victim_writes_on (argv[2]);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc >= 3 && argv[1][0] != '-')
    return run_victim (argc, argv);
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/crash/every-step", test_every_step);
  g_test_add_func ("/storage/archive/crash/every-step-of-migration", test_every_step_of_migration);
  g_test_add_func ("/storage/archive/crash/hundred-kills", test_hundred_kills);
  g_test_add_func ("/storage/archive/crash/together", test_together);
  g_test_add_func ("/storage/archive/crash/durable", test_durable);
  g_test_add_func ("/storage/archive/crash/disk-full", test_disk_full);
  return storage_test_run ();
}
