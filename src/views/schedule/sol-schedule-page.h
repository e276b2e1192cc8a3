/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-clock.h"
#include "sol-schedule-draft.h"
#include "sol-site.h"

G_BEGIN_DECLS

#define SOL_TYPE_SCHEDULE_PAGE (sol_schedule_page_get_type ())
G_DECLARE_FINAL_TYPE (SolSchedulePage, sol_schedule_page, SOL, SCHEDULE_PAGE, AdwBin)

/**
 * SolSchedulePage:
 *
 * The charging schedule of one charger: the week to draw in, the slot that is selected in words, and a draft
 * until it is saved (ui.md 8.5). Actions: `schedule.add`, `save`, `discard`, `undo`, `redo`, and for the
 * selected slot `switch`, `duplicate`, `delete`.
 */
GtkWidget *sol_schedule_page_new (SolClock *clock);

/** sol_schedule_page_set_charger: both (nullable). */
void sol_schedule_page_set_charger (SolSchedulePage *self, SolSite *site, SolCharger *charger);

/** sol_schedule_page_set_selected: @id: (nullable): of a slot. */
void sol_schedule_page_set_selected (SolSchedulePage *self, const char *id);
const char *sol_schedule_page_get_selected (SolSchedulePage *self);

/** sol_schedule_page_show_day: which day of the selected slot is in focus, 1 Monday to 7 Sunday. */
void sol_schedule_page_show_day (SolSchedulePage *self, int day);

/** sol_schedule_page_get_draft: Returns: (transfer none) (nullable): what is on screen. */
const SolScheduleDraft *sol_schedule_page_get_draft (SolSchedulePage *self);

/** sol_schedule_page_edit: as a person does in the fields of a slot; @gesture: see sol_draft_history_push().
 * Returns: FALSE when it is refused, and the page says why. */
gboolean sol_schedule_page_edit (SolSchedulePage *self, const char *id, const SolSlotEdit *edit,
                                 const char *gesture);

G_END_DECLS
