/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-procedure"

#include "sol-procedure-private.h"

#include <glib/gi18n-lib.h>

#include "sol-change-amps.h"
#include "sol-grid-switch-private.h"
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
  self->scope = g_strconcat ("procedure/", site, NULL);
  self->key = g_strjoin ("/", spec->kind, device, NULL);
  self->step = g_strdup (sol_remember_get (context->remember, self->scope, self->key));
  return self;
}

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

void
sol_procedure_step_async (SolProcedure *self, const char *step, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_PROCEDURE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_procedure_step_async);
  g_free (self->step);
  self->step = g_strdup (step);
  sol_remember_set_async (self->context->remember, self->scope, self->key, step, NULL, stepped_cb,
                          g_steal_pointer (&task));
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
  g_clear_pointer (&self->step, g_free);
  sol_remember_set (self->context->remember, self->scope, self->key, NULL);
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
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* What ran meanwhile had a procedure of its own, of the same name. */
  if (self->step != NULL)
    sol_procedure_end (self);
  g_task_return_boolean (task, TRUE);
}

void
sol_procedure_resume_async (SolProcedure *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (SOL_IS_PROCEDURE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_procedure_resume_async);
  g_autoptr (GObject) site = g_weak_ref_get (&self->owner);
  if (site == NULL)
    g_task_return_error (task, sol_error_new (SOL_ERROR_NOT_READY));
  else
    self->spec->resume_async (self, (SolSite *) site, cancellable, resumed_cb, g_steal_pointer (&task));
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

GPtrArray *
sol_procedure_list_open (SolModelContext *context, SolRefresh *refresh, const char *site)
{
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *scope = g_strconcat ("procedure/", site, NULL);
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
