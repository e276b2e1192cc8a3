/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-site.h"

G_BEGIN_DECLS

#define SOL_TYPE_BURST_BUTTON (sol_burst_button_get_type ())
G_DECLARE_FINAL_TYPE (SolBurstButton, sol_burst_button, SOL, BURST_BUTTON, GtkButton)

/**
 * SolBurstButton:
 *
 * The chargers' own live stream: "Go Live" asks for it, "Live · 14 min left" ends it.
 *
 * Property `site` (#SolSite, nullable).
 */
GtkWidget *sol_burst_button_new (void);

SolSite *sol_burst_button_get_site (SolBurstButton *self);            /* (nullable) */
void sol_burst_button_set_site (SolBurstButton *self, SolSite *site); /* (nullable) */

/** sol_burst_button_write: the words at @now. Returns: microseconds until they change, negative when they
 * stay. */
gint64 sol_burst_button_write (SolBurstButton *self, SolTime now);

G_END_DECLS
