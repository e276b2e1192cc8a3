/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-data-folder.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sol-error.h"
#include "storage-sandbox.h"

static void
assert_mode (const char *path)
{
  struct stat status;
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_true (S_ISDIR (status.st_mode));
  g_assert_cmphex (status.st_mode & 07777, ==, 0700);
}

static void
test_real (void)
{
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "solarium", NULL);
  g_autofree char *file = g_build_filename (expected, "archive.db", NULL);
  g_autoptr (GError) error = NULL;

  /* Made by an older hand, too open. */
  g_assert_cmpint (g_mkdir_with_parents (expected, 0755), ==, 0);
  g_autoptr (SolDataFolder) folder = sol_data_folder_new (NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sol_data_folder_get_path (folder), ==, expected);
  assert_mode (expected);
  g_autofree char *archive = sol_data_folder_get_file (folder, SOL_ARCHIVE_FILE);
  g_assert_cmpstr (archive, ==, file);
  g_assert_true (g_file_set_contents (archive, "", 0, NULL));
  g_clear_object (&folder);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
}

static void
test_origin (void)
{
  mode_t old = umask (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolDataFolder) real = sol_data_folder_new (NULL, &error);
  g_autoptr (SolDataFolder) one = sol_data_folder_new ("http://127.0.0.1:8080", &error);
  g_autoptr (SolDataFolder) same = sol_data_folder_new ("http://127.0.0.1:8080", &error);
  g_autoptr (SolDataFolder) other = sol_data_folder_new ("http://127.0.0.1:8081", &error);
  umask (old);
  g_assert_no_error (error);

  g_autofree char *parent = g_path_get_dirname (sol_data_folder_get_path (one));
  g_assert_cmpstr (parent, ==, sol_data_folder_get_path (real));
  g_assert_cmpstr (sol_data_folder_get_path (one), ==, sol_data_folder_get_path (same));
  g_assert_cmpstr (sol_data_folder_get_path (one), !=, sol_data_folder_get_path (other));
  assert_mode (sol_data_folder_get_path (one));
}

static void
test_temporary (void)
{
  g_autofree char *outside = test_path ("outside");
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (g_mkdir (outside, 0700), ==, 0);
  g_autofree char *kept = g_build_filename (outside, "kept", NULL);
  g_assert_true (g_file_set_contents (kept, "", 0, NULL));

  g_autoptr (SolDataFolder) folder = sol_data_folder_new_temporary (&error);
  g_autoptr (SolDataFolder) other = sol_data_folder_new_temporary (&error);
  g_assert_no_error (error);
  g_autofree char *path = g_strdup (sol_data_folder_get_path (folder));
  g_assert_cmpstr (path, !=, sol_data_folder_get_path (other));
  assert_mode (path);

  g_autofree char *inner = sol_data_folder_get_file (folder, "inner");
  g_autofree char *file = sol_data_folder_get_file (folder, "inner/file");
  g_autofree char *link = sol_data_folder_get_file (folder, "link");
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_clear_object (&folder);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

static void
test_impossible (void)
{
  g_autofree char *root = g_build_filename (g_get_user_data_dir (), "solarium", NULL);
  g_autofree char *away = g_build_filename (g_get_user_data_dir (), "away", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_cmpint (g_rename (root, away), ==, 0);
  g_assert_true (g_file_set_contents (root, "a file stands here", -1, NULL));
  g_assert_null (sol_data_folder_new (NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_null (sol_data_folder_new ("http://127.0.0.1:1", &second));
  g_assert_error (second, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/data-folder/1-real", test_real);
  g_test_add_func ("/storage/data-folder/2-origin", test_origin);
  g_test_add_func ("/storage/data-folder/3-temporary", test_temporary);
  g_test_add_func ("/storage/data-folder/4-impossible", test_impossible);
  return storage_test_run ();
}
