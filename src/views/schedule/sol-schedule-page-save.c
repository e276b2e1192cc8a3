/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-page-save"

#include "sol-schedule-page-private.h"

#include <glib/gi18n-lib.h>

#include "sol-format.h"
#include "sol-schedule-draft-words.h"

/* What both sides have changed is asked for one by one; the answers are in the draft. */
typedef struct
{
  SolScheduleDraft *draft;
  GPtrArray *conflicts; /* (element-type SolSlotConflict) */
  guint at;
} Asking;

static void
asking_free (Asking *asking)
{
  g_clear_pointer (&asking->draft, sol_schedule_draft_unref);
  g_clear_pointer (&asking->conflicts, g_ptr_array_unref);
  g_free (asking);
}

void
sol_schedule_page_say (SolSchedulePage *self, const char *text)
{
  g_autofree char *title = sol_markup_escape_label (text);

  /* The window's own stay on screen when the page is left. */
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

void
sol_schedule_page_stop_leaving (SolSchedulePage *self, gboolean yes)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->leaving);

  if (task != NULL)
    g_task_return_boolean (task, yes);
}

static void
present (SolSchedulePage *self, GtkWidget *dialog)
{
  GtkWidget *old = self->question;

  g_set_weak_pointer (&self->question, dialog);
  if (old != NULL)
    gtk_window_destroy (GTK_WINDOW (old));
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
make_dialog (SolSchedulePage *self, const char *heading, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
}

static void
give_up (SolSchedulePage *self, const char *problem)
{
  char *copy = g_strdup (problem);

  g_free (self->problem);
  self->problem = copy;
  sol_schedule_page_update (self);
  sol_schedule_page_stop_leaving (self, FALSE);
}

/* Conflicts. */

static void ask_next (SolSchedulePage *self, Asking *asking);

static void
answered_cb (SolSchedulePage *self, const char *response, AdwMessageDialog *dialog)
{
  Asking *asking = g_object_steal_data (G_OBJECT (dialog), "asking");

  /* It closes itself. */
  g_clear_weak_pointer (&self->question);
  if (asking == NULL)
    return;
  if (g_str_equal (response, "cancel") || self->charger == NULL)
    {
      asking_free (asking);
      give_up (self, NULL);
      return;
    }
  const SolSlotConflict *conflict = g_ptr_array_index (asking->conflicts, asking->at);
  SolScheduleDraft *settled
      = sol_schedule_draft_settle (asking->draft, conflict, g_str_equal (response, "mine"));
  sol_schedule_draft_unref (asking->draft);
  asking->draft = settled;
  asking->at++;
  ask_next (self, asking);
}

static void
ask_next (SolSchedulePage *self, Asking *asking)
{
  while (asking->at < asking->conflicts->len
         && !sol_schedule_draft_conflict_stands (asking->draft,
                                                 g_ptr_array_index (asking->conflicts, asking->at)))
    asking->at++;
  if (asking->at >= asking->conflicts->len)
    {
      sol_schedule_page_begin (self, sol_schedule_draft_ref (asking->draft));
      asking_free (asking);
      sol_schedule_page_save (self);
      return;
    }
  g_autofree char *body = sol_slot_conflict_words (g_ptr_array_index (asking->conflicts, asking->at));
  GtkWidget *dialog = make_dialog (self, _ ("Changed Elsewhere Too"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "theirs",
                                    _ ("Use Theirs"), "mine", _ ("Keep Mine"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, (GDestroyNotify) asking_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

/* What is left of the draft, now that part of it may be there. */
static void
keep_rest (SolSchedulePage *self, const SolScheduleSaved *saved)
{
  const SolSchedule *schedule = sol_charger_get_schedule (self->charger);
  g_autoptr (GPtrArray) conflicts = NULL;

  if (schedule == NULL)
    return;
  sol_schedule_page_begin (self, sol_schedule_draft_merge (saved->draft, schedule, &conflicts));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSchedulePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolScheduleSaved) saved
      = sol_charger_save_schedule_finish (SOL_CHARGER (source), result, &error);

  /* Gone, or at another charger by now. */
  if (self->charger != SOL_CHARGER (source))
    return;
  self->saving = FALSE;
  if (saved == NULL)
    {
      give_up (self, error->message);
      return;
    }
  if (saved->conflicts->len > 0)
    {
      Asking *asking = g_new0 (Asking, 1);
      asking->draft = sol_schedule_draft_ref (saved->draft);
      asking->conflicts = g_ptr_array_ref (saved->conflicts);
      sol_schedule_page_update (self);
      ask_next (self, asking);
      return;
    }
  if (!sol_schedule_saved_is_whole (saved))
    {
      g_autofree char *words = sol_schedule_saved_words (saved);
      keep_rest (self, saved);
      give_up (self, words);
      return;
    }
  sol_schedule_page_begin (self, sol_schedule_draft_begin (sol_charger_get_schedule (self->charger)));
  sol_schedule_page_say (self, _ ("Schedule saved"));
  sol_schedule_page_stop_leaving (self, TRUE);
}

void
sol_schedule_page_save (SolSchedulePage *self)
{
  if (!sol_schedule_page_is_editable (self))
    return;
  if (!sol_schedule_page_is_changed (self))
    {
      sol_schedule_page_stop_leaving (self, TRUE);
      return;
    }
  g_clear_pointer (&self->problem, g_free);
  sol_schedule_page_leave_inspector (self);
  self->saving = TRUE;
  sol_schedule_page_update (self);
  sol_charger_save_schedule_async (self->charger, sol_schedule_page_get_draft (self), NULL, saved_cb,
                                   g_object_ref (self));
}

/* Leaving with a draft. */

static void
leave_response_cb (SolSchedulePage *self, const char *response)
{
  g_clear_weak_pointer (&self->question);
  if (g_str_equal (response, "save") && sol_schedule_page_is_editable (self))
    sol_schedule_page_save (self);
  else if (g_str_equal (response, "discard"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "schedule.discard", NULL);
      sol_schedule_page_stop_leaving (self, TRUE);
    }
  else
    sol_schedule_page_stop_leaving (self, FALSE);
}

void
sol_schedule_page_ask_to_leave_async (SolSchedulePage *self, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sol_schedule_page_ask_to_leave_async);
  sol_schedule_page_stop_leaving (self, FALSE);
  self->leaving = task;
  gboolean taken = sol_schedule_page_take_typed (self);
  if (!taken || (!self->saving && !sol_schedule_page_is_changed (self)))
    {
      sol_schedule_page_stop_leaving (self, taken);
      return;
    }
  /* What is on its way is waited for. */
  if (self->saving)
    return;
  GtkWidget *dialog
      = make_dialog (self, _ ("Save Changes to the Schedule?"), _ ("Unsaved changes are lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "discard",
                                    _ ("Discard"), "save", _ ("Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save",
                                           sol_schedule_page_is_editable (self));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}
