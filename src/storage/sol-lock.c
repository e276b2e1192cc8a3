/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-lock"

#include "sol-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

#include "sol-error.h"

/* A sign-in takes seconds; whoever waits for one notices nothing of this. What takes minutes is asked for
 * more seldom: every 1.6 s in the end. */
#define RETRY_AFTER (SOL_SECOND / 10)
#define TRIES_PER_PACE 10
#define PACE_MAX 4

struct _SolLock
{
  GObject parent_instance;

  int fd; /* -1 until held */
};

G_DEFINE_FINAL_TYPE (SolLock, sol_lock, G_TYPE_OBJECT)

static void
sol_lock_finalize (GObject *object)
{
  SolLock *self = SOL_LOCK (object);

  /* The lock belongs to the open file, which the kernel closes at the latest with the process. */
  if (self->fd >= 0)
    close (self->fd);
  G_OBJECT_CLASS (sol_lock_parent_class)->finalize (object);
}

static void
sol_lock_class_init (SolLockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_lock_finalize;
}

static void
sol_lock_init (SolLock *self)
{
  self->fd = -1;
}

typedef struct
{
  GTask *task; /* (owned) (nullable): %NULL once it has been answered */
  SolClock *clock;
  SolLock *lock;
  GSource *cancelled; /* (nullable) */
  guint timer;
  guint tries;
} Wait;

static void
wait_free (Wait *wait)
{
  if (wait->cancelled != NULL)
    {
      g_source_destroy (wait->cancelled);
      g_source_unref (wait->cancelled);
    }
  sol_clock_clear (wait->clock, &wait->timer);
  g_clear_object (&wait->lock);
  g_clear_object (&wait->clock);
  g_clear_object (&wait->task);
  g_free (wait);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

static void try_lock (Wait *waiting);

static void
retry_cb (gpointer data)
{
  Wait *wait = data;
  wait->timer = 0;
  try_lock (wait);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_autoptr (Wait) wait = data;
  g_autoptr (GTask) task = g_steal_pointer (&wait->task);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
try_lock (Wait *waiting)
{
  int result;
  do
    result = flock (waiting->lock->fd, LOCK_EX | LOCK_NB);
  while (result != 0 && errno == EINTR);

  if (result != 0 && errno == EWOULDBLOCK)
    {
      gint64 after = RETRY_AFTER << MIN (waiting->tries++ / TRIES_PER_PACE, PACE_MAX);
      waiting->timer = sol_clock_add (waiting->clock, after, G_PRIORITY_DEFAULT, retry_cb, waiting);
      return;
    }
  g_autoptr (Wait) wait = waiting;
  g_autoptr (GTask) task = g_steal_pointer (&wait->task);
  if (result == 0)
    g_task_return_pointer (task, g_steal_pointer (&wait->lock), g_object_unref);
  else
    g_task_return_error (task, sol_error_new (SOL_ERROR_UNAVAILABLE));
}

void
sol_lock_acquire_async (const char *path, SolClock *clock, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (path != NULL);
  g_return_if_fail (SOL_IS_CLOCK (clock));
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_lock_acquire_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  g_autoptr (SolLock) lock = g_object_new (SOL_TYPE_LOCK, NULL);
  lock->fd = open (path, O_CREAT | O_CLOEXEC | O_RDWR | O_NOFOLLOW, 0600);
  if (lock->fd < 0)
    {
      g_task_return_error (task, sol_error_new_message (SOL_ERROR_UNAVAILABLE,
                                                        _ ("The folder for stored data cannot be used.")));
      return;
    }

  Wait *wait = g_new0 (Wait, 1);
  wait->task = g_steal_pointer (&task);
  wait->clock = g_object_ref (clock);
  wait->lock = g_steal_pointer (&lock);
  if (cancellable != NULL)
    {
      wait->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_static_name (wait->cancelled, "SolLock");
      g_source_set_callback (wait->cancelled, G_SOURCE_FUNC (cancelled_cb), wait, NULL);
      g_source_attach (wait->cancelled, g_task_get_context (wait->task));
    }
  try_lock (wait);
}

SolLock *
sol_lock_acquire_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sol_lock_acquire_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
sol_lock_is_taken (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);
  int fd = open (path, O_CLOEXEC | O_RDWR | O_NOFOLLOW);
  if (fd < 0)
    return FALSE;
  /* Whoever tries for it just now tries again. */
  gboolean taken = flock (fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close (fd);
  return taken;
}
