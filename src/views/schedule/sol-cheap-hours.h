/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "math/sol-week-span.h"
#include "sol-tariff.h"

G_BEGIN_DECLS

/** sol_cheap_hours_list: Returns: (transfer full) (element-type SolWeekSpan): the hours of each day at which
 * importing costs least, of the season at @now; none on days with one price for all of it. @tariff:
 * (nullable)
 */
GArray *sol_cheap_hours_list (const SolTariff *tariff, SolTime now, GTimeZone *zone);

G_END_DECLS
