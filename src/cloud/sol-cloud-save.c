/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-save"

#include "sol-cloud-private.h"
#include "sol-secret.h"

#define STORE(self) SOL_CLOUD_STORE_GET_IFACE ((self)->store)
#define SAVE_AFTER (5 * SOL_SECOND)

/* --- flights ------------------------------------------------------------------------------------------- */

static gboolean
caller_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  SolFlight *flight = user_data;
  g_cancellable_cancel (flight->cancellable);
  return G_SOURCE_REMOVE;
}

SolFlight *
sol_flight_begin (SolCloud *cloud, GCancellable *caller)
{
  SolFlight *flight = g_new0 (SolFlight, 1);
  flight->cloud = cloud;
  flight->cancellable = g_cancellable_new ();
  flight->epoch = cloud->epoch;
  g_ptr_array_add (cloud->flights, flight);
  if (caller == NULL)
    return flight;
  if (g_cancellable_is_cancelled (caller))
    g_cancellable_cancel (flight->cancellable);
  flight->caller_source = g_cancellable_source_new (caller);
  g_source_set_callback (flight->caller_source, G_SOURCE_FUNC (caller_cancelled_cb), flight, NULL);
  g_source_attach (flight->caller_source, g_main_context_get_thread_default ());
  return flight;
}

void
sol_flight_end (SolFlight *flight)
{
  if (flight == NULL)
    return;
  if (flight->cloud != NULL)
    g_ptr_array_remove_fast (flight->cloud->flights, flight);
  if (flight->caller_source != NULL)
    g_source_destroy (flight->caller_source);
  g_clear_pointer (&flight->caller_source, g_source_unref);
  g_clear_object (&flight->cancellable);
  g_free (flight);
}

GError *
sol_flight_explain (SolFlight *flight, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || flight->cloud == NULL
      || flight->epoch == flight->cloud->epoch)
    return error;
  g_error_free (error);
  return sol_error_new (SOL_ERROR_SIGNED_OUT);
}

/* --- keeping the session ------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  if (!STORE (self)->save_session_finish (self->store, result, &error))
    g_info ("The session could not be kept: %s", g_quark_to_string (error->domain));
  g_task_return_boolean (task, TRUE);
}

void
sol_cloud_save_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_cloud_save_async);
  g_task_set_check_cancellable (task, FALSE);
  g_autoptr (SolSession) session = sol_cloud_dup_session (self);
  if (session == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_autoptr (SolSecret) secret = sol_session_to_secret (session);
  STORE (self)->save_session_async (self->store, secret, cancellable, saved_cb, g_object_ref (task));
}

/* Rotated cookies: another program may have signed in meanwhile, and its session must not be lost to ours. */
typedef struct
{
  SolCloud *cloud; /* (owned) */
  SolFlight *flight;
  GObject *lock; /* (owned) (nullable) */
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_pointer (&saving->flight, sol_flight_end);
  g_clear_object (&saving->lock);
  g_clear_object (&saving->cloud);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
later_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
}

static void
later_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  SolCloud *self = saving->cloud;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSecret) secret = STORE (self)->load_session_finish (self->store, result, &error);
  if (error != NULL || self->session == NULL || g_cancellable_is_cancelled (saving->flight->cancellable))
    return;
  g_autoptr (SolSession) kept = sol_session_from_secret (secret);
  /* Nothing kept: signed out elsewhere, or nothing is kept at all. */
  if (kept == NULL)
    return;
  if (sol_session_get_signed_in_at (kept) > sol_session_get_signed_in_at (self->session))
    {
      sol_cloud_take_session (self, kept, TRUE);
      sol_cloud_update_state (self);
      return;
    }
  GCancellable *cancellable = saving->flight->cancellable;
  sol_cloud_save_async (self, cancellable, later_saved_cb, g_steal_pointer (&saving));
}

static void
later_locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  SolCloud *self = saving->cloud;
  g_autoptr (GError) error = NULL;
  saving->lock = STORE (self)->lock_finish (self->store, result, &error);
  if (saving->lock == NULL || self->session == NULL)
    return;
  GCancellable *cancellable = saving->flight->cancellable;
  STORE (self)->load_session_async (self->store, cancellable, later_loaded_cb, g_steal_pointer (&saving));
}

static void
save_later_cb (gpointer user_data)
{
  SolCloud *self = user_data;
  self->save_timer = 0;
  if (self->session == NULL || self->renewing)
    return;
  Saving *saving = g_new0 (Saving, 1);
  saving->cloud = g_object_ref (self);
  saving->flight = sol_flight_begin (self, NULL);
  STORE (self)->lock_async (self->store, saving->flight->cancellable, later_locked_cb, saving);
}

void
sol_cloud_save_later (SolCloud *self)
{
  if (self->session != NULL && self->save_timer == 0)
    self->save_timer = sol_clock_add (self->clock, SAVE_AFTER, G_PRIORITY_DEFAULT_IDLE, save_later_cb, self);
}
