/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-demo"

#include "sol-demo.h"

#include "sol-demo-clock.h"

struct _SolDemo
{
  GObject parent_instance;

  /* Owned */
  SolSimulator *simulator;
  SolClock *clock;
};

G_DEFINE_FINAL_TYPE (SolDemo, sol_demo, G_TYPE_OBJECT)

SolDemo *
sol_demo_new (const SolLaunch *launch, GError **error)
{
  g_return_val_if_fail (launch != NULL, NULL);

  g_autoptr (SolDemo) self = g_object_new (SOL_TYPE_DEMO, NULL);
  self->simulator
      = sol_simulator_new (launch->scenario, (guint32) launch->seed, launch->speed, launch->start);
  if (!sol_simulator_start (self->simulator, 0, error))
    return NULL;
  self->clock = sol_demo_clock_new (sol_simulator_get_time (self->simulator), launch->speed);
  return g_steal_pointer (&self);
}

SolSimulator *
sol_demo_get_simulator (SolDemo *self)
{
  g_return_val_if_fail (SOL_IS_DEMO (self), NULL);

  return self->simulator;
}

SolClock *
sol_demo_get_clock (SolDemo *self)
{
  g_return_val_if_fail (SOL_IS_DEMO (self), NULL);

  return self->clock;
}

SolHome *
sol_demo_make_home (SolDemo *self, gboolean demo, const char *data_root)
{
  g_return_val_if_fail (SOL_IS_DEMO (self), NULL);

  SolHomeOptions options = {
    .clock = self->clock,
    .origin = sol_simulator_get_origin (self->simulator),
    .demo = demo,
    .no_keyring = TRUE,
    .data_root = data_root,
  };
  return sol_home_new (&options);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!sol_home_sign_in_finish (SOL_HOME (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* A demo begins with a home on screen, whichever it is. */
  SolHome *home = SOL_HOME (source);
  if (sol_home_get_state (home) == SOL_HOME_CHOOSING)
    {
      g_autoptr (SolSiteItem) first = g_list_model_get_item (sol_home_get_sites (home), 0);
      if (first != NULL)
        sol_home_choose_site (home, sol_site_item_get_id (first), sol_site_item_get_name (first));
    }
  g_task_return_boolean (task, TRUE);
}

void
sol_demo_sign_in_async (SolDemo *self, SolHome *home, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (SOL_IS_DEMO (self));
  g_return_if_fail (SOL_IS_HOME (home));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_demo_sign_in_async);
  sol_home_sign_in_async (home, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD, FALSE, cancellable, signed_in_cb,
                          g_steal_pointer (&task));
}

gboolean
sol_demo_sign_in_finish (SolDemo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
sol_demo_dispose (GObject *object)
{
  SolDemo *self = SOL_DEMO (object);

  if (self->simulator != NULL)
    sol_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (sol_demo_parent_class)->dispose (object);
}

static void
sol_demo_class_init (SolDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_demo_dispose;
}

static void
sol_demo_init (SolDemo *self)
{
}
