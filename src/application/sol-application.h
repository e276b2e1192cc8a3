/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-home.h"
#include "sol-launch.h"

G_BEGIN_DECLS

#define SOL_TYPE_APPLICATION (sol_application_get_type ())
G_DECLARE_FINAL_TYPE (SolApplication, sol_application, SOL, APPLICATION, AdwApplication)

/** SolApplication: the program: one home, one window. */
SolApplication *sol_application_new (SolLaunch *launch) G_GNUC_WARN_UNUSED_RESULT;

/** sol_application_get_home: Returns: (transfer none) (nullable): %NULL before the start and after the end.
 */
SolHome *sol_application_get_home (SolApplication *self);
GSettings *sol_application_get_settings (SolApplication *self); /* (nullable) */
const SolLaunch *sol_application_get_launch (SolApplication *self);

/** sol_application_get_exit_status: what main() returns when the program itself was content. */
int sol_application_get_exit_status (SolApplication *self);

/** sol_application_leave: ends the program in order: the windows go, the home is closed, the loop ends. */
void sol_application_leave (SolApplication *self, int exit_status);

G_END_DECLS
