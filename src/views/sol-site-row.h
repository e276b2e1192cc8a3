/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-site-item.h"

G_BEGIN_DECLS

#define SOL_TYPE_SITE_ROW (sol_site_row_get_type ())
G_DECLARE_FINAL_TYPE (SolSiteRow, sol_site_row, SOL, SITE_ROW, GtkListBoxRow)

/**
 * SolSiteRow:
 *
 * A site in the picker: tinted house, name, number, "Last used", star, arrow. Signals: `opened`, also from
 * the accessible button that the arrow is; `star-toggled` (boolean): a person set or took the star.
 */
GtkWidget *sol_site_row_new (SolSiteItem *site);
SolSiteItem *sol_site_row_get_site (SolSiteRow *self);

/** sol_site_row_toggle_star: as by a click. */
void sol_site_row_toggle_star (SolSiteRow *self);

G_END_DECLS
