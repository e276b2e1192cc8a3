/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOL_TYPE_DRAFT_BAR (sol_draft_bar_get_type ())
G_DECLARE_FINAL_TYPE (SolDraftBar, sol_draft_bar, SOL, DRAFT_BAR, AdwBin)

/**
 * SolDraftBar:
 *
 * "2 unsaved changes · ends 05:00 → 06:00, 16 A → 32 A", with the buttons Discard and Save, for the actions
 * `schedule.discard` and `schedule.save`. It slides up when there is something to save.
 */
GtkWidget *sol_draft_bar_new (void);

/** sol_draft_bar_show: @count: "2 unsaved changes", %NULL hides the bar. @words: (nullable): what they are.
 */
void sol_draft_bar_show (SolDraftBar *self, const char *count, const char *words, gboolean saving);

gboolean sol_draft_bar_get_shown (SolDraftBar *self);

/** sol_draft_bar_set_narrow: what changed below how much did, and short buttons. */
void sol_draft_bar_set_narrow (SolDraftBar *self, gboolean narrow);

G_END_DECLS
