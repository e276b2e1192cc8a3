/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-sandbox.h"

#include <glib/gstdio.h>
#include <stdarg.h>

static char *home;

void
storage_test_init (int *argc, char ***argv)
{
  static const char *const variables[][2] = {
    { "HOME", "home" },
    { "TMPDIR", "tmp" },
    { "XDG_DATA_HOME", "home/data" },
    { "XDG_CONFIG_HOME", "home/config" },
    { "XDG_CACHE_HOME", "home/cache" },
    { "XDG_RUNTIME_DIR", "run" },
  };

  home = g_dir_make_tmp ("sol-storage-XXXXXX", NULL);
  g_assert_nonnull (home);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (home, variables[i][1], NULL);
      g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
      g_setenv (variables[i][0], path, TRUE);
    }
  g_test_init (argc, argv, NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);
  for (const char *name = folder != NULL ? g_dir_read_name (folder) : NULL; name != NULL;
       name = g_dir_read_name (folder))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      remove_all (inner);
    }
  g_remove (path);
}

int
storage_test_run (void)
{
  int status = g_test_run ();
  remove_all (home);
  g_clear_pointer (&home, g_free);
  return status;
}

const char *
storage_test_get_home (void)
{
  return home;
}

void
wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;
  g_assert_null (*slot);
  *slot = g_object_ref (result);
}

GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

void
wait_until_gone (gpointer *pointer)
{
  while (*pointer != NULL)
    g_main_context_iteration (NULL, TRUE);
}

char *
test_path (const char *name)
{
  g_autofree char *folder = g_strdup_printf ("%s/XXXXXX", home);
  g_assert_nonnull (g_mkdtemp (folder));
  return g_build_filename (folder, name, NULL);
}

GSubprocess *
spawn_self (const char *first, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  va_list list;

  g_ptr_array_add (arguments, g_file_read_link ("/proc/self/exe", NULL));
  va_start (list, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, g_strdup (argument));
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  GSubprocess *child
      = g_subprocess_newv ((const char *const *) arguments->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  return child;
}
