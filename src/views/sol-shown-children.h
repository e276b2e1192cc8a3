/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The children of a widget that take part in its layout, one after the other. (transfer none) (nullable) */
GtkWidget *sol_first_shown_child (GtkWidget *parent);
GtkWidget *sol_next_shown_child (GtkWidget *child);

G_END_DECLS
