/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-act"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sol-cloud-private.h"
#include "sol-cloud-write-body.h"
#include "sol-secret.h"

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
  GHashTable *tried;    /* (owned) of char *: requests that were refused */
  GBytes *base;         /* (owned) (nullable): what merged bodies start from */
  GError *base_error;   /* (owned) (nullable): why there is none */
  GError *refusal;      /* (owned) (nullable): of the last attempt */
  char *xsrf;           /* (owned) (nullable) secret: for the attempt in hand */
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;
  g_clear_pointer (&act->flight, sol_flight_end);
  g_clear_pointer (&act->recalled, g_hash_table_unref);
  g_clear_pointer (&act->tried, g_hash_table_unref);
  g_clear_pointer (&act->base, g_bytes_unref);
  g_clear_error (&act->base_error);
  g_clear_error (&act->refusal);
  sol_secret_free (act->xsrf);
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
  g_clear_pointer (&self->reading, sol_reading_unref);
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

/* What was read before it says nothing any more. */
static void
act_note_change (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  if (act->row->merging != NULL || (act->row->flags & SOL_ROW_BY_MQTT))
    sol_cloud_drop_kept (self, act->target);
}

static SolReading *
act_read_answer (const Act *act, const SolSent *sent)
{
  if (act->row->decode == NULL)
    return NULL;
  g_autoptr (GError) error = NULL;
  gpointer value = act->row->decode (sent->answer->body, &error);
  if (value == NULL)
    return NULL;
  return sol_reading_new (act->row->value_type (), value, sent->asked_at, SOL_TIME_UNKNOWN, NULL);
}

static void
act_end (GTask *task, SolActOutcome outcome, const SolSent *sent)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  const SolAttempt *attempt = act_get_attempt (act);
  if (act->row->n_attempts > 1)
    g_debug ("%s: attempt %s was taken (%s)", act->row->name, attempt->name,
             sol_headers_get_name (attempt->family));
  if (outcome == SOL_ACT_ACCEPTED && act->row->n_attempts > 1)
    sol_cloud_remember (self, act->call, act->target,
                        act->row->slot == NULL ? NULL : act->row->slot (act->target, attempt), attempt->name);
  sol_cloud_note_error (self, act->call, NULL);
  act_note_change (task);

  SolActResult *result = g_new0 (SolActResult, 1);
  result->outcome = outcome;
  result->attempt = g_strdup (attempt->name);
  result->detail = sol_answer_get_cloud_code (sent->answer);
  result->reading = outcome == SOL_ACT_ACCEPTED ? act_read_answer (act, sent) : NULL;
  g_task_return_pointer (task, result, (GDestroyNotify) sol_act_result_free);
}

static void
act_uncertain (GTask *task, const SolAnswer *answer)
{
  act_note_change (task);
  guint status = answer == NULL ? 0 : sol_answer_get_meaning (answer);
  g_autofree char *code = answer == NULL ? NULL : sol_answer_get_cloud_code (answer);
  const char *sentence
      = status == 552 ? _ ("The command waits at Enphase; the charger is not connected") : NULL;
  act_fail (task, sol_error_new_full (SOL_ERROR_UNCERTAIN, sentence,
                                      answer == NULL ? SOL_TIME_UNKNOWN : answer->retry_at, status, code));
}

/* --- steps --------------------------------------------------------------------------------------------- */

static void act_step (GTask *task);

/* A ladder of one is told what its only answer means. */
static GError *
act_explain_refusal (const Act *act, const SolAnswer *answer)
{
  if (answer->status == 401 || answer->status == 403 || act->row->n_attempts == 1)
    return sol_answer_to_error (answer, FALSE);
  g_autofree char *code = sol_answer_get_cloud_code (answer);
  return sol_error_new_full (SOL_ERROR_REFUSED, NULL, SOL_TIME_UNKNOWN, answer->status, code);
}

/* Moves on to the next attempt, or to the end. */
static void
act_advance (GTask *task)
{
  Act *act = g_task_get_task_data (task);
  act->at++;
  g_clear_pointer (&act->xsrf, sol_secret_free);
  if (act->at < act->n_order)
    act_step (task);
  else if (act->refusal != NULL)
    act_fail (task, g_steal_pointer (&act->refusal));
  else if (act->base_error != NULL)
    act_fail (task, g_steal_pointer (&act->base_error));
  else
    act_fail (task, sol_error_new (SOL_ERROR_NOT_SUPPORTED));
}

static void
act_next (GTask *task, const SolAnswer *answer, gboolean without_level)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  g_debug ("%s: attempt %s was refused with %u", act->row->name, act_get_attempt (act)->name, answer->status);
  g_clear_error (&act->refusal);
  act->refusal = act_explain_refusal (act, answer);
  if (without_level)
    {
      sol_cloud_remember (self, act->call, act->target, SOL_SLOT_NO_LEVEL, "1");
      while (act->at + 1 < act->n_order
             && sol_attempt_carries_level (&act->row->attempts[act->order[act->at + 1]]))
        act->at++;
    }
  if (!(act->row->flags & SOL_ROW_TOKENS_OPTIONAL))
    act->refused = 0;
  act_advance (task);
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
  Act *act = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  /* The same request with other tokens is another one. */
  g_hash_table_remove_all (act->tried);
  g_clear_pointer (&act->xsrf, sol_secret_free);
  if (act->row->flags & SOL_ROW_TOKENS_OPTIONAL)
    act->at = 0;
  if (sol_cloud_renew_finish (SOL_CLOUD (source), result, &error))
    act_step (task);
  else
    act_fail (task, g_steal_pointer (&error));
}

/* Refused with its tokens, it may go with the cookies alone, before anybody signs in again (addendum 1.7.5).
 */
static gboolean
act_tries_cookies (const Act *act, const SolAnswer *answer)
{
  return (act->row->flags & SOL_ROW_TOKENS_OPTIONAL) && act->at + 1 < act->n_order
         && sol_headers_wants_bearer (act_get_attempt (act)->family)
         && (answer->status == 401 || answer->status == 403);
}

static void
act_judge (GTask *task, const SolSent *sent)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  const SolAnswer *answer = sent->answer;
  if (act_tries_cookies (act, answer))
    {
      act_next (task, answer, FALSE);
      return;
    }
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
      act_end (task, SOL_ACT_ACCEPTED, sent);
      break;
    case SOL_VERDICT_ALREADY:
      act_end (task, SOL_ACT_ALREADY, sent);
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
act_send (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  const SolSendParts parts = { .budget = SOL_BUDGET_HARD, .xsrf = act->xsrf, .base = act->base };
  sol_cloud_send_async (self, act->call, act_get_attempt (act), act->target, &parts, act->flight->cancellable,
                        sent_cb, g_object_ref (task));
}

/* --- what an attempt needs first ----------------------------------------------------------------------- */

static void
xsrf_got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Act *act = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  act->xsrf = sol_cloud_get_xsrf_finish (SOL_CLOUD (source), result, &error);
  if (error != NULL)
    act_fail (task, g_steal_pointer (&error));
  else
    act_send (task);
}

static void
act_get_xsrf (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  const SolAttempt *attempt = act_get_attempt (act);
  g_clear_pointer (&act->xsrf, sol_secret_free);
  if (attempt->flags & SOL_ATTEMPT_RAW_COOKIES)
    {
      /* A fresh one would not fit the cookies that go with it. */
      g_autoptr (SolSession) session = sol_cloud_dup_session (self);
      act->xsrf = session == NULL ? NULL : sol_headers_dup_raw_xsrf (session);
    }
  if (act->xsrf != NULL || !(attempt->flags & (SOL_ATTEMPT_FRESH_XSRF | SOL_ATTEMPT_RAW_COOKIES)))
    {
      act_send (task);
      return;
    }
  SolBatteryWindowKind kind
      = act->target->write == NULL ? SOL_BATTERY_WINDOW_CHARGE : act->target->write->kind;
  sol_cloud_get_xsrf_async (self, act->target, kind, attempt->family == SOL_HEADERS_BATTERY_WRITE_LEAN,
                            act->flight->cancellable, xsrf_got_cb, g_object_ref (task));
}

static void
base_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = SOL_CLOUD (source);
  Act *act = g_task_get_task_data (task);
  const SolMerging *merging = act->row->merging;
  g_autoptr (SolReading) reading = sol_cloud_read_finish (self, result, &act->base_error);
  act->base = sol_cloud_get_kept (self, merging->read, act->target, merging->max_age);
  if (reading == NULL && act->flight->cancellable != NULL
      && g_cancellable_is_cancelled (act->flight->cancellable))
    act_fail (task, g_steal_pointer (&act->base_error));
  else if (act->base != NULL)
    act_step (task);
  else
    act_advance (task);
}

/* Returns: whether the attempt in hand has to wait for it, or cannot be made at all. */
static gboolean
act_needs_base (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  const SolMerging *merging = act->row->merging;
  if (act->base != NULL || merging == NULL || act->target->write == NULL
      || !sol_write_needs_base (act->target->write, act_get_attempt (act)))
    return FALSE;
  act->base = sol_cloud_get_kept (self, merging->read, act->target, merging->max_age);
  if (act->base != NULL)
    return FALSE;
  if (act->base_error != NULL)
    {
      act_advance (task);
      return TRUE;
    }
  const SolCallTarget target = { .site = act->target->site };
  sol_cloud_read_async (self, merging->read, &target, TRUE, act->flight->cancellable, base_read_cb,
                        g_object_ref (task));
  return TRUE;
}

/* Returns: whether the very same request was refused before. */
static gboolean
act_repeats (SolCloud *self, Act *act)
{
  const SolAttempt *attempt = act_get_attempt (act);
  g_autofree char *user = sol_cloud_get_user_id (self);
  const SolStamp stamp = { .user = user, .request_id = "-", .base = act->base };
  g_autofree char *target = sol_attempt_dup_target (attempt, act->target, &stamp);
  g_autoptr (GBytes) body = sol_attempt_dup_body (act->row, attempt, act->target, &stamp, NULL);
  g_autofree char *sum = body == NULL ? NULL : g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body);
  g_autofree char *request = g_strdup_printf ("%s %s %d %s", attempt->method, target == NULL ? "" : target,
                                              (int) attempt->family, sum == NULL ? "" : sum);
  return !g_hash_table_add (act->tried, g_steal_pointer (&request));
}

static void
act_step (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  if (act_needs_base (task))
    return;
  if (act_repeats (self, act))
    act_advance (task);
  else
    act_get_xsrf (task);
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

/* With the cookies of the sign-in, and the token among them, that shape goes before all others. */
static gboolean
cloud_has_raw_xsrf (SolCloud *self)
{
  g_autoptr (SolSession) session = sol_cloud_dup_session (self);
  g_autofree char *xsrf = session == NULL ? NULL : sol_headers_dup_raw_xsrf (session);
  g_autofree char *token = session == NULL ? NULL : sol_session_dup_bearer (session);
  return xsrf != NULL && token != NULL;
}

static gboolean
act_allows_attempt (SolCloud *self, const Act *act, const SolAttempt *attempt)
{
  const SolWrite *write = act->target->write;
  if ((attempt->flags & SOL_ATTEMPT_IF_APPLY) && (write == NULL || !(write->flags & SOL_WRITE_APPLY)))
    return FALSE;
  return !(attempt->flags & SOL_ATTEMPT_IF_MQTT) || sol_cloud_battery_listens (self, act->target);
}

/* What worked last time, then cookies where they go first, then the order of the table. */
static guint
attempt_get_rank (const SolAttempt *attempt, const char *known, gboolean cookies_first)
{
  if (g_strcmp0 (attempt->name, known) == 0)
    return 0;
  return cookies_first && (attempt->flags & SOL_ATTEMPT_RAW_COOKIES) ? 1 : 2;
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
  gboolean cookies_first = cloud_has_raw_xsrf (self);
  for (guint rank = 0; rank < 3; rank++)
    for (guint i = 0; i < act->row->n_attempts; i++)
      if (act_allows_attempt (self, act, &act->row->attempts[i])
          && attempt_get_rank (&act->row->attempts[i], known, cookies_first) == rank)
        act->order[act->n_order++] = i;
  act->n_order = sol_cloud_drop_impossible (self, act->row, act->order, act->n_order);
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
  act->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
