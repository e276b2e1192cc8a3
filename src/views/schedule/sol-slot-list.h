/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-schedule.h"

G_BEGIN_DECLS

#define SOL_TYPE_SLOT_LIST (sol_slot_list_get_type ())
G_DECLARE_FINAL_TYPE (SolSlotList, sol_slot_list, SOL, SLOT_LIST, AdwBin)

/**
 * SolSlotList:
 *
 * The slots of a schedule as rows that open, where there is no room for a week. One is open at a time, with
 * the inspector in it. Signals:
 * - `slot-selected` (string id (nullable)): a row was opened or closed
 * - `slot-switched` (string id, boolean enabled)
 */
GtkWidget *sol_slot_list_new (void);

/** sol_slot_list_show: @schedule: (nullable): not known yet. @selected: (nullable) */
void sol_slot_list_show (SolSlotList *self, const SolSchedule *schedule, const char *selected,
                         gboolean editable);

/** sol_slot_list_get_place: Returns: (transfer none) (nullable): where the inspector goes: inside of the row
 * that is open. */
AdwBin *sol_slot_list_get_place (SolSlotList *self);

G_END_DECLS
