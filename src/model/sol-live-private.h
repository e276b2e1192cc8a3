/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-live.h"
#include "sol-refresh.h"

G_BEGIN_DECLS

SolLive *sol_live_new (SolModelContext *context, SolRefresh *refresh, const char *site)
    G_GNUC_WARN_UNUSED_RESULT;

/** sol_live_take_site: what the composition needs besides the sample: the derived power of the chargers (NaN
 * unknown) and the state of the grid. */
void sol_live_take_site (SolLive *self, double car_w, SolGridState grid);

/** sol_live_fill_evidence: the relay as the stream has it. */
void sol_live_fill_evidence (SolLive *self, SolGridEvidence *evidence);

G_END_DECLS
