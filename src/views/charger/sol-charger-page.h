/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-clock.h"
#include "sol-site.h"

G_BEGIN_DECLS

#define SOL_TYPE_CHARGER_PAGE (sol_charger_page_get_type ())
G_DECLARE_FINAL_TYPE (SolChargerPage, sol_charger_page, SOL, CHARGER_PAGE, AdwBin)

/**
 * SolChargerPage:
 *
 * One charger: what it does, how it charges, what it is (ui.md 8.4). A #SolContentPage; works only while it
 * is mapped.
 *
 * Properties: `site` (#SolSite) and `charger` (#SolCharger), nullable; without a charger it stands there in
 * grey.
 */

/** sol_charger_page_new: @clock: whose time the ages are told by */
GtkWidget *sol_charger_page_new (SolClock *clock);

/** sol_charger_page_set: @charger: (nullable): one of @site (nullable) */
void sol_charger_page_set (SolChargerPage *self, SolSite *site, SolCharger *charger);
SolCharger *sol_charger_page_get_charger (SolChargerPage *self); /* (nullable) */

G_END_DECLS
