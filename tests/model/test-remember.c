/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-remember.h"

#include "storage-fixture.h"
#include "storage-sandbox.h"

/* What could not be written down, as on a full disk, is remembered all the same, also when what is remembered
 * is read again. */

#define SCOPE "cloud/owner"
#define KEY "blocked-until"

typedef struct
{
  char *path;
  SolArchive *archive;
  SolRemember *remember;
} Memory;

static void
memory_open (Memory *self)
{
  self->path = test_path ("archive.db");
  self->archive = open_archive (self->path);
  self->remember = sol_remember_new (self->archive);
}

static void
memory_close (Memory *self)
{
  g_object_unref (self->remember);
  close_archive (self->archive);
  g_object_unref (self->archive);
  g_free (self->path);
}

static void
load (Memory *self)
{
  GAsyncResult *loaded = NULL;
  g_autoptr (GError) error = NULL;
  sol_remember_load_async (self->remember, NULL, wait_cb, &loaded);
  WAIT (loaded);
  g_assert_true (sol_remember_load_finish (self->remember, loaded_done, &error));
  g_assert_no_error (error);
}

/* Until what was to be written behind has been answered. */
static void
flush (Memory *self)
{
  GAsyncResult *flushed = NULL;
  sol_remember_flush_async (self->remember, wait_cb, &flushed);
  WAIT (flushed);
}

static void
set (Memory *self, const char *value)
{
  sol_remember_set (self->remember, SCOPE, KEY, value);
  flush (self);
}

static void
fill_disk (Memory *self)
{
  exec_sql (self->path,
            "CREATE TRIGGER full BEFORE INSERT ON memory BEGIN SELECT raise (ABORT, 'full'); END;"
            "CREATE TRIGGER full_too BEFORE DELETE ON memory BEGIN SELECT raise (ABORT, 'full'); END");
}

static void
free_disk (Memory *self)
{
  exec_sql (self->path, "DROP TRIGGER full; DROP TRIGGER full_too");
}

static void
assert_is (Memory *self, const char *value)
{
  g_assert_cmpstr (sol_remember_get (self->remember, SCOPE, KEY), ==, value);
}

static void
expect_failures (guint n)
{
  for (guint i = 0; i < n; i++)
    g_test_expect_message ("sol-remember", G_LOG_LEVEL_WARNING, "Could not write behind*");
}

static gint64
count_kept (Memory *self, const char *value)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM memory WHERE value = '%s'", value);
  return query_number (self->path, sql);
}

static void
test_full (void)
{
  Memory self;
  memory_open (&self);
  set (&self, "first");
  fill_disk (&self);
  expect_failures (4);
  set (&self, "second");
  set (&self, "third");
  load (&self);
  assert_is (&self, "third");
  flush (&self);
  load (&self);
  assert_is (&self, "third");
  flush (&self);
  g_test_assert_expected_messages ();
  g_assert_cmpint (count_kept (&self, "first"), ==, 1);
  /* There is room again. */
  free_disk (&self);
  load (&self);
  flush (&self);
  g_assert_cmpint (count_kept (&self, "third"), ==, 1);
  load (&self);
  assert_is (&self, "third");
  memory_close (&self);
}

static void
test_removed (void)
{
  Memory self;
  memory_open (&self);
  set (&self, "first");
  fill_disk (&self);
  expect_failures (2);
  set (&self, NULL);
  load (&self);
  assert_is (&self, NULL);
  flush (&self);
  g_test_assert_expected_messages ();
  memory_close (&self);
}

/* Another program could write meanwhile: that is later. */
static void
test_other (void)
{
  Memory self;
  memory_open (&self);
  set (&self, "first");
  fill_disk (&self);
  expect_failures (1);
  set (&self, "second");
  free_disk (&self);
  exec_sql (self.path, "UPDATE memory SET value = 'theirs'");
  load (&self);
  assert_is (&self, "theirs");
  flush (&self);
  g_assert_cmpint (count_kept (&self, "theirs"), ==, 1);
  g_test_assert_expected_messages ();
  memory_close (&self);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/model/remember/full", test_full);
  g_test_add_func ("/model/remember/removed", test_removed);
  g_test_add_func ("/model/remember/other", test_other);
  return storage_test_run ();
}
