/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-home.h"

G_BEGIN_DECLS

#define SOL_TYPE_SITE_PICKER (sol_site_picker_get_type ())
G_DECLARE_FINAL_TYPE (SolSitePicker, sol_site_picker, SOL, SITE_PICKER, AdwBin)

/**
 * SolSitePicker:
 *
 * Choose one of several sites: search, stars, the one used last; a number where the account lists none.
 */
SolSitePicker *sol_site_picker_new (void);

/** sol_site_picker_set_home: @home: (nullable) */
void sol_site_picker_set_home (SolSitePicker *self, SolHome *home);

/** sol_site_picker_begin: it comes on screen: the search takes the focus, nothing is searched for. */
void sol_site_picker_begin (SolSitePicker *self);

/** sol_site_picker_reload: reads the list again. */
void sol_site_picker_reload (SolSitePicker *self);

void sol_site_picker_popup_menu (SolSitePicker *self);

/** sol_site_picker_set_narrow: its header has room for the buttons only; the page says what it is itself. */
void sol_site_picker_set_narrow (SolSitePicker *self, gboolean narrow);

/** sol_site_picker_focus_search: Ctrl+F. */
void sol_site_picker_focus_search (SolSitePicker *self);

G_END_DECLS
