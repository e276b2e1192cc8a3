/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"

G_BEGIN_DECLS

/** sol_archive_put_known_async: stores @known in place of what was known of its site, device and family. */
void sol_archive_put_known_async (SolArchive *self, const SolKnown *known, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_archive_put_known_finish (SolArchive *self, GAsyncResult *result, GError **error);

/**
 * sol_archive_get_known_async:
 * @site: (nullable): %NULL for what belongs to the account
 * @device: (nullable): %NULL for what belongs to the site
 */
void sol_archive_get_known_async (SolArchive *self, const char *site, const char *device, const char *family,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);

/** sol_archive_get_known_finish: Returns: (transfer full) (nullable): %NULL without an error when nothing is
 * known. */
SolKnown *sol_archive_get_known_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_list_known_async: everything known of @site (nullable: of the account). */
void sol_archive_list_known_async (SolArchive *self, const char *site, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

/** sol_archive_list_known_finish: Returns: (transfer full) (element-type SolKnown): by family and device;
 * empty when nothing is known; %NULL on error. */
GPtrArray *sol_archive_list_known_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_forget_known_async: forgets the last answers of @site (nullable: of the account); its history
 * stays. */
void sol_archive_forget_known_async (SolArchive *self, const char *site, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_archive_forget_known_finish (SolArchive *self, GAsyncResult *result, GError **error);

G_END_DECLS
