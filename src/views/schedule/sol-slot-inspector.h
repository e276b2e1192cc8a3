/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-schedule-draft.h"

G_BEGIN_DECLS

#define SOL_TYPE_SLOT_INSPECTOR (sol_slot_inspector_get_type ())
G_DECLARE_FINAL_TYPE (SolSlotInspector, sol_slot_inspector, SOL, SLOT_INSPECTOR, AdwBin)

/**
 * SolSlotFacts:
 * @slot: (nullable): that is selected
 * @changed: the draft changes it
 * @range: what the charger offers
 * @watts_per_amp: of the charger, NaN unknown
 * @editable: else it is only shown
 * @reason: (nullable): why it is not
 */
typedef struct
{
  const SolScheduleSlot *slot;
  gboolean changed;
  SolAmpsRange range;
  double watts_per_amp;
  gboolean editable;
  const char *reason;
} SolSlotFacts;

/**
 * SolSlotInspector:
 *
 * One slot in words: switch, times, days, current, reminder. It changes nothing by itself. Signals:
 * - `edited` (pointer #SolSlotEdit, string gesture): what a person wants to be different
 * - `delete-slot`
 */
GtkWidget *sol_slot_inspector_new (void);

void sol_slot_inspector_show (SolSlotInspector *self, const SolSlotFacts *facts);

/** sol_slot_inspector_refuse: says under the times why they cannot be had. @text: (nullable) */
void sol_slot_inspector_refuse (SolSlotInspector *self, const char *text);

/** sol_slot_inspector_is_typing: something stands in a field that has not been entered. */
gboolean sol_slot_inspector_is_typing (SolSlotInspector *self);

/** sol_slot_inspector_commit: enters what has been typed. */
void sol_slot_inspector_commit (SolSlotInspector *self);

/** sol_slot_inspector_revert: drops what has been typed. */
void sol_slot_inspector_revert (SolSlotInspector *self);

/** sol_slot_inspector_edit_start: the focus goes to when it starts. */
void sol_slot_inspector_edit_start (SolSlotInspector *self);

/** sol_slot_inspector_set_plain: inside of a list, without title, and cards around its rows. */
void sol_slot_inspector_set_plain (SolSlotInspector *self, gboolean plain);

G_END_DECLS
