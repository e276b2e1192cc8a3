/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-restore-mode"

#include "sol-restore-mode.h"

#include <glib/gi18n-lib.h>

#include "sol-charge-preference.h"
#include "sol-charger-private.h"
#include "sol-site.h"

/* A mode write may be applied in spite of a 400 and is seen late: six reads, two seconds apart (addendum
 * 1.7.16), then some until the hold of a mode is over. Seconds between two of them. */
static const guint read_gaps[] = { 2, 2, 2, 2, 2, 10, 30, 30, 10 };

static void
resume_async (SolProcedure *procedure, SolSite *site, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  SolCharger *charger = sol_site_find_charger (site, sol_procedure_get_device (procedure));
  if (charger == NULL)
    g_task_report_error (NULL, callback, user_data, resume_async, sol_error_new (SOL_ERROR_NOT_READY));
  else
    sol_restore_mode_async (charger, cancellable, callback, user_data);
}

const SolProcedureSpec sol_restore_mode_spec = {
  .kind = "restore-schedule",
  .question = N_ ("A start or stop has switched the charger from Scheduled to Manual. Switch it back?"),
  .answer = N_ ("Switch Back"),
  .resume_async = resume_async,
  .resume_finish = sol_restore_mode_finish,
};

/* By so much reads may be behind. */
#define LAG (75 * SOL_SECOND)

static void look (SolCharger *charger);

typedef struct
{
  GTask *task;
  SolCharger *charger;
  SolProcedure *procedure;
  SolJournalRow *row;
  guint timer;
  gulong cancelled_id;
  guint reads;
  gboolean uncertain;
} Restore;

static void
restore_free (Restore *restore)
{
  sol_clock_clear (restore->charger->context->clock, &restore->timer);
  if (restore->cancelled_id != 0)
    g_cancellable_disconnect (restore->charger->cancellable, restore->cancelled_id);
  g_clear_object (&restore->task);
  g_clear_object (&restore->procedure);
  g_clear_pointer (&restore->row, sol_journal_row_unref);
  if (--restore->charger->restoring == 0 && restore->charger->look_pending)
    look (restore->charger);
  g_clear_object (&restore->charger);
  g_free (restore);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

static void read_back (Restore *restore);

/* It stays on the disk, and a person is asked, here or at the next start. */
static void
leave (Restore *restore, GError *error)
{
  /* Nothing more is tried without a person. */
  restore->charger->was_scheduled = FALSE;
  sol_restore_mode_unwatch (restore->charger);
  sol_procedure_leave (restore->procedure);
  g_task_return_error (restore->task, error);
}

static void
timer_cb (gpointer data)
{
  Restore *restore = data;
  restore->timer = 0;
  read_back (restore);
}

/* Signed out, or the charger is gone. */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Restore *restore = user_data;
  if (restore->timer == 0)
    return;
  restore->cancelled_id = 0; /* it cannot be taken back while it runs, and it runs once */
  g_autoptr (Restore) own = restore;
  leave (own, sol_error_new (SOL_ERROR_SIGNED_OUT));
}

static gboolean
is_scheduled (SolReading *reading)
{
  const SolChargePreference *preference = sol_reading_get_value (reading);
  return preference != NULL && preference->mode == SOL_CHARGE_MODE_SCHEDULED;
}

static void
read_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) restore = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  SolModelContext *context = restore->charger->context;

  if (reading != NULL && is_scheduled (reading))
    {
      sol_journal_note (context->journal, &restore->row,
                        restore->uncertain ? SOL_JOURNAL_RESOLVED_BY_READING : SOL_JOURNAL_CONFIRMED, NULL,
                        NULL);
      sol_procedure_end (restore->procedure);
      g_task_return_boolean (restore->task, TRUE);
      return;
    }
  if (g_cancellable_is_cancelled (restore->charger->cancellable))
    {
      leave (restore, sol_error_new (SOL_ERROR_SIGNED_OUT));
      return;
    }
  if (restore->reads < G_N_ELEMENTS (read_gaps))
    {
      gint64 gap = read_gaps[restore->reads++] * SOL_SECOND;
      restore->timer = sol_clock_add (context->clock, gap, G_PRIORITY_DEFAULT, timer_cb, restore);
      g_steal_pointer (&restore);
      return;
    }
  sol_journal_note (context->journal, &restore->row, SOL_JOURNAL_NOT_CONFIRMED, NULL, NULL);
  leave (restore,
         sol_error_new_message (SOL_ERROR_UNCERTAIN, _ ("The charger may have stayed in Manual mode")));
}

static void
read_back (Restore *restore)
{
  SolCharger *charger = restore->charger;
  sol_refresh_read_async (charger->refresh, SOL_FAMILY_CHARGE_MODE, charger->serial, charger->cancellable,
                          read_back_cb, restore);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) restore = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) done = sol_cloud_act_finish (SOL_CLOUD (source), result, &error);
  SolJournal *journal = restore->charger->context->journal;

  restore->uncertain = g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  if (error != NULL && !restore->uncertain)
    {
      sol_journal_note (journal, &restore->row, SOL_JOURNAL_REFUSED, NULL,
                        error->domain == SOL_ERROR ? sol_error_get_name ((SolError) error->code) : "failed");
      leave (restore, g_steal_pointer (&error));
      return;
    }
  sol_journal_note (journal, &restore->row, restore->uncertain ? SOL_JOURNAL_UNCERTAIN : SOL_JOURNAL_SENT,
                    done == NULL ? NULL : done->attempt, done == NULL ? "uncertain" : done->detail);
  read_back (g_steal_pointer (&restore));
}

static void
row_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) restore = user_data;
  g_autoptr (GError) error = NULL;
  SolCharger *charger = restore->charger;

  restore->row = sol_journal_open_finish (SOL_JOURNAL (source), result, &error);
  if (restore->row == NULL)
    {
      leave (restore, g_steal_pointer (&error));
      return;
    }
  SolCallTarget target = { .site = charger->site, .serial = charger->serial, .mode = "scheduled" };
  sol_cloud_act_async (charger->context->cloud, SOL_CALL_SET_CHARGE_MODE, &target, NULL, acted_cb,
                       g_steal_pointer (&restore));
}

static void
step_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) restore = user_data;
  g_autoptr (GError) error = NULL;
  SolCharger *charger = restore->charger;

  if (!sol_procedure_step_finish (SOL_PROCEDURE (source), result, &error))
    {
      g_task_return_error (restore->task, g_steal_pointer (&error));
      return;
    }
  sol_journal_open_async (charger->context->journal, charger->site, charger->serial, "charge-mode", "manual",
                          "scheduled", NULL, row_cb, g_steal_pointer (&restore));
}

static SolProcedure *
procedure_new (SolCharger *charger)
{
  return sol_procedure_new (&sol_restore_mode_spec, charger->context, charger->refresh, charger->site,
                            charger->serial);
}

void
sol_restore_mode_prepare (SolCharger *charger)
{
  g_return_if_fail (SOL_IS_CHARGER (charger));
  g_clear_object (&charger->restore);
  charger->restore = procedure_new (charger);
  sol_procedure_step_async (charger->restore, "set-scheduled", charger->cancellable, NULL, NULL);
}

void
sol_restore_mode_forget (SolCharger *charger)
{
  g_return_if_fail (SOL_IS_CHARGER (charger));
  if (charger->restore != NULL)
    sol_procedure_end (charger->restore);
  g_clear_object (&charger->restore);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolCharger) charger = user_data;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, NULL);
  const SolChargePreference *preference = reading == NULL ? NULL : sol_reading_get_value (reading);

  if (preference != NULL && preference->mode == SOL_CHARGE_MODE_MANUAL)
    sol_restore_mode_async (charger, NULL, NULL, NULL);
  else if (preference != NULL)
    sol_restore_mode_forget (charger);
  else if (charger->restore != NULL)
    {
      sol_procedure_leave (charger->restore);
      g_clear_object (&charger->restore);
    }
}

static void
look (SolCharger *charger)
{
  /* What is on its way must not be taken for what is. */
  charger->look_pending = charger->restoring > 0;
  if (!charger->look_pending && !g_cancellable_is_cancelled (charger->cancellable))
    sol_refresh_read_async (charger->refresh, SOL_FAMILY_CHARGE_MODE, charger->serial, charger->cancellable,
                            looked_cb, g_object_ref (charger));
}

static void
look_timer_cb (gpointer data)
{
  SolCharger *charger = data;
  charger->look_timer = 0;
  look (charger);
}

void
sol_restore_mode_unwatch (SolCharger *charger)
{
  g_return_if_fail (SOL_IS_CHARGER (charger));
  charger->look_pending = FALSE;
  if (charger->context != NULL)
    sol_clock_clear (charger->context->clock, &charger->look_timer);
}

void
sol_restore_mode_watch (SolCharger *charger)
{
  g_return_if_fail (SOL_IS_CHARGER (charger));
  sol_restore_mode_unwatch (charger);
  charger->look_timer
      = sol_clock_add (charger->context->clock, LAG, G_PRIORITY_DEFAULT, look_timer_cb, charger);
  look (charger);
}

void
sol_restore_mode_async (SolCharger *charger, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (SOL_IS_CHARGER (charger));
  Restore *restore = g_new0 (Restore, 1);
  restore->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (restore->task, sol_restore_mode_async);
  g_task_set_check_cancellable (restore->task, FALSE);
  restore->charger = g_object_ref (charger);
  charger->restoring++;
  restore->procedure = procedure_new (charger);
  restore->cancelled_id
      = g_cancellable_connect (charger->cancellable, G_CALLBACK (cancelled_cb), restore, NULL);
  sol_procedure_step_async (restore->procedure, "set-scheduled", charger->cancellable, step_cb, restore);
  g_clear_object (&charger->restore);
}

gboolean
sol_restore_mode_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
