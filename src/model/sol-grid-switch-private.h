/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-grid-switch.h"
#include "sol-procedure-private.h"

G_BEGIN_DECLS

/** sol_grid_switch_spec: "grid-switch": a relay command whose end was not seen. */
extern const SolProcedureSpec sol_grid_switch_spec;

SolGridSwitch *sol_grid_switch_new (SolModelContext *context, SolRefresh *refresh, const char *site)
    G_GNUC_WARN_UNUSED_RESULT;

/** sol_grid_switch_take_grid: what the evidence says now. */
void sol_grid_switch_take_grid (SolGridSwitch *self, SolGridState grid);
void sol_grid_switch_stop (SolGridSwitch *self);

G_END_DECLS
