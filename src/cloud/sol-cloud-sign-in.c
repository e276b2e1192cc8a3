/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-sign-in"

#include <glib/gi18n-lib.h>

#include "sol-cloud-private.h"
#include "sol-penalties.h"
#include "sol-secret.h"

/* A person signs in: under the lock, with the code step, and with the result kept. */

#define STORE(self) SOL_CLOUD_STORE_GET_IFACE ((self)->store)
#define RESEND_PAUSE (30 * SOL_SECOND)
#define CODE_LIFE (5 * SOL_MINUTE)

/* Task data of sign-in, verify and resend. */
typedef struct
{
  SolFlight *flight; /* (owned) */
  GObject *lock;     /* (owned) (nullable) */
  SolSignIn *run;    /* (owned) */
  char *secret;      /* secret (nullable): password or code */
  SolSites *sites;   /* (owned) (nullable) */
  gboolean by_code;
  gboolean by_hand;
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;
  g_clear_pointer (&attempt->flight, sol_flight_end);
  g_clear_object (&attempt->lock);
  g_clear_object (&attempt->run);
  sol_secret_free (attempt->secret);
  g_clear_pointer (&attempt->sites, sol_sites_unref);
  g_free (attempt);
}

static GTask *
attempt_new (SolCloud *self, gpointer tag, SolSignIn *run, const char *secret, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tag);
  /* What a sign-in brought is kept even when nobody waits for it any more. */
  g_task_set_check_cancellable (task, FALSE);
  Attempt *attempt = g_new0 (Attempt, 1);
  attempt->run = run == NULL ? NULL : g_object_ref (run);
  attempt->secret = g_strdup (secret);
  attempt->by_hand = TRUE;
  attempt->flight = sol_flight_begin (self, cancellable);
  g_task_set_task_data (task, attempt, attempt_free);
  return task;
}

static void
attempt_fail (GTask *task, GError *error)
{
  SolCloud *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);
  self->requests_last_hour = MAX (self->requests_last_hour, sol_sign_in_get_spent (attempt->run));
  g_clear_object (&attempt->lock);
  self->signing_in = FALSE;
  sol_cloud_update_state (self);
  g_task_return_error (task, sol_flight_explain (attempt->flight, error));
}

/* --- it went well -------------------------------------------------------------------------------------- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);
  g_clear_object (&attempt->lock);
  self->signing_in = FALSE;
  sol_cloud_update_state (self);
  g_task_return_pointer (task, g_steal_pointer (&attempt->sites), (GDestroyNotify) sol_sites_unref);
}

static void
attempt_succeed (GTask *task, SolSession *session)
{
  SolCloud *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);
  self->requests_last_hour = MAX (self->requests_last_hour, sol_sign_in_get_spent (attempt->run));
  g_clear_object (&self->pending);
  sol_penalties_clear (self->store);
  sol_cloud_take_session (self, session, TRUE);
  self->renewed_at = sol_clock_now (self->clock);
  self->token_only = FALSE;
  self->distrust_token = FALSE;
  sol_cloud_forget_refusals (self);
  sol_cloud_save_async (self, attempt->flight->cancellable, kept_cb, g_object_ref (task));
}

/* The error of a step, with what it means for the account. */
static GError *
attempt_judge_error (GTask *task, GError *error)
{
  SolCloud *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);
  sol_cloud_note_sign_in_error (self, error);
  if (!attempt->by_hand && g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS))
    sol_penalties_add_rejection (self->store, sol_clock_now (self->clock), SOL_REJECTION_PAUSE);
  SolError code = SOL_ERROR_BLOCKED;
  SolTime until = sol_penalties_get_block (self->store, sol_clock_now (self->clock), &code);
  gboolean blocked = g_error_matches (error, SOL_ERROR, SOL_ERROR_BLOCKED)
                     || g_error_matches (error, SOL_ERROR, SOL_ERROR_TOO_MANY_SESSIONS);
  if (until != SOL_TIME_UNKNOWN && error->domain == SOL_ERROR)
    sol_penalties_note_try (self->store, sol_clock_now (self->clock));
  if (!blocked)
    return error;
  GError *timed = sol_error_new_full ((SolError) error->code, NULL, until, 0, NULL);
  g_error_free (error);
  return timed;
}

/* --- code ---------------------------------------------------------------------------------------------- */

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  if (!sol_sign_in_ask_finish (SOL_SIGN_IN (source), result, &error))
    {
      attempt_fail (task, attempt_judge_error (task, g_steal_pointer (&error)));
      return;
    }
  g_set_object (&self->pending, attempt->run);
  self->code_asked_at = sol_clock_now (self->clock);
  attempt_fail (task, sol_error_new (SOL_ERROR_MFA_REQUIRED));
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSession) session = sol_sign_in_finish (SOL_SIGN_IN (source), result, &attempt->sites, &error);
  gboolean signed_out = attempt->flight->epoch != self->epoch;
  if (session != NULL && !signed_out)
    {
      attempt_succeed (task, session);
      return;
    }
  if (session != NULL)
    {
      attempt_fail (task, sol_error_new (SOL_ERROR_SIGNED_OUT));
      return;
    }
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_MFA_REQUIRED) && !attempt->by_code)
    {
      /* Nobody may be there to enter it, and each try mails another one. */
      if (!attempt->by_hand)
        sol_penalties_add_rejection (self->store, sol_clock_now (self->clock), SOL_REJECTION_PAUSE);
      sol_sign_in_ask_async (attempt->run, attempt->flight->cancellable, asked_cb, g_object_ref (task));
      return;
    }
  if (attempt->by_code && g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CODE)
      && sol_clock_now (self->clock) >= self->code_asked_at + CODE_LIFE)
    {
      g_clear_error (&error);
      error = sol_error_new_message (SOL_ERROR_BAD_CODE, _ ("The code has expired. Ask for a new one."));
    }
  /* Only a wrong code, or trouble on the way, may be followed by another try of the same sign-in. */
  if (attempt->by_code
      && (g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS)
          || g_error_matches (error, SOL_ERROR, SOL_ERROR_BLOCKED)
          || g_error_matches (error, SOL_ERROR, SOL_ERROR_TOO_MANY_SESSIONS)))
    g_clear_object (&self->pending);
  attempt_fail (task, attempt_judge_error (task, g_steal_pointer (&error)));
}

/* Returns: (transfer full) (nullable): why the account is to be left alone just now. */
static GError *
cloud_check_penalties (SolCloud *self, gboolean by_hand)
{
  SolTime now = sol_clock_now (self->clock);
  SolTime retry_at = SOL_TIME_UNKNOWN;
  g_autoptr (GError) blocked = sol_cloud_check_block (self);
  if (blocked != NULL && !by_hand)
    return g_steal_pointer (&blocked);
  if (blocked != NULL && !sol_penalties_may_try (self->store, now, &retry_at))
    return sol_error_new_full ((SolError) blocked->code, NULL, retry_at, 0, NULL);
  if (!by_hand && !sol_penalties_may_renew (self->store, now, &retry_at))
    return sol_error_new_full (SOL_ERROR_SIGNED_OUT,
                               _ ("Sign-in was refused before and is not repeated now. Sign in by hand."),
                               retry_at, 0, NULL);
  return NULL;
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  attempt->lock = STORE (self)->lock_finish (self->store, result, &error);
  if (attempt->lock == NULL)
    {
      attempt_fail (task, g_steal_pointer (&error));
      return;
    }
  /* Another program may have been refused or blocked while this one waited. */
  GError *penalty = attempt->by_code ? NULL : cloud_check_penalties (self, attempt->by_hand);
  if (penalty != NULL)
    {
      attempt_fail (task, penalty);
      return;
    }
  g_autoptr (SolSecret) secret = g_steal_pointer (&attempt->secret);
  if (attempt->by_code)
    sol_sign_in_verify_async (attempt->run, secret, attempt->flight->cancellable, stepped_cb,
                              g_object_ref (task));
  else
    sol_sign_in_login_async (attempt->run, secret, attempt->flight->cancellable, stepped_cb,
                             g_object_ref (task));
}

static void
attempt_begin (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);
  self->signing_in = TRUE;
  sol_cloud_update_state (self);
  STORE (self)->lock_async (self->store, attempt->flight->cancellable, locked_cb, g_object_ref (task));
}

/* --- entry points -------------------------------------------------------------------------------------- */

void
sol_cloud_sign_in_async (SolCloud *self, const char *email, const char *password, gboolean by_hand,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_CLOUD (self));

  g_autoptr (SolSignIn) run = sol_cloud_new_sign_in (self, email);
  g_autoptr (GTask) task
      = attempt_new (self, sol_cloud_sign_in_async, run, password, cancellable, callback, user_data);
  Attempt *attempt = g_task_get_task_data (task);
  attempt->by_hand = by_hand;
  GError *error = self->signing_in ? sol_error_new (SOL_ERROR_BUSY) : cloud_check_penalties (self, by_hand);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_object (&self->pending);
  attempt_begin (task);
}

SolSites *
sol_cloud_sign_in_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sol_cloud_verify_code_async (SolCloud *self, const char *code, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_CLOUD (self));

  g_autoptr (GTask) task = attempt_new (self, sol_cloud_verify_code_async, self->pending, code, cancellable,
                                        callback, user_data);
  Attempt *attempt = g_task_get_task_data (task);
  attempt->by_code = TRUE;
  if (self->pending == NULL || self->signing_in)
    g_task_return_error (task, sol_error_new (self->signing_in ? SOL_ERROR_BUSY : SOL_ERROR_BAD_CREDENTIALS));
  else
    attempt_begin (task);
}

SolSites *
sol_cloud_verify_code_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  return sol_cloud_sign_in_finish (self, result, error);
}

static void
resent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  if (!sol_sign_in_ask_finish (SOL_SIGN_IN (source), result, &error))
    {
      if (g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS)
          || g_error_matches (error, SOL_ERROR, SOL_ERROR_BLOCKED))
        g_clear_object (&self->pending);
      attempt_fail (task, attempt_judge_error (task, g_steal_pointer (&error)));
      return;
    }
  self->code_asked_at = sol_clock_now (self->clock);
  self->signing_in = FALSE;
  sol_cloud_update_state (self);
  g_task_return_boolean (task, TRUE);
}

void
sol_cloud_resend_code_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (SOL_IS_CLOUD (self));

  g_autoptr (GTask) task = attempt_new (self, sol_cloud_resend_code_async, self->pending, NULL, cancellable,
                                        callback, user_data);
  Attempt *attempt = g_task_get_task_data (task);
  SolTime may_ask = self->code_asked_at + RESEND_PAUSE;
  if (self->pending == NULL || self->signing_in)
    {
      g_task_return_error (task,
                           sol_error_new (self->signing_in ? SOL_ERROR_BUSY : SOL_ERROR_BAD_CREDENTIALS));
      return;
    }
  if (sol_clock_now (self->clock) < may_ask && sol_clock_now (self->clock) >= self->code_asked_at)
    {
      g_task_return_error (task, sol_error_new_full (SOL_ERROR_BUSY, NULL, may_ask, 0, NULL));
      return;
    }
  self->signing_in = TRUE;
  sol_cloud_update_state (self);
  sol_sign_in_ask_async (attempt->run, attempt->flight->cancellable, resent_cb, g_object_ref (task));
}

gboolean
sol_cloud_resend_code_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_cloud_cancel_sign_in (SolCloud *self)
{
  g_return_if_fail (SOL_IS_CLOUD (self));
  if (self->pending == NULL)
    return;
  g_clear_object (&self->pending);
  sol_cloud_update_state (self);
}
