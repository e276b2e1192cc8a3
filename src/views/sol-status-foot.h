/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-home.h"

G_BEGIN_DECLS

#define SOL_TYPE_STATUS_FOOT (sol_status_foot_get_type ())
G_DECLARE_FINAL_TYPE (SolStatusFoot, sol_status_foot, SOL, STATUS_FOOT, GtkWidget)

/**
 * SolStatusFoot:
 *
 * The foot of the sidebar: a dot and one line; a click shows how old each source is.
 */
GtkWidget *sol_status_foot_new (void);

/** sol_status_foot_set_home: @home: (nullable) */
void sol_status_foot_set_home (SolStatusFoot *self, SolHome *home);

/** sol_status_foot_get_text: Returns: (transfer none) */
const char *sol_status_foot_get_text (SolStatusFoot *self);

G_END_DECLS
