/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-home.h"

G_BEGIN_DECLS

#define SOL_TYPE_SITE_SWITCHER (sol_site_switcher_get_type ())
G_DECLARE_FINAL_TYPE (SolSiteSwitcher, sol_site_switcher, SOL, SITE_SWITCHER, GtkWidget)

/**
 * SolSiteSwitcher:
 *
 * Which home this is; with several sites a button that lists them.
 */
GtkWidget *sol_site_switcher_new (void);

/** sol_site_switcher_set_home: @home: (nullable) */
void sol_site_switcher_set_home (SolSiteSwitcher *self, SolHome *home);

/** sol_site_switcher_popup: opens the list, when there is one. Returns: whether there is. */
gboolean sol_site_switcher_popup (SolSiteSwitcher *self);

G_END_DECLS
