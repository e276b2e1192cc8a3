/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-schedule.h"

G_BEGIN_DECLS

/** SolSlotProblem: why a slot cannot be saved; the first that applies. */
typedef enum
{
  SOL_SLOT_OK,
  SOL_SLOT_NOT_EDITABLE,
  SOL_SLOT_NO_TIMES,     /* start or end missing */
  SOL_SLOT_EQUAL_TIMES,  /* the end is the start */
  SOL_SLOT_NO_DAYS,      /* no day of the week */
  SOL_SLOT_BAD_AMPS,     /* outside of what the charger offers */
  SOL_SLOT_BAD_REMINDER, /* a reminder of no minutes, or more than a day before */
} SolSlotProblem;

/** SolAmpsRange: what a charger offers; 0 where it is not known. Plain data. */
typedef struct
{
  int min, max, step;
} SolAmpsRange;

/** sol_amps_range_fill: the bounds that are used where the charger names none: 6 to 40, in steps of 1
 * (addendum 1.7.14). */
SolAmpsRange sol_amps_range_fill (SolAmpsRange range);

/** sol_amps_range_has: whether @amps can be asked for. */
gboolean sol_amps_range_has (SolAmpsRange range, int amps);

/** sol_schedule_slot_check: whether @self can be saved for a charger that offers @range. */
SolSlotProblem sol_schedule_slot_check (const SolScheduleSlot *self, SolAmpsRange range);

/** sol_schedule_find_overlap: Returns: (transfer none) (nullable): the first other window of @self that @slot
 * meets. Off-peak slots have no window. */
const SolScheduleSlot *sol_schedule_find_overlap (const SolSchedule *self, const SolScheduleSlot *slot);

/**
 * sol_schedule_next:
 * @zone: of the site
 * @start, @end: (out) (optional): of that occurrence
 *
 * Returns: (transfer none) (nullable): the enabled slot that starts next after @now; %NULL when none does
 */
const SolScheduleSlot *sol_schedule_next (const SolSchedule *self, SolTime now, GTimeZone *zone,
                                          SolTime *start, SolTime *end);

/** SOL_SLOT_PATIENCE: successive good reads without a slot until it is taken off the screen (R21, trap 71).
 */
#define SOL_SLOT_PATIENCE 3

/**
 * sol_schedule_linger:
 * @shown: (nullable): what was on screen, from the last call
 * @read: what has just been read
 * @missed: (element-type utf8 guint): reads in a row without a slot, by its id; kept by the caller
 *
 * Returns: (transfer full): @read with the slots of @shown that have been missing for fewer than
 * %SOL_SLOT_PATIENCE reads. They are for the eye only: what is sent starts from @read.
 */
SolSchedule *sol_schedule_linger (const SolSchedule *shown, const SolSchedule *read, GHashTable *missed);

G_END_DECLS
