/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-counter-power"

#include "sol-counter-power.h"

#include <math.h>

#define LEAST_WINDOW (5 * SOL_MINUTE)
#define ABSURD_W 100000.0
#define ABSURD_WH 5000.0
#define ABSURD_SHARE 0.15
#define JITTER_WH 20.0

void
sol_counter_power_init (SolCounterPower *self)
{
  g_return_if_fail (self != NULL);
  *self = (SolCounterPower){ .in_wh = NAN, .out_wh = NAN, .at = SOL_TIME_UNKNOWN, .power_w = NAN };
}

static void
take_base (SolCounterPower *self, double in_wh, double out_wh, SolTime at)
{
  self->in_wh = in_wh;
  self->out_wh = out_wh;
  self->at = at;
  self->vanished = 0;
}

/* A counter that was there and is gone, or 0. */
static gboolean
is_gone (double base, double now)
{
  return base > JITTER_WH && (isnan (now) || now == 0);
}

static double
rise (double base, double now)
{
  return isnan (base) || isnan (now) ? 0 : now - base;
}

static gboolean
is_absurd (double power_w, double in_rise, double out_rise, double in_wh, double out_wh)
{
  double most = fmax (fabs (in_rise), fabs (out_rise));
  double scale = fmax (isnan (in_wh) ? 0 : in_wh, isnan (out_wh) ? 0 : out_wh);
  return fabs (power_w) >= ABSURD_W && most >= ABSURD_WH && most >= ABSURD_SHARE * scale;
}

double
sol_counter_power_step (SolCounterPower *self, double in_wh, double out_wh, SolTime at, gint64 interval)
{
  g_return_val_if_fail (self != NULL, NAN);

  if (at == SOL_TIME_UNKNOWN || (isnan (in_wh) && isnan (out_wh)))
    return self->power_w;
  if (self->at == SOL_TIME_UNKNOWN)
    {
      take_base (self, in_wh, out_wh, at);
      return self->power_w;
    }
  gint64 window = at - self->at;
  if (window < MAX (LEAST_WINDOW, interval))
    return self->power_w;

  /* Gone once is a hole in the answer; gone twice it is the new truth. */
  gboolean gone = is_gone (self->in_wh, in_wh) || is_gone (self->out_wh, out_wh);
  if (gone && ++self->vanished < 2)
    return self->power_w;

  double in_rise = rise (self->in_wh, in_wh), out_rise = rise (self->out_wh, out_wh);
  double power_w = (in_rise - out_rise) * (double) SOL_HOUR / (double) window;
  if (gone || in_rise < -JITTER_WH || out_rise < -JITTER_WH)
    self->power_w = 0;
  else if (is_absurd (power_w, in_rise, out_rise, in_wh, out_wh))
    self->power_w = NAN;
  else
    self->power_w = power_w;
  take_base (self, in_wh, out_wh, at);
  return self->power_w;
}
