/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-memory"

#include "sol-archive-memory.h"

#include "sol-archive-worker.h"

static gpointer
run_list (SolArchiveDb *db, gpointer args, GError **error)
{
  g_autoptr (SolStatement) list = sol_archive_db_prepare (
      db,
      "SELECT scope, key, value FROM memory WHERE substr (scope, 1, length (?1)) = ?1 "
      "ORDER BY scope, key",
      error);
  if (list == NULL)
    return NULL;
  sol_statement_bind_name (list, 1, args);

  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_memory_unref);
  int next;
  while ((next = sol_archive_db_next (db, list, error)) > 0)
    {
      SolMemory *memory = sol_memory_new ();
      memory->scope = g_strdup ((const char *) sqlite3_column_text (list, 0));
      memory->key = g_strdup ((const char *) sqlite3_column_text (list, 1));
      memory->value = g_strdup ((const char *) sqlite3_column_text (list, 2));
      g_ptr_array_add (found, memory);
    }
  return next == 0 ? g_steal_pointer (&found) : NULL;
}

static gpointer
run_get (SolArchiveDb *db, gpointer args, GError **error)
{
  const SolMemory *place = args;
  g_autoptr (SolStatement) get
      = sol_archive_db_prepare (db, "SELECT value FROM memory WHERE scope = ? AND key = ?", error);
  if (get == NULL)
    return NULL;
  sol_statement_bind_text (get, 1, place->scope);
  sol_statement_bind_text (get, 2, place->key);
  if (sol_archive_db_next (db, get, error) <= 0)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (get, 0));
}

static gboolean
set_memory (SolArchiveDb *db, gpointer data, GError **error)
{
  const SolMemory *memory = data;
  SolStatement *set = sol_archive_db_prepare (
      db, "INSERT OR REPLACE INTO memory (scope, key, value) VALUES (?, ?, ?)", error);
  if (set == NULL)
    return FALSE;
  sol_statement_bind_text (set, 1, memory->scope);
  sol_statement_bind_text (set, 2, memory->key);
  sol_statement_bind_text (set, 3, memory->value);
  return sol_archive_db_run (db, set, error);
}

static gboolean
remove_memory (SolArchiveDb *db, gpointer data, GError **error)
{
  const SolMemory *place = data;
  SolStatement *statement = sol_archive_db_prepare (
      db, "DELETE FROM memory WHERE scope = ?1 AND (?2 IS NULL OR key = ?2)", error);
  if (statement == NULL)
    return FALSE;
  sol_statement_bind_text (statement, 1, place->scope);
  sol_statement_bind_text (statement, 2, place->key);
  return sol_archive_db_run (db, statement, error);
}

static gpointer
run_set (SolArchiveDb *db, gpointer args, GError **error)
{
  SolArchiveTransaction func = ((SolMemory *) args)->value != NULL ? set_memory : remove_memory;
  return GINT_TO_POINTER (sol_archive_db_transact (db, SOL_ARCHIVE_DURABLE, func, args, error));
}

static gpointer
run_remove (SolArchiveDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (sol_archive_db_transact (db, SOL_ARCHIVE_DURABLE, remove_memory, args, error));
}

static const SolArchiveCall list_call
    = { "sol-archive-list-memory", run_list, g_free, (GDestroyNotify) g_ptr_array_unref };
static const SolArchiveCall get_call
    = { "sol-archive-get-memory", run_get, (GDestroyNotify) sol_memory_unref, g_free };
static const SolArchiveCall set_call
    = { "sol-archive-set-memory", run_set, (GDestroyNotify) sol_memory_unref, NULL };
static const SolArchiveCall remove_call
    = { "sol-archive-remove-memory", run_remove, (GDestroyNotify) sol_memory_unref, NULL };

static SolMemory *
make_memory (const char *scope, const char *key, const char *value)
{
  SolMemory *memory = sol_memory_new ();
  memory->scope = g_strdup (scope);
  memory->key = g_strdup (key);
  memory->value = g_strdup (value);
  return memory;
}

void
sol_archive_list_memory_async (SolArchive *self, const char *prefix, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  sol_archive_call (self, &list_call, g_strdup (prefix), cancellable, callback, user_data);
}

GPtrArray *
sol_archive_list_memory_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &list_call, result, error);
}

void
sol_archive_get_memory_async (SolArchive *self, const char *scope, const char *key, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (scope != NULL && key != NULL);
  sol_archive_call (self, &get_call, make_memory (scope, key, NULL), cancellable, callback, user_data);
}

char *
sol_archive_get_memory_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &get_call, result, error);
}

void
sol_archive_set_memory_async (SolArchive *self, const char *scope, const char *key, const char *value,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (scope != NULL && key != NULL);
  sol_archive_call (self, &set_call, make_memory (scope, key, value), cancellable, callback, user_data);
}

gboolean
sol_archive_set_memory_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &set_call, result, error) != NULL;
}

void
sol_archive_remove_memory_async (SolArchive *self, const char *scope, const char *key,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (scope != NULL);
  sol_archive_call (self, &remove_call, make_memory (scope, key, NULL), cancellable, callback, user_data);
}

gboolean
sol_archive_remove_memory_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &remove_call, result, error) != NULL;
}
