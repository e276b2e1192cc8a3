/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"
#include "storage-sandbox.h"

#include <stdio.h>
#include <string.h>

#include "sol-error.h"

/* This program is also the other one: `spend PATH N LIMIT` tries N times at the same time as its likes, and
 * tells how many were granted. */

static guint
spend (SolArchive *archive, const char *account, SolTime now, guint limit, SolTime *retry_at)
{
  GAsyncResult *spent = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_spend_async (archive, account, now, limit, NULL, wait_cb, &spent);
  WAIT (spent);
  guint count = sol_archive_spend_finish (archive, spent_done, &error);
  if (count > 0)
    {
      g_assert_no_error (error);
      return count;
    }
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUDGET_SPENT);
  if (retry_at != NULL)
    *retry_at = sol_error_get_retry_at (error);
  return 0;
}

static int
count (SolArchive *archive, const char *account, SolTime now)
{
  GAsyncResult *counted = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_count_requests_async (archive, account, now, NULL, wait_cb, &counted);
  WAIT (counted);
  int n = sol_archive_count_requests_finish (archive, counted_done, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_hour (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  SolTime retry_at = SOL_TIME_UNKNOWN;
  g_assert_cmpint (count (archive, "a", SOL_DAY), ==, 0);
  g_assert_cmpuint (spend (archive, "a", SOL_DAY, 3, NULL), ==, 1);
  g_assert_cmpuint (spend (archive, "a", SOL_DAY + SOL_MINUTE, 3, NULL), ==, 2);
  g_assert_cmpuint (spend (archive, "a", SOL_DAY + 2 * SOL_MINUTE, 3, NULL), ==, 3);

  g_assert_cmpuint (spend (archive, "a", SOL_DAY + 3 * SOL_MINUTE, 3, &retry_at), ==, 0);
  g_assert_cmpint (retry_at, ==, SOL_DAY + SOL_HOUR);
  g_assert_cmpint (count (archive, "a", SOL_DAY + 3 * SOL_MINUTE), ==, 3);
  /* The background has less: two must fall out before one of it fits in. */
  g_assert_cmpuint (spend (archive, "a", SOL_DAY + 3 * SOL_MINUTE, 2, &retry_at), ==, 0);
  g_assert_cmpint (retry_at, ==, SOL_DAY + SOL_MINUTE + SOL_HOUR);
  /* An act of a person has more. */
  g_assert_cmpuint (spend (archive, "a", SOL_DAY + 3 * SOL_MINUTE, 4, NULL), ==, 4);

  g_assert_cmpuint (spend (archive, "a", SOL_DAY + SOL_HOUR - 1, 4, NULL), ==, 0);
  g_assert_cmpuint (spend (archive, "a", SOL_DAY + SOL_HOUR, 4, NULL), ==, 4);
  g_assert_cmpint (count (archive, "a", SOL_DAY + 3 * SOL_HOUR), ==, 0);
}

static void
test_nothing_allowed (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  SolTime retry_at = 0;
  g_assert_cmpuint (spend (archive, "a", SOL_DAY, 0, &retry_at), ==, 0);
  g_assert_cmpint (retry_at, ==, SOL_TIME_UNKNOWN);
  g_assert_cmpint (count (archive, "a", SOL_DAY), ==, 0);
}

static void
test_accounts (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  g_assert_cmpuint (spend (archive, "a@example.org", SOL_DAY, 1, NULL), ==, 1);
  g_assert_cmpuint (spend (archive, "b@example.org", SOL_DAY, 1, NULL), ==, 1);
  g_assert_cmpuint (spend (archive, "a@example.org", SOL_DAY, 1, NULL), ==, 0);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM requests WHERE account LIKE '%example%'"), ==,
                   0);
  /* Old rows go, whosever they are. */
  g_assert_cmpuint (spend (archive, "b@example.org", SOL_DAY + 2 * SOL_HOUR, 1, NULL), ==, 1);
  g_assert_cmpint (query_number (path, "SELECT count (*) FROM requests"), ==, 1);
  close_archive (archive);
}

/* A clock that was a day ahead and is put right must not stop everything for a day. */
static void
test_clock_put_back (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  g_assert_cmpuint (spend (archive, "a", 2 * SOL_DAY, 1, NULL), ==, 1);
  g_assert_cmpint (count (archive, "a", SOL_DAY), ==, 0);
  g_assert_cmpuint (spend (archive, "a", SOL_DAY, 1, NULL), ==, 1);
  /* Seconds of difference are no reason to forget. */
  g_assert_cmpuint (spend (archive, "a", SOL_DAY - 5 * SOL_SECOND, 1, NULL), ==, 0);
}

static void
test_two_programs (void)
{
  g_autofree char *path = test_path ("archive.db");
  GSubprocess *programs[4];
  guint64 granted = 0;

  g_autoptr (SolArchive) archive = open_archive (path);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    programs[i] = spawn_self ("spend", path, "60", "100", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *told = NULL;
      g_autoptr (GError) error = NULL;
      g_subprocess_communicate_utf8 (programs[i], NULL, NULL, &told, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_successful (programs[i]));
      granted += g_ascii_strtoull (told, NULL, 10);
      g_object_unref (programs[i]);
    }
  g_assert_cmpuint (granted, ==, 100);
  g_assert_cmpint (count (archive, "a", SOL_DAY), ==, 100);
  close_archive (archive);
}

static int
be_other_program (char **argv)
{
  g_autoptr (SolArchive) archive = open_archive (argv[2]);
  guint64 tries = g_ascii_strtoull (argv[3], NULL, 10), limit = g_ascii_strtoull (argv[4], NULL, 10);
  guint granted = 0;
  for (guint64 i = 0; i < tries; i++)
    granted += spend (archive, "a", SOL_DAY, (guint) limit, NULL) > 0 ? 1 : 0;
  close_archive (archive);
  printf ("%u\n", granted);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 5 && strcmp (argv[1], "spend") == 0)
    return be_other_program (argv);
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/requests/hour", test_hour);
  g_test_add_func ("/storage/archive/requests/nothing-allowed", test_nothing_allowed);
  g_test_add_func ("/storage/archive/requests/accounts", test_accounts);
  g_test_add_func ("/storage/archive/requests/clock-put-back", test_clock_put_back);
  g_test_add_func ("/storage/archive/requests/two-programs", test_two_programs);
  return storage_test_run ();
}
