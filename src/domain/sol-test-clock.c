/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-test-clock"

#include "sol-clock.h"

#define SOL_TYPE_TEST_CLOCK (sol_test_clock_get_type ())
G_DECLARE_FINAL_TYPE (SolTestClock, sol_test_clock, SOL, TEST_CLOCK, SolClock)

typedef struct
{
  guint id;
  gint64 due; /* monotonic */
  int priority;
  SolClockFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} TestTimer;

struct _SolTestClock
{
  SolClock parent_instance;

  SolTime now;
  gint64 monotonic;
  gint64 slept;
  GPtrArray *timers; /* (owned) of TestTimer */
  guint last_id;
};

G_DEFINE_FINAL_TYPE (SolTestClock, sol_test_clock, SOL_TYPE_CLOCK)

static void
test_timer_free (gpointer data)
{
  TestTimer *timer = data;
  if (timer->destroy != NULL)
    timer->destroy (timer->user_data);
  g_free (timer);
}

static SolTime
test_now (SolClock *clock)
{
  return SOL_TEST_CLOCK (clock)->now;
}

static gint64
test_monotonic (SolClock *clock)
{
  return SOL_TEST_CLOCK (clock)->monotonic;
}

static gint64
test_boot (SolClock *clock)
{
  SolTestClock *self = SOL_TEST_CLOCK (clock);
  return self->monotonic + self->slept;
}

static guint
test_add (SolClock *clock, gint64 after, int priority, SolClockFunc func, gpointer user_data,
          GDestroyNotify destroy)
{
  SolTestClock *self = SOL_TEST_CLOCK (clock);
  TestTimer *timer = g_new0 (TestTimer, 1);

  timer->id = ++self->last_id;
  timer->due = self->monotonic + after;
  timer->priority = priority;
  timer->func = func;
  timer->user_data = user_data;
  timer->destroy = destroy;
  g_ptr_array_add (self->timers, timer);
  return timer->id;
}

static void
test_remove (SolClock *clock, guint id)
{
  SolTestClock *self = SOL_TEST_CLOCK (clock);
  for (guint i = 0; i < self->timers->len; i++)
    {
      TestTimer *timer = g_ptr_array_index (self->timers, i);
      if (timer->id != id)
        continue;
      g_ptr_array_remove_index (self->timers, i);
      return;
    }
}

static TestTimer *
test_first (SolTestClock *self)
{
  TestTimer *first = NULL;
  for (guint i = 0; i < self->timers->len; i++)
    {
      TestTimer *timer = g_ptr_array_index (self->timers, i);
      if (first == NULL || timer->due < first->due
          || (timer->due == first->due && timer->priority < first->priority))
        first = timer;
    }
  return first;
}

static void
sol_test_clock_finalize (GObject *object)
{
  g_clear_pointer (&SOL_TEST_CLOCK (object)->timers, g_ptr_array_unref);
  G_OBJECT_CLASS (sol_test_clock_parent_class)->finalize (object);
}

static void
sol_test_clock_class_init (SolTestClockClass *klass)
{
  SolClockClass *clock_class = SOL_CLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sol_test_clock_finalize;
  clock_class->now = test_now;
  clock_class->monotonic = test_monotonic;
  clock_class->boot = test_boot;
  clock_class->add = test_add;
  clock_class->remove = test_remove;
}

static void
sol_test_clock_init (SolTestClock *self)
{
  self->monotonic = SOL_HOUR;
  self->timers = g_ptr_array_new_with_free_func (test_timer_free);
}

SolClock *
sol_clock_new_test (SolTime now)
{
  SolTestClock *self = g_object_new (SOL_TYPE_TEST_CLOCK, NULL);
  self->now = now;
  return SOL_CLOCK (self);
}

void
sol_clock_test_advance (SolClock *clock, gint64 by)
{
  g_return_if_fail (SOL_IS_TEST_CLOCK (clock));
  g_autoptr (SolTestClock) self = g_object_ref (SOL_TEST_CLOCK (clock));
  gint64 end = self->monotonic + by;

  for (TestTimer *timer = test_first (self); timer != NULL && timer->due <= end; timer = test_first (self))
    {
      gint64 step = MAX (timer->due - self->monotonic, 0);
      self->monotonic += step;
      self->now += step;
      g_ptr_array_set_free_func (self->timers, NULL);
      g_ptr_array_remove (self->timers, timer);
      g_ptr_array_set_free_func (self->timers, test_timer_free);
      timer->func (timer->user_data);
      test_timer_free (timer);
    }
  self->now += end - self->monotonic;
  self->monotonic = end;
}

void
sol_clock_test_set (SolClock *clock, SolTime now)
{
  g_return_if_fail (SOL_IS_TEST_CLOCK (clock));
  SOL_TEST_CLOCK (clock)->now = now;
}

void
sol_clock_test_suspend (SolClock *clock, gint64 by)
{
  g_return_if_fail (SOL_IS_TEST_CLOCK (clock));
  SOL_TEST_CLOCK (clock)->now += by;
  SOL_TEST_CLOCK (clock)->slept += by;
}

gint64
sol_clock_test_next (SolClock *clock)
{
  g_return_val_if_fail (SOL_IS_TEST_CLOCK (clock), -1);
  SolTestClock *self = SOL_TEST_CLOCK (clock);
  TestTimer *timer = test_first (self);
  return timer == NULL ? -1 : MAX (timer->due - self->monotonic, 0);
}
