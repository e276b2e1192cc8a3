/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-clock"

#include "sol-clock.h"

#include <time.h>

G_DEFINE_ABSTRACT_TYPE (SolClock, sol_clock, G_TYPE_OBJECT)

static void
sol_clock_class_init (SolClockClass *klass)
{
}

static void
sol_clock_init (SolClock *self)
{
}

SolTime
sol_clock_now (SolClock *self)
{
  g_return_val_if_fail (SOL_IS_CLOCK (self), SOL_TIME_UNKNOWN);
  return SOL_CLOCK_GET_CLASS (self)->now (self);
}

gint64
sol_clock_monotonic (SolClock *self)
{
  g_return_val_if_fail (SOL_IS_CLOCK (self), 0);
  return SOL_CLOCK_GET_CLASS (self)->monotonic (self);
}

gint64
sol_clock_boot (SolClock *self)
{
  g_return_val_if_fail (SOL_IS_CLOCK (self), 0);
  return SOL_CLOCK_GET_CLASS (self)->boot (self);
}

guint
sol_clock_add (SolClock *self, gint64 after, int priority, SolClockFunc func, gpointer user_data)
{
  return sol_clock_add_full (self, after, priority, func, user_data, NULL);
}

guint
sol_clock_add_full (SolClock *self, gint64 after, int priority, SolClockFunc func, gpointer user_data,
                    GDestroyNotify destroy)
{
  g_return_val_if_fail (SOL_IS_CLOCK (self), 0);
  g_return_val_if_fail (func != NULL, 0);
  return SOL_CLOCK_GET_CLASS (self)->add (self, MAX (after, 0), priority, func, user_data, destroy);
}

void
sol_clock_remove (SolClock *self, guint id)
{
  g_return_if_fail (SOL_IS_CLOCK (self));
  if (id != 0)
    SOL_CLOCK_GET_CLASS (self)->remove (self, id);
}

void
sol_clock_clear (SolClock *self, guint *id)
{
  g_return_if_fail (id != NULL);
  guint old = *id;
  *id = 0;
  sol_clock_remove (self, old);
}

/* The computer's clock: each timer is a GSource, known here by a number of our own so that a stale one is
 * harmless. */

#define SOL_TYPE_SYSTEM_CLOCK (sol_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (SolSystemClock, sol_system_clock, SOL, SYSTEM_CLOCK, SolClock)

struct _SolSystemClock
{
  SolClock parent_instance;

  GHashTable *sources; /* (owned) guint -> GSource */
  guint last_id;
};

typedef struct
{
  SolSystemClock *clock; /* (borrowed) the clock destroys its sources first */
  guint id;
  SolClockFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} SystemTimer;

G_DEFINE_FINAL_TYPE (SolSystemClock, sol_system_clock, SOL_TYPE_CLOCK)

static void
system_timer_free (gpointer data)
{
  SystemTimer *timer = data;
  if (timer->destroy != NULL)
    timer->destroy (timer->user_data);
  g_free (timer);
}

static gboolean
system_timer_cb (gpointer data)
{
  SystemTimer *timer = data;
  g_autoptr (SolSystemClock) clock = g_object_ref (timer->clock);
  SolClockFunc func = timer->func;

  g_hash_table_steal (clock->sources, GUINT_TO_POINTER (timer->id));
  func (timer->user_data);
  g_source_unref (g_main_current_source ());
  return G_SOURCE_REMOVE;
}

static SolTime
system_now (SolClock *clock)
{
  return g_get_real_time ();
}

static gint64
system_monotonic (SolClock *clock)
{
  return g_get_monotonic_time ();
}

static gint64
system_boot (SolClock *clock)
{
  struct timespec spec;
  if (clock_gettime (CLOCK_BOOTTIME, &spec) != 0)
    return g_get_monotonic_time ();
  return spec.tv_sec * SOL_SECOND + spec.tv_nsec / 1000;
}

static guint
system_add (SolClock *clock, gint64 after, int priority, SolClockFunc func, gpointer user_data,
            GDestroyNotify destroy)
{
  SolSystemClock *self = SOL_SYSTEM_CLOCK (clock);
  SystemTimer *timer = g_new0 (SystemTimer, 1);
  GSource *source;

  timer->clock = self;
  timer->id = ++self->last_id;
  timer->func = func;
  timer->user_data = user_data;
  timer->destroy = destroy;

  /* Whole seconds are grouped by GLib with everybody else's, which saves wake-ups. */
  if (after >= 5 * SOL_SECOND)
    source = g_timeout_source_new_seconds ((guint) MIN (after / SOL_SECOND, G_MAXUINT));
  else
    source = g_timeout_source_new ((guint) ((after + 999) / 1000));
  g_source_set_priority (source, priority);
  g_source_set_static_name (source, "SolClock");
  g_source_set_callback (source, system_timer_cb, timer, system_timer_free);
  g_hash_table_insert (self->sources, GUINT_TO_POINTER (timer->id), source);
  g_source_attach (source, g_main_context_get_thread_default ());
  return timer->id;
}

static void
system_source_drop (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

static void
system_remove (SolClock *clock, guint id)
{
  g_hash_table_remove (SOL_SYSTEM_CLOCK (clock)->sources, GUINT_TO_POINTER (id));
}

static void
sol_system_clock_finalize (GObject *object)
{
  g_clear_pointer (&SOL_SYSTEM_CLOCK (object)->sources, g_hash_table_unref);
  G_OBJECT_CLASS (sol_system_clock_parent_class)->finalize (object);
}

static void
sol_system_clock_class_init (SolSystemClockClass *klass)
{
  SolClockClass *clock_class = SOL_CLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sol_system_clock_finalize;
  clock_class->now = system_now;
  clock_class->monotonic = system_monotonic;
  clock_class->boot = system_boot;
  clock_class->add = system_add;
  clock_class->remove = system_remove;
}

static void
sol_system_clock_init (SolSystemClock *self)
{
  self->sources = g_hash_table_new_full (NULL, NULL, NULL, system_source_drop);
}

SolClock *
sol_clock_new_system (void)
{
  return g_object_new (SOL_TYPE_SYSTEM_CLOCK, NULL);
}
