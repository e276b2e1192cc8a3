/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"

G_BEGIN_DECLS

/** SolArchiveFormat: what an export is made of. */
typedef enum
{
  SOL_ARCHIVE_ZIP,    /* one CSV file a table: RFC 4180, UTF-8, times as ISO 8601 in UTC */
  SOL_ARCHIVE_SQLITE, /* the tables as they are: times in microseconds of UTC */
} SolArchiveFormat;

/**
 * sol_archive_export_async:
 * @path: the file that is made, mode 0600, or replaced when the whole of it is written
 *
 * Writes the history of @site: readings, quarter-hours, days, panel days, sessions, power cuts, events and
 * what was changed. Last answers, the memory and the account stay where they are.
 *
 * Besides the common errors: #GIOErrorEnum when the file cannot be written.
 */
void sol_archive_export_async (SolArchive *self, const char *site, const char *path, SolArchiveFormat format,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** sol_archive_export_finish: Returns: how many rows were written; -1 on error. */
gint64 sol_archive_export_finish (SolArchive *self, GAsyncResult *result, GError **error);

G_END_DECLS
