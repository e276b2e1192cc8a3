/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-memory-store"

#include "sol-cloud-store.h"
#include "sol-error.h"

/* The store of a command without a keyring. It shares no hour and no lock with other programs, but keeps the
 * same promises within this one. */

#define SOL_TYPE_MEMORY_STORE (sol_memory_store_get_type ())
G_DECLARE_FINAL_TYPE (SolMemoryStore, sol_memory_store, SOL, MEMORY_STORE, GObject)

#define SOL_TYPE_MEMORY_LOCK (sol_memory_lock_get_type ())
G_DECLARE_FINAL_TYPE (SolMemoryLock, sol_memory_lock, SOL, MEMORY_LOCK, GObject)

struct _SolMemoryStore
{
  GObject parent_instance;

  GHashTable *facts; /* (owned) char * -> char * */
  char *session;     /* (owned) (nullable) */
  GQueue spent;      /* of gint64 *, monotonic times, oldest first */
  GQueue waiting;    /* of GTask *, for the lock */
  gboolean locked;
};

struct _SolMemoryLock
{
  GObject parent_instance;

  SolMemoryStore *store; /* (owned) */
};

static void sol_memory_store_iface_init (SolCloudStoreInterface *iface);

G_DEFINE_FINAL_TYPE (SolMemoryLock, sol_memory_lock, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SolMemoryStore, sol_memory_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOL_TYPE_CLOUD_STORE, sol_memory_store_iface_init))

static void
memory_store_hand_on (SolMemoryStore *self)
{
  self->locked = FALSE;
  for (GTask *task = g_queue_pop_head (&self->waiting); task != NULL;
       task = g_queue_pop_head (&self->waiting))
    {
      g_autoptr (GTask) next = task;
      if (g_task_return_error_if_cancelled (next))
        continue;
      SolMemoryLock *lock = g_object_new (SOL_TYPE_MEMORY_LOCK, NULL);
      lock->store = g_object_ref (self);
      self->locked = TRUE;
      g_task_return_pointer (next, lock, g_object_unref);
      return;
    }
}

static void
sol_memory_lock_finalize (GObject *object)
{
  SolMemoryLock *self = SOL_MEMORY_LOCK (object);
  memory_store_hand_on (self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sol_memory_lock_parent_class)->finalize (object);
}

static void
sol_memory_lock_class_init (SolMemoryLockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_memory_lock_finalize;
}

static void
sol_memory_lock_init (SolMemoryLock *self)
{
}

static char *
memory_get (SolCloudStore *store, const char *key)
{
  return g_strdup (g_hash_table_lookup (SOL_MEMORY_STORE (store)->facts, key));
}

static void
memory_set (SolCloudStore *store, const char *key, const char *value)
{
  SolMemoryStore *self = SOL_MEMORY_STORE (store);
  if (value == NULL)
    g_hash_table_remove (self->facts, key);
  else
    g_hash_table_insert (self->facts, g_strdup (key), g_strdup (value));
}

static void
memory_spend_async (SolCloudStore *store, guint limit, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  SolMemoryStore *self = SOL_MEMORY_STORE (store);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, memory_spend_async);

  gint64 now = g_get_monotonic_time ();
  while (!g_queue_is_empty (&self->spent) && *(gint64 *) g_queue_peek_head (&self->spent) <= now - SOL_HOUR)
    g_free (g_queue_pop_head (&self->spent));
  guint n = g_queue_get_length (&self->spent);
  if (n >= limit)
    {
      const gint64 *frees = g_queue_peek_nth (&self->spent, n - limit);
      gint64 wait = frees == NULL ? SOL_HOUR : *frees + SOL_HOUR - now;
      g_task_return_error (
          task, sol_error_new_full (SOL_ERROR_BUDGET_SPENT, NULL, g_get_real_time () + wait, 0, NULL));
      return;
    }
  g_queue_push_tail (&self->spent, g_memdup2 (&now, sizeof now));
  g_task_return_int (task, (gssize) n + 1);
}

static int
memory_spend_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}

static void
memory_load_session_async (SolCloudStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, memory_load_session_async);
  g_task_return_pointer (task, g_strdup (SOL_MEMORY_STORE (store)->session),
                         (GDestroyNotify) sol_secret_free);
}

static void
memory_save_session_async (SolCloudStore *store, const char *secret, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  SolMemoryStore *self = SOL_MEMORY_STORE (store);
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, memory_save_session_async);
  sol_secret_free (self->session);
  self->session = g_strdup (secret);
  g_task_return_boolean (task, TRUE);
}

static gboolean
memory_save_session_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
memory_load_password_async (SolCloudStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, memory_load_password_async);
  g_task_return_pointer (task, NULL, NULL);
}

static char *
memory_load_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
memory_lock_async (SolCloudStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  SolMemoryStore *self = SOL_MEMORY_STORE (store);
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, memory_lock_async);
  g_queue_push_tail (&self->waiting, task);
  if (!self->locked)
    memory_store_hand_on (self);
}

static GObject *
memory_lock_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sol_memory_store_iface_init (SolCloudStoreInterface *iface)
{
  iface->get = memory_get;
  iface->set = memory_set;
  iface->spend_async = memory_spend_async;
  iface->spend_finish = memory_spend_finish;
  iface->load_session_async = memory_load_session_async;
  iface->load_session_finish = memory_load_finish;
  iface->save_session_async = memory_save_session_async;
  iface->save_session_finish = memory_save_session_finish;
  iface->load_password_async = memory_load_password_async;
  iface->load_password_finish = memory_load_finish;
  iface->lock_async = memory_lock_async;
  iface->lock_finish = memory_lock_finish;
}

static void
sol_memory_store_finalize (GObject *object)
{
  SolMemoryStore *self = SOL_MEMORY_STORE (object);
  g_clear_pointer (&self->facts, g_hash_table_unref);
  g_clear_pointer (&self->session, sol_secret_free);
  g_queue_clear_full (&self->spent, g_free);
  G_OBJECT_CLASS (sol_memory_store_parent_class)->finalize (object);
}

static void
sol_memory_store_class_init (SolMemoryStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_memory_store_finalize;
}

static void
sol_memory_store_init (SolMemoryStore *self)
{
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->spent);
  g_queue_init (&self->waiting);
}

SolCloudStore *
sol_cloud_store_new_memory (void)
{
  return g_object_new (SOL_TYPE_MEMORY_STORE, NULL);
}
