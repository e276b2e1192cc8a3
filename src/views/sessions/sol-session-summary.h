/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-session-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_SESSION_SUMMARY (sol_session_summary_get_type ())
G_DECLARE_FINAL_TYPE (SolSessionSummary, sol_session_summary, SOL, SESSION_SUMMARY, GtkWidget)

/** SolSessionSummary: four tiles: energy, cost, range, share of the sun; two a row where it is narrow. */
SolSessionSummary *sol_session_summary_new (void);

/** sol_session_summary_set: @totals: (nullable): still awaited; @solar_percent: NaN unknown. */
void sol_session_summary_set (SolSessionSummary *self, const SolSessionTotals *totals, double solar_percent,
                              const SolSessionPlace *place);
void sol_session_summary_set_narrow (SolSessionSummary *self, gboolean narrow);

G_END_DECLS
