/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-migrations"

#include "sol-archive-migrations.h"

#include <glib/gi18n-lib.h>

#include "sol-error.h"

gboolean
sol_archive_check_version (SolArchiveDb *db, const SolArchiveMigrations *migrations, GError **error)
{
  gint64 version = 0;
  if (!sol_archive_db_get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version <= migrations->n_steps)
    return TRUE;
  g_propagate_error (error,
                     sol_error_new_message (SOL_ERROR_NOT_SUPPORTED,
                                            _ ("The stored data was written by a newer version of Solarium. "
                                               "Update Solarium to open it.")));
  return FALSE;
}

/* Both lie in the file's header, so that they are part of the transaction; pragmas take no parameters. */
static gboolean
set_version (SolArchiveDb *db, gint64 version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
                                          (int) version, SOL_ARCHIVE_APPLICATION_ID);
  return sol_archive_db_exec (db, sql, error);
}

typedef struct
{
  const SolArchiveMigrations *migrations;
  gboolean finished;
} MigrateStep;

static gboolean
migrate_step (SolArchiveDb *db, gpointer data, GError **error)
{
  MigrateStep *step = data;
  gint64 version = 0;

  if (!sol_archive_check_version (db, step->migrations, error)
      || !sol_archive_db_get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  step->finished = version == step->migrations->n_steps;
  if (step->finished)
    return TRUE;
  return sol_archive_db_exec (db, step->migrations->steps[version], error)
         && set_version (db, version + 1, error);
}

gboolean
sol_archive_migrate (SolArchiveDb *db, const SolArchiveMigrations *migrations, GError **error)
{
  MigrateStep step = { migrations, FALSE };
  gint64 version = 0;

  if (!sol_archive_check_version (db, migrations, error)
      || !sol_archive_db_get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  step.finished = version == migrations->n_steps;
  while (!step.finished)
    if (!sol_archive_db_transact (db, SOL_ARCHIVE_DURABLE, migrate_step, &step, error))
      return FALSE;
  return TRUE;
}
