/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-archive-sessions.h"
#include "storage-fixture.h"
#include "storage-sandbox.h"

#include <math.h>

static void
add (SolChargeHistory *history, const char *id, SolTime started_at, SolTime ended_at, double energy_wh)
{
  SolChargeRecord *session = sol_charge_record_new ();
  session->id = g_strdup (id);
  session->started_at = started_at;
  session->ended_at = ended_at;
  session->energy_wh = energy_wh;
  g_ptr_array_add (history->sessions, session);
}

static void
put (SolArchive *archive, const char *device, SolChargeHistory *history)
{
  GAsyncResult *stored = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_put_sessions_async (archive, "4711", device, history, NULL, wait_cb, &stored);
  WAIT (stored);
  g_assert_true (sol_archive_put_sessions_finish (archive, stored_done, &error));
  g_assert_no_error (error);
}

static SolChargeHistory *
list (SolArchive *archive, const char *device, SolTime from, SolTime to)
{
  GAsyncResult *found = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_list_sessions_async (archive, "4711", device, from, to, NULL, wait_cb, &found);
  WAIT (found);
  SolChargeHistory *history = sol_archive_list_sessions_finish (archive, found_done, &error);
  g_assert_no_error (error);
  return history;
}

static void
test_put (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  g_autoptr (SolChargeHistory) first = sol_charge_history_new ();
  g_autoptr (SolChargeHistory) later = sol_charge_history_new ();

  add (first, "a", 10 * SOL_SECOND, 20 * SOL_SECOND, 4200);
  add (first, "b", 30 * SOL_SECOND, SOL_TIME_UNKNOWN, 100);
  put (archive, "EV1", first);
  /* The second has ended meanwhile; of the first less is known than before. */
  add (later, "b", 30 * SOL_SECOND, 50 * SOL_SECOND, 900);
  add (later, "a", 10 * SOL_SECOND, SOL_TIME_UNKNOWN, NAN);
  put (archive, "EV1", later);

  g_autoptr (SolChargeHistory) all = list (archive, "EV1", SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN);
  g_assert_cmpuint (all->sessions->len, ==, 2);
  const SolChargeRecord *newest = g_ptr_array_index (all->sessions, 0);
  const SolChargeRecord *oldest = g_ptr_array_index (all->sessions, 1);
  g_assert_cmpstr (newest->id, ==, "b");
  g_assert_cmpint (newest->ended_at, ==, 50 * SOL_SECOND);
  g_assert_cmpfloat (newest->energy_wh, ==, 900);
  g_assert_cmpint (newest->active_s, ==, -1);
  g_assert_cmpstr (oldest->id, ==, "a");
  g_assert_cmpint (oldest->ended_at, ==, 20 * SOL_SECOND);
  g_assert_cmpfloat (oldest->energy_wh, ==, 4200);

  g_autoptr (SolChargeHistory) some = list (archive, "EV1", 11 * SOL_SECOND, 31 * SOL_SECOND);
  g_assert_cmpuint (some->sessions->len, ==, 1);
  g_autoptr (SolChargeHistory) none = list (archive, "EV2", SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN);
  g_assert_cmpuint (none->sessions->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/archive-sessions/put", test_put);
  return g_test_run ();
}
