/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "child-rig.h"
#include "sol-keyring.h"
#include "storage-sandbox.h"

/* Twenty programs at once on a session that has ended make one sign-in, or one renewal, or one attempt. They
 * share the folder and the keyring; needs a Secret Service that is unlocked. */

#define CROWD 20

typedef struct
{
  guint good;
  guint signed_out;
} Outcome;

/* All are there, with the old session in hand, before the first one asks. */
static Outcome
send_crowd (SolSimulator *simulator)
{
  g_autoptr (GPtrArray) crowd = g_ptr_array_new_with_free_func (g_object_unref);
  Outcome outcome = { 0 };

  for (guint i = 0; i < CROWD; i++)
    g_ptr_array_add (crowd, child_spawn (simulator, 0, "go read close"));
  for (guint i = 0; i < CROWD; i++)
    g_assert_true (child_read_until (g_ptr_array_index (crowd, i), "ready"));
  for (guint i = 0; i < CROWD; i++)
    {
      GOutputStream *in = g_subprocess_get_stdin_pipe (g_ptr_array_index (crowd, i));
      g_assert_true (g_output_stream_write_all (in, "\n", 1, NULL, NULL, NULL));
      g_assert_true (g_output_stream_flush (in, NULL, NULL));
    }
  for (guint i = 0; i < CROWD; i++)
    {
      GSubprocess *child = g_ptr_array_index (crowd, i);
      g_autofree char *last = NULL;
      for (char *line = child_read_line (child); line != NULL; line = child_read_line (child))
        {
          g_free (last);
          last = line;
        }
      g_subprocess_wait (child, NULL, NULL);
      if (g_strcmp0 (last, "closed") == 0)
        outcome.good++;
      else if (last != NULL && strstr (last, "signed out") != NULL)
        outcome.signed_out++;
      else
        g_test_message ("%s", last == NULL ? "nothing" : last);
    }
  return outcome;
}

static SolSimulator *
begin (const char *expired, gboolean with_password)
{
  g_autoptr (GError) error = NULL;
  SolSimulator *simulator = sol_simulator_new ("home", 7, 1, 0);
  g_assert_true (sol_simulator_start (simulator, 0, &error));
  child_run (simulator, 0, "sign-in read close");
  if (with_password)
    {
      g_autoptr (SolClock) clock = sol_clock_new_system ();
      g_autoptr (SolKeyring) keyring = sol_keyring_new (sol_simulator_get_origin (simulator), clock);
      GAsyncResult *stored = NULL;
      sol_keyring_store_async (keyring, SOL_SIMULATOR_OWNER, SOL_KEYRING_PASSWORD, SOL_SIMULATOR_PASSWORD,
                               NULL, wait_cb, &stored);
      WAIT (stored);
      g_assert_true (sol_keyring_store_finish (keyring, stored_done, &error));
    }
  g_autofree char *body = g_strdup_printf ("{\"what\":\"%s\"}", expired);
  g_autofree char *over = child_ask (simulator, "POST", "expire", body);
  g_autofree char *cleared = child_ask (simulator, "DELETE", "requests", NULL);
  return simulator;
}

static void
assert_sent (SolSimulator *simulator, guint logins, guint renewals)
{
  g_assert_cmpuint (child_count (simulator, "POST", "/login/"), ==, logins);
  g_assert_cmpuint (child_count (simulator, "POST", "/tokens"), ==, logins);
  g_assert_cmpuint (child_count (simulator, "GET", "jwt_token"), ==, renewals);
  g_assert_cmpuint (child_count (simulator, "GET", "session/token"), ==, 0);
}

static void
test_tokens (void)
{
  g_autoptr (SolSimulator) simulator = begin ("tokens", FALSE);
  Outcome outcome = send_crowd (simulator);
  g_assert_cmpuint (outcome.good, ==, CROWD);
  assert_sent (simulator, 0, 1);
}

static void
test_password (void)
{
  g_autoptr (SolSimulator) simulator = begin ("sessions", TRUE);
  Outcome outcome = send_crowd (simulator);
  g_assert_cmpuint (outcome.good, ==, CROWD);
  assert_sent (simulator, 1, 1);
}

/* Nothing to renew with: one of them finds out, the others take its word. */
static void
test_nothing (void)
{
  g_autoptr (SolSimulator) simulator = begin ("sessions", FALSE);
  Outcome outcome = send_crowd (simulator);
  g_assert_cmpuint (outcome.signed_out, ==, CROWD);
  assert_sent (simulator, 0, 1);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/hardening/crowd/tokens", test_tokens);
  g_test_add_func ("/hardening/crowd/password", test_password);
  g_test_add_func ("/hardening/crowd/nothing", test_nothing);
  return storage_test_run ();
}
