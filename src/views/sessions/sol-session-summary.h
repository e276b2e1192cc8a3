/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-session-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_SESSION_SUMMARY (sol_session_summary_get_type ())
G_DECLARE_FINAL_TYPE (SolSessionSummary, sol_session_summary, SOL, SESSION_SUMMARY, GtkWidget)

/** SolSessionSummary: four tiles: energy, cost, range, share of the sun; two side by side where it is narrow.
 */
SolSessionSummary *sol_session_summary_new (void);

/** sol_session_summary_set: @totals: (nullable): still awaited; @solar_percent: NaN unknown; @single: of one
 * session, which has a decimal more. */
void sol_session_summary_set (SolSessionSummary *self, const SolSessionTotals *totals, double solar_percent,
                              gboolean single, const SolSessionPlace *place);

G_END_DECLS
