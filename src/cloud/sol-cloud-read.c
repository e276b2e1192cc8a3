/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-read"

#include <string.h>

#include "sol-cloud-decode.h"
#include "sol-cloud-private.h"
#include "sol-pages.h"

/* Task data of sol_cloud_read_async(). */
typedef struct
{
  SolFlight *flight; /* (owned) */
  SolCallId call;
  const SolCallRow *row;
  SolCallTarget *target; /* (owned) */
  guint budget;
  guint order[SOL_MOST_ATTEMPTS];
  guint n_order;
  guint at;      /* in @order */
  guint refused; /* generation of the session that was refused and renewed, else 0: once */
  guint offset;
  GPtrArray *pages; /* (owned) of GBytes */
  SolTime asked_at;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  g_clear_pointer (&reading->flight, sol_flight_end);
  g_clear_pointer (&reading->pages, g_ptr_array_unref);
  sol_call_target_free (reading->target);
  g_free (reading);
}

static void
read_fail (GTask *task, GError *error)
{
  SolCloud *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  GError *cause = sol_flight_explain (reading->flight, error);
  sol_cloud_note_error (self, reading->call, cause);
  g_task_return_error (task, cause);
}

static void read_step (GTask *task);

/* --- decoding ------------------------------------------------------------------------------------------ */

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) value = sol_pages_decode_finish (result, &error);
  self->decoding--;
  if (value == NULL)
    {
      read_fail (task, g_steal_pointer (&error));
      return;
    }
  sol_cloud_note_error (self, reading->call, NULL);
  g_task_return_pointer (task, g_steal_pointer (&value), (GDestroyNotify) sol_reading_unref);
}

static void
read_take_body (GTask *task, const SolAnswer *answer)
{
  SolCloud *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  /* Nothing to parse in these two (trap 22). */
  gboolean empty = answer->status == 204 || answer->status == 205;
  GBytes *body = empty ? g_bytes_new_static ("{}", 2) : g_bytes_ref (answer->body);
  g_ptr_array_add (reading->pages, body);
  if (reading->row->flags & SOL_ROW_KEPT)
    sol_cloud_keep (self, reading->call, reading->target, body);
  if (reading->row->paging != NULL
      && sol_pages_want (reading->row->paging, body, reading->pages->len, &reading->offset))
    {
      reading->refused = 0;
      read_step (task);
      return;
    }
  self->decoding++;
  sol_pages_decode_async (reading->call, g_steal_pointer (&reading->pages), reading->asked_at,
                          reading->flight->cancellable, decoded_cb, g_object_ref (task));
}

/* --- answers ------------------------------------------------------------------------------------------- */

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  /* With new tokens, these are worth a try again. */
  if (reading->row->flags & SOL_ROW_TOKENS_OPTIONAL)
    reading->at = 0;
  if (sol_cloud_renew_finish (SOL_CLOUD (source), result, &error))
    read_step (task);
  else
    read_fail (task, g_steal_pointer (&error));
}

/* The login wall: the session is renewed, but this request is not repeated (addendum 1.2 step 7). */
static void
wall_renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = SOL_CLOUD (source);
  g_autoptr (GError) error = NULL;
  if (sol_cloud_renew_finish (self, result, &error))
    read_fail (task, sol_error_new_full (SOL_ERROR_UNAVAILABLE, NULL, sol_clock_now (self->clock), 0, NULL));
  else
    read_fail (task, g_steal_pointer (&error));
}

/* A 401 of a call that says nothing about the session still counts when the session is known to be old. */
static gboolean
read_may_renew (SolCloud *self, const Reading *reading, guint generation)
{
  if (!(reading->row->flags & SOL_ROW_NO_RENEWAL) || self->renewing || generation != self->generation)
    return TRUE;
  SolTime expires_at = self->session == NULL ? SOL_TIME_UNKNOWN : sol_session_get_expires_at (self->session);
  return expires_at != SOL_TIME_UNKNOWN && expires_at <= sol_clock_now (self->clock);
}

static void
read_refused (GTask *task, const SolSent *sent)
{
  SolCloud *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  gboolean says_nothing = !read_may_renew (self, reading, sent->generation) && reading->refused == 0;
  if (!says_nothing && sol_cloud_take_refusal (self, reading->call, sent->generation, reading->refused))
    {
      reading->refused = sent->generation;
      sol_cloud_renew_async (self, sent->generation, FALSE, reading->flight->cancellable, renewed_cb,
                             g_object_ref (task));
      return;
    }
  /* With a session that is good elsewhere it is the call that is not allowed. */
  gboolean good = self->health[reading->call].refused && !self->over && !self->unproven;
  SolError code = good ? SOL_ERROR_FORBIDDEN : SOL_ERROR_SIGNED_OUT;
  read_fail (task, sol_error_new_full (says_nothing ? SOL_ERROR_NOT_SUPPORTED : code, NULL, SOL_TIME_UNKNOWN,
                                       401, NULL));
}

static gboolean
read_tries_next (const Reading *reading, guint status)
{
  if (reading->at + 1 >= reading->n_order)
    return FALSE;
  const SolAttempt *attempt = &reading->row->attempts[reading->order[reading->at]];
  if ((reading->row->flags & SOL_ROW_TOKENS_OPTIONAL) && sol_headers_wants_bearer (attempt->family)
      && (status == 401 || status == 403))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (reading->row->next_on); i++)
    if (reading->row->next_on[i] != 0 && reading->row->next_on[i] == status)
      return TRUE;
  return FALSE;
}

static void
read_judge (GTask *task, const SolSent *sent)
{
  SolCloud *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  const SolAnswer *answer = sent->answer;
  gboolean optional = (reading->row->flags & SOL_ROW_OPTIONAL) != 0;

  if (sol_answer_is_login_wall (answer))
    {
      if (sol_cloud_take_refusal (self, reading->call, sent->generation, 0))
        sol_cloud_renew_async (self, sent->generation, TRUE, reading->flight->cancellable, wall_renewed_cb,
                               g_object_ref (task));
      else
        read_fail (task, sol_error_new (SOL_ERROR_UNAVAILABLE));
    }
  else if (read_tries_next (reading, answer->status))
    {
      reading->at++;
      read_step (task);
    }
  else if (answer->status == 401)
    read_refused (task, sent);
  else if (!sol_answer_is_success (answer))
    read_fail (task, sol_answer_to_error (answer, optional));
  else if (sol_answer_is_page (answer))
    read_fail (task, sol_error_new_full (optional ? SOL_ERROR_NOT_SUPPORTED : SOL_ERROR_UNAVAILABLE, NULL,
                                         SOL_TIME_UNKNOWN, answer->status, NULL));
  else
    {
      sol_cloud_note_accepted (self, reading->call, sent->generation);
      if (reading->row->n_attempts > 1)
        sol_cloud_remember (self, reading->call, reading->target, NULL,
                            reading->row->attempts[reading->order[reading->at]].name);
      read_take_body (task, answer);
    }
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSent) sent = sol_cloud_send_finish (SOL_CLOUD (source), result, NULL, &error);
  if (sent == NULL)
    {
      read_fail (task, g_steal_pointer (&error));
      return;
    }
  if (reading->pages->len == 0)
    reading->asked_at = sent->asked_at;
  read_judge (task, sent);
}

static void
read_step (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  const SolSendParts parts = { .offset = reading->offset, .budget = reading->budget };
  sol_cloud_send_async (self, reading->call, &reading->row->attempts[reading->order[reading->at]],
                        reading->target, &parts, reading->flight->cancellable, sent_cb, g_object_ref (task));
}

/* --- entry points -------------------------------------------------------------------------------------- */

/* The attempt that worked last time goes first. */
static void
read_make_order (SolCloud *self, Reading *reading)
{
  g_autofree char *known
      = reading->row->n_attempts > 1 ? sol_cloud_recall (self, reading->call, reading->target, NULL) : NULL;
  for (guint i = 0; i < reading->row->n_attempts; i++)
    if (g_strcmp0 (reading->row->attempts[i].name, known) == 0)
      reading->order[reading->n_order++] = i;
  for (guint i = 0; i < reading->row->n_attempts; i++)
    if (g_strcmp0 (reading->row->attempts[i].name, known) != 0)
      reading->order[reading->n_order++] = i;
  reading->n_order = sol_cloud_drop_impossible (self, reading->row, reading->order, reading->n_order);
}

void
sol_cloud_read_async (SolCloud *self, SolCallId call, const SolCallTarget *target, gboolean by_hand,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_CLOUD (self));
  g_return_if_fail (call < SOL_N_CALLS && !sol_call_acts (call));
  g_return_if_fail (target != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_cloud_read_async);
  Reading *reading = g_new0 (Reading, 1);
  reading->call = call;
  reading->row = sol_call_get_row (call);
  reading->target = sol_call_target_copy (target);
  reading->budget = by_hand ? SOL_BUDGET_HARD : SOL_BUDGET_PLAN;
  reading->flight = sol_flight_begin (self, cancellable);
  reading->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_task_set_task_data (task, reading, reading_free);
  read_make_order (self, reading);

  /* A session that is over is asked about only after it was renewed, by us or by another program. */
  if (self->over && self->session != NULL)
    sol_cloud_renew_async (self, self->generation, FALSE, reading->flight->cancellable, renewed_cb,
                           g_steal_pointer (&task));
  else
    read_step (task);
}

SolReading *
sol_cloud_read_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
