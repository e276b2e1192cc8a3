/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-clock.h"

G_BEGIN_DECLS

#define SOL_TYPE_LOADING_PAGE (sol_loading_page_get_type ())
G_DECLARE_FINAL_TYPE (SolLoadingPage, sol_loading_page, SOL, LOADING_PAGE, GtkWidget)

/** SolLoadingPage: the very first load: a spinner, but only when it takes longer than 300 ms. */
GtkWidget *sol_loading_page_new (void);

void sol_loading_page_set_clock (SolLoadingPage *self, SolClock *clock);

G_END_DECLS
