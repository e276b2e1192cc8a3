/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-schedule-draft.h"

G_BEGIN_DECLS

/** SolDraftHistory: the drafts of one sitting, to go back and forth in. Not a value: it has one owner. */
typedef struct _SolDraftHistory SolDraftHistory;

/** sol_draft_history_new: begins with @draft. */
SolDraftHistory *sol_draft_history_new (const SolScheduleDraft *draft);
void sol_draft_history_free (SolDraftHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolDraftHistory, sol_draft_history_free)

/** sol_draft_history_get: Returns: (transfer none): the draft as it is now. */
const SolScheduleDraft *sol_draft_history_get (const SolDraftHistory *self);

/**
 * sol_draft_history_push:
 * @gesture: (nullable): what of the slot is being changed; draft after draft of one gesture is one step back
 *
 * A draft that wants the same as the present one is no step. What was taken back can no longer be repeated.
 *
 * Returns: whether it was another draft
 */
gboolean sol_draft_history_push (SolDraftHistory *self, const SolScheduleDraft *draft, const char *gesture);

gboolean sol_draft_history_can_undo (const SolDraftHistory *self);
gboolean sol_draft_history_can_redo (const SolDraftHistory *self);

/** sol_draft_history_undo: Returns: whether there was anything to take back. */
gboolean sol_draft_history_undo (SolDraftHistory *self);
gboolean sol_draft_history_redo (SolDraftHistory *self);

G_END_DECLS
