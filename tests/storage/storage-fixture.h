/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive-energy.h"
#include "sol-archive-journal.h"
#include "sol-archive-known.h"
#include "sol-archive-memory.h"
#include "sol-archive-requests.h"
#include "sol-archive-worker.h"

G_BEGIN_DECLS

SolArchive *open_archive (const char *path);
SolArchive *open_archive_with (const char *path, const SolArchiveMigrations *migrations, GError **error);
void close_archive (SolArchive *archive);

gint64 open_row (SolArchive *archive, const char *what);
gboolean put_day_of_quarters (SolArchive *archive, const char *site, guint n, GError **error);
guint count_quarters (SolArchive *archive, const char *site);

/** query_number: the first number of @sql, asked on a connection of its own. */
gint64 query_number (const char *path, const char *sql);

/** exec_sql: runs @sql on a connection of its own. */
void exec_sql (const char *path, const char *sql);

G_END_DECLS
