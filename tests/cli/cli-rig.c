/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-rig.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sol-cli.h"

void
cli_run_free (CliRun *run)
{
  g_clear_pointer (&run->json, json_node_unref);
  g_free (run->out);
  g_free (run->err);
  g_free (run);
}

static void
take_json (CliRun *run)
{
  if (run->out != NULL && *run->out == '{')
    run->json = json_from_string (run->out, NULL);
}

/* A pipe holds more than any test writes. */
static int
open_input (const char *input)
{
  int ends[2];
  g_assert_cmpint (pipe (ends), ==, 0);
  if (input != NULL)
    g_assert_cmpint (write (ends[1], input, strlen (input)), ==, (gssize) strlen (input));
  close (ends[1]);
  return ends[0];
}

static SolClock *other_clock;

void
cli_set_clock (SolClock *other)
{
  g_set_object (&other_clock, other);
}

CliRun *
cli_run (const char *input, const char *line)
{
  g_auto (GStrv) argv = NULL;
  CliRun *run = g_new0 (CliRun, 1);
  char *out = NULL, *err = NULL;
  gsize out_size = 0, err_size = 0;
  SolCliIo io = { open_input (input), open_memstream (&out, &out_size), open_memstream (&err, &err_size),
                  other_clock };

  g_test_message ("solariumctl %s", line);
  g_assert_true (*line == '\0' || g_shell_parse_argv (line, NULL, &argv, NULL));
  const char *const nothing[] = { NULL };
  run->exit = sol_cli_run (argv != NULL ? (const char *const *) argv : nothing, &io);
  fclose (io.out);
  fclose (io.err);
  close (io.in);
  run->out = g_strdup (out);
  run->err = g_strdup (err);
  free (out);
  free (err);
  g_test_message ("%d\n%s%s", run->exit, run->out, run->err);
  take_json (run);
  return run;
}

CliRun *
cli_run_printf (const char *input, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *line = g_strdup_vprintf (format, args);
  va_end (args);
  return cli_run (input, line);
}

const char *
cli_get_program (void)
{
  const char *program = g_getenv ("SOL_TEST_SOLARIUMCTL");
  g_assert_nonnull (program);
  return program;
}

CliRun *
cli_spawn (const char *input, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strdup_printf ("%s %s", cli_get_program (), line);
  g_auto (GStrv) argv = NULL;
  CliRun *run = g_new0 (CliRun, 1);

  g_assert_true (g_shell_parse_argv (whole, NULL, &argv, &error));
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      (const char *const *) argv,
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
      &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input != NULL ? input : "", NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  run->exit = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  g_test_message ("%s\n%d\n%s%s", line, run->exit, run->out, run->err);
  take_json (run);
  return run;
}

JsonNode *
cli_get (CliRun *run, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);
  JsonNode *node = run->json;

  g_assert_nonnull (node);
  for (guint i = 0; *path != '\0' && steps[i] != NULL && node != NULL; i++)
    {
      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), steps[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node)
               && (guint) atoi (steps[i]) < json_array_get_length (json_node_get_array (node)))
        node = json_array_get_element (json_node_get_array (node), (guint) atoi (steps[i]));
      else
        node = NULL;
    }
  return node;
}

const char *
cli_get_string (CliRun *run, const char *path)
{
  JsonNode *node = cli_get (run, path);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

double
cli_get_number (CliRun *run, const char *path)
{
  JsonNode *node = cli_get (run, path);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : NAN;
}

void
cli_assert_null (CliRun *run, const char *path)
{
  JsonNode *node = cli_get (run, path);
  g_assert_nonnull (node);
  g_assert_true (JSON_NODE_HOLDS_NULL (node));
}

void
cli_assert_error (CliRun *run, int exit, const char *code)
{
  g_assert_cmpint (run->exit, ==, exit);
  g_assert_cmpstr (cli_get_string (run, "error.code"), ==, code);
  cli_assert_members (run, "", "error");
  cli_assert_members (run, "error", "code message retry_after_s");
  g_assert_nonnull (strstr (run->err, cli_get_string (run, "error.message")));
}

void
cli_assert_members (CliRun *run, const char *path, const char *members)
{
  g_auto (GStrv) wanted = g_strsplit (members, " ", -1);
  JsonNode *node = cli_get (run, path);

  g_assert_nonnull (node);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (node));
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains ((const char *const *) wanted, l->data))
      g_error ("%s has a member %s that nobody promised", path, (const char *) l->data);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!json_object_has_member (json_node_get_object (node), wanted[i]))
      g_error ("%s lacks %s", path, wanted[i]);
}

SolSimulator *
cli_simulator (const char *scenario)
{
  g_autoptr (GError) error = NULL;
  SolSimulator *simulator = sol_simulator_new (scenario, 1, 1, 0);
  sol_simulator_start (simulator, 0, &error);
  g_assert_no_error (error);
  return simulator;
}

JsonNode *
cli_ask (SolSimulator *simulator, const char *method, const char *path, const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = sol_simulator_ask (simulator, method, path, body, &error);
  g_assert_no_error (error);
  return json_from_string (answer, NULL);
}

guint
cli_count_requests (SolSimulator *simulator, const char *method, const char *tail)
{
  g_autoptr (JsonNode) node = cli_ask (simulator, "GET", "requests", NULL);
  JsonArray *requests = json_object_get_array_member (json_node_get_object (node), "requests");
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (requests); i++)
    {
      JsonObject *request = json_array_get_object_element (requests, i);
      if ((method == NULL || g_strcmp0 (json_object_get_string_member (request, "method"), method) == 0)
          && g_str_has_suffix (json_object_get_string_member (request, "path"), tail))
        n++;
    }
  return n;
}

char *
cli_get_serial (SolSimulator *simulator)
{
  g_autoptr (CliRun) run = cli_run_printf (SOL_SIMULATOR_PASSWORD "\n",
                                           "--server %s --no-keyring --account %s --json charger list",
                                           sol_simulator_get_origin (simulator), SOL_SIMULATOR_OWNER);
  g_assert_cmpint (run->exit, ==, 0);
  return g_strdup (cli_get_string (run, "chargers.0.serial"));
}
