/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-draft-history"

#include "sol-schedule-draft-history.h"

struct _SolDraftHistory
{
  GPtrArray *drafts; /* (element-type SolScheduleDraft) */
  guint at;
  char *gesture; /* (nullable) that made the present draft */
};

SolDraftHistory *
sol_draft_history_new (const SolScheduleDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  SolDraftHistory *self = g_new0 (SolDraftHistory, 1);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_schedule_draft_unref);
  g_ptr_array_add (self->drafts, sol_schedule_draft_ref (draft));
  return self;
}

void
sol_draft_history_free (SolDraftHistory *self)
{
  g_ptr_array_unref (self->drafts);
  g_free (self->gesture);
  g_free (self);
}

const SolScheduleDraft *
sol_draft_history_get (const SolDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_ptr_array_index (self->drafts, self->at);
}

static gboolean
want_the_same (const SolScheduleDraft *a, const SolScheduleDraft *b)
{
  if (a->base != b->base || a->mine->slots->len != b->mine->slots->len)
    return FALSE;
  for (guint i = 0; i < a->mine->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (a->mine->slots, i);
      const SolScheduleSlot *other = sol_schedule_find (b->mine, slot->id);
      if (other == NULL || !sol_schedule_slot_same (slot, other))
        return FALSE;
    }
  return TRUE;
}

gboolean
sol_draft_history_push (SolDraftHistory *self, const SolScheduleDraft *draft, const char *gesture)
{
  g_return_val_if_fail (self != NULL && draft != NULL, FALSE);

  if (want_the_same (sol_draft_history_get (self), draft))
    return FALSE;
  g_ptr_array_set_size (self->drafts, (gint) self->at + 1);
  if (self->at > 0 && gesture != NULL && g_strcmp0 (gesture, self->gesture) == 0)
    g_ptr_array_remove_index (self->drafts, self->at--);
  g_ptr_array_add (self->drafts, sol_schedule_draft_ref (draft));
  self->at++;
  g_free (self->gesture);
  self->gesture = g_strdup (gesture);
  return TRUE;
}

gboolean
sol_draft_history_can_undo (const SolDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->at > 0;
}

gboolean
sol_draft_history_can_redo (const SolDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->at + 1 < self->drafts->len;
}

static gboolean
step (SolDraftHistory *self, gboolean possible, guint at)
{
  if (!possible)
    return FALSE;
  self->at = at;
  /* What comes next is another gesture, even at the same place. */
  g_clear_pointer (&self->gesture, g_free);
  return TRUE;
}

gboolean
sol_draft_history_undo (SolDraftHistory *self)
{
  return step (self, sol_draft_history_can_undo (self), self->at - 1);
}

gboolean
sol_draft_history_redo (SolDraftHistory *self)
{
  return step (self, sol_draft_history_can_redo (self), self->at + 1);
}
