/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-home-store"

#include "sol-home-store.h"

#include "sol-archive-requests.h"
#include "sol-error.h"
#include "sol-lock.h"

struct _SolHomeStore
{
  GObject parent_instance;

  SolClock *clock;
  SolKeyring *keyring;
  SolArchive *archive;
  SolRemember *remember;
  char *lock_path;
  char *account;
  char *account_key;
  char *scope;   /* of the account's facts in the archive */
  char *session; /* secret; only while it is not kept in the keyring */
  gboolean keep;
  guint counted; /* requests of the hour as the archive last said */
  SolTime counted_at;
  GQueue *uncounted; /* SolTime * of those since then that it could not count, the oldest first */
  guint letting_go;  /* locks that wait for what was noted */
};

static void sol_home_store_iface_init (SolCloudStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SolHomeStore, sol_home_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOL_TYPE_CLOUD_STORE, sol_home_store_iface_init))

static void
sol_home_store_finalize (GObject *object)
{
  SolHomeStore *self = SOL_HOME_STORE (object);
  g_clear_object (&self->clock);
  g_clear_object (&self->keyring);
  g_clear_object (&self->archive);
  g_clear_object (&self->remember);
  g_free (self->lock_path);
  g_free (self->account);
  g_free (self->account_key);
  g_free (self->scope);
  sol_secret_free (self->session);
  g_queue_free_full (self->uncounted, g_free);
  G_OBJECT_CLASS (sol_home_store_parent_class)->finalize (object);
}

static void
sol_home_store_class_init (SolHomeStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_home_store_finalize;
}

static void
sol_home_store_init (SolHomeStore *self)
{
  self->keep = TRUE;
  self->uncounted = g_queue_new ();
  sol_home_store_set_account (self, NULL);
}

SolHomeStore *
sol_home_store_new (SolClock *clock, SolKeyring *keyring, SolArchive *archive, SolRemember *remember,
                    const char *lock_path)
{
  SolHomeStore *self = g_object_new (SOL_TYPE_HOME_STORE, NULL);
  self->clock = g_object_ref (clock);
  self->keyring = g_object_ref (keyring);
  self->archive = g_object_ref (archive);
  self->remember = g_object_ref (remember);
  self->lock_path = g_strdup (lock_path);
  return self;
}

char *
sol_account_key (const char *account)
{
  g_autofree char *lower = g_ascii_strdown (account != NULL ? account : "", -1);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, g_strstrip (lower), -1);
  return g_strndup (sum, 16);
}

void
sol_home_store_set_account (SolHomeStore *self, const char *account)
{
  g_return_if_fail (SOL_IS_HOME_STORE (self));
  g_autofree char *key = sol_account_key (account);
  if (g_strcmp0 (key, self->account_key) != 0)
    g_clear_pointer (&self->session, sol_secret_free);
  g_free (self->account);
  self->account = g_strdup (account);
  g_free (self->scope);
  self->scope = g_strconcat ("cloud/", key, NULL);
  g_free (self->account_key);
  self->account_key = g_steal_pointer (&key);
}

const char *
sol_home_store_get_account (SolHomeStore *self)
{
  g_return_val_if_fail (SOL_IS_HOME_STORE (self), NULL);
  return self->account;
}

const char *
sol_home_store_get_account_key (SolHomeStore *self)
{
  g_return_val_if_fail (SOL_IS_HOME_STORE (self), NULL);
  return self->account_key;
}

void
sol_home_store_set_keep (SolHomeStore *self, gboolean keep)
{
  g_return_if_fail (SOL_IS_HOME_STORE (self));
  self->keep = keep;
}

static char *
store_get (SolCloudStore *store, const char *key)
{
  SolHomeStore *self = SOL_HOME_STORE (store);
  return g_strdup (sol_remember_get (self->remember, self->scope, key));
}

static void
store_set (SolCloudStore *store, const char *key, const char *value)
{
  SolHomeStore *self = SOL_HOME_STORE (store);
  sol_remember_set (self->remember, self->scope, key, value);
}

/* A full disk is no reason to show nothing and to stop nothing: the hour's requests are counted here
 * meanwhile. Returns: the count, or 0 when @limit is reached. */
static guint
count_here (SolHomeStore *self, guint limit, GError **error)
{
  SolTime now = sol_clock_now (self->clock);
  for (SolTime *at = g_queue_peek_head (self->uncounted); at != NULL && (*at > now || now - *at >= SOL_HOUR);
       at = g_queue_peek_head (self->uncounted))
    g_free (g_queue_pop_head (self->uncounted));
  if (now - self->counted_at >= SOL_HOUR)
    self->counted = 0;
  guint count = self->counted + g_queue_get_length (self->uncounted) + 1;
  if (count > limit)
    {
      const SolTime *first = g_queue_peek_head (self->uncounted);
      SolTime again = (first != NULL ? *first : now) + SOL_HOUR;
      g_propagate_error (error, sol_error_new_full (SOL_ERROR_BUDGET_SPENT, NULL, again, 0, NULL));
      return 0;
    }
  g_queue_push_tail (self->uncounted, g_memdup2 (&now, sizeof now));
  return count;
}

static void
spent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolHomeStore *self = g_task_get_source_object (task);
  guint count = sol_archive_spend_finish (SOL_ARCHIVE (source), result, &error);
  if (count > 0)
    {
      self->counted = count;
      self->counted_at = sol_clock_now (self->clock);
      g_queue_clear_full (self->uncounted, g_free);
    }
  else if (g_error_matches (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE))
    {
      g_info ("The request could not be counted in the archive: %s", error->message);
      g_clear_error (&error);
      count = count_here (self, GPOINTER_TO_UINT (g_task_get_task_data (task)), &error);
    }
  if (count == 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, count);
}

static void
store_spend_async (SolCloudStore *store, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  SolHomeStore *self = SOL_HOME_STORE (store);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, store_spend_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (limit), NULL);
  sol_archive_spend_async (self->archive, self->account_key, sol_clock_now (self->clock), limit, cancellable,
                           spent_cb, g_steal_pointer (&task));
}

static int
store_spend_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  char *secret = sol_keyring_lookup_finish (SOL_KEYRING (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, secret, (GDestroyNotify) sol_secret_free);
}

static void
load_async (SolHomeStore *self, SolKeyringKind kind, gpointer tag, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tag);
  if (kind == SOL_KEYRING_SESSION && self->session != NULL)
    g_task_return_pointer (task, g_strdup (self->session), (GDestroyNotify) sol_secret_free);
  else if (self->account == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    sol_keyring_lookup_async (self->keyring, self->account, kind, cancellable, looked_up_cb,
                              g_steal_pointer (&task));
}

static void
store_load_session_async (SolCloudStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  load_async (SOL_HOME_STORE (store), SOL_KEYRING_SESSION, store_load_session_async, cancellable, callback,
              user_data);
}

static void
store_load_password_async (SolCloudStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  load_async (SOL_HOME_STORE (store), SOL_KEYRING_PASSWORD, store_load_password_async, cancellable, callback,
              user_data);
}

static char *
store_load_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  if (sol_keyring_store_finish (SOL_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  if (sol_keyring_forget_finish (SOL_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
store_save_session_async (SolCloudStore *store, const char *secret, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  SolHomeStore *self = SOL_HOME_STORE (store);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, store_save_session_async);

  g_clear_pointer (&self->session, sol_secret_free);
  if (secret != NULL && !self->keep)
    self->session = g_strdup (secret);
  if (self->account == NULL)
    g_task_return_boolean (task, TRUE);
  else if (secret != NULL && self->keep)
    sol_keyring_store_async (self->keyring, self->account, SOL_KEYRING_SESSION, secret, cancellable,
                             stored_cb, g_steal_pointer (&task));
  else
    /* Not to be kept: an older session in the keyring must not come back at the next start. */
    sol_keyring_forget_async (self->keyring, self->account, SOL_KEYRING_SESSION, cancellable, forgotten_cb,
                              g_steal_pointer (&task));
}

static gboolean
store_save_session_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Another program that gets the lock reads what this one has noted: it is let go of when that is on the disk.
 */
typedef struct
{
  SolHomeStore *store;
  SolLock *lock;
} Held;

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Held *held = user_data;
  held->store->letting_go--;
  g_clear_object (&held->lock);
  g_clear_object (&held->store);
  g_free (held);
}

static void
let_go (gpointer data)
{
  Held *held = data;
  held->store->letting_go++;
  sol_remember_flush_async (held->store->remember, noted_cb, held);
}

static GObject *
hold (SolHomeStore *self, SolLock *lock)
{
  GObject *object = g_object_new (G_TYPE_OBJECT, NULL);
  Held *held = g_new0 (Held, 1);
  held->store = g_object_ref (self);
  held->lock = g_object_ref (lock);
  g_object_set_data_full (object, "sol-held", held, let_go);
  return object;
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  if (!sol_remember_load_finish (SOL_REMEMBER (source), result, &error))
    g_info ("Deadlines of the other program could not be read: %s", error->message);
  SolHomeStore *self = g_task_get_source_object (task);
  g_task_return_pointer (task, hold (self, g_task_get_task_data (task)), g_object_unref);
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolLock *lock = sol_lock_acquire_finish (result, &error);
  if (lock == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* The other program may have been blocked while it held the lock. */
  SolHomeStore *self = g_task_get_source_object (task);
  g_task_set_task_data (task, lock, g_object_unref);
  sol_remember_load_async (self->remember, g_task_get_cancellable (task), reloaded_cb, g_object_ref (task));
}

static void
let_go_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolHomeStore *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  sol_lock_acquire_async (self->lock_path, self->clock, cancellable, locked_cb, g_object_ref (task));
}

static void
store_lock_async (SolCloudStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                  gpointer user_data)
{
  SolHomeStore *self = SOL_HOME_STORE (store);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, store_lock_async);
  if (self->lock_path == NULL)
    g_task_return_pointer (task, g_object_new (G_TYPE_OBJECT, NULL), g_object_unref);
  else if (self->letting_go > 0)
    /* Nobody need try and wait for what this program itself is about to let go of. */
    sol_remember_flush_async (self->remember, let_go_cb, g_steal_pointer (&task));
  else
    sol_lock_acquire_async (self->lock_path, self->clock, cancellable, locked_cb, g_steal_pointer (&task));
}

static GObject *
store_lock_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sol_home_store_iface_init (SolCloudStoreInterface *iface)
{
  iface->get = store_get;
  iface->set = store_set;
  iface->spend_async = store_spend_async;
  iface->spend_finish = store_spend_finish;
  iface->load_session_async = store_load_session_async;
  iface->load_session_finish = store_load_finish;
  iface->save_session_async = store_save_session_async;
  iface->save_session_finish = store_save_session_finish;
  iface->load_password_async = store_load_password_async;
  iface->load_password_finish = store_load_finish;
  iface->lock_async = store_lock_async;
  iface->lock_finish = store_lock_finish;
}
