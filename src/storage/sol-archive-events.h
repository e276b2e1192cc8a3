/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"
#include "sol-event.h"

G_BEGIN_DECLS

/** sol_archive_put_events_async: stores the events of @site in one transaction. What an event does not know
 * leaves the stored member as it is. */
void sol_archive_put_events_async (SolArchive *self, const char *site, const SolEvents *events,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean sol_archive_put_events_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_list_events_async: the events at @from or later and before @to, at most @most of them (0 for
 * all); the whole of time with %SOL_TIME_UNKNOWN. */
void sol_archive_list_events_async (SolArchive *self, const char *site, SolTime from, SolTime to, guint most,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);

/** sol_archive_list_events_finish: Returns: (transfer full): newest first, without a cursor; %NULL on error.
 */
SolEvents *sol_archive_list_events_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_put_outages_async: stores the power cuts of @site in one transaction. @zone: of starts that
 * name no offset. */
void sol_archive_put_outages_async (SolArchive *self, const char *site, const SolOutages *outages,
                                    GTimeZone *zone, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean sol_archive_put_outages_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_list_outages_async: the same for power cuts, by their start. */
void sol_archive_list_outages_async (SolArchive *self, const char *site, SolTime from, SolTime to,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/** sol_archive_list_outages_finish: Returns: (transfer full): newest first, with their number and sum; %NULL
 * on error. */
SolOutages *sol_archive_list_outages_finish (SolArchive *self, GAsyncResult *result, GError **error);

G_END_DECLS
