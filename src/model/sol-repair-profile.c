/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-repair-profile"

#include "sol-repair-profile.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-battery-private.h"
#include "sol-battery-rules.h"
#include "sol-site.h"

/* A profile that is selected already is not sent on by the cloud; a moved reserve makes it do so (R44). */
#define NUDGE 5
#define PAUSE (75 * SOL_SECOND)

typedef struct
{
  GTask *task;
  SolBattery *battery;
  SolProcedure *procedure;
  int reserve; /* to be put back */
  guint timer;
  gulong cancelled_id;
} Repair;

static void
repair_free (Repair *repair)
{
  sol_clock_clear (repair->battery->context->clock, &repair->timer);
  if (repair->cancelled_id != 0)
    g_cancellable_disconnect (repair->battery->cancellable, repair->cancelled_id);
  g_clear_object (&repair->procedure);
  g_clear_object (&repair->task);
  g_clear_object (&repair->battery);
  g_free (repair);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Repair, repair_free)

static void
put_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Repair) repair = user_data;
  g_autoptr (GError) error = NULL;

  sol_control_request_finish (SOL_CONTROL (source), result, &error);
  if (error != NULL)
    {
      sol_procedure_leave (repair->procedure);
      g_task_return_error (repair->task, g_steal_pointer (&error));
      return;
    }
  sol_procedure_end (repair->procedure);
  g_task_return_boolean (repair->task, TRUE);
}

static void
put_back (Repair *repair)
{
  sol_control_request_async (sol_battery_get_control (repair->battery, SOL_BATTERY_RESERVE),
                             g_variant_new_int32 (repair->reserve), NULL, NULL, put_back_cb, repair);
}

static void
timer_cb (gpointer data)
{
  Repair *repair = data;
  repair->timer = 0;
  put_back (repair);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Repair *repair = user_data;
  if (repair->timer == 0)
    return;
  repair->cancelled_id = 0; /* it cannot be taken back while it runs, and it runs once */
  g_autoptr (Repair) own = repair;
  sol_procedure_leave (own->procedure);
  g_task_return_error (own->task, sol_error_new (SOL_ERROR_SIGNED_OUT));
}

static void
nudged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Repair) repair = user_data;
  g_autoptr (GError) error = NULL;
  SolBattery *battery = repair->battery;

  sol_control_request_finish (SOL_CONTROL (source), result, &error);
  if (error != NULL || g_cancellable_is_cancelled (battery->cancellable))
    {
      if (error != NULL && !g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN))
        sol_procedure_end (repair->procedure);
      else
        sol_procedure_leave (repair->procedure);
      g_task_return_error (repair->task,
                           error != NULL ? g_steal_pointer (&error) : sol_error_new (SOL_ERROR_SIGNED_OUT));
      return;
    }
  repair->timer = sol_clock_add (battery->context->clock, PAUSE, G_PRIORITY_DEFAULT, timer_cb, repair);
  g_steal_pointer (&repair);
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Repair) repair = user_data;
  g_autoptr (GError) error = NULL;
  double least, most;

  if (!sol_procedure_step_finish (SOL_PROCEDURE (source), result, &error))
    {
      g_task_return_error (repair->task, g_steal_pointer (&error));
      return;
    }
  sol_battery_get_reserve_range (repair->battery, &least, &most);
  int moved = repair->reserve + NUDGE <= most ? repair->reserve + NUDGE : repair->reserve - NUDGE;
  SolControl *reserve = sol_battery_get_control (repair->battery, SOL_BATTERY_RESERVE);
  sol_control_request_async (reserve, g_variant_new_int32 (moved), NULL, NULL, nudged_cb,
                             g_steal_pointer (&repair));
}

static Repair *
repair_new (SolBattery *battery, int reserve, GTask *task)
{
  Repair *repair = g_new0 (Repair, 1);
  repair->task = task;
  repair->battery = g_object_ref (battery);
  repair->reserve = reserve;
  repair->procedure
      = sol_procedure_new (&sol_repair_profile_spec, battery->context, battery->refresh, battery->site, NULL);
  repair->cancelled_id
      = g_cancellable_connect (battery->cancellable, G_CALLBACK (cancelled_cb), repair, NULL);
  return repair;
}

void
sol_battery_repair_async (SolBattery *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (SOL_IS_BATTERY (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_battery_repair_async);
  double reserve = sol_battery_get_reserve (self);
  SolControl *control = sol_battery_get_control (self, SOL_BATTERY_RESERVE);

  if (isnan (reserve) || sol_control_get_reason (control) != NULL)
    {
      const char *reason = sol_control_get_reason (control);
      g_task_return_error (task, reason == NULL ? sol_error_new (SOL_ERROR_NOT_READY)
                                                : sol_error_new_message (SOL_ERROR_REFUSED, reason));
      return;
    }
  Repair *repair = repair_new (self, (int) lround (reserve), g_steal_pointer (&task));
  g_autofree char *step = g_strdup_printf ("%d", repair->reserve);
  sol_procedure_step_async (repair->procedure, step, self->cancellable, stepped_cb, repair);
}

gboolean
sol_battery_repair_finish (SolBattery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

SolTruth
sol_battery_is_split (SolBattery *self)
{
  g_return_val_if_fail (SOL_IS_BATTERY (self), SOL_UNKNOWN);
  static const struct
  {
    const char *key;
    const char *label; /* letters of the controller's label, in English only */
  } labels[] = {
    { "self-consumption", "selfconsumption" },
    { "cost_savings", "savings" },
    { "ai_optimisation", "aioptimization" },
    { "backup_only", "fullbackup" },
  };
  const char *mode = self->status == NULL ? NULL : self->status->controller_mode;
  const char *key = self->profile == NULL ? NULL : self->profile->profile;
  g_autoptr (GString) letters = g_string_new (NULL);

  if (mode == NULL || key == NULL || sol_profile_is_pending (self->profile)
      || sol_profile_get_reason (self->profile, self->alerts) != SOL_PROFILE_AS_SELECTED)
    return SOL_UNKNOWN;
  for (const char *c = mode; *c != '\0'; c++)
    if (g_ascii_isalpha (*c))
      g_string_append_c (letters, g_ascii_tolower (*c));
  /* A label that is none of these says nothing: it is localised. */
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (letters->str, labels[i].label))
      return sol_truth (!g_str_equal (labels[i].key, key));
  return SOL_UNKNOWN;
}

/* After a crash: the reserve as it was is all that is missing. */
static void
resume_async (SolProcedure *procedure, SolSite *site, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  SolBattery *battery = sol_site_get_battery (site);
  const char *step = sol_procedure_get_step (procedure);
  GTask *task = g_task_new (battery, cancellable, callback, user_data);
  g_task_set_source_tag (task, resume_async);
  put_back (repair_new (battery, step != NULL ? atoi (step) : 20, task));
}

static gboolean
resume_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

const SolProcedureSpec sol_repair_profile_spec = {
  .kind = "repair-profile",
  .question = N_ ("The reserve was changed for a moment to repair the profile. Put it back?"),
  .answer = N_ ("Put Back"),
  .resume_async = resume_async,
  .resume_finish = resume_finish,
};
