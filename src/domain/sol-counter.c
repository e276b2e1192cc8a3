/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-counter"

#include "sol-counter.h"

#include <math.h>

#define JITTER_WH 20.0
#define RESET_MIN_WH 500.0
#define RESET_MAX_WH 5000.0
#define REPEAT_WH 50.0
#define REPEAT_COUNT 2
#define REPEAT_AFTER (180 * SOL_SECOND)

static void
forget_candidate (SolCounter *self)
{
  self->candidate_wh = NAN;
  self->candidate_at = SOL_TIME_UNKNOWN;
  self->candidate_count = 0;
}

void
sol_counter_init (SolCounter *self)
{
  g_return_if_fail (self != NULL);
  self->wh = NAN;
  forget_candidate (self);
}

static double
accept (SolCounter *self, double wh)
{
  forget_candidate (self);
  self->wh = wh;
  return wh;
}

/* A counter that starts again is believed when it says so twice, or for long enough. */
static double
consider_reset (SolCounter *self, double wh, SolTime at)
{
  if (isnan (self->candidate_wh))
    self->candidate_at = at;
  self->candidate_count = fabs (wh - self->candidate_wh) <= REPEAT_WH ? self->candidate_count + 1 : 1;
  self->candidate_wh = wh;

  gboolean long_enough = at != SOL_TIME_UNKNOWN && self->candidate_at != SOL_TIME_UNKNOWN
                         && at - self->candidate_at >= REPEAT_AFTER;
  return self->candidate_count >= REPEAT_COUNT || long_enough ? accept (self, wh) : self->wh;
}

double
sol_counter_step (SolCounter *self, double wh, SolTime at)
{
  g_return_val_if_fail (self != NULL, NAN);

  if (!isfinite (wh) || wh < 0)
    return self->wh;
  if (isnan (self->wh))
    return wh == 0 ? NAN : accept (self, wh);

  double drop = self->wh - wh;
  if (drop <= 0)
    return accept (self, wh);
  gboolean maybe_reset = (drop >= RESET_MIN_WH && drop <= RESET_MAX_WH) || wh <= self->wh / 2;
  if (maybe_reset && drop > JITTER_WH)
    return consider_reset (self, wh, at);
  forget_candidate (self);
  return self->wh;
}
