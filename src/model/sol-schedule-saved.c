/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-saved"

#include <glib/gi18n-lib.h>

#include "sol-charger-schedule.h"
#include "sol-schedule-draft-words.h"

SOL_DEFINE_VALUE (SolScheduleSaved, sol_schedule_saved)

static void
sol_schedule_saved_init (SolScheduleSaved *self)
{
}

static void
sol_schedule_saved_clear (SolScheduleSaved *self)
{
  g_clear_pointer (&self->draft, sol_schedule_draft_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->states);
}

gboolean
sol_schedule_saved_is_whole (const SolScheduleSaved *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->conflicts->len > 0 || self->error != NULL)
    return FALSE;
  for (guint i = 0; i < self->changes->len; i++)
    if (self->states[i] != SOL_SAVE_CONFIRMED)
      return FALSE;
  return TRUE;
}

/* The changes that ended so, separated by commas; (nullable). */
static char *
list_acts (const SolScheduleSaved *self, SolSaveState state)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->changes->len; i++)
    {
      if (self->states[i] != state)
        continue;
      g_autofree char *act = sol_slot_act_words (g_ptr_array_index (self->changes, i));
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", act);
    }
  return g_string_free (text, text->len == 0);
}

/* What failed is said without a full stop where it stands alone. */
static GString *
begin_sentences (const GError *error)
{
  GString *text = g_string_new (error != NULL ? error->message : NULL);

  if (text->len > 0 && !g_str_has_suffix (text->str, ".") && !g_str_has_suffix (text->str, "…"))
    g_string_append_c (text, '.');
  return text;
}

static void
add_sentence (GString *text, char *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

char *
sol_schedule_saved_words (const SolScheduleSaved *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_autofree char *open = list_acts (self, SOL_SAVE_NOT_CONFIRMED);
  g_autofree char *refused = list_acts (self, SOL_SAVE_REFUSED);
  g_autofree char *unsent = list_acts (self, SOL_SAVE_NOT_SENT);
  GString *text = begin_sentences (self->error);

  if (sol_schedule_saved_is_whole (self))
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  /* TRANSLATORS: what of a schedule did not come about: "adding Wed 17:00 – 19:00" */
  add_sentence (text, refused != NULL ? g_strdup_printf (_ ("Not accepted: %s."), refused) : NULL);
  add_sentence (text, open != NULL ? g_strdup_printf (_ ("Not confirmed: %s."), open) : NULL);
  add_sentence (text, unsent != NULL ? g_strdup_printf (_ ("Not sent: %s."), unsent) : NULL);
  return g_string_free (text, FALSE);
}
