/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-gate"

#include "sol-gate.h"

struct _SolGate
{
  guint places;
  guint taken;
  GQueue waiting; /* of Waiter */
};

typedef struct
{
  GTask *task;     /* (owned) */
  GSource *source; /* (owned) (nullable): cancellation */
  SolGate *gate;   /* (owned) */
} Waiter;

SolGate *
sol_gate_new (guint places)
{
  SolGate *self = g_rc_box_new0 (SolGate);
  self->places = places;
  g_queue_init (&self->waiting);
  return self;
}

SolGate *
sol_gate_ref (SolGate *self)
{
  return g_rc_box_acquire (self);
}

void
sol_gate_unref (SolGate *self)
{
  /* Every waiter holds the gate, so nobody waits any more. */
  g_rc_box_release (self);
}

static void
waiter_free (Waiter *waiter)
{
  if (waiter->source != NULL)
    g_source_destroy (waiter->source);
  g_clear_pointer (&waiter->source, g_source_unref);
  g_clear_object (&waiter->task);
  g_clear_pointer (&waiter->gate, sol_gate_unref);
  g_free (waiter);
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  g_autoptr (GTask) task = g_object_ref (waiter->task);
  g_queue_remove (&waiter->gate->waiting, waiter);
  waiter_free (waiter);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

void
sol_gate_enter_async (SolGate *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_gate_enter_async);
  /* A place once given must be given back, so cancelling may not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->taken < self->places)
    {
      self->taken++;
      g_task_return_boolean (task, TRUE);
      return;
    }

  Waiter *waiter = g_new0 (Waiter, 1);
  waiter->task = g_steal_pointer (&task);
  waiter->gate = sol_gate_ref (self);
  g_queue_push_tail (&self->waiting, waiter);
  if (cancellable == NULL)
    return;
  waiter->source = g_cancellable_source_new (cancellable);
  g_source_set_callback (waiter->source, G_SOURCE_FUNC (waiter_cancelled_cb), waiter, NULL);
  g_source_attach (waiter->source, g_main_context_get_thread_default ());
}

gboolean
sol_gate_enter_finish (SolGate *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_gate_leave (SolGate *self)
{
  g_return_if_fail (self->taken > 0);
  Waiter *waiter = g_queue_pop_head (&self->waiting);
  if (waiter == NULL)
    {
      self->taken--;
      return;
    }
  g_autoptr (GTask) task = g_object_ref (waiter->task);
  waiter_free (waiter);
  g_task_return_boolean (task, TRUE);
}

guint
sol_gate_get_taken (SolGate *self)
{
  return self->taken;
}
