/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-schedule"

#include <glib/gi18n-lib.h>

#include "sol-charger-schedule.h"
#include "sol-cli-change.h"
#include "sol-cli-commands.h"
#include "sol-cli-error.h"
#include "sol-cli-words.h"
#include "sol-format.h"

/* `schedule list`, `add`, `edit`, `remove`, `enable` and `disable`. */

static void
write_slot (SolCliJson *json, const SolScheduleSlot *slot)
{
  sol_cli_json_open (json, NULL);
  sol_cli_json_string (json, "id", slot->id);
  sol_cli_json_string (json, "type", sol_slot_kind_get_name (slot->kind));
  sol_cli_json_minute (json, "start", slot->window.start);
  sol_cli_json_minute (json, "end", slot->window.end);
  sol_cli_json_days (json, "days", slot->window.days);
  sol_cli_json_positive (json, "amps", slot->amps);
  sol_cli_json_truth (json, "enabled", slot->enabled);
  sol_cli_json_count (json, "reminder_min", slot->reminder_min);
  sol_cli_json_close (json);
}

static void
write_slots (SolCliJson *json, const SolSchedule *schedule)
{
  if (schedule == NULL)
    {
      sol_cli_json_null (json, "slots");
      return;
    }
  sol_cli_json_open_array (json, "slots");
  for (guint i = 0; i < schedule->slots->len; i++)
    if (sol_schedule_shows (schedule, g_ptr_array_index (schedule->slots, i)))
      write_slot (json, g_ptr_array_index (schedule->slots, i));
  sol_cli_json_close (json);
}

void
sol_cli_json_schedule (SolCli *self, SolCliJson *json)
{
  const SolSchedule *schedule = sol_charger_get_schedule_read (self->charger);
  sol_cli_json_string (json, "sync", schedule != NULL ? schedule->sync : NULL);
  write_slots (json, schedule);
}

void
sol_cli_json_schedule_change (SolCli *self, SolCliJson *json)
{
  sol_cli_json_string (json, "result", self->result);
  write_slots (json, sol_charger_get_schedule_read (self->charger));
}

static void
add_slot (SolCliText *text, const SolScheduleSlot *slot)
{
  g_autofree char *days = sol_cli_describe_days (slot->window.days);
  g_autofree char *amps = slot->amps > 0 ? sol_format_amps (slot->amps) : g_strdup ("–");
  g_autofree char *span = slot->kind == SOL_SLOT_OFF_PEAK ? g_strdup (_ ("Off-peak hours"))
                                                          : sol_cli_describe_window (&slot->window);
  sol_cli_text_row (text, slot->id, span, days, amps, sol_cli_describe_truth (slot->enabled), NULL);
}

void
sol_cli_text_schedule (SolCli *self, SolCliText *text)
{
  const SolSchedule *schedule = sol_charger_get_schedule_read (self->charger);

  if (self->detail != NULL)
    sol_cli_text_line (text, self->detail);
  if (schedule == NULL || schedule->slots->len == 0)
    {
      sol_cli_text_line (text, _ ("The schedule is empty"));
      return;
    }
  sol_cli_text_row (text, _ ("Slot"), _ ("Time"), _ ("Days"), _ ("Current"), _ ("State"), NULL);
  for (guint i = 0; i < schedule->slots->len; i++)
    if (sol_schedule_shows (schedule, g_ptr_array_index (schedule->slots, i)))
      add_slot (text, g_ptr_array_index (schedule->slots, i));
  if (schedule->pending_off_grid == SOL_YES)
    sol_cli_text_note (text, _ ("What was saved waits until the home is on the grid again"));
}

/* Saving. */

static gboolean
judge_saved (SolCli *self, const SolScheduleSaved *saved, GError **error)
{
  if (saved->conflicts->len > 0)
    {
      g_propagate_error (error,
                         sol_error_new_message (
                             SOL_ERROR_CONFLICT,
                             _ ("The schedule was changed elsewhere at the same time. Nothing was saved.")));
      return FALSE;
    }
  if (saved->error != NULL)
    {
      g_propagate_error (error, g_error_copy (saved->error));
      return FALSE;
    }
  if (!sol_schedule_saved_is_whole (saved))
    {
      g_propagate_error (
          error, sol_error_new_message (SOL_ERROR_UNCERTAIN, _ ("The charger has not confirmed this")));
      return FALSE;
    }
  if (saved->changes->len == 0)
    sol_cli_set_result (self, "no-op", g_strdup (_ ("The schedule is like that already")));
  else
    sol_cli_set_result (self, "confirmed", g_strdup (_ ("The schedule was saved")));
  return TRUE;
}

static gboolean
save (SolCli *self, const SolScheduleDraft *draft, GError **error)
{
  g_autoptr (SolCliLeave) leave = sol_cli_leave_new (self);
  g_autoptr (GError) wrong = NULL;

  sol_cli_begin_write (self, 0);
  sol_charger_save_schedule_async (self->charger, draft, self->cancellable, sol_cli_leave_cb,
                                   sol_cli_leave_ref (leave));
  GAsyncResult *result = sol_cli_leave_run (leave, &wrong);
  g_autoptr (SolScheduleSaved) saved
      = result == NULL ? NULL : sol_charger_save_schedule_finish (self->charger, result, &wrong);
  gboolean done = saved != NULL && judge_saved (self, saved, &wrong);
  sol_cli_word_write (self, &wrong);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&wrong));
  return done;
}

/* What was read, anew when @id (nullable) is not in there: it may have been made elsewhere just now. */
static const SolSchedule *
get_schedule (SolCli *self, const char *id, GError **error)
{
  const SolSchedule *schedule = sol_charger_get_schedule_read (self->charger);
  if (schedule == NULL || (id != NULL && sol_schedule_find (schedule, id) == NULL))
    {
      if (!sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_SCHEDULE), error))
        return NULL;
      schedule = sol_charger_get_schedule_read (self->charger);
    }
  if (schedule == NULL)
    g_propagate_error (error,
                       sol_error_new_message (SOL_ERROR_NOT_SUPPORTED, _ ("This charger has no schedule")));
  else if (id != NULL && sol_schedule_find (schedule, id) == NULL)
    g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_NO_SUCH_DEVICE, _ ("There is no such slot"));
  else
    return schedule;
  return NULL;
}

static SolSlotEdit
make_edit (SolCli *self)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.start = self->options->begin;
  edit.end = self->options->end;
  edit.days = self->options->days;
  edit.amps = self->options->amps;
  edit.reminder_min = self->options->reminder;
  return edit;
}

static gboolean
find_to_save (SolCli *self, GError **error)
{
  if (!sol_cli_find_charger (self, error))
    return FALSE;
  g_clear_error (&self->trouble);
  return sol_cli_check (self, error);
}

gboolean
sol_cli_run_schedule_list (SolCli *self, GError **error)
{
  return sol_cli_find_charger (self, error);
}

gboolean
sol_cli_check_schedule_add (SolCli *self, GError **error)
{
  if (self->options->begin < 0 || self->options->end < 0 || self->options->days == SOL_NO_DAY)
    return sol_cli_refuse_usage (error, _ ("A slot needs --start, --end and --days"));
  return self->options->begin != self->options->end
         || sol_cli_refuse_usage (error, _ ("Start and end must differ"));
}

gboolean
sol_cli_run_schedule_add (SolCli *self, GError **error)
{
  SolSlotEdit edit = make_edit (self);
  g_autofree char *uuid = g_uuid_string_random ();

  if (!find_to_save (self, error))
    return FALSE;
  const SolSchedule *schedule = get_schedule (self, NULL, error);
  if (schedule == NULL)
    return FALSE;
  g_autofree char *id
      = g_strjoin (":", sol_site_get_id (self->site), sol_charger_get_serial (self->charger), uuid, NULL);
  g_autoptr (SolScheduleDraft) before = sol_schedule_draft_begin (schedule);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_add (before, id, &edit);
  return save (self, draft, error);
}

static gboolean
edit_slot (SolCli *self, const SolSlotEdit *edit, GError **error)
{
  const char *id = sol_cli_get_argument (self, 1);

  if (!find_to_save (self, error))
    return FALSE;
  const SolSchedule *schedule = get_schedule (self, id, error);
  if (schedule == NULL)
    return FALSE;
  gboolean times = edit->start >= 0 || edit->end >= 0 || edit->days != SOL_NO_DAY || edit->reminder_min >= 0;
  if (times && !sol_schedule_slot_is_editable (sol_schedule_find (schedule, id)))
    {
      g_propagate_error (error, sol_error_new_message (SOL_ERROR_NOT_SUPPORTED,
                                                       _ ("The times of this slot cannot be edited")));
      return FALSE;
    }
  g_autoptr (SolScheduleDraft) before = sol_schedule_draft_begin (schedule);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_edit (before, id, edit);
  return save (self, draft, error);
}

gboolean
sol_cli_check_schedule_edit (SolCli *self, GError **error)
{
  SolSlotEdit edit = make_edit (self);
  return edit.start >= 0 || edit.end >= 0 || edit.days != SOL_NO_DAY || edit.amps > 0
         || edit.reminder_min >= 0 || sol_cli_refuse_usage (error, _ ("Say what to change"));
}

gboolean
sol_cli_run_schedule_edit (SolCli *self, GError **error)
{
  SolSlotEdit edit = make_edit (self);
  return edit_slot (self, &edit, error);
}

static gboolean
switch_slot (SolCli *self, gboolean on, GError **error)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
  edit.enabled = sol_truth (on);
  return edit_slot (self, &edit, error);
}

gboolean
sol_cli_run_schedule_enable (SolCli *self, GError **error)
{
  return switch_slot (self, TRUE, error);
}

gboolean
sol_cli_run_schedule_disable (SolCli *self, GError **error)
{
  return switch_slot (self, FALSE, error);
}

gboolean
sol_cli_run_schedule_remove (SolCli *self, GError **error)
{
  const char *id = sol_cli_get_argument (self, 1);

  if (!find_to_save (self, error))
    return FALSE;
  const SolSchedule *schedule = get_schedule (self, id, error);
  if (schedule == NULL)
    return FALSE;
  g_autoptr (SolScheduleDraft) before = sol_schedule_draft_begin (schedule);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_remove (before, id);
  return save (self, draft, error);
}
