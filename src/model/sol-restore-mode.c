/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-restore-mode"

#include "sol-restore-mode.h"

#include <glib/gi18n-lib.h>

#include "sol-charge-preference.h"

/* A mode write may be applied in spite of a 400 and is seen late: six reads, two seconds apart
 * (addendum 1.7.16). */
#define READS_MAX 6
#define READ_GAP (2 * SOL_SECOND)

static void
resume_async (SolProcedure *procedure, SolSite *site, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  sol_restore_mode_async (sol_procedure_get_context (procedure), sol_procedure_get_refresh (procedure),
                          sol_procedure_get_site_id (procedure), sol_procedure_get_device (procedure),
                          cancellable, callback, user_data);
}

const SolProcedureSpec sol_restore_mode_spec = {
  .kind = "restore-schedule",
  .question = N_ ("A start or stop has switched the charger from Scheduled to Manual. Switch it back?"),
  .answer = N_ ("Switch Back"),
  .resume_async = resume_async,
  .resume_finish = sol_restore_mode_finish,
};

typedef struct
{
  GTask *task;
  SolModelContext *context;
  SolRefresh *refresh;
  SolProcedure *procedure;
  SolJournalRow *row;
  char *site;
  char *device;
  guint reads;
  gboolean uncertain;
} Restore;

static void
restore_free (Restore *restore)
{
  g_clear_object (&restore->task);
  g_clear_pointer (&restore->context, sol_model_context_unref);
  g_clear_object (&restore->refresh);
  g_clear_object (&restore->procedure);
  g_clear_pointer (&restore->row, sol_journal_row_unref);
  g_free (restore->site);
  g_free (restore->device);
  g_free (restore);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

static void read_back (Restore *restore);

static void
timer_cb (gpointer data)
{
  read_back (data);
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

  if (g_task_return_error_if_cancelled (restore->task))
    return;
  if (reading != NULL && is_scheduled (reading))
    {
      sol_journal_note (restore->context->journal, &restore->row,
                        restore->uncertain ? SOL_JOURNAL_RESOLVED_BY_READING : SOL_JOURNAL_CONFIRMED, NULL,
                        NULL);
      sol_procedure_end (restore->procedure);
      g_task_return_boolean (restore->task, TRUE);
      return;
    }
  if (++restore->reads < READS_MAX)
    {
      SolClock *clock = restore->context->clock;
      sol_clock_add (clock, READ_GAP, G_PRIORITY_DEFAULT, timer_cb, g_steal_pointer (&restore));
      return;
    }
  /* The procedure stays open: the next start asks. */
  sol_journal_note (restore->context->journal, &restore->row, SOL_JOURNAL_NOT_CONFIRMED, NULL, NULL);
  g_task_return_error (
      restore->task,
      sol_error_new_message (SOL_ERROR_UNCERTAIN, _ ("The charger may have stayed in Manual mode")));
}

static void
read_back (Restore *restore)
{
  sol_refresh_read_async (restore->refresh, SOL_FAMILY_CHARGE_MODE, restore->device, NULL, read_back_cb,
                          restore);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) restore = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) done = sol_cloud_act_finish (SOL_CLOUD (source), result, &error);

  restore->uncertain = g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  if (error != NULL && !restore->uncertain)
    {
      sol_journal_note (restore->context->journal, &restore->row, SOL_JOURNAL_REFUSED, NULL,
                        error->domain == SOL_ERROR ? sol_error_get_name ((SolError) error->code) : "failed");
      g_task_return_error (restore->task, g_steal_pointer (&error));
      return;
    }
  sol_journal_note (restore->context->journal, &restore->row,
                    restore->uncertain ? SOL_JOURNAL_UNCERTAIN : SOL_JOURNAL_SENT,
                    done == NULL ? NULL : done->attempt, done == NULL ? "uncertain" : done->detail);
  read_back (g_steal_pointer (&restore));
}

static void
row_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) restore = user_data;
  g_autoptr (GError) error = NULL;

  restore->row = sol_journal_open_finish (SOL_JOURNAL (source), result, &error);
  if (restore->row == NULL)
    {
      g_task_return_error (restore->task, g_steal_pointer (&error));
      return;
    }
  SolCallTarget target = { .site = restore->site, .serial = restore->device, .mode = "scheduled" };
  SolCloud *cloud = restore->context->cloud;
  sol_cloud_act_async (cloud, SOL_CALL_SET_CHARGE_MODE, &target, NULL, acted_cb, g_steal_pointer (&restore));
}

static void
step_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) restore = user_data;
  g_autoptr (GError) error = NULL;

  if (!sol_procedure_step_finish (SOL_PROCEDURE (source), result, &error))
    {
      g_task_return_error (restore->task, g_steal_pointer (&error));
      return;
    }
  sol_journal_open_async (restore->context->journal, restore->site, restore->device, "charge-mode", "manual",
                          "scheduled", NULL, row_cb, restore);
  g_steal_pointer (&restore);
}

void
sol_restore_mode_async (SolModelContext *context, SolRefresh *refresh, const char *site, const char *device,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Restore *restore = g_new0 (Restore, 1);
  restore->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (restore->task, sol_restore_mode_async);
  restore->context = sol_model_context_ref (context);
  restore->refresh = g_object_ref (refresh);
  restore->site = g_strdup (site);
  restore->device = g_strdup (device);
  restore->procedure = sol_procedure_new (&sol_restore_mode_spec, context, refresh, site, device);
  sol_procedure_step_async (restore->procedure, "set-scheduled", NULL, step_cb, restore);
}

gboolean
sol_restore_mode_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
