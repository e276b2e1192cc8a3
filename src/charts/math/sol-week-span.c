/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week-span"

#include "sol-week-span.h"

#include <math.h>

#define WEEK_MINUTES (SOL_WEEK_DAYS * SOL_WEEK_DAY_MINUTES)

static int
wrap (int value, int size)
{
  return ((value % size) + size) % size;
}

int
sol_week_day_add (int day, int days)
{
  return wrap (day - 1 + days, SOL_WEEK_DAYS) + 1;
}

int
sol_week_round (double minutes)
{
  return (int) floor (minutes / SOL_WEEK_STEP + 0.5) * SOL_WEEK_STEP;
}

int
sol_week_span_minutes (const SolWeekSpan *self)
{
  return wrap (self->end - self->start - 1, SOL_WEEK_DAY_MINUTES) + 1;
}

guint
sol_week_span_split (const SolWeekSpan *self, SolWeekPart parts[2])
{
  gboolean overnight = self->end <= self->start && self->end > 0;

  parts[0] = (SolWeekPart){ .day = self->day,
                            .start = self->start,
                            .end = self->end > self->start ? self->end : SOL_WEEK_DAY_MINUTES,
                            .goes_on = overnight };
  parts[1] = (SolWeekPart){ .day = sol_week_day_add (self->day, 1),
                            .end = MAX (self->end, 0),
                            .comes_from = TRUE };
  return overnight ? 2 : 1;
}

static int
minute_of_week (const SolWeekSpan *self)
{
  return (self->day - 1) * SOL_WEEK_DAY_MINUTES + self->start;
}

gboolean
sol_week_spans_meet (const SolWeekSpan *a, const SolWeekSpan *b)
{
  int gap = wrap (minute_of_week (b) - minute_of_week (a), WEEK_MINUTES);

  return gap < sol_week_span_minutes (a) || WEEK_MINUTES - gap < sol_week_span_minutes (b);
}

/* Length is kept, and the day follows the start. */
static SolWeekSpan
place (int minute_of_week, int length)
{
  int start = wrap (minute_of_week, WEEK_MINUTES);

  return (SolWeekSpan){ .day = start / SOL_WEEK_DAY_MINUTES + 1,
                        .start = start % SOL_WEEK_DAY_MINUTES,
                        .end = (start + length) % SOL_WEEK_DAY_MINUTES };
}

SolWeekSpan
sol_week_span_move (const SolWeekSpan *self, int minutes, int days)
{
  return place (minute_of_week (self) + minutes + days * SOL_WEEK_DAY_MINUTES, sol_week_span_minutes (self));
}

SolWeekSpan
sol_week_span_resize (const SolWeekSpan *self, gboolean end, int minutes)
{
  int length = sol_week_span_minutes (self);
  int wanted
      = CLAMP (length + (end ? minutes : -minutes), SOL_WEEK_STEP, SOL_WEEK_DAY_MINUTES - SOL_WEEK_STEP);

  return place (minute_of_week (self) + (end ? 0 : length - wanted), wanted);
}

SolWeekSpan
sol_week_span_draw (int day, double from, double to)
{
  int early = CLAMP (sol_week_round (MIN (from, to)), 0, SOL_WEEK_DAY_MINUTES - SOL_WEEK_STEP);
  int late = CLAMP (sol_week_round (MAX (from, to)), early + SOL_WEEK_STEP, SOL_WEEK_DAY_MINUTES);

  if (late - early == SOL_WEEK_DAY_MINUTES)
    late -= SOL_WEEK_STEP;
  return (SolWeekSpan){ .day = day, .start = early, .end = late % SOL_WEEK_DAY_MINUTES };
}
