/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "child-rig.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "sol-data-folder.h"

GSubprocess *
child_spawn (SolSimulator *simulator, double speed, const char *words)
{
  g_autoptr (GError) error = NULL;
  char factor[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_dtostr (factor, sizeof factor, speed);
  g_autofree char *line = g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %s %s", g_getenv ("SOL_TEST_CHILD"),
                                           sol_simulator_get_origin (simulator),
                                           sol_simulator_get_time (simulator), factor, words);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  GSubprocess *child = g_subprocess_newv (
      (const char *const *) argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  return child;
}

/* Byte by byte: nothing that was read ahead may be lost between two calls. */
char *
child_read_line (GSubprocess *child)
{
  GInputStream *out = g_subprocess_get_stdout_pipe (child);
  g_autoptr (GString) line = g_string_new (NULL);
  char letter;
  while (g_input_stream_read (out, &letter, 1, NULL, NULL) == 1)
    {
      if (letter == '\n')
        return g_string_free (g_steal_pointer (&line), FALSE);
      g_string_append_c (line, letter);
    }
  return NULL;
}

gboolean
child_read_until (GSubprocess *child, const char *word)
{
  for (g_autofree char *line = child_read_line (child); line != NULL;)
    {
      if (g_str_has_prefix (line, "failed "))
        g_test_message ("%s", line);
      if (g_str_equal (line, word))
        return TRUE;
      g_free (line);
      line = child_read_line (child);
    }
  return FALSE;
}

void
child_run (SolSimulator *simulator, double speed, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = child_spawn (simulator, speed, words);
  child_read_until (child, "");
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  g_assert_no_error (error);
}

char *
child_ask (SolSimulator *simulator, const char *method, const char *path, const char *body)
{
  g_autoptr (GError) error = NULL;
  char *answer = sol_simulator_ask (simulator, method, path, body, &error);
  g_assert_no_error (error);
  return answer;
}

guint
child_count (SolSimulator *simulator, const char *method, const char *part)
{
  g_autofree char *text = child_ask (simulator, "GET", "requests", NULL);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *rows = json_object_get_array_member (json_node_get_object (root), "requests");
  guint count = 0;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      if (strstr (json_object_get_string_member (row, "path"), part) != NULL
          && (method == NULL || g_str_equal (json_object_get_string_member (row, "method"), method)))
        count++;
    }
  return count;
}

char *
child_get_archive (SolSimulator *simulator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolDataFolder) folder = sol_data_folder_new (sol_simulator_get_origin (simulator), &error);
  g_assert_no_error (error);
  return sol_data_folder_get_file (folder, SOL_ARCHIVE_FILE);
}
