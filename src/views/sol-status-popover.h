/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-home.h"

G_BEGIN_DECLS

#define SOL_TYPE_STATUS_POPOVER (sol_status_popover_get_type ())
G_DECLARE_FINAL_TYPE (SolStatusPopover, sol_status_popover, SOL, STATUS_POPOVER, GtkPopover)

/** SolStatusPopover: every source of the site with its age, and why one could not be read. */
GtkWidget *sol_status_popover_new (void);

/** sol_status_popover_set_home: @home: (nullable) */
void sol_status_popover_set_home (SolStatusPopover *self, SolHome *home);

/** sol_family_get_title: Returns: (transfer none) (nullable): what people call the source; %NULL for one that
 * stands for a part of another. */
const char *sol_family_get_title (SolFamily family);

G_END_DECLS
