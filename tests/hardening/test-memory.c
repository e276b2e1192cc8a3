/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "child-rig.h"
#include "secret-search.h"
#include "storage-sandbox.h"

/* A program that has just been given a password cannot be looked into: not by its arguments and environment,
 * not by a core file when it dies, not by another program of the same person. */

#define NOBODY 65534
#define PATIENCE (60 * G_USEC_PER_SEC)

typedef struct
{
  SolSimulator *simulator;
  GSubprocess *process;
  char *folder; /* where it works, and where a core file would fall */
} Victim;

static void
victim_clear (Victim *victim)
{
  g_clear_object (&victim->process);
  g_clear_object (&victim->simulator);
  g_clear_pointer (&victim->folder, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Victim, victim_clear)

/* Cores are wanted, as far as this machine's own settings go; root becomes somebody who has to obey. */
static void
before_exec (gpointer user_data)
{
  if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    _exit (70);
}

/* Signed in as far as the code that it waits for: password and challenge are in its memory. */
static void
victim_init (Victim *victim)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  victim->simulator = sol_simulator_new ("home", 7, 1, 0);
  g_assert_true (sol_simulator_start (victim->simulator, 0, &error));
  g_autofree char *file = test_path ("core");
  victim->folder = g_path_get_dirname (file);
  g_chmod (victim->folder, 0777);
  /* Somebody else may not be let into the folder of the build. */
  g_autofree char *program = g_build_filename (victim->folder, "solariumctl", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (g_getenv ("SOL_TEST_SOLARIUMCTL"));
  g_autoptr (GFile) to = g_file_new_for_path (program);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
  g_chmod (program, 0755);
  g_subprocess_launcher_set_cwd (launcher, victim->folder);
  g_subprocess_launcher_setenv (launcher, "HOME", victim->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", victim->folder, TRUE);
  g_subprocess_launcher_set_child_setup (launcher, before_exec, NULL, NULL);
  victim->process = g_subprocess_launcher_spawn (launcher, &error, program, "--server",
                                                 sol_simulator_get_origin (victim->simulator), "--account",
                                                 SOL_SIMULATOR_MFA, "--no-keyring", "sign-in", NULL);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (victim->process),
                                            SOL_SIMULATOR_PASSWORD "\n", strlen (SOL_SIMULATOR_PASSWORD) + 1,
                                            NULL, NULL, &error));
  g_output_stream_flush (g_subprocess_get_stdin_pipe (victim->process), NULL, NULL);
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (child_count (victim->simulator, "POST", "generate_mfa_login_otp") == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_assert_nonnull (g_subprocess_get_identifier (victim->process));
      g_usleep (20000);
    }
}

static char *
get_proc (Victim *victim, const char *name)
{
  return g_strdup_printf ("/proc/%s/%s", g_subprocess_get_identifier (victim->process), name);
}

static void
test_looks (void)
{
  static const char *const names[] = { "cmdline", "environ", "comm", "status" };
  g_auto (Victim) victim = { 0 };
  g_autoptr (SecretSearch) search = secret_search_new ();
  victim_init (&victim);
  secret_search_add (search, "password", SOL_SIMULATOR_PASSWORD);
  g_autofree char *code = sol_simulator_dup_code (victim.simulator, SOL_SIMULATOR_MFA);
  secret_search_add (search, "code", code);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = get_proc (&victim, names[i]);
      g_autofree char *content = NULL;
      gsize length = 0;
      /* Another person cannot read it at all; root can. */
      if (!g_file_get_contents (path, &content, &length, NULL))
        continue;
      g_autofree char *found = secret_search_find (search, content, length);
      g_assert_cmpstr (found, ==, NULL);
    }
  g_subprocess_force_exit (victim.process);
  g_subprocess_wait (victim.process, NULL, NULL);
}

/* The kernel gives what belongs to a process that must not be looked into to root. */
static void
test_closed (void)
{
  g_auto (Victim) victim = { 0 };
  struct stat status;
  victim_init (&victim);
  g_autofree char *memory = get_proc (&victim, "mem");
  g_assert_cmpint (stat (memory, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, 0);
  g_autofree char *limits = get_proc (&victim, "limits");
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (limits, &text, NULL, NULL));
  g_assert_true (g_regex_match_simple ("Max core file size +0 +0 ", text, 0, 0));
  g_subprocess_force_exit (victim.process);
  g_subprocess_wait (victim.process, NULL, NULL);
}

static gboolean
has_core (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    if (g_str_has_prefix (name, "core"))
      return TRUE;
  return FALSE;
}

static void
test_core (void)
{
  static const int signals[] = { SIGABRT, SIGQUIT, SIGSYS };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_auto (Victim) victim = { 0 };
      victim_init (&victim);
      g_subprocess_send_signal (victim.process, signals[i]);
      g_subprocess_wait (victim.process, NULL, NULL);
      g_assert_true (g_subprocess_get_if_signaled (victim.process));
      g_assert_cmpint (g_subprocess_get_term_sig (victim.process), ==, signals[i]);
      g_assert_false (WCOREDUMP (g_subprocess_get_status (victim.process)));
      g_assert_false (has_core (victim.folder));
    }
}

/* What the two above look for is there in a program that does not take care. */
static void
test_careless (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE);
  struct stat status;
  g_subprocess_launcher_set_child_setup (launcher, before_exec, NULL, NULL);
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawn (launcher, &error, "cat", NULL);
  g_assert_no_error (error);
  g_autofree char *memory = g_strdup_printf ("/proc/%s/mem", g_subprocess_get_identifier (process));
  g_assert_cmpint (stat (memory, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, !=, 0);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_chmod (storage_test_get_home (), 0711);
  g_test_add_func ("/hardening/memory/careless", test_careless);
  g_test_add_func ("/hardening/memory/looks", test_looks);
  g_test_add_func ("/hardening/memory/closed", test_closed);
  g_test_add_func ("/hardening/memory/core", test_core);
  return storage_test_run ();
}
