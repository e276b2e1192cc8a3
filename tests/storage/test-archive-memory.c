/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"
#include "storage-sandbox.h"

static void
set (SolArchive *archive, const char *scope, const char *key, const char *value)
{
  GAsyncResult *stored = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_set_memory_async (archive, scope, key, value, NULL, wait_cb, &stored);
  WAIT (stored);
  g_assert_true (sol_archive_set_memory_finish (archive, stored_done, &error));
  g_assert_no_error (error);
}

static void
take (SolArchive *archive, const char *scope, const char *key)
{
  GAsyncResult *removed = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_remove_memory_async (archive, scope, key, NULL, wait_cb, &removed);
  WAIT (removed);
  g_assert_true (sol_archive_remove_memory_finish (archive, removed_done, &error));
  g_assert_no_error (error);
}

/* Everything below @prefix as "scope.key=value ". */
static char *
all (SolArchive *archive, const char *prefix)
{
  GAsyncResult *listed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  sol_archive_list_memory_async (archive, prefix, NULL, wait_cb, &listed);
  WAIT (listed);
  g_autoptr (GPtrArray) found = sol_archive_list_memory_finish (archive, listed_done, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const SolMemory *memory = found->pdata[i];
      g_string_append_printf (text, "%s.%s=%s ", memory->scope, memory->key, memory->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_all (SolArchive *archive, const char *prefix, const char *expected)
{
  g_autofree char *found = all (archive, prefix);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_set (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  set (archive, "charger/1", "amps", "16");
  set (archive, "charger/1", "amps", "32");
  set (archive, "charger/1", "attempt", "put-json");
  set (archive, "charger/12", "amps", "8");
  set (archive, "account", "block", "");
  assert_all (archive, NULL,
              "account.block= charger/1.amps=32 charger/1.attempt=put-json charger/12.amps=8 ");
  assert_all (archive, "charger/", "charger/1.amps=32 charger/1.attempt=put-json charger/12.amps=8 ");
  assert_all (archive, "charger/12", "charger/12.amps=8 ");
  assert_all (archive, "nothing", "");
  /* No wildcards. */
  assert_all (archive, "charger/_", "");
  assert_all (archive, "%", "");
}

static void
test_remove (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  set (archive, "a", "x", "1");
  set (archive, "a", "y", "2");
  set (archive, "ab", "x", "3");
  take (archive, "a", "x");
  take (archive, "a", "never");
  assert_all (archive, NULL, "a.y=2 ab.x=3 ");
  set (archive, "a", "y", NULL);
  assert_all (archive, NULL, "ab.x=3 ");
  set (archive, "a", "z", "4");
  set (archive, "a", "w", "5");
  take (archive, "a", NULL);
  assert_all (archive, NULL, "ab.x=3 ");
}

static void
test_other_program (void)
{
  g_autofree char *path = test_path ("archive.db");
  GAsyncResult *got = NULL, *none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolArchive) window = open_archive (path);
  g_autoptr (SolArchive) command = open_archive (path);
  set (window, "account", "blocked-until", "1");
  set (command, "account", "blocked-until", "2");

  sol_archive_get_memory_async (window, "account", "blocked-until", NULL, wait_cb, &got);
  WAIT (got);
  g_autofree char *value = sol_archive_get_memory_finish (window, got_done, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "2");
  sol_archive_get_memory_async (window, "account", "nothing", NULL, wait_cb, &none);
  WAIT (none);
  g_assert_null (sol_archive_get_memory_finish (window, none_done, &error));
  g_assert_no_error (error);
  close_archive (window);
  close_archive (command);
}

/* What people type must not become part of a statement. */
static void
test_quotes (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  set (archive, "O'Brien\"; DROP TABLE memory; --", "ключ", "Wert\nzwei");
  assert_all (archive, "O'", "O'Brien\"; DROP TABLE memory; --.ключ=Wert\nzwei ");
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/memory/set", test_set);
  g_test_add_func ("/storage/archive/memory/remove", test_remove);
  g_test_add_func ("/storage/archive/memory/other-program", test_other_program);
  g_test_add_func ("/storage/archive/memory/quotes", test_quotes);
  return storage_test_run ();
}
