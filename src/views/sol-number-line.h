/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * sol_number_line_align:
 * @line: a box with a number and its unit, as labels of their own
 * @align: where it stands in what is around it; %GTK_ALIGN_START is the right in a script that begins there
 *
 * A number and its unit are read from left to right ("12.3 kWh") whatever the direction of the script.
 */
void sol_number_line_align (GtkWidget *line, GtkAlign align);

G_END_DECLS
