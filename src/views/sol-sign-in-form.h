/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-home.h"

G_BEGIN_DECLS

#define SOL_TYPE_SIGN_IN_FORM (sol_sign_in_form_get_type ())
G_DECLARE_FINAL_TYPE (SolSignInForm, sol_sign_in_form, SOL, SIGN_IN_FORM, AdwBin)

/**
 * SolSignInForm:
 *
 * Email, password, keep me signed in. Signal `submit` (email, password, keep): a person wants to sign in.
 */
SolSignInForm *sol_sign_in_form_new (void);

/** sol_sign_in_form_set_email: fills the field, unless a person has typed already. */
void sol_sign_in_form_set_email (SolSignInForm *self, const char *email);
const char *sol_sign_in_form_get_email (SolSignInForm *self);

/** sol_sign_in_form_set_keyring_works: without a keyring nothing can be kept, and that is said. */
void sol_sign_in_form_set_keyring_works (SolSignInForm *self, gboolean works);

/** sol_sign_in_form_set_demo_offered: whether there is a way into the demo home. */
void sol_sign_in_form_set_demo_offered (SolSignInForm *self, gboolean offered);

/** sol_sign_in_form_set_narrow: a smaller icon. */
void sol_sign_in_form_set_narrow (SolSignInForm *self, gboolean narrow);

/** sol_sign_in_form_set_busy: signing in: a spinner in the button, nothing can be typed. */
void sol_sign_in_form_set_busy (SolSignInForm *self, gboolean busy);

/** sol_sign_in_form_set_error: @text: (nullable): what is wrong with what was typed, under its row. */
void sol_sign_in_form_set_error (SolSignInForm *self, const char *text);
const char *sol_sign_in_form_get_error (SolSignInForm *self);

/** sol_sign_in_form_forget_password: empties the field. */
void sol_sign_in_form_forget_password (SolSignInForm *self);

/** sol_sign_in_form_focus: into the first empty field. */
void sol_sign_in_form_focus (SolSignInForm *self);

G_END_DECLS
