/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule"

#include "sol-schedule.h"

#include <string.h>

SOL_DEFINE_VALUE (SolScheduleSlot, sol_schedule_slot)
SOL_DEFINE_VALUE (SolSchedule, sol_schedule)

static const char *const field_names[SOL_SLOT_N_FIELDS] = {
  [SOL_SLOT_ID] = "id",
  [SOL_SLOT_START_TIME] = "startTime",
  [SOL_SLOT_END_TIME] = "endTime",
  [SOL_SLOT_CHARGING_LEVEL] = "chargingLevel",
  [SOL_SLOT_CHARGING_LEVEL_AMP] = "chargingLevelAmp",
  [SOL_SLOT_SCHEDULE_TYPE] = "scheduleType",
  [SOL_SLOT_DAYS] = "days",
  [SOL_SLOT_REMIND_TIME] = "remindTime",
  [SOL_SLOT_REMIND_FLAG] = "remindFlag",
  [SOL_SLOT_ENABLED] = "enabled",
  [SOL_SLOT_RECURRING_KIND] = "recurringKind",
  [SOL_SLOT_CHARGE_LEVEL_TYPE] = "chargeLevelType",
  [SOL_SLOT_SOURCE_TYPE] = "sourceType",
  [SOL_SLOT_REMINDER_TIME_UTC] = "reminderTimeUtc",
  [SOL_SLOT_SERIALIZED_DAYS] = "serializedDays",
};

const char *
sol_slot_field_get_name (SolSlotField field)
{
  g_return_val_if_fail (field < SOL_SLOT_N_FIELDS, NULL);
  return field_names[field];
}

const char *
sol_slot_kind_get_name (SolSlotKind kind)
{
  switch (kind)
    {
    case SOL_SLOT_CUSTOM:
      return "custom";
    case SOL_SLOT_OFF_PEAK:
      return "off-peak";
    case SOL_SLOT_OTHER:
    default:
      return "other";
    }
}

static void
sol_schedule_slot_init (SolScheduleSlot *self)
{
  self->kind = SOL_SLOT_OTHER;
  self->window = (SolWeekWindow){ SOL_NO_DAY, -1, -1 };
  self->amps_max = self->enabled = self->reminder = SOL_UNKNOWN;
  self->reminder_min = -1;
}

static void
sol_schedule_slot_clear (SolScheduleSlot *self)
{
  g_free (self->id);
  for (SolSlotField field = 0; field < SOL_SLOT_N_FIELDS; field++)
    g_free (self->json[field]);
}

gboolean
sol_schedule_slot_is_editable (const SolScheduleSlot *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->kind == SOL_SLOT_CUSTOM;
}

char *
sol_schedule_slot_to_json (const SolScheduleSlot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *text = g_string_new ("{");
  for (SolSlotField field = 0; field < SOL_SLOT_N_FIELDS; field++)
    if (self->json[field] != NULL)
      g_string_append_printf (text, "%s\"%s\":%s", text->len > 1 ? "," : "", field_names[field],
                              self->json[field]);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

gboolean
sol_schedule_slot_same (const SolScheduleSlot *a, const SolScheduleSlot *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  for (SolSlotField field = 0; field < SOL_SLOT_N_FIELDS; field++)
    if (g_strcmp0 (a->json[field], b->json[field]) != 0)
      return FALSE;
  return TRUE;
}

static SolScheduleSlot *
slot_copy (const SolScheduleSlot *from)
{
  SolScheduleSlot *copy = sol_schedule_slot_new ();
  copy->id = g_strdup (from->id);
  copy->kind = from->kind;
  copy->window = from->window;
  copy->amps = from->amps;
  copy->amps_max = from->amps_max;
  copy->enabled = from->enabled;
  copy->reminder = from->reminder;
  copy->reminder_min = from->reminder_min;
  for (SolSlotField field = 0; field < SOL_SLOT_N_FIELDS; field++)
    copy->json[field] = g_strdup (from->json[field]);
  return copy;
}

static void
set_json (SolScheduleSlot *slot, SolSlotField field, char *json)
{
  g_free (slot->json[field]);
  slot->json[field] = json;
}

static void
set_minute (SolScheduleSlot *slot, SolSlotField field, int *member, int minute)
{
  g_autofree char *text = sol_minute_to_text (minute);
  if (text == NULL)
    return;
  *member = minute;
  set_json (slot, field, g_strdup_printf ("\"%s\"", text));
}

static void
set_days (SolScheduleSlot *slot, SolDays days)
{
  if ((days & SOL_EVERY_DAY) == SOL_NO_DAY)
    return;
  GString *text = g_string_new ("[");
  for (int iso = 1; iso <= 7; iso++)
    if (sol_days_has (days, iso))
      g_string_append_printf (text, "%s%d", text->len > 1 ? "," : "", iso);
  g_string_append_c (text, ']');
  slot->window.days = days & SOL_EVERY_DAY;
  set_json (slot, SOL_SLOT_DAYS, g_string_free (text, FALSE));
}

static void
set_amps (SolScheduleSlot *slot, int amps)
{
  if (amps <= 0)
    return;
  slot->amps = amps;
  slot->amps_max = SOL_NO;
  set_json (slot, SOL_SLOT_CHARGING_LEVEL, g_strdup_printf ("%d", amps));
  set_json (slot, SOL_SLOT_CHARGING_LEVEL_AMP, g_strdup_printf ("%d", amps));
}

static void
set_reminder (SolScheduleSlot *slot, int minutes)
{
  if (minutes < 0)
    return;
  slot->reminder = sol_truth (minutes > 0);
  slot->reminder_min = minutes > 0 ? minutes : -1;
  set_json (slot, SOL_SLOT_REMIND_FLAG, g_strdup (minutes > 0 ? "true" : "false"));
  if (minutes > 0)
    set_json (slot, SOL_SLOT_REMIND_TIME, g_strdup_printf ("%d", minutes));
}

static void
apply (SolScheduleSlot *slot, const SolSlotEdit *edit)
{
  set_minute (slot, SOL_SLOT_START_TIME, &slot->window.start, edit->start);
  set_minute (slot, SOL_SLOT_END_TIME, &slot->window.end, edit->end);
  set_days (slot, edit->days);
  set_amps (slot, edit->amps);
  set_reminder (slot, edit->reminder_min);
  if (edit->enabled == SOL_UNKNOWN)
    return;
  slot->enabled = edit->enabled;
  set_json (slot, SOL_SLOT_ENABLED, g_strdup (edit->enabled == SOL_YES ? "true" : "false"));
}

SolScheduleSlot *
sol_schedule_slot_edit (const SolScheduleSlot *self, const SolSlotEdit *edit)
{
  g_return_val_if_fail (self != NULL && edit != NULL, NULL);
  SolScheduleSlot *edited = slot_copy (self);
  apply (edited, edit);
  return edited;
}

SolScheduleSlot *
sol_schedule_slot_new_custom (const char *id, const SolSlotEdit *edit)
{
  g_return_val_if_fail (id != NULL && edit != NULL, NULL);
  g_return_val_if_fail (strpbrk (id, "\"\\") == NULL, NULL);

  SolScheduleSlot *slot = sol_schedule_slot_new ();
  slot->id = g_strdup (id);
  slot->kind = SOL_SLOT_CUSTOM;
  slot->enabled = SOL_YES;
  slot->reminder = SOL_NO;
  slot->amps_max = sol_truth (edit->amps <= 0);
  set_json (slot, SOL_SLOT_ID, g_strdup_printf ("\"%s\"", id));
  set_json (slot, SOL_SLOT_CHARGING_LEVEL, g_strdup ("100"));
  set_json (slot, SOL_SLOT_CHARGING_LEVEL_AMP, g_strdup ("null"));
  set_json (slot, SOL_SLOT_SCHEDULE_TYPE, g_strdup ("\"CUSTOM\""));
  set_json (slot, SOL_SLOT_REMIND_TIME, g_strdup ("null"));
  set_json (slot, SOL_SLOT_REMIND_FLAG, g_strdup ("false"));
  set_json (slot, SOL_SLOT_ENABLED, g_strdup ("true"));
  set_json (slot, SOL_SLOT_RECURRING_KIND, g_strdup ("\"Recurring\""));
  set_json (slot, SOL_SLOT_CHARGE_LEVEL_TYPE, g_strdup ("\"Weekly\""));
  set_json (slot, SOL_SLOT_SOURCE_TYPE, g_strdup ("\"SYSTEM\""));
  set_json (slot, SOL_SLOT_REMINDER_TIME_UTC, g_strdup ("null"));
  set_json (slot, SOL_SLOT_SERIALIZED_DAYS, g_strdup ("null"));
  apply (slot, edit);
  return slot;
}

static void
sol_schedule_init (SolSchedule *self)
{
  self->off_peak_eligible = self->cancellable = self->pending_off_grid = SOL_UNKNOWN;
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_schedule_slot_unref);
}

static void
sol_schedule_clear (SolSchedule *self)
{
  g_free (self->server_timestamp);
  g_free (self->sync);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
}

const SolScheduleSlot *
sol_schedule_find (const SolSchedule *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (self->slots, i);
      if (g_strcmp0 (slot->id, id) == 0)
        return slot;
    }
  return NULL;
}

gboolean
sol_schedule_shows (const SolSchedule *self, const SolScheduleSlot *slot)
{
  g_return_val_if_fail (self != NULL && slot != NULL, FALSE);
  return slot->kind != SOL_SLOT_OFF_PEAK || self->off_peak_eligible == SOL_YES;
}
