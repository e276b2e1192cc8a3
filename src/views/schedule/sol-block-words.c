/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-block-words"

#include "sol-block-words.h"

#include <glib/gi18n-lib.h>

#include "sol-schedule-draft-words.h"

static char *
hour_words (int minute)
{
  return g_strdup_printf ("%02d", minute / 60);
}

static void
add (GStrvBuilder *forms, const char *times, const char *rest)
{
  g_autofree char *form = rest != NULL ? g_strconcat (times, "\n", rest, NULL) : g_strdup (times);

  g_strv_builder_add (forms, form);
}

/* The times with as much of the rest as there is room for. That it is off is also seen by its colour. */
static void
add_times (GStrvBuilder *forms, const char *times, const SolScheduleSlot *slot)
{
  g_autofree char *amps = sol_slot_amps_words (slot);

  if (slot->enabled == SOL_YES)
    add (forms, times, amps);
  else
    {
      g_autofree char *in_one = g_strdup_printf (_ ("%s · off"), amps);
      g_autofree char *in_two = g_strconcat (amps, "\n", _ ("off"), NULL);
      add (forms, times, in_one);
      add (forms, times, in_two);
      add (forms, times, _ ("off"));
    }
  add (forms, times, NULL);
}

static void
add_both (GStrvBuilder *forms, const char *start, const char *end, const SolScheduleSlot *slot)
{
  g_autofree char *times = g_strconcat (start, "\n– ", end, NULL);

  add_times (forms, times, slot);
}

GStrv
sol_block_words (const SolScheduleSlot *slot)
{
  g_return_val_if_fail (slot != NULL, NULL);

  gboolean hours = slot->window.start % 60 == 0 && slot->window.end % 60 == 0;
  g_autofree char *start = hour_words (slot->window.start);
  g_autofree char *end = hour_words (slot->window.end);
  g_autofree char *exact_start = sol_minute_to_text (slot->window.start);
  g_autofree char *exact_end = sol_minute_to_text (slot->window.end);
  g_autoptr (GStrvBuilder) forms = g_strv_builder_new ();

  /* The longest hours of a day stay legible in two lines. */
  if (hours
      && (sol_week_window_is_overnight (&slot->window) || sol_week_window_minutes (&slot->window) < 3 * 60))
    {
      g_autofree char *times = g_strconcat (start, " – ", end, NULL);
      add_times (forms, times, slot);
    }
  else
    add_both (forms, exact_start, exact_end, slot);
  if (hours)
    add_both (forms, start, end, slot);
  add_times (forms, exact_start, slot);
  if (hours)
    add (forms, start, NULL);
  return g_strv_builder_end (forms);
}
