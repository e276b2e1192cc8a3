/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-charger.h"

G_BEGIN_DECLS

#define SOL_TYPE_SESSION_PAGE (sol_session_page_get_type ())
G_DECLARE_FINAL_TYPE (SolSessionPage, sol_session_page, SOL, SESSION_PAGE, AdwBin)

/**
 * SolSessionPage:
 *
 * One session of a charger: what it came to, its power over time by our own readings, and its details. It is
 * a #SolContentPage.
 */
GtkWidget *sol_session_page_new (SolCharger *charger, const char *id);

G_END_DECLS
