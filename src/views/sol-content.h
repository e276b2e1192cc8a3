/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-page-table.h"

G_BEGIN_DECLS

#define SOL_TYPE_CONTENT (sol_content_get_type ())
G_DECLARE_FINAL_TYPE (SolContent, sol_content, SOL, CONTENT, AdwBin)

/**
 * SolContent:
 *
 * The right side: header bar, banners, and one of: the first load, nothing to show, a page. Pages are made
 * when they are opened first and are kept.
 */
SolContent *sol_content_new (void);

/** sol_content_set_home: @home: (nullable): drops the pages of the one before. */
void sol_content_set_home (SolContent *self, SolHome *home);

/** sol_content_open: shows the page of @row. */
void sol_content_open (SolContent *self, const SolPageRow *row);
const SolPageRow *sol_content_get_row (SolContent *self);

/** sol_content_get_page: Returns: (transfer none) (nullable): the page on screen, as its row made it. */
GtkWidget *sol_content_get_page (SolContent *self);

/** sol_content_set_narrow: it stands alone, with a way back and the name of the home. */
void sol_content_set_narrow (SolContent *self, gboolean narrow);

/** sol_content_set_bare: no header bar, no banners (F11). */
void sol_content_set_bare (SolContent *self, gboolean bare);

G_END_DECLS
