/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-json.h"
#include "sol-sim-site.h"

G_BEGIN_DECLS

/* The slots of a charger's schedule as they travel (addendum 1.7.18, energy-cloud-api 4.4). */

void sol_sim_slot_write (JsonBuilder *builder, const SolSimSlot *slot);

/* FALSE when a member is missing, of another type, or none of the fifteen. "100 % without amps" is taken down
 * as the charger's most. */
gboolean sol_sim_slot_read (JsonObject *object, int max_amps, SolSimSlot *slot);

G_END_DECLS
