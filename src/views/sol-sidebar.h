/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-page-table.h"

G_BEGIN_DECLS

#define SOL_TYPE_SIDEBAR (sol_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SolSidebar, sol_sidebar, SOL, SIDEBAR, AdwBin)

/**
 * SolSidebar:
 *
 * Header bar with the main menu, which home this is, the list of pages, the state of the connection.
 *
 * Properties: `page` (string: name of the chosen page, notified), `narrow` (boolean: it is a page of its
 * own). Signal `activated` (string): a person chose a page, perhaps the one that is chosen already.
 */
SolSidebar *sol_sidebar_new (void);

/** sol_sidebar_set_pages: @rows: @n_rows pages, which outlive the sidebar. */
void sol_sidebar_set_pages (SolSidebar *self, const SolPageRow *rows, guint n_rows);

/** sol_sidebar_set_home: @home: (nullable) */
void sol_sidebar_set_home (SolSidebar *self, SolHome *home);

const char *sol_sidebar_get_page (SolSidebar *self);

/** sol_sidebar_set_page: Returns: whether there is such a page. */
gboolean sol_sidebar_set_page (SolSidebar *self, const char *name);

/** sol_sidebar_get_nth: Returns: (transfer none) (nullable): name of the page in the @n th visible row, from
 * 0. */
const char *sol_sidebar_get_nth (SolSidebar *self, guint n);

void sol_sidebar_set_narrow (SolSidebar *self, gboolean narrow);

/** sol_sidebar_popup_sites: opens the site popover. Returns: whether there is one. */
gboolean sol_sidebar_popup_sites (SolSidebar *self);
void sol_sidebar_popup_menu (SolSidebar *self);

G_END_DECLS
