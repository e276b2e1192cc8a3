/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-home.h"

G_BEGIN_DECLS

#define SOL_TYPE_SITE_POPOVER (sol_site_popover_get_type ())
G_DECLARE_FINAL_TYPE (SolSitePopover, sol_site_popover, SOL, SITE_POPOVER, GtkPopover)

/** SolSitePopover: the sites of the account, stars first, with a mark at the present one. */
GtkWidget *sol_site_popover_new (void);

/** sol_site_popover_set_home: @home: (nullable) */
void sol_site_popover_set_home (SolSitePopover *self, SolHome *home);

G_END_DECLS
