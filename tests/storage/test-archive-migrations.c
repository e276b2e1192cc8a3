/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"
#include "storage-sandbox.h"

#include "sol-error.h"

/* data/archive-N.sql is what an archive of version N looks like, with a row of everything: a new version
 * brings its own, and the older ones never change. */

static void
load_version (const char *path, guint version)
{
  g_autofree char *name = g_strdup_printf ("archive-%u.sql", version);
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "storage", "data", name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (file, &sql, NULL, &error);
  g_assert_no_error (error);
  exec_sql (path, sql);
  g_assert_cmpint (query_number (path, "PRAGMA user_version"), ==, version);
}

static void
assert_rows (SolArchive *archive, const char *path)
{
  GAsyncResult *known_slot = NULL, *memory_slot = NULL, *journal_slot = NULL;
  g_autoptr (GError) error = NULL;

  sol_archive_get_known_async (archive, "4711", "EV1", "status", NULL, wait_cb, &known_slot);
  WAIT (known_slot);
  g_autoptr (SolKnown) known = sol_archive_get_known_finish (archive, known_slot_done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (known->asked_at, ==, 1781345100000000);
  g_assert_cmpuint (g_bytes_get_size (known->value), ==, 2);

  sol_archive_get_memory_async (archive, "charger/EV1", "amps", NULL, wait_cb, &memory_slot);
  WAIT (memory_slot);
  g_autofree char *amps = sol_archive_get_memory_finish (archive, memory_slot_done, &error);
  g_assert_cmpstr (amps, ==, "16");

  sol_archive_list_open_journal_async (archive, NULL, wait_cb, &journal_slot);
  WAIT (journal_slot);
  g_autoptr (GPtrArray) rows = sol_archive_list_open_journal_finish (archive, journal_slot_done, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (((SolJournalRow *) rows->pdata[0])->id, ==, 7);

  g_assert_cmpuint (count_quarters (archive, "4711"), ==, 1);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM readings WHERE solar_w = 3310"), ==, 1);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM days WHERE produced_wh = 28700"), ==, 1);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM panel_days WHERE wh = 1196"), ==, 1);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM sessions WHERE energy_wh = 7400"), ==, 1);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM outages WHERE duration_s = 90"), ==, 1);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM events WHERE text = 'Gateway silent'"), ==, 1);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM requests"), ==, 1);
}

static void
test_from_each_version (void)
{
  for (guint version = 1; version <= sol_archive_migrations.n_steps; version++)
    {
      g_autofree char *path = test_path ("archive.db");
      load_version (path, version);
      g_autoptr (SolArchive) archive = open_archive (path);
      g_assert_null (sol_archive_get_damaged_path (archive));
      g_assert_cmpint (query_number (path, "PRAGMA user_version"), ==, sol_archive_migrations.n_steps);
      assert_rows (archive, path);
      close_archive (archive);
    }
}

static char *
get_schema (const char *path)
{
  sqlite3 *sqlite = NULL;
  sqlite3_stmt *statement = NULL;
  g_autoptr (GString) schema = g_string_new (NULL);
  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (sqlite,
                          "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE "
                          "'sqlite_%' ORDER BY name",
                          -1, &statement, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (schema, "%s\n", sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (sqlite);
  return g_string_free (g_steal_pointer (&schema), FALSE);
}

/* A released step that somebody edits is found out here. */
static void
test_steps_unchanged (void)
{
  for (guint version = 1; version <= sol_archive_migrations.n_steps; version++)
    {
      g_autofree char *stored = test_path ("stored.db");
      g_autofree char *made = test_path ("made.db");
      g_autoptr (GError) error = NULL;
      SolArchiveMigrations until = { sol_archive_migrations.steps, version };
      load_version (stored, version);
      g_autoptr (SolArchive) archive = open_archive_with (made, &until, &error);
      g_assert_no_error (error);
      close_archive (archive);
      g_autofree char *stored_schema = get_schema (stored);
      g_autofree char *made_schema = get_schema (made);
      g_assert_cmpstr (made_schema, ==, stored_schema);
    }
}

static const char *const steps[] = {
  "CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT; INSERT INTO one VALUES (1)",
  "CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT; INSERT INTO two SELECT id + 1 FROM one",
  "INSERT INTO two VALUES (3)",
};
static const SolArchiveMigrations until[] = { { steps, 0 }, { steps, 1 }, { steps, 2 }, { steps, 3 } };

static void
test_one_by_one (void)
{
  for (guint from = 0; from <= 3; from++)
    for (guint to = from; to <= 3; to++)
      {
        g_autofree char *path = test_path ("archive.db");
        g_autoptr (GError) error = NULL;
        g_autoptr (SolArchive) old = open_archive_with (path, &until[from], &error);
        g_assert_no_error (error);
        close_archive (old);
        g_autoptr (SolArchive) archive = open_archive_with (path, &until[to], &error);
        g_assert_no_error (error);
        close_archive (archive);
        g_assert_cmpint (query_number (path, "PRAGMA user_version"), ==, to);
        if (to == 3)
          g_assert_cmpint (query_number (path, "SELECT sum (id) FROM two"), ==, 5);
      }
}

static void
test_newer (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (SolArchive) newer = open_archive_with (path, &until[3], &error);
  g_assert_no_error (error);
  close_archive (newer);
  g_assert_null (open_archive_with (path, &until[2], &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_SUPPORTED);
  g_assert_cmpint (query_number (path, "PRAGMA user_version"), ==, 3);
}

/* A step that fails half way leaves the version before it, whole. */
static void
test_failing_step (void)
{
  static const char *const bad_steps[] = {
    "CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT",
    "INSERT INTO one VALUES (1); DROP TABLE never_there",
  };
  static const SolArchiveMigrations bad = { bad_steps, 2 };
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;

  g_assert_null (open_archive_with (path, &bad, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpint (query_number (path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM one"), ==, 0);
}

static void
test_at_once (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autofree char *path = test_path ("archive.db");
      SolArchive *archives[4];
      GAsyncResult *slots[4] = { NULL };
      for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
        sol_archive_open_with_async (path, &until[3], NULL, wait_cb, &slots[i]);
      for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GAsyncResult) result = wait_for (&slots[i]);
          archives[i] = sol_archive_open_finish (result, &error);
          g_assert_no_error (error);
        }
      g_assert_cmpint (query_number (path, "SELECT sum (id) FROM two"), ==, 5);
      for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
        {
          close_archive (archives[i]);
          g_object_unref (archives[i]);
        }
    }
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/migrations/from-each-version", test_from_each_version);
  g_test_add_func ("/storage/archive/migrations/steps-unchanged", test_steps_unchanged);
  g_test_add_func ("/storage/archive/migrations/one-by-one", test_one_by_one);
  g_test_add_func ("/storage/archive/migrations/newer", test_newer);
  g_test_add_func ("/storage/archive/migrations/failing-step", test_failing_step);
  g_test_add_func ("/storage/archive/migrations/at-once", test_at_once);
  return storage_test_run ();
}
