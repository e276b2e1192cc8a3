/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** SolPageForm: how much room a page has. */
typedef enum
{
  SOL_PAGE_FORM_WIDE,   /* two columns */
  SOL_PAGE_FORM_MIDDLE, /* one column */
  SOL_PAGE_FORM_NARROW, /* one column, and rows in place of cards */
} SolPageForm;

#define SOL_TYPE_PAGE_BOX (sol_page_box_get_type ())
G_DECLARE_FINAL_TYPE (SolPageBox, sol_page_box, SOL, PAGE_BOX, GtkWidget)

/**
 * SolPageBox:
 *
 * What a page stands in: two columns of equal width where they fit, else one (#SolColumnsLayout). Tells which
 * form the page has; with large text there is one column only.
 *
 * Signal `form-changed`: before the next frame, so that a handler may change what is shown.
 */
GtkWidget *sol_page_box_new (void);

/** sol_page_box_add: @column: 0 (start) or 1 (end); in one column everything stands in the order of adding.
 */
void sol_page_box_add (SolPageBox *self, GtkWidget *child, guint column);

SolPageForm sol_page_box_get_form (SolPageBox *self);
gboolean sol_page_box_get_large_text (SolPageBox *self);

/** sol_page_form_has_large_text: whether lines are half as high again as with the usual font. */
gboolean sol_page_form_has_large_text (GtkWidget *widget);

/** sol_page_form_for: @width: of the page */
SolPageForm sol_page_form_for (int width, gboolean large_text);

G_END_DECLS
