/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-application.h"

G_BEGIN_DECLS

/**
 * sol_screenshots_async:
 * @folder: where the pictures go; made when it is not there
 *
 * Draws every page and state there is, light, dark and narrow, of a home at a fixed moment: the same pictures
 * each time.
 */
void sol_screenshots_async (SolApplication *app, const char *folder, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_screenshots_finish (SolApplication *app, GAsyncResult *result, GError **error);

G_END_DECLS
