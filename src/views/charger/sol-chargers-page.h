/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-clock.h"
#include "sol-site.h"

G_BEGIN_DECLS

#define SOL_TYPE_CHARGERS_PAGE (sol_chargers_page_get_type ())
G_DECLARE_FINAL_TYPE (SolChargersPage, sol_chargers_page, SOL, CHARGERS_PAGE, AdwBin)

/**
 * SolChargersPage:
 *
 * What "Charger" in the sidebar opens: the page of the only charger, a list of several, of which each has a
 * page of its own, or that there is none. A #SolContentPage.
 *
 * Property `site` (#SolSite, nullable).
 */
GtkWidget *sol_chargers_page_new (SolClock *clock);

SolSite *sol_chargers_page_get_site (SolChargersPage *self); /* (nullable) */
void sol_chargers_page_set_site (SolChargersPage *self, SolSite *site);

/** sol_chargers_describe: Returns: (transfer full): the chargers in a word for the sidebar: "3.68 kW",
 * "Plugged in", "Idle", "Fault", "Offline"; "–" when unknown. */
char *sol_chargers_describe (SolSite *site);

G_END_DECLS
