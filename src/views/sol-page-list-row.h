/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-page-table.h"

G_BEGIN_DECLS

#define SOL_TYPE_PAGE_LIST_ROW (sol_page_list_row_get_type ())
G_DECLARE_FINAL_TYPE (SolPageListRow, sol_page_list_row, SOL, PAGE_LIST_ROW, GtkListBoxRow)

/** SolPageListRow: a page in the sidebar: icon, name, live value. */
GtkWidget *sol_page_list_row_new (const SolPageRow *page);

const SolPageRow *sol_page_list_row_get_page (SolPageListRow *self);

/** sol_page_list_row_update: writes the live value. @site: (nullable) */
void sol_page_list_row_update (SolPageListRow *self, SolSite *site);

G_END_DECLS
