/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-act"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sol-cloud-private.h"

/* Calls that act, by the contract of that name in docs/architecture.md: what may have arrived is never sent
 * again. */

/* Task data of sol_cloud_act_async(). */
typedef struct
{
  SolFlight *flight; /* (owned) */
  SolCallId call;
  const SolCallRow *row;
  SolCallTarget *target; /* (owned) */
  guint order[SOL_MOST_ATTEMPTS];
  guint n_order;
  guint at;             /* in @order */
  guint refused;        /* generation of the session that the attempt in hand was refused with, else 0 */
  GHashTable *recalled; /* (owned) char * -> char *: what the order function asked for */
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;
  g_clear_pointer (&act->flight, sol_flight_end);
  g_clear_pointer (&act->recalled, g_hash_table_unref);
  sol_call_target_free (act->target);
  g_free (act);
}

void
sol_act_result_free (SolActResult *self)
{
  if (self == NULL)
    return;
  g_free (self->attempt);
  g_free (self->detail);
  g_free (self);
}

static const SolAttempt *
act_get_attempt (const Act *act)
{
  return &act->row->attempts[act->order[act->at]];
}

/* --- ends ---------------------------------------------------------------------------------------------- */

/* Whoever wanted a change is told that nothing was changed, where that is so (ui.md section 6). */
static GError *
act_word (GError *error)
{
  if (error->domain != SOL_ERROR
      || g_strcmp0 (error->message, sol_error_get_sentence ((SolError) error->code)) != 0)
    return error;
  GError *told = sol_error_new_full (
      (SolError) error->code, sol_error_get_change_sentence ((SolError) error->code),
      sol_error_get_retry_at (error), sol_error_get_http_status (error), sol_error_get_cloud_code (error));
  g_error_free (error);
  return told;
}

static void
act_fail (GTask *task, GError *error)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  GError *cause = act_word (sol_flight_explain (act->flight, error));
  sol_cloud_note_error (self, act->call, cause);
  g_task_return_error (task, cause);
}

static void
act_end (GTask *task, SolActOutcome outcome, const SolAnswer *answer)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  const SolAttempt *attempt = act_get_attempt (act);
  if (outcome == SOL_ACT_ACCEPTED && act->row->n_attempts > 1)
    sol_cloud_remember (self, act->call, act->target,
                        act->row->slot == NULL ? NULL : act->row->slot (act->target, attempt), attempt->name);
  sol_cloud_note_error (self, act->call, NULL);

  SolActResult *result = g_new0 (SolActResult, 1);
  result->outcome = outcome;
  result->attempt = g_strdup (attempt->name);
  result->detail = sol_answer_get_cloud_code (answer);
  g_task_return_pointer (task, result, (GDestroyNotify) sol_act_result_free);
}

static void
act_uncertain (GTask *task, const SolAnswer *answer)
{
  guint status = answer == NULL ? 0 : sol_answer_get_meaning (answer);
  g_autofree char *code = answer == NULL ? NULL : sol_answer_get_cloud_code (answer);
  const char *sentence
      = status == 552 ? _ ("The command waits at Enphase; the charger is not connected") : NULL;
  act_fail (task, sol_error_new_full (SOL_ERROR_UNCERTAIN, sentence,
                                      answer == NULL ? SOL_TIME_UNKNOWN : answer->retry_at, status, code));
}

/* --- steps --------------------------------------------------------------------------------------------- */

static void act_step (GTask *task);

static void
act_next (GTask *task, const SolAnswer *answer, gboolean without_level)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  if (without_level)
    sol_cloud_remember (self, act->call, act->target, SOL_SLOT_NO_LEVEL, "1");
  do
    act->at++;
  while (act->at < act->n_order && without_level && sol_attempt_carries_level (act_get_attempt (act)));
  if (act->at < act->n_order)
    {
      act->refused = 0;
      act_step (task);
      return;
    }
  g_autofree char *code = sol_answer_get_cloud_code (answer);
  act_fail (task, sol_error_new_full (SOL_ERROR_REFUSED, NULL, SOL_TIME_UNKNOWN, answer->status, code));
}

static void
wall_renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  sol_cloud_renew_finish (SOL_CLOUD (source), result, NULL);
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  if (sol_cloud_renew_finish (SOL_CLOUD (source), result, &error))
    act_step (task);
  else
    act_fail (task, g_steal_pointer (&error));
}

static void
act_judge (GTask *task, const SolSent *sent)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  const SolAnswer *answer = sent->answer;
  if (answer->status == 401 && sol_cloud_take_refusal (self, act->call, sent->generation, act->refused))
    {
      act->refused = sent->generation;
      sol_cloud_renew_async (self, sent->generation, FALSE, act->flight->cancellable, renewed_cb,
                             g_object_ref (task));
      return;
    }
  /* Not renewed for this call: another one will do that, or a person. */
  if (answer->status == 401 && (self->over || !self->health[act->call].refused))
    {
      act_fail (task, sol_error_new_full (SOL_ERROR_SIGNED_OUT, NULL, SOL_TIME_UNKNOWN, 401, NULL));
      return;
    }
  if (sol_answer_is_login_wall (answer))
    {
      if (sol_cloud_take_refusal (self, act->call, sent->generation, 0))
        sol_cloud_renew_async (self, sent->generation, TRUE, NULL, wall_renewed_cb, NULL);
      act_uncertain (task, answer);
      return;
    }

  GError *error = NULL;
  switch (act->row->judge (answer, act_get_attempt (act), act->target, &error))
    {
    case SOL_VERDICT_DONE:
      sol_cloud_note_accepted (self, act->call, sent->generation);
      act_end (task, SOL_ACT_ACCEPTED, answer);
      break;
    case SOL_VERDICT_ALREADY:
      act_end (task, SOL_ACT_ALREADY, answer);
      break;
    case SOL_VERDICT_NEXT:
      act_next (task, answer, FALSE);
      break;
    case SOL_VERDICT_NEXT_WITHOUT_LEVEL:
      act_next (task, answer, TRUE);
      break;
    case SOL_VERDICT_REFUSED:
      act_fail (task, error);
      break;
    case SOL_VERDICT_UNCERTAIN:
    default:
      act_uncertain (task, answer);
      break;
    }
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean left = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSent) sent = sol_cloud_send_finish (SOL_CLOUD (source), result, &left, &error);
  if (sent != NULL)
    act_judge (task, sent);
  else if (left)
    act_uncertain (task, NULL);
  else if (g_error_matches (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE)
           || g_error_matches (error, SOL_ERROR, SOL_ERROR_OFFLINE))
    act_fail (task, sol_error_new ((SolError) error->code));
  else
    act_fail (task, g_steal_pointer (&error));
}

static void
act_step (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  sol_cloud_send_async (self, act->call, act_get_attempt (act), act->target, 0, SOL_BUDGET_HARD,
                        act->flight->cancellable, sent_cb, g_object_ref (task));
}

/* --- entry points -------------------------------------------------------------------------------------- */

typedef struct
{
  SolCloud *cloud;
  Act *act;
} Recall;

static const char *
recall_cb (const char *slot, gpointer user_data)
{
  const Recall *recall = user_data;
  char *value = sol_cloud_recall (recall->cloud, recall->act->call, recall->act->target, slot);
  if (value != NULL)
    g_hash_table_replace (recall->act->recalled, g_strdup (slot == NULL ? "" : slot), value);
  return value;
}

static void
act_make_order (SolCloud *self, Act *act)
{
  Recall recall = { self, act };
  if (act->row->order != NULL)
    {
      act->n_order = act->row->order (act->target, recall_cb, &recall, act->order);
      return;
    }
  const char *known = act->row->n_attempts > 1 ? recall_cb (NULL, &recall) : NULL;
  for (guint i = 0; i < act->row->n_attempts; i++)
    if (g_strcmp0 (act->row->attempts[i].name, known) == 0)
      act->order[act->n_order++] = i;
  for (guint i = 0; i < act->row->n_attempts; i++)
    if (g_strcmp0 (act->row->attempts[i].name, known) != 0)
      act->order[act->n_order++] = i;
}

void
sol_cloud_act_async (SolCloud *self, SolCallId call, const SolCallTarget *target, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_CLOUD (self));
  g_return_if_fail (call < SOL_N_CALLS && sol_call_acts (call));
  g_return_if_fail (target != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_cloud_act_async);
  /* Cancelling what has left makes it uncertain; GTask would call it cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  Act *act = g_new0 (Act, 1);
  act->call = call;
  act->row = sol_call_get_row (call);
  act->target = sol_call_target_copy (target);
  act->flight = sol_flight_begin (self, cancellable);
  act->recalled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_task_set_task_data (task, act, act_free);

  act_make_order (self, act);
  if (act->n_order == 0)
    act_fail (task, sol_error_new (SOL_ERROR_NOT_SUPPORTED));
  else if (self->over && self->session != NULL)
    sol_cloud_renew_async (self, self->generation, FALSE, act->flight->cancellable, renewed_cb,
                           g_steal_pointer (&task));
  else
    act_step (task);
}

SolActResult *
sol_cloud_act_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
