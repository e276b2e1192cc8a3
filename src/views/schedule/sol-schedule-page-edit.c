/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-page-edit"

#include "sol-schedule-page-private.h"

#include <glib/gi18n-lib.h>

#include "sol-schedule-draft-words.h"

/* A new slot that nobody drew: as long as this, or a night. */
#define USUAL_MINUTES 120
#define NIGHT_START (23 * 60)
#define NIGHT_END (6 * 60)

SolAmpsRange
sol_schedule_page_get_range (SolSchedulePage *self)
{
  if (self->charger == NULL)
    return (SolAmpsRange){ 0 };
  return (SolAmpsRange){ sol_charger_get_amps_min (self->charger), sol_charger_get_amps_max (self->charger),
                         sol_charger_get_amps_step (self->charger) };
}

/* Its button undoes the last step: once there is another, it would take back that one. */
static void
dismiss_deleted (SolSchedulePage *self)
{
  AdwToast *toast = self->deleted;

  g_clear_weak_pointer (&self->deleted);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

void
sol_schedule_page_begin (SolSchedulePage *self, SolScheduleDraft *draft)
{
  dismiss_deleted (self);
  g_clear_pointer (&self->history, sol_draft_history_free);
  self->history = sol_draft_history_new (draft);
  if (self->selected != NULL && sol_schedule_find (draft->mine, self->selected) == NULL)
    {
      g_clear_pointer (&self->selected, g_free);
      sol_schedule_page_leave_inspector (self);
    }
  sol_schedule_draft_unref (draft);
  sol_schedule_page_update (self);
}

/* Why @next cannot be had, unless it was so before; (transfer full) (nullable). */
static char *
refuse (SolSchedulePage *self, const SolScheduleDraft *next)
{
  const SolScheduleSlot *slot, *other, *slot_before, *other_before;
  SolAmpsRange range = sol_schedule_page_get_range (self);
  SolSlotProblem problem = sol_schedule_draft_check (next, range, &slot, &other);

  if (slot == NULL)
    return NULL;
  SolSlotProblem before
      = sol_schedule_draft_check (sol_schedule_page_get_draft (self), range, &slot_before, &other_before);
  if (slot_before != NULL && before == problem && g_strcmp0 (slot->id, slot_before->id) == 0
      && (other == NULL) == (other_before == NULL)
      && (other == NULL || g_strcmp0 (other->id, other_before->id) == 0))
    return NULL;
  return sol_slot_problem_words (problem, other);
}

gboolean
sol_schedule_page_try (SolSchedulePage *self, SolScheduleDraft *draft, const char *gesture)
{
  g_autoptr (SolScheduleDraft) next = draft;

  if (self->history == NULL || !sol_schedule_page_is_editable (self))
    return FALSE;
  g_autofree char *why = refuse (self, next);
  if (why == NULL)
    {
      g_clear_pointer (&self->problem, g_free);
      dismiss_deleted (self);
      sol_draft_history_push (self->history, next, gesture);
    }
  /* What was typed goes back to what is. */
  sol_schedule_page_update (self);
  if (why != NULL)
    {
      sol_slot_inspector_refuse (self->inspector, why);
      sol_week_grid_say (self->grid, why);
    }
  return why == NULL;
}

gboolean
sol_schedule_page_edit (SolSchedulePage *self, const char *id, const SolSlotEdit *edit, const char *gesture)
{
  g_return_val_if_fail (SOL_IS_SCHEDULE_PAGE (self), FALSE);

  const SolScheduleDraft *now = sol_schedule_page_get_draft (self);
  return now != NULL && sol_schedule_page_try (self, sol_schedule_draft_edit (now, id, edit), gesture);
}

/* The grid. */

static void
block_selected_cb (SolSchedulePage *self, const char *id, int day)
{
  sol_schedule_page_set_selected (self, id);
}

static void
block_activated_cb (SolSchedulePage *self, const char *id, int day)
{
  sol_schedule_page_set_selected (self, id);
  sol_slot_inspector_edit_start (self->inspector);
}

static void
block_moved_cb (SolSchedulePage *self, const char *id, int minutes, int days)
{
  const SolScheduleDraft *now = sol_schedule_page_get_draft (self);

  if (now != NULL)
    sol_schedule_page_try (self, sol_schedule_draft_move (now, id, minutes, days), NULL);
}

static void
block_resized_cb (SolSchedulePage *self, const char *id, gboolean end, int minutes)
{
  const SolScheduleDraft *now = sol_schedule_page_get_draft (self);

  if (now != NULL)
    sol_schedule_page_try (self, sol_schedule_draft_resize (now, id, end, minutes), NULL);
}

static void
day_toggled_cb (SolSchedulePage *self, const char *id, int day)
{
  const SolScheduleDraft *now = sol_schedule_page_get_draft (self);
  const SolScheduleSlot *slot = now != NULL ? sol_schedule_find (now->mine, id) : NULL;
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  if (slot == NULL)
    return;
  edit.days = slot->window.days ^ sol_day (day);
  if (edit.days != SOL_NO_DAY)
    {
      sol_schedule_page_edit (self, id, &edit, NULL);
      return;
    }
  g_autofree char *why = sol_slot_problem_words (SOL_SLOT_NO_DAYS, NULL);
  sol_week_grid_say (self->grid, why);
}

/* What is about to go, or to be closed, gives the focus back to the slots. */
void
sol_schedule_page_leave_inspector (SolSchedulePage *self)
{
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self->inspector)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return;
  if (self->narrow)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

void
sol_schedule_page_delete (SolSchedulePage *self, const char *id)
{
  const SolScheduleDraft *now = sol_schedule_page_get_draft (self);
  const SolScheduleSlot *slot = now != NULL ? sol_schedule_find (now->mine, id) : NULL;

  if (slot == NULL || !sol_schedule_slot_is_editable (slot)
      || !sol_schedule_page_try (self, sol_schedule_draft_remove (now, id), NULL))
    return;
  sol_schedule_page_leave_inspector (self);
  sol_schedule_page_set_selected (self, NULL);
  AdwToast *toast = adw_toast_new (_ ("Slot deleted"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "schedule.undo");
  g_set_weak_pointer (&self->deleted, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
block_deleted_cb (SolSchedulePage *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  sol_schedule_page_delete (self, copy);
}

static void
add (SolSchedulePage *self, const SolSlotEdit *edit)
{
  const SolScheduleDraft *now = sol_schedule_page_get_draft (self);

  if (now == NULL || self->charger == NULL || !sol_schedule_page_is_editable (self))
    return;
  g_autofree char *id = sol_charger_make_slot_id (self->charger);
  if (!sol_schedule_page_try (self, sol_schedule_draft_add (now, id, edit), NULL))
    return;
  sol_schedule_page_set_selected (self, id);
  for (int iso = 1; iso <= 7; iso++)
    if (sol_days_has (edit->days, iso))
      {
        sol_week_grid_set_current (self->grid, id, iso);
        break;
      }
}

static int
usual_amps (SolSchedulePage *self)
{
  SolAmpsRange range = sol_amps_range_fill (sol_schedule_page_get_range (self));
  int amps = CLAMP (sol_charger_get_amps_next (self->charger), range.min, range.max);

  return sol_amps_range_has (range, amps) ? amps : range.max;
}

static void
ground_drawn_cb (SolSchedulePage *self, int day, int start, int end)
{
  if (self->charger == NULL)
    return;
  SolSlotEdit edit = { start, end, sol_day (day), usual_amps (self), SOL_YES, -1 };

  add (self, &edit);
}

/* The inspector and the list. */

static void
slot_edited_cb (SolSchedulePage *self, const SolSlotEdit *edit, const char *gesture)
{
  if (self->selected != NULL)
    sol_schedule_page_edit (self, self->selected, edit, gesture);
}

static void
delete_slot_cb (SolSchedulePage *self)
{
  g_autofree char *id = g_strdup (self->selected);

  if (id != NULL)
    sol_schedule_page_delete (self, id);
}

static void
slot_selected_cb (SolSchedulePage *self, const char *id)
{
  sol_schedule_page_set_selected (self, id);
}

static void
slot_switched_cb (SolSchedulePage *self, const char *id, gboolean enabled)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.enabled = sol_truth (enabled);
  sol_schedule_page_edit (self, id, &edit, NULL);
}

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The card says so by itself. */
  if (!sol_site_ensure_finish (SOL_SITE (source), result, &error))
    g_debug ("The schedule could not be read: %s", error->message);
}

static void
try_again_cb (SolSchedulePage *self)
{
  if (self->site != NULL)
    sol_site_ensure_async (self->site, SOL_FAMILY_BIT (SOL_FAMILY_SCHEDULE), TRUE, self->cancellable,
                           reread_cb, NULL);
}

void
sol_schedule_page_bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, block_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, block_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, block_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, block_resized_cb);
  gtk_widget_class_bind_template_callback (widget_class, block_deleted_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, ground_drawn_cb);
  gtk_widget_class_bind_template_callback (widget_class, slot_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_slot_cb);
  gtk_widget_class_bind_template_callback (widget_class, slot_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, slot_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

/* The actions. */

static gboolean
is_free (const SolScheduleDraft *draft, const SolWeekWindow *window)
{
  for (guint i = 0; i < draft->mine->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (draft->mine->slots, i);
      if (slot->kind != SOL_SLOT_OFF_PEAK && sol_week_windows_overlap (&slot->window, window))
        return FALSE;
    }
  return TRUE;
}

/* A night if there is one left on @days, else the first free hours of theirs. */
static gboolean
find_room (const SolScheduleDraft *draft, SolDays days, int minutes, int from, SolWeekWindow *room)
{
  for (int i = 0; i < SOL_MINUTES_PER_DAY; i += SOL_DRAFT_STEP)
    {
      int start = (from + i) % SOL_MINUTES_PER_DAY;
      *room = (SolWeekWindow){ days, start, (start + minutes) % SOL_MINUTES_PER_DAY };
      if (is_free (draft, room))
        return TRUE;
    }
  return FALSE;
}

static int
present_day (SolSchedulePage *self)
{
  int day = sol_week_grid_get_current_day (self->grid);

  return day > 0 ? day : 1;
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (widget);
  const SolScheduleDraft *now = sol_schedule_page_get_draft (self);
  SolWeekWindow room = { SOL_EVERY_DAY, NIGHT_START, NIGHT_END };
  int first = present_day (self);

  if (now == NULL || self->charger == NULL)
    return;
  gboolean found = is_free (now, &room);
  for (int i = 0; i < 7 && !found; i++)
    found = find_room (now, sol_day ((first - 1 + i) % 7 + 1), USUAL_MINUTES, 12 * 60, &room);
  for (int i = 0; i < 7 && !found; i++)
    found = find_room (now, sol_day ((first - 1 + i) % 7 + 1), SOL_DRAFT_STEP, 0, &room);
  if (!found)
    {
      sol_schedule_page_say (self, _ ("The week has no room for another slot"));
      return;
    }
  SolSlotEdit edit = { room.start, room.end, room.days, usual_amps (self), SOL_YES, -1 };
  add (self, &edit);
  sol_slot_inspector_edit_start (self->inspector);
}

static void
duplicate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (widget);
  const SolScheduleSlot *slot = sol_schedule_page_get_slot (self);
  SolWeekWindow room;

  if (slot == NULL || !sol_schedule_slot_is_editable (slot))
    return;
  const SolScheduleDraft *now = sol_schedule_page_get_draft (self);
  int minutes = sol_week_window_minutes (&slot->window);
  gboolean found = find_room (now, slot->window.days, minutes, slot->window.end, &room);
  for (int iso = 1; iso <= 7 && !found; iso++)
    found = find_room (now, sol_day (iso), minutes, slot->window.start, &room);
  if (!found)
    {
      sol_schedule_page_say (self, _ ("The week has no room for another slot"));
      return;
    }
  SolSlotEdit edit = { room.start,    room.end,
                       room.days,     slot->amps_max == SOL_YES ? 0 : slot->amps,
                       slot->enabled, slot->reminder == SOL_YES ? slot->reminder_min : -1 };
  add (self, &edit);
}

static void
switch_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (widget);
  const SolScheduleSlot *slot = sol_schedule_page_get_slot (self);
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  if (slot == NULL)
    return;
  edit.enabled = sol_truth (slot->enabled != SOL_YES);
  sol_schedule_page_edit (self, self->selected, &edit, NULL);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  delete_slot_cb (SOL_SCHEDULE_PAGE (widget));
}

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (widget);
  gboolean undo = g_str_equal (action, "schedule.undo");

  if (self->history == NULL || !sol_schedule_page_is_editable (self))
    return;
  if (undo && sol_slot_inspector_is_typing (self->inspector))
    {
      sol_slot_inspector_revert (self->inspector);
      return;
    }
  if (!(undo ? sol_draft_history_undo (self->history) : sol_draft_history_redo (self->history)))
    return;
  dismiss_deleted (self);
  if (sol_schedule_page_get_slot (self) == NULL)
    sol_schedule_page_leave_inspector (self);
  sol_schedule_page_update (self);
}

/* What has been typed without leaving the field. Returns whether it could be had, or there was nothing. */
gboolean
sol_schedule_page_take_typed (SolSchedulePage *self)
{
  const SolScheduleDraft *before = sol_schedule_page_get_draft (self);

  if (!sol_schedule_page_is_editable (self) || !sol_slot_inspector_is_typing (self->inspector))
    return TRUE;
  sol_slot_inspector_commit (self->inspector);
  return sol_schedule_page_get_draft (self) != before;
}

/* For the keys, which are pressed while the focus is still in a field. */
static void
save_typed_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (sol_schedule_page_take_typed (SOL_SCHEDULE_PAGE (widget)))
    gtk_widget_activate_action (widget, "schedule.save", NULL);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sol_schedule_page_save (SOL_SCHEDULE_PAGE (widget));
}

static void
discard_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (widget);
  const SolSchedule *schedule = self->charger != NULL ? sol_charger_get_schedule (self->charger) : NULL;

  if (schedule == NULL || self->saving)
    return;
  g_clear_pointer (&self->problem, g_free);
  sol_schedule_page_begin (self, sol_schedule_draft_begin (schedule));
}

void
sol_schedule_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "schedule.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "schedule.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "schedule.switch", NULL, switch_action);
  gtk_widget_class_install_action (widget_class, "schedule.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "schedule.undo", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "schedule.redo", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "schedule.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "schedule.save-typed", NULL, save_typed_action);
  gtk_widget_class_install_action (widget_class, "schedule.discard", NULL, discard_action);
}

void
sol_schedule_page_update_actions (SolSchedulePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean editable = sol_schedule_page_is_editable (self);
  const SolScheduleSlot *slot = sol_schedule_page_get_slot (self);
  gboolean custom = editable && slot != NULL && sol_schedule_slot_is_editable (slot);
  gboolean changed = sol_schedule_page_is_changed (self);

  gtk_widget_action_set_enabled (widget, "schedule.add", editable);
  gtk_widget_set_sensitive (self->add_button, editable);
  gtk_widget_action_set_enabled (widget, "schedule.duplicate", custom);
  gtk_widget_action_set_enabled (widget, "schedule.delete", custom);
  gtk_widget_action_set_enabled (widget, "schedule.switch", editable && slot != NULL);
  gtk_widget_action_set_enabled (widget, "schedule.undo",
                                 editable && sol_draft_history_can_undo (self->history));
  gtk_widget_action_set_enabled (widget, "schedule.redo",
                                 editable && sol_draft_history_can_redo (self->history));
  gtk_widget_action_set_enabled (widget, "schedule.save", editable && changed);
  gtk_widget_action_set_enabled (widget, "schedule.discard", changed && !self->saving);
}
