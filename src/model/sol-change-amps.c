/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-change-amps"

#include "sol-change-amps.h"

#include <glib/gi18n-lib.h>

#include "sol-charger-private.h"
#include "sol-restore-mode.h"
#include "sol-site.h"

/* The cloud takes a new current only with a new session, which it opens some time after the old one (R34). */
#define PAUSE (30 * SOL_SECOND)

typedef struct
{
  GTask *task;
  SolCharger *charger;
  SolProcedure *procedure;
  int amps;
  gboolean scheduled; /* to be set back afterwards */
  gboolean resumed;   /* a person was asked whether to start again, no more */
  guint timer;
  gulong cancelled_id;
} Change;

static void
change_free (Change *change)
{
  change->charger->hold_restore = FALSE;
  sol_charger_set_pausing (change->charger, FALSE);
  sol_clock_clear (change->charger->context->clock, &change->timer);
  if (change->cancelled_id != 0)
    g_cancellable_disconnect (change->charger->cancellable, change->cancelled_id);
  g_clear_object (&change->procedure);
  g_clear_object (&change->task);
  g_clear_object (&change->charger);
  g_free (change);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void begin_step (Change *change, const char *step);

/* What the pause is undone by: the procedure stays on the disk, and a person is asked, here or at the next
 * start. */
static void
fail (Change *change, GError *error, gboolean over)
{
  g_autoptr (Change) own = change;
  if (over)
    sol_procedure_end (own->procedure);
  else
    sol_procedure_leave (own->procedure);
  g_task_return_error (own->task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  sol_procedure_end (change->procedure);
  if (sol_restore_mode_finish (result, &error))
    g_task_return_boolean (change->task, TRUE);
  else
    g_task_return_error (change->task, g_steal_pointer (&error));
}

static void
go_on (Change *change)
{
  if (change->scheduled)
    {
      sol_restore_mode_async (change->charger, NULL, restored_cb, change);
      return;
    }
  g_autoptr (Change) own = change;
  sol_procedure_end (own->procedure);
  g_task_return_boolean (own->task, TRUE);
}

/* It charged already: by our own start, or by somebody else's in the pause, and then with another current. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  const SolChargerStatus *status = sol_charger_get_status (change->charger);

  if (reading == NULL || status == NULL || (status->amps_set > 0 && status->amps_set != change->amps))
    fail (g_steal_pointer (&change), sol_error_new (SOL_ERROR_UNCERTAIN), TRUE);
  else
    go_on (g_steal_pointer (&change));
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;
  SolCharger *charger = change->charger;

  SolControlResult how = sol_control_request_finish (SOL_CONTROL (source), result, &error);
  if (error != NULL)
    {
      /* Without a car there is nothing to start again. */
      gboolean over = g_error_matches (error, SOL_ERROR, SOL_ERROR_NOT_PLUGGED_IN);
      fail (g_steal_pointer (&change), g_steal_pointer (&error), over);
    }
  else if (how == SOL_CONTROL_RESULT_NO_OP && !change->resumed)
    sol_refresh_read_async (charger->refresh, SOL_FAMILY_EV_STATUS, NULL, charger->cancellable, looked_cb,
                            g_steal_pointer (&change));
  else
    go_on (g_steal_pointer (&change));
}

static void
paused_cb (gpointer data)
{
  Change *change = data;
  change->timer = 0;
  begin_step (change, "start");
}

static void
begin_pause (Change *change)
{
  /* Whoever started it now would get the old current, and the new one would be lost. */
  sol_charger_set_pausing (change->charger, TRUE);
  change->timer
      = sol_clock_add (change->charger->context->clock, PAUSE, G_PRIORITY_DEFAULT, paused_cb, change);
}

/* Signed out, or the charger is gone: no timer of ours acts any more (R18). */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Change *change = user_data;
  if (change->timer == 0)
    return;
  change->cancelled_id = 0; /* it cannot be taken back while it runs, and it runs once */
  fail (change, sol_error_new (SOL_ERROR_SIGNED_OUT), FALSE);
}

static void
stopped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  sol_control_request_finish (SOL_CONTROL (source), result, &error);
  if (error != NULL)
    {
      /* It still charges; nothing is left to be undone unless the program goes now. */
      gboolean over = !g_cancellable_is_cancelled (change->charger->cancellable)
                      && !g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
      fail (g_steal_pointer (&change), g_steal_pointer (&error), over);
      return;
    }
  begin_step (g_steal_pointer (&change), "wait");
}

static void
take_step (Change *change)
{
  SolCharger *charger = change->charger;
  SolControl *charging = sol_charger_get_charging (charger);
  const char *step = sol_procedure_get_step (change->procedure);

  if (g_cancellable_is_cancelled (charger->cancellable))
    fail (change, sol_error_new (SOL_ERROR_SIGNED_OUT), FALSE);
  else if (g_str_has_prefix (step, "stop/"))
    sol_control_request_async (charging, g_variant_new_boolean (FALSE), NULL, NULL, stopped_cb, change);
  else if (g_str_has_prefix (step, "wait/"))
    begin_pause (change);
  else
    {
      sol_charger_set_pausing (charger, FALSE);
      sol_control_request_async (charging, g_variant_new_boolean (TRUE), g_variant_new_int32 (change->amps),
                                 NULL, started_cb, change);
    }
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  if (!sol_procedure_step_finish (SOL_PROCEDURE (source), result, &error))
    fail (g_steal_pointer (&change), g_steal_pointer (&error), FALSE);
  else
    take_step (g_steal_pointer (&change));
}

static void
begin_step (Change *change, const char *step)
{
  g_autofree char *text
      = g_strdup_printf ("%s/%d/%s", step, change->amps, change->scheduled ? "scheduled" : "manual");
  sol_procedure_step_async (change->procedure, text, change->charger->cancellable, stepped_cb, change);
}

static Change *
change_new (SolCharger *charger, int amps, gboolean scheduled, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  Change *change = g_new0 (Change, 1);
  change->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (change->task, sol_change_amps_async);
  g_task_set_check_cancellable (change->task, FALSE);
  change->charger = g_object_ref (charger);
  change->amps = amps;
  change->scheduled = scheduled;
  change->procedure = sol_procedure_new (&sol_change_amps_spec, charger->context, charger->refresh,
                                         charger->site, charger->serial);
  /* A charger set back to Scheduled in the pause could start by itself. */
  charger->hold_restore = TRUE;
  change->cancelled_id
      = g_cancellable_connect (charger->cancellable, G_CALLBACK (cancelled_cb), change, NULL);
  return change;
}

void
sol_change_amps_async (SolCharger *charger, int amps, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (SOL_IS_CHARGER (charger));
  gboolean scheduled = sol_charger_get_mode (charger) == SOL_CHARGE_MODE_SCHEDULED;
  begin_step (change_new (charger, amps, scheduled, cancellable, callback, user_data), "stop");
}

gboolean
sol_change_amps_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* After a crash: the start is all that is missing; a session that never stopped needs none. */
static void
resume_async (SolProcedure *procedure, SolSite *site, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  SolCharger *charger = sol_site_find_charger (site, sol_procedure_get_device (procedure));
  const char *step = sol_procedure_get_step (procedure);
  g_auto (GStrv) parts = g_strsplit (step != NULL ? step : "", "/", 3);

  if (charger == NULL || g_strv_length (parts) != 3)
    {
      g_task_report_error (NULL, callback, user_data, resume_async, sol_error_new (SOL_ERROR_NOT_READY));
      return;
    }
  Change *change = change_new (charger, atoi (parts[1]), g_str_equal (parts[2], "scheduled"), cancellable,
                               callback, user_data);
  change->resumed = TRUE;
  begin_step (change, "start");
}

const SolProcedureSpec sol_change_amps_spec = {
  .kind = "change-amps",
  .question = N_ ("Charging was paused to change the current. Start again?"),
  .answer = N_ ("Start Again"),
  .resume_async = resume_async,
  .resume_finish = sol_change_amps_finish,
};
