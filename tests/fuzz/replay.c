/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "replay"

#include "fuzz-target.h"

#include <glib.h>

/* Plays the corpus through a fuzz target, so that every build holds what fuzzing has found. */

static void
test_file (gconstpointer path)
{
  g_autofree char *contents = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const uint8_t *) contents, length);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", SOL_FUZZ_CORPUS, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/replay/%s/%s", SOL_FUZZ_CORPUS, name);
      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_file, g_free);
    }
  return g_test_run ();
}
