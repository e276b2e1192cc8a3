/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-ticks"

#include "sol-ticks.h"

#include <math.h>

#define MOST_LINES 6
#define SLOTS_PER_HOUR 4
#define SLOTS_PER_DAY 96

/* A hair of tolerance, so that 0.6 ÷ 0.2 counts as three steps and not as four. */
static double
steps_up (double value, double step)
{
  return ceil (value / step - 1e-9);
}

static guint
count_lines (double low, double high, double step)
{
  return (guint) (steps_up (high, step) + steps_up (-low, step)) + 1;
}

SolTicks
sol_ticks_nice (double low, double high)
{
  static const double mantissas[] = { 1.0, 2.0, 2.5, 5.0 };

  low = low < 0 ? low : 0;
  high = high > 0 ? high : 0;
  if (!isfinite (low) || !isfinite (high) || high - low < 1e-9)
    {
      low = 0;
      high = 1;
    }

  double decade = pow (10, floor (log10 ((high - low) / MOST_LINES)) - 1);
  for (;; decade *= 10)
    {
      for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
        {
          double step = mantissas[i] * decade;
          guint n = count_lines (low, high, step);

          if (n <= MOST_LINES)
            return (SolTicks){
              .step = step, .low = -steps_up (-low, step) * step, .high = steps_up (high, step) * step, .n = n
            };
        }
    }
}

double
sol_ticks_value (const SolTicks *ticks, guint index)
{
  g_return_val_if_fail (ticks != NULL, NAN);
  g_return_val_if_fail (index < ticks->n, NAN);

  /* From whole steps, so that the zero line is 0 and not what is left of a sum. */
  return (round (ticks->low / ticks->step) + index) * ticks->step;
}

guint
sol_ticks_day (guint n_slots, guint jump_slot, guint step_hours, SolDayTick ticks[SOL_TICKS_DAY_MAX])
{
  g_return_val_if_fail (step_hours > 0, 0);

  int left_out = SLOTS_PER_DAY - (int) n_slots;
  int jump = left_out == 0 ? SLOTS_PER_DAY + 1 : (int) jump_slot;
  guint n = 0;

  for (guint hour = 0; hour <= 24 && n < SOL_TICKS_DAY_MAX; hour += step_hours)
    {
      int slot = (int) hour * SLOTS_PER_HOUR;

      if (slot >= jump)
        {
          slot -= left_out;
          if (slot < jump)
            continue;
        }
      ticks[n++] = (SolDayTick){ .slot = slot, .hour = hour };
    }

  return n;
}

static gboolean
stand_free (const double *starts, const double *widths, guint n, double gap, guint every)
{
  for (guint i = every; i < n; i += every)
    if (starts[i - every] + widths[i - every] + gap > starts[i])
      return FALSE;

  return TRUE;
}

guint
sol_ticks_thin (const double *starts, const double *widths, guint n, double gap)
{
  guint every = 1;

  while (every < n && !stand_free (starts, widths, n, gap, every))
    every++;

  return every;
}
