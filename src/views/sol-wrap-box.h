/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_WRAP_BOX (sol_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (SolWrapBox, sol_wrap_box, SOL, WRAP_BOX, GtkWidget)

/**
 * SolWrapBox:
 *
 * Children in a line, and in further lines where one is too narrow for them, as it is with large text. A
 * child stands on a line with others when its natural width fits; one that expands (a text beside a button)
 * is content with three fifths of the box, takes what is left of its line, and gets the whole of it when it
 * stands alone.
 *
 * Properties, for .ui files: `spacing` (px between the children of a line), `line-spacing`, `xalign` (0 to 1:
 * where lines without an expanding child stand). Children are added as to any widget and belong to the box.
 */
GtkWidget *sol_wrap_box_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

/** sol_wrap_box_append: @child: (transfer floating) */
void sol_wrap_box_append (SolWrapBox *self, GtkWidget *child);

/** sol_wrap_box_get_n_lines: as last allocated. */
guint sol_wrap_box_get_n_lines (SolWrapBox *self);

G_END_DECLS
