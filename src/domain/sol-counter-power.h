/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-energy.h"

G_BEGIN_DECLS

/** SolCounterPower: the base of a power derived from two lifetime counters, one for each direction (R25):
 * grid from imported and exported, battery from discharged and charged. Plain data. For display the live
 * stream and the finished quarter-hours go before it. */
typedef struct
{
  double in_wh, out_wh; /* counters at @at; NaN not seen yet */
  SolTime at;           /* %SOL_TIME_UNKNOWN: no sample yet */
  guint vanished;       /* samples in a row without a counter that was there */
  double power_w;       /* NaN unknown */
} SolCounterPower;

void sol_counter_power_init (SolCounterPower *self);

/**
 * sol_counter_power_step: one sample.
 * @in_wh: the counter that makes the power positive (imported, discharged); NaN when the site has none
 * @out_wh: the counter that makes it negative (exported, charged); likewise
 * @at: when they were sampled
 * @interval: µs that a bucket of the counters is long; 0 unknown
 *
 * Returns: the power since the base, W; NaN before the second sample. It takes at least five minutes and one
 * interval; what could only be a whole lifetime or a gap is not believed; 0 after a counter begins anew.
 */
double sol_counter_power_step (SolCounterPower *self, double in_wh, double out_wh, SolTime at,
                               gint64 interval);

G_END_DECLS
