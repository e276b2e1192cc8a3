/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-schedule"

#include "sol-charger-schedule.h"

#include "sol-charger-private.h"
#include "sol-cloud-write.h"
#include "sol-schedule-draft-words.h"

#define HOLD (90 * SOL_SECOND)
#define WRITE_GAP (2 * SOL_SECOND)

/* Seconds after the last write at which the schedule is read; then each half minute. */
static const guint read_after[] = { 1, 3, 8, 20, 50, 80 };

/* One saving, from the first read to the last. */
typedef struct
{
  GTask *task;
  SolCharger *charger;
  SolScheduleDraft *mine; /* as given */
  SolScheduleSaved *saved;
  GPtrArray *rows;   /* (element-type SolJournalRow) (nullable members) one for each change */
  gboolean *unclear; /* one for each change: no clear answer came */
  guint at;          /* the change that is next */
  guint next_read;
  gint64 written_at; /* monotonic */
  SolTime sent_at;
  guint timer;
  gulong cancelled_id;
  char *group;
} Saving;

static void
saving_free (Saving *saving)
{
  SolModelContext *context = saving->charger->context;
  sol_clock_clear (context->clock, &saving->timer);
  if (saving->cancelled_id != 0)
    g_cancellable_disconnect (saving->charger->cancellable, saving->cancelled_id);
  if (saving->group != NULL)
    g_hash_table_remove (context->busy, saving->group);
  for (guint i = 0; saving->rows != NULL && i < saving->rows->len; i++)
    if (g_ptr_array_index (saving->rows, i) != NULL)
      sol_journal_row_unref (g_ptr_array_index (saving->rows, i));
  g_clear_pointer (&saving->rows, g_ptr_array_unref);
  g_clear_pointer (&saving->mine, sol_schedule_draft_unref);
  g_clear_pointer (&saving->saved, sol_schedule_saved_unref);
  g_clear_object (&saving->task);
  g_clear_object (&saving->charger);
  g_free (saving->unclear);
  g_free (saving->group);
  g_free (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void take_next (Saving *saving);

static void
note (Saving *saving, guint i, SolJournalState state, const char *attempt, const char *answer)
{
  SolJournalRow **row = (SolJournalRow **) &g_ptr_array_index (saving->rows, i);
  if (*row != NULL)
    sol_journal_note (saving->charger->context->journal, row, state, attempt, answer);
}

static void
finish (Saving *saving)
{
  g_autoptr (Saving) own = saving;
  g_task_return_pointer (own->task, g_steal_pointer (&own->saved), (GDestroyNotify) sol_schedule_saved_unref);
}

/* Reading back. */

/* Returns whether nothing is left to wait for. What was refused may be there all the same. */
static gboolean
judge (Saving *saving, const SolSchedule *read)
{
  SolScheduleSaved *saved = saving->saved;
  gboolean whole = TRUE;

  for (guint i = 0; i < saved->changes->len; i++)
    {
      gboolean refused = saved->states[i] == SOL_SAVE_REFUSED;
      if (!refused && saved->states[i] != SOL_SAVE_NOT_CONFIRMED)
        continue;
      if (sol_schedule_draft_is_saved (saved->draft, read, g_ptr_array_index (saved->changes, i)))
        {
          gboolean resolved = saving->unclear[i] || refused;
          saved->states[i] = SOL_SAVE_CONFIRMED;
          note (saving, i, resolved ? SOL_JOURNAL_RESOLVED_BY_READING : SOL_JOURNAL_CONFIRMED, NULL, NULL);
          if (refused)
            g_clear_error (&saved->error);
        }
      else if (!refused)
        whole = FALSE;
    }
  return whole;
}

static gboolean
has_state (Saving *saving, SolSaveState state)
{
  for (guint i = 0; i < saving->saved->changes->len; i++)
    if (saving->saved->states[i] == state)
      return TRUE;
  return FALSE;
}

static void plan_read (Saving *saving);

static void
read_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  SolClock *clock = saving->charger->context->clock;

  if (reading != NULL && judge (saving, sol_reading_get_value (reading)))
    {
      if (sol_schedule_get_sync (sol_reading_get_value (reading)) == SOL_SYNC_WAITING)
        sol_charger_follow_sync (saving->charger);
      finish (g_steal_pointer (&saving));
      return;
    }
  if (has_state (saving, SOL_SAVE_NOT_CONFIRMED) && sol_clock_monotonic (clock) - saving->written_at < HOLD
      && !g_cancellable_is_cancelled (saving->charger->cancellable))
    {
      plan_read (g_steal_pointer (&saving));
      return;
    }
  for (guint i = 0; i < saving->saved->changes->len; i++)
    if (saving->saved->states[i] == SOL_SAVE_NOT_CONFIRMED)
      note (saving, i, SOL_JOURNAL_NOT_CONFIRMED, NULL, NULL);
  finish (g_steal_pointer (&saving));
}

/* What was deleted on purpose does not linger on screen. */
static void
expect_gone (Saving *saving)
{
  for (guint i = 0; i < saving->saved->changes->len; i++)
    {
      const SolSlotChange *change = g_ptr_array_index (saving->saved->changes, i);
      if (change->kind == SOL_SLOT_REMOVED && saving->saved->states[i] == SOL_SAVE_NOT_CONFIRMED)
        g_hash_table_insert (saving->charger->missed, g_strdup (change->before->id),
                             GUINT_TO_POINTER (SOL_SLOT_PATIENCE));
    }
}

static void
read_timer_cb (gpointer data)
{
  Saving *saving = data;
  SolCharger *charger = saving->charger;
  saving->timer = 0;
  expect_gone (saving);
  sol_refresh_read_async (charger->refresh, SOL_FAMILY_SCHEDULE, charger->serial, NULL, read_back_cb, saving);
}

static void
plan_read (Saving *saving)
{
  SolClock *clock = saving->charger->context->clock;
  guint last = G_N_ELEMENTS (read_after) - 1;
  gint64 after = saving->next_read <= last ? read_after[saving->next_read] * SOL_SECOND : HOLD;
  gint64 passed = sol_clock_monotonic (clock) - saving->written_at;

  saving->next_read++;
  saving->timer
      = sol_clock_add (clock, MAX (MIN (after, HOLD) - passed, 0), G_PRIORITY_DEFAULT, read_timer_cb, saving);
}

/* The cloud has looked at it. What it says of that is not always what it did (addendum 3.6). */
static gboolean
may_be_applied (Saving *saving)
{
  const GError *error = saving->saved->error;

  return has_state (saving, SOL_SAVE_REFUSED)
         && (g_error_matches (error, SOL_ERROR, SOL_ERROR_REFUSED)
             || g_error_matches (error, SOL_ERROR, SOL_ERROR_CONFLICT)
             || g_error_matches (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE));
}

static void
end_writing (Saving *saving)
{
  if (!has_state (saving, SOL_SAVE_NOT_CONFIRMED) && !may_be_applied (saving))
    {
      finish (saving);
      return;
    }
  saving->written_at = sol_clock_monotonic (saving->charger->context->clock);
  plan_read (saving);
}

/* Writing. All slots that are only switched go in one call, so that the last of them stands for all. */

static const SolSlotChange *
change_at (Saving *saving, guint i)
{
  return g_ptr_array_index (saving->saved->changes, i);
}

static guint
last_of_call (Saving *saving)
{
  guint last = saving->at;
  while (change_at (saving, last)->kind == SOL_SLOT_SWITCHED && last + 1 < saving->saved->changes->len
         && change_at (saving, last + 1)->kind == SOL_SLOT_SWITCHED)
    last++;
  return last;
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) done = sol_cloud_act_finish (SOL_CLOUD (source), result, &error);
  SolScheduleSaved *saved = saving->saved;
  gboolean uncertain = g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  guint last = last_of_call (saving);

  for (; saving->at <= last; saving->at++)
    {
      guint i = saving->at;
      saved->states[i] = error == NULL || uncertain ? SOL_SAVE_NOT_CONFIRMED : SOL_SAVE_REFUSED;
      saving->unclear[i] = uncertain;
      if (error == NULL)
        note (saving, i, SOL_JOURNAL_SENT, done->attempt, done->detail);
      else
        note (saving, i, uncertain ? SOL_JOURNAL_UNCERTAIN : SOL_JOURNAL_REFUSED, NULL,
              error->domain == SOL_ERROR ? sol_error_get_name ((SolError) error->code) : "failed");
    }
  if (error != NULL)
    {
      if (!uncertain)
        saved->error = g_steal_pointer (&error);
      end_writing (g_steal_pointer (&saving));
      return;
    }
  take_next (g_steal_pointer (&saving));
}

/* What the cloud has before the deletions: the base as merged with what was added and changed. */
static SolSchedule *
all_slots (const SolScheduleDraft *draft)
{
  SolSchedule *all = sol_schedule_new ();
  for (guint i = 0; i < draft->mine->slots->len; i++)
    g_ptr_array_add (all->slots, sol_schedule_slot_ref (g_ptr_array_index (draft->mine->slots, i)));
  for (guint i = 0; i < draft->base->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (draft->base->slots, i);
      if (sol_schedule_find (draft->mine, slot->id) == NULL)
        g_ptr_array_add (all->slots, sol_schedule_slot_ref (slot));
    }
  return all;
}

static SolCallId
make_call (Saving *saving, SolCallTarget *target)
{
  const SolSlotChange *change = change_at (saving, saving->at);
  switch (change->kind)
    {
    case SOL_SLOT_ADDED:
      target->write = sol_write_new_slot_add (change->after);
      return SOL_CALL_ADD_SLOT;
    case SOL_SLOT_CHANGED:
      target->write = sol_write_new_slot_change (change->after);
      return SOL_CALL_CHANGE_SLOT;
    case SOL_SLOT_SWITCHED:
      {
        g_autoptr (SolSchedule) all = all_slots (saving->saved->draft);
        target->write
            = sol_write_new_slots_enabled (all, change->after->id, change->after->enabled == SOL_YES);
        return SOL_CALL_ENABLE_SLOTS;
      }
    case SOL_SLOT_REMOVED:
    default:
      target->id = change->before->id;
      return SOL_CALL_DELETE_SLOT;
    }
}

static void
send_call (Saving *saving)
{
  SolCharger *charger = saving->charger;
  SolCallTarget target = { .site = charger->site, .serial = charger->serial };
  SolCallId call = make_call (saving, &target);
  sol_model_context_note_write (charger->context, saving->group);
  sol_cloud_act_async (charger->context->cloud, call, &target, NULL, acted_cb, saving);
  g_clear_pointer (&target.write, sol_write_unref);
}

static void
gap_timer_cb (gpointer data)
{
  Saving *saving = data;
  saving->timer = 0;
  send_call (saving);
}

static char *
describe_slot (const SolScheduleSlot *slot)
{
  if (slot == NULL)
    return NULL;
  g_autofree char *start = sol_minute_to_text (slot->window.start);
  g_autofree char *end = sol_minute_to_text (slot->window.end);
  g_autoptr (GString) days = g_string_new (NULL);
  for (int day = 1; day <= 7; day++)
    if (sol_days_has (slot->window.days, day))
      g_string_append_printf (days, "%s%d", days->len > 0 ? "," : "", day);
  return g_strdup_printf ("%s-%s days %s %d A %s", start != NULL ? start : "?", end != NULL ? end : "?",
                          days->str, slot->amps, slot->enabled == SOL_YES ? "on" : "off");
}

static void open_rows (Saving *saving);

static void
row_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  SolJournalRow *row = sol_journal_open_finish (SOL_JOURNAL (source), result, &error);

  if (row == NULL)
    {
      saving->saved->error = g_steal_pointer (&error);
      end_writing (g_steal_pointer (&saving));
      return;
    }
  g_ptr_array_add (saving->rows, row);
  open_rows (g_steal_pointer (&saving));
}

/* The rows of the next call are on the disk before it goes out. */
static void
open_rows (Saving *saving)
{
  SolCharger *charger = saving->charger;

  if (saving->rows->len > last_of_call (saving))
    {
      gint64 wait = WRITE_GAP - sol_model_context_since_write (charger->context, saving->group);
      if (wait > 0)
        saving->timer
            = sol_clock_add (charger->context->clock, wait, G_PRIORITY_DEFAULT, gap_timer_cb, saving);
      else
        send_call (saving);
      return;
    }
  const SolSlotChange *change = change_at (saving, saving->rows->len);
  g_autofree char *old_value = describe_slot (change->before);
  g_autofree char *new_value = change->after == NULL ? g_strdup ("removed") : describe_slot (change->after);
  sol_journal_open_async (charger->context->journal, charger->site, charger->serial, "schedule", old_value,
                          new_value, NULL, row_cb, saving);
}

static void
take_next (Saving *saving)
{
  if (saving->at < saving->saved->changes->len && !g_cancellable_is_cancelled (saving->charger->cancellable))
    open_rows (saving);
  else
    end_writing (saving);
}

/* The read right before, and what stands against saving. */

static GError *
refuse (SolCharger *charger, const SolScheduleDraft *draft)
{
  SolAmpsRange range = { sol_charger_get_amps_min (charger), sol_charger_get_amps_max (charger),
                         sol_charger_get_amps_step (charger) };
  const SolScheduleSlot *slot, *other;
  GError *locked = sol_charger_refuse_locked (charger);

  if (locked != NULL)
    return locked;
  SolSlotProblem problem = sol_schedule_draft_check (draft, range, &slot, &other);
  g_autofree char *words = sol_slot_problem_words (problem, other);
  if (words == NULL)
    return NULL;
  return sol_error_new_message (other != NULL ? SOL_ERROR_CONFLICT : SOL_ERROR_REFUSED, words);
}

static void
basis_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);

  if (reading == NULL)
    {
      g_task_return_error (saving->task, g_steal_pointer (&error));
      return;
    }
  SolScheduleSaved *saved = sol_schedule_saved_new ();
  saving->saved = saved;
  saved->draft = sol_schedule_draft_merge (saving->mine, sol_reading_get_value (reading), &saved->conflicts);
  saved->changes = sol_schedule_draft_list_changes (saved->draft);
  saved->states = g_new0 (SolSaveState, MAX (saved->changes->len, 1));
  saving->unclear = g_new0 (gboolean, MAX (saved->changes->len, 1));
  if (saved->conflicts->len > 0)
    {
      finish (g_steal_pointer (&saving));
      return;
    }
  GError *refusal = refuse (saving->charger, saved->draft);
  if (refusal != NULL)
    g_task_return_error (saving->task, refusal);
  else
    take_next (g_steal_pointer (&saving));
}

/* Signed out, or the charger is gone: the rows stay open, to be resolved at the next start. */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Saving *saving = user_data;
  if (saving->timer == 0)
    return;
  saving->cancelled_id = 0; /* it cannot be taken back while it runs, and it runs once */
  finish (saving);
}

void
sol_charger_save_schedule_async (SolCharger *self, const SolScheduleDraft *draft, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_CHARGER (self) && draft != NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_charger_save_schedule_async);
  g_autofree char *group = g_strjoin ("/", self->site, "schedule", self->serial, NULL);

  if (g_cancellable_is_cancelled (self->cancellable)
      || !g_hash_table_add (self->context->busy, g_strdup (group)))
    {
      g_task_return_error (task, sol_error_new (SOL_ERROR_BUSY));
      return;
    }
  /* What has been sent cannot be called back, so its end is always told. */
  g_task_set_check_cancellable (task, FALSE);
  Saving *saving = g_new0 (Saving, 1);
  saving->task = g_steal_pointer (&task);
  saving->charger = g_object_ref (self);
  saving->mine = sol_schedule_draft_ref (draft);
  saving->group = g_steal_pointer (&group);
  saving->rows = g_ptr_array_new ();
  saving->cancelled_id = g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), saving, NULL);
  sol_refresh_read_async (self->refresh, SOL_FAMILY_SCHEDULE, self->serial, cancellable, basis_cb, saving);
}

SolScheduleSaved *
sol_charger_save_schedule_finish (SolCharger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
sol_charger_make_slot_id (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return sol_slot_make_id (self->site, self->serial);
}

const char *
sol_charger_get_schedule_reason (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  return sol_charger_get_locked_reason (self);
}

const SolScheduleSlot *
sol_charger_get_due_reminder (SolCharger *self, GTimeZone *zone, SolTime *start)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  if (self->schedule == NULL || self->status == NULL)
    return NULL;
  return sol_schedule_find_reminder (self->schedule, sol_clock_now (self->context->clock), zone,
                                     self->status->plugged_in, start);
}
