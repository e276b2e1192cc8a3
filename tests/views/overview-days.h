/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-energy.h"

G_BEGIN_DECLS

/* 13 June 2026, 00:00 UTC. */
#define OVERVIEW_DAY (1781308800 * SOL_SECOND)

/** overview_day_new: an invented day of which @n quarter-hours are over: production 400 W, in the 50th 6 kW;
 * consumption 800 W; charge 50%. The third quarter-hour is missing. */
SolToday *overview_day_new (guint n);

G_END_DECLS
