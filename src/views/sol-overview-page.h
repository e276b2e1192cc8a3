/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-clock.h"
#include "sol-site.h"

G_BEGIN_DECLS

#define SOL_TYPE_OVERVIEW_PAGE (sol_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SolOverviewPage, sol_overview_page, SOL, OVERVIEW_PAGE, GtkWidget)

/**
 * SolOverviewPage:
 *
 * What is happening at home (ui.md 8.3). Without margins and scrolling, which are the window's. Works only
 * while it is mapped.
 *
 * Property `site` (#SolSite, nullable) may change at any time. What a person is to be told in passing goes to
 * the window by its action `win.toast` (a string, unescaped) and the signal `toast`, a page that is to be
 * opened by the action `win.page`.
 */

/** sol_overview_page_new: @clock: whose time the ages are told by */
GtkWidget *sol_overview_page_new (SolClock *clock);

SolSite *sol_overview_page_get_site (SolOverviewPage *self); /* (transfer none) (nullable) */
void sol_overview_page_set_site (SolOverviewPage *self, SolSite *site);

G_END_DECLS
