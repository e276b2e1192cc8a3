/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"
#include "storage-sandbox.h"

#include "sol-error.h"

static GPtrArray *
list (SolArchive *archive, const char *site, guint limit)
{
  GAsyncResult *listed = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_list_journal_async (archive, site, limit, NULL, wait_cb, &listed);
  WAIT (listed);
  GPtrArray *rows = sol_archive_list_journal_finish (archive, listed_done, &error);
  g_assert_no_error (error);
  return rows;
}

static GPtrArray *
list_open (SolArchive *archive)
{
  GAsyncResult *listed = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_list_open_journal_async (archive, NULL, wait_cb, &listed);
  WAIT (listed);
  GPtrArray *rows = sol_archive_list_open_journal_finish (archive, listed_done, &error);
  g_assert_no_error (error);
  return rows;
}

static SolJournalRow *
make_row (gint64 id, const char *site, SolJournalState state)
{
  SolJournalRow *row = sol_journal_row_new ();
  row->id = id;
  row->time = SOL_DAY;
  row->account = g_strdup ("owner");
  row->site = g_strdup (site);
  row->device = g_strdup ("EV1");
  row->what = g_strdup ("charger.start");
  row->old_value = g_strdup ("off");
  row->new_value = g_strdup ("on");
  row->attempt = g_strdup ("json");
  row->answer = g_strdup ("200");
  row->state = state;
  row->confirmed_at = SOL_DAY + SOL_MINUTE;
  return row;
}

static gint64
open_made (SolArchive *archive, SolJournalRow *row)
{
  GAsyncResult *stored = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_open_journal_row_async (archive, row, NULL, wait_cb, &stored);
  sol_journal_row_unref (row);
  WAIT (stored);
  gint64 id = sol_archive_open_journal_row_finish (archive, stored_done, &error);
  g_assert_no_error (error);
  return id;
}

static gboolean
update (SolArchive *archive, SolJournalRow *row, GError **error)
{
  GAsyncResult *stored = NULL;
  sol_archive_update_journal_row_async (archive, row, NULL, wait_cb, &stored);
  sol_journal_row_unref (row);
  WAIT (stored);
  return sol_archive_update_journal_row_finish (archive, stored_done, error);
}

static void
test_row (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  gint64 id = open_made (archive, make_row (77, "1", SOL_JOURNAL_CONFIRMED));
  g_assert_cmpint (id, ==, 1);

  g_autoptr (GPtrArray) rows = list (archive, NULL, 0);
  g_assert_cmpuint (rows->len, ==, 1);
  const SolJournalRow *row = rows->pdata[0];
  g_assert_cmpint (row->id, ==, 1);
  g_assert_cmpint (row->time, ==, SOL_DAY);
  g_assert_cmpstr (row->account, ==, "owner");
  g_assert_cmpstr (row->site, ==, "1");
  g_assert_cmpstr (row->device, ==, "EV1");
  g_assert_cmpstr (row->what, ==, "charger.start");
  g_assert_cmpstr (row->old_value, ==, "off");
  g_assert_cmpstr (row->new_value, ==, "on");
  g_assert_cmpstr (row->attempt, ==, "json");
  g_assert_cmpstr (row->answer, ==, "200");
  g_assert_cmpint (row->state, ==, SOL_JOURNAL_CONFIRMED);
  g_assert_cmpint (row->confirmed_at, ==, SOL_DAY + SOL_MINUTE);
}

static void
test_update (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (SolArchive) archive = open_archive (path);
  gint64 first = open_row (archive, "first");
  gint64 second = open_row (archive, "second");

  g_assert_true (update (archive, make_row (first, "1", SOL_JOURNAL_UNCERTAIN), &error));
  g_autoptr (GPtrArray) both = list_open (archive);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_true (update (archive, make_row (first, "1", SOL_JOURNAL_RESOLVED_BY_READING), &error));
  g_assert_no_error (error);
  close_archive (archive);

  g_autoptr (SolArchive) again = open_archive (path);
  g_autoptr (GPtrArray) open = list_open (again);
  g_assert_cmpuint (open->len, ==, 1);
  const SolJournalRow *row = open->pdata[0];
  g_assert_cmpint (row->id, ==, second);
  g_assert_cmpint (row->state, ==, SOL_JOURNAL_OPEN);
  g_assert_cmpint (row->confirmed_at, ==, SOL_TIME_UNKNOWN);
  g_assert_null (row->device);
  g_assert_null (row->attempt);

  g_assert_false (update (again, make_row (99, "1", SOL_JOURNAL_CONFIRMED), &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_CONFLICT);
  close_archive (again);
}

static void
test_list (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  for (guint i = 0; i < 6; i++)
    open_made (archive, make_row (0, i % 2 == 0 ? "1" : "2", (SolJournalState) i));

  g_autoptr (GPtrArray) all = list (archive, NULL, 0);
  g_autoptr (GPtrArray) newest = list (archive, NULL, 2);
  g_autoptr (GPtrArray) of_site = list (archive, "2", 2);
  g_autoptr (GPtrArray) open = list_open (archive);
  g_assert_cmpuint (all->len, ==, 6);
  g_assert_cmpuint (newest->len, ==, 2);
  g_assert_cmpint (((SolJournalRow *) newest->pdata[0])->id, ==, 6);
  g_assert_cmpint (((SolJournalRow *) newest->pdata[1])->id, ==, 5);
  g_assert_cmpuint (of_site->len, ==, 2);
  g_assert_cmpint (((SolJournalRow *) of_site->pdata[1])->id, ==, 4);
  g_assert_cmpuint (open->len, ==, 3);
  g_assert_cmpint (((SolJournalRow *) open->pdata[0])->state, ==, SOL_JOURNAL_OPEN);
  g_assert_cmpint (((SolJournalRow *) open->pdata[1])->state, ==, SOL_JOURNAL_SENT);
  g_assert_cmpint (((SolJournalRow *) open->pdata[2])->state, ==, SOL_JOURNAL_UNCERTAIN);
}

/* The list of open rows in SQL and sol_journal_state_is_open() say the same. */
static void
test_open_states (void)
{
  for (SolJournalState state = SOL_JOURNAL_OPEN; state <= SOL_JOURNAL_RESOLVED_BY_READING; state++)
    {
      g_autoptr (SolArchive) archive = open_archive (NULL);
      open_made (archive, make_row (0, "1", state));
      g_autoptr (GPtrArray) open = list_open (archive);
      g_assert_cmpuint (open->len, ==, sol_journal_state_is_open (state) ? 1 : 0);
    }
}

static void
test_unknown_state (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  open_row (archive, "charge");
  exec_sql (path, "UPDATE journal SET state = 'from-the-future'");
  g_autoptr (GPtrArray) rows = list (archive, NULL, 0);
  g_assert_cmpint (((SolJournalRow *) rows->pdata[0])->state, ==, SOL_JOURNAL_UNCERTAIN);
  close_archive (archive);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/journal/row", test_row);
  g_test_add_func ("/storage/archive/journal/update", test_update);
  g_test_add_func ("/storage/archive/journal/list", test_list);
  g_test_add_func ("/storage/archive/journal/open-states", test_open_states);
  g_test_add_func ("/storage/archive/journal/unknown-state", test_unknown_state);
  return storage_test_run ();
}
