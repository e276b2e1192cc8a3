/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-remember"

#include "sol-remember.h"

#include "sol-archive-memory.h"

struct _SolRemember
{
  GObject parent_instance;

  SolArchive *archive;
  GHashTable *scopes; /* char * -> GHashTable (char * -> char *) */
  guint unwritten;    /* writes behind that the archive has not answered */
  GPtrArray *unkept;  /* (element-type Fact): what the archive could not take, as on a full disk */
};

/* One thing that was to be written. */
typedef struct
{
  SolRemember *remember;
  char *scope;
  char *key;
  char *before; /* (nullable) what was known before */
} Fact;

static void
fact_free (gpointer data)
{
  Fact *fact = data;
  g_clear_object (&fact->remember);
  g_free (fact->scope);
  g_free (fact->key);
  g_free (fact->before);
  g_free (fact);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fact, fact_free)

G_DEFINE_FINAL_TYPE (SolRemember, sol_remember, G_TYPE_OBJECT)

static void
sol_remember_finalize (GObject *object)
{
  SolRemember *self = SOL_REMEMBER (object);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->scopes, g_hash_table_unref);
  g_clear_pointer (&self->unkept, g_ptr_array_unref);
  G_OBJECT_CLASS (sol_remember_parent_class)->finalize (object);
}

static void
sol_remember_class_init (SolRememberClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_remember_finalize;
}

static void
sol_remember_init (SolRemember *self)
{
  self->scopes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->unkept = g_ptr_array_new_with_free_func (fact_free);
}

SolRemember *
sol_remember_new (SolArchive *archive)
{
  SolRemember *self = g_object_new (SOL_TYPE_REMEMBER, NULL);
  self->archive = g_object_ref (archive);
  return self;
}

static void
put (SolRemember *self, const char *scope, const char *key, const char *value)
{
  GHashTable *keys = g_hash_table_lookup (self->scopes, scope);
  if (keys == NULL)
    {
      keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->scopes, g_strdup (scope), keys);
    }
  if (value != NULL)
    g_hash_table_insert (keys, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (keys, key);
}

static Fact *
find_unkept (SolRemember *self, const char *scope, const char *key)
{
  for (guint i = 0; i < self->unkept->len; i++)
    {
      Fact *fact = g_ptr_array_index (self->unkept, i);
      if (g_str_equal (fact->scope, scope) && g_str_equal (fact->key, key))
        return fact;
    }
  return NULL;
}

static void write_behind (SolRemember *self, const char *scope, const char *key, const char *value,
                          const char *before);

/* What could not be written is still the newest, unless another program has written something since: then
 * the archive has what it had not before. @mine: what was known here. */
static void
keep_unkept (SolRemember *self, GHashTable *mine)
{
  g_autoptr (GPtrArray) facts = g_steal_pointer (&self->unkept);

  self->unkept = g_ptr_array_new_with_free_func (fact_free);
  for (guint i = 0; i < facts->len; i++)
    {
      const Fact *fact = g_ptr_array_index (facts, i);
      GHashTable *keys = g_hash_table_lookup (mine, fact->scope);
      const char *value = keys == NULL ? NULL : g_hash_table_lookup (keys, fact->key);
      if (g_strcmp0 (sol_remember_get (self, fact->scope, fact->key), fact->before) != 0)
        continue;
      put (self, fact->scope, fact->key, value);
      write_behind (self, fact->scope, fact->key, value, fact->before);
    }
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sol_archive_list_memory_finish (SOL_ARCHIVE (source), result, &error);
  if (rows == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  SolRemember *self = g_task_get_source_object (task);
  g_autoptr (GHashTable) mine = g_hash_table_ref (self->scopes);
  gboolean all = self->unwritten == 0;
  /* What is being written is newer than what was read. */
  if (all)
    {
      g_hash_table_unref (self->scopes);
      self->scopes
          = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const SolMemory *row = g_ptr_array_index (rows, i);
      if (all || sol_remember_get (self, row->scope, row->key) == NULL)
        put (self, row->scope, row->key, row->value);
    }
  if (all)
    keep_unkept (self, mine);
  g_task_return_boolean (task, TRUE);
}

void
sol_remember_load_async (SolRemember *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (SOL_IS_REMEMBER (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_remember_load_async);
  sol_archive_list_memory_async (self->archive, NULL, cancellable, list_cb, g_steal_pointer (&task));
}

gboolean
sol_remember_load_finish (SolRemember *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
sol_remember_get (SolRemember *self, const char *scope, const char *key)
{
  g_return_val_if_fail (SOL_IS_REMEMBER (self), NULL);
  GHashTable *keys = g_hash_table_lookup (self->scopes, scope);
  return keys == NULL ? NULL : g_hash_table_lookup (keys, key);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fact) fact = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolRemember) self = g_object_ref (fact->remember);
  gboolean written = sol_archive_set_memory_finish (SOL_ARCHIVE (source), result, &error);
  Fact *unkept = find_unkept (self, fact->scope, fact->key);

  self->unwritten--;
  if (written && unkept != NULL)
    g_ptr_array_remove_fast (self->unkept, unkept);
  if (written)
    return;
  /* A request may end just after the home was closed. */
  g_log (G_LOG_DOMAIN, sol_archive_is_closed (SOL_ARCHIVE (source)) ? G_LOG_LEVEL_INFO : G_LOG_LEVEL_WARNING,
         "Could not write behind: %s", error->message);
  if (unkept == NULL)
    {
      Fact *kept = g_steal_pointer (&fact);
      g_clear_object (&kept->remember);
      g_ptr_array_add (self->unkept, kept);
    }
}

static void
write_behind (SolRemember *self, const char *scope, const char *key, const char *value, const char *before)
{
  Fact *fact = g_new0 (Fact, 1);
  fact->remember = g_object_ref (self);
  fact->scope = g_strdup (scope);
  fact->key = g_strdup (key);
  fact->before = g_strdup (before);
  self->unwritten++;
  sol_archive_set_memory_async (self->archive, scope, key, value, NULL, written_cb, fact);
}

void
sol_remember_set (SolRemember *self, const char *scope, const char *key, const char *value)
{
  g_return_if_fail (SOL_IS_REMEMBER (self));
  g_autofree char *before = g_strdup (sol_remember_get (self, scope, key));
  if (g_strcmp0 (before, value) == 0)
    return;
  put (self, scope, key, value);
  write_behind (self, scope, key, value, before);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolRemember *self = g_task_get_source_object (task);

  self->unwritten--;
  if (sol_archive_set_memory_finish (SOL_ARCHIVE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sol_remember_set_async (SolRemember *self, const char *scope, const char *key, const char *value,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_REMEMBER (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_remember_set_async);
  put (self, scope, key, value);
  self->unwritten++;
  sol_archive_set_memory_async (self->archive, scope, key, value, cancellable, set_cb,
                                g_steal_pointer (&task));
}

gboolean
sol_remember_set_finish (SolRemember *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) rows = sol_archive_list_memory_finish (SOL_ARCHIVE (source), result, NULL);
  g_task_return_boolean (task, TRUE);
}

void
sol_remember_flush_async (SolRemember *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_REMEMBER (self));
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sol_remember_flush_async);
  /* The archive does one thing after the other: what it answers now comes after what it was told to write,
   * and these answers come in the order of the questions. */
  sol_archive_list_memory_async (self->archive, "", NULL, flushed_cb, g_steal_pointer (&task));
}

GStrv
sol_remember_list (SolRemember *self, const char *scope)
{
  g_return_val_if_fail (SOL_IS_REMEMBER (self), NULL);
  GHashTable *keys = g_hash_table_lookup (self->scopes, scope);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  if (keys != NULL)
    {
      GHashTableIter iter;
      gpointer key;
      g_hash_table_iter_init (&iter, keys);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_strv_builder_add (builder, key);
    }
  return g_strv_builder_end (builder);
}

static gboolean
has_prefix (const char *scope, const char *const *prefixes)
{
  while (*prefixes != NULL && !g_str_has_prefix (scope, *prefixes))
    prefixes++;
  return *prefixes != NULL;
}

void
sol_remember_rescue (SolRemember *self, const char *const *prefixes)
{
  g_return_if_fail (SOL_IS_REMEMBER (self));
  g_autoptr (GHashTable) old = self->scopes;
  g_ptr_array_set_size (self->unkept, 0);
  GHashTableIter scopes;
  gpointer scope, keys, key, value;

  self->scopes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_hash_table_iter_init (&scopes, old);
  while (g_hash_table_iter_next (&scopes, &scope, &keys))
    {
      GHashTableIter iter;
      if (!has_prefix (scope, prefixes))
        continue;
      g_hash_table_iter_init (&iter, keys);
      while (g_hash_table_iter_next (&iter, &key, &value))
        sol_remember_set (self, scope, key, value);
    }
}
