/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-home.h"

G_BEGIN_DECLS

#define SOL_TYPE_WINDOW (sol_window_get_type ())
G_DECLARE_FINAL_TYPE (SolWindow, sol_window, SOL, WINDOW, AdwApplicationWindow)

/**
 * SolWindow:
 *
 * The one window: starting, signing in, choosing a site, or a home with its pages.
 */

/** sol_window_new: @settings: (nullable): what it remembers. */
SolWindow *sol_window_new (GtkApplication *app, SolHome *home, GSettings *settings);

/** sol_window_open_page: @name: of a page, or of a subpage that needs no argument. A page that holds a draft
 * asks before it goes. Returns: whether there is such a page. */
gboolean sol_window_open_page (SolWindow *self, const char *name);

/** sol_window_open_subpage: over its page, as soon as there is what it shows. @argument: (nullable). Returns:
 * whether there is such a subpage. */
gboolean sol_window_open_subpage (SolWindow *self, const char *name, const char *argument);

/** sol_window_quit: closes it, once nothing is lost by it. */
void sol_window_quit (SolWindow *self);

/** sol_window_get_page: Returns: (transfer none) (nullable): the page on screen. */
GtkWidget *sol_window_get_page (SolWindow *self);

/** sol_window_get_face: Returns: (transfer none): `starting`, `sign-in`, `picker` or `home`. */
const char *sol_window_get_face (SolWindow *self);

/** sol_window_show_toast: @text: plain text. */
void sol_window_show_toast (SolWindow *self, const char *text);

/** sol_window_show_list: the list of pages, also where it is a page of its own. */
void sol_window_show_list (SolWindow *self);

G_END_DECLS
