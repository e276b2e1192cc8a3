/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** widget_test_init: GTK, libadwaita and style sheets, for tests with a window. Returns: whether there is a
 * display. */
gboolean widget_test_init (void);

/** widget_find: Returns: (transfer none) (nullable): the first widget of @type below @root that is not
 * hidden, in the order of the screen. */
GtkWidget *widget_find (GtkWidget *root, GType type);

/** widget_find_button: Returns: (transfer none) (nullable): the button that reads @label. */
GtkWidget *widget_find_button (GtkWidget *root, const char *label);

/** widget_read: Returns: (transfer full): every word that is on screen below @root, a line for each label. */
char *widget_read (GtkWidget *root);

/** widget_assert_reads: fails unless @text is among the words on screen. */
void widget_assert_reads (GtkWidget *root, const char *text);
void widget_assert_reads_not (GtkWidget *root, const char *text);

/** widget_settle: turns the main loop until it has nothing to do. */
void widget_settle (void);

/** widget_destroy: destroys a window and asserts that it is finalized. */
void widget_destroy (GtkWindow *window);

G_END_DECLS
