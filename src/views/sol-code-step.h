/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-clock.h"

G_BEGIN_DECLS

#define SOL_TYPE_CODE_STEP (sol_code_step_get_type ())
G_DECLARE_FINAL_TYPE (SolCodeStep, sol_code_step, SOL, CODE_STEP, AdwBin)

/**
 * SolCodeStep:
 *
 * The mailed code. Signals: `submit` (string): the code, as soon as it is whole; `resend`: a person wants
 * another.
 */
SolCodeStep *sol_code_step_new (void);

void sol_code_step_set_clock (SolCodeStep *self, SolClock *clock);

/** sol_code_step_set_mail: @mail: (nullable): where the code went, already masked. */
void sol_code_step_set_mail (SolCodeStep *self, const char *mail);

/** sol_code_step_set_resend_at: until then another code cannot be asked for. */
void sol_code_step_set_resend_at (SolCodeStep *self, SolTime time);

void sol_code_step_set_busy (SolCodeStep *self, gboolean busy);

/** sol_code_step_set_error: @text: (nullable). The boxes are emptied and take the focus. */
void sol_code_step_set_error (SolCodeStep *self, const char *text);
const char *sol_code_step_get_error (SolCodeStep *self);

/** sol_code_step_begin: empties everything and takes the focus. */
void sol_code_step_begin (SolCodeStep *self);

G_END_DECLS
