/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"
#include "storage-sandbox.h"

#include "sol-error.h"

/* Every call of the archive goes through the same four tests: it works, it fails as it says, it is cancelled,
 * and its owner is dropped while it runs. A call that is added gets a row here. */

typedef struct
{
  const char *name;
  void (*start) (SolArchive *archive, GCancellable *cancellable, GAsyncResult **slot);
  void (*finish) (SolArchive *archive, GAsyncResult *result, GError **error);
} Row;

static SolKnown *
make_known (void)
{
  SolKnown *known = sol_known_new ();
  known->family = g_strdup ("status");
  return known;
}

static SolJournalRow *
make_row (void)
{
  SolJournalRow *row = sol_journal_row_new ();
  row->id = 1;
  row->what = g_strdup ("charge");
  return row;
}

#define DROP_POINTER(type, drop)                                                                             \
  static void drop_##type (gpointer value)                                                                   \
  {                                                                                                          \
    if (value != NULL)                                                                                       \
      drop (value);                                                                                          \
  }

DROP_POINTER (array, g_ptr_array_unref)
DROP_POINTER (known, sol_known_unref)

#define CALL(name, start, finish)                                                                            \
  static void start_##name (SolArchive *archive, GCancellable *cancellable, GAsyncResult **slot)             \
  {                                                                                                          \
    start;                                                                                                   \
  }                                                                                                          \
  static void finish_##name (SolArchive *archive, GAsyncResult *result, GError **error)                      \
  {                                                                                                          \
    finish;                                                                                                  \
  }

#define END cancellable, wait_cb, slot
#define EMPTY_ARRAY g_autoptr (GPtrArray) values = g_ptr_array_new ()

CALL (put_known, g_autoptr (SolKnown) known = make_known ();
      sol_archive_put_known_async (archive, known, END),
      sol_archive_put_known_finish (archive, result, error))
CALL (get_known, sol_archive_get_known_async (archive, NULL, NULL, "status", END),
      drop_known (sol_archive_get_known_finish (archive, result, error)))
CALL (list_known, sol_archive_list_known_async (archive, NULL, END),
      drop_array (sol_archive_list_known_finish (archive, result, error)))
CALL (forget_known, sol_archive_forget_known_async (archive, "4711", END),
      sol_archive_forget_known_finish (archive, result, error))
CALL (list_memory, sol_archive_list_memory_async (archive, NULL, END),
      drop_array (sol_archive_list_memory_finish (archive, result, error)))
CALL (get_memory, sol_archive_get_memory_async (archive, "site", "star", END),
      g_free (sol_archive_get_memory_finish (archive, result, error)))
CALL (set_memory, sol_archive_set_memory_async (archive, "site", "star", "yes", END),
      sol_archive_set_memory_finish (archive, result, error))
CALL (remove_memory, sol_archive_remove_memory_async (archive, "site", NULL, END),
      sol_archive_remove_memory_finish (archive, result, error))
CALL (open_row, g_autoptr (SolJournalRow) row = make_row ();
      sol_archive_open_journal_row_async (archive, row, END),
      sol_archive_open_journal_row_finish (archive, result, error))
CALL (update_row, g_autoptr (SolJournalRow) row = make_row ();
      sol_archive_update_journal_row_async (archive, row, END),
      sol_archive_update_journal_row_finish (archive, result, error))
CALL (list_journal, sol_archive_list_journal_async (archive, NULL, 10, END),
      drop_array (sol_archive_list_journal_finish (archive, result, error)))
CALL (list_open_journal, sol_archive_list_open_journal_async (archive, END),
      drop_array (sol_archive_list_open_journal_finish (archive, result, error)))
CALL (put_readings, EMPTY_ARRAY; sol_archive_put_readings_async (archive, values, END),
                                 sol_archive_put_readings_finish (archive, result, error))
CALL (list_readings, sol_archive_list_readings_async (archive, "4711", 0, SOL_DAY, END),
      drop_array (sol_archive_list_readings_finish (archive, result, error)))
CALL (put_quarters, EMPTY_ARRAY; sol_archive_put_quarters_async (archive, values, END),
                                 sol_archive_put_quarters_finish (archive, result, error))
CALL (list_quarters, sol_archive_list_quarters_async (archive, "4711", 0, SOL_DAY, END),
      drop_array (sol_archive_list_quarters_finish (archive, result, error)))
CALL (put_days, EMPTY_ARRAY;
      sol_archive_put_days_async (archive, values, END), sol_archive_put_days_finish (archive, result, error))
CALL (list_days, sol_archive_list_days_async (archive, "4711", NULL, NULL, END),
      drop_array (sol_archive_list_days_finish (archive, result, error)))
CALL (put_panel_days, EMPTY_ARRAY; sol_archive_put_panel_days_async (archive, values, END),
                                   sol_archive_put_panel_days_finish (archive, result, error))
CALL (list_panel_days, sol_archive_list_panel_days_async (archive, "4711", NULL, NULL, NULL, END),
      drop_array (sol_archive_list_panel_days_finish (archive, result, error)))
CALL (spend, sol_archive_spend_async (archive, "owner", SOL_DAY, 10, END),
      sol_archive_spend_finish (archive, result, error))
CALL (count_requests, sol_archive_count_requests_async (archive, "owner", SOL_DAY, END),
      sol_archive_count_requests_finish (archive, result, error))
CALL (size, sol_archive_size_async (archive, END), sol_archive_size_finish (archive, result, error))
CALL (erase, sol_archive_erase_async (archive, END), sol_archive_erase_finish (archive, result, error))

#define ROW(name)                                                                                            \
  {                                                                                                          \
#name, start_##name, finish_##name                                                                       \
  }

static const Row rows[] = {
  ROW (put_known),    ROW (get_known),      ROW (list_known),     ROW (forget_known),
  ROW (list_memory),  ROW (get_memory),     ROW (set_memory),     ROW (remove_memory),
  ROW (open_row),     ROW (update_row),     ROW (list_journal),   ROW (list_open_journal),
  ROW (put_readings), ROW (list_readings),  ROW (put_quarters),   ROW (list_quarters),
  ROW (put_days),     ROW (list_days),      ROW (put_panel_days), ROW (list_panel_days),
  ROW (spend),        ROW (count_requests), ROW (size),           ROW (erase),
};

static void
test_works (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GAsyncResult *slot = NULL;
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", rows[i].name);
      rows[i].start (archive, NULL, &slot);
      /* Never before the main loop has turned. */
      g_assert_null (slot);
      WAIT (slot);
      rows[i].finish (archive, slot_done, &error);
      g_assert_no_error (error);
    }
  close_archive (archive);
}

static void
test_closed (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  close_archive (archive);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GAsyncResult *slot = NULL;
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", rows[i].name);
      rows[i].start (archive, NULL, &slot);
      WAIT (slot);
      rows[i].finish (archive, slot_done, &error);
      g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
    }
}

/* The table is gone under the call: SQLite's failure becomes one that a caller can use. */
static void
test_fails (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  exec_sql (path, "DROP TABLE last_known; DROP TABLE memory; DROP TABLE journal; DROP TABLE readings;"
                  "DROP TABLE quarters; DROP TABLE days; DROP TABLE panel_days; DROP TABLE requests");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GAsyncResult *slot = NULL;
      g_autoptr (GError) error = NULL;
      if (g_str_equal (rows[i].name, "size"))
        continue;
      g_test_message ("%s", rows[i].name);
      rows[i].start (archive, NULL, &slot);
      WAIT (slot);
      rows[i].finish (archive, slot_done, &error);
      g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
    }
  close_archive (archive);
}

static void
test_cancelled (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GAsyncResult *before = NULL, *after = NULL;
      g_autoptr (GError) before_error = NULL;
      g_autoptr (GError) after_error = NULL;
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();
      g_autoptr (GCancellable) later = g_cancellable_new ();

      g_test_message ("%s", rows[i].name);
      g_cancellable_cancel (cancelled);
      rows[i].start (archive, cancelled, &before);
      rows[i].start (archive, later, &after);
      g_cancellable_cancel (later);
      WAIT (before);
      rows[i].finish (archive, before_done, &before_error);
      g_assert_error (before_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      WAIT (after);
      rows[i].finish (archive, after_done, &after_error);
      g_assert_error (after_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  close_archive (archive);
}

/* The archive lives until the answer, and goes with it; nobody needs to take the answer. */
static void
test_owner_dropped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = test_path ("archive.db");
      SolArchive *archive = open_archive (path);
      gpointer alive = archive;
      GAsyncResult *slot = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].name);
      g_object_add_weak_pointer (G_OBJECT (archive), &alive);
      rows[i].start (archive, NULL, &slot);
      g_object_unref (archive);
      g_assert_nonnull (alive);
      GAsyncResult *result = wait_for (&slot);
      rows[i].finish (archive, result, &error);
      if (!g_str_equal (rows[i].name, "update_row"))
        g_assert_no_error (error);
      g_object_unref (result);
      wait_until_gone (&alive);
    }
}

static void
test_order (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  GAsyncResult *set[50] = { NULL };
  for (guint i = 0; i < G_N_ELEMENTS (set); i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);
      GAsyncResult *got = NULL;
      sol_archive_set_memory_async (archive, "site", "n", value, NULL, wait_cb, &set[i]);
      sol_archive_get_memory_async (archive, "site", "n", NULL, wait_cb, &got);
      WAIT (got);
      g_autofree char *read = sol_archive_get_memory_finish (archive, got_done, NULL);
      g_assert_cmpstr (read, ==, value);
      g_assert_nonnull (set[i]);
      g_object_unref (set[i]);
    }
}

/* The answer comes on the context of whoever asked. */
static gpointer
other_thread (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GAsyncResult *slot = NULL;
  g_main_context_push_thread_default (context);
  sol_archive_size_async (data, NULL, wait_cb, &slot);
  while (slot == NULL)
    g_main_context_iteration (context, TRUE);
  g_assert_cmpuint (sol_archive_size_finish (data, slot, NULL), >, 0);
  g_object_unref (slot);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
test_context (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  g_thread_join (g_thread_new ("test", other_thread, archive));
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/worker/works", test_works);
  g_test_add_func ("/storage/archive/worker/closed", test_closed);
  g_test_add_func ("/storage/archive/worker/fails", test_fails);
  g_test_add_func ("/storage/archive/worker/cancelled", test_cancelled);
  g_test_add_func ("/storage/archive/worker/owner-dropped", test_owner_dropped);
  g_test_add_func ("/storage/archive/worker/order", test_order);
  g_test_add_func ("/storage/archive/worker/context", test_context);
  return storage_test_run ();
}
