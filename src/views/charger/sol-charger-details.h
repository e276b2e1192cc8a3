/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger.h"
#include "sol-key-values.h"

G_BEGIN_DECLS

/** sol_charger_details_show: writes what is known of @charger into @list. */
void sol_charger_details_show (SolKeyValues *list, SolCharger *charger, GTimeZone *zone, SolTime now);

G_END_DECLS
