/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-schedule-rules.h"

G_BEGIN_DECLS

/** SOL_DRAFT_STEP: minutes that drawing goes by. */
#define SOL_DRAFT_STEP 15

/**
 * SolScheduleDraft: what a person makes of a schedule before it is saved: the schedule as it was read, and as
 * it is wanted. Immutable: every change is another draft, so that a list of drafts is undo and redo.
 */
typedef struct
{
  SolSchedule *base; /* (not nullable) as read */
  SolSchedule *mine; /* (not nullable) as wanted */
} SolScheduleDraft;

#define SOL_TYPE_SCHEDULE_DRAFT (sol_schedule_draft_get_type ())
SOL_DECLARE_VALUE (SolScheduleDraft, sol_schedule_draft)

/** sol_schedule_draft_begin: Returns: (transfer full): a draft that changes nothing yet. */
SolScheduleDraft *sol_schedule_draft_begin (const SolSchedule *base);

/* Each of these returns: (transfer full): a draft with that change; the same one again when there is nothing
 * to change: no such slot, or one that cannot be edited. */

/** sol_schedule_draft_add: a new slot with @id, which no slot has yet; it is on unless @edit says otherwise.
 */
SolScheduleDraft *sol_schedule_draft_add (const SolScheduleDraft *self, const char *id,
                                          const SolSlotEdit *edit);

/** sol_schedule_draft_edit: of slots of other kinds only whether they are on, and their amps, can be edited.
 */
SolScheduleDraft *sol_schedule_draft_edit (const SolScheduleDraft *self, const char *id,
                                           const SolSlotEdit *edit);
SolScheduleDraft *sol_schedule_draft_remove (const SolScheduleDraft *self, const char *id);

/** sol_schedule_draft_move: shifts a slot by @minutes and @days, round the week; one that is moved over
 * midnight goes to the next or previous days. */
SolScheduleDraft *sol_schedule_draft_move (const SolScheduleDraft *self, const char *id, int minutes,
                                           int days);

/** sol_schedule_draft_resize: moves the start or the end by @minutes; the slot keeps at least
 * %SOL_DRAFT_STEP, and leaves as much of the 24 hours free. A start that goes over midnight takes the days
 * along. */
SolScheduleDraft *sol_schedule_draft_resize (const SolScheduleDraft *self, const char *id, gboolean end,
                                             int minutes);

/** sol_draft_snap: @minute to the nearest step, within 0..1440. */
int sol_draft_snap (int minute);

/** SolSlotChangeKind: what a draft does to a slot, in the order in which it is sent. */
typedef enum
{
  SOL_SLOT_ADDED,
  SOL_SLOT_CHANGED,
  SOL_SLOT_SWITCHED, /* on or off, and nothing else */
  SOL_SLOT_REMOVED,
} SolSlotChangeKind;

/** SolSlotChange: one of them. */
typedef struct
{
  SolSlotChangeKind kind;
  SolScheduleSlot *before; /* (nullable) %NULL when added */
  SolScheduleSlot *after;  /* (nullable) %NULL when removed */
} SolSlotChange;

void sol_slot_change_free (SolSlotChange *self);

/** sol_schedule_draft_list_changes: Returns: (transfer full) (element-type SolSlotChange): in the order in
 * which they are sent. */
GPtrArray *sol_schedule_draft_list_changes (const SolScheduleDraft *self);
gboolean sol_schedule_draft_is_changed (const SolScheduleDraft *self);

/**
 * sol_schedule_draft_check:
 * @slot: (out) (optional) (transfer none) (nullable): the slot that cannot be saved
 * @other: (out) (optional) (transfer none) (nullable): the slot that it overlaps
 *
 * Looks at what the draft adds or changes; what was there before is not judged.
 *
 * Returns: %SOL_SLOT_OK when it can be saved; with @other set, the two overlap
 */
SolSlotProblem sol_schedule_draft_check (const SolScheduleDraft *self, SolAmpsRange range,
                                         const SolScheduleSlot **slot, const SolScheduleSlot **other);

/** SolConflictKind: why a person has to decide. */
typedef enum
{
  SOL_CONFLICT_BOTH_CHANGED, /* also: removed here and changed there, or the other way round */
  SOL_CONFLICT_OVERLAP,      /* the merged slots meet */
} SolConflictKind;

/** SolSlotConflict: a slot that both sides touched, or two that meet after the merge. */
typedef struct
{
  SolConflictKind kind;
  char *id;                /* of @mine; for an overlap @theirs has another */
  SolScheduleSlot *before; /* (nullable) as loaded */
  SolScheduleSlot *mine;   /* (nullable) removed here */
  SolScheduleSlot *theirs; /* (nullable) removed there */
} SolSlotConflict;

void sol_slot_conflict_free (SolSlotConflict *self);

/**
 * sol_schedule_draft_merge:
 * @theirs: the schedule as it is read now
 * @conflicts: (out) (transfer full) (element-type SolSlotConflict): empty when nobody has to be asked
 *
 * Three ways: as loaded, mine, theirs. In a conflict the result has mine until sol_schedule_draft_settle()
 * says otherwise.
 *
 * Returns: (transfer full): a draft of @theirs
 */
SolScheduleDraft *sol_schedule_draft_merge (const SolScheduleDraft *self, const SolSchedule *theirs,
                                            GPtrArray **conflicts);

/** sol_schedule_draft_settle: a person has decided @conflict: mine or theirs. Returns: (transfer full) */
SolScheduleDraft *sol_schedule_draft_settle (const SolScheduleDraft *self, const SolSlotConflict *conflict,
                                             gboolean keep_mine);

/** sol_schedule_draft_conflict_stands: whether @conflict still needs an answer, others having been settled in
 * the draft: two slots that no longer meet, or one that is gone, need none. */
gboolean sol_schedule_draft_conflict_stands (const SolScheduleDraft *self, const SolSlotConflict *conflict);

/** sol_schedule_draft_is_saved: whether @read is what the draft wants, in what it changes. @change: for one
 * of its changes only (nullable). */
gboolean sol_schedule_draft_is_saved (const SolScheduleDraft *self, const SolSchedule *read,
                                      const SolSlotChange *change);

/** SolScheduleSync: whether the charger has what the cloud has. */
typedef enum
{
  SOL_SYNC_UNKNOWN,
  SOL_SYNC_DONE,
  SOL_SYNC_WAITING,
  SOL_SYNC_FAILED,
} SolScheduleSync;

/** sol_schedule_get_sync: from `scheduleSyncStatus`; a word we do not know is still on its way. */
SolScheduleSync sol_schedule_get_sync (const SolSchedule *self);

/**
 * sol_schedule_find_reminder:
 * @plugged_in: of the car; nothing is said unless it is known to be away
 * @start: (out) (optional): when the slot starts
 *
 * Returns: (transfer none) (nullable): the enabled slot whose reminder is due: it starts within its minutes
 */
const SolScheduleSlot *sol_schedule_find_reminder (const SolSchedule *self, SolTime now, GTimeZone *zone,
                                                   SolTruth plugged_in, SolTime *start);

G_END_DECLS
