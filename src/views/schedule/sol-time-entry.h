/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOL_TYPE_TIME_ENTRY (sol_time_entry_get_type ())
G_DECLARE_FINAL_TYPE (SolTimeEntry, sol_time_entry, SOL, TIME_ENTRY, AdwBin)

/**
 * SolTimeEntry:
 *
 * A time of day, typed as "23:00" or set in a popover (Alt+Down). Property `minute`: after midnight, -1 for
 * none. Signal `edited` (int minute): a person has entered another one, which stays when the handler sets it.
 * What is being typed meanwhile is left alone by anything but another time.
 */
GtkWidget *sol_time_entry_new (void);

int sol_time_entry_get_minute (SolTimeEntry *self);
void sol_time_entry_set_minute (SolTimeEntry *self, int minute);

/** sol_time_entry_read: Returns: minutes after midnight from what people type: "23:00", "7", "730"; else -1.
 */
int sol_time_entry_read (const char *text);

/** sol_time_entry_is_typing: another time stands there that has not been entered. */
gboolean sol_time_entry_is_typing (SolTimeEntry *self);

/** sol_time_entry_commit: enters what has been typed. */
void sol_time_entry_commit (SolTimeEntry *self);

/** sol_time_entry_revert: drops what has been typed. */
void sol_time_entry_revert (SolTimeEntry *self);

/** sol_time_entry_set_wrong: outlines it. */
void sol_time_entry_set_wrong (SolTimeEntry *self, gboolean wrong);

/** sol_time_entry_set_name: what a screen reader calls it. */
void sol_time_entry_set_name (SolTimeEntry *self, const char *name);

G_END_DECLS
