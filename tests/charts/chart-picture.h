/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Starts GTK and libadwaita; skips the program with TAP when there is no display. Returns whether there is
 * one. */
gboolean chart_picture_init (void);

/* Light or dark, for everything that is shown from now on. */
void chart_picture_set_style (gboolean dark, gboolean high_contrast);

/* Shows @child (which becomes the window's) as wide as @width on a card, and waits until it is drawn. Returns
 * (transfer full): the window; give it back with chart_picture_close(). */
GtkWindow *chart_picture_show (GtkWidget *child, int width);
void chart_picture_close (GtkWindow *window);

/* Waits for so many frames, or milliseconds without any. */
void chart_picture_settle (GtkWindow *window, guint milliseconds);

/* Returns (transfer full): what the window shows, drawn by the cairo renderer. */
GdkTexture *chart_picture_take (GtkWindow *window);

/* How many of a thousand pixels differ visibly between a picture and a file; 1000 when the sizes differ or
 * there is no such file. */
double chart_picture_difference (GdkTexture *texture, const char *path);

G_END_DECLS
