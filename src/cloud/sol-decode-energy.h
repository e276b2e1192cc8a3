/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-energy.h"
#include "sol-json.h"

G_BEGIN_DECLS

/* What the decoders of today and of the lifetime read in the same way. */

/** sol_decode_channel_names: the names of @channel in a payload, as the getters of sol-json.h want them. */
const char *sol_decode_channel_names (SolChannel channel);

/** sol_decode_series: @array (nullable) into the empty @series; what is no number in 0..@most becomes NaN.
 * An empty list leaves `wh` non-%NULL with `n` 0. */
void sol_decode_series (SolSeries *series, JsonArray *array, double most);

/** sol_decode_is_present: whether the site has the flow: a list that is not empty, and for a device not only
 * zeros (addendum 1.7.8). */
gboolean sol_decode_is_present (SolChannel channel, const SolSeries *series);

G_END_DECLS
