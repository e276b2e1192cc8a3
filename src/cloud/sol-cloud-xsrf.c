/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-xsrf"

#include <string.h>

#include "sol-cloud-private.h"
#include "sol-cloud-write.h"
#include "sol-secret.h"
#include "sol-xsrf.h"

/* The sequence of addendum 1.5.2. A step that fails is not the end of it, and what it does not bring never
 * takes the place of a token that is there. */

typedef enum
{
  STEP_SETTINGS,       /* the header of the site settings */
  STEP_CHECK,          /* `isValid`: header, cookies, jar */
  STEP_SETTINGS_AGAIN, /* cookies of the site settings, jar */
  STEP_OVER,
} Step;

typedef struct
{
  SolCallTarget *target; /* (owned) */
  gboolean lean;
  Step step;
} Getting;

static void
getting_free (gpointer data)
{
  Getting *getting = data;
  sol_call_target_free (getting->target);
  g_free (getting);
}

static const SolAttempt *
find_attempt (SolCallId call, gboolean lean)
{
  const SolCallRow *row = sol_call_get_row (call);
  for (guint i = 0; i < row->n_attempts; i++)
    if (strcmp (row->attempts[i].name, lean ? "lean" : "primary") == 0)
      return &row->attempts[i];
  g_return_val_if_reached (&row->attempts[0]);
}

static char *
dup_jar_token (SolCloud *self)
{
  g_autoptr (SolSession) session = sol_cloud_dup_session (self);
  return session == NULL ? NULL : sol_session_dup_xsrf (session);
}

static char *
dup_held_token (SolCloud *self)
{
  return self->xsrf != NULL ? g_strdup (self->xsrf) : dup_jar_token (self);
}

static void getting_ask (GTask *task);

static void
getting_end (GTask *task, char *token)
{
  SolCloud *self = g_task_get_source_object (task);
  if (token != NULL)
    {
      g_clear_pointer (&self->xsrf, sol_secret_free);
      self->xsrf = g_strdup (token);
    }
  else
    token = dup_held_token (self);
  g_task_return_pointer (task, token, (GDestroyNotify) sol_secret_free);
}

/* What the answer of a step brings; also says which step comes next without. */
static char *
getting_take (SolCloud *self, Getting *getting, const SolAnswer *answer)
{
  Step step = getting->step;
  getting->step = STEP_OVER;
  if (step == STEP_SETTINGS)
    {
      getting->step = STEP_CHECK;
      return answer->status < 400 ? sol_xsrf_from_header (answer) : NULL;
    }

  char *token = step == STEP_CHECK && answer->status < 400 ? sol_xsrf_from_header (answer) : NULL;
  if (token == NULL && answer->status < 500)
    token = sol_xsrf_from_cookies (answer);
  if (token == NULL && answer->status < 500)
    token = dup_jar_token (self);
  if (step == STEP_CHECK && answer->status >= 400 && answer->status < 500)
    getting->step = STEP_SETTINGS_AGAIN;
  return token;
}

static gboolean
is_final (const GError *error)
{
  return error->domain != SOL_ERROR || error->code == SOL_ERROR_SIGNED_OUT
         || error->code == SOL_ERROR_BUDGET_SPENT || error->code == SOL_ERROR_BLOCKED
         || error->code == SOL_ERROR_TOO_MANY_SESSIONS || error->code == SOL_ERROR_OFFLINE;
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  Getting *getting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSent) sent = sol_cloud_send_finish (self, result, NULL, &error);
  if (error != NULL && is_final (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  char *token = NULL;
  if (sent != NULL)
    token = getting_take (self, getting, sent->answer);
  else
    getting->step = getting->step == STEP_SETTINGS ? STEP_CHECK : STEP_OVER;
  if (token != NULL || getting->step == STEP_OVER)
    getting_end (task, token);
  else
    getting_ask (task);
}

static void
getting_ask (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Getting *getting = g_task_get_task_data (task);
  SolCallId call = getting->step == STEP_CHECK ? SOL_CALL_CHECK_BATTERY_WINDOWS : SOL_CALL_SITE_SETTINGS;
  char *held = getting->step == STEP_CHECK ? dup_held_token (self) : NULL;
  const SolSendParts parts = { .budget = SOL_BUDGET_HARD, .xsrf = held };
  sol_cloud_send_async (self, call, find_attempt (call, getting->lean), getting->target, &parts,
                        g_task_get_cancellable (task), asked_cb, g_object_ref (task));
  sol_secret_free (held);
}

void
sol_cloud_get_xsrf_async (SolCloud *self, const SolCallTarget *target, SolBatteryWindowKind kind,
                          gboolean lean, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_cloud_get_xsrf_async);
  Getting *getting = g_new0 (Getting, 1);
  g_autoptr (SolWrite) check = sol_write_new_window_check (kind);
  const SolCallTarget own = { .site = target->site, .write = check };
  getting->target = sol_call_target_copy (&own);
  getting->lean = lean;
  g_task_set_task_data (task, getting, getting_free);
  getting_ask (task);
}

char *
sol_cloud_get_xsrf_finish (SolCloud *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
