/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * sol_picture_save:
 * @widget: on screen
 * @file: a path
 *
 * Writes what @widget looks like, over the ground of its window, as a PNG file.
 */
gboolean sol_picture_save (GtkWidget *widget, const char *file, GError **error);

G_END_DECLS
