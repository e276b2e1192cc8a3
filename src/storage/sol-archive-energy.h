/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"

G_BEGIN_DECLS

/* Each put call stores all its values in one transaction, over what stands there for the same moment. A
 * member that is unknown leaves the stored one as it is. The list calls return (transfer full) arrays of
 * values by time, empty when there are none, %NULL on error. */

/** sol_archive_put_readings_async: @readings: (element-type SolArchiveReading) */
void sol_archive_put_readings_async (SolArchive *self, GPtrArray *readings, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_archive_put_readings_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_list_readings_async: the readings of @from <= time < @to. */
void sol_archive_list_readings_async (SolArchive *self, const char *site, SolTime from, SolTime to,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);

/** sol_archive_list_readings_finish: Returns: (transfer full) (element-type SolArchiveReading) */
GPtrArray *sol_archive_list_readings_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_put_quarters_async: @quarters: (element-type SolArchiveQuarter) */
void sol_archive_put_quarters_async (SolArchive *self, GPtrArray *quarters, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_archive_put_quarters_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_list_quarters_async: the buckets that start at @from or later, and before @to. */
void sol_archive_list_quarters_async (SolArchive *self, const char *site, SolTime from, SolTime to,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);

/** sol_archive_list_quarters_finish: Returns: (transfer full) (element-type SolArchiveQuarter) */
GPtrArray *sol_archive_list_quarters_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_put_days_async: @days: (element-type SolArchiveDay) */
void sol_archive_put_days_async (SolArchive *self, GPtrArray *days, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_archive_put_days_finish (SolArchive *self, GAsyncResult *result, GError **error);

/**
 * sol_archive_list_days_async:
 * @from: (nullable): the first date, `YYYY-MM-DD`; %NULL for the beginning
 * @to: (nullable): the last date, itself included; %NULL for the end
 */
void sol_archive_list_days_async (SolArchive *self, const char *site, const char *from, const char *to,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);

/** sol_archive_list_days_finish: Returns: (transfer full) (element-type SolArchiveDay) */
GPtrArray *sol_archive_list_days_finish (SolArchive *self, GAsyncResult *result, GError **error);

/** sol_archive_put_panel_days_async: @days: (element-type SolArchivePanelDay) */
void sol_archive_put_panel_days_async (SolArchive *self, GPtrArray *days, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_archive_put_panel_days_finish (SolArchive *self, GAsyncResult *result, GError **error);

/**
 * sol_archive_list_panel_days_async:
 * @serial: (nullable): one panel; %NULL for all
 * @from: (nullable): the first date; %NULL for the beginning
 * @to: (nullable): the last date, itself included; %NULL for the end
 */
void sol_archive_list_panel_days_async (SolArchive *self, const char *site, const char *serial,
                                        const char *from, const char *to, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);

/** sol_archive_list_panel_days_finish: Returns: (transfer full) (element-type SolArchivePanelDay): by date
 * and serial */
GPtrArray *sol_archive_list_panel_days_finish (SolArchive *self, GAsyncResult *result, GError **error);

G_END_DECLS
