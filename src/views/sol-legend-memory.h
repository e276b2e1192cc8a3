/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** sol_legend_memory_attach: lets the charts in @root keep what a person has switched off in their legends,
 * in the key `hidden-series` of @settings (nullable: nothing is kept). */
void sol_legend_memory_attach (GtkWidget *root, GSettings *settings);

/** sol_legend_memory_get_hidden: Returns: (transfer full): names of the series that are off in @chart; empty
 * without a memory. @widget: in the root that has it. */
GStrv sol_legend_memory_get_hidden (GtkWidget *widget, const char *chart) G_GNUC_WARN_UNUSED_RESULT;

/** sol_legend_memory_set_hidden: keeps them. */
void sol_legend_memory_set_hidden (GtkWidget *widget, const char *chart, const char *const *hidden);

G_END_DECLS
