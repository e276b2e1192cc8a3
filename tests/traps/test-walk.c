/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-walk"

#include <string.h>

#include "walk.h"

/* A session may ask 200 times an hour; the store of the rig counts by the real clock. */
#define MOST_REQUESTS 120

static GPtrArray *faults;
static guint n_rows, n_cells, n_passed;

typedef struct
{
  SolCallId call;
  gboolean over;
  GError *error;
  gboolean fine;
} Asked;

static Asked
ask (SolCloud *cloud, SolCallId call, const SolCallTarget *target)
{
  Asked asked = { .call = call };
  Waiting waiting = { 0 };
  if (sol_call_acts (call))
    sol_cloud_act_async (cloud, call, target, NULL, rig_done, &waiting);
  else
    sol_cloud_read_async (cloud, call, target, FALSE, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  if (sol_call_acts (call))
    {
      g_autoptr (SolActResult) end = sol_cloud_act_finish (cloud, result, &asked.error);
      asked.fine = end != NULL;
    }
  else
    {
      g_autoptr (SolReading) reading = sol_cloud_read_finish (cloud, result, &asked.error);
      asked.fine = reading != NULL;
    }
  /* one or the other */
  g_assert_true (asked.fine == (asked.error == NULL));
  return asked;
}

static void
check_sentence (const GError *error)
{
  g_assert_true (error->domain == SOL_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 10);
  walk_check_redacted (error->message);
  walk_check_redacted (sol_error_get_cloud_code (error));
}

static void
check_cell (const Rig *rig, const WalkFault *fault, const SolCallTarget *target, const Asked *asked)
{
  WalkEnd end = walk_expect (asked->call, fault, walk_count_attempts (asked->call, target));
  if (end.error < 0)
    g_assert_no_error (asked->error);
  else if (asked->error != NULL || !end.error_or_fine)
    g_assert_error (asked->error, SOL_ERROR, end.error);
  if (asked->error != NULL)
    check_sentence (asked->error);
  if (end.waits)
    g_assert_cmpint (sol_error_get_retry_at (asked->error), ==, RIG_NOW + 90 * SOL_SECOND);
  g_assert_cmpuint (walk_count (rig->server, asked->call, target), ==, end.requests);
}

static guint
walk_cell (Rig *rig, SolCallId call, const WalkFault *fault)
{
  g_auto (WalkTarget) target = { 0 };
  walk_target_init (&target, call);
  walk_serve (rig->server, call, &target.target, fault);
  n_cells++;
  rig_log_start ();
  Asked asked = ask (rig->cloud, call, &target.target);
  g_autofree char *log = rig_log_end ();
  g_test_message ("%s against %s: %s", sol_call_get_name (call), fault->name,
                  asked.error == NULL ? "fine" : sol_error_get_name ((SolError) asked.error->code));
  walk_check_redacted (log);
  check_cell (rig, fault, &target.target, &asked);
  g_clear_error (&asked.error);
  guint requests = cloud_fixture_count (rig->server, NULL);
  cloud_fixture_clear (rig->server);
  n_passed++;
  return requests;
}

static void
walk_row (gconstpointer data)
{
  SolCallId call = (SolCallId) GPOINTER_TO_UINT (data);
  n_rows++;
  for (guint i = 0; i < faults->len;)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      rig_sign_in (&rig);
      /* A session that was refused is not used for the next cell. */
      gboolean used_up = FALSE;
      for (guint requests = 0; i < faults->len && requests < MOST_REQUESTS && !used_up; i++)
        {
          const WalkFault *fault = g_ptr_array_index (faults, i);
          requests += walk_cell (&rig, call, fault);
          used_up = fault->status == 401 || fault->kind == WALK_WALL;
        }
    }
}

/* The line that ./check shows. */
static void
test_sum (void)
{
  g_print ("# walk: %u rows, %u faults, %u cells, %u passed\n", n_rows, faults->len, n_cells, n_passed);
  g_assert_cmpuint (n_passed, ==, n_cells);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  faults = walk_faults_new ();
  for (guint call = 0; call < SOL_N_CALLS; call++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/%s", sol_call_get_name ((SolCallId) call));
      g_test_add_data_func (path, GUINT_TO_POINTER (call), walk_row);
    }
  g_test_add_func ("/faults/sum", test_sum);
  int status = g_test_run ();
  g_ptr_array_unref (faults);
  return status;
}
