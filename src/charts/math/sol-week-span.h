/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stretches of a week in minutes of the day, as a grid of seven days shows, moves and stretches them. */

#define SOL_WEEK_DAYS 7
#define SOL_WEEK_DAY_MINUTES 1440

/** SOL_WEEK_STEP: minutes that the pointer and the keys go by. */
#define SOL_WEEK_STEP 15

/**
 * SolWeekSpan:
 * @day: that it starts on, 1 Monday to 7 Sunday
 * @start: minutes after midnight, 0..1439
 * @end: likewise; not after @start: on the next day. The two are never the same.
 */
typedef struct
{
  int day;
  int start;
  int end;
} SolWeekSpan;

/** SolWeekPart: what one day shows of a span: minutes 0..1440. */
typedef struct
{
  int day;
  int start;
  int end;
  gboolean goes_on;    /* past midnight, into the next part */
  gboolean comes_from; /* the day before */
} SolWeekPart;

/** sol_week_span_minutes: 1..1439. */
int sol_week_span_minutes (const SolWeekSpan *self);

/** sol_week_span_split: Returns: how many parts it has, 1 or 2. One that ends at midnight has 1. */
guint sol_week_span_split (const SolWeekSpan *self, SolWeekPart parts[2]);

/** sol_week_spans_meet: whether the two share a minute of the week, which is a circle. */
gboolean sol_week_spans_meet (const SolWeekSpan *a, const SolWeekSpan *b);

/** sol_week_span_move: shifted round the week. */
SolWeekSpan sol_week_span_move (const SolWeekSpan *self, int minutes, int days);

/** sol_week_span_resize: its start, or its @end, shifted; it keeps a step, and leaves as much of 24 hours. */
SolWeekSpan sol_week_span_resize (const SolWeekSpan *self, gboolean end, int minutes);

/** sol_week_span_draw: from one minute of a day to another, in either direction, 0..1440 and in whole steps;
 * at least one step long, and not a whole day. */
SolWeekSpan sol_week_span_draw (int day, double from, double to);

/** sol_week_round: @minutes to the nearest step, also below zero. */
int sol_week_round (double minutes);

/** sol_week_day_add: the day of the week so many days after @day. */
int sol_week_day_add (int day, int days);

G_END_DECLS
