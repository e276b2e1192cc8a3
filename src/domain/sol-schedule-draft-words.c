/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-draft-words"

#include "sol-schedule-draft-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"

#define DASH "–"
#define WEEKEND ((SolDays) (sol_day (6) | sol_day (7)))

/* Days. */

static char *
format_day (int iso, const char *format)
{
  /* 1 January 2024 was a Monday. */
  g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, CLAMP (iso, 1, 7), 12, 0, 0);
  return g_date_time_format (day, format);
}

char *
sol_day_name (int iso)
{
  return format_day (iso, "%a");
}

char *
sol_day_full_name (int iso)
{
  return format_day (iso, "%A");
}

char *
sol_day_letter (int iso)
{
  g_autofree char *name = sol_day_full_name (iso);
  g_autofree char *letter = g_utf8_substring (name, 0, 1);
  return g_utf8_strup (letter, -1);
}

/* Three days in a row and more are told by the first and the last. */
char *
sol_days_words (SolDays days)
{
  if ((days & SOL_EVERY_DAY) == SOL_EVERY_DAY)
    return g_strdup (_ ("Every day"));
  if ((days & SOL_EVERY_DAY) == SOL_NO_DAY)
    return g_strdup (DASH);

  GString *text = g_string_new (NULL);
  for (int iso = 1; iso <= 7; iso++)
    {
      int last = iso;
      if (!sol_days_has (days, iso))
        continue;
      while (last < 7 && sol_days_has (days, last + 1))
        last++;
      g_autofree char *first_name = sol_day_name (iso);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", first_name);
      if (last - iso < 2)
        continue;
      g_autofree char *last_name = sol_day_name (last);
      g_string_append_printf (text, "–%s", last_name);
      iso = last;
    }
  return g_string_free (text, FALSE);
}

/* One slot. */

static char *
minute_words (int minute)
{
  char *text = sol_minute_to_text (minute);
  return text != NULL ? text : g_strdup (DASH);
}

char *
sol_slot_times_words (const SolScheduleSlot *slot)
{
  g_return_val_if_fail (slot != NULL, NULL);
  g_autofree char *start = minute_words (slot->window.start);
  g_autofree char *end = minute_words (slot->window.end);
  return g_strconcat (start, " – ", end, NULL);
}

char *
sol_slot_amps_words (const SolScheduleSlot *slot)
{
  g_return_val_if_fail (slot != NULL, NULL);
  /* TRANSLATORS: the most current that the charger offers */
  return slot->amps_max == SOL_YES ? g_strdup (C_ ("current", "Max")) : sol_format_amps (slot->amps);
}

char *
sol_slot_words (const SolScheduleSlot *slot)
{
  g_return_val_if_fail (slot != NULL, NULL);
  if (slot->kind == SOL_SLOT_OFF_PEAK)
    return g_strdup (_ ("Off-peak hours"));
  g_autofree char *days = sol_days_words (slot->window.days);
  g_autofree char *times = sol_slot_times_words (slot);
  return g_strconcat (days, " ", times, NULL);
}

char *
sol_slot_kind_words (const SolScheduleSlot *slot)
{
  g_return_val_if_fail (slot != NULL, NULL);
  if (slot->kind == SOL_SLOT_OFF_PEAK)
    return g_strdup (_ ("Off-peak hours"));
  if (sol_week_window_is_overnight (&slot->window))
    return g_strdup (_ ("Overnight slot"));
  return g_strdup ((slot->window.days & ~WEEKEND & SOL_EVERY_DAY) == SOL_NO_DAY ? _ ("Weekend slot")
                                                                                : _ ("Daytime slot"));
}

char *
sol_slot_spoken_words (const SolScheduleSlot *slot, int day, guint number, guint count)
{
  g_return_val_if_fail (slot != NULL, NULL);
  gboolean overnight = sol_week_window_is_overnight (&slot->window);
  g_autofree char *from_day = sol_day_full_name (day);
  g_autofree char *to_day = sol_day_full_name (day % 7 + 1);
  g_autofree char *start = minute_words (slot->window.start);
  g_autofree char *end = minute_words (slot->window.end);
  g_autofree char *to = overnight ? g_strconcat (to_day, " ", end, NULL) : g_strdup (end);
  g_autofree char *amps
      = slot->amps_max == SOL_YES || slot->amps <= 0
            ? g_strdup (_ ("maximum current"))
            : g_strdup_printf (ngettext ("%d amp", "%d amps", (gulong) slot->amps), slot->amps);
  const char *state = slot->enabled == SOL_YES ? _ ("enabled") : _ ("off");
  /* TRANSLATORS: "Wednesday 23:00 to Thursday 06:00, 32 amps, enabled, slot 1 of 3" */
  return g_strdup_printf (_ ("%s %s to %s, %s, %s, slot %u of %u"), from_day, start, to, amps, state, number,
                          count);
}

char *
sol_slot_span_words (const SolScheduleSlot *slot)
{
  g_return_val_if_fail (slot != NULL, NULL);
  g_autofree char *length = sol_format_duration (sol_week_window_minutes (&slot->window) * 60.0);
  if (!sol_week_window_is_overnight (&slot->window))
    return g_steal_pointer (&length);
  /* TRANSLATORS: when a slot ends, and how long it is: "Next day · 7 h" */
  return g_strdup_printf (_ ("Next day · %s"), length);
}

char *
sol_slot_most_words (const SolScheduleSlot *slot, double watts_per_amp, int amps_max)
{
  g_return_val_if_fail (slot != NULL, NULL);
  int amps = slot->amps_max == SOL_YES || slot->amps <= 0 ? amps_max : slot->amps;
  int minutes = sol_week_window_minutes (&slot->window);
  if (amps <= 0 || minutes == 0 || !isfinite (watts_per_amp) || watts_per_amp <= 0)
    return NULL;
  g_autofree char *energy = sol_format_energy (watts_per_amp * amps * minutes / 60.0);
  g_autofree char *current = sol_format_amps (amps);
  return g_strdup_printf (sol_week_window_is_overnight (&slot->window) ? _ ("Up to %s per night at %s.")
                                                                       : _ ("Up to %s per day at %s."),
                          energy, current);
}

/* Changes. */

static void
add_part (GString *text, guint *count, char *part)
{
  if (part == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
  (*count)++;
  g_free (part);
}

static char *
arrow (const char *before, const char *after)
{
  return g_strconcat (before, " → ", after, NULL);
}

static char *
times_part (const SolScheduleSlot *before, const SolScheduleSlot *after)
{
  gboolean start = before->window.start != after->window.start;
  gboolean end = before->window.end != after->window.end;
  if (!start && !end)
    return NULL;
  g_autofree char *old = start && end ? sol_slot_times_words (before)
                                      : minute_words (start ? before->window.start : before->window.end);
  g_autofree char *new = start &&end ? sol_slot_times_words (after)
                                     : minute_words (start ? after->window.start : after->window.end);
  g_autofree char *both = arrow (old, new);
  if (start && end)
    return g_steal_pointer (&both);
  /* TRANSLATORS: an old and a new time of day: "starts 22:00 → 23:00" */
  return start ? g_strdup_printf (_ ("starts %s"), both)
               /* TRANSLATORS: an old and a new time of day: "ends 05:00 → 06:00" */
               : g_strdup_printf (_ ("ends %s"), both);
}

static char *
days_part (const SolScheduleSlot *before, const SolScheduleSlot *after)
{
  if (before->window.days == after->window.days)
    return NULL;
  g_autofree char *old = sol_days_words (before->window.days);
  g_autofree char *new = sol_days_words (after->window.days);
  return arrow (old, new);
}

static char *
amps_part (const SolScheduleSlot *before, const SolScheduleSlot *after)
{
  g_autofree char *old = sol_slot_amps_words (before);
  g_autofree char *new = sol_slot_amps_words (after);
  return g_str_equal (old, new) ? NULL : arrow (old, new);
}

static char *
enabled_part (const SolScheduleSlot *before, const SolScheduleSlot *after)
{
  if (before->enabled == after->enabled)
    return NULL;
  return g_strdup (after->enabled == SOL_YES ? _ ("off → on") : _ ("on → off"));
}

static char *
reminder_words (const SolScheduleSlot *slot)
{
  return slot->reminder == SOL_YES ? sol_format_duration (slot->reminder_min * 60.0)
                                   : g_strdup (C_ ("reminder", "off"));
}

static char *
reminder_part (const SolScheduleSlot *before, const SolScheduleSlot *after)
{
  g_autofree char *old = reminder_words (before);
  g_autofree char *new = reminder_words (after);
  if (g_str_equal (old, new))
    return NULL;
  g_autofree char *both = arrow (old, new);
  /* TRANSLATORS: an old and a new time before the slot, or "off": "reminder 10 min → off" */
  return g_strdup_printf (_ ("reminder %s"), both);
}

char *
sol_slot_change_words (const SolSlotChange *change, guint *count)
{
  g_return_val_if_fail (change != NULL, NULL);
  GString *text = g_string_new (NULL);
  guint n = 0;

  if (change->before == NULL)
    {
      g_autofree char *words = sol_slot_words (change->after);
      /* TRANSLATORS: a slot that is to be added: "new Wed 17:00 – 19:00" */
      add_part (text, &n, g_strdup_printf (_ ("new %s"), words));
    }
  else if (change->after == NULL)
    {
      g_autofree char *words = sol_slot_words (change->before);
      /* TRANSLATORS: a slot that is to be deleted: "without Wed 17:00 – 19:00" */
      add_part (text, &n, g_strdup_printf (_ ("without %s"), words));
    }
  else
    {
      add_part (text, &n, times_part (change->before, change->after));
      add_part (text, &n, days_part (change->before, change->after));
      add_part (text, &n, amps_part (change->before, change->after));
      add_part (text, &n, enabled_part (change->before, change->after));
      add_part (text, &n, reminder_part (change->before, change->after));
    }
  if (count != NULL)
    *count = MAX (n, 1);
  return g_string_free (text, FALSE);
}

char *
sol_draft_words (const SolScheduleDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);
  g_autoptr (GPtrArray) changes = sol_schedule_draft_list_changes (draft);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const SolSlotChange *change = g_ptr_array_index (changes, i);
      g_autofree char *words = sol_slot_change_words (change, NULL);
      g_string_append (text, i > 0 ? "; " : "");
      if (changes->len > 1 && change->before != NULL && change->after != NULL)
        {
          g_autofree char *name = sol_slot_words (change->before);
          g_string_append_printf (text, "%s: ", name);
        }
      g_string_append (text, words);
    }
  return g_string_free (text, FALSE);
}

char *
sol_draft_count_words (const SolScheduleDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);
  g_autoptr (GPtrArray) changes = sol_schedule_draft_list_changes (draft);
  guint total = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      guint count;
      g_free (sol_slot_change_words (g_ptr_array_index (changes, i), &count));
      total += count;
    }
  return g_strdup_printf (ngettext ("%u unsaved change", "%u unsaved changes", total), total);
}

char *
sol_slot_act_words (const SolSlotChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);
  g_autofree char *slot = sol_slot_words (change->after != NULL ? change->after : change->before);

  switch (change->kind)
    {
    case SOL_SLOT_ADDED:
      /* TRANSLATORS: %s is a slot: "Mon–Thu 23:00 – 06:00"; what was asked for and may not have come about */
      return g_strdup_printf (_ ("adding %s"), slot);
    case SOL_SLOT_CHANGED:
      return g_strdup_printf (_ ("changing %s"), slot);
    case SOL_SLOT_SWITCHED:
      return g_strdup_printf (
          change->after->enabled == SOL_YES ? _ ("switching %s on") : _ ("switching %s off"), slot);
    case SOL_SLOT_REMOVED:
    default:
      return g_strdup_printf (_ ("deleting %s"), slot);
    }
}

/* What @theirs has become, as far as it differs. */
static char *
became_words (const SolScheduleSlot *before, const SolScheduleSlot *theirs)
{
  gboolean times = before == NULL || before->window.start != theirs->window.start
                   || before->window.end != theirs->window.end;
  gboolean days = before == NULL || before->window.days != theirs->window.days;
  g_autofree char *switched = before != NULL ? enabled_part (before, theirs) : NULL;
  g_autofree char *amps = before != NULL ? amps_part (before, theirs) : NULL;
  GString *text = g_string_new (NULL);
  guint n = 0;

  if (days)
    add_part (text, &n, times ? sol_slot_words (theirs) : sol_days_words (theirs->window.days));
  else if (times)
    add_part (text, &n, sol_slot_times_words (theirs));
  if (amps != NULL)
    add_part (text, &n, sol_slot_amps_words (theirs));
  if (switched != NULL)
    add_part (text, &n, g_strdup (theirs->enabled == SOL_YES ? _ ("on") : _ ("off")));
  if (n == 0)
    {
      g_autofree char *reminder = reminder_words (theirs);
      add_part (text, &n, g_strdup_printf (_ ("reminder %s"), reminder));
    }
  return g_string_free (text, FALSE);
}

char *
sol_slot_conflict_words (const SolSlotConflict *conflict)
{
  g_return_val_if_fail (conflict != NULL, NULL);
  const SolScheduleSlot *known = conflict->before != NULL ? conflict->before : conflict->mine;
  g_autofree char *slot = sol_slot_words (known != NULL ? known : conflict->theirs);

  if (conflict->kind == SOL_CONFLICT_OVERLAP)
    {
      g_autofree char *mine = sol_slot_words (conflict->mine);
      g_autofree char *theirs = sol_slot_words (conflict->theirs);
      /* TRANSLATORS: two slots, both like "Mon–Thu 23:00 – 06:00" */
      return g_strdup_printf (_ ("Your %s overlaps %s, which was set while you were editing."), mine, theirs);
    }
  if (conflict->theirs == NULL)
    /* TRANSLATORS: %s is a slot: "Mon–Thu 23:00 – 06:00" */
    return g_strdup_printf (_ ("%s was deleted while you were editing."), slot);
  g_autofree char *became = became_words (conflict->before, conflict->theirs);
  if (conflict->mine == NULL)
    return g_strdup_printf (_ ("%s, which you deleted, was changed to %s while you were editing."), slot,
                            became);
  /* TRANSLATORS: a slot and what it has become: "Mon–Thu 23:00 – 06:00", "22:00 – 05:00" */
  return g_strdup_printf (_ ("%s was changed to %s while you were editing."), slot, became);
}

char *
sol_slot_problem_words (SolSlotProblem problem, const SolScheduleSlot *other)
{
  if (other != NULL)
    {
      g_autofree char *start = minute_words (other->window.start);
      g_autofree char *end = minute_words (other->window.end);
      return g_strdup_printf (_ ("Overlaps %s – %s"), start, end);
    }
  switch (problem)
    {
    case SOL_SLOT_NOT_EDITABLE:
      return g_strdup (_ ("This slot cannot be changed"));
    case SOL_SLOT_NO_TIMES:
      return g_strdup (_ ("A slot needs a start and an end"));
    case SOL_SLOT_EQUAL_TIMES:
      return g_strdup (_ ("A slot cannot end when it starts"));
    case SOL_SLOT_NO_DAYS:
      return g_strdup (_ ("A slot needs at least one day"));
    case SOL_SLOT_BAD_AMPS:
      return g_strdup (_ ("The charger does not offer this current"));
    case SOL_SLOT_BAD_REMINDER:
      return g_strdup (_ ("The reminder is too early or too late"));
    case SOL_SLOT_OK:
    default:
      return NULL;
    }
}
