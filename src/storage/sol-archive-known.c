/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-known"

#include "sol-archive-known.h"

#include "sol-archive-worker.h"

#define COLUMNS "site, device, family, asked_at, sampled_at, value"

static SolKnown *
read_known (SolStatement *row)
{
  SolKnown *known = sol_known_new ();
  known->site = sol_statement_get_text (row, 0);
  known->device = sol_statement_get_text (row, 1);
  known->family = sol_statement_get_text (row, 2);
  known->asked_at = sol_statement_get_time (row, 3);
  known->sampled_at = sol_statement_get_time (row, 4);
  known->value = sol_statement_get_bytes (row, 5);
  return known;
}

static void
bind_place (SolStatement *statement, const SolKnown *known)
{
  sol_statement_bind_name (statement, 1, known->site);
  sol_statement_bind_name (statement, 2, known->device);
  sol_statement_bind_name (statement, 3, known->family);
}

static gboolean
put_known (SolArchiveDb *db, gpointer data, GError **error)
{
  const SolKnown *known = data;
  SolStatement *put = sol_archive_db_prepare (
      db, "INSERT OR REPLACE INTO last_known (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?)", error);
  if (put == NULL)
    return FALSE;
  bind_place (put, known);
  sol_statement_bind_time (put, 4, known->asked_at);
  sol_statement_bind_time (put, 5, known->sampled_at);
  sol_statement_bind_bytes (put, 6, known->value);
  return sol_archive_db_run (db, put, error);
}

static gpointer
run_put (SolArchiveDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (sol_archive_db_transact (db, SOL_ARCHIVE_ORDINARY, put_known, args, error));
}

static gpointer
run_get (SolArchiveDb *db, gpointer args, GError **error)
{
  g_autoptr (SolStatement) get = sol_archive_db_prepare (
      db, "SELECT " COLUMNS " FROM last_known WHERE site = ? AND device = ? AND family = ?", error);
  if (get == NULL)
    return NULL;
  bind_place (get, args);
  return sol_archive_db_next (db, get, error) > 0 ? read_known (get) : NULL;
}

static gpointer
run_list (SolArchiveDb *db, gpointer args, GError **error)
{
  g_autoptr (SolStatement) list = sol_archive_db_prepare (
      db, "SELECT " COLUMNS " FROM last_known WHERE site = ? ORDER BY family, device", error);
  if (list == NULL)
    return NULL;
  sol_statement_bind_name (list, 1, args);

  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_known_unref);
  int next;
  while ((next = sol_archive_db_next (db, list, error)) > 0)
    g_ptr_array_add (found, read_known (list));
  return next == 0 ? g_steal_pointer (&found) : NULL;
}

static gboolean
forget_known (SolArchiveDb *db, gpointer data, GError **error)
{
  SolStatement *forget = sol_archive_db_prepare (db, "DELETE FROM last_known WHERE site = ?", error);
  if (forget == NULL)
    return FALSE;
  sol_statement_bind_name (forget, 1, data);
  return sol_archive_db_run (db, forget, error);
}

static gpointer
run_forget (SolArchiveDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (sol_archive_db_transact (db, SOL_ARCHIVE_ORDINARY, forget_known, args, error));
}

static const SolArchiveCall put_call
    = { "sol-archive-put-known", run_put, (GDestroyNotify) sol_known_unref, NULL };
static const SolArchiveCall get_call = { "sol-archive-get-known", run_get, (GDestroyNotify) sol_known_unref,
                                         (GDestroyNotify) sol_known_unref };
static const SolArchiveCall list_call
    = { "sol-archive-list-known", run_list, g_free, (GDestroyNotify) g_ptr_array_unref };
static const SolArchiveCall forget_call = { "sol-archive-forget-known", run_forget, g_free, NULL };

void
sol_archive_put_known_async (SolArchive *self, const SolKnown *known, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (known != NULL && known->family != NULL);
  sol_archive_call (self, &put_call, sol_known_ref (known), cancellable, callback, user_data);
}

gboolean
sol_archive_put_known_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &put_call, result, error) != NULL;
}

void
sol_archive_get_known_async (SolArchive *self, const char *site, const char *device, const char *family,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (family != NULL);
  SolKnown *place = sol_known_new ();
  place->site = g_strdup (site);
  place->device = g_strdup (device);
  place->family = g_strdup (family);
  sol_archive_call (self, &get_call, place, cancellable, callback, user_data);
}

SolKnown *
sol_archive_get_known_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &get_call, result, error);
}

void
sol_archive_list_known_async (SolArchive *self, const char *site, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  sol_archive_call (self, &list_call, g_strdup (site), cancellable, callback, user_data);
}

GPtrArray *
sol_archive_list_known_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &list_call, result, error);
}

void
sol_archive_forget_known_async (SolArchive *self, const char *site, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  sol_archive_call (self, &forget_call, g_strdup (site), cancellable, callback, user_data);
}

gboolean
sol_archive_forget_known_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &forget_call, result, error) != NULL;
}
