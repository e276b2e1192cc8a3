/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "sol-time.h"

G_BEGIN_DECLS

/* Inside of the archive: the open file, as its worker thread sees it. Nothing here is for the main thread. */

typedef struct
{
  sqlite3 *sqlite;
  char *path;             /* (nullable) */
  char *damaged_path;     /* (nullable) */
  GHashTable *statements; /* SQL, by content -> sqlite3_stmt, prepared once */
  gboolean damaged;       /* SQLite said so */
  int lock_fd;            /* held shared while open, so that nobody moves the file aside under us; or -1 */
  GHashTable *acts;       /* set of gint64 *: ids of the journal's rows that were opened here */
} SolArchiveDb;

typedef enum
{
  SOL_ARCHIVE_ORDINARY, /* survives the process */
  SOL_ARCHIVE_DURABLE,  /* survives the computer: synced before it returns */
} SolArchiveDurability;

/** SolStatement: a prepared statement in use; its cleanup rewinds it, which also ends its read. */
typedef sqlite3_stmt SolStatement;

static inline void
sol_statement_done (SolStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolStatement, sol_statement_done)

/** sol_archive_db_prepare: Returns: (transfer none) (nullable): the statement of the literal @sql, nothing
 * bound. */
SolStatement *sol_archive_db_prepare (SolArchiveDb *db, const char *sql, GError **error);

/** sol_archive_db_next: Returns: 1 with a row, 0 at the end, -1 on error. */
int sol_archive_db_next (SolArchiveDb *db, SolStatement *statement, GError **error);

/** sol_archive_db_run: runs a statement that gives no rows, and rewinds it. */
gboolean sol_archive_db_run (SolArchiveDb *db, SolStatement *statement, GError **error);

/** sol_archive_db_exec: runs the statements of @sql, once. */
gboolean sol_archive_db_exec (SolArchiveDb *db, const char *sql, GError **error);

/** sol_archive_db_get_number: the first column of the first row of @sql. */
gboolean sol_archive_db_get_number (SolArchiveDb *db, const char *sql, gint64 *number, GError **error);

typedef gboolean (*SolArchiveTransaction) (SolArchiveDb *db, gpointer data, GError **error);

/** sol_archive_db_transact: runs @func in one write transaction, and takes all of it back when it fails. */
gboolean sol_archive_db_transact (SolArchiveDb *db, SolArchiveDurability durability,
                                  SolArchiveTransaction func, gpointer data, GError **error);

/** sol_archive_db_set_error: puts what SQLite's @code means for the caller into @error, and notes a damaged
 * file for the next start. */
void sol_archive_db_set_error (SolArchiveDb *db, int code, GError **error);

/* Numbers of parameters begin with 1, of columns with 0. Unknown (NaN, SOL_TIME_UNKNOWN, NULL) is NULL. Texts
 * and bytes must live until the statement is done. */
void sol_statement_bind_text (SolStatement *statement, int parameter, const char *text);
void sol_statement_bind_name (SolStatement *statement, int parameter, const char *text); /* NULL is "" */
void sol_statement_bind_number (SolStatement *statement, int parameter, gint64 number);
void sol_statement_bind_real (SolStatement *statement, int parameter, double real);
void sol_statement_bind_time (SolStatement *statement, int parameter, SolTime time);
void sol_statement_bind_bytes (SolStatement *statement, int parameter, GBytes *bytes);

char *sol_statement_get_text (SolStatement *statement, int column); /* "" is NULL */
double sol_statement_get_real (SolStatement *statement, int column);
SolTime sol_statement_get_time (SolStatement *statement, int column);
GBytes *sol_statement_get_bytes (SolStatement *statement, int column);

G_END_DECLS
