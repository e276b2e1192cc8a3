/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"

G_BEGIN_DECLS

/** SolCounter: the guard of a lifetime counter against zeros, dips and resets (R26). Plain data. */
typedef struct
{
  double wh;             /* what is shown; NaN nothing yet */
  double candidate_wh;   /* a possible reset that waits to be repeated; NaN none */
  SolTime candidate_at;  /* when the first of it was sampled */
  guint candidate_count; /* samples of it within 50 Wh of each other */
} SolCounter;

void sol_counter_init (SolCounter *self);

/**
 * sol_counter_step: one sample.
 * @wh: the counter as sent, NaN when it was left out
 * @at: its sample time, or %SOL_TIME_UNKNOWN
 *
 * Returns: what may be shown, Wh; NaN until something may
 */
double sol_counter_step (SolCounter *self, double wh, SolTime at);

G_END_DECLS
