/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-json.h"

#include "sol-battery-status.h"
#include "sol-week.h"

G_BEGIN_DECLS

/* What several decoders read in the same way. */

/** sol_decode_is_retired: by flag or by word, in any letter case (addendum 1.7.9). */
gboolean sol_decode_is_retired (JsonObject *object);

/** sol_decode_health: from the first of @names that is there; unknown without one. */
SolHealth sol_decode_health (JsonObject *object, const char *names);

/** sol_decode_days: from a list of 1 (Monday) to 7; anything else in it is left out. */
SolDays sol_decode_days (JsonObject *object, const char *names);

G_END_DECLS
