/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive"

#include "sol-archive.h"

#include <sys/stat.h>

#include "sol-archive-worker.h"

struct _SolArchive
{
  GObject parent_instance;

  char *path;               /* (nullable) */
  char *damaged_path;       /* (nullable) */
  SolArchiveWorker *worker; /* (owned) */
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (SolArchive, sol_archive, G_TYPE_OBJECT)

static void
sol_archive_finalize (GObject *object)
{
  SolArchive *self = SOL_ARCHIVE (object);

  g_clear_pointer (&self->worker, sol_archive_worker_release);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->damaged_path, g_free);
  G_OBJECT_CLASS (sol_archive_parent_class)->finalize (object);
}

static void
sol_archive_class_init (SolArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_archive_finalize;
}

static void
sol_archive_init (SolArchive *self)
{
  self->worker = sol_archive_worker_new ();
}

gboolean
sol_archive_is_busy (SolArchive *self)
{
  g_return_val_if_fail (SOL_IS_ARCHIVE (self), FALSE);
  return sol_archive_worker_is_busy (self->worker);
}

void
sol_archive_call (SolArchive *self, const SolArchiveCall *call, gpointer args, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, (gpointer) call);
  g_task_set_name (task, call->name);
  sol_archive_worker_call (self->worker, task, call, args);
}

gpointer
sol_archive_call_finish (SolArchive *self, const SolArchiveCall *call, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SOL_IS_ARCHIVE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == (gpointer) call, NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *damaged = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  SolArchive *self = SOL_ARCHIVE (source);
  self->damaged_path = g_steal_pointer (&damaged);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

void
sol_archive_open_with_async (const char *path, const SolArchiveMigrations *migrations,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (SolArchive) self = g_object_new (SOL_TYPE_ARCHIVE, NULL);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) inner = g_task_new (self, cancellable, opened_cb, task);

  self->path = g_strdup (path);
  g_task_set_source_tag (task, sol_archive_open_async);
  sol_archive_worker_open (self->worker, inner, path, migrations);
}

void
sol_archive_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  sol_archive_open_with_async (path, &sol_archive_migrations, cancellable, callback, user_data);
}

SolArchive *
sol_archive_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sol_archive_open_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
sol_archive_get_path (SolArchive *self)
{
  g_return_val_if_fail (SOL_IS_ARCHIVE (self), NULL);
  return self->path;
}

const char *
sol_archive_get_damaged_path (SolArchive *self)
{
  g_return_val_if_fail (SOL_IS_ARCHIVE (self), NULL);
  return self->damaged_path;
}

void
sol_archive_close_async (SolArchive *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_archive_close_async);
  self->closed = TRUE;
  sol_archive_worker_close (self->worker, task);
}

gboolean
sol_archive_is_closed (SolArchive *self)
{
  g_return_val_if_fail (SOL_IS_ARCHIVE (self), FALSE);
  return self->closed;
}

gboolean
sol_archive_close_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SOL_IS_ARCHIVE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sol_archive_close_async), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* Requests stay: see the header. Ids of the journal are not given out again. */
static gboolean
erase_rows (SolArchiveDb *db, gpointer data, GError **error)
{
  return sol_archive_db_exec (db,
                              "DELETE FROM last_known; DELETE FROM memory; DELETE FROM journal;"
                              "DELETE FROM readings; DELETE FROM quarters; DELETE FROM days;"
                              "DELETE FROM panel_days; DELETE FROM sessions; DELETE FROM outages;"
                              "DELETE FROM events",
                              error);
}

static gpointer
run_erase (SolArchiveDb *db, gpointer args, GError **error)
{
  gint64 busy = 0;
  if (!sol_archive_db_transact (db, SOL_ARCHIVE_DURABLE, erase_rows, NULL, error)
      || !sol_archive_db_exec (db, "VACUUM", error)
      || !sol_archive_db_get_number (db, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, error))
    return NULL;
  if (busy == 0)
    return GINT_TO_POINTER (sol_archive_file_remove_damaged (db->path, error));
  sol_archive_db_set_error (db, SQLITE_BUSY, error);
  return NULL;
}

static const SolArchiveCall erase_call = { "sol-archive-erase", run_erase, NULL, NULL };

void
sol_archive_erase_async (SolArchive *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  sol_archive_call (self, &erase_call, NULL, cancellable, callback, user_data);
}

gboolean
sol_archive_erase_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &erase_call, result, error) != NULL;
}

static gpointer
run_version (SolArchiveDb *db, gpointer args, GError **error)
{
  gint64 version = 0;
  if (!sol_archive_db_get_number (db, "PRAGMA data_version", &version, error))
    return NULL;
  return g_memdup2 (&version, sizeof version);
}

static const SolArchiveCall version_call = { "sol-archive-version", run_version, NULL, g_free };

void
sol_archive_version_async (SolArchive *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  sol_archive_call (self, &version_call, NULL, cancellable, callback, user_data);
}

gint64
sol_archive_version_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *version = sol_archive_call_finish (self, &version_call, result, error);
  return version != NULL ? *version : -1;
}

static gpointer
run_size (SolArchiveDb *db, gpointer args, GError **error)
{
  gint64 pages = 0, page_size = 0;
  if (!sol_archive_db_get_number (db, "PRAGMA page_count", &pages, error)
      || !sol_archive_db_get_number (db, "PRAGMA page_size", &page_size, error))
    return NULL;

  guint64 size = (guint64) (pages * page_size);
  struct stat status;
  g_autofree char *wal = db->path != NULL ? g_strconcat (db->path, "-wal", NULL) : NULL;
  if (wal != NULL && stat (wal, &status) == 0)
    size += (guint64) status.st_size;
  return g_memdup2 (&size, sizeof size);
}

static const SolArchiveCall size_call = { "sol-archive-size", run_size, NULL, g_free };

void
sol_archive_size_async (SolArchive *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  sol_archive_call (self, &size_call, NULL, cancellable, callback, user_data);
}

guint64
sol_archive_size_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  g_autofree guint64 *size = sol_archive_call_finish (self, &size_call, result, error);
  return size != NULL ? *size : 0;
}
