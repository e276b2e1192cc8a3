/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"
#include "sol-archive-file.h"

G_BEGIN_DECLS

/* Inside of the archive: how its calls get to the worker thread and back. */

typedef struct _SolArchiveWorker SolArchiveWorker;

/**
 * SolArchiveRun: the body of a call, on the worker thread.
 * @args: what was given with the call; nobody else uses it meanwhile
 *
 * Returns: the result; meaningless when @error is set
 */
typedef gpointer (*SolArchiveRun) (SolArchiveDb *db, gpointer args, GError **error);

/** SolArchiveCall: what is the same each time a call is made. */
typedef struct
{
  const char *name;
  SolArchiveRun run;
  GDestroyNotify free_args;   /* (nullable) */
  GDestroyNotify free_result; /* (nullable) */
} SolArchiveCall;

/** sol_archive_worker_new: starts the thread; nothing is open yet. */
SolArchiveWorker *sol_archive_worker_new (void);

/** sol_archive_worker_is_busy: whether what was queued has not all been delivered. */
gboolean sol_archive_worker_is_busy (SolArchiveWorker *self);

/** sol_archive_worker_release: ends the thread after what was asked before; does not wait for it. */
void sol_archive_worker_release (SolArchiveWorker *self);

/** sol_archive_worker_open: queues the opening of @path (nullable). The result is what the damaged file is
 * called now, or %NULL. */
void sol_archive_worker_open (SolArchiveWorker *self, GTask *task, const char *path,
                              const SolArchiveMigrations *migrations);

/** sol_archive_worker_close: queues the closing. */
void sol_archive_worker_close (SolArchiveWorker *self, GTask *task);

/** sol_archive_worker_call: queues @call. @args: (transfer full) (nullable) */
void sol_archive_worker_call (SolArchiveWorker *self, GTask *task, const SolArchiveCall *call, gpointer args);

/**
 * sol_archive_call:
 * @call: a static row; also the task's source tag
 * @args: (transfer full) (nullable)
 */
void sol_archive_call (SolArchive *self, const SolArchiveCall *call, gpointer args, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);

/** sol_archive_call_finish: Returns: (transfer full): what @call has returned. */
gpointer sol_archive_call_finish (SolArchive *self, const SolArchiveCall *call, GAsyncResult *result,
                                  GError **error);

/** sol_archive_open_with_async: sol_archive_open_async() with migrations of one's own, for tests of them. */
void sol_archive_open_with_async (const char *path, const SolArchiveMigrations *migrations,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);

G_END_DECLS
