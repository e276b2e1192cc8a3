/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-renew"

#include <string.h>

#include "sol-cloud-private.h"
#include "sol-penalties.h"
#include "sol-secret.h"
#include "sol-sign-in-judge.h"

/*
 * Renewing the session without a person (addendum 1.2 step 6): who gets the lock looks first whether another
 * program has renewed it meanwhile; then the token is asked for with the session's own cookies; only then the
 * kept password is used, if there is one. One renewal serves all who wait.
 */

#define STORE(self) SOL_CLOUD_STORE_GET_IFACE ((self)->store)

#define LOOK_EVERY SOL_MINUTE

/* So many refusals and no good answer after a sign-in: it did not help (addendum 1.2 step 6, 9). */
#define REFUSALS_IN_VAIN 2
#define REFUSALS_IN_A_ROW 5

typedef struct
{
  SolCloud *cloud;   /* (owned) */
  SolFlight *flight; /* (owned) */
  GObject *lock;     /* (owned) (nullable) */
  SolSignIn *run;    /* (owned) (nullable) */
  gboolean wall;
  gboolean by_hand;
  gboolean second_source; /* the other place for a token is being asked */
} Renewal;

static void
renewal_free (Renewal *renewal)
{
  g_clear_pointer (&renewal->flight, sol_flight_end);
  g_clear_object (&renewal->lock);
  g_clear_object (&renewal->run);
  g_clear_object (&renewal->cloud);
  g_free (renewal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Renewal, renewal_free)

/* --- the end ------------------------------------------------------------------------------------------- */

static void
renewal_end (Renewal *renewal, GError *error)
{
  g_autoptr (GError) cause = error == NULL ? NULL : sol_flight_explain (renewal->flight, error);
  SolCloud *self = renewal->cloud;
  if (cause != NULL && renewal->by_hand)
    sol_penalties_note_try (self->store, sol_clock_now (self->clock));
  /* A cancelled renewal is that of a sign-out, unless the caller gave up; nobody else may be told so. */
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&cause);
      cause = sol_error_new (SOL_ERROR_UNAVAILABLE);
    }
  g_clear_object (&renewal->lock);
  self->renewing = FALSE;
  self->renew_quietly = FALSE;
  sol_cloud_update_state (self);

  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->renew_waiters);
  self->renew_waiters = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiters->len; i++)
    {
      GTask *task = g_ptr_array_index (waiters, i);
      if (cause == NULL)
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, g_error_copy (cause));
    }
}

static void
renewal_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Renewal) renewal = user_data;
  renewal_end (renewal, NULL);
}

static void
renewal_succeed (Renewal *taken, SolSession *session, gboolean token_only)
{
  g_autoptr (Renewal) renewal = taken;
  SolCloud *self = renewal->cloud;
  /* Else penalties go when the first answer shows that it helped. */
  if (renewal->by_hand)
    sol_penalties_clear (self->store);
  sol_cloud_take_session (self, session, !token_only);
  self->renewed_at = sol_clock_now (self->clock);
  self->unproven = TRUE;
  self->refusals = 0;
  self->token_only = token_only;
  if (!token_only)
    self->distrust_token = FALSE;
  g_info ("The session was renewed %s", token_only ? "from itself" : "with the kept password");
  GCancellable *cancellable = renewal->flight->cancellable;
  sol_cloud_save_async (self, cancellable, renewal_saved_cb, g_steal_pointer (&renewal));
}

/* No penalty: the service is in trouble, the session may well be good. */
static void
renewal_fail (Renewal *taken, GError *error)
{
  g_autoptr (Renewal) renewal = taken;
  renewal_end (renewal, error);
}

static void
renewal_reject (Renewal *taken)
{
  g_autoptr (Renewal) renewal = taken;
  SolCloud *self = renewal->cloud;
  SolTime now = sol_clock_now (self->clock);
  SolTime retry_at = SOL_TIME_UNKNOWN;
  sol_penalties_add_rejection (self->store, now, renewal->wall ? SOL_BLOCK_TIME : SOL_REJECTION_PAUSE);
  sol_penalties_may_renew (self->store, now, &retry_at);
  self->over = TRUE;
  g_info ("The session could not be renewed");
  renewal_end (renewal, sol_error_new_full (SOL_ERROR_SIGNED_OUT, NULL, retry_at, 0, NULL));
}

/* --- with the password --------------------------------------------------------------------------------- */

static void
password_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Renewal) renewal = user_data;
  SolCloud *self = renewal->cloud;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSession) session = sol_sign_in_finish (SOL_SIGN_IN (source), result, NULL, &error);
  self->requests_last_hour = MAX (self->requests_last_hour, sol_sign_in_get_spent (renewal->run));
  if (session != NULL)
    {
      renewal_succeed (g_steal_pointer (&renewal), session, FALSE);
      return;
    }
  sol_cloud_note_sign_in_error (self, error);
  /* A code wants a person. */
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS)
      || g_error_matches (error, SOL_ERROR, SOL_ERROR_MFA_REQUIRED))
    renewal_reject (g_steal_pointer (&renewal));
  else if (g_error_matches (error, SOL_ERROR, SOL_ERROR_BLOCKED)
           || g_error_matches (error, SOL_ERROR, SOL_ERROR_TOO_MANY_SESSIONS))
    /* the same, with the time that has just been written down */
    renewal_fail (g_steal_pointer (&renewal), sol_cloud_check_block (self));
  else
    renewal_fail (g_steal_pointer (&renewal), g_steal_pointer (&error));
}

static void
password_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Renewal) renewal = user_data;
  SolCloud *self = renewal->cloud;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSecret) password = STORE (self)->load_password_finish (self->store, result, &error);
  if (g_cancellable_is_cancelled (renewal->flight->cancellable) || self->session == NULL)
    {
      renewal_fail (g_steal_pointer (&renewal), sol_error_new (SOL_ERROR_SIGNED_OUT));
      return;
    }
  if (password == NULL)
    {
      renewal_reject (g_steal_pointer (&renewal));
      return;
    }
  renewal->run = sol_cloud_new_sign_in (self, sol_session_get_email (self->session));
  SolSignIn *run = renewal->run;
  GCancellable *cancellable = renewal->flight->cancellable;
  sol_sign_in_login_async (run, password, cancellable, password_cb, g_steal_pointer (&renewal));
}

static void
renewal_use_password (Renewal *renewal)
{
  SolCloud *self = renewal->cloud;
  STORE (self)->load_password_async (self->store, renewal->flight->cancellable, password_loaded_cb, renewal);
}

/* --- from the session itself --------------------------------------------------------------------------- */

static void renewal_ask_token (Renewal *renewal);

/* Returns: (nullable): the session with the token of @answer, if that is a new one. */
static SolSession *
renewal_take_token (Renewal *renewal, const SolAnswer *answer)
{
  SolCloud *self = renewal->cloud;
  SolTime expires_at = SOL_TIME_UNKNOWN;
  g_autoptr (SolSecret) token = NULL;
  if (self->session == NULL || sol_sign_in_judge_token (answer, &token, &expires_at) != SOL_SIGN_IN_ACCEPTED
      || g_strcmp0 (token, sol_session_get_access_token (self->session)) == 0)
    return NULL;
  g_autoptr (SolSession) now = sol_cloud_dup_session (self);
  SolTime at = MAX (sol_clock_now (self->clock), sol_session_get_signed_in_at (now) + 1);
  return sol_session_with_token (now, token, expires_at, at);
}

static void
token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Renewal) renewal = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolAnswer) answer = sol_exchange_send_finish (SOL_EXCHANGE (source), result, NULL, &error);
  if (answer == NULL)
    {
      renewal_fail (g_steal_pointer (&renewal), g_steal_pointer (&error));
      return;
    }
  g_autoptr (SolSession) session = renewal_take_token (renewal, answer);
  if (session != NULL)
    {
      renewal_succeed (g_steal_pointer (&renewal), session, TRUE);
      return;
    }
  if (answer->status == 429 || answer->status >= 500)
    {
      renewal_fail (g_steal_pointer (&renewal), sol_answer_to_error (answer, FALSE));
      return;
    }
  if (answer->status == 404 && !renewal->second_source)
    {
      renewal->second_source = TRUE;
      renewal_ask_token (g_steal_pointer (&renewal));
      return;
    }
  renewal_use_password (g_steal_pointer (&renewal));
}

static void
token_spent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Renewal) renewal = user_data;
  SolCloud *self = renewal->cloud;
  g_autoptr (GError) error = NULL;
  int spent = STORE (self)->spend_finish (self->store, result, &error);
  g_autoptr (SolSession) session = sol_cloud_dup_session (self);
  if (spent < 0 || session == NULL)
    {
      renewal_fail (g_steal_pointer (&renewal),
                    spent < 0 ? g_steal_pointer (&error) : sol_error_new (SOL_ERROR_SIGNED_OUT));
      return;
    }
  self->requests_last_hour = (guint) spent;

  SolRequest *request
      = renewal->second_source
            ? sol_request_new ("session-token", SOUP_METHOD_GET, SOL_HOST_BASE,
                               "/service/auth_ms_enho/api/v1/session/token")
            : sol_request_new ("jwt-token", SOUP_METHOD_GET, SOL_HOST_BASE, "/app-api/jwt_token.json");
  request->cap = 1024 * 1024;
  sol_headers_fill (request->headers, renewal->second_source ? SOL_HEADERS_RENEW_SESSION : SOL_HEADERS_RENEW,
                    session, NULL);
  GCancellable *cancellable = renewal->flight->cancellable;
  sol_exchange_send_async (self->exchange, request, cancellable, token_cb, g_steal_pointer (&renewal));
}

static void
renewal_ask_token (Renewal *renewal)
{
  SolCloud *self = renewal->cloud;
  STORE (self)->spend_async (self->store, SOL_BUDGET_HARD, renewal->flight->cancellable, token_spent_cb,
                             renewal);
}

/* --- what the answers say ------------------------------------------------------------------------------ */

void
sol_cloud_note_accepted (SolCloud *self, SolCallId call, guint generation)
{
  self->health[call].refused = FALSE;
  if (generation != self->generation)
    return;
  self->refusals = 0;
  if (self->unproven)
    sol_penalties_clear (self->store);
  self->unproven = FALSE;
}

void
sol_cloud_forget_refusals (SolCloud *self)
{
  self->unproven = FALSE;
  self->refusals = 0;
  for (guint i = 0; i < SOL_N_CALLS; i++)
    self->health[i].refused = FALSE;
}

/* A sign-in of the last half minute is reused. */
static gboolean
renewed_just_now (SolCloud *self)
{
  SolTime now = sol_clock_now (self->clock);
  return self->renewed_at != SOL_TIME_UNKNOWN && self->renewed_at <= now
         && now - self->renewed_at < SOL_SIGN_IN_REUSE;
}

gboolean
sol_cloud_take_refusal (SolCloud *self, SolCallId call, guint generation, guint before)
{
  gboolean again = before != 0;
  if (generation != self->generation || (!again && renewed_just_now (self)))
    return !again;
  gboolean in_vain = self->unproven && !self->token_only;
  self->refusals++;
  if (in_vain || (again && before != generation))
    self->health[call].refused = TRUE;
  if (self->unproven && self->token_only)
    return !again;
  if (in_vain && self->refusals >= REFUSALS_IN_VAIN)
    {
      g_info ("The renewed session is refused, too");
      sol_penalties_add_rejection (self->store, sol_clock_now (self->clock), SOL_REJECTION_PAUSE);
      self->over = TRUE;
      sol_cloud_forget_refusals (self);
      sol_cloud_update_state (self);
      return FALSE;
    }
  /* Nothing is answered any more: it is not the calls. */
  if (!in_vain && self->refusals >= REFUSALS_IN_A_ROW)
    sol_cloud_forget_refusals (self);
  return !again && !in_vain && !self->health[call].refused;
}

/* --- looking what others did --------------------------------------------------------------------------- */

/* Returns: whether another program has a newer session, which is in use then. */
static gboolean
renewal_adopt (Renewal *renewal, const char *secret)
{
  SolCloud *self = renewal->cloud;
  g_autoptr (SolSession) kept = sol_session_from_secret (secret);
  if (kept == NULL || self->session == NULL
      || sol_session_get_signed_in_at (kept) <= sol_session_get_signed_in_at (self->session))
    return FALSE;
  sol_cloud_take_session (self, kept, TRUE);
  self->renewed_at = sol_clock_now (self->clock);
  self->token_only = FALSE;
  self->distrust_token = FALSE;
  self->unproven = FALSE;
  g_info ("Another program has renewed the session");
  return TRUE;
}

/* Returns: (transfer full) (nullable): why there is to be no renewal. */
static GError *
renewal_check (Renewal *renewal)
{
  SolCloud *self = renewal->cloud;
  SolTime retry_at = SOL_TIME_UNKNOWN;
  if (self->session == NULL || g_cancellable_is_cancelled (renewal->flight->cancellable))
    return sol_error_new (SOL_ERROR_SIGNED_OUT);
  if (renewal->by_hand)
    return NULL;
  GError *error = sol_cloud_check_block (self);
  if (error != NULL)
    return error;
  if (sol_penalties_may_renew (self->store, sol_clock_now (self->clock), &retry_at))
    return NULL;
  self->over = TRUE;
  return sol_error_new_full (SOL_ERROR_SIGNED_OUT, NULL, retry_at, 0, NULL);
}

static void
renewal_begin (Renewal *taken)
{
  g_autoptr (Renewal) renewal = taken;
  GError *error = renewal_check (renewal);
  if (error == NULL)
    {
      renewal->cloud->renew_quietly = FALSE;
      sol_cloud_update_state (renewal->cloud);
    }
  if (error != NULL)
    renewal_fail (g_steal_pointer (&renewal), error);
  else if (renewal->cloud->distrust_token)
    renewal_use_password (g_steal_pointer (&renewal));
  else
    renewal_ask_token (g_steal_pointer (&renewal));
}

static void
loaded_locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Renewal) renewal = user_data;
  SolCloud *self = renewal->cloud;
  g_autoptr (SolSecret) secret = STORE (self)->load_session_finish (self->store, result, NULL);
  if (renewal_adopt (renewal, secret))
    renewal_end (renewal, NULL);
  else
    renewal_begin (g_steal_pointer (&renewal));
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Renewal) renewal = user_data;
  SolCloud *self = renewal->cloud;
  g_autoptr (GError) error = NULL;
  renewal->lock = STORE (self)->lock_finish (self->store, result, &error);
  if (renewal->lock == NULL)
    {
      renewal_fail (g_steal_pointer (&renewal), g_steal_pointer (&error));
      return;
    }
  GCancellable *cancellable = renewal->flight->cancellable;
  STORE (self)->load_session_async (self->store, cancellable, loaded_locked_cb, g_steal_pointer (&renewal));
}

/* Without the lock at first: a penalty forbids a sign-in, not to take over what a person did elsewhere. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Renewal) renewal = user_data;
  SolCloud *self = renewal->cloud;
  g_autoptr (SolSecret) secret = STORE (self)->load_session_finish (self->store, result, NULL);
  if (renewal_adopt (renewal, secret))
    {
      renewal_end (renewal, NULL);
      return;
    }
  GError *error = renewal_check (renewal);
  if (error != NULL)
    {
      renewal_fail (g_steal_pointer (&renewal), error);
      return;
    }
  GCancellable *cancellable = renewal->flight->cancellable;
  STORE (self)->lock_async (self->store, cancellable, locked_cb, g_steal_pointer (&renewal));
}

static void
renewal_start (SolCloud *self, gboolean wall, gboolean by_hand)
{
  self->renewing = TRUE;
  sol_cloud_update_state (self);
  Renewal *renewal = g_new0 (Renewal, 1);
  renewal->cloud = g_object_ref (self);
  renewal->flight = sol_flight_begin (self, NULL);
  renewal->wall = wall;
  renewal->by_hand = by_hand;
  STORE (self)->load_session_async (self->store, renewal->flight->cancellable, loaded_cb, renewal);
}

/* (transfer full) @task waits for the renewal in flight, or for a new one. */
static void
renewal_join (SolCloud *self, GTask *task, gboolean wall, gboolean by_hand)
{
  g_ptr_array_add (self->renew_waiters, task);
  if (!self->renewing)
    renewal_start (self, wall, by_hand);
}

static void
over_cb (gpointer user_data)
{
  SolCloud *self = user_data;
  self->over_timer = 0;
  if (!self->over || self->session == NULL || self->renewing)
    return;
  self->renew_quietly = TRUE;
  renewal_start (self, FALSE, FALSE);
}

void
sol_cloud_watch_over (SolCloud *self)
{
  gboolean watch = self->over && self->session != NULL && !self->renewing;
  if (!watch)
    sol_clock_clear (self->clock, &self->over_timer);
  else if (self->over_timer == 0)
    self->over_timer = sol_clock_add (self->clock, LOOK_EVERY, G_PRIORITY_DEFAULT, over_cb, self);
}

void
sol_cloud_renew_async (SolCloud *self, guint generation, gboolean wall, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_cloud_renew_async);

  if (self->session == NULL)
    {
      g_task_return_error (task, sol_error_new (SOL_ERROR_SIGNED_OUT));
      return;
    }
  /* A token from the session itself that never was good: asking for yet another one would not help. Next the
   * password. */
  if (!self->renewing && self->token_only && self->unproven && generation == self->generation)
    self->distrust_token = TRUE;
  if (!self->renewing && !self->over && (generation != self->generation || renewed_just_now (self)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  renewal_join (self, g_steal_pointer (&task), wall, FALSE);
}

gboolean
sol_cloud_renew_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_cloud_try_again_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (SOL_IS_CLOUD (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_cloud_try_again_async);
  SolTime retry_at = SOL_TIME_UNKNOWN;
  if (self->session == NULL)
    g_task_return_error (task, sol_error_new (SOL_ERROR_SIGNED_OUT));
  else if (!self->renewing && !sol_penalties_may_try (self->store, sol_clock_now (self->clock), &retry_at))
    g_task_return_error (task, sol_error_new_full (SOL_ERROR_BUSY, NULL, retry_at, 0, NULL));
  else
    renewal_join (self, g_steal_pointer (&task), FALSE, TRUE);
}

gboolean
sol_cloud_try_again_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  return sol_cloud_renew_finish (self, result, error);
}
