/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger.h"
#include "sol-schedule-draft.h"

G_BEGIN_DECLS

/** SolSaveState: what became of one change of a schedule. */
typedef enum
{
  SOL_SAVE_NOT_SENT, /* an earlier one failed */
  SOL_SAVE_REFUSED,
  SOL_SAVE_NOT_CONFIRMED, /* sent, but not read back in time */
  SOL_SAVE_CONFIRMED,
} SolSaveState;

/** SolScheduleSaved: what became of a draft. */
typedef struct
{
  SolScheduleDraft *draft; /* as merged with what was read right before */
  GPtrArray *conflicts;    /* (element-type SolSlotConflict) not empty: nothing was sent, a person decides */
  GPtrArray *changes;      /* (element-type SolSlotChange) in the order in which they were sent */
  SolSaveState *states;    /* (nullable) one for each change */
  GError *error;           /* (nullable) the first refusal */
} SolScheduleSaved;

#define SOL_TYPE_SCHEDULE_SAVED (sol_schedule_saved_get_type ())
SOL_DECLARE_VALUE (SolScheduleSaved, sol_schedule_saved)

/** sol_schedule_saved_is_whole: all of it is confirmed. */
gboolean sol_schedule_saved_is_whole (const SolScheduleSaved *self);

/** sol_schedule_saved_words: Returns: (transfer full) (nullable): what did not come about, for people:
 * "Not confirmed: deleting Wed 17:00 – 19:00"; %NULL when it is whole. */
char *sol_schedule_saved_words (const SolScheduleSaved *self);

/**
 * sol_charger_save_schedule_async:
 *
 * Reads the schedule again, merges three ways, and writes with the smallest calls: add, change, enable map,
 * delete, each after its journal row. Stops at the first that is not accepted, then reads back. With
 * conflicts nothing is sent: settle them in the draft that comes back, and save that.
 *
 * Finish fails when nothing could be sent at all: %SOL_ERROR_REFUSED for a slot that cannot be saved or
 * overlaps, %SOL_ERROR_BUSY while another draft is saved, or what the read failed with.
 */
void sol_charger_save_schedule_async (SolCharger *self, const SolScheduleDraft *draft,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
SolScheduleSaved *sol_charger_save_schedule_finish (SolCharger *self, GAsyncResult *result, GError **error);

/** sol_charger_make_slot_id: Returns: (transfer full): an id for a new slot. */
char *sol_charger_make_slot_id (SolCharger *self);

/** sol_charger_get_schedule_reason: Returns: (transfer none) (nullable): why the schedule can only be looked
 * at, translated. It follows the reason of the control %SOL_CHARGER_MODE. */
const char *sol_charger_get_schedule_reason (SolCharger *self);

/** sol_charger_get_due_reminder: Returns: (transfer none) (nullable): the slot to be reminded of now, see
 * sol_schedule_find_reminder(). @zone: of the site */
const SolScheduleSlot *sol_charger_get_due_reminder (SolCharger *self, GTimeZone *zone, SolTime *start);

G_END_DECLS
