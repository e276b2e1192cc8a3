/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** week_scene_selected: the week of the invented home with its night selected; nobody is at it. */
GtkWidget *week_scene_selected (void);

/** week_scene_empty: cheap hours, and nothing in them. */
GtkWidget *week_scene_empty (void);

G_END_DECLS
