/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SolTicks:
 * @step: distance of two lines, 1, 2, 2.5 or 5 times a power of ten
 * @low: lowest line, a multiple of @step, 0 or less
 * @high: highest line, a multiple of @step, 0 or more
 * @n: number of lines from @low to @high, both included
 *
 * The round values at which an axis has its lines. Zero is always one of them.
 */
typedef struct
{
  double step;
  double low;
  double high;
  guint n;
} SolTicks;

/**
 * sol_ticks_nice:
 * @low: lowest value to show; NaN and positive values count as 0
 * @high: highest value to show; NaN and negative values count as 0
 *
 * Chooses 4 to 6 lines, and no more than 6, that hold the whole range. A range without extent becomes 0 to 1.
 */
SolTicks sol_ticks_nice (double low, double high);

/* The value of the line with this index, exact in the decimals of the step. */
double sol_ticks_value (const SolTicks *ticks, guint index);

/* The most ticks that sol_ticks_day() fills in. */
#define SOL_TICKS_DAY_MAX 25

/**
 * SolDayTick:
 * @slot: position in quarter-hours since the start of the day
 * @hour: hour on the clock on the wall, 0 to 24
 */
typedef struct
{
  double slot;
  guint hour;
} SolDayTick;

/**
 * sol_ticks_day:
 * @n_slots: quarter-hours of this day: 96, or 92 and 100 when the clocks change
 * @jump_slot: quarter-hour in which the clocks change; without meaning when @n_slots is 96
 * @step_hours: distance of two ticks in hours on the wall
 * @ticks: (out): room for the ticks
 *
 * Where the hours of the wall clock lie on the axis of a local day. An hour that the change leaves out has no
 * tick; one that comes twice has its tick at the first.
 *
 * Returns: the number of ticks
 */
guint sol_ticks_day (guint n_slots, guint jump_slot, guint step_hours, SolDayTick ticks[SOL_TICKS_DAY_MAX]);

/**
 * sol_ticks_thin:
 * @starts: left edges of the labels, rising
 * @widths: their widths
 * @n: how many
 * @gap: the least space between two
 *
 * Returns: the smallest k, at least 1, with which every k-th label (0, k, 2k …) stands free
 */
guint sol_ticks_thin (const double *starts, const double *widths, guint n, double gap);

G_END_DECLS
