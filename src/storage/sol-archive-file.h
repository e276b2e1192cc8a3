/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive-migrations.h"

G_BEGIN_DECLS

/**
 * sol_archive_file_open:
 * @path: (nullable): %NULL for one in memory
 *
 * Opens, checks and migrates. Two processes may do it at the same moment. A damaged file, or one that is not
 * ours, is moved to `<path>.damaged-<time>`, unless another process has it open.
 *
 * Returns: (transfer full) (nullable): to be closed with sol_archive_file_close()
 */
SolArchiveDb *sol_archive_file_open (const char *path, const SolArchiveMigrations *migrations,
                                     GError **error);

/** sol_archive_file_close: flushes and closes. */
void sol_archive_file_close (SolArchiveDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolArchiveDb, sol_archive_file_close)

/** sol_archive_file_suspect: leaves a note beside the file (nullable) that it is to be looked through at the
 * next opening. */
void sol_archive_file_suspect (const char *path);

/** sol_archive_file_remove_damaged: deletes the damaged files that were moved aside from @path (nullable). */
gboolean sol_archive_file_remove_damaged (const char *path, GError **error);

G_END_DECLS
