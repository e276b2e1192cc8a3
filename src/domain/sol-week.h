/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"

G_BEGIN_DECLS

/*
 * Windows of a week as schedules have them: days and wall-clock minutes of a place, never of the desktop
 * (R29). A window whose end is not after its start goes on past midnight and belongs to the day it starts on.
 */

/** SolDays: days of the week, bit 0 is Monday. */
typedef guint8 SolDays;

#define SOL_NO_DAY ((SolDays) 0)
#define SOL_EVERY_DAY ((SolDays) 0x7f)

/** sol_day: the bit of @iso, 1 Monday to 7 Sunday; no bit for anything else. */
SolDays sol_day (int iso);

/** sol_days_has: whether @days holds @iso, 1 Monday to 7 Sunday. */
gboolean sol_days_has (SolDays days, int iso);

#define SOL_MINUTES_PER_DAY 1440

/** SolWeekWindow: @start and @end in minutes after local midnight, 0..1439; -1 unknown. Plain data. */
typedef struct
{
  SolDays days;
  int start, end;
} SolWeekWindow;

/** sol_week_window_is_valid: both times known and different, and at least one day. */
gboolean sol_week_window_is_valid (const SolWeekWindow *self);

/** sol_week_window_is_overnight: it ends on the day after the one it belongs to. */
gboolean sol_week_window_is_overnight (const SolWeekWindow *self);

/** sol_week_window_minutes: its length, 1..1439; 0 unless it is valid. */
int sol_week_window_minutes (const SolWeekWindow *self);

/** sol_week_windows_overlap: whether the two have a minute of the week in common, also after midnight
 * (addendum 2.5.2 rule 6). Windows that only touch do not. */
gboolean sol_week_windows_overlap (const SolWeekWindow *a, const SolWeekWindow *b);

/**
 * sol_week_window_next:
 * @after: the result is later than this
 * @zone: (nullable): of the wall clock; UTC when %NULL
 * @end: (out) (optional): when that occurrence ends
 *
 * Returns: the start of the next occurrence, or %SOL_TIME_UNKNOWN when there is none. A wall-clock time that
 * a change of the clocks skips is the first moment after the gap; one that comes twice is the first of the
 * two.
 */
SolTime sol_week_window_next (const SolWeekWindow *self, SolTime after, GTimeZone *zone, SolTime *end);

/** sol_minute_from_text: minutes after midnight from `HH:MM` or `HH:MM:SS`; -1 for anything else. */
int sol_minute_from_text (const char *text);

/** sol_minute_to_text: Returns: (transfer full) (nullable): `HH:MM`; %NULL outside of a day. */
char *sol_minute_to_text (int minute);

G_END_DECLS
