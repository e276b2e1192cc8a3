/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-keyring"

#include "sol-keyring.h"

#include <string.h>

#include "sol-keyring-call.h"

/* After a silence the keyring is left alone for a while, so that not everything takes three seconds more. */
#define REST_AFTER_SILENCE SOL_MINUTE

struct _SolKeyring
{
  GObject parent_instance;

  char *origin;       /* (nullable): %NULL for none */
  SolClock *clock;    /* (owned) (nullable): %NULL for none */
  GHashTable *memory; /* place -> secret that is not in the keyring */
  SolKeyringState state;
  guint64 serial;    /* of the newest in memory */
  gint64 rest_until; /* monotonic */
};

typedef struct
{
  SolKeyringKind kind;
  char *account;
  guint64 serial; /* tells a secret from a later one of the same place; not part of the identity */
} Place;

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (SolKeyringState, sol_keyring_state, G_DEFINE_ENUM_VALUE (SOL_KEYRING_WORKING, "working"),
                    G_DEFINE_ENUM_VALUE (SOL_KEYRING_ABSENT, "absent"),
                    G_DEFINE_ENUM_VALUE (SOL_KEYRING_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (SOL_KEYRING_SILENT, "silent"))

G_DEFINE_FINAL_TYPE (SolKeyring, sol_keyring, G_TYPE_OBJECT)

void
sol_keyring_secret_free (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static guint
place_hash (gconstpointer data)
{
  const Place *place = data;
  return g_str_hash (place->account) ^ place->kind;
}

static gboolean
place_equal (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;
  return first->kind == second->kind && strcmp (first->account, second->account) == 0;
}

static void
place_free (gpointer data)
{
  Place *place = data;
  g_free (place->account);
  g_free (place);
}

static guint64
keep_in_memory (SolKeyring *self, const char *account, SolKeyringKind kind, const char *secret)
{
  Place *place = g_new0 (Place, 1);
  place->kind = kind;
  place->account = g_strdup (account);
  place->serial = ++self->serial;
  g_hash_table_replace (self->memory, place, g_strdup (secret));
  return place->serial;
}

static const char *
find_in_memory (SolKeyring *self, const char *account, SolKeyringKind kind)
{
  Place place = { kind, (char *) account };
  return g_hash_table_lookup (self->memory, &place);
}

/* What is in the keyring now need not be here, unless a newer one has come meanwhile. */
static void
drop_stored (SolKeyring *self, const char *account, SolKeyringKind kind, guint64 serial)
{
  Place place = { kind, (char *) account };
  gpointer key = NULL;
  if (g_hash_table_lookup_extended (self->memory, &place, &key, NULL) && ((Place *) key)->serial == serial)
    g_hash_table_remove (self->memory, &place);
}

static void
drop_from_memory (SolKeyring *self, const char *account, SolKeyringKind kind)
{
  Place place = { kind, (char *) account };
  g_hash_table_remove (self->memory, &place);
}

static void
set_state (SolKeyring *self, SolKeyringState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
answered (SolKeyring *self, const SolKeyringAnswer *answer)
{
  if (answer->state == SOL_KEYRING_SILENT)
    self->rest_until = sol_clock_monotonic (self->clock) + REST_AFTER_SILENCE;
  /* A service without a keyring also finds nothing; only a silence is disproved by that. */
  if (answer->state != SOL_KEYRING_WORKING || answer->proven || self->state == SOL_KEYRING_SILENT)
    set_state (self, answer->state);
}

static gboolean
is_resting (SolKeyring *self)
{
  return self->state == SOL_KEYRING_SILENT && sol_clock_monotonic (self->clock) < self->rest_until;
}

static void
sol_keyring_finalize (GObject *object)
{
  SolKeyring *self = SOL_KEYRING (object);

  g_clear_pointer (&self->memory, g_hash_table_unref);
  g_clear_pointer (&self->origin, g_free);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (sol_keyring_parent_class)->finalize (object);
}

static void
sol_keyring_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolKeyring *self = SOL_KEYRING (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_keyring_class_init (SolKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sol_keyring_finalize;
  object_class->get_property = sol_keyring_get_property;

  properties[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, SOL_TYPE_KEYRING_STATE, SOL_KEYRING_WORKING,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_keyring_init (SolKeyring *self)
{
  self->memory
      = g_hash_table_new_full (place_hash, place_equal, place_free, (GDestroyNotify) sol_keyring_secret_free);
}

SolKeyring *
sol_keyring_new (const char *origin, SolClock *clock)
{
  g_return_val_if_fail (origin != NULL, NULL);
  g_return_val_if_fail (SOL_IS_CLOCK (clock), NULL);
  SolKeyring *self = g_object_new (SOL_TYPE_KEYRING, NULL);
  self->origin = g_strdup (origin);
  self->clock = g_object_ref (clock);
  return self;
}

SolKeyring *
sol_keyring_new_none (void)
{
  SolKeyring *self = g_object_new (SOL_TYPE_KEYRING, NULL);
  self->state = SOL_KEYRING_ABSENT;
  return self;
}

SolKeyringState
sol_keyring_get_state (SolKeyring *self)
{
  g_return_val_if_fail (SOL_IS_KEYRING (self), SOL_KEYRING_ABSENT);
  return self->state;
}

static GTask *
new_task (SolKeyring *self, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tag);
  return task;
}

/* Returns: whether the task has been answered without asking the service. */
static gboolean
answer_here (SolKeyring *self, GTask *task, gboolean done)
{
  if (self->origin == NULL)
    g_task_return_pointer (task, GINT_TO_POINTER (done), NULL);
  else if (is_resting (self))
    g_task_return_error (task, sol_keyring_call_error (self->state));
  else
    return FALSE;
  return TRUE;
}

static void
ask (SolKeyring *self, SolKeyringCallKind call, const char *account, SolKeyringKind kind, const char *secret,
     GTask *task)
{
  SolKeyringRequest request = { call, self->origin, account, kind, secret };
  sol_keyring_call_start (&request, task, self->clock, answered);
}

typedef struct
{
  GTask *task;
  char *account;
  SolKeyringKind kind;
  guint64 serial;
} Store;

static void
store_free (Store *store)
{
  g_clear_object (&store->task);
  g_free (store->account);
  g_free (store);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Store, store_free)

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Store) store = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    {
      g_task_return_error (store->task, g_steal_pointer (&error));
      return;
    }
  drop_stored (SOL_KEYRING (source), store->account, store->kind, store->serial);
  g_task_return_pointer (store->task, GINT_TO_POINTER (TRUE), NULL);
}

void
sol_keyring_store_async (SolKeyring *self, const char *account, SolKeyringKind kind, const char *secret,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_KEYRING (self));
  g_return_if_fail (account != NULL && secret != NULL);
  g_autoptr (GTask) task = new_task (self, sol_keyring_store_async, cancellable, callback, user_data);
  if (g_task_return_error_if_cancelled (task))
    return;

  /* In memory until it is known to be stored, so that a lookup meanwhile finds the new one. */
  guint64 serial = keep_in_memory (self, account, kind, secret);
  if (answer_here (self, task, TRUE))
    return;
  Store *store = g_new0 (Store, 1);
  store->task = g_steal_pointer (&task);
  store->account = g_strdup (account);
  store->kind = kind;
  store->serial = serial;
  ask (self, SOL_KEYRING_CALL_STORE, account, kind, secret, g_task_new (self, cancellable, stored_cb, store));
}

gboolean
sol_keyring_store_finish (SolKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sol_keyring_store_async), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
sol_keyring_lookup_async (SolKeyring *self, const char *account, SolKeyringKind kind,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_KEYRING (self));
  g_return_if_fail (account != NULL);
  g_autoptr (GTask) task = new_task (self, sol_keyring_lookup_async, cancellable, callback, user_data);
  if (g_task_return_error_if_cancelled (task))
    return;

  const char *kept = find_in_memory (self, account, kind);
  if (kept != NULL)
    g_task_return_pointer (task, g_strdup (kept), (GDestroyNotify) sol_keyring_secret_free);
  else if (!answer_here (self, task, FALSE))
    ask (self, SOL_KEYRING_CALL_LOOKUP, account, kind, NULL, g_steal_pointer (&task));
}

char *
sol_keyring_lookup_finish (SolKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sol_keyring_lookup_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sol_keyring_forget_async (SolKeyring *self, const char *account, SolKeyringKind kind,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_KEYRING (self));
  g_return_if_fail (account != NULL);
  g_autoptr (GTask) task = new_task (self, sol_keyring_forget_async, cancellable, callback, user_data);
  if (g_task_return_error_if_cancelled (task))
    return;

  drop_from_memory (self, account, kind);
  /* Also after a silence: who signs out wants it gone. */
  if (self->origin == NULL)
    g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
  else
    ask (self, SOL_KEYRING_CALL_FORGET, account, kind, NULL, g_steal_pointer (&task));
}

gboolean
sol_keyring_forget_finish (SolKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sol_keyring_forget_async), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
sol_keyring_list_async (SolKeyring *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (SOL_IS_KEYRING (self));
  g_autoptr (GTask) task = new_task (self, sol_keyring_list_async, cancellable, callback, user_data);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!answer_here (self, task, FALSE))
    ask (self, SOL_KEYRING_CALL_LIST, NULL, SOL_KEYRING_SESSION, NULL, g_steal_pointer (&task));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_memory (SolKeyring *self, GStrvBuilder *names, char **known)
{
  GHashTableIter iter;
  gpointer key;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; known != NULL && known[i] != NULL; i++)
    g_ptr_array_add (all, known[i]);
  g_hash_table_iter_init (&iter, self->memory);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (all, ((Place *) key)->account);
  g_ptr_array_sort (all, compare_names);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || strcmp (all->pdata[i - 1], all->pdata[i]) != 0)
      g_strv_builder_add (names, all->pdata[i]);
}

GStrv
sol_keyring_list_finish (SolKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sol_keyring_list_async), NULL);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) known = g_task_propagate_pointer (G_TASK (result), &local);

  if (local != NULL
      && (g_hash_table_size (self->memory) == 0 || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  add_memory (self, names, known);
  return g_strv_builder_end (names);
}
