/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_REFRESH_BUTTON (sol_refresh_button_get_type ())
G_DECLARE_FINAL_TYPE (SolRefreshButton, sol_refresh_button, SOL, REFRESH_BUTTON, GtkWidget)

/**
 * SolRefreshButton:
 *
 * A button that is a spinner while something is on its way; it keeps its place, so that nothing else moves.
 *
 * Properties: `action-name` (string), `busy` (boolean).
 */
GtkWidget *sol_refresh_button_new (void);

void sol_refresh_button_set_busy (SolRefreshButton *self, gboolean busy);
gboolean sol_refresh_button_get_busy (SolRefreshButton *self);

G_END_DECLS
