/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sessions-mix"

#include "sol-sessions-mix.h"

#define CHUNK (366 * SOL_DAY)

/* One sum on its way. */
typedef struct
{
  SolChargeHistory *history;
  char *id;         /* (nullable) */
  SolTime from, to; /* what is still to be read, then the end */
  SolTime now;
  SolSessionMix mix;
} Sum;

static void
sum_free (gpointer data)
{
  Sum *sum = data;

  sol_charge_history_unref (sum->history);
  g_free (sum->id);
  g_free (sum);
}

static void read_next (GTask *task);

static SolTime
end_of_chunk (const Sum *sum)
{
  return MIN (sum->from + CHUNK, sum->to);
}

static void
add_sessions (Sum *sum, const SolFlowQuarters *quarters)
{
  SolTime to = end_of_chunk (sum);

  for (guint i = 0; i < sum->history->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (sum->history->sessions, i);

      if (sum->id != NULL ? g_strcmp0 (session->id, sum->id) != 0
                          : !sol_session_overlaps (session, sum->from, to, sum->now))
        continue;
      SolSessionMix one = sol_session_mix (session, quarters->quarters, quarters->n, sum->from, to, sum->now);
      sol_session_mix_add (&sum->mix, &one);
    }
}

static void
quarters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolFlowQuarters) quarters
      = sol_sessions_read_quarters_finish (SOL_SESSIONS (source), result, &error);

  if (quarters == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  Sum *sum = g_task_get_task_data (task);
  add_sessions (sum, quarters);
  sum->from = end_of_chunk (sum);
  read_next (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
read_next (GTask *task)
{
  const Sum *sum = g_task_get_task_data (task);

  if (sum->from < sum->to)
    {
      sol_sessions_read_quarters_async (g_task_get_source_object (task), sum->from, end_of_chunk (sum),
                                        g_task_get_cancellable (task), quarters_cb, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* There is nothing to read before the first session, or after the last. */
static void
narrow_down (Sum *sum)
{
  SolTime first = G_MAXINT64;
  SolTime last = G_MININT64;

  for (guint i = 0; i < sum->history->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (sum->history->sessions, i);
      SolTime end = sol_session_end (session, sum->now);

      if (session->started_at == SOL_TIME_UNKNOWN || end == SOL_TIME_UNKNOWN
          || (sum->id != NULL && g_strcmp0 (session->id, sum->id) != 0))
        continue;
      first = MIN (first, session->started_at);
      last = MAX (last, end);
    }
  sum->from = sum->from == SOL_TIME_UNKNOWN ? first : MAX (sum->from, first);
  sum->to = sum->to == SOL_TIME_UNKNOWN ? last : MIN (sum->to, last);
}

void
sol_sessions_read_mix_async (SolSessions *self, const char *id, SolTime from, SolTime to,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));

  const SolChargeHistory *history = sol_sessions_get_history (self);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Sum *sum = g_new0 (Sum, 1);
  sum->history = history != NULL ? sol_charge_history_ref (history) : sol_charge_history_new ();
  sum->id = g_strdup (id);
  sum->from = from;
  sum->to = to;
  sum->now = sol_sessions_get_now (self);
  narrow_down (sum);
  g_task_set_source_tag (task, sol_sessions_read_mix_async);
  g_task_set_task_data (task, sum, sum_free);
  read_next (task);
}

gboolean
sol_sessions_read_mix_finish (SolSessions *self, GAsyncResult *result, SolSessionMix *mix, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *mix = ((const Sum *) g_task_get_task_data (G_TASK (result)))->mix;
  return TRUE;
}
