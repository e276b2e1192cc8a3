/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-schedule.h"

G_BEGIN_DECLS

/** SolScheduleMerge: a list that a person edited, joined with what was changed elsewhere meanwhile. */
typedef struct
{
  GPtrArray *slots;     /* (element-type SolScheduleSlot) to be sent when there is nothing to ask */
  GPtrArray *conflicts; /* (element-type utf8) ids that both sides changed, each in its own way */
  GPtrArray *overlaps;  /* (element-type utf8) ids of edited slots that meet another one now */
} SolScheduleMerge;

#define SOL_TYPE_SCHEDULE_MERGE (sol_schedule_merge_get_type ())
SOL_DECLARE_VALUE (SolScheduleMerge, sol_schedule_merge)

/**
 * sol_schedule_merge:
 * @base: the list as it was when the person began
 * @mine: (element-type SolScheduleSlot): the list as the person left it
 * @theirs: the list as read just before it is sent
 *
 * Joins the two three-way: what only one side changed, added or removed is taken from there. Of a slot that
 * both changed in different ways theirs stays, and its id is among the conflicts; nothing may be sent before
 * a person has decided. Only overlaps of slots that the person touched are named.
 *
 * Returns: (transfer full): the joined list
 */
SolScheduleMerge *sol_schedule_merge (const SolSchedule *base, GPtrArray *mine, const SolSchedule *theirs);

G_END_DECLS
