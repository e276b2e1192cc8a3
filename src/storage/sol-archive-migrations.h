/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive-db.h"

G_BEGIN_DECLS

/**
 * SolArchiveMigrations:
 *
 * The steps from an empty file to today's tables; step i leads from version i to i + 1. A step that has been
 * released is never changed.
 */
typedef struct
{
  const char *const *steps;
  guint n_steps;
} SolArchiveMigrations;

/** sol_archive_migrations: the steps of this program. */
extern const SolArchiveMigrations sol_archive_migrations;

/** SOL_ARCHIVE_APPLICATION_ID: marks the file as ours ("SOLa"). */
#define SOL_ARCHIVE_APPLICATION_ID 0x534f4c61

/**
 * sol_archive_migrate: brings the file to the newest version, each step in a transaction of its own; what
 * another process did meanwhile is not done twice. Fails with %SOL_ERROR_NOT_SUPPORTED, before anything is
 * written, when the file is newer than @migrations.
 */
gboolean sol_archive_migrate (SolArchiveDb *db, const SolArchiveMigrations *migrations, GError **error);

/** sol_archive_check_version: the same test alone, for before anything else touches the file. */
gboolean sol_archive_check_version (SolArchiveDb *db, const SolArchiveMigrations *migrations, GError **error);

G_END_DECLS
