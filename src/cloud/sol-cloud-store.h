/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-time.h"

G_BEGIN_DECLS

/* Most requests an hour for what a person asked for, and for signing in. */
#define SOL_BUDGET_HARD 400

#define SOL_TYPE_CLOUD_STORE (sol_cloud_store_get_type ())
G_DECLARE_INTERFACE (SolCloudStore, sol_cloud_store, SOL, CLOUD_STORE, GObject)

/**
 * SolCloudStore:
 *
 * The one small interface through which the cloud client reads and writes what must survive it. The model
 * backs it with the keyring, the archive and the sign-in lock; a command without a keyring backs it with
 * plain memory.
 *
 * `get` and `set` are for small facts that are not secret (the attempt that worked, block deadlines, the
 * rejection count); the backing keeps them in memory and writes them behind. Keys look like
 * `attempt/<call>/<scope>` or `sign-in/blocked-until`; a %NULL value removes.
 */
struct _SolCloudStoreInterface
{
  GTypeInterface parent_iface;

  /* (transfer full) (nullable) */
  char *(*get) (SolCloudStore *self, const char *key);
  void (*set) (SolCloudStore *self, const char *key, const char *value);

  /* Counts a request against the account's hour, shared by all programs. @limit: most requests in an hour. */
  void (*spend_async) (SolCloudStore *self, guint limit, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);
  /* Returns requests of the last hour with this one; -1 with SOL_ERROR_BUDGET_SPENT (and its retry time). */
  int (*spend_finish) (SolCloudStore *self, GAsyncResult *result, GError **error);

  /* The session as one secret text of sol_session_to_secret(); %NULL without an error when there is none. */
  void (*load_session_async) (SolCloudStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
  char *(*load_session_finish) (SolCloudStore *self, GAsyncResult *result, GError **error);
  /* %NULL forgets. Fails softly: the client goes on with what it has in memory. */
  void (*save_session_async) (SolCloudStore *self, const char *secret, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*save_session_finish) (SolCloudStore *self, GAsyncResult *result, GError **error);

  /* The remembered password; %NULL without an error when none is kept. Wipe it with sol_secret_free(). */
  void (*load_password_async) (SolCloudStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
  char *(*load_password_finish) (SolCloudStore *self, GAsyncResult *result, GError **error);

  /* The lock of sign-ins, shared by all programs of this data folder. The result is an object that holds it.
   */
  void (*lock_async) (SolCloudStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data);
  GObject *(*lock_finish) (SolCloudStore *self, GAsyncResult *result, GError **error);
};

/** sol_cloud_store_new_memory: Returns: (transfer full): a store that forgets with the process. */
SolCloudStore *sol_cloud_store_new_memory (void) G_GNUC_WARN_UNUSED_RESULT;

/** sol_secret_free: overwrites @secret before it frees it; %NULL is fine. */
void sol_secret_free (char *secret);

G_END_DECLS
