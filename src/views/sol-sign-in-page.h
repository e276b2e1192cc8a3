/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-home.h"

G_BEGIN_DECLS

#define SOL_TYPE_SIGN_IN_PAGE (sol_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (SolSignInPage, sol_sign_in_page, SOL, SIGN_IN_PAGE, AdwBin)

/**
 * SolSignInPage:
 *
 * Signing in, both steps, with everything that can go wrong in words. Follows the state of its home.
 *
 * Signals: `back`: a person wants back to the values on screen (only when that is possible); `done`: somebody
 * is signed in.
 */
SolSignInPage *sol_sign_in_page_new (void);

/** sol_sign_in_page_set_home: @home: (nullable) */
void sol_sign_in_page_set_home (SolSignInPage *self, SolHome *home);

/** sol_sign_in_page_set_can_leave: there is something to go back to. */
void sol_sign_in_page_set_can_leave (SolSignInPage *self, gboolean can_leave);
void sol_sign_in_page_set_narrow (SolSignInPage *self, gboolean narrow);

/** sol_sign_in_page_begin: it comes on screen: the first empty field takes the focus. */
void sol_sign_in_page_begin (SolSignInPage *self);

/** sol_sign_in_page_go_back: what the back button and Esc do. Returns: whether there was a way back. */
gboolean sol_sign_in_page_go_back (SolSignInPage *self);

void sol_sign_in_page_popup_menu (SolSignInPage *self);

/** sol_sign_in_page_show_error: what a sign-in that failed with @error looks like. */
void sol_sign_in_page_show_error (SolSignInPage *self, const GError *error);

G_END_DECLS
