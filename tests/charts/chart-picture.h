/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The golden pictures are drawn in this font. */
#define CHART_PICTURE_FONT "Cantarell"

/* Starts GTK and libadwaita with fixed settings. Returns whether there is a display. */
gboolean chart_picture_init (void);

/* Says in TAP that the program is skipped for want of a display. Returns the exit status. */
int chart_picture_skip (void);

/* Whether the font of the golden pictures is there. */
gboolean chart_picture_has_font (void);

/* Light or dark, for everything that is shown from now on. */
void chart_picture_set_style (gboolean dark, gboolean high_contrast);

/* Shows @child (which becomes the window's) as wide as @width on a card, and waits until it is drawn. Returns
 * (transfer full): the window; give it back with chart_picture_close(). */
GtkWindow *chart_picture_show (GtkWidget *child, int width);
void chart_picture_close (GtkWindow *window);

/* Waits for so many frames, or milliseconds without any. */
void chart_picture_settle (GtkWindow *window, guint milliseconds);

/* Returns (transfer full): what the window shows, once it has settled, drawn by the cairo renderer. */
GdkTexture *chart_picture_take (GtkWindow *window);

/* How many of a thousand pixels differ visibly between a picture and a file; 1000 when the sizes differ or
 * there is no such file. */
double chart_picture_difference (GdkTexture *texture, const char *path);

G_END_DECLS
