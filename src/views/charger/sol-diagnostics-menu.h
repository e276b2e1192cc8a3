/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-site.h"

G_BEGIN_DECLS

#define SOL_TYPE_DIAGNOSTICS_MENU (sol_diagnostics_menu_get_type ())
G_DECLARE_FINAL_TYPE (SolDiagnosticsMenu, sol_diagnostics_menu, SOL, DIAGNOSTICS_MENU, AdwBin)

/**
 * SolDiagnosticsMenu:
 *
 * The button with the messages that a charger can be asked for. Those that may disturb a charge ask first.
 */
GtkWidget *sol_diagnostics_menu_new (void);

/** sol_diagnostics_menu_set: what is asked. @site, @serial: (nullable) */
void sol_diagnostics_menu_set (SolDiagnosticsMenu *self, SolSite *site, const char *serial);

/** sol_diagnostics_menu_update: whether something can be asked now. */
void sol_diagnostics_menu_update (SolDiagnosticsMenu *self);

G_END_DECLS
