/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-archive-values.h"

G_BEGIN_DECLS

#define SOL_TYPE_ARCHIVE (sol_archive_get_type ())
G_DECLARE_FINAL_TYPE (SolArchive, sol_archive, SOL, ARCHIVE, GObject)

/**
 * SolArchive:
 *
 * What Solarium remembers, in one SQLite file of mode 0600. The window and solariumctl may have it open at
 * once. All of SQLite runs on one worker thread; calls are taken up in the order in which they were made, so
 * that a read sees the writes before it, and answer on the caller's main context.
 *
 * Every call may fail with
 *  - %G_IO_ERROR_CANCELLED; what a cancelled write had begun may or may not be stored,
 *  - %SOL_ERROR_BUSY when another program held the file for five seconds,
 *  - %SOL_ERROR_UNAVAILABLE when the disk is full, not readable, the file damaged, or the archive closed.
 *
 * Strings given to a call are copied, values and arrays are referenced and must not change afterwards. An
 * open call keeps the archive alive. A committed row survives the death of the process; a journal row also
 * that of the computer.
 *
 * The calls that store and find things are in sol-archive-known.h, -memory.h, -journal.h, -energy.h and
 * -requests.h.
 */

/**
 * sol_archive_open_async:
 * @path: (nullable): the file, in a folder that exists; %NULL for an archive in memory that nothing outlives
 *
 * Opens the archive, makes or migrates its tables. A damaged file is moved aside, never deleted, and a new
 * one begun: see sol_archive_get_damaged_path().
 *
 * Besides the common errors: %SOL_ERROR_NOT_SUPPORTED when the file was written by a newer Solarium; it is
 * left as it is.
 */
void sol_archive_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
SolArchive *sol_archive_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** sol_archive_is_busy: whether calls have not been answered yet. */
gboolean sol_archive_is_busy (SolArchive *self);

/** sol_archive_get_path: Returns: (transfer none) (nullable): the file; %NULL when in memory. */
const char *sol_archive_get_path (SolArchive *self);

/** sol_archive_get_damaged_path: Returns: (transfer none) (nullable): where the damaged file went that stood
 * here before; %NULL when there was none. */
const char *sol_archive_get_damaged_path (SolArchive *self);

/**
 * sol_archive_close_async:
 *
 * Ends what was asked before, flushes and closes the file. Every later call fails with
 * %SOL_ERROR_UNAVAILABLE. Dropping the last reference does the same without telling when it is done.
 */
void sol_archive_close_async (SolArchive *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean sol_archive_close_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_is_closed: Returns: whether closing was asked for; what comes later fails, and that is no
 * trouble. */
gboolean sol_archive_is_closed (SolArchive *self);

/**
 * sol_archive_erase_async:
 *
 * Deletes everything of every site and account, so that nothing can be found in the file either,
 * nor in damaged ones that were moved aside. Only the
 * bare times of the last hour's requests stay, under a hash, because the cloud counts on. What else must
 * outlive it (the end of a block) is for the caller to put back.
 */
void sol_archive_erase_async (SolArchive *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean sol_archive_erase_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_version_async: a number that moves when another program has written to the archive, and stays
 * where it is while only this one does. */
void sol_archive_version_async (SolArchive *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);

/** sol_archive_version_finish: Returns: at least 0; -1 on error. */
gint64 sol_archive_version_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_size_async: how many bytes the archive takes. */
void sol_archive_size_async (SolArchive *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);

/** sol_archive_size_finish: Returns: bytes; 0 on error. */
guint64 sol_archive_size_finish (SolArchive *self, GAsyncResult *result, GError **error);

G_END_DECLS
