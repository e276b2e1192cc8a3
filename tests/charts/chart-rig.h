/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the tests of the charts do with them. */

/* A handler that counts how often it was called. */
void chart_rig_count (guint *n);

/* Presses a key as the shortcuts of the chart see it. Returns whether one of them took it. */
gboolean chart_rig_press (GtkWidget *chart, guint keyval, GdkModifierType modifiers);

/* Moves the pointer to @x of the chart; a negative one takes it away. */
void chart_rig_point (GtkWidget *chart, double x);

/* Returns (transfer none) (nullable): the label of @parent that is shown with @text. */
GtkWidget *chart_rig_find_label (GtkWidget *parent, const char *text);

G_END_DECLS
