/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud"

#include "sol-cloud-private.h"
#include "sol-penalties.h"
#include "sol-secret.h"

enum
{
  PROP_STATE = 1,
  PROP_WAIT_UNTIL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolCloud, sol_cloud, G_TYPE_OBJECT)

#define STORE(self) SOL_CLOUD_STORE_GET_IFACE ((self)->store)

/* --- state --------------------------------------------------------------------------------------------- */

static SolSignInState
cloud_compute_state (SolCloud *self, SolTime *wait_until)
{
  SolError code = SOL_ERROR_BLOCKED;
  *wait_until = sol_penalties_get_block (self->store, sol_clock_now (self->clock), &code);
  if (self->signing_in || (self->renewing && !self->renew_quietly))
    return SOL_SIGN_IN_WORKING;
  if (self->pending != NULL)
    return SOL_SIGN_IN_CODE;
  if (*wait_until != SOL_TIME_UNKNOWN)
    return code == SOL_ERROR_TOO_MANY_SESSIONS ? SOL_SIGN_IN_TOO_MANY : SOL_SIGN_IN_BLOCKED;
  if (self->session == NULL)
    return SOL_SIGN_IN_NONE;
  return self->over ? SOL_SIGN_IN_OVER : SOL_SIGN_IN_DONE;
}

static void
wait_over_cb (gpointer user_data)
{
  SolCloud *self = user_data;
  self->wait_timer = 0;
  sol_cloud_update_state (self);
}

void
sol_cloud_update_state (SolCloud *self)
{
  SolTime wait_until = SOL_TIME_UNKNOWN;
  SolSignInState state = cloud_compute_state (self, &wait_until);

  sol_clock_clear (self->clock, &self->wait_timer);
  if (wait_until != SOL_TIME_UNKNOWN)
    self->wait_timer = sol_clock_add (self->clock, MAX (wait_until - sol_clock_now (self->clock), 0) + 1,
                                      G_PRIORITY_DEFAULT, wait_over_cb, self);

  sol_cloud_watch_over (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->wait_until != wait_until)
    {
      self->wait_until = wait_until;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAIT_UNTIL]);
    }
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

GError *
sol_cloud_check_block (SolCloud *self)
{
  SolError code = SOL_ERROR_BLOCKED;
  SolTime until = sol_penalties_get_block (self->store, sol_clock_now (self->clock), &code);
  if (until == SOL_TIME_UNKNOWN)
    return NULL;
  sol_cloud_update_state (self);
  return sol_error_new_full (code, NULL, until, 0, NULL);
}

void
sol_cloud_note_sign_in_error (SolCloud *self, const GError *error)
{
  if (!g_error_matches (error, SOL_ERROR, SOL_ERROR_BLOCKED)
      && !g_error_matches (error, SOL_ERROR, SOL_ERROR_TOO_MANY_SESSIONS))
    return;
  SolTime until = sol_clock_now (self->clock) + SOL_BLOCK_TIME;
  sol_penalties_set_block (self->store, (SolError) error->code, until);
  g_info ("Sign-in is %s; all traffic rests", sol_error_get_name ((SolError) error->code));
}

/* --- session ------------------------------------------------------------------------------------------- */

SolSession *
sol_cloud_dup_session (SolCloud *self)
{
  if (self->session == NULL)
    return NULL;
  g_autoptr (GPtrArray) cookies = sol_exchange_dup_cookies (self->exchange);
  return sol_session_with_cookies (self->session, cookies);
}

void
sol_cloud_take_session (SolCloud *self, const SolSession *session, gboolean fill)
{
  SolSession *taken = sol_session_ref (session);
  g_clear_pointer (&self->session, sol_session_unref);
  self->session = taken;
  self->generation++;
  self->over = FALSE;
  /* A token of another session is worth nothing. */
  g_clear_pointer (&self->xsrf, sol_secret_free);
  if (fill)
    sol_exchange_set_cookies (self->exchange, sol_session_get_cookies (session));
}

SolSignIn *
sol_cloud_new_sign_in (SolCloud *self, const char *email)
{
  g_autoptr (SolExchange) exchange = sol_exchange_new (self->clock, self->origin, self->tls_database);
  sol_exchange_set_timeout (exchange, self->timeout);
  return sol_sign_in_new (self->clock, self->store, exchange, email);
}

/* --- restoring ----------------------------------------------------------------------------------------- */

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSecret) secret = STORE (self)->load_session_finish (self->store, result, &error);
  if (error != NULL)
    {
      sol_cloud_update_state (self);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_autoptr (SolSession) session = sol_session_from_secret (secret);
  if (session != NULL)
    sol_cloud_take_session (self, session, TRUE);
  sol_cloud_update_state (self);
  g_task_return_boolean (task, session != NULL);
}

void
sol_cloud_restore_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (SOL_IS_CLOUD (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_cloud_restore_async);
  STORE (self)->load_session_async (self->store, cancellable, restored_cb, task);
}

gboolean
sol_cloud_restore_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- signing out --------------------------------------------------------------------------------------- */

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  if (STORE (self)->save_session_finish (self->store, result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sol_cloud_sign_out_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (SOL_IS_CLOUD (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_cloud_sign_out_async);

  self->epoch++;
  self->generation++;
  for (guint i = 0; i < self->flights->len; i++)
    g_cancellable_cancel (((SolFlight *) g_ptr_array_index (self->flights, i))->cancellable);
  sol_clock_clear (self->clock, &self->save_timer);
  g_clear_object (&self->pending);
  g_clear_pointer (&self->session, sol_session_unref);
  sol_exchange_set_cookies (self->exchange, NULL);
  self->over = FALSE;
  self->token_only = FALSE;
  self->distrust_token = FALSE;
  self->renewed_at = SOL_TIME_UNKNOWN;
  sol_cloud_forget_refusals (self);
  sol_cloud_drop_kept (self, NULL);
  g_clear_pointer (&self->xsrf, sol_secret_free);
  sol_cloud_update_state (self);
  STORE (self)->save_session_async (self->store, NULL, cancellable, forgotten_cb, task);
}

gboolean
sol_cloud_sign_out_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- accessors ----------------------------------------------------------------------------------------- */

gboolean
sol_cloud_check_origin (const char *origin, GError **error)
{
  g_autoptr (GUri) url = sol_hosts_parse_origin (origin, error);
  return url != NULL;
}

SolSignInState
sol_cloud_get_state (SolCloud *self)
{
  g_return_val_if_fail (SOL_IS_CLOUD (self), SOL_SIGN_IN_NONE);
  return self->state;
}

SolTime
sol_cloud_get_wait_until (SolCloud *self)
{
  g_return_val_if_fail (SOL_IS_CLOUD (self), SOL_TIME_UNKNOWN);
  return self->wait_until;
}

const char *
sol_cloud_get_account (SolCloud *self)
{
  g_return_val_if_fail (SOL_IS_CLOUD (self), NULL);
  return self->session == NULL ? NULL : sol_session_get_email (self->session);
}

char *
sol_cloud_get_user_id (SolCloud *self)
{
  g_return_val_if_fail (SOL_IS_CLOUD (self), NULL);
  g_autoptr (SolSession) session = sol_cloud_dup_session (self);
  return session == NULL ? NULL : sol_session_dup_user_id (session);
}

void
sol_cloud_set_timeout (SolCloud *self, gint64 timeout)
{
  g_return_if_fail (SOL_IS_CLOUD (self));
  g_return_if_fail (timeout > 0);
  self->timeout = timeout;
  sol_exchange_set_timeout (self->exchange, timeout);
}

guint
sol_cloud_get_requests_last_hour (SolCloud *self)
{
  g_return_val_if_fail (SOL_IS_CLOUD (self), 0);
  return self->requests_last_hour;
}

guint
sol_cloud_get_in_flight (SolCloud *self)
{
  g_return_val_if_fail (SOL_IS_CLOUD (self), 0);
  return sol_exchange_get_in_flight (self->exchange) + self->decoding;
}

/* --- object -------------------------------------------------------------------------------------------- */

static void
sol_cloud_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolCloud *self = SOL_CLOUD (object);
  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_WAIT_UNTIL:
      g_value_set_int64 (value, self->wait_until);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_cloud_dispose (GObject *object)
{
  SolCloud *self = SOL_CLOUD (object);
  if (self->clock != NULL)
    {
      sol_clock_clear (self->clock, &self->wait_timer);
      sol_clock_clear (self->clock, &self->save_timer);
      sol_clock_clear (self->clock, &self->over_timer);
    }
  g_clear_object (&self->pending);
  G_OBJECT_CLASS (sol_cloud_parent_class)->dispose (object);
}

static void
sol_cloud_finalize (GObject *object)
{
  SolCloud *self = SOL_CLOUD (object);
  for (guint i = 0; i < self->flights->len; i++)
    ((SolFlight *) g_ptr_array_index (self->flights, i))->cloud = NULL;
  g_clear_pointer (&self->flights, g_ptr_array_unref);
  g_clear_pointer (&self->renew_waiters, g_ptr_array_unref);
  g_clear_pointer (&self->session, sol_session_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->xsrf, sol_secret_free);
  g_clear_pointer (&self->gate, sol_gate_unref);
  g_clear_pointer (&self->origin, g_uri_unref);
  g_clear_object (&self->exchange);
  g_clear_object (&self->tls_database);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (sol_cloud_parent_class)->finalize (object);
}

static void
sol_cloud_class_init (SolCloudClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = sol_cloud_get_property;
  object_class->dispose = sol_cloud_dispose;
  object_class->finalize = sol_cloud_finalize;

  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, SOL_SIGN_IN_NONE, SOL_SIGN_IN_TOO_MANY,
                                             SOL_SIGN_IN_NONE, flags);
  properties[PROP_WAIT_UNTIL]
      = g_param_spec_int64 ("wait-until", NULL, NULL, G_MININT64, G_MAXINT64, SOL_TIME_UNKNOWN, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_cloud_init (SolCloud *self)
{
  self->wait_until = SOL_TIME_UNKNOWN;
  self->renewed_at = SOL_TIME_UNKNOWN;
  self->code_asked_at = SOL_TIME_UNKNOWN;
  self->timeout = SOL_CALL_TIMEOUT;
  self->gate = sol_gate_new (SOL_READS_AT_ONCE);
  self->flights = g_ptr_array_new ();
  self->renew_waiters = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < SOL_N_CALLS; i++)
    self->health[i].last_error = -1;
}

SolCloud *
sol_cloud_new (SolClock *clock, SolCloudStore *store, const char *origin, GTlsDatabase *tls_database)
{
  g_return_val_if_fail (SOL_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (SOL_IS_CLOUD_STORE (store), NULL);
  g_autoptr (GUri) url = origin == NULL ? NULL : sol_hosts_parse_origin (origin, NULL);
  g_return_val_if_fail (origin == NULL || url != NULL, NULL);

  SolCloud *self = g_object_new (SOL_TYPE_CLOUD, NULL);
  self->clock = g_object_ref (clock);
  self->store = g_object_ref (store);
  self->origin = g_steal_pointer (&url);
  self->tls_database = tls_database == NULL ? NULL : g_object_ref (tls_database);
  self->exchange = sol_exchange_new (clock, self->origin, tls_database);
  g_signal_connect_object (self->exchange, "cookies-changed", G_CALLBACK (sol_cloud_save_later), self,
                           G_CONNECT_SWAPPED);
  sol_cloud_update_state (self);
  return self;
}
