/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * sol_csv_saver_ask:
 * @widget: where it is asked from; its window's toasts tell how it went
 * @name: the name that is offered
 * @csv: the file
 * @n_rows: rows without the title, for the words
 *
 * Asks a person for a place and saves the file there.
 */
void sol_csv_saver_ask (GtkWidget *widget, const char *name, const char *csv, guint n_rows);

/** sol_csv_saver_write: the same with the place known. */
void sol_csv_saver_write (GtkWidget *widget, GFile *file, const char *csv, guint n_rows);

G_END_DECLS
