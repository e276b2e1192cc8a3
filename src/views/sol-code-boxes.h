/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_CODE_BOXES (sol_code_boxes_get_type ())
G_DECLARE_FINAL_TYPE (SolCodeBoxes, sol_code_boxes, SOL, CODE_BOXES, GtkWidget)

/**
 * SolCodeBoxes:
 *
 * A row of boxes for a code of 6 digits (3 + 3) or of 4. Takes digits only, and a whole code by pasting,
 * whatever stands between its digits. A #GtkEditable; its text is the digits.
 *
 * Property `length` (4 or 6, construct only). Signal `complete` when the last digit was entered.
 */
GtkWidget *sol_code_boxes_new (guint length);

guint sol_code_boxes_get_length (SolCodeBoxes *self);

/** sol_code_boxes_is_complete: every box has its digit. */
gboolean sol_code_boxes_is_complete (SolCodeBoxes *self);

/** sol_code_boxes_set_error: outlines the boxes as wrong until a digit changes. */
void sol_code_boxes_set_error (SolCodeBoxes *self, gboolean error);

G_END_DECLS
