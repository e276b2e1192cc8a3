/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-procedure"

#include "sol-procedure-private.h"

#include <glib/gi18n-lib.h>

#include "sol-change-amps.h"
#include "sol-grid-switch-private.h"
#include "sol-lock.h"
#include "sol-repair-profile.h"
#include "sol-restore-mode.h"

static const SolProcedureSpec *const table[]
    = { &sol_restore_mode_spec, &sol_change_amps_spec, &sol_grid_switch_spec, &sol_repair_profile_spec };

struct _SolProcedure
{
  GObject parent_instance;

  const SolProcedureSpec *spec;
  SolModelContext *context;
  SolRefresh *refresh;
  char *site;
  char *device;
  char *scope;
  char *key;
  char *step;
  gboolean ended; /* since the last step was asked for */
  SolLock *lock;  /* (nullable) while it is in hand here: no other program goes on with it */
  GWeakRef owner; /* SolSite */
};

G_DEFINE_FINAL_TYPE (SolProcedure, sol_procedure, G_TYPE_OBJECT)

enum
{
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
sol_procedure_finalize (GObject *object)
{
  SolProcedure *self = SOL_PROCEDURE (object);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_object (&self->refresh);
  g_clear_object (&self->lock);
  g_free (self->site);
  g_free (self->device);
  g_free (self->scope);
  g_free (self->key);
  g_free (self->step);
  g_weak_ref_clear (&self->owner);
  G_OBJECT_CLASS (sol_procedure_parent_class)->finalize (object);
}

static void
sol_procedure_class_init (SolProcedureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_procedure_finalize;
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
sol_procedure_init (SolProcedure *self)
{
  g_weak_ref_init (&self->owner, NULL);
}

static char *
make_scope (const char *site)
{
  return g_strconcat ("procedure/", site, NULL);
}

static char *
make_key (const SolProcedureSpec *spec, const char *device)
{
  return g_strjoin ("/", spec->kind, device, NULL);
}

SolProcedure *
sol_procedure_new (const SolProcedureSpec *spec, SolModelContext *context, SolRefresh *refresh,
                   const char *site, const char *device)
{
  SolProcedure *self = g_object_new (SOL_TYPE_PROCEDURE, NULL);
  self->spec = spec;
  self->context = sol_model_context_ref (context);
  self->refresh = g_object_ref (refresh);
  self->site = g_strdup (site);
  self->device = g_strdup (device);
  self->scope = make_scope (site);
  self->key = make_key (spec, device);
  self->step = g_strdup (sol_remember_get (context->remember, self->scope, self->key));
  return self;
}

/* Whose it is. Both programs find the same procedures on the disk; the one that holds the lock goes on with
 * it, and lets go of it at the latest with its process. */

static char *
make_lock_path (SolModelContext *context, const char *scope, const char *key)
{
  g_autofree char *whole = g_strjoin ("/", scope, key, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  g_autofree char *name = g_strdup_printf ("procedure-%.16s.lock", sum);
  return g_build_filename (context->lock_folder, name, NULL);
}

static char *
lock_path (SolProcedure *self)
{
  return make_lock_path (self->context, self->scope, self->key);
}

/* One that this very program holds is shared. */
static SolLock *
find_held (SolModelContext *context, const char *path)
{
  GWeakRef *held = g_hash_table_lookup (context->held, path);
  return held == NULL ? NULL : g_weak_ref_get (held);
}

gboolean
sol_procedure_is_elsewhere (const SolProcedureSpec *spec, SolModelContext *context, const char *site,
                            const char *device)
{
  if (context->lock_folder == NULL)
    return FALSE;
  g_autofree char *scope = make_scope (site);
  g_autofree char *key = make_key (spec, device);
  g_autofree char *path = make_lock_path (context, scope, key);
  g_autoptr (SolLock) ours = find_held (context, path);
  return ours == NULL && sol_lock_is_taken (path);
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolProcedure *self = g_task_get_source_object (task);
  SolLock *lock = sol_lock_acquire_finish (result, &error);

  if (lock == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  GWeakRef *held = g_new0 (GWeakRef, 1);
  g_weak_ref_init (held, lock);
  g_hash_table_replace (self->context->held, lock_path (self), held);
  g_clear_object (&self->lock);
  self->lock = lock;
  g_task_return_boolean (task, TRUE);
}

static void
take_async (SolProcedure *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, take_async);
  g_autofree char *path = self->context->lock_folder == NULL ? NULL : lock_path (self);

  if (self->lock == NULL && path != NULL)
    self->lock = find_held (self->context, path);
  if (self->lock != NULL || path == NULL)
    g_task_return_boolean (task, TRUE);
  else
    sol_lock_acquire_async (path, self->context->clock, cancellable, locked_cb, g_steal_pointer (&task));
}

static gboolean
take_finish (SolProcedure *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolProcedure *self = g_task_get_source_object (task);

  if (!sol_remember_load_finish (SOL_REMEMBER (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_free (self->step);
  self->step = g_strdup (sol_remember_get (self->context->remember, self->scope, self->key));
  g_task_return_boolean (task, self->step != NULL);
}

static void
claim_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolProcedure *self = SOL_PROCEDURE (source);

  if (!take_finish (self, result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    sol_remember_load_async (self->context->remember, g_task_get_cancellable (task), reloaded_cb,
                             g_object_ref (task));
}

void
sol_procedure_claim_async (SolProcedure *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (SOL_IS_PROCEDURE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_procedure_claim_async);
  take_async (self, cancellable, claim_taken_cb, g_steal_pointer (&task));
}

gboolean
sol_procedure_claim_finish (SolProcedure *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_procedure_let_go (SolProcedure *self)
{
  g_return_if_fail (SOL_IS_PROCEDURE (self));
  g_clear_object (&self->lock);
}

void
sol_procedure_leave (SolProcedure *self)
{
  g_return_if_fail (SOL_IS_PROCEDURE (self));
  guint position;
  sol_procedure_let_go (self);
  if (self->step == NULL)
    return;
  /* Whoever wants it takes it at once; nobody does after signing out, and then the next start finds it. */
  g_list_store_append (self->context->left, self);
  if (g_list_store_find (self->context->left, self, &position))
    g_list_store_remove (self->context->left, position);
}

/* Steps. */

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  if (sol_remember_set_finish (SOL_REMEMBER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
step_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolProcedure *self = SOL_PROCEDURE (source);

  if (!take_finish (self, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* It came to its end while another program had it in hand. */
  if (self->ended)
    {
      sol_procedure_let_go (self);
      g_task_return_error (task, sol_error_new (SOL_ERROR_NOT_READY));
      return;
    }
  g_free (self->step);
  self->step = g_strdup (g_task_get_task_data (task));
  sol_remember_set_async (self->context->remember, self->scope, self->key, self->step, NULL, stepped_cb,
                          g_steal_pointer (&task));
}

void
sol_procedure_step_async (SolProcedure *self, const char *step, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_PROCEDURE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_procedure_step_async);
  g_task_set_task_data (task, g_strdup (step), g_free);
  self->ended = FALSE;
  take_async (self, cancellable, step_taken_cb, g_steal_pointer (&task));
}

gboolean
sol_procedure_step_finish (SolProcedure *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_procedure_end (SolProcedure *self)
{
  g_return_if_fail (SOL_IS_PROCEDURE (self));
  self->ended = TRUE;
  g_clear_pointer (&self->step, g_free);
  sol_remember_set (self->context->remember, self->scope, self->key, NULL);
  sol_procedure_let_go (self);
  g_signal_emit (self, signals[ENDED], 0);
}

void
sol_procedure_set_site (SolProcedure *self, SolSite *site)
{
  g_return_if_fail (SOL_IS_PROCEDURE (self));
  g_weak_ref_set (&self->owner, site);
}

SolModelContext *
sol_procedure_get_context (SolProcedure *self)
{
  return self->context;
}

SolRefresh *
sol_procedure_get_refresh (SolProcedure *self)
{
  return self->refresh;
}

const char *
sol_procedure_get_site_id (SolProcedure *self)
{
  return self->site;
}

void
sol_procedure_drop (SolProcedure *self)
{
  sol_procedure_end (self);
}

static void
resumed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolProcedure *self = g_task_get_source_object (task);
  if (!self->spec->resume_finish (result, &error))
    {
      sol_procedure_let_go (self);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* What ran meanwhile had a procedure of its own, of the same name. */
  if (self->step != NULL)
    sol_procedure_end (self);
  g_task_return_boolean (task, TRUE);
}

static void
resume_claimed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolProcedure *self = SOL_PROCEDURE (source);
  gboolean open = sol_procedure_claim_finish (self, result, &error);
  g_autoptr (GObject) site = g_weak_ref_get (&self->owner);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!open)
    {
      /* The other program has finished it, or somebody has dropped it there. */
      sol_procedure_let_go (self);
      g_signal_emit (self, signals[ENDED], 0);
      g_task_return_boolean (task, TRUE);
    }
  else if (site == NULL)
    g_task_return_error (task, sol_error_new (SOL_ERROR_NOT_READY));
  else
    self->spec->resume_async (self, (SolSite *) site, g_task_get_cancellable (task), resumed_cb,
                              g_object_ref (task));
}

void
sol_procedure_resume_async (SolProcedure *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (SOL_IS_PROCEDURE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_procedure_resume_async);
  sol_procedure_claim_async (self, cancellable, resume_claimed_cb, g_steal_pointer (&task));
}

gboolean
sol_procedure_resume_finish (SolProcedure *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
sol_procedure_get_kind (SolProcedure *self)
{
  g_return_val_if_fail (SOL_IS_PROCEDURE (self), NULL);
  return self->spec->kind;
}

const char *
sol_procedure_get_device (SolProcedure *self)
{
  g_return_val_if_fail (SOL_IS_PROCEDURE (self), NULL);
  return self->device;
}

const char *
sol_procedure_get_step (SolProcedure *self)
{
  g_return_val_if_fail (SOL_IS_PROCEDURE (self), NULL);
  return self->step;
}

const char *
sol_procedure_get_question (SolProcedure *self)
{
  g_return_val_if_fail (SOL_IS_PROCEDURE (self), NULL);
  return _ (self->spec->question);
}

const char *
sol_procedure_get_answer (SolProcedure *self)
{
  g_return_val_if_fail (SOL_IS_PROCEDURE (self), NULL);
  return _ (self->spec->answer);
}

gboolean
sol_procedure_is_same (SolProcedure *self, SolProcedure *other)
{
  g_return_val_if_fail (SOL_IS_PROCEDURE (self) && SOL_IS_PROCEDURE (other), FALSE);
  return g_str_equal (self->scope, other->scope) && g_str_equal (self->key, other->key);
}

GPtrArray *
sol_procedure_list_open (SolModelContext *context, SolRefresh *refresh, const char *site)
{
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *scope = make_scope (site);
  g_auto (GStrv) keys = sol_remember_list (context->remember, scope);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys[i], "/", 2);
      for (guint t = 0; t < G_N_ELEMENTS (table); t++)
        if (g_strcmp0 (parts[0], table[t]->kind) == 0)
          g_ptr_array_add (open, sol_procedure_new (table[t], context, refresh, site, parts[1]));
    }
  return open;
}
