/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns of figures in a table: labels at the start, as the titles of the columns, which GTK sets there. */

/** sol_text_column_new: @number: which column it is; @bind: handler of #GtkSignalListItemFactory::bind with
 * @owner, which writes the label of a cell. */
GtkColumnViewColumn *sol_text_column_new (const char *title, guint number, GCallback bind, gpointer owner)
    G_GNUC_WARN_UNUSED_RESULT;

/** sol_text_column_get_number: for @bind, of the column that @factory makes cells for. */
guint sol_text_column_get_number (GtkSignalListItemFactory *factory);

G_END_DECLS
