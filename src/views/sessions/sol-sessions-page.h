/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-charger.h"
#include "sol-session-period.h"

G_BEGIN_DECLS

#define SOL_TYPE_SESSIONS_PAGE (sol_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (SolSessionsPage, sol_sessions_page, SOL, SESSIONS_PAGE, AdwBin)

/**
 * SolSessionsPage:
 *
 * All sessions of a charger: of a month, a year, or all; what they come to, energy by day or month, and the
 * sessions themselves to sort, search, open and export. It is a #SolContentPage.
 */
GtkWidget *sol_sessions_page_new (SolCharger *charger);

/** sol_sessions_page_show: a month, a year or all; @time lies in it. */
void sol_sessions_page_show (SolSessionsPage *self, SolPeriodRange range, SolTime time);
const SolPeriod *sol_sessions_page_get_period (SolSessionsPage *self);

G_END_DECLS
