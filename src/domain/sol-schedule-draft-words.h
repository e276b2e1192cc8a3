/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-schedule-draft.h"

G_BEGIN_DECLS

/* The words of the schedule editor (ui.md 8.5). All return newly allocated, translated text. */

char *sol_day_name (int iso);        /* Mon */
char *sol_day_full_name (int iso);   /* Monday */
char *sol_day_letter (int iso);      /* M */
char *sol_days_words (SolDays days); /* Mon–Thu, Sat; Every day */

char *sol_slot_times_words (const SolScheduleSlot *slot); /* 23:00 – 06:00 */
char *sol_slot_amps_words (const SolScheduleSlot *slot);  /* 16 A, or Max */
char *sol_slot_words (const SolScheduleSlot *slot);       /* Mon–Thu 23:00 – 06:00 */

/** sol_slot_kind_words: what the slot is called: "Overnight slot", "Daytime slot", "Off-peak hours". */
char *sol_slot_kind_words (const SolScheduleSlot *slot);

/** sol_slot_spoken_words: "Wednesday 23:00 to Thursday 06:00, 32 amps, enabled, slot 1 of 3". */
char *sol_slot_spoken_words (const SolScheduleSlot *slot, int day, guint number, guint count);

/** sol_slot_span_words: for the end of a slot: "Next day · 7 h". */
char *sol_slot_span_words (const SolScheduleSlot *slot);

/** sol_slot_most_words: "Up to 51.5 kWh per night at 32 A." @watts_per_amp: of the charger, NaN unknown;
 * @amps_max: what it offers; (nullable) when it cannot be told. */
char *sol_slot_most_words (const SolScheduleSlot *slot, double watts_per_amp, int amps_max);

/** sol_slot_change_words: what becomes of one slot: "ends 05:00 → 06:00, 16 A → 32 A". @count: (out)
 * (optional): how many changes a person would count. */
char *sol_slot_change_words (const SolSlotChange *change, guint *count);

/** sol_draft_words: "ends 05:00 → 06:00, 16 A → 32 A"; several slots are named. */
char *sol_draft_words (const SolScheduleDraft *draft);

/** sol_draft_count_words: "2 unsaved changes". */
char *sol_draft_count_words (const SolScheduleDraft *draft);

/** sol_slot_act_words: what was asked for one slot, for saying what came of it: "Adding Wed 17:00 – 19:00".
 */
char *sol_slot_act_words (const SolSlotChange *change);

/** sol_slot_conflict_words: the body of "Changed Elsewhere Too". */
char *sol_slot_conflict_words (const SolSlotConflict *conflict);

/** sol_slot_problem_words: (nullable): why a slot cannot be saved. @other: (nullable): what it overlaps. */
char *sol_slot_problem_words (SolSlotProblem problem, const SolScheduleSlot *other);

G_END_DECLS
