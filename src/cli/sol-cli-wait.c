/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-wait"

#include "sol-cli-context.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

#include "sol-cli-error.h"

void
sol_cli_wait_init (SolCliWait *wait)
{
  wait->loop = g_main_loop_new (NULL, FALSE);
  wait->result = NULL;
}

void
sol_cli_wait_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SolCliWait *wait = data;
  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

GAsyncResult *
sol_cli_wait_run (SolCliWait *wait)
{
  /* Some calls answer before they return. */
  if (wait->result == NULL)
    g_main_loop_run (wait->loop);
  return wait->result;
}

void
sol_cli_wait_clear (SolCliWait *wait)
{
  g_clear_object (&wait->result);
  g_clear_pointer (&wait->loop, g_main_loop_unref);
}

struct _SolCliLeave
{
  guint refs;
  GMainLoop *loop;
  GAsyncResult *result;
  GCancellable *cancellable;
  gboolean left;
};

SolCliLeave *
sol_cli_leave_new (SolCli *self)
{
  SolCliLeave *leave = g_new0 (SolCliLeave, 1);
  leave->refs = 1;
  leave->loop = g_main_loop_new (NULL, FALSE);
  leave->cancellable = g_object_ref (self->cancellable);
  return leave;
}

SolCliLeave *
sol_cli_leave_ref (SolCliLeave *self)
{
  self->refs++;
  return self;
}

void
sol_cli_leave_unref (SolCliLeave *self)
{
  if (--self->refs > 0)
    return;
  g_clear_object (&self->result);
  g_object_unref (self->cancellable);
  g_main_loop_unref (self->loop);
  g_free (self);
}

void
sol_cli_leave_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SolCliLeave) self = data;
  if (self->left)
    return;
  self->result = g_object_ref (result);
  g_main_loop_quit (self->loop);
}

static void
leave_cb (GCancellable *cancellable, gpointer data)
{
  g_main_loop_quit (data);
}

GAsyncResult *
sol_cli_leave_run (SolCliLeave *self, GError **error)
{
  gulong id = g_cancellable_connect (self->cancellable, G_CALLBACK (leave_cb), self->loop, NULL);
  if (self->result == NULL && !g_cancellable_is_cancelled (self->cancellable))
    g_main_loop_run (self->loop);
  g_cancellable_disconnect (self->cancellable, id);
  self->left = self->result == NULL;
  if (self->left)
    g_cancellable_set_error_if_cancelled (self->cancellable, error);
  return self->result;
}

static gboolean
take_signal (SolCli *self, int number)
{
  self->signal = number;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

static gboolean
interrupt_cb (gpointer data)
{
  return take_signal (data, SIGINT);
}

static gboolean
term_cb (gpointer data)
{
  return take_signal (data, SIGTERM);
}

static gboolean
hangup_cb (gpointer data)
{
  return take_signal (data, SIGHUP);
}

void
sol_cli_watch_signals (SolCli *self)
{
  self->signal_sources[0] = g_unix_signal_add (SIGINT, interrupt_cb, self);
  self->signal_sources[1] = g_unix_signal_add (SIGTERM, term_cb, self);
  self->signal_sources[2] = g_unix_signal_add (SIGHUP, hangup_cb, self);
}

void
sol_cli_ignore_signals (SolCli *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_clear_handle_id (&self->signal_sources[i], g_source_remove);
}

static void
timer_cb (gpointer data)
{
  SolCli *self = data;
  self->timer = 0;
  self->timed_out = TRUE;
  g_cancellable_cancel (self->cancellable);
}

void
sol_cli_set_timer (SolCli *self, double seconds)
{
  sol_clock_clear (self->clock, &self->timer);
  if (seconds > 0)
    self->timer
        = sol_clock_add (self->clock, (gint64) (seconds * SOL_SECOND), G_PRIORITY_DEFAULT, timer_cb, self);
}

gboolean
sol_cli_check (SolCli *self, GError **error)
{
  if (self->signal != 0)
    g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_INTERRUPTED, _ ("Interrupted"));
  else if (self->timed_out)
    g_propagate_error (error, sol_error_new_message (SOL_ERROR_UNAVAILABLE, _ ("No answer came in time.")));
  else
    return TRUE;
  return FALSE;
}

void
sol_cli_explain (SolCli *self, GError **error)
{
  g_autoptr (GError) why = NULL;
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || sol_cli_check (self, &why))
    return;
  g_clear_error (error);
  *error = g_steal_pointer (&why);
}
