/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-sessions"

#include "sol-archive-sessions.h"

#include <math.h>

#include "sol-archive-worker.h"

#define COLUMNS                                                                                              \
  "site, device, id, started_at, ended_at, energy_wh, active_s, range_added, cost, cost_per_kwh, cost_state"
#define KEEP(column) #column " = coalesce (excluded." #column ", " #column ")"

typedef struct
{
  char *site;
  char *device;
  SolChargeHistory *history; /* what is put */
  SolTime from, to;          /* what is listed */
} Args;

static void
args_free (gpointer data)
{
  Args *args = data;
  g_free (args->site);
  g_free (args->device);
  g_clear_pointer (&args->history, sol_charge_history_unref);
  g_free (args);
}

static Args *
args_new (const char *site, const char *device)
{
  Args *args = g_new0 (Args, 1);
  args->site = g_strdup (site);
  args->device = g_strdup (device);
  return args;
}

static gboolean
put_session (SolArchiveDb *db, const Args *args, const SolChargeRecord *session, GError **error)
{
  SolStatement *put = sol_archive_db_prepare (
      db,
      "INSERT INTO sessions (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (site, device, id) DO UPDATE SET " KEEP (started_at) "," KEEP (ended_at) "," KEEP (energy_wh) "," KEEP (
          active_s) "," KEEP (range_added) "," KEEP (cost) "," KEEP (cost_per_kwh) "," KEEP (cost_state),
      error);
  if (put == NULL)
    return FALSE;
  sol_statement_bind_text (put, 1, args->site);
  sol_statement_bind_text (put, 2, args->device);
  sol_statement_bind_text (put, 3, session->id);
  sol_statement_bind_time (put, 4, session->started_at);
  sol_statement_bind_time (put, 5, session->ended_at);
  sol_statement_bind_real (put, 6, session->energy_wh);
  sol_statement_bind_real (put, 7, session->active_s < 0 ? NAN : session->active_s);
  sol_statement_bind_real (put, 8, session->miles);
  sol_statement_bind_real (put, 9, session->cost);
  sol_statement_bind_real (put, 10, session->cost_per_kwh);
  sol_statement_bind_text (put, 11, session->cost_state);
  return sol_archive_db_run (db, put, error);
}

static gboolean
put_sessions (SolArchiveDb *db, gpointer data, GError **error)
{
  const Args *args = data;
  for (guint i = 0; i < args->history->sessions->len; i++)
    if (!put_session (db, args, g_ptr_array_index (args->history->sessions, i), error))
      return FALSE;
  return TRUE;
}

static gpointer
run_put (SolArchiveDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (sol_archive_db_transact (db, SOL_ARCHIVE_ORDINARY, put_sessions, args, error));
}

static SolChargeRecord *
read_session (SolStatement *row)
{
  SolChargeRecord *session = sol_charge_record_new ();
  session->id = sol_statement_get_text (row, 2);
  session->started_at = sol_statement_get_time (row, 3);
  session->ended_at = sol_statement_get_time (row, 4);
  session->energy_wh = sol_statement_get_real (row, 5);
  double active_s = sol_statement_get_real (row, 6);
  session->active_s = isnan (active_s) ? -1 : (int) active_s;
  session->miles = sol_statement_get_real (row, 7);
  session->cost = sol_statement_get_real (row, 8);
  session->cost_per_kwh = sol_statement_get_real (row, 9);
  session->cost_state = sol_statement_get_text (row, 10);
  session->running = sol_truth (session->ended_at == SOL_TIME_UNKNOWN);
  return session;
}

static gpointer
run_list (SolArchiveDb *db, gpointer data, GError **error)
{
  const Args *args = data;
  g_autoptr (SolStatement) list = sol_archive_db_prepare (
      db,
      "SELECT " COLUMNS " FROM sessions WHERE site = ?1 AND device = ?2 "
      "AND (?3 IS NULL OR started_at >= ?3) AND (?4 IS NULL OR started_at < ?4) ORDER BY started_at DESC",
      error);
  if (list == NULL)
    return NULL;
  sol_statement_bind_text (list, 1, args->site);
  sol_statement_bind_text (list, 2, args->device);
  sol_statement_bind_time (list, 3, args->from);
  sol_statement_bind_time (list, 4, args->to);

  g_autoptr (SolChargeHistory) found = sol_charge_history_new ();
  int next;
  while ((next = sol_archive_db_next (db, list, error)) > 0)
    g_ptr_array_add (found->sessions, read_session (list));
  found->has_more = SOL_NO;
  return next == 0 ? g_steal_pointer (&found) : NULL;
}

static const SolArchiveCall put_call = { "sol-archive-put-sessions", run_put, args_free, NULL };
static const SolArchiveCall list_call
    = { "sol-archive-list-sessions", run_list, args_free, (GDestroyNotify) sol_charge_history_unref };

void
sol_archive_put_sessions_async (SolArchive *self, const char *site, const char *device,
                                const SolChargeHistory *history, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (site != NULL && device != NULL && history != NULL);
  Args *args = args_new (site, device);
  args->history = sol_charge_history_ref (history);
  sol_archive_call (self, &put_call, args, cancellable, callback, user_data);
}

gboolean
sol_archive_put_sessions_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (sol_archive_call_finish (self, &put_call, result, error));
}

void
sol_archive_list_sessions_async (SolArchive *self, const char *site, const char *device, SolTime from,
                                 SolTime to, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (site != NULL && device != NULL);
  Args *args = args_new (site, device);
  args->from = from;
  args->to = to;
  sol_archive_call (self, &list_call, args, cancellable, callback, user_data);
}

SolChargeHistory *
sol_archive_list_sessions_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &list_call, result, error);
}
