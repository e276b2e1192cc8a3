/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-route.h"

G_BEGIN_DECLS

/* Microinverters (addendum 1.7.13). */
void sol_sim_panels_list (SolSimCall *call);
void sol_sim_panels_status (SolSimCall *call);
void sol_sim_panels_energy (SolSimCall *call);

G_END_DECLS
