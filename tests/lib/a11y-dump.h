/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** a11y_dump: Returns: (transfer full): what a screen reader is told of @root, a line for each part that has
 * a role or a name; indented like the tree. Needs `GTK_A11Y=test`. */
char *a11y_dump (GtkWidget *root);

/** a11y_assert_golden: compares with tests/data/a11y/@name.txt. With `SOL_UPDATE_GOLDEN=1` in the environment
 * the file is written instead. */
void a11y_assert_golden (GtkWidget *root, const char *name);

/** a11y_assert_named: every control that can take the focus has a name. */
void a11y_assert_named (GtkWidget *root);

G_END_DECLS
