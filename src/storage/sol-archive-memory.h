/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"

G_BEGIN_DECLS

/** sol_archive_list_memory_async: everything whose scope begins with @prefix (nullable: everything). */
void sol_archive_list_memory_async (SolArchive *self, const char *prefix, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

/** sol_archive_list_memory_finish: Returns: (transfer full) (element-type SolMemory): by scope and key; %NULL
 * on error. */
GPtrArray *sol_archive_list_memory_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_get_memory_async: one thing, as the other program may have changed it. */
void sol_archive_get_memory_async (SolArchive *self, const char *scope, const char *key,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);

/** sol_archive_get_memory_finish: Returns: (transfer full) (nullable): %NULL without an error when there is
 * none. */
char *sol_archive_get_memory_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_set_memory_async: stores @value; %NULL removes it. Durable as a journal row, since procedures
 * are persisted here before a step is taken. */
void sol_archive_set_memory_async (SolArchive *self, const char *scope, const char *key, const char *value,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean sol_archive_set_memory_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_remove_memory_async: removes one thing, or with @key %NULL all of exactly this @scope. */
void sol_archive_remove_memory_async (SolArchive *self, const char *scope, const char *key,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean sol_archive_remove_memory_finish (SolArchive *self, GAsyncResult *result, GError **error);

G_END_DECLS
