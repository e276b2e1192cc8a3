/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-lock.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sol-error.h"
#include "storage-sandbox.h"

/* This program is also the other one: `hold PATH` takes the lock, says so, and keeps it until it is killed;
 * `count PATH FILE` adds one to the number in a file a few times, each time under the lock. */

static SolLock *
acquire (const char *path, SolClock *clock, GError **error)
{
  GAsyncResult *acquired = NULL;
  sol_lock_acquire_async (path, clock, NULL, wait_cb, &acquired);
  g_autoptr (GAsyncResult) done = wait_for (&acquired);
  return sol_lock_acquire_finish (done, error);
}

static void
turn (void)
{
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_free (void)
{
  g_autofree char *path = test_path ("sign-in.lock");
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_autoptr (SolLock) lock = acquire (path, clock, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
  g_assert_cmpint (status.st_size, ==, 0);
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
}

static void
test_held (void)
{
  g_autofree char *path = test_path ("sign-in.lock");
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GError) error = NULL;
  GAsyncResult *second = NULL;

  g_assert_false (sol_lock_is_taken (path));
  SolLock *first = acquire (path, clock, &error);
  g_assert_true (sol_lock_is_taken (path));
  sol_lock_acquire_async (path, clock, NULL, wait_cb, &second);
  for (guint i = 0; i < 50; i++)
    {
      turn ();
      sol_clock_test_advance (clock, SOL_SECOND);
      g_assert_null (second);
    }
  g_assert_finalize_object (first);
  g_assert_false (sol_lock_is_taken (path));
  sol_clock_test_advance (clock, SOL_SECOND);
  g_autoptr (GAsyncResult) done = wait_for (&second);
  g_autoptr (SolLock) lock = sol_lock_acquire_finish (done, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
}

static void
test_cancelled (void)
{
  g_autofree char *path = test_path ("sign-in.lock");
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) at_once = NULL;
  GAsyncResult *waiting = NULL, *never = NULL;

  SolLock *holder = acquire (path, clock, &error);
  sol_lock_acquire_async (path, clock, cancellable, wait_cb, &waiting);
  turn ();
  g_cancellable_cancel (cancellable);
  g_autoptr (GAsyncResult) done = wait_for (&waiting);
  g_assert_null (sol_lock_acquire_finish (done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);

  sol_lock_acquire_async (path, clock, cancellable, wait_cb, &never);
  g_autoptr (GAsyncResult) never_done = wait_for (&never);
  g_assert_null (sol_lock_acquire_finish (never_done, &at_once));
  g_assert_error (at_once, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_finalize_object (holder);

  /* The one who gave up does not hold it. */
  g_autoptr (GError) after_error = NULL;
  g_autoptr (SolLock) after = acquire (path, clock, &after_error);
  g_assert_no_error (after_error);
}

static void
drop_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Nobody takes the answer: the lock is free again. */
static void
test_answer_dropped (void)
{
  g_autofree char *path = test_path ("sign-in.lock");
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GError) error = NULL;
  gboolean called = FALSE;

  sol_lock_acquire_async (path, clock, NULL, drop_result_cb, &called);
  while (!called)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (SolLock) lock = acquire (path, clock, &error);
  g_assert_no_error (error);
}

static void
test_no_folder (void)
{
  g_autofree char *path = test_path ("nowhere/sign-in.lock");
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GError) error = NULL;
  g_assert_null (acquire (path, clock, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
}

/* However the other program ends, its lock ends with it. */
static void
test_dies_with_process (void)
{
  g_autofree char *path = test_path ("sign-in.lock");
  g_autoptr (SolClock) clock = sol_clock_new_system ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *waiting = NULL;

  g_autoptr (GSubprocess) other = spawn_self ("hold", path, NULL);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "held");

  sol_lock_acquire_async (path, clock, NULL, wait_cb, &waiting);
  gint64 end = g_get_monotonic_time () + 300000;
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (waiting);
  g_subprocess_force_exit (other);
  g_autoptr (GAsyncResult) done = wait_for (&waiting);
  g_autoptr (SolLock) lock = sol_lock_acquire_finish (done, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
  g_subprocess_wait (other, NULL, NULL);
}

static void
test_one_at_a_time (void)
{
  g_autofree char *path = test_path ("sign-in.lock");
  g_autofree char *file = g_strconcat (path, ".number", NULL);
  g_autofree char *number = NULL;
  GSubprocess *others[4];

  g_assert_true (g_file_set_contents (file, "0", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = spawn_self ("count", path, file, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_subprocess_wait (others[i], NULL, NULL);
      g_assert_true (g_subprocess_get_successful (others[i]));
      g_object_unref (others[i]);
    }
  g_assert_true (g_file_get_contents (file, &number, NULL, NULL));
  g_assert_cmpstr (number, ==, "20");
}

static int
be_holder (const char *path)
{
  g_autoptr (SolClock) clock = sol_clock_new_system ();
  g_autoptr (SolLock) lock = acquire (path, clock, NULL);
  puts ("held");
  fflush (stdout);
  return pause ();
}

static int
be_counter (const char *path, const char *file)
{
  g_autoptr (SolClock) clock = sol_clock_new_system ();
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SolLock) lock = acquire (path, clock, NULL);
      g_autofree char *text = NULL;
      g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
      g_usleep (5000);
      g_autofree char *more = g_strdup_printf ("%d", (int) g_ascii_strtoll (text, NULL, 10) + 1);
      g_assert_true (g_file_set_contents (file, more, -1, NULL));
    }
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "hold") == 0)
    return be_holder (argv[2]);
  if (argc == 4 && strcmp (argv[1], "count") == 0)
    return be_counter (argv[2], argv[3]);
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/lock/free", test_free);
  g_test_add_func ("/storage/lock/held", test_held);
  g_test_add_func ("/storage/lock/cancelled", test_cancelled);
  g_test_add_func ("/storage/lock/answer-dropped", test_answer_dropped);
  g_test_add_func ("/storage/lock/no-folder", test_no_folder);
  g_test_add_func ("/storage/lock/dies-with-process", test_dies_with_process);
  g_test_add_func ("/storage/lock/one-at-a-time", test_one_at_a_time);
  return storage_test_run ();
}
