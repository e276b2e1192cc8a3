/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger.h"
#include "sol-overview-card.h"

G_BEGIN_DECLS

#define SOL_TYPE_RECENT_SESSIONS (sol_recent_sessions_get_type ())
G_DECLARE_FINAL_TYPE (SolRecentSessions, sol_recent_sessions, SOL, RECENT_SESSIONS, SolOverviewCard)

/**
 * SolRecentSessions:
 *
 * The card of a charger's latest sessions: energy per day of the last 16 days, the last four sessions, and
 * the ways to all of them (action `win.open-subpage`) and to a file.
 *
 * Property `charger` (#SolCharger, nullable).
 */
GtkWidget *sol_recent_sessions_new (void);

SolCharger *sol_recent_sessions_get_charger (SolRecentSessions *self); /* (transfer none) (nullable) */
void sol_recent_sessions_set_charger (SolRecentSessions *self, SolCharger *charger); /* (nullable) */

G_END_DECLS
